// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/registration.h"
#include "tests/support/await.h"
#include "tests/support/memorysecrets.h"

#include <QSignalSpy>
#include <QTest>

using namespace runout;
using auth::Consumer;
using auth::Registration;
using test::await;
using test::MemorySecrets;
using Source = Registration::Source;

namespace {

const Consumer built{QStringLiteral("BuildKey"), QStringLiteral("BuildSecret")};
const Consumer typed{QStringLiteral("TypedKey"), QStringLiteral("TypedSecret")};

void loadAndWait(Registration &registration)
{
    QSignalSpy changed(&registration, &Registration::changed);
    registration.load();
    QTRY_VERIFY(!changed.isEmpty());
}

} // namespace

class tst_Registration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void nobody();
    void order();
    void typedSurvives();
    void lockedKeychain();
    void nonsenseIsRejected();
    void damagedEntry();
    void lateKeychain();
};

void tst_Registration::cleanup()
{
    qunsetenv("DISCOGS_CONSUMER_KEY");
    qunsetenv("DISCOGS_CONSUMER_SECRET");
}

void tst_Registration::nobody()
{
    MemorySecrets secrets;
    Registration registration(secrets, Consumer());
    loadAndWait(registration);
    QCOMPARE(registration.source(), Source::None);
    QVERIFY(registration.consumer().isEmpty());
}

void tst_Registration::order()
{
    MemorySecrets secrets;
    Registration registration(secrets, built);
    QCOMPARE(registration.source(), Source::Build);
    QCOMPARE(registration.consumer(), built);
    QVERIFY(await(registration.enter(typed.key, typed.secret)).value());
    QCOMPARE(registration.source(), Source::Typed);
    QCOMPARE(registration.consumer(), typed);
    qputenv("DISCOGS_CONSUMER_KEY", "EnvironmentKey");
    QCOMPARE(registration.source(), Source::Typed); // half a pair is none
    qputenv("DISCOGS_CONSUMER_SECRET", "EnvironmentSecret");
    QCOMPARE(registration.source(), Source::Environment);
    QCOMPARE(registration.consumer(),
             (Consumer{QStringLiteral("EnvironmentKey"), QStringLiteral("EnvironmentSecret")}));
    qputenv("DISCOGS_CONSUMER_SECRET", "a\r\nb");
    QCOMPARE(registration.source(), Source::Typed);
}

void tst_Registration::typedSurvives()
{
    MemorySecrets secrets;
    {
        Registration registration(secrets, built);
        QVERIFY(await(registration.enter(u' ' + typed.key, typed.secret + u'\n')).value());
    }
    QCOMPARE(secrets.entries.keys(), QStringList{QStringLiteral("consumer")});
    Registration again(secrets, built);
    loadAndWait(again);
    QCOMPARE(again.consumer(), typed);
    QCOMPARE(again.source(), Source::Typed);
}

void tst_Registration::lockedKeychain()
{
    MemorySecrets secrets;
    secrets.problem = QStringLiteral("the keychain is locked");
    Registration registration(secrets, Consumer());
    loadAndWait(registration);
    QCOMPARE(registration.source(), Source::None);
    QCOMPARE(await(registration.enter(typed.key, typed.secret)).value(), false); // for this run
    QCOMPARE(registration.consumer(), typed);
}

void tst_Registration::nonsenseIsRejected()
{
    MemorySecrets secrets;
    Registration registration(secrets, Consumer());
    QCOMPARE(await(registration.enter(typed.key, {})).error().code, ErrorCode::Rejected);
    QCOMPARE(await(registration.enter({}, typed.secret)).error().code, ErrorCode::Rejected);
    QCOMPARE(await(registration.enter(QStringLiteral("two words"), typed.secret)).error().code, ErrorCode::Rejected);
    QCOMPARE(registration.source(), Source::None);
    QCOMPARE(secrets.writes, 0);
}

void tst_Registration::damagedEntry()
{
    MemorySecrets secrets;
    secrets.entries.insert(QStringLiteral("consumer"), "nonsense");
    Registration registration(secrets, built);
    loadAndWait(registration);
    QCOMPARE(registration.source(), Source::Build);
}

// The keychain answers with the old pair after a new one was typed.
void tst_Registration::lateKeychain()
{
    MemorySecrets secrets;
    secrets.entries.insert(QStringLiteral("consumer"), R"({"key":"Old","secret":"OldSecret"})");
    secrets.late = true;
    Registration registration(secrets, Consumer());
    registration.load();
    const auto entered = registration.enter(typed.key, typed.secret);
    secrets.answerNow();
    QVERIFY(await(entered).value());
    QCOMPARE(registration.consumer(), typed);
}

QTEST_GUILESS_MAIN(tst_Registration)
#include "tst_registration.moc"
