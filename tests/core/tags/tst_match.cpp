// SPDX-License-Identifier: GPL-3.0-or-later
#include "madereleases.h"

#include "core/tags/evidence.h"
#include "core/tags/match.h"
#include "core/tags/naturalorder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace runout;
using namespace runout::tags;
using test::audioFile;
using test::release;

namespace {

Fields tagged(const char *title, const char *number = nullptr, const char *disc = nullptr)
{
    Fields fields;
    if (title)
        fields.insert(QStringLiteral("TITLE"), {QString::fromUtf8(title)});
    if (number)
        fields.insert(QStringLiteral("TRACKNUMBER"), {QString::fromUtf8(number)});
    if (disc)
        fields.insert(QStringLiteral("DISCNUMBER"), {QString::fromUtf8(disc)});
    return fields;
}

// Tracks of different titles and durations.
Tracks fourSongs()
{
    discogs::Release set = release({});
    set.tracklist = {test::track(QStringLiteral("A1"), QStringLiteral("Blue Monday"), QStringLiteral("7:29")),
                     test::track(QStringLiteral("A2"), QStringLiteral("The Beach"), QStringLiteral("7:19")),
                     test::track(QStringLiteral("B1"), QStringLiteral("Thieves Like Us"), QStringLiteral("6:36")),
                     test::track(QStringLiteral("B2"), QStringLiteral("Lonesome Tonight"), QStringLiteral("5:11"))};
    return tracksOf(set);
}

QList<int> filesOf(const Match &match)
{
    QList<int> files;
    for (const MatchRow &row : match.rows)
        files.append(row.file);
    return files;
}

// The best sum by trying all.
double bestSum(const QList<double> &weights, int rows, int columns, int row, QList<bool> &used)
{
    if (row == rows)
        return 0;
    double best = bestSum(weights, rows, columns, row + 1, used);
    for (int column = 0; column < columns; ++column) {
        const double weight = weights[row * columns + column];
        if (used[column] || weight <= 0)
            continue;
        used[column] = true;
        best = std::max(best, weight + bestSum(weights, rows, columns, row + 1, used));
        used[column] = false;
    }
    return best;
}

} // namespace

class TestMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void assignmentIsBest();
    void assignmentIsOneToOne();
    void clues_data();
    void clues();
    void likeness();
    void naturalOrder();
    void titlesInAnyOrder();
    void reasons();
    void nothingInCommon();
    void emptySets();
    void positionsInAnySpelling();
    void numbersByDiscSideOrThrough_data();
    void numbersByDiscSideOrThrough();
    void discsByFolder();
    void orderIsOnlySuggested();
    void ambiguousStaysOpen();
    void wholeSidesByDuration();
    void wholeSidesByCount();
    void tracksAreNoWholeSides();
    void mixedWholeSides();
    void corrections();
    void correctionsOutOfRange();
    void history();
};

void TestMatch::assignmentIsBest()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        const int rows = random.bounded(1, 6);
        const int columns = random.bounded(1, 6);
        QList<double> weights;
        for (int i = 0; i < rows * columns; ++i)
            weights.append(random.bounded(10.0) - 3);
        const QList<int> found = bestAssignment(weights, rows, columns);
        double sum = 0;
        for (int row = 0; row < rows; ++row)
            sum += found[row] < 0 ? 0 : weights[row * columns + found[row]];
        QList<bool> used(columns, false);
        QVERIFY(std::abs(sum - bestSum(weights, rows, columns, 0, used)) < 1e-9);
    }
}

void TestMatch::assignmentIsOneToOne()
{
    QCOMPARE(bestAssignment({5, 4, 5, 1}, 2, 2), (QList<int>{1, 0})); // greedy would take 5 and 1
    QCOMPARE(bestAssignment({0, -1}, 1, 2), QList<int>{-1});
    QCOMPARE(bestAssignment({}, 0, 3), QList<int>());
    QCOMPARE(bestAssignment({}, 2, 0), (QList<int>{-1, -1}));
}

void TestMatch::clues_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("position");
    QTest::addColumn<int>("disc");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *path, const char *position, int disc, int number, const char *title) {
        QTest::addRow("%s", path) << QString::fromLatin1(path) << QString::fromLatin1(position) << disc << number
                                  << QString::fromLatin1(title);
    };
    row("x/01 Title.flac", "", 0, 1, "Title");
    row("x/01. Title.flac", "", 0, 1, "Title");
    row("x/01 - Title.flac", "", 0, 1, "Title");
    row("x/01_Title.flac", "", 0, 1, "Title");
    row("x/1-03 Title.flac", "", 1, 3, "Title");
    row("x/103 Title.flac", "", 0, 103, "Title");
    row("x/Track 07.flac", "", 0, 7, "");
    row("x/A1 Title.flac", "A1", 0, 0, "Title");
    row("x/b2 - Title.flac", "B2", 0, 0, "Title");
    row("x/AA1. Title.flac", "AA1", 0, 0, "Title");
    row("x/Artist - Album - 03 - Title.flac", "", 0, 3, "Title");
    row("x/Artist - 03 Title.flac", "", 0, 3, "Title");
    row("x/Title.flac", "", 0, 0, "Title");
    row("x/CD2/03 Title.flac", "", 2, 3, "Title");
    row("x/Disc 1/03 Title.flac", "", 1, 3, "Title");
    row("x/7th Heaven.flac", "", 0, 0, "7th Heaven");
}

