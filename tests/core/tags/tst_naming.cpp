// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/naming.h"

#include <QTest>

using namespace runout::tags;

namespace {

Values song(const QString &title, const QString &number = QStringLiteral("1"))
{
    return {{QStringLiteral("title"), {title}},
            {QStringLiteral("number"), {number}},
            {QStringLiteral("albumartist"), {QStringLiteral("AC/DC")}},
            {QStringLiteral("album"), {QStringLiteral("Back")}}};
}

NameOptions options(const char *pattern, NameTarget target = NameTarget::Posix)
{
    NameOptions result;
    result.pattern = QString::fromUtf8(pattern);
    result.target = target;
    return result;
}

std::string pathOf(const NewName &name)
{
    return name.path ? name.path->native() : std::string();
}

NewName one(const char *file, const QString &title, const NameOptions &options, const QList<FilePath> &present = {})
{
    return newNames({FilePath(file)}, {song(title)}, options, present).first();
}

} // namespace

class TestNaming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void folders();
    void cleanNames_data();
    void cleanNames();
    void lengths();
    void collisions();
    void occupied();
    void caseOnly();
    void anyBytes();
    void faults();
};

void TestNaming::names()
{
    const NameOptions usual = options("{number:2} {title}");
    QCOMPARE(pathOf(one("/m/x/old.FLAC", QStringLiteral("Song"), usual)), std::string("/m/x/01 Song.FLAC"));
    QVERIFY(!one("/m/x/01 Song.flac", QStringLiteral("Song"), usual).path); // stays as it is
    QCOMPARE(one("/m/x/01 Song.flac", QStringLiteral("Song"), usual).fault, NameFault::None);
    QCOMPARE(pathOf(one("/m/x.flac", QStringLiteral("Either/Or"), usual)), std::string("/m/01 Either-Or.flac"));
    QCOMPARE(pathOf(one("/m/x.flac", QStringLiteral("Vol. 2"), usual)), std::string("/m/01 Vol. 2.flac"));
}

void TestNaming::folders()
{
    NameOptions deep = options("{albumartist}/[{year} - ]{album}/{number:2} {title}");
    QCOMPARE(one("/m/x.flac", QStringLiteral("Song"), deep).fault, NameFault::NeedsRoot);
    deep.root = FilePath("/music");
    QCOMPARE(pathOf(one("/m/x.flac", QStringLiteral("Song"), deep)), std::string("/music/AC-DC/Back/01 Song.flac"));
    deep.pattern = QStringLiteral("{title}/../../{number}");
    QCOMPARE(pathOf(one("/m/x.flac", QStringLiteral(".."), deep)),
             std::string("/music/_./_./_./1.flac")); // never upwards
}

void TestNaming::cleanNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("posix");
    QTest::addColumn<QString>("windows");
    const auto row = [](const char *name, const char *posix, const char *windows) {
        QTest::addRow("%s", name) << QString::fromUtf8(name) << QString::fromUtf8(posix) << QString::fromUtf8(windows);
    };
    row("plain", "plain", "plain");
    row("a/b", "a-b", "a-b");
    row("a\\b", "a\\b", "a-b");
    row("What? \"Now\": <a>|b*", "What? \"Now\": <a>|b*", "What 'Now'- (a)-b_");
    row("dot.", "dot.", "dot");
    row("dots... ", "dots...", "dots");
    row("...And Justice", "_..And Justice", "_..And Justice");
    row("..", "_.", "");
    row("tab\there\x01", "tab here", "tab here");
    row("CON", "CON", "CON_");
    row("con.txt", "con.txt", "con_.txt");
    row("LPT1", "LPT1", "LPT1_");
    row("Console", "Console", "Console");
    row("  ", "", "");
    row("???", "???", "");
    row("Ænima ☠", "Ænima ☠", "Ænima ☠");
}

void TestNaming::cleanNames()
{
    QFETCH(QString, name);
    QTEST(cleanName(name, NameTarget::Posix), "posix");
    QTEST(cleanName(name, NameTarget::Windows), "windows");
    QTEST(cleanName(name, NameTarget::Vfat), "windows");
}

