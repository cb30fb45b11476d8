// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelprinter.h"
#include "ui/models/releasemodels.h"
#include "ui/models/resultsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace runout;
using namespace runout::ui;

namespace {

discogs::ArtistCredit credit(qint64 id, const QString &name, const QString &role, const QString &tracks = {},
                             const QString &anv = {})
{
    discogs::ArtistCredit c;
    c.id = discogs::ArtistId(id);
    c.name = name;
    c.role = role;
    c.tracks = tracks;
    c.anv = anv;
    return c;
}

discogs::Release someRelease()
{
    discogs::Release release;
    for (const QString &position :
         {QStringLiteral("A1"), QStringLiteral("A2"), QStringLiteral("A3"), QStringLiteral("B1")}) {
        discogs::Track track;
        track.position = position;
        track.title = QStringLiteral("Track ") + position;
        release.tracklist.append(track);
    }
    release.extraArtists = {
        credit(1, QStringLiteral("Bill Evans (2)"), QStringLiteral("Piano"), QStringLiteral("A1 to A3, B1")),
        credit(2, QStringLiteral("Miles Davis"), QStringLiteral("Written-By"), QStringLiteral("A1, B1"),
               QStringLiteral("M. Davis")),
        credit(3, QStringLiteral("Fred Plaut"), QStringLiteral("Engineer [Recording]")),
        credit(0, QStringLiteral("Somebody"), QStringLiteral("Engineer"), QStringLiteral("Side Z"))};
    discogs::LabelCredit plant;
    plant.id = discogs::LabelId(9);
    plant.name = QStringLiteral("Columbia Pitman (2)");
    plant.entityTypeName = QStringLiteral("Pressed By");
    release.companies = {plant};
    return release;
}

} // namespace

class TestCreditsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byFamily()
    {
        m_model.setRelease(someRelease());
        QCOMPARE(test::modelText(m_model), QStringLiteral("Performers\n"
                                                          "  Piano | Bill Evans | A1 to B1\n"
                                                          "Writers\n"
                                                          "  Written-By | M. Davis | A1, B1\n"
                                                          "Production\n"
                                                          "  Engineer [Recording] | Fred Plaut\n"
                                                          "  Engineer | Somebody | Side Z\n"
                                                          "Companies\n"
                                                          "  Pressed By | Columbia Pitman"));
        QCOMPARE(m_model.creditCount(), 5);
    }

    void byTrack()
    {
        m_model.setRelease(someRelease());
        m_model.setGrouping(CreditsModel::Grouping::ByTrack);
        QCOMPARE(test::modelText(m_model), QStringLiteral("Whole release\n"
                                                          "  Engineer [Recording] | Fred Plaut\n"
                                                          "  Engineer | Somebody | Side Z\n"
                                                          "  Pressed By | Columbia Pitman\n"
                                                          "A1  Track A1\n"
                                                          "  Piano | Bill Evans\n"
                                                          "  Written-By | M. Davis\n"
                                                          "A2  Track A2\n"
                                                          "  Piano | Bill Evans\n"
                                                          "A3  Track A3\n"
                                                          "  Piano | Bill Evans\n"
                                                          "B1  Track B1\n"
                                                          "  Piano | Bill Evans\n"
                                                          "  Written-By | M. Davis"));
        m_model.setGrouping(CreditsModel::Grouping::ByTrack);
        m_model.setGrouping(CreditsModel::Grouping::ByFamily);
        QCOMPARE(m_model.rowCount(), 4);
    }

    void namesAndPages()
    {
        m_model.setRelease(someRelease());
        const QModelIndex writer = m_model.index(0, CreditsModel::Name, m_model.index(1, 0));
        QCOMPARE(writer.data(CreditsModel::PrintedRole).toString(), QStringLiteral("M. Davis"));
        QCOMPARE(writer.data(CreditsModel::CanonicalRole).toString(), QStringLiteral("Miles Davis"));
        QCOMPARE(writer.data(Qt::ToolTipRole).toString(), QStringLiteral("Miles Davis"));
        QCOMPARE(writer.data(CreditsModel::EntityRole).value<discogs::Entity>(), discogs::entity(discogs::ArtistId(2)));
        const QModelIndex plant = m_model.index(0, CreditsModel::Name, m_model.index(3, 0));
        QCOMPARE(plant.data(CreditsModel::EntityRole).value<discogs::Entity>(), discogs::entity(discogs::LabelId(9)));
        const QModelIndex somebody = m_model.index(1, CreditsModel::Name, m_model.index(2, 0));
        QCOMPARE(somebody.data(CreditsModel::EntityRole).value<discogs::Entity>().id, 0);
    }

    void filters()
    {
        m_model.setRelease(someRelease());
        m_model.setTextFilter(QStringLiteral("engin plaut"));
        QCOMPARE(test::modelText(m_model), QStringLiteral("Production\n  Engineer [Recording] | Fred Plaut"));
        m_model.setTextFilter(QStringLiteral("miles")); // the canonical name counts
        QCOMPARE(m_model.rowCount(), 1);
        m_model.setTextFilter(QStringLiteral("nobody"));
        QCOMPARE(m_model.rowCount(), 0);
        QCOMPARE(m_model.creditCount(), 5);
        m_model.setTextFilter({});
        QCOMPARE(m_model.rowCount(), 4);
    }

private:
    CreditsModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

QTEST_GUILESS_MAIN(TestCreditsModel)
#include "tst_creditsmodel.moc"
