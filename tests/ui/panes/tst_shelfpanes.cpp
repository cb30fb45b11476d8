// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shelfdesk.h"
#include "ui/models/journalmodel.h"
#include "ui/models/listsmodel.h"
#include "ui/panes/copycard.h"
#include "ui/panes/journalpane.h"
#include "ui/panes/listspane.h"
#include "ui/panes/ownershipstrip.h"
#include "ui/panes/refusedcard.h"
#include "ui/panes/shelfstatus.h"
#include "ui/panes/wantlistpane.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/resultviews.h"
#include "ui/widgets/sectiondelegate.h"
#include "ui/widgets/sections.h"
#include "ui/widgets/starrating.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace runout;
using namespace runout::ui;
using library::Edit;
using test::await;
using test::named;
using test::patience;

// Wantlist, lists, history, the strip in the release pane and the sections, over a real collection without a network.
class TestShelfPanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::ShelfDesk>();
        QVERIFY(m_desk->shelf().fill(40));
    }
    void cleanup()
    {
        m_pane.reset();
        m_desk.reset();
    }

    void wantsAreShownFilteredAndSorted();
    void theWantlistKnowsTheLanguage();
    void notesAndStarsOfAWantAreChanged();
    void aWantIsEditedFromTheKeyboard();
    void severalFoundAreOneThingToUndo();
    void foundAndRemoved();
    void anEmptyWantlistSaysWhatHelps();
    void listsAndTheirItems();
    void theHistoryShowsBothSidesAndUndoes();
    void whatDiscogsRefusedIsDecided();
    void theRefusedOfManyIsNamed();
    void theStripFollowsTheRelease();
    void aCopyIsEditedInItsCard();
    void foldersAreNamedAndTakeRecords();
    void theStatusCounts();
    void progressInWords();

private:
    [[nodiscard]] library::Collection &collection() { return m_desk->shelf().collection(); }
    [[nodiscard]] ShelfEdits &edits() { return *m_desk->desk().edits; }

    bool want(const QList<library::Instance> &copies)
    {
        QList<discogs::Want> wants;
        for (const library::Instance &copy : copies) {
            discogs::Want made;
            made.release = copy.record.id;
            made.notes = QStringLiteral("note %1").arg(discogs::number(copy.record.id));
            made.dateAdded = QStringLiteral("2024-05-02T12:00:00-07:00");
            made.basic = test::itemOf(copy).basic;
            wants.append(made);
        }
        return await(collection().storeWants(wants, 1)).has_value();
    }
    QList<library::Instance> copies(int count) { return await(collection().instances(count)).value(); }
    library::Ownership mine(discogs::ReleaseId release) { return await(collection().ownership(release)).value(); }

    template<class T>
    T *show(Place::Kind kind, qint64 id = 0)
    {
        auto *pane = new T(m_desk->desk());
        m_pane.reset(pane);
        pane->resize(900, 600);
        pane->show();
        Place place;
        place.kind = kind;
        place.id = id;
        m_desk->state().go(place);
        return test::settled(*pane) ? pane : nullptr;
    }
    QString says(const QString &name) { return named<PaneStates>(*m_pane, name)->message(); }

    std::unique_ptr<test::ShelfDesk> m_desk;
    std::unique_ptr<QWidget> m_pane;
};

void TestShelfPanes::wantsAreShownFilteredAndSorted()
{
    QVERIFY(want(copies(12)));
    auto *pane = show<WantlistPane>(Place::Kind::Wantlist);
    QVERIFY(pane);
    auto *list = named<QAbstractItemView>(*pane, QStringLiteral("Wantlist"));
    QCOMPARE(list->model()->rowCount(), 12);
    QVERIFY2(test::nameless(*pane).isEmpty(), qPrintable(test::nameless(*pane)));
    auto *filter = named<QLineEdit>(*pane, QStringLiteral("Filter"));
    const QString title = list->model()->index(3, ResultsModel::Title).data().toString();
    QTest::keyClicks(filter, title);
    QVERIFY(list->model()->rowCount() >= 1 && list->model()->rowCount() < 12);
    QCOMPARE(m_desk->state().place().filter, title);
    QVERIFY(named<QLabel>(*pane, QStringLiteral("Wantlist count"))->text().contains(u"shown"));
    QTest::keyClicks(filter, QStringLiteral(" nowhere"));
    QVERIFY2(says(QStringLiteral("Wantlist content")).startsWith(u"None of the 12 records match"),
             qPrintable(says(QStringLiteral("Wantlist content"))));
    QTest::mouseClick(pane->findChild<PaneStates *>()->findChild<QPushButton *>(QString(), Qt::FindChildrenRecursively),
                      Qt::LeftButton);
    pane->setWall(true);
    QVERIFY(pane->isWall());
    QVERIFY(!pane->grab().isNull());
    pane->setWall(false);
}

