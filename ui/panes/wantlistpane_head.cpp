// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/models/wantsindex.h"
#include "ui/panes/shelffilter.h"
#include "ui/panes/wantlistpane.h"
#include "ui/shelfedits.h"
#include "ui/shelfmenu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/lookswitch.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/resultviews.h"
#include "ui/widgets/toolbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

// What stands above the wants: count, buttons, filter.
namespace runout::ui {

namespace {

const QList<ShelfIndex::Facet> wantFacets{ShelfIndex::FormatFacet,  ShelfIndex::DecadeFacet, ShelfIndex::YearFacet,
                                          ShelfIndex::GenreFacet,   ShelfIndex::StyleFacet,  ShelfIndex::LabelFacet,
                                          ShelfIndex::CountryFacet, ShelfIndex::RatingFacet};

} // namespace

void WantlistPane::buildHead()
{
    m_headline = new QLabel;
    m_headline->setFont(type::heading(font()));
    m_headline->setAccessibleName(tr("Wantlist count"));
    m_headline->setTextFormat(Qt::PlainText);
    m_filter = new ShelfFilter(m_index->rows(), wantFacets, WantsIndex::fieldsWithout());
    connect(m_filter, &ShelfFilter::typed, this, [this](const QString &text) {
        Place place = m_desk.state.place();
        place.filter = text;
        m_desk.state.amend(place);
    });
    connect(m_filter, &ShelfFilter::narrowed, this, [this](const Narrowing &narrowing) {
        Place place = m_desk.state.place();
        place.narrowing = narrowing;
        m_desk.state.amend(place);
    });
    connect(m_filter, &ShelfFilter::cleared, this, &WantlistPane::clearFilters);
    connect(m_filter, &ShelfFilter::listWanted, this, &WantlistPane::focusList);
    m_found = toolButton(QStringLiteral("in-collection"), tr("Found it"));
    m_found->setText(tr("Found it"));
    m_found->setToolTip(tr("Into the collection, off the wantlist"));
    m_found->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_found->setPopupMode(QToolButton::InstantPopup);
    m_remove = toolButton(QStringLiteral("trash"), tr("Remove from wantlist"));
    m_remove->setShortcut(QKeySequence());
    m_found->setEnabled(false);
    m_remove->setEnabled(false);
    m_lookSwitch = new LookSwitch(*m_views);
    connect(m_remove, &QToolButton::clicked, this, &WantlistPane::removeChosen);
    const bool mayEdit = m_desk.edits && !m_desk.edits->isReadOnly();
    if (mayEdit)
        m_found->setMenu(
            folderMenu(*m_desk.edits, {}, m_found, [this](discogs::FolderId folder) { found(chosen(), folder); }));
    m_found->setVisible(mayEdit);
    m_remove->setVisible(mayEdit);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 12, 0);
    head->setSpacing(4);
    head->addWidget(m_headline, 1);
    for (QWidget *button : std::initializer_list<QWidget *>{m_found, m_remove, m_lookSwitch})
        head->addWidget(button);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(head);
    box->addWidget(m_filter);
    box->addWidget(m_states, 1);
}

} // namespace runout::ui
