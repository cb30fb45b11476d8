// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dialogs/fakecollection.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/importtext.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::ui;
using test::FakeCollection;

namespace {

QPushButton *button(QWidget &widget, const QString &start)
{
    for (QPushButton *candidate : widget.findChildren<QPushButton *>()) {
        if (candidate->text().startsWith(start))
            return candidate;
    }
    return nullptr;
}

QStringList filterTexts(QWidget &widget)
{
    QStringList texts;
    for (QToolButton *filter : widget.findChildren<QToolButton *>(QStringLiteral("facet")))
        texts.append(filter->text().simplified());
    return texts;
}

// Rows of every kind: the shelf as it is but for a rating, two new copies, one into a new folder, two refused.
QByteArray mixedFile()
{
    auto shelf = test::someShelf(60);
    shelf[10].fields = {{mediaConditionField, QStringLiteral("Very Good (VG)")}};
    return test::csvOf(shelf) + "X 1,New One,First,Lab,LP,5,1999,900001,Soul,2024-01-01 00:00:00,Mint (M),,,,\r\n"
                                "X 2,New Two,Second,Lab,LP,,1999,900002,Jazz,2024-01-01 00:00:00,,,,,\r\n"
                                "X 3,Bad One,Third,Lab,LP,9,1999,900003,Jazz,2024-01-01 00:00:00,,,,,\r\n"
                                "X 4,Bad Two,Fourth,Lab,LP,,1999,,Jazz,2024-01-01 00:00:00,,,,,\r\n";
}

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_collection = std::make_unique<FakeCollection>();
        m_dialog = std::make_unique<ImportDialog>(m_collection->calls());
        m_dialog->show();
    }

    void saysWhatWouldHappen()
    {
        load(mixedFile());
        QAbstractItemModelTester tester(const_cast<ImportModel *>(&m_dialog->model()));
        QCOMPARE(filterTexts(*m_dialog),
                 QStringList({QStringLiteral("All 64"), QStringLiteral("New 2"), QStringLiteral("Changed 1"),
                              QStringLiteral("Unchanged 59"), QStringLiteral("Refused 2")}));
        QCOMPARE(cell(60, ImportModel::Subject), QStringLiteral("New One - First"));
        QCOMPARE(cell(60, ImportModel::Outcome), QStringLiteral("New"));
        QCOMPARE(cell(60, ImportModel::Detail),
                 QStringLiteral("Folder: Soul (is created) · Rating: 5 · Media: Mint (M)"));
        QCOMPARE(cell(10, ImportModel::Detail), QStringLiteral("Media: Mint (M) → Very Good (VG)"));
        QCOMPARE(cell(62, ImportModel::Detail), QStringLiteral("“9” is no rating from 0 to 5"));
        QCOMPARE(cell(63, ImportModel::Detail), QStringLiteral("The row has no release_id"));
        QCOMPARE(cell(0, ImportModel::Line), QStringLiteral("2"));
        QCOMPARE(m_dialog->message(), QStringLiteral("Folders that would be created: Soul."));
        QVERIFY(button(*m_dialog, QStringLiteral("Import 3 changes"))->isEnabled());
        QVERIFY(m_collection->applied.isEmpty()); // nothing before it is told to
    }

    void filters()
    {
        load(mixedFile());
        auto *filter = m_dialog->findChildren<QToolButton *>(QStringLiteral("facet")).at(4);
        QTest::mouseClick(filter, Qt::LeftButton);
        QCOMPARE(m_dialog->model().rowCount(), 2);
        QCOMPARE(cell(0, ImportModel::Subject), QStringLiteral("Bad One - Third"));
        QVERIFY(filter->isChecked());
        m_dialog->setFilter(std::nullopt);
        QCOMPARE(m_dialog->model().rowCount(), 64);
        QVERIFY(!filter->isChecked());
    }

    void imports()
    {
        load(mixedFile());
        QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Import 3")), Qt::LeftButton);
        QTRY_COMPARE(imported.size(), 1);
        QCOMPARE(imported[0][0].toInt(), 3);
        QCOMPARE(m_collection->applied.size(), 2);
        QCOMPARE(m_collection->applied[0].size(), 1);
        QVERIFY(m_collection->applied[0][0].kind == Edit::Kind::CreateFolder);
        const auto &edits = m_collection->applied[1];
        QCOMPARE(edits.size(), 5);
        QVERIFY(edits[0].kind == Edit::Kind::SetField);
        QVERIFY(edits[1].kind == Edit::Kind::AddInstance);
        QVERIFY(edits[1].folder == m_collection->folders.last().id); // as the library calls it
        QVERIFY(edits[2].folder == edits[1].folder && edits[2].instance == edits[1].instance);
        QVERIFY(m_dialog->message().startsWith(u"3 rows are in the library."));
        QVERIFY(!button(*m_dialog, QStringLiteral("Import"))->isEnabled()); // once
        QVERIFY(button(*m_dialog, QStringLiteral("Close"))->isVisible());
    }

    void importsInPieces()
    {
        loadNew(120);
        QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Import 120")), Qt::LeftButton);
        QTRY_COMPARE(imported.size(), 1);
        QCOMPARE(m_collection->applied.size(), 3);
        QSet<qint64> releases;
        for (const auto &edits : std::as_const(m_collection->applied)) {
            for (const Edit &edit : edits)
                releases.insert(number(edit.release));
        }
        QCOMPARE(releases.size(), 120);
    }

    void stops()
    {
        loadNew(120);
        m_collection->late = true;
        QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Import 120")), Qt::LeftButton);
        QTRY_COMPARE(m_collection->waiting.size(), size_t(1));
        answer();
        QTRY_COMPARE(m_collection->waiting.size(), size_t(1));
        auto *progress = m_dialog->findChild<QProgressBar *>();
        QCOMPARE(progress->value(), 50);
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Stop")), Qt::LeftButton);
        QCOMPARE(imported.size(), 0); // the piece under way is waited for
        answer();
        QTRY_COMPARE(imported.size(), 1);
        QCOMPARE(imported[0][0].toInt(), 100);
        QCOMPARE(m_dialog->message(), QStringLiteral("Stopped. 100 rows are in the library, the rest is not."));
        QCOMPARE(m_collection->applied.size(), 2);
    }

    void closesWhileImporting()
    {
        loadNew(120);
        m_collection->late = true;
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Import 120")), Qt::LeftButton);
        QTRY_COMPARE(m_collection->waiting.size(), size_t(1));
        m_dialog->close();
        answer();
        QCoreApplication::processEvents();
        m_dialog.reset();
        QCOMPARE(m_collection->applied.size(), 1);
    }

    void saysHowFarItCame()
    {
        loadNew(120);
        m_collection->failAt = 1;
        QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Import 120")), Qt::LeftButton);
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(m_dialog->message().startsWith(u"50 rows are in the library, then it stopped."));
        QVERIFY(m_dialog->message().contains(u"disk is full"));
    }

    void folderThatCannotBeCreated()
    {
        load(mixedFile());
        m_collection->failAt = 0;
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Import 3")), Qt::LeftButton);
        QTRY_VERIFY(m_dialog->message().startsWith(u"Nothing was imported."));
        QVERIFY(m_collection->applied.isEmpty());
    }

    void nothingToDo()
    {
        load(test::csvOf(m_collection->instances));
        QCOMPARE(m_dialog->message(), QStringLiteral("There is nothing to import."));
        QVERIFY(!button(*m_dialog, QStringLiteral("Import"))->isEnabled());
        load("release_id,Collection Shelf\n1000,top\n");
        QVERIFY(m_dialog->message().startsWith(u"Your collection has no field for these columns"));
    }

    void saysWhatIsWrongWithTheFile()
    {
        load("name,age\nx,1\n");
        QVERIFY(m_dialog->message().contains(u"no column “release_id”"));
        QVERIFY(!button(*m_dialog, QStringLiteral("Import"))->isEnabled());
        QVERIFY(!m_dialog->findChild<QTableView *>()->isVisible());
        load("release_id,Title\n1,\"x\n");
        QVERIFY(m_dialog->message().startsWith(u"Line 2: a quotation mark"));
        loadPath(m_folder.filePath(QStringLiteral("missing.csv")));
        QVERIFY(m_dialog->message().startsWith(u"The file could not be read"));
        m_collection->readError = Error{ErrorCode::Storage, {}, 0, 0};
        load("release_id\n1\n");
        QVERIFY(m_dialog->message().startsWith(u"What is kept on this computer"));
        QFile large(m_folder.filePath(QStringLiteral("large.csv")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(65 << 20));
        large.close();
        m_collection->readError.reset();
        loadPath(large.fileName());
        QVERIFY(m_dialog->message().startsWith(u"The file is larger"));
    }

    void everyProblemHasItsSentence()
    {
        QSet<QString> sentences;
        for (const auto kind :
             {CsvProblem::Kind::Empty, CsvProblem::Kind::NotText, CsvProblem::Kind::NoReleaseColumn,
              CsvProblem::Kind::OpenQuote, CsvProblem::Kind::TextAfterQuote, CsvProblem::Kind::TooManyCells})
            sentences.insert(problemText({kind, 7}));
        QCOMPARE(sentences.size(), 6);
        QVERIFY(!sentences.contains(QString()));
        sentences.clear();
        for (const auto reason : {RowReason::NoRelease, RowReason::NotANumber, RowReason::RatingOutOfRange,
                                  RowReason::RatingsDiffer, RowReason::NotAnOption, RowReason::FolderNotAllowed}) {
            PlannedRow row;
            row.outcome = RowOutcome::Refused;
            row.reason = reason;
            sentences.insert(detailText(row));
        }
        QCOMPARE(sentences.size(), 6);
        QVERIFY(!sentences.contains(QString()));
    }

    // To be looked at: RUNOUT_SHOTS names a folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("RUNOUT_SHOTS");
        if (folder.isEmpty())
            QSKIP("no pictures were asked for");
        for (const char *scheme : {"light", "dark"}) {
            Theme theme(*qApp, QLatin1String(scheme));
            init();
            load(mixedFile());
            m_dialog->findChild<QTableView *>()->scrollToBottom();
            m_dialog->grab().save(folder + QStringLiteral("/import-%1.png").arg(QLatin1String(scheme)));
            load("release_id,Title\n1,\"x\n");
            m_dialog->grab().save(folder + QStringLiteral("/import-broken-%1.png").arg(QLatin1String(scheme)));
            loadNew(120);
            m_collection->late = true;
            QTest::mouseClick(button(*m_dialog, QStringLiteral("Import 120")), Qt::LeftButton);
            QTRY_COMPARE(m_collection->waiting.size(), size_t(1));
            answer();
            QTRY_COMPARE(m_collection->waiting.size(), size_t(1));
            m_dialog->grab().save(folder + QStringLiteral("/import-running-%1.png").arg(QLatin1String(scheme)));
            m_dialog.reset();
        }
    }

private:
    void answer()
    {
        auto waiting = std::exchange(m_collection->waiting, {});
        for (const auto &one : waiting)
            one();
    }
    void loadPath(const QString &path)
    {
        QSignalSpy loaded(m_dialog.get(), &ImportDialog::loaded);
        m_dialog->load(path);
        QTRY_COMPARE(loaded.size(), 1);
    }
    void load(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QStringLiteral("collection.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        loadPath(file.fileName());
    }
    void loadNew(int count)
    {
        QByteArray file = "Artist,Title,release_id\r\n";
        for (int i = 0; i < count; ++i)
            file += "A,T," + QByteArray::number(500000 + i) + "\r\n";
        load(file);
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_dialog->model().index(row, column).data().toString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeCollection> m_collection;
    std::unique_ptr<ImportDialog> m_dialog;
};

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
