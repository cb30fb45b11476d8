// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/database.h"
#include "tests/core/library/answers.h"

#include <SQLiteCpp/Exception.h>

#include <QDir>
#include <QTemporaryDir>

using namespace runout;
using namespace runout::library;
using test::readFile;
using test::writeFile;

namespace {

constexpr const char *one =
    "CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO shelf VALUES (1, 'semi;colon')";
constexpr const char *two = "ALTER TABLE shelf ADD COLUMN room TEXT; UPDATE shelf SET room = 'attic'";
constexpr const char *broken = "UPDATE shelf SET name = 'lost'; INSERT INTO nowhere VALUES (1)";

std::unique_ptr<Database> opened(const QString &file)
{
    auto database = Database::open(file, Database::Access::ReadWrite);
    return database ? std::move(*database) : nullptr;
}

QString textOf(Database &database, const QByteArray &sql)
{
    Query query(database, sql);
    return query.next() ? query.text(0) : QString();
}

} // namespace

class TestLibraryDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("a library.sqlite"));
    }

    void connectionIsSetUp()
    {
        const auto db = opened(m_file);
        QCOMPARE(textOf(*db, "PRAGMA journal_mode"), QStringLiteral("wal"));
        QCOMPARE(textOf(*db, "PRAGMA synchronous"), QStringLiteral("1"));
        QCOMPARE(textOf(*db, "PRAGMA foreign_keys"), QStringLiteral("1"));
        QCOMPARE(textOf(*db, "PRAGMA busy_timeout"), QStringLiteral("5000"));
        QCOMPARE(db->damage(), QString());
    }

    void migratesStepByStepWithACopy()
    {
        {
            const auto db = opened(m_file);
            QCOMPARE(db->migrate({one}).value_or(false), true);
            QCOMPARE(db->version(), 1);
            QVERIFY(!QFile::exists(m_file + QLatin1String(".backup-v0")));
        }
        const auto db = opened(m_file);
        QCOMPARE(db->migrate({one, two}).value_or(false), true);
        QCOMPARE(db->version(), 2);
        QCOMPARE(textOf(*db, "SELECT name || ' ' || room FROM shelf"), QStringLiteral("semi;colon attic"));
        QCOMPARE(db->migrate({one, two}).value_or(true), false);

        const auto copy = opened(m_file + QLatin1String(".backup-v1"));
        QCOMPARE(copy->version(), 1);
        QCOMPARE(textOf(*copy, "SELECT name FROM shelf"), QStringLiteral("semi;colon"));
    }

    void failingStepLeavesTheFileAsItWas()
    {
        const auto db = opened(m_file);
        QVERIFY(db->migrate({one}));
        const auto migrated = db->migrate({one, broken, two});
        QVERIFY(!migrated);
        QCOMPARE(migrated.error().code, ErrorCode::Storage);
        QCOMPARE(db->version(), 1);
        QCOMPARE(textOf(*db, "SELECT name FROM shelf"), QStringLiteral("semi;colon"));
    }

    void unwritableCopyStopsTheMigration()
    {
        const auto db = opened(m_file);
        QVERIFY(db->migrate({one}));
        QVERIFY(QDir().mkdir(m_file + QLatin1String(".backup-v1")));
        QVERIFY(!db->migrate({one, two}));
        QCOMPARE(db->version(), 1);
    }

    void newerSchemaIsRefused()
    {
        const auto db = opened(m_file);
        QVERIFY(db->migrate({one, two}));
        const auto migrated = db->migrate({one});
        QVERIFY(!migrated);
        QCOMPARE(migrated.error().code, ErrorCode::Storage);
        QCOMPARE(db->version(), 2);
    }

    void somebodyElsesFileIsRefused()
    {
        {
            SQLite::Database other(m_file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            other.exec("CREATE TABLE photos (id)");
        }
        const auto db = Database::open(m_file, Database::Access::ReadWrite);
        QVERIFY(!db);
        QCOMPARE(db.error().code, ErrorCode::Storage);
    }

    void noDatabaseIsDamage()
    {
        QVERIFY(writeFile(m_file, QByteArray(5000, 'x')));
        const auto db = Database::open(m_file, Database::Access::ReadWrite);
        QVERIFY(!db);
        QCOMPARE(db.error().code, ErrorCode::BadReply);
        const auto aside = setAsideDamaged(m_file);
        QVERIFY(aside);
        QVERIFY(!QFile::exists(m_file));
        QCOMPARE(readFile(*aside), QByteArray(5000, 'x'));
    }

    void settingAsideTakesTheJournalsAndNeverOverwrites()
    {
        QStringList asides;
        for (const char *content : {"first", "second"}) {
            QVERIFY(writeFile(m_file, content));
            QVERIFY(writeFile(m_file + QLatin1String("-wal"), "journal"));
            asides += setAsideDamaged(m_file).value();
        }
        QVERIFY(asides.at(0) != asides.at(1));
        QCOMPARE(readFile(asides.at(0)), QByteArray("first"));
        QCOMPARE(readFile(asides.at(1)), QByteArray("second"));
        QCOMPARE(readFile(asides.at(1) + QLatin1String("-wal")), QByteArray("journal"));
        QVERIFY(!setAsideDamaged(m_file));
    }

    void immutableFileIsOnlyRead()
    {
        {
            const auto db = opened(m_file);
            QVERIFY(db->migrate({one}));
            db->execute("PRAGMA journal_mode = DELETE");
        }
        const QStringList before = QDir(m_folder->path()).entryList(QDir::Files);
        const auto db = Database::open(m_file, Database::Access::Immutable);
        QVERIFY(db);
        QCOMPARE(textOf(**db, "SELECT name FROM shelf"), QStringLiteral("semi;colon"));
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, (*db)->execute("DELETE FROM shelf"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), before);
        QVERIFY(!Database::open(m_folder->filePath(QStringLiteral("none")), Database::Access::Immutable));
    }

    void valuesGoInAndOut()
    {
        const auto db = opened(m_file);
        db->execute("CREATE TABLE v (a, b, c, d, e)");
        const QString text = QStringLiteral("ü\"; DROP TABLE v; --");
        const QByteArray blob("\0\1\2", 3);
        QCOMPARE(Query(*db, "INSERT INTO v VALUES (?,?,?,?,?)")
                     .bind(qint64{1} << 40)
                     .bind(2.5)
                     .bind(text)
                     .bind(blob)
                     .bindNull()
                     .run(),
                 1);
        Query query(*db, "SELECT * FROM v");
        QVERIFY(query.next());
        QCOMPARE(query.number(0), qint64{1} << 40);
        QCOMPARE(query.real(1), 2.5);
        QCOMPARE(query.text(2), text);
        QCOMPARE(query.bytes(3), blob);
        QVERIFY(query.isNull(4));
        QVERIFY(!query.count(4));
        QVERIFY(!query.next());
    }

    void statementsAreKeptAndUsableAfterAnError()
    {
        const auto db = opened(m_file);
        db->execute("CREATE TABLE u (a UNIQUE)");
        const QByteArray insert = "INSERT INTO u VALUES (?)";
        QVERIFY(&db->prepared(insert) == &db->prepared(QByteArray("INSERT INTO u VALUES (?)")));
        QCOMPARE(Query(*db, insert).bind(1).run(), 1);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, Query(*db, insert).bind(1).run());
        QCOMPARE(Query(*db, insert).bind(2).run(), 1);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, (void)db->prepared("SELECT FROM"));
    }

    void transactionIsAllOrNothing()
    {
        const auto db = opened(m_file);
        db->execute("CREATE TABLE t (a)");
        {
            const Transaction transaction(*db);
            db->execute("INSERT INTO t VALUES (1)");
        }
        QCOMPARE(textOf(*db, "SELECT count(*) FROM t"), QStringLiteral("0"));
        {
            Transaction transaction(*db);
            db->execute("INSERT INTO t VALUES (1)");
            transaction.commit();
        }
        QCOMPARE(textOf(*db, "SELECT count(*) FROM t"), QStringLiteral("1"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestLibraryDatabase)
#include "tst_librarydatabase.moc"
