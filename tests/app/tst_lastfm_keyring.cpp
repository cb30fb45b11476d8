// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/lastfmaccount.h"
#include "core/auth/secrets.h"
#include "core/lastfm/client.h"
#include "tests/support/await.h"
#include "tests/support/lastfmdriver.h"

#include <QStandardPaths>

using namespace runout;
using test::AppFixture;
using test::await;
using test::patience;

// Connecting Last.fm in the real window, with a real gnome-keyring.
class tst_LastfmKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
            QSKIP("gnome-keyring is not installed");
        QVERIFY2(!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"),
                 "run this test by tests/support/in-clean-home --keyring");
    }
    void connectedSurvivesARestart();
    void entryThatVanished();
};

void tst_LastfmKeyring::connectedSurvivesARestart()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    test::Browser browser;
    auto *dialog = test::openLastfm(fixture);
    QVERIFY(dialog);
    fixture.find<QLineEdit>(QStringLiteral("API key"), dialog)->setText(StandIn::lastfmKey());
    fixture.find<QLineEdit>(QStringLiteral("Shared secret"), dialog)->setText(StandIn::lastfmSecret());
    QVERIFY(test::connectLastfm(fixture, browser, *dialog));
    const QString session = fixture.app().lastfmAccount()->session();
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));

    auth::Keychain keychain;
    QVERIFY(await(keychain.read(QStringLiteral("lastfm:tester")))->contains(session.toLatin1()));
    QVERIFY(await(keychain.read(QStringLiteral("lastfm-key")))->contains(StandIn::lastfmSecret().toLatin1()));
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.app().lastfm()->canScrobble(), true, patience);
    QCOMPARE(fixture.app().lastfmAccount()->session(), session);
    for (const QString &secret : {session, StandIn::lastfmKey(), StandIn::lastfmSecret()})
        QVERIFY2(test::filesHolding(secret.toLatin1(), fixture.home.path()).isEmpty(), "a secret is in a file");

    fixture.action(QStringLiteral("Disconnect Last.fm"))->trigger();
    QVERIFY(
        QTest::qWaitFor([&] { return !await(keychain.read(QStringLiteral("lastfm:tester"))).has_value(); }, patience));
    QVERIFY(fixture.app().lastfm()->canRead()); // the key stays
}

void tst_LastfmKeyring::entryThatVanished()
{
    auth::Keychain keychain;
    AppFixture fixture;
    fixture.realKeychain = true;
    test::setLastfmKey(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    test::Browser browser;
    auto *dialog = test::openLastfm(fixture);
    QVERIFY(dialog && test::connectLastfm(fixture, browser, *dialog));
    QVERIFY(await(keychain.remove(QStringLiteral("lastfm:tester"))));
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.app().lastfmAccount()->keychainProblem(),
                              QStringLiteral("the entry has vanished"), patience);
    QVERIFY(!fixture.app().lastfm()->canScrobble());
    QVERIFY(fixture.action(QStringLiteral("Connect Last.fm…"))->isVisible());
}

QTEST_MAIN(tst_LastfmKeyring)
#include "tst_lastfm_keyring.moc"
