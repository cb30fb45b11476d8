// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/ownershipstrip.h"

#include "core/auth/account.h"
#include "core/library/collection.h"
#include "core/library/market.h"
#include "ui/desk.h"
#include "ui/panes/copycard.h"
#include "ui/shelfedits.h"
#include "ui/shelfmenu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/starrating.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>

namespace runout::ui {

using library::Collection;
using library::Ownership;

namespace {

constexpr int chevron = 12;
constexpr int narrow = 400; // buttons give up what is not needed to tell them apart

// Says by its chevron that something unfolds below.
class FoldChip final : public QToolButton
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        QPainter painter(this);
        const QRect place(width() - chevron - 2 * Theme::unit, (height() - chevron) / 2, chevron, chevron);
        paintIcon(painter, isChecked() ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                  QStyle::visualRect(layoutDirection(), rect(), place), palette().color(QPalette::ButtonText));
    }
};

QToolButton *textButton(const QString &iconName, QToolButton *button = new QToolButton)
{
    button->setObjectName(QStringLiteral("chip"));
    button->setIcon(icon(iconName));
    button->setIconSize({20, 16}); // a little air before the text
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

OwnershipStrip::OwnershipStrip(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_have(textButton(QStringLiteral("in-collection"), new FoldChip))
    , m_add(textButton(QStringLiteral("plus")))
    , m_want(textButton(QStringLiteral("wantlist")))
    , m_watch(textButton(QStringLiteral("watch")))
    , m_stars(new StarRating)
    , m_copies(new QScrollArea)
{
    setAccessibleName(tr("Your copies"));
    build();
    if (!desk.collection || !desk.edits) {
        hide();
        return;
    }
    const auto touched = [this](const QList<discogs::InstanceId> &ids) {
        const bool mine = ids.isEmpty() || m_mine.instances.isEmpty() ||
                          std::any_of(m_mine.instances.begin(), m_mine.instances.end(),
                                      [&ids](const library::Instance &copy) { return ids.contains(copy.id); }) ||
                          m_desk.collection->owned().contains(m_release ? discogs::number(*m_release) : 0);
        if (mine)
            reload();
    };
    connect(desk.collection, &Collection::instancesChanged, this, touched);
    connect(desk.collection, &Collection::idReplaced, this, &OwnershipStrip::reload);
    connect(desk.collection, &Collection::wantsChanged, this, &OwnershipStrip::reload);
    connect(desk.edits, &ShelfEdits::namesChanged, this, [this] {
        for (CopyCard *card : findChildren<CopyCard *>())
            card->rebuild();
    });
    if (desk.account)
        connect(desk.account, &auth::Account::changed, this, &OwnershipStrip::updateButtons);
    setRelease({});
}

OwnershipStrip::~OwnershipStrip() = default;

bool OwnershipStrip::mayEdit() const
{
    return m_desk.edits && !m_desk.edits->isReadOnly();
}

void OwnershipStrip::build()
{
    m_have->setCheckable(true);
    m_have->setProperty("unfolds", true);
    m_add->setAccessibleName(tr("Add to collection"));
    m_want->setCheckable(true);
    m_add->setPopupMode(QToolButton::MenuButtonPopup);
    if (m_desk.edits)
        m_add->setMenu(folderMenu(*m_desk.edits, {}, m_add, [this](discogs::FolderId folder) { add(folder); }));
    connect(m_have, &QToolButton::clicked, this, &OwnershipStrip::showCopies);
    connect(m_add, &QToolButton::clicked, this, &OwnershipStrip::addToUsual);
    connect(m_want, &QToolButton::clicked, this, &OwnershipStrip::toggleWant);
    m_watch->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_watch->setCheckable(true);
    connect(m_watch, &QToolButton::clicked, this, &OwnershipStrip::askWatch);
    if (m_desk.market)
        connect(m_desk.market, &library::Market::watchesChanged, this, &OwnershipStrip::updateWatch);
    connect(m_stars, &StarRating::rated, this, &OwnershipStrip::rate);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(4 * Theme::unit, 0, 3 * Theme::unit, 2 * Theme::unit);
    row->setSpacing(4);
    row->addWidget(m_have);
    row->addWidget(m_add);
    row->addWidget(m_want);
    row->addWidget(m_watch);
    row->addStretch(1);
    row->addWidget(m_stars);

    auto *content = new QWidget;
    m_cards = new QVBoxLayout(content);
    m_cards->setContentsMargins(4 * Theme::unit, 0, 3 * Theme::unit, 2 * Theme::unit);
    m_cards->setSpacing(0);
    m_copies->setWidget(content);
    m_copies->setWidgetResizable(true);
    m_copies->setFrameShape(QFrame::NoFrame);
    m_copies->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_copies->setAccessibleName(tr("Copies"));
    m_copies->setFocusPolicy(Qt::NoFocus);
    content->installEventFilter(this);
    m_copies->hide();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(row);
    box->addWidget(buildPager());
    box->addWidget(m_copies);
}

QWidget *OwnershipStrip::buildPager()
{
    const auto turning = [this](const QString &iconName, const QString &name, int by) {
        auto *button = new QToolButton;
        button->setIcon(icon(iconName));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QToolButton::clicked, this, [this, by] { turnTo(m_card + by); });
        return button;
    };
    m_previous = turning(QStringLiteral("previous"), tr("Previous copy"), -1);
    m_next = turning(QStringLiteral("next"), tr("Next copy"), 1);
    m_which = new QLabel;
    m_which->setFont(type::heading(font()));
    m_pager = new QWidget;
    auto *pager = new QHBoxLayout(m_pager);
    pager->setContentsMargins(4 * Theme::unit, 0, 3 * Theme::unit, Theme::unit);
    pager->setSpacing(2);
    pager->addWidget(m_which, 1);
    pager->addWidget(m_previous);
    pager->addWidget(m_next);
    m_pager->hide();
    return m_pager;
}

// One copy at a time: a list of cards would scroll above one that scrolls itself.
void OwnershipStrip::turnTo(int card)
{
    const QList<CopyCard *> cards = findChildren<CopyCard *>();
    m_card = qBound(0, card, qMax(0, int(cards.size()) - 1));
    for (int i = 0; i < cards.size(); ++i)
        cards[i]->setVisible(i == m_card);
    m_which->setText(tr("Copy %1 of %2").arg(m_card + 1).arg(cards.size()));
    m_previous->setEnabled(m_card > 0);
    m_next->setEnabled(m_card + 1 < cards.size());
    m_pager->setVisible(showsCopies() && cards.size() > 1);
    fitCopies();
}

bool OwnershipStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_copies->widget() && event->type() == QEvent::LayoutRequest)
        fitCopies();
    return QWidget::eventFilter(watched, event);
}

