// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httpget.h"
#include "tests/support/linkdriver.h"
#include "ui/dialogs/lastfmdialog.h"

#include <QJsonArray>

// What a person does with Last.fm in the main window.
namespace runout::test {

// The stand-in's API key in the environment, as a user sets it.
inline void setLastfmKey(AppFixture &fixture)
{
    fixture.home.setVariable("LASTFM_API_KEY", StandIn::lastfmKey().toLatin1());
    fixture.home.setVariable("LASTFM_API_SECRET", StandIn::lastfmSecret().toLatin1());
}

// How often Last.fm was asked.
inline int lastfmAsked(const AppFixture &fixture)
{
    return fixture.server.count(QStringLiteral("/2.0"));
}

inline qint64 artistId(const AppFixture &fixture, const QString &name)
{
    const QJsonArray found =
        get(fixture.server, QStringLiteral("/database/search?type=artist&q=") + name)[u"results"].toArray();
    for (const QJsonValue &row : found) {
        if (row[u"title"].toString() == name)
            return row[u"id"].toInteger();
    }
    return 0;
}

inline ui::LastfmDialog *openLastfm(const AppFixture &fixture,
                                    const QString &action = QStringLiteral("Connect Last.fm…"))
{
    fixture.action(action)->trigger();
    return qobject_cast<ui::LastfmDialog *>(fixture.window().front());
}

inline bool waitForTitle(const ui::LastfmDialog &dialog, const QString &title)
{
    return QTest::qWaitFor([&] { return dialog.title() == title; }, patience);
}

// All of it, up to "Connected as tester".
inline bool connectLastfm(AppFixture &fixture, Browser &browser, ui::LastfmDialog &dialog)
{
    const auto before = browser.opened.size();
    fixture.click(fixture.button(QStringLiteral("Log in with Last.fm"), &dialog));
    if (!browser.waitForPage(static_cast<int>(before) + 1))
        return false;
    StandIn::visited(browser.opened.last());
    fixture.click(fixture.button(QStringLiteral("I have allowed it"), &dialog));
    return waitForTitle(dialog, QStringLiteral("Connected as tester"));
}

} // namespace runout::test