void TestShelfPanes::theWantlistKnowsTheLanguage()
{
    QVERIFY(want(copies(12)));
    auto *pane = show<WantlistPane>(Place::Kind::Wantlist);
    QVERIFY(pane);
    auto *model = pane->findChild<ResultsModel *>();
    auto *filter = pane->findChild<QueryField *>();
    filter->setFocus();
    const auto typed = [&](const QString &text) {
        filter->clear();
        QTest::keyClicks(filter, text);
        return QTest::qWaitFor([pane] { return pane->isSettled(); }, patience) ? model->rowCount() : -1;
    };
    const ResultRow one = model->at(4);
    const int found = typed(QStringLiteral("artist:\"%1\" year:%2").arg(one.artist, one.year));
    QVERIFY(found >= 1 && found < 12);
    for (int row = 0; row < found; ++row)
        QVERIFY(model->at(row).artist.contains(one.artist) && model->at(row).year == one.year);
    QCOMPARE(typed(QStringLiteral("notes:\"note %1\"").arg(one.entity.id)), 1);
    QCOMPARE(typed(QStringLiteral("track:\"no such track anywhere\"")), 0); // asked of the library
    QCOMPARE(typed(QStringLiteral("added:2024-05")), 12);
    edits().changeWant(discogs::ReleaseId{one.entity.id}, {}, 5);
    (void)typed(QStringLiteral("rating:5"));
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, patience);
    QCOMPARE(model->at(0).entity.id, one.entity.id);
    // What a want does not have is said, not looked for.
    (void)typed(QStringLiteral("folder:jazz"));
    auto *sentence = named<QLabel>(*pane, QStringLiteral("What is wrong with the filter"));
    QVERIFY2(sentence->isVisible() && sentence->text().contains(u"no field “folder:”"), qPrintable(sentence->text()));
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(model->rowCount(), 12);
    // Facets with counts.
    auto *formats = named<FacetBox>(*pane, QStringLiteral("Format"));
    QVERIFY(formats);
    const QString format = one.formats.value(0);
    formats->toggle(format);
    QCOMPARE(m_desk->state().place().narrowing.formats, QStringList(format));
    QVERIFY(model->rowCount() >= 1 && model->rowCount() <= 12);
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(model->at(row).formats.contains(format));
    named<QToolButton>(*pane, QStringLiteral("Clear filters"))->click();
    QCOMPARE(model->rowCount(), 12);
}

void TestShelfPanes::notesAndStarsOfAWantAreChanged()
{
    QVERIFY(want(copies(3)));
    auto *pane = show<WantlistPane>(Place::Kind::Wantlist);
    QVERIFY(pane);
    auto *model = pane->findChild<ResultsModel *>();
    const discogs::ReleaseId release{model->at(0).entity.id};
    QVERIFY(model->setData(model->index(0, ResultsModel::Notes), QStringLiteral("mono only"), Qt::EditRole));
    QTRY_COMPARE_WITH_TIMEOUT(mine(release).want->notes, QStringLiteral("mono only"), patience);
    auto *list = named<QAbstractItemView>(*pane, QStringLiteral("Wantlist"));
    const QModelIndex stars = model->index(0, ResultsModel::Rating);
    QVERIFY(list->visualRect(stars).width() > 80);
    QTRY_VERIFY_WITH_TIMEOUT(!edits().undoText().isEmpty(), patience);
    const QSignalSpy told(&edits(), &ShelfEdits::undoChanged); // what undo() takes back is read from the journal
    const QRect cell = list->visualRect(stars);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 8 + 3 * 16 + 8, cell.center().y()));
    QTRY_COMPARE_WITH_TIMEOUT(mine(release).want->rating, 4, patience);
    QCOMPARE(mine(release).want->notes, QStringLiteral("mono only")); // it stays
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), patience);
    edits().undo();
    QTRY_COMPARE_WITH_TIMEOUT(mine(release).want->rating, 0, patience);
}

