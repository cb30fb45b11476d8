// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"

#include <QJsonObject>

// Pure: changes to the collector's own data, how they undo, and how those waiting to be sent merge.
namespace runout::library {

struct Edit
{
    enum class Kind {
        // A negative id that comes with AddInstance or CreateFolder is the caller's own: later edits of the same
        // Collection::apply() may call the copy or folder by it.
        AddInstance,    // release, folder; instance: the temporary (negative) id, given by Collection
        RemoveInstance, // release, folder, instance
        MoveInstance,   // release, instance, folder: to; from: out of which
        Rate,           // release, rating (0 = none); instance and folder: through which copy it is sent
        SetField,       // release, folder, instance, field, text ("" = cleared)
        CreateFolder,   // text; folder: the temporary (negative) id, given by Collection
        RenameFolder,   // folder, text
        RemoveFolder,   // folder; has to be empty
        PutWant,        // release, text: notes, rating; adds or changes
        RemoveWant,     // release
    };
    Kind kind = Kind::Rate;
    discogs::ReleaseId release{};
    discogs::InstanceId instance{};
    discogs::FolderId folder{};
    discogs::FolderId from{};
    discogs::FieldId field{};
    int rating = 0;
    QString text;
    bool operator==(const Edit &) const = default;
};

[[nodiscard]] bool isOfFolder(const Edit &edit); // makes, renames or removes one
[[nodiscard]] QJsonObject toJson(const Edit &edit);
[[nodiscard]] Result<Edit> editFrom(const QJsonObject &json); // BadReply: not an edit

// An edit on its way to Discogs.
struct OutboxEntry
{
    enum class State {
        Waiting,
        Sending, // departed, and no answer yet: after a crash or a lost connection it is read back before it goes again
        Refused, // Discogs said no; somebody has to decide
    };
    qint64 id = 0; // in the order they are sent
    qint64 journal = 0;
    Edit edit;
    State state = State::Waiting;
    Error error; // of Refused
    int attempts = 0;
    QList<Edit> undo; // what brings back what Discogs holds; told by Collection, like the next
    QString subject;  // of this edit: "Artist - Title", a folder's name; of Collection::outbox() alone
    bool operator==(const OutboxEntry &) const = default;
};

// Something a person did: one or more edits that undo together.
struct JournalEntry
{
    enum class State { Waiting, Sent, Refused, Undone };
    qint64 id = 0;
    QDateTime at; // UTC
    QList<Edit> edits;
    QList<Edit> inverse; // in the order they have to be applied to undo it
    QString subject;     // "Artist - Title", a folder's name
    QStringList before;  // per edit: the value that was there, as text; "" where none
    State state = State::Waiting;
    bool isUndo = false;         // it takes another entry back
    bool isPartlyUndone = false; // Discogs' side was taken of some of its edits; `inverse` has the others
    bool operator==(const JournalEntry &) const = default;
};

// What stood there before an edit.
struct Before
{
    std::optional<Instance> instance; // the edit's
    int rating = 0;                   // of the release
    QString folderName;               // of the edit's folder; of a move: of the folder it leaves
    std::optional<WantedRecord> want;
    bool operator==(const Before &) const = default;
};
// The edits that bring back what stood there, in order. A removal is taken back by adding again, with all values; the
// date it was added stands in the text of that edit, and its instance is the one that went.
[[nodiscard]] QList<Edit> inverseOf(const Edit &edit, const Before &before);
[[nodiscard]] QString beforeText(const Edit &edit, const Before &before);
// It would leave everything as it is.
[[nodiscard]] bool changesNothing(const Edit &edit, const Before &before);

// What becomes of the entries not under way (none of them Sending) when `edit` is added: one later rating, field, move
// or want takes the place of an earlier one of the same target; adding and removing what was never sent cancel out,
// with all that was asked of it in between. Order is kept otherwise. A refused entry is only ever dropped.
struct Merged
{
    QList<qint64> dropped;          // entries that go
    std::optional<qint64> replaced; // the entry that takes the new edit's value in its own place
    bool append = true;             // the edit needs an entry of its own
    bool operator==(const Merged &) const = default;
};
[[nodiscard]] Merged mergedInto(const QList<OutboxEntry> &waiting, const Edit &edit);
// The held entry's edit with the later one's value.
[[nodiscard]] Edit withValueOf(Edit held, const Edit &later);
// The rating a want is sent with: none where it is as Discogs has it, or was never given. Discogs keeps one rating of a
// release, for wants and owned copies alike.
[[nodiscard]] std::optional<int> ratingToSend(const OutboxEntry &entry);
// They say the same of the same thing, through whichever copy or folder.
[[nodiscard]] bool isSameWish(const Edit &a, const Edit &b);

} // namespace runout::library
