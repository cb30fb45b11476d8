// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/importplan.h"
#include "tests/core/library/shelf.h"

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

struct Held
{
    QList<Instance> instances;
    QList<Folder> folders;
    QList<CollectionField> fields;
};

Held heldBy(Shelf &shelf)
{
    return {await(shelf.collection->instances()).value(), await(shelf.collection->folders()).value(),
            await(shelf.collection->fields()).value()};
}

QByteArray csvOf(const Held &held)
{
    QHash<FolderId, QString> names;
    for (const Folder &folder : held.folders)
        names.insert(folder.id, folder.name);
    QByteArray file = csvHeader(held.fields);
    for (const Instance &copy : held.instances)
        file += csvLine(copy, names, held.fields);
    return file;
}

ImportPlan planOf(const QByteArray &file, const Held &held)
{
    return importPlan(readCsv(file).value(), held.instances, held.folders, held.fields);
}

} // namespace

// A file into a collection that is kept in a library, and out again.
class TestImportCollection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip()
    {
        Shelf shelf;
        shelf.fill();
        const Held held = heldBy(shelf);
        const ImportPlan plan = planOf(csvOf(held), held);
        QCOMPARE(plan.count(RowOutcome::Unchanged), static_cast<int>(held.instances.size()));
        QVERIFY(plan.unknownColumns.isEmpty());
    }

    void addsWithAllValues()
    {
        Shelf shelf;
        shelf.fill();
        const Held held = heldBy(shelf);
        const QByteArray file = "release_id,Artist,Title,Rating,CollectionFolder,Collection Notes\n"
                                "900001,A,B,4,Soul,first\n900001,A,B,4,Soul,second\n900002,A,C,,Jazz,\n";
        const ImportPlan plan = planOf(file, held);
        QCOMPARE(plan.count(RowOutcome::Added), 3);
        QVERIFY(shelf.apply(plan.folders));
        const auto folders = heldBy(shelf).folders;
        QList<Edit> edits;
        for (const PlannedRow &row : plan.rows)
            edits += withFolders(row.edits, plan.folders, folders);
        const auto entry = shelf.apply(edits);
        QVERIFY2(entry, entry ? "" : qPrintable(entry.error().detail));

        const Held after = heldBy(shelf);
        QCOMPARE(after.instances.size(), held.instances.size() + 3);
        const ImportPlan again = planOf(file, after);
        QCOMPARE(again.count(RowOutcome::Unchanged), 3);
        QVERIFY(again.folders.isEmpty());
        QCOMPARE(planOf(csvOf(after), after).count(RowOutcome::Unchanged), static_cast<int>(after.instances.size()));
    }
};

QTEST_GUILESS_MAIN(TestImportCollection)
#include "tst_importcollection.moc"
