// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/lastfmaccount.h"
#include "core/lastfm/client.h"
#include "core/library/collection.h"
#include "tests/support/lastfmdriver.h"
#include "tests/support/shelfdriver.h"

#include <QLabel>
#include <QToolButton>

using namespace runout;
using test::AppFixture;
using test::artistId;
using test::await;
using test::lastfmAsked;
using test::patience;

// What Last.fm says, in the real window; and connecting to it.
class tst_MainWindowLastfm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anArtistPage();
    void withoutAKeyNothingIsAsked();
    void similarOnesOfTheCollectionAreMarked();
    void aTagShowsWhatFits();
    void notKnown();
    void failedAndAgain();
    void aRefusedKeySwitchesItOff();
    void variousIsNotAsked();
    void anAlbumBesideTheNotes();
    void connects();
    void theKeyIsTyped();
    void startsAgain();
    void revoked();

private:
    static bool openArtist(AppFixture &fixture, const QString &name)
    {
        const qint64 id = artistId(fixture, name);
        fixture.enter(QStringLiteral("a%1").arg(id));
        return id > 0 && fixture.settle();
    }
    static QString artistPage(const AppFixture &fixture) { return fixture.seen(QStringLiteral("Artist")); }
};

void tst_MainWindowLastfm::anArtistPage()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    const QString page = artistPage(fixture);
    for (const char *part :
         {"listeners", "plays",
          "Miles Davis makes records, and this text is made up &amp; short. It has a second paragraph with a link.",
          "Similar: John Coltrane, ", "Data from Last.fm.",
          "User-contributed text is available under the Creative Commons By-SA License"})
        QVERIFY2(page.contains(QString::fromUtf8(part)), qPrintable(page));
    QVERIFY2(!page.contains(u"alert") && !page.contains(u"<em>"), qPrintable(page));
    const QString source = fixture.find<QLabel>(QStringLiteral("About: remark"))->text();
    QVERIFY2(source.contains(u"https://www.last.fm/music/Miles+Davis"), qPrintable(source));
    QVERIFY(!fixture.find<QLabel>(QStringLiteral("Biography"))->text().contains(u"javascript"));
    QCOMPARE(lastfmAsked(fixture), 1);

    Q_EMIT fixture.find<QLabel>(QStringLiteral("Similar artists"))
        ->linkActivated(QStringLiteral("runout:artist?name=John%20Coltrane"));
    QVERIFY(QTest::qWaitFor(
        [&] { return fixture.settle() && artistPage(fixture).contains(u"John Coltrane makes records"); }, patience));
    QCOMPARE(lastfmAsked(fixture), 2);

    // Kept: after a restart it stands there without a question.
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    QVERIFY(artistPage(fixture).contains(u"Miles Davis makes records"));
    QCOMPARE(lastfmAsked(fixture), 2);
}

void tst_MainWindowLastfm::withoutAKeyNothingIsAsked()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    const QString page = artistPage(fixture);
    QVERIFY2(!page.contains(u"Last.fm") && !page.contains(u"About"), qPrintable(page));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    fixture.show(QStringLiteral("Notes"));
    QVERIFY(fixture.settle());
    QVERIFY(!fixture.seen(QStringLiteral("Release")).contains(u"Last.fm"));
    QCOMPARE(lastfmAsked(fixture), 0);
}

void tst_MainWindowLastfm::similarOnesOfTheCollectionAreMarked()
{
    AppFixture fixture(StandIn::sample() + StandIn::collection(5));
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(test::synced(fixture));
    const auto copies = await(fixture.app().collection().instances());
    QVERIFY(copies && !copies->isEmpty());
    const QString owned = copies->first().record.artist;
    const auto named = [](const QString &name) { return QJsonObject{{QStringLiteral("name"), name}}; };
    const QJsonArray similar{named(owned), named(QStringLiteral("Nobody & Sons"))};
    fixture.server.setLastfm(
        {{QStringLiteral("artists"),
          QJsonObject{{QStringLiteral("Miles Davis"),
                       QJsonObject{{QStringLiteral("name"), QStringLiteral("Miles Davis")},
                                   {QStringLiteral("similar"), QJsonObject{{QStringLiteral("artist"), similar}}}}}}}});
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    const QString page = artistPage(fixture);
    QVERIFY2(page.contains(owned + QStringLiteral(" (in your collection), Nobody & Sons")), qPrintable(page));
    QVERIFY2(page.contains(u"Nobody has written about this artist yet."), qPrintable(page));
}

void tst_MainWindowLastfm::aTagShowsWhatFits()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    auto *tags = fixture.find<QWidget>(QStringLiteral("Tags"), fixture.find<QWidget>(QStringLiteral("Artist")));
    const auto chips = tags->findChildren<QToolButton *>();
    QCOMPARE(chips.size(), 5);
    const QString tag = chips.first()->text();
    fixture.click(chips.first());
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Collection);
    QCOMPARE(fixture.place().filter, tag);
}

