// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/http.h"

#include <QObject>

class QTcpSocket;

namespace runout::standin {

// How the answer goes out: whole, not at all, half of its body and then nothing more, or never while the connection
// stays open.
enum class Delivery { Whole, Drop, CutOff, Never };

// One kept-alive connection. Requests are handed out one at a time; the next one waits for the answer to the last.
class Connection : public QObject
{
    Q_OBJECT
public:
    // Takes the socket over; deletes itself when the socket has closed.
    Connection(QTcpSocket *socket, QObject *parent);

    void answer(const Reply &reply, Delivery delivery = Delivery::Whole);

Q_SIGNALS:
    void requested(const runout::standin::Request &request);

private:
    void readMore();

    QTcpSocket *m_socket;
    QByteArray m_buffer;
    Request m_request;
    bool m_busy = false;
};

} // namespace runout::standin
