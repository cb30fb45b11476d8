// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/attempt.h"

#include "core/base/log.h"
#include "core/base/version.h"

#include <QIODevice>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <cstring>

namespace runout::net {

namespace {

// A body that can be read once. Qt sends a request again by itself when a connection drops before the answer; a write
// must not be, and a body that cannot be rewound is what stops it.
class OneWayBody final : public QIODevice
{
public:
    OneWayBody(const QByteArray &body, QObject *parent)
        : QIODevice(parent)
        , m_body(body)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_at >= m_body.size(); }
    qint64 bytesAvailable() const override { return m_body.size() - m_at; }

protected:
    qint64 readData(char *target, qint64 most) override
    {
        const qint64 count = qMin(most, m_body.size() - m_at);
        if (count <= 0)
            return -1;
        std::memcpy(target, m_body.constData() + m_at, static_cast<size_t>(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_at = 0;
};

QNetworkRequest wireRequest(const HttpRequest &request)
{
    QNetworkRequest wire(request.url);
    for (const auto &[name, value] : request.headers)
        wire.setRawHeader(name, value);
    wire.setRawHeader("User-Agent", "Runout/" RUNOUT_VERSION " +" RUNOUT_HOMEPAGE);
    if (!request.authorization.isEmpty())
        wire.setRawHeader("Authorization", request.authorization);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setDecompressedSafetyCheckThreshold(-1); // the body's size is limited as it arrives
    return wire;
}

QNetworkReply *start(QNetworkAccessManager &network, const HttpRequest &request, QObject *owner)
{
    QNetworkRequest wire = wireRequest(request);
    if (request.method == "GET")
        return network.get(wire);
    wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    wire.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    return network.sendCustomRequest(wire, request.method, new OneWayBody(request.body, owner));
}

QString nameOf(QNetworkReply::NetworkError error)
{
    return QString::fromLatin1(QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error));
}

} // namespace

Attempt::Attempt(QNetworkAccessManager &network, const HttpRequest &request, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_method(request.method)
    , m_place(request.counted ? request.url.path() : request.url.host())
{
    m_age.start();
    m_reply = start(network, request, this);
    connect(m_reply, &QNetworkReply::readyRead, this, &Attempt::collect);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Attempt::collect);
    connect(m_reply, &QNetworkReply::finished, this, &Attempt::finish);

    const Lost late{{ErrorCode::Timeout, QStringLiteral("no answer in time")}, true};
    for (QTimer *timer : {&m_idle, &m_total}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this, late] { stop(late); });
    }
    connect(m_reply, &QNetworkReply::uploadProgress, &m_idle, qOverload<>(&QTimer::start));
    m_idle.start(m_limits.idle);
    m_total.start(m_limits.total);
}

Attempt::~Attempt()
{
    if (!m_reply)
        return; // went with its network
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

void Attempt::collect()
{
    m_idle.start();
    const qint64 room = qMax<qint64>(0, m_limits.body + 1 - m_body.size());
    m_body += m_reply->read(qMin(room, m_reply->bytesAvailable())); // it allocates what it is asked for
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (qMax<qint64>(announced, m_body.size()) > m_limits.body)
        stop({{ErrorCode::BadReply, QStringLiteral("the answer is too large")}, false});
}

void Attempt::stop(const Lost &why)
{
    if (m_stopped)
        return;
    m_stopped = why;
    m_reply->abort(); // emits finished
}

void Attempt::finish()
{
    m_idle.stop();
    m_total.stop();
    if (!m_stopped)
        m_body += m_reply->readAll();
    const Outcome result = outcome();
    const auto *reply = std::get_if<HttpReply>(&result);
    qCInfo(lcNet).noquote() << m_method << m_place << (reply ? reply->status : 0) << m_age.elapsed() << "ms";
    Q_EMIT finished(result);
}

Attempt::Outcome Attempt::outcome() const
{
    if (m_stopped)
        return *m_stopped;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    // Errors from ContentAccessDenied on only repeat the status, unless that was a good one: damaged compression.
    const bool repeats =
        error == QNetworkReply::NoError || (error >= QNetworkReply::ContentAccessDenied && status >= 300);
    if (status == 0 || !repeats || error == QNetworkReply::ProtocolFailure || isCutOff())
        return lost();
    return HttpReply{status, m_reply->rawHeaderPairs(), m_body};
}

bool Attempt::isCutOff() const
{
    // Of a packed body Qt hides the announced length, and unpacks as far as it came: JSON that does not end tells.
    if (m_reply->hasRawHeader("Content-Encoding")) {
        const QByteArray text = m_body.trimmed();
        return m_reply->rawHeader("Content-Type").startsWith("application/json") && !text.endsWith('}') &&
               !text.endsWith(']');
    }
    const QByteArray announced = m_reply->rawHeader("Content-Length");
    return !announced.isEmpty() && announced.toLongLong() > m_body.size();
}

Attempt::Lost Attempt::lost() const
{
    const QString name = nameOf(m_reply->error());
    switch (m_reply->error()) {
    case QNetworkReply::NoError:
        return {{ErrorCode::BadReply, QStringLiteral("the answer was cut off")}, true};
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return {{ErrorCode::Offline, name}, false};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return {{ErrorCode::Timeout, name}, true};
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        // These also come in the middle of an exchange: of a write, Offline has to mean that it was not sent.
        if (m_method == "GET")
            return {{ErrorCode::Offline, name}, false};
        [[fallthrough]];
    default:
        return {{ErrorCode::BadReply, QStringLiteral("the connection was cut: ") + name}, true};
    }
}

} // namespace runout::net