void TestNaming::lengths()
{
    const QString longTitle(300, QChar(u'ü')); // two bytes each
    const NewName cut = one("/m/x.flac", longTitle, options("{title}"));
    QCOMPARE(cut.path->filename().native().size(), size_t(255)); // 125 letters and ".flac"
    QCOMPARE(cut.path->extension().native(), std::string(".flac"));
    // A letter of four code units of UTF-16 is not cut through.
    const QString family = QString::fromUtf8("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7");
    QCOMPARE(cleanName(QStringLiteral("ab") + family, NameTarget::Posix, 8), QStringLiteral("ab"));
    NameOptions deep = options("{title}/{title}/{title}", NameTarget::Windows);
    deep.root = FilePath("/m");
    QCOMPARE(one("/m/x.flac", QString(100, u'a'), deep).fault, NameFault::TooLong);
    deep.target = NameTarget::Posix;
    QCOMPARE(one("/m/x.flac", QString(100, u'a'), deep).fault, NameFault::None);
}

void TestNaming::collisions()
{
    const QList<NewName> names =
        newNames({"/m/1.flac", "/m/2.flac", "/m/3.flac"},
                 {song(QStringLiteral("Same")), song(QStringLiteral("SAME")), song(QStringLiteral("Other"))},
                 options("{title}"));
    QCOMPARE(names[0].fault, NameFault::Collides);
    QCOMPARE(names[0].other, 1);
    QCOMPARE(names[1].other, 0);
    QCOMPARE(pathOf(names[2]), std::string("/m/Other.flac"));
    // One stays where another would go.
    const QList<NewName> taken =
        newNames({"/m/Same.flac", "/m/2.flac"}, {song(QStringLiteral("Same")), song(QStringLiteral("Same"))},
                 options("{title}"));
    QCOMPARE(taken[0].fault, NameFault::None);
    QCOMPARE(taken[1].fault, NameFault::Collides);
    QVERIFY(!taken[1].path);
}

void TestNaming::occupied()
{
    QCOMPARE(one("/m/1.flac", QStringLiteral("Song"), options("{title}"), {"/m/song.flac"}).fault, NameFault::Occupied);
    QCOMPARE(one("/m/1.flac", QStringLiteral("Song"), options("{title}"), {"/m/song.mp3"}).fault, NameFault::None);
    // Two that would change places: nothing is moved in circles.
    const QList<NewName> circle = newNames({"/m/a.flac", "/m/b.flac"},
                                           {song(QStringLiteral("b")), song(QStringLiteral("a"))}, options("{title}"));
    QCOMPARE(circle[0].fault, NameFault::Occupied);
    QCOMPARE(circle[1].fault, NameFault::Occupied);
}

void TestNaming::caseOnly()
{
    const NewName name = one("/m/song.flac", QStringLiteral("Song"), options("{title}"), {"/m/song.flac"});
    QCOMPARE(name.fault, NameFault::None);
    QCOMPARE(pathOf(name), std::string("/m/Song.flac"));
    // On a disk where both may be, the other file keeps its name.
    QCOMPARE(one("/m/song.flac", QStringLiteral("Song"), options("{title}"), {"/m/song.flac", "/m/Song.flac"}).fault,
             NameFault::Occupied);
}

void TestNaming::anyBytes()
{
    const NewName name = one("/m/\xff\xfe/x.fl\xe4"
                             "c",
                             QStringLiteral("Söng"), options("{title}"));
    QCOMPARE(pathOf(name), std::string("/m/\xff\xfe/S\xc3\xb6ng.fl\xe4"
                                       "c"));
}

void TestNaming::faults()
{
    QCOMPARE(one("/m/x.flac", QStringLiteral("Song"), options("{titel}")).fault, NameFault::BadPattern);
    QCOMPARE(faultOfPattern(QStringLiteral("{titel}"))->at, 1);
    QVERIFY(!faultOfPattern(QStringLiteral("{title}")));
    QCOMPARE(one("/m/x.flac", QString(), options("{title}")).fault, NameFault::Empty);
    QCOMPARE(one("/m/x.flac", QStringLiteral("Song"), options("")).fault, NameFault::Empty);
    QVERIFY(newNames({}, {}, options("{title}")).isEmpty());
}

QTEST_APPLESS_MAIN(TestNaming)
#include "tst_naming.moc"
