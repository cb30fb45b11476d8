// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "core/discogs/mapper.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace runout::discogs;

Q_DECLARE_METATYPE(runout::discogs::RoleFamily)

namespace {

Track track(const QString &position, const QString &title = QStringLiteral("Title"))
{
    Track result;
    result.position = position;
    result.title = title;
    return result;
}

Track heading(const QString &title)
{
    Track result = track({}, title);
    result.type = TrackType::Heading;
    return result;
}

Track index(const QString &position, const QStringList &parts)
{
    Track result = track(position, QStringLiteral("Medley"));
    result.type = TrackType::Index;
    for (const QString &part : parts)
        result.subTracks.append(track(part));
    return result;
}

QList<Track> tracklist(const QString &positions)
{
    QList<Track> result;
    for (const QString &position : positions.split(u' '))
        result.append(track(position));
    return result;
}

ArtistCredit credit(const QString &name, const QString &role = {}, const QString &tracks = {}, qint64 id = 0)
{
    ArtistCredit result;
    result.id = ArtistId{id};
    result.name = name;
    result.role = role;
    result.tracks = tracks;
    return result;
}

ArtistCredit joined(const QString &name, const QString &join, const QString &anv = {})
{
    ArtistCredit result = credit(name);
    result.join = join;
    result.anv = anv;
    return result;
}

const auto vinyl = QStringLiteral("A1 A2 A3 B1 B2 B3");
const auto discs = QStringLiteral("1-01 1-02 1-03 2-01 2-02 3-01");
const auto box = QStringLiteral("A1 A2 B1 CD1-1 CD1-2 CD1-3 CD2-1 CD2-2");

} // namespace

class TestCredits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutSuffix_data();
    void withoutSuffix();
    void printedNames();
    void artistLines_data();
    void artistLines();
    void piecesNameTheirCredit();
    void roles_data();
    void roles();
    void families_data();
    void families();
    void flattens();
    void ranges_data();
    void ranges();
    void rangesOverIndexTracks();
    void rangesByTitle();
    void linesInOrder();
    void linesMerge();
    void linesKeepThePrintedName();
    void linesOfIndexTracks();
    void linesWithoutRole();
    void linesWithUnknownRanges();
    void companies();
    void recordedReleases();
};

void TestCredits::withoutSuffix_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("plain");
    QTest::newRow("suffix") << QStringLiteral("Blade (3)") << QStringLiteral("Blade");
    QTest::newRow("none") << QStringLiteral("Blade") << QStringLiteral("Blade");
    QTest::newRow("a number as name") << QStringLiteral("Heaven (17)") << QStringLiteral("Heaven");
    QTest::newRow("brackets") << QStringLiteral("Sunn O)))") << QStringLiteral("Sunn O)))");
    QTest::newRow("words") << QStringLiteral("Orchestra (Live)") << QStringLiteral("Orchestra (Live)");
    QTest::newRow("within") << QStringLiteral("Blade (3) Trio") << QStringLiteral("Blade (3) Trio");
    QTest::newRow("only the last") << QStringLiteral("One (2) (3)") << QStringLiteral("One (2)");
    QTest::newRow("no space") << QStringLiteral("C(2)") << QStringLiteral("C(2)");
    QTest::newRow("nothing else") << QStringLiteral("(2)") << QStringLiteral("(2)");
    QTest::newRow("empty") << QString() << QString();
}

void TestCredits::withoutSuffix()
{
    QFETCH(QString, name);
    QTEST(runout::discogs::withoutSuffix(name), "plain");
}

void TestCredits::printedNames()
{
    QCOMPARE(printedName(joined(QStringLiteral("Blade (3)"), {})), QStringLiteral("Blade"));
    QCOMPARE(printedName(joined(QStringLiteral("Blade (3)"), {}, QStringLiteral("DJ Blade"))),
             QStringLiteral("DJ Blade"));
    QCOMPARE(printedName(joined(QStringLiteral("X"), {}, QStringLiteral("Room (2)"))), QStringLiteral("Room (2)"));
    QCOMPARE(printedName(joined(QStringLiteral("X"), {}, QStringLiteral("  "))), QStringLiteral("X"));
}

