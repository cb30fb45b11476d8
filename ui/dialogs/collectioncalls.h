// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/library/edits.h"
#include "core/library/shelf.h"

#include <functional>

namespace runout::library {
class Collection;
}

namespace runout::ui {

// What import and export need of the collection, as values: a test brings its own.
struct CollectionCalls
{
    std::function<Answer<QList<library::Instance>>()> instances;
    std::function<Answer<QList<discogs::Folder>>()> folders;
    std::function<Answer<QList<discogs::CollectionField>>()> fields;
    std::function<Answer<qint64>(const QList<library::Edit> &)> apply;
};

// `collection` outlives the calls.
[[nodiscard]] CollectionCalls callsOf(library::Collection &collection);

struct HeldCollection
{
    QList<library::Instance> instances;
    QList<discogs::Folder> folders;
    QList<discogs::CollectionField> fields;
};

// All three, or the first error; never after `context` is gone.
void readCollection(const CollectionCalls &calls, QObject *context,
                    const std::function<void(const Result<HeldCollection> &)> &done);

} // namespace runout::ui