void TestMatch::clues()
{
    QFETCH(QString, path);
    QFETCH(QString, title);
    const FileClues found = cluesOf(audioFile(path.toLatin1().constData()));
    QTEST(found.position, "position");
    QTEST(found.disc, "disc");
    QTEST(found.number, "number");
    QCOMPARE(found.nameTitle, title);
}

void TestMatch::likeness()
{
    const auto like = [](const char *a, const char *b) {
        return similarity(compared(QString::fromUtf8(a)), compared(QString::fromUtf8(b)));
    };
    QCOMPARE(like("Déjà  Vu!", "deja vu"), 1.0);
    QCOMPARE(like("Rock & Roll", "rock and roll"), 1.0);
    QCOMPARE(like("Song (feat. Somebody)", "Song"), 1.0);
    QVERIFY(like("Blue Monday", "Blue Mondya") > 0.7);
    QVERIFY(like("Blue Monday", "Lonesome Tonight") < 0.3);
    QVERIFY(like("Part I", "Part II") < 0.75);
    QCOMPARE(like("Part 2", "Part II") < 1, true);
    QCOMPARE(like("", "Title"), 0.0);
    QCOMPARE(like("さくら", "さくら"), 1.0);
}

void TestMatch::naturalOrder()
{
    QVERIFY(naturallyBefore(QStringLiteral("2 b"), QStringLiteral("10 a")));
    QVERIFY(!naturallyBefore(QStringLiteral("10 a"), QStringLiteral("2 b")));
    QVERIFY(naturallyBefore(QStringLiteral("a"), QStringLiteral("B")));
    QVERIFY(naturallyBefore(QStringLiteral("a"), QStringLiteral("a1")));
    QVERIFY(!naturallyBefore(QStringLiteral("a"), QStringLiteral("a")));
}

void TestMatch::titlesInAnyOrder()
{
    const Match found = match({audioFile("x/c.mp3", 396, tagged("Thieves Like Us")),
                               audioFile("x/d.mp3", 200, tagged("Something Else Entirely")),
                               audioFile("x/a.mp3", 449, tagged("Blue Monday"))},
                              fourSongs());
    QCOMPARE(filesOf(found), (QList<int>{2, -1, 0, -1}));
    QCOMPARE(found.spare, QList<int>{1});
    QVERIFY(found.rows[0].confidence > 0.95);
}

void TestMatch::reasons()
{
    const Match found = match(
        {audioFile("x/1.mp3", 449, tagged("Blue Monday", "1")), audioFile("x/2.mp3", 500, tagged("The Beech", "2")),
         audioFile("x/03 Thieves Like Us.mp3", 396), audioFile("x/4.mp3", 311, tagged("Qwx Zzy", "4"))},
        fourSongs());
    QVERIFY(found.rows[0].reasons == (Reason::DurationAgrees | Reason::NumberAgrees | Reason::TitleAgrees));
    QVERIFY(found.rows[1].reasons == (Reason::DurationDiffers | Reason::NumberAgrees | Reason::TitleSimilar));
    QVERIFY(found.rows[2].reasons.testFlag(Reason::FileNameAgrees));
    QVERIFY(found.rows[3].reasons.testFlag(Reason::TitleDiffers));
}

void TestMatch::nothingInCommon()
{
    const Match found = match(
        {audioFile("x/qqqq.mp3", 1000, tagged("Zzyzx")), audioFile("x/wwww.mp3", 2, tagged("Xylo"))}, fourSongs());
    QCOMPARE(filesOf(found), (QList<int>{-1, -1, -1, -1}));
    QCOMPARE(found.spare, (QList<int>{0, 1}));
}

void TestMatch::emptySets()
{
    QCOMPARE(match({}, fourSongs()).rows.size(), 4);
    QCOMPARE(match({}, Tracks()).rows.size(), 0);
    QCOMPARE(match({audioFile("a.mp3")}, Tracks()).spare, QList<int>{0});
}

