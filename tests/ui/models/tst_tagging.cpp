// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelprinter.h"
#include "ui/models/tagchangesmodel.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/models/tagging.h"
#include "ui/models/tagtracksmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QTest>

using namespace runout;
using ui::CoverUse;
using ui::TagChangesModel;
using ui::TagFilesModel;
using ui::Tagging;
using ui::TagOptions;
using ui::TagTracksModel;

namespace {

tags::AudioFile file(const std::string &name, int seconds, const QString &title)
{
    tags::AudioFile made;
    made.path = "/music/" + name;
    made.milliseconds = seconds * 1000;
    if (!title.isEmpty())
        made.fields.insert(QStringLiteral("TITLE"), {title});
    return made;
}

tags::Scanned scanned(const QList<tags::AudioFile> &files)
{
    tags::Scanned result;
    result.groups.append({"/music", {}, files});
    return result;
}

QList<tags::AudioFile> threeFiles()
{
    return {file("a.flac", 180, QStringLiteral("One")), file("b.flac", 240, QStringLiteral("Two")),
            file("c.flac", 300, QStringLiteral("Tree"))};
}

discogs::Release record(bool hasDurations = true)
{
    discogs::Release release;
    release.id = discogs::ReleaseId{7};
    release.title = QStringLiteral("Numbers");
    release.artists = {{discogs::ArtistId{1}, QStringLiteral("The Counters"), {}, {}, {}, {}, {}}};
    const QStringList titles{QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")};
    const QStringList positions{QStringLiteral("A1"), QStringLiteral("A2"), QStringLiteral("B1")};
    const QStringList durations{QStringLiteral("3:00"), QStringLiteral("4:00"), QStringLiteral("5:00")};
    for (int i = 0; i < 3; ++i) {
        discogs::Track track;
        track.position = positions[i];
        track.title = titles[i];
        track.duration = hasDurations ? durations[i] : QString();
        release.tracklist.append(track);
    }
    return release;
}

void propose(Tagging &tagging)
{
    const Tagging::Question question = tagging.question();
    tagging.setProposal(question, tags::match(question.files, question.tracks, question.options));
}

void fill(Tagging &tagging)
{
    tagging.setFiles(scanned(threeFiles()));
    tagging.setRelease(record());
    propose(tagging);
}

QList<int> matched(const Tagging &tagging)
{
    QList<int> files;
    for (const tags::MatchRow &row : tagging.match().rows)
        files.append(row.file);
    return files;
}

TagOptions few()
{
    TagOptions options;
    options.map = tags::fieldMap(tags::Preset::Minimal);
    return options;
}

tags::Picture picture(const QByteArray &bytes)
{
    return {static_cast<int>(tags::PictureKind::FrontCover), QStringLiteral("image/jpeg"), {}, bytes};
}

} // namespace

class tst_Tagging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tracksStandOpenUntilTheProposal();
    void aProposalThatIsOutOfDateIsPassedOver();
    void correctionsAreUndone();
    void filesReadAgainKeepTheirRows();
    void otherFilesAreMatchedAnew();
    void aReleaseBroughtUpToDateKeepsCorrections();
    void switchesOutliveNewPreviews();
    void coversGoWhereTheyAreAsked();
    void namesThatCollideAreSaid();
    void modelsStayConsistent();
    void dropsOnTracks();
    void filesDurationWhereDiscogsHasNone();
    void optionsAsJson();
};

void tst_Tagging::tracksStandOpenUntilTheProposal()
{
    Tagging tagging;
    tagging.setFiles(scanned(threeFiles()));
    tagging.setRelease(record());
    QVERIFY(tagging.needsProposal());
    QCOMPARE(matched(tagging), (QList<int>{-1, -1, -1}));
    QVERIFY(tagging.plans().isEmpty());
    propose(tagging);
    QCOMPARE(matched(tagging), (QList<int>{0, 1, 2}));
    QCOMPARE(tagging.previews().size(), 3);
}

void tst_Tagging::aProposalThatIsOutOfDateIsPassedOver()
{
    Tagging tagging;
    tagging.setFiles(scanned(threeFiles()));
    tagging.setRelease(record());
    const Tagging::Question old = tagging.question();
    tagging.setFiles(scanned({threeFiles()[1]}));
    tagging.setProposal(old, tags::match(old.files, old.tracks));
    QVERIFY(tagging.needsProposal());
    QCOMPARE(matched(tagging), (QList<int>{-1, -1, -1}));
}

