// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace runout::ui {

class Tagging;

// The tracks of the release below their sides or discs, each with the file that was matched to it. A file dropped on a
// track becomes it; one taken from another track changes places with it.
class TagTracksModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum DataRole {
        RowRole = Qt::UserRole, // of the match; -1: a heading
        PositionRole,
        DurationRole,        // "9:22"
        IsFilesDurationRole, // Discogs has none: the file's own
        FileRole,            // index, -1
        FileNameRole,        // of the file, else of the one that is suggested
        FileDurationRole,    // likewise
        DurationDiffersRole, // by more than files and sleeves usually do
        ConfidenceRole,      // 0..1
        ConfidenceWordRole,
        IsSuggestionRole, // the file is not certain enough
    };
    explicit TagTracksModel(Tagging &tagging, QObject *parent = nullptr);

    [[nodiscard]] QModelIndex indexOf(int matchRow) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    Qt::DropActions supportedDragActions() const override { return Qt::MoveAction; }

private:
    struct Row
    {
        int side = -1; // a heading
        int row = -1;  // of the match
        bool operator==(const Row &) const = default;
    };
    void arrange();
    [[nodiscard]] QVariant headingData(int side, int role) const;
    [[nodiscard]] QVariant rowData(int row, int role) const;

    Tagging &m_tagging;
    QList<Row> m_rows;
};

} // namespace runout::ui
