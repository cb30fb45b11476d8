// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/library/library.h"
#include "tests/support/shelfdriver.h"
#include "ui/dialogs/prompts.h"
#include "ui/models/journalmodel.h"
#include "ui/panes/copycard.h"
#include "ui/panes/shelfstatus.h"
#include "ui/widgets/sectiondelegate.h"
#include "ui/widgets/snackbar.h"
#include "ui/widgets/starrating.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace runout;
using namespace runout::test;

// The collector's own in the real window, before the stand-in.
class tst_MainWindowShelf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSyncIsSeenEverywhere();
    void whatIsOwnedAndWantedIsMarked();
    void theReleasePaneAddsAndRemoves();
    void conditionsAndStarsAreChangedInPlace();
    void anEditMadeOfflineArrivesOnce();
    void foundItMovesAWant();
    void theHistoryTakesBack();
    void aRefusedEditShowsBothSides();
    void nothingIsAddedWithoutAnAccount();
    void aSecondCopyIsSaidAndTakenBack();
    void aSyncIsStoppedFromTheMenu();
    void whatWasSeenIsCounted();
    void foldersAreMadeRenamedAndDeleted();
    void listsAreRead();
    void signingOutKeepsOrRemoves();
    void anothersShelfIsAskedAbout();
    void theSampleShowsItsShelf();
};

namespace {

QString path(const QString &rest)
{
    return QStringLiteral("/users/tester/") + rest;
}

qint64 firstWant(const AppFixture &fixture)
{
    const auto wants = await(fixture.app().collection().wants());
    return wants && !wants->isEmpty() ? discogs::number(wants->first().record.id) : 0;
}

qint64 firstOwned(const AppFixture &fixture)
{
    // One that is there once.
    const auto copies = await(fixture.app().collection().instances()).value_or(QList<library::Instance>());
    for (const library::Instance &copy : copies) {
        if (copiesOf(fixture, discogs::number(copy.record.id)).size() == 1)
            return discogs::number(copy.record.id);
    }
    return 0;
}

bool open(AppFixture &fixture, qint64 release)
{
    fixture.enter(QStringLiteral("r%1").arg(release));
    return fixture.settle() && fixture.place().open.has_value();
}

const ui::Snackbar *snackbar(const AppFixture &fixture)
{
    return fixture.window().findChild<ui::Snackbar *>();
}

} // namespace

void tst_MainWindowShelf::aSyncIsSeenEverywhere()
{
    AppFixture fixture(StandIn::collection(2500, 300), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("All")), QStringLiteral("2,500"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("Wantlist")), QStringLiteral("300"), patience);
    const auto *status = fixture.window().findChild<ui::ShelfStatus *>();
    QTRY_COMPARE_WITH_TIMEOUT(status->text(), QStringLiteral("Synced just now, 2,500 records"), patience);
    QVERIFY(fixture.button(QStringLiteral("Synchronize")));

    QVERIFY(clickSection(fixture, QStringLiteral("Collection")));
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Collection);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.list(QStringLiteral("Collection"))->model()->rowCount(), 2500, patience);
    QVERIFY(clickSection(fixture, QStringLiteral("Wantlist")));
    QCOMPARE(fixture.list(QStringLiteral("Wantlist"))->model()->rowCount(), 300);
    QCOMPARE(fixture.find<QLabel>(QStringLiteral("Wantlist count"))->text(), QStringLiteral("300 wanted"));

    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("All")), QStringLiteral("2,500"), patience);
}

