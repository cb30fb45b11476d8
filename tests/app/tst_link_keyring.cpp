// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/auth/secrets.h"
#include "tests/support/await.h"
#include "tests/support/linkdriver.h"

#include <QJsonArray>
#include <QLabel>
#include <QProcess>
#include <QStandardPaths>

using namespace runout;
using test::accountText;
using test::AppFixture;
using test::await;
using test::Browser;
using test::openSignIn;
using test::patience;
using test::setConsumer;

namespace {

const auto entryKey = QStringLiteral("account:tester");
const auto collections = QStringLiteral("['/org/freedesktop/secrets/collection/login', "
                                        "'/org/freedesktop/secrets/collection/session']");

// Locks the keyring as the user's session does. False: it cannot be done here.
bool lockKeyring()
{
    QProcess tool;
    tool.start(QStringLiteral("gdbus"), {QStringLiteral("call"), QStringLiteral("--session"), QStringLiteral("--dest"),
                                         QStringLiteral("org.freedesktop.secrets"), QStringLiteral("--object-path"),
                                         QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("--method"),
                                         QStringLiteral("org.freedesktop.Secret.Service.Lock"), collections});
    return tool.waitForFinished(patience) && tool.exitCode() == 0;
}

// The daemon's own way of unlocking without asking: its password on standard input.
bool unlockKeyring()
{
    QProcess tool;
    tool.start(QStringLiteral("gnome-keyring-daemon"),
               {QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
    tool.write("test");
    tool.closeWriteChannel();
    return tool.waitForFinished(patience);
}

bool linkFrom(AppFixture &fixture)
{
    Browser browser;
    auto *dialog = openSignIn(fixture);
    if (!dialog || !test::link(fixture, browser, *dialog))
        return false;
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    return true;
}

} // namespace

// Linking in the real window, with a real gnome-keyring.
class tst_LinkKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void linkedSurvivesARestart();
    void signingOutRemovesTheEntry();
    void entryOfTheFirstVersionMoves();
    void entryThatVanished();
    void lockedKeyring();
};

void tst_LinkKeyring::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
        QSKIP("gnome-keyring is not installed");
    QVERIFY2(!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"),
             "run this test by tests/support/in-clean-home --keyring");
}

void tst_LinkKeyring::cleanup()
{
    auth::Keychain keychain;
    (void)await(keychain.remove(entryKey));
    (void)await(keychain.remove(QStringLiteral("discogs-token")));
}

void tst_LinkKeyring::linkedSurvivesARestart()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QVERIFY(linkFrom(fixture));
    const auth::Credentials before = fixture.app().account()->credentials();
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(accountText(fixture), QStringLiteral("tester"), patience);
    QCOMPARE(fixture.app().account()->source(), auth::Account::Source::Keychain);
    QCOMPARE(fixture.app().account()->credentials(), before);
    fixture.server.forgetRequests();
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.server.requests()[0][u"authorized"].toBool(), true);
    fixture.end();
    for (const QString &secret :
         {before.token.token, before.token.secret, StandIn::consumerKey(), StandIn::consumerSecret()})
        QVERIFY2(test::filesHolding(secret.toLatin1(), fixture.home.path()).isEmpty(), "a secret is in a file");
}

void tst_LinkKeyring::signingOutRemovesTheEntry()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QVERIFY(linkFrom(fixture));
    test::signOut(fixture);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.find<QLabel>(QStringLiteral("Status"))->text(),
                              QStringLiteral("Signed out. The token is no longer in the keychain."), patience);
    auth::Keychain keychain;
    QCOMPARE(await(keychain.read(entryKey)).error().code, ErrorCode::NotFound);
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QCOMPARE(accountText(fixture), QStringLiteral("Not signed in"));
}

void tst_LinkKeyring::entryOfTheFirstVersionMoves()
{
    auth::Keychain keychain;
    QVERIFY(await(keychain.write(QStringLiteral("discogs-token"),
                                 "{\"token\":\"" + StandIn::token().toLatin1() + "\",\"username\":\"tester\"}")));
    AppFixture fixture;
    fixture.realKeychain = true;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(accountText(fixture), QStringLiteral("tester"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.app().account()->rememberedName(), QStringLiteral("tester"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(await(keychain.read(QStringLiteral("discogs-token"))).has_value(), false, patience);
    QVERIFY(await(keychain.read(entryKey))->contains(StandIn::token().toLatin1()));
}

void tst_LinkKeyring::entryThatVanished()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QVERIFY(linkFrom(fixture));
    auth::Keychain keychain;
    QVERIFY(await(keychain.remove(entryKey)));
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(
        test::visibleText(fixture.window()).contains(u"The link to tester is no longer in the system keychain."),
        patience);
}

// Stays last: how a keyring is unlocked without a person differs from version to version.
void tst_LinkKeyring::lockedKeyring()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QVERIFY(linkFrom(fixture));
    if (!lockKeyring())
        QSKIP("gdbus cannot lock the keyring");
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(
        test::visibleText(fixture.window()).contains(u"The system keychain is locked, so tester is not linked"),
        patience);
    QCOMPARE(accountText(fixture), QStringLiteral("Not signed in"));

    // Linking still works, for this run.
    Browser browser;
    auto *dialog = openSignIn(fixture);
    QVERIFY(dialog && test::link(fixture, browser, *dialog));
    QVERIFY2(dialog->message().startsWith(u"The link holds for this run only."), qPrintable(dialog->message()));
    QCOMPARE(fixture.app().account()->source(), auth::Account::Source::Memory);
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));

    QVERIFY(unlockKeyring());
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    if (!fixture.app().account()->isSignedIn())
        QSKIP("the keyring stays locked: this daemon unlocks only once");
    QCOMPARE(accountText(fixture), QStringLiteral("tester"));
}

QTEST_MAIN(tst_LinkKeyring)
#include "tst_link_keyring.moc"
