// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using runout::app::CommandLine;
using runout::app::parseCommandLine;
using runout::app::withAddresses;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsLinksAndIdsAreWhatToOpen()
    {
        QCOMPARE(parseCommandLine({QStringLiteral("r249504")}).open, QStringLiteral("r249504"));
        QCOMPARE(parseCommandLine({QStringLiteral("kind"), QStringLiteral("of"), QStringLiteral("blue")}).open,
                 QStringLiteral("kind of blue"));
        QCOMPARE(
            parseCommandLine({QStringLiteral("--sample"), QStringLiteral("--"), QStringLiteral("--odd title")}).open,
            QStringLiteral("--odd title"));
        QCOMPARE(parseCommandLine({}), CommandLine());
    }

    void optionsTakeTheirValuesEitherWay()
    {
        const CommandLine apart =
            parseCommandLine({QStringLiteral("--screenshot"), QStringLiteral("a b.png"), QStringLiteral("--size"),
                              QStringLiteral("1024x640"), QStringLiteral("--page"), QStringLiteral("credits"),
                              QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("--offscreen")});
        QCOMPARE(apart.problem, QString());
        QCOMPARE(apart.screenshot, QStringLiteral("a b.png"));
        QCOMPARE(apart.size, QSize(1024, 640));
        QCOMPARE(apart.page, QStringLiteral("credits"));
        QCOMPARE(apart.theme, QStringLiteral("dark"));
        QVERIFY(apart.offscreen);
        const CommandLine joined = parseCommandLine(
            {QStringLiteral("--screenshot=a b.png"), QStringLiteral("--size=1024x640"),
             QStringLiteral("--page=credits"), QStringLiteral("--theme=dark"), QStringLiteral("--offscreen")});
        QCOMPARE(joined, apart);
    }

    void whatCannotBeUnderstoodIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--colour")} << QStringLiteral("--colour");
        QTest::newRow("size") << QStringList{QStringLiteral("--size"), QStringLiteral("big")} << QStringLiteral("big");
        QTest::newRow("size zero") << QStringList{QStringLiteral("--size"), QStringLiteral("0x5")}
                                   << QStringLiteral("0x5");
        QTest::newRow("page") << QStringList{QStringLiteral("--page"), QStringLiteral("cellar")}
                              << QStringLiteral("cellar");
        QTest::newRow("theme") << QStringList{QStringLiteral("--theme=pink")} << QStringLiteral("pink");
        QTest::newRow("no value") << QStringList{QStringLiteral("--screenshot")} << QStringLiteral("--screenshot");
        QTest::newRow("offscreen alone") << QStringList{QStringLiteral("--offscreen")}
                                         << QStringLiteral("--screenshot FILE");
    }
    void whatCannotBeUnderstoodIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const QString problem = parseCommandLine(arguments).problem;
        QVERIFY2(problem.contains(named), qPrintable(problem));
    }

    void filesAndFoldersAreAddresses()
    {
        QTemporaryDir folder;
        const QByteArray here = folder.path().toUtf8();
        const QByteArray odd = here + "/caf\xE9 1.flac"; // Latin-1: not what a QString can hold
        FILE *file = fopen(odd.constData(), "w");
        QVERIFY(file && fclose(file) == 0);
        const QStringList arguments = withAddresses({"--sample", odd, here});
        const CommandLine line = parseCommandLine(arguments);
        QCOMPARE(line.problem, QString());
        QVERIFY(line.sample);
        QCOMPARE(line.open, QString());
        QCOMPARE(line.files, (QList<runout::tags::FilePath>{odd.toStdString(), here.toStdString()}));
    }

    void wordsStayWords()
    {
        QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        QVERIFY(QDir().mkdir(QStringLiteral("kind")));
        QCOMPARE(parseCommandLine(withAddresses({"kind", "of", "blue"})).open, QStringLiteral("kind of blue"));
        QCOMPARE(parseCommandLine(withAddresses({"--page", "kind", "r249504"})).open, QString()); // no such page
        QCOMPARE(parseCommandLine(withAddresses({"--theme", "dark", "r249504"})).open, QStringLiteral("r249504"));
        const CommandLine both = parseCommandLine(withAddresses({"kind"}));
        QCOMPARE(both.files.size(), 1);
        QVERIFY(both.files.first().is_absolute());
        // What was clearly meant as a path and is not there is told by the page.
        QCOMPARE(parseCommandLine(withAddresses({"./gone"})).files.size(), 1);
        QVERIFY(QDir::setCurrent(before));
    }

    void theProgramSaysItsVersionHelpAndProblems()
    {
        const QString program = qEnvironmentVariable("RUNOUT_PROGRAM");
        QVERIFY2(!program.isEmpty(), "RUNOUT_PROGRAM names the program");
        QProcess run;
        run.start(program, {QStringLiteral("--version")});
        QVERIFY(run.waitForFinished());
        QCOMPARE(run.exitCode(), 0);
        QVERIFY(run.readAllStandardOutput().startsWith("runout "));
        run.start(program, {QStringLiteral("--help")});
        QVERIFY(run.waitForFinished());
        QVERIFY(run.readAllStandardOutput().contains("--screenshot FILE"));
        run.start(program, {QStringLiteral("--nonsense")});
        QVERIFY(run.waitForFinished());
        QCOMPARE(run.exitCode(), 2);
        QVERIFY(run.readAllStandardError().contains("--nonsense"));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
