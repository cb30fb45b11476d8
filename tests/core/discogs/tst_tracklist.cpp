// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/tracklist.h"

#include "core/discogs/mapper.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace runout::discogs;

namespace {

Track track(const QString &position, const QString &duration = QStringLiteral("1:00"))
{
    Track result;
    result.position = position;
    result.title = QStringLiteral("Title");
    result.duration = duration;
    return result;
}

Track heading()
{
    Track result = track({}, {});
    result.type = TrackType::Heading;
    return result;
}

Track index(const QString &position, const QString &duration, const QList<Track> &parts)
{
    Track result = track(position, duration);
    result.type = TrackType::Index;
    result.subTracks = parts;
    return result;
}

// "heading" is one, "-" a track without a position, "." a blank line.
QList<Track> tracklist(const QString &words)
{
    QList<Track> result;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (word == QLatin1String("heading"))
            result.append(heading());
        else if (word == QLatin1String("."))
            result.append(Track());
        else
            result.append(track(word == QLatin1String("-") ? QString() : word));
    }
    return result;
}

} // namespace

class TestTracklist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations_data();
    void durations();
    void durationTexts_data();
    void durationTexts();
    void positions_data();
    void positions();
    void sides_data();
    void sides();
    void timesOfASide();
    void indexTrackWithoutPosition();
    void secondsOfIndexTracks();
    void blankLines();
    void recordedReleases();
};

void TestTracklist::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds"); // -1: none
    const auto row = [](const char *text, int seconds) {
        QTest::addRow("<%s>", text) << QString::fromUtf8(text) << seconds;
    };
    row("9:22", 562);
    row("1:02:03", 3723);
    row("75:10", 4510);
    row("0:45", 45);
    row("0:00", 0);
    row("03:05", 185);
    row(" 3:05 ", 185);
    row("3'05", 185);
    row("3'05\"", 185);
    row("3’05”", 185);
    row("3.05", 185);
    row("120:00", 7200);
    row("10:00:00", 36000);
    row("", -1);
    row("3", -1);
    row(":30", -1);
    row("3:5", -1);
    row("3:60", -1);
    row("1:60:00", -1);
    row("3:05 min", -1);
    row("ca. 3:05", -1);
    row("?", -1);
    row("-3:05", -1);
}

void TestTracklist::durations()
{
    QFETCH(QString, text);
    QTEST(parseDuration(text).value_or(-1), "seconds");
}

void TestTracklist::durationTexts_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    const auto row = [](int seconds, const char *text) {
        QTest::addRow("%d", seconds) << seconds << QString::fromUtf8(text);
    };
    row(0, "0:00");
    row(45, "0:45");
    row(562, "9:22");
    row(3599, "59:59");
    row(3600, "1:00:00");
    row(3723, "1:02:03");
    row(36000, "10:00:00");
    row(-5, "0:00");
}

void TestTracklist::durationTexts()
{
    QFETCH(int, seconds);
    QTEST(durationText(seconds), "text");
}

void TestTracklist::positions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts"); // medium, side, rest
    const auto row = [](const char *text, const char *medium, const char *side, const char *rest) {
        QTest::addRow("<%s>", text) << QString::fromUtf8(text)
                                    << QStringList{QString::fromUtf8(medium), QString::fromUtf8(side),
                                                   QString::fromUtf8(rest)};
    };
    row("", "", "", "");
    row("A1", "", "A", "1");
    row("A1 ", "", "A", "1");
    row("A", "", "A", "");
    row("AA", "", "AA", "");
    row("AA1", "", "AA", "1");
    row("a1", "", "A", "1");
    row("aa", "", "AA", "");
    row("Z12", "", "Z", "12");
    row("AB1", "", "AB", "1");
    row("A1a", "", "A", "1a");
    row("A.a", "", "A", "a");
    row("Aa", "", "A", "a");
    row("B2.1", "", "B", "2.1");
    row("B2.a", "", "B", "2.a");
    row("B. 1", "", "B", "1");
    row("A-1", "", "A", "1");
    row("1", "", "", "1");
    row("12", "", "", "12");
    row("1/2", "", "", "1/2");
    row("1a", "", "", "1a");
    row("1A", "", "", "1A");
    row("1-01", "1", "", "01");
    row("2-04", "2", "", "04");
    row("1.1", "1", "", "1");
    row("CD-1", "CD", "", "1");
    row("CD1-3", "CD1", "", "3");
    row("CD1.3", "CD1", "", "3");
    row("CD1", "CD", "", "1");
    row("DVD-1", "DVD", "", "1");
    row("DVD2-1", "DVD2", "", "1");
    row("LP-A1", "LP", "A", "1");
    row("LP2-B3", "LP2", "B", "3");
    row("CD1-Video", "CD1", "", "Video");
    row("WAV-1", "WAV", "", "1");
    row("Video1", "Video", "", "1");
    row("Bonus", "", "", "Bonus");
}

void TestTracklist::positions()
{
    QFETCH(QString, text);
    const Position position = parsePosition(text);
    QTEST((QStringList{position.medium, position.side, position.rest}), "parts");
}

