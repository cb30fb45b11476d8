// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/credentials.h"
#include "core/base/async.h"

#include <QTimer>

#include <chrono>

namespace runout {
class Settings;
}
namespace runout::net {
class Http;
struct HttpReply;
} // namespace runout::net

namespace runout::auth {

class CallbackServer;

// The dance of OAuth as named steps: a request token, the browser, the verdict, an access token. One at a time.
class SignIn : public QObject
{
    Q_OBJECT
public:
    enum class Step {
        Idle,
        Requesting, // asking for a request token
        Waiting,    // for the browser, or for a pasted code
        Exchanging, // the verdict for an access token
    };

    enum class Way {
        Callback, // the browser brings the verdict by itself
        Code,     // Discogs shows a code, which is pasted
    };

    enum class Problem {
        Network,     // see `error`
        Expired,     // 15 minutes have passed since the request token
        Denied,      // the user said no
        CodeRefused, // 400: used before, expired or not this attempt's
        Consumer,    // Discogs does not know the key and secret
        Clock,       // ours is wrong by `skew`
        NoListener,  // no port on loopback to be had: only Way::Code works
    };

    struct Failure
    {
        Problem problem = Problem::Network;
        Error error;
        std::chrono::seconds skew{0}; // positive: our clock is ahead
    };

    // HTML that the browser shows at the end; made where sentences are made.
    struct Pages
    {
        QByteArray allowed;
        QByteArray denied;
        QByteArray unknown;
    };

    SignIn(net::Http &http, const Settings &settings, QObject *parent = nullptr);
    ~SignIn() override;

    void setPages(const Pages &pages) { m_pages = pages; }
    // How long a request token lives: Discogs says 15 minutes.
    void setLifetime(std::chrono::milliseconds lifetime) { m_lifetime = lifetime; }

    // Begins anew, whatever went on before (which ends as cancelled()). Ends with linked(), failed() or cancelled().
    void start(const Consumer &consumer, Way way);
    // The code that Discogs shows, or the whole address the browser was sent to. false: neither, or of another attempt;
    // nothing has changed then.
    [[nodiscard]] bool takeCode(const QString &pasted);
    void cancel();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] Way way() const { return m_way; }
    // The page to open while Waiting; holds the request token, which is worth nothing without its secret.
    [[nodiscard]] QUrl authorizePage() const;

Q_SIGNALS:
    void stepChanged();
    void linked(const runout::auth::Credentials &credentials);
    void failed(const runout::auth::SignIn::Failure &failure);
    void cancelled();

private:
    void ask(const QUrl &url, const oauth::Extra &extra, void (SignIn::*then)(const Token &));
    void requested(const Token &token);
    void take(const oauth::Verdict &verdict);
    void exchanged(const Token &token);
    void fail(const Failure &failure);
    void judge(const Error &error);
    void end();
    void go(Step step);

    net::Http &m_http;
    const Settings &m_settings;
    Pages m_pages;
    std::chrono::milliseconds m_lifetime = std::chrono::minutes(15);
    Step m_step = Step::Idle;
    Way m_way = Way::Callback;
    Consumer m_consumer;
    Token m_request;
    QTimer m_expiry;
    std::unique_ptr<CallbackServer> m_server;
    std::unique_ptr<QObject> m_question; // deleting it withdraws what is being asked
    int m_attempt = 0;                   // an answer to an earlier one is ignored
};

} // namespace runout::auth
