// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/versionsview.h"

#include "core/base/settings.h"
#include "ui/models/releasemodels.h"
#include "ui/models/resultsmodel.h"
#include "ui/panes/versionsdelegate.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace runout::ui {

namespace {

constexpr int savingPause = 400; // ms, so that dragging a column does not write all the way

constexpr int leastRoom = 100; // not laid out yet
constexpr int leastFormat = 88;

// What tells pressings apart comes first.
constexpr int byWorth[] = {VersionsModel::Released, VersionsModel::Country, VersionsModel::CatalogueNumber,
                           VersionsModel::Format,   VersionsModel::Label,   VersionsModel::Have,
                           VersionsModel::Want,     VersionsModel::Title,   VersionsModel::Barcode,
                           VersionsModel::Matrix};

QString headerSetting()
{
    return QStringLiteral("versions/table");
}

bool isControlDown()
{
    return QApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
}

} // namespace

VersionsView::VersionsView(VersionsModel &model, Settings &settings, QWidget *parent)
    : QTableView(parent)
    , m_settings(settings)
    , m_delegate(new VersionsDelegate(this))
{
    setModel(&model);
    // Columns for what has become known, or nothing to show.
    connect(&model, &QAbstractItemModel::dataChanged, this, &VersionsView::fit);
    connect(&model, &QAbstractItemModel::modelReset, this, &VersionsView::fit);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &VersionsView::fit);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Version list"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * Theme::unit);
    buildHeader();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &VersionsView::scrolled);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) { open(index, isControlDown()); });
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) { open(index, isControlDown()); });
}

void VersionsView::buildHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setStyleSheet(QStringLiteral("QHeaderView::section:first { padding-left: 16px; }")); // as its cells
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    const int letter = fontMetrics().averageCharWidth();
    const std::pair<VersionsModel::Column, int> letters[] = {
        {VersionsModel::Released, 16}, {VersionsModel::Country, 11},
        {VersionsModel::Label, 14},    {VersionsModel::CatalogueNumber, 14},
        {VersionsModel::Format, 18},   {VersionsModel::Barcode, 17},
        {VersionsModel::Matrix, 24},   {VersionsModel::Title, 24},
        {VersionsModel::Have, 9},      {VersionsModel::Want, 9}};
    for (const auto &[column, width] : letters)
        setColumnWidth(column, width * letter);
    int place = VersionsModel::ColumnCount - 1; // what is less telling stands behind
    for (const int column : {VersionsModel::Title, VersionsModel::Want, VersionsModel::Have})
        header->moveSection(header->visualIndex(column), place--);
    m_chosen = header->restoreState(m_settings.layout(headerSetting()).toByteArray());
    header->setSortIndicator(VersionsModel::Released, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &VersionsView::showMenu);
    m_saving.setSingleShot(true);
    m_saving.setInterval(savingPause);
    connect(&m_saving, &QTimer::timeout, this,
            [this] { m_settings.setLayout(headerSetting(), horizontalHeader()->saveState()); });
    const auto chosen = [this] {
        if (m_fitting)
            return;
        m_chosen = true;
        m_saving.start();
    };
    connect(header, &QHeaderView::sectionResized, this, chosen);
    connect(header, &QHeaderView::sectionMoved, this, chosen);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &VersionsView::orderChanged);
}

// Until somebody arranges them, as many columns as have room, the format taking what is left. Barcode and runout are
// shown wherever they are known, if need be by scrolling sideways.
void VersionsView::fit()
{
    if (m_chosen || m_fitting || viewport()->width() < leastRoom)
        return;
    const QScopedValueRollback guard(m_fitting, true);
    const int room = viewport()->width();
    int sum = 0;
    bool full = false;
    for (const int column : byWorth) {
        const int width = column == VersionsModel::Format ? leastFormat : columnWidthOf(column);
        const bool isIdentifier = column == VersionsModel::Barcode || column == VersionsModel::Matrix;
        const bool isKnown = column < VersionsModel::Have || isFilled(column);
        full = full || (isKnown && !isIdentifier && sum + width > room);
        const bool shown = isKnown && (isIdentifier || !full);
        setColumnHidden(column, !shown);
        sum += shown ? width : 0;
    }
    if (!isColumnHidden(VersionsModel::Format))
        setColumnWidth(VersionsModel::Format, leastFormat + qMax(0, room - sum));
}

int VersionsView::columnWidthOf(int column)
{
    if (!m_usual.contains(column))
        m_usual.insert(column, columnWidth(column));
    return m_usual.value(column);
}

bool VersionsView::isFilled(int column) const
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (!model()->index(row, column).data().toString().isEmpty())
            return true;
    }
    return false;
}

void VersionsView::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = VersionsModel::Released + 1; column < VersionsModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_chosen = true;
            setColumnHidden(column, !shown);
            m_saving.start();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        m_chosen = false;
        fit();
        m_saving.stop();
        m_settings.setLayout(headerSetting(), QByteArray());
    });
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

void VersionsView::setComparing(bool comparing)
{
    m_delegate->setComparing(comparing);
    viewport()->update();
}

void VersionsView::showCurrent()
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, VersionsModel::Released);
        if (!index.data(VersionsModel::CurrentRole).toBool())
            continue;
        const int sideways = horizontalScrollBar()->value();
        const bool inSight = viewport()->rect().contains(visualRect(index));
        setCurrentIndex(index);
        scrollTo(index, inSight ? EnsureVisible : PositionAtCenter);
        horizontalScrollBar()->setValue(sideways);
        return;
    }
}

int VersionsView::sortColumn() const
{
    return horizontalHeader()->sortIndicatorSection();
}

Qt::SortOrder VersionsView::sortOrder() const
{
    return horizontalHeader()->sortIndicatorOrder();
}

void VersionsView::resetOrder()
{
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(VersionsModel::Released, Qt::AscendingOrder);
}

bool VersionsView::isNearEnd() const
{
    const QScrollBar *bar = verticalScrollBar();
    return isVisible() && bar->value() >= bar->maximum() - 2 * bar->pageStep();
}

void VersionsView::open(const QModelIndex &index, bool beside)
{
    const auto pressing = index.data(VersionsModel::EntityRole).value<discogs::Entity>();
    if (pressing.id > 0)
        Q_EMIT opened(pressing, beside);
}

void VersionsView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton)
        open(indexAt(event->position().toPoint()), true);
    QTableView::mouseReleaseEvent(event);
}

void VersionsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
    QMetaObject::invokeMethod(this, &VersionsView::scrolled, Qt::QueuedConnection);
}

} // namespace runout::ui
