// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace runout {

// The one table of settings. The environment wins over the file and is never written to it.
// Tokens are not settings: see core/auth/secrets.h.
class Settings : public QObject
{
    Q_OBJECT
public:
    // `file` empty: the platform's place for settings.
    explicit Settings(const QString &file = {}, QObject *parent = nullptr);
    [[nodiscard]] static QString defaultFile();

    QUrl apiUrl() const;                   // DISCOGS_API_URL, default https://api.discogs.com
    QUrl webUrl() const;                   // DISCOGS_WEB_URL, default https://www.discogs.com
    int rateLimit() const;                 // DISCOGS_RATE_LIMIT: requests a minute; 0 = what Discogs says
    std::chrono::seconds cacheTtl() const; // DISCOGS_CACHE_TTL such as 168h, 30m, 7d, 90s; database content
    qint64 cacheBytes() const;             // bound of the response cache on disk
    qint64 coverBytes() const;             // bound of the covers on disk
    QString currency() const;              // one of currencies()
    QString theme() const;                 // "system", "light", "dark"
    QString account() const;               // username of the linked account; its secrets are in the keychain
    QByteArray tagging() const;            // how files are tagged, JSON; empty: nothing was chosen

    QUrl lastfmApiUrl() const;              // LASTFM_API_URL, default https://ws.audioscrobbler.com/2.0
    QUrl lastfmWebUrl() const;              // LASTFM_WEB_URL, default https://www.last.fm
    std::chrono::seconds lastfmTtl() const; // LASTFM_CACHE_TTL, default 7 days
    QString lastfmLanguage() const;         // of biographies, ISO 639-1; "": English
    QString lastfmUser() const;             // connected at Last.fm; the session key is in the keychain

    void setApiUrl(const QUrl &url);
    void setWebUrl(const QUrl &url);
    void setRateLimit(int perMinute);
    void setCacheTtl(std::chrono::seconds ttl);
    void setCacheBytes(qint64 bytes);
    void setCoverBytes(qint64 bytes);
    void setCurrency(const QString &currency);
    void setTheme(const QString &theme);
    void setAccount(const QString &username);
    void setTagging(const QByteArray &json);
    void setLastfmApiUrl(const QUrl &url);
    void setLastfmTtl(std::chrono::seconds ttl);
    void setLastfmLanguage(const QString &language);
    void setLastfmUser(const QString &username);

    // The environment variable that fixes a setting now, or empty: the dialog shows such a field as fixed.
    static QString fixedBy(const QString &variable);

    // Layout and the like, by name: window geometry, columns, order, cover size.
    QVariant layout(const QString &name, const QVariant &fallback = {}) const;
    void setLayout(const QString &name, const QVariant &value);

    // The currencies that curr_abbr takes (discogs-api.md section 1).
    static QStringList currencies();
    // "168h", "30m", "7d", "90s", "3600" (seconds); nothing for other text or for zero and less.
    static std::optional<std::chrono::seconds> parseDuration(const QString &text);
    static QString durationText(std::chrono::seconds duration);
    // https anywhere, plain http for loopback only.
    static bool isAllowedOrigin(const QUrl &url);

Q_SIGNALS:
    void changed();

private:
    QUrl origin(const char *variable, const char *key, const QUrl &fallback) const;
    void set(const char *key, const QVariant &value);

    mutable QSettings m_file;
};

} // namespace runout
