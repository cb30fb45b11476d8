// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

namespace runout::ui {

class Tagging;

// What would become of each file: a row for the file, below it what changes, old and new side by side. Files and
// changes are switched by their check boxes.
class TagChangesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { What, Before, After, ColumnCount };
    enum class Kind { File, Field, Cover, Name, Note };
    enum DataRole {
        KindRole = Qt::UserRole,
        KeyRole, // of a field
        FileRole,
        IsOffRole, // it would not be written
        CountRole, // of a file: what of it changes, in words
    };
    explicit TagChangesModel(Tagging &tagging, QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Item
    {
        Kind kind = Kind::Field;
        int at = 0;   // index of the change
        QString note; // of a Note
    };
    void arrange();
    [[nodiscard]] QVariant fileData(int preview, int column, int role) const;
    [[nodiscard]] QVariant cellData(int preview, const Item &item, int column, int role) const;
    [[nodiscard]] QString before(int preview, const Item &item) const;
    [[nodiscard]] QString after(int preview, const Item &item) const;
    [[nodiscard]] bool isOn(int preview, const Item &item) const;

    Tagging &m_tagging;
    QList<QList<Item>> m_items; // by preview
};

} // namespace runout::ui
