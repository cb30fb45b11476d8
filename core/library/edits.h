// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"

#include <QJsonObject>

// Pure: changes to the collector's own data, how they undo, and how those waiting to be sent merge.
namespace runout::library {

struct Edit
{
    enum class Kind {
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
    bool isUndo = false; // it takes another entry back
    bool operator==(const JournalEntry &) const = default;
};

// What becomes of the waiting entries (none of them Sending) when `edit` is added: one later rating, field, move or
// want takes the place of an earlier one of the same target; adding and removing what was never sent cancel out,
// with all that was asked of it in between. Order is kept otherwise.
struct Merged
{
    QList<qint64> dropped;          // entries that go
    std::optional<qint64> replaced; // the entry that takes the new edit's value in its own place
    bool append = true;             // the edit needs an entry of its own
    bool operator==(const Merged &) const = default;
};
[[nodiscard]] Merged mergedInto(const QList<OutboxEntry> &waiting, const Edit &edit);

} // namespace runout::library
