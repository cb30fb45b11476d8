// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/listspane.h"

#include "core/discogs/client.h"
#include "core/discogs/userrequests.h"
#include "core/library/collection.h"
#include "core/library/sync.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/models/listsmodel.h"
#include "ui/models/resultsmodel.h"
#include "ui/panes/attribution.h"
#include "ui/panes/listdelegate.h"
#include "ui/panes/muted.h"
#include "ui/panes/nothingheld.h"
#include "ui/theme/theme.h"
#include "ui/widgets/lookswitch.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/resultviews.h"
#include "ui/widgets/toolbutton.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <QToolButton>

namespace runout::ui {

using discogs::UserList;
using discogs::UserListContents;
using library::Collection;

namespace {

const QLatin1String memoryName("list");

} // namespace

ListsPane::ListsPane(Desk &desk, QWidget *parent)
    : Pane(parent)
    , m_desk(desk)
    , m_lists(new ListsModel(this))
    , m_items(new ResultsModel(ResultsModel::Kind::ListItems, this))
    , m_stack(new QStackedWidget)
{
    m_stack->addWidget(buildLists());
    m_stack->addWidget(buildItems());
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_stack);
    connect(desk.collection, &Collection::listsChanged, this, &ListsPane::reloadLists);
    connect(desk.collection, &Collection::stateChanged, this, &ListsPane::reloadLists);
    if (desk.sync) {
        connect(desk.sync, &library::Sync::started, this, &ListsPane::updateListsState);
        connect(desk.sync, &library::Sync::finished, this, &ListsPane::reloadLists);
    }
    connect(&desk.state, &BrowserState::placeChanged, this, &ListsPane::follow);
    connect(&desk.state, &BrowserState::aboutToLeave, this, [this] {
        if (isVisible() && discogs::number(m_id) != 0)
            m_desk.state.remember(memoryName, m_views->memory());
    });
    reloadLists();
}

ListsPane::~ListsPane() = default;

QWidget *ListsPane::buildLists()
{
    m_headline = new QLabel;
    m_headline->setFont(type::heading(font()));
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setContentsMargins(16, 14, 16, 12);
    m_headline->setAccessibleName(tr("List count"));
    m_listView = new QListView;
    m_listView->setModel(m_lists);
    m_listView->setItemDelegate(new ListDelegate(m_listView));
    m_listView->setAccessibleName(tr("Lists"));
    m_listView->setFrameShape(QFrame::NoFrame);
    m_listView->setMouseTracking(true);
    m_listView->setUniformItemSizes(true);
    m_listView->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_listView, &QListView::clicked, this, &ListsPane::openList);
    connect(m_listView, &QListView::activated, this, &ListsPane::openList);
    m_listStates = new PaneStates(m_listView, tr("Lists content"));
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_headline);
    box->addWidget(m_listStates, 1);
    return page;
}

QWidget *ListsPane::buildItems()
{
    m_views = new ResultViews(*m_items, m_desk, QStringLiteral("listitems"), tr("List items"));
    connect(m_views, &ResultViews::activated, &m_desk.state, &BrowserState::open);
    connect(m_views, &ResultViews::wallChanged, this, &Pane::wallChanged);
    m_itemStates = new PaneStates(m_views, tr("List content"));
    auto *all = toolButton(QStringLiteral("back"), tr("All lists"));
    connect(all, &QToolButton::clicked, this, [this] {
        Place place = m_desk.state.place();
        place.id = 0;
        m_desk.state.go(place);
    });
    m_name = new QLabel;
    m_name->setFont(type::heading(font()));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setMinimumWidth(40);
    m_name->setAccessibleName(tr("List"));
    m_description = new QLabel;
    m_description->setTextFormat(Qt::PlainText);
    m_description->setWordWrap(true);
    m_description->setContentsMargins(16, 0, 16, 8);
    setMuted(m_description);
    m_attribution = new Attribution(m_desk);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 10, 12, 6);
    head->setSpacing(4);
    head->addWidget(all);
    head->addWidget(m_name);
    head->addWidget(m_attribution, 1);
    head->addWidget(new LookSwitch(*m_views));
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(head);
    box->addWidget(m_description);
    box->addWidget(m_itemStates, 1);
    return page;
}

void ListsPane::follow()
{
    const Place &place = m_desk.state.place();
    if (place.kind != Place::Kind::Lists)
        return;
    m_stack->setCurrentIndex(place.id == 0 ? 0 : 1);
    const bool same = discogs::ListId{place.id} == m_id;
    m_id = discogs::ListId{place.id};
    if (place.id == 0) {
        m_question.reset();
        updateListsState();
    } else if (!same || !m_contents) {
        m_contents.reset();
        m_items->clear();
        askHeld();
    }
    updateHead();
    Q_EMIT settledChanged();
}

