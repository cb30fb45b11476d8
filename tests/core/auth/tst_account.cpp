// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/base/settings.h"
#include "tests/support/await.h"
#include "tests/support/memorysecrets.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runout;
using auth::Account;
using test::await;
using test::MemorySecrets;
using Source = Account::Source;

namespace {

const auto token = QStringLiteral("AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcd");
const auto other = QStringLiteral("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz");
const auto key = QStringLiteral("discogs-token");

const auth::Credentials linked{{QStringLiteral("ConsumerKey"), QStringLiteral("ConsumerSecret")},
                               {QStringLiteral("AccessToken"), QStringLiteral("AccessSecret")}};

// Settings of one run after the other in the same file.
class Run
{
public:
    [[nodiscard]] Settings &next()
    {
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
        return *m_settings;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
};

void loadAndWait(Account &account)
{
    QSignalSpy changed(&account, &Account::changed);
    account.load();
    QTRY_VERIFY(!changed.isEmpty());
}

} // namespace

class tst_Account : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { qunsetenv("DISCOGS_TOKEN"); }
    void anonymous();
    void adoptedTokenIsKept();
    void environmentWins();
    void brokenEnvironmentTokenIsNone();
    void lockedKeychain();
    void keychainFailsLater();
    void signOut();
    void signOutOfALockedKeychain();
    void damagedEntries_data();
    void damagedEntries();
    void tokens_data();
    void tokens();
    void usernames();
    void lateAnswers();
    void askerGone();
    void fingerprint();
    void linkedAccountIsKept();
    void entryOfTheFirstVersionMoves();
    void entryOfTheFirstVersionStaysWhereItCannotMove();
    void anotherAccountTakesTheEntrysPlace();
    void vanishedEntry();
    void rememberedWhileLocked();
    void signOutWhileLocked();
    void signOutDuringAChangeOfAccounts();
    void refused();
};

void tst_Account::anonymous()
{
    MemorySecrets secrets;
    Account account(secrets);
    QVERIFY(!account.isSignedIn());
    loadAndWait(account);
    QCOMPARE(account.source(), Source::None);
    QCOMPARE(account.authorization(), QByteArray());
    QCOMPARE(account.username(), QString());
    QCOMPARE(account.keychainProblem(), QString());
    QVERIFY(!account.isLoading());
    QCOMPARE(await(account.signOut()).value(), true);
}

void tst_Account::adoptedTokenIsKept()
{
    MemorySecrets secrets;
    Run run;
    {
        Account account(secrets, run.next());
        loadAndWait(account);
        QSignalSpy changed(&account, &Account::changed);
        QCOMPARE(await(account.adopt(u' ' + token + u'\n', QStringLiteral("jörg"))).value(), Source::Keychain);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(account.source(), Source::Keychain);
        QCOMPARE(account.authorization(), QByteArray("Discogs token=" + token.toLatin1()));
        QCOMPARE(secrets.entries.size(), 1);
    }
    Account again(secrets, run.next());
    loadAndWait(again);
    QCOMPARE(again.source(), Source::Keychain);
    QCOMPARE(again.username(), QStringLiteral("jörg"));
    QCOMPARE(again.authorization(), QByteArray("Discogs token=" + token.toLatin1()));
    again.load(); // harmless
    QTRY_VERIFY(!again.isLoading());
    QCOMPARE(again.source(), Source::Keychain);
}

void tst_Account::environmentWins()
{
    MemorySecrets secrets;
    Account stored(secrets);
    QVERIFY(await(stored.adopt(other, QStringLiteral("somebody"))));
    const auto before = secrets.entries;

    qputenv("DISCOGS_TOKEN", token.toLatin1());
    Account account(secrets);
    loadAndWait(account);
    QCOMPARE(account.source(), Source::Environment);
    QCOMPARE(account.authorization(), QByteArray("Discogs token=" + token.toLatin1()));
    QCOMPARE(account.username(), QString());
    account.setUsername(QStringLiteral("me"));
    QCOMPARE(account.username(), QStringLiteral("me"));
    account.load();
    QCOMPARE(account.username(), QStringLiteral("me"));
    QCOMPARE(await(account.adopt(other, {})).error().code, ErrorCode::Rejected);
    QCOMPARE(await(account.signOut()).error().code, ErrorCode::Rejected);
    QVERIFY(account.isSignedIn());
    QCOMPARE(secrets.entries, before); // never stored
    QCOMPARE(secrets.writes, 1);
}

