// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/importplan.h"
#include "tests/core/library/shelfmade.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

const QByteArray header = "Artist,Title,release_id,Rating,CollectionFolder,Date Added,Collection Media Condition,"
                          "Collection Notes,Collection Shelf\n";

QByteArray contents(const QString &name)
{
    QFile file(qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded/csv-export/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ImportPlan planOf(const QByteArray &rows, const QList<Instance> &held)
{
    return importPlan(readCsv(header + rows).value(), held, someFolders(), someFields());
}

Instance copyOf(int id, int release, int folder = 1)
{
    Instance copy;
    copy.id = InstanceId{id};
    copy.record.id = ReleaseId{release};
    copy.folder = FolderId{folder};
    return copy;
}

// What the edits ask for, in one line each.
QStringList drawn(const QList<Edit> &edits)
{
    QStringList lines;
    for (const Edit &edit : edits) {
        const QString copy =
            QStringLiteral("%1/%2/%3")
                .arg(number(edit.folder) < 0 ? QStringLiteral("new") : QString::number(number(edit.folder)))
                .arg(number(edit.release))
                .arg(number(edit.instance) < 0 ? QStringLiteral("new") : QString::number(number(edit.instance)));
        switch (edit.kind) {
        case Edit::Kind::AddInstance:
            lines += QStringLiteral("add ") + copy;
            break;
        case Edit::Kind::MoveInstance:
            lines += QStringLiteral("move %1 from %2").arg(copy).arg(number(edit.from));
            break;
        case Edit::Kind::Rate:
            lines += QStringLiteral("rate %1 %2").arg(copy).arg(edit.rating);
            break;
        case Edit::Kind::SetField:
            lines += QStringLiteral("field %1 %2=%3").arg(copy).arg(number(edit.field)).arg(edit.text);
            break;
        default:
            lines += QStringLiteral("something else");
        }
    }
    return lines;
}

// A collection that has just what a file says.
QList<Instance> collectionOf(const CsvTable &table)
{
    QList<Instance> shelf;
    for (const CsvRow &row : table.rows) {
        Instance copy = copyOf(static_cast<int>(shelf.size()) + 1, row.release.toInt());
        copy.rating = row.rating.toInt();
        copy.added = csvDate(row.added);
        for (const CsvField &field : row.fields)
            copy.fields.append({FieldId{field.column + 1}, field.value});
        shelf.append(copy);
    }
    return shelf;
}

QList<CollectionField> usualFields()
{
    QStringList grades;
    for (const char *grade :
         {"Mint (M)", "Near Mint (NM or M-)", "Very Good Plus (VG+)", "Very Good (VG)", "Good Plus (G+)", "Good (G)",
          "Fair (F)", "Poor (P)", "Generic", "Not Graded", "No Cover"})
        grades.append(QString::fromLatin1(grade));
    auto fields = someFields().mid(0, 3);
    fields[0].options = fields[1].options = grades;
    return fields;
}

} // namespace

class TestImportPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsACopy()
    {
        const ImportPlan plan = planOf("A,B,12,3,Jazz,,mint (m),\"n\r\nm\",top\nA,C,13,,,,,,\n", {});
        QCOMPARE(plan.rows.size(), 2);
        const PlannedRow &row = plan.rows[0];
        QVERIFY(row.outcome == RowOutcome::Added && row.reason == RowReason::None);
        QCOMPARE(row.line, 2);
        QCOMPARE(row.subject, QStringLiteral("A - B"));
        QCOMPARE(drawn(row.edits),
                 QStringList({QStringLiteral("add 6/12/new"), QStringLiteral("rate 6/12/new 3"),
                              QStringLiteral("field 6/12/new 1=Mint (M)"), QStringLiteral("field 6/12/new 3=n\nm")}));
        QVERIFY(row.edits[0].instance == row.edits[3].instance);
        QVERIFY(row.edits[0].instance != plan.rows[1].edits[0].instance);
        QCOMPARE(row.changes.size(), 4);
        QVERIFY((row.changes[2] ==
                 RowChange{RowChange::What::Field, QStringLiteral("Media"), {}, QStringLiteral("Mint (M)")}));
        QCOMPARE(drawn(plan.rows[1].edits), QStringList({QStringLiteral("add 1/13/new")}));
        QCOMPARE(plan.rows[1].changes[0].to, QStringLiteral("Uncategorized"));
        QCOMPARE(plan.count(RowOutcome::Added), 2);
        QCOMPARE(plan.unknownColumns, QStringList({QStringLiteral("Shelf")}));
        QVERIFY(plan.folders.isEmpty());
    }

    void changesACopy()
    {
        Instance copy = copyOf(77, 12, 6);
        copy.rating = 2;
        copy.fields = {{mediaConditionField, QStringLiteral("Mint (M)")}, {notesField, QStringLiteral("old")}};
        const ImportPlan plan = planOf("A,B,12,3,uncategorized,,Very Good (VG),new,\n", {copy});
        const PlannedRow &row = plan.rows[0];
        QVERIFY(row.outcome == RowOutcome::Changed);
        QCOMPARE(drawn(row.edits),
                 QStringList({QStringLiteral("rate 6/12/77 3"), QStringLiteral("field 6/12/77 1=Very Good (VG)"),
                              QStringLiteral("field 6/12/77 3=new"), QStringLiteral("move 1/12/77 from 6")}));
        QVERIFY((row.changes[0] == RowChange{RowChange::What::Rating, {}, QStringLiteral("2"), QStringLiteral("3")}));
        QVERIFY((row.changes[3] ==
                 RowChange{RowChange::What::Folder, {}, QStringLiteral("Jazz"), QStringLiteral("uncategorized")}));
    }

    void emptyCellsSayNothing()
    {
        Instance copy = copyOf(77, 12, 6);
        copy.rating = 2;
        copy.fields = {{mediaConditionField, QStringLiteral("Mint (M)")}};
        copy.record.artist = QStringLiteral("Held");
        copy.record.title = QStringLiteral("Too");
        const ImportPlan plan = planOf(",,12,,,,,,\n,,12,0,,,,,\n", {copy, copyOf(78, 12)});
        QVERIFY(plan.rows[0].outcome == RowOutcome::Unchanged && plan.rows[0].edits.isEmpty());
        QVERIFY(plan.rows[1].outcome == RowOutcome::Unchanged);
        QVERIFY(plan.rows[0].subject == u"Held - Too" || plan.rows[1].subject == u"Held - Too");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *text, RowReason reason, const char *detail) {
            QTest::newRow(text) << QByteArray(text) << static_cast<int>(reason) << QString::fromLatin1(detail);
        };
        row("A,B,,3,,,,,\n", RowReason::NoRelease, "");
        row("A,B,twelve,3,,,,,\n", RowReason::NotANumber, "twelve");
        row("A,B,-1,3,,,,,\n", RowReason::NotANumber, "-1");
        row("A,B,1.5E+07,3,,,,,\n", RowReason::NotANumber, "1.5E+07");
        row("A,B,12,6,,,,,\n", RowReason::RatingOutOfRange, "6");
        row("A,B,12,-1,,,,,\n", RowReason::RatingOutOfRange, "-1");
        row("A,B,12,four,,,,,\n", RowReason::RatingOutOfRange, "four");
        row("A,B,12,,,,Splendid,,\n", RowReason::NotAnOption, "Splendid");
        row("A,B,12,,All,,,,\n", RowReason::FolderNotAllowed, "All");
        row("A,B,x,9,All,,Splendid,,\n", RowReason::NotANumber, "x");
    }

    void refuses()
    {
        QFETCH(QByteArray, row);
        const ImportPlan plan = planOf(row, {copyOf(77, 12)});
        QVERIFY(plan.rows[0].outcome == RowOutcome::Refused);
        QVERIFY(plan.rows[0].edits.isEmpty());
        QTEST(static_cast<int>(plan.rows[0].reason), "reason");
        QTEST(plan.rows[0].detail, "detail");
        QCOMPARE(plan.count(RowOutcome::Refused), 1);
    }

    void createsAFolderOnce()
    {
        const ImportPlan plan = planOf("A,B,12,,Soul,,,,\nA,B,13,,soul ,,,,\nA,B,14,,Funk,,,,\n", {copyOf(77, 13)});
        QCOMPARE(plan.folders.size(), 2);
        QCOMPARE(plan.folders[0].text, QStringLiteral("Soul"));
        QVERIFY(plan.folders[0].kind == Edit::Kind::CreateFolder && number(plan.folders[0].folder) < 0);
        QVERIFY(plan.rows[0].newFolder && plan.rows[1].newFolder);
        QVERIFY(plan.rows[1].outcome == RowOutcome::Changed);
        QCOMPARE(drawn(plan.rows[1].edits), QStringList({QStringLiteral("move new/13/77 from 1")}));
        QVERIFY(plan.rows[0].edits[0].folder == plan.rows[1].edits[0].folder);

        QList<Folder> there = someFolders();
        there.append({FolderId{900}, QStringLiteral("Soul"), 0});
        const auto edits = withFolders(plan.rows[1].edits, plan.folders, there);
        QCOMPARE(drawn(edits), QStringList({QStringLiteral("move 900/13/77 from 1")}));
        QCOMPARE(withFolders(plan.rows[2].edits, plan.folders, there), plan.rows[2].edits); // not made yet
    }

    void ratesAReleaseOnce()
    {
        const ImportPlan plan = planOf("A,B,12,4,,,,,\nA,B,12,4,,,,,\nA,B,12,5,,,,,\nA,B,12,,,,,,\n", {});
        QCOMPARE(drawn(plan.rows[0].edits).last(), QStringLiteral("rate 1/12/new 4"));
        QCOMPARE(plan.rows[1].edits.size(), 1);
        QVERIFY(plan.rows[2].reason == RowReason::RatingsDiffer);
        QVERIFY(plan.rows[3].outcome == RowOutcome::Added);
    }

    // Two copies and three rows: each copy answers to the row that is most like it, and one is new.
    void matchesCopies()
    {
        Instance first = copyOf(1, 12, 5), second = copyOf(2, 12, 6);
        first.added = csvDate(QStringLiteral("2020-01-01 10:00:00"));
        second.added = csvDate(QStringLiteral("2021-01-01 10:00:00"));
        second.fields = {{notesField, QStringLiteral("signed")}};
        const ImportPlan plan = planOf("A,B,12,,Jazz,,,signed,\nA,B,12,,Uncategorized,,,,\n"
                                       "A,B,12,,Uncategorized,01/01/2020 10:00,,,\n",
                                       {first, second});
        QVERIFY(plan.rows[0].outcome == RowOutcome::Unchanged);
        QVERIFY(plan.rows[1].outcome == RowOutcome::Added);
        QCOMPARE(drawn(plan.rows[2].edits), QStringList({QStringLiteral("move 1/12/1 from 5")}));
    }

    void leavesCopiesWithoutARow()
    {
        const ImportPlan plan = planOf("A,B,12,,,,,,\n", {copyOf(1, 12), copyOf(2, 12), copyOf(3, 13)});
        QCOMPARE(plan.rows.size(), 1);
        QVERIFY(plan.rows[0].outcome == RowOutcome::Unchanged);
    }

    void takesRenamedFieldsAndTwins()
    {
        const auto table = readCsv(QByteArray("release_id,Collection Notes,Collection Media,Collection notes\n"
                                              "12,mine,Mint (M),other\n"))
                               .value();
        const ImportPlan plan = importPlan(table, {}, someFolders(), someFields());
        QCOMPARE(drawn(plan.rows[0].edits),
                 QStringList({QStringLiteral("add 1/12/new"), QStringLiteral("field 1/12/new 3=mine"),
                              QStringLiteral("field 1/12/new 1=Mint (M)"), QStringLiteral("field 1/12/new 8=other")}));
        QVERIFY(plan.unknownColumns.isEmpty());
    }

    void roundTripPlansNothing()
    {
        const QList<Instance> shelf = someShelf(3000);
        const ImportPlan plan = importPlan(readCsv(csvOf(shelf)).value(), shelf, someFolders(), someFields());
        QCOMPARE(plan.count(RowOutcome::Unchanged), 3000);
        QVERIFY(plan.folders.isEmpty() && plan.unknownColumns.isEmpty());
    }

    // Also when the rows have been sorted otherwise, and times lost their seconds.
    void roundTripInAnotherOrder()
    {
        const QList<Instance> shelf = someShelf(3000);
        CsvTable table = readCsv(csvOf(shelf)).value();
        std::reverse(table.rows.begin(), table.rows.end());
        for (CsvRow &row : table.rows)
            row.added.chop(3);
        QCOMPARE(importPlan(table, shelf, someFolders(), someFields()).count(RowOutcome::Unchanged), 3000);
    }

    void roundTripOfRecorded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("large") << QStringLiteral("collection-2518-rows.csv");
        QTest::newRow("middle") << QStringLiteral("collection-316-rows-matching-releases.csv");
        QTest::newRow("re-saved") << QStringLiteral("collection-resaved-in-spreadsheet.csv");
    }

    void roundTripOfRecorded()
    {
        QFETCH(QString, name);
        const QByteArray file = contents(name);
        if (file.isEmpty())
            QSKIP("recorded exports are NOT planned: the folder that RUNOUT_SAMPLES names is missing");
        const CsvTable table = readCsv(file).value();
        const auto fields = usualFields();
        const ImportPlan into = importPlan(table, {}, someFolders(), fields);
        QCOMPARE(into.count(RowOutcome::Added), static_cast<int>(table.rows.size()));
        const auto shelf = collectionOf(table);
        QCOMPARE(importPlan(table, shelf, someFolders(), fields).count(RowOutcome::Unchanged),
                 static_cast<int>(table.rows.size()));
        QByteArray written = csvHeader(fields);
        for (const Instance &copy : shelf)
            written += csvLine(copy, namesOf(someFolders()), fields);
        const ImportPlan again = importPlan(readCsv(written).value(), shelf, someFolders(), fields);
        QCOMPARE(again.count(RowOutcome::Unchanged), static_cast<int>(table.rows.size()));
        qInfo("%d rows: as many added to nothing, none changed in a collection made of them",
              static_cast<int>(table.rows.size()));
    }

    void plansManyRows()
    {
        const QList<Instance> shelf = someShelf(100000);
        const CsvTable table = readCsv(csvOf(shelf)).value();
        QElapsedTimer clock;
        clock.start();
        const ImportPlan plan = importPlan(table, shelf.mid(0, 50000), someFolders(), someFields());
        qInfo("100,000 rows against 50,000 copies: %lld ms", static_cast<long long>(clock.elapsed()));
        QCOMPARE(plan.count(RowOutcome::Added) + plan.count(RowOutcome::Unchanged), 100000);
        QVERIFY(plan.count(RowOutcome::Unchanged) >= 49999);
    }

    // Thousands of copies of one release are matched in order, not each with each.
    void plansManyCopiesOfOne()
    {
        QList<Instance> shelf;
        QByteArray rows;
        for (int i = 1; i <= 3000; ++i) {
            shelf.append(copyOf(i, 12));
            rows += "A,B,12,,,,,,\n";
        }
        QCOMPARE(planOf(rows, shelf).count(RowOutcome::Unchanged), 3000);
    }
};

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_importplan.moc"
