// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/statisticspane.h"

#include "core/library/collection.h"
#include "core/library/sync.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/chartcard.h"
#include "ui/panes/figurestrip.h"
#include "ui/panes/nothingheld.h"
#include "ui/theme/theme.h"
#include "ui/widgets/cardcolumns.h"
#include "ui/widgets/panestates.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

namespace runout::ui {

using library::Collection;

namespace {

constexpr int pause = 500; // ms: many changes follow each other
constexpr int cardWidth = 340;
constexpr int mostPeople = 1'000;
constexpr int measuredAtOnce = 100; // releases: each is unpacked and read
constexpr int secondsPerMinute = 60;
constexpr int minutesPerHour = 60;
constexpr int hoursPerDay = 24;

QString listeningText(qint64 seconds)
{
    const qint64 minutes = seconds / secondsPerMinute;
    const qint64 hours = minutes / minutesPerHour;
    if (hours >= hoursPerDay)
        return StatisticsPane::tr("%1 d %2 h").arg(QLocale().toString(hours / hoursPerDay)).arg(hours % hoursPerDay);
    return StatisticsPane::tr("%1 h %2 min").arg(hours).arg(minutes % minutesPerHour);
}

} // namespace

StatisticsPane::StatisticsPane(Desk &desk, QWidget *parent)
    : Pane(parent)
    , m_desk(desk)
    , m_due(new QTimer(this))
{
    build();
    m_due->setSingleShot(true);
    m_due->setInterval(pause);
    connect(m_due, &QTimer::timeout, this, &StatisticsPane::askIfDue);
    connect(desk.collection, &Collection::instancesChanged, this, &StatisticsPane::changed);
    connect(desk.collection, &Collection::foldersChanged, this, &StatisticsPane::changed);
    connect(desk.collection, &Collection::stateChanged, this, &StatisticsPane::changed);
    if (desk.sync)
        connect(desk.sync, &library::Sync::finished, this, &StatisticsPane::changed);
}

StatisticsPane::~StatisticsPane() = default;

void StatisticsPane::build()
{
    auto *title = new QLabel(tr("Statistics"));
    title->setFont(type::heading(font()));
    auto *save = new QPushButton(tr("Export…"));
    save->setAccessibleName(tr("Export all charts"));
    connect(save, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(charts()); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(title, 1);
    head->addWidget(save);
    m_figures = new FigureStrip;
    m_cards = new CardColumns(cardWidth);

    auto *content = new QWidget;
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(16, 10, 16, 16);
    box->setSpacing(4 * Theme::unit);
    box->addLayout(head);
    box->addWidget(m_figures);
    box->addWidget(m_cards);
    box->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Statistics"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_states = new PaneStates(m_scroll, tr("Statistics content"));
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_states);
}

bool StatisticsPane::isSettled() const
{
    return !m_question && m_coming.isEmpty() && !m_isMeasuring && !m_due->isActive();
}

void StatisticsPane::showEvent(QShowEvent *event)
{
    Pane::showEvent(event);
    askIfDue();
}

void StatisticsPane::changed()
{
    m_isStale = true;
    if (isVisible() && !m_due->isActive())
        m_due->start();
}

void StatisticsPane::askIfDue()
{
    if (!m_isStale || !isVisible())
        return;
    if (m_question)
        m_due->start(); // what is on its way is shown first: changes may never end
    else
        ask();
}

void StatisticsPane::ask()
{
    m_isStale = false;
    m_coming.clear();
    m_question = std::make_unique<QObject>();
    m_states->showLoading();
    whenDone(m_desk.collection->state(), m_question.get(), [this](const Result<library::ShelfState> &state) {
        if (state)
            m_state = *state;
    });
    whenDone(m_desk.collection->statistics(), m_question.get(),
             [this](const Result<library::ShelfStatistics> &statistics) {
                 if (!statistics)
                     return fail(statistics.error());
                 take(*statistics);
             });
    Q_EMIT settledChanged();
}

void StatisticsPane::fail(const Error &error)
{
    m_question.release()->deleteLater();
    m_states->showFailure(error, [this] { ask(); });
    Q_EMIT settledChanged();
}

void StatisticsPane::take(const library::ShelfStatistics &statistics)
{
    m_statistics = statistics;
    if (statistics.copies == 0) {
        m_question.release()->deleteLater();
        m_states->forgetContent();
        showNothingHeld(
            *m_states, m_desk, tr("your collection"), tr("Your collection is empty: there is nothing to count yet."),
            m_state.synced.isValid(), [this] { Q_EMIT linkWanted(); }, [this] { Q_EMIT sampleWanted(); });
        Q_EMIT settledChanged();
        return;
    }
    showFigures();
    m_states->showContent();
    m_coming = chartsOf(statistics);
    QTimer::singleShot(0, m_question.get(), [this] { showNext(); });
    if (statistics.unmeasured > 0 && !m_desk.collection->isReadOnly() && !m_isMeasuring)
        measure();
}

void StatisticsPane::showNext()
{
    if (!m_coming.isEmpty()) {
        showChart(m_coming.takeFirst());
        QTimer::singleShot(0, m_question.get(), [this] { showNext(); });
        return;
    }
    whenDone(m_desk.collection->people(mostPeople), m_question.get(),
             [this](const Result<library::PeopleTally> &people) {
                 if (!people)
                     return fail(people.error());
                 m_question.release()->deleteLater();
                 if (!people->people.isEmpty())
                     showChart(chartOf(*people));
                 Q_EMIT settledChanged();
             });
}

void StatisticsPane::showChart(const Chart &chart)
{
    for (QWidget *widget : m_cards->cards()) {
        auto *card = static_cast<ChartCard *>(widget);
        if (card->chart().kind == chart.kind && card->chart().currency == chart.currency)
            return card->setChart(chart);
    }
    auto *card = new ChartCard(chart);
    connect(card, &ChartCard::followed, this, [this](Place place) {
        place.open = m_desk.state.place().open;
        m_desk.state.go(place);
    });
    connect(card, &ChartCard::exportWanted, this, &StatisticsPane::exportWanted);
    m_cards->add(card);
}

void StatisticsPane::showFigures()
{
    const auto number = [](int count) { return QLocale().toString(count); };
    const QString timed = m_statistics.timed == 0 ? tr("no record with all its durations is held")
                                                  : tr("of %1 of %2 records whose durations are known")
                                                        .arg(number(m_statistics.timed), number(m_statistics.releases));
    QList<FigureStrip::Figure> figures{
        {number(m_statistics.copies), tr("Copies"), {}},
        {number(m_statistics.releases), tr("Releases"), {}},
        {number(m_statistics.artistCount), tr("Artists"), {}},
        {number(m_statistics.labelCount), tr("Labels"), {}},
        {m_statistics.timed == 0 ? QStringLiteral("–") : listeningText(m_statistics.seconds), tr("Listening time"),
         m_isMeasuring ? tr("%1; %2 are being read").arg(timed, number(m_statistics.unmeasured)) : timed}};
    if (!m_state.value.median.isEmpty())
        figures.append({m_state.value.median, tr("Median value, as Discogs says"),
                        tr("%1 to %2").arg(m_state.value.minimum, m_state.value.maximum)});
    m_figures->setFigures(figures);
}

// Of what was stored before durations were kept: some at a time, so that other writes come between.
void StatisticsPane::measure()
{
    m_isMeasuring = true;
    whenDone(m_desk.collection->measurePlayTimes(measuredAtOnce), this, [this](const Result<int> &measured) {
        m_isMeasuring = false;
        if (measured.value_or(0) == measuredAtOnce)
            return measure();
        if (measured.value_or(0) > 0)
            changed();
        Q_EMIT settledChanged();
    });
    showFigures();
}

void StatisticsPane::refresh()
{
    ask();
}

void StatisticsPane::focusList()
{
    if (!m_cards->cards().isEmpty())
        static_cast<ChartCard *>(m_cards->cards().first())->focusChart();
}

QList<Chart> StatisticsPane::charts() const
{
    QList<Chart> charts;
    for (QWidget *card : m_cards->cards())
        charts.append(static_cast<ChartCard *>(card)->chart());
    return charts;
}

} // namespace runout::ui
