// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/source.h"
#include "tests/core/library/answers.h"
#include "tests/core/library/connected.h"

#include <QTemporaryDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

// \u0029: moc of Qt 6.4 stumbles over )" in raw strings.
const QByteArray discographyOne =
    R"({"pagination": {"page": 1, "pages": 2, "per_page": 100, "items": 3, "urls": {}}, "releases": [
    {"id": 5460, "type": "master", "title": "Kind Of Blue", "artist": "Miles Davis", "role": "Main", "main_release": 1, "year": 1959},
    {"id": 30, "type": "master", "title": "Bitches Brew", "artist": "Miles Davis", "role": "Main", "main_release": 31, "year": 1970}]})";
const QByteArray discographyTwo =
    R"({"pagination": {"page": 2, "pages": 2, "per_page": 100, "items": 3, "urls": {}}, "releases": [
    {"id": 40, "type": "release", "title": "Sampler", "artist": "Various", "role": "TrackAppearance", "trackinfo": "So What", "year": 1965}]})";
const QByteArray versionsPage =
    R"({"pagination": {"page": 1, "pages": 1, "per_page": 100, "items": 2, "urls": {}}, "versions": [
    {"id": 1, "title": "Kind Of Blue", "label": "Columbia", "catno": "CS 8163", "country": "US", "format": "LP, Album", "major_formats": ["Vinyl"], "released": "1959"},
    {"id": 2, "title": "Kind Of Blue", "label": "Fontana", "catno": "TFL 5072", "country": "UK", "format": "LP, Mono", "major_formats": ["Vinyl"], "released": "1960"}]})";
const QByteArray labelPage =
    R"({"pagination": {"page": 1, "pages": 1, "per_page": 100, "items": 1, "urls": {}}, "releases": [
    {"id": 1, "title": "Kind Of Blue", "artist": "Miles Davis", "catno": "CS 8163", "format": "LP", "year": 1959}]})";
const QByteArray searchPage =
    R"({"pagination": {"page": 1, "pages": 1, "per_page": 100, "items": 2, "urls": {}}, "results": [
    {"id": 7, "type": "artist", "title": "Can (2\u0029", "thumb": ""}, {"id": 8, "type": "artist", "title": "Can", "thumb": ""}]})";

VersionsQuery kindOfBlue()
{
    VersionsQuery query;
    query.master = MasterId{5460};
    return query;
}

} // namespace

class TestSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = Library::open(m_folder->filePath(QStringLiteral("library"))).value();
        m_net = std::make_unique<Connected>();
        m_net->put("/releases/1", Sleeve{}.body());
        m_net->put("/artists/23755/releases", discographyOne);
        m_net->put("/masters/5460/versions", versionsPage);
        m_net->put("/labels/1866/releases", labelPage);
        m_net->put("/database/search", searchPage);
        m_online = std::make_unique<Source>(*m_library, &m_net->client);
        m_offline = std::make_unique<Source>(*m_library, nullptr);
    }
    void cleanup()
    {
        m_online.reset();
        m_offline.reset();
        m_library.reset();
        m_net.reset();
    }

    void withoutANetworkTheLibraryAnswers()
    {
        QVERIFY(!m_offline->hasNetwork());
        for (const Refresh refresh : {Refresh::HeldOnly, Refresh::IfStale, Refresh::Always})
            QCOMPARE(await(m_offline->release(ReleaseId{1}, refresh)).error().code, ErrorCode::NotFound);
        remember(Sleeve{}, QDateTime::currentDateTimeUtc().addYears(-3));
        for (const Refresh refresh : {Refresh::HeldOnly, Refresh::IfStale, Refresh::Always}) {
            const auto release = await(m_offline->release(ReleaseId{1}, refresh));
            QCOMPARE(release->value.title, QStringLiteral("Kind Of Blue"));
            QVERIFY(!release->expired);
        }
        QVERIFY(await(m_library->remember({EntityKind::Master, 5460},
                                          R"({"id": 5460, "title": "Kind Of Blue", "main_release": 1})", noon())));
        QVERIFY(
            await(m_library->remember({EntityKind::Artist, 23755}, R"({"id": 23755, "name": "Miles Davis"})", noon())));
        QVERIFY(await(m_library->remember({EntityKind::Label, 1866}, R"({"id": 1866, "name": "Columbia"})", noon())));
        QCOMPARE(await(m_offline->master(MasterId{5460}, Refresh::IfStale))->value.title,
                 QStringLiteral("Kind Of Blue"));
        QCOMPARE(await(m_offline->artist(ArtistId{23755}, Refresh::IfStale))->value.name,
                 QStringLiteral("Miles Davis"));
        QCOMPARE(await(m_offline->label(LabelId{1866}, Refresh::Always))->value.name, QStringLiteral("Columbia"));
    }

    void withoutANetworkListsAreWhatIsHeld()
    {
        remember(Sleeve{});
        remember(Sleeve{.id = 2, .year = 1977, .country = QStringLiteral("Japan")});
        auto query = kindOfBlue();
        const auto versions = await(m_offline->versions(query, Refresh::Always));
        QCOMPARE(versions->value.items.size(), 2);
        QCOMPARE(versions->value.pagination.items, 2);
        QVERIFY(!versions->value.next);
        QCOMPARE(versions->value.facets.size(), 4);
        query.countries = {QStringLiteral("Japan")};
        QCOMPARE(await(m_offline->versions(query, Refresh::HeldOnly))->value.items.size(), 1);

        const auto newestFirst = await(m_offline->artistReleases(ArtistId{23755}, QStringLiteral("year"),
                                                                 SortOrder::Descending, Refresh::IfStale));
        QCOMPARE(newestFirst->value.items.value(0).year, 1977);
        QVERIFY(!newestFirst->expired);
        QCOMPARE(await(m_offline->labelReleases(LabelId{1866}, Refresh::IfStale))->value.items.size(), 2);
        QCOMPARE(await(m_offline->search(words(QStringLiteral("kind japan")), Refresh::IfStale))->value.items.size(),
                 1);
        QVERIFY(await(m_offline->artistReleases(ArtistId{4}, {}, SortOrder::Ascending, Refresh::IfStale))
                    ->value.items.isEmpty());
        QVERIFY(await(m_offline->byName(EntityKind::Artist, QStringLiteral("Teo Macero"))));
        QCOMPARE(await(m_offline->byName(EntityKind::Artist, QStringLiteral("Can"))).error().code, ErrorCode::NotFound);
        QCOMPARE(await(m_offline->names({{EntityKind::Label, 77}}))->size(), 1);
    }

    void withoutANetworkThereAreNoFigures()
    {
        QCOMPARE(await(m_offline->marketStats(ReleaseId{1}, QStringLiteral("EUR"), Refresh::Always)).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(await(m_offline->priceSuggestions(ReleaseId{1}, Refresh::Always)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(m_offline->communityRating(ReleaseId{1}, Refresh::IfStale)).error().code, ErrorCode::NotFound);
        QVERIFY(await(m_offline->marketHistory(ReleaseId{1}))->isEmpty());
        QCOMPARE(await(m_offline->more(Request<VersionsPage>{})).error().code, ErrorCode::NotFound);
    }

    void variousIsNeverAsked()
    {
        for (Source *source : {m_online.get(), m_offline.get()}) {
            const auto page = await(source->artistReleases(variousArtist, {}, SortOrder::Ascending, Refresh::Always));
            QVERIFY(page->value.items.isEmpty());
        }
        QVERIFY(m_net->asked() == 0);
    }

    void freshAnswersAreRemembered()
    {
        QVERIFY(m_online->hasNetwork());
        QCOMPARE(await(m_online->release(ReleaseId{1}, Refresh::HeldOnly)).error().code, ErrorCode::NotFound);
        QVERIFY(m_net->asked() == 0);
        const auto fresh = await(m_online->release(ReleaseId{1}, Refresh::IfStale));
        QCOMPARE(fresh->value.title, QStringLiteral("Kind Of Blue"));
        QVERIFY(!fresh->expired);
        QTRY_COMPARE(await(m_offline->release(ReleaseId{1}, Refresh::HeldOnly)).has_value(), true);
        QCOMPARE(await(m_library->search(words(QStringLiteral("macero")), 5))->size(), 1);
        QCOMPARE(await(m_online->release(ReleaseId{1}, Refresh::HeldOnly))->asOf, fresh->asOf);
        QVERIFY(await(m_online->release(ReleaseId{1}, Refresh::IfStale)));
        QCOMPARE(m_net->asked(), 1);
    }

    void theNewerOfLibraryAndCacheIsShown()
    {
        QVERIFY(await(m_online->release(ReleaseId{1}, Refresh::Always)));
        QTRY_COMPARE(await(m_library->counts())->releases, 1);
        remember(Sleeve{.title = QStringLiteral("Kind Of Blue (Edited)")}, QDateTime::currentDateTimeUtc().addSecs(60));
        QCOMPARE(await(m_online->release(ReleaseId{1}, Refresh::HeldOnly))->value.title,
                 QStringLiteral("Kind Of Blue (Edited)"));
        m_net->cache.clear();
        QCOMPARE(await(m_online->release(ReleaseId{1}, Refresh::HeldOnly))->value.title,
                 QStringLiteral("Kind Of Blue (Edited)"));
    }

    void whatIsHeldExpires()
    {
        remember(Sleeve{}, QDateTime::currentDateTimeUtc().addDays(-6));
        QVERIFY(!await(m_online->release(ReleaseId{1}, Refresh::HeldOnly))->expired);
        m_online->setDatabaseTtl(std::chrono::hours(24));
        QVERIFY(await(m_online->release(ReleaseId{1}, Refresh::HeldOnly))->expired);
    }

    void failuresArePassedOn()
    {
        remember(Sleeve{});
        m_net->put("/releases/1", ScriptedServer::html("502 Bad Gateway"));
        QCOMPARE(await(m_online->release(ReleaseId{1}, Refresh::IfStale)).error().code, ErrorCode::BadReply);
        m_net->put("/releases/1", R"({"id": 1, "tracklist": "none"})");
        QCOMPARE(await(m_online->release(ReleaseId{1}, Refresh::Always)).error().code, ErrorCode::BadReply);
        m_net->server.close();
        QVERIFY(!await(m_online->release(ReleaseId{3}, Refresh::IfStale)));
        QVERIFY(!await(m_online->artistReleases(ArtistId{9}, {}, SortOrder::Ascending, Refresh::IfStale)));
        QVERIFY(!await(m_online->byName(EntityKind::Label, QStringLiteral("Nobody"))));
        QCOMPARE(await(m_online->release(ReleaseId{1}, Refresh::HeldOnly))->value.title,
                 QStringLiteral("Kind Of Blue"));
    }

    void discographiesPageByPage()
    {
        const ArtistId miles{23755};
        QCOMPARE(await(m_online->artistReleases(miles, {}, SortOrder::Ascending, Refresh::HeldOnly)).error().code,
                 ErrorCode::NotFound);
        const auto first = await(m_online->artistReleases(miles, {}, SortOrder::Ascending, Refresh::IfStale));
        QCOMPARE(first->value.items.size(), 2);
        QVERIFY(first->value.next);
        m_net->put("/artists/23755/releases", discographyTwo);
        const auto second = await(m_online->more(*first->value.next));
        QCOMPARE(second->value.items.size(), 1);
        QVERIFY(!second->value.next);
        QTRY_COMPARE(await(m_library->artistReleases(miles))->size(), 3);
        QCOMPARE(
            await(m_offline->artistReleases(miles, QStringLiteral("title"), SortOrder::Ascending, Refresh::HeldOnly))
                ->value.items.at(2)
                .trackInfo,
            QStringLiteral("So What"));
        // The library knows more than the cached first page.
        const auto held = await(m_online->artistReleases(miles, {}, SortOrder::Ascending, Refresh::HeldOnly));
        QCOMPARE(held->value.items.size(), 3);
        QVERIFY(held->expired);
    }

    void labelsAndVersionsAreRemembered()
    {
        QCOMPARE(await(m_online->labelReleases(LabelId{1866}, Refresh::IfStale))->value.items.size(), 1);
        QTRY_COMPARE(await(m_library->labelReleases(LabelId{1866}))->size(), 1);
        const auto fresh = await(m_online->versions(kindOfBlue(), Refresh::IfStale));
        QCOMPARE(fresh->value.items.size(), 2);
        QTRY_COMPARE(await(m_library->versions(MasterId{5460}))->size(), 2);
        // The cached page says as much as the library, and in Discogs' order and with its age.
        const auto held = await(m_online->versions(kindOfBlue(), Refresh::HeldOnly));
        QCOMPARE(held->value.items.size(), 2);
        QCOMPARE(held->asOf, fresh->asOf);
        QVERIFY(!held->expired);
    }

    void furtherPagesAskOnce()
    {
        const auto request = requests::versions(kindOfBlue(), 1);
        QCOMPARE(await(m_online->more(request))->value.items.size(), 2); // whose they are is not known then
        QCOMPARE(await(m_online->more(requests::labelReleases(LabelId{1866})))->value.items.size(), 1);
        QCOMPARE(await(m_online->more(requests::search(words(QStringLiteral("can")))))->value.items.size(), 2);
        QTRY_COMPARE(await(m_library->counts())->artists, 2);
    }

    void searchesAreRemembered()
    {
        const SearchQuery query = words(QStringLiteral("can"));
        QVERIFY(await(m_online->search(query, Refresh::HeldOnly))->value.items.isEmpty());
        QCOMPARE(await(m_online->search(query, Refresh::IfStale))->value.items.size(), 2);
        QTRY_COMPARE(await(m_online->search(query, Refresh::HeldOnly))->value.items.size(), 2);
    }

    void figuresMakeHistory()
    {
        m_net->put(
            "/marketplace/stats/1",
            R"({"lowest_price": {"currency": "EUR", "value": 12.5}, "num_for_sale": 3, "blocked_from_sale": false})");
        m_net->put("/releases/1/rating", R"({"release_id": 1, "rating": {"count": 10, "average": 4.5}})");
        m_net->put("/marketplace/price_suggestions/1", R"({"Mint": {"currency": "EUR", "value": 40.0}})");
        const QString eur = QStringLiteral("EUR");
        QCOMPARE(await(m_online->marketStats(ReleaseId{1}, eur, Refresh::HeldOnly)).error().code, ErrorCode::NotFound);
        QVERIFY(await(m_online->marketHistory(ReleaseId{1}))->isEmpty());
        const auto stats = await(m_online->marketStats(ReleaseId{1}, eur, Refresh::IfStale));
        QCOMPARE(stats->value.numForSale, 3);
        QTRY_COMPARE(await(m_online->marketHistory(ReleaseId{1}))->size(), 1);
        QVERIFY(await(m_online->marketHistory(ReleaseId{1}))->first().stats == stats->value);
        QVERIFY(await(m_online->marketStats(ReleaseId{1}, eur, Refresh::HeldOnly)));
        QCOMPARE(await(m_online->communityRating(ReleaseId{1}, Refresh::IfStale))->value.rating.count, 10);
        QCOMPARE(await(m_online->priceSuggestions(ReleaseId{1}, Refresh::IfStale))->value.size(), 1);
        m_net->put("/marketplace/stats/2", ScriptedServer::json(R"({"message": "no"})", "404 Not Found"));
        QCOMPARE(await(m_online->marketStats(ReleaseId{2}, eur, Refresh::IfStale)).error().code, ErrorCode::NotFound);
    }

    void namesAreSearchedWhenNotHeld()
    {
        QVERIFY(await(m_online->byName(EntityKind::Artist, QStringLiteral("Can"))) == (Entity{EntityKind::Artist, 8}));
        QCOMPARE(await(m_online->byName(EntityKind::Artist, QStringLiteral("Cannot"))).error().code,
                 ErrorCode::NotFound);
        QTRY_VERIFY(await(m_library->byName(EntityKind::Artist, QStringLiteral("Can"))).has_value());
        const auto asked = m_net->asked();
        QVERIFY(await(m_online->byName(EntityKind::Artist, QStringLiteral("Can"))));
        QCOMPARE(m_net->asked(), asked);
    }

    void cancellingLeavesQuietly()
    {
        m_net->isSilent = true;
        auto answer = m_online->release(ReleaseId{1}, Refresh::IfStale);
        QTRY_COMPARE(m_net->asked(), 1);
        answer.cancel();
        QTRY_COMPARE(m_online->children().size(), 0);
        const auto left = m_online->release(ReleaseId{1}, Refresh::IfStale);
        m_online.reset();
        QCOMPARE(await(left).error().code, ErrorCode::Cancelled);
    }

private:
    void remember(const Sleeve &sleeve, const QDateTime &asOf = noon())
    {
        QVERIFY(await(m_library->remember(sleeve.entity(), sleeve.body(), asOf)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Connected> m_net;
    std::unique_ptr<Source> m_online;
    std::unique_ptr<Source> m_offline;
};

QTEST_GUILESS_MAIN(TestSource)
#include "tst_source.moc"
