// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playing/turntable.h"
#include "tests/core/library/shelf.h"
#include "tests/core/playing/played.h"

#include <QSignalSpy>

using namespace runout;
using namespace runout::playing;
using namespace runout::test;

namespace {

constexpr qint64 second = 1000;

// A turntable before a shelf with copies; the time is ours.
struct Room
{
    Room() { shelf.fill(); }
    void go(qint64 seconds)
    {
        time += seconds * second;
        table->look();
    }
    [[nodiscard]] QList<library::Play> log() const
    {
        (void)told(plays->uncertain()); // takes its turn behind what is being written
        return told(plays->log()).value();
    }
    void restart()
    {
        table.reset();
        plays.reset();
        shelf.open();
        open();
    }
    void open()
    {
        plays = std::make_unique<library::Plays>(*shelf.library);
        table = std::make_unique<Turntable>(*plays, [this] { return time; });
        table->setScrobbling([this] { return scrobbles; });
    }

    HeldShelf shelf;
    qint64 time = QDateTime::currentMSecsSinceEpoch();
    bool scrobbles = true;
    std::unique_ptr<library::Plays> plays = std::make_unique<library::Plays>(*shelf.library);
    std::unique_ptr<Turntable> table;
};

} // namespace

class TestTurntable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatCountsIsKeptAtOnce()
    {
        Room room;
        room.open();
        QSignalSpy tracks(room.table.get(), &Turntable::trackStarted);
        QSignalSpy waiting(room.plays.get(), &library::Plays::scrobbleWaiting);
        room.table->playFrom(playedRecord());
        QCOMPARE(tracks.size(), 1);
        room.go(99);
        QVERIFY(room.log().isEmpty());
        const qint64 started = room.time - 99 * second;
        room.go(1);
        QList<library::Play> log = room.log();
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0].tracks, 1);
        QCOMPARE(log[0].seconds, 100);
        QCOMPARE(log[0].started, started);
        QCOMPARE(log[0].scrobbles.size(), 1);
        QCOMPARE(log[0].scrobbles[0].started, started / second);
        QCOMPARE(log[0].scrobbles[0].track, QStringLiteral("So What"));
        QTRY_COMPARE_WITH_TIMEOUT(waiting.size(), 1, 20000);
        // A kill now takes nothing of it away.
        room.restart();
        log = room.log();
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0].scrobbles.size(), 1);
        const auto listening = room.shelf.instance(101).listening;
        QCOMPARE(listening.plays, 1);
        QCOMPARE(listening.last, started);
        QVERIFY(listening.seconds >= 100);
    }

    void theSideEndsAndIsTurnedOver()
    {
        Room room;
        room.open();
        QSignalSpy ended(room.table.get(), &Turntable::sideEnded);
        room.table->playFrom(playedRecord());
        room.go(401);
        QCOMPARE(ended.size(), 1);
        QVERIFY(room.table->deck().isOver());
        QVERIFY(room.table->nextSide());
        room.table->turnOver();
        QCOMPARE(room.table->side().name, QStringLiteral("B"));
        room.go(1000);
        QVERIFY(!room.table->nextSide());
        room.table->turnOver();
        room.table->stop();
        QVERIFY(room.table->isEmpty());
        const auto log = room.log();
        QCOMPARE(log.size(), 2);
        QCOMPARE(log[0].side, QStringLiteral("B"));
        QCOMPARE(log[1].seconds, 400);
        QCOMPARE(log[1].scrobbles.size(), 2);
    }

    void whatIsOverIsLoggedAtOnce()
    {
        Room room;
        room.open();
        room.table->play(playedRecord(), room.time - 500 * second);
        QVERIFY(room.table->isEmpty());
        QCOMPARE(room.log().value(0).tracks, 2);
        // What began earlier and is not over runs on.
        room.table->play(playedRecord(), room.time - 250 * second);
        QVERIFY(!room.table->isEmpty());
        QCOMPARE(room.table->deck().at, 1);
    }

    void aShortListenLeavesNothing()
    {
        Room room;
        room.open();
        room.table->playFrom(playedRecord());
        room.go(20);
        room.table->stop();
        QVERIFY(room.log().isEmpty());
        Record nothing = playedRecord();
        nothing.sides[0].tracks.clear();
        room.table->playFrom(nothing);
        QVERIFY(room.table->isEmpty());
    }

    void pausedAndSkipped()
    {
        Room room;
        room.open();
        room.table->playFrom(playedRecord());
        room.go(60);
        room.table->pause();
        room.go(3600);
        QVERIFY(room.log().isEmpty());
        room.table->resume();
        room.go(40);
        QCOMPARE(room.log().size(), 1);
        room.table->skip();
        QCOMPARE(room.table->deck().at, 1);
        room.table->skip();
        QVERIFY(room.table->deck().isOver());
        QCOMPARE(room.log().value(0).tracks, 1);
        room.table->pause();
        room.table->skip();
        room.table->resume();
        QVERIFY(room.table->deck().isOver());
    }

    void noAccountNoQueue()
    {
        Room room;
        room.scrobbles = false;
        room.open();
        room.table->play(playedRecord(), room.time - 500 * second);
        QCOMPARE(room.log().value(0).tracks, 2);
        QVERIFY(room.log().value(0).scrobbles.isEmpty());
        room.scrobbles = true;
        room.table->play(playedRecord(), room.time - oldestScrobble - 1000 * second); // too old for Last.fm
        QCOMPARE(room.log().size(), 2);
        QVERIFY(room.log().value(1).scrobbles.isEmpty());
    }

    void noTwoStartInOneSecond()
    {
        Room room;
        room.open();
        const qint64 now = room.time / second;
        QVERIFY(told(room.plays->keep(playOf(room.plays->newId(), now), scrobbles(3, now - 400))));
        QVERIFY(told(room.plays->keep(playOf(room.plays->newId(), now), scrobbles(3, now - 400))));
        QSet<qint64> seconds;
        for (const library::Play &play : room.log()) {
            for (const library::Scrobble &scrobble : play.scrobbles)
                seconds += scrobble.started;
        }
        QCOMPARE(seconds.size(), 6);
    }

    void aPlayIsRemoved()
    {
        Room room;
        room.open();
        room.table->play(playedRecord(), room.time - 500 * second);
        const auto log = room.log();
        QCOMPARE(told(room.plays->counts()).value(), (library::Plays::Counts{1, 2, 0}));
        QVERIFY(told(room.plays->forget(log[0].scrobbles[0].id)));
        QCOMPARE(told(room.plays->counts()).value().waiting, 1);
        QSignalSpy touched(room.shelf.collection.get(), &library::Collection::instancesChanged);
        QVERIFY(told(room.plays->remove(log[0].id)));
        QCOMPARE(told(room.plays->counts()).value(), library::Plays::Counts());
        QTRY_VERIFY_WITH_TIMEOUT(!touched.isEmpty(), 20000);
        QCOMPARE(room.shelf.instance(101).listening, library::Listening());
    }
};

QTEST_GUILESS_MAIN(TestTurntable)
#include "tst_turntable.moc"
