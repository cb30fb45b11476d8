// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/edits.h"
#include "ui/journaltext.h"

#include <QObject>

namespace runout {
class Settings;
}
namespace runout::library {
class Collection;
}

namespace runout::ui {

// What a person does to the collection and the wantlist, as edits; undo and redo of them, also of those of an earlier
// run. Made once, shared by all windows. What fails is told by failed(): an edit that does not fit changes nothing.
class ShelfEdits : public QObject
{
    Q_OBJECT
public:
    ShelfEdits(library::Collection &collection, Settings &settings, QObject *parent = nullptr);
    ~ShelfEdits() override;

    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] const QList<discogs::Folder> &folders() const;         // those that take records: without All
    [[nodiscard]] const QList<discogs::CollectionField> &fields() const; // by position
    [[nodiscard]] const ShelfNames &names() const;
    // Where the last record was put; Uncategorized at first, and where that folder is gone.
    [[nodiscard]] discogs::FolderId usualFolder() const;

    void add(discogs::ReleaseId release, discogs::FolderId folder); // remembers the folder
    void remove(const QList<library::Instance> &instances);
    void move(const QList<library::Instance> &instances, discogs::FolderId to);
    void moveById(const QList<discogs::InstanceId> &instances, discogs::FolderId to);
    void setField(const library::Instance &instance, discogs::FieldId field, const QString &value);
    // All copies of a release share one rating; where there is none, the want takes it.
    void rate(discogs::ReleaseId release, int rating);
    void want(discogs::ReleaseId release);
    void changeWant(discogs::ReleaseId release, const QString &notes, int rating);
    void removeWant(discogs::ReleaseId release);
    // From the wantlist into the collection, all of them as one entry.
    void found(const QList<discogs::ReleaseId> &releases, discogs::FolderId folder);
    void createFolder(const QString &name);
    void renameFolder(discogs::FolderId folder, const QString &name);
    void removeFolder(discogs::FolderId folder);
    void apply(const QList<library::Edit> &edits);

    void undo(); // as often as asked, one after the other; redo() likewise
    void redo();
    void undoEntry(qint64 journal);
    [[nodiscard]] bool isUndone(qint64 journal) const;
    [[nodiscard]] QString undoText() const; // what would be undone: "Rating of ..."; "": nothing
    [[nodiscard]] QString redoText() const;

Q_SIGNALS:
    void namesChanged();                                          // folders or fields
    void undoChanged();                                           // the two texts
    void addedAgain(qint64 journal, const QString &folder);       // another copy of what was owned already
    void removed(const runout::library::JournalEntry &entry);     // something went, by hand: say so, with Undo
    void failed(const QString &what, const runout::Error &error); // `what`: a sentence

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// The mime type under which lists hand out copies: instance ids in decimal, separated by commas.
[[nodiscard]] QString instancesMimeType();
[[nodiscard]] QByteArray toMime(const QList<discogs::InstanceId> &instances);
[[nodiscard]] QList<discogs::InstanceId> instancesFromMime(const QByteArray &bytes);

} // namespace runout::ui
