// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/panes/panedesk.h"
#include "ui/models/releasemodels.h"
#include "ui/panes/marketpage.h"
#include "ui/panes/releasepane.h"
#include "ui/panes/versionspage.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/panestates.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace runout;
using namespace runout::ui;
using namespace runout::test;
using discogs::Entity;
using discogs::EntityKind;

namespace {

constexpr Entity kindOfBlue{EntityKind::Release, 1100};

QString text(const QWidget &pane, const QString &name)
{
    return named<QLabel>(pane, name)->text();
}

QPushButton *button(const QWidget &pane, const QString &label)
{
    for (QPushButton *button : pane.findChildren<QPushButton *>()) {
        if (button->text() == label && button->isVisible())
            return button;
    }
    return nullptr;
}

// A pane before the stand-in.
struct Stage
{
    explicit Stage(const StandIn &server, bool signedIn = true)
        : desk(server, signedIn)
        , pane(desk.desk())
    {
        pane.resize(480, 800);
        pane.show();
    }
    bool open(const Entity &entity)
    {
        desk.state().open(entity);
        return settled(pane);
    }
    bool show(const char *tab)
    {
        pane.showTab(QString::fromLatin1(tab));
        return settled(pane);
    }
    PaneStates *states(const char *name) const { return named<PaneStates>(pane, QString::fromLatin1(name)); }

    PaneDesk desk;
    ReleasePane pane;
};

} // namespace

