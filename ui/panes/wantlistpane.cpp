// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/wantlistpane.h"

#include "core/library/collection.h"
#include "core/library/sync.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/marketmenu.h"
#include "ui/models/wantsindex.h"
#include "ui/panes/marketlooks.h"
#include "ui/panes/nothingheld.h"
#include "ui/panes/releasetext.h"
#include "ui/panes/shelffilter.h"
#include "ui/panes/wantdelegate.h"
#include "ui/shelfedits.h"
#include "ui/shelfmenu.h"
#include "ui/widgets/lookswitch.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

namespace runout::ui {

using discogs::ReleaseId;
using library::Collection;
using library::WantedRecord;

namespace {

constexpr int scrollPause = 600; // ms: figures are looked up where somebody stays
const QLatin1String memoryName("wantlist");

} // namespace

WantlistPane::WantlistPane(Desk &desk, QWidget *parent)
    : Pane(parent)
    , m_desk(desk)
    , m_model(new ResultsModel(ResultsModel::Kind::Wants, this))
    , m_looks(new MarketLooks(desk, this))
{
    m_model->setEditable(desk.edits && !desk.edits->isReadOnly());
    m_views = new ResultViews(*m_model, desk, QStringLiteral("wantlist"), tr("Wantlist"),
                              std::make_unique<WantDelegate>(desk.covers));
    m_states = new PaneStates(m_views, tr("Wantlist content"));
    m_index = new WantsIndex(desk.collection, this);
    buildHead();
    if (desk.edits && !desk.edits->isReadOnly())
        buildKeys();
    m_scrolled.setSingleShot(true);
    m_scrolled.setInterval(scrollPause);
    connect(&m_scrolled, &QTimer::timeout, this, [this] { lookAround(); });
    connect(m_views->view()->verticalScrollBar(), &QScrollBar::valueChanged, &m_scrolled, qOverload<>(&QTimer::start));
    connect(m_views, &ResultViews::activated, &desk.state, &BrowserState::open);
    connect(m_views, &ResultViews::wallChanged, this, &Pane::wallChanged);
    connect(m_views, &ResultViews::menuOpening, this, [this](QMenu *menu) {
        const QList<ReleaseId> releases = chosen();
        if (releases.isEmpty() || !m_desk.edits || m_desk.edits->isReadOnly())
            return;
        menu->addSeparator();
        QMenu *folders = folderMenu(*m_desk.edits, tr("Found it"), menu,
                                    [this, releases](discogs::FolderId folder) { found(releases, folder); });
        folders->setEnabled(mayAdd(m_desk));
        menu->addMenu(folders);
        addFigureActions(*menu, m_desk, releases);
        addWatchActions(*menu, m_desk, releases, this);
    });
    connect(m_views->selection(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_found->setEnabled(!chosen().isEmpty() && mayAdd(m_desk));
        m_found->setToolTip(mayAdd(m_desk) ? tr("Into the collection, off the wantlist") : whyNotAdd());
        m_remove->setEnabled(!chosen().isEmpty());
    });
    connect(m_model, &ResultsModel::edited, this, [this](const ResultRow &row) {
        m_desk.edits->changeWant(ReleaseId{row.entity.id}, row.notes, row.rating);
    });
    connect(m_index, &WantsIndex::visibleChanged, this, &WantlistPane::showFound);
    connect(m_index, &WantsIndex::waitingChanged, this, [this] {
        updateState();
        Q_EMIT settledChanged();
    });
    connect(m_looks, &MarketLooks::seen, this, &WantlistPane::takeMarket);
    connect(desk.collection, &Collection::wantsChanged, this, &WantlistPane::reload);
    connect(desk.collection, &Collection::stateChanged, this, &WantlistPane::askState);
    if (desk.sync) {
        connect(desk.sync, &library::Sync::started, this, &WantlistPane::updateState);
        connect(desk.sync, &library::Sync::finished, this, &WantlistPane::reload);
    }
    connect(&desk.state, &BrowserState::placeChanged, this, &WantlistPane::follow);
    connect(&desk.state, &BrowserState::aboutToLeave, this, [this] {
        if (isVisible())
            m_desk.state.remember(memoryName, m_views->memory());
    });
    buildMarket();
    reload();
}

WantlistPane::~WantlistPane() = default;

void WantlistPane::follow()
{
    const Place &place = m_desk.state.place();
    if (place.kind != Place::Kind::Wantlist)
        return;
    m_filter->show(place);
    m_index->setQuery(m_filter->field().query());
    m_index->setNarrowing(place.narrowing);
    if (m_restore) {
        m_restore = false;
        m_views->restore(m_desk.state.memory(memoryName));
    }
    updateState();
}

void WantlistPane::reload()
{
    m_question = std::make_unique<QObject>();
    Q_EMIT settledChanged();
    whenDone(m_desk.collection->state(), m_question.get(), [this](const Result<library::ShelfState> &state) {
        m_everSynced = state && state->synced.isValid();
        whenDone(m_desk.collection->wants(), m_question.get(), [this](const Result<QList<WantedRecord>> &wants) {
            QObject *asked = m_question.release();
            asked->deleteLater();
            if (wants)
                take(*wants);
            else
                m_states->showFailure(wants.error(), [this] { reload(); });
            Q_EMIT settledChanged();
        });
    });
}

// The state changes with every record that becomes complete: no reason to read the wants anew.
void WantlistPane::askState()
{
    whenDone(m_desk.collection->state(), this, [this](const Result<library::ShelfState> &state) {
        const bool everSynced = state && state->synced.isValid();
        if (std::exchange(m_everSynced, everSynced) != everSynced)
            updateState();
    });
}

ResultRow WantlistPane::priced(const WantedRecord &want) const
{
    ResultRow result = row(want);
    if (want.market && want.market->lowestPrice)
        result.price = priceText(*want.market->lowestPrice);
    else if (want.market && want.market->numForSale.value_or(1) == 0)
        result.price = tr("none listed");
    addMarket(result);
    return result;
}

void WantlistPane::take(const QList<WantedRecord> &wants)
{
    QList<ResultRow> rows;
    rows.reserve(wants.size());
    m_wants.clear();
    for (const WantedRecord &want : wants) {
        m_wants.insert(discogs::number(want.record.id), want);
        rows.append(priced(want));
    }
    m_index->setWants(wants);
    m_model->setRows(rows);
    showFound();
    askMarket();
    m_scrolled.start();
}

void WantlistPane::showFound()
{
    const Place &place = m_desk.state.place();
    const bool isNarrowed = !place.filter.trimmed().isEmpty() || !place.narrowing.isEmpty();
    m_model->setOnly(isNarrowed ? std::optional(m_index->visible()) : std::nullopt);
    updateState();
}

void WantlistPane::clearFilters()
{
    Place place = m_desk.state.place();
    place.filter.clear();
    place.narrowing = {};
    m_desk.state.amend(place);
}

void WantlistPane::updateState()
{
    const int total = m_model->total();
    const int shown = m_model->rowCount();
    QString text = total == 1 ? tr("1 wanted") : tr("%n wanted", nullptr, total);
    if (shown != total)
        text = tr("%1, %2 shown").arg(text, QLocale().toString(shown));
    m_headline->setText(text);
    m_headline->setVisible(total > 0);
    m_filter->setVisible(total > 0);
    for (QToolButton *button : {m_found, m_remove})
        button->setVisible(total > 0 && m_desk.edits && !m_desk.edits->isReadOnly());
    m_lookSwitch->setVisible(total > 0);
    if (total == 0) {
        showNothingHeld(
            *m_states, m_desk, tr("your wantlist"),
            tr("Nothing is wanted yet. Press “Want” beside any record, and it stands here with what it costs."),
            m_everSynced, [this] { Q_EMIT linkWanted(); }, [this] { Q_EMIT sampleWanted(); });
    } else if (m_index->isWaiting()) {
        m_states->showLoading();
    } else if (shown == 0) {
        const QString what = m_filter->hiddenBy(m_desk.state.place());
        m_states->showEmpty(total == 1 ? tr("The only record does not match %1.").arg(what)
                                       : tr("None of the %L1 records match %2.").arg(total).arg(what),
                            {tr("Clear filters"), [this] { clearFilters(); }});
    } else {
        m_states->showContent();
    }
}

void WantlistPane::lookAround(bool again)
{
    if (!isVisible())
        return;
    QList<ReleaseId> releases;
    for (const discogs::Entity &entity : m_views->inView())
        releases.append(ReleaseId{entity.id});
    m_looks->lookUp(releases, again);
}

void WantlistPane::takeMarket(ReleaseId release, const discogs::MarketStats &stats, qint64 at)
{
    const QModelIndex index = m_model->indexOf(discogs::entity(release));
    if (m_desk.market || !index.isValid())
        return; // the library tells of it, too
    WantedRecord want;
    want.market = stats;
    const ResultRow figures = priced(want);
    ResultRow next = m_model->at(index.row());
    next.lowest = figures.lowest;
    next.price = figures.price;
    next.copies = figures.copies;
    next.marketAt = at;
    m_model->add({next});
}

bool WantlistPane::isSettled() const
{
    return !m_question && !m_index->isWaiting();
}

void WantlistPane::refresh()
{
    reload();
    if (m_desk.sync)
        m_desk.sync->start();
    lookAround(true);
}

void WantlistPane::focusList()
{
    m_views->view()->setFocus();
}

void WantlistPane::setWall(bool wall)
{
    m_views->setWall(wall);
}

bool WantlistPane::isWall() const
{
    return m_views->isWall();
}

void WantlistPane::showEvent(QShowEvent *event)
{
    Pane::showEvent(event);
    follow();
    m_scrolled.start();
}

void WantlistPane::hideEvent(QHideEvent *event)
{
    Pane::hideEvent(event);
    m_looks->stop();
    m_restore = true;
}

} // namespace runout::ui
