// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace runout {

// Starts tests/standin as a process of its own on a free loopback port, and ends it with itself. What it is told and
// asked goes over plain blocking sockets: no event loop runs meanwhile.
class StandIn
{
public:
    // Serves our own sample; further arguments as in tests/standin/README.md.
    static QStringList sample();
    // The folder of recorded answers, or empty where there is none: skip then.
    static QStringList recorded();

    // A made-up collection and wantlist of the user "tester"; no limit to speak of.
    static QStringList collection(int items, int wants = 0);

    // One personal token is always valid: token(), of the user "tester"; one consumer; and one OAuth access token of
    // tester's, for tests that don't sign in.
    explicit StandIn(const QStringList &arguments = sample());
    ~StandIn();
    StandIn(const StandIn &) = delete;
    StandIn &operator=(const StandIn &) = delete;

    // Waits until it listens. False: see problem().
    [[nodiscard]] bool start();
    void stop();
    QString problem() const { return m_problem; }

    QUrl url() const { return m_url; }
    QUrl url(const QString &pathAndQuery) const;
    static QString token() { return QStringLiteral("StandInTokenOfTheUserTesterAndNobodyElse"); }
    static QString user() { return QStringLiteral("tester"); }
    static QString consumerKey() { return QStringLiteral("StandInConsumerKey"); }
    static QString consumerSecret() { return QStringLiteral("StandInConsumerSecretThatNobodyKnows"); }
    static QString lastfmKey() { return QStringLiteral("5ad0000000000000000000000000abcd"); }
    static QString lastfmSecret() { return QStringLiteral("5ec0000000000000000000000000abcd"); }
    static QString accessToken() { return QStringLiteral("StandInAccessTokenOfTheUserTester"); }
    static QString accessSecret() { return QStringLiteral("StandInAccessSecretOfTheUserTester"); }

    // From now on `kind` happens to what begins with `path` ("^": a regular expression), `times` times, 0 = until
    // cleared; `more` may hold method ("write": all but GET), effect (whether a change is made all the same),
    // retryAfter, delayMs, location. False where the stand-in refused it.
    bool fault(const QString &kind, const QString &path = QStringLiteral("/"), int times = 0,
               const QJsonObject &more = {});
    void clearFaults();
    // {"limit", "anonymousLimit", "window", "sellerSettings", "private", "consent", "consentAs", "showCode",
    // "requestTokenLifetime", "clockOffset"}: what is left out stays. The last three: see tests/standin/README.md.
    void set(const QJsonObject &settings);

    // What the browser does: opens the authorize page, and says where it is sent. The page then allows or refuses, as
    // the setting "consent" wants. Empty where the page stays open.
    QUrl authorize(const QUrl &page) const;
    // The same where the page shows a code instead of going back.
    QString authorizedCode(const QUrl &page) const;
    // The browser goes there: what a listener on 127.0.0.1 answers, whole.
    static QByteArray visited(const QUrl &url);
    // OAuth access tokens of that user, and with `personal` the personal ones; how many.
    int revoke(bool personal = false, const QString &user = StandIn::user());

    // All that is the user's: folders (id, name, count), instances (instance, release, folder, rating, added, fields by
    // id), wants (release, rating, notes, added), ratings, fields, lists, profile.
    QJsonObject state(const QString &user = StandIn::user()) const;
    // In their place, as if it had been changed on the web site.
    void setState(const QJsonObject &state);
    // Last.fm, at url("/2.0"): {"plays": {user: [{artist, track, album, albumArtist, trackNumber, duration, mbid,
    // timestamp}]}, "nowPlaying": {user: {...}}, "sessions", "tokens"}; all as texts.
    QJsonObject lastfm() const;
    // {"user", "allows", "tokenLifetime" (seconds), "dailyLimit", "clock", "revoke": true, "session" (a valid one for
    // user), "plays": [...], "artists": {name: {...}}, "key" and "secret", "forgetKey"}: what is left out stays.
    void setLastfm(const QJsonObject &wanted);
    // {"method", "path", "asked", "made"} for all but GET: how often asked for, and how often it took effect.
    QJsonArray writes() const;
    // Writes that took effect on paths that begin so; with "" of any method.
    int made(const QString &method, const QString &pathPrefix) const;

    // The log: method, path, query, authorized, userAgent, status (0 = dropped), ms, fault, changed.
    QJsonArray requests() const;
    // How many of them went to paths that begin so.
    int count(const QString &pathPrefix) const;
    void forgetRequests();
    // requests, byStatus, tooMany, refused, inWindow, peakInWindow, entities.
    QJsonObject stats() const;

private:
    QJsonObject ask(const QByteArray &method, const QByteArray &what, const QJsonObject &body = {},
                    int *status = nullptr) const;

    QStringList m_arguments;
    QProcess m_process;
    QUrl m_url;
    QString m_problem;
};

} // namespace runout
