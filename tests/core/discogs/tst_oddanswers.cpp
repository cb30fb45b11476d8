// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/links.h"
#include "core/discogs/mapper.h"
#include "core/discogs/tracklist.h"

#include <QTest>

using namespace runout;
using namespace runout::discogs;

namespace {

Track track(const char *position, TrackType type = TrackType::Track)
{
    Track track;
    track.type = type;
    track.position = QString::fromLatin1(position);
    track.title = QStringLiteral("x");
    return track;
}

} // namespace

// Answers that lie beside the documentation: what may be read all the same, and what must not be guessed.
class TestOddAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyListStandsForAnEmptyObject()
    {
        const auto release = map<Release>("{\"id\": 1, \"tracklist\": [[], null, {\"title\": \"x\"}]}");
        QVERIFY(release);
        QCOMPARE(release->tracklist.size(), 1);
        const auto prices =
            map<PriceSuggestions>("{\"Mint (M)\": {\"currency\": \"EUR\", \"value\": 9}, \"Poor (P)\": []}");
        QVERIFY(prices);
        QCOMPARE(prices->size(), 1);
    }

    void rowWithoutIdIsAFault()
    {
        const QByteArray row = "[{\"id\": 1}, {\"title\": \"x\"}]";
        const auto fault = [&row](const auto &mapped, const char *key) {
            QVERIFY(!mapped);
            QCOMPARE(mapped.error().detail, QStringLiteral("$.%1[1].id: missing").arg(QLatin1String(key)));
        };
        fault(map<Page<SearchResult>>("{\"results\": " + row + '}'), "results");
        fault(map<Page<ArtistRelease>>("{\"releases\": " + row + '}'), "releases");
        fault(map<Page<LabelRelease>>("{\"releases\": " + row + '}'), "releases");
        fault(map<VersionsPage>("{\"versions\": " + row + '}'), "versions");
    }

    void rowWithoutTypeShowsItByItsAddress_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("entity");
        const auto row = [](const char *json, const char *entity) {
            QTest::addRow("%s", json) << QByteArray(json) << QString::fromLatin1(entity);
        };
        row("{\"id\": 2, \"resource_url\": \"https://api.discogs.com/masters/2\"}", "m2");
        row("{\"id\": 2, \"resource_url\": \"https://api.discogs.com/releases/2\"}", "r2");
        row("{\"id\": 2, \"resource_url\": \"https://api.discogs.com/artists/2\"}", "a2");
        row("{\"id\": 2, \"resource_url\": \"https://api.discogs.com/labels/2\"}", "l2");
        row("{\"id\": 2, \"type\": \"release\", \"resource_url\": \"https://api.discogs.com/masters/2\"}", "r2");
        row("{\"id\": 2}", "r2");
    }

    void rowWithoutTypeShowsItByItsAddress()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, entity);
        const auto results = map<Page<SearchResult>>("{\"results\": [" + row + "]}");
        QVERIFY(results);
        QCOMPARE(shortForm(results->items.first().entity), entity);
        const auto releases = map<Page<ArtistRelease>>("{\"releases\": [" + row + "]}");
        QVERIFY(releases);
        QCOMPARE(shortForm(releases->items.first().entity), entity);
    }

    void faultInAWrappedReleaseNamesTheWholePath()
    {
        const auto release = map<Release>("{\"resp\": {\"status\": true, \"release\": {\"id\": 1, \"title\": [1]}}}");
        QVERIFY(!release);
        QCOMPARE(release.error().detail, QStringLiteral("$.resp.release.title: expected text, found list"));
        QCOMPARE(map<Release>("{\"resp\": {\"status\": false}}").error().detail, QStringLiteral("$.id: missing"));
    }

    void pagesNeverLeadBack()
    {
        const RequestLine asked = requests::labelReleases(LabelId{1}, 3);
        const auto next = requests::nextPage(asked, {1, 5, 100, 450}); // says page 1 where 3 was asked for
        QVERIFY(next);
        QCOMPARE(next->query.queryItemValue(QStringLiteral("page")), QStringLiteral("4"));
        QVERIFY(!requests::nextPage(asked, {1, 3, 100, 250}));
    }

    void smallLettersAfterNumbersAreParts()
    {
        const QList<Track> disc{track("11"), track("12"), track("", TrackType::Heading), track("a"), track("b")};
        const QList<Side> expected{Side{{}, false, {0, 1, 2, 3, 4}, 0, 4}};
        QCOMPARE(sides(disc), expected);
        const QList<Side> record = sides({track("a1"), track("a2"), track("b1")});
        QCOMPARE(record.size(), 2);
        QCOMPARE(record.last().name, QStringLiteral("B"));
        QVERIFY(record.last().isSide);
    }
};

QTEST_GUILESS_MAIN(TestOddAnswers)
#include "tst_oddanswers.moc"
