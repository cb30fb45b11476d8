// SPDX-License-Identifier: GPL-3.0-or-later
#include "madereleases.h"

#include "recordedreleases.h"

#include "core/tags/tracks.h"

#include <QTest>

using namespace runout;
using namespace runout::tags;
using discogs::Release;
using test::heading;
using test::index;
using test::release;
using test::track;

namespace {

// "1/1 1/2 2/1": disc and number of each track.
QString numbers(const Tracks &tracks)
{
    QStringList words;
    for (const TrackEntry &entry : tracks.tracks)
        words.append(QStringLiteral("%1/%2").arg(entry.discNumber).arg(entry.number));
    return words.join(u' ');
}

QStringList titles(const Tracks &tracks)
{
    QStringList result;
    for (const TrackEntry &entry : tracks.tracks)
        result.append(entry.index.isEmpty() ? entry.title : entry.index + QStringLiteral(": ") + entry.title);
    return result;
}

TrackOptions options(IndexTracks indexTracks, Discs discs = Discs::TwoSides, Coupling coupling = Coupling::FromRelease)
{
    TrackOptions result;
    result.indexTracks = indexTracks;
    result.discs = discs;
    result.coupling = coupling;
    return result;
}

Release atomHeartMother()
{
    Release result = release({});
    result.tracklist = {index(QStringLiteral("Suite"), QStringLiteral("23:51"),
                              {track(QStringLiteral("A.a"), QStringLiteral("Shout")),
                               track(QStringLiteral("A.b"), QStringLiteral("Dung"))}),
                        track(QStringLiteral("B1"), QStringLiteral("If"), QStringLiteral("4:24")),
                        index(QStringLiteral("Breakfast"), {},
                              {track(QStringLiteral("B2.a"), QStringLiteral("Rise"), QStringLiteral("2:00")),
                               track(QStringLiteral("B2.b"), QStringLiteral("Glory"), QStringLiteral("3:05"))})};
    return result;
}

} // namespace

class TestTracks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void discsAndNumbers_data();
    void discsAndNumbers();
    void sidesListedByTurns();
    void eachSideADisc();
    void automaticCoupling();
    void singleSidedRecords();
    void countingPerSideAndThrough();
    void indexTracks();
    void indexOfWholeTracks();
    void partsThatShareAPosition();
    void partsUnderAHeading();
    void choiceByRow();
    void readingByCount();
    void subtitles();
    void durations();
    void artistsComeFromTheNearest();
    void wholeSides();
    void recordedReleases();
};

void TestTracks::discsAndNumbers_data()
{
    QTest::addColumn<QString>("positions");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *positions, const char *expected) {
        QTest::addRow("%s", positions) << QString::fromLatin1(positions) << QString::fromLatin1(expected);
    };
    row("A1 A2 B1", "1/1 1/2 1/3");
    row("A1 A2 B3 B4", "1/1 1/2 1/3 1/4");
    row("A B", "1/1 1/2");
    row("A AA", "1/1 1/2");
    row("A1 A2 AA1", "1/1 1/2 1/3");
    row("a aa", "1/1 1/2");
    row("X Y", "1/1 1/2");
    row("C1 D1", "1/1 1/2");
    row("A1 B1 C1 D1", "1/1 1/2 2/1 2/2");
    row("A1 D1 B1 C1", "1/1 1/2 2/1 2/2");        // listed as it is coupled
    row("A1 B1 C1 E1 F1", "1/1 1/2 2/1 3/1 3/2"); // side D is empty
    row("A B A B", "1/1 1/2 2/1 2/2");            // two singles in a box
    row("A1 B1 A2 B2", "1/1 1/2 1/3 1/4");        // listed by turns
    row("1 2 3", "1/1 1/2 1/3");
    row("1-1 1-2 2-1", "1/1 1/2 2/1");
    row("CD1-1 CD1-2 CD2-1", "1/1 1/2 2/1");
    row("1.01 1.02 2.01", "1/1 1/2 2/1");
    row("A1 B1 C1 CD-1 CD-2", "1/1 1/2 2/1 3/1 3/2");
    row("CD-1 CD-2 DVD-1", "1/1 1/2 2/1");
    row("LP1-A1 LP1-B1 LP2-A1", "1/1 1/2 2/1");
    row("1 2 5 6", "1/1 1/2 1/5 1/6"); // listed in part
    row("CD2-14 CD2-15", "1/1 1/2");   // numbered on from another disc
    row("", "");
}