void tst_MainWindowShelf::whatIsOwnedAndWantedIsMarked()
{
    AppFixture fixture(StandIn::collection(40, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const qint64 owned = firstOwned(fixture);
    QVERIFY(owned > 0);
    QVERIFY(open(fixture, owned));
    QVERIFY(fixture.button(QStringLiteral("In collection")));
    QVERIFY(clickSection(fixture, QStringLiteral("Releases")));
    const auto *results = qobject_cast<ui::ResultsModel *>(fixture.list(QStringLiteral("Results"))->model());
    QVERIFY(results);
    const QModelIndex row = results->indexOf({discogs::EntityKind::Release, owned});
    QVERIFY(row.isValid());
    QVERIFY(results->at(row.row()).inCollection);
    fixture.click(fixture.button(QStringLiteral("Add to wantlist")));
    QTRY_VERIFY_WITH_TIMEOUT(results->at(row.row()).inWantlist, patience); // live
}

void tst_MainWindowShelf::theReleasePaneAddsAndRemoves()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const qint64 release = firstWant(fixture);
    QVERIFY(open(fixture, release));
    QVERIFY(fixture.button(QStringLiteral("Remove from wantlist"))); // says what it does
    QCOMPARE(copiesOf(fixture, release).size(), 0);
    fixture.click(fixture.button(QStringLiteral("Add to collection")));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.button(QStringLiteral("In collection")), patience);
    QVERIFY(allSent(fixture));
    QCOMPARE(fixture.server.made(QStringLiteral("POST"), path(QStringLiteral("collection/folders/1/releases"))), 1);

    fixture.click(fixture.button(QStringLiteral("Add another copy")));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.button(QStringLiteral("In collection ×2")), patience);
    QVERIFY(allSent(fixture));
    fixture.click(fixture.button(QStringLiteral("In collection ×2")));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.window().findChildren<ui::CopyCard *>().size(), 2, patience);
    fixture.click(fixture.button(QStringLiteral("Remove this copy")));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.button(QStringLiteral("In collection")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(snackbar(fixture)->sentence().startsWith(u"Removed "), patience);
    QVERIFY(allSent(fixture));
    QCOMPARE(copiesOf(fixture, release).size(), 1);
    fixture.click(snackbar(fixture)->findChild<QPushButton *>()); // Undo
    QTRY_COMPARE_WITH_TIMEOUT(copiesOf(fixture, release).size(), 2, patience);
    QVERIFY(allSent(fixture));
}

void tst_MainWindowShelf::conditionsAndStarsAreChangedInPlace()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const qint64 release = firstOwned(fixture);
    QVERIFY(open(fixture, release));
    fixture.click(fixture.button(QStringLiteral("In collection")));
    auto *card = fixture.window().findChild<ui::CopyCard *>();
    QVERIFY(card && card->isVisible());
    auto *media = fixture.find<QComboBox>(QStringLiteral("Media Condition"), card);
    const int mint = media->findText(QStringLiteral("Mint (M)"));
    QVERIFY(mint > 0);
    media->setCurrentIndex(mint);
    Q_EMIT media->activated(mint);
    auto *notes = fixture.find<ui::NoteEdit>(QStringLiteral("Notes"), card);
    notes->setFocus();
    notes->setPlainText(QStringLiteral("from the flea market"));
    QTest::keyClick(notes, Qt::Key_Return, Qt::ControlModifier);
    auto *stars = fixture.find<ui::StarRating>(QStringLiteral("Rating"));
    stars->setFocus();
    QTest::keyClick(stars, stars->rating() == 5 ? Qt::Key_4 : Qt::Key_5);
    const int rating = stars->rating();
    const auto copy = [&] { return copiesOf(fixture, release).first(); };
    QTRY_COMPARE_WITH_TIMEOUT(copy().rating, rating, patience);
    QVERIFY(copy().fields.contains({discogs::mediaConditionField, QStringLiteral("Mint (M)")}));
    QVERIFY(copy().fields.contains({discogs::notesField, QStringLiteral("from the flea market")}));
    QVERIFY(allSent(fixture));

    // The Edit menu says what it takes back.
    QAction *undo = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((undo = fixture.window().findChild<QAction *>(QStringLiteral("undo"))) &&
                                 undo->text().contains(u"rating"),
                             patience);
    undo->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(copy().rating != rating, patience);
    QAction *redo = fixture.window().findChild<QAction *>(QStringLiteral("redo"));
    QTRY_VERIFY_WITH_TIMEOUT(redo->isEnabled(), patience);
    redo->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(copy().rating, rating, patience);
}

