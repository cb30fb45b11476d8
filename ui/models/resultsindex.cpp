// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultsindex.h"

#include "ui/models/collation.h"
#include "ui/models/marketrows.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace runout::ui {

namespace {

const QString roleSeam = QStringLiteral(", ");
constexpr unsigned roleBit = 1U << ResultsIndex::FacetCountOf;
constexpr unsigned wordsBit = roleBit << 1;
constexpr unsigned onlyBit = wordsBit << 1;
constexpr int unknown = std::numeric_limits<int>::max(); // sorts last in both directions

QString decadeOf(const QString &year)
{
    return year.size() == 4 ? year.left(3) + QStringLiteral("0s") : QString();
}

QStringList single(const QString &value)
{
    return value.isEmpty() ? QStringList() : QStringList(value);
}

QStringList values(const ResultRow &row, int facet)
{
    switch (facet) {
    case ResultsIndex::FormatFacet:
        return row.formats;
    case ResultsIndex::YearFacet:
        return single(row.year);
    case ResultsIndex::DecadeFacet:
        return single(decadeOf(row.year));
    case ResultsIndex::CountryFacet:
        return single(row.country);
    case ResultsIndex::LabelFacet:
        return row.labels;
    case ResultsIndex::GenreFacet:
        return row.genres;
    default:
        return row.styles;
    }
}

int facetOf(const QString &name)
{
    static const QStringList names{QStringLiteral("format"),  QStringLiteral("year"),  QStringLiteral("decade"),
                                   QStringLiteral("country"), QStringLiteral("label"), QStringLiteral("genre"),
                                   QStringLiteral("style")};
    return int(names.indexOf(name));
}

QString textOf(const ResultRow &row, int column)
{
    switch (column) {
    case ResultsModel::Label:
        return row.label;
    case ResultsModel::CatalogueNumber:
        return row.catno;
    case ResultsModel::Country:
        return row.country;
    case ResultsModel::Format:
        return row.format;
    case ResultsModel::Role:
        return row.role;
    case ResultsModel::Notes:
        return row.notes;
    case ResultsModel::Watch:
        return row.isMet ? u' ' + row.watch : row.watch; // those first
    default:
        return row.artist.isEmpty() ? row.title : row.artist + u'\n' + row.title;
    }
}

int figureOf(const ResultRow &row, int column)
{
    if (column == ResultsModel::Year) {
        bool isNumber = false;
        const int year = row.year.left(4).toInt(&isNumber);
        return isNumber && year > 0 ? year : unknown;
    }
    switch (column) {
    case ResultsModel::Rating:
        return row.rating > 0 ? row.rating : unknown;
    case ResultsModel::Copies:
        return row.copies.value_or(unknown);
    case ResultsModel::Added:
        return row.added > 0 ? int(row.added / 1000 / 60) : unknown; // minutes
    default:
        return (column == ResultsModel::Have ? row.have : row.want).value_or(unknown);
    }
}

bool isFigure(int column)
{
    return column == ResultsModel::Year || column == ResultsModel::Have || column == ResultsModel::Want ||
           column == ResultsModel::Rating || column == ResultsModel::Copies || column == ResultsModel::Added;
}

bool isMoney(int column)
{
    return column == ResultsModel::Lowest || column == ResultsModel::Change;
}

MarketKey moneyOf(const ResultRow &row, int column)
{
    const std::optional<double> &value = column == ResultsModel::Lowest ? row.lowest : row.change;
    return {value.has_value(), row.currency, value.value_or(0)};
}

} // namespace

int ResultsIndex::Vocabulary::id(const QString &value)
{
    const auto known = ids.constFind(value);
    if (known != ids.constEnd())
        return *known;
    const int next = int(values.size());
    ids.insert(value, next);
    values.append(value);
    chosen.push_back(0);
    return next;
}

void ResultsIndex::Vocabulary::choose(const QStringList &wanted)
{
    isOpen = wanted.isEmpty();
    std::fill(chosen.begin(), chosen.end(), 0);
    for (const QString &value : wanted)
        chosen[size_t(id(value))] = 1;
}

