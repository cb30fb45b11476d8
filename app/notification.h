// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runout::app {

// Asks the desktop to show a notice (org.freedesktop.Notifications). false: there is none to ask.
bool showNotification(const QString &title, const QString &text);

} // namespace runout::app
