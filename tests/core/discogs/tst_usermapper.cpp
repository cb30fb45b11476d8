// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/usermapper.h"
#include "tests/core/discogs/userrawanswers.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace runout;
using namespace runout::discogs;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray fixture(const char *name)
{
    return contents(QFINDTESTDATA("../../fixtures/discogs/") + QLatin1String(name));
}

QString samples(const char *folder)
{
    return qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded/") + QLatin1String(folder);
}

} // namespace

// That every key of an answer is read, tst_mapper checks; here: what is made of the odd ones.
class TestUserMapper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsItems()
    {
        const auto page = map<Page<CollectionItem>>(fixture("collection-items.json")).value();
        QCOMPARE(page.items.size(), 4);
        QCOMPARE(page.pagination.pages, 2);
        QVERIFY(!page.next);
        const CollectionItem &first = page.items[0];
        QCOMPARE(number(first.instance), 2851616155LL);
        QCOMPARE(number(first.release), 5460);
        QVERIFY(first.folder == uncategorizedFolder);
        QCOMPARE(first.rating, 5);
        QCOMPARE(first.fields.size(), 2);
        QVERIFY(first.fields[0].field == mediaConditionField);
        QCOMPARE(first.fields[0].value, QStringLiteral("Near Mint (NM or M-)"));
        QCOMPARE(number(*first.basic.masterId), 5460001);
        QCOMPARE(first.basic.cover, QStringLiteral("https://i.discogs.com/c.jpeg"));
        QVERIFY(page.items[1].fields.isEmpty());
        QVERIFY(page.items[1].instance != first.instance && page.items[1].release == first.release);
        QVERIFY(!page.items[2].folder);                        // the public view
        QVERIFY(!page.items[2].basic.masterId);                // 0
        QCOMPARE(page.items[2].basic.cover, QString());        // spacer.gif
        QCOMPARE(number(page.items[2].release), 4294967297LL); // past 2^32
        QCOMPARE(page.items[2].basic.artists[1].anv, QStringLiteral("Candy C."));
        QVERIFY(!page.items[3].basic.masterId); // absent
        QVERIFY((page.items[3].fields == QList<FieldValue>{{notesField, QStringLiteral("as a text")}}));
    }

    void readsTheLeast()
    {
        const auto item = map<CollectionItem>("{\"id\": 7}").value();
        QCOMPARE(number(item.basic.id), 7);
        QCOMPARE(number(item.instance), 0);
        QVERIFY(map<CollectionItem>("{\"id\": 7, \"notes\": \"\"}")->fields.isEmpty());
        QVERIFY(map<CollectionItem>("{\"id\": 7, \"notes\": null, \"rating\": null}")->fields.isEmpty());
        QCOMPARE(map<CollectionItem>("{\"id\": \"7\", \"rating\": 9}")->rating, 5);
        QCOMPARE(map<CollectionItem>("{\"id\": 7, \"rating\": -1}")->rating, 0);
        QCOMPARE(number(map<Want>("{\"id\": 7, \"basic_information\": {\"title\": \"x\"}}")->basic.id), 7);
        QVERIFY(map<QList<Folder>>("{\"folders\": []}")->isEmpty());
        QVERIFY(map<Page<UserList>>("{\"lists\": []}")->items.isEmpty());
        QCOMPARE(map<CollectionValue>("{\"median\": null}")->median, QString());
        QVERIFY(map<Done>(""));
        QVERIFY(map<Done>("\r\n"));
        QVERIFY(map<Done>("{\"message\": \"ok\"}"));
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const auto &mapped, const char *expected) {
            QTest::newRow(name) << (mapped ? QStringLiteral("was read") : mapped.error().detail)
                                << QString::fromLatin1(expected);
        };
        row("bare list", map<Page<CollectionItem>>("[{\"id\": 1}]"), "$: expected an object, found list");
        row("no id", map<Page<CollectionItem>>("{\"releases\": [{\"id\": 1}, {}]}"), "$.releases[1].id: missing");
        row("notes", map<CollectionItem>("{\"id\": 1, \"notes\": 3}"), "$.notes: expected a list, found number");
        row("note", map<CollectionItem>("{\"id\": 1, \"notes\": [{\"value\": \"x\"}]}"),
            "$.notes[0].field_id: missing");
        row("added", map<InstanceAdded>("{\"resource_url\": \"x\"}"), "$.instance_id: missing");
        row("value", map<CollectionValue>("{\"message\": \"no\"}"), "$.median: missing");
        row("folders", map<QList<Folder>>("{}"), "$.folders: missing");
        row("fields", map<QList<CollectionField>>("{\"message\": \"no\"}"), "$.fields: missing");
        row("folder", map<Folder>("{\"name\": \"x\"}"), "$.id: missing");
        row("html", map<Done>("<html></html>"), "the answer is HTML, not JSON");
        row("basic", map<Want>("{\"id\": 1, \"basic_information\": {\"title\": [1]}}"),
            "$.basic_information.title: expected text, found list");
    }

    void refusesWhatIsNone()
    {
        QFETCH(QString, detail);
        QTEST(detail, "expected");
    }

    void readsFields()
    {
        const auto fields = map<QList<CollectionField>>("{\"fields\": [{\"id\": 5, \"name\": \"b\", \"position\": 2},"
                                                        "{\"id\": 4, \"name\": \"a\", \"position\": 1}]}")
                                .value();
        QCOMPARE(fields[0].name, QStringLiteral("a"));
        const auto known = map<QList<CollectionField>>(fixture("collection-fields.json")).value();
        QVERIFY(known[0].isPublic && !known[1].isPublic);
        QCOMPARE(known[1].options.size(), 6);
        QCOMPARE(known[2].lines, 3);
        QCOMPARE(known[3].type, QStringLiteral("slider"));
    }

    void readsWants()
    {
        const auto page = map<Page<Want>>(fixture("wantlist.json")).value();
        QCOMPARE(page.items[0].notes, QStringLiteral("first press only"));
        QVERIFY(!page.items[0].basic.masterId); // null
        QCOMPARE(page.items[1].notes, QString());
        const QByteArray list = "{\"id\": 1, \"notes\": [{\"field_id\": 3, \"value\": \"a\"}]}";
        QCOMPARE(map<Want>(list)->notes, QStringLiteral("a"));
    }

    void readsBothFormsOfLists()
    {
        const auto now = map<UserListContents>(fixture("list.json")).value();
        const auto old = map<UserListContents>(fixture("list-old.json")).value();
        QVERIFY(now.list == old.list);
        QCOMPARE(number(now.list.id), 77);
        QCOMPARE(now.list.dateChanged, QStringLiteral("2016-06-01T10:30:51-07:00"));
        QCOMPARE(now.items.size(), 4);
        QVERIFY((now.items[1].entity == Entity{EntityKind::Master, 5460001}));
        QVERIFY((now.items[2].entity == Entity{EntityKind::Artist, 23755}));
        QCOMPARE(now.items[2].image, QString());
        QVERIFY((now.items[3].entity == Entity{EntityKind::Label, 1866}));
        const auto lists = map<Page<UserList>>(fixture("user-lists.json")).value();
        QVERIFY(lists.items[0] == now.list);
        QVERIFY(lists.items[1].isPublic);
    }

    // Rows that somebody took out of their page: not an answer of ours, but rows all the same.
    void readsRowsOfABareList()
    {
        const QByteArray bare = contents(samples("collection-items/collectornine-142-items.json"));
        if (bare.isEmpty())
            QSKIP("recorded rows are NOT read: the folder that RUNOUT_SAMPLES names is missing");
        QVERIFY(!map<Page<CollectionItem>>(bare));
        const QByteArray json = "{\"releases\": " + bare + '}';
        const auto page = map<Page<CollectionItem>>(json).value();
        QStringList problems;
        rawwalk::Walk walk(QJsonDocument::fromJson(json).object(), QStringLiteral("$"), problems);
        rawwalk::collectionItems(walk, page);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        QCOMPARE(page.items.size(), 142);
    }

    void dropsNothingOfARecordedCollection()
    {
        const QDir folder(samples("collection-items/collectorone-2017"));
        const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        if (names.isEmpty())
            QSKIP("a recorded collection is NOT counted: the folder that RUNOUT_SAMPLES names is missing");
        QSet<qint64> instances, releases, folders;
        int said = 0, fields = 0, rated = 0;
        for (const QString &name : names) {
            const auto page = map<Page<CollectionItem>>(contents(folder.filePath(name))).value();
            said = page.pagination.items;
            for (const CollectionItem &item : page.items) {
                instances.insert(number(item.instance));
                releases.insert(number(item.release));
                folders.insert(number(item.folder.value()));
                fields += static_cast<int>(item.fields.size());
                rated += item.rating > 0 ? 1 : 0;
            }
        }
        qInfo("%d pages: %d instances of %d releases in %d folders, %d field values, %d rated",
              static_cast<int>(names.size()), static_cast<int>(instances.size()), static_cast<int>(releases.size()),
              static_cast<int>(folders.size()), fields, rated);
        QCOMPARE(instances.size(), said);
        QVERIFY(releases.size() < instances.size() && fields > 0);
    }
};

QTEST_GUILESS_MAIN(TestUserMapper)
#include "tst_usermapper.moc"
