// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelprinter.h"
#include "ui/models/releasemodels.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using discogs::ArtistCredit;
using discogs::Track;
using discogs::TrackType;

namespace {

Track track(const QString &position, const QString &title, const QString &duration = {})
{
    Track t;
    t.position = position;
    t.title = title;
    t.duration = duration;
    return t;
}

ArtistCredit artist(const QString &name)
{
    ArtistCredit a;
    a.name = name;
    return a;
}

} // namespace

class TestTracklistModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sidesWithTotals()
    {
        Track heading;
        heading.type = TrackType::Heading;
        heading.title = QStringLiteral("Live");
        set({track(QStringLiteral("A1"), QStringLiteral("So What"), QStringLiteral("9:22")),
             track(QStringLiteral("A2"), QStringLiteral("Freddie Freeloader"), QStringLiteral("9:46")), heading,
             track(QStringLiteral("B1"), QStringLiteral("All Blues")),
             track(QStringLiteral("B2"), QStringLiteral("Flamenco Sketches"), QStringLiteral("9:26")),
             track(QStringLiteral("C1"), QStringLiteral("Unknown"))});
        QCOMPARE(test::modelText(m_model), QStringLiteral(" | Side A | 19:08\n"
                                                          "  A1 | So What | 9:22\n"
                                                          "  A2 | Freddie Freeloader | 9:46\n"
                                                          " | Side B | at least 9:26\n"
                                                          "   | Live\n"
                                                          "  B1 | All Blues | –\n"
                                                          "  B2 | Flamenco Sketches | 9:26\n"
                                                          " | Side C | –\n"
                                                          "  C1 | Unknown | –"));
        const QModelIndex sideB = m_model.index(1, TracklistModel::Duration);
        QCOMPARE(sideB.data(Qt::ToolTipRole).toString(), QStringLiteral("One track has no duration"));
        QCOMPARE(sideB.data(TracklistModel::KindRole).value<TracklistModel::Kind>(), TracklistModel::Kind::Side);
        const QModelIndex allBlues = m_model.index(1, TracklistModel::Duration, m_model.index(1, 0));
        QVERIFY(allBlues.data(TracklistModel::MissingRole).toBool());
        QCOMPARE(allBlues.data(Qt::AccessibleTextRole).toString(), QStringLiteral("no duration"));
        QCOMPARE(allBlues.data(Qt::ToolTipRole).toString(), QStringLiteral("No duration given"));
    }

    void oneDiscHasNoHeading()
    {
        set({track(QStringLiteral("1"), QStringLiteral("One"), QStringLiteral("1:00")),
             track(QStringLiteral("2"), QStringLiteral("Two"), QStringLiteral("1:02:03"))});
        QCOMPARE(test::modelText(m_model), QStringLiteral("1 | One | 1:00\n2 | Two | 1:02:03"));
    }

    void discs()
    {
        set({track(QStringLiteral("1-1"), QStringLiteral("One")), track(QStringLiteral("2-1"), QStringLiteral("Two"))});
        QCOMPARE(test::modelText(m_model),
                 QStringLiteral(" | Disc 1 | –\n  1-1 | One | –\n | Disc 2 | –\n  2-1 | Two | –"));
        set({track(QStringLiteral("CD1-1"), QStringLiteral("One")),
             track(QStringLiteral("DVD-1"), QStringLiteral("Two"))});
        QCOMPARE(m_model.index(0, TracklistModel::Title).data().toString(), QStringLiteral("CD1"));
    }

    void indexTracksHoldTheirSubTracks()
    {
        Track medley = track({}, QStringLiteral("Suite"));
        medley.type = TrackType::Index;
        medley.subTracks = {track(QStringLiteral("A1a"), QStringLiteral("Part 1"), QStringLiteral("2:00")),
                            track(QStringLiteral("A1b"), QStringLiteral("Part 2"), QStringLiteral("3:00"))};
        set({medley, track(QStringLiteral("A2"), QStringLiteral("Next"), QStringLiteral("1:00"))});
        const QString text = test::modelText(m_model);
        QVERIFY2(text.contains(QStringLiteral(
                     " | Suite | 5:00\n    A1a | Part 1 | 2:00\n    A1b | Part 2 | 3:00\n  A2 | Next | 1:00")),
                 qPrintable(text));
        const QModelIndex suite = m_model.index(0, 0, m_model.index(0, 0));
        QCOMPARE(suite.data(TracklistModel::KindRole).value<TracklistModel::Kind>(), TracklistModel::Kind::Index);
        const QModelIndex part = m_model.index(1, 0, suite);
        QCOMPARE(part.data(TracklistModel::KindRole).value<TracklistModel::Kind>(), TracklistModel::Kind::SubTrack);
        QCOMPARE(part.parent(), suite);
    }

    void artistsAndCreditsOfTheTrack()
    {
        Track guest = track(QStringLiteral("1"), QStringLiteral("Duet"));
        guest.artists = {artist(QStringLiteral("Nina (2)"))};
        ArtistCredit writer = artist(QStringLiteral("Bob (3)"));
        writer.anv = QStringLiteral("Bobby");
        writer.role = QStringLiteral("Written-By");
        guest.extraArtists = {writer};
        Track own = track(QStringLiteral("2"), QStringLiteral("Solo"));
        own.artists = {artist(QStringLiteral("Main"))};
        m_model.setRelease({guest, own}, {artist(QStringLiteral("Main"))});
        const QModelIndex title = m_model.index(0, TracklistModel::Title);
        QCOMPARE(title.data(TracklistModel::ArtistsRole).toString(), QStringLiteral("Nina"));
        QCOMPARE(title.data(TracklistModel::CreditsRole).toStringList(),
                 QStringList{QStringLiteral("Written-By – Bobby")});
        QCOMPARE(title.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Duet, Nina"));
        QCOMPARE(m_model.index(1, TracklistModel::Title).data(TracklistModel::ArtistsRole).toString(), QString());
    }

    void nothing()
    {
        set({});
        QCOMPARE(m_model.rowCount(), 0);
        QCOMPARE(m_model.headerData(TracklistModel::Title, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Title"));
    }

private:
    void set(const QList<Track> &tracks) { m_model.setRelease(tracks, {}); }

    TracklistModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

QTEST_GUILESS_MAIN(TestTracklistModel)
#include "tst_tracklistmodel.moc"
