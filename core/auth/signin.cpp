// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signin.h"

#include "core/auth/callbackserver.h"
#include "core/base/log.h"
#include "core/base/settings.h"
#include "core/net/http.h"

namespace runout::auth {

namespace {

constexpr auto tolerableSkew = std::chrono::minutes(5);

} // namespace

SignIn::SignIn(net::Http &http, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_settings(settings)
{
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, [this] { fail({Problem::Expired, {}, {}}); });
}

SignIn::~SignIn() = default;

void SignIn::start(const Consumer &consumer, Way way)
{
    cancel();
    m_consumer = consumer;
    m_way = way;
    oauth::Extra extra;
    if (way == Way::Callback) {
        m_server = std::make_unique<CallbackServer>();
        m_server->setPages({m_pages.allowed, m_pages.denied, m_pages.unknown});
        connect(m_server.get(), &CallbackServer::answered, this, &SignIn::take);
        if (!m_server->listen())
            return fail({Problem::NoListener, {}, {}});
        extra.callback = m_server->address();
    }
    m_expiry.start(m_lifetime); // counted from before the token is made: never later than Discogs'
    go(Step::Requesting);
    ask(oauth::requestTokenUrl(m_settings.apiUrl()), extra, &SignIn::requested);
}

void SignIn::ask(const QUrl &url, const oauth::Extra &extra, void (SignIn::*then)(const Token &))
{
    net::HttpRequest request;
    request.method = "POST"; // sent once: each step makes or spends something
    request.url = url;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.sign = [consumer = m_consumer, token = m_request, extra] {
        return oauth::authorization(consumer, token, freshStamp(), extra);
    };
    m_question = std::make_unique<QObject>();
    whenDone(m_http.send(request), m_question.get(),
             [this, then, attempt = m_attempt](const Result<net::HttpReply> &reply) {
                 if (attempt != m_attempt)
                     return;
                 if (!reply)
                     return judge(reply.error());
                 if (const auto token = oauth::tokenIn(reply->body))
                     (this->*then)(*token);
                 else
                     judge(token.error());
             });
}

void SignIn::requested(const Token &token)
{
    m_request = token;
    if (m_server)
        m_server->expect(token.token);
    go(Step::Waiting);
}

QUrl SignIn::authorizePage() const
{
    return m_step == Step::Waiting ? oauth::authorizeUrl(m_settings.webUrl(), m_request.token) : QUrl();
}

bool SignIn::takeCode(const QString &pasted)
{
    auto verdict = oauth::verdictInPasted(pasted);
    if (!verdict || m_step != Step::Waiting)
        return false;
    if (verdict->token.isEmpty())
        verdict->token = m_request.token;
    if (verdict->token != m_request.token)
        return false;
    take(*verdict);
    return true;
}

void SignIn::take(const oauth::Verdict &verdict)
{
    if (verdict.denied)
        return fail({Problem::Denied, {}, {}});
    if (m_server)
        m_server->close();
    go(Step::Exchanging);
    ask(oauth::accessTokenUrl(m_settings.apiUrl()), {{}, verdict.verifier}, &SignIn::exchanged);
}

void SignIn::exchanged(const Token &token)
{
    const Credentials credentials{m_consumer, token};
    end();
    Q_EMIT linked(credentials);
}

// What an error of the network means in the dance. Discogs' texts vary, so that only the status is judged.
void SignIn::judge(const Error &error)
{
    const bool refused = error.code == ErrorCode::SignedOut || error.code == ErrorCode::Rejected;
    const auto skew = m_http.clockSkew().value_or(std::chrono::seconds(0));
    if (refused && std::chrono::abs(skew) > tolerableSkew)
        return fail({Problem::Clock, error, skew});
    if (error.status == 400 && m_step == Step::Exchanging)
        return fail({Problem::CodeRefused, error, {}});
    if (error.code == ErrorCode::SignedOut)
        return fail({m_step == Step::Exchanging ? Problem::CodeRefused : Problem::Consumer, error, {}});
    fail({Problem::Network, error, {}});
}

void SignIn::fail(const Failure &failure)
{
    qCInfo(lcAuth) << "sign-in ended: problem" << int(failure.problem) << "status" << failure.error.status;
    end();
    Q_EMIT failed(failure);
}

void SignIn::cancel()
{
    if (m_step == Step::Idle)
        return;
    end();
    Q_EMIT cancelled();
}

void SignIn::end()
{
    ++m_attempt;
    m_expiry.stop();
    if (m_question)
        m_question.release()->deleteLater(); // perhaps it is asking just now
    if (m_server) {
        m_server->disconnect(this);
        m_server->close();
        m_server.release()->deleteLater(); // perhaps it is the sender
    }
    m_request = {};
    go(Step::Idle);
}

void SignIn::go(Step step)
{
    if (step == m_step)
        return;
    m_step = step;
    Q_EMIT stepChanged();
}

} // namespace runout::auth
