// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QList>
#include <QPoint>

class QMenu;
class QWidget;

namespace runout::ui {

struct Desk;

// What can be asked of the market about the chosen rows of a list.
void addFigureActions(QMenu &menu, Desk &desk, const QList<discogs::ReleaseId> &chosen);
// And about wants: to be told when one costs no more than a price.
void addWatchActions(QMenu &menu, Desk &desk, const QList<discogs::ReleaseId> &chosen, QWidget *parent);

} // namespace runout::ui
