// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shelfedits.h"

#include "core/base/settings.h"
#include "core/library/collection.h"

namespace runout::ui {

using discogs::FolderId;
using discogs::InstanceId;
using discogs::number;
using discogs::ReleaseId;
using library::Edit;
using library::Instance;
using library::JournalEntry;
using library::Ownership;

namespace {

constexpr int journalDepth = 200;
const QLatin1String folderKey("shelf/folder");

} // namespace

struct ShelfEdits::Private
{
    Private(library::Collection &theCollection, Settings &theSettings)
        : collection(theCollection)
        , settings(theSettings)
    {}

    library::Collection &collection;
    Settings &settings;
    QList<discogs::Folder> folders;
    QList<discogs::CollectionField> fields;
    ShelfNames names;
    QList<JournalEntry> journal;
    std::optional<qint64> undo;
    QList<qint64> redo;  // entries that took something back; the last is the first to be done again
    bool isOurs = false; // an undo or redo is under way: what the journal says now is its doing
    qint64 newest = -1;  // journal entry; what comes later is news

    void takeJournal(const QList<JournalEntry> &entries);
    [[nodiscard]] bool hasNews(qint64 before) const; // removed by hand

    [[nodiscard]] QString phrase(const std::optional<qint64> &id) const;
};

ShelfEdits::ShelfEdits(library::Collection &collection, Settings &settings, QObject *parent)
    : QObject(parent)
    , d(new Private(collection, settings))
{
    const auto askFolders = [this] {
        whenDone(d->collection.folders(), this, [this](const Result<QList<discogs::Folder>> &folders) {
            d->folders.clear();
            d->names.folders.clear();
            for (const discogs::Folder &folder : folders.value_or(QList<discogs::Folder>())) {
                d->names.folders.insert(number(folder.id), folder.name);
                if (folder.id != discogs::allFolder)
                    d->folders.append(folder);
            }
            Q_EMIT namesChanged();
        });
    };
    const auto askFields = [this] {
        whenDone(d->collection.fields(), this, [this](const Result<QList<discogs::CollectionField>> &fields) {
            d->fields = fields.value_or(QList<discogs::CollectionField>());
            d->names.fields.clear();
            for (const discogs::CollectionField &field : std::as_const(d->fields))
                d->names.fields.insert(number(field.id), field.name);
            Q_EMIT namesChanged();
        });
    };
    const auto askJournal = [this] {
        whenDone(d->collection.journal(journalDepth), this, [this](const Result<QList<JournalEntry>> &journal) {
            const qint64 before = d->newest;
            d->takeJournal(journal.value_or(QList<JournalEntry>()));
            Q_EMIT undoChanged();
            if (d->hasNews(before))
                Q_EMIT removed(d->journal.first());
        });
    };
    connect(&collection, &library::Collection::foldersChanged, this, askFolders);
    connect(&collection, &library::Collection::fieldsChanged, this, askFields);
    connect(&collection, &library::Collection::journalChanged, this, askJournal);
    askFolders();
    askFields();
    askJournal();
}

ShelfEdits::~ShelfEdits() = default;

void ShelfEdits::Private::takeJournal(const QList<JournalEntry> &entries)
{
    journal = entries;
    const UndoPoint point = undoPoint(journal);
    undo = point.undo;
    const qint64 latest = journal.isEmpty() ? 0 : journal.first().id;
    if (newest < 0)
        redo = point.redo;
    else if (latest > newest && !isOurs && !journal.first().isUndo)
        redo.clear(); // something new was done
    newest = qMax(latest, qint64(0));
}

bool ShelfEdits::Private::hasNews(qint64 before) const
{
    return before >= 0 && newest > before && !removalText(journal.first()).isEmpty();
}

bool ShelfEdits::isReadOnly() const
{
    return d->collection.isReadOnly();
}

const QList<discogs::Folder> &ShelfEdits::folders() const
{
    return d->folders;
}

const QList<discogs::CollectionField> &ShelfEdits::fields() const
{
    return d->fields;
}

const ShelfNames &ShelfEdits::names() const
{
    return d->names;
}

FolderId ShelfEdits::usualFolder() const
{
    const qint64 kept = d->settings.layout(folderKey, number(discogs::uncategorizedFolder)).toLongLong();
    const bool there = kept > 0 && d->names.folders.contains(kept);
    return there ? FolderId{kept} : discogs::uncategorizedFolder;
}

void ShelfEdits::apply(const QList<Edit> &edits)
{
    if (edits.isEmpty())
        return;
    whenDone(d->collection.apply(edits), this, [this](const Result<qint64> &entry) {
        if (!entry)
            Q_EMIT failed(tr("The change was not made."), entry.error());
    });
}

void ShelfEdits::add(ReleaseId release, FolderId folder)
{
    d->settings.setLayout(folderKey, number(folder));
    Edit edit;
    edit.kind = Edit::Kind::AddInstance;
    edit.release = release;
    edit.folder = folder;
    apply({edit});
}

void ShelfEdits::remove(const QList<Instance> &instances)
{
    QList<Edit> edits;
    for (const Instance &instance : instances) {
        Edit edit;
        edit.kind = Edit::Kind::RemoveInstance;
        edit.release = instance.record.id;
        edit.instance = instance.id;
        edit.folder = instance.folder;
        edits.append(edit);
    }
    apply(edits);
}

void ShelfEdits::move(const QList<Instance> &instances, FolderId to)
{
    QList<Edit> edits;
    for (const Instance &instance : instances) {
        if (instance.folder == to)
            continue;
        Edit edit;
        edit.kind = Edit::Kind::MoveInstance;
        edit.release = instance.record.id;
        edit.instance = instance.id;
        edit.folder = to;
        edit.from = instance.folder;
        edits.append(edit);
    }
    apply(edits);
}

void ShelfEdits::moveById(const QList<InstanceId> &instances, FolderId to)
{
    whenDone(d->collection.instances(instances), this, [this, to](const Result<QList<Instance>> &there) {
        if (there)
            move(*there, to);
    });
}

void ShelfEdits::setField(const Instance &instance, discogs::FieldId field, const QString &value)
{
    Edit edit;
    edit.kind = Edit::Kind::SetField;
    edit.release = instance.record.id;
    edit.instance = instance.id;
    edit.folder = instance.folder;
    edit.field = field;
    edit.text = value;
    apply({edit});
}

void ShelfEdits::rate(ReleaseId release, int rating)
{
    whenDone(d->collection.ownership(release), this, [this, release, rating](const Result<Ownership> &mine) {
        if (!mine)
            return;
        if (mine->instances.isEmpty()) {
            if (mine->want)
                changeWant(release, mine->want->notes, rating);
            return;
        }
        const Instance &through = mine->instances.first();
        Edit edit;
        edit.kind = Edit::Kind::Rate;
        edit.release = release;
        edit.instance = through.id;
        edit.folder = through.folder;
        edit.rating = rating;
        if (through.rating != rating)
            apply({edit});
    });
}

void ShelfEdits::want(ReleaseId release)
{
    changeWant(release, {}, 0);
}

void ShelfEdits::changeWant(ReleaseId release, const QString &notes, int rating)
{
    Edit edit;
    edit.kind = Edit::Kind::PutWant;
    edit.release = release;
    edit.text = notes;
    edit.rating = rating;
    apply({edit});
}

void ShelfEdits::removeWant(ReleaseId release)
{
    Edit edit;
    edit.kind = Edit::Kind::RemoveWant;
    edit.release = release;
    apply({edit});
}

void ShelfEdits::found(ReleaseId release, FolderId folder)
{
    d->settings.setLayout(folderKey, number(folder));
    Edit added;
    added.kind = Edit::Kind::AddInstance;
    added.release = release;
    added.folder = folder;
    Edit gone;
    gone.kind = Edit::Kind::RemoveWant;
    gone.release = release;
    apply({added, gone});
}

void ShelfEdits::createFolder(const QString &name)
{
    Edit edit;
    edit.kind = Edit::Kind::CreateFolder;
    edit.text = name;
    apply({edit});
}

void ShelfEdits::renameFolder(FolderId folder, const QString &name)
{
    Edit edit;
    edit.kind = Edit::Kind::RenameFolder;
    edit.folder = folder;
    edit.text = name;
    apply({edit});
}

void ShelfEdits::removeFolder(FolderId folder)
{
    Edit edit;
    edit.kind = Edit::Kind::RemoveFolder;
    edit.folder = folder;
    apply({edit});
}

void ShelfEdits::undo()
{
    if (d->undo)
        undoEntry(*d->undo);
}

void ShelfEdits::undoEntry(qint64 journal)
{
    d->isOurs = true;
    whenDone(d->collection.undo(journal), this, [this, journal](const Result<qint64> &entry) {
        d->isOurs = false;
        d->redo.removeAll(journal);
        if (!entry)
            Q_EMIT failed(tr("It cannot be taken back."), entry.error());
        else if (*entry > 0)
            d->redo.append(*entry);
        Q_EMIT undoChanged();
    });
}

void ShelfEdits::redo()
{
    if (d->redo.isEmpty() || d->isOurs)
        return;
    d->isOurs = true;
    whenDone(d->collection.undo(d->redo.takeLast()), this, [this](const Result<qint64> &entry) {
        d->isOurs = false;
        if (!entry)
            Q_EMIT failed(tr("It cannot be done again."), entry.error());
        Q_EMIT undoChanged();
    });
}

QString ShelfEdits::Private::phrase(const std::optional<qint64> &id) const
{
    const auto entry = std::find_if(journal.begin(), journal.end(),
                                    [&id](const JournalEntry &candidate) { return candidate.id == id; });
    return entry == journal.end() ? QString() : phraseOf(*entry, names);
}

QString ShelfEdits::undoText() const
{
    return d->phrase(d->undo);
}

QString ShelfEdits::redoText() const
{
    return d->redo.isEmpty() ? QString() : d->phrase(d->redo.last());
}

QString instancesMimeType()
{
    return QStringLiteral("application/x-runout-instances");
}

QByteArray toMime(const QList<InstanceId> &instances)
{
    QByteArrayList ids;
    for (const InstanceId instance : instances)
        ids.append(QByteArray::number(number(instance)));
    return ids.join(',');
}

QList<InstanceId> instancesFromMime(const QByteArray &bytes)
{
    QList<InstanceId> instances;
    for (const QByteArray &id : bytes.split(',')) {
        bool isNumber = false;
        const qint64 value = id.toLongLong(&isNumber);
        if (isNumber)
            instances.append(InstanceId{value});
    }
    return instances;
}

} // namespace runout::ui
