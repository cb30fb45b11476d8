// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"
#include "ui/models/vocabulary.h"

#include <QHash>
#include <QList>

#include <span>
#include <vector>

namespace runout::ui {

enum class ShelfColumn {
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
    Hours,
    Lowest,
    Change,
    ForSale,
    Field
};

// Texts of which a row has several: the different lists, each kept once.
class ListVocabulary
{
public:
    ListVocabulary() { id({}); }
    int id(const QStringList &list);
    [[nodiscard]] int size() const { return int(m_lists.size()); }
    [[nodiscard]] const std::vector<int> &list(int id) const { return m_lists[size_t(id)]; } // numbers of texts
    [[nodiscard]] QStringList texts(int id) const;
    [[nodiscard]] const Vocabulary &values() const { return m_values; }
    // Of values, by number, to lists that have one of them.
    [[nodiscard]] std::vector<char> having(const std::vector<char> &values) const;

private:
    Vocabulary m_values;
    QHash<QString, int> m_ids;
    std::vector<std::vector<int>> m_lists;
};

// A copy, its texts as numbers in the vocabularies of ShelfRows.
struct ShelfRow
{
    struct Value
    {
        int field = 0; // a number of ShelfRows::fieldNumber
        int text = 0;
        bool operator==(const Value &) const = default;
    };
    qint64 id = 0;
    qint64 release = 0;
    qint64 master = 0; // 0: none
    qint64 added = 0;
    library::Listening listening;
    int artist = 0, title = 0, label = 0, catno = 0, country = 0, format = 0, year = 0;
    int formats = 0, labels = 0, genres = 0, styles = 0; // lists
    int folder = 0;                                      // a number of ShelfRows::folderNumber
    int values = 0, valueCount = 0;                      // where they stand in ShelfRows::values()
    int thumb = 0;                                       // likewise
    quint8 rating = 0;
    bool waiting = false;
    bool complete = false;
    bool isThere = true;
};

// The copies of a shelf, kept small: every text once. Pure.
class ShelfRows
{
public:
    // The row's number, new or known by its id, and whether it is not as it was.
    std::pair<int, bool> put(const library::Instance &instance);
    void remove(int number);
    void replaceId(int number, discogs::InstanceId id);
    void setFolders(const QList<discogs::Folder> &folders);

    [[nodiscard]] int size() const { return int(m_rows.size()); } // with those that are gone
    [[nodiscard]] int count() const { return int(m_numbers.size()); }
    [[nodiscard]] int numberOf(discogs::InstanceId id) const { return m_numbers.value(discogs::number(id), -1); }
    [[nodiscard]] const ShelfRow &row(int number) const { return m_rows[size_t(number)]; }
    [[nodiscard]] library::Instance instance(int number) const;
    [[nodiscard]] std::span<const ShelfRow::Value> values(const ShelfRow &row) const;
    [[nodiscard]] QString thumb(const ShelfRow &row) const;
    [[nodiscard]] const QString &folderName(int number) const { return m_folderNames[size_t(row(number).folder)]; }
    [[nodiscard]] QString value(int number, discogs::FieldId field) const;

    Vocabulary artists, titles, labels, countries, formats, years;
    Vocabulary catnos{Vocabulary::Kind::Numbers};
    ListVocabulary formatLists, labelLists, genreLists, styleLists;
    [[nodiscard]] int fieldNumber(discogs::FieldId field) const
    {
        return m_fieldNumbers.value(discogs::number(field), -1);
    }
    [[nodiscard]] discogs::FieldId fieldId(int number) const { return m_fields[size_t(number)].id; }
    [[nodiscard]] int fieldCount() const { return int(m_fields.size()); }
    [[nodiscard]] const Vocabulary &fieldTexts(int number) const { return m_fields[size_t(number)].texts; }
    [[nodiscard]] Vocabulary &fieldTexts(int number) { return m_fields[size_t(number)].texts; }
    [[nodiscard]] int textOf(const ShelfRow &row, int fieldNumber) const; // 0: none
    [[nodiscard]] int folderNumber(discogs::FolderId folder) const
    {
        return m_folderNumbers.value(discogs::number(folder), -1);
    }
    [[nodiscard]] const std::vector<QString> &folderNames() const { return m_folderNames; }

private:
    struct Field
    {
        discogs::FieldId id{};
        Vocabulary texts;
    };
    int addFolder(discogs::FolderId folder);
    int addField(discogs::FieldId field);
    [[nodiscard]] ShelfRow rowOf(const library::Instance &instance);
    void keepValues(ShelfRow &row, const QList<discogs::FieldValue> &values);
    int keepThumb(const QByteArray &thumb);

    std::vector<ShelfRow> m_rows;
    std::vector<ShelfRow::Value> m_values; // of all rows; what changes is added at the end
    std::vector<QByteArray> m_thumbs;      // addresses in large pieces, each ended by a zero
    QHash<qint64, int> m_numbers;
    std::vector<Field> m_fields;
    QHash<qint64, int> m_fieldNumbers;
    std::vector<QString> m_folderNames;
    std::vector<discogs::FolderId> m_folders;
    QHash<qint64, int> m_folderNumbers;
};

} // namespace runout::ui
