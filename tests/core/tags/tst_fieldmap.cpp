// SPDX-License-Identifier: GPL-3.0-or-later
#include "madereleases.h"

#include "recordedreleases.h"

#include "core/tags/fieldmap.h"
#include "core/tags/roles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace runout;
using namespace runout::tags;
using discogs::Release;
using test::artist;
using test::credit;
using test::release;

namespace {

const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("list"), QStringLiteral("none")};
const Values some{{QStringLiteral("a"), {QStringLiteral("7")}},
                  {QStringLiteral("b"), {QStringLiteral("x/y")}},
                  {QStringLiteral("list"), {QStringLiteral("one"), QStringLiteral("two")}}};

Release full()
{
    Release set = release(QStringLiteral("A1 A2 B1 C1"));
    set.artists = {artist(1, QStringLiteral("Blade (3)"), QStringLiteral("Feat."), QStringLiteral("The Blade")),
                   artist(2, QStringLiteral("Other"))};
    set.year = 1987;
    set.released = QStringLiteral("1987-07-00");
    set.country = QStringLiteral("UK");
    set.genres = {QStringLiteral("Electronic")};
    set.styles = {QStringLiteral("House"), QStringLiteral("Dub")};
    discogs::LabelCredit label;
    label.id = discogs::LabelId{5};
    label.name = QStringLiteral("Mute (2)");
    label.catno = QStringLiteral("STUMM 1");
    discogs::LabelCredit second = label;
    second.id = discogs::LabelId{6};
    second.name = QStringLiteral("Second");
    second.catno = QStringLiteral("none");
    set.labels = {label, second};
    set.formats = {{QStringLiteral("Vinyl"), QStringLiteral("2"), {QStringLiteral("12\"")}, {}}};
    set.identifiers = {{QStringLiteral("Barcode"), QStringLiteral("5 016025 310012"), QStringLiteral("Text")},
                       {QStringLiteral("Barcode"), QStringLiteral("5016025310012"), QStringLiteral("Scanned")},
                       {QStringLiteral("Matrix / Runout"), QStringLiteral("X"), {}}};
    set.masterId = discogs::MasterId{77};
    return set;
}

Fields tagged(const Release &set, const FieldMap &map, int track, MasterFacts master = {})
{
    const Tracks tracks = tracksOf(set, map.tracks);
    return fieldsOf(map, ReleaseValues(set, tracks, map, master).of(tracks.tracks[track]));
}

QString text(const Fields &fields, const char *key)
{
    return fields.value(QLatin1String(key)).join(u'|');
}

} // namespace

class TestFieldMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data();
    void patterns();
    void patternValues();
    void patternFaults_data();
    void patternFaults();
    void basics();
    void namesPrintedOrCanonical();
    void joinsAndArtists();
    void variousArtists();
    void genresSwapped();
    void numbersAndDiscs();
    void mediaOfEachDisc();
    void credits();
    void rangesReachTheirTracks();
    void featured();
    void indexTracksAndWholeSides();
    void rulesOff();
    void presets_data();
    void presets();
    void json();
    void wrongJson();
    void roles_data();
    void roles();
    void recordedReleases();
};

void TestFieldMap::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *pattern, const char *expected) {
        QTest::addRow("%s", pattern) << QString::fromLatin1(pattern) << QString::fromLatin1(expected);
    };
    row("", "");
    row("plain", "plain");
    row("{a}", "7");
    row("{A}", "7");
    row("{a:2}", "07");
    row("{b:9}", "x/y");
    row("{none}", "");
    row("{none|a}", "7");
    row("{none|list}", "one, two");
    row("[{none} - ]{a}", "7");
    row("[{a} - ]{b}", "7 - x/y");
    row("[{none}{a}]", "7");
    row("[x]", "x");
    row("[{a}[ ({none})]]", "7");
    row("[{none}[ ({a})]]", " (7)");
    row("\\{a\\} \\[b\\] \\\\", "{a} [b] \\");
    row("c:\\d", "c:\\d");
}

