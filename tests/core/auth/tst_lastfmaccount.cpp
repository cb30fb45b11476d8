// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/lastfmaccount.h"
#include "core/base/settings.h"
#include "tests/support/await.h"
#include "tests/support/memorysecrets.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runout;
using namespace runout::auth;
using test::await;

namespace {

const auto user = QStringLiteral("tester");
const auto entry = QStringLiteral("lastfm:tester");

struct House
{
    House()
        : settings(folder.filePath(QStringLiteral("settings.ini")))
    {}
    QTemporaryDir folder;
    Settings settings;
    test::MemorySecrets secrets;
};

} // namespace

// Where the API key comes from, and how a session is kept.
class tst_LastfmAccount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        qunsetenv("LASTFM_API_KEY");
        qunsetenv("LASTFM_API_SECRET");
    }
    void cleanup() { init(); }

    void whoseKeyWins()
    {
        House house;
        LastfmAccount none(house.secrets, house.settings, Consumer{});
        QVERIFY(!none.hasKey());
        QCOMPARE(none.keySource(), LastfmAccount::KeySource::None);
        LastfmAccount account(house.secrets, house.settings, {QStringLiteral("b"), QStringLiteral("s")});
        QCOMPARE(account.keySource(), LastfmAccount::KeySource::Build);
        QCOMPARE(await(account.enterKey(QStringLiteral(" typed "), QStringLiteral("secret"))).value(), true);
        QCOMPARE(account.key(), (Consumer{QStringLiteral("typed"), QStringLiteral("secret")}));
        qputenv("LASTFM_API_KEY", "environment");
        QCOMPARE(account.key(), (Consumer{QStringLiteral("environment"), QString()})); // reads without a secret
        QCOMPARE(account.keySource(), LastfmAccount::KeySource::Environment);
    }

    void aTypedKeyIsKept()
    {
        House house;
        LastfmAccount account(house.secrets, house.settings, Consumer{});
        QCOMPARE(await(account.enterKey(QStringLiteral("k"), {})).value(), true);
        LastfmAccount again(house.secrets, house.settings, Consumer{});
        QSignalSpy changed(&again, &LastfmAccount::changed);
        again.load();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(again.key().key, QStringLiteral("k"));
        QCOMPARE(again.keySource(), LastfmAccount::KeySource::Typed);
        QCOMPARE(await(again.enterKey({}, {})).value(), true);
        QVERIFY(house.secrets.entries.isEmpty() && !again.hasKey());
    }

    void notAKey()
    {
        House house;
        LastfmAccount account(house.secrets, house.settings, Consumer{});
        QCOMPARE(await(account.enterKey(QStringLiteral("a b"), {})).error().code, ErrorCode::Rejected);
        QCOMPARE(await(account.enterKey(QStringLiteral("a"), QStringLiteral("b\nc"))).error().code,
                 ErrorCode::Rejected);
        QCOMPARE(await(account.enterKey({}, QStringLiteral("s"))).error().code, ErrorCode::Rejected);
        QCOMPARE(house.secrets.writes, 0);
        house.secrets.problem = QStringLiteral("the keychain is locked");
        QCOMPARE(await(account.enterKey(QStringLiteral("a"), QStringLiteral("b"))).value(), false);
        QVERIFY(account.hasKey());
    }

    void aSessionIsKept()
    {
        House house;
        LastfmAccount account(house.secrets, house.settings, Consumer{});
        QCOMPARE(await(account.adopt(user, QStringLiteral("SK"))).value(), true);
        QCOMPARE(account.user(), user);
        QCOMPARE(house.settings.lastfmUser(), user);
        QVERIFY(house.secrets.entries.value(entry).contains("SK"));
        LastfmAccount again(house.secrets, house.settings, Consumer{});
        again.load();
        QTRY_COMPARE(again.session(), QStringLiteral("SK"));
        QCOMPARE(again.user(), user);
        QCOMPARE(await(again.leave()).value(), true);
        QVERIFY(again.session().isEmpty() && again.user().isEmpty() && again.rememberedUser().isEmpty());
        QVERIFY(!house.secrets.entries.contains(entry));
        QCOMPARE(await(again.leave()).value(), true);
    }

    void anotherUserTakesTheirPlace()
    {
        House house;
        LastfmAccount account(house.secrets, house.settings, Consumer{});
        QVERIFY(await(account.adopt(user, QStringLiteral("SK"))));
        QVERIFY(await(account.adopt(QStringLiteral("other"), QStringLiteral("SK2"))));
        QTRY_COMPARE(house.secrets.entries.keys(), QStringList(QStringLiteral("lastfm:other")));
        QCOMPARE(account.rememberedUser(), QStringLiteral("other"));
    }

    void withoutAKeychain()
    {
        House house;
        house.secrets.problem = QStringLiteral("no keychain: no session bus");
        LastfmAccount account(house.secrets, house.settings, Consumer{});
        QCOMPARE(await(account.adopt(user, QStringLiteral("SK"))).value(), false);
        QCOMPARE(account.session(), QStringLiteral("SK"));
        QCOMPARE(account.keychainProblem(), house.secrets.problem);
        QVERIFY(account.rememberedUser().isEmpty());
        QCOMPARE(await(account.leave()).value(), true); // it was never there
    }

    void lockedAndVanished()
    {
        House house;
        house.settings.setLastfmUser(user);
        LastfmAccount account(house.secrets, house.settings, Consumer{});
        house.secrets.problem = QStringLiteral("the keychain is locked");
        account.load();
        QTRY_COMPARE(account.keychainProblem(), house.secrets.problem);
        QCOMPARE(await(account.leave()).error().code, ErrorCode::Storage);
        house.settings.setLastfmUser(user);
        house.secrets.problem.clear();
        account.load();
        QTRY_COMPARE(account.keychainProblem(), QStringLiteral("the entry has vanished"));
    }

    // What was decided meanwhile is not undone by a keychain that answers late.
    void lateAnswer()
    {
        House house;
        house.settings.setLastfmUser(user);
        house.secrets.entries.insert(entry, "{\"session\":\"OLD\"}");
        LastfmAccount account(house.secrets, house.settings, Consumer{});
        house.secrets.late = true;
        account.load();
        const auto adopted = account.adopt(user, QStringLiteral("NEW"));
        house.secrets.answerNow();
        QVERIFY(await(adopted));
        QCOMPARE(account.session(), QStringLiteral("NEW"));
    }
};

QTEST_GUILESS_MAIN(tst_LastfmAccount)
#include "tst_lastfmaccount.moc"
