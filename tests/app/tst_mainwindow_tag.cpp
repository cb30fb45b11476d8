// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/audiofile.h"
#include "core/tags/batch.h"
#include "tests/support/appfixture.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/models/tagtracksmodel.h"
#include "ui/widgets/panestates.h"

#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QDragEnterEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QProcess>
#include <QStandardPaths>
#include <QTreeView>
#include <QTreeWidget>

using namespace runout;
using test::AppFixture;
using test::patience;
using ui::TagFilesModel;
using ui::TagTracksModel;

namespace {

struct Sound
{
    QString name;
    int seconds = 0;
    QStringList tags; // "title=So What"
};

bool make(const QString &folder, const Sound &sound)
{
    QStringList arguments{QStringLiteral("-v"),
                          QStringLiteral("error"),
                          QStringLiteral("-y"),
                          QStringLiteral("-f"),
                          QStringLiteral("lavfi"),
                          QStringLiteral("-i"),
                          QStringLiteral("anullsrc=r=8000:cl=mono"),
                          QStringLiteral("-t"),
                          QString::number(sound.seconds)};
    for (const QString &tag : sound.tags)
        arguments << QStringLiteral("-metadata") << tag;
    arguments << folder + u'/' + sound.name;
    return QProcess::execute(QStringLiteral("ffmpeg"), arguments) == 0;
}

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

tags::AudioFile readTags(const QString &name)
{
    return tags::read(tags::FilePath(name.toStdString())).value_or(tags::AudioFile());
}

} // namespace

// Files from a folder to tags and back, in the real window, with the release from the stand-in.
class tst_MainWindowTag : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void nothingYet();
    void fromADroppedFolderToTagsAndBack();
    void byKeyboard();
    void withTheOpenRelease();
    void filesThatCarryAnIdAreMatchedAtOnce();
    void switchesAndNames();
    void whatGoesWrongStandsBesideTheFile();
    void anotherProgramChangedAFile();
    void historyAfterARestart();
    void fromTheCommandLine();
    void whatWasInterruptedIsOffered_data();
    void whatWasInterruptedIsOffered();
    void linksAndFailures();
    void readingIsCancelled();

private:
    static void drop(QWidget &on, const QString &path);
    static bool album(const QString &folder, const QStringList &more = {});
    static bool choose(AppFixture &fixture, qint64 release);
    static QModelIndex fileNamed(const AppFixture &fixture, const QString &name);
    static QModelIndex track(const AppFixture &fixture, const QString &position);
    static QStringList rows(const AppFixture &fixture);
    static bool write(AppFixture &fixture);
};

void tst_MainWindowTag::init()
{
    if (QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty())
        QSKIP("SKIPPED: ffmpeg is missing");
}

// As a file manager does it.
void tst_MainWindowTag::drop(QWidget &on, const QString &path)
{
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &event);
    QVERIFY(event.isAccepted());
}

// Kind Of Blue: four files with worn tags, one of which nothing is known.
bool tst_MainWindowTag::album(const QString &folder, const QStringList &more)
{
    QDir().mkpath(folder);
    const QStringList common = QStringList{QStringLiteral("artist=miles davis"), QStringLiteral("album=Kind Of Blue"),
                                           QStringLiteral("mood=mine")} +
                               more;
    return make(folder, {QStringLiteral("01.flac"), 562, common + QStringList{QStringLiteral("title=So what?")}}) &&
           make(folder,
                {QStringLiteral("02.mp3"), 586, common + QStringList{QStringLiteral("title=Freddy Freeloader")}}) &&
           make(folder, {QStringLiteral("03.ogg"), 337, common + QStringList{QStringLiteral("title=Blue in green")}}) &&
           make(folder, {QStringLiteral("04.m4a"), 693, common + QStringList{QStringLiteral("title=All Blues")}}) &&
           make(folder, {QStringLiteral("zz.flac"), 40, {}});
}

