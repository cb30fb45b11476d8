// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/database.h"
#include "core/library/schema.h"
#include "tests/core/library/shelf.h"

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

QStringList names(const QList<Folder> &folders)
{
    QStringList all;
    for (const Folder &folder : folders)
        all += QStringLiteral("%1 %2").arg(folder.name).arg(folder.count);
    return all;
}

QList<qint64> ids(const QList<Instance> &instances)
{
    QList<qint64> all;
    for (const Instance &instance : instances)
        all += number(instance.id);
    return all;
}

} // namespace

class TestCollection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<HeldShelf>(); }

    void emptyShelf()
    {
        QVERIFY(told(m->collection->instances()).value().isEmpty());
        QVERIFY(m->folders().isEmpty());
        QVERIFY(told(m->collection->wants()).value().isEmpty());
        QCOMPARE(m->state(), ShelfState());
        QVERIFY(!m->collection->isReadOnly());
        QVERIFY(m->collection->owned().isEmpty());
    }

    void recordsAreShownWithoutNumbersOfNamesakes()
    {
        m->fill();
        const Instance copy = m->instance(101);
        QCOMPARE(copy.record.artist, QStringLiteral("Artist 1"));
        QCOMPARE(copy.record.title, QStringLiteral("Title 1"));
        QCOMPARE(copy.record.label, QStringLiteral("Blue Note"));
        QCOMPARE(copy.record.labels, QStringList{QStringLiteral("Blue Note")});
        QCOMPARE(copy.record.catno, QStringLiteral("BLP 1"));
        QCOMPARE(copy.record.format, QStringLiteral("2xLP, Album, Red"));
        QCOMPARE(copy.record.formats,
                 (QStringList{QStringLiteral("Vinyl"), QStringLiteral("LP"), QStringLiteral("Album")}));
        QCOMPARE(copy.record.genres, QStringList{QStringLiteral("Jazz")});
        QCOMPARE(copy.record.styles, (QStringList{QStringLiteral("Modal"), QStringLiteral("Hard Bop")}));
        QCOMPARE(copy.record.year, 1951);
        QCOMPARE(copy.record.thumb, QStringLiteral("https://img/1"));
        QCOMPARE(copy.record.master, std::optional(MasterId{10}));
        QVERIFY(!copy.record.complete);
        QCOMPARE(copy.folder, uncategorizedFolder);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(copy.added, Qt::UTC).date(), QDate(2020, 4, 11));
    }

    void newestFirstAndPartByPart()
    {
        m->fill();
        QCOMPARE(ids(told(m->collection->instances()).value()), (QList<qint64>{201, 102, 101}));
        QCOMPARE(ids(told(m->collection->instances(1)).value()), QList<qint64>{201});
        QCOMPARE(ids(told(m->collection->instances(2, 1)).value()), (QList<qint64>{102, 101}));
        QCOMPARE(ids(told(m->collection->instances({InstanceId{101}, InstanceId{7}})).value()), QList<qint64>{101});
        const Ownership mine = told(m->collection->ownership(ReleaseId{1})).value();
        QCOMPARE(ids(mine.instances), (QList<qint64>{101, 102}));
        QVERIFY(!mine.want);
        QVERIFY(told(m->collection->ownership(ReleaseId{5})).value().want);
    }

    void equalTextsAreShared()
    {
        m->fill();
        const auto all = told(m->collection->instances()).value();
        QVERIFY(all.at(0).record.label.constData() == all.at(1).record.label.constData());
        QVERIFY(all.at(0).record.styles.constData() == all.at(2).record.styles.constData());
    }

    void foldersFieldsAndState()
    {
        m->fill();
        QCOMPARE(names(m->folders()), (QStringList{QStringLiteral("All 3"), QStringLiteral("Jazz 1"),
                                                   QStringLiteral("Rock 0"), QStringLiteral("Uncategorized 2")}));
        const auto fields = told(m->collection->fields()).value();
        QCOMPARE(fields.size(), 2);
        QCOMPARE(fields.at(0).options.size(), 2);
        QCOMPARE(fields.at(1).lines, 3);
        QVERIFY(told(
            m->collection->storeValue({QStringLiteral("$1"), QStringLiteral("$2"), QStringLiteral("$3")}, noon())));
        QVERIFY(told(m->collection->setMark(QStringLiteral("synced"), noon(2).toString(Qt::ISODate))));
        QVERIFY(told(m->collection->setMark(QStringLiteral("page"), QStringLiteral("7"))));
        QVERIFY(told(m->collection->setMark(QStringLiteral("other"), QStringLiteral("x"))));
        QVERIFY(told(m->collection->setMark(QStringLiteral("other"), {})));
        QCOMPARE(told(m->collection->marks()).value().value(QStringLiteral("page")), QStringLiteral("7"));
        QVERIFY(!told(m->collection->marks()).value().contains(QStringLiteral("other")));
        const ShelfState state = m->state();
        QCOMPARE(state.owner, QStringLiteral("collectorone"));
        QCOMPARE(state.synced, noon(2));
        QVERIFY(!state.swept.isValid());
        QCOMPARE(state.instances, 3);
        QCOMPARE(state.releases, 2);
        QCOMPARE(state.complete, 0);
        QCOMPARE(state.wants, 1);
        QCOMPARE(state.saidInstances, 3);
        QCOMPARE(state.value.median, QStringLiteral("$2"));
        QCOMPARE(state.valueAt, noon());
    }

    void wantsWithTheirMarket()
    {
        m->fill();
        QVERIFY(told(m->collection->storeWants({wish(6)}, 1)));
        MarketStats stats;
        stats.lowestPrice = Price{12.5, QStringLiteral("EUR")};
        stats.numForSale = 4;
        QVERIFY(told(m->library->rememberMarket(ReleaseId{5}, stats, noon(1))));
        stats.numForSale = 3;
        QVERIFY(told(m->library->rememberMarket(ReleaseId{5}, stats, noon(2))));
        const auto wants = told(m->collection->wants()).value();
        QCOMPARE(wants.size(), 2);
        QCOMPARE(wants.at(0).record.id, ReleaseId{6});
        QVERIFY(!wants.at(0).market);
        QCOMPARE(wants.at(1).notes, QStringLiteral("any pressing"));
        QCOMPARE(wants.at(1).rating, 3);
        QCOMPARE(wants.at(1).market, std::optional(stats));
        QCOMPARE(wants.at(1).marketAt, noon(2).toMSecsSinceEpoch());
    }

    void artistsThatAreOwned()
    {
        m->fill();
        auto named = item(301, 7);
        named.basic.artists.first().name = QStringLiteral("Beatles, The");
        QVERIFY(told(m->collection->storeItems({named}, 1)));
        const QStringList asked{QStringLiteral("artist 1"), QStringLiteral("The Beatles"), QStringLiteral("Artist 5"),
                                QStringLiteral("Nobody")}; // 5 is only wanted
        QCOMPARE(told(m->collection->ownedArtists(asked)).value(), asked.mid(0, 2));
    }

    void listsAndTheirItems()
    {
        UserList list;
        list.id = ListId{3};
        list.name = QStringLiteral("For Sunday");
        list.isPublic = true;
        UserList other;
        other.id = ListId{4};
        QVERIFY(told(m->collection->storeLists({list, other})));
        QCOMPARE(told(m->collection->list(list.id)).error().code, ErrorCode::NotFound);
        const UserListContents contents{list,
                                        {{entity(ReleaseId{1}), QStringLiteral("A - B"), QStringLiteral("fine"), {}},
                                         {entity(ArtistId{2}), QStringLiteral("C"), {}, QStringLiteral("i")}}};
        QVERIFY(told(m->collection->storeList(contents)));
        QVERIFY(told(m->collection->storeLists({other, list})));
        QCOMPARE(told(m->collection->lists()).value(), (QList<UserList>{other, list}));
        QCOMPARE(told(m->collection->list(list.id)).value(), contents);
        QVERIFY(told(m->collection->storeLists({other})));
        QCOMPARE(told(m->collection->list(list.id)).error().code, ErrorCode::NotFound);
        QCOMPARE(m->state().lists, 1);
    }

    void completeReleasesTellMore()
    {
        m->fill();
        QCOMPARE(told(m->collection->incomplete(10)).value(), (QList<ReleaseId>{ReleaseId{2}, ReleaseId{1}}));
        QCOMPARE(told(m->collection->incomplete(1)).value(), QList<ReleaseId>{ReleaseId{2}});
        QSignalSpy changed(m->collection.get(), &Collection::instancesChanged);
        QSignalSpy state(m->collection.get(), &Collection::stateChanged);
        Sleeve sleeve;
        QVERIFY(told(m->library->remember(sleeve.entity(), sleeve.body(), noon())));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<QList<InstanceId>>().size(), 2);
        QVERIFY(!state.isEmpty());
        const Instance copy = m->instance(101);
        QVERIFY(copy.record.complete);
        QCOMPARE(copy.record.country, QStringLiteral("US"));
        QCOMPARE(copy.record.artist, QStringLiteral("Miles Davis"));
        QCOMPARE(copy.record.thumb, QStringLiteral("https://img/1"));
        QCOMPARE(m->state().complete, 1);
        QCOMPARE(told(m->collection->incomplete(10)).value(), QList<ReleaseId>{ReleaseId{2}});
        // The list does not know the country and stays complete.
        QVERIFY(told(m->collection->storeItems({item(101, 1)}, 2)));
        QCOMPARE(m->instance(101).record.country, QStringLiteral("US"));
        QVERIFY(m->instance(101).record.complete);
    }

    void searchedInWhatIsHeldInFull()
    {
        m->fill();
        Sleeve mine;
        QJsonObject body = mine.object();
        body[QStringLiteral("identifiers")] = QJsonArray{
            QJsonObject{{QStringLiteral("type"), QStringLiteral("Matrix / Runout")},
                        {QStringLiteral("value"), QStringLiteral("A1  XSM-47324-1\u0410 (STERLING) \u25b3 12'34")}}};
        QVERIFY(told(m->library->remember(mine.entity(), bytes(body), noon())));
        Sleeve others;
        others.id = 77;
        QVERIFY(told(m->library->remember(others.entity(), others.body(), noon())));
        const auto with = [&](const char *column, const QString &text, bool phrase = false) {
            return told(m->collection->releasesWith(QLatin1String(column), text, phrase)).value();
        };
        const QSet<qint64> found{1};
        QCOMPARE(with("track", QStringLiteral("blue gre")), found);
        QCOMPARE(with("track", QStringLiteral("green blue"), true), QSet<qint64>());
        QCOMPARE(with("track", QStringLiteral("Blue In Green"), true), found);
        QCOMPARE(with("credit", QStringLiteral("teo macero"), true), found);
        QCOMPARE(with("credit", QStringLiteral("so what")), QSet<qint64>());
        for (const char *typed : {"XSM-47324", "xsm 47324 1", "xsm47324", "XSM 473241", "a1xsm", "sterling", "1234"})
            QVERIFY2(with("number", QLatin1String(typed)) == found, typed);
        QCOMPARE(with("number", QStringLiteral("xsm47324"), true), found);
        QCOMPARE(with("number", QStringLiteral("XSM 99")), QSet<qint64>());
        QCOMPARE(with("rowid", QStringLiteral("1")), QSet<qint64>());
        QCOMPARE(with("track", QStringLiteral("...")), QSet<qint64>());
    }

    void addedFromWhatWasSeen()
    {
        SearchResult seen;
        seen.entity = entity(ReleaseId{8});
        seen.title = QStringLiteral("Nina (5) & Simone (2), Trio - Live - At Home");
        seen.year = QStringLiteral("1964");
        seen.country = QStringLiteral("France");
        seen.catno = QStringLiteral("P 1");
        seen.labels = {QStringLiteral("Philips (4)"), QStringLiteral("Pathé")};
        seen.formats = {QStringLiteral("Vinyl"), QStringLiteral("LP")};
        seen.formatDetails = {{QStringLiteral("Vinyl"), QStringLiteral("1"), {QStringLiteral("LP")}, {}}};
        QVERIFY(told(m->library->remember({seen}, noon())));
        QVERIFY(told(m->collection->storeFolders({{uncategorizedFolder, QStringLiteral("Uncategorized"), 0}})));
        QVERIFY(m->apply({add(8), add(9)}));
        const Record known = m->copies(8).first().record;
        QCOMPARE(known.artist, QStringLiteral("Nina & Simone, Trio"));
        QCOMPARE(known.title, QStringLiteral("Live - At Home"));
        QCOMPARE(known.label, QStringLiteral("Philips"));
        QCOMPARE(known.format, QStringLiteral("LP"));
        QCOMPARE(known.country, QStringLiteral("France"));
        QCOMPARE(m->copies(9).first().record.title, QString());
        // Sync tells the rest; what it does not say stays.
        QVERIFY(told(m->collection->storeItems({item(801, 8)}, 1)));
        QCOMPARE(m->instance(801).record.country, QStringLiteral("France"));
        QCOMPARE(m->instance(801).record.title, QStringLiteral("Title 8"));
    }

    void everythingSeenStaysSearchable()
    {
        m->fill();
        const auto found = told(m->library->search(words(QStringLiteral("title 5 artist")), 10)).value();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().entity, entity(ReleaseId{5}));
    }

    void ownedAndWantedAreKept()
    {
        m->fill();
        QTRY_COMPARE(m->collection->owned(), (QSet<qint64>{1, 2}));
        QTRY_COMPARE(m->collection->wanted(), QSet<qint64>{5});
        m->open();
        QSignalSpy changed(m->collection.get(), &Collection::ownershipChanged);
        QTRY_COMPARE(m->collection->owned(), (QSet<qint64>{1, 2}));
        QCOMPARE(m->collection->wanted(), QSet<qint64>{5});
        QCOMPARE(changed.size(), 1);
        QVERIFY(m->apply({removal(2, 201)}));
        QCOMPARE(m->collection->owned(), QSet<qint64>{1});
        QVERIFY(m->apply({removal(1, 101)}));
        QCOMPARE(m->collection->owned(), QSet<qint64>{1});
        QVERIFY(m->apply({edit(Edit::Kind::RemoveWant, 5)}));
        QVERIFY(m->collection->wanted().isEmpty());
    }

    void anotherOnesShelfIsNotTouched()
    {
        m->fill();
        QVERIFY(told(m->collection->setOwner(QStringLiteral("CollectorOne"))));
        QCOMPARE(told(m->collection->setOwner(QStringLiteral("collectortwo"))).error().code, ErrorCode::Rejected);
        QVERIFY(m->apply({rate(1, 4)}));
        QSignalSpy many(m->collection.get(), &Collection::instancesChanged);
        QVERIFY(told(m->collection->forgetAccount()));
        QCOMPARE(many.last().first().value<QList<InstanceId>>().size(), 0);
        QCOMPARE(m->state(), ShelfState());
        QVERIFY(m->outbox().isEmpty());
        QVERIFY(m->journal().isEmpty());
        QTRY_VERIFY(m->collection->owned().isEmpty());
        QVERIFY(told(m->collection->setOwner(QStringLiteral("collectortwo"))));
        // What was seen stays.
        QCOMPARE(told(m->library->search(words(QStringLiteral("title 5")), 10)).value().size(), 1);
    }

    void firstLibrariesAreMigrated()
    {
        m->collection.reset();
        m->library.reset();
        const QString file = m->folder.filePath(QStringLiteral("old.sqlite"));
        Sleeve sleeve;
        {
            auto old = std::move(Database::open(file, Database::Access::ReadWrite).value());
            QVERIFY(old->migrate({schemaSteps().front()}));
            QCOMPARE(old->version(), 1);
            Query(*old,
                  "INSERT INTO entity VALUES (4,0,1,5,'A - B','A','B','b','a',1959,'1959','US','L','C','LP','',NULL,"
                  "NULL,NULL,NULL,'','','','{}')")
                .run();
            Query(*old, "INSERT INTO body VALUES (4, 5, ?)").bind(qCompress(sleeve.body())).run();
        }
        const auto library = std::move(Library::open(file).value());
        QVERIFY(QFile::exists(file + QLatin1String(".backup-v1")));
        QCOMPARE(told(library->body(sleeve.entity())).value().value, sleeve.body());
        Collection collection(*library);
        QVERIFY(told(collection.storeFolders({{uncategorizedFolder, QStringLiteral("Uncategorized"), 0}})));
        QVERIFY(told(collection.apply({add(1)})));
        const auto all = told(collection.instances()).value();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().record.title, QStringLiteral("Kind Of Blue"));
        QVERIFY(all.first().record.complete);
    }

private:
    std::unique_ptr<HeldShelf> m;
};

QTEST_GUILESS_MAIN(TestCollection)
#include "tst_collection.moc"
