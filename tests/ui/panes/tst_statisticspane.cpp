// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/sample.h"
#include "tests/support/shelfdesk.h"
#include "ui/models/charttable.h"
#include "ui/models/outsideterms.h"
#include "ui/panes/chartcard.h"
#include "ui/panes/chartpicture.h"
#include "ui/panes/statisticspane.h"
#include "ui/widgets/cardcolumns.h"
#include "ui/widgets/panestates.h"

#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace runout;
using namespace runout::ui;
using test::await;
using test::named;
using test::patience;

// The statistics page over a real collection without a network, and what each of its bars stands for.
class TestStatisticsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBarOfTheSampleLeadsToAsManyCopies();
    void everyBarOfAMadeShelfDoes();
    void thePageIsFilledAndFollowed();
    void barsAreReachedByKeys();
    void aChartIsATableToo();
    void moreBarsAreShown();
    void anEmptyCollectionSaysSo();
    void changesAreCounted();
    void csvIsForPrograms();
    void picturesAreSharp();
    void whatCannotBeWrittenIsSaid();
    void cardsStandInColumns();
};

namespace {

QString sampleFile()
{
    return qEnvironmentVariable("RUNOUT_SAMPLE_LIBRARY");
}

// How many copies the collection shows at a place.
int shownAt(ShelfIndex &index, library::Collection &collection, const Place &place)
{
    OutsideTerms terms(index, &collection);
    index.setNarrowing(place.narrowing);
    const auto query = library::parseShelfQuery(place.filter);
    if (!query)
        return -1;
    terms.setQuery(*query);
    if (!QTest::qWaitFor([&] { return !terms.isWaiting(); }, patience))
        return -1;
    index.setQuery(*query);
    return int(index.visible().size());
}

void compareAll(library::Collection &collection, int most)
{
    ShelfIndex index;
    index.setFolders(await(collection.folders()).value());
    const QList<library::Instance> copies = await(collection.instances()).value();
    for (const library::Instance &copy : copies)
        index.put(copy);
    QList<Chart> charts = chartsOf(await(collection.statistics()).value());
    charts.append(chartOf(await(collection.people(most)).value()));
    int bars = 0;
    for (const Chart &chart : charts) {
        for (const Chart::Bar &bar : chart.bars.mid(0, most)) {
            const int shown = shownAt(index, collection, placeOf(chart, bar));
            QVERIFY2(shown == bar.copies, qPrintable(QStringLiteral("%1, %2: %3 shown, %4 counted")
                                                         .arg(titleOf(chart), labelOf(chart, bar))
                                                         .arg(shown)
                                                         .arg(bar.copies)));
            ++bars;
        }
    }
    QVERIFY(bars > 20);
}

struct Shown
{
    explicit Shown(int copies)
    {
        isFilled = copies == 0 || desk.shelf().fill(copies);
        pane = std::make_unique<StatisticsPane>(desk.desk());
        pane->resize(900, 700);
        pane->show();
    }
    [[nodiscard]] ChartCard *card(Chart::Kind kind) const
    {
        for (auto *card : pane->findChildren<ChartCard *>()) {
            if (card->chart().kind == kind)
                return card;
        }
        return nullptr;
    }
    test::ShelfDesk desk;
    std::unique_ptr<StatisticsPane> pane;
    bool isFilled = false;
};

} // namespace