void tst_Tagging::correctionsAreUndone()
{
    Tagging tagging;
    fill(tagging);
    tagging.unmatch(1);
    QCOMPARE(matched(tagging), (QList<int>{0, -1, 2}));
    tagging.assign(2, 1);
    QCOMPARE(matched(tagging), (QList<int>{0, 2, -1}));
    tagging.moveRow(0, 1);
    QCOMPARE(matched(tagging), (QList<int>{2, 0, -1}));
    for (int i = 0; i < 3; ++i)
        tagging.undo();
    QCOMPARE(matched(tagging), (QList<int>{0, 1, 2}));
    QVERIFY(!tagging.canUndo());
    tagging.redo();
    QCOMPARE(matched(tagging), (QList<int>{0, -1, 2}));
}

void tst_Tagging::filesReadAgainKeepTheirRows()
{
    Tagging tagging;
    fill(tagging);
    tagging.swapRows(0, 2);
    // Renamed, so that the order is another one.
    QList<tags::AudioFile> files = threeFiles();
    files[0].path = "/music/z.flac";
    tagging.setFiles(scanned({files[1], files[2], files[0]}), {{"/music/a.flac", "/music/z.flac"}});
    QVERIFY(!tagging.needsProposal());
    QCOMPARE(matched(tagging), (QList<int>{1, 0, 2}));
}

void tst_Tagging::otherFilesAreMatchedAnew()
{
    Tagging tagging;
    fill(tagging);
    tagging.setFiles(scanned({threeFiles()[2]}));
    QVERIFY(tagging.needsProposal());
    propose(tagging);
    QCOMPARE(matched(tagging), (QList<int>{-1, -1, 0}));
}

void tst_Tagging::aReleaseBroughtUpToDateKeepsCorrections()
{
    Tagging tagging;
    fill(tagging);
    tagging.swapRows(0, 1);
    discogs::Release better = record();
    better.country = QStringLiteral("UK");
    tagging.setRelease(better);
    QVERIFY(!tagging.needsProposal());
    QCOMPARE(matched(tagging), (QList<int>{1, 0, 2}));
    better.tracklist.removeLast();
    tagging.setRelease(better);
    QVERIFY(tagging.needsProposal());
}

void tst_Tagging::switchesOutliveNewPreviews()
{
    Tagging tagging;
    tagging.setOptions(few());
    fill(tagging);
    const auto all = tagging.summary();
    QCOMPARE(all.files, 3);
    tagging.switchField(QStringLiteral("ALBUM"), false);
    tagging.switchFile(0, false);
    QCOMPARE(tagging.summary().files, 2);
    QVERIFY(!tagging.summary().byField.contains(QStringLiteral("ALBUM")));
    tagging.setMaster({1970}); // makes all previews anew
    QCOMPARE(tagging.summary().files, 2);
    QVERIFY(!tagging.summary().byField.contains(QStringLiteral("ALBUM")));
}

void tst_Tagging::coversGoWhereTheyAreAsked()
{
    Tagging tagging;
    QList<tags::AudioFile> files = threeFiles();
    files[0].pictures = {{static_cast<int>(tags::PictureKind::FrontCover), QStringLiteral("image/png"), {}, 3, "x"}};
    files[1].pictures = {{static_cast<int>(tags::PictureKind::BackCover), QStringLiteral("image/png"), {}, 3, "x"}};
    tagging.setFiles(scanned(files));
    tagging.setRelease(record());
    propose(tagging);
    tagging.setCover(picture("jpeg"));
    QCOMPARE(tagging.summary().covers, 2); // where no front cover is
    TagOptions options = tagging.options();
    options.cover = CoverUse::Everywhere;
    tagging.setOptions(options);
    QCOMPARE(tagging.summary().covers, 3);
    tagging.switchCover(1, false);
    QCOMPARE(tagging.summary().covers, 2);
    options.cover = CoverUse::None;
    tagging.setOptions(options);
    QCOMPARE(tagging.summary().covers, 0);
}

