// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/errors.h"
#include "core/lastfm/mapper.h"
#include "core/lastfm/plaintext.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace runout;
using namespace runout::lastfm;

namespace {

QString samples()
{
    return qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/lastfm/");
}

QByteArray recorded(const char *name)
{
    QFile file(samples() + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template<class T>
T mapped(const char *name)
{
    const auto value = map<T>(recorded(name));
    if (!value)
        qWarning("%s: %s", name, qPrintable(value.error().detail));
    return value.value_or(T{});
}

bool isSafe(const QString &text)
{
    return !text.contains(u'<') && !text.contains(QStringLiteral("&amp;"));
}

QStringList namesOf(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    return names;
}

} // namespace

// Every recorded answer, and the shapes that stand for nothing and for one.
class TestLastfmMapper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!QDir(samples()).exists())
            QSKIP("the recorded answers are not here");
    }

    // Each file maps as what its root says, or is the error it says; none is left over.
    void allRecorded()
    {
        QMap<QString, int> counted;
        const auto all = QDir(samples()).entryList({QStringLiteral("*.json")});
        QVERIFY(all.size() >= 36);
        for (const QString &name : all) {
            const QByteArray json = recorded(name.toLatin1().constData());
            const auto root = answerIn(json);
            if (!root) {
                QVERIFY2(codeOf(root.error()) > 0, qPrintable(name));
                ++counted[QStringLiteral("error")];
                continue;
            }
            const QString key = root->keys().constFirst();
            const auto sound = [&](const auto &value) {
                if (!value)
                    qWarning("%s: %s", qPrintable(name), qPrintable(value.error().detail));
                return value.has_value();
            };
            const bool good = key == u"artist"           ? sound(map<Artist>(json))
                              : key == u"album"          ? sound(map<Album>(json))
                              : key == u"track"          ? sound(map<Track>(json))
                              : key == u"toptags"        ? sound(map<TopTags>(json))
                              : key == u"similarartists" ? sound(map<QList<SimilarArtist>>(json))
                              : key == u"similartracks"  ? sound(map<QList<SimilarTrack>>(json))
                              : key == u"results"        ? sound(map<QList<FoundArtist>>(json))
                              : key == u"scrobbles"      ? sound(map<Scrobbled>(json))
                              : key == u"recenttracks"   ? sound(map<RecentTracks>(json))
                              : key == u"session"        ? sound(map<Session>(json))
                              : key == u"user"           ? sound(map<User>(json))
                                                         : false;
            QVERIFY2(good, qPrintable(name + u' ' + key));
            ++counted[key];
        }
        for (auto kind = counted.cbegin(); kind != counted.cend(); ++kind)
            qInfo("%s: %d", qPrintable(kind.key()), kind.value());
    }

    void artist()
    {
        const auto u2 = mapped<Artist>("navidrome.artist.getinfo.json");
        QCOMPARE(u2.name, QStringLiteral("U2"));
        QCOMPARE(u2.mbid, QStringLiteral("a3cb23fc-acd3-4ce0-8f36-1e5aa6a18432"));
        QCOMPARE(u2.listeners, std::optional<qint64>(3623538));
        QCOMPARE(u2.playcount, std::optional<qint64>(150387104));
        QCOMPARE(u2.similar.size(), 5);
        QCOMPARE(u2.similar[0].name, QStringLiteral("Passengers"));
        QVERIFY(!u2.similar[0].match);
        QCOMPARE(u2.tags.size(), 5);
        const Article &bio = u2.biography;
        QVERIFY(bio.content.size() > 1000 && bio.summary.size() > 100);
        QVERIFY(isSafe(bio.content) && isSafe(bio.summary));
        QVERIFY(!bio.content.contains(QStringLiteral("Read more on Last.fm")));
        QVERIFY(!bio.content.contains(QStringLiteral("User-contributed text")));
        QCOMPARE(bio.url, QStringLiteral("https://www.last.fm/music/U2"));
        QVERIFY(
            bio.licence.startsWith(QStringLiteral("User-contributed text is available under the Creative Commons")));
    }

    void artistWithoutABiography()
    {
        const auto unknown = mapped<Artist>("navidrome.artist.getinfo.unknown.json");
        QCOMPARE(unknown.name, QStringLiteral("[unknown]"));
        QVERIFY(unknown.similar.isEmpty());
        const QString link = QStringLiteral(" <a href=\"https://www.last.fm/music/X\">Read more on Last.fm</a>");
        const Article none = article(link, {}, QStringLiteral("01 Jan 1970, 00:00"));
        QVERIFY(none.isEmpty());
        QCOMPARE(none.published, QString());
        QCOMPARE(none.url, QStringLiteral("https://www.last.fm/music/X"));
    }

    void errors()
    {
        const auto missing = map<Artist>(recorded("inflatable.ArtistGetInfoMissing.json"));
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(codeOf(missing.error()), 6);
        QCOMPARE(map<Scrobbled>(recorded("inflatable.TrackScrobbleBadAuthError.json")).error().code,
                 ErrorCode::SignedOut);
        QCOMPARE(map<RecentTracks>(recorded("ows.lastfm.user.getRecentTracks.private.json")).error().code,
                 ErrorCode::Forbidden);
        QCOMPARE(map<RecentTracks>(recorded("inflatable.UserGetRecentTracksError.json")).error().code,
                 ErrorCode::Rejected);
    }

    void topTags()
    {
        QCOMPARE(mapped<TopTags>("inflatable.ArtistGetTopTagsMultiple.json").tags.size(), 5);
        const auto one = mapped<TopTags>("inflatable.ArtistGetTopTagsSingle.json");
        QCOMPARE(namesOf(one.tags), QStringList(QStringLiteral("electronic")));
        QCOMPARE(one.tags[0].count, 100);
        QCOMPARE(one.artist, QStringLiteral("Cristobal Tapia de Veer"));
        const auto none = mapped<TopTags>("inflatable.ArtistGetTopTagsEmpty.json");
        QVERIFY(none.tags.isEmpty());
        QCOMPARE(none.artist, QStringLiteral("Jamie Ryan"));
    }

    void similar()
    {
        const auto similar = mapped<QList<SimilarArtist>>("navidrome.artist.getsimilar.json");
        QCOMPARE(similar[0].match, std::optional<double>(1));
        QVERIFY(mapped<QList<SimilarArtist>>("navidrome.artist.getsimilar.unknown.json").isEmpty());
        QCOMPARE(mapped<QList<SimilarTrack>>("navidrome.track.getsimilar.json")[1].match,
                 std::optional<double>(0.892602));
    }

    void album()
    {
        const auto believe = mapped<Album>("navidrome.album.getinfo.json");
        QCOMPARE(believe.artist, QStringLiteral("Cher"));
        QCOMPARE(believe.listeners, std::optional<qint64>(597578));
        QCOMPARE(believe.userPlaycount, std::optional<qint64>(0));
        QCOMPARE(believe.tracks[0].duration, 238); // seconds, as a number
        QCOMPARE(believe.tracks[1].rank, 2);
        QCOMPARE(namesOf(believe.tags).first(), QStringLiteral("pop"));
        QVERIFY(believe.image.endsWith(QStringLiteral(".png")));
        const auto one = mapped<Album>("koel.album-single-track.json");
        QCOMPARE(one.tracks.size(), 1);
        QCOMPARE(one.tracks[0].duration, 200);
        QCOMPARE(one.wiki.content, QStringLiteral("A single with one track."));
        const auto bare = mapped<Album>("navidrome.album.getinfo.empty_urls.json");
        QVERIFY(bare.tags.isEmpty() && bare.image.isEmpty() && bare.mbid.isEmpty());
        QCOMPARE(mapped<Album>("tonlist.mockAlbumResponse.json").tags.size(), 5);
    }

    void track()
    {
        const auto track = mapped<Track>("tonlist.mockTrackResponse.json");
        QCOMPARE(track.duration, 238); // of milliseconds
        QCOMPARE(track.artist, QStringLiteral("The Weeknd"));
        QCOMPARE(track.album, QStringLiteral("The Weeknd In Japan"));
    }

    void scrobbled()
    {
        const auto one = mapped<Scrobbled>("inflatable.TrackScrobbleSuccess.json");
        QCOMPARE(one.accepted, 1);
        QCOMPARE(one.plays.size(), 1);
        QCOMPARE(one.plays[0].started, QDateTime::fromSecsSinceEpoch(1506168000, Qt::UTC));
        QCOMPARE(one.plays[0].ignored, Ignored::No);
        const auto two = mapped<Scrobbled>("inflatable.TrackScrobbleSuccess2.json");
        QCOMPARE(two.plays.size(), 2);
        QCOMPARE(two.plays[1].artist.text, QStringLiteral("やくしまるえつこ"));
        const auto refused = mapped<Scrobbled>("inflatable.TrackScrobbleRejected.json");
        QCOMPARE(refused.ignored, 1);
        QCOMPARE(refused.plays[0].ignored, Ignored::Artist);
        QCOMPARE(refused.plays[0].message, QStringLiteral("Artist name failed filter: Various"));
        QCOMPARE(mapped<Scrobbled>("ows.scrobble.success.json").accepted, 1); // numbers in place of text
    }

    void recentTracks()
    {
        const auto one = mapped<RecentTracks>("inflatable.UserGetRecentTracksSingle.json");
        QCOMPARE(one.tracks.size(), 1);
        QCOMPARE(one.tracks[0].artist, QStringLiteral("Rick James"));
        const auto none = mapped<RecentTracks>("inflatable.UserGetRecentTracksEmpty.json");
        QVERIFY(none.tracks.isEmpty());
        QCOMPARE(none.user, QStringLiteral("RT"));
        const auto page = mapped<RecentTracks>("ows.lastfm.user.getRecentTracks.user.page1.json");
        QVERIFY(page.tracks.size() >= 50);
        for (const RecentTrack &track : page.tracks)
            QVERIFY(track.isPlaying != track.started.isValid());
    }

    void others()
    {
        QCOMPARE(mapped<Session>("koel.session-key.json").key, QStringLiteral("foo"));
        const auto user = mapped<User>("ows.lastfm.user.getInfo.user.json");
        QCOMPARE(user.playcount, std::optional<qint64>(123456));
        QCOMPARE(user.registered.toSecsSinceEpoch(), 1177185149);
        QCOMPARE(mapped<QList<FoundArtist>>("ows.lastfm.artist.search.meteora.json").size(), 12);
        QCOMPARE(map<Token>("{\"token\":\"abc\"}")->value, QStringLiteral("abc"));
        QCOMPARE(map<Token>("{\"token\":7}").error().code, ErrorCode::BadReply);
        QCOMPARE(map<NowPlaying>("{\"nowplaying\":{\"artist\":{\"corrected\":\"1\",\"#text\":\"X\"},\"ignoredMessage\":"
                                 "{\"code\":\"0\",\"#text\":\"\"}}}")
                     ->answer.artist,
                 (Understood{QStringLiteral("X"), true}));
    }

    // What is no answer is not taken for one, wherever it is cut.
    void notAnAnswer()
    {
        for (const char *text : {"", "<!DOCTYPE html><html></html>", "[]", "{\"artist\":[]}", "{}", "null", "nonsense"})
            QCOMPARE(map<Artist>(text).error().code, ErrorCode::BadReply);
        const QByteArray whole = recorded("inflatable.ArtistGetTopTagsSingle.json").trimmed();
        for (qsizetype cut = 0; cut < whole.size(); ++cut)
            QCOMPARE(map<TopTags>(whole.left(cut)).error().code, ErrorCode::BadReply);
        QCOMPARE(map<Artist>("{\"artist\":{\"name\":\"X\",\"tags\":[1]}}").error().code, ErrorCode::BadReply);
    }

    void byteOrderMark()
    {
        QCOMPARE(map<TopTags>("\xef\xbb\xbf" + recorded("inflatable.ArtistGetTopTagsSingle.json"))->tags.size(), 1);
    }

    void plainText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *html, const char *text) {
            QTest::newRow(html) << QString::fromUtf8(html) << QString::fromUtf8(text);
        };
        row("a &amp; b &lt;c&gt; &#39;d&#x27; &nbsp;e", "a & b <c> 'd' e");
        row("<p>one</p><p>two</p>", "one\n\ntwo");
        row("one<br/>two<br>three", "one\ntwo\nthree");
        row("a<script>alert('x')</script>b", "ab");
        row("a<script>never closed", "a");
        row("<a href=\"javascript:x()\">link</a>", "link");
        row("<img src=x onerror=alert(1)>text", "text");
        row("1 < 2 and <b>bold", "1 < 2 and bold");
        row("&bogus; &#0; &#xd800; &#99999999;", "&bogus; &#99999999;");
        row("a\r\n\r\n\r\n\r\nb", "a\n\nb");
        row("<!-- hidden -->seen", "seen");
        row("&lt;script&gt;", "<script>"); // text, escaped again where it is shown
    }
    void plainText()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(lastfm::plainText(html), text);
    }

    void onlyWebAddresses()
    {
        QCOMPARE(webUrl(QStringLiteral("https://www.last.fm/music/U2")),
                 QStringLiteral("https://www.last.fm/music/U2"));
        for (const char *other : {"javascript:alert(1)", "file:///etc/passwd", "", "//x", "https://", "http://a:b@c/"})
            QCOMPARE(webUrl(QString::fromLatin1(other)), QString());
        QCOMPARE(article(QStringLiteral("A <a href=\"javascript:x\">Read more on Last.fm</a>"), {}, {}).url, QString());
    }
};

QTEST_GUILESS_MAIN(TestLastfmMapper)
#include "tst_lastfmmapper.moc"