void TestMatch::positionsInAnySpelling()
{
    const Tracks tracks = tracksOf(release(QStringLiteral("A1 A2 B1 B2")));
    QList<AudioFile> files;
    for (const char *position : {"b2", "B.1", "A-2", "A1"}) {
        Fields fields;
        fields.insert(files.size() % 2 ? QStringLiteral("VINYLTRACK") : QStringLiteral("TRACKNUMBER"),
                      {QString::fromLatin1(position)});
        files.append(audioFile("x/zzz.flac", 180, fields));
    }
    QCOMPARE(filesOf(match(files, tracks)), (QList<int>{3, 2, 1, 0}));
}

void TestMatch::numbersByDiscSideOrThrough_data()
{
    QTest::addColumn<QStringList>("discs");
    QTest::addColumn<QStringList>("numbers");
    const auto row = [](const char *name, const char *discs, const char *numbers) {
        QTest::newRow(name) << QString::fromLatin1(discs).split(u' ') << QString::fromLatin1(numbers).split(u' ');
    };
    row("two sides a disc", "1 1 1 1 2 2 2 2", "1 2 3 4 1 2 3 4");
    row("a side a disc", "1 1 2 2 3 3 4 4", "1 2 1 2 1 2 1 2");
    row("through", "", "1 2 3 4 5 6 7 8");
    row("with totals", "1/2 1/2 1/2 1/2 2/2 2/2 2/2 2/2", "1/4 2/4 3/4 4/4 1/4 2/4 3/4 4/4");
}

void TestMatch::numbersByDiscSideOrThrough()
{
    QFETCH(QStringList, discs);
    QFETCH(QStringList, numbers);
    QList<AudioFile> files;
    for (int i = 7; i >= 0; --i) {
        const QByteArray disc = discs.value(i).toLatin1();
        files.append(
            audioFile("x/zzz.flac", 180,
                      tagged(nullptr, numbers[i].toLatin1().constData(), disc.isEmpty() ? nullptr : disc.constData())));
    }
    const Match found = match(files, tracksOf(release(QStringLiteral("A1 A2 B1 B2 C1 C2 D1 D2"))));
    QCOMPARE(filesOf(found), (QList<int>{7, 6, 5, 4, 3, 2, 1, 0}));
}

void TestMatch::discsByFolder()
{
    const QList<AudioFile> files{audioFile("x/CD2/01.mp3"), audioFile("x/CD2/02.mp3"), audioFile("x/CD1/01.mp3"),
                                 audioFile("x/CD1/02.mp3")};
    QCOMPARE(filesOf(match(files, tracksOf(release(QStringLiteral("1-1 1-2 2-1 2-2"))))), (QList<int>{2, 3, 0, 1}));
    const QList<AudioFile> sides{audioFile("x/Side B/01.mp3"), audioFile("x/Side B/02.mp3"),
                                 audioFile("x/Side A/01.mp3"), audioFile("x/Side A/02.mp3")};
    QCOMPARE(filesOf(match(sides, tracksOf(release(QStringLiteral("A1 A2 B1 B2"))))), (QList<int>{2, 3, 0, 1}));
}

void TestMatch::orderIsOnlySuggested()
{
    const Match found =
        match({audioFile("x/qqb.mp3"), audioFile("x/qqa.mp3")}, tracksOf(release(QStringLiteral("A B"))));
    QCOMPARE(filesOf(found), (QList<int>{-1, -1}));
    QCOMPARE(found.rows[0].suggestion, 1);
    QVERIFY(found.rows[0].reasons == Reason::OrderAgrees);
    const Match taken = suggestionTaken(found, 0);
    QCOMPARE(taken.rows[0].file, 1);
    QCOMPARE(taken.spare, QList<int>{0});
}

void TestMatch::ambiguousStaysOpen()
{
    discogs::Release twins = release(QStringLiteral("A B"));
    twins.tracklist[0].title = twins.tracklist[1].title = QStringLiteral("Same Song");
    const Match found =
        match({audioFile("x/Same Song.mp3", 180), audioFile("x/Same Song 1.mp3", 180)}, tracksOf(twins));
    QCOMPARE(filesOf(found), (QList<int>{-1, -1}));
    QVERIFY(found.rows[0].reasons.testFlag(Reason::Ambiguous));
}

void TestMatch::wholeSidesByDuration()
{
    const Tracks tracks = tracksOf(release(QStringLiteral("A1 A2 A3 A4 B1 B2 B3")));
    const QList<AudioFile> files{audioFile("x/second.flac", 545), audioFile("x/first.flac", 731)};
    const Match found = match(files, tracks);
    QCOMPARE(found.rows.size(), 2);
    QCOMPARE(filesOf(found), (QList<int>{1, 0}));
    QCOMPARE(found.rows[0].target, (Target{-1, 0}));
    QVERIFY(found.rows[0].reasons.testFlag(Reason::WholeSide));
    QCOMPARE(entryOf(tracks, found.rows[1].target).position, QStringLiteral("B"));
    QCOMPARE(match(files, tracks, {QList<int>()}).rows.size(), 7); // switched off
}

