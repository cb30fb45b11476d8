// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/library/collection.h"
#include "ui/browserstate.h"
#include "ui/panes/collectionpane_p.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/muted.h"
#include "ui/panes/nothingheld.h"
#include "ui/panes/shelffilter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/lookswitch.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/ratingkeys.h"
#include "ui/widgets/resultviews.h"
#include "ui/widgets/toolbutton.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

// What stands around the rows: headline, filter, facets, and which of the five states it is.
namespace runout::ui {

namespace {

const QList<ShelfIndex::Facet> shelfFacets{
    ShelfIndex::FolderFacet,    ShelfIndex::FormatFacet, ShelfIndex::DecadeFacet, ShelfIndex::YearFacet,
    ShelfIndex::GenreFacet,     ShelfIndex::StyleFacet,  ShelfIndex::LabelFacet,  ShelfIndex::CountryFacet,
    ShelfIndex::ConditionFacet, ShelfIndex::RatingFacet};

QString records(int count)
{
    return count == 1 ? CollectionPane::tr("1 record") : CollectionPane::tr("%L1 records").arg(count);
}

} // namespace

void CollectionPane::Private::build()
{
    buildFilter();
    auto *box = new QVBoxLayout(&q);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(buildTop());
    box->addWidget(narrower);
    box->addWidget(states, 1);
    connect(views, &ResultViews::wallChanged, &q, &Pane::wallChanged);
    connect(views, &ResultViews::menuOpening, this, [this](QMenu *menu) { fillMenu(*menu); });
    for (QAbstractItemView *view : views->findChildren<QAbstractItemView *>())
        view->installEventFilter(this);
    if (model->isEditable()) {
        connect(new RatingKeys(*views), &RatingKeys::rated, this, [this](int rating) {
            applyToAll(chosen(), [this, rating](const library::Instance &copy) { return model->rate(copy, rating); });
        });
    }
}

QLayout *CollectionPane::Private::buildTop()
{
    headline = new QLabel;
    headline->setFont(type::heading(q.font()));
    headline->setAccessibleName(tr("Record count"));
    headline->setTextFormat(Qt::PlainText);
    headline->setMinimumWidth(40);
    age = new ElidedLabel;
    age->setAccessibleName(tr("Age"));
    age->setMinimumWidth(1);
    setMuted(age);
    lookSwitch = new LookSwitch(*views);
    pick = toolButton(QStringLiteral("disc"), tr("Pick one for me"));
    connect(pick, &QToolButton::clicked, &q, &CollectionPane::pickOne);
    more = toolButton(QStringLiteral("more"), tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->addAction(icon(QStringLiteral("disc")), tr("Pick one for me"), &q, &CollectionPane::pickOne);
    menu->addAction(icon(QStringLiteral("copy")), tr("Show duplicates"), &q, &CollectionPane::showDuplicates);
    menu->addSeparator();
    menu->addAction(tr("Export what is shown…"), &q, [this] { Q_EMIT q.exportWanted(q.shown()); });
    menu->addAction(icon(QStringLiteral("refresh")), tr("Refresh"), &q, &CollectionPane::refresh);
    more->setMenu(menu);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 12, 0);
    head->setSpacing(4);
    head->addWidget(headline);
    head->addSpacing(4);
    head->addWidget(age, 1);
    valueButton = toolButton(QStringLiteral("statistics"), tr("Collection value"));
    valueButton->setCheckable(true);
    for (QWidget *button : std::initializer_list<QWidget *>{valueButton, pick, lookSwitch, more})
        head->addWidget(button);
    return head;
}

void CollectionPane::Private::buildFilter()
{
    narrower = new ShelfFilter(model->index(), shelfFacets, {});
    filter = &narrower->field();
    connect(narrower, &ShelfFilter::typed, this, &Private::typed);
    connect(narrower, &ShelfFilter::listWanted, &q, &CollectionPane::focusResults);
    connect(narrower, &ShelfFilter::cleared, this, &Private::clearFilters);
    connect(narrower, &ShelfFilter::narrowed, this, [this](const Narrowing &narrowing) {
        Place next = desk.state.place();
        next.narrowing = narrowing;
        desk.state.amend(next);
    });
    viewsButton = new QToolButton;
    viewsButton->setObjectName(QStringLiteral("facet"));
    viewsButton->setText(tr("Views"));
    viewsButton->setAccessibleName(tr("Views"));
    viewsButton->setToolTip(tr("Saved views"));
    viewsButton->setIcon(icon(QStringLiteral("chevron-down")));
    viewsButton->setIconSize({12, 12});
    viewsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    viewsButton->setLayoutDirection(q.layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
    viewsButton->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(viewsButton);
    viewsButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillViews(*menu); });

    narrower->addBeside(viewsButton);
}

void CollectionPane::Private::updateFacets()
{
    narrower->show(place);
    narrower->setFacetVisible(ShelfIndex::FolderFacet, place.id == 0);
}

void CollectionPane::Private::updateHead()
{
    const int shown = model->rowCount();
    const int total = model->index().rows().count();
    const int releases = model->index().releases();
    QString text;
    if (!model->hasLoaded() || total == 0)
        text = tr("Collection");
    else if (shown != total)
        text = tr("%L1 of %2").arg(shown).arg(records(total));
    else if (releases == total)
        text = records(total);
    else
        text = tr("%1, %L2 releases").arg(records(total)).arg(releases);
    if (place.id != 0) {
        for (const discogs::Folder &folder : model->folders()) {
            if (discogs::number(folder.id) == place.id)
                text = tr("%1: %2").arg(folder.name, text);
        }
    }
    headline->setText(text);
    const bool isOwn = synced.isValid() && total > 0;
    age->setText(isOwn ? tr("synced %1").arg(ageOf(synced, QDateTime::currentDateTimeUtc())) : QString());
    pick->setEnabled(shown > 0);
}

void CollectionPane::Private::updateState()
{
    updateHead();
    const int total = model->index().rows().count();
    headline->setVisible(total > 0);
    narrower->setVisible(total > 0);
    valueButton->setVisible(total > 0 && valueCard);
    if (valueCard && total == 0)
        q.showValue(false);
    for (QWidget *part : std::initializer_list<QWidget *>{pick, lookSwitch, more})
        part->setVisible(total > 0);
    if (model->problem()) {
        states->showFailure(*model->problem(), [this] { model->load(); });
    } else if (total == 0 && (model->isLoading() || (desk.collection && !model->hasLoaded()))) {
        states->showLoading();
    } else if (total == 0) {
        showNothingHeld(
            *states, desk, tr("your collection"),
            tr("There is no record in this collection yet. Search for one and press “Add to collection”."),
            synced.isValid(), [this] { Q_EMIT q.linkWanted(); }, [this] { Q_EMIT q.sampleWanted(); });
    } else if (model->isFiltering()) {
        states->showLoading();
    } else if (model->rowCount() == 0) {
        const QString what = narrower->hiddenBy(place);
        if (what.isEmpty())
            states->showEmpty(model->isLoading() ? tr("Reading the shelf…") : tr("This folder is empty."));
        else
            states->showEmpty(total == 1 ? tr("The only record does not match %1.").arg(what)
                                         : tr("None of the %1 match %2.").arg(records(total), what),
                              {tr("Clear filters"), [this] { clearFilters(); }});
    } else {
        states->showContent(synced);
    }
}

} // namespace runout::ui
