// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shelfrows.h"

#include <algorithm>

namespace runout::ui {

namespace {

constexpr int piece = 256 * 1024;

}

int ListVocabulary::id(const QStringList &list)
{
    const QString key = list.join(u'\n');
    const auto known = m_ids.constFind(key);
    if (known != m_ids.constEnd())
        return *known;
    std::vector<int> numbers;
    for (const QString &text : list) {
        const int number = m_values.id(text);
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end() && number != 0)
            numbers.push_back(number);
    }
    m_lists.push_back(std::move(numbers));
    m_ids.insert(key, size() - 1);
    return size() - 1;
}

QStringList ListVocabulary::texts(int id) const
{
    QStringList texts;
    for (const int number : list(id))
        texts.append(m_values.text(number));
    return texts;
}

std::vector<char> ListVocabulary::having(const std::vector<char> &values) const
{
    std::vector<char> result(m_lists.size());
    for (size_t id = 0; id < m_lists.size(); ++id)
        result[id] = char(std::any_of(m_lists[id].begin(), m_lists[id].end(),
                                      [&](int number) { return values[size_t(number)] != 0; }));
    return result;
}

std::pair<int, bool> ShelfRows::put(const library::Instance &instance)
{
    const int known = numberOf(instance.id);
    if (known >= 0 && this->instance(known) == instance)
        return {known, false};
    const ShelfRow next = rowOf(instance);
    if (known >= 0) {
        m_rows[size_t(known)] = next;
        return {known, true};
    }
    m_numbers.insert(next.id, size());
    m_rows.push_back(next);
    return {size() - 1, true};
}

void ShelfRows::remove(int number)
{
    ShelfRow &row = m_rows[size_t(number)];
    m_numbers.remove(row.id);
    row.isThere = false;
}

void ShelfRows::replaceId(int number, discogs::InstanceId id)
{
    ShelfRow &row = m_rows[size_t(number)];
    m_numbers.remove(row.id);
    row.id = discogs::number(id);
    m_numbers.insert(row.id, number);
}

void ShelfRows::setFolders(const QList<discogs::Folder> &folders)
{
    for (const discogs::Folder &folder : folders)
        m_folderNames[size_t(addFolder(folder.id))] = folder.name;
}

int ShelfRows::addFolder(discogs::FolderId folder)
{
    const int known = folderNumber(folder);
    if (known >= 0)
        return known;
    m_folders.push_back(folder);
    m_folderNames.emplace_back();
    m_folderNumbers.insert(discogs::number(folder), int(m_folders.size()) - 1);
    return int(m_folders.size()) - 1;
}

int ShelfRows::addField(discogs::FieldId field)
{
    const int known = fieldNumber(field);
    if (known >= 0)
        return known;
    m_fields.push_back({field, Vocabulary()});
    m_fieldNumbers.insert(discogs::number(field), fieldCount() - 1);
    return fieldCount() - 1;
}

ShelfRow ShelfRows::rowOf(const library::Instance &instance)
{
    const library::Record &record = instance.record;
    ShelfRow row;
    row.id = discogs::number(instance.id);
    row.release = discogs::number(record.id);
    row.master = record.master ? discogs::number(*record.master) : 0;
    row.added = instance.added;
    row.listening = instance.listening;
    row.artist = artists.id(record.artist);
    row.title = titles.id(record.title);
    row.label = labels.id(record.label);
    row.catno = catnos.id(record.catno);
    row.country = countries.id(record.country);
    row.format = formats.id(record.format);
    row.year = record.year > 0 ? years.id(QString::number(record.year)) : 0;
    row.formats = formatLists.id(record.formats);
    row.labels = labelLists.id(record.labels);
    row.genres = genreLists.id(record.genres);
    row.styles = styleLists.id(record.styles);
    row.folder = addFolder(instance.folder);
    keepValues(row, instance.fields);
    row.thumb = keepThumb(record.thumb.toUtf8());
    row.rating = quint8(qBound(0, instance.rating, 5));
    row.waiting = instance.waiting;
    row.complete = record.complete;
    return row;
}

void ShelfRows::keepValues(ShelfRow &row, const QList<discogs::FieldValue> &values)
{
    row.values = int(m_values.size());
    row.valueCount = int(values.size());
    for (const discogs::FieldValue &value : values) {
        const int field = addField(value.field);
        m_values.push_back({field, m_fields[size_t(field)].texts.id(value.value)});
    }
}

std::span<const ShelfRow::Value> ShelfRows::values(const ShelfRow &row) const
{
    return std::span(m_values).subspan(size_t(row.values), size_t(row.valueCount));
}

int ShelfRows::keepThumb(const QByteArray &thumb)
{
    if (thumb.isEmpty() || thumb.size() >= piece)
        return -1;
    if (m_thumbs.empty() || m_thumbs.back().size() + thumb.size() >= piece) {
        m_thumbs.emplace_back();
        m_thumbs.back().reserve(piece);
    }
    QByteArray &last = m_thumbs.back();
    const int at = int(m_thumbs.size() - 1) * piece + int(last.size());
    last += thumb;
    last += '\0';
    return at;
}

QString ShelfRows::thumb(const ShelfRow &row) const
{
    return row.thumb < 0 ? QString()
                         : QString::fromUtf8(m_thumbs[size_t(row.thumb / piece)].constData() + row.thumb % piece);
}

library::Instance ShelfRows::instance(int number) const
{
    const ShelfRow &r = row(number);
    library::Instance instance;
    instance.id = discogs::InstanceId(r.id);
    instance.folder = m_folders[size_t(r.folder)];
    instance.rating = int(r.rating);
    instance.added = r.added;
    instance.listening = r.listening;
    instance.waiting = r.waiting;
    for (const ShelfRow::Value &value : values(r))
        instance.fields.append({fieldId(value.field), fieldTexts(value.field).text(value.text)});
    library::Record &record = instance.record;
    record.id = discogs::ReleaseId(r.release);
    record.artist = artists.text(r.artist);
    record.title = titles.text(r.title);
    record.label = labels.text(r.label);
    record.catno = catnos.text(r.catno);
    record.country = countries.text(r.country);
    record.format = formats.text(r.format);
    record.thumb = thumb(r);
    record.year = years.text(r.year).toInt();
    record.formats = formatLists.texts(r.formats);
    record.labels = labelLists.texts(r.labels);
    record.genres = genreLists.texts(r.genres);
    record.styles = styleLists.texts(r.styles);
    if (r.master != 0)
        record.master = discogs::MasterId(r.master);
    record.complete = r.complete;
    return instance;
}

int ShelfRows::textOf(const ShelfRow &row, int fieldNumber) const
{
    for (const ShelfRow::Value &value : values(row)) {
        if (value.field == fieldNumber)
            return value.text;
    }
    return 0;
}

QString ShelfRows::value(int number, discogs::FieldId field) const
{
    const int at = fieldNumber(field);
    return at < 0 ? QString() : fieldTexts(at).text(textOf(row(number), at));
}

} // namespace runout::ui
