// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shelfedits.h"

#include "core/base/settings.h"
#include "core/library/collection.h"
#include "ui/undoing.h"

namespace runout::ui {

using discogs::FolderId;
using discogs::InstanceId;
using discogs::number;
using discogs::ReleaseId;
using library::Edit;
using library::Instance;
using library::Ownership;

namespace {

const QLatin1String folderKey("shelf/folder");

} // namespace

struct ShelfEdits::Private
{
    Private(library::Collection &theCollection, Settings &theSettings)
        : collection(theCollection)
        , settings(theSettings)
        , undoing(theCollection)
    {}

    library::Collection &collection;
    Settings &settings;
    QList<discogs::Folder> folders;
    QList<discogs::CollectionField> fields;
    ShelfNames names;
    Undoing undoing;
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
    connect(&collection, &library::Collection::foldersChanged, this, askFolders);
    connect(&collection, &library::Collection::fieldsChanged, this, askFields);
    connect(&d->undoing, &Undoing::changed, this, &ShelfEdits::undoChanged);
    connect(&d->undoing, &Undoing::removed, this, &ShelfEdits::removed);
    connect(&d->undoing, &Undoing::failed, this, &ShelfEdits::failed);
    askFolders();
    askFields();
}

ShelfEdits::~ShelfEdits() = default;

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
    if (!d->collection.owned().contains(number(release)))
        return apply({edit});
    whenDone(d->collection.apply({edit}), this, [this, folder](const Result<qint64> &entry) {
        if (entry)
            Q_EMIT addedAgain(*entry, d->names.folders.value(number(folder)));
        else
            Q_EMIT failed(tr("The change was not made."), entry.error());
    });
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

void ShelfEdits::found(const QList<ReleaseId> &releases, FolderId folder)
{
    d->settings.setLayout(folderKey, number(folder));
    QList<Edit> edits;
    for (const ReleaseId release : releases) {
        Edit edit;
        edit.kind = Edit::Kind::AddInstance;
        edit.release = release;
        edit.folder = folder;
        edits.append(edit);
        edit = {};
        edit.kind = Edit::Kind::RemoveWant;
        edit.release = release;
        edits.append(edit);
    }
    apply(edits);
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
    d->undoing.undo();
}

void ShelfEdits::undoEntry(qint64 journal)
{
    d->undoing.undoEntry(journal);
}

void ShelfEdits::redo()
{
    d->undoing.redo();
}

QString ShelfEdits::undoText() const
{
    return d->undoing.undoText(d->names);
}

QString ShelfEdits::redoText() const
{
    return d->undoing.redoText(d->names);
}

bool ShelfEdits::isUndone(qint64 journal) const
{
    return d->undoing.isUndone(journal);
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
