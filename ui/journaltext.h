// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/edits.h"

#include <QHash>

namespace runout::ui {

// What folders and fields are called now.
struct ShelfNames
{
    QHash<qint64, QString> folders;
    QHash<qint64, QString> fields;
    bool operator==(const ShelfNames &) const = default;
};

// Pure: what an edit is called, and its two sides as a person reads them.
[[nodiscard]] QString titleOf(const library::JournalEntry &entry,
                              const ShelfNames &names); // "Media Condition", "Moved"
[[nodiscard]] QString titleOf(const library::Edit &edit, const ShelfNames &names);
// For Undo and Redo in the menu: "rating of Kind Of Blue".
[[nodiscard]] QString phraseOf(const library::JournalEntry &entry, const ShelfNames &names);
// The value an edit sets, and the one that was there; "" where there is none.
[[nodiscard]] QString valueOf(const library::Edit &edit, const ShelfNames &names);
[[nodiscard]] QString beforeOf(const library::JournalEntry &entry, qsizetype edit, const ShelfNames &names);
// "Removed Kind Of Blue from the collection."; "" where nothing was removed.
[[nodiscard]] QString removalText(const library::JournalEntry &entry);
// "Sent", "Waiting to be sent", "Refused", "Undone"; "Sent, partly taken back".
[[nodiscard]] QString stateText(const library::JournalEntry &entry);

// What Undo and Redo would take, in a journal with the newest entry first and nothing done again in it.
struct UndoPoint
{
    std::optional<qint64> undo;
    QList<qint64> redo; // the last is the first to be done again
    bool operator==(const UndoPoint &) const = default;
};
[[nodiscard]] UndoPoint undoPoint(const QList<library::JournalEntry> &journal);

} // namespace runout::ui
