// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/lastfmaccount.h"
#include "core/library/fileledger.h"
#include "core/library/plays.h"
#include "core/playing/scrobbler.h"
#include "core/playing/turntable.h"
#include "tests/support/shelfdriver.h"
#include "ui/dialogs/playdialog.h"
#include "ui/models/journalmodel.h"

#include <QAction>
#include <QDateTimeEdit>
#include <QLabel>
#include <QRadioButton>
#include <QTreeWidget>

using namespace runout;
using namespace runout::test;

// Playing sides in the real window.
class tst_MainWindowPlaying : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSideIsPlayedAndTurnedOver();
    void whatJustFinishedStandsInTheLog();
    void lengthsAreGuessedAndCorrected();
    void ownFilesKnowLengths();
    void whatCountsGoesToLastfm();
    void theShelfSaysWhatWasPlayed();
    void theSampleShowsItsPlays();
};

namespace {

constexpr qint64 moanin = 1109; // the sample's release with sides A and B
constexpr qint64 dub = 1336;    // one without lengths

bool open(AppFixture &fixture, qint64 release)
{
    fixture.enter(QStringLiteral("r%1").arg(release));
    return fixture.settle() && fixture.place().open.has_value();
}

ui::PlayDialog *askSide(const AppFixture &fixture)
{
    fixture.action(QStringLiteral("Play a side…"))->trigger();
    const auto dialog = [&] { return qobject_cast<ui::PlayDialog *>(fixture.window().front()); };
    (void)QTest::qWaitFor([&] { return dialog() != nullptr && dialog()->isVisible(); }, patience);
    return dialog();
}

void goToLog(AppFixture &fixture)
{
    QVERIFY(clickSection(fixture, QStringLiteral("Play log")));
    QCOMPARE(fixture.place().kind, ui::Place::Kind::PlayLog);
}

library::Plays::Counts counts(const AppFixture &fixture)
{
    return await(fixture.app().plays().counts()).value_or(library::Plays::Counts());
}

} // namespace

void tst_MainWindowPlaying::aSideIsPlayedAndTurnedOver()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(!fixture.has(QStringLiteral("Now playing")));
    QVERIFY(open(fixture, moanin));
    ui::PlayDialog *dialog = askSide(fixture);
    QVERIFY(dialog);
    auto *tracks = fixture.find<QTreeWidget>(QStringLiteral("Tracks to play"), dialog);
    QCOMPARE(tracks->topLevelItemCount(), 3);
    tracks->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    QAbstractButton *play = fixture.button(QStringLiteral("Play side A"), dialog);
    QVERIFY(play);
    fixture.click(play);
    QVERIFY(fixture.has(QStringLiteral("Now playing")));
    const auto says = [&] { return fixture.seen(QStringLiteral("Now playing")); };
    QVERIFY2(says().contains(u"Moanin"), qPrintable(says()));
    QVERIFY2(says().contains(u"Side A"), qPrintable(says()));

    // It stays wherever one goes.
    QVERIFY(clickSection(fixture, QStringLiteral("Collection")));
    QVERIFY(fixture.has(QStringLiteral("Now playing")));
    fixture.click(fixture.button(QStringLiteral("Pause")));
    QVERIFY(fixture.app().turntable().deck().isPaused());
    fixture.click(fixture.button(QStringLiteral("Go on playing")));
    QVERIFY(!fixture.app().turntable().deck().isPaused());
    fixture.click(fixture.button(QStringLiteral("Skip track")));
    QCOMPARE(fixture.app().turntable().deck().tracks.size(), 2);
    fixture.click(fixture.button(QStringLiteral("Skip track")));
    QVERIFY2(says().contains(u"Turn over: Side B"), qPrintable(says()));
    fixture.click(fixture.button(QStringLiteral("Play side B")));
    QVERIFY2(says().contains(u"Side B"), qPrintable(says()));
    fixture.click(fixture.button(QStringLiteral("Stop playing")));
    QVERIFY(!fixture.has(QStringLiteral("Now playing")));
    QCOMPARE(counts(fixture).plays, 0); // nothing was heard for long enough
}