bool tst_MainWindowTag::choose(AppFixture &fixture, qint64 release)
{
    QAbstractItemView *found = fixture.list(QStringLiteral("Releases found"));
    const auto *model = qobject_cast<ui::ResultsModel *>(found->model());
    return QTest::qWaitFor([&] { return model->indexOf(discogs::entity(discogs::ReleaseId{release})).isValid(); },
                           patience) &&
           fixture.clickRow(found, model->indexOf(discogs::entity(discogs::ReleaseId{release}))) && fixture.settle();
}

QModelIndex tst_MainWindowTag::fileNamed(const AppFixture &fixture, const QString &name)
{
    return test::cell(*fixture.list(QStringLiteral("Files"))->model(), name);
}

QModelIndex tst_MainWindowTag::track(const AppFixture &fixture, const QString &position)
{
    const QAbstractItemModel *model = fixture.list(QStringLiteral("Release tracks"))->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data(TagTracksModel::PositionRole).toString() == position)
            return model->index(row, 0);
    }
    return {};
}

// "A1 01.flac"
QStringList tst_MainWindowTag::rows(const AppFixture &fixture)
{
    QStringList rows;
    const QAbstractItemModel *model = fixture.list(QStringLiteral("Release tracks"))->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (index.data(TagTracksModel::RowRole).toInt() < 0)
            continue;
        const bool matched = index.data(TagTracksModel::FileRole).toInt() >= 0;
        rows.append(index.data(TagTracksModel::PositionRole).toString() + u' ' +
                    (matched ? index.data(TagTracksModel::FileNameRole).toString() : QStringLiteral("-")));
    }
    return rows;
}

bool tst_MainWindowTag::write(AppFixture &fixture)
{
    QAbstractButton *button = fixture.button(QStringLiteral("Write tags"));
    if (!button || !button->isEnabled())
        return false;
    fixture.click(button);
    return fixture.settle();
}

void tst_MainWindowTag::nothingYet()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(
        fixture.clickRow(fixture.list(QStringLiteral("Sections")),
                         test::cell(*fixture.list(QStringLiteral("Sections"))->model(), QStringLiteral("Tag files"))));
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Tagger);
    QVERIFY2(fixture.says(QStringLiteral("Tag files")).contains(u"nothing is written before you say so"),
             qPrintable(fixture.says(QStringLiteral("Tag files"))));
    QVERIFY(fixture.button(QStringLiteral("Open folder…")));
    QVERIFY(fixture.button(QStringLiteral("Open files…")));
    QVERIFY(!fixture.action(QStringLiteral("Write tags"))->isEnabled());
}

