// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/library/library.h"
#include "tests/support/await.h"
#include "tests/support/tagdriver.h"
#include "ui/models/tagoptions.h"

#include <QCheckBox>
#include <QDialog>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>

using namespace runout;
using namespace runout::test;
using ui::TagFilesModel;
using ui::TagTracksModel;

// Files from a folder to tags and back, in the real window, with the release from the stand-in.
class tst_MainWindowTag : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!hasFfmpeg())
            QSKIP("SKIPPED: ffmpeg is missing");
    }
    void nothingYet();
    void fromADroppedFolderToTagsAndBack();
    void byKeyboard();
    void withTheOpenRelease();
    void filesThatCarryAnIdAreMatchedAtOnce();
    void switchesAndNames();
    void coversAtAChosenSize();
    void aLinkToAMaster();
};

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

    QVERIFY(test::write(fixture));
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
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(test::begin(fixture, folder), qPrintable(fixture.problem()));
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
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(test::begin(fixture, folder), qPrintable(fixture.problem()));

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
    QVERIFY(test::write(fixture));
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

void tst_MainWindowTag::coversAtAChosenSize()
{
    AppFixture fixture;
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(test::begin(fixture, folder), qPrintable(fixture.problem()));
    constexpr int side = 24; // pixels
    ui::TagOptions options;
    options.cover = ui::CoverUse::Everywhere;
    options.coverSide = side;
    options.savesCover = true;
    fixture.app().settings().setTagging(ui::toJson(options));
    QVERIFY(fixture.settle());
    const QByteArray before = bytesOf(folder + QStringLiteral("/01.flac"));
    QVERIFY(test::write(fixture));
    const auto file = tags::readWhole(tags::FilePath((folder + QStringLiteral("/01.flac")).toStdString()));
    QVERIFY(file);
    QCOMPARE(file->pictures.size(), 1);
    const QImage cover = QImage::fromData(file->pictures.first().bytes);
    QCOMPARE(qMax(cover.width(), cover.height()), side);
    const QString beside = folder + QStringLiteral("/cover.jpg");
    QCOMPARE(QImage(beside).size(), cover.size());

    fixture.action(QStringLiteral("Undo last write"))->trigger();
    QVERIFY(fixture.settle());
    QVERIFY(!QFile::exists(beside));
    QCOMPARE(bytesOf(folder + QStringLiteral("/01.flac")), before);
}

void tst_MainWindowTag::aLinkToAMaster()
{
    AppFixture fixture;
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    const auto release = await(fixture.app().library().body({discogs::EntityKind::Release, 1100}));
    QVERIFY(release);
    const QJsonObject json = QJsonDocument::fromJson(release->value).object();
    QVERIFY(album(folder));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    auto *field = fixture.find<QLineEdit>(QStringLiteral("Release for the files"));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("https://www.discogs.com/master/%1").arg(json[u"master_id"].toInteger()));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(fixture.settle());
    QVERIFY2(!rows(fixture).isEmpty(), "its main release was not taken");
    QVERIFY2(rows(fixture).first().contains(u"01.flac"), qPrintable(rows(fixture).join(u'\n')));
}

QTEST_MAIN(tst_MainWindowTag)
#include "tst_mainwindow_tag.moc"
