// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/searchpane.h"

#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/discogs/links.h"
#include "core/library/library.h"
#include "core/library/source.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/panes/attribution.h"
#include "ui/theme/theme.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace runout::ui {

using discogs::EntityKind;
using discogs::SearchQuery;
using discogs::SearchResult;

namespace {

// Long enough not to spend a request on every letter of an allowance of 25 a minute.
constexpr int typingPause = 400;
constexpr int fewestLetters = 3;
constexpr int heldLimit = 2000;

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

QList<ResultRow> rows(const QList<SearchResult> &results, bool held)
{
    QList<ResultRow> rows;
    rows.reserve(results.size());
    for (const SearchResult &result : results) {
        rows.append(row(result));
        rows.last().held = held;
    }
    return rows;
}

QString words(const SearchQuery &query)
{
    for (const QString *text :
         {&query.q, &query.barcode, &query.catno, &query.artist, &query.label, &query.credit, &query.track}) {
        if (!text->isEmpty())
            return *text;
    }
    return {};
}

} // namespace

SearchPane::SearchPane(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new ResultsModel(this))
{
    m_views = new ResultViews(*m_model, desk, QStringLiteral("results"), tr("Results"));
    m_states = new PaneStates(m_views, tr("Search results"));
    buildHead();

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, [this] { askDiscogs(Refresh::IfStale); });
    connect(m_views, &ResultViews::activated, &desk.state, &BrowserState::open);
    connect(m_views, &ResultViews::nearEndReached, this, &SearchPane::askMore);
    connect(m_views, &ResultViews::wallChanged, this, [this](bool wall) {
        m_tableButton->setChecked(!wall);
        m_wallButton->setChecked(wall);
        Q_EMIT wallChanged(wall);
    });
    connect(&desk.state, &BrowserState::placeChanged, this, &SearchPane::follow);
    connect(&desk.state, &BrowserState::openChanged, this, [this] {
        if (const auto open = m_desk.state.place().open)
            m_views->select(*open);
    });
    connect(&desk.state, &BrowserState::aboutToLeave, this, [this] {
        if (isVisible())
            m_desk.state.remember(QStringLiteral("results"), m_views->memory());
    });
    if (desk.account)
        connect(desk.account, &auth::Account::changed, this, &SearchPane::updateState);
    follow();
}

SearchPane::~SearchPane() = default;

void SearchPane::buildHead()
{
    m_headline = new QLabel;
    m_headline->setFont(type::heading(font()));
    m_headline->setAccessibleName(tr("Result count"));
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setMinimumWidth(40);

    const auto toggle = [this](const QString &iconName, const QString &name) {
        auto *button = new QToolButton;
        button->setIcon(icon(iconName));
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setCheckable(true);
        button->setAutoRaise(true);
        return button;
    };
    m_tableButton = toggle(QStringLiteral("table"), tr("Show as table"));
    m_wallButton = toggle(QStringLiteral("wall"), tr("Show as wall of covers"));
    m_tableButton->setChecked(!m_views->isWall());
    m_wallButton->setChecked(m_views->isWall());
    connect(m_tableButton, &QToolButton::clicked, this, [this] { setWall(false); });
    connect(m_wallButton, &QToolButton::clicked, this, [this] { setWall(true); });

    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 12, 0);
    head->addWidget(m_headline);
    m_attribution = new Attribution(m_desk);
    head->addWidget(m_attribution, 1);
    head->addWidget(m_tableButton);
    head->addWidget(m_wallButton);

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
    auto *token = new QPushButton(tr("Enter token…"));
    auto *sample = new QPushButton(tr("Open sample library"));
    connect(token, &QPushButton::clicked, this, &SearchPane::tokenWanted);
    connect(sample, &QPushButton::clicked, this, &SearchPane::sampleWanted);
    auto *banner = new QHBoxLayout(m_bannerRow);
    banner->setContentsMargins(16, 8, 12, 8);
    banner->addWidget(m_banner, 1);
    banner->addWidget(token);
    banner->addWidget(sample);
    m_bannerRow->hide();

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_bannerRow);
    box->addLayout(head);
    box->addWidget(m_facetRow);
    box->addWidget(m_states, 1);
}

