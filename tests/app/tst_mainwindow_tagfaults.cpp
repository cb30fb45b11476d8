// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/batch.h"
#include "tests/support/tagdriver.h"

#include <QLabel>
#include <QListWidget>

using namespace runout;
using namespace runout::test;
using ui::TagFilesModel;

// What goes wrong while files are tagged, what is interrupted and what is remembered of it, in the real window.
class tst_MainWindowTagFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!hasFfmpeg())
            QSKIP("SKIPPED: ffmpeg is missing");
    }
    void whatGoesWrongStandsBesideTheFile();
    void anotherProgramChangedAFile();
    void historyAfterARestart();
    void fromTheCommandLine();
    void whatWasInterruptedIsOffered_data();
    void whatWasInterruptedIsOffered();
    void linksAndFailures();
    void readingIsCancelled();
};

void tst_MainWindowTagFaults::whatGoesWrongStandsBesideTheFile()
{
    AppFixture fixture;
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(test::begin(fixture, folder), qPrintable(fixture.problem()));
    QVERIFY(make(folder, {QStringLiteral("01.flac"), 562, {QStringLiteral("title=Something else")}}));
    QVERIFY(test::write(fixture));
    QVERIFY2(fixture.seen(QStringLiteral("Tag files")).contains(u"3 files written. One could not be"),
             qPrintable(fixture.seen(QStringLiteral("Tag files"))));
    const QString failure = fileNamed(fixture, QStringLiteral("01.flac")).data(TagFilesModel::FailureRole).toString();
    QVERIFY2(failure.startsWith(u"Another program has changed the file"), qPrintable(failure));
    QCOMPARE(readTags(folder + QStringLiteral("/01.flac")).fields.value(QStringLiteral("TITLE")),
             QStringList{QStringLiteral("Something else")});
}

void tst_MainWindowTagFaults::anotherProgramChangedAFile()
{
    AppFixture fixture;
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY2(test::begin(fixture, folder), qPrintable(fixture.problem()));
    QVERIFY(QFile::remove(folder + QStringLiteral("/zz.flac")));
    fixture.action(QStringLiteral("Refresh"))->trigger();
    QVERIFY(fixture.settle());
    QVERIFY(!fileNamed(fixture, QStringLiteral("zz.flac")).isValid());
    QCOMPARE(rows(fixture).first(), QStringLiteral("A1 01.flac"));
}

void tst_MainWindowTagFaults::historyAfterARestart()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString folder = fixture.home.path() + QStringLiteral("/music/Blue");
    QVERIFY(album(folder));
    const QByteArray before = bytesOf(folder + QStringLiteral("/04.m4a"));
    drop(fixture.window(), folder);
    QVERIFY(fixture.settle());
    QVERIFY(choose(fixture, 1100));
    QVERIFY(test::write(fixture));
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

void tst_MainWindowTagFaults::fromTheCommandLine()
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

void tst_MainWindowTagFaults::whatWasInterruptedIsOffered_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("title");
    QTest::newRow("finish") << QStringLiteral("Finish") << QStringLiteral("So What");
    QTest::newRow("take back") << QStringLiteral("Take back") << QStringLiteral("So what?");
}

// As a program leaves it that was killed after its plan was on disk and before the first file was written.
void tst_MainWindowTagFaults::whatWasInterruptedIsOffered()
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

void tst_MainWindowTagFaults::linksAndFailures()
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

void tst_MainWindowTagFaults::readingIsCancelled()
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

QTEST_MAIN(tst_MainWindowTagFaults)
#include "tst_mainwindow_tagfaults.moc"
