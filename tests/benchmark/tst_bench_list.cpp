// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdesk.h"
#include "ui/models/resultsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>
#include <QTextStream>

#include <algorithm>

using namespace runout;
using namespace runout::ui;

// 10,000 rows in the list of a window of 1440 x 900: how long from a step or a tick of a facet until it is painted.
class BenchList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, QStringLiteral("light"));
        m_views =
            std::make_unique<ResultViews>(m_model, m_desk.desk(), QStringLiteral("bench"), QStringLiteral("Results"));
        m_views->resize(1440, 900);
        m_views->show();
        m_model.add(rows());
        QTest::qWait(100);
    }

    void wheelsTable()
    {
        measure(QStringLiteral("table: wheel step"), [this](int) { wheel(); });
    }
    void scrollsTable()
    {
        measure(QStringLiteral("table: scroll a page"), [this](int n) { scroll(n); });
    }
    void narrowsTable()
    {
        measure(QStringLiteral("table: facet change"), [this](int n) { narrow(n); });
    }
    void sortsTable()
    {
        measure(QStringLiteral("table: sort"), [this](int n) { sort(n); });
    }
    void countsFacets()
    {
        measure(QStringLiteral("counts of six facets"), [this](int) {
            for (const char *facet : {"format", "decade", "country", "label", "genre", "style"})
                m_found += m_model.facet(QLatin1String(facet)).size();
        });
    }
    void filtersTable()
    {
        measure(QStringLiteral("table: typing a word"),
                [this](int n) { m_model.setTextFilter(QStringLiteral("artist 12").left(1 + n % 9)); });
        m_model.setTextFilter({});
    }
    void wheelsWall()
    {
        m_views->setWall(true);
        QTest::qWait(50);
        measure(QStringLiteral("wall: wheel step"), [this](int) { wheel(); });
    }
    void scrollsWall()
    {
        measure(QStringLiteral("wall: scroll a page"), [this](int n) { scroll(n); });
    }
    void narrowsWall()
    {
        measure(QStringLiteral("wall: facet change"), [this](int n) { narrow(n); });
    }

    void cleanupTestCase()
    {
        QTextStream out(stdout);
        out << "\n10,000 rows, to painted        median      worst   (goal: median at most 16 ms)\n";
        for (const QString &line : std::as_const(m_lines))
            out << line << '\n';
        m_views.reset();
    }

private:
    static QList<ResultRow> rows()
    {
        QList<ResultRow> rows;
        for (int i = 0; i < 10'000; ++i) {
            ResultRow r;
            r.entity = {discogs::EntityKind::Release, i + 1};
            r.title = QStringLiteral("Title of record %1").arg(i * 7919 % 10'000);
            r.artist = QStringLiteral("Artist %1").arg(i % 1733);
            r.label = QStringLiteral("Label %1").arg(i % 311);
            r.catno = QStringLiteral("CAT %1").arg(i);
            r.year = QString::number(1950 + i % 70);
            r.country = QStringLiteral("Country %1").arg(i % 40);
            r.formats = {QStringLiteral("Vinyl"), i % 3 ? QStringLiteral("LP") : QStringLiteral("7\""),
                         QStringLiteral("Album")};
            r.format = r.formats.join(QStringLiteral(", "));
            r.labels = {r.label};
            r.genres = {QStringLiteral("Genre %1").arg(i % 15)};
            r.styles = {QStringLiteral("Style %1").arg(i % 90), QStringLiteral("Style %1").arg(i % 77)};
            r.inCollection = i % 5 == 0;
            rows.append(r);
        }
        return rows;
    }

    // What one notch of the wheel does.
    void wheel()
    {
        QScrollBar *bar = m_views->view()->verticalScrollBar();
        bar->setValue(bar->value() + 3 * bar->singleStep());
    }
    void scroll(int)
    {
        QScrollBar *bar = m_views->view()->verticalScrollBar();
        bar->setValue(bar->value() + bar->pageStep());
    }
    void narrow(int n)
    {
        Narrowing narrowing;
        if (n % 3)
            narrowing.formats = {n % 3 == 1 ? QStringLiteral("LP") : QStringLiteral("7\"")};
        m_model.setNarrowing(narrowing);
    }
    void sort(int n)
    {
        m_model.sort(n % 2 ? ResultsModel::Year : ResultsModel::Title,
                     n % 4 < 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
    }

    void measure(const QString &what, const std::function<void(int)> &step)
    {
        constexpr int repeats = 60;
        std::vector<double> times;
        for (int n = 0; n < repeats; ++n) {
            QElapsedTimer timer;
            timer.start();
            step(n);
            m_views->view()->viewport()->repaint(); // also lays out what is waiting to be
            QApplication::sendPostedEvents();
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
            QApplication::processEvents();
        }
        std::sort(times.begin(), times.end());
        m_lines.append(QStringLiteral("%1 %2 ms %3 ms")
                           .arg(what, -28)
                           .arg(times[repeats / 2], 8, 'f', 2)
                           .arg(times.back(), 8, 'f', 2));
    }

    test::TestDesk m_desk;
    std::unique_ptr<Theme> m_theme;
    ResultsModel m_model;
    std::unique_ptr<ResultViews> m_views;
    QStringList m_lines;
    qsizetype m_found = 0;
};

QTEST_MAIN(BenchList)
#include "tst_bench_list.moc"
