// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelprinter.h"
#include "ui/models/resultsmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using discogs::Entity;
using discogs::EntityKind;

namespace {

ResultRow record(qint64 id, const QString &artist, const QString &title, const QString &year, const QString &country,
                 const QStringList &formats = {})
{
    ResultRow r;
    r.entity = {EntityKind::Release, id};
    r.artist = artist;
    r.title = title;
    r.year = year;
    r.country = country;
    r.formats = formats;
    r.format = formats.join(QStringLiteral(", "));
    return r;
}

QList<ResultRow> someRecords()
{
    const QString lp = QStringLiteral("LP");
    const QString single = QStringLiteral("7\"");
    return {
        record(1, QStringLiteral("Björk"), QStringLiteral("Debut"), QStringLiteral("1993"), QStringLiteral("UK"), {lp}),
        record(2, QStringLiteral("ABBA"), QStringLiteral("Waterloo"), QStringLiteral("1974"), QStringLiteral("Sweden"),
               {single}),
        record(3, QStringLiteral("Can"), QStringLiteral("Tago Mago"), QStringLiteral("1971"), QStringLiteral("Germany"),
               {lp}),
        record(4, QStringLiteral("abba"), QStringLiteral("Arrival"), QString(), QStringLiteral("Sweden"), {lp}),
        record(5, QStringLiteral("Neu!"), QStringLiteral("Neu! 75"), QStringLiteral("1975"), QStringLiteral("Germany"),
               {lp})};
}

QString ids(const ResultsModel &model)
{
    QStringList text;
    for (int row = 0; row < model.rowCount(); ++row)
        text.append(QString::number(model.at(row).entity.id));
    return text.join(u' ');
}

QString counts(const ResultsModel &model, const QString &facet)
{
    QStringList text;
    for (const FacetCount &count : model.facet(facet))
        text.append(QStringLiteral("%1 %2").arg(count.value).arg(count.count));
    return text.join(QStringLiteral(", "));
}

} // namespace

class TestResultsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ResultsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void printsRows()
    {
        ResultRow r = record(9, QStringLiteral("Sade"), QStringLiteral("Diamond Life"), QStringLiteral("1984"),
                             QStringLiteral("UK"));
        r.label = QStringLiteral("Epic");
        r.catno = QStringLiteral("EPC 26044");
        r.format = QStringLiteral("LP, Album");
        r.role = QStringLiteral("Main");
        r.have = 12;
        r.want = 3;
        m_model->add({r});
        QCOMPARE(test::modelText(*m_model),
                 QStringLiteral(" | Diamond Life | Epic | EPC 26044 | 1984 | UK | LP, Album | Main | 12 | 3"));
        const QModelIndex title = m_model->index(0, ResultsModel::Title);
        QCOMPARE(title.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Diamond Life, Sade, Epic, EPC 26044, 1984, UK, LP, Album, release"));
        QCOMPARE(title.data(ResultsModel::EntityRole).value<Entity>(), r.entity);
        QCOMPARE(title.data(ResultsModel::SubjectRole).value<CoverSubject>().title, QStringLiteral("Diamond Life"));
        QCOMPARE(title.data(ResultsModel::RowRole).value<ResultRow>(), r);
        QCOMPARE(m_model->headerData(ResultsModel::CatalogueNumber, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Cat#"));
        QCOMPARE(m_model->headerData(ResultsModel::Cover, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Cover"));
    }

    void knownEntitiesAreUpdatedInPlace()
    {
        m_model->add(someRecords());
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        ResultRow same = someRecords()[2];
        same.inWantlist = true;
        m_model->add({same, record(6, QStringLiteral("X"), QStringLiteral("Y"), {}, {})});
        QCOMPARE(ids(*m_model), QStringLiteral("1 2 3 4 5 6"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 2);
        QCOMPARE(inserted.size(), 1);
        QVERIFY(m_model->at(2).inWantlist);
        m_model->add({same});
        QCOMPARE(changed.size(), 1);
    }

    void whatDiscogsAnswersTakesThePlaceOfWhatWasHeld()
    {
        QList<ResultRow> held = someRecords();
        for (ResultRow &row : held)
            row.held = true;
        m_model->add(held);
        QList<ResultRow> answer{someRecords()[4], record(6, QStringLiteral("X"), QStringLiteral("Y"), {}, {}),
                                someRecords()[0]};
        m_model->replaceHeld(answer);
        QCOMPARE(ids(*m_model), QStringLiteral("5 6 1 2 3 4"));
        QVERIFY(!m_model->at(0).held);
        QVERIFY(m_model->at(3).held);
        // The next page stands before what is still unconfirmed.
        m_model->add({record(7, QStringLiteral("P"), QStringLiteral("Q"), {}, {})});
        QCOMPARE(ids(*m_model), QStringLiteral("5 6 1 7 2 3 4"));
        m_model->replaceHeld({record(8, QStringLiteral("P"), QStringLiteral("Q"), {}, {}), someRecords()[1]});
        QCOMPARE(ids(*m_model), QStringLiteral("5 6 1 7 8 2 3 4"));
    }

    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("rising");
        QTest::addColumn<QString>("expected");
        QTest::newRow("artist and title") << int(ResultsModel::Title) << true << QStringLiteral("4 2 1 3 5");
        QTest::newRow("falling") << int(ResultsModel::Title) << false << QStringLiteral("5 3 1 2 4");
        QTest::newRow("year, unknown last") << int(ResultsModel::Year) << true << QStringLiteral("3 2 5 1 4");
        QTest::newRow("year falling, unknown last") << int(ResultsModel::Year) << false << QStringLiteral("1 5 2 3 4");
        QTest::newRow("country, stable") << int(ResultsModel::Country) << true << QStringLiteral("3 5 2 4 1");
        QTest::newRow("as they came") << -1 << true << QStringLiteral("1 2 3 4 5");
    }
    void sorts()
    {
        QFETCH(int, column);
        QFETCH(bool, rising);
        m_model->add(someRecords());
        m_model->sort(ResultsModel::Year, Qt::AscendingOrder);
        m_model->sort(column, rising ? Qt::AscendingOrder : Qt::DescendingOrder);
        QTEST(ids(*m_model), "expected");
    }

    void figuresSortAsNumbers()
    {
        QList<ResultRow> rows = someRecords().mid(0, 3);
        rows[0].have = 9;
        rows[1].have = 10'000;
        m_model->add(rows);
        m_model->sort(ResultsModel::Have, Qt::DescendingOrder);
        QCOMPARE(ids(*m_model), QStringLiteral("2 1 3"));
    }

    void narrows()
    {
        m_model->add(someRecords());
        Narrowing narrowing;
        narrowing.countries = {QStringLiteral("Germany"), QStringLiteral("Sweden")};
        m_model->setNarrowing(narrowing);
        QCOMPARE(ids(*m_model), QStringLiteral("2 3 4 5"));
        narrowing.decades = {QStringLiteral("1970s")};
        m_model->setNarrowing(narrowing);
        QCOMPARE(ids(*m_model), QStringLiteral("2 3 5"));
        narrowing.formats = {QStringLiteral("LP")};
        m_model->setNarrowing(narrowing);
        QCOMPARE(ids(*m_model), QStringLiteral("3 5"));
        QCOMPARE(m_model->total(), 5);
        // A facet counts over what the others let through.
        QCOMPARE(counts(*m_model, QStringLiteral("country")), QStringLiteral("Germany 2"));
        QCOMPARE(counts(*m_model, QStringLiteral("format")), QStringLiteral("LP 2, 7\" 1"));
        QCOMPARE(counts(*m_model, QStringLiteral("year")), QStringLiteral("1975 1, 1971 1"));
        m_model->setNarrowing({});
        QCOMPARE(ids(*m_model), QStringLiteral("1 2 3 4 5"));
        QCOMPARE(counts(*m_model, QStringLiteral("decade")), QStringLiteral("1990s 1, 1970s 3"));
        QVERIFY(m_model->facet(QStringLiteral("no such facet")).isEmpty());
        narrowing = {};
        narrowing.years = {QStringLiteral("1066")};
        m_model->setNarrowing(narrowing);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void narrowingHoldsForRowsThatComeLater()
    {
        Narrowing narrowing;
        narrowing.countries = {QStringLiteral("UK")};
        m_model->setNarrowing(narrowing);
        m_model->add(someRecords());
        QCOMPARE(ids(*m_model), QStringLiteral("1"));
        m_model->clear();
        QCOMPARE(m_model->rowCount(), 0);
        m_model->add(someRecords());
        QCOMPARE(ids(*m_model), QStringLiteral("1"));
    }

    void filtersByWords()
    {
        m_model->add(someRecords());
        m_model->setTextFilter(QStringLiteral("bjork"));
        QCOMPARE(ids(*m_model), QStringLiteral("1"));
        m_model->setTextFilter(QStringLiteral("LP  germ"));
        QCOMPARE(ids(*m_model), QStringLiteral("3 5"));
        ResultRow renamed = someRecords()[2];
        renamed.title = QStringLiteral("Future Days");
        m_model->add({renamed});
        m_model->setTextFilter(QStringLiteral("future"));
        QCOMPARE(ids(*m_model), QStringLiteral("3"));
        m_model->setTextFilter({});
        QCOMPARE(m_model->rowCount(), 5);
    }

    void rolesOfADiscography()
    {
        QList<ResultRow> rows = someRecords();
        rows[0].role = rows[2].role = QStringLiteral("Main");
        rows[1].role = QStringLiteral("Producer");
        m_model->add(rows);
        QCOMPARE(m_model->roles(), QStringList({QStringLiteral("Main"), QStringLiteral("Producer")}));
        m_model->setRoleFilter(QStringLiteral("Main"));
        QCOMPARE(ids(*m_model), QStringLiteral("1 3"));
        m_model->setRoleFilter({});
        QCOMPARE(m_model->rowCount(), 5);
    }

    void selectionSurvives()
    {
        m_model->add(someRecords());
        QItemSelectionModel selection(m_model.get());
        const QPersistentModelIndex can(m_model->indexOf({EntityKind::Release, 3}));
        selection.select(can, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->sort(ResultsModel::Title, Qt::DescendingOrder);
        Narrowing narrowing;
        narrowing.countries = {QStringLiteral("Germany")};
        m_model->setNarrowing(narrowing);
        m_model->add(
            {record(6, QStringLiteral("AAA"), QStringLiteral("B"), QStringLiteral("1970"), QStringLiteral("Germany"))});
        m_model->setNarrowing({});
        m_model->replaceHeld({someRecords()[3]});
        QCOMPARE(can.data(ResultsModel::EntityRole).value<Entity>().id, 3);
        QVERIFY(selection.isRowSelected(can.row()));
        QCOMPARE(selection.selectedRows().size(), 1);
        QVERIFY(reset.isEmpty());
        narrowing.countries = {QStringLiteral("UK")};
        m_model->setNarrowing(narrowing);
        QVERIFY(!can.isValid());
        QVERIFY(!m_model->indexOf({EntityKind::Release, 3}).isValid());
        QVERIFY(!m_model->indexOf({EntityKind::Label, 3}).isValid());
        QCOMPARE(m_model->at(99).entity.id, 0);
    }

    void manyChangesInFewSignals()
    {
        QList<ResultRow> rows;
        for (int i = 0; i < 1000; ++i)
            rows.append(record(i + 1, QString::number(i * 7919 % 1000), QStringLiteral("T"),
                               QString::number(1950 + i % 60), i % 2 ? QStringLiteral("US") : QStringLiteral("UK")));
        m_model->add(rows);
        m_model->sort(ResultsModel::Title, Qt::AscendingOrder);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        Narrowing narrowing;
        narrowing.countries = {QStringLiteral("US")};
        m_model->setNarrowing(narrowing);
        QCOMPARE(m_model->rowCount(), 500);
        narrowing.countries = {QStringLiteral("UK")};
        m_model->setNarrowing(narrowing);
        QCOMPARE(m_model->rowCount(), 500);
        QVERIFY(removed.size() <= 2);
        QVERIFY(inserted.size() <= 1);
    }

    void rowsOfSearchResults()
    {
        discogs::SearchResult result;
        result.entity = {EntityKind::Release, 1};
        result.title = QStringLiteral("Prince (2) - Sign - O - The Times");
        result.labels = {QStringLiteral("Paisley Park (3)"), QStringLiteral("Some Pressing Plant")};
        result.catno = QStringLiteral("none");
        result.year = QStringLiteral("1987");
        result.formats = {QStringLiteral("Vinyl"), QStringLiteral("LP"), QStringLiteral("Album"), QStringLiteral("LP")};
        ResultRow r = row(result);
        QCOMPARE(r.artist, QStringLiteral("Prince"));
        QCOMPARE(r.title, QStringLiteral("Sign - O - The Times"));
        QCOMPARE(r.label, QStringLiteral("Paisley Park"));
        QCOMPARE(r.labels, QStringList{QStringLiteral("Paisley Park")});
        QCOMPARE(r.catno, QString());
        QCOMPARE(r.format, QStringLiteral("LP, Album"));
        QCOMPARE(r.formats.size(), 3);
        result.formatDetails = {
            {QStringLiteral("Vinyl"), QStringLiteral("2"), {QStringLiteral("LP"), QStringLiteral("Album")}, {}},
            {QStringLiteral("CD"), QStringLiteral("1"), {}, {}}};
        QCOMPARE(row(result).format, QStringLiteral("2×LP, Album + CD"));
        discogs::SearchResult artist;
        artist.entity = {EntityKind::Artist, 2};
        artist.title = QStringLiteral("Sade (2)");
        QCOMPARE(row(artist).title, QStringLiteral("Sade"));
        QCOMPARE(row(artist).artist, QString());
    }

    void rowsOfDiscographies()
    {
        discogs::ArtistRelease release;
        release.entity = {EntityKind::Master, 1};
        release.title = QStringLiteral("Blue");
        release.artist = QStringLiteral("Joni Mitchell");
        release.format = QStringLiteral("2xLP, Album");
        release.label = QStringLiteral("Reprise (2)");
        release.year = 1971;
        release.role = QStringLiteral("Main");
        ResultRow r = row(release);
        QCOMPARE(r.year, QStringLiteral("1971"));
        QCOMPARE(r.label, QStringLiteral("Reprise"));
        QCOMPARE(r.formats, QStringList({QStringLiteral("LP"), QStringLiteral("Album")}));
        discogs::LabelRelease labelRelease;
        labelRelease.id = discogs::ReleaseId(7);
        labelRelease.title = QStringLiteral("Blue");
        labelRelease.catno = QStringLiteral("MS 2038");
        r = row(labelRelease);
        QCOMPARE(r.entity, (Entity{EntityKind::Release, 7}));
        QCOMPARE(r.catno, QStringLiteral("MS 2038"));
        QCOMPARE(r.year, QString());
    }

private:
    std::unique_ptr<ResultsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestResultsModel)
#include "tst_resultsmodel.moc"
