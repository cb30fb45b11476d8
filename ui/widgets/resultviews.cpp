// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultviews_p.h"

#include "core/base/settings.h"
#include "core/library/collection.h"
#include "ui/browserstate.h"
#include "ui/models/resultsmodel.h"
#include "ui/widgets/resultcolumns.h"

#include <QItemSelectionModel>
#include <QScrollBar>
#include <QStackedLayout>

#include <algorithm>

namespace runout::ui {

using discogs::Entity;
using discogs::EntityKind;

namespace {

constexpr int settleDelay = 150; // ms after the last arrow key before the release pane follows
constexpr int unseenDelay = 200; // ms between two looks at which covers scrolled away

QVariant toVariant(const ListMemory &memory)
{
    QVariantMap map{{QStringLiteral("row"), memory.row}, {QStringLiteral("offset"), memory.offset}};
    if (memory.current.isValid())
        map.insert(QStringLiteral("current"), memory.current);
    return map;
}

ListMemory fromVariant(const QVariant &variant)
{
    const QVariantMap map = variant.toMap();
    return {map.value(QStringLiteral("row"), -1).toInt(), map.value(QStringLiteral("offset")).toInt(),
            map.value(QStringLiteral("current"))};
}

bool followsKeyboard(const Entity &entity)
{
    return entity.kind == EntityKind::Release || entity.kind == EntityKind::Master;
}

} // namespace

ResultViews::Private::Private(ResultViews &views, RecordModel &results, Desk &tools, const QString &settingsName,
                              std::unique_ptr<RowDelegate> editing)
    : q(views)
    , model(results)
    , desk(tools)
    , name(settingsName)
    , edits(editing != nullptr)
    , rowDelegate(editing ? std::move(editing) : std::make_unique<RowDelegate>(tools.covers))
    , rows(*rowDelegate)
    , tiles(tools.covers)
    , table(new ResultTable(rows))
    , wall(new ResultWall(tiles))
    , selection(new QItemSelectionModel(&results, this))
    , stack(new QStackedLayout)
{
    settle.setSingleShot(true);
    settle.setInterval(settleDelay);
    unseen.setSingleShot(true);
    unseen.setInterval(unseenDelay);
    refit.setSingleShot(true);
    refit.setInterval(0);
}

ResultViews::ResultViews(RecordModel &model, Desk &desk, const QString &name, const QString &accessibleName,
                         QWidget *parent)
    : ResultViews(model, desk, name, accessibleName, nullptr, parent)
{}

ResultViews::ResultViews(RecordModel &model, Desk &desk, const QString &name, const QString &accessibleName,
                         std::unique_ptr<RowDelegate> editing, QWidget *parent)
    : QWidget(parent)
    , d(new Private(*this, model, desk, name, std::move(editing)))
{
    setLayout(d->stack);
    d->connectModel();
    d->followShelf();
    d->setUp(d->table, accessibleName);
    d->setUp(d->wall, accessibleName);
    d->columns = new ResultColumns(*d->table, model, desk.settings, name, this);
    if (d->edits)
        d->setUpEditing();
    connect(d->table, &ResultTable::movedByKey, &d->settle, qOverload<>(&QTimer::start));
    connect(d->wall, &ResultWall::movedByKey, &d->settle, qOverload<>(&QTimer::start));
    connect(d->table, &ResultTable::resized, d->columns, &ResultColumns::fit);
    connect(&d->settle, &QTimer::timeout, this, [this] {
        if (const QModelIndex current = d->selection->currentIndex();
            current.isValid() && followsKeyboard(d->entityAt(current)))
            d->choose(current);
    });
    connect(&d->unseen, &QTimer::timeout, this, [this] { d->withdrawUnseen(); });
    connect(&d->refit, &QTimer::timeout, this, [this] {
        d->columns->fit();
        d->checkEnd();
    });
    connect(&desk.covers, &CoverImages::arrived, this, [this] { d->view()->viewport()->update(); });
    d->setSizes(desk.settings.layout(name + QStringLiteral("/rowCover"), RowDelegate::defaultCover).toInt(),
                desk.settings.layout(name + QStringLiteral("/tileCover"), TileDelegate::defaultCover).toInt());
    d->stack->setCurrentWidget(
        desk.settings.layout(name + QStringLiteral("/wall")).toBool() ? static_cast<QWidget *>(d->wall) : d->table);
    setFocusProxy(d->view());
}

ResultViews::~ResultViews()
{
    // The views go first: they use the delegates and the selection.
    delete d->columns;
    delete d->table;
    delete d->wall;
}

void ResultViews::Private::setUp(QAbstractItemView *view, const QString &accessibleName)
{
    stack->addWidget(view);
    view->setAccessibleName(accessibleName);
    view->setModel(&model);
    const std::unique_ptr<QItemSelectionModel> own(view->selectionModel());
    view->setSelectionModel(selection);
    view->viewport()->installEventFilter(this);
    connect(view, &QAbstractItemView::clicked, &q, [this](const QModelIndex &index) {
        if (!edits || !(QApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            choose(index);
    });
    connect(view, &QAbstractItemView::activated, &q, [this](const QModelIndex &index) { choose(index); });
    connect(view, &QWidget::customContextMenuRequested, &q, [this](const QPoint &at) { showMenu(at); });
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, &q, [this] {
        checkEnd();
        if (!unseen.isActive())
            unseen.start();
    });
    // Queued: in the midst of a layout the view would overrule where it is scrolled to.
    connect(
        view->verticalScrollBar(), &QScrollBar::rangeChanged, &q, [this] { applyPending(); }, Qt::QueuedConnection);
}

void ResultViews::Private::setUpEditing()
{
    for (QAbstractItemView *view : {static_cast<QAbstractItemView *>(table), static_cast<QAbstractItemView *>(wall)}) {
        view->setSelectionMode(QAbstractItemView::ExtendedSelection);
        view->setDragDropMode(QAbstractItemView::DragOnly); // what may be dragged is up to the model
    }
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    table->setCellsReachable(true);
    columns->setSideways(true);
}

// Before the views connect themselves: a row that goes must not pass its selection on to its neighbour.
void ResultViews::Private::connectModel()
{
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, &q, [this](const QModelIndex &, int first, int last) {
        const int row = selection->currentIndex().row();
        if (row >= first && row <= last)
            selection->clear();
    });
    connect(
        &model, &QAbstractItemModel::rowsInserted, &q, [this] { rowsChanged(); }, Qt::QueuedConnection);
    connect(
        &model, &QAbstractItemModel::rowsRemoved, &q, [this] { rowsChanged(); }, Qt::QueuedConnection);
    connect(
        &model, &QAbstractItemModel::modelReset, &q, [this] { rowsChanged(); }, Qt::QueuedConnection);
    connect(&model, &RecordModel::columnsFilled, &refit, qOverload<>(&QTimer::start));
}

void ResultViews::Private::followShelf()
{
    if (!desk.collection)
        return;
    const auto mark = [this] { model.setMarks(desk.collection->owned(), desk.collection->wanted()); };
    connect(desk.collection, &library::Collection::ownershipChanged, &q, mark);
    mark();
}

void ResultViews::Private::rowsChanged()
{
    if (chosen.isValid() && !selection->currentIndex().isValid())
        q.selectKey(chosen);
    applyPending();
    refit.start();
}

void ResultViews::Private::choose(const QModelIndex &index)
{
    settle.stop();
    pending.reset();
    if (!index.isValid())
        return;
    chosen = model.keyAt(index.row());
    Q_EMIT q.activated(entityAt(index));
}

void ResultViews::Private::openBeside(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT desk.state.openBesideRequested(entityAt(index));
}

QModelIndex ResultViews::Private::topIndex() const
{
    if (!q.isWall())
        return model.index(table->rowAt(0), RecordModel::Title);
    const QPoint inside(wall->gridSize().width() / 2, 1);
    return wall->indexAt(inside).isValid() ? wall->indexAt(inside)
                                           : wall->indexAt(inside + QPoint(0, 2 * TileDelegate::margin));
}

void ResultViews::Private::applyPending()
{
    if (!pending)
        return;
    if (pending->current.isValid())
        q.selectKey(pending->current);
    if (pending->row >= model.rowCount())
        return;
    if (pending->row >= 0) {
        wall->layOut();
        const ListMemory memory = *pending;
        view()->scrollTo(model.index(memory.row, RecordModel::Title), QAbstractItemView::PositionAtTop);
        QScrollBar *bar = view()->verticalScrollBar();
        bar->setValue(bar->value() + memory.offset);
    }
    if (!pending->current.isValid() || model.indexOfKey(pending->current).isValid())
        pending.reset();
}

void ResultViews::Private::checkEnd()
{
    const QScrollBar *bar = view()->verticalScrollBar();
    if (model.rowCount() > 0 && view()->isVisible() && bar->maximum() - bar->value() < 2 * view()->viewport()->height())
        Q_EMIT q.nearEndReached();
}

void ResultViews::Private::withdrawUnseen()
{
    // Scrolling moves what is painted already: only a fresh painting says which covers are in view.
    desk.covers.forgetUnseen();
    view()->viewport()->repaint();
    desk.covers.forgetUnseen();
}

void ResultViews::setWall(bool wall)
{
    if (wall == isWall())
        return;
    const QModelIndex top = d->topIndex();
    const bool hadFocus = d->view()->hasFocus();
    d->stack->setCurrentWidget(wall ? static_cast<QWidget *>(d->wall) : d->table);
    setFocusProxy(d->view());
    d->wall->layOut();
    if (hadFocus)
        d->view()->setFocus();
    if (top.isValid())
        d->view()->scrollTo(top, QAbstractItemView::PositionAtTop);
    d->desk.settings.setLayout(d->name + QStringLiteral("/wall"), wall);
    d->refit.start();
    Q_EMIT wallChanged(wall);
}

bool ResultViews::isWall() const
{
    return d->stack->currentWidget() == d->wall;
}

QList<Entity> ResultViews::inView() const
{
    QList<Entity> seen;
    const QRect port = d->view()->viewport()->rect();
    const QModelIndex top = d->topIndex();
    for (int row = top.isValid() ? top.row() : 0; row < d->model.rowCount(); ++row) {
        if (d->view()->visualRect(d->model.index(row, RecordModel::Title)).top() > port.bottom())
            break;
        seen.append(d->model.entityAt(row));
    }
    return seen;
}

QAbstractItemView *ResultViews::view() const
{
    return d->view();
}

QVariant ResultViews::memory() const
{
    if (d->pending)
        return toVariant(*d->pending);
    ListMemory memory;
    const QModelIndex top = d->topIndex();
    if (top.isValid()) {
        memory.row = top.row();
        memory.offset = -d->view()->visualRect(top).top();
    }
    if (d->selection->currentIndex().isValid())
        memory.current = d->model.keyAt(d->selection->currentIndex().row());
    return toVariant(memory);
}

void ResultViews::restore(const QVariant &memory)
{
    d->pending = fromVariant(memory);
    d->applyPending();
}

void ResultViews::select(const Entity &entity)
{
    const QModelIndex current = d->selection->currentIndex();
    if (current.isValid() && d->entityAt(current) == entity)
        return; // of several copies this one
    const QModelIndex index = d->model.indexOf(entity);
    selectKey(index.isValid() ? d->model.keyAt(index.row()) : QVariant::fromValue(entity));
}

void ResultViews::selectKey(const QVariant &key)
{
    d->chosen = key;
    const QModelIndex index = d->model.indexOfKey(key);
    if (!index.isValid()) {
        d->selection->clear();
        return;
    }
    if (index.row() == d->selection->currentIndex().row())
        return;
    const bool inSight = d->view()->viewport()->rect().contains(d->view()->visualRect(index));
    d->selection->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!inSight)
        d->view()->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

QList<int> ResultViews::selectedRows() const
{
    QSet<int> rows;
    for (const QItemSelectionRange &range : d->selection->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    QList<int> ascending(rows.begin(), rows.end());
    std::sort(ascending.begin(), ascending.end());
    return ascending;
}

QItemSelectionModel *ResultViews::selection() const
{
    return d->selection;
}

} // namespace runout::ui
