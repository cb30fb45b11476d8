// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releasepage.h"

namespace runout::ui {

ReleasePage::ReleasePage(QWidget *parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void ReleasePage::setShown(const std::shared_ptr<const Shown> &shown)
{
    m_shown = shown;
    m_stale = true;
    fillIfNeeded();
}

void ReleasePage::setActive(bool active)
{
    m_active = active;
    fillIfNeeded();
}

void ReleasePage::fillIfNeeded()
{
    if (!m_active || !m_stale || !m_shown)
        return;
    m_stale = false;
    fill();
}

} // namespace runout::ui
