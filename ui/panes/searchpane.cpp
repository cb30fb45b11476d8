// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/searchpane.h"

#include "core/auth/account.h"
#include "core/library/library.h"
#include "core/library/source.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QToolButton>

namespace runout::ui {

using discogs::EntityKind;
using discogs::SearchQuery;
using discogs::SearchResult;

namespace {

// Long enough not to spend a request on every letter of an allowance of 25 a minute.
constexpr int typingPause = 400;
constexpr int fewestLetters = 3;
constexpr int heldLimit = 2000;

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
    connect(m_views, &ResultViews::wallChanged, this, &SearchPane::wallChanged);
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
    QAbstractItemView *view = m_views->view();
    if (!view->currentIndex().isValid() && m_model->rowCount() > 0)
        view->setCurrentIndex(m_model->index(0, ResultsModel::Title));
    view->setFocus();
}

void SearchPane::openFirst()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const discogs::Entity entity = m_model->at(row).entity;
        if (entity.kind == EntityKind::Release || entity.kind == EntityKind::Master)
            return m_desk.state.open(entity);
    }
}

void SearchPane::takeNews()
{
    if (m_shown.kind != Place::Kind::Search && m_model->total() == 0 && m_awaited == Awaited::Nothing)
        askHeld();
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

void SearchPane::setAwaited(Awaited awaited)
{
    if (m_awaited == awaited)
        return;
    m_awaited = awaited;
    Q_EMIT settledChanged();
}

} // namespace runout::ui