void tst_Tagging::namesThatCollideAreSaid()
{
    Tagging tagging;
    TagOptions options = few();
    options.renames = true;
    options.names.pattern = QStringLiteral("{album}");
    tagging.setOptions(options);
    fill(tagging);
    TagChangesModel model(tagging);
    QVERIFY2(test::modelText(model).contains(u"would get the same name"), qPrintable(test::modelText(model)));
    for (const tags::FilePlan &plan : tagging.plans())
        QVERIFY(!plan.newPath);
    options.names.pattern = QStringLiteral("{number:2} {title}");
    tagging.setOptions(options);
    QVERIFY2(test::modelText(model).contains(u"File name | c.flac | 03 Three.flac"),
             qPrintable(test::modelText(model)));
    tagging.switchName(0, false);
    QCOMPARE(tagging.summary().renamed, 2);
}

void tst_Tagging::modelsStayConsistent()
{
    Tagging tagging;
    TagFilesModel files(tagging);
    TagTracksModel tracks(tagging);
    TagChangesModel changes(tagging);
    const QAbstractItemModelTester first(&files, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester second(&tracks, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester third(&changes, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(tagging);
    QCOMPARE(tracks.rowCount(), 5); // two sides
    tags::Scanned some = scanned({threeFiles()[0]});
    some.rejected.append({"/music/broken.mp3", {tags::FileProblem::Damaged, {}}});
    tagging.setFiles(some);
    QVERIFY2(test::modelText(files).contains(u"broken.mp3"), qPrintable(test::modelText(files)));
    propose(tagging);
    tagging.clearRelease();
    QCOMPARE(tracks.rowCount(), 0);
    QCOMPARE(changes.rowCount(), 0);
}

void tst_Tagging::dropsOnTracks()
{
    Tagging tagging;
    fill(tagging);
    TagFilesModel files(tagging);
    TagTracksModel tracks(tagging);
    const QModelIndex heading = tracks.index(0);
    const QModelIndex first = tracks.indexOf(0);
    const QModelIndex last = tracks.indexOf(2);
    const std::unique_ptr<QMimeData> file(files.mimeData({files.indexOf(1)}));
    QVERIFY(!tracks.canDropMimeData(file.get(), Qt::MoveAction, -1, -1, heading));
    QVERIFY(tracks.dropMimeData(file.get(), Qt::MoveAction, -1, -1, last));
    QCOMPARE(matched(tagging), (QList<int>{0, -1, 1}));
    QCOMPARE(tagging.match().spare, QList<int>{2});
    // From one track to another: they change places.
    const std::unique_ptr<QMimeData> row(tracks.mimeData({first}));
    QVERIFY(tracks.dropMimeData(row.get(), Qt::MoveAction, -1, -1, last));
    QCOMPARE(matched(tagging), (QList<int>{1, -1, 0}));
    QVERIFY(first.data(TagTracksModel::DurationDiffersRole).toBool()); // 4:00 on a track of 3:00
}

void tst_Tagging::filesDurationWhereDiscogsHasNone()
{
    Tagging tagging;
    tagging.setFiles(scanned(threeFiles()));
    tagging.setRelease(record(false));
    propose(tagging);
    TagTracksModel tracks(tagging);
    const QModelIndex first = tracks.indexOf(0);
    QCOMPARE(first.data(TagTracksModel::DurationRole).toString(), QStringLiteral("3:00"));
    QVERIFY(first.data(TagTracksModel::IsFilesDurationRole).toBool());
    QVERIFY(!first.data(TagTracksModel::DurationDiffersRole).toBool());
    tagging.unmatch(0);
    QCOMPARE(first.data(TagTracksModel::DurationRole).toString(), QString());
}

void tst_Tagging::optionsAsJson()
{
    TagOptions options = few();
    options.map.rules[0].isOn = false;
    options.renames = true;
    options.names.target = tags::NameTarget::Vfat;
    options.cover = CoverUse::Everywhere;
    options.coverSide = 500;
    options.savesCover = true;
    QCOMPARE(ui::tagOptionsFrom(ui::toJson(options)), options);
    QCOMPARE(ui::tagOptionsFrom({}), TagOptions());
    QCOMPARE(ui::tagOptionsFrom("{\"map\":3,\"cover\":{\"embed\":\"nonsense\",\"side\":-4}}").cover,
             CoverUse::WhereMissing);
}

QTEST_MAIN(tst_Tagging)
#include "tst_tagging.moc"
