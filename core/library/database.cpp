// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/database.h"

#include "core/base/log.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>

#include <QDateTime>
#include <QFile>
#include <QUrl>

#include <sqlite3.h>

namespace runout::library {
namespace {

constexpr int busyTimeout = 5000;         // ms, another window of ours may be writing
constexpr int applicationId = 0x524e4f54; // "RNOT" in the file's header

int flags(Database::Access access)
{
    if (access == Database::Access::ReadWrite)
        return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX;
    if (access == Database::Access::Reader)
        return SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
    return SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX;
}

std::string nameFor(const QString &file, Database::Access access)
{
    if (access != Database::Access::Immutable)
        return QFile::encodeName(file).toStdString();
    return (QUrl::fromLocalFile(file).toEncoded(QUrl::FullyEncoded) + "?immutable=1").toStdString();
}

Error errorOf(const SQLite::Exception &e)
{
    const int code = e.getErrorCode() & 0xff;
    const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    return {damaged ? ErrorCode::BadReply : ErrorCode::Storage, QString::fromUtf8(e.what())};
}

} // namespace

Database::Database(const QString &file, Access access)
    : m_file(file)
    , m_connection(nameFor(file, access), flags(access), busyTimeout)
{
    m_connection.exec("PRAGMA foreign_keys = ON");
    m_connection.exec("PRAGMA temp_store = MEMORY");
    if (access == Access::ReadWrite)
        prepareWriting();
}

void Database::prepareWriting()
{
    m_connection.exec("PRAGMA journal_mode = WAL");
    m_connection.exec("PRAGMA synchronous = NORMAL");
}

Result<std::unique_ptr<Database>> Database::open(const QString &file, Access access)
{
    try {
        std::unique_ptr<Database> database(new Database(file, access));
        const int id = database->connection().execAndGet("PRAGMA application_id").getInt();
        const int tables = database->connection().execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
        if (tables > 0 && id != applicationId)
            return failure(ErrorCode::Storage, file + QLatin1String(" is not a library of this program"));
        if (access == Access::ReadWrite && sqlite3_db_readonly(database->connection().getHandle(), "main") == 1)
            return failure(ErrorCode::Storage, file + QLatin1String(" is write-protected"));
        return database;
    } catch (const SQLite::Exception &e) {
        return Failure(errorOf(e));
    }
}

int Database::version()
{
    return m_connection.execAndGet("PRAGMA user_version").getInt();
}

Result<bool> Database::backUp(int version)
{
    const QString copy = QStringLiteral("%1.backup-v%2").arg(m_file).arg(version);
    QFile::remove(copy);
    SQLite::Database to(QFile::encodeName(copy).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup backup(to, m_connection);
    if (backup.executeStep() != SQLITE_DONE)
        return failure(ErrorCode::Storage, QLatin1String("cannot write ") + copy);
    qCInfo(lcLibrary) << "kept a copy of the library of schema" << version;
    return true;
}

Result<bool> Database::migrate(const std::vector<const char *> &steps)
{
    try {
        const int newest = static_cast<int>(steps.size());
        const int held = version();
        if (held > newest)
            return failure(ErrorCode::Storage,
                           QStringLiteral("the library has schema %1, newer than %2").arg(held).arg(newest));
        if (held > 0 && held < newest) {
            if (auto copied = backUp(held); !copied)
                return copied;
        }
        while (true) {
            Transaction transaction(*this);
            const int now = version(); // another window may have been faster
            if (now >= newest)
                return held < newest;
            m_connection.exec(steps[static_cast<size_t>(now)]);
            m_connection.exec("PRAGMA user_version = " + std::to_string(now + 1));
            m_connection.exec("PRAGMA application_id = " + std::to_string(applicationId));
            transaction.commit();
        }
    } catch (const SQLite::Exception &e) {
        return Failure(errorOf(e));
    }
}

QString Database::damage()
{
    try {
        const std::string said = m_connection.execAndGet("PRAGMA quick_check(1)").getString();
        return said == "ok" ? QString() : QString::fromStdString(said);
    } catch (const SQLite::Exception &e) {
        return QString::fromUtf8(e.what());
    }
}

void Database::execute(const char *sql)
{
    m_connection.exec(sql);
}

SQLite::Statement &Database::prepared(const QByteArray &sql)
{
    auto &statement = m_prepared[sql];
    if (!statement)
        statement = std::make_shared<SQLite::Statement>(m_connection, sql.toStdString());
    return *statement;
}

Result<QString> setAsideDamaged(const QString &file)
{
    const QString when = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString aside = file + QLatin1String(".damaged-") + when;
    for (int n = 2; QFile::exists(aside); ++n)
        aside = QStringLiteral("%1.damaged-%2-%3").arg(file, when).arg(n);
    if (!QFile::rename(file, aside))
        return failure(ErrorCode::File, QLatin1String("cannot rename ") + file);
    for (const char *journal : {"-wal", "-shm"}) {
        const QString suffix = QLatin1String(journal);
        if (QFile::exists(file + suffix))
            QFile::rename(file + suffix, aside + suffix);
    }
    qCWarning(lcLibrary) << "the library was damaged and is set aside";
    return aside;
}

Query::Query(Database &database, const QByteArray &sql)
    : m_statement(database.prepared(sql))
{}

Query::~Query()
{
    m_statement.tryReset();
    try {
        m_statement.clearBindings();
    } catch (const SQLite::Exception &) {
        // Only says that the statement failed before; it is fit for the next use.
    }
}

Query &Query::bind(qint64 value)
{
    m_statement.bind(++m_bound, static_cast<int64_t>(value));
    return *this;
}

Query &Query::bind(double value)
{
    m_statement.bind(++m_bound, value);
    return *this;
}

Query &Query::bind(const QString &value)
{
    m_statement.bind(++m_bound, value.toStdString());
    return *this;
}

Query &Query::bind(const QByteArray &value)
{
    m_statement.bind(++m_bound, static_cast<const void *>(value.constData()), static_cast<int>(value.size()));
    return *this;
}

Query &Query::bindNull()
{
    m_statement.bind(++m_bound);
    return *this;
}

bool Query::next()
{
    return m_statement.executeStep();
}

int Query::run()
{
    return m_statement.exec();
}

bool Query::isNull(int column) const
{
    return m_statement.isColumnNull(column);
}

qint64 Query::number(int column) const
{
    return m_statement.getColumn(column).getInt64();
}

double Query::real(int column) const
{
    return m_statement.getColumn(column).getDouble();
}

QString Query::text(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    const char *utf8 = value.getText();
    return QString::fromUtf8(utf8, value.getBytes());
}

QByteArray Query::bytes(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    const void *blob = value.getBlob();
    return {static_cast<const char *>(blob), value.getBytes()};
}

QByteArrayView Query::raw(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    const char *utf8 = value.getText();
    return {utf8, value.getBytes()};
}

std::optional<int> Query::count(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return static_cast<int>(number(column));
}

Transaction::Transaction(Database &database)
    : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.execute("ROLLBACK");
    } catch (const SQLite::Exception &e) {
        qCWarning(lcLibrary) << "rollback:" << e.what();
    }
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_open = false;
}

} // namespace runout::library
