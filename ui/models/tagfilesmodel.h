// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/types.h"

#include <QAbstractListModel>

namespace runout::ui {

class Tagging;

// The files being tagged below the folders they are in, then those that were not read, with the reason. Files are
// dragged by their index.
class TagFilesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Kind { Heading, File, Rejected };
    enum DataRole {
        KindRole = Qt::UserRole,
        FileRole,    // index of a file, -1
        FactsRole,   // "9:22 · FLAC"
        PlaceRole,   // of the track it is matched to: "A1"; "" for none
        FailureRole, // why it was not read or written
    };
    explicit TagFilesModel(const Tagging &tagging, QObject *parent = nullptr);

    [[nodiscard]] QModelIndex indexOf(int file) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    struct Row
    {
        Kind kind = Kind::File;
        int at = 0; // group, file or rejected one
    };
    void arrange();
    [[nodiscard]] QVariant headingData(const Row &row, int role) const;
    [[nodiscard]] QVariant fileData(const Row &row, int role) const;
    [[nodiscard]] QVariant rejectedData(const Row &row, int role) const;

    const Tagging &m_tagging;
    QList<Row> m_rows;
};

// What is dragged between the lists of tagging: a file, or the row of the match that it is taken from.
struct DraggedFile
{
    int file = -1;
    int row = -1; // -1: from the list of files
};
[[nodiscard]] QMimeData *draggedFile(const DraggedFile &dragged);
[[nodiscard]] DraggedFile draggedFile(const QMimeData *mime); // file -1: something else
[[nodiscard]] QString draggedFileType();

// "9:22"
[[nodiscard]] QString lengthText(int milliseconds);

} // namespace runout::ui
