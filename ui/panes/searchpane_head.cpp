// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/discogs/links.h"
#include "core/library/source.h"
#include "ui/desk.h"
#include "ui/panes/attribution.h"
#include "ui/panes/searchpane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/lookswitch.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/resultviews.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

// What stands around the results: headline, facets, banner, and which of the five states it is.
namespace runout::ui {

using discogs::EntityKind;
using discogs::SearchQuery;

namespace {

struct FacetName
{
    const char *facet;
    const char *label;
    QStringList Narrowing::*chosen;
    QString SearchQuery::*parameter; // what Discogs narrows by; null: only what is shown
};

const FacetName facetNames[] = {
    {"format", QT_TRANSLATE_NOOP("runout::ui::SearchPane", "Format"), &Narrowing::formats, &SearchQuery::format},
    {"decade", QT_TRANSLATE_NOOP("runout::ui::SearchPane", "Decade"), &Narrowing::decades, nullptr},
    {"year", QT_TRANSLATE_NOOP("runout::ui::SearchPane", "Year"), &Narrowing::years, &SearchQuery::year},
    {"country", QT_TRANSLATE_NOOP("runout::ui::SearchPane", "Country"), &Narrowing::countries, &SearchQuery::country},
    {"label", QT_TRANSLATE_NOOP("runout::ui::SearchPane", "Label"), &Narrowing::labels, &SearchQuery::label},
    {"genre", QT_TRANSLATE_NOOP("runout::ui::SearchPane", "Genre"), &Narrowing::genres, &SearchQuery::genre},
    {"style", QT_TRANSLATE_NOOP("runout::ui::SearchPane", "Style"), &Narrowing::styles, &SearchQuery::style},
};

} // namespace

QString SearchPane::words(const SearchQuery &query)
{
    for (const QString *text :
         {&query.q, &query.barcode, &query.catno, &query.artist, &query.label, &query.credit, &query.track}) {
        if (!text->isEmpty())
            return *text;
    }
    return {};
}

void SearchPane::buildHead()
{
    m_headline = new QLabel;
    m_headline->setFont(type::heading(font()));
    m_headline->setAccessibleName(tr("Result count"));
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setMinimumWidth(40);

    m_lookSwitch = new LookSwitch(*m_views);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 12, 0);
    head->setSpacing(12);
    head->addWidget(m_headline);
    m_attribution = new Attribution(m_desk);
    head->addWidget(m_attribution, 1);
    head->addWidget(m_lookSwitch);

    m_facetRow = new QWidget;
    auto *facets = new FlowLayout(6, m_facetRow);
    facets->setContentsMargins(16, 6, 12, 8);
    for (const FacetName &name : facetNames) {
        auto *box = new FacetBox(tr(name.label));
        const QString facet = QString::fromLatin1(name.facet);
        connect(box, &FacetBox::valuesWanted, this, [this, box, facet] { box->setValues(m_model->facet(facet)); });
        connect(box, &FacetBox::chosenChanged, this,
                [this, facet](const QStringList &chosen) { narrow(facet, chosen); });
        m_facets.append(box);
        facets->addWidget(box);
    }
    m_clear = new QToolButton;
    m_clear->setText(tr("Clear filters"));
    m_clear->setAccessibleName(tr("Clear filters"));
    m_clear->setAutoRaise(true);
    m_clear->setIcon(icon(QStringLiteral("clear")));
    m_clear->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_clear->setToolTip(tr("Clear filters"));
    connect(m_clear, &QToolButton::clicked, this, [this] { narrow({}, {}); });
    facets->addWidget(m_clear);

    m_banner = new QLabel;
    m_banner->setWordWrap(true);
    m_banner->setTextFormat(Qt::PlainText);
    m_bannerRow = new QWidget;
    m_bannerRow->setObjectName(QStringLiteral("banner"));
    auto *link = new QPushButton(tr("Link account…"));
    auto *token = new QPushButton(tr("Enter token…"));
    token->setFlat(true);
    connect(link, &QPushButton::clicked, this, &SearchPane::linkWanted);
    connect(token, &QPushButton::clicked, this, &SearchPane::tokenWanted);
    auto *banner = new QHBoxLayout(m_bannerRow);
    banner->setContentsMargins(16, 8, 12, 8);
    banner->addWidget(m_banner, 1);
    banner->addWidget(link);
    banner->addWidget(token);
    m_bannerRow->hide();

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_bannerRow);
    box->addLayout(head);
    box->addWidget(m_facetRow);
    box->addWidget(m_states, 1);
}

SearchQuery SearchPane::request() const
{
    SearchQuery query = m_shown.query;
    for (const FacetName &name : facetNames) {
        const QStringList &chosen = m_shown.narrowing.*name.chosen;
        if (name.parameter && chosen.size() == 1 && (query.*name.parameter).isEmpty())
            query.*name.parameter = chosen.first();
    }
    return query;
}