void TestShelfPanes::aWantIsEditedFromTheKeyboard()
{
    QVERIFY(want(copies(4)));
    auto *pane = show<WantlistPane>(Place::Kind::Wantlist);
    QVERIFY(pane);
    auto *model = pane->findChild<ResultsModel *>();
    auto *list = named<QAbstractItemView>(*pane, QStringLiteral("Wantlist"));
    const discogs::ReleaseId release{model->at(1).entity.id};
    list->setFocus();
    list->setCurrentIndex(model->index(1, ResultsModel::Title));
    // F2 where nothing can be edited goes on to the notes.
    QTest::keyClick(list, Qt::Key_F2);
    auto *notes = named<QLineEdit>(*list, QStringLiteral("Notes"));
    QVERIFY(notes);
    notes->setText(QStringLiteral("first pressing"));
    QTest::keyClick(notes, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(mine(release).want->notes, QStringLiteral("first pressing"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!named<QLineEdit>(*list, QStringLiteral("Notes")), patience);
    QCOMPARE(model->at(list->currentIndex().row()).entity.id, discogs::number(release));
    QTest::keyClick(list, Qt::Key_4);
    QTRY_COMPARE_WITH_TIMEOUT(mine(release).want->rating, 4, patience);
    QCOMPARE(mine(release).want->notes, QStringLiteral("first pressing"));
    QTest::keyClick(list, Qt::Key_F2); // again
    QTRY_VERIFY_WITH_TIMEOUT(named<QLineEdit>(*list, QStringLiteral("Notes")), patience);
    QTest::keyClick(named<QLineEdit>(*list, QStringLiteral("Notes")), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!named<QLineEdit>(*list, QStringLiteral("Notes")), patience);
    list->setCurrentIndex(model->index(list->currentIndex().row(), ResultsModel::Rating));
    QTRY_COMPARE_WITH_TIMEOUT(model->at(list->currentIndex().row()).rating, 4, patience); // what the stars begin with
    QTest::keyClick(list, Qt::Key_F2);
    auto *stars = list->findChild<StarRating *>();
    QVERIFY(stars);
    QCOMPARE(stars->rating(), 4);
    QTest::keyClick(stars, Qt::Key_2);
    QTRY_COMPARE_WITH_TIMEOUT(mine(release).want->rating, 2, patience);
}

void TestShelfPanes::severalFoundAreOneThingToUndo()
{
    QVERIFY(want(copies(5)));
    auto *pane = show<WantlistPane>(Place::Kind::Wantlist);
    QVERIFY(pane);
    auto *list = named<QAbstractItemView>(*pane, QStringLiteral("Wantlist"));
    auto *model = pane->findChild<ResultsModel *>();
    const auto entries = await(collection().journal()).value().size();
    list->setCurrentIndex(model->index(0, ResultsModel::Title));
    for (const int row : {1, 2})
        list->selectionModel()->select(model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    auto *found = named<QToolButton>(*pane, QStringLiteral("Found it"));
    QTRY_VERIFY_WITH_TIMEOUT(found->isEnabled() && !found->menu()->actions().isEmpty(), patience);
    found->menu()->actions().first()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, patience);
    QCOMPARE(await(collection().journal()).value().size(), entries + 1);
    QTRY_COMPARE_WITH_TIMEOUT(edits().undoText(), QStringLiteral("finding 3 records"), patience);
    edits().undo();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 5, patience);
}

void TestShelfPanes::foundAndRemoved()
{
    QVERIFY(want(copies(3)));
    auto *pane = show<WantlistPane>(Place::Kind::Wantlist);
    QVERIFY(pane);
    auto *list = named<QAbstractItemView>(*pane, QStringLiteral("Wantlist"));
    auto *model = pane->findChild<ResultsModel *>();
    auto *found = named<QToolButton>(*pane, QStringLiteral("Found it"));
    QVERIFY(!found->isEnabled());
    const discogs::ReleaseId release{model->at(1).entity.id};
    const auto before = mine(release).instances.size();
    list->setCurrentIndex(model->index(1, ResultsModel::Title));
    QTRY_VERIFY_WITH_TIMEOUT(found->isEnabled() && !found->menu()->actions().isEmpty(), patience);
    found->menu()->actions().first()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, patience);
    QCOMPARE(mine(release).instances.size(), before + 1);
    QCOMPARE(await(collection().journal()).value().first().edits.size(), 2); // one thing

    QSignalSpy removed(&edits(), &ShelfEdits::removed);
    list->setCurrentIndex(model->index(0, ResultsModel::Title));
    named<QToolButton>(*pane, QStringLiteral("Remove from wantlist"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, patience);
    edits().undo();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!edits().redoText().isEmpty(), patience);
    edits().redo();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, patience);
}

