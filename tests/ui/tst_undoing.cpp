// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/await.h"
#include "tests/support/filledshelf.h"
#include "ui/journaltext.h"
#include "ui/undoing.h"

#include <QSignalSpy>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using library::Edit;
using test::await;

// Undo and redo on a library of its own.
class tst_Undoing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asOftenAsAsked();
    void oneWishAfterTheOther();
    void somethingNewEndsRedo();
    void anEntryOfTheHistoryIsDoneAgainToo();
    void aRemovalIsToldAndKnownToBeBack();
    void aNewRunGoesOn();

private:
    static constexpr int patience = 60'000;

    void rate(int rating)
    {
        Edit edit;
        edit.kind = Edit::Kind::Rate;
        edit.release = release;
        edit.rating = rating;
        QVERIFY(await(m_shelf->collection().apply({edit})));
    }
    [[nodiscard]] int rating() { return await(m_shelf->collection().instances(1)).value().first().rating; }
    [[nodiscard]] bool may(bool undo, bool redo) const
    {
        return QTest::qWaitFor(
            [&] { return m_undoing->undoText({}).isEmpty() != undo && m_undoing->redoText({}).isEmpty() != redo; },
            patience);
    }
    // Waits for what the journal has not told yet.
    [[nodiscard]] bool isRated(int expected)
    {
        return QTest::qWaitFor([&] { return rating() == expected; }, patience);
    }

    std::unique_ptr<test::FilledShelf> m_shelf;
    std::unique_ptr<Undoing> m_undoing;
    discogs::ReleaseId release{};
    int before = 0;
    QList<int> steps;
};

void tst_Undoing::init()
{
    m_undoing.reset();
    m_shelf = std::make_unique<test::FilledShelf>();
    QVERIFY(m_shelf->fill(3));
    m_undoing = std::make_unique<Undoing>(m_shelf->collection());
    const library::Instance copy = await(m_shelf->collection().instances(1)).value().first();
    release = copy.record.id;
    before = copy.rating;
    steps.clear();
    for (int value = 1; steps.size() < 3; ++value) {
        if (value != before)
            steps.append(value);
    }
}

void tst_Undoing::asOftenAsAsked()
{
    for (const int step : std::as_const(steps))
        rate(step);
    QVERIFY(may(true, false));
    for (int round = 0; round < 2; ++round) {
        for (const int expected : {steps[1], steps[0], before}) {
            m_undoing->undo();
            QVERIFY(isRated(expected));
        }
        QVERIFY(may(false, true));
        for (qsizetype i = 0; i < steps.size(); ++i) {
            m_undoing->redo();
            QVERIFY(isRated(steps[i]));
            QVERIFY(may(true, i + 1 < steps.size()));
        }
    }
}

void tst_Undoing::oneWishAfterTheOther()
{
    for (const int step : std::as_const(steps))
        rate(step);
    QVERIFY(may(true, false));
    for (int i = 0; i < 4; ++i)
        m_undoing->undo();
    QVERIFY(may(false, true));
    QCOMPARE(rating(), before);
    for (int i = 0; i < 4; ++i)
        m_undoing->redo();
    QVERIFY(may(true, false));
    QCOMPARE(rating(), steps.last());
}

void tst_Undoing::somethingNewEndsRedo()
{
    rate(steps[0]);
    rate(steps[1]);
    QVERIFY(may(true, false));
    m_undoing->undo();
    QVERIFY(may(true, true));
    rate(steps[2]);
    QVERIFY(may(true, false));
    m_undoing->undo();
    m_undoing->undo();
    QVERIFY(may(false, true));
    QCOMPARE(rating(), before);
}

void tst_Undoing::anEntryOfTheHistoryIsDoneAgainToo()
{
    rate(steps[0]);
    QVERIFY(may(true, false));
    const qint64 did = await(m_shelf->collection().journal()).value().first().id;
    m_undoing->undoEntry(did);
    QVERIFY(may(false, true));
    m_undoing->undoEntry(await(m_shelf->collection().journal()).value().first().id);
    QVERIFY(may(true, false));
    QCOMPARE(rating(), steps[0]);
    QSignalSpy failed(m_undoing.get(), &Undoing::failed);
    m_undoing->undoEntry(did);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    QVERIFY(may(true, false));
}

void tst_Undoing::aRemovalIsToldAndKnownToBeBack()
{
    QSignalSpy removed(m_undoing.get(), &Undoing::removed);
    rate(steps[0]);
    QVERIFY(may(true, false));
    const library::Instance copy = await(m_shelf->collection().instances(1)).value().first();
    Edit edit;
    edit.kind = Edit::Kind::RemoveInstance;
    edit.release = copy.record.id;
    edit.instance = copy.id;
    QVERIFY(await(m_shelf->collection().apply({edit})));
    QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, patience);
    const qint64 entry = removed.first().first().value<library::JournalEntry>().id;
    QVERIFY(!m_undoing->isUndone(entry));
    m_undoing->undo();
    QTRY_VERIFY_WITH_TIMEOUT(m_undoing->isUndone(entry), patience);
    QCOMPARE(removed.size(), 1);
}

void tst_Undoing::aNewRunGoesOn()
{
    rate(steps[0]);
    rate(steps[1]);
    QVERIFY(may(true, false));
    m_undoing->undo();
    QVERIFY(may(true, true));
    m_undoing = std::make_unique<Undoing>(m_shelf->collection());
    QVERIFY(may(true, true));
    m_undoing->redo();
    QVERIFY(isRated(steps[1]));
    QVERIFY(may(true, false));
}

QTEST_GUILESS_MAIN(tst_Undoing)
#include "tst_undoing.moc"
