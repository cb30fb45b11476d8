// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <tl/expected.hpp>

// Pure: the filter language of the collector's lists. Words, field:value, quotes, minus, or.
//   miles "blue in green" label:columbia year:1955..1962 rating:>=4 -format:cd folder:jazz or style:modal
namespace runout::library {

struct Term
{
    enum class Field {
        Word, // anywhere in artist, title, label, number, year, country, format, genre, style, notes
        Artist,
        Title,
        Label,
        CatalogueNumber, // cat:
        Year,            // number or range: 1970, 1970..1979, 1970s, >=1970
        Country,
        Format,
        Genre,
        Style,
        Folder,
        Rating,    // number or range; 0 = none
        Added,     // year, month or day, or a range of them: 2024, 2024-03, 2024-03-01..2024-06
        Played,    // the same of the day it was played last; never
        Condition, // media, or sleeve: by name or grade: vg+, nm
        Sleeve,
        Notes,  // any text field of the copy
        Credit, // of the release held in full
        Track,
        Runout,  // identifiers: matrix, barcode, label code
        Price,   // lowest price now, in the collector's currency: number or range, <20, 9.50..15
        ForSale, // copies: number or range
        Is,      // is:rated, is:waiting, is:duplicate, is:complete, is:watched, is:met
        Files,   // files:yes, no, partial, stale, gone: audio files of the record
    };
    Field field = Field::Word;
    bool excluded = false; // minus
    bool quoted = false;   // a phrase
    QString text;          // without quotes, as typed
    // Of Year, Rating, ForSale: numbers; of Price: hundredths; of Added, Played: yyyymmdd, 0: never. Inclusive; no
    // bound: open.
    std::optional<int> from, to;
    int at = 0; // where it starts in what was typed
    bool operator==(const Term &) const = default;
};

// Any of the lists, each of which wants all of its terms.
struct ShelfQuery
{
    QList<QList<Term>> any;
    [[nodiscard]] bool isEmpty() const { return any.isEmpty(); }
    bool operator==(const ShelfQuery &) const = default;
};

struct QueryProblem
{
    enum class Kind {
        UnknownField,
        NoValue,
        NotANumber,
        NotADate,
        BackwardRange,
        OpenQuote,
        LonelyOr,
        UnknownIs,
        NotARating,
        NotAPrice,
        OpenParenthesis,
        UnknownFiles,
        Grouping, // "or" between parentheses: there are no groups
    };
    Kind kind = Kind::UnknownField;
    int at = 0; // first letter, from 0
    int length = 0;
    QString word; // what was not understood
    bool operator==(const QueryProblem &) const = default;
};

[[nodiscard]] tl::expected<ShelfQuery, QueryProblem> parseShelfQuery(const QString &typed);

// The field names, without colon, in the order they are offered.
[[nodiscard]] QStringList fieldNames();
[[nodiscard]] QString nameOf(Term::Field field); // ""; of a word
// What may follow "is:".
[[nodiscard]] QStringList isWords();
// What may follow "files:".
[[nodiscard]] QStringList filesWords();

// What may stand at the cursor: the piece being typed, to be replaced, and of which field.
struct QueryPiece
{
    int start = 0;
    int length = 0;
    std::optional<Term::Field> field; // nothing: a word, or the start of a field's name
    QString typed;                    // the value so far, without an opening quote
    bool operator==(const QueryPiece &) const = default;
};
[[nodiscard]] QueryPiece pieceAt(const QString &typed, int cursor);

} // namespace runout::library
