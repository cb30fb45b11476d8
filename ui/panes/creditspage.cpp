// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/creditspage.h"

#include "core/base/settings.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/models/releasemodels.h"
#include "ui/panes/creditsdelegate.h"
#include "ui/panes/linkmouse.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

namespace runout::ui {

namespace {

QString groupingSetting()
{
    return QStringLiteral("credits/byTrack");
}

} // namespace

CreditsPage::CreditsPage(Desk &desk, QWidget *parent)
    : ReleasePage(parent)
    , m_desk(desk)
    , m_model(new CreditsModel(this))
    , m_view(new QTreeView)
    , m_delegate(new CreditsDelegate(m_view))
    , m_states(new PaneStates(m_view, tr("Credits of the release")))
    , m_byRole(toggle(tr("By role"), false))
    , m_byTrack(toggle(tr("By track"), true))
    , m_filter(new QLineEdit)
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setAccessibleName(tr("Credit list"));
    m_view->setHeaderHidden(true);
    m_view->setIndentation(0);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setMinimumSectionSize(0);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->viewport()->installEventFilter(this);
    new LinkMouse(m_view, desk.state,
                  [this](const QPoint &point) { return m_delegate->linkAt(m_view->indexAt(point), point); });
    connect(m_view, &QTreeView::activated, this, &CreditsPage::open);
    connect(m_view, &QWidget::customContextMenuRequested, this, &CreditsPage::showMenu);

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(buildHead());
    box->addWidget(m_states, 1);
    setByTrack(desk.settings.layout(groupingSetting(), false).toBool());
}

QToolButton *CreditsPage::toggle(const QString &text, bool byTrack)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, [this, byTrack] { setByTrack(byTrack); });
    return button;
}

QHBoxLayout *CreditsPage::buildHead()
{
    auto *group = new QButtonGroup(this);
    group->addButton(m_byRole);
    group->addButton(m_byTrack);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter credits"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setTextFilter(text);
        arrange();
    });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(3 * Theme::unit, 2 * Theme::unit, 3 * Theme::unit, Theme::unit);
    head->setSpacing(Theme::unit);
    head->addWidget(m_byRole);
    head->addWidget(m_byTrack);
    head->addSpacing(Theme::unit);
    head->addWidget(m_filter, 1);
    return head;
}

void CreditsPage::setByTrack(bool byTrack)
{
    m_byRole->setChecked(!byTrack);
    m_byTrack->setChecked(byTrack);
    m_desk.settings.setLayout(groupingSetting(), byTrack);
    m_model->setGrouping(byTrack ? CreditsModel::Grouping::ByTrack : CreditsModel::Grouping::ByFamily);
    if (hasShown())
        arrange();
}

void CreditsPage::fill()
{
    m_model->setRelease(shown().release);
    arrange();
    m_view->scrollToTop();
}

void CreditsPage::arrange()
{
    m_view->expandAll();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_view->setFirstColumnSpanned(row, {}, true);
    shareWidth();
    updateState();
}

void CreditsPage::updateState()
{
    if (!hasShown())
        return;
    if (m_model->rowCount() > 0) {
        m_states->showContent();
    } else if (m_model->creditCount() > 0) {
        m_states->showEmpty(tr("No credit matches “%1”.").arg(m_filter->text()),
                            {tr("Clear filter"), [this] { m_filter->clear(); }});
    } else if (shown().isMaster()) {
        m_states->showEmpty(tr("Discogs keeps credits with the pressings of a master."),
                            {tr("Show pressings"), [this] { Q_EMIT versionsWanted(); }});
    } else {
        m_states->showEmpty(tr("Discogs has no credits for this release."));
    }
}

bool CreditsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        shareWidth();
    return ReleasePage::eventFilter(watched, event);
}

void CreditsPage::shareWidth()
{
    const QAbstractItemView &view = *m_view;
    const int width = view.viewport()->width();
    const int tracks = qMin(view.sizeHintForColumn(CreditsModel::Tracks), width / 4);
    const int role = qMin(view.sizeHintForColumn(CreditsModel::Role), width * 2 / 5);
    m_view->setColumnWidth(CreditsModel::Role, role);
    m_view->setColumnWidth(CreditsModel::Name, width - tracks - role);
    m_view->setColumnWidth(CreditsModel::Tracks, tracks);
}

void CreditsPage::open(const QModelIndex &index)
{
    LinkMouse::follow(m_desk.state, CreditsDelegate::link(index), QApplication::keyboardModifiers());
}

void CreditsPage::showMenu(const QPoint &point)
{
    const LinkPiece link = CreditsDelegate::link(m_view->currentIndex());
    if (link.text.isEmpty())
        return;
    QMenu menu;
    if (link.isLink()) {
        menu.addAction(tr("Open"), this, [this, link] { m_desk.state.open(link.entity); });
        menu.addAction(icon(QStringLiteral("open-beside")), tr("Open beside"), this,
                       [this, link] { Q_EMIT m_desk.state.openBesideRequested(link.entity); });
        menu.addSeparator();
    }
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy name"), this,
                   [link] { QGuiApplication::clipboard()->setText(link.text); });
    menu.exec(m_view->viewport()->mapToGlobal(point));
}

} // namespace runout::ui
