// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/heldlists.h"

#include <QTest>

using namespace runout::discogs;
using namespace runout::library;

namespace {

ArtistRelease listed(const char *title, int year, const char *format = "")
{
    ArtistRelease release;
    release.title = QLatin1String(title);
    release.year = year;
    release.format = QLatin1String(format);
    return release;
}

Version version(qint64 id, const char *label, const char *country, const char *format, const char *released)
{
    Version v;
    v.id = ReleaseId{id};
    v.label = QLatin1String(label);
    v.catno = QLatin1String(label).left(1) + QString::number(10 - id);
    v.country = QLatin1String(country);
    v.format = QLatin1String(format);
    v.majorFormats = {QStringLiteral("Vinyl")};
    v.released = QLatin1String(released);
    v.title = QLatin1String(country);
    return v;
}

const QList<Version> versions{version(1, "Columbia", "US", "LP, Album", "1959-08-17"),
                              version(2, "Fontana", "UK", "LP, Album, Mono", "1960"),
                              version(3, "Columbia", "US", "LP, Reissue", "1977"), version(4, "CBS", "", "LP", "")};

QString ids(const QList<Version> &list)
{
    QString text;
    for (const Version &v : list)
        text += QString::number(number(v.id));
    return text;
}

QString titles(const QList<ArtistRelease> &list)
{
    QString text;
    for (const ArtistRelease &release : list)
        text += release.title;
    return text;
}

QString printed(const Facet &facet)
{
    QStringList values;
    for (const FacetValue &value : facet.values)
        values += value.value + u'=' + QString::number(value.count);
    return facet.id + QLatin1String(": ") + values.join(u' ');
}

} // namespace

class TestHeldLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void discographies()
    {
        const QList<ArtistRelease> list{listed("c", 0), listed("B", 1980, "LP"), listed("a", 1980, "CD"),
                                        listed("d", 1970)};
        QCOMPARE(titles(sorted(list, {}, SortOrder::Ascending)), QStringLiteral("daBc"));
        QCOMPARE(titles(sorted(list, QStringLiteral("year"), SortOrder::Descending)), QStringLiteral("aBdc"));
        QCOMPARE(titles(sorted(list, QStringLiteral("title"), SortOrder::Ascending)), QStringLiteral("aBcd"));
        QCOMPARE(titles(sorted(list, QStringLiteral("title"), SortOrder::Descending)), QStringLiteral("dcBa"));
        QCOMPARE(titles(sorted(list, QStringLiteral("format"), SortOrder::Ascending)), QStringLiteral("aBcd"));
    }

    void versionsAreFiltered()
    {
        VersionsQuery query;
        QCOMPARE(ids(chosen(versions, query)), QStringLiteral("1234"));
        query.countries = {QStringLiteral("us"), QStringLiteral("UK")};
        QCOMPARE(ids(chosen(versions, query)), QStringLiteral("123"));
        query.labels = {QStringLiteral("Columbia")};
        QCOMPARE(ids(chosen(versions, query)), QStringLiteral("13"));
        query.formats = {QStringLiteral("Reissue")};
        QCOMPARE(ids(chosen(versions, query)), QStringLiteral("3"));
        query = {};
        query.released = QStringLiteral("1959");
        QCOMPARE(ids(chosen(versions, query)), QStringLiteral("1"));
        query = {};
        query.formats = {QStringLiteral("Vinyl")};
        QCOMPARE(ids(chosen(versions, query)), QStringLiteral("1234"));
    }

    void versionsAreSorted_data()
    {
        QTest::addColumn<QString>("sort");
        QTest::addColumn<QString>("up");
        QTest::addColumn<QString>("down");
        QTest::newRow("released") << "released"
                                  << "1234"
                                  << "3214";
        QTest::newRow("label") << "label"
                               << "4132"
                               << "2134";
        QTest::newRow("catno") << "catno"
                               << "4312"
                               << "2134";
        QTest::newRow("country") << "country"
                                 << "2134"
                                 << "1324";
        QTest::newRow("title") << "title"
                               << "2134"
                               << "1324";
        QTest::newRow("format") << "format"
                                << "4123"
                                << "3214";
    }
    void versionsAreSorted()
    {
        QFETCH(QString, sort);
        VersionsQuery query;
        query.sort = sort;
        QTEST(ids(chosen(versions, query)), "up");
        query.order = SortOrder::Descending;
        QTEST(ids(chosen(versions, query)), "down");
    }

    void facets()
    {
        const QList<Facet> all = facetsOf(versions);
        QCOMPARE(all.size(), 4);
        QCOMPARE(printed(all.at(0)), QStringLiteral("format: LP=4 Vinyl=4 Album=2 Mono=1 Reissue=1"));
        QCOMPARE(printed(all.at(1)), QStringLiteral("label: Columbia=2 CBS=1 Fontana=1"));
        QCOMPARE(printed(all.at(2)), QStringLiteral("country: US=2 UK=1"));
        QCOMPARE(printed(all.at(3)), QStringLiteral("released: 1959=1 1960=1 1977=1"));
        QVERIFY(all.at(0).allowsMultiple);
        QVERIFY(!all.at(3).allowsMultiple);
    }
};

QTEST_GUILESS_MAIN(TestHeldLists)
#include "tst_heldlists.moc"
