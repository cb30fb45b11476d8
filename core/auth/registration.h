// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/oauth.h"
#include "core/base/async.h"

namespace runout::auth {

class Secrets;

// The program's registration at Discogs: its consumer key and secret. From DISCOGS_CONSUMER_KEY and
// DISCOGS_CONSUMER_SECRET, else as typed into the dialog (kept in the keychain), else from the build.
class Registration : public QObject
{
    Q_OBJECT
public:
    enum class Source { None, Environment, Typed, Build };

    explicit Registration(Secrets &secrets, QObject *parent = nullptr);
    // With another build's consumer, for tests.
    Registration(Secrets &secrets, const Consumer &build, QObject *parent = nullptr);

    // Reads the keychain; changed() when done. A keychain that is locked or missing counts as nothing typed.
    void load();
    [[nodiscard]] Consumer consumer() const; // empty: nobody has said any
    [[nodiscard]] Source source() const;

    // Takes a typed pair, trimmed: usable at once, and kept in the keychain (true) or for this run only (false).
    // Rejected: a part is missing or holds what no key has.
    [[nodiscard]] Answer<bool> enter(const QString &key, const QString &secret);

Q_SIGNALS:
    void changed();

private:
    Secrets &m_secrets;
    Consumer m_build;
    Consumer m_typed;
    int m_entered = 0; // an answer of the keychain to an earlier question is ignored
};

} // namespace runout::auth
