// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/pictures.h"
#include "tests/core/tags/soundfiles.h"

#include <QJsonArray>

using namespace runout;
using namespace runout::tags;
using namespace runout::test;

// Every format, dressed by another program, written by us, read by others.
class TestAudioFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_made;

    [[nodiscard]] static bool copyAll(const QString &from, const QString &to)
    {
        bool ok = true;
        for (const QString &name : namesIn(from))
            ok = ok && QFile::copy(from + u'/' + name, to + u'/' + name);
        return ok;
    }

    static FileResult<void> write(const FilePlan &plan)
    {
        const auto staged = stage(plan, ".staged");
        if (!staged)
            return FileFailure(staged.error());
        if (auto synced = sync(*staged); !synced)
            return synced;
        return commit(*staged);
    }

    // What ffmpeg decodes; APE, Musepack and DSF here hold noise that it can't.
    static QByteArray decoded(const QString &file)
    {
        if (file.endsWith(u".ape") || file.endsWith(u".mpc") || file.endsWith(u".dsf"))
            return "noise";
        return ran(QStringLiteral("ffmpeg"), {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-nostdin"),
                                              QStringLiteral("-i"), file, QStringLiteral("-map"), QStringLiteral("0:a"),
                                              QStringLiteral("-f"), QStringLiteral("md5"), QStringLiteral("-")})
            .value_or(QByteArray());
    }

    static QString allValues(const QJsonObject &tags)
    {
        QStringList lines;
        for (auto tag = tags.begin(); tag != tags.end(); ++tag) {
            for (const QJsonValue value : tag->toArray())
                lines << tag.key() + u'=' + value.toString();
        }
        return lines.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasTools())
            QSKIP("SKIPPED: ffmpeg or python3-mutagen is missing");
        QVERIFY(makeSounds(m_made.path()));
        QVERIFY(independently(QStringLiteral("dress"), m_made.path()));
    }

    void readsEveryFormat()
    {
        QSet<FileFormat> seen;
        for (const QString &name : namesIn(m_made.path())) {
            const auto file = read(toPath(m_made.filePath(name)));
            QVERIFY2(file, qPrintable(name + u' ' + (file ? QString() : file.error().detail)));
            seen.insert(file->format);
            QCOMPARE(file->fields.value(QStringLiteral("TITLE")), QStringList(QStringLiteral("Worn title")));
            QCOMPARE(file->fields.value(QStringLiteral("TRACKNUMBER")), QStringList(QStringLiteral("7")));
            QVERIFY2(file->sampleRate > 0 && file->channels == 2, qPrintable(name));
            if (!name.contains(u"ape") && !name.contains(u"mpc") && !name.contains(u"dsf"))
                QVERIFY2(std::abs(file->milliseconds - 1000) < 150,
                         qPrintable(name + QString::number(file->milliseconds)));
            if (!name.endsWith(u"wma"))
                QVERIFY2(file->pictures.size() >= 2, qPrintable(name));
        }
        QCOMPARE(seen.size(), 12);
    }

    void writesWhatWasAskedAndNothingElse()
    {
        QTemporaryDir folder;
        QVERIFY(copyAll(m_made.path(), folder.path()));
        const QJsonObject before = look(folder.path());
        for (const QString &name : namesIn(folder.path())) {
            const QString path = folder.filePath(name);
            const QByteArray sound = soundHash(path);
            const QByteArray heard = decoded(path);
            const auto old = read(toPath(path));
            QVERIFY(old);
            const FilePlan plan = planFor(path);
            const auto done = write(plan);
            QVERIFY2(done, qPrintable(name + QStringLiteral(": ") + (done ? QString() : done.error().detail)));
            const auto now = read(toPath(path));
            QVERIFY(now);
            QCOMPARE(now->fields, planned(*old, plan));
            QCOMPARE(now->id3Version, old->id3Version);
            QCOMPARE(soundHash(path), sound);
            QVERIFY2(decoded(path) == heard, qPrintable(name));
            const auto pictures = readPictures(toPath(path));
            QVERIFY(pictures);
            QCOMPARE(
                std::count_if(pictures->begin(), pictures->end(), [](const Picture &each) { return each.kind == 3; }),
                1);
        }
        const QByteArray cover = QCryptographicHash::hash(jpeg(200 << 10), QCryptographicHash::Sha256).toHex();
        const QJsonObject after = look(folder.path());
        QCOMPARE(after.size(), before.size());
        for (const QString &name : after.keys()) {
            const QJsonObject tags = after[name][u"tags"].toObject();
            const QString all = allValues(tags);
            for (const char *value :
                 {"Blue in Green – Ünïcode", "Kind of Blue", "CS 8163", "1234567", "A3", "Teo Macero", "Columbia"})
                QVERIFY2(all.contains(QString::fromUtf8(value)),
                         qPrintable(name + u'\n' + QLatin1String(value) + u'\n' + all));
            // Foreign fields: as they were.
            const QJsonObject then = before[name][u"tags"].toObject();
            static const QRegularExpression ours(
                QStringLiteral("^(title|artist|tracknumber|TIT2|TPE1|TRCK|TIPL|TMCL|IPLS|.nam|.ART|trkn|Title|Track|WM/"
                               "TrackNumber|Author|Artist)$"));
            for (const QString &key : then.keys()) {
                if (!ours.match(key).hasMatch())
                    QVERIFY2(tags[key] == then[key], qPrintable(name + u' ' + key));
            }
            // Other pictures: as they were; one front cover: ours.
            QStringList others;
            QStringList fronts;
            for (const QJsonValue each : after[name][u"pictures"].toArray())
                (each[0].toInt() == 3 ? fronts : others) << each[1].toString();
            QStringList othersThen;
            for (const QJsonValue each : before[name][u"pictures"].toArray()) {
                if (each[0].toInt() != 3)
                    othersThen << each[1].toString();
            }
            QCOMPARE(others, othersThen);
            if (!name.endsWith(u"wma")) // mutagen hands out the whole attribute there
                QCOMPARE(fronts, QStringList(QString::fromLatin1(cover)));
        }
        if (!QStandardPaths::findExecutable(QStringLiteral("flac")).isEmpty()) {
            QVERIFY(ran(QStringLiteral("flac"), {QStringLiteral("-ts"), folder.filePath(QStringLiteral("a.flac"))}));
            const auto blocks =
                ran(QStringLiteral("metaflac"), {QStringLiteral("--list"), folder.filePath(QStringLiteral("a.flac"))});
            QVERIFY(blocks && blocks->contains("APPLICATION"));
        }
    }

    void framesThatWereNotAskedKeepTheirBytes()
    {
        for (const char *name : {"b.mp3", "b23.mp3", "f.aiff", "g.wav", "l.dsf", "e.m4a"}) {
            QTemporaryDir folder;
            const QString path = folder.filePath(QLatin1String(name));
            QVERIFY(QFile::copy(m_made.filePath(QLatin1String(name)), path));
            const QByteArray old = contentOf(path);
            const auto piece = [&](const QByteArray &id, qsizetype before) {
                const qsizetype at = old.indexOf(id);
                return at < before ? QByteArray() : old.mid(at - before, 60);
            };
            const bool isMp4 = path.endsWith(u"m4a");
            const QByteArrayList kept = isMp4 ? QByteArrayList{piece("binary", 40), piece("tmpo", 4)}
                                              : QByteArrayList{piece("PRIV", 0), piece("GEOB", 0), piece("POPM", 0)};
            QVERIFY(write(planFor(path)));
            for (const QByteArray &each : kept) {
                QVERIFY2(each.size() == 60, name);
                QVERIFY2(contentOf(path).contains(each), name);
            }
        }
    }

    void fieldsGoAndAreWrittenTwice()
    {
        for (const QString &name : namesIn(m_made.path())) {
            QTemporaryDir folder;
            const QString path = folder.filePath(name);
            QVERIFY(QFile::copy(m_made.filePath(name), path));
            const auto first = write(planFor(path));
            QVERIFY2(first, qPrintable(name + (first ? QString() : first.error().detail)));
            const qint64 size = QFileInfo(path).size();
            FilePlan again = planFor(path);
            again.changes.append(change("LABEL", {}));
            again.changes[0].after = {QStringLiteral("So What")};
            const auto done = write(again);
            QVERIFY2(done, qPrintable(name + (done ? QString() : done.error().detail)));
            const auto now = read(toPath(path));
            QVERIFY(now);
            QVERIFY2(!now->fields.contains(QStringLiteral("LABEL")), qPrintable(name));
            QCOMPARE(now->fields.value(QStringLiteral("TITLE")), QStringList(QStringLiteral("So What")));
            QVERIFY2(QFileInfo(path).size() <= size, "the room that was left is used");
        }
    }

    void version23StaysAndSaysWhatItLoses()
    {
        const Fields fields{{QStringLiteral("DISCSUBTITLE"), {QStringLiteral("Side one")}},
                            {QStringLiteral("ORIGINALDATE"), {QStringLiteral("1959-08-17")}},
                            {QStringLiteral("TITLE"), {QStringLiteral("x")}}};
        QCOMPARE(whatId3v23CannotHold(fields),
                 QStringList({QStringLiteral("DISCSUBTITLE"), QStringLiteral("ORIGINALDATE")}));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.mp3"));
        QVERIFY(QFile::copy(m_made.filePath(QStringLiteral("b23.mp3")), path));
        const QByteArray oldest = "TAG" + QByteArray("Worn title").leftJustified(30, '\0') + QByteArray(95, '\0');
        QVERIFY(putFile(path, contentOf(path) + oldest));
        FilePlan plan = planFor(path, false);
        for (auto field = fields.begin(); field != fields.end(); ++field)
            plan.changes.append({field.key(), {}, *field, true});
        const auto done = write(plan);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        const auto now = read(toPath(path));
        QVERIFY(now);
        QCOMPARE(now->id3Version, 3);
        QCOMPARE(now->fields.value(QStringLiteral("ORIGINALDATE")), QStringList(QStringLiteral("1959")));
        QVERIFY(!now->fields.contains(QStringLiteral("DISCSUBTITLE")));
        const QByteArray tail = contentOf(path).right(128);
        QVERIFY(tail.startsWith("TAGx\0"));
        QCOMPARE(tail.mid(63, 12), QByteArray("Kind of Blue"));
    }

    void whatIsNoAudioIsTold()
    {
        QTemporaryDir folder;
        const auto reason = [&](const char *name, const QByteArray &bytes) {
            const QString path = folder.filePath(QLatin1String(name));
            const bool put = putFile(path, bytes);
            const auto file = read(toPath(path));
            return !put || file ? FileProblem::Failed : file.error().problem;
        };
        const QByteArray flac = contentOf(m_made.filePath(QStringLiteral("a.flac")));
        QCOMPARE(reason("empty.flac", {}), FileProblem::Empty);
        QCOMPARE(reason("text.flac", "This is not a sound\n"), FileProblem::NotAudio);
        QCOMPARE(reason("zeros.mp3", QByteArray(5000, '\0')), FileProblem::NotAudio);
        QCOMPARE(reason("picture.mp3", jpeg()), FileProblem::NotAudio);
        QCOMPARE(reason("cut.flac", flac.left(30)), FileProblem::Damaged);
        QCOMPARE(reason("cut.m4a", contentOf(m_made.filePath(QStringLiteral("e.m4a"))).left(400)),
                 FileProblem::Damaged);
        QCOMPARE(reason("big.wav", "RF64" + QByteArray(100, 'x')), FileProblem::UnknownAudio);
        QCOMPARE(read(toPath(folder.path())).error().problem, FileProblem::NotAFile);
        QCOMPARE(read(toPath(folder.filePath(QStringLiteral("none")))).error().problem, FileProblem::Gone);
        QVERIFY(putFile(folder.filePath(QStringLiteral("wrong.mp3")), flac));
        QCOMPARE(read(toPath(folder.filePath(QStringLiteral("wrong.mp3"))))->format, FileFormat::Flac);
    }

    void damageNeverCrashes()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("damaged"));
        quint32 seed = 5;
        const auto next = [&seed] { return (seed = seed * 1664525 + 1013904223) >> 8; };
        for (const QString &name : namesIn(m_made.path())) {
            const QByteArray whole = contentOf(m_made.filePath(name));
            for (int round = 0; round < 40; ++round) {
                QByteArray bytes = whole;
                for (int i = 0; i < 6; ++i)
                    bytes[next() % std::min<qsizetype>(bytes.size(), 3000)] = static_cast<char>(next());
                if (round % 4 == 0)
                    bytes.truncate(next() % bytes.size());
                QVERIFY(putFile(path, bytes));
                const auto file = read(toPath(path));
                if (file)
                    (void)patched(planFor(*file));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestAudioFile)
#include "tst_audiofile.moc"
