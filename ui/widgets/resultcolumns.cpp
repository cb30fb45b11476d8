// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultcolumns.h"

#include "core/base/settings.h"
#include "ui/widgets/resultdelegates.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace runout::ui {

namespace {

constexpr int coverMargin = 20;
constexpr int leastTitle = 200;
constexpr int comfortableTitle = 320; // what is wider is shared with other words
constexpr int leastElastic = 76;
constexpr int wide = 960;        // a list that may scroll sideways shows all there is from here on
constexpr int savingDelay = 400; // ms
constexpr int rowsLookedAt = 200;

bool isFixed(int column)
{
    return column == RecordModel::Cover || column == RecordModel::Title;
}

} // namespace

ResultColumns::ResultColumns(QTableView &table, RecordModel &model, Settings &settings, const QString &name,
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
    header->setSectionResizeMode(RecordModel::Title, QHeaderView::Stretch);
    header->setSectionResizeMode(RecordModel::Cover, QHeaderView::Fixed);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    takeOver(0, model.columnCount() - 1);
    setWidth(RecordModel::Cover, RowDelegate::defaultCover + coverMargin);
    restore();
    m_saving.setSingleShot(true);
    m_saving.setInterval(savingDelay);
    connect(&m_saving, &QTimer::timeout, this, &ResultColumns::save);
    connect(header, &QHeaderView::customContextMenuRequested, this, &ResultColumns::showMenu);
    const auto changed = [this] {
        if (m_fitting)
            return;
        m_snapshot = snapshot(); // the model may be gone by the time it is saved
        m_saving.start();
    };
    connect(header, &QHeaderView::sectionMoved, this, changed);
    connect(header, &QHeaderView::sectionResized, this, [this, changed](int column, int, int size) {
        if (column == RecordModel::Title || size == 0 || m_fitting) // 0: hidden, and told of later
            return;
        m_widths[this->name(column)] = size;
        changed();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, changed);
    connect(&model, &RecordModel::sortLevelsChanged, this, &ResultColumns::fit);
    connect(&model, &QAbstractItemModel::columnsInserted, this, [this](const QModelIndex &, int first, int last) {
        takeOver(first, last);
        restore();
        fit();
    });
    fit();
}

ResultColumns::~ResultColumns()
{
    if (m_saving.isActive())
        save();
}

void ResultColumns::takeOver(int first, int last)
{
    for (int column = first; column <= last; ++column) {
        if (!isFixed(column))
            setWidth(column, m_widths.value(name(column), m_model.traits(column).width));
    }
}

int ResultColumns::columnOf(const QString &name) const
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (this->name(column) == name)
            return column;
    }
    return -1;
}

bool ResultColumns::isFilled(int column) const
{
    const int rows = qMin(rowsLookedAt, m_model.rowCount());
    for (int row = 0; row < rows; ++row) {
        if (!m_model.index(row, column).data(Qt::DisplayRole).toString().isEmpty())
            return true;
    }
    return false;
}

QSet<int> ResultColumns::wanted() const
{
    QSet<int> columns{RecordModel::Cover, RecordModel::Title};
    for (int column = RecordModel::Title + 1; column < m_model.columnCount(); ++column) {
        const ColumnTraits traits = m_model.traits(column);
        // What can be filled in stays to be filled in.
        const bool usual = traits.shown == ColumnTraits::Shown::Usually &&
                           (m_model.rowCount() == 0 || m_model.index(0, column).flags().testFlag(Qt::ItemIsEditable));
        const bool shown = m_chosen.isEmpty()
                               ? traits.shown != ColumnTraits::Shown::OnChoice && (usual || isFilled(column))
                               : m_chosen.contains(traits.name);
        if (shown)
            columns.insert(column);
    }
    return columns;
}

void ResultColumns::setWidth(int column, int width)
{
    const QScopedValueRollback guard(m_fitting, true);
    m_widths[name(column)] = width;
    if (column != RecordModel::Title)
        m_table.horizontalHeader()->resizeSection(column, width);
}

void ResultColumns::setSideways(bool may)
{
    m_sideways = may;
    fit();
}

void ResultColumns::setCoverSize(int size)
{
    setWidth(RecordModel::Cover, size + coverMargin);
    fit();
}

// Among several levels of an order a header says its place: it has the room for it while that is so.
int ResultColumns::widthOf(int column) const
{
    const int width = m_widths.value(name(column));
    const QList<SortLevel> levels = m_model.sortLevels();
    const bool saysPlace =
        levels.size() > 1 &&
        std::any_of(levels.begin(), levels.end(), [column](const SortLevel &one) { return one.column == column; });
    return saysPlace ? qMax(width, m_table.horizontalHeader()->sectionSizeHint(column)) : width;
}

QSet<int> ResultColumns::fitting(QSet<int> columns) const
{
    int sum = leastTitle;
    for (const int column : std::as_const(columns))
        sum += column == RecordModel::Title ? 0 : widthOf(column);
    while (sum > m_table.viewport()->width()) {
        int next = -1;
        for (const int column : std::as_const(columns)) {
            const int rank = m_model.traits(column).stepBack;
            if (rank > 0 && (next < 0 || rank < m_model.traits(next).stepBack))
                next = column;
        }
        if (next < 0)
            break;
        columns.remove(next);
        sum -= widthOf(next);
    }
    return columns;
}

