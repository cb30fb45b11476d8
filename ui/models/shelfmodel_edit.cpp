// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shelfmodel_p.h"

#include <algorithm>

// Edits: shown at once, handed to the collection, taken back if it refuses them.
namespace runout::ui {

using library::Edit;
using library::Instance;

namespace {

Edit editOf(Edit::Kind kind, const Instance &of)
{
    Edit edit;
    edit.kind = kind;
    edit.release = of.record.id;
    edit.instance = of.id;
    edit.folder = of.folder;
    return edit;
}

void setText(QList<discogs::FieldValue> &values, discogs::FieldId field, const QString &text)
{
    const auto place = std::lower_bound(values.begin(), values.end(), field,
                                        [](const discogs::FieldValue &value, discogs::FieldId id) {
                                            return discogs::number(value.field) < discogs::number(id);
                                        });
    const bool isThere = place != values.end() && place->field == field;
    if (isThere && text.isEmpty())
        values.erase(place);
    else if (isThere)
        place->value = text;
    else if (!text.isEmpty())
        values.insert(place, {field, text});
}

Instance after(Instance instance, const Edit &edit)
{
    instance.waiting = true;
    if (edit.kind == Edit::Kind::Rate)
        instance.rating = edit.rating;
    else if (edit.kind == Edit::Kind::MoveInstance)
        instance.folder = edit.folder;
    else if (edit.kind == Edit::Kind::SetField)
        setText(instance.fields, edit.field, edit.text);
    return instance;
}

} // namespace

Edit ShelfModel::rate(const Instance &of, int rating) const
{
    Edit edit = editOf(Edit::Kind::Rate, of);
    edit.rating = rating;
    return edit;
}

Edit ShelfModel::move(const Instance &of, discogs::FolderId to) const
{
    Edit edit = editOf(Edit::Kind::MoveInstance, of);
    edit.from = of.folder;
    edit.folder = to;
    return edit;
}

Edit ShelfModel::setField(const Instance &of, discogs::FieldId field, const QString &text) const
{
    Edit edit = editOf(Edit::Kind::SetField, of);
    edit.field = field;
    edit.text = text;
    return edit;
}

Edit ShelfModel::removal(const Instance &of) const
{
    return editOf(Edit::Kind::RemoveInstance, of);
}

bool ShelfModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const Instance instance = instanceAt(index.row());
    if (d->edited(d->numberAt(index.row()), index.column()) == value)
        return true;
    if (index.column() == Rating)
        apply({rate(instance, qBound(0, value.toInt(), 5))});
    else if (index.column() == Folder)
        apply({move(instance, discogs::FolderId(value.toLongLong()))});
    else
        apply({setField(instance, d->fieldOf(index.column())->id, value.toString())});
    return true;
}

void ShelfModel::apply(const QList<Edit> &edits)
{
    if (isEditable() && !edits.isEmpty())
        d->apply(edits);
}

void ShelfModel::Private::showEdit(const Edit &edit, QHash<qint64, Instance> &before)
{
    const qint64 release = discogs::number(edit.release);
    QList<int> numbers;
    if (edit.kind == Edit::Kind::Rate) {
        // Discogs rates the release: all its copies.
        for (int number = 0; number < rows.rows().size(); ++number) {
            if (rows.rows().row(number).isThere && rows.rows().row(number).release == release)
                numbers.append(number);
        }
    } else if (rows.rows().numberOf(edit.instance) >= 0) {
        numbers.append(rows.rows().numberOf(edit.instance));
    }
    for (const int number : std::as_const(numbers)) {
        const Instance instance = rows.rows().instance(number);
        const qint64 id = discogs::number(instance.id);
        if (!before.contains(id)) {
            before.insert(id, instance);
            ++underWay[id];
        }
        if (edit.kind == Edit::Kind::RemoveInstance)
            rows.remove(instance.id);
        else
            rows.put(after(instance, edit));
    }
}

void ShelfModel::Private::apply(const QList<Edit> &edits)
{
    QHash<qint64, Instance> before;
    for (const Edit &edit : edits)
        showEdit(edit, before);
    QList<int> numbers;
    for (const qint64 id : before.keys())
        numbers.append(rows.rows().numberOf(discogs::InstanceId(id)));
    showRows();
    q.announceChanged(numbers);
    whenDone(collection->apply(edits), this, [this, edits, before](const Result<qint64> &journal) {
        settle(before, !journal);
        if (journal)
            Q_EMIT q.applied(*journal, edits);
        else
            Q_EMIT q.refused(journal.error());
    });
}

void ShelfModel::Private::settle(const QHash<qint64, Instance> &before, bool takeBack)
{
    QList<discogs::InstanceId> free;
    QList<int> numbers;
    for (auto one = before.constBegin(); one != before.constEnd(); ++one) {
        const auto count = underWay.find(one.key());
        if (count != underWay.end() && --*count == 0) {
            underWay.erase(count);
            free.append(discogs::InstanceId(one.key()));
        }
        if (takeBack) {
            rows.put(*one);
            numbers.append(rows.rows().numberOf(discogs::InstanceId(one.key())));
        }
    }
    if (takeBack) {
        showRows();
        q.announceChanged(numbers);
    }
    readAgain(free);
}

} // namespace runout::ui
