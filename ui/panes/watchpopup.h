// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/markettypes.h"

#include <QFrame>

#include <functional>

class QDoubleSpinBox;

namespace runout::ui {

struct Desk;

// Asks from which price on to tell: for one want or several at once. Goes by itself when something else is clicked.
class WatchPopup : public QFrame
{
    Q_OBJECT
public:
    // `now`: the one there is, to begin with; nothing: not watched yet.
    WatchPopup(Desk &desk, const QList<discogs::ReleaseId> &wants, const std::optional<library::Watch> &now,
               QWidget *parent);

    void showAt(const QPoint &global);

private:
    void watch(const std::optional<discogs::Price> &target);
    [[nodiscard]] QWidget *buttons(bool isWatched);

    Desk &m_desk;
    QList<discogs::ReleaseId> m_wants;
    QString m_currency;
    QDoubleSpinBox *m_target;
};

// Opens it there once it is known how these are watched now.
void askTarget(Desk &desk, const QList<discogs::ReleaseId> &wants, QWidget *parent, const QPoint &global);

} // namespace runout::ui
