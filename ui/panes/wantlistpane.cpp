// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/wantlistpane.h"

#include "core/library/collection.h"
#include "core/library/sync.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/marketlooks.h"
#include "ui/panes/nothingheld.h"
#include "ui/panes/releasetext.h"
#include "ui/panes/wantdelegate.h"
#include "ui/shelfedits.h"
#include "ui/shelfmenu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
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

QToolButton *toolButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRaise(true);
    return button;
}

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
    buildHead();
    m_scrolled.setSingleShot(true);
    m_scrolled.setInterval(scrollPause);
    connect(&m_scrolled, &QTimer::timeout, this, [this] { lookAround(); });
    connect(m_views->view()->verticalScrollBar(), &QScrollBar::valueChanged, &m_scrolled, qOverload<>(&QTimer::start));
    connect(m_views, &ResultViews::activated, &desk.state, &BrowserState::open);
    connect(m_views, &ResultViews::wallChanged, this, [this](bool wall) {
        m_tableButton->setChecked(!wall);
        m_wallButton->setChecked(wall);
        Q_EMIT wallChanged(wall);
    });
    connect(m_views, &ResultViews::menuOpening, this, [this](QMenu *menu) {
        const QList<ReleaseId> releases = chosen();
        if (releases.isEmpty() || !m_desk.edits || m_desk.edits->isReadOnly())
            return;
        menu->addSeparator();
        menu->addMenu(folderMenu(*m_desk.edits, tr("Found it"), menu,
                                 [this, releases](discogs::FolderId folder) { found(releases, folder); }));
    });
    connect(m_views->selection(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_found->setEnabled(!chosen().isEmpty());
        m_remove->setEnabled(!chosen().isEmpty());
    });
    connect(m_model, &ResultsModel::edited, this, [this](const ResultRow &row) {
        m_desk.edits->changeWant(ReleaseId{row.entity.id}, row.notes, row.rating);
    });
    connect(m_looks, &MarketLooks::seen, this, &WantlistPane::takeMarket);
    connect(desk.collection, &Collection::wantsChanged, this, &WantlistPane::reload);
    connect(desk.collection, &Collection::stateChanged, this, &WantlistPane::reload);
    if (desk.sync) {
        connect(desk.sync, &library::Sync::started, this, &WantlistPane::updateState);
        connect(desk.sync, &library::Sync::finished, this, &WantlistPane::reload);
    }
    connect(&desk.state, &BrowserState::placeChanged, this, &WantlistPane::follow);
    connect(&desk.state, &BrowserState::aboutToLeave, this, [this] {
        if (isVisible())
            m_desk.state.remember(memoryName, m_views->memory());
    });
    reload();
}

WantlistPane::~WantlistPane() = default;