void TestStatisticsPane::everyBarOfTheSampleLeadsToAsManyCopies()
{
    if (!QFile::exists(sampleFile()))
        QSKIP("RUNOUT_SAMPLE_LIBRARY names no file: the sample library was not built");
    const auto sample = library::Library::open(sampleFile(), library::Library::Mode::ReadOnly);
    QVERIFY(sample.has_value());
    library::Collection collection(**sample);
    const auto all = await(collection.statistics());
    QVERIFY(all && all->timed > 0);
    compareAll(collection, 10'000);
}

void TestStatisticsPane::everyBarOfAMadeShelfDoes()
{
    test::ShelfDesk desk;
    QVERIFY(desk.shelf().fill(400));
    compareAll(desk.shelf().collection(), 60);
}

void TestStatisticsPane::thePageIsFilledAndFollowed()
{
    Shown shown(120);
    QVERIFY(shown.isFilled && test::settled(*shown.pane));
    QCOMPARE(test::nameless(*shown.pane), QString());
    QVERIFY(shown.card(Chart::Kind::Growth));
    QVERIFY(named<QWidget>(*shown.pane, QStringLiteral("Copies: 120")));
    ChartCard *decades = shown.card(Chart::Kind::Decades);
    QVERIFY(decades);
    auto *bars = decades->findChild<BarChart *>();
    QVERIFY(bars->accessibleDescription().contains(bars->bars().first().label));
    QTest::mouseClick(bars, Qt::LeftButton, {}, bars->barRect(0).center());
    const Place place = shown.desk.state().place();
    QCOMPARE(place.kind, Place::Kind::Collection);
    QCOMPARE(place.narrowing.decades, QStringList{bars->bars().first().label});
}

void TestStatisticsPane::barsAreReachedByKeys()
{
    Shown shown(120);
    QVERIFY(shown.isFilled && test::settled(*shown.pane));
    auto *bars = shown.card(Chart::Kind::Genres)->findChild<BarChart *>();
    QTest::keyClick(bars, Qt::Key_Down);
    QCOMPARE(bars->current(), 0);
    QTest::keyClick(bars, Qt::Key_Down);
    QTest::keyClick(bars, Qt::Key_Up);
    QTest::keyClick(bars, Qt::Key_End);
    QCOMPARE(bars->current(), int(bars->bars().size()) - 1);
    QVERIFY(bars->accessibleDescription().startsWith(bars->bars().last().label));
    QTest::keyClick(bars, Qt::Key_Home);
    QTest::keyClick(bars, Qt::Key_Return);
    QCOMPARE(shown.desk.state().place().narrowing.genres, QStringList{bars->bars().first().label});

    auto *line = shown.card(Chart::Kind::Growth)->findChild<LineChart *>();
    QTest::keyClick(line, Qt::Key_Left); // the last one first
    QCOMPARE(line->current(), int(line->points().size()) - 1);
    QTest::keyClick(line, Qt::Key_Left);
    QTest::keyClick(line, Qt::Key_Right);
    QTest::keyClick(line, Qt::Key_Home);
    QTest::keyClick(line, Qt::Key_Space);
    QVERIFY(shown.desk.state().place().filter.startsWith(QStringLiteral("added:")));
    const QPoint middle = line->rect().center();
    QTest::mouseMove(line, middle);
    QTest::mouseClick(line, Qt::LeftButton, {}, middle);
    QVERIFY(line->current() > 0);
}

void TestStatisticsPane::aChartIsATableToo()
{
    Shown shown(120);
    QVERIFY(shown.isFilled && test::settled(*shown.pane));
    ChartCard *card = shown.card(Chart::Kind::Folders);
    QTest::mouseClick(named<QToolButton>(*card, QStringLiteral("As table")), Qt::LeftButton);
    QVERIFY(card->isTable());
    auto *table = named<QTableView>(*card, QStringLiteral("Folders: table"));
    QVERIFY(table && table->isVisible());
    QCOMPARE(table->model()->rowCount(), int(card->chart().bars.size()));
    QCOMPARE(table->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("Copies"));
    QCOMPARE(table->model()->index(0, 0).data().toString(), card->chart().bars.first().value);
    card->focusChart();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(shown.desk.state().place().narrowing.folders, QStringList{card->chart().bars.first().value});
    card->setTable(false);
    QVERIFY(!table->isVisible());
}

void TestStatisticsPane::moreBarsAreShown()
{
    Shown shown(400);
    QVERIFY(shown.isFilled && test::settled(*shown.pane));
    ChartCard *card = shown.card(Chart::Kind::Styles);
    auto *bars = card->findChild<BarChart *>();
    QCOMPARE(bars->bars().size(), 12);
    auto *more = card->findChild<QPushButton *>();
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(bars->bars().size() > 12);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(bars->bars().size(), 12);
}

void TestStatisticsPane::anEmptyCollectionSaysSo()
{
    Shown shown(0);
    QVERIFY(test::settled(*shown.pane));
    auto *states = shown.pane->findChild<PaneStates *>();
    QVERIFY(states->state() != PaneStates::State::Content);
    QVERIFY(!states->message().isEmpty());
    QVERIFY(shown.pane->charts().isEmpty());
}

void TestStatisticsPane::changesAreCounted()
{
    Shown shown(40);
    QVERIFY(shown.isFilled && test::settled(*shown.pane));
    QVERIFY(shown.desk.shelf().addOne(77, QStringLiteral("New")));
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>(*shown.pane, QStringLiteral("Copies: 41")), patience);
    QVERIFY(test::settled(*shown.pane));
    shown.pane->refresh();
    QVERIFY(test::settled(*shown.pane));
    shown.pane->focusList();
}

