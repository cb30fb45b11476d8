// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/statistics.h"
#include "core/library/store.h"
#include "tests/support/filledshelf.h"
#include "tests/ui/panes/bodies.h"

#include <QTest>

using namespace runout;
using namespace runout::library;
using test::await;

namespace {

qint64 noonOf(int year, int month, int day)
{
    return QDateTime(QDate(year, month, day), QTime(12, 0)).toMSecsSinceEpoch();
}

// Two copies of one record, one of another of which little is known.
CountedShelf three()
{
    CountedShelf shelf;
    shelf.texts = {"",
                   "Miles Davis",
                   "US",
                   "Vinyl\x1fLP",
                   "Columbia\x1f"
                   "CBS",
                   "Jazz",
                   "Mint (M)",
                   "Good (G)"};
    CountedCopy blue;
    blue.release = 10;
    blue.added = noonOf(2024, 3, 1);
    blue.folder = 1;
    blue.year = 1959;
    blue.artist = 1;
    blue.country = 2;
    blue.formats = 3;
    blue.labels = 4;
    blue.genres = 5;
    blue.condition = 7;
    CountedCopy again = blue;
    again.added = noonOf(2024, 3, 31);
    again.condition = 6;
    again.folder = 2;
    CountedCopy unknown;
    unknown.release = 20;
    unknown.folder = 2;
    shelf.copies = {blue, again, unknown};
    shelf.folders = {{1, QStringLiteral("Jazz")}, {2, QStringLiteral("Other")}};
    return shelf;
}

QString text(const QList<Tally> &tallies)
{
    QStringList parts;
    for (const Tally &tally : tallies)
        parts += QStringLiteral("%1=%2").arg(tally.value).arg(tally.copies);
    return parts.join(u' ');
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesAreCounted()
    {
        const ShelfStatistics all = statisticsOf(three());
        QCOMPARE(all.copies, 3);
        QCOMPARE(all.releases, 2);
        QCOMPARE(all.artistCount, 1);
        QCOMPARE(all.labelCount, 2);
        QCOMPARE(text(all.decades), QStringLiteral("1950=2 =1"));
        QCOMPARE(text(all.genres), QStringLiteral("Jazz=2 =1"));
        QCOMPARE(text(all.styles), QStringLiteral("=3"));
        QCOMPARE(text(all.labels), QStringLiteral("CBS=2 Columbia=2 =1"));
        QCOMPARE(text(all.formats), QStringLiteral("LP=2 Vinyl=2 =1"));
        QCOMPARE(text(all.countries), QStringLiteral("US=2 =1"));
        QCOMPARE(text(all.artists), QStringLiteral("Miles Davis=2 =1"));
        QCOMPARE(text(all.folders), QStringLiteral("Other=2 Jazz=1"));
        QCOMPARE(text(all.conditions), QStringLiteral("Mint (M)=1 Good (G)=1 =1")); // best first
    }

    void monthsAreOfTheReadersTime()
    {
        CountedShelf shelf = three();
        shelf.copies[0].added = QDateTime(QDate(2024, 2, 29), QTime(23, 59, 59)).toMSecsSinceEpoch();
        shelf.copies[1].added = QDateTime(QDate(2024, 3, 1), QTime(0, 0)).toMSecsSinceEpoch();
        const ShelfStatistics all = statisticsOf(shelf);
        QCOMPARE(all.months, (QList<MonthTally>{{202402, 1}, {202403, 1}}));
        QCOMPARE(all.undated, 1);
    }

    void currenciesAreNeverMixed()
    {
        CountedShelf shelf = three();
        shelf.offers = {{10, {12.5, QStringLiteral("EUR")}}, {20, {3, QStringLiteral("USD")}}};
        const QList<FolderWorth> worths = statisticsOf(shelf).worths;
        QCOMPARE(worths.size(), 3);
        QCOMPARE(worths[0], (FolderWorth{QStringLiteral("Jazz"), QStringLiteral("EUR"), 12.5, 1, 1}));
        QCOMPARE(worths[1], (FolderWorth{QStringLiteral("Other"), QStringLiteral("EUR"), 12.5, 1, 2}));
        QCOMPARE(worths[2], (FolderWorth{QStringLiteral("Other"), QStringLiteral("USD"), 3, 1, 2}));
    }

    void nothingIsNothing()
    {
        const ShelfStatistics none = statisticsOf(CountedShelf());
        QCOMPARE(none.copies, 0);
        QVERIFY(none.decades.isEmpty() && none.months.isEmpty() && none.worths.isEmpty());
    }

    void aShelfIsReadFromItsFile()
    {
        test::FilledShelf shelf;
        QVERIFY(shelf.fill(200));
        const auto copies = await(shelf.collection().instances());
        const auto all = await(shelf.collection().statistics());
        QVERIFY(copies && all);
        QCOMPARE(all->copies, copies->size());
        QHash<QString, int> artists;
        QHash<QString, int> styles;
        for (const Instance &copy : *copies) {
            ++artists[copy.record.artist];
            for (const QString &style : QSet<QString>(copy.record.styles.begin(), copy.record.styles.end()))
                ++styles[style];
        }
        QCOMPARE(all->artists.size(), artists.size());
        for (const Tally &tally : all->artists)
            QCOMPARE(tally.copies, artists.value(tally.value));
        QCOMPARE(all->styles.size(), styles.size());
        for (const Tally &tally : all->styles)
            QCOMPARE(tally.copies, styles.value(tally.value));
        QVERIFY(std::none_of(all->conditions.begin(), all->conditions.end(),
                             [](const Tally &tally) { return tally.value.isEmpty(); }));
        QCOMPARE(all->timed, 0);
        QCOMPARE(all->unmeasured, 0);
    }

    void recordsInFullTellTimeAndPeople();
    void oldBodiesAreMeasuredOnce();
    void aWholeNameMeansOnePerson();
    void theLowestPriceIsTheNewest();
};

namespace {

discogs::CollectionItem owned(qint64 release, qint64 instance)
{
    discogs::CollectionItem item;
    item.release = item.basic.id = discogs::ReleaseId{release};
    item.instance = discogs::InstanceId{instance};
    item.folder = discogs::uncategorizedFolder;
    item.dateAdded = QStringLiteral("2024-03-05T12:00:00Z");
    item.basic.title = QStringLiteral("R");
    return item;
}

QByteArray twoTracks(const char *second)
{
    return QByteArray(
               R"json({"id": 900, "title": "Timed", "artists": [{"id": 12, "name": "The Fjord Trio"}], "tracklist": [
 {"type_": "track", "position": "A1", "title": "One", "duration": "3:00"},
 {"type_": "track", "position": "A2", "title": "Two", "duration": ")json") +
           second + R"json("}],
 "extraartists": [{"id": 15, "name": "Per Strand", "role": "Bass"}, {"id": 15, "name": "Per Strand", "role": "Mixed By"}]})json";
}

