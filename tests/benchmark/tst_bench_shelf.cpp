// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap.h"
#include "tests/support/shelfdesk.h"
#include "ui/models/shelfmodel.h"
#include "ui/panes/collectionpane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QScrollBar>
#include <QTest>
#include <QTextStream>

#include <algorithm>

using namespace runout;
using namespace runout::ui;

namespace {

struct Goal
{
    const char *what;
    const char *goal;
};

const Goal goals[] = {
    {"written as by a synchronization, copies/s", ""},
    {"open to first painted rows, ms", "at most 2 times that of 1,000"},
    {"open to the last row, ms", ""},
    {"keystroke to painted, median ms", "16"},
    {"keystroke to painted, worst ms", ""},
    {"sort to painted, median ms", "100"},
    {"sort by two levels, median ms", "100"},
    {"counts of all facets, median ms", ""},
    {"table scroll step, median ms", "16"},
    {"wall scroll step, median ms", "16"},
    {"resident, MB", "200"},
    {"resident with nothing in it, MB", ""},
};

double resident()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    constexpr double pagesPerMegabyte = 256;
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() / pagesPerMegabyte : 0;
}

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[times.size() / 2];
}

// Sees the first painting of a viewport that has rows.
class FirstRows : public QObject
{
public:
    FirstRows(QAbstractItemView &view, QElapsedTimer &timer)
        : m_view(view)
        , m_timer(timer)
    {
        view.viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_at < 0 && m_view.model()->rowCount() > 0)
            m_at = double(m_timer.nsecsElapsed()) / 1e6;
        return false;
    }
    double m_at = -1;

private:
    QAbstractItemView &m_view;
    QElapsedTimer &m_timer;
};

// One size, in a process of its own; prints a figure a line.
class Measurement
{
public:
    explicit Measurement(const QString &folder)
        : m_desk(folder)
    {
        Place place;
        place.kind = Place::Kind::Collection;
        m_desk.state().amend(place);
    }

    void run()
    {
        const double empty = resident();
        open();
        filter();
        sort();
        scroll();
        figure(resident());
        figure(empty);
    }

private:
    void figure(double value) { QTextStream(stdout) << "figure " << value << '\n'; }
    [[nodiscard]] QAbstractItemView *view() const { return m_pane->findChild<ResultViews *>()->view(); }

    double toPainted(const std::function<void()> &step) const
    {
        QElapsedTimer timer;
        timer.start();
        step();
        view()->viewport()->repaint(); // also lays out what is waiting to be
        QApplication::sendPostedEvents();
        const double took = double(timer.nsecsElapsed()) / 1e6;
        QApplication::processEvents();
        return took;
    }

    void open()
    {
        QElapsedTimer timer;
        timer.start();
        m_pane = std::make_unique<CollectionPane>(m_desk.desk());
        m_pane->resize(1440, 900);
        FirstRows first(*view(), timer);
        m_pane->show();
        while (first.m_at < 0 || !m_pane->isSettled())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        figure(first.m_at);
        figure(double(timer.nsecsElapsed()) / 1e6);
        QTest::qWait(1'500); // sorting by text is prepared meanwhile
        m_model = m_pane->findChild<ShelfModel *>();
    }

    void filter()
    {
        auto *field = m_pane->findChild<QueryField *>();
        field->setFocus();
        std::vector<double> times;
        for (const char *query :
             {"miles ba", "label:ko", "year:1970s jor", "-format:cd viso", "artist:bado title:mi"}) {
            for (const char *letter = query; *letter; ++letter)
                times.push_back(toPainted([&] { QTest::keyClick(field, *letter); }));
            while (!field->text().isEmpty())
                times.push_back(toPainted([&] { QTest::keyClick(field, Qt::Key_Backspace); }));
        }
        figure(median(times));
        figure(*std::max_element(times.begin(), times.end()));
    }

    void sort()
    {
        std::vector<double> one, two, counts;
        for (const int column : {ShelfModel::Title, ShelfModel::Year, ShelfModel::Rating, ShelfModel::Label,
                                 ShelfModel::Title, ShelfModel::Added, ShelfModel::CatalogueNumber}) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                one.push_back(toPainted([&] { m_model->sort(column, order); }));
                two.push_back(toPainted([&] {
                    m_model->setSortLevels({{ShelfModel::Country, order}, {column, order}});
                }));
            }
        }
        figure(median(one));
        figure(median(two));
        for (int n = 0; n < 9; ++n) {
            QElapsedTimer timer;
            timer.start();
            for (int facet = 0; facet < ShelfIndex::FacetCountOf; ++facet)
                (void)m_model->index().facet(ShelfIndex::Facet(facet));
            counts.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        figure(median(counts));
        m_model->setSortLevels({});
    }

