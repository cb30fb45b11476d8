// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asked.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace runout;

namespace {

constexpr qint64 firstFolder = 200'001;
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

QJsonObject instanceIn(const QJsonObject &state, qint64 id)
{
    for (const QJsonValue &one : state[u"instances"].toArray()) {
        if (one[u"instance"].toInteger() == id)
            return one.toObject();
    }
    return {};
}

} // namespace

class TestStandInEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_standIn = std::make_unique<StandIn>(StandIn::collection(420, 30) + many(3));
        QVERIFY2(m_standIn->start(), qPrintable(m_standIn->problem()));
    }

    void foldersAreMadeRenamedAndRemoved()
    {
        const Answer made = known(*m_standIn, collection + "/folders", "POST", "{\"name\": \"New & old\"}");
        QCOMPARE(made.status, 201);
        QCOMPARE(made.json()[u"count"].toInt(-1), 0);
        const QByteArray path = collection + "/folders/" + number(made.json()[u"id"].toInteger());
        QVERIFY(made.json()[u"resource_url"].toString().endsWith(QString::fromLatin1(path)));
        const Answer renamed = known(*m_standIn, path, "POST", "{\"name\": \"Old\"}");
        QCOMPARE(renamed.status, 200);
        QCOMPARE(known(*m_standIn, path).json()[u"name"].toString(), QStringLiteral("Old"));
        QCOMPARE(known(*m_standIn, path, "POST", "{\"name\": \" \"}").status, 422);
        QCOMPARE(known(*m_standIn, path + "/releases/800000001", "POST").status, 201);
        QCOMPARE(known(*m_standIn, path, "DELETE").status, 422);
        const QJsonObject item = known(*m_standIn, path + "/releases").json()[u"releases"][0].toObject();
        QCOMPARE(known(*m_standIn, pathOf(item), "DELETE").status, 204);
        QCOMPARE(known(*m_standIn, path, "DELETE").status, 204);
        QCOMPARE(known(*m_standIn, path).message(), QStringLiteral("The requested folder does not exist."));
        for (const char *fixed : {"/folders/0", "/folders/1"}) {
            QCOMPARE(known(*m_standIn, collection + fixed, "POST", "{\"name\": \"x\"}").status, 403);
            QCOMPARE(known(*m_standIn, collection + fixed, "DELETE").status, 403);
        }
    }

    void addingTwiceMakesTwo()
    {
        const QByteArray path = collection + "/folders/1/releases/900000002";
        const Answer first = known(*m_standIn, path, "POST");
        const Answer second = known(*m_standIn, path, "POST");
        QCOMPARE(first.status, 201);
        QVERIFY(first.json()[u"instance_id"] != second.json()[u"instance_id"]);
        const QJsonObject copies = known(*m_standIn, collection + "/releases/900000002").json();
        QCOMPARE(copies[u"releases"].toArray().size(), 2);
        QCOMPARE(newest()[u"instance_id"], second.json()[u"instance_id"]);
        QCOMPARE(m_standIn->state()[u"folders"][0][u"count"].toInt(), 422);
        QCOMPARE(known(*m_standIn, collection + "/folders/0/releases/900000002", "POST").status, 422);
        QCOMPARE(known(*m_standIn, collection + "/folders/77/releases/900000002", "POST").status, 404);
        QCOMPARE(known(*m_standIn, collection + "/folders/1/releases/5", "POST").status, 404);
        QCOMPARE(m_standIn->made(QStringLiteral("POST"), QString::fromLatin1(path)), 2);
        const QJsonArray found =
            known(*m_standIn, "/database/search?q=many+2&type=release").json()[u"results"].toArray();
        bool isTold = false;
        for (const QJsonValue &row : found)
            isTold = isTold || (row[u"id"].toInteger() == 900'000'002 && row[u"user_data"][u"in_collection"].toBool());
        QVERIFY(isTold);
    }

    void copiesAreMovedAndRated()
    {
        const QJsonObject item = newest();
        const qint64 id = item[u"instance_id"].toInteger();
        const qint64 other = item[u"folder_id"].toInteger() == firstFolder ? firstFolder + 1 : firstFolder;
        QCOMPARE(known(*m_standIn, pathOf(item), "POST", "{\"rating\": 5}").status, 204);
        QCOMPARE(
            known(*m_standIn, pathOf(item), "POST", "{\"folder_id\": " + number(other) + ", \"rating\": 2}").status,
            204);
        const QJsonObject moved = instanceIn(m_standIn->state(), id);
        QCOMPARE(moved[u"folder"].toInteger(), other);
        QCOMPARE(moved[u"rating"].toInt(), 2);
        const Answer gone = known(*m_standIn, pathOf(item), "POST", "{\"rating\": 5}");
        QCOMPARE(gone.status, 404); // it's in another folder now
        QCOMPARE(gone.message(),
                 QStringLiteral("The requested collection item does not exist in this user's collection."));
        QJsonObject now = item;
        now.insert(QStringLiteral("folder_id"), other);
        for (const char *refused : {"{\"rating\": 6}", "{\"rating\": \"x\"}", "{\"folder_id\": 0}"})
            QCOMPARE(known(*m_standIn, pathOf(now), "POST", refused).status, 422);
        QCOMPARE(known(*m_standIn, pathOf(now), "POST", "{\"folder_id\": 99, \"rating\": 1}").status, 404);
        QCOMPARE(instanceIn(m_standIn->state(), id), moved); // nothing by halves
        QCOMPARE(known(*m_standIn, pathOf(now), "DELETE").status, 204);
        QVERIFY(instanceIn(m_standIn->state(), id).isEmpty());
        QCOMPARE(known(*m_standIn, pathOf(now), "DELETE").status, 404);
        const Answer added = known(*m_standIn, collection + "/folders/1/releases/800000001", "POST");
        QVERIFY(added.json()[u"instance_id"].toInteger() > id); // ids aren't used twice
    }

    void allCopiesShareTheRating()
    {
        const QByteArray path = collection + "/folders/1/releases/900000003";
        known(*m_standIn, path, "POST");
        const qint64 id = known(*m_standIn, path, "POST").json()[u"instance_id"].toInteger();
        known(*m_standIn, path + "/instances/" + number(id), "POST", "{\"rating\": 4}");
        for (const QJsonValue &copy :
             known(*m_standIn, collection + "/releases/900000003").json()[u"releases"].toArray())
            QCOMPARE(copy[u"rating"].toInt(), 4);
        QCOMPARE(asked(*m_standIn, "/releases/900000003/rating/tester").json()[u"rating"].toInt(), 4);
        QCOMPARE(known(*m_standIn, "/releases/900000003/rating/tester", "DELETE").status, 204);
        QCOMPARE(instanceIn(m_standIn->state(), id)[u"rating"].toInt(-1), 0);
    }

    void fieldsTakeWhatTheyMay()
    {
        const QJsonObject item = newest();
        const qint64 id = item[u"instance_id"].toInteger();
        const auto set = [&](int field, const QByteArray &value) {
            return known(*m_standIn, pathOf(item) + "/fields/" + number(field), "POST", value).status;
        };
        QCOMPARE(set(1, "{\"value\": \"Good (G)\"}"), 204);
        QCOMPARE(set(1, "{\"value\": \"Shiny\"}"), 422);
        QCOMPARE(set(1, "{\"value\": \"Generic\"}"), 422); // of sleeves only
        QCOMPARE(set(2, "{\"value\": \"Generic\"}"), 204);
        QCOMPARE(set(3, "{\"value\": \"line one\\nline \\u00fc\"}"), 204);
        QCOMPARE(set(3, "{}"), 422);
        QCOMPARE(set(9, "{\"value\": \"x\"}"), 404);
        const QJsonObject fields = instanceIn(m_standIn->state(), id)[u"fields"].toObject();
        QCOMPARE(fields[u"1"].toString(), QStringLiteral("Good (G)"));
        QCOMPARE(fields[u"3"].toString(), QString::fromUtf8("line one\nline ü"));
        QCOMPARE(known(*m_standIn, pathOf(item) + "/fields/2?value=No+Cover", "POST").status, 204);
        QCOMPARE(set(1, "{\"value\": \"\"}"), 204);
        QVERIFY(!instanceIn(m_standIn->state(), id)[u"fields"].toObject().contains(u"1"));
    }

    void faultsComeBeforeOrAfterTheEffect_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QJsonValue>("effect");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("made");
        const auto row = [](const char *name, const char *kind, const QJsonValue &effect, int status, int made) {
            QTest::newRow(name) << QString::fromLatin1(kind) << effect << status << made;
        };
        row("dropped after", "drop", QJsonValue(), 0, 1);
        row("dropped before", "drop", false, 0, 0);
        row("refused", "422", QJsonValue(), 422, 0);
        row("not found", "404", QJsonValue(), 404, 0);
        row("too many", "429", QJsonValue(), 429, 0);
        row("broken before", "500", QJsonValue(), 500, 0);
        row("broken after", "500", true, 500, 1);
    }

    void faultsComeBeforeOrAfterTheEffect()
    {
        QFETCH(QString, kind);
        QFETCH(QJsonValue, effect);
        QFETCH(int, status);
        QFETCH(int, made);
        QJsonObject more{{QStringLiteral("method"), QStringLiteral("write")}};
        if (effect.isBool())
            more.insert(QStringLiteral("effect"), effect);
        QVERIFY(m_standIn->fault(kind, QStringLiteral("/users/tester/collection"), 1, more));
        QCOMPARE(known(*m_standIn, collection + "/folders").status, 200); // reads go on
        const QByteArray path = collection + "/folders/1/releases/900000001";
        QCOMPARE(known(*m_standIn, path, "POST").status, status);
        QCOMPARE(m_standIn->made(QStringLiteral("POST"), QString::fromLatin1(path)), made);
        QCOMPARE(m_standIn->state()[u"folders"][0][u"count"].toInt(), 420 + made);
        QCOMPARE(m_standIn->writes()[0][u"asked"].toInt(), 1);
        QCOMPARE(known(*m_standIn, path, "POST").status, 201);
    }

    void aTimeOutIsNoAnswerAtAll()
    {
        QVERIFY(m_standIn->fault(QStringLiteral("timeout"), QStringLiteral("/users"), 1));
        QTcpSocket socket;
        socket.connectToHost(m_standIn->url().host(), static_cast<quint16>(m_standIn->url().port()));
        QVERIFY(socket.waitForConnected());
        socket.write("POST " + collection + "/folders/1/releases/900000001 HTTP/1.1\r\nHost: x\r\n" + userAgent +
                     "Authorization: Discogs token=" + StandIn::token().toLatin1() + "\r\nContent-Length: 0\r\n\r\n");
        QTRY_COMPARE(m_standIn->state()[u"folders"][0][u"count"].toInt(), 421);
        QVERIFY(!socket.waitForReadyRead(20));
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
        QCOMPARE(m_standIn->requests().last()[u"status"].toInt(-1), 0);
    }

    void theStateIsKeptInAFile()
    {
        QTemporaryDir folder;
        const QStringList arguments = StandIn::collection(50, 5) + many(3) +
                                      QStringList{QStringLiteral("--state"), folder.filePath(QStringLiteral("state"))};
        QJsonObject before;
        {
            StandIn first(arguments);
            QVERIFY(first.start());
            known(first, collection + "/folders/1/releases/900000001", "POST");
            known(first, "/users/tester/wants/900000002", "PUT", "{\"notes\": \"soon\"}");
            known(first, collection + "/folders", "POST", "{\"name\": \"Kept\"}");
            before = first.state();
        }
        StandIn second(arguments);
        QVERIFY(second.start());
        QCOMPARE(second.state(), before);
        QCOMPARE(known(second, "/users/tester/wants").json()[u"wants"][0][u"notes"].toString(), QStringLiteral("soon"));
        QJsonObject other = before;
        other.insert(QStringLiteral("wants"), QJsonArray());
        second.setState(other);
        QCOMPARE(known(second, "/users/tester/wants").json()[u"pagination"][u"items"].toInt(-1), 0);
        QFile file(folder.filePath(QStringLiteral("none")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        StandIn broken({QStringLiteral("--state"), file.fileName()});
        QVERIFY(!broken.start());
    }

private:
    QJsonObject newest() const
    {
        return known(*m_standIn, collection + "/folders/0/releases?sort=added&sort_order=desc&per_page=1")
            .json()[u"releases"][0]
            .toObject();
    }

    std::unique_ptr<StandIn> m_standIn;
};

QTEST_GUILESS_MAIN(TestStandInEdits)
#include "tst_standin_edits.moc"
