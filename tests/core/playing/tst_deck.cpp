// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playing/deck.h"

#include <QTest>

using namespace runout;
using namespace runout::discogs;
using namespace runout::playing;

namespace {

constexpr qint64 start = 1'700'000'000'000;
constexpr qint64 second = 1000;

Track track(const QString &position, const QString &title, const QString &duration, const QString &artist = {})
{
    Track track;
    track.position = position;
    track.title = title;
    track.duration = duration;
    if (!artist.isEmpty())
        track.artists = {{ArtistId{9}, artist, {}, {}, {}, {}, {}}};
    return track;
}

Release release(const QList<Track> &tracks, const QString &artist = QStringLiteral("Madonna (2)"))
{
    Release release;
    release.artists = {{ArtistId{8}, artist, {}, {}, {}, {}, {}}};
    release.tracklist = tracks;
    return release;
}

SideTrack of(int seconds, const QString &artist = QStringLiteral("Somebody"))
{
    SideTrack track;
    track.seconds = seconds;
    track.artist = artist;
    return track;
}

QList<int> tracksOf(const QList<Counted> &counted)
{
    QList<int> tracks;
    for (const Counted &one : counted)
        tracks += one.track;
    return tracks;
}

} // namespace

class TestDeck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sidesHaveTheirTracks()
    {
        const auto sides =
            playableSides(release({track(QStringLiteral("A1"), QStringLiteral("One"), QStringLiteral("4:00")),
                                   track(QStringLiteral("A2"), QStringLiteral("Two"), QString()),
                                   track(QStringLiteral("B1"), QStringLiteral("Three"), QString())}),
                          {{QStringLiteral("B1"), 75}}, 200);
        QCOMPARE(sides.size(), 2);
        QCOMPARE(sides[0].name, QStringLiteral("A"));
        QVERIFY(sides[0].isSide);
        QCOMPARE(sides[0].seconds(), 440);
        QCOMPARE(sides[0].tracks[0].artist, QStringLiteral("Madonna"));
        QVERIFY(sides[0].tracks[0].length == Length::Printed);
        QVERIFY(sides[0].tracks[1].length == Length::Guessed);
        QCOMPARE(sides[1].tracks[0].seconds, 75);
        QVERIFY(sides[1].tracks[0].length == Length::OwnFile);
        QCOMPARE(sides[1].tracks[0].number, 3);
    }

    void variousIsNobody()
    {
        const auto sides =
            playableSides(release({track(QStringLiteral("1"), QStringLiteral("One"), QStringLiteral("4:00"),
                                         QStringLiteral("Beck (3)")),
                                   track(QStringLiteral("2"), QStringLiteral("Two"), QStringLiteral("4:00"))},
                                  QStringLiteral("Various")),
                          {});
        QCOMPARE(sides.size(), 1);
        QCOMPARE(sides[0].tracks[0].artist, QStringLiteral("Beck"));
        QCOMPARE(sides[0].tracks[1].artist, QString());
        QVERIFY(!isScrobbled(sides[0].tracks[1]));
        QVERIFY(isScrobbled(sides[0].tracks[0]));
        QCOMPARE(artistToName({{variousArtist, QStringLiteral("Diverse"), {}, {}, {}, {}, {}}}), QString());
    }

    void namesAreJoinedAsPrinted()
    {
        const QList<ArtistCredit> both{
            {ArtistId{1}, QStringLiteral("Miles Davis"), QStringLiteral("M. Davis*"), QStringLiteral("&"), {}, {}, {}},
            {ArtistId{2}, QStringLiteral("Coltrane (4)"), {}, {}, {}, {}, {}}};
        QCOMPARE(artistToName(both), QStringLiteral("Miles Davis & Coltrane"));
    }

    void indexTracksAreOne()
    {
        Track suite = track(QString(), QStringLiteral("Suite"), QString());
        suite.type = TrackType::Index;
        suite.subTracks = {track(QStringLiteral("A1a"), QStringLiteral("I"), QStringLiteral("1:00")),
                           track(QStringLiteral("A1b"), QStringLiteral("II"), QStringLiteral("2:00"))};
        auto sides = playableSides(release({suite}), {});
        QCOMPARE(sides[0].tracks.size(), 1);
        QCOMPARE(sides[0].tracks[0].seconds, 180);
        suite.title.clear();
        sides = playableSides(release({suite}), {});
        QCOMPARE(sides[0].tracks.size(), 2);
    }

    void halfOrFourMinutesCount()
    {
        QCOMPARE(countsAfter(of(100)), 50 * second);
        QCOMPARE(countsAfter(of(1000)), 240 * second);
        QVERIFY(!isScrobbled(of(30)));
        QVERIFY(isScrobbled(of(31)));
    }

    void aSideGoesFromTrackToTrack()
    {
        Deck deck = startedAt({of(100), of(600), of(40)}, start);
        QVERIFY(advance(deck, start + 49 * second).isEmpty());
        QCOMPARE(tracksOf(advance(deck, start + 50 * second)), QList<int>{0});
        QVERIFY(advance(deck, start + 99 * second).isEmpty());
        QCOMPARE(deck.leftOfTrack(start + 99 * second), second);
        QCOMPARE(deck.leftOfSide(start + 99 * second), 641 * second);
        QVERIFY(advance(deck, start + 101 * second).isEmpty());
        QCOMPARE(deck.at, 1);
        QCOMPARE(deck.trackStarted, start + 100 * second);
        // All at once, long after.
        const QList<Counted> rest = advance(deck, start + 10'000 * second);
        QCOMPARE(rest, (QList<Counted>{{1, start + 100 * second}, {2, start + 700 * second}}));
        QVERIFY(deck.isOver());
        QCOMPARE(deck.heardOfSide(start + 10'000 * second), 740 * second);
        QCOMPARE(deck.counted, 3);
        QCOMPARE(deck.leftOfSide(start), 0);
    }

    void aPauseIsNotHeard()
    {
        Deck deck = startedAt({of(100), of(100)}, start);
        QVERIFY(pause(deck, start + 40 * second).isEmpty());
        QVERIFY(deck.isPaused());
        QVERIFY(advance(deck, start + 1000 * second).isEmpty());
        QCOMPARE(deck.heardOfTrack(start + 1000 * second), 40 * second);
        resume(deck, start + 1000 * second);
        QVERIFY(!deck.isPaused());
        QCOMPARE(tracksOf(advance(deck, start + 1010 * second)), QList<int>{0});
        QVERIFY(advance(deck, start + 1061 * second).isEmpty());
        QCOMPARE(deck.at, 1);
        QCOMPARE(deck.trackStarted, start + 1060 * second);
    }

    void skippingCountsWhatWasHeard()
    {
        Deck deck = startedAt({of(100), of(100), of(100)}, start);
        QVERIFY(skip(deck, start + 10 * second).isEmpty());
        QCOMPARE(deck.at, 1);
        QCOMPARE(deck.trackStarted, start + 10 * second);
        QCOMPARE(tracksOf(skip(deck, start + 70 * second)), QList<int>{1});
        QCOMPARE(deck.heardOfSide(start + 75 * second), 75 * second);
        (void)skip(deck, start + 80 * second);
        QVERIFY(deck.isOver());
        QCOMPARE(deck.counted, 1);
        QVERIFY(skip(deck, start + 90 * second).isEmpty());
    }

    void aPausedSkipStartsWhenResumed()
    {
        Deck deck = startedAt({of(100), of(100)}, start);
        (void)pause(deck, start + 10 * second);
        (void)skip(deck, start + 20 * second);
        QVERIFY(deck.isPaused());
        resume(deck, start + 500 * second);
        QCOMPARE(deck.trackStarted, start + 500 * second);
    }

    void nothingIsOverAtOnce()
    {
        Deck deck = startedAt({}, start);
        QVERIFY(deck.isOver() && !deck.isPaused());
        QVERIFY(advance(deck, start).isEmpty() && pause(deck, start).isEmpty());
        resume(deck, start);
        QCOMPARE(deck.heardOfTrack(start), 0);
    }
};

QTEST_APPLESS_MAIN(TestDeck)
#include "tst_deck.moc"
