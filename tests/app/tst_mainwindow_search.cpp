// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/appfixture.h"
#include "ui/browserstate.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>

using namespace runout;
using discogs::EntityKind;
using test::AppFixture;
using test::patience;

namespace {

QString queryOf(const QJsonValue &request)
{
    return request[u"query"].toString();
}

} // namespace

// From the search field to the list: typing, facets, pages, looks, and what goes straight to the thing.
class tst_MainWindowSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void resultsArriveWhileTyping();
    void theKindIsAskedFor();
    void nothingFoundSaysSo();
    void facetsNarrowRequestAndList();
    void furtherPagesLoadWhileScrolling();
    void tableAndWall();
    void straightToTheThing_data();
    void straightToTheThing();
    void whatOnlyLooksLikeANumberIsSearchedAsWords();
    void backRestoresPlaceScrollAndSelection();
    void keys();
};

void tst_MainWindowSearch::resultsArriveWhileTyping()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.type(QStringLiteral("trans-europe"));
    QTRY_VERIFY_WITH_TIMEOUT(test::printed(fixture.list(QStringLiteral("Results"))).contains(u"Trans-Europe Express"),
                             patience);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.server.count(QStringLiteral("/database/search")), 1); // not one a letter
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Search);
    const QString headline = fixture.find<QLabel>(QStringLiteral("Result count"))->text();
    QVERIFY2(headline.endsWith(u"for “trans-europe”"), qPrintable(headline));

    // What is held shows at once, also without an answer.
    fixture.server.fault(QStringLiteral("slow"), QStringLiteral("/database/search"), 0,
                         {{QStringLiteral("delayMs"), 60000}});
    fixture.type(QStringLiteral("kraftwerk trans"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.list(QStringLiteral("Results"))->model()->rowCount() >= 2, patience);
    QVERIFY(!fixture.window().isSettled());
}

void tst_MainWindowSearch::theKindIsAskedFor()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    auto *scope = fixture.find<QComboBox>(QStringLiteral("Search in"));
    scope->setCurrentText(QStringLiteral("Artists"));
    fixture.enter(QStringLiteral("davis"));
    QVERIFY(fixture.settle());
    QStringList searches; // among what is asked in the background
    for (const QJsonValue &request : fixture.server.requests()) {
        if (request[u"path"].toString() == u"/database/search")
            searches.append(queryOf(request));
    }
    QCOMPARE(searches.size(), 1);
    QVERIFY(searches.first().contains(u"type=artist"));
    const QAbstractItemModel &model = *fixture.list(QStringLiteral("Results"))->model();
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, 0).data(ui::ResultsModel::EntityRole).value<discogs::Entity>().kind,
                 EntityKind::Artist);
}

void tst_MainWindowSearch::nothingFoundSaysSo()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("zzyzx quux"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.says(QStringLiteral("Search results")), QStringLiteral("Nothing was found for “zzyzx quux”."));
}

void tst_MainWindowSearch::facetsNarrowRequestAndList()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("the"));
    QVERIFY(fixture.settle());
    QAbstractItemView *results = fixture.list(QStringLiteral("Results"));
    const int all = results->model()->rowCount();
    const QString before = fixture.find<QLabel>(QStringLiteral("Result count"))->text();
    fixture.server.forgetRequests();

    auto *box = fixture.find<QAbstractButton>(QStringLiteral("Country"));
    fixture.click(box);
    auto *values = fixture.find<QListWidget>(QStringLiteral("Country values"));
    QTRY_VERIFY_WITH_TIMEOUT(values->isVisible() && values->count() > 1, patience);
    const auto found = values->findItems(QStringLiteral("UK"), Qt::MatchStartsWith);
    QCOMPARE(found.size(), 1);
    QVERIFY(fixture.clickRow(values, values->indexFromItem(found[0])));
    QVERIFY(fixture.settle());
    values->window()->close();
    QVERIFY(results->model()->rowCount() > 0 && results->model()->rowCount() < all);
    for (int row = 0; row < results->model()->rowCount(); ++row)
        QCOMPARE(results->model()->index(row, ui::ResultsModel::Country).data().toString(), QStringLiteral("UK"));
    const QJsonArray requests = fixture.server.requests();
    const bool narrowed = std::any_of(requests.begin(), requests.end(),
                                      [](const QJsonValue &r) { return queryOf(r).contains(u"country=UK"); });
    QVERIFY(narrowed);
    QCOMPARE(box->text(), QStringLiteral("UK"));

    fixture.click(fixture.button(QStringLiteral("Clear filters")));
    QVERIFY(fixture.settle());
    QVERIFY(results->model()->rowCount() >= all);
    QVERIFY(fixture.place().narrowing.isEmpty());
    QCOMPARE(box->text(), QStringLiteral("Country"));
    QCOMPARE(fixture.find<QLabel>(QStringLiteral("Result count"))->text(), before);
}

