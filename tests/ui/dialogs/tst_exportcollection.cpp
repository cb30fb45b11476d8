// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/importplan.h"
#include "tests/ui/dialogs/fakecollection.h"
#include "ui/dialogs/exportcollection.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::ui;
using test::FakeCollection;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestExportCollection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAll()
    {
        FakeCollection collection;
        const QString path = m_folder.filePath(QStringLiteral("all.csv"));
        const auto result = write(collection, std::nullopt, path);
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(*result, 60);
        QCOMPARE(contents(path), test::csvOf(collection.instances));
        QCOMPARE(exportText(result, path), QStringLiteral("60 copies are in “all.csv”."));
        const auto plan =
            importPlan(readCsv(contents(path)).value(), collection.instances, test::someFolders(), test::someFields());
        QCOMPARE(plan.count(RowOutcome::Unchanged), 60);
    }

    void writesTheGivenOnes()
    {
        FakeCollection collection;
        const QString path = m_folder.filePath(QStringLiteral("some.csv"));
        const QList<InstanceId> only{collection.instances[7].id, InstanceId{1}, collection.instances[2].id};
        QCOMPARE(*write(collection, only, path), 2);
        QCOMPARE(contents(path), test::csvOf({collection.instances[7], collection.instances[2]}));
        QCOMPARE(*write(collection, QList<InstanceId>(), path), 0);
        QCOMPARE(contents(path), csvHeader(test::someFields()));
    }

    void writesMany()
    {
        FakeCollection collection;
        collection.instances = test::someShelf(20000);
        const QString path = m_folder.filePath(QStringLiteral("many.csv"));
        QCOMPARE(*write(collection, std::nullopt, path), 20000);
        QCOMPARE(readCsv(contents(path))->rows.size(), 20000);
    }

    void fullDisk()
    {
        QFile full(QStringLiteral("/dev/full"));
        if (!full.open(QIODevice::WriteOnly))
            QSKIP("a full disk is NOT tested: there is no /dev/full");
        FakeCollection collection;
        collection.instances = test::someShelf(5000);
        const auto result = writeCollection(full, {collection.instances, collection.folders, test::someFields()});
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::File);
        QVERIFY2(exportText(result, QStringLiteral("/home/a/x.csv")).contains(u"the disk is full"),
                 qPrintable(result.error().detail));
        const auto small = writeCollection(full, {{}, {}, {}});
        QVERIFY(!small); // shows when what was held back is written
    }

    void whatWasThereStays()
    {
        FakeCollection collection;
        const QString folder = m_folder.filePath(QStringLiteral("locked"));
        QVERIFY(QDir().mkpath(folder));
        const QString path = folder + QStringLiteral("/old.csv");
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
#ifdef Q_OS_UNIX
        const bool isRoot = geteuid() == 0;
#else
        const bool isRoot = false;
#endif
        const auto result = write(collection, std::nullopt, path);
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        if (isRoot)
            QSKIP("a read-only folder is NOT tested: root may write anywhere");
        QVERIFY(!result);
        QCOMPARE(contents(path), QByteArray("old"));
        QVERIFY2(exportText(result, path).contains(u"nothing may be written in"), qPrintable(result.error().detail));
    }

    void folderThatIsNotThere()
    {
        FakeCollection collection;
        const QString path = m_folder.filePath(QStringLiteral("nowhere/x.csv"));
        const auto result = write(collection, std::nullopt, path);
        QVERIFY(result.error().code == ErrorCode::File);
        QVERIFY2(exportText(result, path).contains(u"is not there"), qPrintable(result.error().detail));
    }

    void libraryThatCannotBeRead()
    {
        FakeCollection collection;
        collection.readError = Error{ErrorCode::Storage, {}, 0, 0};
        const QString path = m_folder.filePath(QStringLiteral("never.csv"));
        const auto result = write(collection, std::nullopt, path);
        QVERIFY(result.error().code == ErrorCode::Storage);
        QVERIFY(exportText(result, path).startsWith(u"What is kept on this computer"));
        QVERIFY(!QFile::exists(path));
    }

    void sentences()
    {
        const auto text = [](const char *reason) {
            return exportText(tl::make_unexpected(Error{ErrorCode::File, QString::fromLatin1(reason), 0, 0}),
                              QDir::tempPath() + QStringLiteral("/x.csv"));
        };
        QVERIFY(text("Permission denied").contains(u"nothing may be written"));
        QVERIFY(text("Read-only file system").contains(u"nothing may be written"));
        QVERIFY(text("Disk quota exceeded").contains(u"the disk is full"));
        QVERIFY(text("Input/output error").contains(u"Input/output error"));
    }

private:
    static Result<int> write(FakeCollection &collection, const std::optional<QList<InstanceId>> &only,
                             const QString &path)
    {
        QObject context;
        std::optional<Result<int>> result;
        exportCollection(collection.calls(), only, path, &context, [&](const Result<int> &said) { result = said; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 30000))
            return failure(ErrorCode::Timeout);
        return *result;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestExportCollection)
#include "tst_exportcollection.moc"
