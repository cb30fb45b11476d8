// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/importplan.h"

// Pure: the rows of an import as far as they are understood, and which copy answers to which. For importplan alone.
namespace runout::library {

struct Wish
{
    std::optional<discogs::ReleaseId> release;
    std::optional<discogs::FolderId> folder; // nothing: not said, or not there yet
    QString folderName;
    int rating = 0; // 0: not said
    QList<discogs::FieldValue> fields;
    qint64 added = 0; // ms since 1970, UTC; 0: not said
    RowReason reason = RowReason::None;
    QString detail;
    int copy = -1; // index of the held copy that answers to it
};

// Line breaks as LF, nothing around it.
[[nodiscard]] QString plainText(QString text);
[[nodiscard]] QString plainValue(const Instance &instance, discogs::FieldId field);

// Fills in `copy`: one to one, the most alike first; of equals, the first row and the first copy. Where thousands of
// copies of one release meet thousands of rows, in their order.
void matchCopies(QList<Wish> &wishes, const QList<Instance> &held);

} // namespace runout::library
