// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shelfindex.h"

#include "core/discogs/conditions.h"
#include "ui/models/collation.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace runout::ui {

namespace {

constexpr unsigned folderBit = 1U << ShelfIndex::FacetCountOf;
constexpr unsigned queryBit = folderBit << 1;
constexpr unsigned goneBit = queryBit << 1;
constexpr unsigned facetBits = folderBit | (folderBit - 1);

// The levels of one row, laid side by side so that comparing is a walk through memory.
constexpr size_t mostKeys = 8;
struct SortedRow
{
    std::array<quint32, mostKeys> keys{};
    int number = 0;
    bool operator<(const SortedRow &other) const { return keys < other.keys; }
};

// Grades first, best to worst, then the other values in the reader's order.
std::vector<quint32> gradeRanks(const Vocabulary &values)
{
    const auto grades = quint32(discogs::conditions().size());
    std::vector<quint32> ranks = values.ranks();
    for (int id = 1; id < values.size(); ++id) {
        const auto grade = discogs::gradeOf(values.text(id));
        ranks[size_t(id)] = grade ? quint32(*grade) : grades + ranks[size_t(id)];
    }
    return ranks;
}

std::vector<quint32> folderRanks(const std::vector<QString> &names)
{
    std::vector<size_t> order(names.size());
    std::iota(order.begin(), order.end(), size_t(0));
    const QCollator collator = collation();
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return collator.compare(names[a], names[b]) < 0; });
    std::vector<quint32> ranks(names.size());
    for (size_t place = 0; place < order.size(); ++place)
        ranks[order[place]] = quint32(place);
    return ranks;
}

// What was never played stands at the end, whichever way.
std::vector<quint32> listeningKeys(const ShelfRows &rows, const ShelfIndex::SortKey &key)
{
    constexpr qint64 second = 1000;
    std::vector<quint32> keys(static_cast<size_t>(rows.size()), Vocabulary::unranked);
    for (size_t i = 0; i < keys.size(); ++i) {
        const library::Listening &heard = rows.row(int(i)).listening;
        const qint64 value = key.column == ShelfColumn::LastPlayed ? heard.last / second
                             : key.column == ShelfColumn::Plays    ? heard.plays
                                                                   : heard.seconds;
        if (value > 0)
            keys[i] = key.order == Qt::AscendingOrder ? quint32(value) : Vocabulary::unranked - 1 - quint32(value);
    }
    return keys;
}

} // namespace

void ShelfIndex::clear()
{
    m_rows = {};
    m_copies.clear();
    changed();
}

void ShelfIndex::changed()
{
    m_terms.clear();
    m_ages.clear();
    m_isQueryJudged = m_areFacetsJudged = m_isSorted = false;
}

bool ShelfIndex::put(const library::Instance &instance)
{
    const bool isNew = m_rows.numberOf(instance.id) < 0;
    const bool isOther = m_rows.put(instance).second;
    if (isNew)
        ++m_copies[discogs::number(instance.record.id)];
    if (isOther)
        changed();
    return isOther;
}

void ShelfIndex::remove(discogs::InstanceId id)
{
    const int number = m_rows.numberOf(id);
    if (number < 0)
        return;
    const auto copies = m_copies.find(m_rows.row(number).release);
    if (copies != m_copies.end() && --*copies == 0)
        m_copies.erase(copies);
    m_rows.remove(number);
    changed();
}

void ShelfIndex::replaceId(discogs::InstanceId temporary, discogs::InstanceId real)
{
    const int number = m_rows.numberOf(temporary);
    if (number < 0 || temporary == real)
        return;
    if (m_rows.numberOf(real) >= 0)
        remove(temporary);
    else
        m_rows.replaceId(number, real);
    changed();
}

void ShelfIndex::setFolders(const QList<discogs::Folder> &folders)
{
    m_rows.setFolders(folders);
    changed();
}

void ShelfIndex::setQuery(const library::ShelfQuery &query)
{
    m_query = query;
    m_isQueryJudged = false;
}

void ShelfIndex::setFolder(discogs::FolderId folder)
{
    m_folder = folder;
    m_areFacetsJudged = false;
}

void ShelfIndex::setNarrowing(const Narrowing &narrowing)
{
    m_narrowing = narrowing;
    m_areFacetsJudged = false;
}

void ShelfIndex::setOrder(const QList<SortKey> &keys)
{
    m_isSorted = m_isSorted && keys == m_order;
    m_order = keys;
}

