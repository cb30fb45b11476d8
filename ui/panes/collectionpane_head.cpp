// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/library/collection.h"
#include "ui/browserstate.h"
#include "ui/panes/collectionpane_p.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/muted.h"
#include "ui/panes/nothingheld.h"
#include "ui/theme/theme.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/queryhelp.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

// What stands around the rows: headline, filter, facets, and which of the five states it is.
namespace runout::ui {

namespace {

constexpr int mostOffers = 30;

struct ShelfFacet
{
    ShelfIndex::Facet facet;
    const char *label;
    QStringList Narrowing::*chosen;
};

const ShelfFacet shelfFacets[] = {
    {ShelfIndex::FolderFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Folder"), &Narrowing::folders},
    {ShelfIndex::FormatFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Format"), &Narrowing::formats},
    {ShelfIndex::DecadeFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Decade"), &Narrowing::decades},
    {ShelfIndex::YearFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Year"), &Narrowing::years},
    {ShelfIndex::GenreFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Genre"), &Narrowing::genres},
    {ShelfIndex::StyleFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Style"), &Narrowing::styles},
    {ShelfIndex::LabelFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Label"), &Narrowing::labels},
    {ShelfIndex::CountryFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Country"), &Narrowing::countries},
    {ShelfIndex::ConditionFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Condition"), &Narrowing::conditions},
    {ShelfIndex::RatingFacet, QT_TRANSLATE_NOOP("runout::ui::CollectionPane", "Rating"), &Narrowing::ratings},
};

QToolButton *toolButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRaise(true);
    return button;
}

// Facet boxes know values by what they are called: a rating is called by its stars.
QString toShown(int which, const QString &value)
{
    return shelfFacets[which].facet == ShelfIndex::RatingFacet ? shownValue(library::Term::Field::Rating, value)
                                                               : value;
}

QStringList toShown(int which, const QStringList &values)
{
    QStringList shown;
    for (const QString &value : values)
        shown.append(toShown(which, value));
    return shown;
}

QString fromShown(int which, const QString &shown)
{
    if (shelfFacets[which].facet != ShelfIndex::RatingFacet)
        return shown;
    return QString::number(shown.startsWith(u'\u2605') ? shown.size() : 0);
}

QString records(int count)
{
    return count == 1 ? CollectionPane::tr("1 record") : CollectionPane::tr("%L1 records").arg(count);
}

} // namespace

void CollectionPane::Private::build()
{
    buildFacets();
    auto *box = new QVBoxLayout(&q);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(buildTop());
    filterRow = new QWidget;
    filterRow->setLayout(buildFilter());
    box->addWidget(filterRow);
    box->addWidget(facetRow);
    box->addWidget(states, 1);
    connect(views, &ResultViews::wallChanged, this, [this](bool wall) {
        tableButton->setChecked(!wall);
        wallButton->setChecked(wall);
        Q_EMIT q.wallChanged(wall);
    });
    connect(views, &ResultViews::menuOpening, this, [this](QMenu *menu) { fillMenu(*menu); });
    for (QAbstractItemView *view : views->findChildren<QAbstractItemView *>())
        view->installEventFilter(this);
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
    tableButton = toolButton(QStringLiteral("table"), tr("Show as table"));
    wallButton = toolButton(QStringLiteral("wall"), tr("Show as wall of covers"));
    for (QToolButton *look : {tableButton, wallButton})
        look->setCheckable(true);
    tableButton->setChecked(!views->isWall());
    wallButton->setChecked(views->isWall());
    connect(tableButton, &QToolButton::clicked, this, [this] { views->setWall(false); });
    connect(wallButton, &QToolButton::clicked, this, [this] { views->setWall(true); });
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
    for (QToolButton *button : {pick, tableButton, wallButton, more})
        head->addWidget(button);
    return head;
}

QLayout *CollectionPane::Private::buildFilter()
{
    filter = new QueryField;
    filter->setValues([this](library::Term::Field field, const QString &typed) {
        return model->index().values(field, typed, mostOffers);
    });
    sentence = new QLabel;
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    sentence->setAccessibleName(tr("What is wrong with the filter"));
    sentence->hide();
    auto *explain = toolButton(QStringLiteral("help"), tr("How to filter"));
    connect(explain, &QToolButton::clicked, this, [this] {
        if (!help) {
            help = new QueryHelp(&q);
            connect(help, &QueryHelp::exampleChosen, this, [this](const QString &query) {
                filter->setFocus();
                typed(query);
            });
        }
        help->showBelow(*filter);
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

    connect(filter, &QueryField::typed, this, &Private::typed);
    connect(filter, &QueryField::listWanted, &q, &CollectionPane::focusResults);
    connect(filter, &QueryField::sentenceChanged, this, [this](const QString &text) {
        QPalette colours = sentence->palette();
        colours.setColor(QPalette::WindowText, colour::warning(q.palette()));
        sentence->setPalette(colours);
        sentence->setText(text);
        sentence->setVisible(!text.isEmpty());
    });
    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 8, 12, 0);
    line->setSpacing(4);
    line->addWidget(filter, 1);
    line->addWidget(explain);
    line->addWidget(viewsButton);
    auto *box = new QVBoxLayout;
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(line);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(18, 2, 12, 0);
    below->addWidget(sentence);
    box->addLayout(below);
    return box;
}

void CollectionPane::Private::buildFacets()
{
    facetRow = new QWidget;
    auto *flow = new FlowLayout(6, facetRow);
    flow->setContentsMargins(16, 6, 12, 8);
    for (int which = 0; which < int(std::size(shelfFacets)); ++which) {
        auto *box = new FacetBox(tr(shelfFacets[which].label));
        connect(box, &FacetBox::valuesWanted, this, [this, which] { fillFacet(which); });
        connect(box, &FacetBox::chosenChanged, this,
                [this, which](const QStringList &chosen) { narrow(which, chosen); });
        facets.append(box);
        flow->addWidget(box);
    }
    clear = toolButton(QStringLiteral("clear"), tr("Clear filters"));
    connect(clear, &QToolButton::clicked, this, &Private::clearFilters);
    flow->addWidget(clear);
}

void CollectionPane::Private::fillFacet(int which)
{
    QList<FacetCount> values = model->index().facet(shelfFacets[which].facet);
    for (FacetCount &value : values)
        value.value = toShown(which, value.value);
    facets[which]->setValues(values);
}

void CollectionPane::Private::narrow(int which, const QStringList &chosen)
{
    Place next = desk.state.place();
    QStringList &values = next.narrowing.*shelfFacets[which].chosen;
    values.clear();
    for (const QString &shown : chosen)
        values.append(fromShown(which, shown));
    desk.state.amend(next);
}

void CollectionPane::Private::updateFacets()
{
    for (int which = 0; which < facets.size(); ++which) {
        facets[which]->setChosen(toShown(which, place.narrowing.*shelfFacets[which].chosen));
        if (shelfFacets[which].facet == ShelfIndex::FolderFacet)
            facets[which]->setVisible(place.id == 0);
    }
    clear->setVisible(!place.narrowing.isEmpty() || !place.filter.isEmpty());
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

// What it is that leaves nothing over, in words.
QString CollectionPane::Private::hiddenBy() const
{
    QStringList parts;
    if (!place.filter.trimmed().isEmpty())
        parts.append(tr("“%1”").arg(place.filter.trimmed()));
    for (int which = 0; which < int(std::size(shelfFacets)); ++which) {
        const QStringList &chosen = place.narrowing.*shelfFacets[which].chosen;
        if (!chosen.isEmpty())
            parts.append(tr("%1: %2").arg(tr(shelfFacets[which].label), toShown(which, chosen).join(tr(" or "))));
    }
    return parts.join(tr(", "));
}

void CollectionPane::Private::updateState()
{
    updateHead();
    const int total = model->index().rows().count();
    headline->setVisible(total > 0);
    filterRow->setVisible(total > 0);
    facetRow->setVisible(total > 0);
    for (QWidget *part : {static_cast<QWidget *>(pick), static_cast<QWidget *>(tableButton),
                          static_cast<QWidget *>(wallButton), static_cast<QWidget *>(more)})
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
        const QString what = hiddenBy();
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
