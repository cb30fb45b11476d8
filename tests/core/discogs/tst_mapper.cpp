// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/discogs/rawanswers.h"
#include "tests/core/discogs/userrawanswers.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace runout;
using namespace runout::discogs;

namespace {

struct Read
{
    bool ok = false;
    QString error;        // why it could not be mapped
    QStringList problems; // where the walk through the JSON disagrees
};

using Reader = std::function<Read(const QByteArray &)>;

QJsonObject rootOf(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QJsonObject wrapped = root.value(u"resp").toObject().value(u"release").toObject();
    return wrapped.isEmpty() ? root : wrapped;
}

template<class T, class F>
Reader reader(F walk)
{
    return [walk](const QByteArray &json) {
        const Result<T> mapped = map<T>(json);
        Read read;
        read.ok = mapped.has_value();
        if (!read.ok) {
            read.error = mapped.error().detail;
            return read;
        }
        rawwalk::Walk raw(rootOf(json), QStringLiteral("$"), read.problems);
        walk(raw, *mapped);
        return read;
    };
}

// A kind of answer, and where it is found: folders of recorded answers, documented samples, whole HTTP answers, and
// our own fixtures.
struct Kind
{
    const char *name;
    Reader read;
    QStringList recorded, docs, http, fixtures;
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

const QList<Kind> &kinds()
{
    static const QList<Kind> all = {
        {"release", reader<Release>(rawwalk::release), words("releases/*.json releases-legacy-2013/*.json"),
         words("release.json"), words("*get-release.http.txt *release-headers.http.txt"), words("release-*.json")},
        {"community rating",
         reader<CommunityRating>(rawwalk::communityRating),
         words("ratings/community-*.json"),
         words("release-rating-community.json"),
         {},
         words("community-rating.json")},
        {"user rating",
         reader<UserRating>(rawwalk::userRating),
         words("ratings/user-*.json ratings/rating-*.json"),
         words("release-rating-by-user*.json"),
         {},
         words("user-rating.json")},
        {"release stats",
         reader<ReleaseStats>(rawwalk::releaseStats),
         words("release-stats/*.json"),
         words("release-stats.json"),
         {},
         words("stats-of-release.json")},
        {"master", reader<Master>(rawwalk::master), words("masters/*.json"), words("master.json"),
         words("*get-master.http.txt"), words("master-*.json")},
        {"versions", reader<VersionsPage>(rawwalk::versions), words("master-versions/*.json"),
         words("master-versions.json"), words("*get-master-versions.http.txt"), words("versions-*.json")},
        {"artist", reader<Artist>(rawwalk::artist), words("artists/*.json"), words("artist.json"),
         words("*get-artist.http.txt *artist-*-headers.http.txt"), words("artist-group.json artist-person.json")},
        {"artist releases",
         reader<Page<ArtistRelease>>(rawwalk::artistReleases),
         words("artist-releases/*.json"),
         words("artist-releases.json"),
         {},
         words("artist-releases.json")},
        {"label",
         reader<Label>(rawwalk::label),
         words("labels/*.json"),
         words("label.json"),
         {},
         words("label-b*.json")},
        {"label releases", reader<Page<LabelRelease>>(rawwalk::labelReleases), words("label-releases/*.json"),
         words("label-releases.json"), words("*get-label-releases.http.txt"), words("label-releases.json")},
        {"search",
         reader<Page<SearchResult>>(rawwalk::search),
         words("search/*.json"),
         words("search.json"),
         {},
         words("search.json")},
        {"market stats",
         reader<MarketStats>(rawwalk::marketStats),
         words("marketplace-stats/*.json"),
         words("marketplace-stats.json"),
         {},
         words("market-stats*.json")},
        {"price suggestions",
         reader<PriceSuggestions>(rawwalk::priceSuggestions),
         words("price-suggestions/*.json"),
         words("price-suggestions.json"),
         {},
         words("price-suggestions.json")},
        {"identity", reader<Identity>(rawwalk::identity), words("identity/*.json"), words("identity.json"),
         words("*get-oauth-identity.http.txt"), words("identity.json")},
        {"profile",
         reader<Profile>(rawwalk::profile),
         words("profiles/*.json"),
         words("profile.json"),
         {},
         words("profile.json")},
        {"folder", reader<Folder>(rawwalk::folder),
         words("collection-folders/folder-created.json collection-folders/go-*.json"),
         words("collection-folder.json collection-folder-*.json"), words("*get-collection-folder.http.txt"),
         words("folder.json")},
        {"folders", reader<QList<Folder>>(rawwalk::folders),
         words("collection-folders/*folders-20*.json collection-folders/*collectionJson.json"),
         words("collection-folders.json"), words("*get-collection-folders.http.txt"), words("collection-folders.json")},
        {"collection fields",
         reader<QList<CollectionField>>(rawwalk::collectionFields),
         words("collection-fields/*.json"),
         words("collection-fields.json"),
         {},
         words("collection-fields.json")},
        {"collection items", reader<Page<CollectionItem>>(rawwalk::collectionItems),
         words("collection-items/collectorone-*.json collection-items/collectorone-2017/*.json "
               "collection-items/collectorsix*.json collection-items/collectorthree*.json collection-items/ctl*.json "
               "collection-items/danpops*.json collection-items/diego*.json collection-items/irlndts*.json"),
         words("collection-items-by-*.json"), words("*get-collection-items-by-folder.http.txt"),
         words("collection-items.json")},
        {"collection item",
         reader<CollectionItem>(rawwalk::collectionItem),
         words("collection-items/go-*.json"),
         {},
         {},
         words("collection-item.json")},
        {"instance added",
         reader<InstanceAdded>(rawwalk::instanceAdded),
         words("collection-items/item-added*.json"),
         words("collection-item-added.json"),
         {},
         words("instance-added.json")},
        {"collection value",
         reader<CollectionValue>(rawwalk::collectionValue),
         words("collection-value/*.json"),
         words("collection-value.json"),
         {},
         words("collection-value.json")},
        {"want",
         reader<Want>(rawwalk::want),
         words("wantlist/want-added*.json"),
         words("wantlist-item-*.json"),
         {},
         words("want.json")},
        {"wantlist",
         reader<Page<Want>>(rawwalk::wants),
         words("wantlist/ctl*.json wantlist/collectorone-2020/*.json"),
         words("wantlist.json"),
         {},
         words("wantlist.json")},
        {"lists", reader<Page<UserList>>(rawwalk::userLists), {}, words("lists.json"), {}, words("user-lists.json")},
        {"list",
         reader<UserListContents>(rawwalk::listContents),
         {},
         words("list.json"),
         {},
         words("list.json list-old.json")},
    };
    return all;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Paths below `folder`, of which each pattern is "name" or "subfolder/name".
QStringList find(const QString &folder, const QStringList &patterns)
{
    QStringList paths;
    for (const QString &pattern : patterns) {
        const QDir dir(folder + u'/' + pattern.section(u'/', 0, -2));
        const auto names = dir.entryList({pattern.section(u'/', -1)}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            paths.append(dir.filePath(name));
    }
    return paths;
}

// The body of a recorded HTTP answer; "" where only its head was kept.
QByteArray body(const QByteArray &http)
{
    for (const QByteArray &end : {QByteArray("\r\n\r\n"), QByteArray("\n\n")}) {
        if (const qsizetype at = http.indexOf(end); at >= 0)
            return http.mid(at + end.size()).trimmed();
    }
    return {};
}

QString fixture(const QString &name)
{
    return QFINDTESTDATA("../../fixtures/discogs/") + name;
}

// What was in the releases, to see that the walk saw something.
struct Totals
{
    int tracks = 0, subTracks = 0, credits = 0, trackCredits = 0, identifiers = 0, companies = 0, series = 0,
        formats = 0, images = 0, videos = 0;

    void add(const Release &release)
    {
        credits += static_cast<int>(release.extraArtists.size());
        identifiers += static_cast<int>(release.identifiers.size());
        companies += static_cast<int>(release.companies.size());
        series += static_cast<int>(release.series.size());
        formats += static_cast<int>(release.formats.size());
        images += static_cast<int>(release.images.size());
        videos += static_cast<int>(release.videos.size());
        for (const Track &track : release.tracklist) {
            ++tracks;
            subTracks += static_cast<int>(track.subTracks.size());
            trackCredits += static_cast<int>(track.artists.size() + track.extraArtists.size());
            for (const Track &sub : track.subTracks)
                trackCredits += static_cast<int>(sub.artists.size() + sub.extraArtists.size());
        }
    }
};

// Changes one random value, at any depth, into one of another type.
QJsonValue flipped(const QJsonValue &value, QRandomGenerator &random)
{
    const int size =
        value.isArray() ? static_cast<int>(value.toArray().size()) : static_cast<int>(value.toObject().size());
    if (size > 0 && random.bounded(5) > 0) {
        const int at = random.bounded(size);
        if (value.isArray()) {
            QJsonArray array = value.toArray();
            array[at] = flipped(array[at], random);
            return array;
        }
        QJsonObject object = value.toObject();
        const QString key = object.keys().at(at);
        object[key] = flipped(object[key], random);
        return object;
    }
    switch (random.bounded(9)) {
    case 0:
        return QJsonValue(QJsonValue::Null);
    case 1:
        return true;
    case 2:
        return -1;
    case 3:
        return 1e300;
    case 4:
        return QStringLiteral("text");
    case 5:
        return QString();
    case 6:
        return QJsonArray();
    case 7:
        return QJsonArray{QJsonArray{QJsonValue::Null, 1}};
    default:
        return QJsonObject{{QStringLiteral("id"), QJsonObject{{QStringLiteral("x"), 1}}}};
    }
}

} // namespace

class TestMapper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRecorded_data()
    {
        QTest::addColumn<int>("kind");
        for (int i = 0; i < kinds().size(); ++i)
            QTest::newRow(kinds().at(i).name) << i;
    }

    void readsRecorded()
    {
        QFETCH(int, kind);
        const QString samples = qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs");
        if (qEnvironmentVariableIsEmpty("RUNOUT_SAMPLES") || !QDir(samples).exists())
            QSKIP("recorded answers are NOT tested: the folder that RUNOUT_SAMPLES names is missing");
        const Kind &which = kinds().at(kind);
        const QStringList recorded = find(samples + QStringLiteral("/recorded"), which.recorded);
        const QStringList docs = find(samples + QStringLiteral("/docs"), which.docs);
        QVERIFY(!recorded.isEmpty() || !docs.isEmpty());
        for (const QString &path : recorded + docs)
            check(which, path, contents(path));
        int answers = 0;
        for (const QString &path : find(samples + QStringLiteral("/recorded/http"), which.http)) {
            const QByteArray json = body(contents(path));
            if (json.isEmpty())
                continue; // only the head was kept
            check(which, path, json);
            ++answers;
        }
        QVERIFY2(m_bad.isEmpty(), qPrintable(m_bad.join(u'\n')));
        qInfo("%s: %d recorded, %d documented, %d whole HTTP answers", which.name, static_cast<int>(recorded.size()),
              static_cast<int>(docs.size()), answers);
    }

    void dropsNothingOfRecordedReleases()
    {
        const QString folder = qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded");
        const QStringList paths = find(folder, words("releases/*.json releases-legacy-2013/*.json"));
        if (paths.isEmpty())
            QSKIP("recorded releases are NOT counted: the folder that RUNOUT_SAMPLES names is missing");
        Totals totals;
        QHash<QString, int> raw;
        for (const QString &path : paths) {
            const QByteArray json = contents(path);
            totals.add(map<Release>(json).value());
            countRaw(rootOf(json), raw);
        }
        qInfo("tracks %d, sub-tracks %d, release credits %d, track credits %d, identifiers %d, companies %d, series "
              "%d, formats %d, "
              "images %d, videos %d",
              totals.tracks, totals.subTracks, totals.credits, totals.trackCredits, totals.identifiers,
              totals.companies, totals.series, totals.formats, totals.images, totals.videos);
        QCOMPARE(totals.tracks, raw[QStringLiteral("tracklist")]);
        QCOMPARE(totals.subTracks, raw[QStringLiteral("sub_tracks")]);
        QCOMPARE(totals.credits, raw[QStringLiteral("extraartists")]);
        QCOMPARE(totals.trackCredits, raw[QStringLiteral("track credits")]);
        QCOMPARE(totals.identifiers, raw[QStringLiteral("identifiers")]);
        QCOMPARE(totals.companies, raw[QStringLiteral("companies")]);
        QCOMPARE(totals.series, raw[QStringLiteral("series")]);
        QCOMPARE(totals.formats, raw[QStringLiteral("formats")]);
        QCOMPARE(totals.images, raw[QStringLiteral("images")]);
        QCOMPARE(totals.videos, raw[QStringLiteral("videos")]);
        QVERIFY(totals.subTracks > 0 && totals.series > 0);
    }

    void readsFixtures_data() { readsRecorded_data(); }

    void readsFixtures()
    {
        QFETCH(int, kind);
        const Kind &which = kinds().at(kind);
        const QStringList paths = find(fixture({}), which.fixtures);
        QVERIFY(!paths.isEmpty());
        for (const QString &path : paths)
            check(which, path, contents(path));
        QVERIFY2(m_bad.isEmpty(), qPrintable(m_bad.join(u'\n')));
    }

    void walkSeesWhatIsWrong()
    {
        const QByteArray json = contents(fixture(QStringLiteral("release-kind-of-blue.json")));
        QJsonObject raw = rootOf(json);
        raw[QStringLiteral("brand_new")] = 1;
        Release release = map<Release>(json).value();
        release.tracklist[2].extraArtists[1].anv.clear();
        release.companies.removeLast();
        release.community.want.reset();
        QStringList problems;
        rawwalk::Walk walk(raw, QStringLiteral("$"), problems);
        rawwalk::release(walk, release);
        problems.sort();
        QCOMPARE(problems,
                 QStringList({QStringLiteral("$.brand_new is dropped"), QStringLiteral("$.community.want differs"),
                              QStringLiteral("$.companies differs"),
                              QStringLiteral("$.tracklist[2].extraartists[1].anv differs")}));
    }

    void readsRelease()
    {
        const Release release = map<Release>(contents(fixture(QStringLiteral("release-kind-of-blue.json")))).value();
        QCOMPARE(number(release.id), 5460);
        QCOMPARE(release.title, QStringLiteral("Kind Of Blue"));
        QCOMPARE(release.released, QStringLiteral("1959-08-17"));
        QCOMPARE(release.labels.size(), 2);
        QCOMPARE(release.labels[1].catno, QStringLiteral("none"));
        QCOMPARE(release.series[0].entityTypeName, QStringLiteral("Series"));
        QCOMPARE(release.companies[1].name, QStringLiteral("Columbia Records Pressing Plant, Terre Haute"));
        QCOMPARE(release.formats[0].descriptions, words("LP Album Stereo"));
        QCOMPARE(release.formats[0].text, QStringLiteral("Six-eye label"));
        QCOMPARE(release.tracklist[2].extraArtists[1].anv, QStringLiteral("W. Evans"));
        QCOMPARE(number(release.extraArtists[3].id), 0);
        QCOMPARE(release.extraArtists[1].tracks, QStringLiteral("A1, A2, B1, B2"));
        QCOMPARE(release.notes, QStringLiteral("Recorded March 2 and April 22, 1959.\r\nNotes by [a=Bill Evans]."));
        QCOMPARE(release.identifiers[2].description, QString());
        QCOMPARE(release.images.size(), 2);
        QVERIFY(release.images[0].primary && !release.images[1].primary);
        QCOMPARE(release.videos[0].description, QString());
        QCOMPARE(*release.community.have, 4012);
        QCOMPARE(release.community.rating->average, 4.71);
        QCOMPARE(release.community.contributors, words("somebody an.other_one"));
        QCOMPARE(number(*release.masterId), 5460001);
        QCOMPARE(*release.lowestPrice, 89.99);
        QCOMPARE(release.estimatedWeight, 230);
    }

    void readsBox()
    {
        const Release release = map<Release>(contents(fixture(QStringLiteral("release-box.json")))).value();
        QCOMPARE(number(release.id), 2851616155LL);
        QCOMPARE(release.status, QStringLiteral("Draft"));
        QCOMPARE(release.released, QString());
        QVERIFY(!release.masterId && !release.lowestPrice && release.blockedFromSale);
        QCOMPARE(release.formats[0].descriptions, QStringList());
        QCOMPARE(release.formats[2].descriptions[1], QStringLiteral("33 ⅓ RPM"));
        QVERIFY(release.tracklist[0].type == TrackType::Heading);
        QVERIFY(release.tracklist[1].type == TrackType::Index);
        QCOMPARE(release.tracklist[1].subTracks[0].extraArtists[0].role, QStringLiteral("Composed By"));
        QVERIFY(release.tracklist[3].type == TrackType::Track); // a blank line is kept here
        QVERIFY(release.tracklist[4].type == TrackType::Track);
    }

    void readsOddRelease()
    {
        const Result<Release> mapped = map<Release>(contents(fixture(QStringLiteral("odd-release.json"))));
        QVERIFY2(mapped, qPrintable(mapped ? QString() : mapped.error().detail));
        QCOMPARE(number(mapped->id), 17);
        QCOMPARE(mapped->title, QString());
        QCOMPARE(mapped->year, 1987);
        QCOMPARE(mapped->released, QString());
        QCOMPARE(mapped->releasedFormatted, QString());
        QVERIFY(mapped->artists.isEmpty() && mapped->series.isEmpty() && mapped->companies.isEmpty());
        QCOMPARE(number(mapped->labels[0].id), 3);
        QCOMPARE(mapped->labels[0].catno, QStringLiteral("12"));
        QCOMPARE(mapped->labels[0].entityType, QStringLiteral("1"));
        QCOMPARE(mapped->formats.size(), 1);
        QCOMPARE(mapped->formats[0].qty, QStringLiteral("2"));
        QCOMPARE(mapped->formats[0].descriptions, words("Album"));
        QCOMPARE(mapped->formatQuantity, 2);
        QCOMPARE(mapped->identifiers[0].value, QStringLiteral("5012394144777"));
        QCOMPARE(mapped->tracklist[0].position, QStringLiteral("1"));
        QCOMPARE(mapped->thumb, QString());
        QCOMPARE(mapped->videos[0].duration, 61);
        QVERIFY(!mapped->masterId && !mapped->blockedFromSale && !mapped->community.have && !mapped->community.rating);
        QCOMPARE(*mapped->numForSale, 4);
        QCOMPARE(*mapped->lowestPrice, 7.5);
    }

    void readsReleaseOf2013()
    {
        const Release release = map<Release>(contents(fixture(QStringLiteral("odd-release-2013.json")))).value();
        QCOMPARE(number(release.id), 3083);
        QVERIFY(release.tracklist[0].type == TrackType::Track);
        QVERIFY(release.tracklist[1].type == TrackType::Index);
        QCOMPARE(release.images[0].uri, QStringLiteral("http://api.discogs.com/image/R-3083.jpeg"));
        QCOMPARE(release.labels[0].entityTypeName, QString());
    }

    void readsLists()
    {
        const VersionsPage versions =
            map<VersionsPage>(contents(fixture(QStringLiteral("versions-kind-of-blue.json")))).value();
        QCOMPARE(versions.facets[0].values[0].value, QStringLiteral("12\""));
        QCOMPARE(versions.facets[0].values[1].value, QStringLiteral("33 ⅓ RPM"));
        QVERIFY(versions.items[0].inCollection && !versions.items[0].inWantlist);
        QVERIFY(!versions.items[1].inCollection && versions.items[1].inWantlist);
        QCOMPARE(versions.items[1].released, QString());
        QCOMPARE(versions.items[1].thumb, QString());
        QVERIFY(!versions.next); // made by who knows the request

        const VersionsPage old = map<VersionsPage>(contents(fixture(QStringLiteral("versions-old.json")))).value();
        QCOMPARE(old.items[0].released, QStringLiteral("1977-00-00"));
        QVERIFY(!old.items[0].have && old.facets.isEmpty());

        const auto search = map<Page<SearchResult>>(contents(fixture(QStringLiteral("search.json")))).value();
        QCOMPARE(search.pagination.items, 13876631);
        QCOMPARE(search.items[0].labels,
                 QStringList({QStringLiteral("Columbia"), QStringLiteral("Columbia 30th Street Studio")}));
        QVERIFY(search.items[0].inCollection && !search.items[1].masterId && search.items[1].cover.isEmpty());
        QVERIFY((search.items[3].entity == Entity{EntityKind::Artist, 6003}));
        QVERIFY((search.items[4].entity == Entity{EntityKind::Label, 281}));
        QVERIFY(!search.items[4].have);

        const auto discography =
            map<Page<ArtistRelease>>(contents(fixture(QStringLiteral("artist-releases.json")))).value();
        QVERIFY((discography.items[0].entity == Entity{EntityKind::Master, 5460001}));
        QCOMPARE(number(*discography.items[0].mainRelease), 5460);
        QVERIFY(!discography.items[1].mainRelease);
        QCOMPARE(discography.items[1].year, 0);
    }

    void readsPeopleAndLabels()
    {
        const Artist group = map<Artist>(contents(fixture(QStringLiteral("artist-group.json")))).value();
        QCOMPARE(group.urls.size(), 2);
        QVERIFY(*group.members[0].active && !*group.members[1].active);
        const Artist person = map<Artist>(contents(fixture(QStringLiteral("artist-person.json")))).value();
        QVERIFY(!person.aliases[0].active);
        const Label label = map<Label>(contents(fixture(QStringLiteral("label-blue-note.json")))).value();
        QCOMPARE(label.parent->name, QStringLiteral("Capitol Music Group"));
        QVERIFY(!map<Label>(contents(fixture(QStringLiteral("label-bare.json"))))->parent);
    }

    void readsMarket()
    {
        const MarketStats stats = map<MarketStats>(contents(fixture(QStringLiteral("market-stats.json")))).value();
        QCOMPARE(stats.lowestPrice->value, 7.679804607882764);
        QCOMPARE(stats.lowestPrice->currency, QStringLiteral("EUR"));
        const MarketStats blocked =
            map<MarketStats>(contents(fixture(QStringLiteral("market-stats-blocked.json")))).value();
        QVERIFY(!blocked.lowestPrice && !blocked.numForSale && blocked.blockedFromSale);
        const PriceSuggestions prices =
            map<PriceSuggestions>(contents(fixture(QStringLiteral("price-suggestions.json")))).value();
        QStringList order;
        for (const PriceSuggestion &price : prices)
            order.append(price.condition);
        QCOMPARE(order, QString::fromLatin1("Mint (M),Very Good (VG),Poor (P),Brand New (BN)").split(u','));
        QVERIFY(map<PriceSuggestions>("{}")->isEmpty());
        QVERIFY(map<PriceSuggestions>(" [] ")->isEmpty());
        QVERIFY(!map<ReleaseStats>("{\"is_offensive\": true}")->have);
        QVERIFY(map<ReleaseStats>("{\"is_offensive\": true}")->isOffensive);
    }

    void readsTheLeast()
    {
        QVERIFY(map<Release>("{\"id\": 1}"));
        QVERIFY(map<Master>("{\"id\": 1}"));
        QVERIFY(map<Artist>("{\"id\": 1}"));
        QVERIFY(map<Label>("{\"id\": 1}"));
        QVERIFY(map<Identity>("{\"username\": \"a\"}"));
        QCOMPARE(map<Profile>("{\"username\": \"a\", \"avatar_url\": null}").value(),
                 (Profile{QStringLiteral("a"), {}, {}}));
        QVERIFY(map<MarketStats>("{}"));
        const auto page = map<Page<SearchResult>>("{\"results\": []}").value();
        QVERIFY((page.pagination == Pagination{1, 1, 50, 0}));
        QVERIFY((map<VersionsPage>("{\"pagination\": {\"page\": 0, \"pages\": 0, \"per_page\": 0, \"items\": -1}}")
                     ->pagination == Pagination{1, 1, 1, 0}));
        QVERIFY(map<Page<LabelRelease>>("{\"pagination\": [], \"releases\": {}}"));
    }

    void namesTheFault_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *json, const char *fault) {
            QTest::addRow("%s", json) << QByteArray(json) << QString::fromLatin1(fault);
        };
        row("", "the answer is empty");
        row(" \r\n ", "the answer is empty");
        row("<html><body>Attention required</body></html>", "the answer is HTML, not JSON");
        row("\n  <!DOCTYPE html>", "the answer is HTML, not JSON");
        row("[]", "$: expected an object, found list");
        row("{\"title\": \"x\"}", "$.id: missing");
        row("{\"message\": \"Release not found.\"}", "$.id: missing");
        row("{\"id\": null}", "$.id: missing");
        row("{\"id\": [1]}", "$.id: expected a number, found list");
        row("{\"id\": \"one\"}", "$.id: expected a number, found text");
        row("{\"id\": 1, \"title\": [\"x\"]}", "$.title: expected text, found list");
        row("{\"id\": 1, \"title\": true}", "$.title: expected text, found true or false");
        row("{\"id\": 1, \"tracklist\": {\"a\": 1}}", "$.tracklist: expected a list, found object");
        row("{\"id\": 1, \"tracklist\": [{}, \"x\"]}", "$.tracklist[1]: expected an object, found text");
        row("{\"id\": 1, \"tracklist\": [{}, {}, {}, {\"title\": [1]}]}",
            "$.tracklist[3].title: expected text, found list");
        row("{\"id\": 1, \"tracklist\": [{\"sub_tracks\": [{}, {\"extraartists\": [{\"id\": {\"a\": 1}}]}]}]}",
            "$.tracklist[0].sub_tracks[1].extraartists[0].id: expected a number, found object");
        row("{\"id\": 1, \"community\": {\"rating\": {\"average\": \"good\"}}}",
            "$.community.rating.average: expected a number, found text");
        row("{\"id\": 1, \"community\": 3}", "$.community: expected an object, found number");
        row("{\"id\": 1, \"genres\": [\"Jazz\", {}]}", "$.genres[1]: expected text, found object");
        row("{\"id\": 1, \"genres\": 7}", "$.genres: expected a list, found number");
        row("{\"id\": 1, \"title\": [1], \"year\": [2]}", "$.title: expected text, found list");
    }