void tst_MainWindowShelf::anEditMadeOfflineArrivesOnce()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const qint64 release = firstWant(fixture);
    QVERIFY(open(fixture, release));
    fixture.server.forgetRequests();

    fixture.home.setVariable("DISCOGS_API_URL", "http://127.0.0.1:9"); // nobody there
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QVERIFY(open(fixture, release));
    fixture.click(fixture.button(QStringLiteral("Add to collection")));
    QTRY_COMPARE_WITH_TIMEOUT(copiesOf(fixture, release).size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.button(QStringLiteral("1 edit waiting")), patience);
    fixture.click(fixture.button(QStringLiteral("1 edit waiting")));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Journal);
    QCOMPARE(fixture.server.made(QString(), path(QString())), 0);

    fixture.home.setVariable("DISCOGS_API_URL", fixture.server.url().toString().toLatin1());
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QVERIFY(allSent(fixture));
    QCOMPARE(fixture.server.made(QStringLiteral("POST"), path(QStringLiteral("collection/folders/"))), 1);
    QCOMPARE(copiesOf(fixture, release).size(), 1);
    QVERIFY(discogs::number(copiesOf(fixture, release).first().id) > 0);
    QVERIFY(!fixture.button(QStringLiteral("1 edit waiting")));
}

void tst_MainWindowShelf::foundItMovesAWant()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    QVERIFY(clickSection(fixture, QStringLiteral("Wantlist")));
    QAbstractItemView *wants = fixture.list(QStringLiteral("Wantlist"));
    const qint64 release = firstWant(fixture);
    QVERIFY(fixture.clickResult({discogs::EntityKind::Release, release}, QStringLiteral("Wantlist")));
    auto *found = fixture.find<QToolButton>(QStringLiteral("Found it"));
    QVERIFY(found->isEnabled());
    QVERIFY(found->menu()->actions().size() > 1);
    found->menu()->actions().first()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(wants->model()->rowCount(), 4, patience);
    QCOMPARE(copiesOf(fixture, release).size(), 1);
    QVERIFY(!isWanted(fixture, release));
    QVERIFY(allSent(fixture));
    QCOMPARE(fixture.server.made(QStringLiteral("DELETE"), path(QStringLiteral("wants/"))), 1);
    // It was one thing to do, and is one to undo.
    fixture.window().findChild<QAction *>(QStringLiteral("undo"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(wants->model()->rowCount(), 5, patience);
    QTRY_COMPARE_WITH_TIMEOUT(copiesOf(fixture, release).size(), 0, patience);
    QVERIFY(allSent(fixture));
}

void tst_MainWindowShelf::theHistoryTakesBack()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const qint64 release = firstWant(fixture);
    QVERIFY(open(fixture, release));
    fixture.click(fixture.button(QStringLiteral("Add to collection")));
    QTRY_COMPARE_WITH_TIMEOUT(copiesOf(fixture, release).size(), 1, patience);
    QVERIFY(allSent(fixture));
    QVERIFY(clickSection(fixture, QStringLiteral("History")));
    QAbstractItemView *history = fixture.list(QStringLiteral("History"));
    QCOMPARE(history->model()->rowCount(), 2); // the day, and what was done
    QCOMPARE(history->model()->index(0, 0).data().toString(), QStringLiteral("Today"));
    const QModelIndex entry = history->model()->index(1, 0);
    QCOMPARE(entry.data().toString(), QStringLiteral("Added to the collection"));
    QTRY_COMPARE_WITH_TIMEOUT(entry.data(ui::JournalModel::StateTextRole).toString(), QStringLiteral("Sent"), patience);
    const QRect row = history->visualRect(entry);
    QTest::mouseClick(history->viewport(), Qt::LeftButton, {}, QPoint(row.right() - 40, row.center().y()));
    QTRY_COMPARE_WITH_TIMEOUT(copiesOf(fixture, release).size(), 0, patience);
    QVERIFY(allSent(fixture));
    QCOMPARE(fixture.server.made(QStringLiteral("DELETE"), path(QStringLiteral("collection/folders/"))), 1);
    QTRY_COMPARE_WITH_TIMEOUT(history->model()->rowCount(), 3, patience);
}

