// SPDX-License-Identifier: GPL-3.0-or-later
#include "madereleases.h"

#include "core/tags/guess.h"

#include <QTest>

using namespace runout;
using namespace runout::tags;
using test::audioFile;

namespace {

Fields fields(std::initializer_list<std::pair<const char *, const char *>> pairs)
{
    Fields result;
    for (const auto &[key, value] : pairs)
        result.insert(QLatin1String(key), {QString::fromUtf8(value)});
    return result;
}

qint64 idIn(const char *key, const char *value)
{
    const auto id = releaseIdIn(fields({{key, value}}));
    return id ? discogs::number(*id) : 0;
}

} // namespace

class TestGuess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids();
    void mostFrequentIdFirst();
    void barcodes();
    void wordsOfTags();
    void compilations();
    void folders_data();
    void folders();
    void partFolders();
    void nothing();
};

void TestGuess::ids()
{
    QCOMPARE(idIn("DISCOGS_RELEASE_ID", "249504"), 249504);
    QCOMPARE(idIn("DISCOGS_RELEASE_ID", " r249504 "), 249504);
    QCOMPARE(idIn("DISCOGS_RELEASE_ID", "https://www.discogs.com/release/249504-Rick"), 249504);
    QCOMPARE(idIn("URL_DISCOGS_RELEASE_SITE", "https://www.discogs.com/release/249504"), 249504);
    QCOMPARE(idIn("WEBSITE", "https://www.discogs.com/release/249504"), 249504);
    QCOMPARE(idIn("WEBSITE", "https://www.discogs.com/master/249504"), 0);
    QCOMPARE(idIn("WEBSITE", "249504"), 0);
    QCOMPARE(idIn("DISCOGS_RELEASE_ID", "0"), 0);
    QCOMPARE(idIn("DISCOGS_RELEASE_ID", "-5"), 0);
    QCOMPARE(idIn("DISCOGS_RELEASE_ID", "words"), 0);
    QCOMPARE(idIn("DISCOGS_RELEASE_ID", "99999999999999999999999"), 0);
    QCOMPARE(idIn("TITLE", "249504"), 0);
    const ReleaseGuess folder = guessRelease({audioFile("/m/Album [r249504]/1.flac")});
    QCOMPARE(folder.releases, QList<discogs::ReleaseId>{discogs::ReleaseId{249504}});
}

void TestGuess::mostFrequentIdFirst()
{
    const ReleaseGuess guess = guessRelease({audioFile("/m/x/1.flac", 0, fields({{"DISCOGS_RELEASE_ID", "5"}})),
                                             audioFile("/m/x/2.flac", 0, fields({{"DISCOGS_RELEASE_ID", "7"}})),
                                             audioFile("/m/x/3.flac", 0, fields({{"DISCOGS_RELEASE_ID", "7"}}))});
    QCOMPARE(guess.releases, (QList<discogs::ReleaseId>{discogs::ReleaseId{7}, discogs::ReleaseId{5}}));
}

void TestGuess::barcodes()
{
    const ReleaseGuess guess = guessRelease({audioFile("/m/x/1.flac", 0, fields({{"BARCODE", "5 016025-310012"}})),
                                             audioFile("/m/x/2.flac", 0, fields({{"BARCODE", "12"}}))});
    QCOMPARE(guess.barcodes, QStringList(QStringLiteral("5016025310012")));
}

void TestGuess::wordsOfTags()
{
    const ReleaseGuess guess =
        guessRelease({audioFile("/m/x/1.flac", 0,
                                fields({{"ARTIST", "Fall"},
                                        {"ALBUM", "Room To Live [Remaster]"},
                                        {"CATALOGNUMBER", "KR 2"},
                                        {"DATE", "1982-09"}})),
                      audioFile("/m/x/2.flac", 0,
                                fields({{"ARTIST", "Fall"}, {"ALBUM", "Room To Live"}, {"CATALOGNUMBER", "KR 2"}}))});
    QCOMPARE(guess.words, QStringLiteral("Fall Room To Live"));
    QCOMPARE(guess.catno, QStringLiteral("KR 2"));
    QCOMPARE(guess.year, QStringLiteral("1982"));
}

void TestGuess::compilations()
{
    QList<AudioFile> files;
    for (const char *artist : {"A", "B", "C"})
        files.append(audioFile("/m/x/1.flac", 0, fields({{"ARTIST", artist}, {"ALBUM", "Hits"}})));
    QCOMPARE(guessRelease(files).words, QStringLiteral("Hits"));
    for (AudioFile &file : files)
        file.fields.insert(QStringLiteral("ALBUMARTIST"), {QStringLiteral("Various Artists")});
    QCOMPARE(guessRelease(files).words, QStringLiteral("Hits"));
}

void TestGuess::folders_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("artist");
    QTest::addColumn<QString>("album");
    QTest::addColumn<QString>("year");
    const auto row = [](const char *path, const char *artist, const char *album, const char *year) {
        QTest::addRow("%s", path) << QString::fromUtf8(path) << QString::fromUtf8(artist) << QString::fromUtf8(album)
                                  << QString::fromUtf8(year);
    };
    row("/m/Fall - Room To Live (1982) [FLAC]/1.flac", "Fall", "Room To Live", "1982");
    row("/m/Fall - 1982 - Room To Live/1.flac", "Fall", "Room To Live", "1982");
    row("/m/Fall/1982 - Room To Live/1.flac", "Fall", "Room To Live", "1982");
    row("/m/Fall/Room To Live/1.flac", "Fall", "Room To Live", "");
    row("/m/Fall/Room To Live/CD1/1.flac", "Fall", "Room To Live", "");
    row("/m/Fall/Room To Live/Side A/1.flac", "Fall", "Room To Live", "");
    row("/m/Fall_-_Room_To_Live/1.flac", "Fall", "Room To Live", "");
    row("/m/Prince/1999/1.flac", "Prince", "1999", "1999");
}

void TestGuess::folders()
{
    QFETCH(QString, path);
    const FolderWords words = folderWords(path.toStdString());
    QTEST(words.artist, "artist");
    QTEST(words.album, "album");
    QTEST(words.year, "year");
}

void TestGuess::partFolders()
{
    for (const char *name : {"CD1", "cd 2", "Disc 3", "Disk2", "LP 1", "Side A", "A", "AA", "1", "Disc 1 - Live"})
        QVERIFY2(isPartFolder(QString::fromLatin1(name)), name);
    for (const char *name : {"Album", "Discovery", "LP", "1999", "Sides", "Recordings", "ABC"})
        QVERIFY2(!isPartFolder(QString::fromLatin1(name)), name);
}

void TestGuess::nothing()
{
    QCOMPARE(guessRelease({}), ReleaseGuess());
    QCOMPARE(guessRelease({audioFile("1.flac")}).releases.size(), 0);
    QCOMPARE(guessRelease({audioFile("/1.flac")}).words, QString());
}

QTEST_APPLESS_MAIN(TestGuess)
#include "tst_guess.moc"
