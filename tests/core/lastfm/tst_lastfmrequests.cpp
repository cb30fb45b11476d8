// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/errors.h"
#include "core/lastfm/names.h"
#include "core/lastfm/requests.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <QUrlQuery>

using namespace runout;
using namespace runout::lastfm;

namespace {

QString md5(const QByteArray &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
}

QString value(const Parameters &parameters, const QByteArray &name)
{
    for (const auto &[key, text] : parameters) {
        if (key == name)
            return text;
    }
    return {};
}

const Credentials me{QStringLiteral("KEY"), QStringLiteral("SECRET"), QStringLiteral("tester"), QStringLiteral("SK")};

Play play(const QString &artist, const QString &track, qint64 started)
{
    Play play;
    play.artist = artist;
    play.track = track;
    play.started = QDateTime::fromSecsSinceEpoch(started, Qt::UTC);
    return play;
}

} // namespace

// What goes over the wire, its signature, and what the names of Discogs become.
class TestLastfmRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The example of the documentation.
    void signatureOfASession()
    {
        const Parameters wire = requests::wire(requests::session(QStringLiteral("TOKEN")), me);
        QCOMPARE(value(wire, "api_sig"), md5("api_keyKEYmethodauth.getSessiontokenTOKENSECRET"));
        QCOMPARE(value(wire, "format"), QStringLiteral("json"));
    }

    void formatAndCallbackAreNotSigned()
    {
        const Parameters bare{{"b", QStringLiteral("2")}, {"a", QStringLiteral("1")}};
        Parameters more = bare;
        more.emplaceBack("format", QStringLiteral("json"));
        more.emplaceBack("callback", QStringLiteral("f"));
        more.emplaceBack("api_sig", QStringLiteral("x"));
        QCOMPARE(requests::signature(bare, QStringLiteral("s")), md5("a1b2s"));
        QCOMPARE(requests::signature(more, QStringLiteral("s")), md5("a1b2s"));
    }

    // "artist[10]" stands before "artist[1]": by bytes, not by number.
    void arraysSortByBytes()
    {
        const Parameters parameters{{"artist[1]", QStringLiteral("b")}, {"artist[10]", QStringLiteral("a")}};
        QCOMPARE(requests::signature(parameters, QStringLiteral("s")), md5("artist[10]aartist[1]bs"));
    }

    void namesAreSignedAsTheyAre()
    {
        const Parameters parameters{{"artist", QStringLiteral("Lô & Björk + 7\"")}};
        QCOMPARE(requests::signature(parameters, QStringLiteral("s")),
                 md5(QStringLiteral("artistLô & Björk + 7\"s").toUtf8()));
        QCOMPARE(requests::encoded(parameters), QByteArray("artist=L%C3%B4%20%26%20Bj%C3%B6rk%20%2B%207%22"));
    }

    // The parameters of recorded requests, in the order of the plays.
    void recordedScrobbles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("plays");
        QTest::newRow("one") << QStringLiteral("inflatable.TrackScrobbleSingleRequestBody.txt") << 1;
        QTest::newRow("two") << QStringLiteral("inflatable.TrackScrobbleTwoRequestBody.txt") << 2;
    }
    void recordedScrobbles()
    {
        QFETCH(QString, file);
        QFETCH(int, plays);
        QFile recorded(qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/lastfm/") + file);
        if (!recorded.open(QIODevice::ReadOnly))
            QSKIP("the recorded answers are not here");
        const QUrlQuery body(QString::fromUtf8(recorded.readAll().trimmed()));
        QList<Play> asPlayed;
        for (int i = 0; i < plays; ++i) {
            const auto part = [&](const char *name) {
                return body.queryItemValue(QStringLiteral("%1[%2]").arg(QLatin1String(name)).arg(i));
            };
            Play one = play(part("artist"), part("track"), part("timestamp").toLongLong());
            one.album = part("album");
            one.albumArtist = part("albumArtist");
            asPlayed.append(one);
        }
        const Write<Scrobbled> write = requests::scrobble(asPlayed);
        for (const auto &[name, text] : write.parameters)
            QCOMPARE(text, body.queryItemValue(QString::fromLatin1(name)));
        QCOMPARE(write.method, QByteArray("track.scrobble"));
        QCOMPARE(write.parameters.size(), plays * 4);
    }

    void emptyValuesAreLeftOut()
    {
        Play one = play(QStringLiteral("A"), QStringLiteral("B"), 100);
        one.albumArtist = QStringLiteral("A"); // the artist: said once
        const Write<Scrobbled> write = requests::scrobble({one});
        QCOMPARE(write.parameters, (Parameters{{"artist[0]", QStringLiteral("A")},
                                               {"track[0]", QStringLiteral("B")},
                                               {"timestamp[0]", QStringLiteral("100")}}));
    }

    void fiftyAtMost()
    {
        QList<Play> plays;
        for (int i = 0; i < 60; ++i)
            plays.append(play(QStringLiteral("A"), QStringLiteral("B"), 100 + i));
        const Parameters parameters = requests::scrobble(plays).parameters;
        QCOMPARE(value(parameters, "timestamp[49]"), QStringLiteral("149"));
        QCOMPARE(value(parameters, "timestamp[50]"), QString());
    }

    void whatSignsWhat()
    {
        const Parameters read = requests::wire(requests::artistInfo(QStringLiteral("U2"), QStringLiteral("de")), me);
        QCOMPARE(value(read, "api_sig"), QString());
        QCOMPARE(value(read, "sk"), QString());
        QCOMPARE(value(read, "lang"), QStringLiteral("de"));
        QCOMPARE(value(read, "autocorrect"), QStringLiteral("1"));
        Play one = play(QStringLiteral("A"), QStringLiteral("B"), 100);
        one.trackNumber = 3;
        one.duration = 200;
        const Parameters write = requests::wire(requests::updateNowPlaying(one), me);
        QCOMPARE(value(write, "sk"), QStringLiteral("SK"));
        QCOMPARE(value(write, "timestamp"), QString());
        QCOMPARE(value(write, "api_sig"),
                 md5("api_keyKEYartistAduration200methodtrack.updateNowPlayingskSKtrackBtrackNumber3SECRET"));
    }

    void reads()
    {
        const QString a = QStringLiteral("a");
        QCOMPARE(requests::artistTopTags(a).method, QByteArray("artist.getTopTags"));
        QCOMPARE(value(requests::similarArtists(a, 7).parameters, "limit"), QStringLiteral("7"));
        QCOMPARE(value(requests::artistSearch(a).parameters, "artist"), a);
        QCOMPARE(value(requests::albumInfo(a, QStringLiteral("b")).parameters, "album"), QStringLiteral("b"));
        QCOMPARE(value(requests::albumTopTags(a, QStringLiteral("b")).parameters, "album"), QStringLiteral("b"));
        QCOMPARE(value(requests::trackInfo(a, QStringLiteral("t")).parameters, "track"), QStringLiteral("t"));
        QCOMPARE(value(requests::similarTracks(a, QStringLiteral("t")).parameters, "track"), QStringLiteral("t"));
        QCOMPARE(value(requests::userInfo(a).parameters, "user"), a);
        QCOMPARE(requests::token().sign, Sign::Secret);
        const auto recent = requests::recentTracks(a, QDateTime::fromSecsSinceEpoch(5), {}, 1000, 2);
        QCOMPARE(value(recent.parameters, "from"), QStringLiteral("5"));
        QCOMPARE(value(recent.parameters, "to"), QString());
        QCOMPARE(value(recent.parameters, "limit"), QStringLiteral("200"));
        QVERIFY(!recent.kept);
        QVERIFY(requests::artistInfo(a).kept);
    }

    void allowPage()
    {
        QCOMPARE(
            requests::allowPage(QUrl(QStringLiteral("https://www.last.fm")), QStringLiteral("k"), QStringLiteral("t"))
                .toString(),
            QStringLiteral("https://www.last.fm/api/auth/?api_key=k&token=t"));
    }

    void names_data()
    {
        QTest::addColumn<QString>("discogs");
        QTest::addColumn<QString>("lastfm");
        const auto row = [](const char *discogs, const char *lastfm) {
            QTest::newRow(discogs) << QString::fromUtf8(discogs) << QString::fromUtf8(lastfm);
        };
        row("Miles Davis", "Miles Davis");
        row("Madonna (2)", "Madonna");
        row("Beatles, The", "The Beatles");
        row("Beatles, The (3)", "The Beatles");
        row("Prince*", "Prince");
        row("  Lô   Borges ", "Lô Borges");
        row("Sunn O)))", "Sunn O)))");
        row("!!! (2)", "!!!");
        row("*", "*");
        row("The The", "The The");
        row("Various", "");
        row("Various (2)", "");
        row("Unknown Artist", "");
    }
    void names()
    {
        QFETCH(QString, discogs);
        QFETCH(QString, lastfm);
        QCOMPARE(artistName(discogs), lastfm);
        QCOMPARE(albumName(QStringLiteral(" A  B ")), QStringLiteral("A B"));
    }

    void errors_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<ErrorCode>("kind");
        QTest::addColumn<Remedy>("remedy");
        const auto row = [](int code, ErrorCode kind, Remedy remedy) {
            QTest::addRow("%d", code) << code << kind << remedy;
        };
        row(4, ErrorCode::SignedOut, Remedy::Reconnect);
        row(6, ErrorCode::Rejected, Remedy::Drop);
        row(8, ErrorCode::BadReply, Remedy::Later);
        row(9, ErrorCode::SignedOut, Remedy::Reconnect);
        row(10, ErrorCode::Forbidden, Remedy::SwitchOff);
        row(11, ErrorCode::BadReply, Remedy::Later);
        row(13, ErrorCode::Rejected, Remedy::Drop);
        row(14, ErrorCode::Forbidden, Remedy::Drop);
        row(15, ErrorCode::Rejected, Remedy::Drop);
        row(16, ErrorCode::BadReply, Remedy::Later);
        row(17, ErrorCode::Forbidden, Remedy::Drop);
        row(26, ErrorCode::Forbidden, Remedy::SwitchOff);
        row(29, ErrorCode::RateLimited, Remedy::Later);
    }
    void errors()
    {
        QFETCH(int, code);
        QFETCH(ErrorCode, kind);
        QFETCH(Remedy, remedy);
        const Error error = errorOf(code, QStringLiteral("m"));
        QCOMPARE(error.code, kind);
        QCOMPARE(codeOf(error), code);
        QCOMPARE(remedyFor(error), remedy);
        QCOMPARE(mayHaveArrived(error), kind == ErrorCode::BadReply);
    }

    void errorsWithoutACode()
    {
        QCOMPARE(codeOf(Error{ErrorCode::BadReply, {}, 503, 0}), 0);
        QCOMPARE(remedyFor(Error{ErrorCode::BadReply, {}, 503, 0}), Remedy::Later);
        QCOMPARE(remedyFor(Error{ErrorCode::Offline, {}, 0, 0}), Remedy::Later);
        QCOMPARE(remedyFor(Error{ErrorCode::SignedOut, {}, 0, 0}), Remedy::Reconnect);
        QVERIFY(!mayHaveArrived(Error{ErrorCode::Offline, {}, 0, 0}));
        QVERIFY(mayHaveArrived(Error{ErrorCode::Timeout, {}, 0, 0}));
        QCOMPARE(errorOf(6, QStringLiteral("Album not found")).code, ErrorCode::NotFound);
        QCOMPARE(errorOf(6, QStringLiteral("The artist you supplied could not be found")).code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestLastfmRequests)
#include "tst_lastfmrequests.moc"
