// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultcolumns.h"

#include "core/base/settings.h"
#include "ui/widgets/resultdelegates.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <array>

namespace runout::ui {

namespace {

constexpr int coverMargin = 20;
constexpr int leastTitle = 200;
constexpr int savingDelay = 400; // ms
constexpr int rowsLookedAt = 200;

int defaultWidth(int column)
{
    switch (column) {
    case ResultsModel::Cover:
        return RowDelegate::defaultCover + coverMargin;
    case ResultsModel::Label:
        return 112;
    case ResultsModel::CatalogueNumber:
        return 112;
    case ResultsModel::Year:
        return 54;
    case ResultsModel::Country:
        return 76;
    case ResultsModel::Format:
        return 136;
    case ResultsModel::Role:
        return 96;
    case ResultsModel::Rating:
        return 92;
    case ResultsModel::Notes:
        return 180;
    case ResultsModel::Lowest:
        return 84;
    case ResultsModel::Added:
        return 96;
    default:
        return 68;
    }
}

// Which column goes first when there is not room for all.
constexpr std::array stepBack{ResultsModel::Added, ResultsModel::Want,  ResultsModel::Have,
                              ResultsModel::Country, ResultsModel::Label, ResultsModel::Format,
                              ResultsModel::CatalogueNumber, ResultsModel::Role, ResultsModel::Copies,
                              ResultsModel::Year, ResultsModel::Lowest, ResultsModel::Rating, ResultsModel::Notes};

bool isFixed(int column)
{
    return column == ResultsModel::Cover || column == ResultsModel::Title;
}

} // namespace

ResultColumns::ResultColumns(QTableView &table, ResultsModel &model, Settings &settings, const QString &name,
                             QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
    , m_settings(settings)
    , m_key(name + QStringLiteral("/columns"))
{
    QHeaderView *header = table.horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setMinimumSectionSize(40);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(ResultsModel::Title, QHeaderView::Stretch);
    header->setSectionResizeMode(ResultsModel::Cover, QHeaderView::Fixed);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int column = 0; column < ResultsModel::ColumnCount; ++column)
        setWidth(column, defaultWidth(column));
    restore();
    m_saving.setSingleShot(true);
    m_saving.setInterval(savingDelay);
    connect(&m_saving, &QTimer::timeout, this, &ResultColumns::save);
    connect(header, &QHeaderView::customContextMenuRequested, this, &ResultColumns::showMenu);
    const auto changed = [this] {
        if (!m_fitting)
            m_saving.start();
    };
    connect(header, &QHeaderView::sectionMoved, this, changed);
    connect(header, &QHeaderView::sectionResized, this, [this, changed](int column, int, int size) {
        if (column == ResultsModel::Title || size == 0 || m_fitting) // 0: hidden, and told of later
            return;
        m_widths[size_t(column)] = size;
        changed();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, changed);
    fit();
}

ResultColumns::~ResultColumns()
{
    if (m_saving.isActive())
        save();
}

QSet<int> ResultColumns::wanted() const
{
    if (!m_chosen.isEmpty())
        return m_chosen;
    QSet<int> columns{ResultsModel::Cover, ResultsModel::Title};
    const int rows = qMin(rowsLookedAt, m_model.rowCount());
    for (int column = ResultsModel::Title + 1; column < ResultsModel::ColumnCount; ++column) {
        if (column == ResultsModel::Have || column == ResultsModel::Want || !m_model.offers(column))
            continue;
        bool any = (rows == 0 && column != ResultsModel::Role) || column == ResultsModel::Rating || column == ResultsModel::Notes;
        for (int row = 0; row < rows && !any; ++row)
            any = !m_model.index(row, column).data(Qt::DisplayRole).toString().isEmpty();
        if (any)
            columns.insert(column);
    }
    return columns;
}

void ResultColumns::setWidth(int column, int width)
{
    const QScopedValueRollback guard(m_fitting, true);
    m_widths[size_t(column)] = width;
    if (column != ResultsModel::Title)
        m_table.horizontalHeader()->resizeSection(column, width);
}

void ResultColumns::setCoverSize(int size)
{
    setWidth(ResultsModel::Cover, size + coverMargin);
    fit();
}

void ResultColumns::fit()
{
    const QScopedValueRollback guard(m_fitting, true);
    QHeaderView *header = m_table.horizontalHeader();
    QSet<int> shown = wanted();
    const auto width = [&] {
        int sum = leastTitle;
        for (const int column : std::as_const(shown)) {
            if (column != ResultsModel::Title)
                sum += m_widths[size_t(column)];
        }
        return sum;
    };
    for (const int column : stepBack) {
        if (width() <= m_table.viewport()->width())
            break;
        shown.remove(column);
    }
    for (int column = 0; column < ResultsModel::ColumnCount; ++column)
        header->setSectionHidden(column, !shown.contains(column));
}

void ResultColumns::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QSet<int> shown = wanted();
    for (int column = 0; column < ResultsModel::ColumnCount; ++column) {
        if (isFixed(column) || !m_model.offers(column))
            continue;
        QAction *action = menu->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(shown.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { choose(column, on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        m_chosen.clear();
        fit();
        save();
    });
    menu->popup(m_table.horizontalHeader()->mapToGlobal(at));
}

void ResultColumns::choose(int column, bool shown)
{
    QSet<int> next = wanted();
    shown ? void(next.insert(column)) : void(next.remove(column));
    m_chosen = next;
    fit();
    save();
}

void ResultColumns::save()
{
    m_saving.stop();
    const QHeaderView *header = m_table.horizontalHeader();
    QVariantList order, widths, chosen;
    for (int place = 0; place < header->count(); ++place)
        order.append(header->logicalIndex(place));
    for (int column = 0; column < header->count(); ++column)
        widths.append(m_widths[size_t(column)]);
    for (const int column : std::as_const(m_chosen))
        chosen.append(column);
    m_settings.setLayout(
        m_key, QVariantMap{{QStringLiteral("order"), order},
                           {QStringLiteral("widths"), widths},
                           {QStringLiteral("chosen"), chosen},
                           {QStringLiteral("sort"), header->sortIndicatorSection()},
                           {QStringLiteral("descending"), header->sortIndicatorOrder() == Qt::DescendingOrder}});
}

void ResultColumns::restore()
{
    const QVariantMap kept = m_settings.layout(m_key).toMap();
    if (kept.isEmpty())
        return;
    QHeaderView *header = m_table.horizontalHeader();
    const QVariantList order = kept.value(QStringLiteral("order")).toList();
    for (int place = 0; place < order.size() && place < header->count(); ++place) {
        const int column = order[place].toInt();
        if (column >= 0 && column < header->count())
            header->moveSection(header->visualIndex(column), place);
    }
    const QVariantList widths = kept.value(QStringLiteral("widths")).toList();
    for (int column = 0; column < widths.size() && column < header->count(); ++column) {
        if (widths[column].toInt() >= header->minimumSectionSize() && !isFixed(column))
            setWidth(column, widths[column].toInt());
    }
    for (const QVariant &column : kept.value(QStringLiteral("chosen")).toList())
        m_chosen.insert(column.toInt());
    const int sort = kept.value(QStringLiteral("sort"), -1).toInt();
    if (sort >= 0 && sort < header->count())
        m_table.sortByColumn(sort, kept.value(QStringLiteral("descending")).toBool() ? Qt::DescendingOrder
                                                                                     : Qt::AscendingOrder);
}

} // namespace runout::ui