void OwnershipStrip::setRelease(std::optional<discogs::ReleaseId> release)
{
    if (release == m_release && isVisible())
        return;
    m_release = release;
    m_card = 0;
    setVisible(release && m_desk.collection && m_desk.edits);
    m_mine = {};
    updateButtons();
    reload();
}

void OwnershipStrip::reload()
{
    if (!m_release || !m_desk.collection) {
        m_question.reset();
        take({});
        return;
    }
    m_question = std::make_unique<QObject>();
    Q_EMIT settledChanged();
    whenDone(m_desk.collection->ownership(*m_release), m_question.get(), [this](const Result<Ownership> &mine) {
        m_question.release()->deleteLater();
        take(mine.value_or(Ownership()));
        Q_EMIT settledChanged();
    });
}

void OwnershipStrip::take(const Ownership &mine)
{
    m_mine = mine;
    updateButtons();
    fillCards();
    Q_EMIT changed();
}

void OwnershipStrip::updateButtons()
{
    const int copies = int(m_mine.instances.size());
    const bool wanted = m_mine.want.has_value();
    const bool isNarrow = width() < narrow;
    m_have->setVisible(copies > 0);
    m_have->setToolButtonStyle(isNarrow ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    m_have->setText(copies > 1 ? tr("In collection ×%1").arg(copies) : tr("In collection"));
    m_have->setAccessibleName(m_have->text());
    m_have->setToolTip(m_copiesShown ? tr("Hide the copies") : tr("Show folder, condition and notes"));
    m_have->setChecked(m_copiesShown);
    m_add->setVisible(mayEdit());
    m_add->setToolButtonStyle(copies > 0 ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const bool isShort = isNarrow && copies > 0; // other folders are in its menu on a wider pane, and in Record
    const auto popup = isShort ? QToolButton::DelayedPopup : QToolButton::MenuButtonPopup;
    if (popup != m_add->popupMode()) {
        m_add->setPopupMode(popup);
        m_add->style()->unpolish(m_add); // its width in the style sheet depends on it
        m_add->style()->polish(m_add);
    }
    m_add->setText(tr("Add to collection"));
    m_add->setAccessibleName(copies > 0 ? tr("Add another copy") : tr("Add to collection"));
    const QString folder =
        m_desk.edits ? m_desk.edits->names().folders.value(discogs::number(m_desk.edits->usualFolder())) : QString();
    m_add->setToolTip(copies > 0 ? tr("Add another copy to %1").arg(folder) : tr("Add to %1").arg(folder));
    const bool may = mayAdd(m_desk);
    m_add->setEnabled(may);
    if (!may)
        m_add->setToolTip(whyNotAdd());
    m_want->setVisible(mayEdit() || wanted);
    m_want->setEnabled(may || (mayEdit() && wanted));
    m_want->setChecked(wanted);
    m_want->setIcon(icon(wanted ? QStringLiteral("wanted") : QStringLiteral("wantlist")));
    m_want->setText(wanted ? tr("Wanted") : tr("Want"));
    m_want->setToolButtonStyle(copies > 0 || isNarrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_want->setAccessibleName(wanted ? tr("Remove from wantlist") : tr("Add to wantlist"));
    m_want->setToolTip(may || wanted ? m_want->accessibleName() : whyNotAdd());
    m_add->setAccessibleDescription(may ? QString() : whyNotAdd());
    m_want->setAccessibleDescription(may || wanted ? QString() : whyNotAdd());
    updateWatch();
    const int rating = copies > 0 ? m_mine.instances.first().rating : wanted ? m_mine.want->rating : 0;
    m_stars->setRating(rating);
    m_stars->setEnabled(mayEdit() && (copies > 0 || wanted));
    m_stars->setVisible((copies > 0 || wanted) && (mayEdit() || rating > 0));
}

void OwnershipStrip::fillCards()
{
    QList<CopyCard *> cards = findChildren<CopyCard *>();
    const int count = int(m_mine.instances.size());
    while (cards.size() > count)
        delete cards.takeLast();
    while (cards.size() < count) {
        auto *card = new CopyCard(*m_desk.edits);
        m_cards->addWidget(card);
        cards.append(card);
    }
    for (int i = 0; i < count; ++i)
        cards[i]->setInstance(m_mine.instances[i], i + 1, count);
    showCopies(m_copiesShown);
}

void OwnershipStrip::showCopies(bool shown)
{
    m_copiesShown = shown;
    m_have->setChecked(shown);
    m_copies->setVisible(showsCopies());
    turnTo(m_card);
    Q_EMIT copiesShown();
}

bool OwnershipStrip::showsCopies() const
{
    return m_copiesShown && !m_mine.instances.isEmpty();
}

void OwnershipStrip::setRoom(int height)
{
    if (height == m_room)
        return;
    m_room = height;
    fitCopies();
}

void OwnershipStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateButtons();
    fitCopies();
}

// As tall as the card; scrolled only where that leaves nothing for the rest.
void OwnershipStrip::fitCopies()
{
    QWidget *content = m_copies->widget();
    const int width = this->width();
    const int wanted = content->layout()->hasHeightForWidth() ? content->layout()->totalHeightForWidth(width)
                                                              : content->sizeHint().height();
    m_copies->setFixedHeight(qMin(m_room, wanted));
}

void OwnershipStrip::add(discogs::FolderId folder)
{
    if (m_release && mayAdd(m_desk))
        m_desk.edits->add(*m_release, folder);
}

void OwnershipStrip::addToUsual()
{
    if (mayEdit())
        add(m_desk.edits->usualFolder());
}

void OwnershipStrip::toggleWant()
{
    if (!m_release || !mayEdit())
        return;
    if (m_mine.want)
        m_desk.edits->removeWant(*m_release);
    else if (mayAdd(m_desk))
        m_desk.edits->want(*m_release);
    m_want->setChecked(m_mine.want.has_value()); // until it is so
}

void OwnershipStrip::rate(int rating)
{
    if (m_release && mayEdit())
        m_desk.edits->rate(*m_release, rating);
}

void OwnershipStrip::move(discogs::FolderId folder)
{
    if (!mayEdit())
        return;
    if (m_mine.instances.size() == 1)
        m_desk.edits->move(m_mine.instances, folder);
    else
        showCopies(true);
}

void OwnershipStrip::remove()
{
    if (!mayEdit())
        return;
    if (m_mine.instances.size() == 1)
        m_desk.edits->remove(m_mine.instances);
    else
        showCopies(true);
}

} // namespace runout::ui