void TestCredits::artistLines_data()
{
    QTest::addColumn<QString>("join");
    QTest::addColumn<QString>("text");
    QTest::newRow("comma") << QStringLiteral(",") << QStringLiteral("Miles, Trane");
    QTest::newRow("comma and word") << QStringLiteral(", with") << QStringLiteral("Miles, with Trane");
    QTest::newRow("ampersand") << QStringLiteral("&") << QStringLiteral("Miles & Trane");
    QTest::newRow("word") << QStringLiteral("Feat.") << QStringLiteral("Miles Feat. Trane");
    QTest::newRow("spaces") << QStringLiteral(" vs ") << QStringLiteral("Miles vs Trane");
    QTest::newRow("words") << QStringLiteral("conducted by") << QStringLiteral("Miles conducted by Trane");
    QTest::newRow("dash") << QStringLiteral("-") << QStringLiteral("Miles - Trane");
    QTest::newRow("empty") << QString() << QStringLiteral("Miles, Trane");
}

void TestCredits::artistLines()
{
    QFETCH(QString, join);
    const QList<ArtistCredit> artists{joined(QStringLiteral("Miles (2)"), join),
                                      joined(QStringLiteral("Trane"), QStringLiteral(","))};
    QTEST(artistText(artists), "text");
}

void TestCredits::piecesNameTheirCredit()
{
    const QList<ArtistCredit> artists{joined(QStringLiteral("A"), QStringLiteral("&")),
                                      joined(QStringLiteral("B"), QStringLiteral(",")),
                                      joined(QStringLiteral("C"), QStringLiteral(","), QStringLiteral("Cee"))};
    const QList<ArtistPiece> expected{{QStringLiteral("A"), 0},
                                      {QStringLiteral(" & "), -1},
                                      {QStringLiteral("B"), 1},
                                      {QStringLiteral(", "), -1},
                                      {QStringLiteral("Cee"), 2}};
    QCOMPARE(artistLine(artists), expected);
    QVERIFY(artistLine({}).isEmpty());
    QCOMPARE(artistText({}), QString());
}

void TestCredits::roles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("pairs"); // name, detail, name, detail
    const auto row = [](const char *name, const QString &text, const QStringList &pairs) {
        QTest::newRow(name) << text << pairs;
    };
    row("one", QStringLiteral("Producer"), {QStringLiteral("Producer"), {}});
    row("two", QStringLiteral("Producer,Written-By"),
        {QStringLiteral("Producer"), {}, QStringLiteral("Written-By"), {}});
    row("detail with comma", QStringLiteral("Engineer [Assistant, Mix], Written-By"),
        {QStringLiteral("Engineer"), QStringLiteral("Assistant, Mix"), QStringLiteral("Written-By"), {}});
    row("two details", QStringLiteral("Guitar [Lead] [Solo]"),
        {QStringLiteral("Guitar"), QStringLiteral("Lead, Solo")});
    row("nested", QStringLiteral("Horn [Alto [sic], Tenor], Bass"),
        {QStringLiteral("Horn"), QStringLiteral("Alto [sic], Tenor"), QStringLiteral("Bass"), {}});
    row("left open", QStringLiteral("Engineer [Mix, Bass"), {QStringLiteral("Engineer"), QStringLiteral("Mix, Bass")});
    row("stray bracket", QStringLiteral("Bass], Drums"), {QStringLiteral("Bass]"), {}, QStringLiteral("Drums"), {}});
    row("empty pieces", QStringLiteral(" , Bass,, "), {QStringLiteral("Bass"), {}});
    row("empty", {}, {});
}

void TestCredits::roles()
{
    QFETCH(QString, text);
    QFETCH(QStringList, pairs);
    QList<Role> expected;
    for (int i = 0; i + 1 < pairs.size(); i += 2)
        expected.append({pairs[i], pairs[i + 1]});
    QCOMPARE(splitRoles(text), expected);
}

