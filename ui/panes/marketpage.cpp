// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/marketpage.h"

#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/attribution.h"
#include "ui/panes/releasetext.h"
#include "ui/panes/section.h"
#include "ui/panes/suggestedprices.h"
#include "ui/theme/theme.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/panestates.h"

#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace runout::ui {

using discogs::MarketStats;

namespace {

QString copiesText(const std::optional<int> &copies)
{
    if (!copies)
        return MarketPage::tr("number of copies unknown");
    return *copies == 1 ? MarketPage::tr("1 copy for sale") : MarketPage::tr("%n copies for sale", nullptr, *copies);
}

} // namespace

MarketPage::MarketPage(Desk &desk, QWidget *parent)
    : ReleasePage(parent)
    , m_desk(desk)
    , m_currency(desk.settings.currency())
    , m_signedIn(desk.account && desk.account->isSignedIn())
{
    build();
    connect(&desk.settings, &Settings::changed, this, &MarketPage::becomeAware);
    if (desk.account)
        connect(desk.account, &auth::Account::changed, this, &MarketPage::becomeAware);
}

MarketPage::~MarketPage() = default;

void MarketPage::build()
{
    m_offer = new QLabel;
    m_offer->setFont(type::tabular(type::heading(font())));
    m_offer->setAccessibleName(tr("For sale"));
    m_offer->setTextFormat(Qt::PlainText);
    m_offer->setWordWrap(true);
    m_sale = new Section(tr("For sale"), m_offer, m_desk.state);
    m_suggested = new SuggestedPrices(m_desk);
    connect(m_suggested, &SuggestedPrices::tokenWanted, this, &MarketPage::tokenWanted);
    connect(m_suggested, &SuggestedPrices::retryWanted, this, [this] { ask(Refresh::IfStale); });
    connect(m_suggested, &SuggestedPrices::settledChanged, this, &ReleasePage::settledChanged);
    m_haveWant = new QLabel;
    m_haveWant->setFont(type::tabular(font()));
    m_haveWant->setAccessibleName(tr("Collectors"));
    m_stars = new Stars;
    auto *collectors = new QWidget;
    auto *row = new FlowLayout(4 * Theme::unit, collectors);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_haveWant);
    row->addWidget(m_stars);
    m_community = new Section(tr("Collectors"), collectors, m_desk.state);
    m_line = new LineChart;
    m_line->setAccessibleName(tr("Own price history"));
    m_history = new Section(tr("Own price history"), m_line, m_desk.state);
    m_attribution = new Attribution(m_desk);

    auto *content = new QWidget;
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(4 * Theme::unit, 4 * Theme::unit, 4 * Theme::unit, 3 * Theme::unit);
    box->setSpacing(5 * Theme::unit);
    for (QWidget *part : std::initializer_list<QWidget *>{m_sale, m_suggested, m_community, m_history, m_attribution})
        box->addWidget(part);
    box->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Market figures"));
    m_states = new PaneStates(scroll, tr("Market figures of the release"));
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_states);
}

void MarketPage::fill()
{
    m_question = std::make_unique<QObject>();
    m_suggested->forget();
    await(-m_awaited);
    m_fresh = false;
    if (!m_desk.source.hasNetwork()) {
        fillHeld();
        return;
    }
    for (QWidget *part : std::initializer_list<QWidget *>{m_suggested, m_community, m_history})
        part->setVisible(!shown().isMaster());
    m_sale->setRemark({});
    if (shown().isMaster()) {
        fillMaster();
        return;
    }
    fillCommunity();
    m_offer->setText(QStringLiteral("–"));
    m_history->showSentence(tr("Discogs is being asked.").toHtmlEscaped());
    m_attribution->clearSource();
    m_states->showContent();
    ask(Refresh::IfStale);
}

void MarketPage::fillMaster()
{
    // The master's lowest price comes without a currency, and a price without one says nothing.
    const std::optional<int> copies = shown().release.numForSale;
    if (copies && *copies > 0)
        m_offer->setText(*copies == 1 ? tr("1 copy of its pressings for sale")
                                      : tr("%n copies of its pressings for sale", nullptr, *copies));
    else
        m_offer->setText(copies ? tr("No copies listed") : QStringLiteral("–"));
    m_sale->setRemark(
        tr("Discogs gives prices with their currency for a single pressing only: open one under Versions.")
            .toHtmlEscaped() +
        QStringLiteral("<br>") + webLinkHtml(marketplace().toString(), tr("Copies on discogs.com")));
    m_attribution->setSource(shown().entity, shown().asOf);
    m_states->showContent(shown().asOf);
}

void MarketPage::fillCommunity()
{
    const discogs::Community &community = shown().release.community;
    m_haveWant->setText(tr("%1 have · %2 want").arg(figureText(community.have), figureText(community.want)));
    m_stars->setVisible(community.rating.has_value());
    if (community.rating)
        m_stars->setRating(community.rating->average, community.rating->count);
}

// Without a network: what was seen, as it was.
void MarketPage::fillHeld()
{
    m_suggested->setVisible(!shown().isMaster() && m_desk.market);
    m_community->hide();
    m_attribution->clearSource();
    await(1);
    whenDone(m_desk.source.marketHistory(id()), m_question.get(),
             [this](const Result<QList<library::Library::MarketPoint>> &points) {
                 if (!shown().isMaster() && points && !points->isEmpty()) {
                     m_offer->setText(offers(points->last().stats));
                     m_sale->setRemark(tr("Figures of the sample library are made up.").toHtmlEscaped());
                     takeHistory(*points);
                     m_states->showContent(points->last().at);
                 } else {
                     m_states->showNothing(
                         tr("The sample library has no market figures: prices and copies for sale come from Discogs."));
                 }
                 await(-1);
             });
    if (!m_suggested->isHidden())
        m_suggested->showHeld(id());
}

