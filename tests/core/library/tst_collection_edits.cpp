// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/shelf.h"

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;
using Kind = Edit::Kind;

namespace {

const Error refusal{ErrorCode::Rejected, QStringLiteral("422"), 422, 0};

} // namespace

class TestCollectionEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<HeldShelf>();
        m->fill();
    }

    void ratingIsOfTheRelease()
    {
        QSignalSpy waiting(m->collection.get(), &Collection::editWaiting);
        QSignalSpy changed(m->collection.get(), &Collection::instancesChanged);
        const auto entry = m->apply({rate(1, 4)});
        QVERIFY(entry.value_or(0) > 0);
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(changed.first().first().value<QList<InstanceId>>().size(), 2);
        QCOMPARE(m->instance(101).rating, 4);
        QCOMPARE(m->instance(102).rating, 4);
        QVERIFY(m->instance(102).waiting);
        QVERIFY(!m->instance(201).waiting);
        QCOMPARE(m->waiting(), QStringList{QStringLiteral("folder:1,instance:101,rate,rating:4,release:1")});
        const auto journal = m->journal();
        QCOMPARE(journal.size(), 1);
        QCOMPARE(journal.first().subject, QStringLiteral("Artist 1 - Title 1"));
        QCOMPARE(journal.first().before, QStringList{QString()});
        QCOMPARE(journal.first().state, JournalEntry::State::Waiting);
        QCOMPARE(m->state().waiting, 1);
    }

    void theJournalHasWhatWasAskedForBefore()
    {
        for (int i = 1; i <= 20; ++i) {
            (void)m->collection->apply({rate(1, 1 + i % 5)});
            QCOMPARE(m->journal().size(), i);
        }
    }

    void tenChangesAreOneRequest()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(m->apply({rate(1, 1 + i % 5)}));
        QCOMPARE(m->waiting().size(), 1);
        QCOMPARE(m->journal().size(), 10);
        QCOMPARE(m->journal().last().state, JournalEntry::State::Waiting);
        QCOMPARE(m->sendAll(), 1);
        QCOMPARE(m->journal().last().state, JournalEntry::State::Sent);
        QCOMPARE(m->instance(101).rating, 5);
    }

    void asBeforeIsNothing()
    {
        QCOMPARE(m->apply({rate(1, 0), set(101, notesField, {}), move(101, 1)}).value_or(-1), 0);
        QVERIFY(m->journal().isEmpty());
        QVERIFY(m->apply({rate(1, 3)}));
        QVERIFY(m->apply({rate(1, 0)}));
        QCOMPARE(m->waiting(), QStringList());
        QCOMPARE(m->journal().size(), 2);
        QVERIFY(m->apply({put(5, QStringLiteral("x"))}));
        QVERIFY(m->apply({put(5, QStringLiteral("any pressing"), 3)}));
        QCOMPARE(m->waiting(), QStringList());
        QVERIFY(m->apply({put(6, {})}));
        QVERIFY(m->apply({edit(Kind::RemoveWant, 6)}));
        QCOMPARE(m->waiting(), QStringList());
    }

    void allOrNone()
    {
        QCOMPARE(m->apply({rate(1, 3), move(101, 99)}).error().code, ErrorCode::Rejected);
        QCOMPARE(m->instance(101).rating, 0);
        QVERIFY(m->waiting().isEmpty());
        QVERIFY(m->journal().isEmpty());
    }

    void whatDoesNotFitIsRejected_data()
    {
        QTest::addColumn<Edit>("asked");
        QTest::newRow("no option") << set(101, mediaConditionField, QStringLiteral("Splendid"));
        QTest::newRow("no field") << set(101, FieldId{9}, QStringLiteral("x"));
        QTest::newRow("no copy") << set(999, notesField, QStringLiteral("x"));
        QTest::newRow("removed twice") << removal(1, 999);
        QTest::newRow("no folder") << add(1, 99);
        QTest::newRow("no release") << add(0);
        QTest::newRow("into all") << move(101, 0);
        QTest::newRow("rating") << rate(1, 6);
        QTest::newRow("not owned") << rate(99, 3);
        QTest::newRow("not empty") << folder(Kind::RemoveFolder, 2);
        QTest::newRow("no such folder") << folder(Kind::RemoveFolder, 99);
        QTest::newRow("always there") << folder(Kind::RenameFolder, 1, QStringLiteral("Mine"));
        QTest::newRow("name taken") << folder(Kind::CreateFolder, 0, QStringLiteral("jazz"));
        QTest::newRow("no name") << folder(Kind::CreateFolder, 0, QStringLiteral("  "));
        QTest::newRow("not wanted") << edit(Kind::RemoveWant, 1);
        QTest::newRow("nothing wanted") << put(0, {});
    }
    void whatDoesNotFitIsRejected()
    {
        QFETCH(Edit, asked);
        QCOMPARE(m->apply({asked}).error().code, ErrorCode::Rejected);
        QVERIFY(m->journal().isEmpty());
    }

    void addedCopyGetsItsRealIdEverywhere()
    {
        QVERIFY(m->apply({rate(1, 4)}));
        QVERIFY(m->apply({add(1, 2)}));
        const Instance fresh = told(m->collection->instances(1)).value().first();
        QVERIFY(number(fresh.id) < 0);
        QCOMPARE(fresh.rating, 4);
        QVERIFY(fresh.waiting);
        const qint64 temporary = number(fresh.id);
        QVERIFY(m->apply({set(temporary, notesField, QStringLiteral("signed"))}));
        QCOMPARE(m->waiting().size(), 3);
        QSignalSpy replaced(m->collection.get(), &Collection::idReplaced);
        QVERIFY(told(m->collection->sent(told(m->collection->nextToSend()).value().id)));
        const OutboxEntry adding = told(m->collection->nextToSend()).value();
        QCOMPARE(adding.edit.kind, Kind::AddInstance);
        QCOMPARE(told(m->collection->nextToSend()).error().code, ErrorCode::NotFound);
        QVERIFY(told(m->collection->sent(adding.id, InstanceId{555})));
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(replaced.first().at(1).value<InstanceId>(), InstanceId{555});
        QCOMPARE(m->waiting(),
                 QStringList{QStringLiteral("field:3,folder:2,instance:555,setField,release:1,text:signed")});
        QCOMPARE(m->sendAll(), 1);
        QVERIFY(!m->instance(555).waiting);
        QCOMPARE(m->instance(555).fields.size(), 1);
        QCOMPARE(m->journal().first().edits.first().instance, InstanceId{555});
        QVERIFY(m->undo(m->journal().first().id));
        QVERIFY(m->instance(555).fields.isEmpty());
    }

    void neverSentIsNeverSent()
    {
        QVERIFY(m->apply({add(1)}));
        const qint64 temporary = number(told(m->collection->instances(1)).value().first().id);
        QVERIFY(m->apply({set(temporary, notesField, QStringLiteral("x")), move(temporary, 2), rate(1, 2, temporary)}));
        QVERIFY(m->apply({removal(1, temporary)}));
        // The rating is the other copies' too.
        QCOMPARE(m->waiting(), QStringList{QStringLiteral("folder:1,instance:101,rate,rating:2,release:1")});
        QCOMPARE(m->state().instances, 3);
        QVERIFY(m->apply({folder(Kind::CreateFolder, 0, QStringLiteral("New"))}));
        const auto folders = m->folders();
        QCOMPARE(folders.at(2).name, QStringLiteral("New"));
        QVERIFY(number(folders.at(2).id) < 0);
        QVERIFY(m->apply({folder(Kind::RemoveFolder, number(folders.at(2).id))}));
        QCOMPARE(m->waiting().size(), 1);
    }

    void newFolderIsMadeBeforeItIsUsed()
    {
        QVERIFY(m->apply({folder(Kind::CreateFolder, 0, QStringLiteral(" New "))}));
        const qint64 made = number(m->folders().at(2).id);
        QVERIFY(m->apply({move(101, made), set(101, notesField, QStringLiteral("x"))}));
        QCOMPARE(m->folders().at(2).count, 1);
        const OutboxEntry creating = told(m->collection->nextToSend()).value();
        QCOMPARE(creating.edit.text, QStringLiteral("New"));
        QVERIFY(!told(m->collection->nextToSend()));
        QVERIFY(told(m->collection->sent(creating.id, {}, FolderId{77})));
        QCOMPARE(m->instance(101).folder, FolderId{77});
        const OutboxEntry moving = told(m->collection->nextToSend()).value();
        QCOMPARE(HeldShelf::line(moving.edit), QStringLiteral("folder:77,from:1,instance:101,moveInstance,release:1"));
        QVERIFY(told(m->collection->sent(moving.id)));
        QCOMPARE(HeldShelf::line(told(m->collection->nextToSend()).value().edit),
                 QStringLiteral("field:3,folder:77,instance:101,setField,release:1,text:x"));
    }

    void addressedByTheFolderDiscogsKnows()
    {
        QVERIFY(m->apply({move(101, 2)}));
        QVERIFY(m->apply({set(101, notesField, QStringLiteral("x"))}));
        QVERIFY(m->apply({move(101, 3)}));
        QCOMPARE(m->waiting().first(), QStringLiteral("folder:3,from:1,instance:101,moveInstance,release:1"));
        QVERIFY(m->apply({move(101, 1)}));
        QCOMPARE(told(m->collection->nextToSend()).value().edit.folder, FolderId{1});
    }

    void refusedWaitsForADecisionOthersGoOn()
    {
        QVERIFY(m->apply({rate(1, 4)}));
        QVERIFY(m->apply({set(102, notesField, QStringLiteral("x"))}));
        QVERIFY(m->apply({rate(2, 3)}));
        const auto first = told(m->collection->nextToSend()).value();
        QCOMPARE(first.attempts, 1);
        QCOMPARE(told(m->collection->uncertain()).value().size(), 1);
        QVERIFY(told(m->collection->refused(first.id, refusal)));
        QCOMPARE(m->state().refused, 1);
        QCOMPARE(m->state().waiting, 2);
        QCOMPARE(m->outbox().first().error, refusal);
        QCOMPARE(m->journal().last().state, JournalEntry::State::Refused);
        const auto next = told(m->collection->nextToSend()).value();
        QCOMPARE(next.edit.release, ReleaseId{2});
        QVERIFY(told(m->collection->sent(next.id)));
        QVERIFY(!told(m->collection->nextToSend()));
        QSignalSpy waiting(m->collection.get(), &Collection::editWaiting);
        QVERIFY(told(m->collection->decide(first.id, true)));
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(told(m->collection->nextToSend()).value().id, first.id);
        QVERIFY(told(m->collection->refused(first.id, refusal)));
        QVERIFY(told(m->collection->decide(first.id, false)));
        QCOMPARE(m->instance(101).rating, 0);
        QCOMPARE(m->journal().last().state, JournalEntry::State::Undone);
        QCOMPARE(m->sendAll(), 1);
        QCOMPARE(m->instance(102).fields.size(), 1);
    }

    void givingUpWhatWasOvertakenKeepsTheLaterValue()
    {
        QVERIFY(m->apply({rate(1, 4)}));
        const auto first = told(m->collection->nextToSend()).value();
        QVERIFY(told(m->collection->refused(first.id, refusal)));
        QVERIFY(m->apply({rate(1, 5)}));
        QCOMPARE(m->outbox().size(), 2);
        QVERIFY(told(m->collection->decide(first.id, false)));
        QCOMPARE(m->instance(101).rating, 5);
        const auto second = m->outbox().first();
        QVERIFY(told(m->collection->refused(second.id, refusal)));
        QVERIFY(told(m->collection->decide(second.id, false)));
        QCOMPARE(m->instance(101).rating, 0);
    }

    void oneOfManyIsGivenUpAlone()
    {
        const qint64 did =
            m->apply({rate(1, 4), set(201, notesField, QStringLiteral("x")), rate(2, 3), move(102, 3)}).value();
        const auto isField = [](const OutboxEntry &entry) { return entry.edit.kind == Kind::SetField; };
        const auto entries = m->outbox();
        const auto refused = std::find_if(entries.begin(), entries.end(), isField);
        QVERIFY(refused != entries.end());
        QCOMPARE(refused->subject, QStringLiteral("Artist 2 - Title 2"));
        QCOMPARE(refused->undo.size(), 1);
        QCOMPARE(refused->undo.first().text, QString());
        QVERIFY(told(m->collection->refused(refused->id, refusal)));
        QCOMPARE(m->journal().first().state, JournalEntry::State::Refused);
        QVERIFY(told(m->collection->decide(refused->id, false)));
        QVERIFY(m->instance(201).fields.isEmpty());
        QCOMPARE(m->instance(201).rating, 3);
        QCOMPARE(m->sendAll(), 3);
        QCOMPARE(m->journal().first().state, JournalEntry::State::Sent);
        QVERIFY(m->journal().first().isPartlyUndone);
        const qint64 undone = m->undo(did).value();
        QCOMPARE(m->journal().first().edits.size(), 3);
        QCOMPARE(m->instance(101).rating, 0);
        QCOMPARE(m->instance(201).rating, 0);
        QCOMPARE(m->instance(102).folder, FolderId{2});
        QCOMPARE(m->journal().last().state, JournalEntry::State::Undone);
        QVERIFY(m->undo(undone));
        QCOMPARE(m->instance(101).rating, 4);
        QVERIFY(m->instance(201).fields.isEmpty());
    }

    void theLastGivenUpLeavesNothingToUndo()
    {
        const qint64 did = m->apply({rate(1, 4), removal(2, 201), edit(Kind::RemoveWant, 5)}).value();
        for (const OutboxEntry &entry : m->outbox()) {
            QCOMPARE(m->journal().first().state, JournalEntry::State::Waiting);
            QVERIFY(told(m->collection->decide(entry.id, false)));
        }
        QCOMPARE(m->journal().first().state, JournalEntry::State::Undone);
        QCOMPARE(m->instance(201).record.id, ReleaseId{2});
        QVERIFY(m->collection->wanted().contains(5));
        QCOMPARE(m->undo(did).error().code, ErrorCode::Rejected);
    }

    void whatAFolderWasCalledIsTold()
    {
        QVERIFY(m->apply({folder(Kind::RenameFolder, 2, QStringLiteral("Bop"))}));
        QCOMPARE(m->outbox().first().subject, QStringLiteral("Jazz"));
        QVERIFY(m->apply({folder(Kind::CreateFolder, 0, QStringLiteral("New"))}));
        QCOMPARE(m->outbox().last().subject, QStringLiteral("New"));
    }

    void givingUpAnAdditionTakesAllOfIt()
    {
        QVERIFY(m->apply({add(1, 2)}));
        const qint64 temporary = number(told(m->collection->instances(1)).value().first().id);
        QVERIFY(m->apply({set(temporary, notesField, QStringLiteral("x")), rate(1, 2, temporary)}));
        const auto adding = told(m->collection->nextToSend()).value();
        QVERIFY(told(m->collection->refused(adding.id, refusal)));
        QVERIFY(told(m->collection->decide(adding.id, false)));
        QCOMPARE(m->state().instances, 3);
        QCOMPARE(m->waiting(), QStringList{QStringLiteral("folder:1,instance:101,rate,rating:2,release:1")});
    }

    void givingUpAFolderMovesItsCopiesBack()
    {
        QVERIFY(m->apply({folder(Kind::CreateFolder, 0, QStringLiteral("New"))}));
        const qint64 made = number(m->folders().at(2).id);
        QVERIFY(m->apply({move(102, made), add(9, made)}));
        const auto creating = told(m->collection->nextToSend()).value();
        QVERIFY(told(m->collection->refused(creating.id, refusal)));
        QVERIFY(!told(m->collection->nextToSend()));
        QVERIFY(told(m->collection->decide(creating.id, false)));
        QCOMPARE(m->instance(102).folder, FolderId{2});
        QCOMPARE(m->folders().size(), 4);
        QCOMPARE(m->waiting().size(), 1);
        QCOMPARE(m->outbox().first().edit.folder, uncategorizedFolder);
        QCOMPARE(told(m->collection->instances(1)).value().first().folder, uncategorizedFolder);
    }

    void everythingSurvivesARestart()
    {
        QVERIFY(m->apply({rate(1, 4), add(3)}));
        QVERIFY(told(m->collection->nextToSend()));
        m->open();
        QCOMPARE(m->outbox().size(), 2);
        QCOMPARE(told(m->collection->uncertain()).value().size(), 1);
        QCOMPARE(m->state().instances, 4);
        QVERIFY(told(m->collection->sendAgain(m->outbox().first().id)));
        QVERIFY(told(m->collection->uncertain()).value().isEmpty());
        QCOMPARE(m->sendAll(), 2);
        QVERIFY(told(m->collection->sent(12345)));
        QVERIFY(told(m->collection->decide(12345, false)));
    }

private:
    std::unique_ptr<HeldShelf> m;
};

QTEST_GUILESS_MAIN(TestCollectionEdits)
#include "tst_collection_edits.moc"
