// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journaltext.h"
#include "ui/shelfedits.h"

#include <QTest>

using namespace runout;
using namespace runout::ui;
using discogs::FieldId;
using discogs::FolderId;
using library::Edit;
using library::JournalEntry;
using State = library::JournalEntry::State;
using Kind = library::Edit::Kind;

class tst_JournalText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aValueIsWhatAPersonReads();
    void bothSidesOfAMove();
    void everyKindHasATitleAndAPhrase();
    void aRemovalIsSaid();
    void undoTakesTheNewestThatStands();
    void instancesGoThroughTheClipboard();

private:
    static JournalEntry entry(Kind kind, const QString &before = {}, State state = State::Sent, bool isUndo = false)
    {
        JournalEntry made;
        made.id = 7;
        made.subject = QStringLiteral("Miles Davis - Kind Of Blue");
        Edit edit;
        edit.kind = kind;
        edit.folder = FolderId{3};
        edit.from = FolderId{2};
        edit.field = FieldId{1};
        edit.rating = 4;
        edit.text = QStringLiteral("Mint (M)");
        made.edits = {edit};
        made.before = {before};
        made.state = state;
        made.isUndo = isUndo;
        return made;
    }
    ShelfNames names{{{2, QStringLiteral("Jazz")}, {3, QStringLiteral("Beats")}},
                     {{1, QStringLiteral("Media Condition")}}};
};

void tst_JournalText::aValueIsWhatAPersonReads()
{
    QCOMPARE(valueOf(entry(Kind::Rate).edits.first(), names), QString(4, QChar(0x2605)));
    QCOMPARE(beforeOf(entry(Kind::Rate, QStringLiteral("2")), 0, names), QString(2, QChar(0x2605)));
    QCOMPARE(beforeOf(entry(Kind::Rate), 0, names), QStringLiteral("no rating"));
    QCOMPARE(valueOf(entry(Kind::SetField).edits.first(), names), QStringLiteral("Mint (M)"));
    QCOMPARE(beforeOf(entry(Kind::SetField), 0, names), QStringLiteral("nothing"));
    QCOMPARE(valueOf(entry(Kind::AddInstance).edits.first(), names), QStringLiteral("Beats"));
    QCOMPARE(valueOf(entry(Kind::AddInstance).edits.first(), {}), QStringLiteral("a folder that is gone"));
    Edit want = entry(Kind::PutWant).edits.first();
    want.text = QStringLiteral("mono");
    QCOMPARE(valueOf(want, names), QStringLiteral("mono \u00B7 ") + QString(4, QChar(0x2605)));
    want.text.clear();
    want.rating = 0;
    QCOMPARE(valueOf(want, names), QStringLiteral("in the wantlist"));
    QCOMPARE(valueOf(entry(Kind::RemoveWant).edits.first(), names), QString());
    QCOMPARE(beforeOf(entry(Kind::Rate), 3, names), QString());
}

void tst_JournalText::bothSidesOfAMove()
{
    const JournalEntry moved = entry(Kind::MoveInstance, QStringLiteral("1970"));
    QCOMPARE(beforeOf(moved, 0, names), QStringLiteral("1970")); // a folder may be called that
    QCOMPARE(valueOf(moved.edits.first(), names), QStringLiteral("Beats"));
    QCOMPARE(beforeOf(entry(Kind::MoveInstance), 0, names), QStringLiteral("Jazz"));
}