void tst_MainWindowTag::fromADroppedFolderToTagsAndBack()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    QFile broken(folder + QStringLiteral("/broken.mp3"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no sound at all") > 0);
    broken.close();
    const QStringList names{QStringLiteral("/01.flac"), QStringLiteral("/02.mp3"), QStringLiteral("/03.ogg"),
                            QStringLiteral("/04.m4a"), QStringLiteral("/zz.flac")};
    QList<QByteArray> before;
    for (const QString &name : names)
        before.append(bytesOf(folder + name));

    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Tagger);
    QAbstractItemView *files = fixture.list(QStringLiteral("Files"));
    QVERIFY2(fileNamed(fixture, QStringLiteral("01.flac")).data(TagFilesModel::FactsRole).toString().contains(u"9:22"),
             qPrintable(test::printed(files)));
    QVERIFY(fileNamed(fixture, QStringLiteral("Not read")).isValid());
    QVERIFY(!fileNamed(fixture, QStringLiteral("broken.mp3")).data(TagFilesModel::FailureRole).toString().isEmpty());
    QVERIFY(choose(fixture, 1100)); // found by the words of the tags

    QCOMPARE(rows(fixture),
             (QStringList{QStringLiteral("A1 01.flac"), QStringLiteral("A2 02.mp3"), QStringLiteral("A3 03.ogg"),
                          QStringLiteral("B1 04.m4a"), QStringLiteral("B2 -")}));
    QVERIFY(track(fixture, QStringLiteral("A1")).data(Qt::ToolTipRole).toString().contains(u"The duration agrees."));

    // The file of which nothing is known is dragged onto its track; back, and forth again.
    QAbstractItemView *tracks = fixture.list(QStringLiteral("Release tracks"));
    const std::unique_ptr<QMimeData> dragged(files->model()->mimeData({fileNamed(fixture, QStringLiteral("zz.flac"))}));
    tracks->scrollTo(track(fixture, QStringLiteral("B2")));
    const QPoint target = tracks->visualRect(track(fixture, QStringLiteral("B2"))).center();
    QDragEnterEvent enter(target, Qt::MoveAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(tracks->viewport(), &enter);
    QDragMoveEvent move(target, Qt::MoveAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(tracks->viewport(), &move);
    QVERIFY(move.isAccepted());
    QDropEvent event(target, Qt::MoveAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(tracks->viewport(), &event);
    QCOMPARE(rows(fixture).last(), QStringLiteral("B2 zz.flac"));
    QCOMPARE(track(fixture, QStringLiteral("B2")).data(TagTracksModel::ConfidenceWordRole).toString(),
             QStringLiteral("by hand"));
    fixture.action(QStringLiteral("Undo correction"))->trigger();
    QCOMPARE(rows(fixture).last(), QStringLiteral("B2 -"));
    fixture.action(QStringLiteral("Redo correction"))->trigger();
    QCOMPARE(rows(fixture).last(), QStringLiteral("B2 zz.flac"));

    // Old beside new, and nothing written yet.
    const QString changes = test::printed(fixture.list(QStringLiteral("Changes")));
    QVERIFY2(changes.contains(u"Title | So what? | So What\n"), qPrintable(changes));
    QVERIFY2(changes.contains(u"Artist | miles davis | Miles Davis\n"), qPrintable(changes));
    QVERIFY2(changes.contains(u"Catalogue number |  | CS 8163\n"), qPrintable(changes));
    QVERIFY2(changes.contains(u"Front cover |  | picture"), qPrintable(changes));
    QVERIFY2(fixture.seen(QStringLiteral("Tag files")).contains(u"5 files, "),
             qPrintable(fixture.seen(QStringLiteral("Tag files"))));
    for (qsizetype i = 0; i < names.size(); ++i)
        QCOMPARE(bytesOf(folder + names[i]), before[i]);

    QVERIFY(write(fixture));
    QVERIFY2(fixture.seen(QStringLiteral("Tag files")).contains(u"5 files written."),
             qPrintable(fixture.seen(QStringLiteral("Tag files"))));
    for (const QString &name : names) {
        const tags::AudioFile file = readTags(folder + name);
        QCOMPARE(file.fields.value(QStringLiteral("ALBUM")), QStringList{QStringLiteral("Kind Of Blue")});
        QCOMPARE(file.fields.value(QStringLiteral("DISCOGS_RELEASE_ID")), QStringList{QStringLiteral("1100")});
        QVERIFY2(!file.pictures.isEmpty(), qPrintable(name));
    }
    QCOMPARE(readTags(folder + QStringLiteral("/02.mp3")).fields.value(QStringLiteral("TITLE")),
             QStringList{QStringLiteral("Freddie Freeloader")});
    QCOMPARE(readTags(folder + QStringLiteral("/01.flac")).fields.value(QStringLiteral("MOOD")),
             QStringList{QStringLiteral("mine")});
    QCOMPARE(rows(fixture).last(), QStringLiteral("B2 zz.flac")); // the match stays
    QVERIFY(!fixture.button(QStringLiteral("Write tags"))->isEnabled());

    fixture.click(fixture.button(QStringLiteral("Undo")));
    QVERIFY(fixture.settle());
    for (qsizetype i = 0; i < names.size(); ++i)
        QCOMPARE(bytesOf(folder + names[i]), before[i]);
    QVERIFY(fixture.button(QStringLiteral("Write tags"))->isEnabled());
}

void tst_MainWindowTag::byKeyboard()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QVERIFY(choose(fixture, 1100));
    QAbstractItemView *files = fixture.list(QStringLiteral("Files"));
    QAbstractItemView *tracks = fixture.list(QStringLiteral("Release tracks"));

    files->setFocus();
    files->setCurrentIndex(fileNamed(fixture, QStringLiteral("zz.flac")));
    QTest::keyClick(files, Qt::Key_Return);
    QVERIFY(tracks->hasFocus());
    tracks->setCurrentIndex(track(fixture, QStringLiteral("B2")));
    QTest::keyClick(tracks, Qt::Key_Return);
    QCOMPARE(rows(fixture).last(), QStringLiteral("B2 zz.flac"));

    QTest::keyClick(tracks, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(rows(fixture).mid(3), (QStringList{QStringLiteral("B1 zz.flac"), QStringLiteral("B2 04.m4a")}));
    QTest::keyClick(tracks, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(rows(fixture).mid(3), (QStringList{QStringLiteral("B1 04.m4a"), QStringLiteral("B2 zz.flac")}));

    tracks->selectionModel()->select(track(fixture, QStringLiteral("A1")), QItemSelectionModel::ClearAndSelect);
    tracks->selectionModel()->select(track(fixture, QStringLiteral("A2")), QItemSelectionModel::Select);
    QTest::keyClick(tracks, Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(rows(fixture).first(2), (QStringList{QStringLiteral("A1 02.mp3"), QStringLiteral("A2 01.flac")}));

    tracks->setCurrentIndex(track(fixture, QStringLiteral("A3")));
    QTest::keyClick(tracks, Qt::Key_Delete);
    QCOMPARE(rows(fixture)[2], QStringLiteral("A3 -"));
    QTest::keyClick(&fixture.window(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(rows(fixture)[2], QStringLiteral("A3 03.ogg"));
}

void tst_MainWindowTag::withTheOpenRelease()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    fixture.click(fixture.button(QStringLiteral("Tag files with this")));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Tagger);
    QCOMPARE(rows(fixture).size(), 5);
    QVERIFY(fixture.says(QStringLiteral("Files content")).contains(u"Drop the files of this release here"));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    drop(*fixture.list(QStringLiteral("Files"))->parentWidget()->window(), folder);
    QVERIFY(fixture.settle());
    QCOMPARE(rows(fixture).first(), QStringLiteral("A1 01.flac"));
}

void tst_MainWindowTag::filesThatCarryAnIdAreMatchedAtOnce()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QDir().mkpath(folder);
    QVERIFY(make(
        folder,
        {QStringLiteral("x.flac"), 562, {QStringLiteral("DISCOGS_RELEASE_ID=1100"), QStringLiteral("title=So What")}}));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QCOMPARE(rows(fixture).first(), QStringLiteral("A1 x.flac"));
}

void tst_MainWindowTag::switchesAndNames()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QVERIFY(choose(fixture, 1100));

    fixture.action(QStringLiteral("Fields and names…"))->trigger();
    auto *dialog = qobject_cast<QDialog *>(fixture.window().front());
    QVERIFY(dialog);
    auto *renames = dialog->findChild<QCheckBox *>();
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>())
        renames = box->text() == u"Rename files" ? box : renames;
    renames->setChecked(true);
    auto *pattern = fixture.find<QLineEdit>(QStringLiteral("Template for file names"), dialog);
    pattern->setText(QStringLiteral("{position} {titel}"));
    QVERIFY2(fixture.find<QLabel>(QStringLiteral("Mistake"), dialog)->text().contains(u"<u><b>{titel}</b></u>") ||
                 fixture.find<QLabel>(QStringLiteral("Mistake"), dialog)->text().contains(u"<u><b>titel</b></u>"),
             qPrintable(fixture.find<QLabel>(QStringLiteral("Mistake"), dialog)->text()));
    QVERIFY(!fixture.button(QStringLiteral("Use these"), dialog)->isEnabled());
    pattern->setText(QStringLiteral("{position} {title}"));
    QCOMPARE(fixture.find<QLabel>(QStringLiteral("Name preview"), dialog)->text(), QStringLiteral("A1 So What.flac"));
    fixture.click(fixture.button(QStringLiteral("Use these"), dialog));
    QVERIFY(fixture.settle());

    QAbstractItemView *changes = fixture.list(QStringLiteral("Changes"));
    const QModelIndex first = changes->model()->index(0, 0);
    const QModelIndex title = test::cell(*changes->model(), QStringLiteral("Title"), first);
    QVERIFY(title.isValid());
    QVERIFY(changes->model()->setData(title, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(changes->model()->setData(changes->model()->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(write(fixture));
    QVERIFY(QFile::exists(folder + QStringLiteral("/A1 So What.flac")));
    QVERIFY(QFile::exists(folder + QStringLiteral("/02.mp3"))); // switched off
    QCOMPARE(readTags(folder + QStringLiteral("/A1 So What.flac")).fields.value(QStringLiteral("TITLE")),
             QStringList{QStringLiteral("So what?")});
    QCOMPARE(rows(fixture).first(), QStringLiteral("A1 A1 So What.flac"));
    fixture.action(QStringLiteral("Undo last write"))->trigger();
    QVERIFY(fixture.settle());
    QVERIFY(QFile::exists(folder + QStringLiteral("/01.flac")));
    QCOMPARE(rows(fixture).first(), QStringLiteral("A1 01.flac"));

    // The choice outlives the program.
    QVERIFY(fixture.restart());
    fixture.action(QStringLiteral("Fields and names…"))->trigger();
    dialog = qobject_cast<QDialog *>(fixture.window().front());
    QCOMPARE(fixture.find<QLineEdit>(QStringLiteral("Template for file names"), dialog)->text(),
             QStringLiteral("{position} {title}"));
    dialog->reject();
}

void tst_MainWindowTag::whatGoesWrongStandsBesideTheFile()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QVERIFY(choose(fixture, 1100));
    QVERIFY(make(folder, {QStringLiteral("01.flac"), 562, {QStringLiteral("title=Something else")}}));
    QVERIFY(write(fixture));
    QVERIFY2(fixture.seen(QStringLiteral("Tag files")).contains(u"3 files written. One could not be"),
             qPrintable(fixture.seen(QStringLiteral("Tag files"))));
    const QString failure = fileNamed(fixture, QStringLiteral("01.flac")).data(TagFilesModel::FailureRole).toString();
    QVERIFY2(failure.startsWith(u"Another program has changed the file"), qPrintable(failure));
    QCOMPARE(readTags(folder + QStringLiteral("/01.flac")).fields.value(QStringLiteral("TITLE")),
             QStringList{QStringLiteral("Something else")});
}

void tst_MainWindowTag::anotherProgramChangedAFile()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QVERIFY(choose(fixture, 1100));
    QVERIFY(QFile::remove(folder + QStringLiteral("/zz.flac")));
    fixture.action(QStringLiteral("Refresh"))->trigger();
    QVERIFY(fixture.settle());
    QVERIFY(!fileNamed(fixture, QStringLiteral("zz.flac")).isValid());
    QCOMPARE(rows(fixture).first(), QStringLiteral("A1 01.flac"));
}

void tst_MainWindowTag::historyAfterARestart()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    const QByteArray before = bytesOf(folder + QStringLiteral("/04.m4a"));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QVERIFY(choose(fixture, 1100));
    QVERIFY(write(fixture));
    QVERIFY(bytesOf(folder + QStringLiteral("/04.m4a")) != before);
    QVERIFY(fixture.restart());
    fixture.action(QStringLiteral("History of writes"))->trigger();
    QWidget *history = fixture.window().front();
    auto *list = fixture.find<QListWidget>(QStringLiteral("Writes"), history);
    QTRY_COMPARE(list->count(), 1);
    QVERIFY2(list->item(0)->text().contains(u"Kind Of Blue"), qPrintable(list->item(0)->text()));
    fixture.click(fixture.button(QStringLiteral("Take back"), history));
    QTRY_VERIFY(list->item(0)->text().contains(u"Taken back"));
    QCOMPARE(bytesOf(folder + QStringLiteral("/04.m4a")), before);
}

void tst_MainWindowTag::fromTheCommandLine()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    app::CommandLine line;
    line.files = {tags::FilePath(folder.toStdString())};
    fixture.app().take(line);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Tagger);
    QVERIFY(fileNamed(fixture, QStringLiteral("03.ogg")).isValid());
}

void tst_MainWindowTag::whatWasInterruptedIsOffered_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("title");
    QTest::newRow("finish") << QStringLiteral("Finish") << QStringLiteral("So What");
    QTest::newRow("take back") << QStringLiteral("Take back") << QStringLiteral("So what?");
}

