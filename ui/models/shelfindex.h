// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/query.h"
#include "ui/browserstate.h"
#include "ui/models/marketrows.h"
#include "ui/models/recordmodel.h"
#include "ui/models/shelfrows.h"

#include <QSet>

#include <map>

namespace runout::ui {

// Which copies of a shelf are shown, in which order, for a query, a folder, facets and several levels of sorting. Pure;
// made for 100,000 rows. Rows are named by numbers that are never given again.
class ShelfIndex
{
public:
    enum Facet {
        FolderFacet,
        FormatFacet,
        DecadeFacet,
        YearFacet,
        GenreFacet,
        StyleFacet,
        LabelFacet,
        CountryFacet,
        ConditionFacet,
        RatingFacet,
        FacetCountOf
    };
    struct SortKey
    {
        ShelfColumn column = ShelfColumn::Added;
        discogs::FieldId field{}; // of Field
        Qt::SortOrder order = Qt::AscendingOrder;
        bool operator==(const SortKey &) const = default;
    };

    [[nodiscard]] const ShelfRows &rows() const { return m_rows; }
    void clear();
    // A new copy, or one that has changed; whether it is not as it was. Many of them belong together: what follows
    // from them is worked out once, when it is asked for.
    bool put(const library::Instance &instance);
    void remove(discogs::InstanceId id);
    void replaceId(discogs::InstanceId temporary, discogs::InstanceId real);
    void setFolders(const QList<discogs::Folder> &folders);

    // shelfindex_market.cpp: figures come and change while the rows stay.
    [[nodiscard]] const MarketRows &market() const { return m_market; }
    void setCurrency(const QString &currency);
    void putStandings(const QList<library::Standing> &standings, bool all); // all: there are no others
    void setWatched(const QList<library::WatchedWant> &wants);

    void setQuery(const library::ShelfQuery &query);
    void setFolder(discogs::FolderId folder); // allFolder: any
    void setNarrowing(const Narrowing &narrowing);
    void setOrder(const QList<SortKey> &keys); // empty: newest first, like what the keys leave open

    // Terms of `query` on what only the library can search: credits, tracks, runouts. What holds them comes from
    // outside; until then nothing does.
    [[nodiscard]] QList<library::Term> missing(const library::ShelfQuery &query) const;
    void setReleases(const library::Term &term, const QSet<qint64> &releases);
    void forgetReleases();

    [[nodiscard]] std::vector<int> visible() const;                     // numbers
    [[nodiscard]] int releases() const { return int(m_copies.size()); } // different ones, of all
    // Texts of which there are at least `least`, to be put in order elsewhere. They stay where they are until clear().
    [[nodiscard]] std::vector<Vocabulary *> bigVocabularies(int least);
    // Values with counts over the rows that everything else lets through; most frequent first, years descending,
    // conditions and ratings best first, folders by name. Ratings as "0" to "5".
    [[nodiscard]] QList<FacetCount> facet(Facet facet) const;
    // What completes `typed` as a value of `field`, most frequent first, counted over everything.
    [[nodiscard]] QList<FacetCount> values(library::Term::Field field, const QString &typed, int most) const;

private:
    using Marks = std::vector<char>; // by row number
    using Term = library::Term;

    void changed();
    void settle() const; // works out what follows from changes
    void judgeQuery() const;
    void judgeFacets() const;
    void sortIfNeeded() const;
    [[nodiscard]] std::vector<quint32> keysOf(const SortKey &key) const;
    [[nodiscard]] std::vector<quint32> ageRanks() const;

    // shelfindex_terms.cpp
    [[nodiscard]] const Marks &marksOf(const Term &term) const;
    [[nodiscard]] Marks work(const Term &term, const QByteArray &needle, const Marks *within) const;
    [[nodiscard]] Marks workWord(const QByteArray &needle, const Marks *within) const;
    [[nodiscard]] Marks workNotes(const QByteArray &needle, const Marks *within) const;
    [[nodiscard]] std::vector<const std::vector<char> *> textFields(const QByteArray &needle) const;
    [[nodiscard]] bool hasValue(const ShelfRow &row, const std::vector<const std::vector<char> *> &fields) const;
    [[nodiscard]] Marks workFolder(const QByteArray &needle) const;
    [[nodiscard]] Marks workGrade(const Term &term, const QByteArray &needle) const;
    [[nodiscard]] Marks workIs(const QString &word) const;
    [[nodiscard]] Marks workMarket(const Term &term) const;
    void marketChanged();
    [[nodiscard]] std::vector<quint32> marketKeys(const SortKey &key) const;
    template<class Passes>
    [[nodiscard]] Marks collect(const Marks *within, const Passes &passes) const;

    // shelfindex_facets.cpp
    [[nodiscard]] std::vector<char> chosenIn(Facet facet, const QStringList &values) const;
    [[nodiscard]] int valueOf(Facet facet, const ShelfRow &row) const;
    [[nodiscard]] std::vector<int> countOf(Facet facet, unsigned ignored) const;
    [[nodiscard]] QList<FacetCount> named(Facet facet, const std::vector<int> &counts) const;

    ShelfRows m_rows;
    MarketRows m_market;
    QHash<qint64, int> m_copies; // by release
    QHash<QString, QSet<qint64>> m_releases;
    library::ShelfQuery m_query;
    discogs::FolderId m_folder = discogs::allFolder;
    Narrowing m_narrowing;
    QList<SortKey> m_order;

    // Worked out when asked for.
    mutable std::vector<unsigned> m_failed; // by row: a bit per facet, and those of folder and query
    mutable std::map<QString, Marks> m_terms;
    mutable std::vector<int> m_sorted;
    mutable std::vector<quint32> m_ages;
    mutable bool m_isQueryJudged = false;
    mutable bool m_areFacetsJudged = false;
    mutable bool m_isSorted = false;
};

} // namespace runout::ui