void tst_JournalText::everyKindHasATitleAndAPhrase()
{
    QSet<QString> titles;
    for (const Kind kind :
         {Kind::AddInstance, Kind::RemoveInstance, Kind::MoveInstance, Kind::Rate, Kind::SetField, Kind::CreateFolder,
          Kind::RenameFolder, Kind::RemoveFolder, Kind::PutWant, Kind::RemoveWant}) {
        const JournalEntry made = entry(kind);
        QVERIFY(!titleOf(made, names).isEmpty());
        titles.insert(titleOf(made, names));
        QVERIFY2(phraseOf(made, names).contains(u"Kind Of Blue"), qPrintable(phraseOf(made, names)));
        QVERIFY(!phraseOf(made, names).contains(u"Miles"));
    }
    QCOMPARE(titles.size(), 10);
    QCOMPARE(titleOf(entry(Kind::SetField), names), QStringLiteral("Media Condition"));
    QCOMPARE(titleOf(entry(Kind::SetField), {}), QStringLiteral("A field that is gone"));
    QCOMPARE(titleOf(entry(Kind::Rate, {}, State::Sent, true), names), QStringLiteral("Taken back: Rating"));

    JournalEntry added = entry(Kind::PutWant);
    Edit gone;
    gone.kind = Kind::RemoveWant;
    added.inverse = {gone};
    QCOMPARE(titleOf(added, names), QStringLiteral("Added to the wantlist"));
    JournalEntry found = entry(Kind::AddInstance);
    found.edits.append(gone);
    QVERIFY(titleOf(found, names).startsWith(u"Found"));
    QCOMPARE(phraseOf(found, names), QStringLiteral("finding Kind Of Blue"));
    QVERIFY(titleOf(JournalEntry(), names).isEmpty() && phraseOf(JournalEntry(), names).isEmpty());
    QCOMPARE(stateText(entry(Kind::Rate, {}, State::Refused)), QStringLiteral("Refused"));
    JournalEntry partly = entry(Kind::Rate, {}, State::Sent);
    partly.isPartlyUndone = true;
    QCOMPARE(stateText(partly), QStringLiteral("Sent, partly taken back"));
}

void tst_JournalText::aRemovalIsSaid()
{
    QCOMPARE(removalText(entry(Kind::RemoveInstance)), QStringLiteral("Removed Kind Of Blue from the collection."));
    QCOMPARE(removalText(entry(Kind::RemoveWant)), QStringLiteral("Removed Kind Of Blue from the wantlist."));
    QVERIFY(removalText(entry(Kind::RemoveFolder)).startsWith(u"Deleted the folder"));
    QCOMPARE(removalText(entry(Kind::Rate)), QString());
    QCOMPARE(removalText(entry(Kind::RemoveInstance, {}, State::Undone)), QString());
    QCOMPARE(removalText(entry(Kind::RemoveInstance, {}, State::Sent, true)), QString());
    JournalEntry several = entry(Kind::RemoveInstance);
    several.edits.append(several.edits.first());
    QVERIFY(removalText(several).contains(u'2'));
    JournalEntry found = entry(Kind::AddInstance);
    found.edits.append(entry(Kind::RemoveWant).edits.first());
    QCOMPARE(removalText(found), QString());
}

void tst_JournalText::undoTakesTheNewestThatStands()
{
    const auto with = [](qint64 id, State state, bool isUndo) {
        JournalEntry made = entry(Kind::Rate, {}, state, isUndo);
        made.id = id;
        return made;
    };
    QCOMPARE(undoPoint({}), UndoPoint());
    const UndoPoint simple = undoPoint({with(2, State::Waiting, false), with(1, State::Sent, false)});
    QCOMPARE(simple.undo, std::optional<qint64>(2));
    QVERIFY(simple.redo.isEmpty());
    // 3 took 2 back, 4 took 1 back.
    const UndoPoint both = undoPoint({with(4, State::Sent, true), with(3, State::Sent, true),
                                      with(2, State::Undone, false), with(1, State::Undone, false)});
    QCOMPARE(both.undo, std::optional<qint64>());
    QCOMPARE(both.redo, (QList<qint64>{3, 4})); // 4 comes back first
    const UndoPoint news = undoPoint({with(5, State::Waiting, false), with(3, State::Sent, true)});
    QCOMPARE(news.undo, std::optional<qint64>(5));
    QVERIFY(news.redo.isEmpty());
}

void tst_JournalText::instancesGoThroughTheClipboard()
{
    const QList<discogs::InstanceId> ids{discogs::InstanceId{12}, discogs::InstanceId{-3}};
    QCOMPARE(toMime(ids), QByteArray("12,-3"));
    QCOMPARE(instancesFromMime(toMime(ids)), ids);
    QVERIFY(instancesFromMime("nothing,").isEmpty());
    QCOMPARE(instancesMimeType(), QStringLiteral("application/x-runout-instances"));
}

QTEST_MAIN(tst_JournalText)
#include "tst_journaltext.moc"
