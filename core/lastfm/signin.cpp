// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/signin.h"

#include "core/lastfm/client.h"

namespace runout::lastfm {

using namespace std::chrono_literals;

SignIn::SignIn(Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(4s);
    m_expiry.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(false); });
    connect(&m_expiry, &QTimer::timeout, this, [this] { fail(Problem::Expired, errorOf(TokenExpired, {})); });
}

SignIn::~SignIn() = default;

void SignIn::setPace(std::chrono::milliseconds pause, std::chrono::milliseconds lifetime)
{
    m_pause.setInterval(pause);
    m_lifetime = lifetime;
}

void SignIn::start()
{
    end();
    go(Step::Asking);
    m_question = std::make_unique<QObject>();
    whenDone(m_client.get(requests::token()), m_question.get(), [this](const Result<Held<Token>> &token) {
        const auto question = std::move(m_question);
        if (!token)
            return judge(token.error(), false);
        m_token = token->value;
        m_expiry.start(m_lifetime);
        m_pause.start();
        go(Step::Waiting);
    });
}

void SignIn::check()
{
    if (m_step == Step::Waiting)
        ask(true);
}

void SignIn::cancel()
{
    end();
    go(Step::Idle);
}

QUrl SignIn::allowPage() const
{
    return m_step == Step::Waiting ? m_client.allowPage(m_token) : QUrl();
}

// Said by the user: an answer under way may be older than their word, so it is asked anew.
void SignIn::ask(bool said)
{
    m_pause.stop();
    m_question = std::make_unique<QObject>();
    whenDone(m_client.get(requests::session(m_token.value)), m_question.get(),
             [this, said](const Result<Held<Session>> &session) {
                 const auto question = std::move(m_question);
                 if (!session)
                     return judge(session.error(), said);
                 end();
                 go(Step::Idle);
                 Q_EMIT linked(session->value);
             });
}

void SignIn::judge(const Error &error, bool said)
{
    const int code = codeOf(error);
    if (m_step == Step::Waiting && code == NotAllowedYet) {
        m_pause.start();
        if (said)
            Q_EMIT notYet();
        return;
    }
    if (m_step == Step::Waiting && !said && remedyFor(error) == Remedy::Later)
        return m_pause.start(); // the browser is open: a lost connection is no reason to begin anew
    if (m_step == Step::Waiting && (code == TokenExpired || code == AuthenticationFailed))
        return fail(Problem::Expired, error);
    const bool wrongKey = code == InvalidKey || code == KeySuspended || code == BadSignature;
    fail(wrongKey ? Problem::Key : Problem::Network, error);
}

void SignIn::fail(Problem problem, const Error &error)
{
    end();
    go(Step::Idle);
    Q_EMIT failed({problem, error});
}

void SignIn::end()
{
    m_question.reset();
    m_pause.stop();
    m_expiry.stop();
    m_token = {};
}

void SignIn::go(Step step)
{
    if (m_step == step)
        return;
    m_step = step;
    Q_EMIT stepChanged();
}

} // namespace runout::lastfm