void TestTracks::discsAndNumbers()
{
    QFETCH(QString, positions);
    QFETCH(QString, expected);
    const Tracks tracks = tracksOf(release(positions));
    QCOMPARE(numbers(tracks), expected);
}

void TestTracks::sidesListedByTurns()
{
    QCOMPARE(titles(tracksOf(release(QStringLiteral("A1 B1 A2 B2")))),
             (QStringList{QStringLiteral("Title A1"), QStringLiteral("Title A2"), QStringLiteral("Title B1"),
                          QStringLiteral("Title B2")}));
}

void TestTracks::eachSideADisc()
{
    const Tracks tracks =
        tracksOf(release(QStringLiteral("A1 A2 B1 C1 CD-1")), options(IndexTracks::AsPrinted, Discs::SidePerDisc));
    QCOMPARE(numbers(tracks), QStringLiteral("1/1 1/2 2/1 3/1 4/1"));
    QCOMPARE(tracks.discTotal, 4);
    QCOMPARE(tracks.sides[2].record, 2);
    QCOMPARE(tracks.tracks[2].numberOnDisc, 3); // as with two sides a disc
}

void TestTracks::automaticCoupling()
{
    Release set = release(QStringLiteral("A1 B1 C1 D1"));
    const TrackOptions automatic = options(IndexTracks::AsPrinted, Discs::TwoSides, Coupling::Automatic);
    const QString coupled = QStringLiteral("1/1 2/1 2/2 1/2");
    QCOMPARE(numbers(tracksOf(set, automatic)), coupled);
    set.formats = {
        {QStringLiteral("Vinyl"), QStringLiteral("2"), {QStringLiteral("LP")}, QStringLiteral("Auto-Coupled")}};
    QCOMPARE(numbers(tracksOf(set)), coupled);
    const TrackOptions inOrder = options(IndexTracks::AsPrinted, Discs::TwoSides, Coupling::InOrder);
    QCOMPARE(numbers(tracksOf(set, inOrder)), QStringLiteral("1/1 1/2 2/1 2/2"));
}

void TestTracks::singleSidedRecords()
{
    Release set = release(QStringLiteral("A1 A2 B1"));
    set.formats = {{QStringLiteral("Vinyl"), QStringLiteral("2"), {QStringLiteral("Single Sided")}, {}}};
    QCOMPARE(numbers(tracksOf(set)), QStringLiteral("1/1 1/2 2/1"));
}

void TestTracks::countingPerSideAndThrough()
{
    TrackOptions perSide;
    perSide.numbers = Numbers::PerSide;
    const Release set = release(QStringLiteral("A1 A2 B1 C1"));
    QCOMPARE(numbers(tracksOf(set, perSide)), QStringLiteral("1/1 1/2 1/1 2/1"));
    QCOMPARE(tracksOf(set, perSide).tracks[0].total, 2);
    TrackOptions through;
    through.numbers = Numbers::Through;
    QCOMPARE(numbers(tracksOf(set, through)), QStringLiteral("1/1 1/2 1/3 2/4"));
    QCOMPARE(tracksOf(set, through).tracks[0].total, 4);
    QCOMPARE(tracksOf(set).tracks[0].total, 3);
}

