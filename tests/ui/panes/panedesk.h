// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/discogs/cache.h"
#include "core/discogs/client.h"
#include "core/library/covers.h"
#include "core/library/library.h"
#include "core/library/source.h"
#include "core/net/http.h"
#include "tests/support/await.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/standin.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/widgets/coverimages.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

namespace runout::test {

// The first of the made-up releases, and their artist, label and master.
constexpr qint64 firstMany = 900'000'001;

// For the stand-in: no limit to speak of; made-up releases.
inline QStringList unlimited()
{
    return {QStringLiteral("--limit"), QStringLiteral("100000"), QStringLiteral("--anonymous-limit"),
            QStringLiteral("100000")};
}
inline QStringList many(int count)
{
    return QStringList{QStringLiteral("--many"), QString::number(count)} + unlimited();
}

constexpr int patience = 60'000; // ms; the machine may be busy

// What panes need, in a folder of its own: alone with what a test puts into the library, or before the stand-in.
class PaneDesk
{
public:
    PaneDesk() { build(nullptr); }
    PaneDesk(const StandIn &server, bool signedIn)
    {
        qputenv("DISCOGS_API_URL", server.url().toString().toLatin1());
        qputenv("DISCOGS_TOKEN", signedIn ? StandIn::token().toLatin1() : QByteArray());
        m_options.retryPause = std::chrono::milliseconds(20);
        m_account = std::make_unique<auth::Account>(m_secrets);
        m_http = std::make_unique<net::Http>(m_options);
        m_cache = std::make_unique<discogs::Cache>(m_folder.filePath(QStringLiteral("answers")), bound,
                                                   m_settings.cacheTtl());
        m_client = std::make_unique<discogs::Client>(*m_http, *m_account, *m_cache, m_settings);
        m_account->load();
        build(m_client.get());
    }
    ~PaneDesk()
    {
        qunsetenv("DISCOGS_API_URL");
        qunsetenv("DISCOGS_TOKEN");
    }

    [[nodiscard]] ui::Desk &desk() { return *m_desk; }
    [[nodiscard]] ui::BrowserState &state() { return m_state; }
    [[nodiscard]] Settings &settings() { return m_settings; }
    [[nodiscard]] auth::Account &account() { return *m_account; }

    [[nodiscard]] bool hold(const discogs::Entity &entity, const QByteArray &body)
    {
        return await(m_library->remember(entity, body, QDateTime::currentDateTimeUtc())).has_value();
    }

private:
    static constexpr qint64 bound = 64 * 1024 * 1024;

    void build(discogs::Client *client)
    {
        m_source = std::make_unique<library::Source>(*m_library, client);
        m_covers = std::make_unique<library::Covers>(m_folder.filePath(QStringLiteral("covers")), bound, client);
        m_images = std::make_unique<ui::CoverImages>(*m_covers);
        m_desk.reset(new ui::Desk{*m_source, *m_library, *m_images, m_state, m_settings, m_account.get(), client});
    }

    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    std::unique_ptr<library::Library> m_library =
        library::Library::open(m_folder.filePath(QStringLiteral("library.db"))).value();
    MemorySecrets m_secrets;
    net::HttpOptions m_options;
    std::unique_ptr<auth::Account> m_account;
    std::unique_ptr<net::Http> m_http;
    std::unique_ptr<discogs::Cache> m_cache;
    std::unique_ptr<discogs::Client> m_client;
    std::unique_ptr<library::Source> m_source;
    std::unique_ptr<library::Covers> m_covers;
    std::unique_ptr<ui::CoverImages> m_images;
    ui::BrowserState m_state;
    std::unique_ptr<ui::Desk> m_desk;
};

// The widget of that accessible name below `in`; visible ones first.
template<class T>
T *named(const QWidget &in, const QString &name)
{
    T *hidden = nullptr;
    for (T *widget : in.findChildren<T *>()) {
        if (widget->accessibleName() != name)
            continue;
        if (widget->isVisible())
            return widget;
        hidden = widget;
    }
    return hidden;
}

template<class Pane>
bool settled(const Pane &pane)
{
    return QTest::qWaitFor([&] { return pane.isSettled(); }, patience);
}

// Widgets that can take the focus now, without a name for a screen reader, a line each: "class (parent's name)".
inline QString nameless(const QWidget &pane)
{
    QStringList found;
    for (const QWidget *widget : pane.findChildren<QWidget *>()) {
        const QWidget *holder = widget->parentWidget();
        const bool inner = widget->objectName().startsWith(u"qt_") ||
                           (holder && (qobject_cast<const QAbstractScrollArea *>(holder) ||
                                       holder->inherits("QComboBox") || holder->inherits("QLineEdit")));
        const QString text = widget->property("text").toString();
        if (widget->focusPolicy() != Qt::NoFocus && !inner && widget->isVisible() &&
            widget->accessibleName().isEmpty() && text.isEmpty())
            found.append(QStringLiteral("%1 (%2)").arg(QString::fromLatin1(widget->metaObject()->className()),
                                                       holder ? holder->accessibleName() : QString()));
    }
    return found.join(u'\n');
}

} // namespace runout::test
