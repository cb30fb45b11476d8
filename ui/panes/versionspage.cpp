// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/versionspage.h"

#include "core/library/collection.h"
#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/models/releasemodels.h"
#include "ui/panes/versionfilters.h"
#include "ui/panes/versionsview.h"
#include "ui/widgets/panestates.h"

#include <QLocale>
#include <QVBoxLayout>

namespace runout::ui {

using discogs::VersionsQuery;

namespace {

// As Discogs calls the orders; "" for what it does not sort by.
QString orderName(int column)
{
    switch (column) {
    case VersionsModel::Released:
        return QStringLiteral("released");
    case VersionsModel::Country:
        return QStringLiteral("country");
    case VersionsModel::Label:
        return QStringLiteral("label");
    case VersionsModel::CatalogueNumber:
        return QStringLiteral("catno");
    case VersionsModel::Format:
        return QStringLiteral("format");
    case VersionsModel::Title:
        return QStringLiteral("title");
    default:
        return {};
    }
}

// The different values of one type, such as the runouts of both sides.
QString identifiersOf(const discogs::Release &release, QLatin1String type)
{
    QStringList values;
    for (const discogs::Identifier &identifier : release.identifiers) {
        const QString value = identifier.value.simplified();
        if (identifier.type == type && !value.isEmpty() && !values.contains(value))
            values.append(value);
    }
    return values.join(QStringLiteral(" · "));
}

bool isEverything(VersionsQuery query)
{
    VersionsQuery everything;
    everything.master = query.master;
    query.sort = everything.sort;
    query.order = everything.order;
    return query == everything;
}

} // namespace

VersionsPage::VersionsPage(Desk &desk, QWidget *parent)
    : ReleasePage(parent)
    , m_desk(desk)
    , m_model(new VersionsModel(this))
    , m_view(new VersionsView(*m_model, desk.settings))
    , m_states(new PaneStates(m_view, tr("Versions of the release")))
    , m_filters(new VersionFilters)
{
    if (desk.collection) {
        const auto mark = [this] { m_model->setMarks(m_desk.collection->owned(), m_desk.collection->wanted()); };
        connect(desk.collection, &library::Collection::ownershipChanged, this, mark);
        mark();
    }
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_filters);
    box->addWidget(m_states, 1);
    connect(m_view, &VersionsView::opened, this, &VersionsPage::open);
    connect(m_view, &VersionsView::orderChanged, this, &VersionsPage::sort);
    connect(m_view, &VersionsView::scrolled, this, &VersionsPage::askMoreIfNear);
    connect(m_filters, &VersionFilters::narrowed, this, &VersionsPage::narrow);
    connect(m_filters, &VersionFilters::textChanged, this, [this](const QString &text) {
        m_model->setTextFilter(text);
        updateState();
        askMoreIfNear();
    });
}

VersionsPage::~VersionsPage() = default;

void VersionsPage::fill()
{
    const discogs::MasterId master = shown().release.masterId.value_or(discogs::MasterId{});
    m_view->setComparing(!shown().isMaster());
    m_model->setCurrent(discogs::ReleaseId{shown().isMaster() ? 0 : shown().entity.id});
    const bool known = m_question || m_model->total() > 0;
    if (master != m_master || !known) {
        m_master = master;
        forget();
        if (master != discogs::MasterId{})
            askHeld();
    } else {
        m_view->showCurrent();
    }
    updateState();
}

void VersionsPage::forget()
{
    m_moreQuestion.reset();
    settle(m_question);
    m_whole = false;
    m_items = 0;
    m_next.reset();
    m_asOf = {};
    m_error.reset();
    m_identifiers.reset();
    m_lookedAt.clear();
    m_model->setVersions({});
    m_model->setFacets({}, {}, {}, {});
    m_filters->reset();
    m_view->resetOrder();
    m_states->setNotice({});
    m_states->showNothing({});
}

void VersionsPage::refresh()
{
    if (m_master != discogs::MasterId{} && isActive())
        ask(Refresh::Always);
}

void VersionsPage::settle(std::unique_ptr<QObject> &question)
{
    question.reset();
    Q_EMIT settledChanged();
}

VersionsQuery VersionsPage::query() const
{
    VersionsQuery query;
    query.master = m_master;
    if (m_whole)
        return query;
    m_filters->narrow(query);
    query.sort = orderName(m_view->sortColumn());
    if (!query.sort.isEmpty() && m_view->sortOrder() == Qt::DescendingOrder)
        query.order = discogs::SortOrder::Descending;
    return query;
}

void VersionsPage::askHeld()
{
    m_question = std::make_unique<QObject>();
    m_asked = query();
    whenDone(m_desk.source.versions(m_asked, Refresh::HeldOnly), m_question.get(),
             [this](const Result<Held<discogs::VersionsPage>> &page) {
                 if (page)
                     take(*page, true);
                 if (!page || page->expired)
                     ask(Refresh::IfStale);
                 else
                     settle(m_question);
                 updateState();
             });
}

