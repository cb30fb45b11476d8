// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "core/auth/lastfmaccount.h"
#include "core/base/settings.h"
#include "core/lastfm/cache.h"
#include "core/lastfm/client.h"
#include "core/lastfm/signin.h"

#include <QStandardPaths>

namespace runout::app {

namespace {

constexpr qint64 mostBytes = 32LL << 20; // of answers

} // namespace

// Who we are there is handed on as it changes: the client keeps no secret of its own.
void Application::buildLastfm()
{
    m_lastfmAccount = std::make_unique<auth::LastfmAccount>(*m_secrets, *m_settings);
    m_lastfmHttp = std::make_unique<net::Http>(lastfm::calm(m_network));
    m_lastfmCache = std::make_unique<lastfm::Cache>(
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/runout/lastfm"),
        mostBytes, m_settings->lastfmTtl());
    m_lastfm = std::make_unique<lastfm::Client>(*m_lastfmHttp, *m_lastfmCache, *m_settings);
    m_lastfmSignIn = std::make_unique<lastfm::SignIn>(*m_lastfm);
    const auto introduce = [this] {
        const auth::Consumer key = m_lastfmAccount->key();
        m_lastfm->setCredentials({key.key, key.secret, m_lastfmAccount->user(), m_lastfmAccount->session()});
    };
    connect(m_lastfmAccount.get(), &auth::LastfmAccount::changed, this, introduce);
    introduce();
    m_lastfmAccount->load();
}

} // namespace runout::app
