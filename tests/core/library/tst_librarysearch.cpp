// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/library.h"
#include "tests/core/library/answers.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

Sleeve plain(qint64 id, const QString &artist, const QString &title, int year = 1970)
{
    Sleeve sleeve;
    sleeve.id = id;
    sleeve.artist = artist;
    sleeve.artistId = 1000 + id;
    sleeve.title = title;
    sleeve.year = year;
    sleeve.country = QStringLiteral("UK");
    sleeve.label = QStringLiteral("Island Records");
    sleeve.labelId = 8377;
    sleeve.catno = QStringLiteral("ILPS %1").arg(9000 + id);
    sleeve.barcode = QString();
    sleeve.genre = QStringLiteral("Rock");
    sleeve.style = QStringLiteral("Deep House");
    sleeve.tracks = {QStringLiteral("Side %1").arg(id)};
    sleeve.credits = {};
    sleeve.masterId = 0;
    return sleeve;
}

SearchResult generated(int i)
{
    static const QStringList nouns{QStringLiteral("Blue"),   QStringLiteral("River"), QStringLiteral("Night"),
                                   QStringLiteral("Café"),   QStringLiteral("Motor"), QStringLiteral("Garden"),
                                   QStringLiteral("Silver"), QStringLiteral("Train"), QStringLiteral("Mirror"),
                                   QStringLiteral("Stone")};
    const auto noun = [&](int n) { return nouns.at(n % nouns.size()); };
    SearchResult seen;
    seen.entity = {EntityKind::Release, i};
    seen.title = QStringLiteral("%1 %2 %3 - %4 %5")
                     .arg(noun(i), noun(i / 10), QString::number(i % 700), noun(i / 100), noun(i / 1000));
    seen.year = QString::number(1950 + i % 70);
    seen.country = i % 3 ? QStringLiteral("US") : QStringLiteral("Germany");
    seen.labels = {noun(i / 7) + QStringLiteral(" Records")};
    seen.catno = QStringLiteral("%1-%2").arg(noun(i / 7).left(3).toUpper()).arg(i);
    seen.genres = {i % 2 ? QStringLiteral("Rock") : QStringLiteral("Jazz")};
    seen.formats = {QStringLiteral("Vinyl"), QStringLiteral("LP")};
    return seen;
}

} // namespace

class TestLibrarySearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_library = Library::open(m_folder.filePath(QStringLiteral("library"))).value();
        remember(Sleeve{});
        Sleeve stereo = plain(2, QStringLiteral("Björk"), QStringLiteral("Début"), 1993);
        stereo.barcode = QStringLiteral("5 016026 114013");
        remember(stereo);
        remember(plain(3, QStringLiteral("AC/DC"), QStringLiteral("Back In Black"), 1980));
        Sleeve wu = plain(4, QStringLiteral("Wu-Tang Clan"), QStringLiteral("Enter The Wu-Tang (36 Chambers)"), 1993);
        wu.style = QStringLiteral("House");
        wu.genre = QStringLiteral("Folk, World, & Country");
        remember(wu);
        remember(plain(5, QStringLiteral("Somebody"), QStringLiteral("A Tribute To Miles Davis"), 1992));
        remember(plain(6, QStringLiteral("はっぴいえんど"), QStringLiteral("風街ろまん"), 1971));
        Sleeve blue = plain(7, QStringLiteral("Blue"), QStringLiteral("Rooms"), 1975);
        blue.tracks = {QStringLiteral("Kind Of Blue Again")};
        remember(blue);
        remember(plain(8, QStringLiteral("Joni Mitchell"), QStringLiteral("Blue"), 1971));
        const QByteArray davis = R"({"id": 23755, "name": "Miles Davis", "namevariations": ["M. D."]})";
        QVERIFY(await(m_library->remember({EntityKind::Artist, 23755}, davis, noon())));
        const QByteArray namesake =
            bytes({{QStringLiteral("id"), 40}, {QStringLiteral("name"), QStringLiteral("Blue (3)")}});
        QVERIFY(await(m_library->remember({EntityKind::Artist, 40}, namesake, noon())));
    }
    void cleanupTestCase() { m_library.reset(); }

    void finds_data()
    {
        QTest::addColumn<QString>("q");
        QTest::addColumn<QString>("best");
        const QString kind = QStringLiteral("r1");
        QTest::newRow("words in any order") << "blue kind davis" << kind;
        QTest::newRow("prefixes") << "mil dav kin" << kind;
        QTest::newRow("track") << "so what" << kind;
        QTest::newRow("credit") << "macero kind" << kind;
        QTest::newRow("company") << "pitman columbia" << kind;
        QTest::newRow("catalogue number") << "CS 8163" << kind;
        QTest::newRow("catalogue number squeezed") << "cs8163" << kind;
        QTest::newRow("catalogue number dashed") << "CS-8163" << kind;
        QTest::newRow("barcode plain") << "074644057912" << kind;
        QTest::newRow("barcode as EAN") << "0074644057912" << kind;
        QTest::newRow("barcode grouped") << "0 74644 05791 2" << kind;
        QTest::newRow("barcode dashes") << "0-7464-40579-1-2" << kind;
        QTest::newRow("year and country") << "miles 1959 us" << kind;
        QTest::newRow("format text") << "kind 6-eye" << kind;
        QTest::newRow("format") << "miles lp jazz modal" << kind;
        QTest::newRow("no accents typed") << "bjork debut"
                                          << "r2";
        QTest::newRow("accents typed") << "BJÖRK dé"
                                       << "r2";
        QTest::newRow("decomposed accents") << QStringLiteral("Björk").normalized(QString::NormalizationForm_D) << "r2";
        QTest::newRow("slash") << "ac/dc"
                               << "r3";
        QTest::newRow("without slash") << "acdc"
                                       << "r3";
        QTest::newRow("without dash") << "wutang"
                                      << "r4";
        QTest::newRow("brackets") << "(36 chambers)"
                                  << "r4";
        QTest::newRow("Japanese prefix") << QStringLiteral("はっぴい") << "r6";
        QTest::newRow("artist first") << "miles davis"
                                      << "a23755";
        QTest::newRow("variation") << "M. D."
                                   << "a23755";
        QTest::newRow("artist without suffix") << "blue"
                                               << "a40";
        QTest::newRow("title before track") << "kind of blue" << kind;
        QTest::newRow("artist and title") << "joni mitchell blue"
                                          << "r8";
        QTest::newRow("title and artist") << "blue joni mitchell"
                                          << "r8";
        QTest::newRow("quote") << "\"kind of\" blue" << kind;
        QTest::newRow("one quote") << "\"kind" << kind;
        QTest::newRow("star") << "miles* davis"
                              << "a23755";
        QTest::newRow("punctuation between") << "kind - of & blue" << kind;
        QTest::newRow("one letter") << "w"
                                    << "r4";
    }
    void finds()
    {
        QFETCH(QString, q);
        QFETCH(QString, best);
        QCOMPARE(found(words(q)).value(0), best);
    }

    void findsNothing_data()
    {
        QTest::addColumn<QString>("q");
        for (const char *q : {"kind of purple", "NOT miles", "miles OR nobody", "miles NEAR davis", "name:miles",
                              "^kind zzz", "-", "& /", "\"\"", "*", "0123456789", "track:so"})
            QTest::newRow(q) << QString::fromUtf8(q);
    }
    void findsNothing()
    {
        QFETCH(QString, q);
        const auto results = await(m_library->search(words(q), 10));
        QVERIFY(results);
        QVERIFY(results->isEmpty());
    }

    void ranking()
    {
        // By name, the artist's own, then those who only name him.
        QCOMPARE(found(words(QStringLiteral("miles davis"))),
                 (QStringList{QStringLiteral("a23755"), QStringLiteral("r1"), QStringLiteral("r5")}));
        const QStringList blue = found(words(QStringLiteral("blue")));
        QCOMPARE(blue.mid(0, 3), (QStringList{QStringLiteral("a40"), QStringLiteral("r8"), QStringLiteral("r7")}));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("expected");
        const auto is = [](std::initializer_list<const char *> ids) {
            QStringList list;
            for (const char *id : ids)
                list += QLatin1String(id);
            return list;
        };
        QTest::newRow("year") << "year"
                              << "1993" << is({"r2", "r4"});
        QTest::newRow("decade") << "year"
                                << "1990-1999" << is({"r2", "r4", "r5"});
        QTest::newRow("no year") << "year"
                                 << "soon" << is({});
        QTest::newRow("country") << "country"
                                 << "us" << is({"r1"});
        QTest::newRow("format") << "format"
                                << "lp" << is({"r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"});
        QTest::newRow("format part") << "format"
                                     << "L" << is({});
        QTest::newRow("genre") << "genre"
                               << "Jazz" << is({"r1"});
        QTest::newRow("genre with commas") << "genre"
                                           << "Folk, World, & Country" << is({"r4"});
        QTest::newRow("style is whole") << "style"
                                        << "House" << is({"r4"});
        QTest::newRow("label") << "label"
                               << "Columbia" << is({"r1"});
        QTest::newRow("label is a phrase") << "label"
                                           << "Records Island" << is({});
        QTest::newRow("artist") << "artist"
                                << "miles" << is({"r1"});
        QTest::newRow("title") << "title"
                               << "bjork deb" << is({"r2"});
        QTest::newRow("release title") << "release_title"
                                       << "miles" << is({"a23755", "r5"});
        QTest::newRow("track") << "track"
                               << "so what" << is({"r1"});
        QTest::newRow("credit") << "credit"
                                << "evans" << is({"r1"});
        QTest::newRow("anv") << "anv"
                             << "m. d." << is({"a23755", "r1"});
        QTest::newRow("catno") << "catno"
                               << "cs81" << is({"r1"});
        QTest::newRow("catno is no barcode") << "catno"
                                             << "74644057912" << is({});
        QTest::newRow("barcode") << "barcode"
                                 << "5016026 114013" << is({"r2"});
        QTest::newRow("submitter") << "submitter"
                                   << "somebody" << is({});
        QTest::newRow("contributor") << "contributor"
                                     << "somebody" << is({});
    }
    void filters()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QStringList, expected);
        SearchQuery query;
        *fieldOf(query, field) = value;
        QStringList ids = found(query);
        ids.sort();
        QCOMPARE(ids, expected);
    }

    void filtersNarrowWords()
    {
        SearchQuery query = words(QStringLiteral("blue"));
        query.year = QStringLiteral("1971");
        QCOMPARE(found(query), QStringList{QStringLiteral("r8")});
        query.type = EntityKind::Artist;
        QCOMPARE(found(query), QStringList());
        query.year.clear();
        QCOMPARE(found(query), QStringList{QStringLiteral("a40")});
    }

    void nothingAskedShowsAll()
    {
        QCOMPARE(found({}).size(), 10);
        QCOMPARE(found(words({}, EntityKind::Artist)), (QStringList{QStringLiteral("a40"), QStringLiteral("a23755")}));
    }

    void pages()
    {
        const QStringList all = found({});
        QStringList paged;
        for (int offset = 0; offset < 12; offset += 4) {
            const auto page = await(m_library->search({}, 4, offset));
            for (const SearchResult &result : *page)
                paged += idOf(result);
        }
        QCOMPARE(paged, all);
        QCOMPARE(await(m_library->search(words(QStringLiteral("blue")), 1, 1))->size(), 1);
    }

    void tenThousandRows()
    {
        QTemporaryDir folder;
        const auto library = Library::open(folder.filePath(QStringLiteral("library"))).value();
        QList<SearchResult> rows;
        for (int i = 1; i <= 10000; ++i)
            rows += generated(i);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(await(library->remember(rows, noon())), Result<int>(10000));
        qInfo("10,000 rows remembered in %lld ms", timer.elapsed());
        for (const char *q :
             {"b", "bl", "blue", "blue riv", "cafe 12", "CAF-4711", "4711", "silver train stone 1966", "records", ""}) {
            double best = 1e9;
            qsizetype size = 0;
            for (int run = 0; run < 5; ++run) {
                timer.restart();
                auto answer = library->search(words(QLatin1String(q)), 50);
                answer.waitForFinished();
                best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
                size = answer.result()->size();
            }
            qInfo("search \"%s\": %lld rows, %.2f ms", q, static_cast<long long>(size), best);
            QVERIFY(size > 0);
        }
    }

