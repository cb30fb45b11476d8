// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/oauth.h"
#include "core/base/async.h"

namespace runout {
class Settings;
}

namespace runout::auth {

class Secrets;

// Who we are at Last.fm. The program's API key and secret: from LASTFM_API_KEY and LASTFM_API_SECRET, else as typed
// (kept in the keychain), else from the build; reading needs the key alone. The user's session: in the keychain, one
// entry a user, "lastfm:USERNAME"; whose it is, by name, is a plain setting.
class LastfmAccount : public QObject
{
    Q_OBJECT
public:
    enum class KeySource { None, Environment, Typed, Build };

    LastfmAccount(Secrets &secrets, Settings &settings, QObject *parent = nullptr);
    // With another build's key, for tests.
    LastfmAccount(Secrets &secrets, Settings &settings, const Consumer &build, QObject *parent = nullptr);

    // Reads the keychain; changed() when done. Harmless to call again.
    void load();

    [[nodiscard]] Consumer key() const; // its secret may be empty
    [[nodiscard]] KeySource keySource() const;
    [[nodiscard]] bool hasKey() const { return !key().key.isEmpty(); }
    // Takes a typed pair: usable at once, and kept in the keychain (true) or for this run only (false). The secret may
    // be empty. Both empty: forgotten. Rejected: there are characters in it that no key has.
    [[nodiscard]] Answer<bool> enterKey(const QString &key, const QString &secret);

    [[nodiscard]] QString session() const { return m_session; } // "" while nobody is connected
    [[nodiscard]] QString user() const { return m_user; }       // whose it is
    // Whose the keychain should hold, also while it does not hand it out; "" if nobody's.
    [[nodiscard]] QString rememberedUser() const;
    // Keeps a session, in the keychain (true) or in memory (false; see keychainProblem()).
    [[nodiscard]] Answer<bool> adopt(const QString &user, const QString &session);
    // Forgets it, also in the keychain. Storage: forgotten here, but the keychain still has it.
    [[nodiscard]] Answer<bool> leave();

    // The keychain's last complaint about the session, or empty: see secrets.h, or "the entry has vanished".
    [[nodiscard]] QString keychainProblem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void loadSession();
    void become(const QString &user, const QString &session);

    Secrets &m_secrets;
    Settings &m_settings;
    Consumer m_build;
    Consumer m_typed;
    QString m_user;
    QString m_session;
    QString m_problem;
    int m_entered = 0;   // counts typed keys, and below decisions on the session: an answer of the keychain to an
    int m_decisions = 0; // earlier one is ignored
};

} // namespace runout::auth
