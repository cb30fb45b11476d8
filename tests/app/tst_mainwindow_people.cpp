// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/appfixture.h"
#include "tests/support/httpget.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QListWidget>

using namespace runout;
using discogs::Entity;
using discogs::EntityKind;
using test::AppFixture;
using test::get;
using test::patience;

// Artists, labels and masters in the real window, and the sections at the left.
class tst_MainWindowPeople : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anArtistWithADiscography();
    void theDiscographyIsFilteredAndSorted();
    void linksLeadOn();
    void aLabelWithItsReleases();
    void variousIsNeverAskedForADiscography();
    void aMasterAndItsPressings();
    void ctrlClickOpensAWindow();
    void theSectionsListWhatWasSeen();

private:
    static qint64 idOf(const StandIn &server, const QString &type, const QString &name)
    {
        const QJsonArray found =
            get(server, QStringLiteral("/database/search?type=%1&q=%2").arg(type, name))[u"results"].toArray();
        for (const QJsonValue &row : found) {
            if (row[u"title"].toString() == name)
                return row[u"id"].toInteger();
        }
        return 0;
    }
};

void tst_MainWindowPeople::anArtistWithADiscography()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const qint64 id = idOf(fixture.server, QStringLiteral("artist"), QStringLiteral("Miles Davis"));
    QVERIFY(id > 0);
    fixture.enter(QStringLiteral("a%1").arg(id));
    QVERIFY(fixture.settle());
    const QString page = fixture.seen(QStringLiteral("Artist"));
    QVERIFY2(page.contains(u"Miles Davis") && page.contains(u"Miles Dewey Davis III"), qPrintable(page));
    QVERIFY2(page.contains(u"American trumpeter, bandleader and composer"), qPrintable(page));
    QVERIFY2(page.contains(u"Data provided by Discogs."), qPrintable(page));
    const int items =
        get(fixture.server, QStringLiteral("/artists/%1/releases").arg(id))[u"pagination"][u"items"].toInt();
    QAbstractItemView *records = fixture.list(QStringLiteral("Discography"));
    QCOMPARE(records->model()->rowCount(), items);
    QVERIFY2(test::printed(records).contains(u"Kind Of Blue"), qPrintable(test::printed(records)));

    QVERIFY(fixture.clickRow(records, records->model()->index(0, ui::ResultsModel::Title)));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.place().open.has_value()); // beside the artist, who stays
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Artist);
}

void tst_MainWindowPeople::theDiscographyIsFilteredAndSorted()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const qint64 id = idOf(fixture.server, QStringLiteral("artist"), QStringLiteral("Bill Evans"));
    QVERIFY(id > 0);
    fixture.enter(QStringLiteral("a%1").arg(id));
    QVERIFY(fixture.settle());
    QAbstractItemView *records = fixture.list(QStringLiteral("Discography"));
    const int all = records->model()->rowCount();
    QVERIFY(all > 0);
    auto *roles = fixture.find<QComboBox>(QStringLiteral("Role"));
    QVERIFY(roles->count() > 1);
    roles->setCurrentIndex(roles->count() - 1);
    Q_EMIT roles->activated(roles->currentIndex());
    QVERIFY(fixture.settle());
    QVERIFY(records->model()->rowCount() > 0 && records->model()->rowCount() <= all);
    roles->setCurrentIndex(0);
    Q_EMIT roles->activated(0);
    auto *filter = fixture.find<QLineEdit>(QStringLiteral("Filter"), fixture.find<QWidget>(QStringLiteral("Artist")));
    QTest::keyClicks(filter, QStringLiteral("no such record"));
    QVERIFY(fixture.settle());
    QCOMPARE(records->model()->rowCount(), 0);
    const QString page = fixture.seen(QStringLiteral("Artist"));
    QVERIFY2(page.contains(u"Clear"), qPrintable(page)); // which filter hides everything, with a button to clear it
    filter->clear();
    QVERIFY(fixture.settle());
    QCOMPARE(records->model()->rowCount(), all);
}

void tst_MainWindowPeople::linksLeadOn()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    auto *artists = fixture.find<QLabel>(QStringLiteral("Artists"));
    artists->setFocus();
    Q_EMIT artists->linkActivated(
        QStringLiteral("runout:a%1")
            .arg(get(fixture.server, QStringLiteral("/releases/1100"))[u"artists"][0][u"id"].toInteger()));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Artist);
    QVERIFY(fixture.seen(QStringLiteral("Artist")).contains(u"Miles Davis"));
    fixture.click(fixture.button(QStringLiteral("Back")));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.place().kind != ui::Place::Kind::Artist);
}

