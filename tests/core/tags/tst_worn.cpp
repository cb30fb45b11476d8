// SPDX-License-Identifier: GPL-3.0-or-later
#include "wornfiles.h"

#include "recordedreleases.h"

#include <QTest>
#include <QTextStream>

#include <numeric>

using namespace runout;
using namespace runout::tags;
using test::Damage;

namespace {

struct Share
{
    int rows = 0;  // tracks whose file is there
    int right = 0; // matched to it
    int wrong = 0; // matched to another
    double mostCertainWrong = 0;
};

// Tracks of one title and one duration: a record and a CD in one set. Without numbers nothing tells them apart.
bool areTwins(const TrackEntry &a, const TrackEntry &b)
{
    return a.title == b.title && a.seconds == b.seconds;
}

void count(Share &share, const test::WornSet &set, const Match &match, const Tracks &tracks)
{
    for (const MatchRow &row : match.rows) {
        if (row.target.track < 0) { // nothing here is a whole side
            ++share.wrong;
            continue;
        }
        const TrackEntry &track = tracks.tracks[row.target.track];
        const qsizetype truth = set.truth.indexOf(row.target.track);
        const auto twins = std::count_if(tracks.tracks.cbegin(), tracks.tracks.cend(),
                                         [&](const TrackEntry &other) { return areTwins(other, track); });
        if (twins > 1 && (row.file < 0 || truth < 0))
            continue;
        share.rows += truth >= 0 ? 1 : 0;
        if (row.file < 0)
            continue;
        const int found = set.truth[row.file];
        if (row.file == truth || (found >= 0 && areTwins(tracks.tracks[found], track))) {
            ++share.right;
        } else {
            ++share.wrong;
            share.mostCertainWrong = std::max(share.mostCertainWrong, row.confidence);
        }
    }
}

} // namespace

class TestWorn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedReleases_data();
    void recordedReleases();
    void oneFileASide_data();
    void oneFileASide();
};

void TestWorn::recordedReleases_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<bool>("isTwofold");
    const auto row = [](const char *name, Damage damage, bool isTwofold = false) {
        QTest::newRow(name) << damage << isTwofold;
    };
    row("none", Damage::None);
    row("typos", Damage::Typos);
    row("other language", Damage::OtherLanguage);
    row("no titles", Damage::NoTitles);
    row("no numbers", Damage::NoNumbers);
    row("wrong order", Damage::WrongOrder);
    row("one missing", Damage::OneMissing);
    row("one extra", Damage::OneExtra);
    row("missing and extra", Damage::MissingAndExtra);
    row("typos, no numbers", Damage::TyposNoNumbers, true);
    row("language, no numbers", Damage::LanguageNoNumbers, true);
    row("typos, wrong order", Damage::TyposWrongOrder, true);
    row("names only", Damage::NamesOnly);
    row("speed off by 1 %", Damage::SpeedOff);
}

void TestWorn::recordedReleases()
{
    static const QList<discogs::Release> releases = test::recordedReleases();
    if (releases.isEmpty())
        QSKIP("NO recorded release is matched: the folder that RUNOUT_SAMPLES names is missing");
    QFETCH(Damage, damage);
    QFETCH(bool, isTwofold);
    Share timed;
    Share untimed;
    quint32 seed = qEnvironmentVariableIntValue("RUNOUT_SEED");
    for (const discogs::Release &release : releases) {
        const Tracks tracks = tracksOf(release);
        if (tracks.tracks.size() < 2)
            continue;
        const bool isTimed = std::all_of(tracks.tracks.cbegin(), tracks.tracks.cend(),
                                         [](const TrackEntry &track) { return track.seconds > 0; });
        const test::WornSet set = test::Wear(seed++).make(tracks, damage, true);
        count(isTimed ? timed : untimed, set, match(set.files, tracks), tracks);
    }
    const auto line = [&](const char *what, const Share &share) {
        QTextStream(stdout) << QStringLiteral("%1 %2 %3 tracks  right %4 %  wrong %5 %6\n")
                                   .arg(QString::fromLatin1(QTest::currentDataTag()), -22)
                                   .arg(QLatin1String(what), -14)
                                   .arg(share.rows, 5)
                                   .arg(100.0 * share.right / std::max(1, share.rows), 6, 'f', 2)
                                   .arg(share.wrong)
                                   .arg(share.mostCertainWrong);
    };
    line("durations", timed);
    line("no durations", untimed);
    QVERIFY(timed.rows > 500);
    QCOMPARE(timed.wrong, 0);
    // With two kinds of damage at once the number of rows left open is only told.
    if (!isTwofold)
        QVERIFY2(timed.right >= 0.99 * timed.rows, "less than 99 % right with intact durations");
    if (!isTwofold)
        QCOMPARE(untimed.wrong, 0);
}

void TestWorn::oneFileASide_data()
{
    QTest::addColumn<bool>("isNamed");
    QTest::newRow("named") << true;
    QTest::newRow("nameless") << false;
}

// A whole side as one file, with run-in and gaps, in any order.
void TestWorn::oneFileASide()
{
    QFETCH(bool, isNamed);
    const QList<discogs::Release> releases = test::recordedReleases();
    if (releases.isEmpty())
        QSKIP("NO recorded release is matched: the folder that RUNOUT_SAMPLES names is missing");
    QRandomGenerator random(3);
    Share share;
    for (const discogs::Release &release : releases) {
        const Tracks tracks = tracksOf(release);
        const bool isFit = tracks.sides.size() > 1 &&
                           std::all_of(tracks.sides.cbegin(), tracks.sides.cend(), [](const SideEntry &side) {
                               return side.seconds > 0 && side.tracks.size() > 1;
                           });
        if (!isFit)
            continue;
        QList<int> order(tracks.sides.size());
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), random);
        QList<AudioFile> files;
        for (const int side : std::as_const(order)) {
            AudioFile file;
            const std::string name = isNamed ? "Side " + tracks.sides[side].name.toStdString()
                                             : "rip " + std::to_string(random.bounded(1000, 9999)) + "x";
            file.path = FilePath("/music") / (name + ".flac");
            file.milliseconds = tracks.sides[side].seconds * 1000 + random.bounded(0, 8000);
            files.append(file);
        }
        for (const MatchRow &row : match(files, tracks).rows) {
            ++share.rows;
            if (row.file >= 0)
                ++(row.target.side >= 0 && order[row.file] == row.target.side ? share.right : share.wrong);
        }
    }
    QTextStream(stdout) << "one file a side, " << QTest::currentDataTag() << ": " << share.rows << " rows, right "
                        << share.right << ", wrong " << share.wrong << '\n';
    QVERIFY(share.rows > 50);
    QCOMPARE(share.wrong, 0);
    // Without names, two sides of nearly a length stay open.
    QVERIFY(share.right >= (isNamed ? 0.99 : 0.8) * share.rows);
}

QTEST_APPLESS_MAIN(TestWorn)
#include "tst_worn.moc"