void tst_Account::brokenEnvironmentTokenIsNone()
{
    MemorySecrets secrets;
    qputenv("DISCOGS_TOKEN", "a\r\nX-Evil: 1");
    Account account(secrets);
    loadAndWait(account);
    QCOMPARE(account.source(), Source::None);
    QCOMPARE(account.authorization(), QByteArray());
}

void tst_Account::lockedKeychain()
{
    MemorySecrets secrets;
    secrets.problem = QStringLiteral("the keyring is locked");
    Account account(secrets);
    loadAndWait(account);
    QCOMPARE(account.source(), Source::None);
    QCOMPARE(account.keychainProblem(), QStringLiteral("the keyring is locked"));
    QCOMPARE(await(account.adopt(token, QStringLiteral("me"))).value(), Source::Memory);
    QCOMPARE(account.source(), Source::Memory);
    QVERIFY(account.isSignedIn());
    QVERIFY(!account.authorization().isEmpty());
    QCOMPARE(account.keychainProblem(), QStringLiteral("the keyring is locked"));

    secrets.problem.clear(); // unlocked meanwhile, but empty: what was entered stays
    loadAndWait(account);
    QCOMPARE(account.source(), Source::Memory);
    QCOMPARE(account.keychainProblem(), QString());
    secrets.problem = QStringLiteral("locked again");
    QCOMPARE(await(account.signOut()).value(), true);
    QVERIFY(!account.isSignedIn());
    QCOMPARE(account.keychainProblem(), QString());
}

void tst_Account::keychainFailsLater()
{
    MemorySecrets secrets;
    Account account(secrets);
    QCOMPARE(await(account.adopt(token, {})).value(), Source::Keychain);
    secrets.problem = QStringLiteral("gone");
    account.setUsername(QStringLiteral("me"));
    QTRY_COMPARE(account.keychainProblem(), QStringLiteral("gone"));
    QCOMPARE(account.source(), Source::Keychain);
    QCOMPARE(account.username(), QStringLiteral("me"));
}

void tst_Account::signOut()
{
    MemorySecrets secrets;
    Account account(secrets);
    QVERIFY(await(account.adopt(token, QStringLiteral("me"))));
    QSignalSpy changed(&account, &Account::changed);
    QVERIFY(await(account.signOut()));
    QVERIFY(!changed.isEmpty());
    QVERIFY(secrets.entries.isEmpty());
    QVERIFY(!account.isSignedIn());
    QCOMPARE(account.username(), QString());
    QCOMPARE(account.authorization(), QByteArray());
}

void tst_Account::signOutOfALockedKeychain()
{
    MemorySecrets secrets;
    Account account(secrets);
    QVERIFY(await(account.adopt(token, QStringLiteral("me"))));
    secrets.problem = QStringLiteral("locked");
    const auto result = await(account.signOut());
    QCOMPARE(result.error().code, ErrorCode::Storage);
    QVERIFY(!account.isSignedIn());
    QCOMPARE(account.keychainProblem(), QStringLiteral("locked"));
}

void tst_Account::damagedEntries_data()
{
    QTest::addColumn<QByteArray>("entry");
    for (const char *entry : {"", "nonsense", "{}", "[]", R"({"token":5})", R"({"token":"a\nb"})", R"({"token":""})"})
        QTest::newRow(entry) << QByteArray(entry);
}

void tst_Account::damagedEntries()
{
    QFETCH(QByteArray, entry);
    MemorySecrets secrets;
    secrets.entries.insert(key, entry);
    Account account(secrets);
    loadAndWait(account);
    QCOMPARE(account.source(), Source::None);
    QVERIFY(!account.keychainProblem().isEmpty());
    QCOMPARE(await(account.adopt(token, {})).value(), Source::Keychain);
    QCOMPARE(account.keychainProblem(), QString());
}

void tst_Account::tokens_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << token << token;
    QTest::newRow("with blanks around") << QStringLiteral("\t ") + token + QStringLiteral(" \r\n") << token;
    QTest::newRow("short") << QStringLiteral("abc") << QStringLiteral("abc");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("blank inside") << QStringLiteral("ab cd") << QString();
    QTest::newRow("line break inside") << QStringLiteral("ab\r\ncd") << QString();
    QTest::newRow("not ASCII") << QStringLiteral("äöü") << QString();
    QTest::newRow("zero byte") << QStringLiteral("ab") + QChar(0) << QString();
}

void tst_Account::tokens()
{
    QFETCH(QString, pasted);
    QFETCH(QString, expected);
    QCOMPARE(Account::tokenIn(pasted), expected);
    QCOMPARE(Account::authorization(pasted).isEmpty(), expected.isEmpty());
    MemorySecrets secrets;
    Account account(secrets);
    const auto result = await(account.adopt(pasted, {}));
    QCOMPARE(result.has_value(), !expected.isEmpty());
    QCOMPARE(account.isSignedIn(), !expected.isEmpty());
}

