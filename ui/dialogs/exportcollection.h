// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/collectioncalls.h"

#include <optional>

class QIODevice;

namespace runout::ui {

// Writes the collection, or `only` these copies in that order, to a file in Discogs' own layout. The file is there
// whole or not at all; what was there before stays until then. The number of copies written, or File with the reason.
void exportCollection(const CollectionCalls &calls, const std::optional<QList<discogs::InstanceId>> &only,
                      const QString &path, QObject *context, const std::function<void(const Result<int> &)> &done);

// What exportCollection() writes, to a device that is open. File: the device's own words.
[[nodiscard]] Result<int> writeCollection(QIODevice &device, const HeldCollection &collection);

// What happened, and then what to do.
[[nodiscard]] QString exportText(const Result<int> &result, const QString &path);

} // namespace runout::ui