void tst_MainWindowLastfm::notKnown()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(fixture.server.fault(QStringLiteral("404"), QStringLiteral("/2.0")));
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    QVERIFY2(artistPage(fixture).contains(u"Last.fm does not know this artist."), qPrintable(artistPage(fixture)));
}

void tst_MainWindowLastfm::failedAndAgain()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(fixture.server.fault(QStringLiteral("html200"), QStringLiteral("/2.0")));
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    QString page = artistPage(fixture);
    QVERIFY2(page.contains(u"Last.fm has a problem just now.") && page.contains(u"American trumpeter"),
             qPrintable(page));
    fixture.server.clearFaults();
    fixture.click(fixture.button(QStringLiteral("Ask Last.fm again")));
    QVERIFY(fixture.settle());
    page = artistPage(fixture);
    QVERIFY2(page.contains(u"Miles Davis makes records"), qPrintable(page));
}

void tst_MainWindowLastfm::aRefusedKeySwitchesItOff()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    fixture.home.setVariable("LASTFM_API_KEY", "unknown");
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    QVERIFY(!artistPage(fixture).contains(u"Last.fm"));
    QCOMPARE(lastfmAsked(fixture), 1);
    QVERIFY(openArtist(fixture, QStringLiteral("John Coltrane")));
    QCOMPARE(lastfmAsked(fixture), 1);
}

void tst_MainWindowLastfm::variousIsNotAsked()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("a194"));
    QVERIFY(fixture.settle());
    QCOMPARE(lastfmAsked(fixture), 0);
}

void tst_MainWindowLastfm::anAlbumBesideTheNotes()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QCOMPARE(lastfmAsked(fixture), 0); // only where it is seen
    fixture.show(QStringLiteral("Notes"));
    QVERIFY(fixture.settle());
    const QString page = fixture.seen(QStringLiteral("Release"));
    QVERIFY2(page.contains(u"listeners") && page.contains(u"Data from Last.fm."), qPrintable(page));
    QCOMPARE(lastfmAsked(fixture), 1);
    QString query;
    for (const QJsonValue &request : fixture.server.requests())
        query = request[u"path"].toString().startsWith(u"/2.0") ? request[u"query"].toString() : query;
    QVERIFY2(query.contains(u"album.getInfo") && query.contains(u"autocorrect=1"), qPrintable(query));
}

void tst_MainWindowLastfm::connects()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    test::Browser browser;
    auto *dialog = test::openLastfm(fixture);
    QVERIFY(dialog);
    QVERIFY(!fixture.app().lastfm()->canScrobble());
    fixture.click(fixture.button(QStringLiteral("Log in with Last.fm"), dialog));
    QVERIFY(browser.waitForPage());
    fixture.click(fixture.button(QStringLiteral("I have allowed it"), dialog));
    QVERIFY(QTest::qWaitFor([&] { return dialog->message().contains(u"not allowed yet"); }, patience));
    StandIn::visited(browser.opened.last());
    fixture.click(fixture.button(QStringLiteral("I have allowed it"), dialog));
    QVERIFY(test::waitForTitle(*dialog, QStringLiteral("Connected as tester")));
    QVERIFY(fixture.app().lastfm()->canScrobble());
    QVERIFY(fixture.secrets.entries.contains(QStringLiteral("lastfm:tester")));
    const QByteArray session = fixture.app().lastfmAccount()->session().toLatin1();
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    QVERIFY(fixture.action(QStringLiteral("tester on Last.fm"))->isVisible());

    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.app().lastfm()->canScrobble(), patience);
    QVERIFY2(test::filesHolding(session, fixture.home.path()).isEmpty(), "the session key is in a file");
    QVERIFY2(test::filesHolding(StandIn::lastfmSecret().toLatin1(), fixture.home.path()).isEmpty(),
             "the secret is in a file");
    fixture.action(QStringLiteral("Disconnect Last.fm"))->trigger();
    QVERIFY(!fixture.app().lastfm()->canScrobble());
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.secrets.entries.contains(QStringLiteral("lastfm:tester")), patience);
    QVERIFY(fixture.action(QStringLiteral("Connect Last.fm…"))->isVisible());
}

