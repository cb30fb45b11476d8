// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/madeshelf.h"
#include "ui/models/shelfindex.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace runout;
using namespace runout::ui;
using library::Instance;
using library::Term;

namespace {

Instance copy(qint64 id, const QString &artist, const QString &title)
{
    Instance instance;
    instance.id = discogs::InstanceId(id);
    instance.folder = discogs::uncategorizedFolder;
    instance.added = QDateTime(QDate(2024, 3, 1), QTime(12, 0)).toMSecsSinceEpoch() - id;
    instance.record.id = discogs::ReleaseId(id * 10);
    instance.record.artist = artist;
    instance.record.title = title;
    return instance;
}

// Five records, told apart by every kind of term.
QList<Instance> five()
{
    Instance blue = copy(1, QStringLiteral("Miles Davis"), QStringLiteral("Kind Of Blue"));
    blue.record.label = QStringLiteral("Columbia");
    blue.record.labels = {QStringLiteral("Columbia"), QStringLiteral("CBS")};
    blue.record.catno = QStringLiteral("CS 8163");
    blue.record.year = 1959;
    blue.record.country = QStringLiteral("US");
    blue.record.format = QStringLiteral("LP, Album, Stereo");
    blue.record.formats = {QStringLiteral("Vinyl"), QStringLiteral("LP"), QStringLiteral("Album")};
    blue.record.genres = {QStringLiteral("Jazz")};
    blue.record.styles = {QStringLiteral("Modal")};
    blue.record.complete = true;
    blue.rating = 5;
    blue.fields = {{discogs::mediaConditionField, QStringLiteral("Very Good Plus (VG+)")},
                   {discogs::sleeveConditionField, QStringLiteral("Good (G)")},
                   {discogs::notesField, QStringLiteral("from Aunt Ána")}};
    Instance again = blue;
    again.id = discogs::InstanceId(2);
    again.added -= 1;
    again.folder = discogs::FolderId(102);
    again.fields = {{discogs::mediaConditionField, QStringLiteral("Very Good (VG)")}};
    Instance bjork = copy(3, QStringLiteral("Björk"), QStringLiteral("Début"));
    bjork.record.label = QStringLiteral("One Little Indian");
    bjork.record.labels = {bjork.record.label};
    bjork.record.catno = QStringLiteral("TPLP 31");
    bjork.record.year = 1993;
    bjork.record.country = QStringLiteral("UK");
    bjork.record.format = QStringLiteral("CD, Album");
    bjork.record.formats = {QStringLiteral("CD"), QStringLiteral("Album")};
    bjork.record.genres = {QStringLiteral("Electronic"), QStringLiteral("Pop")};
    bjork.record.styles = {QStringLiteral("Deep House")};
    bjork.rating = 3;
    bjork.waiting = true;
    bjork.added = QDateTime(QDate(2023, 12, 31), QTime(12, 0)).toMSecsSinceEpoch();
    Instance acdc = copy(4, QStringLiteral("AC/DC"), QStringLiteral("Highway To Hell"));
    acdc.record.year = 1979;
    acdc.record.country = QStringLiteral("Australia");
    acdc.record.formats = {QStringLiteral("Vinyl"), QStringLiteral("7\"")};
    acdc.record.format = QStringLiteral("7\", Red");
    acdc.record.genres = {QStringLiteral("Rock")};
    acdc.fields = {{discogs::mediaConditionField, QStringLiteral("Near Mint (NM or M-)")},
                   {discogs::FieldId(4), QStringLiteral("the fair")}};
    Instance bare = copy(5, QStringLiteral("Can"), QStringLiteral("Future Days"));
    bare.folder = discogs::FolderId(102);
    return {blue, again, bjork, acdc, bare};
}

library::ShelfQuery parsed(const QString &typed)
{
    const auto query = library::parseShelfQuery(typed);
    return query ? *query
                 : library::ShelfQuery{{{Term{Term::Field::Word, false, false, QStringLiteral("?!"), {}, {}, 0}}}};
}

QList<qint64> shown(const ShelfIndex &index)
{
    QList<qint64> ids;
    for (const int number : index.visible())
        ids.append(index.rows().row(number).id);
    return ids;
}

QString counts(const QList<FacetCount> &facet)
{
    QStringList parts;
    for (const FacetCount &count : facet)
        parts.append(QStringLiteral("%1=%2").arg(count.value).arg(count.count));
    return parts.join(u' ');
}

} // namespace

class TestShelfIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_index = {};
        m_index.setFolders(test::MadeShelf::folders());
        for (const Instance &instance : five())
            m_index.put(instance);
    }

    void keepsWhatItIsGiven()
    {
        const QList<Instance> all = five();
        for (int i = 0; i < all.size(); ++i)
            QCOMPARE(m_index.rows().instance(i), all[i]);
        QCOMPARE(m_index.releases(), 4);
        QCOMPARE(m_index.rows().count(), 5);
        QVERIFY(!m_index.put(all[0])); // as it was
        Instance other = all[0];
        other.rating = 1;
        QVERIFY(m_index.put(other));
        QCOMPARE(m_index.rows().instance(0), other);
    }

    void findsByQuery_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<qint64>>("expected");
        const auto row = [](const char *typed, const QList<qint64> &expected) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << expected;
        };
        row("", {1, 2, 4, 5, 3}); // newest first
        row("miles", {1, 2});
        row("MILES blue", {1, 2});
        row("\"kind of\"", {1, 2});
        row("\"of kind\"", {});
        row("bjork", {3});
        row("björk", {3});
        row("debut", {3});
        row("acdc", {4});
        row("ac/dc", {4});
        row("1959", {1, 2});
        row("8163", {1, 2});
        row("modal", {1, 2});
        row("ana", {1});          // a note
        row("fair", {4});         // a field of one's own
        row("\"very good\"", {}); // grades are no words
        row("-miles", {4, 5, 3});
        row("artist:davis", {1, 2});
        row("artist:blue", {});
        row("title:blue", {1, 2});
        row("label:cbs", {1, 2});
        row("cat:cs8163", {1, 2});
        row("cat:\"CS 81\"", {1, 2});
        row("year:1959", {1, 2});
        row("year:1970s", {4});
        row("year:<1980", {1, 2, 4}); // not the one without a year
        row("year:none", {5});
        row("country:us", {1, 2}); // neither Australia
        row("country:aus", {4});
        row("format:lp", {1, 2});
        row("format:cd", {3});
        row("format:7\"", {4});
        row("format:red", {4});
        row("genre:pop", {3});
        row("style:house", {3});
        row("folder:jazz", {2, 5});
        row("folder:uncat", {1, 4, 3});
        row("folder:nowhere", {});
        row("rating:>=4", {1, 2});
        row("rating:none", {4, 5});
        row("rating:<4", {3});
        row("rating:0..3", {4, 5, 3});
        row("added:2024", {1, 2, 4, 5});
        row("added:2023-12", {3});
        row("added:<2024", {3});
        row("condition:vg+", {1});
        row("condition:vg", {2});
        row("media:nm", {4});
        row("media:\"near mint\"", {4});
        row("condition:\"very\"", {1, 2});
        row("sleeve:g", {1});
        row("notes:aunt", {1});
        row("notes:fair", {4});
        row("is:rated", {1, 2, 3});
        row("is:waiting", {3});
        row("is:duplicate", {1, 2});
        row("is:complete", {1, 2});
        row("-is:duplicate", {4, 5, 3});
        row("bjork or can", {5, 3});
        row("genre:jazz -folder:jazz or year:1993", {1, 3});
        row("credit:evans", {1, 2});
        row("track:\"so what\"", {1, 2});
        row("runout:xlp", {});
        row("-credit:evans", {4, 5, 3});
    }
    void findsByQuery()
    {
        QFETCH(QString, typed);
        const library::ShelfQuery query = parsed(typed);
        for (const Term &term : m_index.missing(query)) {
            const bool known = term.field != Term::Field::Runout;
            m_index.setReleases(term, known ? QSet<qint64>{10} : QSet<qint64>());
        }
        QVERIFY(m_index.missing(query).isEmpty());
        m_index.setQuery(query);
        QTEST(shown(m_index), "expected");
    }

    void outsideTermsAreMissingUntilTheyCome()
    {
        const library::ShelfQuery query = parsed(QStringLiteral("credit:evans track:x miles"));
        QCOMPARE(m_index.missing(query).size(), 2);
        m_index.setQuery(query);
        QVERIFY(shown(m_index).isEmpty());
        for (const Term &term : m_index.missing(query))
            m_index.setReleases(term, {10, 30});
        QCOMPARE(shown(m_index), (QList<qint64>{1, 2}));
        m_index.forgetReleases();
        QCOMPARE(m_index.missing(query).size(), 2);
        QVERIFY(shown(m_index).isEmpty());
    }

    void foldersAndFacetsCombine()
    {
        m_index.setFolder(discogs::FolderId(102));
        QCOMPARE(shown(m_index), (QList<qint64>{2, 5}));
        QCOMPARE(counts(m_index.facet(ShelfIndex::GenreFacet)), QStringLiteral("Jazz=1"));
        m_index.setFolder(discogs::allFolder);
        Narrowing narrowing;
        narrowing.formats = {QStringLiteral("CD"), QStringLiteral("7\"")};
        m_index.setNarrowing(narrowing);
        QCOMPARE(shown(m_index), (QList<qint64>{4, 3}));
        // A facet counts what the others let through, not itself.
        QCOMPARE(counts(m_index.facet(ShelfIndex::FormatFacet)), QStringLiteral("Album=3 Vinyl=3 LP=2 7\"=1 CD=1"));
        QCOMPARE(counts(m_index.facet(ShelfIndex::DecadeFacet)), QStringLiteral("1990s=1 1970s=1"));
        narrowing.decades = {QStringLiteral("1990s")};
        m_index.setNarrowing(narrowing);
        QCOMPARE(shown(m_index), (QList<qint64>{3}));
        narrowing = {};
        narrowing.conditions = {QStringLiteral("Very Good (VG)")};
        m_index.setNarrowing(narrowing);
        QCOMPARE(shown(m_index), (QList<qint64>{2}));
        QCOMPARE(counts(m_index.facet(ShelfIndex::ConditionFacet)),
                 QStringLiteral("Near Mint (NM or M-)=1 Very Good Plus (VG+)=1 Very Good (VG)=1"));
        narrowing = {};
        narrowing.ratings = {QStringLiteral("0")};
        m_index.setNarrowing(narrowing);
        QCOMPARE(shown(m_index), (QList<qint64>{4, 5}));
        QCOMPARE(counts(m_index.facet(ShelfIndex::RatingFacet)), QStringLiteral("5=2 3=1 0=2"));
        narrowing = {};
        narrowing.folders = {QStringLiteral("Jazz")};
        narrowing.countries = {QStringLiteral("US")};
        narrowing.years = {QStringLiteral("1959")};
        narrowing.labels = {QStringLiteral("CBS")};
        narrowing.genres = {QStringLiteral("Jazz")};
        narrowing.styles = {QStringLiteral("Modal")};
        m_index.setNarrowing(narrowing);
        QCOMPARE(shown(m_index), (QList<qint64>{2}));
        QCOMPARE(counts(m_index.facet(ShelfIndex::FolderFacet)), QStringLiteral("Jazz=1 Uncategorized=1"));
        narrowing.genres = {QStringLiteral("Nothing known")};
        m_index.setNarrowing(narrowing);
        QVERIFY(shown(m_index).isEmpty());
    }

    void sortsByLevels_data()
    {
        QTest::addColumn<QList<ShelfIndex::SortKey>>("keys");
        QTest::addColumn<QList<qint64>>("expected");
        using Keys = QList<ShelfIndex::SortKey>;
        using C = ShelfColumn;
        const auto up = [](C column, qint64 field = 0) {
            return ShelfIndex::SortKey{column, discogs::FieldId(field), Qt::AscendingOrder};
        };
        const auto down = [](C column, qint64 field = 0) {
            return ShelfIndex::SortKey{column, discogs::FieldId(field), Qt::DescendingOrder};
        };
        QTest::newRow("none") << Keys{} << QList<qint64>{1, 2, 4, 5, 3};
        QTest::newRow("title") << Keys{up(C::Title)} << QList<qint64>{4, 3, 5, 1, 2};
        QTest::newRow("title down") << Keys{down(C::Title)} << QList<qint64>{1, 2, 5, 3, 4};
        QTest::newRow("year, none last") << Keys{up(C::Year)} << QList<qint64>{1, 2, 4, 3, 5};
        QTest::newRow("year down, none last") << Keys{down(C::Year)} << QList<qint64>{3, 4, 1, 2, 5};
        QTest::newRow("rating down") << Keys{down(C::Rating)} << QList<qint64>{1, 2, 3, 4, 5};
        QTest::newRow("added") << Keys{up(C::Added)} << QList<qint64>{3, 5, 4, 2, 1};
        QTest::newRow("folder, year down") << Keys{up(C::Folder), down(C::Year)} << QList<qint64>{2, 5, 3, 4, 1};
        QTest::newRow("folder, title") << Keys{up(C::Folder), up(C::Title)} << QList<qint64>{5, 2, 4, 3, 1};
        QTest::newRow("media, best first") << Keys{up(C::Field, 1)} << QList<qint64>{4, 1, 2, 5, 3};
        QTest::newRow("own field") << Keys{up(C::Field, 4)} << QList<qint64>{4, 1, 2, 5, 3};
        QTest::newRow("field not there") << Keys{up(C::Field, 99)} << QList<qint64>{1, 2, 4, 5, 3};
        QTest::newRow("label") << Keys{up(C::Label)} << QList<qint64>{1, 2, 3, 4, 5};
        QTest::newRow("catno") << Keys{down(C::CatalogueNumber)} << QList<qint64>{3, 1, 2, 4, 5};
        QTest::newRow("country") << Keys{up(C::Country)} << QList<qint64>{4, 3, 1, 2, 5};
        QTest::newRow("format") << Keys{up(C::Format)} << QList<qint64>{4, 3, 1, 2, 5};
        QTest::newRow("more than fit") << Keys{up(C::Country), up(C::Year),   up(C::Rating), up(C::Folder),
                                               up(C::Label),   up(C::Format), up(C::Title),  down(C::Added)}
                                       << QList<qint64>{4, 3, 2, 1, 5};
    }
    void sortsByLevels()
    {
        QFETCH(QList<ShelfIndex::SortKey>, keys);
        m_index.setOrder(keys);
        QTEST(shown(m_index), "expected");
    }

    void changesAreFollowed()
    {
        m_index.setQuery(parsed(QStringLiteral("is:duplicate")));
        QCOMPARE(shown(m_index), (QList<qint64>{1, 2}));
        m_index.remove(discogs::InstanceId(2));
        QVERIFY(shown(m_index).isEmpty());
        QCOMPARE(m_index.releases(), 4);
        m_index.remove(discogs::InstanceId(1));
        m_index.remove(discogs::InstanceId(1)); // gone already
        QCOMPARE(m_index.releases(), 3);
        m_index.setQuery({});
        QCOMPARE(shown(m_index), (QList<qint64>{4, 5, 3}));

        Instance added = copy(-1, QStringLiteral("Neu!"), QStringLiteral("Neu! 75"));
        m_index.put(added);
        m_index.replaceId(discogs::InstanceId(-1), discogs::InstanceId(77));
        QCOMPARE(shown(m_index).first(), 77);
        m_index.put(copy(-2, QStringLiteral("Neu!"), QStringLiteral("Neu! 2")));
        m_index.replaceId(discogs::InstanceId(-2), discogs::InstanceId(77)); // arrived by another way
        QCOMPARE(shown(m_index).count(77), 1);
        QVERIFY(!shown(m_index).contains(-2));
        m_index.replaceId(discogs::InstanceId(-9), discogs::InstanceId(78)); // unknown
        m_index.setOrder({{ShelfColumn::Title, {}, Qt::AscendingOrder}});
        const QList<qint64> before = shown(m_index);
        m_index.put(copy(9, QStringLiteral("Bob"), QStringLiteral("New")));
        QCOMPARE(shown(m_index).indexOf(9), 2); // AC/DC, Björk, Bob
        QCOMPARE(shown(m_index).size(), before.size() + 1);
        m_index.clear();
        QVERIFY(shown(m_index).isEmpty());
    }

    void completesValues()
    {
        using Field = Term::Field;
        QCOMPARE(counts(m_index.values(Field::Artist, QStringLiteral("da"), 9)), QStringLiteral("Miles Davis=2"));
        QCOMPARE(counts(m_index.values(Field::Label, {}, 2)), QStringLiteral("CBS=2 Columbia=2"));
        QCOMPARE(counts(m_index.values(Field::Format, QStringLiteral("l"), 9)), QStringLiteral("LP=2"));
        QCOMPARE(counts(m_index.values(Field::Folder, QStringLiteral("j"), 9)), QStringLiteral("Jazz=2"));
        QCOMPARE(counts(m_index.values(Field::Year, {}, 9)), QStringLiteral("1990s=1 1970s=1 1950s=2"));
        QCOMPARE(counts(m_index.values(Field::Sleeve, {}, 9)), QStringLiteral("Good (G)=1"));
        QCOMPARE(counts(m_index.values(Field::Condition, QStringLiteral("very"), 9)),
                 QStringLiteral("Very Good Plus (VG+)=1 Very Good (VG)=1"));
        QVERIFY(m_index.values(Field::Credit, QStringLiteral("a"), 9).isEmpty());
        m_index.setQuery(parsed(QStringLiteral("can"))); // counted over everything
        QCOMPARE(counts(m_index.values(Field::Genre, QStringLiteral("jazz"), 9)), QStringLiteral("Jazz=2"));
    }

    // A query that is typed on, one that is judged afresh, and a plain search through the texts agree.
    void typingOnFindsTheSame()
    {
        ShelfIndex typedOn;
        const QList<Instance> all = test::MadeShelf(7).instances(2'000);
        for (const Instance &instance : all)
            typedOn.put(instance);
        for (const QString &whole : {QStringLiteral("miles ra -bab"), QStringLiteral("artist:jor title:st"),
                                     QStringLiteral("vinyl blu or japan 19")}) {
            for (qsizetype length = 1; length <= whole.size(); ++length) {
                const auto query = library::parseShelfQuery(whole.left(length));
                if (!query)
                    continue;
                typedOn.setQuery(*query);
                ShelfIndex fresh = typedOn;
                fresh.put(copy(5, QStringLiteral("zzz"), QStringLiteral("zzz"))); // forgets what it knows
                fresh.remove(discogs::InstanceId(5));
                QCOMPARE(shown(typedOn), shown(fresh));
            }
        }
        typedOn.setQuery(parsed(QStringLiteral("blukra")));
        std::set<qint64> plain;
        for (const Instance &instance : all) {
            const library::Record &r = instance.record;
            QString text = QStringList{r.artist, r.title, r.label, r.catno, r.country, r.format}.join(u'\n') + u'\n' +
                           (r.formats + r.labels + r.genres + r.styles).join(u'\n');
            for (const discogs::FieldValue &value : instance.fields)
                text += value.field == discogs::notesField ? u'\n' + value.value : QString();
            if (text.contains(QLatin1String("blukra"), Qt::CaseInsensitive))
                plain.insert(discogs::number(instance.id));
        }
        const QList<qint64> found = shown(typedOn);
        QVERIFY(plain.size() > 5);
        QCOMPARE(std::set<qint64>(found.begin(), found.end()), plain);
    }

    void ranksComeFromElsewhere()
    {
        ShelfIndex index;
        const QList<Instance> all = test::MadeShelf(3).instances(600);
        for (const Instance &instance : all.mid(0, 500))
            index.put(instance);
        ShelfIndex plain = index;
        for (Vocabulary *texts : index.bigVocabularies(50))
            texts->takeOrder(Vocabulary::orderOf(texts->texts()));
        for (const Instance &instance : all.mid(500)) {
            index.put(instance);
            plain.put(instance);
        }
        for (ShelfIndex *one : {&index, &plain})
            one->setOrder({{ShelfColumn::Title, {}, Qt::AscendingOrder}});
        QCOMPARE(shown(index), shown(plain));
        Vocabulary *titles = index.bigVocabularies(50).at(1);
        const std::vector<quint32> ranks = titles->ranks();
        titles->takeOrder({1, 2}); // of an older state
        QCOMPARE(titles->ranks(), ranks);
    }

private:
    ShelfIndex m_index;
};

QTEST_APPLESS_MAIN(TestShelfIndex)
#include "tst_shelfindex.moc"