void TestStatisticsPane::csvIsForPrograms()
{
    Chart labels;
    labels.kind = Chart::Kind::Labels;
    labels.bars = {{QStringLiteral("A \"B\", C"), 1200, 1200, 0}, {QString(), 1, 1, 0}};
    QCOMPARE(csvOf({labels}), QByteArray("Labels,Copies\r\n\"A \"\"B\"\", C\",1200\r\nUnknown,1\r\n"));
    Chart worth;
    worth.kind = Chart::Kind::Worth;
    worth.currency = QStringLiteral("EUR");
    worth.bars = {{QStringLiteral("Jazz"), 12.5, 3, 2}};
    QCOMPARE(csvOf({worth}), QByteArray("Folder,Lowest prices,Copies with a price,Copies\r\nJazz,12.50,2,3\r\n"));
    const QByteArray both = csvOf({worth, labels});
    QVERIFY(both.startsWith("Chart,Value,Copies,Total,Currency\r\n\"Value by folder, EUR\",Jazz,3,12.50,EUR\r\n"));
    QCOMPARE(both.count("\r\n"), 4);
    QVERIFY(tipOf(worth, worth.bars.first()).contains(QStringLiteral("2 of 3")));
}

void TestStatisticsPane::picturesAreSharp()
{
    Shown shown(120);
    QVERIFY(shown.isFilled && test::settled(*shown.pane));
    const QList<Chart> charts = shown.pane->charts();
    QTemporaryDir folder;
    const ChartLook look{shown.pane->palette(), shown.pane->font(), false};
    for (const char *name : {"a.png", "a.svg", "a.csv"}) {
        const QString path = folder.filePath(QLatin1String(name));
        QVERIFY(await(saveCharts(charts, path, look)).has_value());
        QVERIFY(QFile(path).size() > 100);
    }
    const QImage one = QImage::fromData(picture({charts.first()}, PictureFormat::Png, look));
    QCOMPARE(one.width(), 2 * (480 + 2 * 24));
    const QByteArray svg = picture(charts, formatOf(QStringLiteral("x.SVG")), look);
    QVERIFY(svg.contains("<svg") && svg.contains("Growth"));
    ChartLook mirrored = look;
    mirrored.mirrored = true;
    QVERIFY(picture(charts, PictureFormat::Png, mirrored) != picture(charts, PictureFormat::Png, look));
}

void TestStatisticsPane::whatCannotBeWrittenIsSaid()
{
    Chart chart;
    const auto saved = await(saveCharts({chart}, QStringLiteral("/no/such/folder/a.png"), ChartLook()));
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::File);
}

void TestStatisticsPane::cardsStandInColumns()
{
    CardColumns columns(100);
    columns.resize(250, 400);
    columns.show();
    for (int i = 0; i < 3; ++i) {
        auto *card = new QWidget;
        card->setMinimumSize(10, 40);
        columns.add(card);
    }
    const QList<QWidget *> cards = columns.cards();
    QVERIFY(cards[1]->x() > cards[0]->x());
    QCOMPARE(cards[1]->y(), cards[0]->y());
    QVERIFY(cards[2]->y() > cards[0]->y());
    columns.resize(120, 400);
    QCOMPARE(cards[1]->x(), cards[0]->x());
    columns.setLayoutDirection(Qt::RightToLeft);
    columns.resize(250, 400);
    QVERIFY(cards[1]->x() < cards[0]->x());
}

QTEST_MAIN(TestStatisticsPane)
#include "tst_statisticspane.moc"
