// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tagfilesmodel.h"

#include "core/discogs/tracklist.h"
#include "core/tags/audiofile.h"
#include "ui/models/tagging.h"
#include "ui/tagtext.h"

#include <QMimeData>

namespace runout::ui {

namespace {

constexpr int rejectedHeading = -1;

QString headingText(const tags::FileGroup &group)
{
    if (!group.place.isEmpty())
        return group.place.join(QStringLiteral(" / "));
    return tags::shown(group.folder.filename().empty() ? group.folder.parent_path().filename()
                                                       : group.folder.filename());
}

} // namespace

QString lengthText(int milliseconds)
{
    return milliseconds > 0 ? discogs::durationText((milliseconds + 500) / 1000) : QString();
}

QString draggedFileType()
{
    return QStringLiteral("application/x-runout-tagged-file");
}

QMimeData *draggedFile(const DraggedFile &dragged)
{
    auto *mime = new QMimeData;
    mime->setData(draggedFileType(), QByteArray::number(dragged.file) + ' ' + QByteArray::number(dragged.row));
    return mime;
}

DraggedFile draggedFile(const QMimeData *mime)
{
    const QList<QByteArray> parts = mime ? mime->data(draggedFileType()).split(' ') : QList<QByteArray>();
    return parts.size() == 2 ? DraggedFile{parts[0].toInt(), parts[1].toInt()} : DraggedFile();
}

TagFilesModel::TagFilesModel(const Tagging &tagging, QObject *parent)
    : QAbstractListModel(parent)
    , m_tagging(tagging)
{
    const auto refresh = [this] {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
    };
    connect(&tagging, &Tagging::filesChanged, this, &TagFilesModel::arrange);
    connect(&tagging, &Tagging::matchChanged, this, refresh);
    connect(&tagging, &Tagging::failuresChanged, this, refresh);
    arrange();
}

void TagFilesModel::arrange()
{
    beginResetModel();
    m_rows.clear();
    int file = 0;
    const tags::Scanned &scanned = m_tagging.scanned();
    for (int group = 0; group < scanned.groups.size(); ++group) {
        m_rows.append({Kind::Heading, group});
        for (int i = 0; i < scanned.groups[group].files.size(); ++i)
            m_rows.append({Kind::File, file++});
    }
    if (!scanned.rejected.isEmpty())
        m_rows.append({Kind::Heading, rejectedHeading});
    for (int i = 0; i < scanned.rejected.size(); ++i)
        m_rows.append({Kind::Rejected, i});
    endResetModel();
}

QModelIndex TagFilesModel::indexOf(int file) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].kind == Kind::File && m_rows[row].at == file)
            return index(row);
    }
    return {};
}

int TagFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags TagFilesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[index.row()].kind == Kind::Heading)
        return Qt::ItemIsEnabled;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return m_rows[index.row()].kind == Kind::File ? flags | Qt::ItemIsDragEnabled : flags;
}

QVariant TagFilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (role == KindRole)
        return static_cast<int>(row.kind);
    switch (row.kind) {
    case Kind::Heading:
        return headingData(row, role);
    case Kind::File:
        return fileData(row, role);
    case Kind::Rejected:
        return rejectedData(row, role);
    }
    return {};
}

QVariant TagFilesModel::headingData(const Row &row, int role) const
{
    if (role == FileRole)
        return -1;
    if (row.at == rejectedHeading)
        return role == Qt::DisplayRole ? QVariant(tr("Not read")) : QVariant();
    const tags::FileGroup &group = m_tagging.scanned().groups[row.at];
    switch (role) {
    case Qt::DisplayRole:
        return headingText(group);
    case Qt::ToolTipRole:
        return tags::shown(group.folder).toHtmlEscaped();
    case FactsRole:
        return group.files.size() == 1 ? tr("1 file") : tr("%n files", nullptr, int(group.files.size()));
    default:
        return {};
    }
}

QVariant TagFilesModel::fileData(const Row &row, int role) const
{
    const tags::AudioFile &file = m_tagging.files()[row.at];
    const QString length = lengthText(file.milliseconds);
    const QString format = tags::formatName(file.format);
    const int matched = m_tagging.rowOf(row.at);
    switch (role) {
    case Qt::DisplayRole:
        return wholeFileName(file.path);
    case FileRole:
        return row.at;
    case FactsRole:
        return length.isEmpty() ? format : tr("%1 · %2", "duration, format").arg(length, format);
    case PlaceRole: {
        if (matched < 0)
            return QString();
        const QString position = tags::entryOf(m_tagging.tracks(), m_tagging.match().rows[matched].target).position;
        return position.isEmpty() ? QString::number(matched + 1) : position;
    }
    case FailureRole: {
        const auto failure = m_tagging.failure(file.path);
        return failure ? failureText(*failure) : QString();
    }
    case Qt::ToolTipRole: {
        const auto failure = m_tagging.failure(file.path);
        const QString name = tags::shown(file.path).toHtmlEscaped();
        return failure ? QStringLiteral("%1<br>%2").arg(name, failureText(*failure).toHtmlEscaped()) : name;
    }
    case Qt::AccessibleTextRole:
        return QStringList{wholeFileName(file.path), length, format,
                           matched < 0 ? tr("without a track")
                                       : tr("track %1").arg(fileData(row, PlaceRole).toString()),
                           fileData(row, FailureRole).toString()}
            .join(QStringLiteral(", "));
    default:
        return {};
    }
}

QVariant TagFilesModel::rejectedData(const Row &row, int role) const
{
    const tags::Rejected &rejected = m_tagging.scanned().rejected[row.at];
    switch (role) {
    case Qt::DisplayRole:
        return wholeFileName(rejected.path);
    case FileRole:
        return -1;
    case FailureRole:
        return refusalText(rejected.why);
    case Qt::ToolTipRole:
        return QStringLiteral("%1<br>%2")
            .arg(tags::shown(rejected.path).toHtmlEscaped(), refusalText(rejected.why).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(wholeFileName(rejected.path), refusalText(rejected.why));
    default:
        return {};
    }
}

QStringList TagFilesModel::mimeTypes() const
{
    return {draggedFileType()};
}

QMimeData *TagFilesModel::mimeData(const QModelIndexList &indexes) const
{
    return indexes.isEmpty() ? nullptr : draggedFile(DraggedFile{indexes.first().data(FileRole).toInt(), -1});
}

} // namespace runout::ui
