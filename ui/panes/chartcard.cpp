// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/chartcard.h"

#include "ui/models/charttable.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"
#include "ui/widgets/toolbutton.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int firstBars = 12;
constexpr int wholeBars = 100; // the table and the file have them all
constexpr int mostRows = 12;   // of the table, before it scrolls

} // namespace

ChartCard::ChartCard(const Chart &chart, QWidget *parent)
    : QFrame(parent)
    , m_chart(chart)
{
    build();
    showChart();
}

void ChartCard::build()
{
    m_title = new QLabel;
    m_title->setFont(type::heading(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_note = new QLabel;
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setFont(type::small(font()));
    setMuted(m_note);
    m_asTable = toolButton(QStringLiteral("table"), tr("As table"));
    m_asTable->setCheckable(true);
    connect(m_asTable, &QToolButton::toggled, this, &ChartCard::setTable);
    auto *save = toolButton(QStringLiteral("more"), tr("Export chart"));
    save->setToolTip(tr("Export as picture or CSV…"));
    connect(save, &QToolButton::clicked, this, [this] { Q_EMIT exportWanted({m_chart}); });
    m_more = new QPushButton;
    m_more->setFlat(true);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_whole = !m_whole;
        showChart();
    });

    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::unit);
    head->addWidget(m_title, 1);
    head->addWidget(m_asTable);
    head->addWidget(save);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 10, 12, 12);
    box->setSpacing(2 * Theme::unit);
    box->addLayout(head);
    if (m_chart.kind == Chart::Kind::Growth) {
        m_line = new LineChart;
        m_line->setLinked(true);
        connect(m_line, &LineChart::activated, this, &ChartCard::follow);
        box->addWidget(m_line);
    } else {
        m_bars = new BarChart;
        m_bars->setLinked(true);
        connect(m_bars, &BarChart::activated, this, &ChartCard::follow);
        box->addWidget(m_bars);
    }
    box->addWidget(m_more, 0, Qt::AlignLeading);
    box->addWidget(m_note);
}

void ChartCard::setChart(const Chart &chart)
{
    if (chart == m_chart)
        return;
    m_chart = chart;
    showChart();
}

void ChartCard::showChart()
{
    const QString title = titleOf(m_chart);
    setAccessibleName(title);
    m_title->setText(title);
    m_note->setText(m_chart.note);
    m_note->setVisible(!m_chart.note.isEmpty());
    if (m_line) {
        m_line->setAccessibleName(title);
        m_line->setPoints(pointsOf(m_chart));
    } else {
        m_bars->setAccessibleName(title);
        m_bars->setBars(barsOf(m_chart, m_whole ? wholeBars : firstBars));
    }
    const bool hasMore = m_bars && m_chart.bars.size() > firstBars;
    m_more->setVisible(hasMore && !isTable());
    if (m_whole)
        m_more->setText(tr("Show fewer"));
    else if (m_chart.bars.size() > wholeBars)
        m_more->setText(tr("Show the first %n of all", nullptr, wholeBars));
    else
        m_more->setText(tr("Show all %n", nullptr, int(m_chart.bars.size())));
    m_more->setAccessibleName(tr("%1: %2").arg(title, m_more->text()));
    if (m_table)
        static_cast<ChartTable *>(m_table->model())->setChart(m_chart);
}

bool ChartCard::isTable() const
{
    return m_asTable->isChecked();
}

void ChartCard::setTable(bool table)
{
    m_asTable->setChecked(table);
    if (table && !m_table)
        buildTable();
    if (m_table)
        m_table->setVisible(table);
    if (m_line)
        m_line->setVisible(!table);
    else
        m_bars->setVisible(!table);
    showChart();
}

void ChartCard::buildTable()
{
    m_table = new QTableView;
    auto *model = new ChartTable(m_table);
    model->setChart(m_chart);
    m_table->setModel(model);
    m_table->setAccessibleName(tr("%1: table").arg(titleOf(m_chart)));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setResizeContentsPrecision(mostRows);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    const int rows = qMin(mostRows, model->rowCount());
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() + 4);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { follow(index.row()); });
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_table);
}

void ChartCard::follow(int bar)
{
    Q_EMIT followed(placeOf(m_chart, m_chart.bars[bar]));
}

void ChartCard::focusChart()
{
    if (isTable())
        m_table->setFocus();
    else if (m_line)
        m_line->setFocus();
    else
        m_bars->setFocus();
}

void ChartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour::line(palette()), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace runout::ui