void tst_MainWindowPeople::aLabelWithItsReleases()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const qint64 stax = idOf(fixture.server, QStringLiteral("label"), QStringLiteral("Stax"));
    const qint64 volt = idOf(fixture.server, QStringLiteral("label"), QStringLiteral("Volt"));
    QVERIFY(stax > 0 && volt > 0);
    fixture.enter(QStringLiteral("l%1").arg(stax));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Label);
    QString page = fixture.seen(QStringLiteral("Label"));
    QVERIFY2(page.contains(u"American soul label from Memphis"), qPrintable(page));
    QVERIFY2(page.contains(u"Volt"), qPrintable(page)); // a sublabel
    fixture.enter(QStringLiteral("l%1").arg(volt));
    QVERIFY(fixture.settle());
    page = fixture.seen(QStringLiteral("Label"));
    QVERIFY2(page.contains(u"Sister label of Stax"), qPrintable(page)); // a link in the profile, and the parent
    const int items =
        get(fixture.server, QStringLiteral("/labels/%1/releases").arg(volt))[u"pagination"][u"items"].toInt();
    QVERIFY(items > 0);
    QCOMPARE(fixture.list(QStringLiteral("Label releases"))->model()->rowCount(), items);
}

void tst_MainWindowPeople::variousIsNeverAskedForADiscography()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("a194"));
    QVERIFY(fixture.settle());
    const QString page = fixture.seen(QStringLiteral("Artist"));
    QVERIFY2(page.contains(u"“Various” stands for many artists at once."), qPrintable(page));
    fixture.action(QStringLiteral("Refresh"))->trigger();
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.server.count(QStringLiteral("/artists/194/releases")), 0);
}

void tst_MainWindowPeople::aMasterAndItsPressings()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const qint64 id = get(fixture.server, QStringLiteral("/releases/1100"))[u"master_id"].toInteger();
    fixture.enter(QStringLiteral("m%1").arg(id));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.place().open == (Entity{EntityKind::Master, id}));
    QVERIFY(fixture.seen(QStringLiteral("Release")).contains(u"Master release"));
    QCOMPARE(fixture.list(QStringLiteral("Version list"))->model()->rowCount(), 3);
    fixture.show(QStringLiteral("Tracks"));
    QVERIFY(test::printed(fixture.list(QStringLiteral("Tracklist"))).contains(u"So What"));
    fixture.show(QStringLiteral("Market"));
    QVERIFY(fixture.settle());
    const QString sale = fixture.find<QLabel>(QStringLiteral("For sale"))->text();
    QVERIFY2(!sale.contains(u"USD") && !sale.contains(u"$"),
             qPrintable(sale)); // a price without a currency says nothing
}

void tst_MainWindowPeople::ctrlClickOpensAWindow()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QAbstractItemView *results = fixture.list(QStringLiteral("Results"));
    const QModelIndex release =
        qobject_cast<ui::ResultsModel *>(results->model())->indexOf({EntityKind::Release, 1100});
    const auto windows = [] {
        int count = 0;
        for (QWidget *widget : QApplication::topLevelWidgets())
            count += qobject_cast<ui::MainWindow *>(widget) && widget->isVisible() ? 1 : 0;
        return count;
    };
    QCOMPARE(windows(), 1);
    QTest::mouseClick(results->viewport(), Qt::LeftButton, Qt::ControlModifier, results->visualRect(release).center());
    QTRY_COMPARE_WITH_TIMEOUT(windows(), 2, patience);
    QVERIFY(!fixture.place().open); // here nothing moved
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *window = qobject_cast<ui::MainWindow *>(widget);
        if (!window || window == &fixture.window())
            continue;
        QTRY_VERIFY_WITH_TIMEOUT(test::visibleText(*window).contains(u"Columbia – CS 8163"), patience);
        window->close();
    }
}

void tst_MainWindowPeople::theSectionsListWhatWasSeen()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    auto *sections = fixture.find<QListWidget>(QStringLiteral("Sections"));
    const auto found = sections->findItems(QStringLiteral("Releases"), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QVERIFY(fixture.clickRow(sections, sections->indexFromItem(found[0])));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Library);
    QCOMPARE(fixture.list(QStringLiteral("Results"))->model()->rowCount(), 3);
    QCOMPARE(fixture.find<QLabel>(QStringLiteral("Result count"))->text(), QStringLiteral("3 releases"));
}

QTEST_MAIN(tst_MainWindowPeople)
#include "tst_mainwindow_people.moc"