void TestShelfPanes::anEmptyWantlistSaysWhatHelps()
{
    QVERIFY(show<WantlistPane>(Place::Kind::Wantlist));
    QVERIFY2(says(QStringLiteral("Wantlist content")).contains(u"Nothing is wanted yet"),
             qPrintable(says(QStringLiteral("Wantlist content"))));
}

void TestShelfPanes::listsAndTheirItems()
{
    discogs::UserList list;
    list.id = discogs::ListId{7};
    list.name = QStringLiteral("Dub plates");
    list.description = QStringLiteral("heavy ones");
    QVERIFY(await(collection().storeLists({list})).has_value());
    discogs::UserListContents contents;
    contents.list = list;
    discogs::UserListItem item;
    item.entity = {discogs::EntityKind::Release, 5};
    item.title = QStringLiteral("Somebody (2) - Something");
    item.comment = QStringLiteral("the one");
    contents.items = {item};
    QVERIFY(await(collection().storeList(contents)).has_value());

    auto *pane = show<ListsPane>(Place::Kind::Lists);
    QVERIFY(pane);
    auto *lists = named<QListView>(*pane, QStringLiteral("Lists"));
    QTRY_COMPARE_WITH_TIMEOUT(lists->model()->rowCount(), 1, patience);
    QTest::mouseClick(lists->viewport(), Qt::LeftButton, {}, lists->visualRect(lists->model()->index(0, 0)).center());
    QCOMPARE(m_desk->state().place().id, 7);
    QVERIFY(test::settled(*pane));
    auto *items = named<QAbstractItemView>(*pane, QStringLiteral("List items"));
    QCOMPARE(items->model()->rowCount(), 1);
    const auto *model = qobject_cast<ResultsModel *>(items->model());
    QCOMPARE(model->at(0).artist, QStringLiteral("Somebody"));
    QCOMPARE(model->at(0).title, QStringLiteral("Something"));
    QCOMPARE(model->at(0).notes, QStringLiteral("the one"));
    QVERIFY(named<QLabel>(*pane, QStringLiteral("List"))->text().contains(u"1 item"));
    QTest::mouseClick(named<QToolButton>(*pane, QStringLiteral("All lists")), Qt::LeftButton);
    QCOMPARE(m_desk->state().place().id, 0);
    m_desk->state().back();
    QCOMPARE(m_desk->state().place().id, 7);
    QVERIFY(!pane->grab().isNull());
}

