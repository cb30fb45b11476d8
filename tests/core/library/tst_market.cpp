// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/database.h"
#include "core/library/market.h"
#include "core/library/schema.h"
#include "tests/core/library/shelf.h"

#include <QTest>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

const QString euro = QStringLiteral("EUR");
const QString dollar = QStringLiteral("USD");

MarketStats price(double value, const QString &currency = euro, int copies = 3)
{
    return {Price{value, currency}, copies, false};
}

} // namespace

class TestMarket : public QObject
{
    Q_OBJECT

    std::unique_ptr<HeldShelf> m;
    std::unique_ptr<Market> m_market;

    void see(qint64 release, const MarketStats &stats, const QDateTime &at) const
    {
        QVERIFY(told(m->library->rememberMarket(ReleaseId{release}, stats, at)));
    }
    Standing copy(qint64 id, const QString &currency = euro) const
    {
        const auto all = told(m_market->copies(currency)).value();
        for (const Standing &standing : all) {
            if (standing.copy == InstanceId{id})
                return standing;
        }
        return {};
    }
    // When copy 102 was added; copy 101 a day earlier.
    static QDateTime added() { return QDateTime(QDate(2020, 1, 1), QTime(12, 0), Qt::UTC).addDays(102); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<HeldShelf>();
        m->fill();
        m_market = std::make_unique<Market>(*m->library);
    }
    void cleanup()
    {
        m_market.reset();
        m.reset();
    }

