// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// Pure: how text is written into the search index and how somebody's words become a question to it. Both sides go
// through the same folding, so that what was typed plainly finds what was printed with accents and punctuation.
namespace runout::library {

// Letters that Unicode does not decompose ("ø", "ß", "æ", "ł") as plain ones; everything else as it is.
[[nodiscard]] QString plainLetters(const QString &text);

// What is indexed for `text`: itself, and each word with punctuation inside also without ("AC/DC" -> "AC/DC ACDC").
[[nodiscard]] QString indexed(const QString &text);

// For comparing whole titles and names: lower case, no accents, no punctuation, single spaces, no leading "the".
[[nodiscard]] QString matchKey(const QString &text);

// A catalogue number or identifier without spaces and punctuation, lower case; a long number also without leading
// zeros, because a UPC is an EAN that begins with 0. "BLP-4195" -> "blp4195".
[[nodiscard]] QString squeezed(const QString &number);

// The words of `text` that hold a letter or digit, each a quoted FTS5 string, all to be found: `"miles"* AND "davis"*`.
// "" where there is none.
[[nodiscard]] QString everyWord(const QString &text);

// The words in this order, none left out, the last one whole: `"blue note"`. "" where there is none.
[[nodiscard]] QString phrase(const QString &text);

// Limits an expression to columns: `{artist name} : (EXPR)`.
[[nodiscard]] QString within(const QString &columns, const QString &expression);

// What was typed into the one search field: every word anywhere, or the whole of it as a squeezed number.
[[nodiscard]] QString typedExpression(const QString &typed);

} // namespace runout::library
