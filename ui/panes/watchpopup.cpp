// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/watchpopup.h"

#include "core/base/settings.h"
#include "core/library/market.h"
#include "ui/desk.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>

namespace runout::ui {

using discogs::Price;
using discogs::ReleaseId;

namespace {

constexpr double most = 999'999;

QPushButton *button(const QString &text, bool isPrimary)
{
    auto *made = new QPushButton(text);
    made->setProperty("primary", isPrimary);
    made->setAutoDefault(false);
    return made;
}

} // namespace

WatchPopup::WatchPopup(Desk &desk, const QList<ReleaseId> &wants, const std::optional<library::Watch> &now,
                       QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_desk(desk)
    , m_wants(wants)
    , m_currency(now && now->target ? now->target->currency : desk.settings.currency())
    , m_target(new QDoubleSpinBox)
{
    setObjectName(QStringLiteral("facetPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Watch the price"));
    auto *title = new QLabel(wants.size() == 1 ? tr("Tell me when it costs at most")
                                               : tr("Tell me when one of %L1 costs at most").arg(wants.size()));
    title->setFont(type::heading(font()));
    m_target->setRange(0, most);
    m_target->setDecimals(m_currency == u"JPY" ? 0 : 2);
    m_target->setPrefix(m_currency + u' ');
    m_target->setAccessibleName(tr("Target price"));
    m_target->setValue(now && now->target ? now->target->value : 0);
    m_target->setSpecialValueText(tr("any price"));
    auto *how = new QLabel(tr("The price is looked at daily while Runout is open. Only you know of it: nothing is "
                              "told to Discogs."));
    how->setWordWrap(true);
    setMuted(how);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 10, 12, 12);
    box->setSpacing(8);
    box->addWidget(title);
    box->addWidget(m_target);
    box->addWidget(how);
    box->addWidget(buttons(now.has_value()));
    setFixedWidth(320);
    m_target->setFocus();
    m_target->selectAll();
}

QWidget *WatchPopup::buttons(bool isWatched)
{
    auto *row = new QWidget;
    auto *box = new QHBoxLayout(row);
    box->setContentsMargins(0, 0, 0, 0);
    QPushButton *keep = button(isWatched ? tr("Keep watching") : tr("Watch"), true);
    connect(keep, &QPushButton::clicked, this, [this] {
        watch(m_target->value() > 0 ? std::optional(Price{m_target->value(), m_currency}) : std::nullopt);
    });
    box->addStretch(1);
    if (isWatched) {
        QPushButton *stop = button(tr("Stop watching"), false);
        connect(stop, &QPushButton::clicked, this, [this] {
            (void)m_desk.market->unwatch(m_wants);
            close();
        });
        box->addWidget(stop);
    }
    box->addWidget(keep);
    return row;
}

void WatchPopup::watch(const std::optional<Price> &target)
{
    (void)m_desk.market->watch(m_wants, target);
    close();
}

void WatchPopup::showAt(const QPoint &global)
{
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    move(qBound(room.left(), global.x(), qMax(room.left(), room.right() - width())),
         qBound(room.top(), global.y(), qMax(room.top(), room.bottom() - height())));
    show();
    m_target->setFocus();
}

void askTarget(Desk &desk, const QList<ReleaseId> &wants, QWidget *parent, const QPoint &global)
{
    whenDone(desk.market->watched(wants), parent,
             [&desk, wants, parent, global](const Result<QList<library::WatchedWant>> &now) {
                 const bool isWatched = now && !now->isEmpty();
                 auto *popup =
                     new WatchPopup(desk, wants, isWatched ? std::optional(now->first().watch) : std::nullopt, parent);
                 popup->showAt(global);
             });
}

} // namespace runout::ui