    void anOlderLibraryKeepsItsHistory()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("old.library"));
        {
            auto old = Database::open(file, Database::Access::ReadWrite).value();
            QVERIFY(old->migrate({schemaSteps()[0], schemaSteps()[1]}));
            old->execute("INSERT INTO market VALUES (5, 20000, 1728000000000, 12.5, 'EUR', 4, 0)");
            old->execute("INSERT INTO market VALUES (5, 20001, 1728086400000, NULL, '', NULL, 0)");
        }
        const auto library = Library::open(file).value();
        const auto history = await(library->marketHistory(ReleaseId{5})).value();
        QCOMPARE(history.size(), 2);
        QVERIFY(history[0].stats == price(12.5, euro, 4));
        QVERIFY(!history[1].stats.lowestPrice);
    }

    void twoCurrenciesOfOneDayStandSideBySide()
    {
        see(1, price(20), noon(1));
        see(1, price(22, dollar), noon(1).addSecs(60));
        const auto history = told(m->library->marketHistory(ReleaseId{1})).value();
        QCOMPARE(history.size(), 2);
        QVERIFY(copy(101, euro).now == price(20));
        QVERIFY(copy(101, dollar).now == price(22, dollar));
        // Where there is none in that currency, what there is, as it is.
        QVERIFY(copy(101, QStringLiteral("JPY")).now == price(22, dollar));
        // The wantlist, which knows of no currency, has one row for each want.
        see(5, price(9), noon(1));
        see(5, price(10, dollar), noon(1).addSecs(60));
        QCOMPARE(told(m->collection->wants())->size(), 1);
    }

    void noneOfferedIsNewerThanAPrice()
    {
        see(1, price(20), noon(1));
        see(1, {{}, {}, false}, noon(2));
        QVERIFY(!copy(101).now.lowestPrice);
        QVERIFY(!changeOf(copy(101)));
        see(1, {{}, {}, true}, noon(3));
        QVERIFY(copy(101).now.blockedFromSale);
    }

    void changeIsSinceACopyWasAdded()
    {
        see(1, price(10), added().addDays(-3));
        see(1, price(12), added().addDays(2));
        see(1, price(12, dollar), added().addDays(2));
        see(1, price(15), added().addDays(9));
        const Standing standing = copy(102);
        QCOMPARE(standing.release, ReleaseId{1});
        QCOMPARE(standing.then, std::optional(12.0));
        QVERIFY(standing.isThenSinceAdded);
        QCOMPARE(changeOf(standing), std::optional(3.0));
        QVERIFY(!changeOf(copy(102, dollar))); // the first look is the last
    }

    void changeIsSinceTheFirstLookWhereNoneIsLater()
    {
        see(1, price(10), added().addDays(-30));
        see(1, price(14), added().addDays(-3));
        const Standing standing = copy(102);
        QVERIFY(!standing.isThenSinceAdded);
        QCOMPARE(changeOf(standing), std::optional(4.0));
        QCOMPARE(standing.thenAt, added().addDays(-30).toMSecsSinceEpoch());
    }

    void standingsOfSome()
    {
        see(1, price(10), noon(1));
        see(2, price(11), noon(1));
        see(5, price(12), noon(1));
        QCOMPARE(told(m_market->copies(euro))->size(), 3);
        QCOMPARE(told(m_market->copies(euro, {ReleaseId{1}}))->size(), 2);
        QCOMPARE(told(m_market->copies(euro, {ReleaseId{9}}))->size(), 0);
        const auto wants = told(m_market->wants(euro)).value();
        QCOMPARE(wants.size(), 1);
        QCOMPARE(wants[0].release, ReleaseId{5});
        QCOMPARE(wants[0].copy, InstanceId{});
    }

    void whatIsSeenIsToldTogether()
    {
        QList<ReleaseId> heard;
        int times = 0;
        connect(m_market.get(), &Market::figuresChanged, this, [&](const QList<ReleaseId> &releases) {
            heard += releases;
            ++times;
        });
        see(1, price(10), noon(1));
        see(2, price(10), noon(1));
        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), 2, 20'000);
        see(1, price(9), noon(1).addSecs(-1)); // older than what is held
        see(2, price(9), noon(2));
        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), 3, 20'000);
        QCOMPARE(heard.last(), ReleaseId{2});
    }

    void worthByConditionAndCurrency()
    {
        const auto grade = [this](qint64 id, const QString &condition) {
            Edit edit;
            edit.kind = Edit::Kind::SetField;
            edit.instance = InstanceId{id};
            edit.field = mediaConditionField;
            edit.text = condition;
            QVERIFY(m->apply({edit}));
        };
        const QString mint = QStringLiteral("Mint (M)");
        const QString good = QStringLiteral("Very Good (VG)");
        grade(101, mint);
        grade(102, good);
        QCOMPARE(told(m_market->worth())->ungraded, 1);
        grade(201, mint);
        Worth worth = told(m_market->worth()).value();
        QCOMPARE(worth.copies, 3);
        QCOMPARE(worth.unasked, 3);
        QVERIFY(worth.parts.isEmpty());
        QCOMPARE(told(m_market->withoutSuggestions(noon(1))).value(), (QList<ReleaseId>{ReleaseId{2}, ReleaseId{1}}));

        QVERIFY(told(m->library->rememberSuggestions(ReleaseId{1}, {{mint, {30, euro}}, {good, {12, euro}}}, noon(1))));
        QVERIFY(told(m->library->rememberSuggestions(ReleaseId{2}, {{mint, {50, dollar}}}, noon(2))));
        QVERIFY(told(m->library->rememberSuggestions(ReleaseId{1}, {{mint, {31, euro}}, {good, {13, euro}}}, noon(3))));
        worth = told(m_market->worth()).value();
        QCOMPARE(worth.covered, 3);
        QCOMPARE(worth.unasked, 0);
        QCOMPARE(worth.parts, (QList<Worth::Part>{{{44, euro}, 2}, {{50, dollar}, 1}}));
        QCOMPARE(worth.oldest, noon(2).toMSecsSinceEpoch());
        QCOMPARE(told(m_market->suggestions(ReleaseId{1})).value(),
                 (PriceSuggestions{{mint, {31, euro}}, {good, {13, euro}}}));
        QCOMPARE(told(m_market->withoutSuggestions(noon(3))).value(), QList<ReleaseId>{ReleaseId{2}});

        // Asked, and nothing is suggested.
        QVERIFY(told(m->library->rememberSuggestions(ReleaseId{2}, {}, noon(4))));
        worth = told(m_market->worth()).value();
        QCOMPARE(worth.unsuggested, 1);
        QCOMPARE(worth.parts.size(), 1);
        QVERIFY(told(m_market->suggestions(ReleaseId{2}))->isEmpty());
        QVERIFY(told(m_market->withoutSuggestions(noon(3)))->isEmpty());
    }

    void watchesAreOfWants()
    {
        QVERIFY(told(m_market->watch({ReleaseId{5}, ReleaseId{9}}, Price{20, euro})));
        see(5, price(25, dollar), noon(2));
        see(5, price(19), noon(1));
        auto wants = told(m_market->watched()).value();
        QCOMPARE(wants.size(), 1); // 9 is not wanted
        QCOMPARE(wants[0].title, QStringLiteral("Title 5"));
        QVERIFY(wants[0].now == price(19)); // in the currency of the target
        QVERIFY(isMet(wants[0].watch, wants[0].now));
        QVERIFY(told(m_market->setTold(ReleaseId{5}, true)).value());
        QVERIFY(!told(m_market->setTold(ReleaseId{5}, true)).value());
        // The same target again stays told, another is met anew.
        QVERIFY(told(m_market->watch({ReleaseId{5}}, Price{20, euro})));
        QVERIFY(told(m_market->watched())->first().watch.told);
        QVERIFY(told(m_market->watch({ReleaseId{5}}, Price{19.5, euro})));
        QVERIFY(!told(m_market->watched())->first().watch.told);
        QVERIFY(told(m_market->watch({ReleaseId{5}}, {})));
        wants = told(m_market->watched({ReleaseId{5}})).value();
        QVERIFY(!wants[0].watch.target);
        QVERIFY(wants[0].now == price(25, dollar)); // any will do
        QVERIFY(told(m_market->unwatch({ReleaseId{5}})));
        QVERIFY(told(m_market->watched())->isEmpty());
    }

    void signedOutNothingIsWatched()
    {
        QVERIFY(told(m_market->watch({ReleaseId{5}}, {})));
        QVERIFY(told(m_market->wish({ReleaseId{5}}, MarketWish::Kind::Figures, euro, noon(1))));
        QVERIFY(told(m->collection->forgetAccount()));
        QVERIFY(told(m_market->watched())->isEmpty());
        QCOMPARE(told(m_market->wishCount()).value(), 0);
    }

    void targetsAreNeverComparedAcrossCurrencies()
    {
        const Watch watch{ReleaseId{1}, Price{20, euro}, false};
        QVERIFY(isMet(watch, price(20)));
        QVERIFY(!isMet(watch, price(20.01)));
        QVERIFY(isAbove(watch, price(20.01)));
        QVERIFY(!isMet(watch, price(1, dollar)));
        QVERIFY(!isAbove(watch, price(100, dollar)));
        QVERIFY(!isMet(watch, {}));
        QVERIFY(!isAbove(watch, {})); // none offered is not above
        QVERIFY(!isMet(watch, {Price{1, euro}, 1, true}));
        QVERIFY(!isMet({ReleaseId{1}, {}, false}, price(1)));
    }

    void wishesSurviveAndAreNotAskedTwice()
    {
        using Kind = MarketWish::Kind;
        see(1, price(10), noon(3));
        see(2, {{}, {}, false}, noon(3));
        const QList<ReleaseId> all{ReleaseId{1}, ReleaseId{2}, ReleaseId{5}};
        QCOMPARE(told(m_market->wish(all, Kind::Suggestions, euro, noon(2))).value(), 3);
        QCOMPARE(told(m_market->wish(all, Kind::Figures, euro, noon(2))).value(), 1);   // 5 alone: the others are young
        QCOMPARE(told(m_market->wish(all, Kind::Figures, euro, noon(4))).value(), 2);   // 5 waits already
        QCOMPARE(told(m_market->wish(all, Kind::Figures, dollar, noon(2))).value(), 2); // none offered in any currency
        m_market.reset();
        m->open();
        m_market = std::make_unique<Market>(*m->library);
        QCOMPARE(told(m_market->wishCount()).value(), 8);
        const auto wishes = told(m_market->wishes(4)).value();
        QCOMPARE(wishes.size(), 4);
        QCOMPARE(wishes[0].release, ReleaseId{5});
        QCOMPARE(wishes[0].kind, Kind::Figures);
        QCOMPARE(wishes[0].currency, euro);
        QVERIFY(told(m_market->wishGranted(wishes[0])));
        QCOMPARE(told(m_market->wishCount()).value(), 7);
        QVERIFY(told(m_market->forgetWishes(Kind::Suggestions)));
        QCOMPARE(told(m_market->wishCount()).value(), 4);
        QVERIFY(told(m_market->forgetWishes()));
        QCOMPARE(told(m_market->wishCount()).value(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMarket)
#include "tst_market.moc"