void TestCredits::families_data()
{
    QTest::addColumn<RoleFamily>("expected");
    QTest::addColumn<QString>("names");
    QTest::newRow("instruments")
        << RoleFamily::Performers
        << QStringLiteral(
               "Guitar;Bass Guitar;Double Bass;Drums;Tenor Saxophone;Piano;Electric Piano;Synthesizer;Violin;Cello;"
               "Trumpet;Flugelhorn;Kantele;Cimbalom;Cajón;Musical Box;Toy Piano;Tape;Strings;Horns;Handclaps;"
               "Pedal Steel Guitar;Drum Programming;Turntables;Scratches;Effects;Tabla;Oud;Bongos;Jew's Harp;guitar");
    QTest::newRow("voices")
        << RoleFamily::Performers
        << QStringLiteral(
               "Vocals;Backing Vocals;Lead Vocals;Mezzo-soprano Vocals;Voice;Rap;Choir;Chorus;Narrator;Read By;MC;"
               "Voice Actor;Spoken Word By [Voice]");
    QTest::newRow("leading")
        << RoleFamily::Performers
        << QStringLiteral(
               "Orchestra;Conductor;Leader;Chorus Master;Concertmaster;Directed By;Music Director;Featuring;Band;"
               "Performer;Musician;Soloist;Ensemble;DJ Mix;Ensemble");
    QTest::newRow("writers")
        << RoleFamily::Writers
        << QStringLiteral(
               "Written-By;Written By;Composed By;Lyrics By;Music By;Songwriter;Arranged By;Libretto By;Words By;"
               "Orchestrated By;Translated By;Adapted By;Score;Text By;String Arrangement;written-by");
    QTest::newRow("production")
        << RoleFamily::Production
        << QStringLiteral(
               "Producer;Co-producer;Executive-Producer;Executive Producer;Compilation Producer;Engineer;Mixed By;"
               "Mastered By;Remastered By;Remix;Recorded By;Lacquer Cut By;Lathe Cut By;Edited By;Programmed By;"
               "Coordinator;A&R;Management;Supervised By;Transferred By;Compiled By;Technician;Plated By;"
               "Sound Designer;Product Manager;Vocal Producer;Drum Technician;Restoration;Recording Supervisor");
    QTest::newRow("artwork")
        << RoleFamily::Artwork
        << QStringLiteral(
               "Artwork;Artwork By;Design;Graphic Design;Design Concept;Photography;Photography By;Cover;Sleeve;"
               "Layout;Illustration;Liner Notes;Sleeve Notes;Painting;Typography;Art Direction;Graphics;Make-Up;"
               "Stylist;Lettering;Logo;Creative Director;Booklet Editor");
    QTest::newRow("other") << RoleFamily::Other
                           << QStringLiteral("Other;Acknowledgements;Catering;Zzz By;Film Director;");
}

void TestCredits::families()
{
    QFETCH(RoleFamily, expected);
    QFETCH(QString, names);
    for (const QString &name : names.split(u';'))
        QVERIFY2(family(name) == expected, qPrintable(name));
}

void TestCredits::flattens()
{
    const QList<Track> list{heading(QStringLiteral("Side One")), track(QStringLiteral("A1")), track({}, {}),
                            index(QStringLiteral("A2"), {QStringLiteral("A2.1"), QStringLiteral("A2.2")}),
                            track(QStringLiteral("B1"))};
    const QList<FlatTrack> flat = flatten(list);
    QCOMPARE(flat.size(), 5);
    QCOMPARE(flat[0].track, &list[1]);
    QCOMPARE(flat[1].track, &list[3]);
    QCOMPARE(flat[1].parent, nullptr);
    QCOMPARE(flat[2].track, &list[3].subTracks[0]);
    QCOMPARE(flat[3].parent, &list[3]);
    QCOMPARE(flat[3].row, 3);
    QCOMPARE(flat[4].row, 4);
}

