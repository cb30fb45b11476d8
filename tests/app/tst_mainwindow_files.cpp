// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/library/collection.h"
#include "core/library/library.h"
#include "tests/support/await.h"
#include "tests/support/shelfdriver.h"
#include "tests/support/tagdriver.h"
#include "ui/dialogs/lookforfiles.h"
#include "ui/models/tagoptions.h"

#include <QDesktopServices>
#include <QLabel>

using namespace runout;
using namespace runout::test;

namespace {

// Takes what "Show files" opens.
class Opened : public QObject
{
    Q_OBJECT
public:
    Opened() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take"); }
    ~Opened() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    QList<QUrl> urls;
public Q_SLOTS:
    void take(const QUrl &url) { urls.append(url); }
};

} // namespace

// Which records have files and how these stand to Discogs, in the real window with real files.
class tst_MainWindowFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!hasFfmpeg())
            QSKIP("SKIPPED: ffmpeg is missing");
    }
    void writtenStaleTaggedAgainAndTakenBack();
    void renamedAndTakenBack();
    void filesThatGo();
    void lookedForInAFolder();

private:
    static bool beginOwned(AppFixture &fixture, const QString &folder);
    static QString strip(const AppFixture &fixture);
    static bool says(const AppFixture &fixture, const QString &text);
    static int rowsOf(AppFixture &fixture, const QString &query);
    static bool change(AppFixture &fixture, const QByteArray &from, const QByteArray &to);
};

// Kind Of Blue is in the collection, and is what the files are matched to.
bool tst_MainWindowFiles::beginOwned(AppFixture &fixture, const QString &folder)
{
    if (!fixture.begin() || !synced(fixture) || !album(folder))
        return false;
    library::Collection &collection = fixture.app().collection();
    if (!collection.owned().contains(1100)) {
        library::Edit edit;
        edit.kind = library::Edit::Kind::AddInstance;
        edit.release = discogs::ReleaseId{1100};
        edit.folder = discogs::FolderId{1};
        if (!await(collection.apply({edit})))
            return false;
    }
    drop(fixture.window(), folder);
    return fixture.settle() && choose(fixture, 1100);
}

QString tst_MainWindowFiles::strip(const AppFixture &fixture)
{
    return fixture.has(QStringLiteral("Files of this release")) ? fixture.seen(QStringLiteral("Files of this release"))
                                                                : QString();
}

bool tst_MainWindowFiles::says(const AppFixture &fixture, const QString &text)
{
    return QTest::qWaitFor([&] { return strip(fixture).contains(text); }, patience);
}

// Owned releases that the filter finds.
int tst_MainWindowFiles::rowsOf(AppFixture &fixture, const QString &query)
{
    const auto found = await(fixture.app().collection().releasesWith(QStringLiteral("files"), query, false));
    return found ? int(QSet<qint64>(*found).intersect(fixture.app().collection().owned()).size()) : -1;
}

// The library has heard something else of the release from Discogs, which can't be asked again.
bool tst_MainWindowFiles::change(AppFixture &fixture, const QByteArray &from, const QByteArray &to)
{
    const discogs::Entity entity{discogs::EntityKind::Release, 1100};
    const auto held = await(fixture.app().library().body(entity));
    if (!held || !held->value.contains(from))
        return false;
    QByteArray body = held->value;
    body.replace(from, to);
    QDir answers(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                 QStringLiteral("/runout/answers"));
    if (!answers.exists() || !answers.removeRecursively() ||
        !fixture.server.fault(QStringLiteral("404"), QStringLiteral("/releases/1100")))
        return false;
    return await(fixture.app().library().remember(entity, body, QDateTime::currentDateTimeUtc().addSecs(60)))
        .has_value();
}

void tst_MainWindowFiles::writtenStaleTaggedAgainAndTakenBack()
{
    AppFixture fixture;
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(beginOwned(fixture, folder), qPrintable(fixture.problem()));
    QCOMPARE(rowsOf(fixture, QStringLiteral("yes")), 0);
    const QByteArray before = bytesOf(folder + QStringLiteral("/01.flac"));
    QVERIFY(test::write(fixture));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QVERIFY2(says(fixture, QStringLiteral("sides A, B; track B2 missing; tagged as on Discogs")),
             qPrintable(strip(fixture)));
    QCOMPARE(rowsOf(fixture, QStringLiteral("yes")), 1);
    QCOMPARE(rowsOf(fixture, QStringLiteral("partial")), 1);
    QCOMPARE(rowsOf(fixture, QStringLiteral("stale")), 0);
    QVERIFY(!fixture.button(QStringLiteral("Re-tag by diff")));

    Opened opened;
    fixture.click(fixture.button(QStringLiteral("Show files")));
    QCOMPARE(opened.urls.size(), 1);
    QCOMPARE(opened.urls.first().toLocalFile(), folder);

    QVERIFY(change(fixture, "Blue In Green", "Blue In Greener"));
    QVERIFY2(says(fixture, QStringLiteral("1 file differs from Discogs")), qPrintable(strip(fixture)));
    QCOMPARE(rowsOf(fixture, QStringLiteral("stale")), 1);

    fixture.click(fixture.button(QStringLiteral("Re-tag by diff")));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Tagger);
    QCOMPARE(rows(fixture)[2], QStringLiteral("A3 03.ogg"));
    const QString changes = printed(fixture.list(QStringLiteral("Changes")));
    QVERIFY2(changes.contains(u"Title | Blue In Green | Blue In Greener"), qPrintable(changes));
    QVERIFY2(!changes.contains(u"So What |"), qPrintable(changes));
    const QByteArray others = bytesOf(folder + QStringLiteral("/01.flac"));
    const QByteArray stale = bytesOf(folder + QStringLiteral("/03.ogg"));
    QVERIFY(test::write(fixture));
    QCOMPARE(bytesOf(folder + QStringLiteral("/01.flac")), others);
    QCOMPARE(readTags(folder + QStringLiteral("/03.ogg")).fields.value(QStringLiteral("TITLE")),
             QStringList{QStringLiteral("Blue In Greener")});
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QVERIFY2(says(fixture, QStringLiteral("tagged as on Discogs")), qPrintable(strip(fixture)));
    QCOMPARE(rowsOf(fixture, QStringLiteral("stale")), 0);

    fixture.action(QStringLiteral("Undo last write"))->trigger();
    QVERIFY(fixture.settle());
    QCOMPARE(bytesOf(folder + QStringLiteral("/03.ogg")), stale);
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(fixture, QStringLiteral("stale")), 1, patience);
    fixture.action(QStringLiteral("Undo last write"))->trigger();
    QVERIFY(fixture.settle());
    QCOMPARE(bytesOf(folder + QStringLiteral("/01.flac")), before);
    QVERIFY(QTest::qWaitFor([&] { return rowsOf(fixture, QStringLiteral("yes")) == 0; }, patience));
}

