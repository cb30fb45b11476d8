// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/journaltext.h"

#include <QFrame>

namespace runout::ui {

// An edit that Discogs refused: what we say, what Discogs says and why, and the choice between the two.
class RefusedCard : public QFrame
{
    Q_OBJECT
public:
    // entry: as Collection::outbox() tells it.
    RefusedCard(const library::OutboxEntry &entry, const ShelfNames &names, QWidget *parent = nullptr);
    [[nodiscard]] qint64 entry() const { return m_entry; }

Q_SIGNALS:
    void decided(qint64 entry, bool mine);

private:
    qint64 m_entry;
};

} // namespace runout::ui