void tst_MainWindowSearch::furtherPagesLoadWhileScrolling()
{
    AppFixture fixture({QStringLiteral("--many"), QStringLiteral("450")});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.find<QComboBox>(QStringLiteral("Search in"))->setCurrentText(QStringLiteral("Releases"));
    fixture.enter(QStringLiteral("many"));
    QVERIFY(fixture.settle());
    QAbstractItemView *results = fixture.list(QStringLiteral("Results"));
    const int first = results->model()->rowCount();
    QVERIFY(first >= 50 && first < 450);
    for (int turn = 0; turn < 40 && results->model()->rowCount() < 450; ++turn) {
        results->verticalScrollBar()->setValue(results->verticalScrollBar()->maximum());
        QVERIFY(fixture.settle());
    }
    QCOMPARE(results->model()->rowCount(), 450);
    QSet<qint64> ids;
    for (int row = 0; row < 450; ++row)
        ids.insert(results->model()->index(row, 0).data(ui::ResultsModel::EntityRole).value<discogs::Entity>().id);
    QCOMPARE(ids.size(), 450);
    const QJsonArray requests = fixture.server.requests();
    QSet<QString> asked;
    for (const QJsonValue &request : requests) {
        if (request[u"path"].toString() != u"/database/search")
            continue;
        QVERIFY2(!asked.contains(queryOf(request)), qPrintable(queryOf(request))); // no page twice
        asked.insert(queryOf(request));
    }
}

void tst_MainWindowSearch::tableAndWall()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("blue"));
    QVERIFY(fixture.settle());
    QVERIFY(qobject_cast<QTableView *>(fixture.list(QStringLiteral("Results"))));
    const QString rows = test::printed(fixture.list(QStringLiteral("Results")));
    fixture.click(fixture.button(QStringLiteral("Show as wall of covers")));
    QAbstractItemView *wall = fixture.list(QStringLiteral("Results"));
    QVERIFY(qobject_cast<QListView *>(wall));
    QCOMPARE(test::printed(wall), rows);
    QVERIFY(fixture.clickRelease(1100));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().open->id, 1100);
    fixture.action(QStringLiteral("As table"))->trigger();
    QAbstractItemView *table = fixture.list(QStringLiteral("Results"));
    QVERIFY(qobject_cast<QTableView *>(table));
    QCOMPARE(table->currentIndex().data(ui::ResultsModel::EntityRole).value<discogs::Entity>().id, 1100);
}

void tst_MainWindowSearch::straightToTheThing_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<EntityKind>("kind");
    QTest::addColumn<qint64>("id");
    const auto row = [](const char *typed, EntityKind kind, qint64 id) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << kind << id;
    };
    row("r1100", EntityKind::Release, 1100);
    row("[r1100]", EntityKind::Release, 1100);
    row("[r=1100]", EntityKind::Release, 1100);
    row("https://www.discogs.com/release/1100-Miles-Davis-Kind-Of-Blue", EntityKind::Release, 1100);
    row("https://www.discogs.com/Miles-Davis-Kind-Of-Blue/release/1100", EntityKind::Release, 1100);
    row("https://api.discogs.com/releases/1100", EntityKind::Release, 1100);
    row("CS 8163", EntityKind::Release, 1100);
    row("720642442517", EntityKind::Release, 0);
    row("7 20642 44251 7", EntityKind::Release, 0);
}

