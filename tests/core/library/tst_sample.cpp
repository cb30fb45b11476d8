// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "core/discogs/mapper.h"
#include "core/library/library.h"
#include "core/library/sample.h"
#include "core/library/samplefile.h"
#include "tests/core/library/answers.h"

#include <QDir>
#include <QTemporaryDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

// \u0029 and \/ : moc of Qt 6.4 stumbles over )" and // in raw strings.
constexpr const char *mono = R"({
  "id": 12, "master": "time-out", "title": "Time Out",
  "artists": [{"name": "Dave Brubeck", "join": "&"}, {"name": "Blue (3\u0029", "anv": "Blue"}],
  "labels": [{"name": "Fontana", "catno": "TFL 5085"}],
  "series": [{"name": "Jazz Gallery", "catno": "4"}],
  "companies": [{"name": "30th Street Studio", "type": "Recorded At"}, {"name": "Columbia", "type": "Licensed From"}],
  "formats": [{"name": "Vinyl", "qty": "2", "descriptions": ["LP", "Mono"], "text": "Red"}],
  "country": "UK", "released": "1960-03-00", "genres": ["Jazz"], "styles": ["Cool Jazz"],
  "tracklist": [
    {"type_": "heading", "title": "Side One"},
    {"position": "A1", "title": "Take Five", "duration": "5:24", "extraartists": [{"name": "Paul Desmond", "role": "Written-By"}]},
    {"type_": "index", "title": "Suite", "sub_tracks": [{"position": "A2a", "title": "Part", "duration": "1:00", "artists": [{"name": "Guest"}]}]}],
  "extraartists": [{"name": "Joe Morello", "anv": "J. Morello", "role": "Drums", "tracks": "A1"}],
  "identifiers": [{"type": "Matrix / Runout", "value": "XLP 1"}],
  "notes": "[a=Joe Morello] counts five."})";

constexpr const char *first = R"({
  "id": 11, "master": "time-out", "title": "Time Out!", "artists": [{"name": "Dave Brubeck"}],
  "labels": [{"name": "Columbia", "catno": "CL 1397"}], "formats": [{"name": "Vinyl", "descriptions": ["LP"]}],
  "country": "US", "released": "1959-12-14", "genres": ["Jazz"], "tracklist": [{"position": "A", "title": "Blue Rondo"}]})";

constexpr const char *various = R"({
  "id": 13, "title": "Sampler", "artists": [{"name": "Various"}],
  "labels": [{"name": "CBS", "catno": "none"}], "formats": [{"name": "Vinyl", "qty": "1"}],
  "country": "UK", "genres": ["Rock"], "tracklist": [{"position": "A1", "title": "Song", "artists": [{"name": "Guest"}]}]})";

constexpr const char *artists = R"([
  {"name": "Dave Brubeck", "realname": "David Warren Brubeck", "profile": "Pianist.", "groups": ["The Quartet"], "aliases": ["DB"], "urls": ["https:\/\/en.wikipedia.org\/wiki\/Dave_Brubeck"]},
  {"name": "The Quartet", "members": ["Paul Desmond"]}])";

constexpr const char *labels =
    R"([{"name": "Columbia", "sublabels": ["Fontana"]}, {"name": "CBS", "parent": "Columbia", "profile": "Abroad."}])";

class Written
{
public:
    Written()
    {
        QDir(m_folder.path()).mkdir(QStringLiteral("releases"));
        write("releases/b.json", mono);
        write("releases/a.json", first);
        write("releases/c.json", various);
        write("artists-x.json", artists);
        write("labels-x.json", labels);
    }
    void write(const char *name, const QByteArray &text) const
    {
        QVERIFY(writeFile(m_folder.filePath(QLatin1String(name)), text));
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

private:
    QTemporaryDir m_folder;
};

QJsonObject bodyOf(const QList<SampleEntity> &entities, EntityKind kind, const QString &name)
{
    for (const SampleEntity &entity : entities) {
        const QJsonObject body = QJsonDocument::fromJson(entity.body).object();
        if (entity.entity.kind == kind && (body[QLatin1String("name")] == name || body[QLatin1String("title")] == name))
            return body;
    }
    return {};
}

template<class T>
T mappedOf(const QList<SampleEntity> &entities, EntityKind kind, const char *name)
{
    const auto mapped = map<T>(bytes(bodyOf(entities, kind, QLatin1String(name))));
    if (!mapped)
        qWarning("%s: %s", name, qPrintable(mapped.error().detail));
    return mapped.value_or(T());
}

QStringList namesOf(const QList<NamedArtist> &list)
{
    QStringList names;
    for (const NamedArtist &artist : list)
        names += artist.name;
    return names;
}

QString realSample()
{
    return qEnvironmentVariable("RUNOUT_SOURCE_DIR") + QLatin1String("/resources/sample");
}

} // namespace

class TestSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void releasesInDiscogsShape()
    {
        const Written sample;
        const auto entities = expandSample(sample.path()).value();
        const auto release = mappedOf<Release>(entities, EntityKind::Release, "Time Out");
        QVERIFY(release.id == ReleaseId{12});
        QCOMPARE(release.year, 1960);
        QCOMPARE(release.releasedFormatted, QStringLiteral("Mar 1960"));
        QCOMPARE(release.artistsSort, QStringLiteral("Dave Brubeck & Blue"));
        QCOMPARE(artistText(release.artists), QStringLiteral("Dave Brubeck & Blue"));
        QCOMPARE(release.artists.at(1).name, QStringLiteral("Blue (3)"));
        QCOMPARE(release.labels.at(0).entityTypeName, QStringLiteral("Label"));
        QCOMPARE(release.series.at(0).catno, QStringLiteral("4"));
        QCOMPARE(release.companies.at(0).entityType, QStringLiteral("23"));
        QCOMPARE(release.companies.at(1).entityTypeName, QStringLiteral("Licensed From"));
        QCOMPARE(release.formatQuantity, 2);
        QCOMPARE(release.formats.at(0).text, QStringLiteral("Red"));
        QCOMPARE(release.tracklist.size(), 3);
        QVERIFY(release.tracklist.at(0).type == TrackType::Heading);
        QCOMPARE(release.tracklist.at(1).extraArtists.at(0).role, QStringLiteral("Written-By"));
        QCOMPARE(release.tracklist.at(2).subTracks.at(0).artists.at(0).name, QStringLiteral("Guest"));
        QCOMPARE(release.extraArtists.at(0).anv, QStringLiteral("J. Morello"));
        QCOMPARE(release.extraArtists.at(0).tracks, QStringLiteral("A1"));
        QCOMPARE(release.identifiers.at(0).value, QStringLiteral("XLP 1"));
        QCOMPARE(release.notes, QStringLiteral("[a=Joe Morello] counts five."));
        QVERIFY(!release.community.have);
        QVERIFY(release.images.isEmpty() && release.thumb.isEmpty());
    }

    void datesAreWrittenAsDiscogsWritesThem()
    {
        const Written sample;
        const auto entities = expandSample(sample.path()).value();
        QCOMPARE(mappedOf<Release>(entities, EntityKind::Release, "Time Out!").releasedFormatted,
                 QStringLiteral("14 Dec 1959"));
        QCOMPARE(mappedOf<Release>(entities, EntityKind::Release, "Sampler").releasedFormatted, QString());
        QCOMPARE(mappedOf<Release>(entities, EntityKind::Release, "Sampler").year, 0);
    }

    void mastersAreTheirEarliestPressing()
    {
        const Written sample;
        const auto entities = expandSample(sample.path()).value();
        const auto master = mappedOf<Master>(entities, EntityKind::Master, "Time Out!");
        QVERIFY(master.mainRelease == ReleaseId{11});
        QVERIFY(master.mostRecentRelease == ReleaseId{12});
        QCOMPARE(master.year, 1959);
        QCOMPARE(master.tracklist.size(), 1);
        QCOMPARE(master.artists.size(), 1);
        QVERIFY(mappedOf<Release>(entities, EntityKind::Release, "Time Out").masterId == master.id);
        QVERIFY(!mappedOf<Release>(entities, EntityKind::Release, "Sampler").masterId);
    }

    void everybodyNamedIsAnArtist()
    {
        const Written sample;
        const auto entities = expandSample(sample.path()).value();
        const auto brubeck = mappedOf<Artist>(entities, EntityKind::Artist, "Dave Brubeck");
        QCOMPARE(brubeck.realName, QStringLiteral("David Warren Brubeck"));
        QCOMPARE(brubeck.profile, QStringLiteral("Pianist."));
        QCOMPARE(brubeck.urls.size(), 1);
        QCOMPARE(namesOf(brubeck.groups), QStringList{QStringLiteral("The Quartet")});
        QCOMPARE(namesOf(brubeck.aliases), QStringList{QStringLiteral("DB")});
        const auto quartet = mappedOf<Artist>(entities, EntityKind::Artist, "The Quartet");
        QCOMPARE(namesOf(quartet.members),
                 (QStringList{QStringLiteral("Paul Desmond"), QStringLiteral("Dave Brubeck")}));
        QVERIFY(quartet.members.at(1).id == brubeck.id);
        QCOMPARE(namesOf(mappedOf<Artist>(entities, EntityKind::Artist, "Paul Desmond").groups),
                 QStringList{QStringLiteral("The Quartet")});
        QCOMPARE(namesOf(mappedOf<Artist>(entities, EntityKind::Artist, "DB").aliases),
                 QStringList{QStringLiteral("Dave Brubeck")});
        QCOMPARE(mappedOf<Artist>(entities, EntityKind::Artist, "Joe Morello").nameVariations,
                 QStringList{QStringLiteral("J. Morello")});
        QVERIFY(mappedOf<Artist>(entities, EntityKind::Artist, "Guest").id != ArtistId{});
        QVERIFY(mappedOf<Artist>(entities, EntityKind::Artist, "Various").id == variousArtist);
    }

    void labelsKnowTheirParents()
    {
        const Written sample;
        const auto entities = expandSample(sample.path()).value();
        const auto columbia = mappedOf<Label>(entities, EntityKind::Label, "Columbia");
        QCOMPARE(columbia.sublabels.size(), 2);
        QCOMPARE(columbia.sublabels.at(0).name, QStringLiteral("Fontana"));
        QCOMPARE(columbia.sublabels.at(1).name, QStringLiteral("CBS"));
        QCOMPARE(mappedOf<Label>(entities, EntityKind::Label, "Fontana").parent->name, QStringLiteral("Columbia"));
        QCOMPARE(mappedOf<Label>(entities, EntityKind::Label, "CBS").profile, QStringLiteral("Abroad."));
        QVERIFY(!bodyOf(entities, EntityKind::Label, QStringLiteral("30th Street Studio")).isEmpty());
        QVERIFY(!bodyOf(entities, EntityKind::Label, QStringLiteral("Jazz Gallery")).isEmpty());
    }

    void sameFilesSameAnswers()
    {
        const Written sample;
        const auto once = expandSample(sample.path()).value();
        const auto again = expandSample(sample.path()).value();
        QCOMPARE(once.size(), again.size());
        QSet<Entity> ids;
        for (qsizetype i = 0; i < once.size(); ++i) {
            QVERIFY(once.at(i).entity == again.at(i).entity);
            QCOMPARE(once.at(i).body, again.at(i).body);
            ids.insert(once.at(i).entity);
        }
        QCOMPARE(ids.size(), once.size());
    }

    void faultyFilesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("no JSON") << QByteArray("{") << "releases/d.json: ";
        QTest::newRow("no id") << QByteArray(R"({"title": "T", "artists": [{"name": "A"}]})")
                               << "releases/d.json: no id";
        QTest::newRow("no title") << QByteArray(R"({"id": 5, "artists": [{"name": "A"}]})")
                                  << "releases/d.json: no title";
        QTest::newRow("no artists") << QByteArray(R"({"id": 5, "title": "T"})") << "releases/d.json: no artists";
        QTest::newRow("same id") << QByteArray(R"({"id": 13, "title": "T", "artists": [{"name": "A"}]})")
                                 << "releases/d.json: id 13 is also in releases/c.json";
    }
    void faultyFilesAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, why);
        const Written sample;
        sample.write("releases/d.json", text);
        const auto expanded = expandSample(sample.path());
        QVERIFY(!expanded);
        QCOMPARE(expanded.error().code, ErrorCode::File);
        QVERIFY2(expanded.error().detail.startsWith(why), qPrintable(expanded.error().detail));
        QCOMPARE(sampleFaults(sample.path()), QStringList{expanded.error().detail});
    }

    void faultyListsAreNamed()
    {
        const Written sample;
        sample.write("labels-y.json", "{}");
        QCOMPARE(expandSample(sample.path()).error().detail, QStringLiteral("labels-y.json: not a list"));
        sample.write("labels-y.json", "[{}]");
        QCOMPARE(expandSample(sample.path()).error().detail, QStringLiteral("labels-y.json: an entry without a name"));
        const QTemporaryDir empty;
        QVERIFY(expandSample(empty.path()).error().detail.endsWith(QLatin1String("no releases")));
    }

    void leanReleasesAreFaults()
    {
        const Written sample;
        QCOMPARE(sampleFaults(sample.path()), QStringList());
        sample.write(
            "releases/d.json",
            R"({"id": 5, "title": "T", "artists": [{"name": "A"}], "extraartists": [{"name": "B", "role": "Bass", "tracks": "Z9"}]})");
        const QString file = QStringLiteral("releases/d.json: ");
        QCOMPARE(sampleFaults(sample.path()),
                 (QStringList{file + QLatin1String("no tracks"), file + QLatin1String("no label"),
                              file + QLatin1String("no format"), file + QLatin1String("no country"),
                              file + QLatin1String("B (Bass): no such tracks: Z9")}));
    }

    void writtenLibraryIsCompactAndReproducible()
    {
        const Written sample;
        QCOMPARE(writeSampleLibrary(sample.path(), sample.file("one")).value(), expandSample(sample.path())->size());
        QVERIFY(writeSampleLibrary(sample.path(), sample.file("two")));
        QVERIFY(writeSampleLibrary(sample.path(), sample.file("one"))); // over the old one
        QCOMPARE(readFile(sample.file("one")), readFile(sample.file("two")));
        QVERIFY(QDir(sample.path())
                    .entryList({QStringLiteral("*-wal"), QStringLiteral("*-shm"), QStringLiteral("*.new")})
                    .isEmpty());

        const auto library = Library::open(sample.file("one"), Library::Mode::ReadOnly).value();
        QCOMPARE(await(library->search(words(QStringLiteral("take five")), 5))->value(0).title,
                 QStringLiteral("Dave Brubeck & Blue (3) - Time Out"));
        QCOMPARE(await(library->versions(MasterId{30001}))->size(), 2);
        QVERIFY(QDir(sample.path()).entryList({QStringLiteral("one-*")}).isEmpty());
    }

    void cannotBeWritten()
    {
        const Written sample;
        QVERIFY(!writeSampleLibrary(sample.file("nowhere"), sample.file("one")));
        QVERIFY(!writeSampleLibrary(sample.path(), sample.file("artists-x.json/one")));
        QVERIFY(!writeSampleLibrary(sample.path(), sample.file("releases"))); // a folder
    }

    void whereTheSampleIs()
    {
        const QByteArray before = qgetenv("RUNOUT_SAMPLE_LIBRARY");
        const Written sample;
        qunsetenv("RUNOUT_SAMPLE_LIBRARY");
        QDir(sample.path()).mkpath(QStringLiteral("bin"));
        QDir(sample.path()).mkpath(QStringLiteral("share/runout"));
        QCOMPARE(sampleLibraryFile(sample.file("bin")), QString());
        sample.write("share/runout/sample.library", "x");
        QCOMPARE(sampleLibraryFile(sample.file("bin")), sample.file("share/runout/sample.library"));
        qputenv("RUNOUT_SAMPLE_LIBRARY", sample.file("artists-x.json").toUtf8());
        QCOMPARE(sampleLibraryFile(sample.file("bin")), sample.file("artists-x.json"));
        qputenv("RUNOUT_SAMPLE_LIBRARY", before);
    }

    void oursIsWellFormed()
    {
        if (!QDir(realSample()).exists())
            QSKIP("RUNOUT_SOURCE_DIR has no resources/sample");
        QCOMPARE(sampleFaults(realSample()), QStringList());
        const auto entities = expandSample(realSample()).value();
        int releases = 0;
        int masters = 0;
        int tracks = 0;
        int credits = 0;
        for (const SampleEntity &entity : entities) {
            masters += entity.entity.kind == EntityKind::Master ? 1 : 0;
            if (entity.entity.kind != EntityKind::Release)
                continue;
            const auto release = map<Release>(entity.body);
            QVERIFY(release);
            ++releases;
            tracks += static_cast<int>(flatten(release->tracklist).size());
            credits += static_cast<int>(creditLines(*release).size());
        }
        qInfo("%d releases of %d masters, %d tracks, %d credits, %lld entities", releases, masters, tracks, credits,
              static_cast<long long>(entities.size()));
        QVERIFY(releases >= 60);
    }

    void oursIsBuiltAndSearched()
    {
        const QString file = sampleLibraryFile(QString());
        if (file.isEmpty())
            QSKIP("RUNOUT_SAMPLE_LIBRARY names no file: the sample library was not built");
        const auto library = Library::open(file, Library::Mode::ReadOnly).value();
        QVERIFY(await(library->counts())->releases >= 60);
        for (const char *q : {"miles davis kind of blue", "rudy van gelder", "blue note"})
            QVERIFY2(!await(library->search(words(QLatin1String(q)), 10))->isEmpty(), q);
        const Entity miles = await(library->byName(EntityKind::Artist, QStringLiteral("Miles Davis"))).value();
        QVERIFY(!await(library->artistReleases(ArtistId{miles.id}))->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
