// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/requests.h"

#include <QTest>
#include <QUrl>

using namespace runout::discogs;

namespace {

// As it goes over the wire.
QString drawn(const RequestLine &line)
{
    QUrl url(QStringLiteral("https://api.example"));
    url.setPath(line.path, QUrl::TolerantMode);
    url.setQuery(line.query);
    return url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority);
}

// The value as the server decodes it.
QString received(const RequestLine &line, const QString &key)
{
    const QByteArray query = drawn(line).section(u'?', 1).toLatin1();
    for (const QByteArray &item : query.split('&')) {
        if (item.startsWith(key.toLatin1() + '='))
            return QString::fromUtf8(QByteArray::fromPercentEncoding(item.mid(key.size() + 1).replace('+', ' ')));
    }
    return {};
}

} // namespace

class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("shelf");
        const auto row = [](const RequestLine &line, const char *expected, Shelf shelf) {
            QTest::addRow("%s", expected)
                << drawn(line) << QString::fromLatin1(expected) << static_cast<int>(line.shelf);
            QVERIFY(line.shelf == shelf);
        };
        using namespace requests;
        row(release(ReleaseId{249504}), "/releases/249504", Shelf::Database);
        row(release(ReleaseId{249504}, QStringLiteral("EUR")), "/releases/249504?curr_abbr=EUR", Shelf::Database);
        row(communityRating(ReleaseId{1}), "/releases/1/rating", Shelf::Market);
        row(userRating(ReleaseId{1}, QStringLiteral("some.body")), "/releases/1/rating/some.body", Shelf::User);
        row(userRating(ReleaseId{1}, QStringLiteral("a/b c?")), "/releases/1/rating/a%2Fb%20c%3F", Shelf::User);
        row(releaseStats(ReleaseId{1}), "/releases/1/stats", Shelf::Market);
        row(master(MasterId{5427}), "/masters/5427", Shelf::Database);
        VersionsQuery plain;
        plain.master = MasterId{5427};
        row(versions(plain), "/masters/5427/versions?page=1&per_page=100", Shelf::Database);
        row(artist(ArtistId{23}), "/artists/23", Shelf::Database);
        row(artistReleases(ArtistId{23}), "/artists/23/releases?page=1&per_page=100", Shelf::Database);
        row(artistReleases(ArtistId{23}, QStringLiteral("year"), SortOrder::Descending, 3),
            "/artists/23/releases?page=3&per_page=100&sort=year&sort_order=desc", Shelf::Database);
        row(label(LabelId{1}), "/labels/1", Shelf::Database);
        row(labelReleases(LabelId{1}, 2), "/labels/1/releases?page=2&per_page=100", Shelf::Database);
        row(search({}), "/database/search?page=1&per_page=50", Shelf::Search);
        row(marketStats(ReleaseId{1}, QStringLiteral("JPY")), "/marketplace/stats/1?curr_abbr=JPY", Shelf::Market);
        row(marketStats(ReleaseId{1}, {}), "/marketplace/stats/1", Shelf::Market);
        row(priceSuggestions(ReleaseId{2851616155}), "/marketplace/price_suggestions/2851616155", Shelf::Market);
        row(identity(), "/oauth/identity", Shelf::User);
        row(profile(QStringLiteral("jörg/x")), "/users/j%C3%B6rg%2Fx", Shelf::User);
    }

    void lines()
    {
        QFETCH(QString, line);
        QTEST(line, "expected");
    }

    void versionsTakeFilters()
    {
        VersionsQuery query;
        query.master = MasterId{5427};
        query.formats = {QStringLiteral("12\""), QStringLiteral("33 ⅓ RPM")};
        query.labels = {QStringLiteral("A & B = C")};
        query.countries = {QStringLiteral("Germany"), QStringLiteral("UK & Ireland")};
        query.released = QStringLiteral("1977");
        query.sort = QStringLiteral("released");
        query.order = SortOrder::Descending;
        QCOMPARE(drawn(requests::versions(query, 2)),
                 QStringLiteral("/masters/5427/versions?page=2&per_page=100&format=12%22&format=33%20%E2%85%93%20RPM&"
                                "label=A%20%26%20B%20%3D%20C&country=Germany&country=UK%20%26%20Ireland&released=1977&"
                                "sort=released&sort_order=desc"));
    }

    void sortOrderNeedsASort()
    {
        VersionsQuery query;
        query.order = SortOrder::Descending;
        QVERIFY(!drawn(requests::versions(query)).contains(u"sort"));
        QVERIFY(!drawn(requests::artistReleases(ArtistId{1}, {}, SortOrder::Descending)).contains(u"sort"));
    }

    void searchTakesEveryParameter()
    {
        SearchQuery query;
        const std::pair<const char *, QString SearchQuery::*> members[] = {
            {"q", &SearchQuery::q},
            {"title", &SearchQuery::title},
            {"release_title", &SearchQuery::releaseTitle},
            {"credit", &SearchQuery::credit},
            {"artist", &SearchQuery::artist},
            {"anv", &SearchQuery::anv},
            {"label", &SearchQuery::label},
            {"genre", &SearchQuery::genre},
            {"style", &SearchQuery::style},
            {"country", &SearchQuery::country},
            {"year", &SearchQuery::year},
            {"format", &SearchQuery::format},
            {"catno", &SearchQuery::catno},
            {"barcode", &SearchQuery::barcode},
            {"track", &SearchQuery::track},
            {"submitter", &SearchQuery::submitter},
            {"contributor", &SearchQuery::contributor}};
        QVERIFY(query.isEmpty());
        for (const auto &[name, member] : members) {
            SearchQuery one;
            one.*member = QStringLiteral("  ");
            QVERIFY2(one.isEmpty(), name);
            QVERIFY2(drawn(requests::search(one)) == u"/database/search?page=1&per_page=50", name);
            one.*member = QLatin1String(" of ") + QLatin1String(name) + u' ';
            QVERIFY2(!one.isEmpty(), name);
            QCOMPARE(received(requests::search(one), QLatin1String(name)), QStringLiteral("of ") + QLatin1String(name));
            query.*member = one.*member;
        }
        query.type = EntityKind::Master;
        const RequestLine line = requests::search(query, 4, 25);
        for (const auto &[name, member] : members)
            QCOMPARE(received(line, QLatin1String(name)), QStringLiteral("of ") + QLatin1String(name));
        QVERIFY(drawn(line).endsWith(u"&type=master&page=4&per_page=25"));
        QVERIFY(!query.isEmpty());
    }

    void searchNamesTypes()
    {
        const std::pair<EntityKind, QString> types[] = {{EntityKind::Release, QStringLiteral("release")},
                                                        {EntityKind::Master, QStringLiteral("master")},
                                                        {EntityKind::Artist, QStringLiteral("artist")},
                                                        {EntityKind::Label, QStringLiteral("label")}};
        for (const auto &[kind, name] : types) {
            SearchQuery query;
            query.type = kind;
            QCOMPARE(received(requests::search(query), QStringLiteral("type")), name);
            QVERIFY(query.isEmpty()); // a type alone asks for nothing
        }
    }

    // Whatever is typed arrives as typed, and adds no parameter.
    void valuesArriveAsTyped_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"AC/DC",
                                 "Simon & Garfunkel",
                                 "a=b&token=c",
                                 "100%",
                                 "50%25",
                                 "+/-",
                                 "C++",
                                 "#1",
                                 "\"Heroes\"",
                                 "Björk",
                                 "ポーティスヘッド",
                                 "🎵",
                                 "?",
                                 ";",
                                 "a,b",
                                 "[PIAS]",
                                 "a  b",
                                 "\\",
                                 "'",
                                 "%41"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }

    void valuesArriveAsTyped()
    {
        QFETCH(QString, text);
        SearchQuery query;
        query.q = text;
        const RequestLine line = requests::search(query);
        QCOMPARE(received(line, QStringLiteral("q")), text);
        QCOMPARE(drawn(line).count(u'&'), 2);
        VersionsQuery versions;
        versions.labels = {text};
        QCOMPARE(received(requests::versions(versions), QStringLiteral("label")), text);
        const auto next = requests::nextPage(line, {1, 3, 50, 150});
        QCOMPARE(received(*next, QStringLiteral("q")), text);
    }

    void pagesFollow()
    {
        const auto first = requests::artistReleases(ArtistId{23}, QStringLiteral("year"));
        const auto second = requests::nextPage(first, {1, 3, 100, 250});
        QVERIFY(second);
        // The very request that page 2 has when asked for directly: one place in the cache.
        QVERIFY(*second == static_cast<RequestLine>(requests::artistReleases(ArtistId{23}, QStringLiteral("year"),
                                                                             SortOrder::Ascending, 2)));
        QVERIFY(second->shelf == Shelf::Database);
        QVERIFY(requests::nextPage(*second, {2, 3, 100, 250}));
        QVERIFY(!requests::nextPage(*second, {3, 3, 100, 250}));
        QVERIFY(!requests::nextPage(first, {1, 1, 100, 0}));
        QVERIFY(!requests::nextPage(first, {}));
    }

    void pagesFollowInSearchUpToItsEnd()
    {
        SearchQuery query;
        query.q = QStringLiteral("a");
        const RequestLine line = requests::search(query, 199);
        const auto last = requests::nextPage(line, {199, 200, 50, 13876631});
        QVERIFY(*last == static_cast<RequestLine>(requests::search(query, 200)));
        QVERIFY(!requests::nextPage(*last, {200, 200, 50, 13876631}));
    }

    void pagesFollowWhereNoneWasNamed()
    {
        RequestLine line;
        line.path = QStringLiteral("/labels/1/releases");
        QCOMPARE(drawn(*requests::nextPage(line, {1, 2, 50, 60})), QStringLiteral("/labels/1/releases?page=2"));
    }
};

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