// As a program leaves it that was killed after its plan was on disk and before the first file was written.
void tst_MainWindowTag::whatWasInterruptedIsOffered()
{
    QFETCH(QString, button);
    QFETCH(QString, title);
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    const QString name = folder + QStringLiteral("/01.flac");
    fixture.end();
    const QString writes =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/runout/writes");
    {
        const tags::AudioFile file = readTags(name);
        tags::FilePlan plan;
        plan.path = file.path;
        plan.stamp = file.stamp;
        plan.changes = {{QStringLiteral("TITLE"), {QStringLiteral("So what?")}, {QStringLiteral("So What")}, true}};
        tags::WriteBatch batch;
        batch.title = QStringLiteral("Miles Davis – Kind Of Blue");
        batch.files = {plan};
        const tags::BatchId id = QStringLiteral("20260101-000000-000-000");
        const tags::FilePath place = tags::FilePath(writes.toStdString()) / id.toStdString();
        std::filesystem::create_directories(place);
        QVERIFY(tags::Batch::make(place, id, batch));
    }
    QVERIFY(fixture.restart());
    QTRY_VERIFY(fixture.button(QStringLiteral("Show")));
    fixture.click(fixture.button(QStringLiteral("Show")));
    QTRY_VERIFY(fixture.has(QStringLiteral("Interrupted write")));
    QVERIFY2(fixture.seen(QStringLiteral("Interrupted write")).contains(u"0 of 1 files"),
             qPrintable(fixture.seen(QStringLiteral("Interrupted write"))));
    fixture.click(fixture.button(button));
    QVERIFY(fixture.settle());
    QCOMPARE(readTags(name).fields.value(QStringLiteral("TITLE")), QStringList{title});
    QTRY_VERIFY(!fixture.has(QStringLiteral("Interrupted write")));
}

