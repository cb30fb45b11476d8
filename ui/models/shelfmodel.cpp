// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shelfmodel.h"

#include "ui/models/shelfmodel_p.h"
#include "ui/shelfedits.h"

#include <QMimeData>

#include <algorithm>

namespace runout::ui {

using discogs::CollectionField;
using library::Instance;

ShelfModel::Private::Private(ShelfModel &model, library::Collection *shelf)
    : q(model)
    , collection(shelf)
    , outside(rows, shelf)
{
    connect(&outside, &OutsideTerms::judged, this, &Private::showRows);
    connect(&outside, &OutsideTerms::waitingChanged, &q, &ShelfModel::filteringChanged);
}

ShelfModel::ShelfModel(library::Collection *collection, QObject *parent)
    : RecordModel(parent)
    , d(new Private(*this, collection))
{
    constexpr int againPause = 500; // ms: a synchronization says "many" more than once
    d->again.setSingleShot(true);
    d->again.setInterval(againPause);
    connect(&d->again, &QTimer::timeout, this, [this] { d->load(); });
    if (!collection)
        return;
    connect(collection, &library::Collection::instancesChanged, this,
            [this](const QList<discogs::InstanceId> &ids) { d->changed(ids); });
    connect(collection, &library::Collection::foldersChanged, this, [this] { d->askFolders(); });
    connect(collection, &library::Collection::fieldsChanged, this, [this] { d->askFields(); });
    connect(collection, &library::Collection::idReplaced, this,
            [this](discogs::InstanceId temporary, discogs::InstanceId real) {
                d->rows.replaceId(temporary, real);
                d->showRows();
            });
}

ShelfModel::~ShelfModel() = default;

void ShelfModel::load()
{
    d->load();
}

bool ShelfModel::isLoading() const
{
    return d->loading;
}

bool ShelfModel::hasLoaded() const
{
    return d->loaded;
}

bool ShelfModel::isFiltering() const
{
    return d->outside.isWaiting();
}

const std::optional<Error> &ShelfModel::problem() const
{
    return d->problem;
}

void ShelfModel::setQuery(const library::ShelfQuery &query)
{
    d->outside.setQuery(query);
}

void ShelfModel::setFolder(discogs::FolderId folder)
{
    d->rows.setFolder(folder);
    d->showRows();
}

void ShelfModel::setNarrowing(const Narrowing &narrowing)
{
    d->rows.setNarrowing(narrowing);
    d->showRows();
}

const ShelfIndex &ShelfModel::index() const
{
    return d->rows;
}

void ShelfModel::Private::showRows()
{
    q.show(rows.visible(), rows.rows().size());
    Q_EMIT q.rowsChanged();
}

Instance ShelfModel::instanceAt(int row) const
{
    return d->rows.rows().instance(d->numberAt(row));
}

const QList<discogs::Folder> &ShelfModel::folders() const
{
    return d->folders;
}

const QList<CollectionField> &ShelfModel::fields() const
{
    return d->fields;
}

bool ShelfModel::isEditable() const
{
    return d->collection && !d->collection->isReadOnly();
}

discogs::Entity ShelfModel::entityAt(int row) const
{
    return {discogs::EntityKind::Release, d->rows.rows().row(d->numberAt(row)).release};
}

QModelIndex ShelfModel::indexOf(const discogs::Entity &entity) const
{
    if (entity.kind != discogs::EntityKind::Release)
        return {};
    const auto &numbers = visible();
    const auto found = std::find_if(numbers.begin(), numbers.end(),
                                    [&](int number) { return d->rows.rows().row(number).release == entity.id; });
    return found == numbers.end() ? QModelIndex() : index(int(found - numbers.begin()), Title);
}

QModelIndex ShelfModel::indexOf(discogs::InstanceId id) const
{
    const int number = d->rows.rows().numberOf(id);
    const auto &numbers = visible();
    const auto found = number < 0 ? numbers.end() : std::find(numbers.begin(), numbers.end(), number);
    return found == numbers.end() ? QModelIndex() : index(int(found - numbers.begin()), Title);
}

QVariant ShelfModel::keyAt(int row) const
{
    return QVariant::fromValue(d->rows.rows().row(d->numberAt(row)).id);
}

QModelIndex ShelfModel::indexOfKey(const QVariant &key) const
{
    return key.canConvert<discogs::Entity>() ? indexOf(key.value<discogs::Entity>())
                                             : indexOf(discogs::InstanceId(key.toLongLong()));
}

int ShelfModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstField + int(d->fields.size());
}

const CollectionField *ShelfModel::Private::fieldOf(int column) const
{
    const int at = column - FirstField;
    return at >= 0 && at < fields.size() ? &fields[at] : nullptr;
}

Qt::ItemFlags ShelfModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = RecordModel::flags(index);
    const bool takesEdits = index.column() == Folder || index.column() == Rating || d->fieldOf(index.column());
    if (index.isValid() && isEditable() && takesEdits)
        flags |= Qt::ItemIsEditable;
    if (index.isValid() && isEditable())
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList ShelfModel::mimeTypes() const
{
    return {instancesMimeType()};
}

QMimeData *ShelfModel::mimeData(const QModelIndexList &indexes) const
{
    QList<discogs::InstanceId> ids;
    for (const QModelIndex &index : indexes) {
        const discogs::InstanceId id{d->rows.rows().row(d->numberAt(index.row())).id};
        if (!ids.contains(id))
            ids.append(id);
    }
    auto *data = new QMimeData;
    data->setData(instancesMimeType(), toMime(ids));
    return data;
}

} // namespace runout::ui
