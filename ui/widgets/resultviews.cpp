// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultviews.h"

#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/library/collection.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/models/resultsmodel.h"
#include "ui/shelfmenu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/resultcolumns.h"
#include "ui/widgets/resultdelegates.h"
#include "ui/widgets/resultlists.h"

#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>

namespace runout::ui {

using discogs::Entity;
using discogs::EntityKind;

namespace {

constexpr int settleDelay = 150; // ms after the last arrow key before the release pane follows
constexpr int unseenDelay = 200; // ms between two looks at which covers scrolled away
constexpr int smallestTile = 96, largestTile = 320, tileStep = 16;
constexpr int smallestCover = 24, largestCover = 96, coverStep = 4;

struct Memory
{
    int row = -1;
    int offset = 0;
    QVariant current; // the key of its row; invalid: none
};

QVariant toVariant(const Memory &memory)
{
    QVariantMap map{{QStringLiteral("row"), memory.row}, {QStringLiteral("offset"), memory.offset}};
    if (memory.current.isValid())
        map.insert(QStringLiteral("current"), memory.current);
    return map;
}

Memory fromVariant(const QVariant &variant)
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

struct ResultViews::Private : QObject
{
    Private(ResultViews &views, RecordModel &results, Desk &tools, const QString &settingsName,
            std::unique_ptr<RowDelegate> editing);

    ResultViews &q;
    RecordModel &model;
    Desk &desk;
    QString name;
    bool edits;
    std::unique_ptr<RowDelegate> rowDelegate;
    RowDelegate &rows;
    TileDelegate tiles;
    ResultTable *table;
    ResultWall *wall;
    QItemSelectionModel *selection;
    ResultColumns *columns = nullptr;
    QStackedLayout *stack;
    QTimer settle, unseen, refit;
    QVariant chosen;               // its key; stays chosen while a filter hides it
    std::optional<Memory> pending; // to be restored once the rows are there
    QPersistentModelIndex pressed; // by the middle button

    void setUp(QAbstractItemView *view, const QString &accessibleName);
    void connectModel();
    void followShelf();
    void choose(const QModelIndex &index);
    void openBeside(const QModelIndex &index);
    void rowsChanged();
    void applyPending();
    void checkEnd();
    void withdrawUnseen();
    void resize(int steps);
    void setSizes(int cover, int tile);
    void showMenu(const QPoint &at);
    void addCopying(QMenu &menu, const CoverSubject &subject);
    void setUpEditing();
    [[nodiscard]] QAbstractItemView *view() const { return qobject_cast<QAbstractItemView *>(stack->currentWidget()); }
    [[nodiscard]] Entity entityAt(const QModelIndex &index) const { return model.entityAt(index.row()); }
    [[nodiscard]] QModelIndex topIndex() const;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool filterMouse(const QMouseEvent &event);
};

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
        const Memory memory = *pending;
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

void ResultViews::Private::setSizes(int cover, int tile)
{
    table->setCoverSize(qBound(smallestCover, cover, largestCover));
    columns->setCoverSize(qBound(smallestCover, cover, largestCover));
    wall->setCoverSize(qBound(smallestTile, tile, largestTile));
}

void ResultViews::Private::resize(int steps)
{
    const int cover = rows.rowHeight() - 8 + (q.isWall() ? 0 : steps * coverStep);
    const int tile = tiles.coverSize() + (q.isWall() ? steps * tileStep : 0);
    const QModelIndex top = topIndex();
    setSizes(cover, tile);
    wall->layOut();
    view()->scrollTo(top, QAbstractItemView::PositionAtTop);
    desk.settings.setLayout(name + QStringLiteral("/rowCover"), rows.rowHeight() - 8);
    desk.settings.setLayout(name + QStringLiteral("/tileCover"), tiles.coverSize());
}

bool ResultViews::Private::filterMouse(const QMouseEvent &event)
{
    const QModelIndex index = view()->indexAt(event.position().toPoint());
    const bool withControl =
        !edits && event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ControlModifier);
    if (event.button() != Qt::MiddleButton && !withControl)
        return false;
    if (event.type() == QEvent::MouseButtonPress) {
        pressed = index;
    } else if (event.type() == QEvent::MouseButtonRelease) {
        if (pressed.isValid() && pressed.row() == index.row())
            openBeside(index);
        pressed = QPersistentModelIndex();
    }
    return true;
}

bool ResultViews::Private::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
        return filterMouse(*static_cast<QMouseEvent *>(event));
    case QEvent::Wheel: {
        pending.reset();
        const auto *wheel = static_cast<QWheelEvent *>(event);
        if (!wheel->modifiers().testFlag(Qt::ControlModifier))
            return false;
        if (wheel->angleDelta().y() != 0)
            resize(wheel->angleDelta().y() > 0 ? 1 : -1);
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

void ResultViews::Private::showMenu(const QPoint &at)
{
    QModelIndex index = view()->indexAt(at);
    if (!index.isValid())
        index = selection->currentIndex();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(&q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex kept(index);
    menu->setDefaultAction(menu->addAction(tr("Open"), &q, [this, kept] { choose(kept); }));
    menu->addAction(icon(QStringLiteral("open-beside")), tr("Open beside"), &q, [this, kept] { openBeside(kept); });
    menu->addSeparator();
    const auto *results = qobject_cast<const ResultsModel *>(&model);
    if (results && entityAt(index).kind == EntityKind::Release)
        addShelfActions(*menu, desk, results->at(index.row()));
    menu->addSeparator();
    addCopying(*menu, model.face(index.row()).subject);
    Q_EMIT q.menuOpening(menu);
    menu->popup(view()->viewport()->mapToGlobal(at));
}

void ResultViews::Private::addCopying(QMenu &menu, const CoverSubject &subject)
{
    const auto copy = [](const QString &text) { QApplication::clipboard()->setText(text); };
    const QString title =
        subject.artist.isEmpty() ? subject.title : tr("%1 \u2013 %2").arg(subject.artist, subject.title);
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy title"), &q, [copy, title] { copy(title); });
    if (!desk.client)
        return; // the sample library's numbers mean nothing on the web
    const QUrl page = desk.client->webPage(subject.entity);
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy link"), &q, [copy, page] { copy(page.toString()); });
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("link-out")), tr("Open on Discogs"), &q,
                   [this, page] { Q_EMIT desk.state.webPageRequested(page); });
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
    Memory memory;
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