void TestShelfPanes::theHistoryShowsBothSidesAndUndoes()
{
    const library::Instance copy = copies(1).first();
    edits().rate(copy.record.id, copy.rating == 5 ? 4 : 5);
    QTRY_VERIFY_WITH_TIMEOUT(copies(1).first().rating != copy.rating, patience);
    auto *pane = show<JournalPane>(Place::Kind::Journal);
    QVERIFY(pane);
    auto *list = named<QListView>(*pane, QStringLiteral("History"));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, patience);
    const QModelIndex entry = list->model()->index(1, 0);
    QCOMPARE(entry.data(JournalModel::IconRole).toString(), QStringLiteral("star"));
    QVERIFY(!entry.data(JournalModel::AfterRole).toString().isEmpty());
    QVERIFY(entry.data(JournalModel::BeforeRole).toString() != entry.data(JournalModel::AfterRole).toString());
    QVERIFY(named<QLabel>(*pane, QStringLiteral("Change count"))->text().contains(u"1 waiting"));
    QVERIFY2(test::nameless(*pane).isEmpty(), qPrintable(test::nameless(*pane)));
    QVERIFY(!pane->grab().isNull());

    list->setCurrentIndex(entry);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->state().place().open.has_value(), patience);
    const QRect row = list->visualRect(list->model()->index(1, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(row.right() - 40, row.center().y()));
    QTRY_COMPARE_WITH_TIMEOUT(copies(1).first().rating, copy.rating, patience);
    auto *filter = named<QLineEdit>(*pane, QStringLiteral("Filter"));
    QTest::keyClicks(filter, QStringLiteral("nothing like it"));
    QVERIFY(says(QStringLiteral("History content")).startsWith(u"The filter hides"));
}

void TestShelfPanes::whatDiscogsRefusedIsDecided()
{
    const library::Instance copy = copies(1).first();
    const int wish = copy.rating == 5 ? 4 : 5;
    edits().rate(copy.record.id, wish);
    QTRY_COMPARE_WITH_TIMEOUT(copies(1).first().rating, wish, patience);
    const auto going = await(collection().nextToSend());
    QVERIFY(going);
    QVERIFY(await(collection().refused(going->id, Error{ErrorCode::Rejected, QStringLiteral("No."), 422, 0})));
    auto *pane = show<JournalPane>(Place::Kind::Journal);
    QVERIFY(pane);
    RefusedCard *card = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((card = pane->findChild<RefusedCard *>()), patience);
    QVERIFY(named<QLabel>(*card, QStringLiteral("Mine"))->text().contains(QString(wish, QChar(0x2605))));
    QVERIFY(!named<QLabel>(*card, QStringLiteral("Discogs"))->text().isEmpty());
    QVERIFY(named<QLabel>(*card, QStringLiteral("Reason"))->text().contains(u"No."));
    const auto buttons = card->findChildren<QPushButton *>();
    QCOMPARE(buttons.first()->text(), QStringLiteral("Keep mine"));
    buttons.last()->click();
    QTRY_COMPARE_WITH_TIMEOUT(copies(1).first().rating, copy.rating, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!pane->findChild<RefusedCard *>(), patience);
}

void TestShelfPanes::theRefusedOfManyIsNamed()
{
    const QList<library::Instance> some = copies(3);
    QList<Edit> asked;
    for (const library::Instance &copy : some) {
        Edit set;
        set.kind = Edit::Kind::SetField;
        set.instance = copy.id;
        set.field = discogs::notesField;
        set.text = QStringLiteral("from a file");
        asked.append(set);
    }
    QVERIFY(await(collection().apply(asked)));
    const auto waiting = await(collection().outbox()).value();
    QCOMPARE(waiting.size(), 3);
    QVERIFY(await(collection().refused(waiting.last().id, Error{ErrorCode::NotFound, {}, 404, 0})));
    auto *pane = show<JournalPane>(Place::Kind::Journal);
    QVERIFY(pane);
    RefusedCard *card = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((card = pane->findChild<RefusedCard *>()), patience);
    const QString title = named<QLabel>(*card, QStringLiteral("Refused record"))->text();
    QVERIFY2(title.contains(some.last().record.title), qPrintable(title));
    QCOMPARE(named<QLabel>(*card, QStringLiteral("Reason"))->text(),
             QStringLiteral("Discogs no longer has this copy."));
    QVERIFY(named<QLabel>(*card, QStringLiteral("Choices"))->text().contains(u"next synchronization"));
    card->findChildren<QPushButton *>().last()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!pane->findChild<RefusedCard *>(), patience);
    const auto list = named<QListView>(*pane, QStringLiteral("History"));
    QTRY_VERIFY_WITH_TIMEOUT(
        list->model()->index(1, 0).data(JournalModel::StateTextRole).toString().contains(u"partly"), patience);
    QVERIFY(list->model()->index(1, 0).data(JournalModel::UndoableRole).toBool());
}

