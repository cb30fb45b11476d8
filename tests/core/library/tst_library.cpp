// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/database.h"
#include "core/library/library.h"
#include "core/library/schema.h"
#include "tests/core/library/answers.h"

#include <QDir>
#include <QTemporaryDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

const Entity master{EntityKind::Master, 5460};
const Entity artist{EntityKind::Artist, 23755};
const Entity label{EntityKind::Label, 1866};

QByteArray masterBody()
{
    QJsonObject body =
        parsed(R"({"id": 5460, "title": "Kind Of Blue", "year": 1959, "main_release": 1, "genres": ["Jazz"],
        "tracklist": [{"position": "A1", "type_": "track", "title": "So What", "duration": "9:22"}]})");
    body[QStringLiteral("artists")] = QJsonArray{named(QStringLiteral("Miles Davis"), 23755)};
    return bytes(body);
}

QByteArray artistBody()
{
    return R"({"id": 23755, "name": "Miles Davis", "realname": "Miles Dewey Davis III", "profile": "Trumpeter.",
        "namevariations": ["M. Davis"], "groups": [{"id": 99, "name": "The Miles Davis Quintet", "active": true}],
        "aliases": [{"id": 98, "name": "Cleo Henry"}],
        "images": [{"type": "secondary", "uri": "u2", "uri150": "t2"}, {"type": "primary", "uri": "u1", "uri150": "t1"}]})";
}

QByteArray labelBody()
{
    return R"({"id": 1866, "name": "Columbia", "profile": "", "sublabels": [{"id": 50, "name": "Columbia Masterworks"}],
        "parent_label": {"id": 51, "name": "Sony Music"}})";
}

SearchResult stub(qint64 id, const QString &title, const QString &thumb = {})
{
    SearchResult seen;
    seen.entity = {EntityKind::Release, id};
    seen.title = title;
    seen.year = QStringLiteral("1970");
    seen.thumb = thumb;
    return seen;
}

QStringList titles(const QList<SearchResult> &results)
{
    QStringList all;
    for (const SearchResult &result : results)
        all += result.title;
    return all;
}

QStringList lines(const QList<ArtistRelease> &releases)
{
    QStringList all;
    for (const ArtistRelease &release : releases)
        all += QStringLiteral("%1%2 %3 %4")
                   .arg(QLatin1Char(release.entity.kind == EntityKind::Master ? 'm' : 'r'))
                   .arg(release.entity.id)
                   .arg(release.title, release.role);
    return all;
}

} // namespace

class TestLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("sub/library.sqlite"));
        m_library = Library::open(m_file).value();
    }
    void cleanup() { m_library.reset(); }

    void bodiesComeBackAsTheyWere()
    {
        const Sleeve sleeve;
        QCOMPARE(await(m_library->body(sleeve.entity())).error().code, ErrorCode::NotFound);
        QCOMPARE(await(m_library->remember(sleeve.entity(), sleeve.body(), noon())), Result<bool>(true));
        const auto held = await(m_library->body(sleeve.entity()));
        QCOMPARE(held->value, sleeve.body());
        QCOMPARE(held->asOf, noon());
        QVERIFY(!held->expired);
    }

    void newerAnswersReplaceOlderOnesOnly()
    {
        Sleeve sleeve;
        QVERIFY(await(m_library->remember(sleeve.entity(), sleeve.body(), noon(2))).value());
        sleeve.title = QStringLiteral("Older");
        QCOMPARE(await(m_library->remember(sleeve.entity(), sleeve.body(), noon(1))), Result<bool>(false));
        sleeve.title = QStringLiteral("Newer");
        QCOMPARE(await(m_library->remember(sleeve.entity(), sleeve.body(), noon(3))), Result<bool>(false));
        QCOMPARE(await(m_library->body(sleeve.entity()))->value, sleeve.body());
        QCOMPARE(titles(*await(m_library->search({}, 10))), QStringList{QStringLiteral("Miles Davis - Newer")});
    }

    void wrongBodiesAreNotKept()
    {
        const Sleeve sleeve;
        QCOMPARE(await(m_library->remember(sleeve.entity(), "<html>", noon())).error().code, ErrorCode::BadReply);
        QCOMPARE(await(m_library->remember({EntityKind::Release, 2}, sleeve.body(), noon())).error().code,
                 ErrorCode::BadReply);
        QCOMPARE(await(m_library->counts())->releases, 0);
    }

    void everyKindIsRememberedAndCounted()
    {
        rememberAll();
        const auto counts = await(m_library->counts());
        QCOMPARE(counts->releases, 1);
        QCOMPARE(counts->masters, 1);
        QCOMPARE(counts->artists, 1);
        QCOMPARE(counts->labels, 1);
        const auto found = await(m_library->search(words(QStringLiteral("dewey")), 10));
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().thumb, QStringLiteral("t1"));
        QCOMPARE(found->first().cover, QStringLiteral("u1"));
    }

    void resultsSayWhatAReleaseIs()
    {
        rememberAll();
        const SearchResult result =
            await(m_library->search(words(QStringLiteral("CS8163"), EntityKind::Release), 1))->value(0);
        QCOMPARE(result.title, QStringLiteral("Miles Davis - Kind Of Blue"));
        QCOMPARE(result.year, QStringLiteral("1959"));
        QCOMPARE(result.country, QStringLiteral("US"));
        QCOMPARE(result.catno, QStringLiteral("CS 8163"));
        QCOMPARE(result.labels, (QStringList{QStringLiteral("Columbia"), QStringLiteral("Pitman Plant")}));
        QCOMPARE(result.genres, QStringList{QStringLiteral("Jazz")});
        QCOMPARE(result.styles, QStringList{QStringLiteral("Modal")});
        QCOMPARE(result.formats, (QStringList{QStringLiteral("Vinyl"), QStringLiteral("LP"), QStringLiteral("Album")}));
        QCOMPARE(result.formatDetails.value(0).text, QStringLiteral("6-Eye"));
        QCOMPARE(result.barcodes, QStringList{QStringLiteral("0 7464-40579-1 2")});
        QVERIFY(result.masterId == MasterId{5460});
    }

    void mastersShowTheLabelOfTheirMainRelease()
    {
        rememberAll();
        const SearchResult result =
            await(m_library->search(words(QStringLiteral("kind blue"), EntityKind::Master), 1))->value(0);
        QCOMPARE(result.labels.value(0), QStringLiteral("Columbia"));
        QCOMPARE(result.country, QStringLiteral("US"));
        QVERIFY(result.formats.contains(QStringLiteral("LP")));
    }

    void stubsGiveWayToCompleteRows()
    {
        const Sleeve sleeve;
        QCOMPARE(await(m_library->remember(
                     {stub(1, QStringLiteral("Miles Davis - Kind Of Blue (stub)")), stub(2, QStringLiteral("A - B"))},
                     noon())),
                 Result<int>(2));
        QCOMPARE(await(m_library->remember({stub(2, QStringLiteral("A - B"))}, noon(2))), Result<int>(0));
        QVERIFY(await(m_library->remember(sleeve.entity(), sleeve.body(), noon())).value());
        QCOMPARE(await(m_library->search(words(QStringLiteral("kind")), 10))->value(0).title,
                 QStringLiteral("Miles Davis - Kind Of Blue"));

        QCOMPARE(await(m_library->remember({stub(1, QStringLiteral("X - Y"), QStringLiteral("t.jpg"))}, noon(3))),
                 Result<int>(0));
        const SearchResult kept = await(m_library->search(words(QStringLiteral("kind")), 10))->value(0);
        QCOMPARE(kept.title, QStringLiteral("Miles Davis - Kind Of Blue"));
        QCOMPARE(kept.thumb, QStringLiteral("t.jpg"));
        QVERIFY(await(m_library->remember({stub(1, QStringLiteral("X - Y"), QStringLiteral("other.jpg"))}, noon(4))));
        QCOMPARE(await(m_library->search(words(QStringLiteral("kind")), 10))->value(0).thumb, QStringLiteral("t.jpg"));
    }

    void stubsFillEachOther()
    {
        SearchResult bare = stub(7, QStringLiteral("Can - Tago Mago"));
        bare.catno = QStringLiteral("UAS 29211");
        SearchResult rich = stub(7, QStringLiteral("Can - Tago Mago"));
        rich.country = QStringLiteral("Germany");
        rich.year.clear();
        QVERIFY(await(m_library->remember({bare}, noon(2))));
        QVERIFY(await(m_library->remember({rich}, noon(1)))); // an older page read late
        const SearchResult kept = await(m_library->search(words(QStringLiteral("uas29211")), 10))->value(0);
        QCOMPARE(kept.country, QStringLiteral("Germany"));
        QCOMPARE(kept.year, QStringLiteral("1970"));
        QCOMPARE(kept.catno, QStringLiteral("UAS 29211"));
    }

    void discographyOfWhatIsHeld()
    {
        rememberAll();
        Sleeve other;
        other.id = 2;
        other.title = QStringLiteral("Somethin' Else");
        other.year = 1958;
        other.artist = QStringLiteral("Cannonball Adderley");
        other.artistId = 5;
        other.masterId = 0;
        other.credits = {named(QStringLiteral("Miles Davis"), 23755, QStringLiteral("Trumpet [Solo], Featuring"))};
        QVERIFY(await(m_library->remember(other.entity(), other.body(), noon())));
        // The pressing stands under its master, credits and guest roles by their names, by year.
        QCOMPARE(lines(*await(m_library->artistReleases(ArtistId{23755}))),
                 (QStringList{QStringLiteral("r2 Somethin' Else Appearance"),
                              QStringLiteral("r2 Somethin' Else Trumpet"), QStringLiteral("m5460 Kind Of Blue Main")}));
        QCOMPARE(lines(*await(m_library->artistReleases(ArtistId{22223}))),
                 (QStringList{QStringLiteral("m5460 Kind Of Blue Mixed By"),
                              QStringLiteral("m5460 Kind Of Blue Producer")}));
        const auto own = await(m_library->artistReleases(ArtistId{23755}))->last();
        QCOMPARE(own.artist, QStringLiteral("Miles Davis"));
        QCOMPARE(own.year, 1959);
        QVERIFY(own.mainRelease == ReleaseId{1});
        QVERIFY(await(m_library->artistReleases(ArtistId{1}))->isEmpty());
    }

    void tracksOfOthersAreAppearances()
    {
        QJsonObject body = Sleeve{.artist = QStringLiteral("Various"), .artistId = 194}.object();
        body[QStringLiteral("tracklist")] = QJsonArray{QJsonObject{
            {QStringLiteral("position"), QStringLiteral("A1")},
            {QStringLiteral("type_"), QStringLiteral("index")},
            {QStringLiteral("title"), QStringLiteral("Suite")},
            {QStringLiteral("sub_tracks"),
             QJsonArray{QJsonObject{{QStringLiteral("title"), QStringLiteral("Part One")},
                                    {QStringLiteral("artists"), QJsonArray{named(QStringLiteral("Nico"), 8)}}}}}}};
        QVERIFY(await(m_library->remember({EntityKind::Release, 1}, bytes(body), noon())));
        const auto releases = await(m_library->artistReleases(ArtistId{8}));
        QCOMPARE(lines(*releases), QStringList{QStringLiteral("r1 Kind Of Blue TrackAppearance")});
        QCOMPARE(releases->first().trackInfo, QStringLiteral("Part One"));
        QCOMPARE(await(m_library->search(words(QStringLiteral("part one nico")), 5))->size(), 1);
    }

    void listedDiscographyIsHeld()
    {
        ArtistRelease listed;
        listed.entity = {EntityKind::Master, 30};
        listed.title = QStringLiteral("Bitches Brew");
        listed.artist = QStringLiteral("Miles Davis");
        listed.role = QStringLiteral("Main");
        listed.year = 1970;
        listed.format = QStringLiteral("2xLP, Album");
        listed.mainRelease = ReleaseId{31};
        ArtistRelease remix = listed;
        remix.entity = {EntityKind::Release, 32};
        remix.role = QStringLiteral("Remix");
        remix.trackInfo = QStringLiteral("Spanish Key");
        QCOMPARE(await(m_library->remember(ArtistId{23755}, {listed, remix}, noon())), Result<int>(2));
        const auto held = await(m_library->artistReleases(ArtistId{23755}));
        QCOMPARE(lines(*held),
                 (QStringList{QStringLiteral("m30 Bitches Brew Main"), QStringLiteral("r32 Bitches Brew Remix")}));
        QCOMPARE(held->last().trackInfo, QStringLiteral("Spanish Key"));
        QCOMPARE(held->first().format, QStringLiteral("2xLP, Album"));
        SearchQuery albums;
        albums.format = QStringLiteral("LP");
        QCOMPARE(await(m_library->search(albums, 5))->size(), 2);
        // The complete answer adds what it knows and keeps what the list said.
        QVERIFY(await(m_library->remember({EntityKind::Release, 32}, Sleeve{.id = 32, .masterId = 0}.body(), noon())));
        QCOMPARE(await(m_library->artistReleases(ArtistId{23755}))->size(), 3);
    }

    void labelReleasesByNumber()
    {
        rememberAll();
        const auto own = await(m_library->labelReleases(LabelId{1866}));
        QCOMPARE(own->size(), 1);
        QCOMPARE(own->first().catno, QStringLiteral("CS 8163"));
        QCOMPARE(own->first().artist, QStringLiteral("Miles Davis"));
        QCOMPARE(own->first().format, QStringLiteral("LP, Album"));
        QCOMPARE(await(m_library->labelReleases(LabelId{77}))->size(), 1); // a plant is a label, too

        LabelRelease listed;
        listed.id = ReleaseId{60};
        listed.title = QStringLiteral("Time Out");
        listed.artist = QStringLiteral("Dave Brubeck");
        listed.catno = QStringLiteral("CL 1397");
        listed.format = QStringLiteral("LP");
        listed.year = 1959;
        LabelRelease again = listed;
        again.catno = QStringLiteral("CS 8192");
        QCOMPARE(await(m_library->remember(LabelId{1866}, {listed, again}, noon())), Result<int>(1));
        QCOMPARE(await(m_library->labelReleases(LabelId{1866}))->size(), 3);
    }

    void versionsOfAMaster()
    {
        rememberAll();
        Version version;
        version.id = ReleaseId{3};
        version.title = QStringLiteral("Kind Of Blue");
        version.released = QStringLiteral("1997");
        version.country = QStringLiteral("Japan");
        version.label = QStringLiteral("Sony");
        version.catno = QStringLiteral("SRCS 9701");
        version.format = QStringLiteral("LP, Album, Reissue");
        version.majorFormats = {QStringLiteral("Vinyl")};
        version.have = 4;
        Version known = version;
        known.id = ReleaseId{1};
        QCOMPARE(await(m_library->remember(MasterId{5460}, {version, known}, noon())), Result<int>(1));
        const auto held = await(m_library->versions(MasterId{5460}));
        QCOMPARE(held->size(), 2);
        QCOMPARE(held->at(0).country, QStringLiteral("US"));
        QCOMPARE(held->at(0).majorFormats, QStringList{QStringLiteral("Vinyl")});
        QVERIFY(held->at(1) == version);
        // A listed pressing is found under its master's artist.
        QCOMPARE(await(m_library->search(words(QStringLiteral("miles srcs9701")), 5))->size(), 1);
        QCOMPARE(await(m_library->search(words(QStringLiteral("srcs9701")), 5))->value(0).title,
                 QStringLiteral("Miles Davis - Kind Of Blue"));
        QCOMPARE(await(m_library->search(words(QStringLiteral("miles srcs 9701 japan")), 5))->size(), 1);
    }

    void namesOfWhoIsMentioned()
    {
        rememberAll();
        const Entity evans{EntityKind::Artist, 252310};
        const Entity parent{EntityKind::Label, 51};
        const Entity release{EntityKind::Release, 1};
        const auto names = await(m_library->names({evans, parent, artist, release, {EntityKind::Label, 252310}}));
        QCOMPARE(names->size(), 4);
        QCOMPARE(names->value(evans), QStringLiteral("Bill Evans"));
        QCOMPARE(names->value(parent), QStringLiteral("Sony Music"));
        QCOMPARE(names->value(artist), QStringLiteral("Miles Davis"));
        QCOMPARE(names->value(release), QStringLiteral("Miles Davis - Kind Of Blue"));
    }

    void exactNames()
    {
        rememberAll();
        QVERIFY(await(m_library->byName(EntityKind::Artist, QStringLiteral("Bill Evans"))) ==
                (Entity{EntityKind::Artist, 252310}));
        QVERIFY(await(m_library->byName(EntityKind::Label, QStringLiteral("Columbia"))) == label);
        QCOMPARE(await(m_library->byName(EntityKind::Label, QStringLiteral("Bill Evans"))).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(await(m_library->byName(EntityKind::Artist, QStringLiteral("bill evans"))).error().code,
                 ErrorCode::NotFound);
    }

    void onePricePointADay()
    {
        const ReleaseId id{1};
        const auto price = [](double value) { return MarketStats{Price{value, QStringLiteral("EUR")}, 3, false}; };
        QCOMPARE(await(m_library->rememberMarket(id, price(20), noon(2))), Result<bool>(true));
        QVERIFY(await(m_library->rememberMarket(id, price(10), noon(1))));
        QVERIFY(await(m_library->rememberMarket(id, price(21), noon(2).addSecs(3600))).value());
        QCOMPARE(await(m_library->rememberMarket(id, price(5), noon(2).addSecs(60))), Result<bool>(false));
        QVERIFY(await(m_library->rememberMarket(id, {{}, {}, true}, noon(3))).value());
        QVERIFY(await(m_library->rememberMarket(ReleaseId{2}, price(1), noon(1))).value());
        const auto history = await(m_library->marketHistory(id));
        QCOMPARE(history->size(), 3);
        QVERIFY(history->at(0).stats == price(10));
        QCOMPARE(history->at(1).at, noon(2).addSecs(3600));
        QVERIFY(history->at(1).stats == price(21));
        QVERIFY(history->at(2).stats == (MarketStats{{}, {}, true}));
    }

    void readingDoesNotWaitForWriting()
    {
        rememberAll();
        // Another program holds the write lock: our write waits for it, our reads do not.
        auto other = Database::open(m_file, Database::Access::ReadWrite).value();
        other->execute("BEGIN IMMEDIATE");
        const auto waiting = m_library->remember({stub(9, QStringLiteral("C - D"))}, noon());
        QCOMPARE(await(m_library->counts())->releases, 1);
        QVERIFY(!waiting.isFinished());
        other->execute("COMMIT");
        QCOMPARE(await(waiting), Result<int>(1));
        QCOMPARE(await(m_library->counts())->releases, 2);
    }

    void twoLibrariesOnOneFile()
    {
        const auto second = Library::open(m_file).value();
        QList<Answer<int>> writes;
        for (int i = 1; i <= 50; ++i) {
            writes += m_library->remember({stub(i, QStringLiteral("A - %1").arg(i))}, noon());
            writes += second->remember({stub(1000 + i, QStringLiteral("B - %1").arg(i))}, noon());
        }
        for (const auto &write : writes)
            QCOMPARE(await(write), Result<int>(1));
        QCOMPARE(await(m_library->counts())->releases, 100);
        QCOMPARE(await(second->counts())->releases, 100);
    }

    void whatWasToBeRememberedIsWrittenAtTheEnd()
    {
        for (int i = 1; i <= 20; ++i)
            m_library->remember({stub(i, QStringLiteral("A - %1").arg(i))}, noon());
        m_library.reset();
        m_library = Library::open(m_file).value();
        QCOMPARE(await(m_library->counts())->releases, 20);
        QVERIFY(m_library->setAside().isEmpty());
    }

    void aSoundFileIsOpenedAgain()
    {
        rememberAll();
        m_library.reset();
        m_library = Library::open(m_file).value();
        QCOMPARE(m_library->setAside(), QString());
        QCOMPARE(await(m_library->counts())->releases, 1);
    }

    void damagedFileIsSetAside()
    {
        rememberAll();
        m_library.reset();
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096);
        file.write(QByteArray(static_cast<int>(file.size()) - 4096, '\x55'));
        file.close();
        m_library = Library::open(m_file).value();
        QVERIFY(m_library->setAside().startsWith(m_file + QLatin1String(".damaged-")));
        QVERIFY(QFile::exists(m_library->setAside()));
        QCOMPARE(await(m_library->counts())->releases, 0);
        rememberAll();
    }

    void newerSchemaIsLeftAlone()
    {
        m_library.reset();
        {
            auto db = Database::open(m_file, Database::Access::ReadWrite).value();
            db->execute("PRAGMA user_version = 99");
        }
        const auto opened = Library::open(m_file);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Storage);
        QVERIFY(QFile::exists(m_file));
        QCOMPARE(Library::open(m_file, Library::Mode::ReadOnly).error().code, ErrorCode::Storage);
    }

    void cannotBeOpened()
    {
        QCOMPARE(Library::open(m_folder->path()).error().code, ErrorCode::Storage); // a folder
        QVERIFY(writeFile(m_folder->filePath(QStringLiteral("file")), "x"));
        QCOMPARE(Library::open(m_folder->filePath(QStringLiteral("file/library"))).error().code, ErrorCode::Storage);
        QCOMPARE(Library::open(m_folder->filePath(QStringLiteral("none")), Library::Mode::ReadOnly).error().code,
                 ErrorCode::Storage);
    }

    void readOnlyIsNeverWritten()
    {
        rememberAll();
        m_library.reset();
        {
            auto db = Database::open(m_file, Database::Access::ReadWrite).value();
            db->execute("PRAGMA journal_mode = DELETE");
        }
        const QString folder = QFileInfo(m_file).path();
        const QByteArray before = readFile(m_file);
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        {
            const auto library = Library::open(m_file, Library::Mode::ReadOnly).value();
            QVERIFY(library->isReadOnly());
            QCOMPARE(await(library->search(words(QStringLiteral("kind of blue"), EntityKind::Release), 5))->size(), 1);
            const Sleeve sleeve;
            QCOMPARE(await(library->remember(sleeve.entity(), sleeve.body(), noon(9))).error().code,
                     ErrorCode::Storage);
            QCOMPARE(await(library->remember({stub(1, QStringLiteral("A - B"))}, noon())).error().code,
                     ErrorCode::Storage);
            QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{QFileInfo(m_file).fileName()});
        }
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QCOMPARE(readFile(m_file), before);
    }

    void recordedAnswersAreKept_data()
    {
        QTest::addColumn<EntityKind>("kind");
        QTest::newRow("releases") << EntityKind::Release;
        QTest::newRow("masters") << EntityKind::Master;
        QTest::newRow("artists") << EntityKind::Artist;
        QTest::newRow("labels") << EntityKind::Label;
    }
    void recordedAnswersAreKept()
    {
        QFETCH(EntityKind, kind);
        const QString samples = qEnvironmentVariable("RUNOUT_SAMPLES");
        const QDir folder(samples + QLatin1String("/discogs/recorded/") + QLatin1String(QTest::currentDataTag()));
        if (samples.isEmpty() || !folder.exists())
            QSKIP("no recorded answers: RUNOUT_SAMPLES is not set or has no such folder");
        int kept = 0;
        const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
        for (const QString &name : names) {
            const QByteArray body = readFile(folder.filePath(name));
            const qint64 id = QJsonDocument::fromJson(body).object()[QLatin1String("id")].toInteger();
            if (id == 0)
                continue; // an error body
            const auto remembered = await(m_library->remember({kind, id}, body, noon()));
            QVERIFY2(remembered,
                     qPrintable(name + QLatin1String(": ") + (remembered ? QString() : remembered.error().detail)));
            QCOMPARE(await(m_library->body({kind, id}))->asOf, noon());
            ++kept;
        }
        qInfo("%d of %lld files", kept, static_cast<long long>(names.size()));
        QVERIFY(kept > 0);
    }

    void keysTellKindsApart()
    {
        for (const EntityKind kind : {EntityKind::Release, EntityKind::Master, EntityKind::Artist, EntityKind::Label}) {
            const Entity entity{kind, 2851616155};
            QVERIFY(entityOf(keyOf(entity)) == entity);
        }
    }

private:
    void rememberAll()
    {
        const Sleeve sleeve;
        QVERIFY(await(m_library->remember(sleeve.entity(), sleeve.body(), noon())));
        QVERIFY(await(m_library->remember(master, masterBody(), noon())));
        QVERIFY(await(m_library->remember(artist, artistBody(), noon())));
        QVERIFY(await(m_library->remember(label, labelBody(), noon())));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Library> m_library;
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
