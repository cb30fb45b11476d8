// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <QObject>
#include <QString>

namespace runout::auth {

class Secrets;

// Who we are at Discogs, and the header that says so. The token lives here and in the keychain, nowhere else.
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

    explicit Account(Secrets &secrets, QObject *parent = nullptr);

    // Reads DISCOGS_TOKEN, else the keychain; changed() when done. Harmless to call again.
    void load();

    [[nodiscard]] bool isSignedIn() const { return m_source != Source::None; }
    [[nodiscard]] Source source() const { return m_source; }
    [[nodiscard]] QString username() const { return m_username; } // "" until known
    // Value of the Authorization header, or empty. For net alone.
    [[nodiscard]] QByteArray authorization() const;
    // The same for a token that is not adopted yet.
    [[nodiscard]] static QByteArray authorization(const QString &token);
    // Tells accounts apart without giving the token away; "" when anonymous. May stand in file names.
    [[nodiscard]] QByteArray fingerprint() const;

    // Keeps a checked token: in the keychain, or in memory where there is none (the result says which; the keychain's
    // complaint is then in keychainProblem()). Rejected: not a token, or DISCOGS_TOKEN is set and wins.
    [[nodiscard]] Answer<Source> adopt(const QString &token, const QString &username);
    // Forgets the token, also in the keychain. Storage: forgotten here, but the keychain still has it.
    // Rejected: DISCOGS_TOKEN is set.
    [[nodiscard]] Answer<bool> signOut();
    void setUsername(const QString &username);
    // The keychain's last complaint in its own words, or empty.
    [[nodiscard]] QString keychainProblem() const { return m_problem; }
    // True until the first load() has answered: not yet known who we are.
    [[nodiscard]] bool isLoading() const { return m_loading; }

    // The token in what was pasted: trimmed; "" if that holds blanks, control or other characters no token has.
    [[nodiscard]] static QString tokenIn(const QString &pasted);

Q_SIGNALS:
    void changed();

private:
    void become(Source source, const QString &token, const QString &username);
    void loaded(const Result<QByteArray> &entry);
    void stored(const Result<bool> &result);
    void store();

    Secrets &m_secrets;
    Source m_source = Source::None;
    QString m_token;
    QString m_username;
    QString m_problem;
    bool m_loading = false;
    int m_generation = 0; // counts decisions: an answer of the keychain to an earlier one is ignored
};

} // namespace runout::auth
