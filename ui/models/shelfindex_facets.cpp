// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/conditions.h"
#include "ui/models/collation.h"
#include "ui/models/shelfindex.h"

#include <algorithm>

// Facets and the values that complete a query.
namespace runout::ui {

namespace {

constexpr int mostRating = 5;

bool isList(ShelfIndex::Facet facet)
{
    return facet == ShelfIndex::FormatFacet || facet == ShelfIndex::GenreFacet || facet == ShelfIndex::StyleFacet ||
           facet == ShelfIndex::LabelFacet;
}

const ListVocabulary &listsOf(const ShelfRows &rows, ShelfIndex::Facet facet)
{
    switch (facet) {
    case ShelfIndex::FormatFacet:
        return rows.formatLists;
    case ShelfIndex::GenreFacet:
        return rows.genreLists;
    case ShelfIndex::StyleFacet:
        return rows.styleLists;
    default:
        return rows.labelLists;
    }
}

QString decadeOf(const QString &year)
{
    return year.size() == 4 ? year.left(3) + QStringLiteral("0s") : QString();
}

int conditionField(const ShelfRows &rows)
{
    return rows.fieldNumber(discogs::mediaConditionField);
}

// What one value of a facet that is no list is called. Decades are counted by year and put together later.
QString textOf(const ShelfRows &rows, ShelfIndex::Facet facet, int value)
{
    switch (facet) {
    case ShelfIndex::FolderFacet:
        return rows.folderNames()[size_t(value)];
    case ShelfIndex::DecadeFacet:
        return decadeOf(rows.years.text(value));
    case ShelfIndex::YearFacet:
        return rows.years.text(value);
    case ShelfIndex::CountryFacet:
        return rows.countries.text(value);
    case ShelfIndex::ConditionFacet:
        return conditionField(rows) < 0 ? QString() : rows.fieldTexts(conditionField(rows)).text(value);
    default:
        return QString::number(value);
    }
}

int sizeOf(const ShelfRows &rows, ShelfIndex::Facet facet)
{
    switch (facet) {
    case ShelfIndex::FolderFacet:
        return int(rows.folderNames().size());
    case ShelfIndex::DecadeFacet:
    case ShelfIndex::YearFacet:
        return rows.years.size();
    case ShelfIndex::CountryFacet:
        return rows.countries.size();
    case ShelfIndex::ConditionFacet:
        return conditionField(rows) < 0 ? 1 : rows.fieldTexts(conditionField(rows)).size();
    case ShelfIndex::RatingFacet:
        return mostRating + 1;
    default:
        return listsOf(rows, facet).size();
    }
}

void putInOrder(ShelfIndex::Facet facet, QList<FacetCount> &counts)
{
    const auto grade = [](const FacetCount &count) {
        return discogs::gradeOf(count.value).value_or(int(discogs::conditions().size()));
    };
    const QCollator collator = collation();
    std::sort(counts.begin(), counts.end(), [&](const FacetCount &a, const FacetCount &b) {
        switch (facet) {
        case ShelfIndex::DecadeFacet:
        case ShelfIndex::YearFacet:
        case ShelfIndex::RatingFacet:
            return a.value > b.value;
        case ShelfIndex::ConditionFacet:
            return grade(a) != grade(b) ? grade(a) < grade(b) : a.value < b.value;
        case ShelfIndex::FolderFacet:
            return collator.compare(a.value, b.value) < 0;
        default:
            return a.count != b.count ? a.count > b.count : a.value < b.value;
        }
    });
}

} // namespace

int ShelfIndex::valueOf(Facet facet, const ShelfRow &row) const
{
    switch (facet) {
    case FolderFacet:
        return row.folder;
    case FormatFacet:
        return row.formats;
    case DecadeFacet:
    case YearFacet:
        return row.year;
    case GenreFacet:
        return row.genres;
    case StyleFacet:
        return row.styles;
    case LabelFacet:
        return row.labels;
    case CountryFacet:
        return row.country;
    case ConditionFacet:
        return conditionField(m_rows) < 0 ? 0 : m_rows.textOf(row, conditionField(m_rows));
    default:
        return qBound(0, int(row.rating), mostRating);
    }
}

// By the numbers that valueOf() gives: whether `values` are among them; "" is where nothing is known.
std::vector<char> ShelfIndex::chosenIn(Facet facet, const QStringList &values) const
{
    if (isList(facet)) {
        const ListVocabulary &lists = listsOf(m_rows, facet);
        std::vector<char> wanted(size_t(lists.values().size()));
        for (const QString &value : values) {
            const int id = lists.values().find(value);
            if (id > 0)
                wanted[size_t(id)] = 1;
        }
        std::vector<char> chosen = lists.having(wanted);
        for (int list = 0; values.contains(QString()) && list < lists.size(); ++list)
            chosen[size_t(list)] = char(chosen[size_t(list)] != 0 || lists.list(list).empty());
        return chosen;
    }
    std::vector<char> chosen(size_t(sizeOf(m_rows, facet)));
    for (size_t value = 0; value < chosen.size(); ++value)
        chosen[value] = char(values.contains(textOf(m_rows, facet, int(value))));
    return chosen;
}

std::vector<int> ShelfIndex::countOf(Facet facet, unsigned ignored) const
{
    std::vector<int> counts(size_t(sizeOf(m_rows, facet)));
    for (size_t i = 0; i < m_failed.size(); ++i) {
        if ((m_failed[i] & ~ignored) == 0)
            ++counts[size_t(valueOf(facet, m_rows.row(int(i))))];
    }
    return counts;
}

QList<FacetCount> ShelfIndex::named(Facet facet, const std::vector<int> &counts) const
{
    QList<FacetCount> result;
    if (isList(facet)) {
        const ListVocabulary &lists = listsOf(m_rows, facet);
        std::vector<int> byText(size_t(lists.values().size()));
        for (size_t list = 0; list < counts.size(); ++list) {
            for (const int text : lists.list(int(list)))
                byText[size_t(text)] += counts[list];
        }
        for (size_t text = 1; text < byText.size(); ++text) {
            if (byText[text] > 0)
                result.append({lists.values().text(int(text)), byText[text]});
        }
        return result;
    }
    QHash<QString, int> byText;
    for (size_t value = 0; value < counts.size(); ++value) {
        const QString text = counts[value] > 0 ? textOf(m_rows, facet, int(value)) : QString();
        if (!text.isEmpty())
            byText[text] += counts[value];
    }
    for (auto count = byText.constBegin(); count != byText.constEnd(); ++count)
        result.append({count.key(), count.value()});
    return result;
}

QList<FacetCount> ShelfIndex::facet(Facet facet) const
{
    settle();
    QList<FacetCount> counts = named(facet, countOf(facet, 1U << facet));
    putInOrder(facet, counts);
    return counts;
}

QList<FacetCount> ShelfIndex::values(library::Term::Field field, const QString &typed, int most) const
{
    using Field = library::Term::Field;
    static const QHash<Field, Facet> facets{
        {Field::Label, LabelFacet},   {Field::Year, DecadeFacet},   {Field::Country, CountryFacet},
        {Field::Format, FormatFacet}, {Field::Genre, GenreFacet},   {Field::Style, StyleFacet},
        {Field::Folder, FolderFacet}, {Field::Rating, RatingFacet}, {Field::Condition, ConditionFacet}};
    settle();
    constexpr unsigned onlyThere = (1U << (FacetCountOf + 2)) - 1;
    const QByteArray needle = Vocabulary::needleOf(typed);
    QList<FacetCount> all;
    if (facets.contains(field)) {
        const Facet facet = facets.value(field);
        all = named(facet, countOf(facet, onlyThere));
        putInOrder(facet, all);
    } else if (field == Field::Artist || field == Field::Sleeve) {
        const int sleeves = m_rows.fieldNumber(discogs::sleeveConditionField);
        if (field == Field::Sleeve && sleeves < 0)
            return {};
        const Vocabulary &texts = field == Field::Artist ? m_rows.artists : m_rows.fieldTexts(sleeves);
        std::vector<int> counts(size_t(texts.size()));
        for (size_t i = 0; i < m_failed.size(); ++i) {
            const ShelfRow &row = m_rows.row(int(i));
            if (row.isThere)
                ++counts[size_t(field == Field::Artist ? row.artist : m_rows.textOf(row, sleeves))];
        }
        const std::vector<char> found = texts.beginning(needle);
        for (size_t id = 1; id < counts.size(); ++id) {
            if (counts[id] > 0 && found[id])
                all.append({texts.text(int(id)), counts[id]});
        }
        putInOrder(LabelFacet, all);
        return all.mid(0, most);
    }
    QList<FacetCount> result;
    for (const FacetCount &count : std::as_const(all)) {
        if (result.size() == most)
            break;
        const QByteArray text = Vocabulary::needleOf(count.value);
        if (text.startsWith(needle) || text.contains(' ' + needle))
            result.append(count);
    }
    return result;
}

} // namespace runout::ui