void TestTracklist::sides_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expected"); // "/name:rows", a record's side in brackets
    const auto row = [](const char *words, const char *expected) {
        QTest::addRow("%s", words) << QString::fromUtf8(words) << QString::fromUtf8(expected);
    };
    row("", "");
    row("A1 A2 B1", "(A):0,1 (B):2");
    row("A AA", "(A):0 (AA):1");
    row("a1 A2 B", "(A):0,1 (B):2");
    row("1 2 3", ":0,1,2");
    row("1-1 1-2 2-1", "1:0,1 2:2");
    row("1.1 1.2 2.1", "1:0,1 2:2");
    row("1 2 3.1 3.2 4", ":0,1,2,3,4");
    row("CD1-1 CD1-2 CD2-1", "CD1:0,1 CD2:2");
    row("A1 B1 CD-1 CD-2", "(A):0 (B):1 CD:2,3");
    row("LP-A1 LP-B1 CD-1", "(LP-A):0 (LP-B):1 CD:2");
    row("1 2 Video1 Video2", ":0,1 Video:2,3");
    row("heading A1 A2 heading B1", "(A):0,1,2 (B):3,4");
    row("A1 heading A2 B1", "(A):0,1,2 (B):3");
    row("A1 heading", "(A):0,1");
    row("A1 . B1", "(A):0 (B):2");
    row("A1 - B1", "(A):0,1 (B):2");
    row("- A1 B1", "(A):0,1 (B):2");
    row("heading - -", ":0,1,2");
    row(". .", "");
    row("Z1 AB1", "(Z):0 (AB):1");
    row("A1 B1 A2", "(A):0 (B):1 (A):2");
}

void TestTracklist::sides()
{
    QFETCH(QString, words);
    QStringList actual;
    for (const Side &side : runout::discogs::sides(tracklist(words))) {
        QStringList rows;
        for (const int row : side.rows)
            rows.append(QString::number(row));
        actual.append((side.isSide ? u'(' + side.name + u')' : side.name) + u':' + rows.join(u','));
    }
    QTEST(actual.join(u' '), "expected");
}

void TestTracklist::timesOfASide()
{
    const QList<Track> list{heading(), track(QStringLiteral("A1"), QStringLiteral("3:10")),
                            track(QStringLiteral("A2"), {}), track(QStringLiteral("A3"), QStringLiteral("0:50")),
                            track(QStringLiteral("B1"), {})};
    const QList<Side> sides = runout::discogs::sides(list);
    QCOMPARE(sides.size(), 2);
    QCOMPARE(sides[0].seconds, 240);
    QCOMPARE(sides[0].missing, 1);
    QCOMPARE(sides[1].seconds, 0);
    QCOMPARE(sides[1].missing, 1);
}

void TestTracklist::indexTrackWithoutPosition()
{
    const QList<Track> list{track(QStringLiteral("A1")),
                            index({}, {}, {track(QStringLiteral("B1")), track(QStringLiteral("B2"))}),
                            track(QStringLiteral("B3"))};
    const QList<Side> sides = runout::discogs::sides(list);
    QCOMPARE(sides.size(), 2);
    QCOMPARE(sides[1].name, QStringLiteral("B"));
    QCOMPARE(sides[1].rows, (QList<int>{1, 2}));
    QCOMPARE(sides[1].seconds, 180);
}

void TestTracklist::secondsOfIndexTracks()
{
    const Track timed = track(QStringLiteral("A1.1"), QStringLiteral("2:00"));
    const Track untimed = track(QStringLiteral("A1.2"), {});
    QCOMPARE(trackSeconds(timed), std::optional<int>(120));
    QCOMPARE(trackSeconds(untimed), std::nullopt);
    QCOMPARE(trackSeconds(index(QStringLiteral("A1"), QStringLiteral("5:00"), {timed, untimed})),
             std::optional<int>(300));
    QCOMPARE(trackSeconds(index(QStringLiteral("A1"), {}, {timed, timed})), std::optional<int>(240));
    QCOMPARE(trackSeconds(index(QStringLiteral("A1"), {}, {timed, untimed})), std::nullopt);
}

void TestTracklist::blankLines()
{
    QVERIFY(isBlank(Track()));
    Track spaces;
    spaces.title = QStringLiteral("  ");
    QVERIFY(isBlank(spaces));
    Track positioned;
    positioned.position = QStringLiteral("A1");
    QVERIFY(!isBlank(positioned));
    Track credited;
    credited.artists.append(ArtistCredit());
    QVERIFY(!isBlank(credited));
    Track timed;
    timed.duration = QStringLiteral("1:00");
    QVERIFY(!isBlank(timed));
}

void TestTracklist::recordedReleases()
{
    const QString samples = qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded/releases");
    if (!qEnvironmentVariableIsSet("RUNOUT_SAMPLES") || !QDir(samples).exists())
        QSKIP("no recorded answers: RUNOUT_SAMPLES names no folder with them");
    QDirIterator files(samples, {QStringLiteral("*.json")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto release = map<Release>(file.readAll());
        if (!release)
            continue;
        QList<int> expected;
        for (int row = 0; row < release->tracklist.size(); ++row) {
            const Track &entry = release->tracklist[row];
            if (!isBlank(entry))
                expected.append(row);
            QVERIFY2(entry.duration.isEmpty() || parseDuration(entry.duration), qPrintable(entry.duration));
        }
        QList<int> rows;
        for (const Side &side : runout::discogs::sides(release->tracklist))
            rows += side.rows;
        QCOMPARE(rows, expected); // every line stands on exactly one side
    }
}

QTEST_GUILESS_MAIN(TestTracklist)
#include "tst_tracklist.moc"