void tst_MainWindowLastfm::theKeyIsTyped()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    auto *dialog = test::openLastfm(fixture);
    QVERIFY(dialog);
    fixture.click(fixture.button(QStringLiteral("Log in with Last.fm"), dialog));
    QCOMPARE(dialog->message(), QStringLiteral("Enter the API key first."));
    auto *key = fixture.find<QLineEdit>(QStringLiteral("API key"), dialog);
    auto *secret = fixture.find<QLineEdit>(QStringLiteral("Shared secret"), dialog);
    key->setText(QStringLiteral("a b"));
    fixture.click(fixture.button(QStringLiteral("Log in with Last.fm"), dialog));
    QVERIFY(dialog->message().startsWith(u"This is no API key"));
    key->setText(StandIn::lastfmKey());
    fixture.click(fixture.button(QStringLiteral("Log in with Last.fm"), dialog));
    QVERIFY(dialog->message().contains(u"the shared secret is needed too"));
    QVERIFY(fixture.app().lastfm()->canRead());
    secret->setText(QStringLiteral("wrong"));
    fixture.click(fixture.button(QStringLiteral("Log in with Last.fm"), dialog));
    QVERIFY(test::waitForTitle(*dialog, QStringLiteral("Last.fm is not connected")));
    QVERIFY2(dialog->message().contains(u"shared secret"), qPrintable(dialog->message()));
    fixture.click(fixture.button(QStringLiteral("Start again"), dialog));
    secret->setText(StandIn::lastfmSecret());
    test::Browser browser;
    QVERIFY(test::connectLastfm(fixture, browser, *dialog));
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    QVERIFY(openArtist(fixture, QStringLiteral("Miles Davis")));
    QVERIFY(artistPage(fixture).contains(u"Miles Davis makes records"));
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.app().lastfm()->canScrobble(), patience);

    fixture.action(QStringLiteral("Disconnect Last.fm"))->trigger();
    dialog = test::openLastfm(fixture);
    fixture.click(fixture.button(QStringLiteral("Use another API key"), dialog));
    QVERIFY(fixture.app().lastfm()->canRead()); // nothing is lost by looking
    fixture.find<QLineEdit>(QStringLiteral("API key"), dialog)->clear();
    fixture.click(fixture.button(QStringLiteral("Remove the key"), dialog));
    QVERIFY(!fixture.app().lastfm()->canRead());
    QVERIFY(!fixture.secrets.entries.contains(QStringLiteral("lastfm-key")));
    dialog = test::openLastfm(fixture);
    fixture.find<QLineEdit>(QStringLiteral("API key"), dialog)->setText(StandIn::lastfmKey());
    fixture.click(fixture.button(QStringLiteral("Only keep the key"), dialog));
    QVERIFY(fixture.app().lastfm()->canRead() && !fixture.app().lastfm()->canScrobble());
}

void tst_MainWindowLastfm::startsAgain()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    fixture.secrets.problem = QStringLiteral("the keychain is locked");
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.server.setLastfm({{QStringLiteral("tokenLifetime"), 0.001}});
    test::Browser browser;
    auto *dialog = test::openLastfm(fixture);
    fixture.click(fixture.button(QStringLiteral("Log in with Last.fm"), dialog));
    QVERIFY(browser.waitForPage());
    fixture.click(fixture.button(QStringLiteral("I have allowed it"), dialog));
    QVERIFY(test::waitForTitle(*dialog, QStringLiteral("The page is too old")));
    fixture.server.setLastfm({{QStringLiteral("tokenLifetime"), 3600}});
    fixture.click(fixture.button(QStringLiteral("Start again"), dialog));
    QVERIFY(test::connectLastfm(fixture, browser, *dialog));
    const QString text = fixture.find<QLabel>(QStringLiteral("What happens"), dialog)->text();
    QVERIFY2(text.contains(u"locked") && text.contains(u"memory"), qPrintable(text));
    QVERIFY(fixture.app().lastfm()->canScrobble());
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
}

void tst_MainWindowLastfm::revoked()
{
    AppFixture fixture;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    test::Browser browser;
    auto *dialog = test::openLastfm(fixture);
    QVERIFY(test::connectLastfm(fixture, browser, *dialog));
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    fixture.server.setLastfm({{QStringLiteral("revoke"), true}});
    lastfm::Play play;
    play.artist = QStringLiteral("A");
    play.track = QStringLiteral("B");
    QCOMPARE(await(fixture.app().lastfm()->send(lastfm::requests::updateNowPlaying(play))).error().code,
             ErrorCode::SignedOut);
    QVERIFY(!fixture.app().lastfm()->canScrobble());
    QVERIFY2(fixture.find<QLabel>(QStringLiteral("Status"))->text().contains(u"Connect again"), "it is not said");
    dialog = test::openLastfm(fixture, QStringLiteral("Connect Last.fm again…"));
    QVERIFY(dialog && test::connectLastfm(fixture, browser, *dialog));
    QVERIFY(fixture.app().lastfm()->canScrobble());
}

QTEST_MAIN(tst_MainWindowLastfm)
#include "tst_mainwindow_lastfm.moc"