void ResultColumns::fit()
{
    const QScopedValueRollback guard(m_fitting, true);
    QHeaderView *header = m_table.horizontalHeader();
    const QSet<int> all = wanted();
    const bool mayScroll = m_sideways && (!m_chosen.isEmpty() || m_table.viewport()->width() >= wide);
    const QSet<int> shown = mayScroll ? all : fitting(all);
    m_shown = shown;
    int others = 0;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        header->setSectionHidden(column, !shown.contains(column));
        if (shown.contains(column) && column != RecordModel::Title)
            others += widthOf(column);
    }
    shareRoom(shown, m_table.viewport()->width() - others - comfortableTitle);
    const bool isWide = m_sideways && others + leastTitle > m_table.viewport()->width();
    header->setSectionResizeMode(RecordModel::Title, isWide ? QHeaderView::Fixed : QHeaderView::Stretch);
    if (isWide)
        header->resizeSection(RecordModel::Title, leastTitle);
}

// Columns of words that nobody has sized take a part of the room that the titles do not need.
void ResultColumns::shareRoom(const QSet<int> &shown, int spare)
{
    const auto isElastic = [this](int column) {
        const int usual = m_model.traits(column).width;
        return column != RecordModel::Title && usual >= leastElastic && m_widths.value(name(column)) == usual;
    };
    int sum = 0;
    for (const int column : shown)
        sum += isElastic(column) ? widthOf(column) : 0;
    for (const int column : shown) {
        if (column == RecordModel::Title)
            continue;
        const int width = widthOf(column);
        const int more = spare > 0 && isElastic(column) ? spare / 2 * width / sum : 0;
        m_table.horizontalHeader()->resizeSection(column, width + qMin(more, width));
    }
}

void ResultColumns::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QSet<int> shown = m_sideways ? m_shown : wanted(); // what had to step back may be called for
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QString header = m_model.columnName(column);
        if (isFixed(column) || header.isEmpty())
            continue;
        QAction *action = menu->addAction(header);
        action->setCheckable(true);
        action->setChecked(shown.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { choose(column, on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        m_chosen.clear();
        fit();
        m_snapshot = snapshot();
        save();
    });
    menu->popup(m_table.horizontalHeader()->mapToGlobal(at));
}

void ResultColumns::choose(int column, bool shown)
{
    QSet<int> next = m_sideways ? m_shown : wanted();
    shown ? void(next.insert(column)) : void(next.remove(column));
    m_chosen.clear();
    for (const int one : std::as_const(next))
        m_chosen.insert(name(one));
    fit();
    m_snapshot = snapshot();
    save();
}

void ResultColumns::save()
{
    m_saving.stop();
    m_settings.setLayout(m_key, m_snapshot);
}

QVariantMap ResultColumns::snapshot() const
{
    const QHeaderView *header = m_table.horizontalHeader();
    QStringList order, sort;
    for (int place = 0; place < header->count(); ++place)
        order.append(name(header->logicalIndex(place)));
    QVariantMap widths;
    for (auto width = m_widths.constBegin(); width != m_widths.constEnd(); ++width)
        widths.insert(width.key(), width.value());
    for (const SortLevel &level : m_model.sortLevels())
        sort.append((level.order == Qt::DescendingOrder ? QStringLiteral("-") : QString()) + name(level.column));
    return {{QStringLiteral("order"), order},
            {QStringLiteral("widths"), widths},
            {QStringLiteral("chosen"), QStringList(m_chosen.begin(), m_chosen.end())},
            {QStringLiteral("sort"), sort}};
}

void ResultColumns::restore()
{
    const QScopedValueRollback guard(m_fitting, true);
    QHeaderView *header = m_table.horizontalHeader();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (m_model.traits(column).isLast)
            header->moveSection(header->visualIndex(column), m_model.columnCount() - 1);
    }
    const QVariantMap kept = m_settings.layout(m_key).toMap();
    if (kept.isEmpty())
        return;
    int place = 0;
    for (const QString &name : kept.value(QStringLiteral("order")).toStringList()) {
        const int column = columnOf(name);
        if (column >= 0)
            header->moveSection(header->visualIndex(column), place++);
    }
    const QVariantMap widths = kept.value(QStringLiteral("widths")).toMap();
    for (auto width = widths.constBegin(); width != widths.constEnd(); ++width) {
        const int column = columnOf(width.key());
        if (width.value().toInt() < header->minimumSectionSize())
            continue;
        if (column < 0)
            m_widths.insert(width.key(), width.value().toInt()); // not there yet
        else if (!isFixed(column))
            setWidth(column, width.value().toInt());
    }
    const QStringList chosen = kept.value(QStringLiteral("chosen")).toStringList();
    m_chosen = QSet<QString>(chosen.begin(), chosen.end());
    QList<SortLevel> levels;
    for (const QString &name : kept.value(QStringLiteral("sort")).toStringList()) {
        const bool falls = name.startsWith(u'-');
        const int column = columnOf(falls ? name.mid(1) : name);
        if (column >= 0)
            levels.append({column, falls ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    if (!levels.isEmpty())
        m_model.setSortLevels(levels);
}

} // namespace runout::ui
