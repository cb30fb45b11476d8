// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/market.h"
#include "tests/support/shelfdesk.h"
#include "ui/models/resultsmodel.h"
#include "ui/models/shelfmodel.h"
#include "ui/panes/collectionpane.h"
#include "ui/panes/ownershipstrip.h"
#include "ui/panes/valuecard.h"
#include "ui/panes/wantlistpane.h"
#include "ui/panes/watchpopup.h"
#include "ui/theme/theme.h"

#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace runout;
using namespace runout::ui;
using discogs::Price;
using discogs::ReleaseId;
using library::Market;
using test::await;
using test::named;

namespace {

const QString dollar = QStringLiteral("USD"); // the reader's own
const QString euro = QStringLiteral("EUR");
constexpr int soon = 20'000; // ms

QDateTime day(int number)
{
    return QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC).addDays(number);
}

} // namespace

// What the market says, in the lists of the collector's own.
class TestMarketPanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, QStringLiteral("light")); }
    void init()
    {
        m_desk = std::make_unique<test::ShelfDesk>();
        QVERIFY(m_desk->shelf().fill(30));
        m_market = std::make_unique<Market>(m_desk->shelf().library());
        m_desk->desk().market = m_market.get();
        m_copies = await(collection().instances(6)).value();
    }
    void cleanup()
    {
        m_pane.reset();
        m_market.reset();
        m_desk.reset();
    }

    void theCollectionHasThreeColumns()
    {
        see(0, 10, dollar, 1);
        see(0, 12.5, dollar, 2);
        see(1, 8, euro, 1);
        see(2, {}, 2);
        auto *pane = show<CollectionPane>(Place::Kind::Collection);
        QVERIFY(pane);
        QTRY_COMPARE_WITH_TIMEOUT(shelfText(0, ShelfModel::Lowest), QStringLiteral("USD 12.50"), soon);
        QCOMPARE(shelfText(0, ShelfModel::Change), QStringLiteral("+USD 2.50"));
        QCOMPARE(shelfText(0, ShelfModel::ForSale), QStringLiteral("4"));
        QCOMPARE(shelfText(1, ShelfModel::Lowest), QStringLiteral("EUR 8.00 *"));
        QCOMPARE(shelfText(1, ShelfModel::Change), QString());
        QCOMPARE(shelfText(2, ShelfModel::Lowest), QStringLiteral("none listed"));
        QCOMPARE(shelfText(2, ShelfModel::ForSale), QString());
        QCOMPARE(shelfText(3, ShelfModel::Lowest), QString());
        const QString tip = cell(0, ShelfModel::Change).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"25 % more than then") && tip.contains(u"the first look after it was added"),
                 qPrintable(tip));
        QVERIFY(cell(1, ShelfModel::Lowest).data(Qt::ToolTipRole).toString().contains(u"not in your USD"));
        // Shown, being filled, behind the fields.
        const auto *header = table()->horizontalHeader();
        QTRY_VERIFY_WITH_TIMEOUT(!header->isSectionHidden(ShelfModel::Lowest) || table()->width() < 960, soon);
        QVERIFY(header->visualIndex(ShelfModel::Lowest) > header->visualIndex(ShelfModel::FirstField));
    }

    void ownCurrencyFirstUnknownLast()
    {
        see(0, 30, dollar, 1);
        see(1, 8, euro, 1);
        see(2, 20, dollar, 1);
        see(3, 5, euro, 1);
        auto *pane = show<CollectionPane>(Place::Kind::Collection);
        QVERIFY(pane);
        QTRY_COMPARE_WITH_TIMEOUT(shelfText(0, ShelfModel::Lowest), QStringLiteral("USD 30.00"), soon);
        const auto column = [this](Qt::SortOrder order) {
            model()->sort(ShelfModel::Lowest, order);
            QStringList texts;
            for (int row = 0; row < 5; ++row)
                texts += model()->index(row, ShelfModel::Lowest).data().toString();
            return texts.join(u',');
        };
        QCOMPARE(column(Qt::AscendingOrder), QStringLiteral("USD 20.00,USD 30.00,EUR 5.00 *,EUR 8.00 *,"));
        QCOMPARE(column(Qt::DescendingOrder), QStringLiteral("USD 30.00,USD 20.00,EUR 8.00 *,EUR 5.00 *,"));
        // It is put in order anew when a figure comes.
        see(4, 40, dollar, 1);
        QTRY_COMPARE_WITH_TIMEOUT(model()->index(0, ShelfModel::Lowest).data().toString(), QStringLiteral("USD 40.00"),
                                  soon);
        m_desk->desk().settings.setCurrency(euro);
        QTRY_COMPARE_WITH_TIMEOUT(model()->index(0, ShelfModel::Lowest).data().toString(), QStringLiteral("EUR 8.00"),
                                  soon);
    }

    void theFilterKnowsPrices()
    {
        see(0, 19.99, dollar, 1);
        see(1, 8, euro, 1);
        see(2, 20, dollar, 1);
        see(3, {}, 1);
        auto *pane = show<CollectionPane>(Place::Kind::Collection);
        QVERIFY(pane);
        QTRY_COMPARE_WITH_TIMEOUT(shelfText(0, ShelfModel::Lowest), QStringLiteral("USD 19.99"), soon);
        QCOMPARE(filtered(QStringLiteral("price:<20")), 1);
        QCOMPARE(filtered(QStringLiteral("price:<=20")), 2);
        QCOMPARE(filtered(QStringLiteral("price:19.5..19.99")), 1);
        QCOMPARE(filtered(QStringLiteral("price:>100")), 0);
        QCOMPARE(filtered(QStringLiteral("forsale:>0")), 3);
        QCOMPARE(filtered(QStringLiteral("-forsale:>0")), 27);
        see(3, 1, dollar, 2);
        QTRY_COMPARE_WITH_TIMEOUT(filtered(QStringLiteral("price:<20")), 2, soon);
    }

    void theValueCardSumsWhatIsHeld()
    {
        const QString grade = m_copies[0].fields.first().value;
        discogs::PriceSuggestions suggestions{{grade, {25, dollar}}};
        QVERIFY(await(m_desk->shelf().library().rememberSuggestions(m_copies[0].record.id, suggestions, day(1))));
        QVERIFY(await(
            collection().storeValue({QStringLiteral("$10"), QStringLiteral("$20"), QStringLiteral("$30")}, day(1))));
        auto *pane = show<CollectionPane>(Place::Kind::Collection);
        QVERIFY(pane);
        auto *button = named<QToolButton>(*pane, QStringLiteral("Collection value"));
        QVERIFY(button && button->isVisible());
        button->click();
        QVERIFY(test::settled(*pane));
        const auto text = [pane](const char *name) { return named<QLabel>(*pane, QString::fromLatin1(name))->text(); };
        QCOMPARE(text("Minimum"), QStringLiteral("$10"));
        QCOMPARE(text("Median"), QStringLiteral("$20"));
        QCOMPARE(text("Maximum"), QStringLiteral("$30"));
        QCOMPARE(text("Sum of suggested prices"), QStringLiteral("USD 25.00"));
        QVERIFY2(text("What the sum covers").startsWith(u"covers 1 of 30 copies"),
                 qPrintable(text("What the sum covers")));
        // Another currency is another sum.
        suggestions = {{m_copies[2].fields.first().value, {7, euro}}};
        QVERIFY(await(m_desk->shelf().library().rememberSuggestions(m_copies[2].record.id, suggestions, day(1))));
        QTRY_VERIFY_WITH_TIMEOUT(text("Sum of suggested prices").contains(u"EUR 7.00 (1 copy)"), soon);
        QVERIFY(text("Sum of suggested prices").contains(u"USD 25.00 (1 copy)"));
        QVERIFY2(test::nameless(*pane).isEmpty(), qPrintable(test::nameless(*pane)));
        button->click();
        QVERIFY(!pane->findChild<ValueCard *>()->isVisible());
    }

    void aWantIsWatchedFromItsRow()
    {
        want(3);
        see(0, 18, dollar, 1);
        see(1, 50, dollar, 1);
        see(1, 45, dollar, 2);
        auto *pane = show<WantlistPane>(Place::Kind::Wantlist);
        QVERIFY(pane);
        QTRY_COMPARE_WITH_TIMEOUT(wantText(1, ResultsModel::Change), QStringLiteral("\u2212USD 5.00"), soon);
        QCOMPARE(wantText(1, ResultsModel::Lowest), QStringLiteral("USD 45.00"));
        QVERIFY(await(m_market->watch({m_copies[1].record.id}, {})));
        QTRY_COMPARE_WITH_TIMEOUT(wantText(1, ResultsModel::Watch), QStringLiteral("Watched"), soon);
        askTarget(m_desk->desk(), {m_copies[0].record.id}, m_pane.get(), QPoint(10, 10));
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->findChild<WatchPopup *>(), soon);
        auto *popup = m_pane->findChild<WatchPopup *>();
        QVERIFY2(test::nameless(*popup).isEmpty(), qPrintable(test::nameless(*popup)));
        named<QDoubleSpinBox>(*popup, QStringLiteral("Target price"))->setValue(20);
        button(*popup, QStringLiteral("Watch"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(wantText(0, ResultsModel::Watch),
                                  QStringLiteral("USD 18.00: at or below your USD 20.00"), soon);
        QCOMPARE(wantFiltered(QStringLiteral("is:met")), 1);
        QCOMPARE(wantFiltered(QStringLiteral("is:watched")), 2);
        QCOMPARE(wantFiltered(QStringLiteral("is:watched -is:met")), 1);
        QCOMPARE(wantFiltered({}), 3);
        // Asked again it begins with what is so, and may be stopped.
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->findChild<WatchPopup *>(), soon);
        askTarget(m_desk->desk(), {m_copies[0].record.id}, m_pane.get(), QPoint(10, 10));
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->findChild<WatchPopup *>(), soon);
        popup = m_pane->findChild<WatchPopup *>();
        QCOMPARE(named<QDoubleSpinBox>(*popup, QStringLiteral("Target price"))->value(), 20.0);
        button(*popup, QStringLiteral("Stop watching"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(wantText(0, ResultsModel::Watch), QString(), soon);
    }

    void wantsSortByMoney()
    {
        want(4);
        see(0, 18, dollar, 1);
        see(1, 5, euro, 1);
        see(2, 9, dollar, 1);
        auto *pane = show<WantlistPane>(Place::Kind::Wantlist);
        QVERIFY(pane);
        QTRY_COMPARE_WITH_TIMEOUT(wantText(1, ResultsModel::Lowest), QStringLiteral("EUR 5.00 *"), soon);
        auto *rows = list()->model();
        rows->sort(ResultsModel::Lowest, Qt::DescendingOrder);
        QStringList texts;
        for (int row = 0; row < rows->rowCount(); ++row)
            texts += rows->index(row, ResultsModel::Lowest).data().toString();
        QCOMPARE(texts.join(u','), QStringLiteral("USD 18.00,USD 9.00,EUR 5.00 *,"));
        QVERIFY(rows->index(0, ResultsModel::Lowest).data(Qt::ToolTipRole).toString().contains(u"Market figures"));
    }

    void theStripWatchesTheOpenedWant()
    {
        want(1);
        auto *strip = new OwnershipStrip(m_desk->desk());
        m_pane.reset(strip);
        strip->resize(600, 200);
        strip->setRelease(m_copies[0].record.id);
        strip->show();
        auto *bell = named<QToolButton>(*strip, QStringLiteral("Watch the price"));
        QTRY_VERIFY_WITH_TIMEOUT(bell->isVisible(), soon);
        QVERIFY(!bell->isChecked());
        bell->click();
        QTRY_VERIFY_WITH_TIMEOUT(strip->findChild<WatchPopup *>(), soon);
        button(*strip->findChild<WatchPopup *>(), QStringLiteral("Watch"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(bell->isChecked(), soon);
        QCOMPARE(bell->toolTip(), QStringLiteral("Watched"));
        strip->setRelease(m_copies[3].record.id);
        QTRY_VERIFY_WITH_TIMEOUT(!bell->isVisible(), soon);
    }

private:
    library::Collection &collection() { return m_desk->shelf().collection(); }
    void see(int copy, const discogs::MarketStats &stats, int at)
    {
        QVERIFY(await(m_desk->shelf().library().rememberMarket(m_copies[copy].record.id, stats, day(at))));
    }
    void see(int copy, double price, const QString &currency, int at)
    {
        see(copy, {Price{price, currency}, 4, false}, at);
    }
    void want(int count)
    {
        QList<discogs::Want> wants;
        for (const library::Instance &copy : m_copies.mid(0, count)) {
            discogs::Want made;
            made.release = copy.record.id;
            made.dateAdded = QStringLiteral("2024-05-02T12:00:00-07:00");
            made.basic = test::itemOf(copy).basic;
            wants.append(made);
        }
        QVERIFY(await(collection().storeWants(wants, 1)));
    }
    template<class T>
    T *show(Place::Kind kind)
    {
        auto *pane = new T(m_desk->desk());
        m_pane.reset(pane);
        pane->resize(1400, 600);
        pane->show();
        Place place;
        place.kind = kind;
        m_desk->state().go(place);
        return test::settled(*pane) ? pane : nullptr;
    }
    QTableView *table() { return m_pane->findChild<QTableView *>(); }
    ShelfModel *model() { return qobject_cast<ShelfModel *>(table()->model()); }
    QAbstractItemView *list() { return named<QAbstractItemView>(*m_pane, QStringLiteral("Wantlist")); }
    QModelIndex cell(int copy, int column) { return model()->indexOf(m_copies[copy].id).siblingAtColumn(column); }
    QString shelfText(int copy, int column) { return cell(copy, column).data().toString(); }
    QString wantText(int copy, int column)
    {
        const auto *wants = qobject_cast<ResultsModel *>(list()->model());
        return wants->indexOf(discogs::entity(m_copies[copy].record.id)).siblingAtColumn(column).data().toString();
    }
    int filtered(const QString &query)
    {
        Place place = m_desk->state().place();
        place.filter = query;
        m_desk->state().amend(place);
        return model()->rowCount();
    }
    int wantFiltered(const QString &query)
    {
        Place place = m_desk->state().place();
        place.filter = query;
        m_desk->state().amend(place);
        return list()->model()->rowCount();
    }
    static QPushButton *button(const QWidget &in, const QString &text)
    {
        const auto all = in.findChildren<QPushButton *>();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const QPushButton *one) { return one->text() == text; });
        return found == all.end() ? nullptr : *found;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::ShelfDesk> m_desk;
    std::unique_ptr<Market> m_market;
    std::unique_ptr<QWidget> m_pane;
    QList<library::Instance> m_copies; // newest first
};

QTEST_MAIN(TestMarketPanes)
#include "tst_marketpanes.moc"