void ResultsIndex::clear()
{
    m_rows.clear();
    m_keys.clear();
    m_arrival.clear();
    m_vocabularies = {};
    m_isSorted = false;
    m_ranks.clear();
    setNarrowing(m_narrowing);
}

int ResultsIndex::add(const ResultRow &row)
{
    const int number = int(m_rows.size());
    m_rows.push_back(row);
    m_keys.emplace_back();
    m_arrival.push_back(number);
    intern(number);
    return number;
}

void ResultsIndex::update(int number, const ResultRow &row)
{
    m_rows[size_t(number)] = row;
    intern(number);
}

void ResultsIndex::setMarks(int number, bool inCollection, bool inWantlist)
{
    ResultRow &row = m_rows[size_t(number)];
    row.inCollection = inCollection;
    row.inWantlist = inWantlist;
}

void ResultsIndex::setArrival(std::vector<int> order)
{
    m_arrival = std::move(order);
    m_isSorted = false;
}

void ResultsIndex::intern(int number)
{
    Keys &keys = m_keys[size_t(number)];
    keys.text.clear();
    for (int facet = 0; facet < FacetCountOf; ++facet) {
        Ids &ids = keys.facets[size_t(facet)];
        ids.clear();
        for (const QString &value : values(row(number), facet)) {
            const int id = m_vocabularies[size_t(facet)].id(value);
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        }
    }
    keys.failed = judge(number);
    m_isSorted = false;
    m_ranks.clear();
}

void ResultsIndex::setNarrowing(const Narrowing &narrowing)
{
    m_narrowing = narrowing;
    const std::array<QStringList, FacetCountOf> wanted{narrowing.formats,   narrowing.years,  narrowing.decades,
                                                       narrowing.countries, narrowing.labels, narrowing.genres,
                                                       narrowing.styles};
    for (size_t facet = 0; facet < wanted.size(); ++facet)
        m_vocabularies[facet].choose(wanted[facet]);
    judgeAll();
}

void ResultsIndex::setRole(const QString &role)
{
    m_role = role;
    judgeAll();
}

void ResultsIndex::setWords(const QString &text)
{
    m_words = folded(text).split(u' ', Qt::SkipEmptyParts);
    judgeAll();
}

void ResultsIndex::setOnly(const std::optional<QSet<qint64>> &ids)
{
    m_only = ids;
    judgeAll();
}

void ResultsIndex::setOrder(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    m_isSorted = false;
}

bool ResultsIndex::hasWords(int number) const
{
    const Keys &keys = m_keys[size_t(number)];
    if (keys.text.isEmpty()) {
        const ResultRow &r = row(number);
        keys.text = folded(QStringList{r.title, r.artist, r.label, r.catno, r.year, r.country, r.format, r.role,
                                       r.notes, r.genres.join(u' '), r.styles.join(u' ')}
                               .join(u'\n'));
    }
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return keys.text.contains(word); });
}

unsigned ResultsIndex::judge(int number) const
{
    unsigned failed = 0;
    const Keys &keys = m_keys[size_t(number)];
    for (size_t facet = 0; facet < FacetCountOf; ++facet) {
        const Vocabulary &vocabulary = m_vocabularies[facet];
        if (vocabulary.isOpen)
            continue;
        const Ids &ids = keys.facets[facet];
        if (std::none_of(ids.begin(), ids.end(), [&](int id) { return vocabulary.chosen[size_t(id)]; }))
            failed |= 1U << facet;
    }
    if (!m_role.isEmpty() && !row(number).role.split(roleSeam).contains(m_role))
        failed |= roleBit;
    if (!m_words.isEmpty() && !hasWords(number))
        failed |= wordsBit;
    if (m_only && !m_only->contains(row(number).entity.id))
        failed |= onlyBit;
    return failed;
}

void ResultsIndex::judgeAll()
{
    for (int number = 0; number < size(); ++number)
        m_keys[size_t(number)].failed = judge(number);
}