void VersionsPage::ask(Refresh refresh)
{
    m_question = std::make_unique<QObject>();
    m_moreQuestion.reset();
    m_error.reset();
    m_asked = query();
    const bool base = !m_filters->isNarrowed() || m_whole;
    updateState();
    whenDone(m_desk.source.versions(m_asked, refresh), m_question.get(),
             [this, base](const Result<Held<discogs::VersionsPage>> &page) {
                 if (page)
                     take(*page, base);
                 else if (page.error().code != ErrorCode::Cancelled)
                     m_error = page.error();
                 settle(m_question);
                 updateState();
                 askMoreIfNear();
             });
}

void VersionsPage::take(const Held<discogs::VersionsPage> &page, bool base)
{
    m_error.reset();
    m_asOf = page.asOf;
    m_next = page.value.next;
    m_items = page.value.pagination.items;
    m_model->setVersions(page.value.items);
    if (base) {
        m_whole = !m_next;
        if (m_whole)
            m_filters->offer(*m_model);
        else
            m_filters->offer(page.value.facets);
    }
    m_model->sort(m_whole ? m_view->sortColumn() : -1, m_view->sortOrder());
    m_view->showCurrent();
    askIdentifiers();
}

// Of pressings whose page is held: barcodes and runouts are not in the list that Discogs sends.
void VersionsPage::askIdentifiers()
{
    m_identifiers = std::make_unique<QObject>();
    for (const discogs::ReleaseId id : m_model->pressings()) {
        if (m_lookedAt.contains(id))
            continue;
        m_lookedAt.insert(id);
        whenDone(m_desk.source.release(id, Refresh::HeldOnly), m_identifiers.get(),
                 [this, id](const Result<Held<discogs::Release>> &held) {
                     if (held)
                         m_model->setIdentifiers(id, identifiersOf(held->value, QLatin1String("Barcode")),
                                                 identifiersOf(held->value, QLatin1String("Matrix / Runout")));
                 });
    }
}

void VersionsPage::askMoreIfNear()
{
    if (m_next && isActive() && m_view->isNearEnd())
        askMore();
}

void VersionsPage::askMore()
{
    if (!m_next || m_question || m_moreQuestion)
        return;
    m_moreQuestion = std::make_unique<QObject>();
    Q_EMIT settledChanged();
    m_states->setNotice({});
    whenDone(m_desk.source.more(*m_next), m_moreQuestion.get(),
             [this](const Result<Held<discogs::VersionsPage>> &page) {
                 if (page)
                     takeMore(page->value);
                 else if (page.error().code != ErrorCode::Cancelled)
                     m_states->setNotice(tr("Further pressings did not arrive. %1").arg(errorText(page.error())),
                                         {tr("Retry"), [this] { askMore(); }});
                 settle(m_moreQuestion);
                 updateState();
                 if (page)
                     askMoreIfNear();
             });
}

void VersionsPage::takeMore(const discogs::VersionsPage &page)
{
    m_next = page.next;
    m_model->addVersions(page.items);
    askIdentifiers();
    if (!m_next && isEverything(m_asked)) {
        m_whole = true;
        m_filters->offer(*m_model);
    }
}

void VersionsPage::narrow()
{
    if (m_whole)
        m_filters->narrow(*m_model);
    else if (m_master != discogs::MasterId{})
        ask(Refresh::IfStale);
    updateState();
}

void VersionsPage::sort()
{
    const int column = m_view->sortColumn();
    const bool discogsCan = column < 0 || !orderName(column).isEmpty();
    if (m_whole || !m_next || !discogsCan)
        m_model->sort(column, m_view->sortOrder());
    else if (query() != m_asked)
        ask(Refresh::IfStale);
}

void VersionsPage::updateState()
{
    updateCount();
    if (m_master == discogs::MasterId{})
        m_states->showEmpty(tr("Discogs knows only this pressing."));
    else if (m_question)
        m_states->showLoading();
    else if (m_error)
        m_states->showFailure(*m_error, [this] { ask(Refresh::IfStale); });
    else if (m_model->rowCount() > 0)
        m_states->showContent(m_asOf);
    else if (m_model->total() > 0 || m_filters->isNarrowed())
        m_states->showEmpty(tr("The filters hide all pressings."),
                            {tr("Clear filters"), [this] { m_filters->clear(); }});
    else
        m_states->showEmpty(tr("Discogs lists no pressings of this master."));
}

void VersionsPage::updateCount()
{
    const int left = m_model->rowCount();
    const int all = qMax(m_items, m_model->total());
    const QLocale locale;
    QString text;
    if (all > 0 && left < m_model->total())
        text = tr("%1 of %2", "pressings").arg(locale.toString(left), locale.toString(all));
    else if (all > 0)
        text = all == 1 ? tr("One pressing") : tr("%1 pressings").arg(locale.toString(all));
    m_filters->setCount(text);
}

void VersionsPage::open(const discogs::Entity &pressing, bool beside)
{
    if (beside) {
        Q_EMIT m_desk.state.openBesideRequested(pressing);
        return;
    }
    Q_EMIT pressingChosen();
    m_desk.state.open(pressing);
}

} // namespace runout::ui