void SearchPane::setWall(bool wall)
{
    m_views->setWall(wall);
}

bool SearchPane::isWall() const
{
    return m_views->isWall();
}

void SearchPane::focusResults()
{
    m_views->view()->setFocus();
}

QString SearchPane::headline() const
{
    return m_headline->text();
}

bool SearchPane::isSettled() const
{
    return m_awaited == Awaited::Nothing && !m_loadingMore && !m_typing.isActive();
}

bool SearchPane::asksDiscogs() const
{
    return m_desk.source.hasNetwork() && m_shown.kind == Place::Kind::Search && !m_shown.query.isEmpty();
}

void SearchPane::follow()
{
    const Place &place = m_desk.state.place();
    if (place.kind == Place::Kind::Artist || place.kind == Place::Kind::Label)
        return;
    const bool sameQuestion = place.kind == m_shown.kind && place.query == m_shown.query && m_asOf.isValid();
    m_shown = place;
    m_shown.open.reset();
    m_model->setNarrowing(place.narrowing);
    if (!sameQuestion) {
        m_next.reset();
        m_items.reset();
        m_asOf = {};
        m_error.reset();
        m_moreQuestion.reset();
        m_loadingMore = false;
        m_mayOpenOnly = !place.query.barcode.isEmpty() || !place.query.catno.isEmpty();
        askHeld();
    } else if (asksDiscogs() && request() != m_asked) {
        m_typing.start();
        Q_EMIT settledChanged();
    }
    updateFacets();
    updateHead();
    updateState();
}

void SearchPane::askHeld()
{
    m_question = std::make_unique<QObject>();
    setAwaited(Awaited::Held);
    SearchQuery query = m_shown.query;
    if (m_shown.kind == Place::Kind::Start)
        query.type = EntityKind::Release;
    whenDone(m_desk.library.search(query, heldLimit), m_question.get(),
             [this](const Result<QList<SearchResult>> &held) { takeHeld(held.value_or(QList<SearchResult>())); });
}

void SearchPane::takeHeld(const QList<SearchResult> &results)
{
    m_model->clear();
    m_model->add(rows(results, asksDiscogs()));
    m_views->restore(m_desk.state.memory(QStringLiteral("results")));
    if (asksDiscogs()) {
        setAwaited(Awaited::Discogs);
        if (words(m_shown.query).size() >= fewestLetters || m_shown.query.q.isEmpty())
            m_typing.start();
        else
            setAwaited(Awaited::Nothing);
    } else {
        m_asOf = QDateTime::currentDateTimeUtc();
        setAwaited(Awaited::Nothing);
        if (m_mayOpenOnly && results.size() == 1 && results.first().entity.kind == EntityKind::Release) {
            m_mayOpenOnly = false;
            m_desk.state.open(results.first().entity);
        }
    }
    updateFacets();
    updateHead();
    updateState();
}

void SearchPane::askNow()
{
    if (!asksDiscogs() || (!m_typing.isActive() && m_asOf.isValid() && request() == m_asked))
        return;
    askDiscogs(Refresh::IfStale);
}

void SearchPane::refresh()
{
    if (asksDiscogs())
        askDiscogs(Refresh::Always);
    else
        askHeld();
}

void SearchPane::askDiscogs(Refresh refresh)
{
    m_typing.stop();
    if (!asksDiscogs())
        return;
    m_asked = request();
    m_question = std::make_unique<QObject>();
    setAwaited(Awaited::Discogs);
    updateState();
    whenDone(m_desk.source.search(m_asked, refresh), m_question.get(),
             [this](const Result<Held<discogs::Page<SearchResult>>> &answer) {
                 if (answer)
                     takeAnswer(*answer);
                 else
                     takeFailure(answer.error());
             });
}

void SearchPane::takeAnswer(const Held<discogs::Page<SearchResult>> &answer)
{
    m_error.reset();
    m_asOf = answer.asOf;
    m_items = answer.value.pagination.items;
    m_next = answer.value.next;
    if (answer.value.items.isEmpty() && !m_shown.query.catno.isEmpty()) {
        // What looked like a catalogue number was none: search for it as words.
        Place place = m_desk.state.place();
        place.query.q = std::exchange(place.query.catno, {});
        m_desk.state.amend(place);
        return;
    }
    m_model->replaceHeld(rows(answer.value.items, false));
    setAwaited(Awaited::Nothing);
    openIfOnly(answer.value);
    updateFacets();
    updateHead();
    updateState();
}

