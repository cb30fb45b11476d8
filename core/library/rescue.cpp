// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/rescue.h"

#include "core/base/log.h"

#include <array>

namespace runout::library {
namespace {

struct Table
{
    const char *name;
    const char *order; // what its rows are read by, forwards and backwards up to a damaged page
    const char *condition = "1";
};

// In the order their references ask for. How far Sync was is not among it: it begins anew.
constexpr std::array tables{
    Table{"mark", "name", "name IN ('owner', 'temporary')"},
    Table{"journal", "id"},
    Table{"outbox", "id"},
    Table{"outbox_journal", "entry, journal"},
    Table{"folder", "id"},
    Table{"field", "id"},
    Table{"record", "release"},
    Table{"instance", "id"},
    Table{"want", "release"},
    Table{"play", "id"},
    Table{"scrobble", "id"},
};

QByteArray backwards(const char *order)
{
    return QByteArray(order).replace(", ", " DESC, ") + " DESC";
}

void bindRow(SQLite::Statement &to, const SQLite::Statement &from)
{
    for (int i = 0; i < from.getColumnCount(); ++i) {
        const SQLite::Column value = from.getColumn(i);
        if (value.isInteger())
            to.bind(i + 1, value.getInt64());
        else if (!value.isNull())
            to.bind(i + 1, value.getString());
    }
}

// A row that speaks of another one that is lost is lost too.
void insert(SQLite::Statement &to, const SQLite::Statement &from)
{
    try {
        bindRow(to, from);
        to.exec();
    } catch (const SQLite::Exception &e) {
        qCInfo(lcLibrary) << "a row could not be rescued:" << e.what();
    }
    to.tryReset();
    to.clearBindings();
}

void copyRows(Database &from, Database &into, const Table &table, const QByteArray &order)
{
    try {
        const QByteArray select =
            QByteArray("SELECT * FROM ") + table.name + " WHERE " + table.condition + " ORDER BY " + order;
        SQLite::Statement rows(from.connection(), select.toStdString());
        QByteArray values = "?";
        for (int i = 1; i < rows.getColumnCount(); ++i)
            values += ",?";
        const QByteArray sql = QByteArray("INSERT OR IGNORE INTO ") + table.name + " VALUES (" + values + ")";
        SQLite::Statement to(into.connection(), sql.toStdString());
        while (rows.executeStep())
            insert(to, rows);
    } catch (const SQLite::Exception &e) {
        qCInfo(lcLibrary) << "not all of" << table.name << "could be rescued:" << e.what();
    }
}

} // namespace

int rescueEdits(const QString &aside, Database &into)
{
    auto damaged = Database::open(aside, Database::Access::Reader);
    if (!damaged)
        damaged = Database::open(aside, Database::Access::Immutable);
    if (!damaged) {
        qCWarning(lcLibrary) << "nothing could be rescued:" << damaged.error().detail;
        return 0;
    }
    Transaction transaction(into);
    for (const Table &table : tables) {
        copyRows(**damaged, into, table, table.order);
        copyRows(**damaged, into, table, backwards(table.order));
    }
    transaction.commit();
    Query query(into, "SELECT count(*) FROM outbox");
    return query.next() ? static_cast<int>(query.number(0)) : 0;
}

} // namespace runout::library
