// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/credentials.h"
#include "core/base/async.h"

#include <QObject>

namespace runout {
class Settings;
}

namespace runout::auth {

class Secrets;

// Who we are at Discogs, and the header that says so. The secrets live here and in the keychain, nowhere else: one
// entry an account, "account:USERNAME" ("discogs-token" while it is not known whose it is, and in version 0.1, from
// where it moves). Which account it is, by name, is a plain setting.
class Account : public QObject
{
    Q_OBJECT
public:
    enum class Source {
        None,        // anonymous: 25 requests a minute, no pictures
        Environment, // DISCOGS_TOKEN: wins, is never stored
        Keychain,
        Memory, // entered, but there is no keychain: gone at exit
    };

    Account(Secrets &secrets, Settings &settings, QObject *parent = nullptr);
    // Without settings: a named account is not found again by the next one.
    explicit Account(Secrets &secrets, QObject *parent = nullptr);

    // Reads DISCOGS_TOKEN, else the keychain; changed() when done. Harmless to call again.
    void load();

    [[nodiscard]] bool isSignedIn() const { return m_source != Source::None; }
    [[nodiscard]] Source source() const { return m_source; }
    [[nodiscard]] QString username() const { return m_username; } // "" until known
    // Whose entry the keychain should hold, also while it does not hand it out; "" if nobody's.
    [[nodiscard]] QString rememberedName() const;
    [[nodiscard]] const Credentials &credentials() const { return m_credentials; }
    // Value of the Authorization header, or empty; OAuth's is good for one request.
    [[nodiscard]] QByteArray authorization() const { return m_credentials.authorization(); }
    // The same for a token that is not adopted yet.
    [[nodiscard]] static QByteArray authorization(const QString &token);
    // Tells accounts apart without giving the token away; "" when anonymous. May stand in file names.
    [[nodiscard]] QByteArray fingerprint() const { return m_credentials.fingerprint(); }

    // Keeps checked credentials: in the keychain, or in memory where there is none (the result says which; the
    // keychain's complaint is then in keychainProblem()). Rejected: none at all, or DISCOGS_TOKEN is set and wins.
    [[nodiscard]] Answer<Source> adopt(const Credentials &credentials, const QString &username);
    [[nodiscard]] Answer<Source> adopt(const QString &token, const QString &username); // a personal token
    // Forgets the credentials, also in the keychain. Storage: forgotten here, but the keychain still has them.
    // Rejected: DISCOGS_TOKEN is set.
    [[nodiscard]] Answer<bool> signOut();
    void setUsername(const QString &username);

    // Discogs has answered 401: revoked there. Nothing is thrown away; adopting anew, or another load(), clears it.
    [[nodiscard]] bool isRefused() const { return m_refused; }
    // `fingerprint`: of the credentials that were refused; ignored if they are no longer ours.
    void refuse(const QByteArray &fingerprint);

    // The keychain's last complaint, or empty: Error::detail of secrets.h, or "the entry has vanished".
    [[nodiscard]] QString keychainProblem() const { return m_problem; }
    // True until the first load() has answered: not yet known who we are.
    [[nodiscard]] bool isLoading() const { return m_loading; }

    [[nodiscard]] static QString tokenIn(const QString &pasted) { return Credentials::tokenIn(pasted); }

Q_SIGNALS:
    void changed();

private:
    void become(Source source, const Credentials &credentials, const QString &username);
    void loaded(const QString &key, const Result<QByteArray> &entry);
    void stored(const QString &key, const Result<bool> &result);
    void store();
    void remember(const QString &username);

    Secrets &m_secrets;
    Settings *m_settings = nullptr;
    Source m_source = Source::None;
    Credentials m_credentials;
    QString m_username;
    QString m_entry; // the keychain's entry that holds them
    QString m_problem;
    bool m_refused = false;
    bool m_loading = false;
    int m_generation = 0; // counts decisions: an answer of the keychain to an earlier one is ignored
};

} // namespace runout::auth