void TestFieldMap::patterns()
{
    QFETCH(QString, pattern);
    const auto parsed = Pattern::parse(pattern, names);
    QVERIFY(parsed);
    QTEST(parsed->text(some), "expected");
}

void TestFieldMap::patternValues()
{
    QCOMPARE(Pattern::parse(QStringLiteral("{list}"), names)->values(some), some[QStringLiteral("list")]);
    QCOMPARE(Pattern::parse(QStringLiteral("{list}!"), names)->values(some), QStringList(QStringLiteral("one, two!")));
    QCOMPARE(Pattern::parse(QStringLiteral("{none}"), names)->values(some), QStringList());
    QCOMPARE(Pattern::parse(QStringLiteral("[ {none} ] "), names)->values(some), QStringList());
}

void TestFieldMap::patternFaults_data()
{
    using Kind = PatternFault::Kind;
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("length");
    const auto row = [](const char *pattern, Kind kind, int at, int length) {
        QTest::addRow("%s", pattern) << QString::fromLatin1(pattern) << kind << at << length;
    };
    row("x {artits}", Kind::UnknownName, 3, 6);
    row("{a|bb}", Kind::UnknownName, 3, 2);
    row("{}", Kind::EmptyName, 0, 2);
    row("{a|}", Kind::EmptyName, 2, 2);
    row("x {a", Kind::OpenBrace, 2, 1);
    row("{a {b}", Kind::OpenBrace, 0, 1);
    row("a [b", Kind::OpenBracket, 2, 1);
    row("a [b [c]", Kind::OpenBracket, 2, 1);
    row("a }", Kind::StrayBrace, 2, 1);
    row("a ]", Kind::StrayBracket, 2, 1);
    row("{a:x}", Kind::BadWidth, 3, 1);
    row("{a:}", Kind::BadWidth, 3, 1);
    row("{a:0}", Kind::BadWidth, 3, 1);
    row("{a:99}", Kind::BadWidth, 3, 2);
    QTest::newRow("too deep") << QString(100'000, u'[') << Kind::OpenBracket << 16 << 1;
}

void TestFieldMap::patternFaults()
{
    QFETCH(QString, pattern);
    const auto parsed = Pattern::parse(pattern, names);
    QVERIFY(!parsed);
    QTEST(parsed.error().kind, "kind");
    QTEST(parsed.error().at, "at");
    QTEST(parsed.error().length, "length");
}

void TestFieldMap::basics()
{
    const Fields fields = tagged(full(), fieldMap(Preset::Runout), 2, {1975});
    QCOMPARE(text(fields, "TITLE"), QStringLiteral("Title B1"));
    QCOMPARE(text(fields, "ALBUM"), QStringLiteral("Album"));
    QCOMPARE(text(fields, "DATE"), QStringLiteral("1987-07"));
    QCOMPARE(text(fields, "ORIGINALDATE"), QStringLiteral("1975"));
    QCOMPARE(text(fields, "LABEL"), QStringLiteral("Mute|Second"));
    QCOMPARE(text(fields, "CATALOGNUMBER"), QStringLiteral("STUMM 1"));
    QCOMPARE(text(fields, "BARCODE"), QStringLiteral("5016025310012"));
    QCOMPARE(text(fields, "RELEASECOUNTRY"), QStringLiteral("GB"));
    QCOMPARE(text(fields, "VINYLTRACK"), QStringLiteral("B1"));
    QCOMPARE(text(fields, "DISCOGS_RELEASE_ID"), QStringLiteral("1"));
    QCOMPARE(text(fields, "DISCOGS_MASTER_RELEASE_ID"), QStringLiteral("77"));
    QCOMPARE(text(fields, "DISCOGS_ARTIST_ID"), QStringLiteral("1|2"));
    QCOMPARE(text(fields, "DISCOGS_LABEL_ID"), QStringLiteral("5|6"));
    QVERIFY(!fields.contains(QStringLiteral("COMPILATION")));
    QVERIFY(!fields.contains(QStringLiteral("DISCSUBTITLE")));
    QVERIFY(!tagged(full(), fieldMap(Preset::Runout), 0).contains(QStringLiteral("ORIGINALDATE")));
    Release abroad = full();
    abroad.country = QStringLiteral("Atlantis");
    QCOMPARE(text(tagged(abroad, fieldMap(Preset::Runout), 0), "RELEASECOUNTRY"), QStringLiteral("Atlantis"));
}

void TestFieldMap::namesPrintedOrCanonical()
{
    FieldMap map = fieldMap(Preset::Runout);
    map.artist = NameStyle::Printed;
    map.albumArtist = NameStyle::Canonical;
    QCOMPARE(text(tagged(full(), map, 0), "ARTIST"), QStringLiteral("The Blade Feat. Other"));
    QCOMPARE(text(tagged(full(), map, 0), "ALBUMARTIST"), QStringLiteral("Blade Feat. Other"));
    map.artist = NameStyle::Canonical;
    map.albumArtist = NameStyle::Printed;
    QCOMPARE(text(tagged(full(), map, 0), "ARTIST"), QStringLiteral("Blade Feat. Other"));
    QCOMPARE(text(tagged(full(), map, 0), "ARTISTS"), QStringLiteral("Blade|Other"));
    QCOMPARE(text(tagged(full(), map, 0), "ALBUMARTIST"), QStringLiteral("The Blade Feat. Other"));
    Release set = full();
    set.extraArtists = {artist(9, QStringLiteral("Real Name"), {}, QStringLiteral("R. N."))};
    set.extraArtists[0].role = QStringLiteral("Producer");
    QCOMPARE(text(tagged(set, map, 0), "PRODUCER"), QStringLiteral("R. N."));
    map.credits = NameStyle::Canonical;
    QCOMPARE(text(tagged(set, map, 0), "PRODUCER"), QStringLiteral("Real Name"));
}

void TestFieldMap::joinsAndArtists()
{
    Release set = full();
    set.tracklist[0].artists = {artist(3, QStringLiteral("A"), QStringLiteral("Vs.")),
                                artist(4, QStringLiteral("B"), QStringLiteral(",")), artist(5, QStringLiteral("C"))};
    const Fields fields = tagged(set, fieldMap(Preset::Runout), 0);
    QCOMPARE(text(fields, "ARTIST"), QStringLiteral("A Vs. B, C"));
    QCOMPARE(text(fields, "ARTISTS"), QStringLiteral("A|B|C"));
}

void TestFieldMap::variousArtists()
{
    Release set = full();
    set.artists = {artist(194, QStringLiteral("Various"))};
    set.tracklist[0].artists = {artist(3, QStringLiteral("Somebody"))};
    FieldMap map = fieldMap(Preset::Runout);
    const Fields fields = tagged(set, map, 0);
    QCOMPARE(text(fields, "ALBUMARTIST"), QStringLiteral("Various Artists"));
    QCOMPARE(text(fields, "ARTIST"), QStringLiteral("Somebody"));
    QCOMPARE(text(fields, "COMPILATION"), QStringLiteral("1"));
    map.various = QStringLiteral("VA");
    QCOMPARE(text(tagged(set, map, 0), "ALBUMARTIST"), QStringLiteral("VA"));
}

void TestFieldMap::genresSwapped()
{
    const FieldMap map = fieldMap(Preset::Runout);
    QCOMPARE(text(tagged(full(), map, 0), "GENRE"), QStringLiteral("Electronic"));
    QCOMPARE(text(tagged(full(), map, 0), "STYLE"), QStringLiteral("House|Dub"));
    QCOMPARE(text(tagged(full(), withGenresSwapped(map), 0), "GENRE"), QStringLiteral("House|Dub"));
    QCOMPARE(text(tagged(full(), withGenresSwapped(map), 0), "STYLE"), QStringLiteral("Electronic"));
    QCOMPARE(withGenresSwapped(withGenresSwapped(map)), map);
}

void TestFieldMap::numbersAndDiscs()
{
    const auto numbers = [](const Fields &fields) {
        return QStringLiteral("%1/%2 %3/%4")
            .arg(text(fields, "TRACKNUMBER"), text(fields, "TRACKTOTAL"), text(fields, "DISCNUMBER"),
                 text(fields, "DISCTOTAL"));
    };
    QCOMPARE(numbers(tagged(full(), fieldMap(Preset::Runout), 2)), QStringLiteral("3/3 1/2"));
    QCOMPARE(numbers(tagged(full(), fieldMap(Preset::SidePerDisc), 2)), QStringLiteral("1/1 2/3"));
    QCOMPARE(numbers(tagged(full(), fieldMap(Preset::Minimal), 3)), QStringLiteral("1/1 2/2"));
}

void TestFieldMap::mediaOfEachDisc()
{
    Release set = release(QStringLiteral("A1 B1 C1 CD-1 DVD-1"));
    set.formats = {{QStringLiteral("Box Set"), QStringLiteral("1"), {}, {}},
                   {QStringLiteral("Vinyl"), QStringLiteral("2"), {QStringLiteral("LP")}, {}},
                   {QStringLiteral("CD"), QStringLiteral("1"), {}, {}},
                   {QStringLiteral("DVD"), QStringLiteral("1"), {}, {}}};
    const FieldMap map = fieldMap(Preset::Runout);
    const auto media = [&](int track) { return text(tagged(set, map, track), "MEDIA"); };
    QCOMPARE(media(0), QStringLiteral("12\" Vinyl"));
    QCOMPARE(media(2), QStringLiteral("12\" Vinyl"));
    QCOMPARE(media(3), QStringLiteral("CD"));
    QCOMPARE(media(4), QStringLiteral("DVD"));
    set.formats = {set.formats[2], set.formats[1]}; // in another order, and one missing
    QCOMPARE(media(0), QStringLiteral("12\" Vinyl"));
    QCOMPARE(media(3), QStringLiteral("CD"));
}

void TestFieldMap::credits()
{
    Release set = full();
    set.extraArtists = {credit(QStringLiteral("P"), QStringLiteral("Producer, Written-By")),
                        credit(QStringLiteral("G (2)"), QStringLiteral("Guitar [Lead Guitar], Vocals")),
                        credit(QStringLiteral("D"), QStringLiteral("Design [Sleeve]")),
                        credit(QStringLiteral("U"), QStringLiteral("Producer"), QStringLiteral("Z9"))};
    discogs::LabelCredit plant;
    plant.name = QStringLiteral("Plant");
    plant.entityTypeName = QStringLiteral("Pressed By");
    set.companies = {plant};
    const Fields fields = tagged(set, fieldMap(Preset::Runout), 0);
    QCOMPARE(text(fields, "PRODUCER"), QStringLiteral("P"));
    QCOMPARE(text(fields, "COMPOSER"), QStringLiteral("P"));
    QCOMPARE(text(fields, "PERFORMER"), QStringLiteral("G (lead guitar)|G (vocals)"));
    QCOMPARE(text(fields, "DISCOGS_CREDITS"),
             QStringLiteral("Producer: U (Z9)|Design [Sleeve]: D|Pressed By: Plant")); // nothing is lost
}

void TestFieldMap::rangesReachTheirTracks()
{
    Release set = full();
    set.extraArtists = {credit(QStringLiteral("R"), QStringLiteral("Remix"), QStringLiteral("A2 to B1"))};
    set.tracklist[3].extraArtists = {credit(QStringLiteral("C"), QStringLiteral("Music By"))};
    QStringList remixers;
    for (int i = 0; i < 4; ++i)
        remixers.append(text(tagged(set, fieldMap(Preset::Runout), i), "REMIXER"));
    QCOMPARE(remixers, (QStringList{QString(), QStringLiteral("R"), QStringLiteral("R"), QString()}));
    QCOMPARE(text(tagged(set, fieldMap(Preset::Runout), 3), "COMPOSER"), QStringLiteral("C"));
    QVERIFY(!tagged(set, fieldMap(Preset::Runout), 0).contains(QStringLiteral("COMPOSER")));
}

void TestFieldMap::featured()
{
    Release set = full();
    set.tracklist[0].extraArtists = {credit(QStringLiteral("Guest"), QStringLiteral("Featuring"))};
    FieldMap map = fieldMap(Preset::Runout);
    QCOMPARE(text(tagged(set, map, 0), "DISCOGS_CREDITS"), QStringLiteral("Featuring: Guest"));
    map.addsFeatured = true;
    QCOMPARE(text(tagged(set, map, 0), "ARTIST"), QStringLiteral("The Blade Feat. Other feat. Guest"));
    QCOMPARE(text(tagged(set, map, 0), "ARTISTS"), QStringLiteral("The Blade|Other|Guest"));
    QVERIFY(!tagged(set, map, 0).contains(QStringLiteral("DISCOGS_CREDITS")));
}

void TestFieldMap::indexTracksAndWholeSides()
{
    Release set = release(QStringLiteral("B1"));
    set.tracklist.prepend(test::index(QStringLiteral("Suite"), {},
                                      {test::track(QStringLiteral("A.a"), QStringLiteral("One")),
                                       test::track(QStringLiteral("A.b"), QStringLiteral("Two"))}));
    FieldMap map = fieldMap(Preset::Runout);
    QCOMPARE(text(tagged(set, map, 0), "TITLE"), QStringLiteral("Suite"));
    map.tracks.indexTracks = IndexTracks::AsParts;
    QCOMPARE(text(tagged(set, map, 1), "TITLE"), QStringLiteral("Suite: Two"));
    const Tracks tracks = tracksOf(full());
    const Fields side = fieldsOf(map, ReleaseValues(full(), tracks, map).of(wholeSide(tracks, 0)));
    QCOMPARE(text(side, "TITLE"), QStringLiteral("Title A1 / Title A2"));
    QCOMPARE(text(side, "VINYLTRACK"), QStringLiteral("A"));
    QCOMPARE(text(side, "TRACKNUMBER") + u'/' + text(side, "TRACKTOTAL"), QStringLiteral("1/2"));
}

void TestFieldMap::rulesOff()
{
    FieldMap map = fieldMap(Preset::Minimal);
    map.rules[0].isOn = false;
    map.rules[1].pattern = QStringLiteral("{wrong}");
    const Fields fields = tagged(full(), map, 0);
    QVERIFY(!fields.contains(QStringLiteral("TITLE")));
    QVERIFY(!fields.contains(QStringLiteral("ARTIST")));
    QCOMPARE(faultsOf(map).size(), 1);
    QCOMPARE(faultsOf(map).first().rule, 1);
    QCOMPARE(faultsOf(map).first().fault.at, 1);
}

void TestFieldMap::presets_data()
{
    QTest::addColumn<Preset>("preset");
    QTest::newRow("runout") << Preset::Runout;
    QTest::newRow("side per disc") << Preset::SidePerDisc;
    QTest::newRow("foo_discogger") << Preset::FooDiscogger;
    QTest::newRow("minimal") << Preset::Minimal;
}

void TestFieldMap::presets()
{
    QFETCH(Preset, preset);
    const FieldMap map = fieldMap(preset);
    QVERIFY(faultsOf(map).isEmpty());
    QSet<QString> keys;
    for (const FieldRule &rule : map.rules) {
        QVERIFY2(!keys.contains(rule.key), qPrintable(rule.key));
        QCOMPARE(rule.key, rule.key.toUpper());
        QVERIFY2(!rule.key.startsWith(QLatin1String("MUSICBRAINZ")),
                 "ids of Discogs never stand in fields of MusicBrainz");
        keys.insert(rule.key);
    }
    QVERIFY(tagged(full(), map, 0)[QStringLiteral("TRACKNUMBER")].first().toInt() == 1);
    QCOMPARE(fieldMapFrom(toJson(map)).value(), map);
}

void TestFieldMap::json()
{
    FieldMap map = fieldMap(Preset::Minimal);
    map.rules[2].keepsPresent = true;
    map.rules[3].removesWhenEmpty = true;
    map.rules[4].isOn = false;
    map.artist = NameStyle::Canonical;
    map.albumArtist = NameStyle::Printed;
    map.credits = NameStyle::Canonical;
    map.various = QStringLiteral("V/A");
    map.addsFeatured = true;
    map.tracks.indexTracks = IndexTracks::AsParts;
    map.tracks.discs = Discs::SidePerDisc;
    map.tracks.coupling = Coupling::Automatic;
    map.tracks.numbers = Numbers::Through;
    const QByteArray bytes = QJsonDocument(toJson(map)).toJson();
    QCOMPARE(fieldMapFrom(QJsonDocument::fromJson(bytes).object()).value(), map);
}

void TestFieldMap::wrongJson()
{
    QVERIFY(!fieldMapFrom({}));
    QVERIFY(!fieldMapFrom(
        {{QStringLiteral("rules"), QJsonArray{QJsonObject{{QStringLiteral("key"), QStringLiteral("A")}}}}}));
    QJsonObject json = toJson(fieldMap(Preset::Minimal));
    json.insert(QStringLiteral("discs"), QStringLiteral("no such"));
    QVERIFY(!fieldMapFrom(json));
    json.remove(QStringLiteral("discs"));
    json.insert(QStringLiteral("of a later version"), true);
    QVERIFY(fieldMapFrom(json));
}

void TestFieldMap::roles_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *role, const char *value) {
        QTest::addRow("%s", role) << QString::fromLatin1(role) << QString::fromLatin1(value);
    };
    row("Written-By", "composer");
    row("Composed By", "composer");
    row("Music By", "composer");
    row("Songwriter", "composer");
    row("Author", "writer");
    row("Lyrics By", "lyricist");
    row("Words By", "lyricist");
    row("Conductor", "conductor");
    row("Remix", "remixer");
    row("Producer", "producer");
    row("Co-producer", "producer");
    row("Executive-Producer", "producer");
    row("Engineer", "engineer");
    row("Recorded By", "engineer");
    row("Mastered By", "engineer");
    row("Mixed By", "mixer");
    row("DJ Mix", "djmixer");
    row("Arranged By", "arranger");
    row("Guitar", "performer");
    row("Vocals", "performer");
    row("Tenor Saxophone", "performer");
    row("Featuring", "featured");
    row("Design", "");
    row("Liner Notes", "");
    row("Management", "");
}

void TestFieldMap::roles()
{
    QFETCH(QString, role);
    QTEST(valueOfRole(role), "value");
}

void TestFieldMap::recordedReleases()
{
    const QList<Release> releases = test::recordedReleases();
    if (releases.isEmpty())
        QSKIP("NO recorded release is read: the folder that RUNOUT_SAMPLES names is missing");
    const FieldMap map = fieldMap(Preset::Runout);
    for (const Release &release : releases) {
        const Tracks tracks = tracksOf(release, map.tracks);
        const ReleaseValues values(release, tracks, map);
        for (const TrackEntry &entry : tracks.tracks) {
            const Fields fields = fieldsOf(map, values.of(entry));
            for (const char *key :
                 {"TITLE", "ARTIST", "ALBUM", "ALBUMARTIST", "TRACKNUMBER", "MEDIA", "DISCOGS_RELEASE_ID"})
                QVERIFY2(!text(fields, key).isEmpty(), key);
            for (const QStringList &value : fields)
                QVERIFY(!value.isEmpty() && !value.contains(QString()));
        }
    }
}

QTEST_APPLESS_MAIN(TestFieldMap)
#include "tst_fieldmap.moc"
