// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "core/library/library.h"
#include "tests/support/await.h"
#include "tests/support/cleanhome.h"
#include "tests/support/program.h"
#include "tests/support/standin.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace runout;
using test::CleanHome;
using test::Program;

namespace {

constexpr int patience = 60'000; // ms

void pointTo(CleanHome &home, const StandIn &server)
{
    home.setVariable("DISCOGS_API_URL", server.url().toString().toLatin1());
    home.setVariable("DISCOGS_WEB_URL", server.url().toString().toLatin1());
}

bool arrives(const StandIn &server, const QString &path, int count = 1)
{
    return QTest::qWaitFor([&] { return server.count(path) >= count; }, patience);
}

} // namespace

// The program as processes: pictures, second starts, kills, and what it leaves behind of a secret.
class tst_Process : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<CleanHome>(); }
    void cleanup() { m_home.reset(); }
    void versionAndHelp();
    void whatIsNotUnderstood();
    void screenshotOfTheSample_data();
    void screenshotOfTheSample();
    void aPictureThatCannotBeWritten();
    void aSecondStartHandsOver();
    void theSampleIsAnotherInstance();
    void aKillLosesNothing();
    void noSecretIsLeftBehind();

private:
    std::unique_ptr<CleanHome> m_home;
};

void tst_Process::versionAndHelp()
{
    Program version({QStringLiteral("--version")});
    QVERIFY(version.run());
    QCOMPARE(version.exitCode(), 0);
    QCOMPARE(version.readAllStandardOutput(), QByteArray("runout " RUNOUT_VERSION "\n"));
    Program help({QStringLiteral("--help")});
    QVERIFY(help.run());
    QCOMPARE(help.exitCode(), 0);
    const QByteArray text = help.readAllStandardOutput();
    for (const char *option : {"--sample", "--screenshot", "--size", "--page", "--offscreen", "DISCOGS_TOKEN"})
        QVERIFY2(text.contains(option), option);
}

void tst_Process::whatIsNotUnderstood()
{
    Program program({QStringLiteral("--nonsense")});
    QVERIFY(program.run());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.readAllStandardError().startsWith("Unknown option --nonsense."));
}

void tst_Process::screenshotOfTheSample_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QSize>("size");
    QTest::newRow("start") << QStringList() << QSize(1440, 900);
    QTest::newRow("a release, narrow") << QStringList{QStringLiteral("--size"), QStringLiteral("1024x640"),
                                                      QStringLiteral("r1100")}
                                       << QSize(1024, 640);
    QTest::newRow("wall") << QStringList{QStringLiteral("--page=wall"), QStringLiteral("--theme=dark")}
                          << QSize(1440, 900);
    QTest::newRow("credits") << QStringList{QStringLiteral("--page=credits"), QStringLiteral("r1100")}
                             << QSize(1440, 900);
}

void tst_Process::screenshotOfTheSample()
{
    QFETCH(QStringList, more);
    QFETCH(QSize, size);
    const QString file = m_home->path() + QStringLiteral("/picture.png");
    Program program(
        QStringList{QStringLiteral("--sample"), QStringLiteral("--offscreen"), QStringLiteral("--screenshot"), file} +
        more);
    QVERIFY(program.run());
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    const QImage picture(file);
    QCOMPARE(picture.size(), size);
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY2(colours.size() > 50, "something is painted");
}

void tst_Process::aPictureThatCannotBeWritten()
{
    Program program({QStringLiteral("--sample"), QStringLiteral("--offscreen"), QStringLiteral("--screenshot"),
                     QStringLiteral("/no/such/folder/p.png")});
    QVERIFY(program.run());
    QCOMPARE(program.exitCode(), 1);
    QVERIFY(program.readAllStandardError().contains("could not be written to /no/such/folder/p.png"));
}

void tst_Process::aSecondStartHandsOver()
{
    StandIn server;
    QVERIFY2(server.start(), qPrintable(server.problem()));
    pointTo(*m_home, server);
    Program first({QStringLiteral("r1100")});
    first.start();
    QVERIFY(arrives(server, QStringLiteral("/releases/1100")));
    QTest::qWait(200); // it listens once its window is there
    Program second({QStringLiteral("r1101")});
    QVERIFY(second.run());
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(arrives(server, QStringLiteral("/releases/1101"))); // by the first
    QCOMPARE(first.state(), QProcess::Running);
}

