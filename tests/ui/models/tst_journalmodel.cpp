// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/journalmodel.h"
#include "ui/models/listsmodel.h"
#include "ui/models/resultsmodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using library::Edit;
using library::JournalEntry;

// The models of the collector's own: journal, lists, and what results know of owning and wanting.
class tst_JournalModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void daysHaveHeadings();
    void theFilterKeepsTheirHeadings();
    void listsSayWhatTheyAre();
    void rowsGoAndComeBack();
    void marksFollowTheShelf();
    void wantsAreEdited();
    void columnsOfEachKind();

private:
    static JournalEntry entry(qint64 id, const QDateTime &at, const QString &subject)
    {
        JournalEntry made;
        made.id = id;
        made.at = at;
        made.subject = subject;
        Edit edit;
        edit.kind = Edit::Kind::Rate;
        edit.release = discogs::ReleaseId{id * 100};
        edit.rating = 3;
        made.edits = {edit};
        made.before = {QStringLiteral("1")};
        return made;
    }
    static ResultRow result(qint64 id, const QString &title)
    {
        ResultRow made;
        made.entity = {discogs::EntityKind::Release, id};
        made.title = title;
        return made;
    }
};

void tst_JournalModel::daysHaveHeadings()
{
    const QDateTime noon(QDate::currentDate(), QTime(12, 0));
    JournalModel model;
    model.setJournal({entry(3, noon, QStringLiteral("A - B")), entry(2, noon.addSecs(-60), QStringLiteral("C - D")),
                      entry(1, noon.addDays(-1), QStringLiteral("E - F"))},
                     {});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Today"));
    QCOMPARE(model.index(3).data().toString(), QStringLiteral("Yesterday"));
    QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.indexOf(1).row(), 4);
    QVERIFY(!model.indexOf(9).isValid());
    const QModelIndex first = model.index(1);
    QCOMPARE(first.data(JournalModel::IdRole).toLongLong(), 3);
    QCOMPARE(first.data(JournalModel::ReleaseRole).toLongLong(), 300);
    QCOMPARE(first.data(JournalModel::BeforeRole).toString(), QString(QChar(0x2605)));
    QVERIFY(first.data(JournalModel::UndoableRole).toBool());
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(u"Waiting to be sent"));

    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    JournalEntry sent = entry(3, noon, QStringLiteral("A - B"));
    sent.state = JournalEntry::State::Undone;
    model.setJournal({sent, entry(2, noon.addSecs(-60), QStringLiteral("C - D")),
                      entry(1, noon.addDays(-1), QStringLiteral("E - F"))},
                     {});
    QCOMPARE(reset.size(), 0); // the rows stayed
    QVERIFY(!model.index(1).data(JournalModel::UndoableRole).toBool());
}

void tst_JournalModel::theFilterKeepsTheirHeadings()
{
    const QDateTime noon(QDate(2024, 3, 5), QTime(12, 0));
    JournalModel model;
    model.setJournal({entry(3, noon, QStringLiteral("Sun Ra - Lanquidity")),
                      entry(2, noon.addDays(-4), QStringLiteral("Can - Future Days"))},
                     {});
    model.setTextFilter(QStringLiteral("future rating"));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0).data().toString().contains(u"1 March 2024"));
    model.setTextFilter(QStringLiteral("nothing"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), 2);
}

void tst_JournalModel::listsSayWhatTheyAre()
{
    discogs::UserList list;
    list.id = discogs::ListId{5};
    list.name = QStringLiteral("Blue Note");
    list.description = QStringLiteral("All of\nthem");
    list.isPublic = true;
    list.dateChanged = QStringLiteral("2024-05-02T12:00:00-07:00");
    ListsModel model;
    model.setLists({list});
    const QModelIndex index = model.indexOf(discogs::ListId{5});
    QCOMPARE(index.data().toString(), QStringLiteral("Blue Note"));
    QCOMPARE(index.data(ListsModel::DescriptionRole).toString(), QStringLiteral("All of them"));
    QVERIFY(index.data(ListsModel::FactsRole).toString().startsWith(u"public"));
    QVERIFY(index.data(ListsModel::FactsRole).toString().contains(u"2 May 2024"));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setLists({list});
    QCOMPARE(reset.size(), 0);
    QVERIFY(!model.indexOf(discogs::ListId{6}).isValid());
}

