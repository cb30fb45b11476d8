// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asked.h"

#include <QTest>

#include <memory>

using namespace runout;

namespace {

const QByteArray wants = "/users/tester/wants";

int itemsIn(const Answer &answer)
{
    return answer.json()[u"pagination"][u"items"].toInt(-1);
}

} // namespace

class TestStandInWantlist : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_standIn = std::make_unique<StandIn>(StandIn::collection(40, 130) + many(3));
        QVERIFY2(m_standIn->start(), qPrintable(m_standIn->problem()));
    }

    void theListComesInPages()
    {
        const QJsonObject page = known(*m_standIn, wants + "?per_page=100&page=2").json();
        QCOMPARE(page[u"pagination"][u"items"].toInt(), 130);
        QCOMPARE(page[u"wants"].toArray().size(), 30);
        const QJsonObject want = page[u"wants"][0].toObject();
        QVERIFY(want[u"notes"].isString());
        QCOMPARE(want[u"basic_information"][u"id"], want[u"id"]);
        QVERIFY(want[u"resource_url"].toString().contains(u"/users/tester/wants/"));
        QCOMPARE(known(*m_standIn, "/releases/" + QByteArray::number(want[u"id"].toInteger())).json()[u"title"],
                 want[u"basic_information"][u"title"]);
    }

    void strangersSeeNoNotes()
    {
        const QJsonObject want = asked(*m_standIn, wants).json()[u"wants"][0].toObject();
        QVERIFY(!want.isEmpty() && !want.contains(u"notes"));
        m_standIn->set({{QStringLiteral("private"), true}});
        QCOMPARE(asked(*m_standIn, wants).status, 403);
        QCOMPARE(known(*m_standIn, wants).status, 200);
        QCOMPARE(asked(*m_standIn, wants + "/900000001", userAgent, "PUT").status, 401);
        QCOMPARE(asked(*m_standIn, wants + "/900000001", userAgent, "DELETE").status, 401);
    }

    void addingAgainChangesWhatIsThere()
    {
        const QByteArray path = wants + "/900000001";
        const Answer added = known(*m_standIn, path, "PUT", "{\"notes\": \"mono\", \"rating\": 3}");
        QCOMPARE(added.status, 201);
        QCOMPARE(added.json()[u"notes"].toString(), QStringLiteral("mono"));
        QCOMPARE(added.json()[u"rating"].toInt(), 3);
        QCOMPARE(known(*m_standIn, path, "PUT", "{\"notes\": \"stereo\"}").status, 201);
        QCOMPARE(itemsIn(known(*m_standIn, wants)), 131);
        const QJsonObject first = known(*m_standIn, wants).json()[u"wants"][0].toObject();
        QCOMPARE(first[u"id"].toInteger(), firstMany);
        QCOMPARE(first[u"notes"].toString(), QStringLiteral("stereo"));
        QCOMPARE(first[u"rating"].toInt(), 3); // wasn't sent again
        QCOMPARE(known(*m_standIn, wants + "/5", "PUT").status, 404);
        QCOMPARE(known(*m_standIn, path, "PUT", "{\"rating\": 9}").status, 422);
    }

    void wantsAreEditedAndRemoved()
    {
        const QByteArray path = wants + "/900000002";
        QCOMPARE(known(*m_standIn, path, "POST", "{\"notes\": \"x\"}").status, 404);
        QCOMPARE(known(*m_standIn, path, "PUT").status, 201);
        const Answer edited = known(*m_standIn, path + "?notes=with+insert&rating=2", "POST");
        QCOMPARE(edited.status, 200);
        QCOMPARE(edited.json()[u"notes"].toString(), QStringLiteral("with insert"));
        QCOMPARE(edited.json()[u"rating"].toInt(), 2);
        QCOMPARE(known(*m_standIn, path, "POST", "{\"rating\": -1}").status, 422);
        QCOMPARE(known(*m_standIn, path, "DELETE").status, 204);
        QCOMPARE(known(*m_standIn, path, "DELETE").status, 404);
        QCOMPARE(m_standIn->made({}, QString::fromLatin1(path)), 3);
        QCOMPARE(m_standIn->state()[u"wants"].toArray().size(), 130);
    }

    void listsAreRead()
    {
        const QJsonArray own = known(*m_standIn, "/users/tester/lists").json()[u"lists"].toArray();
        const QJsonArray others = asked(*m_standIn, "/users/tester/lists").json()[u"lists"].toArray();
        QCOMPARE(own.size(), 2);
        QCOMPARE(others.size(), 1);
        const QByteArray secret = "/lists/" + QByteArray::number(own[1][u"id"].toInteger());
        QCOMPARE(own[1][u"public"], QJsonValue(false));
        QCOMPARE(asked(*m_standIn, secret).status, 403);
        const QJsonObject list = known(*m_standIn, secret).json();
        QCOMPARE(list[u"name"], own[1][u"name"]);
        QCOMPARE(list[u"items"].toArray().size(), 4);
        const QJsonValue item = list[u"items"][0];
        QVERIFY(item[u"display_title"].toString().contains(u" - "));
        QCOMPARE(item[u"type"].toString(), QStringLiteral("release"));
        QCOMPARE(asked(*m_standIn, "/lists/5").status, 404);
    }

    void profiles()
    {
        const QJsonObject own = known(*m_standIn, "/users/Tester").json();
        QCOMPARE(own[u"username"].toString(), StandIn::user());
        QCOMPARE(own[u"num_collection"].toInt(), 40);
        QCOMPARE(own[u"num_wantlist"].toInt(), 130);
        QVERIFY(own.contains(u"email"));
        const QUrl avatar(own[u"avatar_url"].toString());
        QCOMPARE(asked(*m_standIn, avatar.path().toLatin1()).status, 200);
        QVERIFY(!asked(*m_standIn, "/users/tester").json().contains(u"email"));
        QCOMPARE(asked(*m_standIn, "/users/nobody").status, 404);
        const Answer edited = known(*m_standIn, "/users/tester", "POST", "{\"name\": \"A Collector\"}");
        QCOMPARE(edited.status, 200);
        QCOMPARE(edited.json()[u"name"].toString(), QStringLiteral("A Collector"));
        QCOMPARE(known(*m_standIn, "/users/tester", "POST", "{\"curr_abbr\": \"DEM\"}").status, 422);
        QCOMPARE(asked(*m_standIn, "/users/tester", userAgent, "POST", "{\"name\": \"x\"}").status, 401);
    }

private:
    std::unique_ptr<StandIn> m_standIn;
};

QTEST_GUILESS_MAIN(TestStandInWantlist)
#include "tst_standin_wantlist.moc"
