// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/usertypes.h"

#include <QAbstractListModel>

namespace runout::ui {

// The lists of a user: name, description, when they were changed.
class ListsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum DataRole { IdRole = Qt::UserRole, DescriptionRole, FactsRole /* "private, changed 2 Nov 2025" */ };
    using QAbstractListModel::QAbstractListModel;

    void setLists(const QList<discogs::UserList> &lists);
    [[nodiscard]] QModelIndex indexOf(discogs::ListId id) const;
    [[nodiscard]] const QList<discogs::UserList> &lists() const { return m_lists; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<discogs::UserList> m_lists;
};

} // namespace runout::ui