void tst_JournalModel::rowsGoAndComeBack()
{
    ResultsModel model(ResultsModel::Kind::Wants);
    model.setRows({result(1, QStringLiteral("A")), result(2, QStringLiteral("B")), result(3, QStringLiteral("C"))});
    const QPersistentModelIndex third = model.index(2, ResultsModel::Title);
    model.setRows({result(1, QStringLiteral("A")), result(3, QStringLiteral("C"))});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.total(), 2);
    QCOMPARE(third.row(), 1); // what stays keeps its place in the selection
    QVERIFY(!model.indexOf({discogs::EntityKind::Release, 2}).isValid());
    model.setRows({result(2, QStringLiteral("B again")), result(1, QStringLiteral("A")), result(1, QString())});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.at(0).title, QStringLiteral("B again"));
    QVERIFY(!third.isValid());
}

void tst_JournalModel::marksFollowTheShelf()
{
    ResultsModel model;
    ResultRow said = result(1, QStringLiteral("A"));
    said.inCollection = true; // Discogs says so
    ResultRow master = result(9, QStringLiteral("M"));
    master.entity.kind = discogs::EntityKind::Master;
    master.inCollection = true;
    model.add({said, result(2, QStringLiteral("B")), master});
    QVERIFY(model.at(0).inCollection);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setMarks({2}, {1});
    QCOMPARE(changed.size(), 1);
    QVERIFY(!model.at(0).inCollection && model.at(0).inWantlist);
    QVERIFY(model.at(1).inCollection);
    QVERIFY(model.at(2).inCollection); // a master's is Discogs' to say
    model.setMarks({2}, {1});
    QCOMPARE(changed.size(), 1);
    model.add({result(3, QStringLiteral("C"))});
    model.setMarks({2, 3}, {});
    QVERIFY(model.at(3).inCollection);
    QVERIFY(model.index(3, ResultsModel::Title).data(Qt::AccessibleTextRole).toString().contains(u"in collection"));
}

void tst_JournalModel::wantsAreEdited()
{
    ResultsModel model(ResultsModel::Kind::Wants);
    model.setRows({result(1, QStringLiteral("A"))});
    const QModelIndex notes = model.index(0, ResultsModel::Notes);
    QVERIFY(!model.setData(notes, QStringLiteral("x"), Qt::EditRole));
    model.setEditable(true);
    QVERIFY(notes.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!model.index(0, ResultsModel::Title).flags().testFlag(Qt::ItemIsEditable));
    QSignalSpy edited(&model, &ResultsModel::edited);
    QVERIFY(model.setData(notes, QStringLiteral("mono"), Qt::EditRole));
    QVERIFY(model.setData(model.index(0, ResultsModel::Rating), 9, Qt::EditRole));
    QVERIFY(model.setData(notes, QStringLiteral("mono"), Qt::EditRole)); // as it is
    QCOMPARE(edited.size(), 2);
    const ResultRow now = edited.last().first().value<ResultRow>();
    QCOMPARE(now.notes, QStringLiteral("mono"));
    QCOMPARE(now.rating, 5);
    model.setTextFilter(QStringLiteral("mono"));
    QCOMPARE(model.rowCount(), 1);
}

void tst_JournalModel::columnsOfEachKind()
{
    ResultsModel results;
    ResultsModel wants(ResultsModel::Kind::Wants);
    ResultsModel items(ResultsModel::Kind::ListItems);
    QCOMPARE(results.columnCount(), int(ResultsModel::Rating));
    const auto header = [](const ResultsModel &model, int column) {
        return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    QCOMPARE(header(wants, ResultsModel::Lowest), QStringLiteral("Lowest"));
    QCOMPARE(header(wants, ResultsModel::Role), QString());
    QCOMPARE(header(items, ResultsModel::Notes), QStringLiteral("Comment"));
    QCOMPARE(header(items, ResultsModel::Copies), QString());
    ResultRow cheap = result(1, QStringLiteral("Cheap"));
    cheap.lowest = 3.5;
    ResultRow dear = result(2, QStringLiteral("Dear"));
    dear.lowest = 80;
    wants.setRows({result(3, QStringLiteral("Unknown")), dear, cheap});
    wants.sort(ResultsModel::Lowest, Qt::AscendingOrder);
    QCOMPARE(wants.at(0).title, QStringLiteral("Cheap"));
    QCOMPARE(wants.at(2).title, QStringLiteral("Unknown"));
    wants.sort(ResultsModel::Lowest, Qt::DescendingOrder);
    QCOMPARE(wants.at(0).title, QStringLiteral("Dear"));
}

QTEST_MAIN(tst_JournalModel)
#include "tst_journalmodel.moc"