void WantlistPane::buildHead()
{
    m_headline = new QLabel;
    m_headline->setFont(type::heading(font()));
    m_headline->setAccessibleName(tr("Wantlist count"));
    m_headline->setTextFormat(Qt::PlainText);
    m_filter = new QLineEdit;
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter the wantlist"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(280);
    connect(m_filter, &QLineEdit::textEdited, this, [this](const QString &text) {
        Place place = m_desk.state.place();
        place.filter = text;
        m_desk.state.amend(place);
    });
    m_found = toolButton(QStringLiteral("in-collection"), tr("Found it"));
    m_found->setText(tr("Found it"));
    m_found->setToolTip(tr("Into the collection, off the wantlist"));
    m_found->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_found->setPopupMode(QToolButton::InstantPopup);
    m_remove = toolButton(QStringLiteral("trash"), tr("Remove from wantlist"));
    m_remove->setShortcut(QKeySequence());
    m_found->setEnabled(false);
    m_remove->setEnabled(false);
    m_tableButton = toolButton(QStringLiteral("table"), tr("Show as table"));
    m_wallButton = toolButton(QStringLiteral("wall"), tr("Show as wall of covers"));
    for (QToolButton *look : {m_tableButton, m_wallButton})
        look->setCheckable(true);
    m_tableButton->setChecked(!isWall());
    m_wallButton->setChecked(isWall());
    connect(m_tableButton, &QToolButton::clicked, this, [this] { setWall(false); });
    connect(m_wallButton, &QToolButton::clicked, this, [this] { setWall(true); });
    connect(m_remove, &QToolButton::clicked, this, &WantlistPane::removeChosen);
    auto *removing = new QAction(this);
    removing->setShortcut(QKeySequence::Delete);
    removing->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_views->addAction(removing);
    connect(removing, &QAction::triggered, this, &WantlistPane::removeChosen);
    const bool mayEdit = m_desk.edits && !m_desk.edits->isReadOnly();
    if (mayEdit)
        m_found->setMenu(
            folderMenu(*m_desk.edits, {}, m_found, [this](discogs::FolderId folder) { found(chosen(), folder); }));
    m_found->setVisible(mayEdit);
    m_remove->setVisible(mayEdit);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 12, 8);
    head->setSpacing(4);
    head->addWidget(m_headline);
    head->addSpacing(8);
    head->addWidget(m_filter, 1);
    head->addStretch(0);
    for (QToolButton *button : {m_found, m_remove, m_tableButton, m_wallButton})
        head->addWidget(button);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(head);
    box->addWidget(m_states, 1);
}

void WantlistPane::follow()
{
    const Place &place = m_desk.state.place();
    if (place.kind != Place::Kind::Wantlist)
        return;
    if (m_filter->text() != place.filter)
        m_filter->setText(place.filter);
    m_model->setTextFilter(place.filter);
    m_model->setNarrowing(place.narrowing);
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

ResultRow WantlistPane::priced(const WantedRecord &want) const
{
    ResultRow result = row(want);
    if (want.market && want.market->lowestPrice)
        result.price = priceText(*want.market->lowestPrice);
    else if (want.market && want.market->numForSale.value_or(1) == 0)
        result.price = tr("none listed");
    return result;
}

void WantlistPane::take(const QList<WantedRecord> &wants)
{
    QList<ResultRow> rows;
    rows.reserve(wants.size());
    for (const WantedRecord &want : wants)
        rows.append(priced(want));
    m_model->setRows(rows);
    updateState();
    m_scrolled.start();
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
    for (QToolButton *button : {m_tableButton, m_wallButton})
        button->setVisible(total > 0);
    if (total == 0) {
        showNothingHeld(
            *m_states, m_desk, tr("your wantlist"),
            tr("Nothing is wanted yet. Press “Want” beside any record, and it stands here with what it costs."),
            m_everSynced, [this] { Q_EMIT linkWanted(); }, [this] { Q_EMIT sampleWanted(); });
    } else if (shown == 0) {
        m_states->showEmpty(total == 1 ? tr("The filter hides the only record.")
                                       : tr("The filter hides all %n records.", nullptr, total),
                            {tr("Clear filter"), [this] {
                                 Place place = m_desk.state.place();
                                 place.filter.clear();
                                 place.narrowing = {};
                                 m_desk.state.amend(place);
                             }});
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
    if (!index.isValid())
        return;
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

QList<ReleaseId> WantlistPane::chosen() const
{
    QList<ReleaseId> releases;
    for (const int row : m_views->selectedRows())
        releases.append(ReleaseId{m_model->entityAt(row).id});
    return releases;
}

void WantlistPane::removeChosen()
{
    if (!m_desk.edits || m_desk.edits->isReadOnly())
        return;
    QList<library::Edit> edits;
    for (const ReleaseId release : chosen()) {
        library::Edit edit;
        edit.kind = library::Edit::Kind::RemoveWant;
        edit.release = release;
        edits.append(edit);
    }
    m_desk.edits->apply(edits);
}

void WantlistPane::found(const QList<ReleaseId> &releases, discogs::FolderId folder)
{
    for (const ReleaseId release : releases)
        m_desk.edits->found(release, folder);
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
