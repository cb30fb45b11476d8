// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/collectionpane.h"

#include "core/auth/account.h"
#include "core/library/collection.h"
#include "core/library/sync.h"
#include "ui/browserstate.h"
#include "ui/errortext.h"
#include "ui/panes/collectionpane_p.h"
#include "ui/panes/valuecard.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/resultviews.h"
#include "ui/widgets/shelfdelegate.h"

#include <QAbstractItemView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QRandomGenerator>

namespace runout::ui {

namespace {

const QLatin1String memoryName("collection");

}

CollectionPane::Private::Private(CollectionPane &pane, Desk &tools)
    : q(pane)
    , desk(tools)
    , model(new ShelfModel(tools.collection, &pane))
    , views(new ResultViews(*model, tools, QStringLiteral("collection"), CollectionPane::tr("Collection"),
                            std::make_unique<ShelfDelegate>(tools.covers, *model)))
    , states(new PaneStates(views, CollectionPane::tr("Collection content")))
    , saved(tools.settings)
{}

CollectionPane::CollectionPane(Desk &desk, QWidget *parent)
    : Pane(parent)
    , d(new Private(*this, desk))
{
    d->build();
    d->buildMarket();
    Private *p = d.get();
    connect(&desk.state, &BrowserState::placeChanged, p, &Private::follow);
    connect(&desk.state, &BrowserState::aboutToLeave, p, [p] {
        if (p->q.isVisible())
            p->desk.state.remember(memoryName, p->views->memory());
        p->restoreDue = true;
    });
    connect(&desk.state, &BrowserState::openChanged, p, [p] {
        if (const auto open = p->desk.state.place().open; open && p->q.isVisible())
            p->views->select(*open);
    });
    connect(p->views, &ResultViews::activated, &desk.state, &BrowserState::open);
    connect(p->model, &ShelfModel::loadingChanged, p, [p] {
        p->updateState();
        Q_EMIT p->q.settledChanged();
    });
    connect(p->model, &ShelfModel::filteringChanged, p, [p] {
        p->updateState();
        Q_EMIT p->q.settledChanged();
    });
    connect(p->model, &ShelfModel::rowsChanged, p, &Private::updateState);
    connect(p->model, &ShelfModel::foldersChanged, p, &Private::updateHead);
    connect(p->model, &ShelfModel::applied, p, [p] { p->states->setNotice({}); });
    connect(p->model, &ShelfModel::refused, p,
            [p](const Error &error) { p->states->setNotice(tr("It stays as it was: %1").arg(errorText(error))); });
    if (desk.collection)
        connect(desk.collection, &library::Collection::stateChanged, p, &Private::askState);
    if (desk.account)
        connect(desk.account, &auth::Account::changed, p, &Private::updateState);
    if (desk.sync) {
        connect(desk.sync, &library::Sync::started, p, &Private::updateState);
        connect(desk.sync, &library::Sync::finished, p, &Private::askState);
    }
    p->follow();
    p->updateState();
    p->model->load();
    p->askState();
}

CollectionPane::~CollectionPane()
{
    delete d->states; // the views go before what they show
}

void CollectionPane::showEvent(QShowEvent *event)
{
    Pane::showEvent(event);
    d->restoreDue = true;
    d->follow();
}

void CollectionPane::Private::follow()
{
    const Place &next = desk.state.place();
    if (next.kind != Place::Kind::Collection)
        return;
    const bool isFirst = place.kind != Place::Kind::Collection;
    const Place before = std::exchange(place, next);
    filter->setQueryText(place.filter);
    model->setQuery(filter->query());
    if (before.id != place.id || isFirst)
        model->setFolder(discogs::FolderId(place.id));
    if (before.narrowing != place.narrowing)
        model->setNarrowing(place.narrowing);
    if (restoreDue && q.isVisible()) {
        restoreDue = false;
        const QVariant memory = desk.state.memory(memoryName);
        if (!memory.isValid())
            views->view()->scrollToTop();
        views->restore(memory);
    }
    updateFacets();
    updateState();
}

// Typing on is one place in the history.
void CollectionPane::Private::typed(const QString &text)
{
    Place next = desk.state.place();
    if (next.kind != Place::Kind::Collection)
        return;
    next.filter = text;
    desk.state.amend(next);
}

void CollectionPane::Private::clearFilters()
{
    Place next = desk.state.place();
    next.filter.clear();
    next.narrowing = {};
    desk.state.amend(next);
}

void CollectionPane::Private::askState()
{
    if (!desk.collection)
        return;
    whenDone(desk.collection->state(), this, [this](const Result<library::ShelfState> &state) {
        synced = state ? state->synced : QDateTime();
        updateState();
    });
}

void CollectionPane::setWall(bool wall)
{
    d->views->setWall(wall);
}

bool CollectionPane::isWall() const
{
    return d->views->isWall();
}

void CollectionPane::refresh()
{
    d->model->load();
    if (d->desk.sync && d->desk.account && d->desk.account->isSignedIn())
        d->desk.sync->start();
}

void CollectionPane::pickOne()
{
    const int rows = d->model->rowCount();
    if (rows == 0)
        return;
    const int row = QRandomGenerator::global()->bounded(rows);
    d->views->selectKey(d->model->keyAt(row));
    d->views->view()->scrollTo(d->model->index(row, ShelfModel::Title), QAbstractItemView::PositionAtCenter);
    d->desk.state.open(d->model->entityAt(row));
}

void CollectionPane::showDuplicates()
{
    Place next;
    next.kind = Place::Kind::Collection;
    next.filter = QStringLiteral("is:duplicate");
    next.open = d->desk.state.place().open;
    d->model->setSortLevels({{ShelfModel::Title, Qt::AscendingOrder}});
    d->desk.state.go(next);
}

bool CollectionPane::isSettled() const
{
    const bool isCounting = d->valueCard && d->valueCard->isVisible() && !d->valueCard->isSettled();
    return !d->model->isLoading() && !d->model->isFiltering() && !isCounting;
}

void CollectionPane::focusResults()
{
    d->views->view()->setFocus();
    if (!d->views->selection()->currentIndex().isValid() && d->model->rowCount() > 0)
        d->views->selection()->setCurrentIndex(d->model->index(0, ShelfModel::Title), QItemSelectionModel::NoUpdate);
}

void CollectionPane::focusFilter()
{
    d->filter->setFocus(Qt::ShortcutFocusReason);
    d->filter->selectAll();
}

QString CollectionPane::headline() const
{
    return d->headline->text();
}

QList<library::Instance> CollectionPane::shown() const
{
    QList<library::Instance> instances;
    instances.reserve(d->model->rowCount());
    for (int row = 0; row < d->model->rowCount(); ++row)
        instances.append(d->model->instanceAt(row));
    return instances;
}

} // namespace runout::ui
