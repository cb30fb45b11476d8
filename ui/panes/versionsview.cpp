// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/versionsview.h"

#include "core/base/settings.h"
#include "ui/models/releasemodels.h"
#include "ui/models/resultsmodel.h"
#include "ui/panes/versionsdelegate.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>

namespace runout::ui {

namespace {

constexpr int savingPause = 400; // ms, so that dragging a column does not write all the way

QString headerSetting()
{
    return QStringLiteral("versions/header");
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
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    const int letter = fontMetrics().averageCharWidth();
    const std::pair<VersionsModel::Column, int> letters[] = {
        {VersionsModel::Released, 13}, {VersionsModel::Country, 12},
        {VersionsModel::Label, 13},    {VersionsModel::CatalogueNumber, 12},
        {VersionsModel::Format, 24},   {VersionsModel::Title, 24},
        {VersionsModel::Have, 9},      {VersionsModel::Want, 9}};
    for (const auto &[column, width] : letters)
        setColumnWidth(column, width * letter);
    header->moveSection(header->visualIndex(VersionsModel::Title), VersionsModel::ColumnCount - 1);
    header->restoreState(m_settings.layout(headerSetting()).toByteArray());
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_saving.setSingleShot(true);
    m_saving.setInterval(savingPause);
    connect(&m_saving, &QTimer::timeout, this,
            [this] { m_settings.setLayout(headerSetting(), horizontalHeader()->saveState()); });
    connect(header, &QHeaderView::sectionResized, &m_saving, qOverload<>(&QTimer::start));
    connect(header, &QHeaderView::sectionMoved, &m_saving, qOverload<>(&QTimer::start));
    connect(header, &QHeaderView::sortIndicatorChanged, this, &VersionsView::orderChanged);
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
        setCurrentIndex(index);
        scrollTo(index);
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
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
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
    QMetaObject::invokeMethod(this, &VersionsView::scrolled, Qt::QueuedConnection);
}

} // namespace runout::ui