void SearchPane::narrow(const QString &facet, const QStringList &chosen)
{
    Place place = m_desk.state.place();
    if (facet.isEmpty())
        place.narrowing = {};
    for (const FacetName &name : facetNames) {
        if (facet == QLatin1String(name.facet))
            place.narrowing.*name.chosen = chosen;
    }
    m_desk.state.amend(place);
}

void SearchPane::updateFacets()
{
    for (qsizetype i = 0; i < m_facets.size(); ++i)
        m_facets[i]->setChosen(m_shown.narrowing.*facetNames[i].chosen);
    m_clear->setVisible(!m_shown.narrowing.isEmpty());
}

void SearchPane::updateHead()
{
    const int shown = m_model->rowCount();
    const int known = qMax(m_items.value_or(0), m_model->total());
    const QLocale locale;
    const QString what = words(m_shown.query);
    QString text;
    if (m_shown.kind != Place::Kind::Search)
        text = (m_desk.source.hasNetwork() ? tr("Seen before: %1") : tr("Sample library: %1"))
                   .arg(known == 1 ? tr("1 record") : tr("%1 records").arg(locale.toString(known)));
    else if (m_error && known == 0)
        text = tr("“%1”").arg(what);
    else if (m_awaited != Awaited::Nothing && !m_items)
        text = tr("Searching for “%1”").arg(what);
    else
        text = known == 1 ? tr("1 result for “%1”").arg(what)
                          : tr("%1 results for “%2”").arg(locale.toString(known), what);
    if (m_shown.kind == Place::Kind::Library && m_shown.query.type) {
        switch (*m_shown.query.type) {
        case EntityKind::Release:
            text = known == 1 ? tr("1 release") : tr("%1 releases").arg(locale.toString(known));
            break;
        case EntityKind::Master:
            text = known == 1 ? tr("1 master") : tr("%1 masters").arg(locale.toString(known));
            break;
        case EntityKind::Artist:
            text = known == 1 ? tr("1 artist") : tr("%1 artists").arg(locale.toString(known));
            break;
        case EntityKind::Label:
            text = known == 1 ? tr("1 label") : tr("%1 labels").arg(locale.toString(known));
            break;
        }
    }
    if (!m_shown.narrowing.isEmpty())
        text = tr("%1, %2 shown").arg(text, locale.toString(shown));
    m_headline->setText(text);
    if (m_items && m_desk.client)
        m_attribution->setSource(discogs::searchPage(m_desk.settings.webUrl(), what), m_asOf);
    else
        m_attribution->clearSource();
}

void SearchPane::updateState()
{
    const bool anonymous = m_desk.account && !m_desk.account->isSignedIn();
    m_banner->setText(
        tr("Without an account Runout asks Discogs 25 times a minute and shows no pictures. Linking yours "
           "brings your collection, pictures and 60 requests a minute."));
    const bool start = m_shown.kind == Place::Kind::Start;
    const bool nothingHeld = m_model->total() == 0;
    if (nothingHeld)
        m_states->forgetContent();
    m_bannerRow->setVisible(anonymous && start && !nothingHeld);
    m_facetRow->setVisible(!nothingHeld || m_awaited != Awaited::Nothing || !m_shown.narrowing.isEmpty());
    m_lookSwitch->setVisible(!nothingHeld || m_awaited != Awaited::Nothing);
    m_headline->setVisible(!nothingHeld || !start);

    if (m_awaited != Awaited::Nothing && nothingHeld) {
        m_states->showLoading();
    } else if (m_error) {
        m_states->showFailure(*m_error, [this] { askDiscogs(Refresh::IfStale); });
    } else if (nothingHeld && start) {
        if (anonymous)
            m_states->showNothing(tr("Your records, at hand\nLink your Discogs account to have your collection and "
                                     "wantlist here, offline too. A personal token does as well; it adds pictures and "
                                     "60 requests a minute. Or search above right away: a title, an artist, a barcode "
                                     "or a catalogue number."),
                                  {tr("Link account…"), [this] { Q_EMIT linkWanted(); }},
                                  {tr("Enter token…"), [this] { Q_EMIT tokenWanted(); }},
                                  {tr("Open sample library"), [this] { Q_EMIT sampleWanted(); }});
        else
            m_states->showNothing(
                tr("Search Discogs\nA title, an artist, a barcode or a catalogue number; a link or an "
                   "id opens its page. What you look at is kept and stands here."),
                {}, {tr("Open sample library"), [this] { Q_EMIT sampleWanted(); }});
    } else if (nothingHeld && m_awaited == Awaited::Nothing) {
        m_states->showEmpty(m_desk.source.hasNetwork()
                                ? tr("Nothing was found for “%1”.").arg(words(m_shown.query))
                                : tr("The sample library has nothing for “%1”.").arg(words(m_shown.query)));
    } else if (m_model->rowCount() == 0) {
        m_states->showEmpty(m_model->total() == 1 ? tr("The filters hide the only result.")
                                                  : tr("The filters hide all %n results.", nullptr, m_model->total()),
                            {tr("Clear filters"), [this] { narrow({}, {}); }});
    } else {
        m_states->showContent(m_asOf);
    }
}

} // namespace runout::ui