void TestCredits::ranges_data()
{
    QTest::addColumn<QString>("positions");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QList<int>>("tracks");
    QTest::addColumn<QStringList>("unresolved");
    const auto row = [](const QString &positions, const char *range, const QList<int> &tracks,
                        const QStringList &unresolved = {}) {
        QTest::addRow("%s | %s", qPrintable(positions), range)
            << positions << QString::fromUtf8(range) << tracks << unresolved;
    };
    row(vinyl, "A1", {0});
    row(vinyl, "A1 to A3, B2", {0, 1, 2, 4});
    row(vinyl, "A1,B1", {0, 3});
    row(vinyl, "A2, A3 & B1", {1, 2, 3});
    row(vinyl, "A2 ,A3; B1 and B2", {1, 2, 3, 4});
    row(vinyl, "A3 to B2", {2, 3, 4});
    row(vinyl, "A1-A3", {0, 1, 2});
    row(vinyl, "A1 – A3", {0, 1, 2});
    row(vinyl, "A3 to A1", {0, 1, 2});
    row(vinyl, "a1 TO b1", {0, 1, 2, 3});
    row(vinyl, "A1 to 3", {0, 1, 2});
    row(vinyl, "B1-3", {3, 4, 5});
    row(vinyl, "A", {0, 1, 2});
    row(vinyl, "Side B", {3, 4, 5});
    row(vinyl, "Sides A & B", {0, 1, 2, 3, 4, 5});
    row(vinyl, "All tracks", {0, 1, 2, 3, 4, 5});
    row(vinyl, "Tracks A1, A2", {0, 1});
    row(vinyl, "(B. 1)", {3});
    row(vinyl, "A1, A1 to A2", {0, 1});
    row(vinyl, "B3, A1", {0, 5});
    row(vinyl, "A1, somewhere", {0}, {QStringLiteral("somewhere")});
    row(vinyl, "A9", {}, {QStringLiteral("A9")});
    row(vinyl, "A1 to A9", {}, {QStringLiteral("A1 to A9")});
    row(vinyl, "bonus beats", {}, {QStringLiteral("bonus beats")});
    row(vinyl, "", {});
    row(vinyl, " , ", {});
    row(discs, "1-1 to 1-3, 2-2", {0, 1, 2, 4});
    row(discs, "1-01 to 02", {0, 1});
    row(discs, "1-2 to 2-1", {1, 2, 3});
    row(discs, "2", {3, 4});
    row(discs, "CD 2", {3, 4});
    row(discs, "CD1-1 to CD1-3", {0, 1, 2});
    row(discs, "1 to 2", {0, 1, 2, 3, 4});
    row(discs, "2-01-3-01", {3, 4, 5});
    row(box, "CD1-1 to CD1-3", {3, 4, 5});
    row(box, "CD1", {3, 4, 5});
    row(box, "cd2", {6, 7});
    row(box, "A1 to CD1-1", {0, 1, 2, 3});
    row(QStringLiteral("1 2 3 4 10 11"), "1, 10 to 11", {0, 4, 5});
    row(QStringLiteral("1 2 3 4 10 11"), "2-4", {1, 2, 3});
    row(QStringLiteral("01 02 03"), "1 to 2", {0, 1});
    row(QStringLiteral("A B1 B2"), "A", {0});
    row(QStringLiteral("A AA"), "AA", {1});
    row(QStringLiteral("A AA"), "a", {0});
    row(QStringLiteral("A AA1 AA2"), "A", {0});
    row(QStringLiteral("A1 a1"), "a1", {1});
    row(QStringLiteral("B1 B2a B2b B3"), "B2a", {1});
    row(QStringLiteral("B1 B2a B2b B3"), "B2", {1, 2});
    row(QStringLiteral("B1 B2.a B2.b B3"), "B2a", {1});
    row(QStringLiteral("LP-A1 LP-A2 CD-1 CD-2"), "A2", {1});
    row(QStringLiteral("LP-A1 LP-A2 CD-1 CD-2"), "2", {3});
    row(QStringLiteral("CD-1 DVD-1"), "1", {}, {QStringLiteral("1")});
    row(QStringLiteral("A1 A1 A2"), "A1", {0, 1});
    row(QStringLiteral("1/2 3"), "1/2", {0});
}

void TestCredits::ranges()
{
    QFETCH(QString, positions);
    QFETCH(QString, range);
    QFETCH(QStringList, unresolved);
    const ResolvedRange resolved = resolveRange(range, tracklist(positions));
    QTEST(resolved.tracks, "tracks");
    QCOMPARE(resolved.unresolved, unresolved);
}

