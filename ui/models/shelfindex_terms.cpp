// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/conditions.h"
#include "core/library/searchtext.h"
#include "ui/models/shelfindex.h"

#include <QDateTime>

#include <algorithm>

// What a term of the filter language finds. Each answer is kept as long as the rows stay as they are; a term that goes
// on where an older one stopped looks only at what that one found.
namespace runout::ui {

using Field = library::Term::Field;

namespace {

constexpr size_t mostKept = 64;

QString keyOf(const library::Term &term, const QByteArray &needle)
{
    const QString bounds = term.from || term.to
                               ? QStringLiteral("%1..%2").arg(term.from.value_or(-1)).arg(term.to.value_or(-1))
                               : QString::fromUtf8(needle);
    // A value as it is spelled is not what its letters would find: no longer term goes on from it.
    const QString exactly = term.quoted ? QChar(1) + term.text + QChar(2) : QString();
    return QChar(u'A' + int(term.field)) + bounds + exactly;
}

QString outsideKey(const library::Term &term)
{
    return QChar(u'A' + int(term.field)) + (term.quoted ? u'"' + term.text : term.text);
}

bool isOutside(Field field)
{
    return field == Field::Credit || field == Field::Track || field == Field::Runout || field == Field::Files;
}

// Of these more letters never find more.
bool narrowsAsTyped(Field field)
{
    return field == Field::Word || field == Field::Artist || field == Field::Title || field == Field::Label ||
           field == Field::CatalogueNumber || field == Field::Genre || field == Field::Style || field == Field::Notes;
}

bool isWithin(const library::Term &term, int value)
{
    const bool asksForNone = (term.from && *term.from <= 0) || (term.to && *term.to <= 0);
    if (value == 0 && !asksForNone)
        return false;
    return (!term.from || value >= *term.from) && (!term.to || value <= *term.to);
}

// Where a day begins here, in ms since 1970; days: after how many more of them.
qint64 startOf(int day, int days)
{
    constexpr int yearPlace = 10'000;
    constexpr int monthPlace = 100;
    const QDate date(day / yearPlace, day / monthPlace % monthPlace, day % monthPlace);
    return date.addDays(days).startOfDay().toMSecsSinceEpoch();
}

// In quotes and spelled as one of the values: that one alone. Else what holds the letters.
std::vector<char> spelledOrHolding(const Vocabulary &values, const library::Term &term, const QByteArray &needle)
{
    const int exactly = term.quoted ? values.find(term.text) : -1;
    if (exactly <= 0)
        return values.holding(needle);
    std::vector<char> result(size_t(values.size()));
    result[size_t(exactly)] = 1;
    return result;
}

// A value that is called so and no other; where there is none, those with a word that begins so.
std::vector<char> calledOrBeginning(const Vocabulary &values, const QByteArray &needle)
{
    const int exactly = values.named(needle);
    if (exactly < 0)
        return values.beginning(needle);
    std::vector<char> result(size_t(values.size()));
    result[size_t(exactly)] = 1;
    return result;
}

bool isCondition(discogs::FieldId field)
{
    return field == discogs::mediaConditionField || field == discogs::sleeveConditionField;
}

} // namespace

QList<library::Term> ShelfIndex::missing(const library::ShelfQuery &query) const
{
    QList<Term> terms;
    for (const QList<Term> &all : query.any) {
        for (const Term &term : all) {
            if (isOutside(term.field) && !m_releases.contains(outsideKey(term)))
                terms.append(term);
        }
    }
    return terms;
}

void ShelfIndex::setReleases(const Term &term, const QSet<qint64> &releases)
{
    m_releases.insert(outsideKey(term), releases);
    m_isQueryJudged = false;
}

void ShelfIndex::forgetReleases()
{
    m_releases.clear();
    m_isQueryJudged = false;
}

const ShelfIndex::Marks &ShelfIndex::marksOf(const Term &term) const
{
    const QByteArray needle = Vocabulary::needleOf(term.text);
    const QString key = isOutside(term.field) ? outsideKey(term) : keyOf(term, needle);
    const auto known = m_terms.find(key);
    if (known != m_terms.end() && !isOutside(term.field))
        return known->second;
    const Marks *within = nullptr;
    if (narrowsAsTyped(term.field)) {
        qsizetype longest = 0;
        for (const auto &[older, marks] : m_terms) {
            if (older[0] == key[0] && older.size() > longest && older.size() > 1 &&
                QStringView(key).mid(1).contains(QStringView(older).mid(1))) {
                within = &marks;
                longest = older.size();
            }
        }
    }
    Marks marks = work(term, needle, within);
    if (m_terms.size() > mostKept)
        m_terms.clear();
    return m_terms.insert_or_assign(key, std::move(marks)).first->second;
}

template<class Passes>
ShelfIndex::Marks ShelfIndex::collect(const Marks *within, const Passes &passes) const
{
    Marks marks(m_failed.size());
    for (size_t i = 0; i < marks.size(); ++i) {
        if (!within || (*within)[i])
            marks[i] = char(passes(m_rows.row(int(i))));
    }
    return marks;
}

ShelfIndex::Marks ShelfIndex::work(const Term &term, const QByteArray &needle, const Marks *within) const
{
    const auto inText = [&](const Vocabulary &texts, int ShelfRow::*text) {
        const std::vector<char> found = spelledOrHolding(texts, term, needle);
        return collect(within, [&](const ShelfRow &row) { return found[size_t(row.*text)] != 0; });
    };
    const auto inList = [&](const ListVocabulary &lists, int ShelfRow::*list, const std::vector<char> &values) {
        const std::vector<char> found = lists.having(values);
        return collect(within, [&](const ShelfRow &row) { return found[size_t(row.*list)] != 0; });
    };
    switch (term.field) {
    case Field::Word:
        return workWord(needle, within);
    case Field::Artist:
        return inText(m_rows.artists, &ShelfRow::artist);
    case Field::Title:
        return inText(m_rows.titles, &ShelfRow::title);
    case Field::Label:
        return inList(m_rows.labelLists, &ShelfRow::labels, spelledOrHolding(m_rows.labelLists.values(), term, needle));
    case Field::CatalogueNumber: {
        const QByteArray number = Vocabulary::needleOf(library::squeezed(term.text));
        const std::vector<char> squeezed =
            number.isEmpty() ? m_rows.catnos.holding(needle) : m_rows.catnos.holding(number);
        const std::vector<char> &plain = m_rows.catnos.holding(needle);
        return collect(nullptr, [&](const ShelfRow &row) {
            return squeezed[size_t(row.catno)] != 0 || plain[size_t(row.catno)] != 0;
        });
    }
    case Field::Year:
        return collect(within,
                       [&](const ShelfRow &row) { return isWithin(term, m_rows.years.text(row.year).toInt()); });
    case Field::Country: {
        const std::vector<char> found = calledOrBeginning(m_rows.countries, needle);
        return collect(within, [&](const ShelfRow &row) { return found[size_t(row.country)] != 0; });
    }
    case Field::Format: {
        const std::vector<char> values = calledOrBeginning(m_rows.formatLists.values(), needle);
        if (std::any_of(values.begin(), values.end(), [](char one) { return one != 0; }))
            return inList(m_rows.formatLists, &ShelfRow::formats, values);
        return inText(m_rows.formats, &ShelfRow::format); // a colour, as it is printed
    }
    case Field::Genre:
        return inList(m_rows.genreLists, &ShelfRow::genres, spelledOrHolding(m_rows.genreLists.values(), term, needle));
    case Field::Style:
        return inList(m_rows.styleLists, &ShelfRow::styles, spelledOrHolding(m_rows.styleLists.values(), term, needle));
    case Field::Folder:
        return workFolder(needle);
    case Field::Rating:
        return collect(within, [&](const ShelfRow &row) { return isWithin(term, row.rating); });
    case Field::Added: {
        const qint64 from = term.from ? startOf(*term.from, 0) : 1; // 0: not known
        const qint64 end = term.to ? startOf(*term.to, 1) : std::numeric_limits<qint64>::max();
        return collect(within, [&](const ShelfRow &row) { return row.added >= from && row.added < end; });
    }
    case Field::Played: {
        const bool asksForNever = term.to && *term.to == 0;
        const qint64 from = term.from && *term.from > 0 ? startOf(*term.from, 0) : 1;
        const qint64 end = term.to && *term.to > 0 ? startOf(*term.to, 1) : std::numeric_limits<qint64>::max();
        return collect(within, [&](const ShelfRow &row) {
            const qint64 last = row.listening.last;
            return asksForNever ? last == 0 : last >= from && last < end;
        });
    }
    case Field::Condition:
    case Field::Sleeve:
        return workGrade(term, needle);
    case Field::Notes:
        return workNotes(needle, within);
    case Field::Credit:
    case Field::Track:
    case Field::Runout:
    case Field::Files: {
        const QSet<qint64> releases = m_releases.value(outsideKey(term));
        return collect(within, [&](const ShelfRow &row) { return releases.contains(row.release); });
    }
    case Field::Price:
    case Field::ForSale:
        return workMarket(term);
    case Field::Is:
        return workIs(term.text.toLower());
    }
    return {};
}

ShelfIndex::Marks ShelfIndex::workWord(const QByteArray &needle, const Marks *within) const
{
    const std::vector<char> &artists = m_rows.artists.holding(needle);
    const std::vector<char> &titles = m_rows.titles.holding(needle);
    const std::vector<char> &catnos = m_rows.catnos.holding(needle);
    const std::vector<char> &countries = m_rows.countries.holding(needle);
    const std::vector<char> &formats = m_rows.formats.holding(needle);
    const std::vector<char> &years = m_rows.years.holding(needle);
    const std::vector<char> formatLists = m_rows.formatLists.having(m_rows.formatLists.values().holding(needle));
    const std::vector<char> labels = m_rows.labelLists.having(m_rows.labelLists.values().holding(needle));
    const std::vector<char> genres = m_rows.genreLists.having(m_rows.genreLists.values().holding(needle));
    const std::vector<char> styles = m_rows.styleLists.having(m_rows.styleLists.values().holding(needle));
    const auto fields = textFields(needle);
    return collect(within, [&](const ShelfRow &row) {
        return artists[size_t(row.artist)] || titles[size_t(row.title)] || labels[size_t(row.labels)] ||
               catnos[size_t(row.catno)] || years[size_t(row.year)] || countries[size_t(row.country)] ||
               formats[size_t(row.format)] || formatLists[size_t(row.formats)] || genres[size_t(row.genres)] ||
               styles[size_t(row.styles)] || hasValue(row, fields);
    });
}

ShelfIndex::Marks ShelfIndex::workNotes(const QByteArray &needle, const Marks *within) const
{
    const auto fields = textFields(needle);
    return collect(within, [&](const ShelfRow &row) { return hasValue(row, fields); });
}

// By number of the field: which of its texts hold the needle; null for conditions, which are no notes.
std::vector<const std::vector<char> *> ShelfIndex::textFields(const QByteArray &needle) const
{
    std::vector<const std::vector<char> *> fields;
    fields.reserve(size_t(m_rows.fieldCount()));
    for (int field = 0; field < m_rows.fieldCount(); ++field)
        fields.push_back(isCondition(m_rows.fieldId(field)) ? nullptr : &m_rows.fieldTexts(field).holding(needle));
    return fields;
}

bool ShelfIndex::hasValue(const ShelfRow &row, const std::vector<const std::vector<char> *> &fields) const
{
    const auto values = m_rows.values(row);
    return std::any_of(values.begin(), values.end(), [&](const ShelfRow::Value &value) {
        const auto *texts = fields[size_t(value.field)];
        return texts && (*texts)[size_t(value.text)];
    });
}

ShelfIndex::Marks ShelfIndex::workFolder(const QByteArray &needle) const
{
    const std::vector<QString> &names = m_rows.folderNames();
    std::vector<char> called(names.size());
    std::vector<char> holding(names.size());
    for (size_t i = 0; i < names.size(); ++i) {
        const QByteArray name = Vocabulary::needleOf(names[i]);
        called[i] = char(name == needle);
        holding[i] = char(name.contains(needle));
    }
    const bool any = std::any_of(called.begin(), called.end(), [](char one) { return one != 0; });
    const std::vector<char> &found = any ? called : holding;
    return collect(nullptr, [&](const ShelfRow &row) { return found[size_t(row.folder)] != 0; });
}

ShelfIndex::Marks ShelfIndex::workGrade(const Term &term, const QByteArray &needle) const
{
    const int field =
        m_rows.fieldNumber(term.field == Field::Sleeve ? discogs::sleeveConditionField : discogs::mediaConditionField);
    if (field < 0)
        return Marks(m_failed.size());
    const Vocabulary &texts = m_rows.fieldTexts(field);
    const auto grade = discogs::gradeOf(term.text);
    std::vector<char> found = grade ? std::vector<char>(size_t(texts.size())) : texts.holding(needle);
    for (int id = 1; grade && id < texts.size(); ++id)
        found[size_t(id)] = char(discogs::gradeOf(texts.text(id)) == grade);
    found[0] = 0;
    return collect(nullptr, [&](const ShelfRow &row) { return found[size_t(m_rows.textOf(row, field))] != 0; });
}

ShelfIndex::Marks ShelfIndex::workIs(const QString &word) const
{
    if (word == QLatin1String("rated"))
        return collect(nullptr, [](const ShelfRow &row) { return row.rating > 0; });
    if (word == QLatin1String("waiting"))
        return collect(nullptr, [](const ShelfRow &row) { return row.waiting; });
    if (word == QLatin1String("complete"))
        return collect(nullptr, [](const ShelfRow &row) { return row.complete; });
    if (word == QLatin1String("watched"))
        return collect(nullptr, [this](const ShelfRow &row) { return m_market.isWatched(row.release); });
    if (word == QLatin1String("met"))
        return collect(nullptr, [this](const ShelfRow &row) { return m_market.isMet(row.release); });
    return collect(nullptr, [this](const ShelfRow &row) { return m_copies.value(row.release) > 1; });
}

} // namespace runout::ui
