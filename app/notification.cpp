// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notification.h"

#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#endif

#include <QVariantMap>

namespace runout::app {

#ifdef QT_DBUS_LIB

// Sent without waiting for an answer: the window says the same.
bool showNotification(const QString &title, const QString &text)
{
    const QString service = QStringLiteral("org.freedesktop.Notifications");
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || !bus.interface()->isServiceRegistered(service))
        return false;
    QDBusMessage call = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/Notifications"),
                                                       service, QStringLiteral("Notify"));
    constexpr int usualTime = -1;
    call.setArguments({QStringLiteral("Runout"), 0U, QStringLiteral("runout"), title, text.toHtmlEscaped(),
                       QStringList(), QVariantMap(), usualTime});
    return bus.send(call);
}

#else

bool showNotification(const QString &, const QString &)
{
    return false;
}

#endif

} // namespace runout::app
