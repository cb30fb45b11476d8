// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runout;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        clearEnvironment();
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void cleanup() { clearEnvironment(); }

    void hasDefaults()
    {
        const Settings settings(file());
        QCOMPARE(settings.apiUrl(), QUrl(QStringLiteral("https://api.discogs.com")));
        QCOMPARE(settings.webUrl(), QUrl(QStringLiteral("https://www.discogs.com")));
        QCOMPARE(settings.rateLimit(), 0);
        QCOMPARE(settings.cacheTtl(), seconds(hours(168)));
        QVERIFY(settings.cacheBytes() > 0 && settings.coverBytes() > 0);
        QCOMPARE(settings.currency(), QStringLiteral("USD"));
        QCOMPARE(settings.theme(), QStringLiteral("system"));
        QVERIFY(!QFile::exists(file()));
    }

    void lastfm()
    {
        Settings settings(file());
        QCOMPARE(settings.lastfmApiUrl(), QUrl(QStringLiteral("https://ws.audioscrobbler.com/2.0")));
        QCOMPARE(settings.lastfmWebUrl(), QUrl(QStringLiteral("https://www.last.fm")));
        QCOMPARE(settings.lastfmTtl(), seconds(hours(168)));
        QCOMPARE(settings.lastfmLanguage(), QString());
        settings.setLastfmApiUrl(QUrl(QStringLiteral("http://127.0.0.1:8080/2.0/")));
        settings.setLastfmTtl(hours(2));
        settings.setLastfmLanguage(QStringLiteral("de"));
        settings.setLastfmUser(QStringLiteral("tester"));
        const Settings again(file());
        QCOMPARE(again.lastfmApiUrl(), QUrl(QStringLiteral("http://127.0.0.1:8080/2.0")));
        QCOMPARE(again.lastfmTtl(), seconds(hours(2)));
        QCOMPARE(again.lastfmLanguage(), QStringLiteral("de"));
        QCOMPARE(again.lastfmUser(), QStringLiteral("tester"));
        settings.setLastfmLanguage(QStringLiteral("../x"));
        QCOMPARE(settings.lastfmLanguage(), QString());
        qputenv("LASTFM_CACHE_TTL", "3d");
        QCOMPARE(settings.lastfmTtl(), seconds(hours(72)));
        qunsetenv("LASTFM_CACHE_TTL");
    }

    void keepsWhatIsSet()
    {
        {
            Settings settings(file());
            settings.setApiUrl(QUrl(QStringLiteral("http://127.0.0.1:8080/")));
            settings.setWebUrl(QUrl(QStringLiteral("http://localhost:8081/web/?a=b#c")));
            settings.setRateLimit(30);
            settings.setCacheTtl(minutes(90));
            settings.setCacheBytes(5 << 20);
            settings.setCoverBytes(6 << 20);
            settings.setCurrency(QStringLiteral("NZD"));
            settings.setTheme(QStringLiteral("dark"));
            settings.setLayout(QStringLiteral("window"), QByteArray("geometry"));
        }
        const Settings settings(file());
        QCOMPARE(settings.apiUrl(), QUrl(QStringLiteral("http://127.0.0.1:8080")));
        QCOMPARE(settings.webUrl(), QUrl(QStringLiteral("http://localhost:8081/web")));
        QCOMPARE(settings.rateLimit(), 30);
        QCOMPARE(settings.cacheTtl(), seconds(minutes(90)));
        QCOMPARE(settings.cacheBytes(), 5 << 20);
        QCOMPARE(settings.coverBytes(), 6 << 20);
        QCOMPARE(settings.currency(), QStringLiteral("NZD"));
        QCOMPARE(settings.theme(), QStringLiteral("dark"));
        QCOMPARE(settings.layout(QStringLiteral("window")).toByteArray(), QByteArray("geometry"));
        QCOMPARE(settings.layout(QStringLiteral("columns"), 7).toInt(), 7);
    }

    void tellsOfChangesOnly()
    {
        Settings settings(file());
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setCurrency(QStringLiteral("EUR"));
        QCOMPARE(changed.size(), 1);
        settings.setCurrency(QStringLiteral("EUR"));
        QCOMPARE(changed.size(), 1);
        settings.setLayout(QStringLiteral("window"), 1); // nobody has to follow a window being moved
        QCOMPARE(changed.size(), 1);
        settings.setRateLimit(12);
        QCOMPARE(changed.size(), 2);
    }

    void environmentWinsAndIsNotWritten()
    {
        {
            Settings settings(file());
            settings.setApiUrl(QUrl(QStringLiteral("https://api.example")));
            settings.setRateLimit(30);
            settings.setCacheTtl(hours(1));
            qputenv("DISCOGS_API_URL", "http://127.0.0.1:9/");
            qputenv("DISCOGS_WEB_URL", "https://web.example");
            qputenv("DISCOGS_RATE_LIMIT", "600");
            qputenv("DISCOGS_CACHE_TTL", "7d");
            QCOMPARE(settings.apiUrl().port(), 9);
            QCOMPARE(settings.webUrl().host(), QStringLiteral("web.example"));
            QCOMPARE(settings.rateLimit(), 600);
            QCOMPARE(settings.cacheTtl(), seconds(hours(168)));
            QCOMPARE(Settings::fixedBy(QStringLiteral("DISCOGS_CACHE_TTL")), QStringLiteral("DISCOGS_CACHE_TTL"));
        }
        clearEnvironment();
        const Settings settings(file());
        QCOMPARE(settings.apiUrl().host(), QStringLiteral("api.example"));
        QCOMPARE(settings.webUrl().host(), QStringLiteral("www.discogs.com"));
        QCOMPARE(settings.rateLimit(), 30);
        QCOMPARE(settings.cacheTtl(), seconds(hours(1)));
        QCOMPARE(Settings::fixedBy(QStringLiteral("DISCOGS_CACHE_TTL")), QString());
    }

    void passesOverNonsense()
    {
        qputenv("DISCOGS_API_URL", "http://api.example"); // no TLS
        qputenv("DISCOGS_WEB_URL", "nonsense");
        qputenv("DISCOGS_RATE_LIMIT", "fast");
        qputenv("DISCOGS_CACHE_TTL", "soon");
        {
            QSettings raw(file(), QSettings::IniFormat);
            raw.setValue(QStringLiteral("discogs/webUrl"), QStringLiteral("https://user:secret@web.example"));
            raw.setValue(QStringLiteral("discogs/rateLimit"), -5);
            raw.setValue(QStringLiteral("discogs/cacheTtl"), QStringLiteral("0s"));
            raw.setValue(QStringLiteral("cache/bytes"), 3);
            raw.setValue(QStringLiteral("covers/bytes"), QStringLiteral("x"));
            raw.setValue(QStringLiteral("market/currency"), QStringLiteral("XXX"));
            raw.setValue(QStringLiteral("look/theme"), QStringLiteral("pink"));
        }
        const Settings settings(file());
        QCOMPARE(settings.apiUrl(), QUrl(QStringLiteral("https://api.discogs.com")));
        QCOMPARE(settings.webUrl(), QUrl(QStringLiteral("https://www.discogs.com")));
        QCOMPARE(settings.rateLimit(), 0);
        QCOMPARE(settings.cacheTtl(), seconds(hours(168)));
        QCOMPARE(settings.cacheBytes(), 1 << 20);
        QCOMPARE(settings.coverBytes(), 1 << 20);
        QCOMPARE(settings.currency(), QStringLiteral("USD"));
        QCOMPARE(settings.theme(), QStringLiteral("system"));
        qputenv("DISCOGS_RATE_LIMIT", "99999999");
        QCOMPARE(settings.rateLimit(), 100000);
    }

    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("total");
        const auto row = [](const char *text, qint64 total) {
            QTest::addRow("%s", text) << QString::fromLatin1(text) << total;
        };
        row("168h", 604800);
        row("30m", 1800);
        row("7d", 604800);
        row("90s", 90);
        row("3600", 3600);
        row(" 5 m ", 300);
        row("36500d", 3153600000);
        for (const char *text : {"", "0", "0s", "-1h", "h", "1w", "1h30m", "1.5h", "soon", "9999999999"})
            row(text, 0);
    }

    void durations()
    {
        QFETCH(QString, text);
        QFETCH(qint64, total);
        const auto parsed = Settings::parseDuration(text);
        QCOMPARE(parsed ? parsed->count() : 0, total);
        if (parsed)
            QVERIFY(Settings::parseDuration(Settings::durationText(*parsed)) == parsed);
    }

    void writesDurations()
    {
        QCOMPARE(Settings::durationText(hours(168)), QStringLiteral("168h"));
        QCOMPARE(Settings::durationText(minutes(90)), QStringLiteral("90m"));
        QCOMPARE(Settings::durationText(seconds(90)), QStringLiteral("90s"));
    }

    void origins_data()
    {
        QTest::addColumn<bool>("allowed");
        for (const char *url : {"https://api.discogs.com", "https://a.example:8443/x", "http://localhost:1",
                                "http://127.0.0.1", "http://127.9.9.9:80", "http://[::1]:8080"})
            QTest::addRow("%s", url) << true;
        for (const char *url : {"", "http://api.discogs.com", "http://localhost.example", "http://192.168.0.1",
                                "ftp://localhost", "file:///etc", "https://", "https://user@a.example",
                                "https://user:secret@a.example", "http://[::2]", "localhost:80", "http://0.0.0.0"})
            QTest::addRow("%s", url) << false;
    }

    void origins() { QTEST(Settings::isAllowedOrigin(QUrl(QString::fromLatin1(QTest::currentDataTag()))), "allowed"); }

    void knowsDiscogsCurrencies()
    {
        QCOMPARE(Settings::currencies().size(), 12);
        QVERIFY(Settings::currencies().contains(QStringLiteral("ZAR")));
    }

private:
    QString file() const { return m_dir->filePath(QStringLiteral("runout.ini")); }

    static void clearEnvironment()
    {
        for (const char *variable : {"DISCOGS_API_URL", "DISCOGS_WEB_URL", "DISCOGS_RATE_LIMIT", "DISCOGS_CACHE_TTL"})
            qunsetenv(variable);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
