// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"

#include <QHash>

// Pure: a collection as comma separated values in the layout of Discogs' own export: discogs-api.md section 13.
namespace runout::library {

// The first line: Discogs' columns, then "Collection <name>" of every further field. Ends with CR LF, like every line.
[[nodiscard]] QByteArray csvHeader(const QList<discogs::CollectionField> &fields);
// One copy. Dates are UTC. Artists stand without the " (2)" that Discogs writes: the library shows names, and keeps
// them so.
[[nodiscard]] QByteArray csvLine(const Instance &instance, const QHash<discogs::FolderId, QString> &folderNames,
                                 const QList<discogs::CollectionField> &fields);
// "2xLP, Album, Reissue, Clear" -> "2xLP, Album, RE, Cle"; words without a known abbreviation stand as they are.
[[nodiscard]] QString abbreviatedFormat(const QString &format);

struct CsvField
{
    int column = 0; // in CsvTable::fieldColumns
    QString value;  // not empty; line breaks as LF
    bool operator==(const CsvField &) const = default;
};

struct CsvRow
{
    int line = 0; // in the file, from 1, where it starts
    QString artist, title;
    QString release; // as written, like all of these
    QString folder, rating, added;
    QList<CsvField> fields;
    bool operator==(const CsvRow &) const = default;
};

struct CsvTable
{
    QStringList fieldColumns; // the columns of the account's fields: "Media Condition", "Notes"
    QList<CsvRow> rows;       // in the order of the file, blank lines left out
    bool operator==(const CsvTable &) const = default;
};

struct CsvProblem
{
    enum class Kind {
        Empty,
        NotText,         // bytes that no text has
        NoReleaseColumn, // not an export of a collection
        OpenQuote,       // opened in `line`, and never closed
        TextAfterQuote,  // "..."x
        TooManyCells,    // more than there are columns
    };
    Kind kind = Kind::Empty;
    int line = 0; // from 1; 0: the file as a whole
    bool operator==(const CsvProblem &) const = default;
};

// Columns in any order, by name; all but release_id may be missing. Also what a spreadsheet makes of it: a mark at the
// start, UTF-16, Windows' own letters, semicolons or tabs, LF, blank lines, cells left out at the end.
[[nodiscard]] tl::expected<CsvTable, CsvProblem> readCsv(const QByteArray &file);

// "2023-04-23 04:36:11", "23/04/2023 04:36", "23.04.2023", "4/23/2023 4:36 AM" in ms since 1970, UTC; 0: none of these.
[[nodiscard]] qint64 csvDate(const QString &text);

} // namespace runout::library