    void namesTheFault()
    {
        QFETCH(QByteArray, json);
        const Result<Release> mapped = map<Release>(json);
        QVERIFY(!mapped);
        QVERIFY(mapped.error().code == ErrorCode::BadReply);
        QTEST(mapped.error().detail, "fault");
    }

    void takesNoErrorForAnAnswer()
    {
        const QByteArray error = "{\"message\": \"The requested resource was not found.\"}";
        QCOMPARE(map<VersionsPage>(error).error().detail, QStringLiteral("$.versions: missing"));
        QCOMPARE(map<Page<ArtistRelease>>(error).error().detail, QStringLiteral("$.releases: missing"));
        QCOMPARE(map<Page<LabelRelease>>(error).error().detail, QStringLiteral("$.releases: missing"));
        QCOMPARE(map<Page<SearchResult>>(error).error().detail, QStringLiteral("$.results: missing"));
        QCOMPARE(map<PriceSuggestions>(error).error().detail,
                 QStringLiteral("$.message: expected an object, found text"));
        QCOMPARE(map<Identity>(error).error().detail, QStringLiteral("$.username: missing"));
        for (const Kind &kind : kinds()) {
            if (QLatin1String(kind.name) != QLatin1String("market stats") &&
                !QLatin1String(kind.name).contains(QLatin1String("stats")) &&
                !QLatin1String(kind.name).contains(QLatin1String("rating")))
                QVERIFY2(!kind.read(error).ok, kind.name);
        }
    }

