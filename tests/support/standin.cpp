// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/standin.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QTcpSocket>

namespace runout {

namespace {

constexpr int patience = 60'000; // ms; generous, for builds that are watched or measured

QString environment(const char *name)
{
    return qEnvironmentVariable(name);
}

QString program()
{
    const QString told = environment("RUNOUT_STANDIN");
    return told.isEmpty() ? QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/runout_standin") : told;
}

} // namespace

QStringList StandIn::sample()
{
    return {QStringLiteral("--sample"), environment("RUNOUT_SOURCE_DIR") + QStringLiteral("/resources/sample")};
}

QStringList StandIn::recorded()
{
    const QString folder = environment("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded");
    return QDir(folder).exists() ? QStringList{QStringLiteral("--recorded"), folder} : QStringList();
}

QStringList StandIn::collection(int items, int wants)
{
    return {QStringLiteral("--collection"), QString::number(items),    QStringLiteral("--wants"),
            QString::number(wants),         QStringLiteral("--limit"), QStringLiteral("100000")};
}

StandIn::StandIn(const QStringList &arguments)
    : m_arguments(arguments)
{
    m_arguments << QStringLiteral("--token") << user() + u'=' + token() << QStringLiteral("--consumer")
                << consumerKey() + u'=' + consumerSecret() << QStringLiteral("--access")
                << user() + u'=' + accessToken() + u':' + accessSecret() << QStringLiteral("--lastfm")
                << lastfmKey() + u'=' + lastfmSecret() << QStringLiteral("--until-input-ends");
}

StandIn::~StandIn()
{
    stop();
}

bool StandIn::start()
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program(), m_arguments);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) {
    }
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    const QString announced = QStringLiteral("listening on ");
    if (!line.startsWith(announced)) {
        m_process.waitForFinished(100);
        m_problem = QStringLiteral("%1 did not start: %2 %3")
                        .arg(program(), m_process.errorString(), QString::fromUtf8(m_process.readAllStandardError()));
        return false;
    }
    m_url = QUrl(line.mid(announced.size()));
    return true;
}

void StandIn::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QUrl StandIn::url(const QString &pathAndQuery) const
{
    return QUrl(m_url.toString() + pathAndQuery);
}

QJsonObject StandIn::ask(const QByteArray &method, const QByteArray &what, const QJsonObject &body, int *status) const
{
    QTcpSocket socket;
    socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
    if (!socket.waitForConnected(patience))
        return {};
    const QByteArray content = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    socket.write(method + " /_standin/" + what +
                 " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(content.size()) + "\r\n\r\n" + content);
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(patience)) {
    }
    const QByteArray answer = socket.readAll();
    if (status)
        *status = answer.mid(answer.indexOf(' ') + 1, 3).toInt();
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

bool StandIn::fault(const QString &kind, const QString &path, int times, const QJsonObject &more)
{
    QJsonObject body = more;
    body.insert(QStringLiteral("kind"), kind);
    body.insert(QStringLiteral("path"), path);
    body.insert(QStringLiteral("times"), times);
    int status = 0;
    ask("POST", "fault", body, &status);
    return status == 201;
}

void StandIn::clearFaults()
{
    ask("DELETE", "fault");
}

void StandIn::set(const QJsonObject &settings)
{
    ask("POST", "settings", settings);
}

QByteArray StandIn::visited(const QUrl &url)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    if (!socket.waitForConnected(patience))
        return {};
    const QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    socket.write("GET " + target + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() +
                 "\r\nUser-Agent: Browser/1.0\r\nConnection: close\r\n\r\n");
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(patience)) {
    }
    return socket.readAll();
}

QUrl StandIn::authorize(const QUrl &page) const
{
    for (const QByteArray &line : visited(page).split('\n')) {
        if (line.startsWith("Location: "))
            return QUrl::fromEncoded(line.mid(10).trimmed());
    }
    return {};
}

QString StandIn::authorizedCode(const QUrl &page) const
{
    const QByteArray shown = visited(page);
    const QByteArray mark = "<code id=\"verifier\">";
    const auto start = shown.indexOf(mark);
    return start < 0 ? QString() : QString::fromLatin1(shown.mid(start + mark.size()).split('<').first());
}

int StandIn::revoke(bool personal, const QString &user)
{
    const QJsonObject body{{QStringLiteral("user"), user}, {QStringLiteral("personal"), personal}};
    return ask("POST", "revoke", body)[u"revoked"].toInt();
}

QJsonObject StandIn::state(const QString &user) const
{
    return ask("GET", "state?user=" + QUrl::toPercentEncoding(user));
}

void StandIn::setState(const QJsonObject &state)
{
    ask("POST", "state", state);
}

QJsonObject StandIn::lastfm() const
{
    return ask("GET", "lastfm");
}

void StandIn::setLastfm(const QJsonObject &wanted)
{
    ask("POST", "lastfm", wanted);
}

QJsonArray StandIn::writes() const
{
    return ask("GET", "writes")[u"writes"].toArray();
}

int StandIn::made(const QString &method, const QString &pathPrefix) const
{
    int found = 0;
    for (const QJsonValue &write : writes()) {
        const bool isMethod = method.isEmpty() || write[u"method"].toString() == method;
        if (isMethod && write[u"path"].toString().startsWith(pathPrefix))
            found += write[u"made"].toInt();
    }
    return found;
}

QJsonArray StandIn::requests() const
{
    return ask("GET", "requests")[u"requests"].toArray();
}

int StandIn::count(const QString &pathPrefix) const
{
    int found = 0;
    for (const QJsonValue &request : requests())
        found += request[u"path"].toString().startsWith(pathPrefix) ? 1 : 0;
    return found;
}

void StandIn::forgetRequests()
{
    ask("DELETE", "requests");
}

QJsonObject StandIn::stats() const
{
    return ask("GET", "stats");
}

} // namespace runout
