// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/shelf.h"

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;
using Kind = Edit::Kind;

class TestCollectionSync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<HeldShelf>();
        m->fill();
    }

    void sameAgainTellsNothing()
    {
        QSignalSpy changed(m->collection.get(), &Collection::instancesChanged);
        QSignalSpy wants(m->collection.get(), &Collection::wantsChanged);
        QSignalSpy folders(m->collection.get(), &Collection::foldersChanged);
        QCOMPARE(told(m->collection->storeItems({item(101, 1), item(201, 2)}, 2)).value_or(-1), 0);
        QCOMPARE(told(m->collection->storeWants({wish(5, QStringLiteral("any pressing"), 3)}, 2)).value_or(-1), 0);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(wants.size(), 0);
        QCOMPARE(folders.size(), 0);
    }

    void sweepRemovesWhatIsGone()
    {
        QSignalSpy changed(m->collection.get(), &Collection::instancesChanged);
        QCOMPARE(told(m->collection->storeItems({item(101, 1)}, 2)).value_or(-1), 0);
        QCOMPARE(told(m->collection->endItemSweep(2)).value_or(-1), 2);
        QCOMPARE(changed.last().first().value<QList<InstanceId>>().size(), 2);
        QCOMPARE(m->state().instances, 1);
        QCOMPARE(m->collection->owned(), QSet<qint64>{1});
        QCOMPARE(told(m->collection->endWantSweep(1)).value_or(-1), 0);
        QCOMPARE(told(m->collection->endWantSweep(2)).value_or(-1), 1);
        QVERIFY(m->collection->wanted().isEmpty());
    }

    void laterPagesCountForAnEarlierSweep()
    {
        QVERIFY(told(m->collection->storeItems({item(101, 1), item(102, 1)}, 3)));
        QCOMPARE(told(m->collection->endItemSweep(2)).value_or(-1), 1);
        QCOMPARE(m->state().instances, 2);
    }

    void whatWasAddedHereSurvivesTheSweepUnderWay()
    {
        QVERIFY(m->apply({add(7), add(8)}));
        QVERIFY(told(m->collection->storeItems({item(101, 1), item(102, 1), item(201, 2)}, 2)));
        const auto entry = told(m->collection->nextToSend()).value();
        QVERIFY(told(m->collection->sent(entry.id, InstanceId{701})));
        QCOMPARE(told(m->collection->endItemSweep(2)).value_or(-1), 0);
        QCOMPARE(m->state().instances, 5);
        QCOMPARE(m->instance(701).record.id, ReleaseId{7});
        // The next one asks for it.
        QVERIFY(told(m->collection->storeItems({item(101, 1), item(102, 1), item(201, 2)}, 3)));
        QCOMPARE(told(m->collection->endItemSweep(3)).value_or(-1), 1);
        QCOMPARE(m->state().instances, 4);
    }

    void waitingValuesAreLeftAlone()
    {
        QVERIFY(m->apply({rate(1, 5), set(101, notesField, QStringLiteral("mine")), move(102, 3), removal(2, 201),
                          put(5, QStringLiteral("mono"), 2)}));
        CollectionItem changed = item(101, 1, 1, 2);
        changed.fields = {{notesField, QStringLiteral("theirs")}, {mediaConditionField, QStringLiteral("Mint (M)")}};
        QCOMPARE(told(m->collection->storeItems({changed, item(102, 1, 2, 2), item(201, 2)}, 2)).value_or(-1), 0);
        QVERIFY(told(m->collection->storeWants({wish(5, QStringLiteral("stereo"))}, 2)));
        const Instance first = m->instance(101);
        QCOMPARE(first.rating, 5);
        QVERIFY(first.waiting);
        QCOMPARE(first.fields, (QList<FieldValue>{{mediaConditionField, QStringLiteral("Mint (M)")},
                                                  {notesField, QStringLiteral("mine")}}));
        QCOMPARE(m->instance(102).folder, FolderId{3});
        QCOMPARE(m->instance(102).rating, 5);
        QCOMPARE(m->state().instances, 2);
        QCOMPARE(told(m->collection->wants()).value().first().notes, QStringLiteral("mono"));
        QVERIFY(told(m->collection->wants()).value().first().waiting);
    }

    void afterSendingDiscogsHasItsSay()
    {
        QVERIFY(m->apply({rate(1, 5)}));
        QCOMPARE(m->sendAll(), 1);
        QVERIFY(told(m->collection->storeItems({item(101, 1, 1, 2), item(102, 1, 2, 2)}, 2)));
        QCOMPARE(m->instance(101).rating, 2);
        QVERIFY(!m->instance(101).waiting);
    }

    void removedWantStaysRemoved()
    {
        QVERIFY(m->apply({edit(Kind::RemoveWant, 5)}));
        QCOMPARE(told(m->collection->storeWants({wish(5)}, 2)).value_or(-1), 0);
        QVERIFY(told(m->collection->wants()).value().isEmpty());
        QVERIFY(m->apply({put(6, {})}));
        QCOMPARE(told(m->collection->endWantSweep(3)).value_or(-1), 0);
        QCOMPARE(m->collection->wanted(), QSet<qint64>{6});
    }

    void foldersOnTheirWayStay()
    {
        QVERIFY(m->apply({folder(Kind::CreateFolder, 0, QStringLiteral("New")),
                          folder(Kind::RenameFolder, 2, QStringLiteral("Bop")), folder(Kind::RemoveFolder, 3)}));
        const QList<Folder> said{{allFolder, QStringLiteral("All"), 9},
                                 {uncategorizedFolder, QStringLiteral("Uncategorized"), 2},
                                 {FolderId{2}, QStringLiteral("Jazz"), 1},
                                 {FolderId{3}, QStringLiteral("Rock"), 0}};
        QVERIFY(told(m->collection->storeFolders(said)));
        QStringList names;
        for (const Folder &folder : m->folders())
            names += folder.name;
        QCOMPARE(names, (QStringList{QStringLiteral("All"), QStringLiteral("Bop"), QStringLiteral("New"),
                                     QStringLiteral("Uncategorized")}));
        QCOMPARE(m->state().saidInstances, 9);
        QCOMPARE(m->sendAll(), 3);
        // Asked before the new one was there, told after: it stays once.
        QVERIFY(told(m->collection->storeFolders(said.first(2))));
        QCOMPARE(m->folders().size(), 3);
        QVERIFY(told(m->collection->storeFolders(said.first(2))));
        QCOMPARE(m->folders().size(), 2);
    }

    void whatIsJustBeingAddedIsNotDoubled()
    {
        QVERIFY(m->apply({add(1), folder(Kind::CreateFolder, 0, QStringLiteral("New"))}));
        const auto adding = told(m->collection->nextToSend()).value();
        const auto creating = told(m->collection->nextToSend()).value();
        // It did arrive, but nobody knows: a page brings the copy, the folders bring the folder.
        QCOMPARE(told(m->collection->storeItems({item(103, 1), item(102, 1, 2)}, 2)).value_or(-1), 0);
        QVERIFY(told(m->collection->storeFolders({{FolderId{9}, QStringLiteral("New"), 0}})));
        QCOMPARE(m->state().instances, 4);
        QCOMPARE(told(m->collection->uncertain()).value().size(), 2);
        QSignalSpy replaced(m->collection.get(), &Collection::idReplaced);
        QVERIFY(told(m->collection->sent(adding.id, InstanceId{103})));
        QVERIFY(told(m->collection->sent(creating.id, {}, FolderId{9})));
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(m->state().instances, 4);
        QCOMPARE(m->instance(103).record.id, ReleaseId{1});
        QCOMPARE(told(m->collection->storeItems({item(103, 1)}, 2)).value_or(-1), 0);
        int called = 0;
        for (const Folder &folder : m->folders())
            called += folder.name == QLatin1String("New") ? 1 : 0;
        QCOMPARE(called, 1);
    }

    void refusedEditGoesBackToWhatDiscogsSaysNow()
    {
        QVERIFY(m->apply({rate(1, 5), set(101, notesField, QStringLiteral("mine")), move(102, 3)}));
        CollectionItem changed = item(101, 1, 1, 2);
        changed.fields = {{notesField, QStringLiteral("theirs")}};
        QVERIFY(told(m->collection->storeItems({changed, item(102, 1, 1, 2)}, 2)));
        for (const OutboxEntry &entry : m->outbox()) {
            QVERIFY(told(m->collection->refused(entry.id, {ErrorCode::Rejected, QStringLiteral("no"), 422, 0})));
            QVERIFY(told(m->collection->decide(entry.id, false)));
        }
        QCOMPARE(m->instance(101).rating, 2);
        QCOMPARE(m->instance(101).fields, (QList<FieldValue>{{notesField, QStringLiteral("theirs")}}));
        QCOMPARE(m->instance(102).folder, uncategorizedFolder);
    }

private:
    std::unique_ptr<HeldShelf> m;
};

QTEST_GUILESS_MAIN(TestCollectionSync)
#include "tst_collection_sync.moc"
