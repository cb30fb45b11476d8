// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/links.h"

#include "tests/standin/images.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSize>

namespace runout::standin {

namespace {

// The hosts Discogs has served pictures from since 2013.
const QRegularExpression imageHost(
    QStringLiteral("^https?://(?:(?:i|img|s|st|api-img)\\.discogs\\.com/|api\\.discogs\\.com/images?/)"));
const QRegularExpression apiHost(QStringLiteral("^https?://api\\.discogs\\.com(?=/|$)"));

// "/h:600/w:528/" today, "/600x528/" or "/150x150/" before.
QSize sizeIn(const QString &address)
{
    static const QRegularExpression now(QStringLiteral("/h:(\\d+)/w:(\\d+)/"));
    static const QRegularExpression before(QStringLiteral("/(\\d+)x(\\d+)/"));
    if (const auto match = now.match(address); match.hasMatch())
        return {match.captured(2).toInt(), match.captured(1).toInt()};
    if (const auto match = before.match(address); match.hasMatch())
        return {match.captured(1).toInt(), match.captured(2).toInt()};
    return address.contains(u"-150-") ? QSize(150, 150) : QSize(600, 600);
}

// What of the address tells one picture from another, whatever its size: the end, without signature and measures.
QString nameIn(const QString &address)
{
    static const QRegularExpression measures(
        QStringLiteral("^.*?/(?:h:\\d+/w:\\d+|\\d+x\\d+)/(?:smart/)?(?:filters:[^/]*/)?"));
    QString name = address;
    name.remove(measures);
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QString::fromLatin1(hash.left(16));
}

} // namespace

Links::Links(QString base, bool keepImages)
    : m_base(std::move(base))
    , m_keepImages(keepImages)
{}

QString Links::resource(QLatin1StringView kind, qint64 id) const
{
    return m_base + u'/' + kind + u'/' + QString::number(id);
}

QString Links::image(const QString &name, int width, int height) const
{
    return m_base + images::signedPath(name, {width, height});
}

QString Links::led(const QString &text) const
{
    if (!text.startsWith(u"http"))
        return text;
    if (imageHost.match(text).hasMatch()) {
        if (m_keepImages)
            return text;
        if (text.endsWith(u"spacer.gif"))
            return m_base + QStringLiteral("/img/spacer.gif");
        const QSize size = sizeIn(text);
        return image(nameIn(text), size.width(), size.height());
    }
    const auto api = apiHost.match(text);
    return api.hasMatch() ? m_base + text.mid(api.capturedEnd()) : text;
}

QJsonValue Links::ledHere(const QJsonValue &value) const
{
    if (value.isString())
        return led(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(ledHere(item));
        return array;
    }
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject from = value.toObject();
        for (auto member = from.begin(); member != from.end(); ++member)
            object.insert(member.key(), ledHere(member.value()));
        return object;
    }
    return value;
}

} // namespace runout::standin
