// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/playedpath.h"
#include "core/library/shelfcredits.h"
#include "tests/support/filledshelf.h"
#include "tests/ui/panes/bodies.h"

#include <QTest>

using namespace runout;
using namespace runout::library;
using discogs::ArtistId;
using discogs::ReleaseId;
using test::await;

namespace {

// 1 and 2 play on 100; 2 and 3 on 200; 3 draws the sleeve of 300, on which 4 plays; 5 is alone on 400.
PlayedTogether some()
{
    PlayedTogether all;
    const auto credit = [&](qint64 artist, int record, bool plays) {
        all.add({all.person(artist, QStringLiteral("P%1").arg(artist)), record, plays});
    };
    const int first = all.record(100, QStringLiteral("First"));
    const int second = all.record(200, QStringLiteral("Second"));
    const int third = all.record(300, QStringLiteral("Third"));
    const int last = all.record(400, QStringLiteral("Last"));
    credit(1, first, true);
    credit(2, first, true);
    credit(2, first, false);
    credit(2, second, true);
    credit(3, second, true);
    credit(3, third, false);
    credit(4, third, true);
    credit(5, last, true);
    all.settle();
    return all;
}

QString text(const std::optional<QList<PathStep>> &path)
{
    if (!path)
        return QStringLiteral("none");
    QStringList parts;
    for (const PathStep &step : *path) {
        parts += step.name;
        if (!step.title.isEmpty())
            parts += step.title;
    }
    return parts.join(u' ');
}

} // namespace

class TestPlayedPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShortestWay()
    {
        const PlayedTogether all = some();
        QCOMPARE(all.credits.size(), size_t(7)); // each once
        const auto path = [&](int from, int to, bool only) {
            return text(pathBetween(all, ArtistId{from}, ArtistId{to}, only));
        };
        QCOMPARE(path(1, 1, false), QStringLiteral("P1"));
        QCOMPARE(path(1, 2, true), QStringLiteral("P1 First P2"));
        QCOMPARE(path(1, 3, true), QStringLiteral("P1 First P2 Second P3"));
        QCOMPARE(path(1, 4, false), QStringLiteral("P1 First P2 Second P3 Third P4"));
        QCOMPARE(path(4, 1, false), QStringLiteral("P4 Third P3 Second P2 First P1"));
        QCOMPARE(path(1, 4, true), QStringLiteral("none"));
        QCOMPARE(path(1, 5, false), QStringLiteral("none"));
        QCOMPARE(path(1, 77, false), QStringLiteral("none"));
        QVERIFY(!pathBetween(all, ArtistId{1}, ArtistId{3}, false, [] { return true; }));
    }

    void creditsAreCountedByRoleAndYear()
    {
        const ShelfCredits all = shelfCreditsOf({{ReleaseId{1}, QStringLiteral("B"), 1959, QStringLiteral("Bass")},
                                                 {ReleaseId{1}, QStringLiteral("B"), 1959, QStringLiteral("Mixed By")},
                                                 {ReleaseId{1}, QStringLiteral("B"), 1959, QStringLiteral("Bass")},
                                                 {ReleaseId{2}, QStringLiteral("A"), 1959, QStringLiteral("Bass")},
                                                 {ReleaseId{3}, QStringLiteral("C"), 0, QStringLiteral("Bass")}});
        QCOMPARE(all.roles, (QList<RoleTally>{{QStringLiteral("Bass"), 3}, {QStringLiteral("Mixed By"), 1}}));
        QCOMPARE(all.years, (QList<YearTally>{{1959, 2}, {0, 1}}));
        QCOMPARE(all.records.size(), 3);
        QCOMPARE(all.records[1].roles, (QStringList{QStringLiteral("Bass"), QStringLiteral("Mixed By")}));
        QCOMPARE(all.records.last().year, 0);
        QVERIFY(shelfCreditsOf({}).records.isEmpty());
    }

    void aShelfIsRead()
    {
        test::FilledShelf shelf;
        auto &collection = shelf.collection();
        discogs::CollectionItem item;
        item.release = item.basic.id = ReleaseId{71};
        item.instance = discogs::InstanceId{1};
        item.folder = discogs::uncategorizedFolder;
        item.basic.title = QStringLiteral("Blue Harbour");
        QVERIFY(await(collection.setOwner(QStringLiteral("me"))) &&
                await(collection.storeFolders(test::MadeShelf::folders())) && await(collection.storeItems({item}, 1)));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(await(shelf.library().remember({discogs::EntityKind::Release, 71}, test::bodies::release(), now)));
        QVERIFY(await(shelf.library().remember({discogs::EntityKind::Release, 72}, test::bodies::plainRelease(), now)));

        const auto liv = await(collection.creditsOf(discogs::entity(ArtistId{16})));
        QVERIFY(liv.has_value());
        QCOMPARE(liv->records.size(), 1);
        QCOMPARE(liv->records.first().release, ReleaseId{71});
        QCOMPARE(liv->roles.size(), 2); // Producer, Written-By
        QCOMPARE(liv->complete, 1);
        QCOMPARE(liv->releases, 1);
        QVERIFY(std::any_of(liv->companions.begin(), liv->companions.end(), [](const Companion &companion) {
            return companion.artist == ArtistId{15} && companion.name == u"Per Strand" && companion.records == 1;
        }));
        const auto studio = await(collection.creditsOf(discogs::entity(discogs::LabelId{24})));
        QVERIFY(studio.has_value());
        QCOMPARE(studio->roles, (QList<RoleTally>{{QStringLiteral("Recorded At"), 1}}));
        QVERIFY(studio->companions.isEmpty());
        QVERIFY(await(collection.creditsOf(discogs::entity(ArtistId{999})))->records.isEmpty());

        const auto together = await(collection.playedTogether());
        QVERIFY(together.has_value());
        QCOMPARE((*together)->records.size(), size_t(1)); // the other is not mine
        const auto path = pathBetween(**together, ArtistId{16}, ArtistId{15}, false);
        QCOMPARE(text(path), QStringLiteral("Liv Holm %1 Per Strand").arg((*together)->titles.front()));
        QVERIFY(!pathBetween(**together, ArtistId{16}, ArtistId{15}, true)); // wrote and produced
    }
};

QTEST_GUILESS_MAIN(TestPlayedPath)
#include "tst_playedpath.moc"
