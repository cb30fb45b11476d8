// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "core/library/shelf.h"
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
    QString role;   // discographies: Main, Appearance, ...; several as "Main, Producer"
    QString thumb;
    QStringList formats, labels, genres, styles; // for facets
    std::optional<int> have, want;
    bool inCollection = false;
    bool inWantlist = false;
    bool held = false; // from the library, not (yet) confirmed by Discogs
    // Of the collector's own lists.
    int rating = 0;               // 1..5, 0 = none
    QString notes;                // of a want; the comment in a list
    std::optional<double> lowest; // price, a figure to sort by
    QString price;                // the same as printed; set by who lists it
    std::optional<int> copies;    // for sale; nothing: not known
    qint64 marketAt = 0;          // ms since 1970, UTC: when the figures were seen; 0: never
    QString currency;             // of lowest and change; "": the reader's own
    std::optional<double> change; // of lowest, since it was added
    QString changeText;           // the same as printed; set by who lists it, as the two below
    QString marketTip;            // how old the figures are, since when the change is counted
    QString watch;                // "": not watched
    bool isMet = false;           // the target it is watched for
    qint64 added = 0;             // ms since 1970, UTC
    bool waiting = false;         // an edit has not been sent yet
    bool operator==(const ResultRow &) const = default;
};

[[nodiscard]] ResultRow row(const discogs::SearchResult &result);
[[nodiscard]] ResultRow row(const discogs::ArtistRelease &release);
[[nodiscard]] ResultRow row(const discogs::LabelRelease &release);
[[nodiscard]] ResultRow row(const library::WantedRecord &want);
[[nodiscard]] ResultRow row(const discogs::UserListItem &item);

// Results in the order they came or sorted; narrowed by facets. Changes by entity, so that selection and scroll
// position survive a refresh. Filters over 10,000 rows in a frame.
class ResultsModel : public RecordModel
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
        Role,
        Have,
        Want,
        Rating,
        Notes,
        Lowest,
        Change,
        Copies,
        Watch,
        Added,
        ColumnCount
    };
    enum class Kind {
        Results,   // of a search or discography: columns up to Want
        Wants,     // with rating and notes, which may be changed, and market figures
        ListItems, // with a comment in the place of notes
    };

    explicit ResultsModel(QObject *parent = nullptr);
    explicit ResultsModel(Kind kind, QObject *parent = nullptr);
    ~ResultsModel() override;

    void clear();
    // Merges: known entities are updated in place, new ones appended in the given order. What is listed several times,
    // once for each role, is one row with all of them.
    void add(const QList<ResultRow> &rows);
    // What Discogs answered takes the place of what was only held: held rows it does not have go to the end.
    void replaceHeld(const QList<ResultRow> &rows);
    // Exactly these rows, in this order: known ones are kept and updated, what is not among them goes.
    void setRows(const QList<ResultRow> &rows);
    // Where both are empty nothing is known, and what Discogs says in its lists stands.
    void setMarks(const QSet<qint64> &owned, const QSet<qint64> &wanted) override;
    void setEditable(bool editable); // of Kind::Wants: told by edited(), for whoever carries it out
    void setNarrowing(const Narrowing &narrowing);
    void setRoleFilter(const QString &role); // discographies; "" = all
    // Those of these ids alone, as somebody else has found; nothing: all.
    void setOnly(const std::optional<QSet<qint64>> &ids);
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
    [[nodiscard]] QString brief(int row) const override;
    [[nodiscard]] ColumnTraits traits(int column) const override;
    [[nodiscard]] QModelIndex indexOf(const discogs::Entity &entity) const override;
    [[nodiscard]] QList<SortLevel> sortLevels() const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // RowRole: a ResultRow. column -1: the order they came in. Years and figures sort as numbers, text by locale,
    // unknown last.
    void sort(int column, Qt::SortOrder order) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void edited(const runout::ui::ResultRow &row); // as it should be now

private:
    [[nodiscard]] const ResultRow &rowAt(int visibleRow) const; // must exist
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::ui