void tst_MainWindowTag::linksAndFailures()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QDir().mkpath(folder);
    QVERIFY(make(folder, {QStringLiteral("x.flac"), 562, {}}));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    auto *field = fixture.find<QLineEdit>(QStringLiteral("Release for the files"));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("r999999999"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(fixture.settle());
    QVERIFY2(!fixture.says(QStringLiteral("Release tracks content")).isEmpty(), "what failed is not said");
    fixture.click(fixture.button(QStringLiteral("Choose another release")));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("https://www.discogs.com/release/1100"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(fixture.settle());
    QCOMPARE(rows(fixture).size(), 5);
}

void tst_MainWindowTag::readingIsCancelled()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/many");
    QDir().mkpath(folder);
    QVERIFY(make(folder, {QStringLiteral("first.flac"), 1, {}}));
    for (int i = 0; i < 3000; ++i)
        QVERIFY(QFile::copy(folder + QStringLiteral("/first.flac"), folder + QStringLiteral("/%1.flac").arg(i)));
    drop(fixture.window(), folder);
    QAbstractButton *cancel = fixture.button(QStringLiteral("Cancel"));
    QVERIFY(cancel);
    fixture.click(cancel);
    QVERIFY(fixture.settle());
    QVERIFY(!fixture.button(QStringLiteral("Cancel")));
    QVERIFY(fixture.says(QStringLiteral("Tag files")).contains(u"nothing is written before you say so"));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.list(QStringLiteral("Files"))->model()->rowCount(), 3002); // with the heading
}

QTEST_MAIN(tst_MainWindowTag)
#include "tst_mainwindow_tag.moc"
