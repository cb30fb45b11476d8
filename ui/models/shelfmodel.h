// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/library/edits.h"
#include "core/library/query.h"
#include "ui/browserstate.h"
#include "ui/models/recordmodel.h"
#include "ui/models/shelfindex.h"

#include <memory>

namespace runout::library {
class Collection;
class Market;
} // namespace runout::library

namespace runout::ui {

// The copies of a shelf, filtered, sorted and edited. The first rows come at once, the others piece by piece without a
// reset; what changes in the collection changes here by its id. An edit is shown at once and taken back if it is
// refused.
class ShelfModel : public RecordModel
{
    Q_OBJECT
public:
    enum Column {
        Cover,
        Title,
        Label,
        CatalogueNumber,
        Year,
        Country,
        Format,
        Folder,
        Rating,
        Added,
        LastPlayed,
        Plays,
        Hours,  // under the stylus
        Lowest, // of copies for sale, now
        Change, // of it, since the copy was added
        ForSale,
        FirstField // the collection's own fields from here on, by position
    };
    enum ShelfRole { InstanceRole = LastRole /* library::Instance */, OptionsRole /* QStringList of a dropdown */ };

    // collection: null shows nothing.
    explicit ShelfModel(library::Collection *collection, QObject *parent = nullptr);
    ~ShelfModel() override;

    void load(); // anew; what is there stays until it turns out to be gone
    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] bool hasLoaded() const;                      // at least the first rows
    [[nodiscard]] bool isFiltering() const;                    // the query waits for what the library finds
    [[nodiscard]] const std::optional<Error> &problem() const; // of loading

    void setQuery(const library::ShelfQuery &query);
    void setFolder(discogs::FolderId folder);
    void setNarrowing(const Narrowing &narrowing);
    // shelfmodel_market.cpp: where its figures come from; null: nowhere. currency: the reader's own.
    void setMarket(library::Market *market, const QString &currency);
    [[nodiscard]] const ShelfIndex &index() const;
    using RecordModel::index;

    [[nodiscard]] library::Instance instanceAt(int row) const;
    [[nodiscard]] QModelIndex indexOf(discogs::InstanceId id) const;
    [[nodiscard]] const QList<discogs::Folder> &folders() const;
    [[nodiscard]] const QList<discogs::CollectionField> &fields() const;
    [[nodiscard]] bool isEditable() const;

    // All or none of them; shown at once.
    void apply(const QList<library::Edit> &edits);
    [[nodiscard]] library::Edit rate(const library::Instance &of, int rating) const;
    [[nodiscard]] library::Edit move(const library::Instance &of, discogs::FolderId to) const;
    [[nodiscard]] library::Edit setField(const library::Instance &of, discogs::FieldId field,
                                         const QString &text) const;
    [[nodiscard]] library::Edit removal(const library::Instance &of) const;

    [[nodiscard]] discogs::Entity entityAt(int row) const override;
    [[nodiscard]] RecordFace face(int row) const override;
    [[nodiscard]] QStringList facts(int row) const override;
    [[nodiscard]] QString brief(int row) const override;
    [[nodiscard]] ColumnTraits traits(int column) const override;
    [[nodiscard]] QModelIndex indexOf(const discogs::Entity &entity) const override;
    [[nodiscard]] QVariant keyAt(int row) const override;
    [[nodiscard]] QModelIndex indexOfKey(const QVariant &key) const override;
    void addSortLevel(int column) override;
    [[nodiscard]] QList<SortLevel> sortLevels() const override;
    void setSortLevels(const QList<SortLevel> &levels) override;
    void sort(int column, Qt::SortOrder order) override;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QString columnName(int column) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override; // copies, to be dropped on a folder
    // Rating: int; Folder: the id of one (qlonglong); a field: its text.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void loadingChanged(); // begins, first rows, ends
    void rowsChanged();    // counts may be others
    void filteringChanged();
    void foldersChanged();
    void applied(qint64 journal, const QList<runout::library::Edit> &edits);
    void refused(const runout::Error &error);

private:
    [[nodiscard]] QVariant marketTip(const QModelIndex &index) const; // of a market figure: how old, since when
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::ui
