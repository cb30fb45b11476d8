// SPDX-License-Identifier: GPL-3.0-or-later
// A release page from the cache: from the click until it is painted, each release seen once before.
#include "tests/support/appfixture.h"
#include "tests/support/httpget.h"
#include "ui/panes/releasepane.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTextStream>

#include <algorithm>

using namespace runout;
using discogs::Entity;
using discogs::EntityKind;

namespace {

constexpr int releases = 60;
constexpr double goal = 16; // ms

// Sees the first painting of the pane once it shows `wanted`.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(const ui::ReleasePane &pane)
        : m_pane(pane)
    {
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !painted && m_pane.shown() == wanted) {
            const auto *widget = qobject_cast<QWidget *>(watched);
            painted = widget && m_pane.isAncestorOf(widget);
        }
        return false;
    }

    Entity wanted;
    bool painted = false;

private:
    const ui::ReleasePane &m_pane;
};

QList<qint64> recordedIds()
{
    QList<qint64> ids;
    const QDir folder(qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded/releases"));
    for (const QString &file : folder.entryList({QStringLiteral("release-*.json")}, QDir::Files, QDir::Name)) {
        if (const qint64 id = file.section(u'-', 1).section(u'.', 0, 0).toLongLong(); id > 0)
            ids.append(id);
    }
    return ids;
}

QList<qint64> sampleIds(const StandIn &server)
{
    QList<qint64> ids;
    const QJsonArray found =
        test::get(server, QStringLiteral("/database/search?type=release&per_page=100"))[u"results"].toArray();
    for (const QJsonValue &row : found)
        ids.append(row[u"id"].toInteger());
    return ids;
}

// Releases spread over all there are, so that long and short ones come.
QList<qint64> spread(const QList<qint64> &ids)
{
    QList<qint64> chosen;
    for (qsizetype i = 0; i < releases && !ids.isEmpty(); ++i)
        chosen.append(ids[i * ids.size() / releases]);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

double open(const test::AppFixture &fixture, FirstPaint &paint, qint64 id)
{
    paint.wanted = {EntityKind::Release, id};
    paint.painted = false;
    QElapsedTimer clock;
    clock.start();
    fixture.app().state()->open(paint.wanted);
    while (!paint.painted && clock.elapsed() < test::patience)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void print(const QString &of, QList<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double part) {
        return QString::number(times[static_cast<qsizetype>(part * static_cast<double>(times.size() - 1))], 'f', 1);
    };
    QTextStream(stdout) << "a release page from the cache, click to painted: " << times.size() << ' ' << of
                        << " releases\n"
                        << "  median          " << at(0.5) << " ms  (goal: at most " << goal << " ms)\n"
                        << "  nine in ten     " << at(0.9) << " ms\n"
                        << "  slowest         " << at(1) << " ms\n";
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList recorded = StandIn::recorded();
    test::AppFixture fixture(recorded.isEmpty() ? StandIn::sample() : recorded);
    if (!fixture.begin())
        qFatal("%s", qPrintable(fixture.problem()));
    const QList<qint64> ids = spread(recorded.isEmpty() ? sampleIds(fixture.server) : recordedIds());
    auto *pane = qobject_cast<ui::ReleasePane *>(fixture.find<QWidget>(QStringLiteral("Release")));
    FirstPaint paint(*pane);
    for (const qint64 id : ids) {
        fixture.app().state()->open({EntityKind::Release, id});
        if (!fixture.settle())
            qFatal("release %lld does not arrive", static_cast<long long>(id));
    }
    QList<double> times;
    for (const qint64 id : ids) {
        QTest::qWait(50); // a person's pause: nothing of the last page is under way
        times.append(open(fixture, paint, id));
    }
    print(recorded.isEmpty() ? QStringLiteral("sample") : QStringLiteral("recorded"), times);
    return 0;
}
