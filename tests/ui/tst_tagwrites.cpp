// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tags/soundfiles.h"
#include "ui/tagwrites.h"

#include <QSignalSpy>

using namespace runout;
using namespace runout::test;
using ui::TagWrites;

// One write at a time, stopped by hand or by the end of the program.
class TestTagWrites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("music"))));
        m_batch = {};
        m_batch.title = QStringLiteral("Many");
        for (int i = 0; i < many; ++i) {
            const QString name = m_folder->filePath(QStringLiteral("music/%1.dsf").arg(i));
            QVERIFY(putFile(name, dsfFile()));
            m_batch.files.append(planFor(name));
        }
    }

    void stoppedByHand()
    {
        tags::Journal journal(journalFolder(), room);
        TagWrites writes(journal);
        QTRY_VERIFY_WITH_TIMEOUT(writes.isSettled(), patience);
        std::optional<TagWrites::End> ended;
        connect(&writes, &TagWrites::ended, this, [&](const TagWrites::End &end) { ended = end; });
        connect(&writes, &TagWrites::progressed, this, [&](int done, int) {
            if (done > 0)
                writes.cancel();
        });
        writes.write(m_batch);
        QCOMPARE(writes.work(), TagWrites::Work::Writing);
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), patience);
        QVERIFY(ended->report);
        QCOMPARE(ended->report->files.size(), many);
        QCOMPARE(ended->report->done() + ended->report->failed(), many);
        QTRY_VERIFY_WITH_TIMEOUT(writes.isSettled() && writes.last(), patience);
        QVERIFY(writes.interrupted().isEmpty()); // it was a person's wish

        // What was written can be taken back.
        ended.reset();
        disconnect(&writes, &TagWrites::progressed, this, nullptr);
        writes.undo(writes.last()->id);
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), patience);
        for (const tags::FilePlan &plan : m_batch.files)
            QCOMPARE(contentOf(QString::fromStdString(plan.path.native())), dsfFile());
    }

    void quitWhileItWrites()
    {
        {
            tags::Journal journal(journalFolder(), room);
            TagWrites writes(journal);
            QTRY_VERIFY_WITH_TIMEOUT(writes.isSettled(), patience);
            writes.write(m_batch);
        }
        tags::Journal journal(journalFolder(), room);
        TagWrites writes(journal);
        QTRY_VERIFY_WITH_TIMEOUT(writes.isSettled(), patience);
        QCOMPARE(writes.interrupted().size(), 1);
        std::optional<TagWrites::End> ended;
        connect(&writes, &TagWrites::ended, this, [&](const TagWrites::End &end) { ended = end; });
        writes.finish(writes.interrupted().first().id);
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), patience);
        QCOMPARE(ended->report->done(), many);
    }

private:
    static constexpr int many = 200;
    static constexpr qint64 room = 100 << 20;
    static constexpr int patience = 60'000; // ms

    [[nodiscard]] tags::FilePath journalFolder() const { return toPath(m_folder->filePath(QStringLiteral("journal"))); }

    std::unique_ptr<QTemporaryDir> m_folder;
    tags::WriteBatch m_batch;
};

QTEST_GUILESS_MAIN(TestTagWrites)
#include "tst_tagwrites.moc"
