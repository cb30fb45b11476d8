// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tokendriver.h"
#include "ui/dialogs/signindialog.h"

#include <QDesktopServices>
#include <QTcpSocket>

namespace runout::test {

// Stands for the system's browser: keeps what it was asked to open, and goes there when told to.
class Browser : public QObject
{
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }

    QList<QUrl> opened;

    [[nodiscard]] bool waitForPage(int number = 1) const
    {
        return QTest::qWaitFor([&] { return opened.size() >= number; }, patience);
    }
    // Goes to an address of this program's own, while its event loop runs; the whole answer.
    static QByteArray visit(const QUrl &url)
    {
        QTcpSocket socket;
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        socket.write("GET " + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment) +
                     " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n");
        (void)QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, patience);
        return socket.readAll();
    }

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

// The stand-in's consumer in the environment, as a user sets it.
inline void setConsumer(AppFixture &fixture)
{
    fixture.home.setVariable("DISCOGS_CONSUMER_KEY", StandIn::consumerKey().toLatin1());
    fixture.home.setVariable("DISCOGS_CONSUMER_SECRET", StandIn::consumerSecret().toLatin1());
}

// Opens the dialog from the menu as a person does; null if it does not come.
inline ui::SignInDialog *openSignIn(const AppFixture &fixture,
                                    const QString &action = QStringLiteral("Link Discogs account…"))
{
    fixture.action(action)->trigger();
    return qobject_cast<ui::SignInDialog *>(fixture.window().front());
}

// Waits until the dialog says so.
inline bool waitForTitle(const ui::SignInDialog &dialog, const QString &title)
{
    return QTest::qWaitFor([&] { return dialog.title() == title; }, patience);
}

// All of it by the callback, up to "Linked as tester".
inline bool link(AppFixture &fixture, Browser &browser, ui::SignInDialog &dialog)
{
    const auto before = browser.opened.size();
    fixture.click(fixture.button(QStringLiteral("Log in with Discogs"), &dialog));
    if (!browser.waitForPage(static_cast<int>(before) + 1))
        return false;
    const QUrl callback = fixture.server.authorize(browser.opened.last());
    return Browser::visit(callback).contains("You can close this tab") &&
           waitForTitle(dialog, QStringLiteral("Linked as tester"));
}

} // namespace runout::test