void tst_MainWindowSearch::straightToTheThing()
{
    QFETCH(QString, typed);
    QFETCH(EntityKind, kind);
    QFETCH(qint64, id);
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(typed);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.place().open.has_value(), patience);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().open->kind, kind);
    const QString shown = fixture.seen(QStringLiteral("Release"));
    if (id > 0) {
        QCOMPARE(fixture.place().open->id, id);
        QVERIFY2(shown.contains(u"Kind Of Blue"), qPrintable(shown));
    } else {
        QVERIFY2(shown.contains(u"Nevermind"), qPrintable(shown));
    }
}

void tst_MainWindowSearch::whatOnlyLooksLikeANumberIsSearchedAsWords()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("Newport 1960"));
    QVERIFY(fixture.settle());
    const QString rows = test::printed(fixture.list(QStringLiteral("Results")));
    QVERIFY2(rows.contains(u"At Newport 1960"), qPrintable(rows));
}

void tst_MainWindowSearch::backRestoresPlaceScrollAndSelection()
{
    AppFixture fixture(StandIn::sample() + QStringList{QStringLiteral("--many"), QStringLiteral("300")});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("many"));
    QVERIFY(fixture.settle());
    QAbstractItemView *results = fixture.list(QStringLiteral("Results"));
    QVERIFY(results->model()->rowCount() > 60);
    QVERIFY(fixture.clickRow(results, results->model()->index(60, ui::ResultsModel::Title)));
    QVERIFY(fixture.settle());
    const auto opened = fixture.place().open;
    QVERIFY(opened);
    const auto topRow = [&] { return results->indexAt(QPoint(40, 4)).row(); };
    const int top = topRow();
    QVERIFY(top > 0);

    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.clickRelease(1100));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().open->id, 1100);

    for (int steps = 0; steps < 10 && fixture.place().query.q != u"many"; ++steps)
        fixture.click(fixture.button(QStringLiteral("Back")));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.place().open == opened);
    QTRY_COMPARE_WITH_TIMEOUT(topRow(), top, patience);
    QCOMPARE(results->currentIndex().data(ui::ResultsModel::EntityRole).value<discogs::Entity>(), *opened);
    QCOMPARE(fixture.find<QLineEdit>(QStringLiteral("Search"))->text(), QStringLiteral("many"));

    while (fixture.button(QStringLiteral("Forward"))->isEnabled())
        fixture.click(fixture.button(QStringLiteral("Forward")));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().open->id, 1100);
    QCOMPARE(fixture.place().query.q, QStringLiteral("kind of blue"));
    QVERIFY(fixture.seen(QStringLiteral("Release")).contains(u"Kind Of Blue"));
}

void tst_MainWindowSearch::keys()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window()));
    auto *field = fixture.find<QLineEdit>(QStringLiteral("Search"));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QTest::keyClick(field, Qt::Key_Down);
    QAbstractItemView *results = fixture.list(QStringLiteral("Results"));
    QVERIFY(results->hasFocus());
    QTest::keyClick(results, Qt::Key_Down);
    QTest::keyClick(results, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.place().open.has_value(), patience); // the pane follows the selection
    QVERIFY(fixture.settle());
    QTest::keyClick(results, Qt::Key_3, Qt::AltModifier);
    QVERIFY(fixture.find<QTabBar>(QStringLiteral("Parts of the release"))->currentIndex() == 2);
    QTest::keyClick(results, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(field->hasFocus());
    QCOMPARE(field->selectedText(), QStringLiteral("kind of blue"));
    QTest::keyClick(field, Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.place().open, patience);
    QTest::keyClick(field, Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.place().open.has_value(), patience);
}

QTEST_MAIN(tst_MainWindowSearch)
#include "tst_mainwindow_search.moc"