    void scroll()
    {
        for (const bool wall : {false, true}) {
            m_pane->setWall(wall);
            QTest::qWait(100);
            QScrollBar *bar = view()->verticalScrollBar();
            std::vector<double> times;
            for (int n = 0; n < 60; ++n)
                times.push_back(toPainted([&] { bar->setValue(bar->value() + 3 * bar->singleStep()); }));
            figure(median(times));
        }
    }

    test::ShelfDesk m_desk;
    std::unique_ptr<CollectionPane> m_pane;
    ShelfModel *m_model = nullptr;
};

} // namespace

// The collection pane over 1,000, 10,000 and 100,000 made-up copies in a window of 1440 x 900.
class BenchShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measures()
    {
        QList<QList<double>> columns;
        for (const int size : {1'000, 10'000, 100'000}) {
            QTemporaryDir folder;
            const auto filled = step(QStringLiteral("fill"), size, folder.path());
            QVERIFY(filled.has_value());
            const auto figures = step(QStringLiteral("measure"), size, folder.path());
            QVERIFY(figures.has_value());
            columns.append(*filled + *figures);
            QCOMPARE(columns.last().size(), qsizetype(std::size(goals)));
        }
        QTextStream out(stdout);
        out << QStringLiteral("\n%1 %2 %3 %4   %5  %6\n")
                   .arg(QStringLiteral("copies"), -42)
                   .arg(QStringLiteral("1,000"), 9)
                   .arg(QStringLiteral("10,000"), 9)
                   .arg(QStringLiteral("100,000"), 9)
                   .arg(QStringLiteral("growth"), 14)
                   .arg(QStringLiteral("goal"));
        for (qsizetype row = 0; row < qsizetype(std::size(goals)); ++row)
            out << QStringLiteral("%1 %2 %3 %4   x%5 x%6  %7\n")
                       .arg(QLatin1String(goals[row].what), -42)
                       .arg(columns[0][row], 9, 'f', 2)
                       .arg(columns[1][row], 9, 'f', 2)
                       .arg(columns[2][row], 9, 'f', 2)
                       .arg(columns[1][row] / columns[0][row], 6, 'f', 2)
                       .arg(columns[2][row] / columns[1][row], 6, 'f', 2)
                       .arg(QLatin1String(goals[row].goal));
    }

private:
    static std::optional<QList<double>> step(const QString &what, int size, const QString &folder)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {what, QString::number(size), folder});
        if (!process.waitForFinished(600'000) || process.exitCode() != 0)
            return std::nullopt;
        QList<double> figures;
        for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
            if (line.startsWith("figure "))
                figures.append(line.mid(7).toDouble());
        }
        return figures;
    }
};

int main(int argc, char **argv)
{
    app::shareHeaps(); // as the program does
    QApplication application(argc, argv);
    const Theme theme(application, QStringLiteral("light"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("fill")) {
        const int copies = arguments.value(2).toInt();
        test::FilledShelf shelf(arguments.value(3));
        QElapsedTimer timer;
        timer.start();
        const bool isFilled = shelf.fill(copies);
        QTextStream(stdout) << "figure " << copies * 1000.0 / double(qMax(qint64(1), timer.elapsed())) << '\n';
        return isFilled ? 0 : 1;
    }
    if (arguments.value(1) == QLatin1String("measure")) {
        Measurement(arguments.value(3)).run();
        return 0;
    }
    BenchShelf bench;
    return QTest::qExec(&bench, argc, argv);
}
#include "tst_bench_shelf.moc"
