// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/readback.h"

#include <QTest>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;

namespace {

CollectionItem copy(qint64 id, qint64 folder, int rating = 0, const QList<FieldValue> &fields = {})
{
    CollectionItem item;
    item.release = ReleaseId{10};
    item.instance = InstanceId{id};
    item.folder = FolderId{folder};
    item.rating = rating;
    item.fields = fields;
    return item;
}

Edit edit(Edit::Kind kind, qint64 instance = 0, qint64 folder = 1)
{
    Edit edit;
    edit.kind = kind;
    edit.release = ReleaseId{10};
    edit.instance = InstanceId{instance};
    edit.folder = FolderId{folder};
    return edit;
}

using Kind = Edit::Kind;

} // namespace

class TestReadBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAddedCopyIsOneThatWasNotThere()
    {
        const Edit add = edit(Kind::AddInstance, -1, 3);
        QVERIFY(!readBack(add, QList<CollectionItem>(), {}).arrived);
        QVERIFY(!readBack(add, {copy(100, 3)}, {100}).arrived);
        const ReadBack found = readBack(add, {copy(100, 3), copy(101, 3)}, {100});
        QVERIFY(found.arrived);
        QCOMPARE(found.added, InstanceId{101});
        // Another one was added elsewhere at the same time: the one in the right folder is ours.
        QCOMPARE(readBack(add, {copy(102, 1), copy(101, 3), copy(103, 1)}, {}).added, InstanceId{101});
        QCOMPARE(readBack(add, {copy(102, 1)}, {}).added, InstanceId{102});
    }

    void aRemovedCopyIsGone()
    {
        const Edit remove = edit(Kind::RemoveInstance, 100);
        QVERIFY(readBack(remove, {copy(101, 1)}, {}).arrived);
        QVERIFY(!readBack(remove, {copy(100, 1)}, {}).arrived);
        QCOMPARE(readBack(remove, {copy(100, 1)}, {}).elsewhere, std::nullopt);
        QCOMPARE(readBack(remove, {copy(100, 7)}, {}).elsewhere, FolderId{7});
    }

    void valuesAreCompared()
    {
        Edit rate = edit(Kind::Rate, 100);
        rate.rating = 4;
        QVERIFY(readBack(rate, {copy(100, 1, 4)}, {}).arrived);
        QVERIFY(!readBack(rate, {copy(100, 1, 3)}, {}).arrived);
        QCOMPARE(readBack(rate, {copy(100, 2, 3)}, {}).elsewhere, FolderId{2});
        QVERIFY(!readBack(rate, {copy(101, 1, 4)}, {}).arrived); // the other copy

        Edit move = edit(Kind::MoveInstance, 100, 5);
        move.from = FolderId{1};
        QVERIFY(readBack(move, {copy(100, 5)}, {}).arrived);
        QVERIFY(!readBack(move, {copy(100, 1)}, {}).arrived);
        QCOMPARE(readBack(move, {copy(100, 1)}, {}).elsewhere, std::nullopt);
        QCOMPARE(readBack(move, {copy(100, 9)}, {}).elsewhere, FolderId{9});

        Edit field = edit(Kind::SetField, 100);
        field.field = FieldId{3};
        field.text = QStringLiteral("a note");
        QVERIFY(readBack(field, {copy(100, 1, 0, {{FieldId{3}, QStringLiteral("a note")}})}, {}).arrived);
        QVERIFY(!readBack(field, {copy(100, 1, 0, {{FieldId{1}, QStringLiteral("a note")}})}, {}).arrived);
        field.text.clear();
        QVERIFY(readBack(field, {copy(100, 1)}, {}).arrived);
    }

    void foldersByNameOrId()
    {
        const QList<Folder> folders{{FolderId{1}, QStringLiteral("Uncategorized"), 2},
                                    {FolderId{7}, QStringLiteral("Jazz"), 1}};
        Edit create = edit(Kind::CreateFolder, 0, -1);
        create.text = QStringLiteral("Jazz");
        QCOMPARE(readBack(create, folders, {1}), (ReadBack{true, {}, FolderId{7}, {}}));
        QVERIFY(!readBack(create, folders, {1, 7}).arrived); // it was there before
        create.text = QStringLiteral("Dub");
        QVERIFY(!readBack(create, folders, {}).arrived);

        Edit rename = edit(Kind::RenameFolder, 0, 7);
        rename.text = QStringLiteral("Jazz");
        QVERIFY(readBack(rename, folders, {}).arrived);
        rename.text = QStringLiteral("Soul");
        QVERIFY(!readBack(rename, folders, {}).arrived);
        QVERIFY(!readBack(edit(Kind::RenameFolder, 0, 8), folders, {}).arrived);

        QVERIFY(!readBack(edit(Kind::RemoveFolder, 0, 7), folders, {}).arrived);
        QVERIFY(readBack(edit(Kind::RemoveFolder, 0, 8), folders, {}).arrived);
    }

    void whichEditsAreWhat()
    {
        QVERIFY(makesSomething(edit(Kind::AddInstance)) && makesSomething(edit(Kind::CreateFolder)));
        QVERIFY(!makesSomething(edit(Kind::PutWant)) && !makesSomething(edit(Kind::Rate)));
        QVERIFY(concernsFolder(edit(Kind::RemoveFolder)) && !concernsFolder(edit(Kind::MoveInstance)));
        QVERIFY(concernsWant(edit(Kind::PutWant)) && concernsWant(edit(Kind::RemoveWant)));
        QVERIFY(removesSomething(edit(Kind::RemoveWant)) && !removesSomething(edit(Kind::SetField)));
    }

    void aNoteIsForOneEntry()
    {
        const QString note = noteOf(12, {100, 2'851'616'155});
        QCOMPARE(notedFor(12, note), (QSet<qint64>{100, 2'851'616'155}));
        QCOMPARE(notedFor(1, note), std::nullopt);
        QCOMPARE(notedFor(12, {}), std::nullopt);
        QCOMPARE(notedFor(12, noteOf(12, {})), QSet<qint64>());
    }
};

QTEST_GUILESS_MAIN(TestReadBack)
#include "tst_readback.moc"
