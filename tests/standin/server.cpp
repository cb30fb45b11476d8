// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/server.h"

#include "tests/standin/images.h"
#include "tests/standin/signin.h"
#include "tests/standin/statefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPointer>
#include <QTcpSocket>

namespace runout::standin {

namespace {

constexpr qsizetype worthPacking = 400; // bytes

Reply noUserAgent()
{
    return page(403, "<!DOCTYPE html><html><head><title>403 Forbidden</title></head><body>Forbidden</body></html>");
}

void addApiHeaders(Reply &reply, const Limiter::Verdict &verdict)
{
    reply.addHeader("X-Discogs-Media-Type", "discogs.v2");
    reply.addHeader("X-Discogs-Ratelimit", QByteArray::number(verdict.limit));
    reply.addHeader("X-Discogs-Ratelimit-Used", QByteArray::number(verdict.used));
    reply.addHeader("X-Discogs-Ratelimit-Remaining", QByteArray::number(verdict.remaining));
    reply.addHeader("Vary", "Accept-Encoding");
    reply.addHeader("Cache-Control", "public, must-revalidate");
}

void pack(Reply &reply, const Request &request)
{
    if (reply.body.size() < worthPacking || reply.type.startsWith("image/") || !acceptsGzip(request))
        return;
    reply.body = gzipped(reply.body);
    reply.addHeader("Content-Encoding", "gzip");
}

void addDate(Reply &reply, const Accounts &accounts)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock(accounts), Qt::UTC);
    reply.addHeader("Date",
                    QLocale::c().toString(now, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " GMT");
}

bool isPicture(const Request &request)
{
    return request.path.startsWith(u"/img/");
}

} // namespace

Server::Server(const Limiter::Allowance &allowance, QObject *parent)
    : QObject(parent)
    , m_limiter(allowance)
{
    m_clock.start();
    m_tcp.setListenBacklogSize(512);
}

bool Server::listen(quint16 port)
{
    return m_tcp.listen(QHostAddress::LocalHost, port);
}

QString Server::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_tcp.serverPort());
}

void Server::open(std::unique_ptr<Site> site)
{
    m_site = std::move(site);
    connect(&m_tcp, &QTcpServer::newConnection, this, &Server::accept);
    accept();
}

void Server::keepStateIn(const QString &path)
{
    constexpr int together = 100; // ms in which changes are written as one
    m_save.setSingleShot(true);
    m_save.setInterval(together);
    const auto save = [this, path] {
        if (!statefile::write(path, *m_site))
            qWarning("%s can't be written", qPrintable(path));
    };
    connect(&m_save, &QTimer::timeout, this, save);
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, save);
}

void Server::accept()
{
    while (QTcpSocket *socket = m_tcp.nextPendingConnection()) {
        auto *connection = new Connection(socket, this);
        connect(connection, &Connection::requested, this,
                [this, connection](const Request &request) { answer(connection, request); });
    }
}

void Server::answer(Connection *connection, const Request &request)
{
    if (request.path.startsWith(u"/_standin/")) {
        connection->answer(control(request));
        return;
    }
    const Request whole = lastfm::isLastfm(request) ? lastfm::withParameters(request) : request;
    Outcome outcome = outcomeOf(whole);
    note(whole, outcome);
    if (outcome.changed && !m_save.isActive() && m_save.isSingleShot())
        m_save.start();
    addDate(outcome.reply, m_site->accounts);
    pack(outcome.reply, request);
    send(connection, outcome);
}

Server::Outcome Server::outcomeOf(const Request &request)
{
    if (isPicture(request))
        return withFault(request, [&] { return picture(request); });
    if (lastfm::isLastfm(request))
        return withFault(request, [&] { return lastfm::answer(request, m_site->lastfm); });
    if (isAuthorizePage(request))
        return withFault(request, [&] { return authorizePage(request, m_site->accounts); });
    return api(request);
}

Server::Outcome Server::withFault(const Request &request, const std::function<Reply()> &right)
{
    Outcome outcome;
    outcome.fault = m_faults.take(request);
    if (!outcome.fault || outcome.fault->effect || request.method == "GET")
        outcome.reply = right();
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    outcome.changed = !isRead && outcome.reply.status / 100 == 2 && (!outcome.fault || outcome.fault->effect);
    if (outcome.fault)
        outcome.reply = faulty(*outcome.fault, outcome.reply);
    return outcome;
}

void Server::send(Connection *connection, const Outcome &outcome)
{
    const Delivery way = outcome.fault ? delivery(*outcome.fault) : Delivery::Whole;
    if (!outcome.fault || outcome.fault->delayMs == 0) {
        connection->answer(outcome.reply, way);
        return;
    }
    QTimer::singleShot(outcome.fault->delayMs, connection,
                       [connection, reply = outcome.reply, way] { connection->answer(reply, way); });
}

Reply Server::picture(const Request &request)
{
    if (const Reply *made = m_pictures.object(request.path))
        return *made;
    const Reply reply = images::answer(request.path);
    m_pictures.insert(request.path, new Reply(reply), static_cast<int>(reply.body.size() / 1024 + 1));
    return reply;
}

Server::Outcome Server::api(const Request &request)
{
    if (request.header("user-agent").isEmpty())
        return withFault(request, noUserAgent);
    const Caller caller = identified(request, m_site->accounts);
    const auto verdict = m_limiter.admit(m_clock.elapsed(), caller.standing != Standing::Anonymous);
    if (!verdict.admitted) {
        Reply refused = message(429, QStringLiteral("You are making requests too quickly."));
        addApiHeaders(refused, verdict);
        return {refused, std::nullopt, false};
    }
    return withFault(request, [&] {
        Reply reply = admitted(request, caller);
        addApiHeaders(reply, verdict);
        return reply;
    });
}

Reply Server::admitted(const Request &request, const Caller &caller)
{
    if (isSigningIn(request))
        return signIn(request, m_site->accounts);
    if (caller.standing != Standing::Unknown)
        return routed(*m_site, request, caller);
    Reply reply = caller.refusal.isEmpty()
                      ? message(401, QStringLiteral("Invalid consumer token. Please register an app before making "
                                                    "requests."))
                      : plainText(401, caller.refusal.toUtf8());
    reply.addHeader("WWW-Authenticate", "OAuth realm=\"https://api.discogs.com\"");
    return reply;
}

void Server::note(const Request &request, const Outcome &outcome)
{
    const bool dropped =
        outcome.fault && delivery(*outcome.fault) != Delivery::Whole && outcome.fault->kind != FaultKind::CutOff;
    Logged logged;
    logged.method = request.method;
    logged.path = request.path;
    logged.query = queryWithoutSecrets(request);
    logged.authorized = hasCredentials(request);
    logged.userAgent = QString::fromUtf8(request.header("user-agent"));
    logged.status = dropped ? 0 : outcome.reply.status;
    logged.ms = m_clock.elapsed();
    logged.fault = outcome.fault ? outcome.fault->name : QString();
    logged.changed = outcome.changed;
    m_log.add(logged);
}

} // namespace runout::standin
