// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/discogs/requests.h"
#include "core/library/edits.h"
#include "core/library/shelf.h"

#include <QObject>
#include <QSet>

namespace runout::library {

class Library;

// The collector's own part of the library: collection, folders, fields, wantlist, lists, the edits waiting to be sent
// and the journal of edits. Calls return at once; work runs on the library's pools. The panes read and edit here;
// Sync and Outbox carry it to and from Discogs.
class Collection : public QObject
{
    Q_OBJECT
public:
    explicit Collection(Library &library, QObject *parent = nullptr);
    ~Collection() override;

    [[nodiscard]] bool isReadOnly() const; // the sample library

    // --- reading
    // Newest first. limit -1: all.
    [[nodiscard]] Answer<QList<Instance>> instances(int limit = -1, int offset = 0);
    [[nodiscard]] Answer<QList<Instance>> instances(const QList<discogs::InstanceId> &ids); // those still there
    [[nodiscard]] Answer<QList<discogs::Folder>> folders(); // counts of what is held here; All first, then by name
    [[nodiscard]] Answer<QList<discogs::CollectionField>> fields(); // by position
    [[nodiscard]] Answer<QList<WantedRecord>> wants();              // newest first
    [[nodiscard]] Answer<Ownership> ownership(discogs::ReleaseId release);
    [[nodiscard]] Answer<QList<discogs::UserList>> lists();
    [[nodiscard]] Answer<discogs::UserListContents> list(discogs::ListId id); // NotFound: its items are not held
    [[nodiscard]] Answer<ShelfState> state();

    // Releases of the collection or wantlist whose tracks, credits or identifiers hold `text`: `column` is track,
    // credit or number (words of the search index). Words are prefixes, a quoted phrase stays together.
    [[nodiscard]] Answer<QSet<qint64>> releasesWith(const QString &column, const QString &text, bool asPhrase);
    // Those of `names` that have a record of their own in the collection; as Discogs writes them, without number.
    [[nodiscard]] Answer<QStringList> ownedArtists(const QStringList &names);
    // Release ids in the collection and in the wantlist, for the marks shown everywhere. Kept up to date.
    [[nodiscard]] const QSet<qint64> &owned() const;
    [[nodiscard]] const QSet<qint64> &wanted() const;

    // --- editing
    // All of them or none, here and in the outbox, in one transaction; one entry in the journal. The entry's id.
    // Rejected: it does not fit what is held (a folder that is not empty or not there, a value that is no option).
    // 0, and nothing is kept: everything is as asked already.
    Answer<qint64> apply(const QList<Edit> &edits);
    // Takes a journal entry back, or does it again if it is an undo: as new edits. Rejected: what it touched has
    // changed since in a way that leaves nothing to undo; detail says what.
    Answer<qint64> undo(qint64 journal);
    [[nodiscard]] Answer<QList<JournalEntry>> journal(int limit = 500); // newest first
    [[nodiscard]] Answer<QList<OutboxEntry>> outbox();                  // in the order they are sent

    // Removes all that belongs to the account: after signing out. The catalogue of what was seen stays.
    Answer<bool> forgetAccount();

    // --- for Sync
    Answer<bool> setOwner(const QString &user); // Rejected: another's shelf is held
    Answer<bool> storeFolders(const QList<discogs::Folder> &folders);
    Answer<bool> storeFields(const QList<discogs::CollectionField> &fields);
    // What Discogs says of these copies. Values with an edit still waiting are left alone. How many were new.
    Answer<int> storeItems(const QList<discogs::CollectionItem> &items, qint64 sweep);
    Answer<int> storeWants(const QList<discogs::Want> &wants, qint64 sweep);
    // What the sweep has not met is gone at Discogs, and goes here; never what waits to be added. How many went.
    Answer<int> endItemSweep(qint64 sweep);
    Answer<int> endWantSweep(qint64 sweep);
    // How many of what is held the sweep has met so far.
    [[nodiscard]] Answer<int> metItems(qint64 sweep);
    [[nodiscard]] Answer<int> metWants(qint64 sweep);
    Answer<bool> storeLists(const QList<discogs::UserList> &lists);
    Answer<bool> storeList(const discogs::UserListContents &contents);
    Answer<bool> storeValue(const discogs::CollectionValue &value, const QDateTime &at);
    // Small facts that Sync keeps to go on after a stop: by name; an empty value removes. state() reads "synced" and
    // "swept" (ISO 8601); "owner", "temporary" and names that begin with "value." are Collection's own.
    Answer<bool> setMark(const QString &name, const QString &value);
    [[nodiscard]] Answer<QHash<QString, QString>> marks();
    // Owned releases not held in full, newest first.
    [[nodiscard]] Answer<QList<discogs::ReleaseId>> incomplete(int limit);

    // --- for Outbox
    // The first entry that may go now, marked Sending; NotFound: none. What waits behind a refused entry of the same
    // release or folder waits on, the others go.
    Answer<OutboxEntry> nextToSend();
    // Entries left Sending by a stop or a lost connection: to be read back first.
    [[nodiscard]] Answer<QList<OutboxEntry>> uncertain();
    // Sent. added, folder: the ids Discogs gave; the temporary ones are replaced wherever they stand.
    Answer<bool> sent(qint64 entry, discogs::InstanceId added = {}, discogs::FolderId folder = {});
    Answer<bool> sendAgain(qint64 entry);                   // back to Waiting
    Answer<bool> refused(qint64 entry, const Error &error); // to be decided
    // The decision: mine again, or Discogs' side (the local change is taken back).
    Answer<bool> decide(qint64 entry, bool mine);

Q_SIGNALS:
    void instancesChanged(const QList<runout::discogs::InstanceId> &ids); // changed, added or removed; empty: many
    void idReplaced(runout::discogs::InstanceId temporary, runout::discogs::InstanceId real);
    void ownershipChanged(); // owned() or wanted() differ
    void foldersChanged();
    void fieldsChanged();
    void wantsChanged();
    void listsChanged();
    void journalChanged();
    void stateChanged(); // counts, waiting edits
    void editWaiting();  // something is there to be sent

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