void TestShelfPanes::theStripFollowsTheRelease()
{
    const library::Instance copy = copies(1).first();
    auto *strip = new OwnershipStrip(m_desk->desk());
    m_pane.reset(strip);
    strip->resize(420, 400);
    strip->show();
    strip->setRelease(copy.record.id);
    QTRY_VERIFY_WITH_TIMEOUT(strip->isSettled() && !strip->ownership().instances.isEmpty(), patience);
    const auto count = strip->ownership().instances.size();
    auto *wanting = named<QToolButton>(*strip, QStringLiteral("Add to wantlist"));
    QVERIFY(wanting && wanting->isVisible());
    wanting->click();
    QTRY_VERIFY_WITH_TIMEOUT(strip->ownership().want.has_value(), patience);
    QVERIFY(named<QToolButton>(*strip, QStringLiteral("Remove from wantlist")));
    strip->toggleWant();
    QTRY_VERIFY_WITH_TIMEOUT(!strip->ownership().want, patience);

    QTRY_VERIFY_WITH_TIMEOUT(edits().folders().size() > 1, patience);
    const discogs::FolderId folder = edits().folders().last().id;
    strip->add(folder);
    QTRY_COMPARE_WITH_TIMEOUT(strip->ownership().instances.size(), count + 1, patience);
    QCOMPARE(edits().usualFolder(), folder); // remembered
    strip->remove();                         // of several copies none goes unseen: they are shown
    QVERIFY(named<QWidget>(*strip, QStringLiteral("Copies"))->isVisible());
    QCOMPARE(strip->ownership().instances.size(), count + 1);
    QVERIFY2(test::nameless(*strip).isEmpty(), qPrintable(test::nameless(*strip)));
    QVERIFY(!strip->grab().isNull());

    strip->setRelease(discogs::ReleaseId{1});
    QTRY_VERIFY_WITH_TIMEOUT(strip->isSettled() && strip->ownership().instances.isEmpty(), patience);
    QVERIFY(named<QToolButton>(*strip, QStringLiteral("Add to collection"))->isVisible());
    strip->setRelease({});
    QVERIFY(!strip->isVisible());
}