void tst_MainWindowFiles::renamedAndTakenBack()
{
    AppFixture fixture;
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(beginOwned(fixture, folder), qPrintable(fixture.problem()));
    ui::TagOptions options;
    options.renames = true;
    options.names.pattern = QStringLiteral("{position} {title}");
    fixture.app().settings().setTagging(ui::toJson(options));
    QVERIFY(fixture.settle());
    QVERIFY(test::write(fixture));
    QVERIFY(QFile::exists(folder + QStringLiteral("/A1 So What.flac")));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QVERIFY2(says(fixture, QStringLiteral("tagged as on Discogs")), qPrintable(strip(fixture)));
    QVERIFY(!strip(fixture).contains(u"where"));

    // After a restart still, and by a switch of the field map.
    QVERIFY(fixture.restart());
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QVERIFY2(says(fixture, QStringLiteral("tagged as on Discogs")), qPrintable(strip(fixture)));
    options.map = tags::fieldMap(tags::Preset::SidePerDisc);
    fixture.app().settings().setTagging(ui::toJson(options));
    QVERIFY2(says(fixture, QStringLiteral("differ")), qPrintable(strip(fixture)));
    fixture.action(QStringLiteral("Undo last write"))->trigger();
    QVERIFY(QTest::qWaitFor([&] { return rowsOf(fixture, QStringLiteral("yes")) == 0; }, patience));
    QVERIFY(QFile::exists(folder + QStringLiteral("/01.flac")));
}

void tst_MainWindowFiles::filesThatGo()
{
    AppFixture fixture;
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(beginOwned(fixture, folder), qPrintable(fixture.problem()));
    QVERIFY(test::write(fixture));
    QVERIFY(QFile::remove(folder + QStringLiteral("/04.m4a")));
    QVERIFY(fixture.restart());
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QVERIFY2(says(fixture, QStringLiteral("1 file is not where it was")), qPrintable(strip(fixture)));
    QVERIFY2(strip(fixture).contains(u"side B missing"), qPrintable(strip(fixture)));
    QCOMPARE(rowsOf(fixture, QStringLiteral("gone")), 1);
    fixture.click(fixture.button(QStringLiteral("Forget files")));
    QVERIFY(QTest::qWaitFor([&] { return strip(fixture).isEmpty(); }, patience));
    QCOMPARE(rowsOf(fixture, QStringLiteral("no")), int(fixture.app().collection().owned().size()));
}

void tst_MainWindowFiles::lookedForInAFolder()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder, {QStringLiteral("DISCOGS_RELEASE_ID=1100")}));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QVERIFY(strip(fixture).isEmpty());

    fixture.action(QStringLiteral("Look for files of your records…"))->trigger();
    auto *dialog = qobject_cast<ui::LookForFiles *>(fixture.window().front());
    QVERIFY(dialog);
    auto *text = fixture.find<QLabel>(QStringLiteral("How it went"), dialog);
    QVERIFY(!fixture.button(QStringLiteral("Look for files"), dialog)->isEnabled());
    dialog->addFolder(fixture.home.path() + QStringLiteral("/music"));
    fixture.click(fixture.button(QStringLiteral("Look for files"), dialog));
    QVERIFY2(QTest::qWaitFor([&] { return text->text().contains(u"files of 1 records"); }, patience),
             qPrintable(text->text()));
    QVERIFY2(text->text().contains(u"2 name no release"), qPrintable(text->text()));
    QVERIFY2(says(fixture, QStringLiteral("differ from Discogs")), qPrintable(strip(fixture)));
    QVERIFY2(strip(fixture).contains(u"side A; side B missing"), qPrintable(strip(fixture)));

    // Again: nothing is read twice.
    fixture.click(fixture.button(QStringLiteral("Look for files"), dialog));
    QVERIFY2(QTest::qWaitFor([&] { return text->text().startsWith(u"No new files of records."); }, patience),
             qPrintable(text->text()));
    dialog->reject();
    QCOMPARE(fixture.app().settings().layout(QStringLiteral("musicFolders")).toStringList().size(), 1);
}

QTEST_MAIN(tst_MainWindowFiles)
#include "tst_mainwindow_files.moc"