void SearchPane::openIfOnly(const discogs::Page<SearchResult> &page)
{
    if (!std::exchange(m_mayOpenOnly, false))
        return;
    QList<discogs::Entity> releases;
    for (const SearchResult &result : page.items) {
        if (result.entity.kind == EntityKind::Release)
            releases.append(result.entity);
    }
    if (releases.size() == 1)
        m_desk.state.open(releases.first());
}

void SearchPane::takeFailure(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_error = error;
    setAwaited(Awaited::Nothing);
    updateHead();
    updateState();
}

void SearchPane::askMore()
{
    if (!m_next || m_loadingMore || m_awaited != Awaited::Nothing)
        return;
    m_loadingMore = true;
    Q_EMIT settledChanged();
    m_moreQuestion = std::make_unique<QObject>();
    whenDone(m_desk.source.more(*m_next), m_moreQuestion.get(),
             [this](const Result<Held<discogs::Page<SearchResult>>> &answer) {
                 m_loadingMore = false;
                 if (answer) {
                     m_next = answer->value.next;
                     m_model->add(rows(answer->value.items, false));
                     updateFacets();
                     updateHead();
                 } else if (answer.error().code != ErrorCode::Cancelled) {
                     m_states->setNotice(tr("Further results did not arrive. %1").arg(errorText(answer.error())),
                                         {tr("Retry"), [this] { askMore(); }});
                 }
                 Q_EMIT settledChanged();
             });
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
                   .arg(known == 1 ? tr("1 record") : tr("%n records", nullptr, known));
    else if (m_error && known == 0)
        text = tr("“%1”").arg(what);
    else if (m_awaited != Awaited::Nothing && !m_items)
        text = tr("Searching for “%1”").arg(what);
    else
        text = (known == 1 ? tr("1 result for “%1”") : tr("%n results for “%1”", nullptr, known)).arg(what);
    if (m_shown.kind == Place::Kind::Library && m_shown.query.type) {
        switch (*m_shown.query.type) {
        case EntityKind::Release:
            text = known == 1 ? tr("1 release") : tr("%n releases", nullptr, known);
            break;
        case EntityKind::Master:
            text = known == 1 ? tr("1 master") : tr("%n masters", nullptr, known);
            break;
        case EntityKind::Artist:
            text = known == 1 ? tr("1 artist") : tr("%n artists", nullptr, known);
            break;
        case EntityKind::Label:
            text = known == 1 ? tr("1 label") : tr("%n labels", nullptr, known);
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
    m_banner->setText(tr("Without a token Runout asks Discogs 25 times a minute and shows no pictures. "
                         "A personal token adds pictures, price suggestions and 60 requests a minute."));
    const bool start = m_shown.kind == Place::Kind::Start;
    const bool nothingHeld = m_model->total() == 0;
    m_bannerRow->setVisible(anonymous && start && !nothingHeld);
    m_facetRow->setVisible(!nothingHeld || !start);
    m_headline->setVisible(!nothingHeld || !start);

    if (m_awaited != Awaited::Nothing && nothingHeld) {
        m_states->showLoading();
    } else if (m_error) {
        m_states->showFailure(*m_error, [this] { askDiscogs(Refresh::IfStale); });
    } else if (nothingHeld && start) {
        if (anonymous)
            m_states->showNothing(tr("Search for a record: a title, an artist, a barcode or a catalogue number.\n%1")
                                      .arg(m_banner->text()),
                                  {tr("Enter token…"), [this] { Q_EMIT tokenWanted(); }},
                                  {tr("Open sample library"), [this] { Q_EMIT sampleWanted(); }});
        else
            m_states->showNothing(tr("Search for a record: a title, an artist, a barcode or a catalogue number."),
                                  {tr("Open sample library"), [this] { Q_EMIT sampleWanted(); }});
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

void SearchPane::setAwaited(Awaited awaited)
{
    if (m_awaited == awaited)
        return;
    m_awaited = awaited;
    Q_EMIT settledChanged();
}

} // namespace runout::ui