void tst_Process::theSampleIsAnotherInstance()
{
    Program own({});
    own.start();
    const QString library = m_home->path() + QStringLiteral("/.local/share/runout/runout.library");
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(library); }, patience));
    QTest::qWait(500);
    Program sample({QStringLiteral("--sample")});
    sample.start();
    QVERIFY(sample.waitForStarted());
    QVERIFY(!sample.waitForFinished(2000)); // it did not hand over: it runs
    QCOMPARE(own.state(), QProcess::Running);
}

void tst_Process::aKillLosesNothing()
{
    StandIn server(StandIn::sample() + QStringList{QStringLiteral("--limit"), QStringLiteral("2000"),
                                                   QStringLiteral("--anonymous-limit"), QStringLiteral("2000")});
    QVERIFY2(server.start(), qPrintable(server.problem()));
    pointTo(*m_home, server);
    const QString file = m_home->path() + QStringLiteral("/.local/share/runout/runout.library");
    const QStringList words{QStringLiteral("the"), QStringLiteral("blue"), QStringLiteral("love"),
                            QStringLiteral("soul"), QStringLiteral("road")};
    int releases = 0;
    for (int turn = 0; turn < words.size(); ++turn) {
        Program program({words[turn]});
        program.start();
        QVERIFY(arrives(server, QStringLiteral("/database/search"), turn + 1));
        QTest::qWait(25 * turn); // at different moments of reading and keeping
        ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
        QVERIFY(program.waitForFinished(patience));

        auto library = library::Library::open(file);
        QVERIFY2(library, library ? "" : qPrintable(library.error().detail));
        QVERIFY((*library)->setAside().isEmpty());
        const auto counts = test::await((*library)->counts());
        QVERIFY(counts && counts->releases >= releases);
        releases = counts->releases;
    }
    // The last one may finish what it reads.
    Program last({words.first()});
    last.start();
    const auto held = [&] {
        auto library = library::Library::open(file);
        const Result<library::Library::Counts> counts =
            library ? test::await((*library)->counts()) : failure(ErrorCode::Storage);
        return counts ? counts->releases : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(held() > 0, patience);
    ::kill(static_cast<pid_t>(last.processId()), SIGKILL);
    QVERIFY(last.waitForFinished(patience));
}

void tst_Process::noSecretIsLeftBehind()
{
    StandIn server(StandIn::sample() +
                   QStringList{QStringLiteral("--log"), m_home->path() + QStringLiteral("/standin.log")});
    QVERIFY2(server.start(), qPrintable(server.problem()));
    pointTo(*m_home, server);
    m_home->setVariable("DISCOGS_TOKEN", StandIn::token().toLatin1());
    const QString picture = m_home->path() + QStringLiteral("/picture.png");
    Program program({QStringLiteral("--offscreen"), QStringLiteral("--screenshot"), picture,
                     QStringLiteral("--page=market"), QStringLiteral("superfluous freeloader")});
    QVERIFY(program.run(90'000));
    const QByteArray said = program.readAllStandardError() + program.readAllStandardOutput();
    QVERIFY2(said.contains("/database/search"), said.constData()); // it does log
    for (const char *word : {"superfluous", "freeloader", "token="})
        QVERIFY2(!said.contains(word), said.constData());
    QVERIFY(!said.contains(StandIn::token().toLatin1()));

    Program release({QStringLiteral("--offscreen"), QStringLiteral("--screenshot"), picture,
                     QStringLiteral("--page=market"), QStringLiteral("r1100")});
    QVERIFY(release.run(90'000));
    QVERIFY(!release.readAllStandardError().contains(StandIn::token().toLatin1()));
    QVERIFY(server.count(QStringLiteral("/marketplace/price_suggestions/1100")) > 0); // the token was used
    server.stop();

    QVERIFY(!test::filesHolding("Freddie Freeloader", m_home->path()).isEmpty()); // bodies are looked into
    const QStringList found = test::filesHolding(StandIn::token().toLatin1(), m_home->path());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));
}

QTEST_GUILESS_MAIN(tst_Process)
#include "tst_process.moc"