bool MarketPage::isSettled() const
{
    return m_awaited == 0 && m_suggested->isSettled();
}

void MarketPage::refresh()
{
    if (hasShown() && !shown().isMaster() && isActive() && m_desk.source.hasNetwork())
        ask(Refresh::Always);
}

void MarketPage::becomeAware()
{
    const QString currency = m_desk.settings.currency();
    const bool signedIn = m_desk.account && m_desk.account->isSignedIn();
    if (currency == m_currency && signedIn == m_signedIn)
        return;
    m_currency = currency;
    m_signedIn = signedIn;
    if (hasShown())
        setShown(std::make_shared<Shown>(shown()));
}

void MarketPage::ask(Refresh refresh)
{
    m_question = std::make_unique<QObject>();
    await(-m_awaited);
    m_states->showLoading();
    askHeldStats();
    askStats(refresh);
    m_suggested->ask(id(), refresh);
    if (!shown().release.community.rating)
        askRating();
}

void MarketPage::await(int change)
{
    const bool before = isSettled();
    m_awaited += change;
    if (before != isSettled())
        Q_EMIT settledChanged();
}

void MarketPage::askHeldStats()
{
    whenDone(m_desk.source.marketStats(id(), m_currency, Refresh::HeldOnly), m_question.get(),
             [this](const Result<Held<MarketStats>> &stats) {
                 if (stats && !m_fresh)
                     takeStats(*stats);
             });
}

void MarketPage::askStats(Refresh refresh)
{
    await(1);
    whenDone(m_desk.source.marketStats(id(), m_currency, refresh), m_question.get(),
             [this](const Result<Held<MarketStats>> &stats) {
                 if (stats) {
                     m_fresh = true;
                     takeStats(*stats);
                     m_states->showContent(stats->asOf);
                 } else if (stats.error().code != ErrorCode::Cancelled) {
                     m_states->showFailure(stats.error(), [this] { ask(Refresh::IfStale); });
                 }
                 askHistory();
                 await(-1);
             });
}

void MarketPage::takeStats(const Held<MarketStats> &stats)
{
    m_offer->setText(offers(stats.value));
    m_sale->setRemark(webLinkHtml(marketplace().toString(), tr("Copies on discogs.com")));
    m_attribution->setSource(shown().entity, stats.asOf);
}

QString MarketPage::offers(const MarketStats &stats) const
{
    if (stats.blockedFromSale)
        return tr("Blocked from sale at Discogs");
    const QString copies = copiesText(stats.numForSale);
    if (stats.lowestPrice)
        return tr("From %1, %2", "price, number of copies").arg(priceText(*stats.lowestPrice), copies);
    return stats.numForSale && *stats.numForSale > 0 ? copies : tr("No copies listed");
}

QUrl MarketPage::marketplace() const
{
    const QUrl web = m_desk.settings.webUrl();
    if (!shown().isMaster())
        return webAddress(web, QStringLiteral("/sell/release/%1").arg(shown().entity.id));
    QUrl url = webAddress(web, QStringLiteral("/sell/list"));
    url.setQuery(QStringLiteral("master_id=%1").arg(shown().entity.id));
    return url;
}

void MarketPage::askRating()
{
    await(1);
    whenDone(m_desk.source.communityRating(id(), Refresh::IfStale), m_question.get(),
             [this](const Result<Held<discogs::CommunityRating>> &rating) {
                 if (rating) {
                     m_stars->setRating(rating->value.rating.average, rating->value.rating.count);
                     m_stars->show();
                 }
                 await(-1);
             });
}

void MarketPage::askHistory()
{
    await(1);
    whenDone(m_desk.source.marketHistory(id()), m_question.get(),
             [this](const Result<QList<library::Library::MarketPoint>> &points) {
                 takeHistory(points.value_or(QList<library::Library::MarketPoint>()));
                 await(-1);
             });
}

void MarketPage::takeHistory(const QList<library::Library::MarketPoint> &points)
{
    QList<LineChart::Point> line;
    int others = 0;
    for (const library::Library::MarketPoint &point : points) {
        const std::optional<discogs::Price> &price = point.stats.lowestPrice;
        if (price && price->currency != m_currency)
            ++others;
        else
            line.append({point.at, price ? std::optional(price->value) : std::nullopt,
                         price ? priceText(*price) : tr("No copies listed")});
    }
    const auto known =
        std::count_if(line.begin(), line.end(), [](const LineChart::Point &point) { return point.value.has_value(); });
    m_history->setRemark(others > 0 ? (others == 1 ? tr("One look in another currency is not shown.")
                                                   : tr("%n looks in another currency are not shown.", nullptr, others))
                                          .toHtmlEscaped()
                                    : QString());
    if (known < 2) {
        m_history->showSentence(
            (points.isEmpty() ? tr("The history begins with the first look: the lowest price is kept for each day.")
                              : tr("The history begins today: the lowest price is kept for each day you look."))
                .toHtmlEscaped());
        return;
    }
    m_line->setPoints(line);
    m_history->showContent();
}

} // namespace runout::ui