void TestCredits::rangesOverIndexTracks()
{
    const QList<Track> list{track(QStringLiteral("A1")),
                            index(QStringLiteral("A2"), {QStringLiteral("A2.1"), QStringLiteral("A2.2")}),
                            heading(QStringLiteral("Live")), index({}, {QStringLiteral("B1"), QStringLiteral("B2")})};
    const auto tracks = [&](const char *range) { return resolveRange(QString::fromUtf8(range), list).tracks; };
    QCOMPARE(tracks("A2"), (QList<int>{1, 2, 3}));
    QCOMPARE(tracks("A2.2"), QList<int>{3});
    QCOMPARE(tracks("A1 to A2"), (QList<int>{0, 1, 2, 3}));
    QCOMPARE(tracks("B1 to B2"), (QList<int>{5, 6}));
    QCOMPARE(tracks("A2.2 to B1"), (QList<int>{3, 4, 5}));
}

void TestCredits::rangesByTitle()
{
    const QList<Track> list{track(QStringLiteral("A1"), QStringLiteral("Love And Hate, Again")),
                            track(QStringLiteral("A2"), QStringLiteral("Blue"))};
    QCOMPARE(resolveRange(QStringLiteral("love and hate, again"), list).tracks, QList<int>{0});
    QCOMPARE(resolveRange(QStringLiteral("A1, Blue"), list).tracks, (QList<int>{0, 1}));
}

void TestCredits::linesInOrder()
{
    Release release;
    release.tracklist = tracklist(vinyl);
    release.extraArtists = {
        credit(QStringLiteral("Painter"), QStringLiteral("Artwork")),
        credit(QStringLiteral("Both"), QStringLiteral("Producer, Guitar [Lead]"), QStringLiteral("A1 to A2")),
        credit(QStringLiteral("Somebody"), QStringLiteral("Other")),
        credit(QStringLiteral("Poet (4)"), QStringLiteral("Lyrics By"))};
    release.tracklist[5].extraArtists = {credit(QStringLiteral("Singer"), QStringLiteral("Vocals"))};
    const QList<CreditLine> lines = creditLines(release);

    QStringList text;
    for (const CreditLine &line : lines)
        text.append(printedName(line.artist) + u'/' + line.role.name + line.role.detail);
    QCOMPARE(text, (QStringList{QStringLiteral("Both/GuitarLead"), QStringLiteral("Singer/Vocals"),
                                QStringLiteral("Poet/Lyrics By"), QStringLiteral("Both/Producer"),
                                QStringLiteral("Painter/Artwork"), QStringLiteral("Somebody/Other")}));
    QCOMPARE(lines[0].tracks, (QList<int>{0, 1}));
    QCOMPARE(lines[1].tracks, QList<int>{5});
    QVERIFY(lines[2].tracks.isEmpty());
    QCOMPARE(lines[2].artist.name, QStringLiteral("Poet (4)"));
    QCOMPARE(lines[3].artist.role, QString());
}

void TestCredits::linesMerge()
{
    Release release;
    release.tracklist = tracklist(vinyl);
    release.extraArtists = {credit(QStringLiteral("X"), QStringLiteral("Bass"), QStringLiteral("B1"), 7),
                            credit(QStringLiteral("W"), QStringLiteral("Drums"), {}, 8)};
    release.tracklist[0].extraArtists = {credit(QStringLiteral("X"), QStringLiteral("Bass, Guitar"), {}, 7)};
    release.tracklist[3].extraArtists = {credit(QStringLiteral("X"), QStringLiteral("Bass"), {}, 7),
                                         credit(QStringLiteral("X (2)"), QStringLiteral("Bass"), {}, 9),
                                         credit(QStringLiteral("W"), QStringLiteral("Drums"), {}, 8)};
    const QList<CreditLine> lines = creditLines(release);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0].tracks, (QList<int>{0, 3}));
    QVERIFY(lines[1].tracks.isEmpty()); // on the whole release, which includes B1
    QCOMPARE(lines[2].role.name, QStringLiteral("Guitar"));
    QCOMPARE(lines[3].artist.id, ArtistId{9});
}

void TestCredits::linesKeepThePrintedName()
{
    Release release;
    release.tracklist = tracklist(vinyl);
    ArtistCredit printed = credit(QStringLiteral("John Smith (5)"), QStringLiteral("Written-By"), {}, 5);
    release.tracklist[0].extraArtists = {printed};
    printed.anv = QStringLiteral("J. Smith");
    release.tracklist[1].extraArtists = {printed};
    release.tracklist[2].extraArtists = {printed};
    const QList<CreditLine> lines = creditLines(release);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(printedName(lines[0].artist), QStringLiteral("John Smith"));
    QCOMPARE(printedName(lines[1].artist), QStringLiteral("J. Smith"));
    QCOMPARE(lines[1].tracks, (QList<int>{1, 2}));
}

