// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/syncplan.h"

#include <QSet>
#include <QTest>

#include <functional>
#include <numeric>

using namespace runout;
using namespace runout::library;

namespace {

using Phase = Reading::Phase;

const QDateTime noon = QDateTime(QDate(2026, 7, 1), QTime(12, 0), Qt::UTC);

// A list at Discogs, newest first, that is read by a plan; ids met are kept as the library would.
class Shelf
{
public:
    explicit Shelf(int count)
    {
        for (int i = 0; i < count; ++i)
            add();
    }
    void add() { m_list.prepend(++m_last); }
    void removeAt(qsizetype index) { m_list.removeAt(index); }
    [[nodiscard]] QSet<int> present() const { return {m_list.begin(), m_list.end()}; }
    [[nodiscard]] int size() const { return static_cast<int>(m_list.size()); }

    QSet<int> met;
    int asked = 0;
    int saysTooMany = 0;
    std::function<void(int page)> before = [](int) {}; // what others do, before a page is answered

    Reading read(Reading reading)
    {
        while (!reading.isOver() && asked < 1000) {
            before(reading.page);
            ++asked;
            PageSeen seen;
            seen.items = size() + saysTooMany;
            seen.pages = std::max(1, (seen.items + 99) / 100);
            seen.isMissing = reading.page > seen.pages;
            seen.knownBefore = static_cast<int>(met.size());
            for (const int id : seen.isMissing ? QList<int>() : m_list.mid((reading.page - 1) * 100, 100))
                met.insert(id);
            seen.known = static_cast<int>(met.size());
            reading = afterPage(reading, seen);
        }
        return reading;
    }

private:
    QList<int> m_list;
    int m_last = 0;
};

} // namespace

class TestSyncPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPageOnceAndTheNewestAgain_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("requests");
        QTest::newRow("none") << 0 << 1;
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("a page") << 100 << 1;
        QTest::newRow("a page and one") << 101 << 3;
        QTest::newRow("2500") << 2500 << 26;
        QTest::newRow("4153") << 4153 << 43;
    }
    void everyPageOnceAndTheNewestAgain()
    {
        QFETCH(int, count);
        QFETCH(int, requests);
        Shelf shelf(count);
        const Reading reading = shelf.read(readingAll(1));
        QCOMPARE(reading.phase, Phase::Agrees);
        QCOMPARE(shelf.asked, requests);
        QCOMPARE(shelf.met, shelf.present());
        QVERIFY(mayEndSweep(reading, count));
        QVERIFY(!needsSecondPass(reading));
    }

    void theNewestAloneWhereNothingIsNew()
    {
        Shelf shelf(2500);
        shelf.met = shelf.present();
        const Reading reading = shelf.read({});
        QCOMPARE(reading.phase, Phase::Agrees);
        QCOMPARE(shelf.asked, 1);
        QVERIFY(!mayEndSweep(reading, 2500)); // nothing goes after a look at the newest
    }

    void aPageMoreForEveryHundredNew_data()
    {
        QTest::addColumn<int>("fresh");
        for (const int fresh : {1, 99, 100, 101, 199, 250, 1000})
            QTest::addRow("%d", fresh) << fresh;
    }
    void aPageMoreForEveryHundredNew()
    {
        QFETCH(int, fresh);
        Shelf shelf(2500);
        shelf.met = shelf.present();
        for (int i = 0; i < fresh; ++i)
            shelf.add();
        QCOMPARE(shelf.read({}).phase, Phase::Agrees);
        QVERIFY(shelf.asked <= 1 + fresh / 100);
        QCOMPARE(shelf.met, shelf.present());
    }

    void aRemovalElsewhereIsSeenInTheCount()
    {
        Shelf shelf(2500);
        shelf.met = shelf.present();
        shelf.removeAt(2000);
        QCOMPARE(shelf.read({}).phase, Phase::Differs);
        shelf.add(); // as many as before, but not the same
        QCOMPARE(shelf.read({}).phase, Phase::Differs);
        QCOMPARE(shelf.asked, 2);
    }

    // A hundred new ones and as many removed: the count would agree after the first page.
    void aPageOfNewOnesIsNeverTheLast()
    {
        Shelf shelf(500);
        shelf.met = shelf.present();
        for (int i = 0; i < 150; ++i)
            shelf.add();
        for (int i = 0; i < 50; ++i)
            shelf.removeAt(shelf.size() - 1);
        QCOMPARE(shelf.read({}).phase, Phase::Differs);
    }

    // Whatever others do while it is read, nothing that stays is missed and then thought gone.
    void aListThatMovesIsReadWhole()
    {
        for (unsigned seed = 1; seed <= 300; ++seed) {
            std::srand(seed);
            Shelf shelf(850);
            const QSet<int> atFirst = shelf.present();
            int changes = 0;
            shelf.before = [&](int) {
                while (changes < 40 && std::rand() % 3 == 0) {
                    ++changes;
                    if (std::rand() % 2 == 0)
                        shelf.add();
                    else
                        shelf.removeAt(std::rand() % shelf.size());
                }
            };
            Reading reading = shelf.read(readingAll(1));
            const QSet<int> stayed = QSet<int>(atFirst).intersect(shelf.present());
            QVERIFY2(shelf.met.contains(stayed), qPrintable(QStringLiteral("seed %1").arg(seed)));
            if (!needsSecondPass(reading))
                continue;
            changes = 40;
            const int first = static_cast<int>(shelf.met.size());
            shelf.met.clear();
            reading = shelf.read(readingAgain(reading, 2, first));
            QCOMPARE(reading.sweep, 2);
            QCOMPARE(reading.phase, Phase::Agrees);
            QCOMPARE(shelf.met, shelf.present());
        }
    }

    void theSameTwiceIsBelievedAgainstTheCount()
    {
        Shelf shelf(250);
        shelf.saysTooMany = 3;
        Reading reading = shelf.read(readingAll(1));
        QCOMPARE(reading.phase, Phase::Differs);
        QVERIFY(needsSecondPass(reading));
        QVERIFY(!mayEndSweep(reading, 250));
        shelf.met.clear();
        reading = shelf.read(readingAgain(reading, 2, 250));
        QCOMPARE(reading.phase, Phase::Differs);
        QVERIFY(!needsSecondPass(reading)); // one more pass, not for ever
        QVERIFY(mayEndSweep(reading, 250));
        QVERIFY(!mayEndSweep(reading, 249));
    }

    void pastTheEndIsTheEnd()
    {
        Shelf shelf(850);
        bool done = false;
        shelf.before = [&](int page) {
            if (page == 9 && !std::exchange(done, true)) {
                for (int i = 0; i < 250; ++i)
                    shelf.removeAt(0);
            }
        };
        const QSet<int> atFirst = shelf.present();
        const Reading reading = shelf.read(readingAll(1));
        QVERIFY(reading.isOver());
        QVERIFY(shelf.met.contains(shelf.present().intersect(atFirst)));
    }

    void aStoppedReadingGoesOnAPageEarlier()
    {
        Shelf shelf(1000);
        Reading reading = readingAll(7);
        shelf.before = [&](int page) {
            if (page == 5)
                shelf.asked = 1000; // stops after this page
        };
        reading = shelf.read(reading);
        QCOMPARE(reading.page, 6);
        const Reading again = resumed(reading);
        QCOMPARE(again.page, 5);
        QCOMPARE(again.sweep, 7);
        for (int i = 0; i < 120; ++i)
            shelf.removeAt(0); // meanwhile
        const QSet<int> stayed = shelf.present();
        shelf.asked = 0;
        shelf.before = [](int) {};
        shelf.read(again);
        QVERIFY(shelf.met.contains(stayed));
        QCOMPARE(resumed(readingAll(1)).page, 1);
    }

    void aPlaceIsKeptAsText()
    {
        SyncPlace place;
        place.begun = noon;
        place.step = SyncPlace::Step::Wants;
        place.items = readingAll(1'782'900'000'000);
        place.items.page = 12;
        place.items.said = 2500;
        place.items.end = 25;
        place.wants = readingAgain(readingAll(3), 4, 299);
        QCOMPARE(placeFrom(toText(place), noon.addSecs(3600)), place);
        QCOMPARE(placeFrom(toText(place), noon.addDays(2)), std::nullopt);
        QCOMPARE(placeFrom(toText(place), noon.addDays(-1)), std::nullopt);
        QCOMPARE(placeFrom({}, noon), std::nullopt);
        QCOMPARE(placeFrom(QStringLiteral("{nonsense"), noon), std::nullopt);
        const auto odd = placeFrom(QStringLiteral(R"({"begun": %1, "step": 99, "items": {"phase": -4, "page": -3}})")
                                       .arg(noon.toMSecsSinceEpoch()),
                                   noon);
        QVERIFY(odd);
        QCOMPARE(odd->step, SyncPlace::Step::Value);
        QCOMPARE(odd->items.page, 1);
    }

    void everythingOnceAWeek()
    {
        ShelfState state;
        QVERIFY(isSweepDue(state, noon));
        state.swept = noon.addDays(-6);
        QVERIFY(!isSweepDue(state, noon));
        state.swept = noon.addDays(-7);
        QVERIFY(isSweepDue(state, noon));
        state.swept = noon.addDays(30); // a clock that went wrong
        QVERIFY(isSweepDue(state, noon));
    }

    void aMoveIsSeenInTheFolders()
    {
        const QList<discogs::Folder> said{
            {discogs::FolderId{0}, {}, 12}, {discogs::FolderId{1}, {}, 8}, {discogs::FolderId{5}, {}, 4}};
        QCOMPARE(differing(said, said), QString());
        QList<discogs::Folder> held = said;
        held[1].count = 9;
        held[2].count = 3;
        QCOMPARE(differing(said, held), QStringLiteral("1:8 5:4"));
        QCOMPARE(differing(said, {held[0], held[1]}), QStringLiteral("1:8 5:4"));
        QCOMPARE(differing({}, held), QString());
    }

    void theTimeLeftFollowsTheAllowance()
    {
        SyncPlace place;
        place.items = readingAll(1);
        place.wants = readingAll(2);
        QCOMPARE(requestsLeft(place, 2500, 300), 4 + 26 + 4);
        place.step = SyncPlace::Step::Items;
        place.items.said = 2500;
        place.items.page = 21;
        QCOMPARE(requestsLeft(place, 0, 300), 2 + 6 + 4);
        place.items.phase = Phase::Agrees;
        place.wants = {};
        place.step = SyncPlace::Step::Wants;
        QCOMPARE(requestsLeft(place, 0, 0), 2 + 1);

        Budget budget;
        budget.limit = 60;
        QCOMPARE(secondsLeft(100, 0, budget), 100);
        QCOMPARE(secondsLeft(100, 30, budget), 85);
        QCOMPARE(secondsLeft(10, 30, budget), 5);
        QCOMPARE(secondsLeft(0, 30, budget), 0);
        budget.holdSeconds = 12;
        QCOMPARE(secondsLeft(100, -20, budget), 112);
        budget.limit = 0; // none at all
        QCOMPARE(secondsLeft(10, 0, budget), 17);
    }
};

QTEST_GUILESS_MAIN(TestSyncPlan)
#include "tst_syncplan.moc"
