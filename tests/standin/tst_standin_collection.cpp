// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asked.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace runout;

namespace {

constexpr qint64 firstRecord = 800'000'001;
const QByteArray collection = "/users/tester/collection";

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

// .../folders/F/releases/R/instances/I
QByteArray pathOf(const QJsonObject &item)
{
    return collection + "/folders/" + number(item[u"folder_id"].toInteger()) + "/releases/" +
           number(item[u"id"].toInteger()) + "/instances/" + number(item[u"instance_id"].toInteger());
}

} // namespace

class TestStandInCollection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_standIn = std::make_unique<StandIn>(StandIn::collection(420, 30) + many(3));
        QVERIFY2(m_standIn->start(), qPrintable(m_standIn->problem()));
    }

    void foldersAndFields()
    {
        const QJsonArray folders = known(*m_standIn, collection + "/folders").json()[u"folders"].toArray();
        QCOMPARE(folders.size(), 8);
        QCOMPARE(folders[0][u"name"].toString(), QStringLiteral("All"));
        QCOMPARE(folders[0][u"count"].toInt(), 420);
        QCOMPARE(folders[1][u"id"].toInt(), 1);
        int sum = 0;
        for (int i = 1; i < folders.size(); ++i) {
            QVERIFY(folders[i][u"count"].toInt() > 0);
            sum += folders[i][u"count"].toInt();
        }
        QCOMPARE(sum, 420);
        const QJsonArray fields = known(*m_standIn, collection + "/fields").json()[u"fields"].toArray();
        QCOMPARE(fields.size(), 6);
        QCOMPARE(fields[0][u"options"].toArray().size(), 8);
        QCOMPARE(fields[1][u"options"].toArray().size(), 10);
        QCOMPARE(fields[2][u"lines"].toInt(), 3);
        QVERIFY(known(*m_standIn, collection + "/value").json()[u"median"].toString().startsWith(u'$'));
    }

    void everyItemIsThereOnceOverAllPages()
    {
        QSet<qint64> ids, releases;
        int withoutYear = 0, withoutMaster = 0, rated = 0;
        for (int page = 1; page <= 5; ++page) {
            const QByteArray target = collection + "/folders/0/releases?per_page=100&sort=added&page=" + number(page);
            for (const QJsonValue &item : known(*m_standIn, target).json()[u"releases"].toArray()) {
                const QJsonValue basic = item[u"basic_information"];
                ids.insert(item[u"instance_id"].toInteger());
                releases.insert(item[u"id"].toInteger());
                QCOMPARE(basic[u"id"], item[u"id"]);
                QVERIFY(!basic[u"title"].toString().isEmpty() && !basic[u"artists"].toArray().isEmpty());
                withoutYear += basic[u"year"].toInt(-1) == 0 ? 1 : 0;
                withoutMaster += basic[u"master_id"].toInt(-1) == 0 && basic[u"master_url"].isNull() ? 1 : 0;
                rated += item[u"rating"].toInt() > 0 ? 1 : 0;
            }
        }
        QCOMPARE(ids.size(), 420);
        QCOMPARE(releases.size(), 408); // ten second copies, two third ones
        QVERIFY(withoutYear > 3 && withoutMaster > 20 && rated > 100);
        QCOMPARE(known(*m_standIn, collection + "/folders/0/releases?per_page=100&page=6").status, 404);
    }

    void itemsAreServedInFullAsReleases()
    {
        const QJsonObject item = newest();
        const QJsonObject release = known(*m_standIn, "/releases/" + number(item[u"id"].toInteger())).json();
        for (const char *same : {"title", "year", "artists", "labels", "formats", "genres", "styles"})
            QCOMPARE(release[QLatin1StringView(same)], item[u"basic_information"][QLatin1StringView(same)]);
        QVERIFY(!release[u"tracklist"].toArray().isEmpty());
        QVERIFY(release[u"extraartists"].toArray().size() >= 2);
        QVERIFY(release[u"identifiers"].toArray().size() >= 2);
        const QByteArray artist = number(release[u"artists"][0][u"id"].toInteger());
        QCOMPARE(asked(*m_standIn, "/artists/" + artist).json()[u"name"], release[u"artists"][0][u"name"]);
        const QByteArray label = number(release[u"labels"][0][u"id"].toInteger());
        QCOMPARE(asked(*m_standIn, "/labels/" + label).json()[u"name"], release[u"labels"][0][u"name"]);
        QVERIFY(asked(*m_standIn, "/artists/" + artist + "/releases").json()[u"pagination"][u"items"].toInt() > 0);
    }

    void everySortOrders_data()
    {
        QTest::addColumn<QByteArray>("sort");
        for (const char *sort : {"label", "artist", "title", "catno", "format", "rating", "added", "year"})
            QTest::newRow(sort) << QByteArray(sort);
    }

    void everySortOrders()
    {
        QFETCH(QByteArray, sort);
        const auto keys = [&](const QByteArray &order) {
            QStringList list;
            const QByteArray target =
                collection + "/folders/0/releases?per_page=100&sort=" + sort + "&sort_order=" + order;
            for (const QJsonValue &item : known(*m_standIn, target).json()[u"releases"].toArray())
                list.append(keyOf(item, sort));
            return list;
        };
        const QStringList up = keys("asc");
        const QStringList down = keys("desc");
        QVERIFY(std::is_sorted(up.begin(), up.end()));
        QVERIFY(std::is_sorted(down.rbegin(), down.rend()));
        QVERIFY(up.first() < down.first());
        QCOMPARE(known(*m_standIn, collection + "/folders/0/releases?sort=colour").status, 422);
        QCOMPARE(known(*m_standIn, collection + "/folders/0/releases?sort_order=up").status, 422);
    }

    void strangersSeeThePublicView()
    {
        const QJsonObject page = asked(*m_standIn, collection + "/folders/0/releases?per_page=100").json();
        QCOMPARE(page[u"pagination"][u"items"].toInt(), 420);
        int notes = 0;
        for (const QJsonValue &value : page[u"releases"].toArray()) {
            QVERIFY(!value.toObject().contains(u"folder_id"));
            QCOMPARE(value[u"basic_information"][u"thumb"], QJsonValue(QString()));
            for (const QJsonValue &note : value[u"notes"].toArray()) {
                QCOMPARE(note[u"field_id"].toInt(), 4); // the public one
                ++notes;
            }
        }
        QVERIFY(notes > 0);
        QCOMPARE(asked(*m_standIn, collection + "/folders").json()[u"folders"].toArray().size(), 1);
        QCOMPARE(asked(*m_standIn, collection + "/fields").json()[u"fields"].toArray().size(), 1);
        QCOMPARE(asked(*m_standIn, collection + "/folders/1/releases").status, 401);
        QCOMPARE(asked(*m_standIn, collection + "/value").status, 401);
        QCOMPARE(asked(*m_standIn, "/users/nobody/collection/folders").status, 404);
    }

    void othersMayNotWrite()
    {
        StandIn standIn(StandIn::collection(20) + QStringList{QStringLiteral("--user"), QStringLiteral("owner"),
                                                              QStringLiteral("--token"), QStringLiteral("owner=x")});
        QVERIFY(standIn.start());
        const QByteArray theirs = "/users/owner/collection";
        QCOMPARE(known(standIn, theirs + "/folders/0/releases").status, 200);
        QCOMPARE(known(standIn, theirs + "/folders/1/releases").status, 403);
        QCOMPARE(known(standIn, theirs + "/folders", "POST", "{\"name\": \"Mine\"}").status, 403);
        QCOMPARE(known(standIn, theirs + "/folders/1/releases/800000001", "POST").status, 403);
        standIn.set({{QStringLiteral("private"), true}});
        const Answer refused = known(standIn, theirs + "/folders/0/releases");
        QCOMPARE(refused.status, 403);
        QVERIFY(refused.message().contains(u"authenticate as the owner"));
        QCOMPARE(known(standIn, "/users/owner/wants").status, 403);
        QVERIFY(!known(standIn, "/users/owner").json().contains(u"num_collection"));
    }

    void aHundredThousandAreThere()
    {
        StandIn large(StandIn::collection(100'000, 3'000));
        QVERIFY(large.start());
        const QJsonObject page =
            known(large, collection + "/folders/0/releases?per_page=100&sort=artist&page=1000").json();
        QCOMPARE(page[u"pagination"][u"items"].toInt(), 100'000);
        QCOMPARE(page[u"releases"].toArray().size(), 100);
        const QJsonValue last = page[u"releases"][99];
        QCOMPARE(known(large, "/releases/" + number(last[u"id"].toInteger())).json()[u"title"],
                 last[u"basic_information"][u"title"]);
        const qint64 master = firstRecord + 40'000'000;
        bool found = false;
        for (qint64 i = 0; i < 3 && !found; ++i)
            found = asked(large, "/masters/" + number(master + i)).status == 200;
        QVERIFY(found);
        const QByteArray artist = number(last[u"basic_information"][u"artists"][0][u"id"].toInteger());
        QCOMPARE(asked(large, "/artists/" + artist).status, 200);
        const QByteArray label = number(last[u"basic_information"][u"labels"][0][u"id"].toInteger());
        QCOMPARE(asked(large, "/labels/" + label).status, 200);
        QCOMPARE(asked(large, "/artists/12").status, 404);
        QCOMPARE(asked(large, "/labels/12").status, 404);
    }

    void aRecordedCollectionIsServed()
    {
        if (StandIn::recorded().isEmpty())
            QSKIP("RUNOUT_SAMPLES has no recorded answers: not tested");
        const QString recorded = StandIn::recorded().last();
        const QString option = QStringLiteral("--collection-from");
        StandIn standIn({option, recorded + QStringLiteral("/collection-items/collectorone-2017"), option,
                         recorded + QStringLiteral("/wantlist/collectorone-2020"), QStringLiteral("--limit"),
                         QStringLiteral("100000")});
        QVERIFY2(standIn.start(), qPrintable(standIn.problem()));
        const QJsonObject state = standIn.state();
        QCOMPARE(state[u"instances"].toArray().size(), 3104);
        QCOMPARE(state[u"wants"].toArray().size(), 286);
        QVERIFY(state[u"folders"].toArray().size() > 10);
        const QJsonObject page = known(standIn, collection + "/folders/0/releases?per_page=100&sort=artist").json();
        QCOMPARE(page[u"pagination"][u"pages"].toInt(), 32);
        const QJsonObject item = page[u"releases"][50].toObject();
        const Answer release = known(standIn, "/releases/" + number(item[u"id"].toInteger()));
        QCOMPARE(release.json()[u"title"], item[u"basic_information"][u"title"]);
        QVERIFY(!release.body.contains("//api.discogs.com") && !release.body.contains("//img.discogs.com"));
        QCOMPARE(known(standIn, pathOf(item), "POST", "{\"rating\": 1}").status, 204);
        StandIn nothing({option, QStringLiteral("/nowhere")});
        QVERIFY(!nothing.start());
    }

private:
    QJsonObject newest() const
    {
        return known(*m_standIn, collection + "/folders/0/releases?sort=added&sort_order=desc&per_page=1")
            .json()[u"releases"][0]
            .toObject();
    }

    // Comparable as text.
    static QString keyOf(const QJsonValue &item, const QByteArray &sort)
    {
        const QJsonValue basic = item[u"basic_information"];
        if (sort == "rating")
            return QString::number(item[u"rating"].toInt());
        if (sort == "added")
            return item[u"date_added"].toString();
        if (sort == "year")
            return QString::number(basic[u"year"].toInt()).rightJustified(4, u'0');
        if (sort == "artist")
            return basic[u"artists"][0][u"name"].toString().toLower();
        if (sort == "title")
            return basic[u"title"].toString().toLower();
        if (sort == "format")
            return basic[u"formats"][0][u"name"].toString().toLower();
        return basic[u"labels"][0][sort == "catno" ? u"catno" : u"name"].toString().toLower();
    }

    std::unique_ptr<StandIn> m_standIn;
};

QTEST_GUILESS_MAIN(TestStandInCollection)
#include "tst_standin_collection.moc"
