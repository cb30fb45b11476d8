// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/database.h"
#include "tests/core/library/shelf.h"

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

constexpr qint64 page = 4096;

// The pages that a table or index of the file stands on.
QList<qint64> pagesOf(const QString &file, const char *name)
{
    auto db = std::move(Database::open(file, Database::Access::ReadWrite).value());
    db->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    QList<qint64> pages;
    Query query(*db, "SELECT rootpage FROM sqlite_schema WHERE name = ?");
    query.bind(QString::fromLatin1(name));
    while (query.next())
        pages += query.number(0);
    return pages;
}

void overwrite(const QString &path, const QList<qint64> &pages)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (const qint64 number : pages) {
        QVERIFY(file.seek((number - 1) * page));
        QCOMPARE(file.write(QByteArray(page, '\x5a')), page);
    }
}

} // namespace

class TestCollectionDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<HeldShelf>();
        m->fill();
        QVERIFY(m->apply({rate(1, 4), set(101, notesField, QStringLiteral("mine"))}));
        QVERIFY(m->apply({add(3, 2)}));
    }

    void waitingEditsAreRescued()
    {
        const QStringList waiting = m->waiting();
        damage({"entity", "entity_order", "body", "words_data"});
        QVERIFY(!m->library->setAside().isEmpty());
        QCOMPARE(m->library->rescuedEdits(), 3);
        QCOMPARE(m->waiting(), waiting);
        QCOMPARE(m->journal().size(), 2);
        QCOMPARE(m->state().owner, QStringLiteral("collectorone"));
        QVERIFY(!m->state().synced.isValid());
        const Instance fresh = m->copies(3).value(0);
        QVERIFY(number(fresh.id) < 0);
        QCOMPARE(fresh.folder, FolderId{2});
        QCOMPARE(m->instance(101).rating, 4);
        // New temporary ids are new, and undo still works.
        QVERIFY(m->apply({add(4)}));
        QVERIFY(number(told(m->collection->instances(1)).value().first().id) < number(fresh.id));
        QVERIFY(m->undo(m->journal().last().id));
        QCOMPARE(m->instance(101).rating, 0);
        QCOMPARE(m->sendAll(), 2);
    }

    void lostCopiesComeFromDiscogsWithTheEditsUponThem()
    {
        damage({"instance", "instance_added", "entity"});
        QCOMPARE(m->library->rescuedEdits(), 3);
        QVERIFY(told(m->collection->instances()).value().isEmpty());
        QCOMPARE(told(m->collection->storeItems({item(101, 1), item(102, 1, 2)}, 1)).value_or(-1), 2);
        QCOMPARE(m->instance(101).rating, 4);
        QCOMPARE(m->instance(101).fields, (QList<FieldValue>{{notesField, QStringLiteral("mine")}}));
        QVERIFY(m->instance(101).waiting);
    }

    void someOfManyAreRescued()
    {
        QList<Edit> many;
        for (int i = 0; i < 400; ++i)
            many += put(1000 + i, QString(60, QLatin1Char('x')));
        QVERIFY(m->apply(many));
        QCOMPARE(m->outbox().size(), 403);
        const QString file = m->file();
        close();
        qint64 middle = 0;
        {
            auto db = std::move(Database::open(file, Database::Access::ReadWrite).value());
            db->execute("PRAGMA wal_checkpoint(TRUNCATE)");
            Query query(
                *db,
                "SELECT pageno FROM dbstat WHERE name = 'outbox' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 3");
            if (!query.next())
                QSKIP("this SQLite does not tell where a table stands");
            middle = query.number(0);
        }
        overwrite(file, {middle});
        m->open();
        QVERIFY(m->library->rescuedEdits() > 300);
        QVERIFY(m->library->rescuedEdits() < 403);
        QCOMPARE(m->waiting().first(), QStringLiteral("folder:1,instance:101,rate,rating:4,release:1"));
        QVERIFY(m->waiting().last().contains(QLatin1String("1399")));
    }

    void nothingReadableIsNothingRescued()
    {
        const QString file = m->file();
        close();
        QVERIFY(writeFile(file, QByteArray(9000, 'x')));
        m->open();
        QVERIFY(!m->library->setAside().isEmpty());
        QCOMPARE(m->library->rescuedEdits(), 0);
        QVERIFY(m->outbox().isEmpty());
        QVERIFY(m->apply({put(1, {})}));
    }

    void soundFileTellsNothing()
    {
        m->open();
        QVERIFY(m->library->setAside().isEmpty());
        QCOMPARE(m->library->rescuedEdits(), 0);
        QCOMPARE(m->outbox().size(), 3);
    }

private:
    void close()
    {
        m->collection.reset();
        m->library.reset();
    }
    void damage(const QList<const char *> &tables)
    {
        const QString file = m->file();
        close();
        QList<qint64> pages;
        for (const char *table : tables)
            pages += pagesOf(file, table);
        QCOMPARE(pages.size(), tables.size());
        overwrite(file, pages);
        m->open();
    }

    std::unique_ptr<HeldShelf> m;
};

QTEST_GUILESS_MAIN(TestCollectionDamage)
#include "tst_collection_damage.moc"