std::vector<Vocabulary *> ShelfIndex::bigVocabularies(int least)
{
    std::vector<Vocabulary *> all{&m_rows.artists, &m_rows.titles, &m_rows.labels, &m_rows.catnos, &m_rows.formats};
    all.erase(
        std::remove_if(all.begin(), all.end(), [least](const Vocabulary *texts) { return texts->size() < least; }),
        all.end());
    return all;
}

void ShelfIndex::settle() const
{
    m_failed.resize(size_t(m_rows.size()));
    if (!m_areFacetsJudged)
        judgeFacets();
    if (!m_isQueryJudged)
        judgeQuery();
}

void ShelfIndex::judgeQuery() const
{
    m_isQueryJudged = true;
    const size_t count = m_failed.size();
    Marks passed(count, char(m_query.isEmpty()));
    for (const QList<Term> &all : m_query.any) {
        Marks together(count, 1);
        for (const Term &term : all) {
            const Marks &marks = marksOf(term);
            const char flip = char(term.excluded);
            for (size_t i = 0; i < count; ++i)
                together[i] = char(together[i] & (marks[i] ^ flip));
        }
        for (size_t i = 0; i < count; ++i)
            passed[i] = char(passed[i] | together[i]);
    }
    for (size_t i = 0; i < count; ++i)
        m_failed[i] = passed[i] ? m_failed[i] & ~queryBit : m_failed[i] | queryBit;
}

void ShelfIndex::judgeFacets() const
{
    m_areFacetsJudged = true;
    for (size_t i = 0; i < m_failed.size(); ++i)
        m_failed[i] = (m_failed[i] & ~(facetBits | goneBit)) | (m_rows.row(int(i)).isThere ? 0 : goneBit);
    if (m_folder != discogs::allFolder) {
        const int folder = m_rows.folderNumber(m_folder);
        for (size_t i = 0; i < m_failed.size(); ++i)
            m_failed[i] |= m_rows.row(int(i)).folder == folder ? 0 : folderBit;
    }
    const std::array<const QStringList *, FacetCountOf> wanted{
        &m_narrowing.folders,    &m_narrowing.formats, &m_narrowing.decades, &m_narrowing.years,
        &m_narrowing.genres,     &m_narrowing.styles,  &m_narrowing.labels,  &m_narrowing.countries,
        &m_narrowing.conditions, &m_narrowing.ratings};
    for (int facet = 0; facet < FacetCountOf; ++facet) {
        if (wanted[size_t(facet)]->isEmpty())
            continue;
        const std::vector<char> chosen = chosenIn(Facet(facet), *wanted[size_t(facet)]);
        for (size_t i = 0; i < m_failed.size(); ++i) {
            const int value = valueOf(Facet(facet), m_rows.row(int(i)));
            m_failed[i] |= chosen[size_t(value)] ? 0 : 1U << facet;
        }
    }
}

// Newest first; of the same moment the later number.
std::vector<quint32> ShelfIndex::ageRanks() const
{
    if (m_ages.size() == size_t(m_rows.size()))
        return m_ages;
    std::vector<int> order(static_cast<size_t>(m_rows.size()));
    std::iota(order.begin(), order.end(), 0);
    const auto isNewer = [this](int a, int b) {
        const ShelfRow &x = m_rows.row(a);
        const ShelfRow &y = m_rows.row(b);
        return x.added != y.added ? x.added > y.added : x.id > y.id;
    };
    if (!std::is_sorted(order.begin(), order.end(), isNewer))
        std::sort(order.begin(), order.end(), isNewer);
    m_ages.resize(order.size());
    for (size_t place = 0; place < order.size(); ++place)
        m_ages[size_t(order[place])] = quint32(place);
    return m_ages;
}