// For each row its place in the order of the column's values; rows with the same value share one.
std::vector<int> ResultsIndex::ranks(int column) const
{
    std::vector<int> result(m_rows.size());
    if (isFigure(column)) {
        for (size_t i = 0; i < m_rows.size(); ++i)
            result[i] = figureOf(m_rows[i], column);
        return result;
    }
    QHash<QString, int> seen;
    std::vector<QString> texts;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const QString text = textOf(m_rows[i], column);
        auto known = seen.constFind(text);
        if (known == seen.constEnd()) {
            known = seen.insert(text, int(texts.size()));
            texts.push_back(text);
        }
        result[i] = *known;
    }
    const QCollator collator = collation();
    std::vector<QCollatorSortKey> keys;
    keys.reserve(texts.size());
    for (const QString &text : texts)
        keys.push_back(collator.sortKey(text));
    std::vector<int> order(texts.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) { return keys[size_t(a)] < keys[size_t(b)]; });
    std::vector<int> place(texts.size());
    for (size_t i = 0; i < order.size(); ++i)
        place[size_t(order[i])] = texts[size_t(order[i])].isEmpty() ? unknown : int(i);
    for (int &rank : result)
        rank = place[size_t(rank)];
    return result;
}

void ResultsIndex::sortIfNeeded() const
{
    if (m_isSorted)
        return;
    m_sorted = m_arrival;
    m_isSorted = true;
    if (m_sortColumn < 0)
        return;
    if (isMoney(m_sortColumn)) {
        std::stable_sort(m_sorted.begin(), m_sorted.end(), [this](int a, int b) {
            return comesBefore(moneyOf(row(a), m_sortColumn), moneyOf(row(b), m_sortColumn), m_sortOrder);
        });
        return;
    }
    if (!m_ranks.contains(m_sortColumn))
        m_ranks.insert(m_sortColumn, ranks(m_sortColumn));
    const std::vector<int> &rank = *m_ranks.constFind(m_sortColumn);
    const bool rising = m_sortOrder == Qt::AscendingOrder;
    std::stable_sort(m_sorted.begin(), m_sorted.end(), [&](int a, int b) {
        const int x = rank[size_t(a)];
        const int y = rank[size_t(b)];
        if (x == unknown || y == unknown)
            return x != unknown;
        return rising ? x < y : y < x;
    });
}

std::vector<int> ResultsIndex::visible() const
{
    sortIfNeeded();
    std::vector<int> result;
    result.reserve(m_sorted.size());
    std::copy_if(m_sorted.begin(), m_sorted.end(), std::back_inserter(result),
                 [this](int number) { return m_keys[size_t(number)].failed == 0; });
    return result;
}

QList<FacetCount> ResultsIndex::facet(const QString &name) const
{
    const int facet = facetOf(name);
    if (facet < 0)
        return {};
    const Vocabulary &vocabulary = m_vocabularies[size_t(facet)];
    std::vector<int> counts(size_t(vocabulary.values.size()));
    for (const int number : m_arrival) {
        const Keys &keys = m_keys[size_t(number)];
        if ((keys.failed & ~(1U << facet)) != 0)
            continue;
        for (const int id : keys.facets[size_t(facet)])
            ++counts[size_t(id)];
    }
    QList<FacetCount> result;
    for (size_t id = 0; id < counts.size(); ++id) {
        if (counts[id] > 0)
            result.append({vocabulary.values[qsizetype(id)], counts[id]});
    }
    const bool byYear = facet == YearFacet || facet == DecadeFacet;
    std::sort(result.begin(), result.end(), [byYear](const FacetCount &a, const FacetCount &b) {
        if (byYear || a.count == b.count)
            return byYear ? a.value > b.value : a.value < b.value;
        return a.count > b.count;
    });
    return result;
}

QStringList ResultsIndex::roles() const
{
    QStringList result;
    QSet<QString> seen;
    for (const int number : m_arrival) {
        for (const QString &role : row(number).role.split(roleSeam, Qt::SkipEmptyParts)) {
            if (!seen.contains(role)) {
                seen.insert(role);
                result.append(role);
            }
        }
    }
    return result;
}

} // namespace runout::ui
