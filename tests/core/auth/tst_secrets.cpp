// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/auth/secrets.h"
#include "tests/support/await.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace runout;
using namespace runout::auth;
using test::await;

// A machine without a session bus: everything answers, nothing hangs, nothing is written anywhere.
class tst_Secrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answersWithoutABus();
    void tokenStaysInMemory();
};

void tst_Secrets::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
}

void tst_Secrets::answersWithoutABus()
{
    Keychain keychain;
    const auto read = await(keychain.read(QStringLiteral("discogs-token")));
    QCOMPARE(read.error().code, ErrorCode::Storage);
    QVERIFY(!read.error().detail.isEmpty());
    QCOMPARE(await(keychain.write(QStringLiteral("discogs-token"), "secret")).error().code, ErrorCode::Storage);
    QCOMPARE(await(keychain.remove(QStringLiteral("discogs-token"))).error().code, ErrorCode::Storage);
}

void tst_Secrets::tokenStaysInMemory()
{
    Keychain keychain;
    Account account(keychain);
    QCOMPARE(await(account.adopt(QStringLiteral("verysecrettoken"), {})).value(), Account::Source::Memory);
    QVERIFY(!account.keychainProblem().isEmpty());
    QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.size() < (1 << 20) && file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains("verysecrettoken"), qPrintable(file.fileName()));
    }
}

QTEST_GUILESS_MAIN(tst_Secrets)
#include "tst_secrets.moc"
