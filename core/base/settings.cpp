// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace runout {

using std::chrono::seconds;

namespace {

constexpr seconds defaultTtl = std::chrono::hours(168);
constexpr qint64 defaultCacheBytes = 256LL << 20;
constexpr qint64 defaultCoverBytes = 512LL << 20;

// Paths are added to it: no slash at its end, not even the only one, and nothing behind.
QUrl withoutEnd(const QUrl &url)
{
    QUrl plain = url.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (plain.path() == u"/")
        plain.setPath(QString());
    return plain;
}

} // namespace

QString Settings::defaultFile()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("runout"), QStringLiteral("runout"))
        .fileName();
}

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file.isEmpty() ? defaultFile() : file, QSettings::IniFormat)
{}

QUrl Settings::apiUrl() const
{
    return origin("DISCOGS_API_URL", "discogs/apiUrl", QUrl(QStringLiteral("https://api.discogs.com")));
}

QUrl Settings::webUrl() const
{
    return origin("DISCOGS_WEB_URL", "discogs/webUrl", QUrl(QStringLiteral("https://www.discogs.com")));
}

QUrl Settings::origin(const char *variable, const char *key, const QUrl &fallback) const
{
    const QUrl candidates[] = {QUrl(qEnvironmentVariable(variable)), QUrl(m_file.value(QLatin1String(key)).toString())};
    for (const QUrl &url : candidates) {
        if (isAllowedOrigin(url))
            return withoutEnd(url);
    }
    return fallback;
}

int Settings::rateLimit() const
{
    bool ok = false;
    const int fixed = qEnvironmentVariableIntValue("DISCOGS_RATE_LIMIT", &ok);
    return qBound(0, ok ? fixed : m_file.value(QStringLiteral("discogs/rateLimit"), 0).toInt(), 100000);
}

seconds Settings::cacheTtl() const
{
    if (const auto fixed = parseDuration(qEnvironmentVariable("DISCOGS_CACHE_TTL")))
        return *fixed;
    return parseDuration(m_file.value(QStringLiteral("discogs/cacheTtl")).toString()).value_or(defaultTtl);
}

qint64 Settings::cacheBytes() const
{
    return qMax<qint64>(1 << 20, m_file.value(QStringLiteral("cache/bytes"), defaultCacheBytes).toLongLong());
}

qint64 Settings::coverBytes() const
{
    return qMax<qint64>(1 << 20, m_file.value(QStringLiteral("covers/bytes"), defaultCoverBytes).toLongLong());
}

QString Settings::currency() const
{
    const QString chosen = m_file.value(QStringLiteral("market/currency")).toString();
    return currencies().contains(chosen) ? chosen : QStringLiteral("USD");
}

QString Settings::theme() const
{
    const QString chosen = m_file.value(QStringLiteral("look/theme")).toString();
    return chosen == u"light" || chosen == u"dark" ? chosen : QStringLiteral("system");
}

QString Settings::account() const
{
    return m_file.value(QStringLiteral("account/username")).toString();
}

QByteArray Settings::tagging() const
{
    return m_file.value(QStringLiteral("tags/options")).toByteArray();
}

QUrl Settings::lastfmApiUrl() const
{
    return origin("LASTFM_API_URL", "lastfm/apiUrl", QUrl(QStringLiteral("https://ws.audioscrobbler.com/2.0")));
}

QUrl Settings::lastfmWebUrl() const
{
    return origin("LASTFM_WEB_URL", "lastfm/webUrl", QUrl(QStringLiteral("https://www.last.fm")));
}

seconds Settings::lastfmTtl() const
{
    if (const auto fixed = parseDuration(qEnvironmentVariable("LASTFM_CACHE_TTL")))
        return *fixed;
    return parseDuration(m_file.value(QStringLiteral("lastfm/cacheTtl")).toString()).value_or(defaultTtl);
}

QString Settings::lastfmLanguage() const
{
    static const QRegularExpression form(QStringLiteral("^[a-z]{2}$"));
    const QString chosen = m_file.value(QStringLiteral("lastfm/language")).toString();
    return form.match(chosen).hasMatch() ? chosen : QString();
}

QString Settings::lastfmUser() const
{
    return m_file.value(QStringLiteral("lastfm/username")).toString();
}

void Settings::setApiUrl(const QUrl &url)
{
    set("discogs/apiUrl", url.toString());
}
void Settings::setWebUrl(const QUrl &url)
{
    set("discogs/webUrl", url.toString());
}
void Settings::setRateLimit(int perMinute)
{
    set("discogs/rateLimit", perMinute);
}
void Settings::setCacheTtl(seconds ttl)
{
    set("discogs/cacheTtl", durationText(ttl));
}
void Settings::setCacheBytes(qint64 bytes)
{
    set("cache/bytes", bytes);
}
void Settings::setCoverBytes(qint64 bytes)
{
    set("covers/bytes", bytes);
}
void Settings::setCurrency(const QString &currency)
{
    set("market/currency", currency);
}
void Settings::setTheme(const QString &theme)
{
    set("look/theme", theme);
}
void Settings::setAccount(const QString &username)
{
    set("account/username", username);
}

void Settings::setTagging(const QByteArray &json)
{
    set("tags/options", json);
}

void Settings::setLastfmApiUrl(const QUrl &url)
{
    set("lastfm/apiUrl", url.toString());
}

void Settings::setLastfmTtl(seconds ttl)
{
    set("lastfm/cacheTtl", durationText(ttl));
}

void Settings::setLastfmLanguage(const QString &language)
{
    set("lastfm/language", language);
}

void Settings::setLastfmUser(const QString &username)
{
    set("lastfm/username", username);
}

QString Settings::fixedBy(const QString &variable)
{
    return qEnvironmentVariableIsEmpty(variable.toLatin1().constData()) ? QString() : variable;
}

QVariant Settings::layout(const QString &name, const QVariant &fallback) const
{
    return m_file.value(QStringLiteral("layout/") + name, fallback);
}

void Settings::setLayout(const QString &name, const QVariant &value)
{
    m_file.setValue(QStringLiteral("layout/") + name, value);
}

void Settings::set(const char *key, const QVariant &value)
{
    if (m_file.value(QLatin1String(key)) == value)
        return;
    m_file.setValue(QLatin1String(key), value);
    Q_EMIT changed();
}

QStringList Settings::currencies()
{
    return QStringLiteral("USD GBP EUR CAD AUD JPY CHF MXN BRL NZD SEK ZAR").split(u' ');
}

std::optional<seconds> Settings::parseDuration(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(\\d{1,9})\\s*([smhd]?)\\s*$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 unit = match.captured(2) == u"d"   ? 86400
                        : match.captured(2) == u"h" ? 3600
                        : match.captured(2) == u"m" ? 60
                                                    : 1;
    const qint64 total = match.captured(1).toLongLong() * unit;
    if (total <= 0)
        return std::nullopt;
    return seconds(total);
}

QString Settings::durationText(seconds duration)
{
    const qint64 s = duration.count();
    if (s % 3600 == 0)
        return QString::number(s / 3600) + u'h';
    if (s % 60 == 0)
        return QString::number(s / 60) + u'm';
    return QString::number(s) + u's';
}

bool Settings::isAllowedOrigin(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (url.scheme() == u"https")
        return true;
    return url.scheme() == u"http" && (url.host() == u"localhost" || QHostAddress(url.host()).isLoopback());
}

} // namespace runout
