// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/resultsmodel.h"

#include <array>
#include <vector>

namespace runout::ui {

// Which rows of a list are shown, in which order. Pure: facet values are interned, sort keys worked out once, so that
// narrowing and sorting 10,000 rows stay within a frame. Rows are named by the number under which they were added;
// they are updated; those that go keep their number.
class ResultsIndex
{
public:
    enum Facet { FormatFacet, YearFacet, DecadeFacet, CountryFacet, LabelFacet, GenreFacet, StyleFacet, FacetCountOf };

    void clear();
    int add(const ResultRow &row); // its number
    void update(int number, const ResultRow &row);
    void setMarks(int number, bool inCollection, bool inWantlist);
    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] const ResultRow &row(int number) const { return m_rows[size_t(number)]; }

    // The order they came in, as numbers. What is left out is not there until it is put in again.
    [[nodiscard]] const std::vector<int> &arrival() const { return m_arrival; }
    void setArrival(std::vector<int> order);

    void setNarrowing(const Narrowing &narrowing);
    void setRole(const QString &role);
    void setWords(const QString &text);
    void setOnly(const std::optional<QSet<qint64>> &ids); // nothing: all
    // column: ResultsModel::Column, -1: the order of arrival.
    void setOrder(int column, Qt::SortOrder order);

    [[nodiscard]] std::vector<int> visible() const;
    [[nodiscard]] QList<FacetCount> facet(const QString &name) const;
    [[nodiscard]] QStringList roles() const;

private:
    using Ids = std::vector<int>;
    struct Keys
    {
        std::array<Ids, FacetCountOf> facets;
        unsigned failed = 0;  // a bit per facet that keeps the row out, and one each for role and words
        mutable QString text; // folded, for words; made when first needed
    };
    struct Vocabulary
    {
        QHash<QString, int> ids;
        QStringList values;
        std::vector<char> chosen;
        bool isOpen = true; // nothing is chosen: all pass

        int id(const QString &value);
        void choose(const QStringList &wanted);
    };

    void intern(int number);
    [[nodiscard]] unsigned judge(int number) const;
    void judgeAll();
    [[nodiscard]] bool hasWords(int number) const;
    void sortIfNeeded() const;
    [[nodiscard]] std::vector<int> ranks(int column) const;

    std::vector<ResultRow> m_rows;
    std::vector<Keys> m_keys;
    std::vector<int> m_arrival;
    std::array<Vocabulary, FacetCountOf> m_vocabularies;
    Narrowing m_narrowing;
    QString m_role;
    QStringList m_words;
    std::optional<QSet<qint64>> m_only;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    mutable std::vector<int> m_sorted;
    mutable bool m_isSorted = false;
    mutable QHash<int, std::vector<int>> m_ranks; // by column, until a row changes
};

} // namespace runout::ui
