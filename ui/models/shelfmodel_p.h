// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/collection.h"
#include "ui/models/outsideterms.h"
#include "ui/models/shelfmodel.h"

#include <QThreadPool>
#include <QTimer>

namespace runout::ui {

struct ShelfModel::Private : QObject
{
    Private(ShelfModel &model, library::Collection *shelf);

    ShelfModel &q;
    library::Collection *collection;
    ShelfIndex rows;
    QList<discogs::Folder> folders;
    QList<discogs::CollectionField> fields;
    QList<SortLevel> levels;

    // shelfmodel_load.cpp
    void load();
    void askNext();
    void take(const Result<QList<library::Instance>> &part, int wanted);
    void finish(const std::optional<Error> &error);
    void readAgain(const QList<discogs::InstanceId> &ids);
    void takeAgain(const QList<discogs::InstanceId> &ids, const QList<library::Instance> &instances);
    void askFolders();
    void askFields();
    void takeFields(const QList<discogs::CollectionField> &next);
    void rankElsewhere();
    void changed(const QList<discogs::InstanceId> &ids);
    void refresh();
    std::unique_ptr<QObject> question; // of the pass under way
    QSet<qint64> seen;                 // in this pass
    std::optional<Error> problem;
    bool loading = false;
    bool loaded = false;
    QTimer again;        // a pass over everything that is due
    QThreadPool ranking; // one after the other: sorting texts takes room

    OutsideTerms outside;

    // shelfmodel_edit.cpp
    void apply(const QList<library::Edit> &edits);
    void showEdit(const library::Edit &edit, QHash<qint64, library::Instance> &before);
    void settle(const QHash<qint64, library::Instance> &before, bool takeBack);
    QHash<qint64, int> underWay; // edits by instance, not answered yet

    // shelfmodel_market.cpp
    void askMarket(const QList<discogs::ReleaseId> &of = {}); // empty: all
    void askWatched();
    void takeMarket(const QList<library::Standing> &standings, bool all);
    [[nodiscard]] QString marketText(const ShelfRow &row, int column) const;
    library::Market *market = nullptr;
    QString currency;
    std::unique_ptr<QObject> marketQuestion;

    void showRows();
    void setLevels(const QList<SortLevel> &next);
    [[nodiscard]] ShelfIndex::SortKey keyOf(const SortLevel &level) const;
    [[nodiscard]] QString shown(int number, int column) const;
    [[nodiscard]] QString spoken(int number) const;
    [[nodiscard]] QVariant edited(int number, int column) const;
    [[nodiscard]] const discogs::CollectionField *fieldOf(int column) const;
    [[nodiscard]] int numberAt(int row) const { return q.visible()[size_t(row)]; }
};

} // namespace runout::ui