void tst_MainWindowPlaying::whatJustFinishedStandsInTheLog()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(open(fixture, moanin));
    ui::PlayDialog *dialog = askSide(fixture);
    QVERIFY(dialog);
    fixture.find<QRadioButton>(QStringLiteral("Just finished"), dialog)->click();
    fixture.click(fixture.button(QStringLiteral("Log side A"), dialog));
    QVERIFY(!fixture.has(QStringLiteral("Now playing")));
    goToLog(fixture);
    auto *list = fixture.list(QStringLiteral("Play log"));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, patience); // with the day
    const QModelIndex row = list->model()->index(1, 0);
    QVERIFY2(row.data().toString().startsWith(QStringLiteral("Side A, 3 tracks, 20:3")),
             qPrintable(row.data().toString()));
    QVERIFY(row.data(ui::JournalModel::StateTextRole).toString().isEmpty()); // no Last.fm
    QCOMPARE(counts(fixture), (library::Plays::Counts{1, 0, 0}));

    // Kept over a restart, filtered, and removed.
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    goToLog(fixture);
    list = fixture.list(QStringLiteral("Play log"));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, patience);
    list->setCurrentIndex(list->model()->index(1, 0));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 0, patience);
    QVERIFY(fixture.says(QStringLiteral("Play log content")).startsWith(QStringLiteral("Nothing has been played yet")));
    QCOMPARE(counts(fixture).plays, 0);
}

void tst_MainWindowPlaying::lengthsAreGuessedAndCorrected()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(open(fixture, dub));
    ui::PlayDialog *dialog = askSide(fixture);
    QVERIFY(dialog);
    auto *tracks = fixture.find<QTreeWidget>(QStringLiteral("Tracks to play"), dialog);
    QCOMPARE(tracks->topLevelItem(0)->text(1), QStringLiteral("3:30 guessed"));
    QVERIFY(fixture.find<QLabel>(QStringLiteral("Notice"), dialog)->text().contains(u"lengths are guessed"));
    tracks->topLevelItem(0)->setText(1, QStringLiteral("1:05:00"));
    QCOMPARE(tracks->topLevelItem(0)->text(1), QStringLiteral("1:05:00"));
    QCOMPARE(dialog->record().sides[0].tracks[0].seconds, 3900);
    tracks->topLevelItem(1)->setText(1, QStringLiteral("long"));
    QCOMPARE(tracks->topLevelItem(1)->text(1), QStringLiteral("3:30 guessed"));
    dialog->close();
}

void tst_MainWindowPlaying::ownFilesKnowLengths()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(open(fixture, dub));
    ui::PlayDialog *dialog = askSide(fixture);
    QVERIFY(dialog);
    library::HeldFile file;
    file.path = "/music/1.flac";
    file.release = discogs::ReleaseId{dub};
    file.place = {dialog->record().sides[0].tracks[0].position, 0, false};
    file.seconds = 245;
    dialog->close();
    library::FileLedger ledger(fixture.app().library());
    QVERIFY(await(ledger.found({file})));
    dialog = askSide(fixture);
    QVERIFY(dialog);
    auto *tracks = fixture.find<QTreeWidget>(QStringLiteral("Tracks to play"), dialog);
    QCOMPARE(tracks->topLevelItem(0)->text(1), QStringLiteral("4:05 from your file"));
    QCOMPARE(tracks->topLevelItem(1)->text(1), QStringLiteral("3:30 guessed"));
    dialog->close();
}

