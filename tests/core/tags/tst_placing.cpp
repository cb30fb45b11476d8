// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/placing.h"

#include <QTest>

using namespace runout;
using namespace runout::tags;

namespace {

discogs::Release releaseOf(const QStringList &positions)
{
    discogs::Release release;
    release.id = discogs::ReleaseId{1};
    for (const QString &position : positions) {
        discogs::Track track;
        track.position = position;
        track.title = QStringLiteral("Track ") + position;
        release.tracklist.append(track);
    }
    return release;
}

Tracks tracksWith(const char *positions)
{
    return tracksOf(releaseOf(QString::fromLatin1(positions).split(u' ')));
}

AudioFile fileNamed(const char *name)
{
    AudioFile file;
    file.path = name;
    return file;
}

} // namespace

class TestPlacing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPlaceIsFoundAgain()
    {
        const Tracks tracks = tracksWith("A1 A2 B1 B2");
        const Placing placing = placingOf(tracks, {2, -1});
        QCOMPARE(placing, (Placing{QStringLiteral("B1"), 2, false}));
        QCOMPARE(*targetOf(tracks, placing), (Target{2, -1}));
        const Placing side = placingOf(tracks, {-1, 1});
        QCOMPARE(side, (Placing{QStringLiteral("B"), 1, true}));
        QCOMPARE(*targetOf(tracks, side), (Target{-1, 1}));
        QCOMPARE(placingOf(tracks, {}).ordinal, -1);
        QVERIFY(!targetOf(tracks, {}));
    }

    void aChangedTracklistKeepsIt()
    {
        const Placing placing{QStringLiteral("B1"), 2, false};
        QCOMPARE(targetOf(tracksWith("A1 A2 A3 B1"), placing)->track, 3); // one was added before it
        QCOMPARE(targetOf(tracksWith("1 2 3 4"), placing)->track, 2);     // others positions
        QVERIFY(!targetOf(tracksWith("1 2"), placing));
    }

    void filesGoWhereTheyWere()
    {
        const Tracks tracks = tracksWith("A1 A2 B1");
        const QList<AudioFile> files{fileNamed("/x"), fileNamed("/y")};
        Match match;
        for (int track = 0; track < 3; ++track)
            match.rows.append({{track, -1}, track == 0 ? 0 : -1, -1, 0.9, {}});
        match.spare = {1};
        const Match now = placed(match, files, tracks,
                                 {{"/x", {QStringLiteral("B1"), 2, false}}, {"/y", {QStringLiteral("A1"), 0, false}}});
        QCOMPARE(now.rows[0].file, 1);
        QCOMPARE(now.rows[1].file, -1);
        QCOMPARE(now.rows[2].file, 0);
        QCOMPARE(placed(match, files, tracks, {}), match);
    }

    void coverage()
    {
        const Tracks tracks = tracksWith("A1 A2 B1 C1 D1");
        const Coverage coverage = coverageOf(tracks, {{0, -1}, {-1, 1}});
        QCOMPARE(coverage.sides, (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
        QCOMPARE(coverage.missingSides, (QStringList{QStringLiteral("C"), QStringLiteral("D")}));
        QCOMPARE(coverage.missingTracks, QStringList{QStringLiteral("A2")});
        QCOMPARE(coverage.tracks, 5);
        const Coverage plain = coverageOf(tracksWith("1 2 3"), {{0, -1}, {2, -1}});
        QVERIFY(plain.sides.isEmpty() && plain.missingSides.isEmpty());
        QCOMPARE(plain.missingTracks, QStringList{QStringLiteral("2")});
    }

    void fingerprints()
    {
        const Fields fields{{QStringLiteral("TITLE"), {QStringLiteral("a"), QStringLiteral("b")}}};
        QCOMPARE(fingerprintOf(fields, "map"), fingerprintOf(fields, "map"));
        QVERIFY(fingerprintOf(fields, "map") != fingerprintOf(fields, "other"));
        QVERIFY(fingerprintOf(fields, "map") !=
                fingerprintOf({{QStringLiteral("TITLE"), {QStringLiteral("ab")}}}, "map"));
    }
};

QTEST_APPLESS_MAIN(TestPlacing)
#include "tst_placing.moc"