// The release pane with Discogs behind it: freshness, failures, market figures, many pressings.
class TestReleasePaneNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
        QVERIFY2(m_many.start(), qPrintable(m_many.problem()));
    }

    void init()
    {
        m_server.clearFaults();
        m_server.forgetRequests();
        m_many.clearFaults();
        m_many.forgetRequests();
    }

    void theDataNameTheirSource()
    {
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        const QString source = text(stage.pane, QStringLiteral("Source of the data"));
        QVERIFY2(source.contains(u"/release/1100\"") && source.contains(u">Data provided by Discogs.</a>"),
                 qPrintable(source));
        QVERIFY2(source.contains(u"Looked up just now."), qPrintable(source));
        stage.pane.copyLink();
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"/release/1100"));
        QSignalSpy web(&stage.desk.state(), &BrowserState::webPageRequested);
        named<QToolButton>(stage.pane, QStringLiteral("Open on Discogs"))->click();
        QVERIFY(web.first().first().toUrl().path().endsWith(u"/release/1100"));
    }

    void whatIsFreshIsNotAskedForAgain()
    {
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(stage.open({EntityKind::Release, 1101}));
        QVERIFY(stage.open(kindOfBlue));
        QCOMPARE(m_server.count(QStringLiteral("/releases/1100")), 1);
        named<QToolButton>(stage.pane, QStringLiteral("Refresh"))->click();
        QVERIFY(settled(stage.pane));
        QCOMPARE(m_server.count(QStringLiteral("/releases/1100")), 2);
    }

    void aFailureSaysWhatAndRetryHelps()
    {
        QVERIFY(m_server.fault(QStringLiteral("403"), QStringLiteral("/releases/1100")));
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QCOMPARE(stage.states("Release content")->state(), PaneStates::State::Failed);
        m_server.clearFaults();
        QPushButton *retry = button(stage.pane, QStringLiteral("Retry"));
        QVERIFY(retry);
        retry->click();
        QVERIFY(settled(stage.pane));
        QCOMPARE(stage.pane.shown(), std::optional(kindOfBlue));
    }

    void whatDoesNotExistIsLookedForAtDiscogs()
    {
        QVERIFY(m_server.fault(QStringLiteral("404"), QStringLiteral("/releases/1100")));
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(stage.states("Release content")->message().contains(u"no such page"));
        m_server.clearFaults();
        QVERIFY(!button(stage.pane, QStringLiteral("Retry")));
        QSignalSpy web(&stage.desk.state(), &BrowserState::webPageRequested);
        QPushButton *open = button(stage.pane, QStringLiteral("Open on Discogs"));
        QVERIFY(open);
        open->click();
        QCOMPARE(web.count(), 1);
        QVERIFY(web.first().first().toUrl().path().contains(u"1100"));
    }

    void whatWasShownStaysUnderAFailure()
    {
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(m_server.fault(QStringLiteral("html502"), QStringLiteral("/releases/1100")));
        stage.pane.refresh();
        QVERIFY(settled(stage.pane));
        QCOMPARE(stage.states("Release content")->state(), PaneStates::State::Failed);
        QCOMPARE(stage.pane.shown(), std::optional(kindOfBlue));
        QVERIFY(named<QAbstractItemView>(stage.pane, QStringLiteral("Tracklist"))->isVisible());
    }

    void marketIsAskedForWhenLookedAt()
    {
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QCOMPARE(m_server.count(QStringLiteral("/marketplace")), 0);
        QVERIFY(stage.show("market"));
        const QString offer = text(stage.pane, QStringLiteral("For sale"));
        QVERIFY2(offer.startsWith(u"From USD ") && offer.endsWith(u" copies for sale"), qPrintable(offer));
        auto *bars = stage.pane.findChild<BarChart *>();
        QVERIFY(bars->isVisible());
        QCOMPARE(bars->bars().first().label, QStringLiteral("Mint (M)"));
        QVERIFY(bars->bars().first().figure.startsWith(u"USD "));
        QVERIFY(!stage.pane.findChild<LineChart *>()->isVisible()); // one look is no history
        QCOMPARE(nameless(stage.pane), QString());

        stage.desk.settings().setCurrency(QStringLiteral("JPY"));
        QVERIFY(settled(stage.pane));
        QVERIFY(text(stage.pane, QStringLiteral("For sale")).startsWith(u"From JPY "));
    }

    void theHistoryGrowsFromLooks()
    {
        Stage stage(m_server);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const int days : {3, 2}) {
            const discogs::MarketStats stats{discogs::Price{10.0 + days, QStringLiteral("USD")}, 4, false};
            QVERIFY(await(stage.desk.desk().library.rememberMarket(discogs::ReleaseId{1100}, stats, now.addDays(-days)))
                        .has_value());
        }
        const discogs::MarketStats foreign{discogs::Price{9.0, QStringLiteral("EUR")}, 4, false};
        QVERIFY(await(stage.desk.desk().library.rememberMarket(discogs::ReleaseId{1100}, foreign, now.addDays(-1)))
                    .has_value());
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(stage.show("market"));
        auto *line = stage.pane.findChild<LineChart *>();
        QVERIFY(line->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(line->points().size(), 3,
                                  patience); // two before and today's, the other currency left out
        QVERIFY(text(stage.pane, QStringLiteral("Own price history: remark")).contains(u"another currency"));
    }

    void suggestionsNeedAToken()
    {
        Stage stage(m_server, false);
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(stage.show("market"));
        QCOMPARE(m_server.count(QStringLiteral("/marketplace/price_suggestions")), 0);
        QSignalSpy wanted(&stage.pane, &ReleasePane::tokenWanted);
        QPushButton *enter = button(stage.pane, QStringLiteral("Enter token…"));
        QVERIFY(enter);
        enter->click();
        QCOMPARE(wanted.count(), 1);
    }

    void refusedSuggestionsSayWhy_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("forbidden") << "403"
                                   << "seller settings filled in";
        QTest::newRow("not found") << "404"
                                   << "seller settings filled in";
        QTest::newRow("none") << "empty"
                              << "";
        QTest::newRow("token") << "401"
                               << "only to those who are signed in";
        QTest::newRow("server") << "500"
                                << "Discogs has a problem";
    }
    void refusedSuggestionsSayWhy()
    {
        QFETCH(QString, kind);
        QFETCH(QString, sentence);
        QVERIFY(m_server.fault(kind, QStringLiteral("/marketplace/price_suggestions")));
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(stage.show("market"));
        const QString said = text(stage.pane, QStringLiteral("Suggested prices"));
        QVERIFY2(said.contains(sentence) && !said.isEmpty(), qPrintable(said));
        QVERIFY(text(stage.pane, QStringLiteral("For sale")).startsWith(u"From USD "));
        if (kind != u"500")
            return;
        m_server.clearFaults();
        button(stage.pane, QStringLiteral("Retry"))->click();
        QVERIFY(settled(stage.pane));
        QVERIFY(stage.pane.findChild<BarChart *>()->isVisible());
    }

    void figuresThatDoNotArriveAreADash()
    {
        QVERIFY(m_server.fault(QStringLiteral("500"), QStringLiteral("/marketplace/stats")));
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(stage.show("market"));
        QCOMPARE(text(stage.pane, QStringLiteral("For sale")), QStringLiteral("–"));
        QCOMPARE(stage.states("Market figures of the release")->state(), PaneStates::State::Failed);
        m_server.clearFaults();
        stage.pane.refresh();
        QVERIFY(settled(stage.pane));
        QVERIFY(text(stage.pane, QStringLiteral("For sale")).startsWith(u"From USD "));
    }

    void aMasterHasACountButNoPrice()
    {
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(stage.show("versions"));
        const qint64 master = masterOf(stage);
        QVERIFY(master > 0);
        QVERIFY(stage.open({EntityKind::Master, master}));
        QVERIFY(stage.show("market"));
        const QString offer = text(stage.pane, QStringLiteral("For sale"));
        QVERIFY2(offer.contains(u"of its pressings for sale") || offer == u"No copies listed" || offer == u"–",
                 qPrintable(offer));
        QVERIFY(text(stage.pane, QStringLiteral("For sale: remark")).contains(u"master_id="));
        QCOMPARE(m_server.count(QStringLiteral("/marketplace")), 0);
    }

    void manyPressingsComePageByPage()
    {
        Stage stage(m_many);
        QVERIFY(stage.open({EntityKind::Release, firstMany}));
        QVERIFY(stage.show("versions"));
        auto *view = named<QTableView>(stage.pane, QStringLiteral("Version list"));
        QCOMPARE(view->model()->rowCount(), 100);
        QCOMPARE(text(stage.pane, QStringLiteral("Number of pressings")), QStringLiteral("250 pressings"));
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        QVERIFY(QTest::qWaitFor([&] { return view->model()->rowCount() == 200; }, patience));
        QVERIFY(settled(stage.pane));
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        QVERIFY(QTest::qWaitFor([&] { return view->model()->rowCount() == 250; }, patience));
    }

    void withPagesOutstandingDiscogsSortsAndNarrows()
    {
        Stage stage(m_many);
        QVERIFY(stage.open({EntityKind::Release, firstMany}));
        QVERIFY(stage.show("versions"));
        auto *view = named<QTableView>(stage.pane, QStringLiteral("Version list"));
        m_many.forgetRequests();
        view->horizontalHeader()->setSortIndicator(VersionsModel::Country, Qt::DescendingOrder);
        QVERIFY(settled(stage.pane));
        QVERIFY(asked(QStringLiteral("sort=country")) && asked(QStringLiteral("sort_order=desc")));

        auto *countries = named<FacetBox>(stage.pane, QStringLiteral("Country"));
        const QString chosen = view->model()->index(0, VersionsModel::Country).data().toString();
        countries->toggle(chosen);
        QVERIFY(settled(stage.pane));
        QVERIFY(asked(QStringLiteral("country=")));
        QVERIFY(view->model()->rowCount() > 0);
        for (int row = 0; row < view->model()->rowCount(); ++row)
            QCOMPARE(view->model()->index(row, VersionsModel::Country).data().toString(), chosen);
    }

    void aMissingFurtherPageIsANotice()
    {
        Stage stage(m_many);
        QVERIFY(stage.open({EntityKind::Release, firstMany}));
        QVERIFY(stage.show("versions"));
        auto *view = named<QTableView>(stage.pane, QStringLiteral("Version list"));
        QVERIFY(m_many.fault(QStringLiteral("404"), QStringLiteral("/masters")));
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        auto *states = stage.states("Versions of the release");
        QVERIFY(QTest::qWaitFor([&] { return states->message().startsWith(u"Further pressings did not arrive."); },
                                patience));
        QVERIFY(settled(stage.pane));
        QCOMPARE(view->model()->rowCount(), 100);
        m_many.clearFaults();
        button(stage.pane, QStringLiteral("Retry"))->click();
        QVERIFY(QTest::qWaitFor([&] { return view->model()->rowCount() >= 200; }, patience));
    }

    void pressingsThatDoNotArriveFailInWords()
    {
        QVERIFY(m_server.fault(QStringLiteral("403"), QStringLiteral("/masters")));
        Stage stage(m_server);
        QVERIFY(stage.open(kindOfBlue));
        QVERIFY(stage.show("versions"));
        auto *states = stage.states("Versions of the release");
        QCOMPARE(states->state(), PaneStates::State::Failed);
        m_server.clearFaults();
        stage.pane.refresh();
        QVERIFY(settled(stage.pane));
        QCOMPARE(states->state(), PaneStates::State::Content);
    }

private:
    static qint64 masterOf(Stage &stage)
    {
        const auto held = await(stage.desk.desk().source.release(discogs::ReleaseId{kindOfBlue.id}, Refresh::HeldOnly));
        return held && held->value.masterId ? discogs::number(*held->value.masterId) : 0;
    }
    bool asked(const QString &query) const
    {
        const QJsonArray requests = m_many.requests();
        return std::any_of(requests.begin(), requests.end(),
                           [&](const QJsonValue &r) { return r[u"query"].toString().contains(query); });
    }

    StandIn m_server{StandIn::sample() + unlimited()};
    StandIn m_many{many(250)};
};

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    TestReleasePaneNetwork test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_releasepane_network.moc"
