// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/usertypes.h"

#include <functional>

class QMenu;
class QWidget;

namespace runout::ui {

struct Desk;
struct ResultRow;
class ShelfEdits;

// The folders to choose from, the usual one first and marked; filled anew each time it opens.
[[nodiscard]] QMenu *folderMenu(const ShelfEdits &edits, const QString &title, QWidget *parent,
                                std::function<void(discogs::FolderId)> choose);
// An account is linked, whether Discogs can be reached or not: what is added here will get there.
[[nodiscard]] bool mayAdd(const Desk &desk);
// What to do where it is not.
[[nodiscard]] QString whyNotAdd();
// What can be done with any release in any list: add to the collection, want or no longer want.
void addShelfActions(QMenu &menu, const Desk &desk, const ResultRow &row);

} // namespace runout::ui
