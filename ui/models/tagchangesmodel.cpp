// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tagchangesmodel.h"

#include "ui/models/tagging.h"
#include "ui/tagtext.h"

#include <QLocale>

namespace runout::ui {

namespace {

QString pictureText(const tags::Picture &picture)
{
    return TagChangesModel::tr("picture, %1").arg(QLocale().formattedDataSize(picture.bytes.size(), 0));
}

QString pictureText(const tags::AudioFile &file)
{
    for (const tags::PictureNote &picture : file.pictures) {
        if (picture.kind == static_cast<int>(tags::PictureKind::FrontCover))
            return TagChangesModel::tr("picture, %1").arg(QLocale().formattedDataSize(picture.size, 0));
    }
    return {};
}

} // namespace

TagChangesModel::TagChangesModel(Tagging &tagging, QObject *parent)
    : QAbstractItemModel(parent)
    , m_tagging(tagging)
{
    connect(&tagging, &Tagging::previewChanged, this, &TagChangesModel::arrange);
    connect(&tagging, &Tagging::switchesChanged, this, [this] {
        if (m_items.isEmpty())
            return;
        const int last = int(m_items.size()) - 1;
        Q_EMIT dataChanged(index(0, 0), index(last, ColumnCount - 1));
        for (int row = 0; row <= last; ++row) {
            const QModelIndex file = index(row, 0);
            if (!m_items[row].isEmpty())
                Q_EMIT dataChanged(index(0, 0, file), index(int(m_items[row].size()) - 1, ColumnCount - 1, file));
        }
    });
    arrange();
}

void TagChangesModel::arrange()
{
    QList<QList<Item>> items;
    for (const Tagging::Preview &preview : m_tagging.previews()) {
        QList<Item> rows;
        for (int i = 0; i < preview.plan.changes.size(); ++i)
            rows.append({Kind::Field, i, {}});
        if (preview.plan.frontCover)
            rows.append({Kind::Cover, 0, {}});
        if (preview.plan.newPath)
            rows.append({Kind::Name, 0, {}});
        if (preview.name.fault != tags::NameFault::None) {
            const auto &all = m_tagging.previews();
            const int other = preview.name.other;
            rows.append(
                {Kind::Note, 0,
                 nameFaultText(preview.name,
                               other >= 0 && other < all.size() ? wholeFileName(all[other].plan.path) : QString())});
        }
        for (const tags::FieldLoss &loss : preview.losses)
            rows.append({Kind::Note, 0, lossText(loss)});
        items.append(rows);
    }
    beginResetModel();
    m_items = items;
    endResetModel();
}

QModelIndex TagChangesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex TagChangesModel::parent(const QModelIndex &child) const
{
    return child.isValid() && child.internalId() > 0 ? createIndex(int(child.internalId()) - 1, 0, quintptr(0))
                                                     : QModelIndex();
}

int TagChangesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_items.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_items[parent.row()].size()) : 0;
}

int TagChangesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags TagChangesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const auto kind = Kind(index.data(KindRole).toInt());
    const bool isEmpty = kind == Kind::File && m_tagging.previews()[index.row()].isEmpty();
    if (index.column() == What && kind != Kind::Note && !isEmpty)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant TagChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == What ? tr("Field") : section == Before ? tr("Now") : tr("Then");
}

bool TagChangesModel::isOn(int preview, const Item &item) const
{
    const Tagging::Preview &entry = m_tagging.previews()[preview];
    return item.kind == Kind::Field   ? entry.plan.changes[item.at].isOn
           : item.kind == Kind::Cover ? entry.isCoverOn
           : item.kind == Kind::Name  ? entry.isNameOn
                                      : true;
}

QString TagChangesModel::before(int preview, const Item &item) const
{
    const Tagging::Preview &entry = m_tagging.previews()[preview];
    switch (item.kind) {
    case Kind::Field:
        return valuesText(entry.plan.changes[item.at].before);
    case Kind::Cover:
        return pictureText(m_tagging.files().value(entry.file));
    case Kind::Name:
        return wholeFileName(entry.plan.path);
    default:
        return {};
    }
}

