// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QLocalServer;

namespace runout::app {

// One running program per user and library: a second start hands its arguments to the first and ends.
class Instance : public QObject
{
    Q_OBJECT
public:
    // `name` tells libraries apart; the user's own id is added.
    explicit Instance(const QString &name, QObject *parent = nullptr);

    // true: another one runs and has taken `arguments`. Waits at most a second for it.
    [[nodiscard]] bool handOver(const QStringList &arguments) const;
    // Listens for further starts. false: not possible; the program works without.
    bool listen();

Q_SIGNALS:
    void argumentsReceived(const QStringList &arguments);

private:
    void receive();

    QString m_name;
    QLocalServer *m_server = nullptr;
};

} // namespace runout::app