private:
    static QString *fieldOf(SearchQuery &query, const QString &name)
    {
        const QHash<QString, QString *> fields{{QStringLiteral("year"), &query.year},
                                               {QStringLiteral("country"), &query.country},
                                               {QStringLiteral("format"), &query.format},
                                               {QStringLiteral("genre"), &query.genre},
                                               {QStringLiteral("style"), &query.style},
                                               {QStringLiteral("label"), &query.label},
                                               {QStringLiteral("artist"), &query.artist},
                                               {QStringLiteral("title"), &query.title},
                                               {QStringLiteral("release_title"), &query.releaseTitle},
                                               {QStringLiteral("track"), &query.track},
                                               {QStringLiteral("credit"), &query.credit},
                                               {QStringLiteral("anv"), &query.anv},
                                               {QStringLiteral("catno"), &query.catno},
                                               {QStringLiteral("barcode"), &query.barcode},
                                               {QStringLiteral("submitter"), &query.submitter},
                                               {QStringLiteral("contributor"), &query.contributor}};
        return fields.value(name);
    }

    static QString idOf(const SearchResult &result)
    {
        return QStringLiteral("rmal").at(static_cast<int>(result.entity.kind)) + QString::number(result.entity.id);
    }

    QStringList found(const SearchQuery &query)
    {
        QStringList ids;
        const auto results = await(m_library->search(query, 50));
        for (const SearchResult &result : results.value_or(QList<SearchResult>()))
            ids += idOf(result);
        return ids;
    }

    void remember(const Sleeve &sleeve) { QVERIFY(await(m_library->remember(sleeve.entity(), sleeve.body(), noon()))); }

    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
};

QTEST_GUILESS_MAIN(TestLibrarySearch)
#include "tst_librarysearch.moc"
