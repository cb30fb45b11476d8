// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection.h"
#include "core/library/importplan.h"
#include "core/library/library.h"
#include "tests/support/await.h"

#include <QTemporaryDir>
#include <QTest>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using runout::test::await;

namespace {

struct Kept
{
    QList<Instance> instances;
    QList<Folder> folders;
    QList<CollectionField> fields;
};

CollectionItem item(qint64 instance, qint64 release, FolderId folder, const QList<FieldValue> &fields)
{
    CollectionItem item;
    item.release = ReleaseId{release};
    item.instance = InstanceId{instance};
    item.folder = folder;
    item.dateAdded = QStringLiteral("2020-01-01T12:00:%1-08:00").arg(instance % 60, 2, 10, QLatin1Char('0'));
    item.fields = fields;
    item.basic.id = item.release;
    item.basic.title = QStringLiteral("Title, \"%1\"").arg(release);
    return item;
}

// Two copies of one release and one of another, in a library file of its own.
struct House
{
    void fill() const
    {
        const QStringList grades{QStringLiteral("Mint (M)"), QStringLiteral("Very Good (VG)")};
        QVERIFY(await(collection->setOwner(QStringLiteral("collectorone"))));
        QVERIFY(await(collection->storeFolders({{allFolder, QStringLiteral("All"), 3},
                                                {uncategorizedFolder, QStringLiteral("Uncategorized"), 2},
                                                {FolderId{2}, QStringLiteral("Jazz"), 1}})));
        QVERIFY(await(collection->storeFields(
            {{mediaConditionField, QStringLiteral("Media Condition"), 1, QStringLiteral("dropdown"), true, grades, 0},
             {notesField, QStringLiteral("Notes"), 3, QStringLiteral("textarea"), true, {}, 3}})));
        QVERIFY(await(
            collection->storeItems({item(101, 1, uncategorizedFolder, {{mediaConditionField, grades[0]}}),
                                    item(102, 1, FolderId{2}, {{notesField, QStringLiteral("one\ntwo, \"three\"")}}),
                                    item(201, 2, uncategorizedFolder, {})},
                                   1)));
    }
    [[nodiscard]] Kept kept() const
    {
        return {await(collection->instances()).value(), await(collection->folders()).value(),
                await(collection->fields()).value()};
    }

    QTemporaryDir folder;
    std::unique_ptr<Library> library = Library::open(folder.filePath(QStringLiteral("library.db"))).value();
    std::unique_ptr<Collection> collection = std::make_unique<Collection>(*library);
};

QByteArray csvOf(const Kept &held)
{
    QHash<FolderId, QString> names;
    for (const Folder &folder : held.folders)
        names.insert(folder.id, folder.name);
    QByteArray file = csvHeader(held.fields);
    for (const Instance &copy : held.instances)
        file += csvLine(copy, names, held.fields);
    return file;
}

ImportPlan planOf(const QByteArray &file, const Kept &held)
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
        House house;
        house.fill();
        const Kept held = house.kept();
        const ImportPlan plan = planOf(csvOf(held), held);
        QCOMPARE(plan.count(RowOutcome::Unchanged), static_cast<int>(held.instances.size()));
        QVERIFY(plan.unknownColumns.isEmpty());
    }

    void addsWithAllValues()
    {
        House house;
        house.fill();
        const Kept held = house.kept();
        const QByteArray file = "release_id,Artist,Title,Rating,CollectionFolder,Collection Notes\n"
                                "900001,A,B,4,Soul,first\n900001,A,B,4,Soul,second\n900002,A,C,,Jazz,\n";
        const ImportPlan plan = planOf(file, held);
        QCOMPARE(plan.count(RowOutcome::Added), 3);
        QVERIFY(await(house.collection->apply(plan.folders)));
        const auto folders = house.kept().folders;
        QList<Edit> edits;
        for (const PlannedRow &row : plan.rows)
            edits += withFolders(row.edits, plan.folders, folders);
        const auto entry = await(house.collection->apply(edits));
        QVERIFY2(entry, entry ? "" : qPrintable(entry.error().detail));

        const Kept after = house.kept();
        QCOMPARE(after.instances.size(), held.instances.size() + 3);
        const ImportPlan again = planOf(file, after);
        QCOMPARE(again.count(RowOutcome::Unchanged), 3);
        QVERIFY(again.folders.isEmpty());
        QCOMPARE(planOf(csvOf(after), after).count(RowOutcome::Unchanged), static_cast<int>(after.instances.size()));
    }
};

QTEST_GUILESS_MAIN(TestImportCollection)
#include "tst_importcollection.moc"