    void saysWhereJsonEnds()
    {
        const Error error = map<Release>("{\"id\": 1, \"title\": \"Kin").error();
        QVERIFY(error.detail.startsWith(u"not JSON at byte "));
        QVERIFY(error.detail.contains(u" of 23: "));
    }

    void readsErrorMessages_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *answer, const char *message) {
            QTest::addRow("%s", answer) << QByteArray(answer) << QString::fromUtf8(message);
        };
        row("", "");
        row("\n", "");
        row("{\"message\": \"Release not found.\"}", "Release not found.");
        row("{\"error\": 1}", "");
        row("{\"message\": ", "");
        row("{\"message\": [1]}", "");
        row("Invalid consumer.\n", "Invalid consumer.");
        row("<html>nope</html>", "");
        row("  <!doctype html>", "");
    }

    void readsErrorMessages()
    {
        QFETCH(QByteArray, answer);
        QTEST(errorMessage(answer), "message");
    }

    void shortensErrorText() { QCOMPARE(errorMessage(QByteArray("ä").repeated(1000)).size(), 300); }

    // Cut anywhere, an answer is refused or, past its last byte of JSON, read.
    void survivesTruncation()
    {
        QRandomGenerator random(1987);
        for (const auto &[kind, path] : allFixtures()) {
            const QByteArray whole = contents(path).trimmed();
            for (int i = 0; i < 120; ++i) {
                const Read read = kind->read(whole.left(random.bounded(static_cast<int>(whole.size()))));
                QVERIFY2(!read.ok && !read.error.isEmpty(), qPrintable(path));
            }
            QVERIFY(kind->read(whole).ok);
        }
    }

    void survivesOtherTypes()
    {
        QRandomGenerator random(1959);
        int read = 0, refused = 0;
        for (const auto &[kind, path] : allFixtures()) {
            const QJsonObject whole = QJsonDocument::fromJson(contents(path)).object();
            for (int i = 0; i < 150; ++i) {
                QJsonValue changed = whole;
                for (int times = random.bounded(1, 4); times > 0; --times)
                    changed = flipped(changed, random);
                const QByteArray json = changed.isArray() ? QJsonDocument(changed.toArray()).toJson()
                                                          : QJsonDocument(changed.toObject()).toJson();
                const Read result = kind->read(json);
                QVERIFY2(result.ok || !result.error.isEmpty(), qPrintable(path));
                ++(result.ok ? read : refused);
            }
        }
        qInfo("%d changed answers were read, %d refused", read, refused);
        QVERIFY(read > 100 && refused > 100);
    }

    void survivesOtherBytes()
    {
        QRandomGenerator random(1977);
        for (const auto &[kind, path] : allFixtures()) {
            const QByteArray whole = contents(path);
            for (int i = 0; i < 100; ++i) {
                QByteArray changed = whole;
                for (int times = random.bounded(1, 6); times > 0; --times)
                    changed[random.bounded(static_cast<int>(changed.size()))] = static_cast<char>(random.bounded(256));
                const Read read = kind->read(changed);
                QVERIFY2(read.ok || !read.error.isEmpty(), qPrintable(path));
            }
        }
    }

    void survivesDepth()
    {
        const QByteArray deep = "{\"id\":1,\"tracklist\":[" + QByteArray("{\"sub_tracks\":[").repeated(400) +
                                QByteArray("]}").repeated(400) + "]}";
        QVERIFY(map<Release>(deep));
        const QByteArray deeper = "{\"id\":1,\"tracklist\":" + QByteArray("[").repeated(100000);
        QVERIFY(map<Release>(deeper).error().code == ErrorCode::BadReply);
    }

    void cleanup() { m_bad.clear(); }