void tst_Account::usernames()
{
    MemorySecrets secrets;
    Run run;
    Account account(secrets, run.next());
    account.setUsername(QStringLiteral("nobody"));
    QCOMPARE(account.username(), QString());
    QVERIFY(await(account.adopt(token, {})));
    QSignalSpy changed(&account, &Account::changed);
    account.setUsername(QStringLiteral("me"));
    account.setUsername(QStringLiteral("me"));
    QTRY_COMPARE(secrets.entries.keys(), QStringList{QStringLiteral("account:me")});
    QCOMPARE(changed.size(), 2); // named, and stored under the name
    Account again(secrets, run.next());
    loadAndWait(again);
    QCOMPARE(again.username(), QStringLiteral("me"));
}

// The keychain asks for a password while the user decides otherwise: the later decision counts.
void tst_Account::lateAnswers()
{
    MemorySecrets secrets;
    secrets.entries.insert(key, "{\"token\":\"" + other.toLatin1() + "\",\"username\":\"old\"}");
    secrets.late = true;
    Account account(secrets);
    account.load();
    account.load();
    QVERIFY(account.isLoading());
    const auto adopted = account.adopt(token, QStringLiteral("new"));
    QCOMPARE(account.source(), Source::Memory); // usable at once
    secrets.answerNow();
    QCOMPARE(await(adopted).value(), Source::Keychain);
    QCOMPARE(account.username(), QStringLiteral("new"));

    const auto second = account.adopt(other, {});
    const auto out = account.signOut();
    secrets.answerNow();
    QCOMPARE(await(out).value(), true);
    QCOMPARE(await(second).value(), Source::None);
    QVERIFY(!account.isSignedIn());
    QVERIFY(secrets.entries.isEmpty());
}

void tst_Account::askerGone()
{
    MemorySecrets secrets;
    secrets.late = true;
    auto account = std::make_unique<Account>(secrets);
    account->load();
    const auto future = account->adopt(token, {});
    account.reset();
    secrets.answerNow();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 0);
}

void tst_Account::fingerprint()
{
    MemorySecrets secrets;
    Account account(secrets);
    QCOMPARE(account.fingerprint(), QByteArray());
    QVERIFY(await(account.adopt(token, {})));
    const QByteArray first = account.fingerprint();
    QCOMPARE(first.size(), 32);
    QVERIFY(!first.contains(token.left(8).toLatin1()));
    QVERIFY(await(account.adopt(other, {})));
    QVERIFY(account.fingerprint() != first);
}

void tst_Account::linkedAccountIsKept()
{
    MemorySecrets secrets;
    Run run;
    {
        Account account(secrets, run.next());
        QCOMPARE(await(account.adopt(linked, QStringLiteral("me"))).value(), Source::Keychain);
        QVERIFY(account.authorization().startsWith("OAuth "));
        QVERIFY(account.authorization() != account.authorization()); // a nonce each
        QCOMPARE(account.rememberedName(), QStringLiteral("me"));
    }
    QCOMPARE(secrets.entries.keys(), QStringList{QStringLiteral("account:me")});
    Settings &settings = run.next();
    QCOMPARE(settings.account(), QStringLiteral("me"));
    Account again(secrets, settings);
    loadAndWait(again);
    QCOMPARE(again.credentials(), linked);
    QCOMPARE(again.username(), QStringLiteral("me"));
    QVERIFY(await(again.signOut()));
    QVERIFY(secrets.entries.isEmpty());
    QCOMPARE(settings.account(), QString());
}

void tst_Account::entryOfTheFirstVersionMoves()
{
    MemorySecrets secrets;
    secrets.entries.insert(key, "{\"token\":\"" + token.toLatin1() + "\",\"username\":\"old friend\"}");
    Run run;
    Account account(secrets, run.next());
    loadAndWait(account);
    QCOMPARE(account.source(), Source::Keychain);
    QCOMPARE(account.username(), QStringLiteral("old friend"));
    QTRY_COMPARE(secrets.entries.keys(), QStringList{QStringLiteral("account:old friend")});
    QCOMPARE(account.rememberedName(), QStringLiteral("old friend"));
    Account again(secrets, run.next());
    loadAndWait(again);
    QCOMPARE(again.authorization(), QByteArray("Discogs token=" + token.toLatin1()));
}

