// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/mapper.h"
#include "core/library/samplecollection.h"
#include "core/library/samplefile.h"
#include "tests/core/library/shelf.h"

#include <QDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

constexpr const char *shelf = R"({
  "owner": "sample", "synced": "2025-12-31T20:00:00Z",
  "folders": [{"id": 1, "name": "Uncategorized"}, {"id": 2, "name": "Jazz"}],
  "fields": [{"id": 1, "name": "Media Condition", "type": "dropdown", "options": ["Mint (M\u0029"]},
             {"id": 3, "name": "Notes", "type": "textarea", "lines": 3}],
  "items": [{"release": 1, "folder": 2, "rating": 4, "added": "2011-03-05T10:00:00Z", "media": "Mint (M\u0029", "notes": "n"},
            {"release": 1, "folder": 1, "added": "2012-03-05T10:00:00Z"}],
  "wants": [{"release": 2, "added": "2013-03-05T10:00:00Z", "notes": "mono"}],
  "lists": [{"name": "Two", "public": true, "items": [{"release": 2}, {"release": 1, "comment": "fine"}]}]})";

QHash<qint64, Release> releases()
{
    QHash<qint64, Release> all;
    for (const qint64 id : {1, 2}) {
        Sleeve sleeve;
        sleeve.id = id;
        all.insert(id, map<Release>(sleeve.body()).value());
    }
    return all;
}

class Written
{
public:
    explicit Written(const QByteArray &collection)
    {
        if (!writeFile(m_folder.filePath(QStringLiteral("collection.json")), collection))
            qFatal("cannot write");
    }
    [[nodiscard]] Result<SampleCollection> read() const { return readSampleCollection(m_folder.path(), releases()); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestSampleCollection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheShelf()
    {
        const SampleCollection read = Written(shelf).read().value();
        QCOMPARE(read.owner, QStringLiteral("sample"));
        QCOMPARE(read.folders.size(), 3);
        QCOMPARE(read.folders.at(0).count, 2);
        QCOMPARE(read.folders.at(2).count, 1);
        QCOMPARE(read.items.size(), 2);
        QCOMPARE(read.items.at(0).basic.title, QStringLiteral("Kind Of Blue"));
        QCOMPARE(read.items.at(0).fields.size(), 2);
        QCOMPARE(read.items.at(0).rating, 4);
        QVERIFY(read.items.at(0).instance != read.items.at(1).instance);
        QCOMPARE(read.wants.at(0).notes, QStringLiteral("mono"));
        QCOMPARE(read.lists.at(0).items.at(0).title, QStringLiteral("Miles Davis - Kind Of Blue"));
        QCOMPARE(read.lists.at(0).items.at(1).comment, QStringLiteral("fine"));
    }

    void whatIsNotThereIsAFault_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("why");
        QTest::newRow("release") << QByteArray(R"("wants": [{"release": 2)") << QByteArray(R"("wants": [{"release": 9)")
                                 << QStringLiteral("collection.json: no release 9");
        QTest::newRow("folder") << QByteArray(R"("folder": 2)") << QByteArray(R"("folder": 7)")
                                << QStringLiteral("collection.json: no folder 7");
        QTest::newRow("option") << QByteArray(R"("media": "Mint)") << QByteArray(R"("media": "Soft)")
                                << QStringLiteral("collection.json: no such value: Soft (M)");
        QTest::newRow("JSON") << QByteArray(R"({)") << QByteArray(R"({,)") << QStringLiteral("collection.json: ");
    }
    void whatIsNotThereIsAFault()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, why);
        const auto read = Written(QByteArray(shelf).replace(from, to)).read();
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::File);
        QVERIFY2(read.error().detail.startsWith(why), qPrintable(read.error().detail));
    }

    void noFileNoShelf()
    {
        const QTemporaryDir empty;
        const auto read = readSampleCollection(empty.path(), releases());
        QVERIFY(read);
        HeldShelf held;
        QVERIFY(storeSampleCollection(*held.library, *read));
        QCOMPARE(held.state(), ShelfState());
    }

    void oursIsShownAndStaysAsItIs()
    {
        const QString file = sampleLibraryFile(QString());
        if (file.isEmpty())
            QSKIP("RUNOUT_SAMPLE_LIBRARY names no file: the sample library was not built");
        const auto library = std::move(Library::open(file, Library::Mode::ReadOnly).value());
        Collection collection(*library);
        QVERIFY(collection.isReadOnly());
        const ShelfState state = told(collection.state()).value();
        QCOMPARE(state.owner, QStringLiteral("sample"));
        QVERIFY(state.synced.isValid());
        QVERIFY(state.instances > 100);
        QVERIFY(state.releases < state.instances); // some twice
        QCOMPARE(state.complete, state.releases);
        QCOMPARE(state.saidInstances, state.instances);
        QVERIFY(state.wants >= 5);
        QCOMPARE(state.lists, 2);
        QVERIFY(told(collection.folders()).value().size() >= 5);
        const auto all = told(collection.instances()).value();
        QCOMPARE(all.size(), state.instances);
        QVERIFY(!all.first().record.country.isEmpty());
        QTRY_COMPARE(collection.owned().size(), state.releases);
        QCOMPARE(collection.wanted().size(), state.wants);
        QVERIFY(!told(collection.releasesWith(QStringLiteral("credit"), QStringLiteral("rudy van gelder"), true))
                     .value()
                     .isEmpty());
        const auto lists = told(collection.lists()).value();
        QVERIFY(!told(collection.list(lists.first().id)).value().items.isEmpty());
        const auto edited = told(collection.apply({rate(number(all.first().record.id), 1)}));
        QCOMPARE(edited.error().code, ErrorCode::Storage);
        QVERIFY(edited.error().detail.contains(QLatin1String("read-only")));
    }
};

QTEST_GUILESS_MAIN(TestSampleCollection)
#include "tst_samplecollection.moc"
