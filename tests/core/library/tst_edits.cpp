// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/edits.h"
#include "tests/core/library/shelf.h"

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;
using Kind = Edit::Kind;
using State = OutboxEntry::State;

namespace {

QList<OutboxEntry> entries(const QList<Edit> &edits)
{
    QList<OutboxEntry> all;
    for (const Edit &edit : edits) {
        OutboxEntry entry;
        entry.id = all.size() + 1;
        entry.edit = edit;
        all += entry;
    }
    return all;
}

Merged appended(const QList<qint64> &dropped = {})
{
    return {dropped, std::nullopt, true};
}

Merged replaced(qint64 entry)
{
    return {{}, entry, false};
}

Merged gone(const QList<qint64> &dropped)
{
    return {dropped, std::nullopt, false};
}

Edit of(Edit edit, qint64 instance)
{
    edit.instance = InstanceId{instance};
    return edit;
}

} // namespace

class TestEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jsonKeepsEverything()
    {
        Edit all;
        all.release = ReleaseId{249504};
        all.instance = InstanceId{-3};
        all.folder = FolderId{-4};
        all.from = FolderId{qint64{1} << 40};
        all.field = FieldId{3};
        all.rating = 5;
        all.text = QStringLiteral("käse \" \n");
        for (int kind = 0; kind <= static_cast<int>(Kind::RemoveWant); ++kind) {
            all.kind = static_cast<Kind>(kind);
            QCOMPARE(editFrom(toJson(all)).value(), all);
        }
        QCOMPARE(editFrom(toJson(Edit())).value(), Edit());
        QCOMPARE(editFrom({}).error().code, ErrorCode::BadReply);
    }

    void laterValueTakesTheEarlierOnesPlace()
    {
        QCOMPARE(mergedInto(entries({rate(1, 3), rate(2, 1)}), rate(1, 5)), replaced(1));
        QCOMPARE(mergedInto(entries({rate(1, 3)}), rate(2, 5)), appended());
        const auto notes = set(101, notesField, QStringLiteral("a"));
        QCOMPARE(mergedInto(entries({notes}), set(101, notesField, {})), replaced(1));
        QCOMPARE(mergedInto(entries({notes}), set(102, notesField, {})), appended());
        QCOMPARE(mergedInto(entries({notes}), set(101, mediaConditionField, {})), appended());
        QCOMPARE(mergedInto(entries({move(101, 2, 1)}), move(101, 3, 2)), replaced(1));
        QCOMPARE(mergedInto(entries({put(5, QStringLiteral("a"))}), put(5, QStringLiteral("b"))), replaced(1));
        const auto renamed = folder(Kind::RenameFolder, 4, QStringLiteral("a"));
        QCOMPARE(mergedInto(entries({renamed}), folder(Kind::RenameFolder, 4, QStringLiteral("b"))), replaced(1));
        const auto created = folder(Kind::CreateFolder, -4, QStringLiteral("a"));
        QCOMPARE(mergedInto(entries({created}), folder(Kind::RenameFolder, -4, QStringLiteral("b"))), replaced(1));
    }

    void whatIsRefusedIsLeftToBeDecided()
    {
        auto held = entries({rate(1, 3)});
        held[0].state = State::Refused;
        QCOMPARE(mergedInto(held, rate(1, 5)), appended());
        held = entries({move(101, 2, 1)});
        held[0].state = State::Refused;
        QCOMPARE(mergedInto(held, move(101, 1, 2)), appended());
    }

    void movingBackIsNothing() { QCOMPARE(mergedInto(entries({move(101, 2, 1)}), move(101, 1, 2)), gone({1})); }

    void movesDoNotGoBeforeTheirFolderIsMade()
    {
        const auto made = folder(Kind::CreateFolder, -4, QStringLiteral("New"));
        QCOMPARE(mergedInto(entries({move(101, 2, 1), made}), move(101, -4, 2)), appended());
        QCOMPARE(mergedInto(entries({made, move(101, 2, 1)}), move(101, -4, 2)), replaced(2));
        QCOMPARE(mergedInto(entries({of(add(1), -1), made}), move(-1, -4, 1)), appended());
    }

    void addingAndRemovingCancelOut()
    {
        const auto added = of(add(1), -1);
        const auto noted = set(-1, notesField, QStringLiteral("a"));
        QCOMPARE(mergedInto(entries({added}), move(-1, 2, 1)), replaced(1));
        QCOMPARE(mergedInto(entries({rate(7, 1), added, noted, rate(1, 4, -1)}), removal(1, -1)), gone({2, 3, 4}));
        QCOMPARE(mergedInto(entries({noted}), removal(1, 101)), appended());
        const auto created = folder(Kind::CreateFolder, -4, QStringLiteral("a"));
        QCOMPARE(mergedInto(entries({created}), folder(Kind::RemoveFolder, -4)), gone({1}));
        QCOMPARE(mergedInto(entries({created, move(101, -4, 1)}), folder(Kind::RemoveFolder, -4)), appended());
        const auto renamed = folder(Kind::RenameFolder, 4, QStringLiteral("a"));
        QCOMPARE(mergedInto(entries({renamed}), folder(Kind::RemoveFolder, 4)), appended({1}));
    }

    void oneWishForAWantIsLeft()
    {
        const auto drop = edit(Kind::RemoveWant, 5);
        QCOMPARE(mergedInto(entries({put(5, {})}), drop), appended({1}));
        QCOMPARE(mergedInto(entries({drop}), put(5, {})), appended({1}));
        QCOMPARE(mergedInto(entries({put(6, {})}), drop), appended());
    }

    void valuesAreTakenNotAddresses()
    {
        QCOMPARE(withValueOf(rate(1, 3, 101), rate(1, 5, 102)), rate(1, 5, 101));
        QCOMPARE(withValueOf(move(101, 2, 1), move(101, 3, 2)), move(101, 3, 1));
        QCOMPARE(withValueOf(put(5, QStringLiteral("a"), 1), put(5, QStringLiteral("b"), 2)),
                 put(5, QStringLiteral("b"), 2));
        QVERIFY(isSameWish(rate(1, 3, 101), rate(1, 3, 102)));
        QVERIFY(!isSameWish(rate(1, 3, 101), rate(1, 4, 101)));
        QVERIFY(!isSameWish(move(101, 1), move(101, 2)));
    }

    void everyEditHasAnInverse()
    {
        Before was;
        was.instance = Instance{};
        was.instance->folder = FolderId{2};
        was.instance->rating = was.rating = 4;
        was.instance->added = 1234;
        was.instance->fields = {{notesField, QStringLiteral("old")}};
        was.folderName = QStringLiteral("Jazz");
        const auto lines = [&](const Edit &edit) {
            QStringList all;
            for (const Edit &back : inverseOf(edit, was))
                all += HeldShelf::line(back);
            return all;
        };
        QCOMPARE(lines(of(add(1), -1)), QStringList{QStringLiteral("folder:1,instance:-1,removeInstance,release:1")});
        QCOMPARE(lines(removal(1, 101)),
                 (QStringList{QStringLiteral("folder:2,instance:101,addInstance,release:1,text:1234"),
                              QStringLiteral("folder:2,instance:101,rate,rating:4,release:1"),
                              QStringLiteral("field:3,folder:2,instance:101,setField,release:1,text:old")}));
        QCOMPARE(lines(move(101, 3, 2)), QStringList{QStringLiteral("folder:2,from:3,instance:101,moveInstance")});
        QCOMPARE(lines(rate(1, 5)), QStringList{QStringLiteral("rate,rating:4,release:1")});
        QCOMPARE(lines(set(101, notesField, QStringLiteral("new"))),
                 QStringList{QStringLiteral("field:3,instance:101,setField,text:old")});
        QCOMPARE(lines(folder(Kind::CreateFolder, -4, QStringLiteral("a"))),
                 QStringList{QStringLiteral("folder:-4,removeFolder,text:a")});
        QCOMPARE(lines(folder(Kind::RenameFolder, 4, QStringLiteral("a"))),
                 QStringList{QStringLiteral("folder:4,renameFolder,text:Jazz")});
        QCOMPARE(lines(folder(Kind::RemoveFolder, 4)), QStringList{QStringLiteral("folder:4,createFolder,text:Jazz")});
        QCOMPARE(lines(put(5, {})), QStringList{QStringLiteral("removeWant,release:5")});
        QCOMPARE(lines(edit(Kind::RemoveWant, 5)), QStringList());
        was.want = WantedRecord{};
        was.want->notes = QStringLiteral("any");
        was.want->rating = 2;
        const QString again = QStringLiteral("putWant,rating:2,release:5,text:any");
        QCOMPARE(lines(put(5, {})), QStringList{again});
        QCOMPARE(lines(edit(Kind::RemoveWant, 5)), QStringList{again});
    }

    void beforeAsText()
    {
        Before was;
        QCOMPARE(beforeText(rate(1, 5), was), QString());
        QCOMPARE(beforeText(set(101, notesField, {}), was), QString());
        QCOMPARE(beforeText(edit(Kind::RemoveWant, 5), was), QString());
        was.rating = 3;
        was.folderName = QStringLiteral("Jazz");
        was.instance = Instance{};
        was.instance->fields = {{notesField, QStringLiteral("old")}};
        was.want = WantedRecord{};
        was.want->notes = QStringLiteral("any");
        QCOMPARE(beforeText(rate(1, 5), was), QStringLiteral("3"));
        QCOMPARE(beforeText(set(101, notesField, {}), was), QStringLiteral("old"));
        QCOMPARE(beforeText(move(101, 2, 1), was), QStringLiteral("Jazz"));
        QCOMPARE(beforeText(put(5, {}), was), QStringLiteral("any"));
        QCOMPARE(beforeText(add(1), was), QString());
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