QString TagChangesModel::after(int preview, const Item &item) const
{
    const Tagging::Preview &entry = m_tagging.previews()[preview];
    switch (item.kind) {
    case Kind::Field:
        return valuesText(entry.plan.changes[item.at].after);
    case Kind::Cover:
        return pictureText(*entry.plan.frontCover);
    case Kind::Name:
        return wholeFileName(*entry.plan.newPath);
    default:
        return {};
    }
}

QVariant TagChangesModel::fileData(int preview, int column, int role) const
{
    const Tagging::Preview &entry = m_tagging.previews()[preview];
    const auto count = int(std::count_if(m_items[preview].begin(), m_items[preview].end(), [&](const Item &item) {
        return item.kind != Kind::Note && isOn(preview, item);
    }));
    switch (role) {
    case Qt::DisplayRole:
        return column == What ? wholeFileName(entry.plan.path) : QString();
    case KindRole:
        return static_cast<int>(Kind::File);
    case FileRole:
        return entry.file;
    case IsOffRole:
        return !entry.plan.isOn || count == 0;
    case CountRole:
        return entry.isEmpty() ? tr("as it should be") : count == 1 ? tr("1 change") : tr("%n changes", nullptr, count);
    case Qt::ToolTipRole:
        return tags::shown(entry.plan.path).toHtmlEscaped();
    case Qt::CheckStateRole:
        if (column != What || entry.isEmpty())
            return {};
        return static_cast<int>(entry.plan.isOn ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(wholeFileName(entry.plan.path), fileData(preview, What, CountRole).toString());
    default:
        return {};
    }
}

QVariant TagChangesModel::cellData(int preview, const Item &item, int column, int role) const
{
    const Tagging::Preview &entry = m_tagging.previews()[preview];
    const QString key = item.kind == Kind::Field ? entry.plan.changes[item.at].key : QString();
    const auto name = [&] {
        return item.kind == Kind::Field   ? fieldName(key)
               : item.kind == Kind::Cover ? tr("Front cover")
               : item.kind == Kind::Name  ? tr("File name")
                                          : item.note;
    };
    switch (role) {
    case Qt::DisplayRole:
        return column == What ? name() : column == Before ? before(preview, item) : after(preview, item);
    case KindRole:
        return static_cast<int>(item.kind);
    case KeyRole:
        return key;
    case FileRole:
        return entry.file;
    case IsOffRole:
        return !entry.plan.isOn || !isOn(preview, item);
    case Qt::CheckStateRole:
        if (column != What || item.kind == Kind::Note)
            return {};
        return static_cast<int>(isOn(preview, item) ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
        if (item.kind == Kind::Note)
            return item.note.toHtmlEscaped();
        return column == What ? (key.isEmpty() ? name() : key).toHtmlEscaped()
                              : (column == Before ? before(preview, item) : after(preview, item)).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        if (item.kind == Kind::Note || column != What)
            return {};
        return tr("%1: from “%2” to “%3”").arg(name(), before(preview, item), after(preview, item));
    default:
        return {};
    }
}

QVariant TagChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == 0)
        return fileData(index.row(), index.column(), role);
    const int preview = int(index.internalId()) - 1;
    return cellData(preview, m_items[preview][index.row()], index.column(), role);
}

bool TagChangesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const bool on = value.toInt() == Qt::Checked;
    if (index.internalId() == 0) {
        m_tagging.switchFile(index.row(), on);
        return true;
    }
    const int preview = int(index.internalId()) - 1;
    const Item item = m_items[preview][index.row()];
    if (item.kind == Kind::Field)
        m_tagging.switchChange(preview, item.at, on);
    else if (item.kind == Kind::Cover)
        m_tagging.switchCover(preview, on);
    else
        m_tagging.switchName(preview, on);
    return true;
}

} // namespace runout::ui
