// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "ui/browserstate.h"
#include "ui/models/recordmodel.h"

namespace runout::ui {

// One row of any list of releases, masters, artists or labels.
struct ResultRow
{
    discogs::Entity entity;
    QString artist; // "" for artists and labels
    QString title;
    QString label; // first label, without suffix
    QString catno;
    QString year; // "1959", ""
    QString country;
    QString format; // "LP, Album, Mono"
    QString role;   // discographies: Main, Appearance, ...
    QString thumb;
    QStringList formats, labels, genres, styles; // for facets
    std::optional<int> have, want;
    bool inCollection = false;
    bool inWantlist = false;
    bool held = false; // from the library, not (yet) confirmed by Discogs
    bool operator==(const ResultRow &) const = default;
};

[[nodiscard]] ResultRow row(const discogs::SearchResult &result);
[[nodiscard]] ResultRow row(const discogs::ArtistRelease &release);
[[nodiscard]] ResultRow row(const discogs::LabelRelease &release);

// Results in the order they came or sorted; narrowed by facets. Changes by entity, so that selection and scroll
// position survive a refresh. Filters over 10,000 rows in a frame.
class ResultsModel : public RecordModel
{
    Q_OBJECT
public:
    enum Column { Cover, Title, Label, CatalogueNumber, Year, Country, Format, Role, Have, Want, ColumnCount };

    explicit ResultsModel(QObject *parent = nullptr);
    ~ResultsModel() override;

    void clear();
    // Merges: known entities are updated in place, new ones appended in the given order.
    void add(const QList<ResultRow> &rows);
    // What Discogs answered takes the place of what was only held: held rows it does not have go to the end.
    void replaceHeld(const QList<ResultRow> &rows);
    void setNarrowing(const Narrowing &narrowing);
    void setRoleFilter(const QString &role); // discographies; "" = all
    void setTextFilter(const QString &text); // in-list filter: words in any column

    [[nodiscard]] int total() const;         // rows before narrowing
    [[nodiscard]] QStringList roles() const; // in order of first appearance
    // Values of a facet ("format", "year", "decade", "country", "label", "genre", "style") with counts over the rows
    // that the other facets let through; most frequent first, years descending.
    [[nodiscard]] QList<FacetCount> facet(const QString &name) const;
    [[nodiscard]] ResultRow at(int visibleRow) const;

    [[nodiscard]] discogs::Entity entityAt(int row) const override;
    [[nodiscard]] RecordFace face(int row) const override;
    [[nodiscard]] QStringList facts(int row) const override;
    [[nodiscard]] ColumnTraits traits(int column) const override;
    [[nodiscard]] QModelIndex indexOf(const discogs::Entity &entity) const override;
    [[nodiscard]] QList<SortLevel> sortLevels() const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // RowRole: a ResultRow. column -1: the order they came in. Years and figures sort as numbers, text by locale,
    // unknown last.
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] const ResultRow &rowAt(int visibleRow) const; // must exist
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::ui