void tst_MainWindowShelf::aRefusedEditShowsBothSides()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const qint64 release = firstOwned(fixture);
    const int before = copiesOf(fixture, release).first().rating;
    QVERIFY(fixture.server.fault(QStringLiteral("422"), path(QStringLiteral("collection")), 1,
                                 {{QStringLiteral("method"), QStringLiteral("write")}}));
    QVERIFY(open(fixture, release));
    auto *stars = fixture.find<ui::StarRating>(QStringLiteral("Rating"));
    stars->setFocus();
    QTest::keyClick(stars, before == 5 ? Qt::Key_4 : Qt::Key_5);
    const int mine = stars->rating();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.button(QStringLiteral("1 edit refused")), patience);
    fixture.click(fixture.button(QStringLiteral("1 edit refused")));
    QVERIFY(fixture.settle());
    const auto *card = fixture.find<QWidget>(QStringLiteral("Refused change"));
    const QString said = test::visibleText(*card);
    QVERIFY2(said.contains(QString(mine, QChar(0x2605))), qPrintable(said));
    QVERIFY(fixture.button(QStringLiteral("Keep mine"), card));
    fixture.click(fixture.button(QStringLiteral("Take Discogs’"), card));
    QTRY_COMPARE_WITH_TIMEOUT(copiesOf(fixture, release).first().rating, before, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.has(QStringLiteral("Refused change")), patience);
    QCOMPARE(shelfState(fixture).refused, 0);
}

void tst_MainWindowShelf::nothingIsAddedWithoutAnAccount()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QVERIFY(open(fixture, 249504));
    const QAbstractButton *add = fixture.button(QStringLiteral("Add to collection"));
    const QAbstractButton *want = fixture.button(QStringLiteral("Add to wantlist"));
    QVERIFY(add && want);
    QVERIFY(!add->isEnabled() && !want->isEnabled());
    QVERIFY2(add->toolTip().startsWith(u"Link your Discogs account"), qPrintable(add->toolTip()));
    QCOMPARE(want->toolTip(), add->toolTip());
    for (const QString &text : {QStringLiteral("Add to collection"), QStringLiteral("Add to wantlist")}) {
        QVERIFY(!fixture.action(text)->isEnabled());
        QCOMPARE(fixture.action(text)->toolTip(), add->toolTip());
    }
    QVERIFY(!fixture.action(QStringLiteral("Import CSV…"))->isEnabled());
    QCOMPARE(shelfState(fixture).waiting, 0);
}

void tst_MainWindowShelf::aSecondCopyIsSaidAndTakenBack()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const qint64 release = firstOwned(fixture);
    QVERIFY(open(fixture, release));
    QAction *adding = fixture.action(QStringLiteral("Add another copy"));
    QVERIFY(adding && adding->isEnabled());
    adding->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(copiesOf(fixture, release).size(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(snackbar(fixture)->sentence().startsWith(u"You own this record already"), patience);
    // Taken back from the menu, the notice has nothing more to offer.
    QAction *undo = fixture.window().findChild<QAction *>(QStringLiteral("undo"));
    QTRY_VERIFY_WITH_TIMEOUT(undo->isEnabled(), patience);
    undo->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(copiesOf(fixture, release).size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(snackbar(fixture)->sentence(), QString(), patience);
    // Likewise after a removal.
    fixture.action(QStringLiteral("Remove from collection"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(snackbar(fixture)->sentence().startsWith(u"Removed "), patience);
    undo->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(snackbar(fixture)->sentence(), QString(), patience);
    QCOMPARE(copiesOf(fixture, release).size(), 1);
}

void tst_MainWindowShelf::aSyncIsStoppedFromTheMenu()
{
    AppFixture fixture(StandIn::collection(2500, 300), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QAction *stop = fixture.action(QStringLiteral("Stop synchronizing"));
    QVERIFY(stop && !stop->shortcut().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.app().sync()->isRunning(), patience);
    QVERIFY(stop->isEnabled());
    stop->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.app().sync()->isRunning(), patience);
    QVERIFY(!stop->isEnabled());
    QVERIFY(!shelfState(fixture).synced.isValid());
}

void tst_MainWindowShelf::whatWasSeenIsCounted()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const auto seen = [&] { return await(fixture.app().library().counts()).value().releases; };
    const int before = seen();
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("Releases")), QString::number(seen()), patience);
    // Kept behind the window's back, long after everything on it has settled.
    discogs::SearchResult result;
    result.entity = {discogs::EntityKind::Release, 987'654'321};
    result.title = QStringLiteral("Somebody - Something");
    QVERIFY(await(fixture.app().library().remember({result}, QDateTime::currentDateTimeUtc())));
    QCOMPARE(seen(), before + 1);
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("Releases")), QString::number(before + 1), patience);
}

