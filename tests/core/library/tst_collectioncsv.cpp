// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collectioncsv.h"
#include "core/library/csvcells.h"
#include "tests/core/library/shelfmade.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;
using Kind = CsvProblem::Kind;

namespace {

const QByteArray columns = "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,"
                           "Collection Media Condition,Collection Sleeve Condition,Collection Notes";

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString samples()
{
    return qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded/csv-export/");
}

} // namespace

class TestCollectionCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheHeader()
    {
        QCOMPARE(csvHeader({}), columns + "\r\n");
        QCOMPARE(csvHeader(someFields().mid(0, 3)), columns + "\r\n");
        QCOMPARE(csvHeader(someFields()), columns + ",\"Collection Shelf, row\",Collection Notes\r\n");
    }

    void writesACopy()
    {
        Instance copy;
        copy.folder = FolderId{5};
        copy.rating = 4;
        copy.added = QDateTime(QDate(2020, 9, 15), QTime(17, 31, 59), Qt::UTC).toMSecsSinceEpoch();
        copy.record.id = ReleaseId{14946788};
        copy.record.catno = QStringLiteral("PIASLL141LPC");
        copy.record.artist = QStringLiteral("Baxter Dury");
        copy.record.title = QStringLiteral("The \"Night\" Chancers");
        copy.record.label = QStringLiteral("[PIAS] Le Label");
        copy.record.format = QStringLiteral("LP, Album, Limited Edition, Stereo, Crystal");
        copy.record.year = 2020;
        copy.fields = {{mediaConditionField, QStringLiteral("Mint (M)")},
                       {notesField, QStringLiteral("a\nb")},
                       {FieldId{7}, QStringLiteral("top")}};
        const auto names = namesOf(someFolders());
        QCOMPARE(csvLine(copy, names, someFields()),
                 QByteArray("PIASLL141LPC,Baxter Dury,\"The \"\"Night\"\" Chancers\",[PIAS] Le Label,"
                            "\"LP, Album, Ltd, Cry\",4,2020,14946788,\"7\"\" Box, blue\",2020-09-15 17:31:59,Mint (M),,"
                            "\"a\nb\",top,\r\n"));
        copy.record.labels = {QStringLiteral("[PIAS] Le Label"), QStringLiteral("[pias]")};
        QVERIFY(csvLine(copy, names, {}).contains(",\"[PIAS] Le Label, [pias]\","));
    }

    void writesWhatIsNotKnown()
    {
        Instance copy;
        copy.record.id = ReleaseId{1};
        QCOMPARE(csvLine(copy, {}, {}), QByteArray(",,,,,,0,1,,,,,\r\n"));
    }

    void abbreviates_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *format, const char *expected) {
            QTest::newRow(format) << QString::fromUtf8(format) << QString::fromUtf8(expected);
        };
        row("2xLP, Album, Reissue, Clear", "2xLP, Album, RE, Cle");
        row("12\", 33 ⅓ RPM, Limited Edition", "12\", Ltd");
        row("LP, Compilation, Reissue, Remastered, Stereo, Gatefold", "LP, Comp, RE, RM, Gat");
        row("LP, 180 Gram", "LP, 180");
        row("LP, 180g", "LP, 180");
        row("LP, Yellow + LP, Single Sided, Etched", "LP, Yel + LP, S/Sided, Etch");
        row("12\", White Label, Promo", "12\", W/Lbl, Promo");
        row("LP, Something Unheard Of", "LP, Something Unheard Of");
        row("CD", "CD");
        row("", "");
    }

    void abbreviates()
    {
        QFETCH(QString, format);
        QTEST(abbreviatedFormat(format), "expected");
    }

    void readsWhatItWrote()
    {
        const QList<Instance> shelf = someShelf(500);
        const auto table = readCsv(csvOf(shelf));
        QVERIFY(table);
        QCOMPARE(table->rows.size(), shelf.size());
        QCOMPARE(table->fieldColumns,
                 QStringList({QStringLiteral("Media Condition"), QStringLiteral("Sleeve Condition"),
                              QStringLiteral("Notes"), QStringLiteral("Shelf, row"), QStringLiteral("Notes")}));
        const CsvRow &first = table->rows[0];
        QCOMPARE(first.line, 2);
        QCOMPARE(first.artist, shelf[0].record.artist);
        QCOMPARE(first.release, QStringLiteral("1000"));
        QCOMPARE(first.rating, QStringLiteral("4"));
        QCOMPARE(first.folder, QStringLiteral("7\" Box, blue"));
        QCOMPARE(first.fields.size(), 4);
        QVERIFY((first.fields[1] == CsvField{2, QStringLiteral("line one\nline \"two\", 0")}));
        QVERIFY((first.fields[3] == CsvField{4, QStringLiteral("the other notes")}));
        QCOMPARE(table->rows[1].line, 4); // the first has a line break
        for (int n = 0; n < shelf.size(); ++n) {
            QCOMPARE(csvDate(table->rows[n].added), shelf[n].added);
            QCOMPARE(table->rows[n].release.toLongLong(), number(shelf[n].record.id));
        }
    }

    // As a spreadsheet leaves it.
    void readsOtherForms_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QByteArray lf = "Artist,release_id,Rating,Collection Notes\nJ\xc3\xb6rg,12,5,\"a;b\tc\nd\"\n";
        QTest::newRow("LF") << lf;
        QTest::newRow("no end") << lf.chopped(1);
        QTest::newRow("CR LF") << QByteArray(lf).replace("\n", "\r\n");
        QTest::newRow("CR") << QByteArray(lf).replace("\n", "\r");
        QTest::newRow("mark") << "\xef\xbb\xbf" + lf;
        QTest::newRow("blank lines") << QByteArray(lf).replace("\nJ", "\n\n,,,\n  \nJ") + "\n\n";
        QTest::newRow("semicolons") << QByteArray(lf).replace(',', ';');
        QTest::newRow("tabs") << QByteArray(lf).replace(',', '\t');
        QTest::newRow("named") << "sep=;\r\n" + QByteArray(lf).replace(',', ';');
        QTest::newRow("other order") << QByteArray(
            "RELEASE_ID,Collection notes,artist,Nothing,rating\n12,\"a;b\tc\nd\",J\xc3\xb6rg,x,5\n");
        QTest::newRow("spaces") << QByteArray(
            " Artist , release_id , Rating , Collection Notes \n J\xc3\xb6rg , 12 , 5 ,\"a;b\tc\nd\"\n");
        QTest::newRow("Latin-1") << QString::fromUtf8(lf).toLatin1();
        const QString text = QString::fromUtf8(lf);
        QByteArray little("\xff\xfe"), big("\xfe\xff");
        for (const QChar c : text) {
            little.append(static_cast<char>(c.cell())).append(static_cast<char>(c.row()));
            big.append(static_cast<char>(c.row())).append(static_cast<char>(c.cell()));
        }
        QTest::newRow("UTF-16 LE") << little;
        QTest::newRow("UTF-16 BE") << big;
    }

    void readsOtherForms()
    {
        QFETCH(QByteArray, file);
        const auto table = readCsv(file);
        QVERIFY(table);
        QCOMPARE(table->rows.size(), 1);
        const CsvRow &row = table->rows[0];
        QCOMPARE(row.artist, QString::fromUtf8("Jörg"));
        QCOMPARE(row.release, QStringLiteral("12"));
        QCOMPARE(row.rating, QStringLiteral("5"));
        QCOMPARE(row.fields.size(), 1);
        QCOMPARE(row.fields[0].value, QStringLiteral("a;b\tc\nd"));
        QCOMPARE(table->fieldColumns.size(), 1);
        QVERIFY(row.folder.isEmpty() && row.added.isEmpty() && row.title.isEmpty());
    }

    void readsShortRowsAndLooseQuotes()
    {
        const auto table = readCsv("release_id,Title,Collection Notes\n1\n2,12\" mix,\n3,x,y,,\n");
        QVERIFY(table);
        QCOMPARE(table->rows.size(), 3);
        QVERIFY(table->rows[0].title.isEmpty());
        QCOMPARE(table->rows[1].title, QStringLiteral("12\" mix"));
        QCOMPARE(table->rows[2].fields[0].value, QStringLiteral("y"));
    }

    void saysWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const QByteArray &file, Kind kind, int line) {
            QTest::newRow(name) << file << static_cast<int>(kind) << line;
        };
        row("empty", "", Kind::Empty, 0);
        row("blank", "\r\n \r\n", Kind::Empty, 0);
        row("picture", QByteArray("a\nb\0c", 5), Kind::NotText, 2);
        row("other table", "name,age\nx,1\n", Kind::NoReleaseColumn, 1);
        row("open quote", "release_id,Title\n1,a\n2,\"b\n3,c\n", Kind::OpenQuote, 3);
        row("open quote in the header", "release_id,\"Title\n1,a\n", Kind::OpenQuote, 1);
        row("after a quote", "release_id,Title\n1,\"a\"b\n", Kind::TextAfterQuote, 2);
        row("too many", "release_id,Title\n1,a\n\n2,b,c\n", Kind::TooManyCells, 4);
    }

    void saysWhatIsBroken()
    {
        QFETCH(QByteArray, file);
        QFETCH(int, line);
        const auto table = readCsv(file);
        QVERIFY(!table);
        QTEST(static_cast<int>(table.error().kind), "kind");
        QCOMPARE(table.error().line, line);
        QVERIFY((table.error() == CsvProblem{table.error().kind, line}));
    }

    void readsDates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
        };
        row("2023-04-23 04:36:11", "2023-04-23T04:36:11Z");
        row("2023-04-23T04:36:11", "2023-04-23T04:36:11Z");
        row("2023-04-23 04:36", "2023-04-23T04:36:00Z");
        row("2023-04-23", "2023-04-23T00:00:00Z");
        row("23/04/2023 04:36", "2023-04-23T04:36:00Z");
        row("23.04.2023 04:36:11", "2023-04-23T04:36:11Z");
        row("23.04.2023", "2023-04-23T00:00:00Z");
        row("4/23/2023 4:36 PM", "2023-04-23T16:36:00Z");
        row("4/23/2023", "2023-04-23T00:00:00Z");
        row("2023-13-23 04:36:11", "");
        row("yesterday", "");
        row("", "");
    }

    void readsDates()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const qint64 date = csvDate(text);
        QCOMPARE(date == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(date, Qt::UTC).toString(Qt::ISODate), expected);
    }

    void readsRecorded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rows");
        QTest::newRow("large") << QStringLiteral("collection-2518-rows.csv") << 2518;
        QTest::newRow("middle") << QStringLiteral("collection-316-rows-matching-releases.csv") << 316;
        QTest::newRow("re-saved") << QStringLiteral("collection-resaved-in-spreadsheet.csv") << 8;
    }

    void readsRecorded()
    {
        QFETCH(QString, name);
        const QByteArray file = contents(samples() + name);
        if (file.isEmpty())
            QSKIP("recorded exports are NOT read: the folder that RUNOUT_SAMPLES names is missing");
        const auto table = readCsv(file);
        QVERIFY(table);
        QTEST(static_cast<int>(table->rows.size()), "rows");
        QCOMPARE(table->fieldColumns.size(), 3);
        for (const CsvRow &row : table->rows) {
            QVERIFY2(row.release.toLongLong() > 0, qPrintable(row.release));
            QVERIFY2(csvDate(row.added) > 0, qPrintable(row.added));
            QVERIFY(!row.title.isEmpty() && row.folder == u"Uncategorized");
        }
        QCOMPARE(file.left(columns.size()), columns);
    }

    void readsAnyBytes()
    {
        QRandomGenerator random(1959);
        const QByteArray whole = csvOf(someShelf(20));
        int read = 0;
        for (int i = 0; i < 2000; ++i) {
            QByteArray changed = whole.left(random.bounded(static_cast<int>(whole.size())));
            for (int times = random.bounded(6); times > 0 && !changed.isEmpty(); --times)
                changed[random.bounded(static_cast<int>(changed.size()))] = "\",;\t\r\n\0\xff"[random.bounded(8)];
            const auto table = readCsv(changed);
            read += table ? 1 : 0;
            QVERIFY(!table || table->rows.size() <= 40);
        }
        qInfo("%d of 2000 damaged files were still read", read);
        QVERIFY(read > 100);
    }

    void readsManyRows()
    {
        const QByteArray file = csvOf(someShelf(100000));
        QElapsedTimer clock;
        clock.start();
        const auto table = readCsv(file);
        qInfo("100,000 rows, %lld bytes: %lld ms", static_cast<long long>(file.size()),
              static_cast<long long>(clock.elapsed()));
        QVERIFY(table);
        QCOMPARE(table->rows.size(), 100000);
    }
};

QTEST_GUILESS_MAIN(TestCollectionCsv)
#include "tst_collectioncsv.moc"
