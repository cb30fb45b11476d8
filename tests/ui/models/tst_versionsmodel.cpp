// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelprinter.h"
#include "ui/models/releasemodels.h"
#include "ui/models/resultsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using discogs::Version;

namespace {

Version version(qint64 id, const QString &released, const QString &country, const QString &catno, const QString &format)
{
    Version v;
    v.id = discogs::ReleaseId(id);
    v.title = QStringLiteral("Kind Of Blue");
    v.label = QStringLiteral("Columbia (3)");
    v.released = released;
    v.country = country;
    v.catno = catno;
    v.format = format;
    v.majorFormats = {QStringLiteral("Vinyl")};
    return v;
}

QList<Version> someVersions()
{
    QList<Version> versions{
        version(1, QStringLiteral("1959-08-00"), QStringLiteral("US"), QStringLiteral("CL 1355"),
                QStringLiteral("LP, Album, Mono")),
        version(2, QStringLiteral("1960"), QStringLiteral("UK"), QStringLiteral("TFL 5072"),
                QStringLiteral("LP, Album, Mono")),
        version(3, QString(), QStringLiteral("US"), QStringLiteral("CS 8163"), QStringLiteral("LP, Album"))};
    versions[0].have = 900;
    versions[0].want = 20;
    versions[1].have = 1200;
    return versions;
}

} // namespace

class TestVersionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows()
    {
        m_model.setVersions(someVersions());
        QCOMPARE(test::modelText(m_model),
                 QStringLiteral("1959-08 | US | Columbia | CL 1355 | LP, Album, Mono | Kind Of Blue | 900 | 20\n"
                                "1960 | UK | Columbia | TFL 5072 | LP, Album, Mono | Kind Of Blue | 1,200\n"
                                " | US | Columbia | CS 8163 | LP, Album | Kind Of Blue"));
        QCOMPARE(m_model.index(1, 0).data(VersionsModel::EntityRole).value<discogs::Entity>(),
                 discogs::entity(discogs::ReleaseId(2)));
    }

    void differencesStandOut()
    {
        m_model.setVersions(someVersions());
        m_model.setCurrent(discogs::ReleaseId(1));
        QVERIFY(m_model.index(0, 0).data(VersionsModel::CurrentRole).toBool());
        QVERIFY(!m_model.index(0, VersionsModel::Country).data(VersionsModel::DiffersRole).toBool());
        QVERIFY(m_model.index(1, VersionsModel::Country).data(VersionsModel::DiffersRole).toBool());
        QVERIFY(!m_model.index(1, VersionsModel::Format).data(VersionsModel::DiffersRole).toBool());
        QVERIFY(m_model.index(2, VersionsModel::Format).data(VersionsModel::DiffersRole).toBool());
        QVERIFY(!m_model.index(1, VersionsModel::Have).data(VersionsModel::DiffersRole).toBool());
        m_model.setCurrent(discogs::ReleaseId(77));
        QVERIFY(!m_model.index(1, VersionsModel::Country).data(VersionsModel::DiffersRole).toBool());
    }

    void sortsAndFilters()
    {
        m_model.setVersions(someVersions());
        const QPersistentModelIndex second(m_model.index(1, 0));
        m_model.sort(VersionsModel::Released, Qt::DescendingOrder);
        QCOMPARE(column(VersionsModel::CatalogueNumber), QStringLiteral("TFL 5072, CL 1355, CS 8163"));
        m_model.sort(VersionsModel::Have, Qt::AscendingOrder);
        QCOMPARE(column(VersionsModel::CatalogueNumber), QStringLiteral("CL 1355, TFL 5072, CS 8163"));
        m_model.sort(VersionsModel::Want, Qt::DescendingOrder);
        QCOMPARE(column(VersionsModel::CatalogueNumber), QStringLiteral("CL 1355, TFL 5072, CS 8163"));
        m_model.setFacets({}, {QStringLiteral("US")}, {}, {});
        QCOMPARE(m_model.rowCount(), 2);
        QVERIFY(!second.isValid());
        m_model.setFacets({QStringLiteral("Vinyl")}, {}, {QStringLiteral("1960")}, {QStringLiteral("Columbia")});
        QCOMPARE(column(VersionsModel::CatalogueNumber), QStringLiteral("TFL 5072"));
        m_model.setFacets({}, {}, {}, {});
        m_model.setTextFilter(QStringLiteral("us mono"));
        QCOMPARE(column(VersionsModel::CatalogueNumber), QStringLiteral("CL 1355"));
        m_model.setTextFilter({});
        m_model.sort(-1, Qt::AscendingOrder);
        QCOMPARE(column(VersionsModel::CatalogueNumber), QStringLiteral("CL 1355, TFL 5072, CS 8163"));
        QCOMPARE(m_model.total(), 3);
    }

    void valuesForTheBoxes()
    {
        m_model.setVersions(someVersions());
        QCOMPARE(m_model.values(VersionsModel::Released),
                 QList<FacetCount>({{QStringLiteral("1959"), 1}, {QStringLiteral("1960"), 1}}));
        QCOMPARE(m_model.values(VersionsModel::Country),
                 QList<FacetCount>({{QStringLiteral("UK"), 1}, {QStringLiteral("US"), 2}}));
        QCOMPARE(m_model.values(VersionsModel::Format), QList<FacetCount>({{QStringLiteral("Vinyl"), 3}}));
    }

    void severalValuesAreAlternatives()
    {
        m_model.setVersions(someVersions());
        m_model.setFacets({}, {QStringLiteral("US"), QStringLiteral("UK")}, {}, {});
        QCOMPARE(m_model.rowCount(), 3);
        m_model.setFacets({}, {}, {}, {});
    }

    void identifiersAreKnownOfWhatIsHeld()
    {
        m_model.setVersions(someVersions());
        m_model.setCurrent(discogs::ReleaseId(1));
        m_model.setIdentifiers(discogs::ReleaseId(1), QStringLiteral("074646493526"), QStringLiteral("XLP47324-1A"));
        m_model.setIdentifiers(discogs::ReleaseId(99), QStringLiteral("1"), {}); // not among them
        QCOMPARE(column(VersionsModel::Barcode), QStringLiteral("074646493526, , "));
        QCOMPARE(m_model.index(0, VersionsModel::Matrix).data().toString(), QStringLiteral("XLP47324-1A"));
        QVERIFY(!m_model.index(1, VersionsModel::Matrix).data(VersionsModel::DiffersRole).toBool()); // unknown
        m_model.addVersions(someVersions()); // what Discogs says anew takes nothing away
        QCOMPARE(column(VersionsModel::Barcode), QStringLiteral("074646493526, , "));
        m_model.setTextFilter(QStringLiteral("xlp47324"));
        QCOMPARE(m_model.rowCount(), 1);
        m_model.setTextFilter({});
    }

    void furtherPages()
    {
        m_model.setVersions(someVersions().mid(0, 2));
        Version changed = someVersions()[1];
        changed.have = 5;
        m_model.addVersions({changed, someVersions()[2]});
        QCOMPARE(m_model.total(), 3);
        QCOMPARE(m_model.index(1, VersionsModel::Have).data().toString(), QStringLiteral("5"));
        m_model.setVersions({});
        QCOMPARE(m_model.rowCount(), 0);
    }

private:
    QString column(int column)
    {
        QStringList texts;
        for (int row = 0; row < m_model.rowCount(); ++row)
            texts.append(m_model.index(row, column).data().toString());
        return texts.join(QStringLiteral(", "));
    }

    VersionsModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

QTEST_GUILESS_MAIN(TestVersionsModel)
#include "tst_versionsmodel.moc"
