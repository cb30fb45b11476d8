// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/suggestedprices.h"

#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/library/market.h"
#include "core/library/source.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/panes/releasetext.h"
#include "ui/widgets/charts.h"

namespace runout::ui {

SuggestedPrices::SuggestedPrices(Desk &desk, QWidget *parent)
    : SuggestedPrices(desk, new BarChart, parent)
{}

SuggestedPrices::SuggestedPrices(Desk &desk, BarChart *bars, QWidget *parent)
    : Section(tr("Suggested prices"), bars, desk.state, parent)
    , m_desk(desk)
    , m_bars(bars)
{
    bars->setAccessibleName(tr("Suggested prices"));
}

SuggestedPrices::~SuggestedPrices() = default;

void SuggestedPrices::forget()
{
    m_question.reset();
    showSentence(tr("Discogs is being asked.").toHtmlEscaped());
}

void SuggestedPrices::ask(discogs::ReleaseId id, Refresh refresh)
{
    m_question.reset();
    if (!m_desk.account || !m_desk.account->isSignedIn()) {
        wantToken();
        return;
    }
    m_question = std::make_unique<QObject>();
    whenDone(m_desk.source.priceSuggestions(id, refresh), m_question.get(),
             [this](const Result<Held<discogs::PriceSuggestions>> &suggestions) {
                 m_question.reset();
                 if (suggestions)
                     take(suggestions->value);
                 else if (suggestions.error().code != ErrorCode::Cancelled)
                     refuse(suggestions.error());
                 Q_EMIT settledChanged();
             });
}

void SuggestedPrices::showHeld(discogs::ReleaseId id)
{
    m_question = std::make_unique<QObject>();
    whenDone(m_desk.market->suggestions(id), m_question.get(), [this](const Result<discogs::PriceSuggestions> &held) {
        m_question.release()->deleteLater();
        take(held.value_or(discogs::PriceSuggestions()));
        Q_EMIT settledChanged();
    });
}

void SuggestedPrices::take(const discogs::PriceSuggestions &suggestions)
{
    if (suggestions.isEmpty()) {
        showSentence(tr("No suggestions for this release.").toHtmlEscaped());
        return;
    }
    QList<BarChart::Bar> bars;
    for (const discogs::PriceSuggestion &suggestion : suggestions)
        bars.append({suggestion.condition, suggestion.price.value, priceText(suggestion.price)});
    m_bars->setBars(bars);
    showContent();
}

void SuggestedPrices::refuse(const Error &error)
{
    switch (error.code) {
    case ErrorCode::SignedOut:
        wantToken();
        break;
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound: {
        const QString page = webAddress(m_desk.settings.webUrl(), QStringLiteral("/settings/seller")).toString();
        const QString link = webLinkHtml(page, tr("seller settings on discogs.com"));
        showSentence(tr("Discogs suggests prices only to accounts with seller settings filled in: %1.")
                         .toHtmlEscaped()
                         .arg(link));
        break;
    }
    default:
        showSentence(errorText(error).toHtmlEscaped(), tr("Retry"), [this] { Q_EMIT retryWanted(); });
    }
}

void SuggestedPrices::wantToken()
{
    showSentence(tr("Discogs tells suggested prices only to those who are signed in. A personal token is enough.")
                     .toHtmlEscaped(),
                 tr("Enter token…"), [this] { Q_EMIT tokenWanted(); });
}

} // namespace runout::ui