struct FullShelf
{
    test::FilledShelf shelf;
    bool hold(qint64 release, const QByteArray &body)
    {
        return await(shelf.library().remember({discogs::EntityKind::Release, release}, body,
                                              QDateTime::currentDateTimeUtc()))
            .has_value();
    }
    bool own(const QList<discogs::CollectionItem> &items)
    {
        auto &collection = shelf.collection();
        return await(collection.setOwner(QStringLiteral("me"))) &&
               await(collection.storeFolders(test::MadeShelf::folders())) && await(collection.storeItems(items, 1));
    }
};

} // namespace

void TestStatistics::recordsInFullTellTimeAndPeople()
{
    FullShelf held;
    QVERIFY(held.own({owned(900, 1), owned(900, 2), owned(71, 3), owned(5, 4)}));
    QVERIFY(held.hold(900, twoTracks("2:30")));
    QVERIFY(held.hold(71, test::bodies::release())); // one of its durations is missing
    const auto all = await(held.shelf.collection().statistics());
    QVERIFY(all.has_value());
    QCOMPARE(all->timed, 1);
    QCOMPARE(all->seconds, 330);
    const auto people = await(held.shelf.collection().people(10));
    QVERIFY(people.has_value());
    QCOMPARE(people->complete, 2);
    QCOMPARE(people->releases, 3);
    QVERIFY(!people->people.isEmpty());
    QCOMPARE(people->people.first(), (PersonTally{discogs::ArtistId{15}, QStringLiteral("Per Strand"), 3}));
    // The artists of a record, who have no other role, are another chart's.
    QVERIFY(std::none_of(people->people.begin(), people->people.end(),
                         [](const PersonTally &person) { return person.artist == discogs::ArtistId{12}; }));
    QCOMPARE(await(held.shelf.collection().people(1))->people.size(), 1);
}

