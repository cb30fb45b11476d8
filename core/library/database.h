// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace runout::library {

// One connection to a library file. Not thread-safe: each connection belongs to one serial pool.
class Database
{
public:
    enum class Access {
        ReadWrite, // creates the file; WAL
        Reader,    // beside a ReadWrite connection to the same file
        Immutable, // a file nobody writes: nothing is put beside it
    };
    // Storage: not a library file, or it cannot be opened. BadReply: damaged (see isDamaged).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &file, Access access);

    // Brings the schema from PRAGMA user_version up to steps.size(): each step in a transaction of its own, after a
    // copy FILE.backup-vN of a file that held something. Stops at the first failing step. Storage: a newer schema.
    Result<bool> migrate(const std::vector<const char *> &steps);
    [[nodiscard]] int version();

    // What PRAGMA quick_check says, "" when all is well.
    [[nodiscard]] QString damage();

    void execute(const char *sql);
    // The statement for this SQL, kept for the next time. `sql` must outlive the connection or be equal text.
    [[nodiscard]] SQLite::Statement &prepared(const QByteArray &sql);
    [[nodiscard]] SQLite::Database &connection() { return m_connection; }

private:
    Database(const QString &file, Access access);
    void prepareWriting();
    Result<bool> backUp(int version);

    QString m_file;
    SQLite::Database m_connection;
    QHash<QByteArray, std::shared_ptr<SQLite::Statement>> m_prepared;
};

// Moves a damaged file and its journals out of the way, to FILE.damaged-DATE. The new path. File.
[[nodiscard]] Result<QString> setAsideDamaged(const QString &file);

// A statement with its values bound in order, reset when it goes out of scope.
class Query
{
public:
    Query(Database &database, const QByteArray &sql);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    Query &bind(qint64 value);
    Query &bind(int value) { return bind(qint64{value}); }
    Query &bind(bool value) { return bind(qint64{value ? 1 : 0}); }
    Query &bind(double value);
    Query &bind(const QString &value);
    Query &bind(const QByteArray &value); // a blob
    Query &bindNull();
    template<class T>
    Query &bind(const std::optional<T> &value)
    {
        return value ? bind(*value) : bindNull();
    }

    [[nodiscard]] bool next();
    int run(); // rows changed

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] QByteArrayView raw(int column) const;       // a text's bytes, until the next step
    [[nodiscard]] std::optional<int> count(int column) const; // NULL: not known

private:
    SQLite::Statement &m_statement;
    int m_bound = 0;
};

// All or nothing: rolled back unless committed.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace runout::library
