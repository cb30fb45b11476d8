// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "tests/support/tokendriver.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace runout;
using test::AppFixture;
using test::check;
using test::openTokenDialog;
using test::patience;

// The token dialog in the real window; the keychain is in memory or fails.
class tst_Token : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRightTokenIsKeptAndUsed();
    void aWrongTokenIsNotKept();
    void faultsHaveTheirSentence();
    void withoutAKeychainItIsKeptInMemory();
    void theEnvironmentWins();
    void signingOutForgets();
};

void tst_Token::aRightTokenIsKeptAndUsed()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openTokenDialog(fixture);
    QVERIFY(dialog);
    QCOMPARE(fixture.find<QLineEdit>(QStringLiteral("Token"), dialog)->echoMode(), QLineEdit::Password);
    QVERIFY(!fixture.button(QStringLiteral("Check and keep"), dialog)->isEnabled());
    QCOMPARE(check(fixture, *dialog, QStringLiteral("  ") + StandIn::token() + u' '),
             QStringLiteral("Signed in as tester. The token is in the system keychain."));
    QCOMPARE(fixture.secrets.entries.size(), 1);
    QVERIFY(fixture.secrets.entries.begin()->contains(StandIn::token().toLatin1()));
    QVERIFY(fixture.find<QLineEdit>(QStringLiteral("Token"), dialog)->text().isEmpty());
    QCOMPARE(test::accountText(fixture), QStringLiteral("tester"));
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    fixture.server.forgetRequests();
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.server.requests()[0][u"authorized"].toBool(), true);

    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QCOMPARE(test::accountText(fixture), QStringLiteral("tester"));
}

void tst_Token::aWrongTokenIsNotKept()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openTokenDialog(fixture);
    QVERIFY(dialog);
    QCOMPARE(
        check(fixture, *dialog, QStringLiteral("NotATokenOfAnybody")),
        QStringLiteral("Discogs does not know this token. Check that all of it was copied, or generate a new one."));
    QCOMPARE(fixture.secrets.writes, 0);
    QCOMPARE(test::accountText(fixture), QStringLiteral("Not signed in"));
    // The same dialog takes the right one.
    QVERIFY(check(fixture, *dialog, StandIn::token()).startsWith(u"Signed in as tester."));
}

void tst_Token::faultsHaveTheirSentence()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openTokenDialog(fixture);
    QVERIFY(dialog);
    QVERIFY(fixture.server.fault(QStringLiteral("500"), QStringLiteral("/oauth/identity")));
    QCOMPARE(check(fixture, *dialog, StandIn::token()),
             QStringLiteral("Discogs has a problem (500). Try again in a few minutes."));
    QVERIFY(fixture.button(QStringLiteral("Check and keep"), dialog)->isEnabled());
    fixture.server.stop();
    QVERIFY(check(fixture, *dialog, StandIn::token()).startsWith(u"Discogs cannot be reached."));
    QCOMPARE(fixture.secrets.writes, 0);
}

void tst_Token::withoutAKeychainItIsKeptInMemory()
{
    AppFixture fixture;
    fixture.secrets.problem = QStringLiteral("no session bus");
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openTokenDialog(fixture);
    QVERIFY(dialog);
    QCOMPARE(
        check(fixture, *dialog, StandIn::token()),
        QStringLiteral(
            "Signed in as tester for this run only: the system keychain could not take the token (no session bus)."));
    QCOMPARE(test::accountText(fixture), QStringLiteral("tester"));
    const QString tip = fixture.button(QStringLiteral("Account"))->toolTip();
    QVERIFY2(tip.startsWith(u"Token in memory only"), qPrintable(tip));
    dialog->close();
    QVERIFY(test::filesHolding(StandIn::token().toLatin1(), fixture.home.path()).isEmpty());

    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QCOMPARE(test::accountText(fixture), QStringLiteral("Not signed in"));
}

void tst_Token::theEnvironmentWins()
{
    AppFixture fixture;
    fixture.home.setVariable("DISCOGS_TOKEN", StandIn::token().toLatin1());
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QCOMPARE(fixture.app().account()->source(), auth::Account::Source::Environment);
    QVERIFY(!fixture.action(QStringLiteral("Sign out…"))->isEnabled());
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.server.requests()[0][u"authorized"].toBool(), true);
    auto *dialog = openTokenDialog(fixture);
    QVERIFY(dialog);
    QCOMPARE(dialog->message(),
             QStringLiteral("DISCOGS_TOKEN is set in the environment and wins over a token entered here."));
    (void)check(fixture, *dialog, StandIn::token());
    QCOMPARE(fixture.secrets.writes, 0); // never stored
    QCOMPARE(fixture.app().account()->source(), auth::Account::Source::Environment);
}

void tst_Token::signingOutForgets()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QCOMPARE(test::accountText(fixture), QStringLiteral("tester"));
    test::signOut(fixture);
    QTRY_COMPARE_WITH_TIMEOUT(test::accountText(fixture), QStringLiteral("Not signed in"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.secrets.entries.isEmpty(), patience);
    fixture.server.forgetRequests();
    fixture.enter(QStringLiteral("blue train"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.server.requests()[0][u"authorized"].toBool(), false);
}

QTEST_MAIN(tst_Token)
#include "tst_token.moc"