void TestShelfPanes::aCopyIsEditedInItsCard()
{
    const library::Instance copy = copies(1).first();
    auto *strip = new OwnershipStrip(m_desk->desk());
    m_pane.reset(strip);
    strip->resize(420, 600);
    strip->show();
    strip->setRelease(copy.record.id);
    strip->showCopies(true);
    CopyCard *card = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((card = strip->findChild<CopyCard *>()) && edits().fields().size() > 2 &&
                                 !card->findChildren<NoteEdit *>().isEmpty(),
                             patience);
    auto *note = card->findChildren<NoteEdit *>().first();
    note->setFocus();
    note->setPlainText(QStringLiteral("signed"));
    QTest::keyClick(note, Qt::Key_Escape);
    QVERIFY(note->toPlainText() != u"signed");
    note->setPlainText(QStringLiteral("signed"));
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    const auto held = [&] {
        QStringList values;
        const library::Instance now = mine(copy.record.id).instances.first();
        for (const auto &value : now.fields)
            values.append(value.value);
        return values;
    };
    QTRY_VERIFY_WITH_TIMEOUT(held().contains(QStringLiteral("signed")), patience);
    auto *folder = named<QComboBox>(*card, QStringLiteral("Folder"));
    const int other = folder->currentIndex() == 0 ? 1 : 0;
    const qint64 wish = folder->itemData(other).toLongLong();
    folder->setCurrentIndex(other);
    Q_EMIT folder->activated(other);
    QTRY_COMPARE_WITH_TIMEOUT(discogs::number(mine(copy.record.id).instances.first().folder), wish, patience);
    strip->rate(2);
    QTRY_COMPARE_WITH_TIMEOUT(mine(copy.record.id).instances.first().rating, 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(strip->findChild<StarRating *>()->rating(), 2, patience);
}

void TestShelfPanes::foldersAreNamedAndTakeRecords()
{
    auto *sections = new Sections(m_desk->desk());
    m_pane.reset(sections);
    sections->resize(200, 700);
    sections->show();
    const auto item = [&](const QString &text) { return sections->findItems(text, Qt::MatchExactly).value(0); };
    QTRY_VERIFY_WITH_TIMEOUT(item(QStringLiteral("All")) &&
                                 item(QStringLiteral("All"))->data(SectionDelegate::CountRole) == QStringLiteral("40"),
                             patience);
    sections->newFolder();
    auto *editor = sections->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Loans"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(item(QStringLiteral("Loans")), patience);
    const qint64 folder = item(QStringLiteral("Loans"))->data(SectionDelegate::FolderRole).toLongLong();

    const library::Instance copy = copies(1).first();
    QMimeData data;
    data.setData(instancesMimeType(), toMime({copy.id}));
    const QPoint over = sections->visualItemRect(item(QStringLiteral("Loans"))).center();
    QDragEnterEvent enter(over, Qt::MoveAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(sections->viewport(), &enter);
    QDragMoveEvent move(over, Qt::MoveAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(sections->viewport(), &move);
    QVERIFY(move.isAccepted());
    QVERIFY(item(QStringLiteral("Loans"))->data(SectionDelegate::DropRole).toBool());
    QDropEvent drop(over, Qt::MoveAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(sections->viewport(), &drop);
    QTRY_COMPARE_WITH_TIMEOUT(discogs::number(mine(copy.record.id).instances.first().folder), folder, patience);
    QTRY_COMPARE_WITH_TIMEOUT(item(QStringLiteral("Loans"))->data(SectionDelegate::CountRole).toString(),
                              QStringLiteral("1"), patience);
    const QPoint nowhere = sections->visualItemRect(item(QStringLiteral("History"))).center();
    QDragMoveEvent away(nowhere, Qt::MoveAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(sections->viewport(), &away);
    QVERIFY(!away.isAccepted());

    QSignalSpy notice(sections, &Sections::notice);
    sections->setCurrentItem(item(QStringLiteral("Loans")));
    QTest::keyClick(sections, Qt::Key_Delete);
    QCOMPARE(notice.size(), 1); // it is not empty
    sections->newFolder();
    QTest::keyClick(sections->findChild<QLineEdit *>(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!item(QString()), patience);
    QVERIFY(!sections->grab().isNull());
}

void TestShelfPanes::theStatusCounts()
{
    auto *status = new ShelfStatus(m_desk->desk());
    m_pane.reset(status);
    QTRY_COMPARE_WITH_TIMEOUT(status->text(), QStringLiteral("40 records"), patience); // no network, no age
    QSignalSpy journal(status, &ShelfStatus::journalWanted);
    edits().rate(copies(1).first().record.id, copies(1).first().rating == 5 ? 4 : 5);
    status->show();
    QTRY_VERIFY_WITH_TIMEOUT(named<QToolButton>(*status, QStringLiteral("1 edit waiting")), patience);
    named<QToolButton>(*status, QStringLiteral("1 edit waiting"))->click();
    QCOMPARE(journal.size(), 1);
}

void TestShelfPanes::progressInWords()
{
    using Step = library::SyncProgress::Step;
    QCOMPARE(progressText({}), QString());
    QCOMPARE(progressText({Step::Folders, 0, 0, -1}), QStringLiteral("Folders"));
    QCOMPARE(progressText({Step::Items, 1200, 2500, 130}), QStringLiteral("Collection: 1,200 of 2,500, 3 min left"));
    QCOMPARE(progressText({Step::Wants, 1, 30, 20}), QStringLiteral("Wantlist: 1 of 30, under a minute left"));
    QCOMPARE(timeLeft(3 * 3600), QStringLiteral("3 h left"));
    QCOMPARE(timeLeft(-1), QString());
    QCOMPARE(progressText({Step::Lists, 0, 0, -1}), QStringLiteral("Lists"));
    QCOMPARE(progressText({Step::Value, 0, 0, -1}), QStringLiteral("Value"));
}

QTEST_MAIN(TestShelfPanes)
#include "tst_shelfpanes.moc"
