// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/auth/secrets.h"
#include "tests/support/await.h"
#include "tests/support/tokendriver.h"

#include <QJsonArray>
#include <QLabel>
#include <QProcess>
#include <QStandardPaths>

using namespace runout;
using test::AppFixture;
using test::await;
using test::check;
using test::openTokenDialog;
using test::patience;

namespace {

const auto entryKey = QStringLiteral("account:tester");

// As another program sees it: secret-tool of libsecret.
QByteArray storedEntry()
{
    QProcess tool;
    tool.start(QStringLiteral("secret-tool"),
               {QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("server"), QStringLiteral("runout")});
    tool.waitForFinished(patience);
    return tool.readAllStandardOutput();
}

} // namespace

// The token dialog in the real window, with a real gnome-keyring.
class tst_TokenKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aWrongTokenIsNotStored();
    void aRightTokenSurvivesARestart();
    void signingOutRemovesTheEntry();
    void theEnvironmentIsNeverStored();
};

void tst_TokenKeyring::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
        QSKIP("gnome-keyring is not installed");
    QVERIFY2(!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"),
             "run this test by tests/support/in-clean-home --keyring");
}

void tst_TokenKeyring::cleanup()
{
    auth::Keychain keychain;
    QVERIFY(await(keychain.remove(entryKey)));
}

void tst_TokenKeyring::aWrongTokenIsNotStored()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openTokenDialog(fixture);
    QVERIFY(dialog);
    QCOMPARE(
        check(fixture, *dialog, QStringLiteral("NotATokenOfAnybody")),
        QStringLiteral("Discogs does not know this token. Check that all of it was copied, or generate a new one."));
    auth::Keychain keychain;
    QCOMPARE(await(keychain.read(entryKey)).error().code, ErrorCode::NotFound);
    QVERIFY(!storedEntry().contains("NotATokenOfAnybody"));
}

void tst_TokenKeyring::aRightTokenSurvivesARestart()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QCOMPARE(test::accountText(fixture), QStringLiteral("Not signed in"));
    auto *dialog = openTokenDialog(fixture);
    QVERIFY(dialog);
    QCOMPARE(check(fixture, *dialog, StandIn::token()),
             QStringLiteral("Signed in as tester. The token is in the system keychain."));
    QCOMPARE(test::accountText(fixture), QStringLiteral("tester"));
    auth::Keychain keychain;
    const auto entry = await(keychain.read(entryKey));
    QVERIFY(entry && entry->contains(StandIn::token().toLatin1()));
    if (!QStandardPaths::findExecutable(QStringLiteral("secret-tool")).isEmpty())
        QVERIFY2(storedEntry().contains(entry->toBase64()), storedEntry().constData()); // as QtKeychain writes bytes
    dialog->close();

    fixture.server.forgetRequests();
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(test::accountText(fixture), QStringLiteral("tester"), patience);
    QCOMPARE(fixture.app().account()->source(), auth::Account::Source::Keychain);
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.server.requests()[0][u"authorized"].toBool(), true);
    QVERIFY(test::filesHolding(StandIn::token().toLatin1(), fixture.home.path()).isEmpty());
}

void tst_TokenKeyring::signingOutRemovesTheEntry()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openTokenDialog(fixture);
    QVERIFY(dialog);
    QVERIFY(check(fixture, *dialog, StandIn::token()).startsWith(u"Signed in as tester."));
    dialog->close();
    test::signOut(fixture);
    const auto status = [&] { return fixture.find<QLabel>(QStringLiteral("Status"))->text(); };
    QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Signed out. The token is no longer in the keychain."),
                              patience);
    QCOMPARE(test::accountText(fixture), QStringLiteral("Not signed in"));
    auth::Keychain keychain;
    QCOMPARE(await(keychain.read(entryKey)).error().code, ErrorCode::NotFound);
}

void tst_TokenKeyring::theEnvironmentIsNeverStored()
{
    AppFixture fixture;
    fixture.realKeychain = true;
    fixture.home.setVariable("DISCOGS_TOKEN", StandIn::token().toLatin1());
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.app().account()->source(), auth::Account::Source::Environment);
    auth::Keychain keychain;
    QCOMPARE(await(keychain.read(entryKey)).error().code, ErrorCode::NotFound);
    QVERIFY(test::filesHolding(StandIn::token().toLatin1(), fixture.home.path()).isEmpty());
}

QTEST_MAIN(tst_TokenKeyring)
#include "tst_token_keyring.moc"