void tst_Account::entryOfTheFirstVersionStaysWhereItCannotMove()
{
    MemorySecrets secrets;
    secrets.entries.insert(key, "{\"token\":\"" + token.toLatin1() + "\",\"username\":\"me\"}");
    secrets.late = true;
    Run run;
    Account account(secrets, run.next());
    account.load();
    secrets.problem = QStringLiteral("the keychain is locked"); // after the reading
    secrets.answerNow();
    QTRY_COMPARE(account.source(), Source::Keychain);
    secrets.answerNow();
    QTRY_COMPARE(account.keychainProblem(), QStringLiteral("the keychain is locked"));
    QCOMPARE(account.source(), Source::Keychain);
    QCOMPARE(account.rememberedName(), QString());
    QCOMPARE(secrets.entries.keys(), QStringList{key});
}

void tst_Account::anotherAccountTakesTheEntrysPlace()
{
    MemorySecrets secrets;
    Run run;
    Account account(secrets, run.next());
    QVERIFY(await(account.adopt(token, QStringLiteral("first"))));
    QVERIFY(await(account.adopt(linked, QStringLiteral("second"))));
    QTRY_COMPARE(secrets.entries.keys(), QStringList{QStringLiteral("account:second")});
    QCOMPARE(account.rememberedName(), QStringLiteral("second"));
}

void tst_Account::vanishedEntry()
{
    MemorySecrets secrets;
    Run run;
    Settings &settings = run.next();
    settings.setAccount(QStringLiteral("me"));
    Account account(secrets, settings);
    loadAndWait(account);
    QCOMPARE(account.source(), Source::None);
    QVERIFY(account.keychainProblem().contains(u"vanished"));
    QCOMPARE(account.rememberedName(), QStringLiteral("me"));
    QCOMPARE(await(account.adopt(linked, QStringLiteral("me"))).value(), Source::Keychain); // linked again
    QCOMPARE(account.keychainProblem(), QString());
}

void tst_Account::rememberedWhileLocked()
{
    MemorySecrets secrets;
    Run run;
    {
        Account account(secrets, run.next());
        QVERIFY(await(account.adopt(linked, QStringLiteral("me"))));
    }
    secrets.problem = QStringLiteral("the keychain is locked");
    Account account(secrets, run.next());
    loadAndWait(account);
    QCOMPARE(account.source(), Source::None);
    QCOMPARE(account.rememberedName(), QStringLiteral("me"));
    QCOMPARE(account.keychainProblem(), QStringLiteral("the keychain is locked"));
    secrets.problem.clear();
    loadAndWait(account); // unlocked meanwhile
    QCOMPARE(account.credentials(), linked);
    QCOMPARE(account.keychainProblem(), QString());
}

void tst_Account::signOutWhileLocked()
{
    MemorySecrets secrets;
    Run run;
    {
        Account account(secrets, run.next());
        QVERIFY(await(account.adopt(linked, QStringLiteral("me"))));
    }
    secrets.problem = QStringLiteral("the keychain is locked");
    Account account(secrets, run.next());
    loadAndWait(account);
    QCOMPARE(await(account.signOut()).error().code, ErrorCode::Storage);
    QCOMPARE(account.rememberedName(), QString());
}

void tst_Account::signOutDuringAChangeOfAccounts()
{
    MemorySecrets secrets;
    Run run;
    Account account(secrets, run.next());
    QVERIFY(await(account.adopt(token, QStringLiteral("first"))));
    secrets.late = true;
    const auto second = account.adopt(linked, QStringLiteral("second"));
    const auto out = account.signOut();
    secrets.answerNow();
    QVERIFY(await(out));
    QCOMPARE(await(second).value(), Source::None);
    QVERIFY(secrets.entries.isEmpty());
}

void tst_Account::refused()
{
    MemorySecrets secrets;
    Account account(secrets);
    account.refuse({});
    QVERIFY(!account.isRefused());
    QVERIFY(await(account.adopt(linked, QStringLiteral("me"))));
    QSignalSpy changed(&account, &Account::changed);
    account.refuse("of somebody else");
    QVERIFY(!account.isRefused());
    account.refuse(account.fingerprint());
    account.refuse(account.fingerprint());
    QVERIFY(account.isRefused());
    QCOMPARE(changed.size(), 1);
    QVERIFY(account.isSignedIn()); // nothing is thrown away
    QCOMPARE(account.credentials(), linked);
    QCOMPARE(secrets.entries.size(), 1);
    QVERIFY(await(account.adopt(token, QStringLiteral("me"))));
    QVERIFY(!account.isRefused());
}

QTEST_GUILESS_MAIN(tst_Account)
#include "tst_account.moc"