void TestCredits::linesOfIndexTracks()
{
    Release release;
    release.tracklist = {track(QStringLiteral("A1")),
                         index(QStringLiteral("A2"), {QStringLiteral("A2.1"), QStringLiteral("A2.2")})};
    release.tracklist[1].extraArtists = {credit(QStringLiteral("X"), QStringLiteral("Producer"))};
    release.tracklist[1].subTracks[1].extraArtists = {credit(QStringLiteral("Y"), QStringLiteral("Producer"))};
    const QList<CreditLine> lines = creditLines(release);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].tracks, (QList<int>{1, 2, 3}));
    QCOMPARE(lines[1].tracks, QList<int>{3});
}

void TestCredits::linesWithoutRole()
{
    Release release;
    release.extraArtists = {credit(QStringLiteral("X"))};
    const QList<CreditLine> lines = creditLines(release);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].family, RoleFamily::Other);
    QCOMPARE(lines[0].role, Role{});
}

void TestCredits::linesWithUnknownRanges()
{
    Release release;
    release.tracklist = tracklist(vinyl);
    release.extraArtists = {credit(QStringLiteral("X"), QStringLiteral("Bass"), QStringLiteral("bonus disc")),
                            credit(QStringLiteral("X"), QStringLiteral("Bass"), QStringLiteral("A1, hidden")),
                            credit(QStringLiteral("X"), QStringLiteral("Bass"), QStringLiteral("B1"))};
    const QList<CreditLine> lines = creditLines(release);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].unresolved, QStringLiteral("bonus disc, hidden"));
    QCOMPARE(lines[0].tracks, (QList<int>{0, 3}));
}

void TestCredits::companies()
{
    Release release;
    LabelCredit pressing;
    pressing.name = QStringLiteral("Optimal");
    pressing.entityTypeName = QStringLiteral("Pressed By");
    LabelCredit plain;
    plain.name = QStringLiteral("Plant");
    release.companies = {pressing, plain};
    release.extraArtists = {credit(QStringLiteral("X"), QStringLiteral("Other"))};
    const QList<CreditLine> lines = creditLines(release);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].family, RoleFamily::Companies);
    QCOMPARE(lines[0].role.name, QStringLiteral("Pressed By"));
    QCOMPARE(lines[0].company, pressing);
    QCOMPARE(lines[1].role.name, QStringLiteral("Company"));
    QCOMPARE(lines[2].family, RoleFamily::Other);
}

void TestCredits::recordedReleases()
{
    const QString samples = qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded/releases");
    if (!qEnvironmentVariableIsSet("RUNOUT_SAMPLES") || !QDir(samples).exists())
        QSKIP("no recorded answers: RUNOUT_SAMPLES names no folder with them");
    int ranges = 0;
    int resolved = 0;
    QDirIterator files(samples, {QStringLiteral("*.json")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto release = map<Release>(file.readAll());
        if (!release)
            continue;
        for (const ArtistCredit &artist : release->extraArtists) {
            if (artist.tracks.isEmpty())
                continue;
            const ResolvedRange range = resolveRange(artist.tracks, release->tracklist);
            const bool isWhole = range.unresolved.isEmpty() && !range.tracks.isEmpty();
            ++ranges;
            resolved += isWhole ? 1 : 0;
            if (!isWhole)
                qInfo("%s: \"%s\"", qPrintable(file.fileName().section(u'/', -1)), qPrintable(artist.tracks));
        }
        const auto count = flatten(release->tracklist).size();
        for (const CreditLine &line : creditLines(*release)) {
            for (const int track : line.tracks)
                QVERIFY(track >= 0 && track < count);
            QVERIFY(!line.artist.name.isEmpty() || !line.company.name.isEmpty());
        }
    }
    qInfo("%d of %d range texts resolved", resolved, ranges);
    QVERIFY(ranges > 0);
    QVERIFY(resolved * 100 >= ranges * 97);
}

QTEST_GUILESS_MAIN(TestCredits)
#include "tst_credits.moc"
