// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browserstate.h"

namespace runout::ui {

using discogs::EntityKind;

void BrowserState::go(const Place &place)
{
    if (place == this->place())
        return;
    Q_EMIT aboutToLeave();
    const Place before = this->place();
    m_history.resize(m_current + 1);
    m_history.append({place, {}});
    m_current = m_history.size() - 1;
    announce(before);
}

void BrowserState::open(const discogs::Entity &entity)
{
    Place next = place();
    switch (entity.kind) {
    case EntityKind::Artist:
    case EntityKind::Label:
        next = Place();
        next.kind = entity.kind == EntityKind::Artist ? Place::Kind::Artist : Place::Kind::Label;
        next.id = entity.id;
        next.open = place().open;
        break;
    case EntityKind::Release:
    case EntityKind::Master:
        next.open = entity;
        break;
    }
    go(next);
}

void BrowserState::amend(const Place &place)
{
    if (place == this->place())
        return;
    const Place before = this->place();
    m_history[m_current].place = place;
    announce(before);
}

void BrowserState::back()
{
    if (canGoBack())
        moveTo(m_current - 1);
}

void BrowserState::forward()
{
    if (canGoForward())
        moveTo(m_current + 1);
}

void BrowserState::moveTo(qsizetype index)
{
    Q_EMIT aboutToLeave();
    const Place before = place();
    m_current = index;
    announce(before);
}

void BrowserState::announce(const Place &before)
{
    const Place now = place();
    Place beforeWithSameOpen = before;
    beforeWithSameOpen.open = now.open;
    if (beforeWithSameOpen != now)
        Q_EMIT placeChanged();
    if (before.open != now.open)
        Q_EMIT openChanged();
    Q_EMIT historyChanged();
}

void BrowserState::remember(const QString &pane, const QVariant &memory)
{
    m_history[m_current].memory.insert(pane, memory);
}

QVariant BrowserState::memory(const QString &pane) const
{
    return m_history[m_current].memory.value(pane);
}

} // namespace runout::ui