void TestMatch::wholeSidesByCount()
{
    discogs::Release set = release(QStringLiteral("A1 A2 B1 B2"));
    for (discogs::Track &track : set.tracklist)
        track.duration.clear();
    const Match found = match({audioFile("x/Side A.flac", 1200), audioFile("x/Side B.flac", 1100)}, tracksOf(set));
    QCOMPARE(filesOf(found), (QList<int>{0, 1}));
    QCOMPARE(match({audioFile("x/1.flac", 200), audioFile("x/2.flac", 210)}, tracksOf(set)).rows.size(), 4);
}

void TestMatch::tracksAreNoWholeSides()
{
    // One track of 6:00 on side B, two of 3:00 on side A.
    discogs::Release set = release(QStringLiteral("A1 A2 B1"));
    set.tracklist[2].duration = QStringLiteral("6:00");
    const Match found = match({audioFile("x/A1 Title A1.flac", 180), audioFile("x/A2 Title A2.flac", 180),
                               audioFile("x/B1 Title B1.flac", 360)},
                              tracksOf(set));
    QCOMPARE(filesOf(found), (QList<int>{0, 1, 2}));
}

void TestMatch::mixedWholeSides()
{
    const Tracks tracks = tracksOf(release(QStringLiteral("A1 A2 A3 B1 B2")));
    const Match found =
        match({audioFile("x/A.flac", 541), audioFile("x/B1 Title B1.flac", 180), audioFile("x/B2 Title B2.flac", 180)},
              tracks);
    QCOMPARE(found.rows.size(), 3);
    QCOMPARE(filesOf(found), (QList<int>{0, 1, 2}));
}

void TestMatch::corrections()
{
    Match start;
    for (int i = 0; i < 3; ++i)
        start.rows.append({Target{i, -1}, i == 2 ? -1 : i, -1, 0.9, {}});
    start.spare = {2, 3};
    const Match taken = assigned(start, 3, 0);
    QCOMPARE(filesOf(taken), (QList<int>{3, 1, -1}));
    QCOMPARE(taken.spare, (QList<int>{0, 2}));
    QVERIFY(taken.rows[0].reasons == Reason::ByHand);
    QCOMPARE(taken.rows[0].confidence, 1.0);
    QCOMPARE(filesOf(assigned(start, 0, 2)), (QList<int>{-1, 1, 0})); // moved from its row
    QCOMPARE(filesOf(assigned(start, 0, 1)), (QList<int>{-1, 0, -1}));
    QCOMPARE(assigned(start, 0, 1).spare, (QList<int>{1, 2, 3}));
    QCOMPARE(filesOf(swapped(start, 0, 2)), (QList<int>{-1, 1, 0}));
    QCOMPARE(filesOf(moved(start, 1, -1)), (QList<int>{1, 0, -1}));
    QCOMPARE(filesOf(moved(start, 1, 1)), (QList<int>{0, -1, 1}));
    QCOMPARE(filesOf(unmatched(start, 0)), (QList<int>{-1, 1, -1}));
    QCOMPARE(unmatched(start, 0).spare, (QList<int>{0, 2, 3}));
}

void TestMatch::correctionsOutOfRange()
{
    Match start;
    start.rows = {{Target{0, -1}, 0, -1, 0.9, {}}};
    start.spare = {1};
    QCOMPARE(assigned(start, 7, 0), start);
    QCOMPARE(assigned(start, 1, 9), start);
    QCOMPARE(assigned(start, -1, 0), start);
    QCOMPARE(swapped(start, 0, -1), start);
    QCOMPARE(moved(start, 0, -1), start);
    QCOMPARE(unmatched(start, 5), start);
    QCOMPARE(suggestionTaken(start, 0), start);
}

void TestMatch::history()
{
    Match start;
    start.rows = {{Target{0, -1}, 0, -1, 0.9, {}}, {Target{1, -1}, 1, -1, 0.9, {}}};
    MatchHistory history(start);
    history.change(start);
    QVERIFY(!history.canUndo());
    history.change(swapped(history.now(), 0, 1));
    history.change(unmatched(history.now(), 0));
    history.undo();
    QCOMPARE(filesOf(history.now()), (QList<int>{1, 0}));
    history.redo();
    QCOMPARE(filesOf(history.now()), (QList<int>{-1, 0}));
    history.undo();
    history.undo();
    QCOMPARE(history.now(), start);
    QVERIFY(!history.canUndo());
    history.change(unmatched(start, 1));
    QVERIFY(!history.canRedo());
    for (int i = 0; i < 500; ++i)
        history.change(swapped(history.now(), 0, 1));
    int steps = 0;
    for (; history.canUndo(); ++steps)
        history.undo();
    QCOMPARE(steps, 200);
}

QTEST_APPLESS_MAIN(TestMatch)
#include "tst_match.moc"
