// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/lastfm/types.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

namespace runout::lastfm {

class Client;

// The desktop's way to a session: a token, the page where the user allows the program, and asking until they have. The
// page does not lead back, so it is asked every few seconds, and at once by check(). One at a time.
class SignIn : public QObject
{
    Q_OBJECT
public:
    enum class Step {
        Idle,
        Asking,  // for a token
        Waiting, // for the user
    };

    enum class Problem {
        Network, // see `error`
        Expired, // 60 minutes have passed, or the token was used: start again
        Key,     // Last.fm does not take the key or its secret
    };

    struct Failure
    {
        Problem problem = Problem::Network;
        Error error;
    };

    explicit SignIn(Client &client, QObject *parent = nullptr);
    ~SignIn() override;

    // pause: between two questions; lifetime: of a token.
    void setPace(std::chrono::milliseconds pause, std::chrono::milliseconds lifetime);

    // Begins anew, whatever went on before. Ends with linked() or failed(), or by cancel().
    void start();
    void check(); // "I have allowed it": asks now, and says notYet() if it is not so
    void cancel();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QUrl allowPage() const; // to be opened while Waiting

Q_SIGNALS:
    void stepChanged();
    void notYet();
    void linked(const runout::lastfm::Session &session);
    void failed(const runout::lastfm::SignIn::Failure &failure);

private:
    void ask(bool said);
    void fail(Problem problem, const Error &error);
    void judge(const Error &error, bool said);
    void end();
    void go(Step step);

    Client &m_client;
    Step m_step = Step::Idle;
    Token m_token;
    QTimer m_pause;
    QTimer m_expiry;
    std::chrono::milliseconds m_lifetime = std::chrono::minutes(60);
    std::unique_ptr<QObject> m_question; // deleting it withdraws what is being asked
};

} // namespace runout::lastfm