void tst_MainWindowPlaying::whatCountsGoesToLastfm()
{
    AppFixture fixture;
    const auto session = QStringLiteral("SessionOfTester");
    fixture.home.setVariable("LASTFM_API_KEY", StandIn::lastfmKey().toLatin1());
    fixture.home.setVariable("LASTFM_API_SECRET", StandIn::lastfmSecret().toLatin1());
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.server.setLastfm({{QStringLiteral("session"), session}, {QStringLiteral("user"), StandIn::user()}});
    QVERIFY(await(fixture.app().lastfmAccount()->adopt(StandIn::user(), session)));
    QVERIFY(open(fixture, moanin));
    ui::PlayDialog *dialog = askSide(fixture);
    QVERIFY(dialog);
    fixture.find<QRadioButton>(QStringLiteral("Started at"), dialog)->click();
    auto *time = fixture.find<QDateTimeEdit>(QStringLiteral("When it started"), dialog);
    time->setDateTime(QDateTime::currentDateTime().addDays(-20));
    QVERIFY(fixture.find<QLabel>(QStringLiteral("Notice"), dialog)->text().contains(u"two weeks"));
    time->setDateTime(QDateTime::currentDateTime().addDays(-1));
    QVERIFY(!fixture.find<QLabel>(QStringLiteral("Notice"), dialog)->text().contains(u"two weeks"));
    fixture.click(fixture.button(QStringLiteral("Log side A"), dialog));
    const auto arrived = [&] { return fixture.server.lastfm()[u"plays"][StandIn::user()].toArray(); };
    QVERIFY(QTest::qWaitFor([&] { return arrived().size() == 3; }, patience));
    QCOMPARE(arrived()[0][u"artist"].toString(), QStringLiteral("Art Blakey & The Jazz Messengers"));
    QVERIFY(QTest::qWaitFor([&] { return counts(fixture).waiting == 0; }, patience));
    goToLog(fixture);
    auto *list = fixture.list(QStringLiteral("Play log"));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->index(1, 0).data(ui::JournalModel::StateTextRole).toString(),
                              QStringLiteral("Scrobbled"), patience);

    // What plays now is told.
    dialog = askSide(fixture);
    QVERIFY(dialog);
    fixture.click(fixture.button(QStringLiteral("Play side A"), dialog));
    QVERIFY(QTest::qWaitFor(
        [&] { return !fixture.server.lastfm()[u"nowPlaying"][StandIn::user()].toObject().isEmpty(); }, patience));
}

void tst_MainWindowPlaying::theShelfSaysWhatWasPlayed()
{
    AppFixture fixture(StandIn::collection(20, 2), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const auto copies = await(fixture.app().collection().instances()).value();
    playing::Record record;
    record.instance = copies.first().id;
    record.release = copies.first().record.id;
    record.sides = {{QStringLiteral("A"), true, {{QStringLiteral("A1"), QStringLiteral("One"), {}, 1, 600}}}};
    playing::Turntable &table = fixture.app().turntable();
    table.play(record, table.now() - 700'000);
    QVERIFY(clickSection(fixture, QStringLiteral("Collection")));
    auto *list = fixture.list(QStringLiteral("Collection"));
    auto *filter = fixture.find<QLineEdit>(QStringLiteral("Filter"));
    const auto type = [filter](const QString &text) {
        filter->setFocus();
        filter->selectAll();
        QTest::keyClicks(filter, text);
        QTest::keyClick(filter, Qt::Key_Return);
    };
    type(QStringLiteral("played:never"));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), int(copies.size()) - 1, patience);
    type(QStringLiteral("played:%1").arg(QDate::currentDate().year()));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, patience);
    type(QStringLiteral("played:<2001"));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 0, patience);
}

void tst_MainWindowPlaying::theSampleShowsItsPlays()
{
    AppFixture fixture;
    QVERIFY(fixture.server.start());
    app::CommandLine line;
    line.sample = true;
    QVERIFY2(fixture.restart(line), qPrintable(fixture.problem()));
    goToLog(fixture);
    QVERIFY(fixture.list(QStringLiteral("Play log"))->model()->rowCount() > 10);
    QVERIFY(open(fixture, moanin));
    ui::PlayDialog *dialog = askSide(fixture);
    QVERIFY(dialog);
    QVERIFY(fixture.find<QLabel>(QStringLiteral("Notice"), dialog)->text().contains(u"sample library keeps no plays"));
    fixture.click(fixture.button(QStringLiteral("Play side A"), dialog));
    QVERIFY(fixture.has(QStringLiteral("Now playing")));
}

QTEST_MAIN(tst_MainWindowPlaying)
#include "tst_mainwindow_playing.moc"
