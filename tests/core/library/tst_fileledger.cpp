// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/fileledger.h"
#include "tests/core/library/shelf.h"

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

// Which records have files: what is told of writes, of finds and of comparisons.
class TestFileLedger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_ledger.reset();
        m_shelf = std::make_unique<HeldShelf>();
        m_shelf->fill();
        m_ledger = std::make_unique<FileLedger>(*m_shelf->library);
        m_release = m_shelf->instance(101).record.id;
    }

    void nothingIsKnown()
    {
        QCOMPARE(await(m_ledger->of(m_release)).error().code, ErrorCode::NotFound);
        QVERIFY(await(m_ledger->all())->isEmpty());
        QVERIFY(!with("no").isEmpty());
        QVERIFY(with("yes").isEmpty());
    }

    void aWriteIsNotedAndTakenBack()
    {
        const QSignalSpy changes(m_ledger.get(), &FileLedger::changed);
        write("/m/1", "/m/A1", 0);
        const auto record = await(m_ledger->of(m_release));
        QVERIFY(record);
        QCOMPARE(record->files.size(), 1);
        QCOMPARE(record->files.first().path, QByteArray("/m/A1"));
        QCOMPARE(record->files.first().place, (FilePlace{QStringLiteral("A1"), 0, false}));
        QCOMPARE(record->reading, 1);
        QVERIFY(with("yes").contains(number(m_release)));
        QVERIFY(!with("no").contains(number(m_release)));
        QTRY_VERIFY(!changes.isEmpty());

        QVERIFY(await(m_ledger->takenBack(QStringLiteral("b"), {"/m/1"})));
        QVERIFY(!await(m_ledger->of(m_release)));
        QVERIFY(with("yes").isEmpty());
    }

    void whatStoodBeforeComesBack()
    {
        write("/m/1", "/m/1", 0, "first");
        write("/m/1", "/m/2", 1, "second");
        QCOMPARE(await(m_ledger->of(m_release))->files.first().place.ordinal, 1);
        QVERIFY(await(m_ledger->takenBack(QStringLiteral("second"), {"/m/1"})));
        const auto record = await(m_ledger->of(m_release));
        QCOMPARE(record->files.size(), 1);
        QCOMPARE(record->files.first().path, QByteArray("/m/1"));
        QCOMPARE(record->files.first().place.ordinal, 0);
    }

    void namesInACircle()
    {
        const QList<FileWrite> writes{{"/m/1", m_release, 0, {QStringLiteral("A1"), 0, false}},
                                      {"/m/2", m_release, 0, {QStringLiteral("A2"), 1, false}}};
        QVERIFY(await(m_ledger->expect(writes)));
        QVERIFY(await(m_ledger->written(QStringLiteral("b"), {{"/m/1", "/m/2"}, {"/m/2", "/m/1"}})));
        const auto record = await(m_ledger->of(m_release));
        QCOMPARE(record->files.size(), 2);
        QCOMPARE(record->files[0].path, QByteArray("/m/2"));
        QCOMPARE(record->files[1].path, QByteArray("/m/1"));
        QVERIFY(await(m_ledger->takenBack(QStringLiteral("b"), {"/m/1", "/m/2"})));
        QVERIFY(await(m_ledger->all())->isEmpty());
    }

    void whatAComparisonSays()
    {
        write("/m/1", "/m/1", 0);
        RecordFiles record = *await(m_ledger->of(m_release));
        record.sides = {QStringLiteral("A")};
        record.missingSides = {QStringLiteral("B"), QStringLiteral("C")};
        record.missingTracks = {QStringLiteral("A2")};
        record.tracks = 5;
        record.basis = "map";
        record.bodyAt = 7;
        record.files[0].state = FileState::Differs;
        record.files[0].size = 9;
        record.files[0].plan = "plan";
        QVERIFY(await(m_ledger->put({record}, {})));
        QCOMPARE(*await(m_ledger->of(m_release)), record);
        QCOMPARE(await(m_ledger->all())->first(), record);
        QVERIFY(with("stale").contains(number(m_release)));
        QVERIFY(with("partial").contains(number(m_release)));
        QVERIFY(!with("gone").contains(number(m_release)));

        record.files[0].state = FileState::Gone;
        QVERIFY(await(m_ledger->put({record}, {})));
        QVERIFY(with("gone").contains(number(m_release)));
        QVERIFY(!with("yes").contains(number(m_release)));
        QVERIFY(await(m_ledger->put({}, {"/m/1"})));
        QVERIFY(!await(m_ledger->of(m_release)));
    }

    void filesAreFound()
    {
        HeldFile file;
        file.path = "/m/\xff";
        file.release = m_release;
        file.size = 3;
        file.seconds = 200;
        HeldFile other;
        other.path = "/m/other";
        QVERIFY(await(m_ledger->found({file, other})));
        QCOMPARE(await(m_ledger->files())->size(), 2);
        QCOMPARE(await(m_ledger->of(m_release))->files, QList<HeldFile>{file});
        QCOMPARE(await(m_ledger->all())->size(), 1);
        file.release = ReleaseId{987};
        QVERIFY(await(m_ledger->found({file}))); // it says another one now
        QVERIFY(!await(m_ledger->of(m_release)));
        QVERIFY(await(m_ledger->of(ReleaseId{987})));
        QVERIFY(await(m_ledger->forget(ReleaseId{987})));
        QVERIFY(await(m_ledger->all())->isEmpty());
    }

private:
    void write(const QByteArray &from, const QByteArray &to, int ordinal, const char *batch = "b")
    {
        const FileWrite write{from, m_release, 1, {QStringLiteral("A%1").arg(ordinal + 1), ordinal, false}};
        QVERIFY(await(m_ledger->expect({write})));
        QVERIFY(await(m_ledger->written(QString::fromLatin1(batch), {{from, to}, {"/not/expected", "/not/expected"}})));
    }
    QSet<qint64> with(const char *word)
    {
        return await(m_shelf->collection->releasesWith(QStringLiteral("files"), QString::fromLatin1(word), false))
            .value_or(QSet<qint64>());
    }

    std::unique_ptr<HeldShelf> m_shelf;
    std::unique_ptr<FileLedger> m_ledger;
    ReleaseId m_release{};
};

QTEST_GUILESS_MAIN(TestFileLedger)
#include "tst_fileledger.moc"
