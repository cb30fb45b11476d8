// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asked.h"

#include <QSet>
#include <QTest>

#include <memory>

using namespace runout;

class TestStandInLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_many = std::make_unique<StandIn>(many(321, unlimited()));
        QVERIFY2(m_many->start(), qPrintable(m_many->problem()));
    }

    void init()
    {
        m_many->clearFaults();
        m_many->forgetRequests();
        m_many->set({{QStringLiteral("sellerSettings"), true}});
    }

    void strangersSeeNoImages()
    {
        const Answer search = asked(*m_many, "/database/search?q=many&type=release&per_page=100");
        for (const QJsonValue &result : search.json()[u"results"].toArray()) {
            QCOMPARE(result[u"thumb"], QJsonValue(QString()));
            QCOMPARE(result[u"cover_image"], QJsonValue(QString()));
            QVERIFY(!result.toObject().contains(u"user_data"));
        }
        const QJsonObject release = asked(*m_many, "/releases/900000002").json();
        QCOMPARE(release[u"thumb"], QJsonValue(QString()));
        QVERIFY(!release[u"images"].toArray().isEmpty());
        for (const QJsonValue &image : release[u"images"].toArray()) {
            QCOMPARE(image[u"uri"], QJsonValue(QString()));
            QCOMPARE(image[u"uri150"], QJsonValue(QString()));
            QCOMPARE(image[u"resource_url"], QJsonValue(QString()));
            QCOMPARE(image[u"width"].toInt(), 600);
        }
        QVERIFY(!release[u"resource_url"].toString().isEmpty());
    }

    void usersSeeWhatIsTheirs()
    {
        const QJsonArray results =
            known(*m_many, "/database/search?q=many&type=release&per_page=100").json()[u"results"].toArray();
        bool withoutImage = false;
        for (const QJsonValue &result : results) {
            QCOMPARE(result[u"user_data"][u"in_wantlist"], QJsonValue(false));
            const bool blank = result[u"thumb"].toString().isEmpty();
            QCOMPARE(result[u"cover_image"].toString().endsWith(u"spacer.gif"), blank);
            withoutImage = withoutImage || blank;
        }
        QVERIFY(withoutImage);
        const QJsonObject row = known(*m_many, "/masters/900000001/versions").json()[u"versions"][0].toObject();
        QCOMPARE(row[u"stats"][u"user"][u"in_collection"], QJsonValue(0));
        QVERIFY(!asked(*m_many, "/masters/900000001/versions")
                     .json()[u"versions"][0][u"stats"]
                     .toObject()
                     .contains(u"user"));
    }

    void pagesFollowEachOther()
    {
        QByteArray target = "/database/search?q=many&type=release&per_page=100";
        QSet<qint64> ids;
        QStringList seen;
        int pages = 0;
        while (!target.isEmpty()) {
            const Answer answer = asked(*m_many, target);
            const QJsonObject pagination = answer.json()[u"pagination"].toObject();
            ++pages;
            QCOMPARE(pagination[u"page"].toInt(), pages);
            QCOMPARE(pagination[u"pages"].toInt(), 4);
            QCOMPARE(pagination[u"items"].toInt(), 321);
            for (const QJsonValue &result : answer.json()[u"results"].toArray())
                ids.insert(result[u"id"].toInteger());
            const QJsonObject urls = pagination[u"urls"].toObject();
            seen.append(urls.keys().join(u' '));
            const QString next = urls[u"next"].toString();
            QCOMPARE(next.isEmpty(), !answer.header("Link").contains("rel=\"next\""));
            if (!next.isEmpty())
                QVERIFY(answer.header("Link").contains('<' + next.toLatin1() + ">; rel=\"next\""));
            target = next.mid(m_many->url().toString().size()).toLatin1();
        }
        QCOMPARE(pages, 4);
        QCOMPARE(ids.size(), 321);
        QCOMPARE(seen, QStringList({QStringLiteral("last next"), QStringLiteral("first last next prev"),
                                    QStringLiteral("first last next prev"), QStringLiteral("first prev")}));
    }

    void perPageIsClamped()
    {
        const auto perPage = [&](const QByteArray &value) {
            return asked(*m_many, "/database/search?q=many&per_page=" + value)
                .json()[u"pagination"][u"per_page"]
                .toInt();
        };
        QCOMPARE(perPage("200"), 100);
        QCOMPARE(perPage("7"), 7);
        QCOMPARE(perPage("0"), 1);
        QCOMPARE(perPage("lots"), 50);
        const QJsonObject single = asked(*m_many, "/database/search?q=many+17").json();
        QCOMPARE(single[u"pagination"][u"urls"], QJsonValue(QJsonObject()));
        const QJsonObject none = asked(*m_many, "/database/search?q=nothinglikeit").json();
        QCOMPARE(none[u"pagination"][u"items"].toInt(-1), 0);
        QCOMPARE(none[u"pagination"][u"pages"].toInt(), 1);
    }

    void searchStopsAtTenThousand()
    {
        StandIn standIn(many(10'050, unlimited()));
        QVERIFY(standIn.start());
        const QJsonObject pagination =
            asked(standIn, "/database/search?q=many&type=release&per_page=15").json()[u"pagination"].toObject();
        QCOMPARE(pagination[u"items"].toInt(), 10'050);
        QCOMPARE(pagination[u"pages"].toInt(), 666);
        QCOMPARE(asked(standIn, "/database/search?q=many&type=release&per_page=100&page=101").status, 404);
        QCOMPARE(asked(standIn, "/labels/900000001/releases?per_page=100&page=101").status, 200);
    }

    void everySearchParameterNarrows_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("items");
        const auto row = [](const char *query, int items) { QTest::newRow(query) << QByteArray(query) << items; };
        row("q=the+many&type=artist", 1);
        row("q=many&type=label", 1);
        row("q=many&type=master", 1);
        row("catno=many000321", 1);
        row("catno=MANY+000321&type=release", 1);
        row("barcode=4000000000300&type=release", 1);
        row("release_title=many+300", 1);
        row("title=the+many+-+many+300", 1);
        row("artist=the+many&type=release", 321);
        row("anv=somebody", 0);
        row("credit=somebody", 0);
        row("label=many+records&type=release", 321);
        row("genre=jazz&type=release", 65);
        row("style=hard+bop&type=release", 65);
        row("country=japan&type=release", 46);
        row("year=1990&type=release", 5);
        row("format=limited+edition&format=vinyl&type=release", 80);
        row("track=side+piece+b2+of+300", 1);
        row("submitter=standin&type=release", 321);
        row("contributor=standin&type=release&q=300", 1);
        row("q=%20", 324);
    }

    void everySearchParameterNarrows()
    {
        QFETCH(QByteArray, query);
        const Answer answer = asked(*m_many, "/database/search?" + query);
        QCOMPARE(answer.status, 200);
        QTEST(answer.json()[u"pagination"][u"items"].toInt(), "items");
    }

    void versionsFilterAndSort()
    {
        const auto versions = [&](const QByteArray &query) {
            return asked(*m_many, "/masters/900000001/versions?" + query).json();
        };
        const QJsonObject all = versions("per_page=100");
        QCOMPARE(all[u"pagination"][u"items"].toInt(), 250);
        QCOMPARE(all[u"filters"][u"applied"], QJsonValue(QJsonObject()));
        QCOMPARE(all[u"filters"][u"available"][u"country"][u"Japan"].toInt(), 36);
        QCOMPARE(all[u"filter_facets"][0][u"id"].toString(), QStringLiteral("format"));
        QCOMPARE(all[u"filter_facets"][0][u"allows_multiple_values"], QJsonValue(true));
        QVERIFY(all[u"filter_facets"][0][u"values"].toArray().contains(
            QJsonObject{{QStringLiteral("title"), QStringLiteral("12\"")},
                        {QStringLiteral("value"), QStringLiteral("12%22")},
                        {QStringLiteral("count"), 63}}));

        const QJsonObject japan = versions("country=Japan&format=12%22&per_page=100");
        QVERIFY(japan[u"pagination"][u"items"].toInt() < 36);
        for (const QJsonValue &row : japan[u"versions"].toArray()) {
            QCOMPARE(row[u"country"].toString(), QStringLiteral("Japan"));
            QVERIFY(row[u"format"].toString().contains(u"12\""));
        }
        QCOMPARE(japan[u"filters"][u"applied"][u"country"], QJsonValue(QJsonArray{QStringLiteral("Japan")}));
        QVERIFY(japan[u"filters"][u"available"][u"country"].toObject().size() > 1); // what else could be chosen
        QCOMPARE(versions("country=Japan&country=US")[u"pagination"][u"items"].toInt(), 71);
        QCOMPARE(versions("label=Many+Records&released=1956")[u"pagination"][u"items"].toInt(), 4);

        const QJsonArray newest = versions("sort=released&sort_order=desc")[u"versions"].toArray();
        QVERIFY(newest.first()[u"released"].toString() > newest.last()[u"released"].toString());
        const QJsonArray byNumber = versions("sort=catno&sort_order=asc")[u"versions"].toArray();
        QCOMPARE(byNumber.first()[u"catno"].toString(), QStringLiteral("MANY 000001"));
    }

    void discographiesAreDerived()
    {
        const QJsonObject artist =
            asked(*m_many, "/artists/900000001/releases?per_page=100&sort=year&sort_order=desc").json();
        QCOMPARE(artist[u"pagination"][u"items"].toInt(), 72); // 71 releases and one master for 250
        const QJsonArray rows = artist[u"releases"].toArray();
        QVERIFY(rows.first()[u"year"].toInt() > rows.last()[u"year"].toInt());
        int masters = 0;
        for (const QJsonValue &row : rows) {
            QCOMPARE(row[u"role"].toString(), QStringLiteral("Main"));
            masters += row[u"type"].toString() == u"master" ? 1 : 0;
        }
        QCOMPARE(masters, 1);
        const QJsonObject label = asked(*m_many, "/labels/900000001/releases").json();
        QCOMPARE(label[u"pagination"][u"items"].toInt(), 321);
        QCOMPARE(label[u"releases"][0][u"catno"].toString(), QStringLiteral("MANY 000001"));
    }

    void marketFigures()
    {
        qint64 offered = 0, unoffered = 0;
        for (qint64 id = firstMany; id < firstMany + 60; ++id) {
            const QJsonObject release = asked(*m_many, "/releases/" + QByteArray::number(id)).json();
            (release[u"num_for_sale"].toInt() > 0 ? offered : unoffered) = id;
        }
        QVERIFY(offered && unoffered);
        const QByteArray path = "/marketplace/stats/" + QByteArray::number(offered);
        const QJsonObject dollars = asked(*m_many, path).json();
        const QJsonObject yen = asked(*m_many, path + "?curr_abbr=JPY").json();
        QCOMPARE(dollars[u"lowest_price"][u"currency"].toString(), QStringLiteral("USD"));
        QCOMPARE(yen[u"lowest_price"][u"currency"].toString(), QStringLiteral("JPY"));
        QCOMPARE(yen[u"lowest_price"][u"value"].toDouble(), dollars[u"lowest_price"][u"value"].toDouble() * 150);
        QCOMPARE(asked(*m_many, path + "?curr_abbr=DEM").status, 422);

        const QByteArray release = "/releases/" + QByteArray::number(offered) + "?curr_abbr=JPY";
        QCOMPARE(asked(*m_many, release).json()[u"lowest_price"], dollars[u"lowest_price"][u"value"]);
        QCOMPARE(known(*m_many, release).json()[u"lowest_price"], yen[u"lowest_price"][u"value"]);

        const QJsonObject none = asked(*m_many, "/marketplace/stats/" + QByteArray::number(unoffered)).json();
        QVERIFY(none[u"lowest_price"].isNull() && none[u"num_for_sale"].isNull());
        QCOMPARE(known(*m_many, "/marketplace/price_suggestions/" + QByteArray::number(unoffered)).json(),
                 QJsonObject());

        const QByteArray suggestions = "/marketplace/price_suggestions/" + QByteArray::number(offered);
        QCOMPARE(known(*m_many, suggestions).json().size(), 8);
        m_many->set({{QStringLiteral("sellerSettings"), false}});
        QCOMPARE(known(*m_many, suggestions).status, 404);
        QVERIFY(known(*m_many, suggestions).message().contains(u"seller settings"));
    }

    void ratings()
    {
        const QJsonObject community = asked(*m_many, "/releases/900000001/rating").json();
        QCOMPARE(community[u"release_id"].toInteger(), firstMany);
        QVERIFY(community[u"rating"][u"count"].toInt() > 0);
        QCOMPARE(asked(*m_many, "/releases/900000001/stats").json(),
                 QJsonObject({{QStringLiteral("is_offensive"), false}}));

        const QByteArray own = "/releases/900000001/rating/Tester";
        QCOMPARE(asked(*m_many, own).json()[u"rating"].toInt(-1), 0);
        QCOMPARE(known(*m_many, own, "PUT", "{\"rating\": 4}").status, 201);
        QCOMPARE(asked(*m_many, own).json()[u"rating"].toInt(), 4);
        QCOMPARE(known(*m_many, own, "PUT", "{\"rating\": 6}").status, 422);
        QCOMPARE(known(*m_many, "/releases/900000001/rating/another", "PUT", "{\"rating\": 4}").status, 403);
        QCOMPARE(asked(*m_many, own, userAgent, "PUT", "{\"rating\": 4}").status, 401);
        QCOMPARE(known(*m_many, own, "DELETE").status, 204);
        QCOMPARE(asked(*m_many, own).json()[u"rating"].toInt(-1), 0);
    }

    void theSampleIsServed()
    {
        StandIn standIn(StandIn::sample() + unlimited());
        QVERIFY2(standIn.start(), qPrintable(standIn.problem()));
        const QJsonArray found =
            known(standIn, "/database/search?q=kind+of+blue&type=release").json()[u"results"].toArray();
        QVERIFY(!found.isEmpty());
        const QByteArray path = QUrl(found.first()[u"resource_url"].toString()).path().toLatin1();
        const QJsonObject release = known(standIn, path).json();
        QCOMPARE(release[u"title"].toString(), QStringLiteral("Kind Of Blue"));
        QVERIFY(release[u"tracklist"].toArray().size() >= 5);
        QVERIFY(release[u"extraartists"].toArray().size() >= 6);
        QVERIFY(release[u"community"][u"have"].toInt() > 0);
        QCOMPARE(asked(standIn, "/releases/1103").json()[u"title"].toString(), QStringLiteral("Bitches Brew"));
        const QByteArray artist = QUrl(release[u"artists"][0][u"resource_url"].toString()).path().toLatin1();
        QCOMPARE(asked(standIn, artist).json()[u"name"].toString(), QStringLiteral("Miles Davis"));
        QVERIFY(asked(standIn, artist + "/releases").json()[u"pagination"][u"items"].toInt() > 1);
    }

    void recordingsAreServedWithoutLeadingOut()
    {
        if (StandIn::recorded().isEmpty())
            QSKIP("RUNOUT_SAMPLES has no recorded answers: not tested");
        StandIn standIn(StandIn::recorded() + unlimited());
        QVERIFY2(standIn.start(), qPrintable(standIn.problem()));
        QVERIFY(standIn.stats()[u"entities"].toInt() > 300);
        const QList<QByteArray> targets{"/releases/249504",     "/releases/1080",
                                        "/artists/23755",       "/artists/1/releases",
                                        "/labels/651/releases", "/masters/2358",
                                        "/labels/399",          "/masters/38998/versions",
                                        "/releases/13748",      "/database/search?q=nirvana"};
        for (const QByteArray &target : targets) {
            const Answer answer = known(standIn, target);
            QVERIFY2(answer.status == 200, target.constData());
            for (const char *host : {"//i.discogs.com", "//api.discogs.com", "//img.discogs.com", "//st.discogs.com"})
                QVERIFY2(!answer.body.contains(host), target.constData());
        }
        QCOMPARE(asked(standIn, "/masters/67464/versions").json()[u"pagination"][u"items"].toInt(), 5);
        const QJsonObject stats = asked(standIn, "/marketplace/stats/125204?curr_abbr=EUR").json();
        QCOMPARE(stats[u"lowest_price"][u"value"].toDouble(), 64.0);
        QCOMPARE(known(standIn, "/marketplace/price_suggestions/1215019").json()[u"Mint (M)"][u"value"].toDouble(),
                 18.75);
        QCOMPARE(asked(standIn, "/releases/1139/rating").json()[u"rating"][u"count"].toInt(), 23);
        QCOMPARE(asked(standIn, "/releases/2040/rating/someone").json()[u"rating"].toInt(), 1);
        QCOMPARE(asked(standIn, "/artists/1/releases").json()[u"pagination"][u"items"].toInt(), 49);
    }

    void imageAddressesCanBeKept()
    {
        if (StandIn::recorded().isEmpty())
            QSKIP("RUNOUT_SAMPLES has no recorded answers: not tested");
        StandIn standIn(StandIn::recorded() + QStringList{QStringLiteral("--keep-image-urls")});
        QVERIFY(standIn.start());
        QVERIFY(known(standIn, "/releases/1080").body.contains("https://i.discogs.com/"));
    }

private:
    std::unique_ptr<StandIn> m_many;
};

QTEST_GUILESS_MAIN(TestStandInLists)
#include "tst_standin_lists.moc"
