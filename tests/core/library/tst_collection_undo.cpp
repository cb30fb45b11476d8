// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/shelf.h"

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;
using Kind = Edit::Kind;

class TestCollectionUndo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<HeldShelf>();
        m->fill();
    }

    void unsentIsUndoneWithoutARequest()
    {
        const qint64 did = m->apply({rate(1, 4), set(101, notesField, QStringLiteral("x")), move(102, 3)}).value();
        const qint64 undid = m->undo(did).value();
        QCOMPARE(m->instance(101).rating, 0);
        QVERIFY(m->instance(101).fields.isEmpty());
        QCOMPARE(m->instance(102).folder, FolderId{2});
        QCOMPARE(m->waiting(), QStringList());
        QCOMPARE(m->journal().first().isUndo, true);
        QCOMPARE(m->journal().last().state, JournalEntry::State::Undone);
        QCOMPARE(m->undo(did).error().code, ErrorCode::Rejected);
        const qint64 redid = m->undo(undid).value();
        QCOMPARE(m->instance(101).rating, 4);
        QCOMPARE(m->instance(102).folder, FolderId{3});
        QCOMPARE(m->waiting().size(), 3);
        QCOMPARE(m->journal().first().isUndo, false);
        QVERIFY(m->undo(redid));
        QCOMPARE(m->instance(101).rating, 0);
    }

    void sentIsUndoneByMoreEdits()
    {
        const qint64 did = m->apply({rate(1, 4), put(6, QStringLiteral("x")), edit(Kind::RemoveWant, 5)}).value();
        QCOMPARE(m->sendAll(), 3);
        QCOMPARE(m->journal().first().state, JournalEntry::State::Sent);
        const qint64 undid = m->undo(did).value();
        QCOMPARE(m->waiting(), (QStringList{QStringLiteral("putWant,rating:3,release:5,text:any pressing"),
                                            QStringLiteral("removeWant,release:6"),
                                            QStringLiteral("folder:1,instance:101,rate,release:1")}));
        QCOMPARE(m->sendAll(), 3);
        QVERIFY(m->undo(undid));
        QCOMPARE(m->instance(101).rating, 4);
        QCOMPARE(m->collection->wanted(), QSet<qint64>{6});
    }

    void removalIsUndoneInFull()
    {
        QVERIFY(m->apply({rate(2, 5), set(201, notesField, QStringLiteral("gift")),
                          set(201, mediaConditionField, QStringLiteral("Mint (M)")), move(201, 3)}));
        QCOMPARE(m->sendAll(), 4);
        const qint64 did = m->apply({removal(2, 201)}).value();
        QCOMPARE(m->journal().first().before, QStringList{QStringLiteral("Rock")});
        QCOMPARE(m->sendAll(), 1);
        QVERIFY(!m->collection->owned().contains(2));
        const qint64 undid = m->undo(did).value();
        const Instance back = m->copies(2).first();
        const qint64 temporary = number(back.id);
        QVERIFY(temporary < 0);
        QCOMPARE(back.folder, FolderId{3});
        QCOMPARE(back.rating, 5);
        QCOMPARE(back.fields.size(), 2);
        QCOMPARE(m->waiting().size(), 4);
        // Its edits wait for the addition.
        const auto adding = told(m->collection->nextToSend()).value();
        QCOMPARE(adding.edit.kind, Kind::AddInstance);
        QVERIFY(!told(m->collection->nextToSend()));
        QVERIFY(told(m->collection->sent(adding.id, InstanceId{888})));
        for (const OutboxEntry &entry : m->outbox())
            QCOMPARE(entry.edit.instance, InstanceId{888});
        QCOMPARE(m->sendAll(), 3);
        // What was done to it before can be undone too.
        QVERIFY(m->undo(m->journal().last().id));
        QCOMPARE(m->instance(888).rating, 0);
        QCOMPARE(m->instance(888).folder, uncategorizedFolder);
        QVERIFY(m->undo(undid));
        QCOMPARE(m->instance(888), Instance());
    }

    void unsentRemovalIsTakenBack()
    {
        QVERIFY(m->apply({rate(1, 2), set(101, notesField, QStringLiteral("gift"))}));
        QCOMPARE(m->sendAll(), 2);
        const Instance was = m->instance(101);
        const qint64 did = m->apply({removal(1, 101)}).value();
        QCOMPARE(m->waiting().size(), 1);
        const qint64 undid = m->undo(did).value();
        QCOMPARE(m->waiting(), QStringList());
        QCOMPARE(m->instance(101), was);
        QVERIFY(m->undo(undid));
        QCOMPARE(m->waiting(), QStringList{QStringLiteral("folder:1,instance:101,removeInstance,release:1")});
        QCOMPARE(m->instance(101), Instance());
        // A sweep under way has seen it gone; taken back it stays.
        QVERIFY(m->undo(m->journal().first().id));
        QCOMPARE(told(m->collection->endItemSweep(1)).value_or(-1), 0);
        QCOMPARE(m->instance(101), was);
    }

    void ratingOfTheOthersIsKept()
    {
        QVERIFY(m->apply({rate(1, 2)}));
        const qint64 did = m->apply({removal(1, 101)}).value();
        QCOMPARE(m->sendAll(), 2);
        QVERIFY(m->apply({rate(1, 5)}));
        QVERIFY(m->undo(did));
        for (const Instance &copy : m->copies(1))
            QCOMPARE(copy.rating, 5);
    }

    void additionIsUndone()
    {
        const qint64 did = m->apply({add(7, 2)}).value();
        QVERIFY(m->undo(did));
        QCOMPARE(m->waiting(), QStringList());
        const qint64 again = m->undo(m->journal().first().id).value();
        QCOMPARE(m->waiting().size(), 1);
        QCOMPARE(m->sendAll(), 1);
        QVERIFY(m->undo(again));
        QCOMPARE(m->waiting(), QStringList{QStringLiteral("folder:2,instance:9001,removeInstance,release:7")});
    }

    void foldersComeBack()
    {
        const qint64 removed = m->apply({folder(Kind::RemoveFolder, 3)}).value();
        QVERIFY(m->undo(removed));
        QCOMPARE(m->waiting(), QStringList());
        QCOMPARE(m->folders().at(2).id, FolderId{3});
        const qint64 emptied = m->apply({move(102, 1), folder(Kind::RemoveFolder, 2)}).value();
        QCOMPARE(m->sendAll(), 2);
        QVERIFY(m->undo(emptied));
        QCOMPARE(m->sendAll(66), 2);
        QCOMPARE(m->instance(102).folder, FolderId{66});
        const qint64 renamed = m->apply({folder(Kind::RenameFolder, 66, QStringLiteral("Bop"))}).value();
        QCOMPARE(m->journal().first().subject, QStringLiteral("Jazz"));
        QVERIFY(m->undo(renamed));
        QCOMPARE(m->waiting(), QStringList());
        const qint64 made = m->apply({folder(Kind::CreateFolder, 0, QStringLiteral("New"))}).value();
        QCOMPARE(m->sendAll(), 1);
        QVERIFY(m->undo(made));
        QCOMPARE(m->waiting().size(), 1);
    }

    void whatIsGoneCanNotBeUndone()
    {
        const qint64 did = m->apply({set(201, notesField, QStringLiteral("x"))}).value();
        QCOMPARE(m->sendAll(), 1);
        QCOMPARE(told(m->collection->endItemSweep(2)).value_or(-1), 3);
        const auto undone = m->undo(did);
        QCOMPARE(undone.error().code, ErrorCode::Rejected);
        QVERIFY(!undone.error().detail.isEmpty());
        QCOMPARE(m->journal().first().state, JournalEntry::State::Sent);
        QCOMPARE(m->undo(777).error().code, ErrorCode::NotFound);
    }

    void alreadyAsBefore()
    {
        const qint64 did = m->apply({rate(1, 4)}).value();
        QVERIFY(m->apply({rate(1, 0)}));
        QCOMPARE(m->undo(did).error().code, ErrorCode::Rejected);
        // What is left of several is undone.
        const qint64 both = m->apply({rate(1, 3), rate(2, 3)}).value();
        QVERIFY(m->apply({removal(2, 201)}));
        QVERIFY(m->undo(both));
        QCOMPARE(m->instance(101).rating, 0);
    }

private:
    std::unique_ptr<HeldShelf> m;
};

QTEST_GUILESS_MAIN(TestCollectionUndo)
#include "tst_collection_undo.moc"