void tst_MainWindowShelf::foldersAreMadeRenamedAndDeleted()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    auto *sections = fixture.find<QListWidget>(QStringLiteral("Sections"));
    const auto typeName = [&](const QString &name) {
        auto *editor = sections->findChild<QLineEdit *>();
        if (!editor)
            return false;
        editor->selectAll();
        QTest::keyClicks(editor, name);
        QTest::keyClick(editor, Qt::Key_Return);
        return true;
    };
    fixture.action(QStringLiteral("New folder…"))->trigger();
    QVERIFY(typeName(QStringLiteral("Dub")));
    QTRY_VERIFY_WITH_TIMEOUT(section(fixture, QStringLiteral("Dub")), patience);
    QVERIFY(allSent(fixture));
    // It is called by Discogs' number from now on.
    QTRY_VERIFY_WITH_TIMEOUT(
        section(fixture, QStringLiteral("Dub"))->data(ui::SectionDelegate::FolderRole).toLongLong() > 0, patience);
    sections->setCurrentItem(section(fixture, QStringLiteral("Dub")));
    QTest::keyClick(sections, Qt::Key_F2);
    QVERIFY(typeName(QStringLiteral("Dub & roots")));
    QTRY_VERIFY_WITH_TIMEOUT(section(fixture, QStringLiteral("Dub & roots")), patience);
    QVERIFY(allSent(fixture));
    sections->setCurrentItem(section(fixture, QStringLiteral("Dub & roots")));
    QTest::keyClick(sections, Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(!section(fixture, QStringLiteral("Dub & roots")), patience);
    QVERIFY(allSent(fixture));
    QCOMPARE(fixture.server.made(QStringLiteral("DELETE"), path(QStringLiteral("collection/folders/"))), 1);
    // One that is not empty stays.
    QListWidgetItem *full = nullptr;
    for (int row = 0; row < sections->count(); ++row) {
        if (sections->item(row)->flags().testFlag(Qt::ItemIsEditable) &&
            sections->item(row)->data(ui::SectionDelegate::RecordsRole).toInt() > 0)
            full = sections->item(row);
    }
    QVERIFY(full);
    sections->setCurrentItem(full);
    QTest::keyClick(sections, Qt::Key_Delete);
    QVERIFY(snackbar(fixture)->sentence().contains(u"is not empty"));
}