void ListsPane::reloadLists()
{
    m_listsQuestion = std::make_unique<QObject>();
    whenDone(m_desk.collection->state(), m_listsQuestion.get(), [this](const Result<library::ShelfState> &state) {
        m_everSynced = state && state->synced.isValid();
        whenDone(m_desk.collection->lists(), m_listsQuestion.get(), [this](const Result<QList<UserList>> &lists) {
            m_listsQuestion.release()->deleteLater();
            takeLists(lists.value_or(QList<UserList>()));
            Q_EMIT settledChanged();
        });
    });
    Q_EMIT settledChanged();
}

void ListsPane::takeLists(const QList<UserList> &lists)
{
    m_lists->setLists(lists);
    updateListsState();
    updateHead();
}

void ListsPane::updateListsState()
{
    const int count = m_lists->rowCount();
    m_headline->setText(count == 1 ? tr("1 list") : tr("%n lists", nullptr, count));
    m_headline->setVisible(count > 0);
    if (count > 0)
        m_listStates->showContent();
    else
        showNothingHeld(
            *m_listStates, m_desk, tr("your lists"),
            tr("There are no lists. They are made on discogs.com and stand here after the next synchronisation."),
            m_everSynced, [this] { Q_EMIT linkWanted(); }, [this] { Q_EMIT sampleWanted(); });
}

std::optional<UserList> ListsPane::shownList() const
{
    if (m_contents)
        return m_contents->list;
    for (const UserList &list : m_lists->lists()) {
        if (list.id == m_id)
            return list;
    }
    return {};
}

void ListsPane::updateHead()
{
    const auto list = shownList();
    const int items = m_items->total();
    const QString name = list ? list->name : QString();
    m_name->setText(items == 0   ? name
                    : items == 1 ? tr("%1: 1 item").arg(name)
                                 : tr("%1: %n items", nullptr, items).arg(name));
    m_description->setText(list ? list->description.trimmed() : QString());
    m_description->setVisible(!m_description->text().isEmpty());
}

void ListsPane::askHeld()
{
    m_question = std::make_unique<QObject>();
    m_itemStates->showLoading();
    whenDone(m_desk.collection->list(m_id), m_question.get(), [this](const Result<UserListContents> &held) {
        if (held)
            takeItems(*held);
        m_question.release()->deleteLater();
        askDiscogs(Refresh::IfStale);
        Q_EMIT settledChanged();
    });
}

void ListsPane::askDiscogs(Refresh refresh)
{
    if (!m_desk.client) {
        if (!m_contents)
            m_itemStates->showNothing(tr("The items of this list are not held."));
        return;
    }
    m_question = std::make_unique<QObject>();
    m_itemStates->showLoading();
    whenDone(m_desk.client->get(discogs::requests::list(m_id), refresh), m_question.get(),
             [this](const Result<Held<UserListContents>> &answer) {
                 m_question.release()->deleteLater();
                 if (answer) {
                     takeItems(answer->value);
                     m_attribution->setSource(QUrl(answer->value.list.uri), answer->asOf);
                     (void)m_desk.collection->storeList(answer->value);
                 } else {
                     takeFailure(answer.error());
                 }
                 Q_EMIT settledChanged();
             });
    Q_EMIT settledChanged();
}

void ListsPane::takeItems(const UserListContents &contents)
{
    const bool first = !m_contents;
    m_contents = contents;
    QList<ResultRow> rows;
    rows.reserve(contents.items.size());
    for (const discogs::UserListItem &item : contents.items)
        rows.append(row(item));
    m_items->setRows(rows);
    if (first)
        m_views->restore(m_desk.state.memory(memoryName));
    if (rows.isEmpty())
        m_itemStates->showNothing(tr("Nothing is in this list yet."));
    else
        m_itemStates->showContent();
    updateHead();
}

void ListsPane::takeFailure(const Error &error)
{
    if (error.code != ErrorCode::Cancelled)
        m_itemStates->showFailure(error, [this] { askDiscogs(Refresh::IfStale); });
}

void ListsPane::openList(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    Place place = m_desk.state.place();
    place.id = index.data(ListsModel::IdRole).toLongLong();
    m_desk.state.go(place);
}

void ListsPane::refresh()
{
    if (discogs::number(m_id) != 0)
        askDiscogs(Refresh::Always);
    else if (m_desk.sync)
        m_desk.sync->start();
}

void ListsPane::focusList()
{
    if (m_stack->currentIndex() == 0)
        m_listView->setFocus();
    else
        m_views->view()->setFocus();
}

void ListsPane::setWall(bool wall)
{
    m_views->setWall(wall);
}

bool ListsPane::isWall() const
{
    return m_views->isWall();
}

} // namespace runout::ui