void TestTracks::indexTracks()
{
    const Release set = atomHeartMother();
    const Tracks printed = tracksOf(set);
    QCOMPARE(titles(printed),
             (QStringList{QStringLiteral("Suite"), QStringLiteral("If"), QStringLiteral("Breakfast")}));
    QCOMPARE(printed.tracks[0].position, QStringLiteral("A"));
    QCOMPARE(printed.tracks[2].position, QStringLiteral("B2"));
    QCOMPARE(printed.tracks[0].seconds, 23 * 60 + 51);
    QCOMPARE(printed.tracks[2].seconds, 305);
    QCOMPARE(printed.tracks[0].flat, (QList<int>{0, 1, 2}));
    QCOMPARE(printed.indexRows, (QList<int>{0, 2}));
    const Tracks parts = tracksOf(set, options(IndexTracks::AsParts));
    QCOMPARE(titles(parts),
             (QStringList{QStringLiteral("Suite: Shout"), QStringLiteral("Suite: Dung"), QStringLiteral("If"),
                          QStringLiteral("Breakfast: Rise"), QStringLiteral("Breakfast: Glory")}));
    QCOMPARE(numbers(parts), QStringLiteral("1/1 1/2 1/3 1/4 1/5"));
    QCOMPARE(parts.tracks[4].seconds, 185);
    QCOMPARE(parts.tracks[4].flat, QList<int>{6});
}

void TestTracks::indexOfWholeTracks()
{
    Release set = release({});
    set.tracklist = {
        index(QStringLiteral("Songs"), {},
              {track(QStringLiteral("1"), QStringLiteral("One")), track(QStringLiteral("2"), QStringLiteral("Two"))})};
    QCOMPARE(tracksOf(set).tracks.size(), 2); // each has a number of its own
    QCOMPARE(tracksOf(set, options(IndexTracks::AsOne)).tracks.size(), 1);
}

void TestTracks::partsThatShareAPosition()
{
    Release set = release(QStringLiteral("B4 B5.1 B5.2"));
    QCOMPARE(titles(tracksOf(set)),
             (QStringList{QStringLiteral("Title B4"), QStringLiteral("Title B5.1 / Title B5.2")}));
    QCOMPARE(tracksOf(set).tracks[1].position, QStringLiteral("B5"));
    QCOMPARE(tracksOf(set).tracks[1].seconds, 360);
    QCOMPARE(tracksOf(set, options(IndexTracks::AsParts)).tracks.size(), 3);
    QCOMPARE(tracksOf(release(QStringLiteral("1.1 1.2 2.1"))).tracks.size(), 3); // discs, not parts
    QCOMPARE(tracksOf(release(QStringLiteral("A1a A2b"))).tracks.size(), 2);
}

void TestTracks::partsUnderAHeading()
{
    Release set = release({});
    set.tracklist = {heading(QStringLiteral("Bonus Tracks")),
                     track(QStringLiteral("8"), QStringLiteral("Joker")),
                     heading(QStringLiteral("Medley:")),
                     track(QStringLiteral("9A"), QStringLiteral("Town")),
                     track(QStringLiteral("9B"), QStringLiteral("Solicitor")),
                     heading(QStringLiteral("-")),
                     track(QStringLiteral("10"), QStringLiteral("Hard"))};
    set.tracklist[2].duration = QStringLiteral("6:30");
    const Tracks tracks = tracksOf(set);
    QCOMPARE(titles(tracks), (QStringList{QStringLiteral("Joker"), QStringLiteral("Medley"), QStringLiteral("Hard")}));
    QCOMPARE(tracks.tracks[1].seconds, 390);
    QCOMPARE(tracks.tracks[1].heading, QStringLiteral("Bonus Tracks"));
    QCOMPARE(tracks.tracks[2].heading, QString());
    QVERIFY(tracks.discSubtitles.isEmpty());
}

void TestTracks::choiceByRow()
{
    TrackOptions mixed;
    mixed.byRow.insert(0, IndexTracks::AsParts);
    QCOMPARE(tracksOf(atomHeartMother(), mixed).tracks.size(), 4);
}

void TestTracks::readingByCount()
{
    QCOMPARE(indexTracksFor(atomHeartMother(), 3), IndexTracks::AsPrinted);
    QCOMPARE(indexTracksFor(atomHeartMother(), 5), IndexTracks::AsParts);
    QCOMPARE(indexTracksFor(atomHeartMother(), 0), IndexTracks::AsPrinted);
    QCOMPARE(indexTracksFor(release(QStringLiteral("A B")), 9), IndexTracks::AsPrinted);
}