private:
    void check(const Kind &kind, const QString &path, const QByteArray &json)
    {
        const Read read = kind.read(json);
        if (!read.ok)
            m_bad.append(path + QStringLiteral(": ") + read.error);
        for (const QString &problem : read.problems)
            m_bad.append(path + QStringLiteral(": ") + problem);
    }

    static QList<std::pair<const Kind *, QString>> allFixtures()
    {
        QList<std::pair<const Kind *, QString>> all;
        for (const Kind &kind : kinds()) {
            for (const QString &path : find(fixture({}), kind.fixtures))
                all.append({&kind, path});
        }
        return all;
    }

    static void countRaw(const QJsonObject &release, QHash<QString, int> &counts)
    {
        const auto size = [](const QJsonObject &object, QStringView key) {
            return static_cast<int>(object.value(key).toArray().size());
        };
        for (const char *key :
             {"tracklist", "extraartists", "identifiers", "companies", "series", "formats", "images", "videos"})
            counts[QLatin1String(key)] += size(release, QString::fromLatin1(key));
        const QJsonArray tracklist = release.value(u"tracklist").toArray();
        for (const QJsonValue &track : tracklist) {
            const QJsonArray subs = track.toObject().value(u"sub_tracks").toArray();
            counts[QStringLiteral("sub_tracks")] += static_cast<int>(subs.size());
            counts[QStringLiteral("track credits")] +=
                size(track.toObject(), u"artists") + size(track.toObject(), u"extraartists");
            for (const QJsonValue &sub : subs)
                counts[QStringLiteral("track credits")] +=
                    size(sub.toObject(), u"artists") + size(sub.toObject(), u"extraartists");
        }
    }

    QStringList m_bad;
};

QTEST_GUILESS_MAIN(TestMapper)
#include "tst_mapper.moc"
