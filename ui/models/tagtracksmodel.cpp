// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tagtracksmodel.h"

#include "core/discogs/tracklist.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/models/tagging.h"
#include "ui/tagtext.h"

#include <QMimeData>

namespace runout::ui {

namespace {

constexpr int usualDifference = 6; // seconds

} // namespace

TagTracksModel::TagTracksModel(Tagging &tagging, QObject *parent)
    : QAbstractListModel(parent)
    , m_tagging(tagging)
{
    connect(&tagging, &Tagging::matchChanged, this, &TagTracksModel::arrange);
    connect(&tagging, &Tagging::filesChanged, this, [this] {
        beginResetModel(); // files of the rows are gone until the match is made anew
        m_rows.clear();
        endResetModel();
    });
    arrange();
}

void TagTracksModel::arrange()
{
    QList<Row> rows;
    const tags::Tracks &tracks = m_tagging.tracks();
    const tags::Match &match = m_tagging.match();
    int side = -1;
    for (int row = 0; row < match.rows.size(); ++row) {
        const int its = tags::entryOf(tracks, match.rows[row].target).side;
        if (its != side && tracks.sides.size() > 1)
            rows.append({its, -1});
        side = its;
        rows.append({-1, row});
    }
    if (rows == m_rows) {
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

QModelIndex TagTracksModel::indexOf(int matchRow) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].row == matchRow && matchRow >= 0)
            return index(row);
    }
    return {};
}

int TagTracksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags TagTracksModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[index.row()].row < 0)
        return Qt::ItemIsEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    if (m_tagging.match().rows[m_rows[index.row()].row].file >= 0)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QVariant TagTracksModel::headingData(int side, int role) const
{
    if (role == RowRole || role == FileRole)
        return -1;
    if (side < 0 || side >= m_tagging.tracks().sides.size())
        return {};
    const tags::SideEntry &entry = m_tagging.tracks().sides[side];
    if (role == Qt::DisplayRole)
        return entry.isSide ? tr("Side %1").arg(entry.name)
               : entry.name.isEmpty() || entry.name.at(0).isDigit()
                   ? tr("Disc %1").arg(entry.name.isEmpty() ? QString::number(entry.discNumber) : entry.name)
                   : entry.name;
    if (role == DurationRole)
        return entry.seconds > 0 ? discogs::durationText(entry.seconds) : QString();
    return {};
}

QVariant TagTracksModel::rowData(int row, int role) const
{
    const tags::MatchRow &match = m_tagging.match().rows[row];
    const tags::TrackEntry entry = tags::entryOf(m_tagging.tracks(), match.target);
    const int file = match.file >= 0 ? match.file : match.suggestion;
    const tags::AudioFile *audio = file >= 0 && file < m_tagging.files().size() ? &m_tagging.files()[file] : nullptr;
    const QString fileLength = audio ? lengthText(audio->milliseconds) : QString();
    switch (role) {
    case Qt::DisplayRole:
        return entry.index.isEmpty() ? entry.title : tr("%1: %2", "index track, part").arg(entry.index, entry.title);
    case RowRole:
        return row;
    case PositionRole:
        return entry.position.isEmpty() ? QString::number(entry.number) : entry.position;
    case DurationRole:
        if (entry.seconds > 0)
            return discogs::durationText(entry.seconds);
        return match.file >= 0 ? fileLength : QString();
    case IsFilesDurationRole:
        return entry.seconds <= 0 && match.file >= 0 && !fileLength.isEmpty();
    case FileRole:
        return match.file;
    case FileNameRole:
        return audio ? wholeFileName(audio->path) : QString();
    case FileDurationRole:
        return fileLength;
    case DurationDiffersRole:
        return audio && audio->milliseconds > 0 && entry.seconds > 0 &&
               qAbs(audio->milliseconds / 1000 - entry.seconds) > usualDifference;
    case ConfidenceRole:
        return match.confidence;
    case ConfidenceWordRole:
        return confidenceWord(match);
    case IsSuggestionRole:
        return match.file < 0 && match.suggestion >= 0;
    case Qt::ToolTipRole:
        return QStringLiteral("%1<br>%2")
            .arg(tr("%1 %2", "position, title").arg(entry.position, entry.title).trimmed().toHtmlEscaped(),
                 reasonText(match).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return QStringList{entry.position, entry.title, rowData(row, DurationRole).toString(),
                           match.file >= 0 ? tr("file %1").arg(rowData(row, FileNameRole).toString())
                                           : tr("without a file"),
                           confidenceWord(match)}
            .join(QStringLiteral(", "));
    default:
        return {};
    }
}

QVariant TagTracksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    return row.row < 0 ? headingData(row.side, role) : rowData(row.row, role);
}

QStringList TagTracksModel::mimeTypes() const
{
    return {draggedFileType()};
}

QMimeData *TagTracksModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    const QModelIndex &index = indexes.first();
    return draggedFile(DraggedFile{index.data(FileRole).toInt(), index.data(RowRole).toInt()});
}

bool TagTracksModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return data->hasFormat(draggedFileType()) && parent.isValid() && parent.data(RowRole).toInt() >= 0;
}

bool TagTracksModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                  const QModelIndex &parent)
{
    const DraggedFile dragged = draggedFile(data);
    if (dragged.file < 0 || !canDropMimeData(data, action, row, column, parent))
        return false;
    const int target = parent.data(RowRole).toInt();
    if (dragged.row >= 0)
        m_tagging.swapRows(dragged.row, target);
    else
        m_tagging.assign(dragged.file, target);
    return true;
}

} // namespace runout::ui