void tst_MainWindowShelf::listsAreRead()
{
    AppFixture fixture(StandIn::collection(40, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    QVERIFY(clickSection(fixture, QStringLiteral("Lists")));
    QAbstractItemView *lists = fixture.list(QStringLiteral("Lists"));
    QCOMPARE(lists->model()->rowCount(), 2);
    QVERIFY(fixture.clickRow(lists, lists->model()->index(0, 0)));
    QVERIFY(fixture.settle());
    QAbstractItemView *items = fixture.list(QStringLiteral("List items"));
    QVERIFY(items->model()->rowCount() > 0);
    const int rows = items->model()->rowCount();
    fixture.server.stop(); // held from now on
    fixture.click(fixture.button(QStringLiteral("Back")));
    QVERIFY(fixture.settle());
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QVERIFY(clickSection(fixture, QStringLiteral("Lists")));
    lists = fixture.list(QStringLiteral("Lists"));
    QVERIFY(fixture.clickRow(lists, lists->model()->index(0, 0)));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.list(QStringLiteral("List items"))->model()->rowCount(), rows);
    QVERIFY(!fixture.says(QStringLiteral("List content")).isEmpty()); // and says that Discogs was not reached
}

void tst_MainWindowShelf::signingOutKeepsOrRemoves()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const auto signOut = [&fixture](bool remove) {
        fixture.action(QStringLiteral("Sign out…"))->trigger();
        QDialog *question = nullptr;
        if (!QTest::qWaitFor([&] { return (question = qobject_cast<QDialog *>(fixture.window().front())); }, patience))
            return false;
        if (auto *box = question->findChild<QCheckBox *>())
            box->setChecked(remove);
        fixture.click(fixture.button(QStringLiteral("Sign out"), question));
        return QTest::qWaitFor([&] { return !fixture.app().account()->isSignedIn(); }, patience);
    };
    QVERIFY(signOut(false));
    QVERIFY(fixture.settle());
    QCOMPARE(sectionCount(fixture, QStringLiteral("All")), QStringLiteral("20"));
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QVERIFY(!fixture.app().account()->isSignedIn());
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("All")), QStringLiteral("20"), patience);

    fixture.secrets.entries.insert(QStringLiteral("discogs-token"),
                                   "{\"token\":\"" + StandIn::token().toLatin1() + "\",\"username\":\"tester\"}");
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    QVERIFY(signOut(true));
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("All")), QStringLiteral("0"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("Wantlist")), QStringLiteral("0"), patience);
    QCOMPARE(shelfState(fixture).owner, QString());
}

void tst_MainWindowShelf::anothersShelfIsAskedAbout()
{
    AppFixture fixture(StandIn::collection(20, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    fixture.end();
    {
        // As if it had been somebody else's.
        QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
        QVERIFY(await(fixture.app().collection().forgetAccount()).value_or(false));
        QVERIFY(await(fixture.app().collection().setOwner(QStringLiteral("somebody"))).value_or(false));
    }
    fixture.server.forgetRequests();
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QDialog *question = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((question = qobject_cast<QDialog *>(fixture.window().front())), patience);
    QVERIFY2(test::visibleText(*question).contains(u"somebody"), qPrintable(test::visibleText(*question)));
    QCOMPARE(fixture.server.count(path(QStringLiteral("collection"))), 0); // nothing until it is answered
    fixture.click(fixture.button(QStringLiteral("Replace it"), question));
    QVERIFY(synced(fixture));
    QCOMPARE(shelfState(fixture).owner, QStringLiteral("tester"));
    QTRY_COMPARE_WITH_TIMEOUT(sectionCount(fixture, QStringLiteral("All")), QStringLiteral("20"), patience);
}

void tst_MainWindowShelf::theSampleShowsItsShelf()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    app::CommandLine line;
    line.sample = true;
    QVERIFY2(fixture.restart(line), qPrintable(fixture.problem()));
    QVERIFY(shelfState(fixture).instances > 0);
    QVERIFY(clickSection(fixture, QStringLiteral("Collection")));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.list(QStringLiteral("Collection"))->model()->rowCount() > 0, patience);
    QVERIFY(!fixture.button(QStringLiteral("Synchronize")));
    QVERIFY(clickSection(fixture, QStringLiteral("Wantlist")));
    QVERIFY(fixture.list(QStringLiteral("Wantlist"))->model()->rowCount() > 0);
    QVERIFY(!fixture.button(QStringLiteral("Remove from wantlist"))); // it is to look at
    const qint64 owned = firstOwned(fixture);
    QVERIFY(open(fixture, owned));
    QVERIFY(!fixture.button(QStringLiteral("Add to collection")));
    QVERIFY(fixture.find<QWidget>(QStringLiteral("Your copies"))->isVisible());
}

QTEST_MAIN(tst_MainWindowShelf)
#include "tst_mainwindow_shelf.moc"