std::vector<quint32> ShelfIndex::keysOf(const SortKey &key) const
{
    std::vector<quint32> keys(static_cast<size_t>(m_rows.size()), Vocabulary::unranked);
    const auto fill = [&](const std::vector<quint32> &ranks, auto valueOf) {
        for (size_t i = 0; i < keys.size(); ++i)
            keys[i] = ranks[size_t(valueOf(m_rows.row(int(i))))];
    };
    switch (key.column) {
    case ShelfColumn::Title:
        fill(m_rows.artists.ranks(), [](const ShelfRow &row) { return row.artist; });
        break;
    case ShelfColumn::Label:
        fill(m_rows.labels.ranks(), [](const ShelfRow &row) { return row.label; });
        break;
    case ShelfColumn::CatalogueNumber:
        fill(m_rows.catnos.ranks(), [](const ShelfRow &row) { return row.catno; });
        break;
    case ShelfColumn::Year:
        fill(m_rows.years.ranks(), [](const ShelfRow &row) { return row.year; });
        break;
    case ShelfColumn::Country:
        fill(m_rows.countries.ranks(), [](const ShelfRow &row) { return row.country; });
        break;
    case ShelfColumn::Format:
        fill(m_rows.formats.ranks(), [](const ShelfRow &row) { return row.format; });
        break;
    case ShelfColumn::Folder:
        fill(folderRanks(m_rows.folderNames()), [](const ShelfRow &row) { return row.folder; });
        break;
    case ShelfColumn::Rating:
        fill({Vocabulary::unranked, 1, 2, 3, 4, 5}, [](const ShelfRow &row) { return qBound(0, int(row.rating), 5); });
        break;
    case ShelfColumn::Added: {
        // Ages count backwards: ascending is oldest first.
        const std::vector<quint32> ages = ageRanks();
        for (size_t i = 0; i < keys.size(); ++i)
            keys[i] = quint32(keys.size() - 1) - ages[i];
        break;
    }
    case ShelfColumn::LastPlayed:
    case ShelfColumn::Plays:
    case ShelfColumn::Hours:
        return listeningKeys(m_rows, key);
    case ShelfColumn::Lowest:
    case ShelfColumn::Change:
    case ShelfColumn::ForSale:
        return marketKeys(key); // knows both orders itself
    case ShelfColumn::Field: {
        const int field = m_rows.fieldNumber(key.field);
        if (field < 0)
            break;
        const bool isGrade = key.field == discogs::mediaConditionField || key.field == discogs::sleeveConditionField;
        const Vocabulary &texts = m_rows.fieldTexts(field);
        fill(isGrade ? gradeRanks(texts) : texts.ranks(),
             [&](const ShelfRow &row) { return m_rows.textOf(row, field); });
        break;
    }
    }
    if (key.order == Qt::DescendingOrder) {
        for (quint32 &one : keys)
            one = one == Vocabulary::unranked ? one : Vocabulary::unranked - 1 - one;
    }
    return keys;
}

void ShelfIndex::sortIfNeeded() const
{
    if (m_isSorted)
        return;
    m_isSorted = true;
    std::vector<SortedRow> rows(static_cast<size_t>(m_rows.size()));
    size_t level = 0;
    const auto lay = [&](const std::vector<quint32> &keys) {
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i].keys[level] = keys[i];
        ++level;
    };
    for (const SortKey &key : m_order) {
        const size_t needed = key.column == ShelfColumn::Title ? 3 : 1;
        if (level + needed >= mostKeys)
            break;
        lay(keysOf(key));
        if (key.column != ShelfColumn::Title)
            continue;
        // Artist, then title, then pressing: copies of one release stand together.
        const std::vector<quint32> &titles = m_rows.titles.ranks();
        const bool falls = key.order == Qt::DescendingOrder;
        std::vector<quint32> keys(rows.size());
        for (size_t i = 0; i < keys.size(); ++i) {
            const quint32 rank = titles[size_t(m_rows.row(int(i)).title)];
            keys[i] = falls && rank != Vocabulary::unranked ? Vocabulary::unranked - 1 - rank : rank;
        }
        lay(keys);
        for (size_t i = 0; i < keys.size(); ++i)
            keys[i] = quint32(m_rows.row(int(i)).release);
        lay(keys);
    }
    lay(ageRanks());
    for (size_t i = 0; i < rows.size(); ++i)
        rows[i].number = int(i);
    if (!std::is_sorted(rows.begin(), rows.end()))
        std::sort(rows.begin(), rows.end());
    m_sorted.resize(rows.size());
    std::transform(rows.begin(), rows.end(), m_sorted.begin(), [](const SortedRow &row) { return row.number; });
}

std::vector<int> ShelfIndex::visible() const
{
    settle();
    sortIfNeeded();
    std::vector<int> result;
    result.reserve(m_sorted.size());
    std::copy_if(m_sorted.begin(), m_sorted.end(), std::back_inserter(result),
                 [this](int number) { return m_failed[size_t(number)] == 0; });
    return result;
}

} // namespace runout::ui
