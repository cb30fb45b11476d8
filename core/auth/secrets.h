// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <QByteArray>
#include <QObject>

namespace runout::auth {

// The system keychain. An interface, so that tests can lock it; Keychain is the real one.
class Secrets
{
public:
    virtual ~Secrets() = default;
    // NotFound: no such entry. Storage: no keychain, locked, denied; detail says which.
    [[nodiscard]] virtual Answer<QByteArray> read(const QString &key) = 0;
    [[nodiscard]] virtual Answer<bool> write(const QString &key, const QByteArray &secret) = 0;
    [[nodiscard]] virtual Answer<bool> remove(const QString &key) = 0; // true also if it was not there
};

// QtKeychain; service "runout". The only user of it.
class Keychain : public QObject, public Secrets
{
    Q_OBJECT
public:
    using QObject::QObject;
    Answer<QByteArray> read(const QString &key) override;
    Answer<bool> write(const QString &key, const QByteArray &secret) override;
    Answer<bool> remove(const QString &key) override;
};

} // namespace runout::auth
