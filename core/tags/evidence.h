// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/types.h"

// Pure: what a file's tags, name and folder say of where it belongs.
namespace runout::tags {

struct FileClues
{
    QString position;  // "A1", "AA", "B2a": from VINYLTRACK, TRACKNUMBER or the name; upper case
    int number = 0;    // 0: none
    int disc = 0;      // from DISCNUMBER, "2-03", or a folder "CD2", "Disc 2"; 0: none
    QString side;      // from a folder or name "Side A"
    QString title;     // of the tags
    QString nameTitle; // the file's name without number and extension
    int milliseconds = 0;
    bool operator==(const FileClues &) const = default;
};
[[nodiscard]] FileClues cluesOf(const AudioFile &file);

// A title as it is compared: no case, accents, punctuation, "feat. ..."; and its pairs of letters, sorted.
struct ComparedTitle
{
    QString text;
    QString numerals; // "Part II" -> "2": what tells titles apart that are otherwise the same
    QList<quint32> pairs;
};
[[nodiscard]] ComparedTitle compared(const QString &title);
// 0..1, Dice's share of common pairs of letters; less where numerals differ.
[[nodiscard]] double similarity(const ComparedTitle &a, const ComparedTitle &b);

} // namespace runout::tags
