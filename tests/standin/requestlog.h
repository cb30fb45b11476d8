// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace runout::standin {

// One answered request. Never holds a credential: only whether there was one.
struct Logged
{
    QByteArray method;
    QString path;
    QString query; // secrets replaced
    bool authorized = false;
    QString userAgent;
    int status = 0;       // 0: the connection was dropped instead
    qint64 ms = 0;        // since the start of the stand-in, when the request had arrived
    QString fault;        // the kind, "" where all went well
    bool changed = false; // a write that took effect, whatever was answered
};

// Keeps the requests in the order of their arrival, and writes each as one line of JSON where a file is given.
class RequestLog
{
public:
    // False where the file can't be written.
    bool writeTo(const QString &path);
    void add(const Logged &logged);
    void clear() { m_logged.clear(); }
    QJsonObject toJson() const;
    // How many requests were answered with each status.
    QJsonObject byStatus() const;
    // How often each thing other than a GET was asked for, and how often it took effect, in the order they came up.
    QJsonObject writes() const;
    qsizetype size() const { return m_logged.size(); }

private:
    QList<Logged> m_logged;
    QFile m_file;
};

} // namespace runout::standin