void TestTracks::subtitles()
{
    const Tracks two = tracksOf(release(QStringLiteral("| 1-1 1-2 | 2-1")));
    QCOMPARE(two.discSubtitles.value(1), QStringLiteral("Heading"));
    QCOMPARE(two.discSubtitles.value(2), QStringLiteral("Heading"));
    // Two headings on one disc name its halves.
    QVERIFY(tracksOf(release(QStringLiteral("| A1 | B1"))).discSubtitles.isEmpty());
    const Tracks sides =
        tracksOf(release(QStringLiteral("| A1 | B1")), options(IndexTracks::AsPrinted, Discs::SidePerDisc));
    QCOMPARE(sides.discSubtitles.size(), 2);
    QVERIFY(tracksOf(release(QStringLiteral("1 2 | 3"))).discSubtitles.isEmpty());
}

void TestTracks::durations()
{
    Release set = release(QStringLiteral("1 2 3 4"));
    const QStringList texts{QStringLiteral("3:05"), QStringLiteral("1:02:03"), QStringLiteral("75:10"), QString()};
    for (int i = 0; i < 4; ++i)
        set.tracklist[i].duration = texts[i];
    const Tracks tracks = tracksOf(set);
    QCOMPARE(tracks.tracks[0].seconds, 185);
    QCOMPARE(tracks.tracks[1].seconds, 3723);
    QCOMPARE(tracks.tracks[2].seconds, 4510);
    QCOMPARE(tracks.tracks[3].seconds, 0);
    QCOMPARE(tracks.sides[0].seconds, 0); // one is not known
}

void TestTracks::artistsComeFromTheNearest()
{
    Release set = atomHeartMother();
    QCOMPARE(tracksOf(set).tracks[1].artists, set.artists);
    set.tracklist[0].artists = {test::artist(2, QStringLiteral("Index"))};
    set.tracklist[0].subTracks[1].artists = {test::artist(3, QStringLiteral("Part"))};
    const Tracks parts = tracksOf(set, options(IndexTracks::AsParts));
    QCOMPARE(parts.tracks[0].artists.first().name, QStringLiteral("Index"));
    QCOMPARE(parts.tracks[1].artists.first().name, QStringLiteral("Part"));
}

void TestTracks::wholeSides()
{
    const Tracks tracks = tracksOf(release(QStringLiteral("A1 A2 B1 C1")));
    const TrackEntry side = wholeSide(tracks, 0);
    QCOMPARE(side.title, QStringLiteral("Title A1 / Title A2"));
    QCOMPARE(side.position, QStringLiteral("A"));
    QCOMPARE(side.seconds, 360);
    QCOMPARE(side.number, 1);
    QCOMPARE(side.total, 2);
    QCOMPARE(side.flat, (QList<int>{0, 1}));
    QCOMPARE(wholeSide(tracks, 1).number, 2);
    QCOMPARE(wholeSide(tracks, 2).discNumber, 2);
}

void TestTracks::recordedReleases()
{
    const QList<Release> releases = test::recordedReleases();
    if (releases.isEmpty())
        QSKIP("NO recorded release is read: the folder that RUNOUT_SAMPLES names is missing");
    for (const Release &release : releases) {
        for (const Discs discs : {Discs::TwoSides, Discs::SidePerDisc}) {
            for (const IndexTracks reading : {IndexTracks::AsPrinted, IndexTracks::AsOne, IndexTracks::AsParts}) {
                const Tracks tracks = tracksOf(release, options(reading, discs));
                const QByteArray id = QByteArray::number(discogs::number(release.id));
                QVERIFY2(!tracks.tracks.isEmpty(), id);
                QSet<QPair<int, int>> seen;
                for (const TrackEntry &entry : tracks.tracks) {
                    QVERIFY2(!entry.title.isEmpty() && !entry.artists.isEmpty() && !entry.flat.isEmpty(), id);
                    QVERIFY2(entry.number >= 1 && entry.number <= entry.total, id);
                    QVERIFY2(entry.discNumber >= 1 && entry.discNumber <= tracks.discTotal, id);
                    const QPair<int, int> number(entry.discNumber, entry.number);
                    QVERIFY2(!seen.contains(number), id);
                    seen.insert(number);
                }
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestTracks)
#include "tst_tracks.moc"
