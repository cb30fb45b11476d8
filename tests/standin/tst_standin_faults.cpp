// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asked.h"

#include <QTest>

#include <memory>

using namespace runout;

class TestStandInFaults : public QObject
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

    void faultsAnswerAsAsked_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isJson");
        const auto row = [](const char *kind, int status, bool isJson) {
            QTest::newRow(kind) << QString::fromLatin1(kind) << status << isJson;
        };
        row("429", 429, true);
        row("429-empty", 429, false);
        row("500", 500, true);
        row("html502", 502, false);
        row("badjson", 200, false);
        row("html200", 200, false);
        row("redirect", 302, false);
        row("401", 401, true);
        row("403", 403, true);
        row("404", 404, true);
        row("422", 422, true);
        row("empty", 200, false);
        row("slow", 200, true);
    }

    void faultsAnswerAsAsked()
    {
        QFETCH(QString, kind);
        QVERIFY(m_many->fault(kind, QStringLiteral("/releases/"), 1,
                              {{QStringLiteral("retryAfter"), 7},
                               {QStringLiteral("delayMs"), 5},
                               {QStringLiteral("location"), QStringLiteral("http://elsewhere.example/")}}));
        QCOMPARE(asked(*m_many, "/artists/900000001").status, 200); // another path
        const Answer answer = asked(*m_many, "/releases/900000001");
        QTEST(answer.status, "status");
        QTEST(!answer.json().isEmpty(), "isJson");
        QCOMPARE(answer.header("Retry-After"), QByteArray("7"));
        QCOMPARE(answer.header("Content-Length").toLongLong(), answer.body.size());
        if (kind == u"429-empty")
            QCOMPARE(answer.body, QByteArray("\n"));
        if (kind == u"redirect")
            QCOMPARE(answer.header("Location"), QByteArray("http://elsewhere.example/"));
        QCOMPARE(asked(*m_many, "/releases/900000001").status, 200); // it was to happen once
        QCOMPARE(m_many->requests()[1][u"fault"].toString(), kind);
    }

    void droppedAndCutOffAsAClientSeesThem()
    {
        const auto errorOf = [&] {
            QNetworkReply::NetworkError error = QNetworkReply::TimeoutError;
            fetched(m_many->url(QStringLiteral("/masters/900000001/versions")), &error, "identity");
            return error;
        };
        QVERIFY(m_many->fault(QStringLiteral("drop"), QStringLiteral("^/masters/\\d+")));
        QCOMPARE(errorOf(), QNetworkReply::RemoteHostClosedError);
        m_many->clearFaults();
        QVERIFY(m_many->fault(QStringLiteral("cutoff"), QStringLiteral("^.*/versions"), 1));
        QCOMPARE(errorOf(), QNetworkReply::RemoteHostClosedError);
        QCOMPARE(errorOf(), QNetworkReply::NoError);
        const QJsonArray log = m_many->requests();
        QCOMPARE(log.first()[u"status"].toInt(-1), 0);
        QCOMPARE(log.last()[u"status"].toInt(), 200);
    }

    void cutOffKeepsItsPromiseOfLength()
    {
        QVERIFY(m_many->fault(QStringLiteral("cutoff"), QStringLiteral("/releases"), 1));
        const Answer answer = asked(*m_many, "/releases/900000001");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body.size(), answer.header("Content-Length").toLongLong() / 2);
    }

    void faultsAreKeptInOrder()
    {
        QVERIFY(!m_many->fault(QStringLiteral("rain")));
        QVERIFY(!m_many->fault(QStringLiteral("500"), QStringLiteral("^(")));
        QVERIFY(m_many->fault(QStringLiteral("500"), QStringLiteral("/releases"), 2));
        QVERIFY(m_many->fault(QStringLiteral("404"), QStringLiteral("/releases")));
        QList<int> statuses;
        for (int i = 0; i < 4; ++i)
            statuses.append(asked(*m_many, "/releases/900000001").status);
        QCOMPARE(statuses, QList<int>({500, 500, 404, 404}));
        m_many->clearFaults();
        QCOMPARE(asked(*m_many, "/releases/900000001").status, 200);
    }

private:
    std::unique_ptr<StandIn> m_many;
};

QTEST_GUILESS_MAIN(TestStandInFaults)
#include "tst_standin_faults.moc"
