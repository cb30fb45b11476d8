// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/auth/secrets.h"
#include "core/base/settings.h"
#include "tests/support/await.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace runout;
using namespace runout::auth;
using test::await;

// A real gnome-keyring, in a home folder and on a bus of its own.
class tst_SecretsKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keepsAndForgets();
    void anyBytes();
    void severalAtOnce();
    void accountSurvivesARestart();
    void keychainDeletedDuringAnAnswer();
    void noFileHoldsTheSecret();
    void saysThatItIsLocked();
};

void tst_SecretsKeyring::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
        QSKIP("gnome-keyring is not installed");
    QVERIFY2(!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"),
             "run this test by tests/support/in-clean-home --keyring");
}

void tst_SecretsKeyring::keepsAndForgets()
{
    Keychain keychain;
    const auto key = QStringLiteral("one");
    QCOMPARE(await(keychain.read(key)).error().code, ErrorCode::NotFound);
    QVERIFY(await(keychain.remove(key))); // was not there
    const auto written = await(keychain.write(key, "first"));
    QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    QCOMPARE(await(keychain.read(key)).value(), QByteArray("first"));
    QVERIFY(await(keychain.write(key, "second")));
    QCOMPARE(await(keychain.read(key)).value(), QByteArray("second"));
    QVERIFY(await(keychain.remove(key)));
    QCOMPARE(await(keychain.read(key)).error().code, ErrorCode::NotFound);
}

void tst_SecretsKeyring::anyBytes()
{
    Keychain keychain;
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    QVERIFY(await(keychain.write(QStringLiteral("bytes"), bytes)));
    QCOMPARE(await(keychain.read(QStringLiteral("bytes"))).value(), bytes);
}

void tst_SecretsKeyring::severalAtOnce()
{
    Keychain keychain;
    QList<Answer<bool>> writes;
    for (int i = 0; i < 10; ++i)
        writes.append(keychain.write(QString::number(i), QByteArray::number(i * i)));
    for (const auto &write : writes)
        QVERIFY(await(write));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(await(keychain.read(QString::number(i))).value(), QByteArray::number(i * i));
}

void tst_SecretsKeyring::accountSurvivesARestart()
{
    const auto token = QStringLiteral("keyringtokenkeyringtoken");
    Settings settings;
    {
        Keychain keychain;
        Account account(keychain, settings);
        QCOMPARE(await(account.adopt(token, QStringLiteral("me"))).value(), Account::Source::Keychain);
    }
    Keychain keychain;
    Account account(keychain, settings);
    QSignalSpy changed(&account, &Account::changed);
    account.load();
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(account.source(), Account::Source::Keychain);
    QCOMPARE(account.username(), QStringLiteral("me"));
    QCOMPARE(account.authorization(), QByteArray("Discogs token=" + token.toLatin1()));
    QVERIFY(await(account.signOut()));
    account.load();
    QTRY_VERIFY(!account.isLoading());
    QVERIFY(!account.isSignedIn());
}

void tst_SecretsKeyring::keychainDeletedDuringAnAnswer()
{
    auto keychain = std::make_unique<Keychain>();
    const auto future = keychain->read(QStringLiteral("one"));
    keychain.reset();
    QTRY_VERIFY(future.isFinished());
}

void tst_SecretsKeyring::noFileHoldsTheSecret()
{
    Keychain keychain;
    QVERIFY(await(keychain.write(QStringLiteral("plain"), "inplaintextnowhere")));
    QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains("inplaintextnowhere"), qPrintable(file.fileName()));
    }
}

// Stays last: nobody is here to unlock it again.
void tst_SecretsKeyring::saysThatItIsLocked()
{
    Keychain keychain;
    const auto key = QStringLiteral("behind the lock");
    QVERIFY(await(keychain.write(key, "secret")));
    QProcess tool;
    tool.start(QStringLiteral("gdbus"), {QStringLiteral("call"), QStringLiteral("--session"), QStringLiteral("--dest"),
                                         QStringLiteral("org.freedesktop.secrets"), QStringLiteral("--object-path"),
                                         QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("--method"),
                                         QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                                         QStringLiteral("['/org/freedesktop/secrets/collection/login', "
                                                        "'/org/freedesktop/secrets/collection/session']")});
    if (!tool.waitForFinished() || tool.exitCode() != 0)
        QSKIP("gdbus cannot lock the keyring");
    const Error locked{ErrorCode::Storage, QStringLiteral("the keychain is locked"), 0, 0};
    QCOMPARE(await(keychain.read(key)).error(), locked);
    QCOMPARE(await(keychain.write(key, "other")).error(), locked);
    QCOMPARE(await(keychain.remove(key)).error(), locked);
}

QTEST_GUILESS_MAIN(tst_SecretsKeyring)
#include "tst_secrets_keyring.moc"