void TestStatistics::oldBodiesAreMeasuredOnce()
{
    FullShelf held;
    QVERIFY(held.own({owned(900, 1)}));
    QVERIFY(held.hold(900, twoTracks("2:30")));
    auto &collection = held.shelf.collection();
    QCOMPARE(await(collection.measurePlayTimes(10)).value(), 0); // it was when it was stored
    // As an older program left it.
    QVERIFY(await(held.shelf.library().store().write<bool>([](Database &db) -> Result<bool> {
        db.execute("DELETE FROM playtime; DELETE FROM company");
        return true;
    })));
    QCOMPARE(await(collection.statistics())->unmeasured, 1);
    QCOMPARE(await(collection.measurePlayTimes(10)).value(), 1);
    QCOMPARE(await(collection.statistics())->unmeasured, 0);
    QCOMPARE(await(collection.statistics())->seconds, 330);
    QCOMPARE(await(collection.measurePlayTimes(10)).value(), 0);
}

void TestStatistics::aWholeNameMeansOnePerson()
{
    FullShelf held;
    QVERIFY(held.own({owned(900, 1), owned(71, 2)}));
    QVERIFY(held.hold(900, twoTracks("2:30")));
    QVERIFY(held.hold(71, test::bodies::release()));
    const auto found = [&](const QString &text, bool asPhrase) {
        return await(held.shelf.collection().releasesWith(QStringLiteral("credit"), text, asPhrase)).value().size();
    };
    QCOMPARE(found(QStringLiteral("Per Strand"), true), 2);
    QCOMPARE(found(QStringLiteral("Ola Nord (2)"), true), 1);
    QCOMPARE(found(QStringLiteral("Strand"), true), 2); // a word of it: as before
    QCOMPARE(found(QStringLiteral("per str"), false), 2);
    QCOMPARE(found(QStringLiteral("Nobody Here"), true), 0);
}

void TestStatistics::theLowestPriceIsTheNewest()
{
    FullShelf held;
    QVERIFY(held.own({owned(900, 1), owned(5, 2)}));
    const QDateTime day(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    const auto offer = [&](qint64 release, double price, const QDateTime &at) {
        discogs::MarketStats stats;
        stats.lowestPrice = discogs::Price{price, QStringLiteral("EUR")};
        return await(held.shelf.library().rememberMarket(discogs::ReleaseId{release}, stats, at)).has_value();
    };
    QVERIFY(offer(900, 20, day));
    QVERIFY(offer(900, 8.5, day.addDays(3)));
    QVERIFY(offer(77, 100, day)); // not mine
    const auto all = await(held.shelf.collection().statistics());
    QVERIFY(all.has_value());
    QCOMPARE(all->worths.size(), 1);
    QCOMPARE(all->worths.first(), (FolderWorth{QStringLiteral("Uncategorized"), QStringLiteral("EUR"), 8.5, 1, 2}));
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
