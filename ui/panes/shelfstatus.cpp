// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/shelfstatus.h"

#include "core/auth/account.h"
#include "core/library/collection.h"
#include "core/library/details.h"
#include "core/library/outbox.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

namespace runout::ui {

using library::Collection;
using library::SyncProgress;

namespace {

constexpr int minute = 60; // s

QToolButton *smallButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize({14, 14});
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QLabel *plainLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(name);
    return label;
}

QString figure(int value)
{
    return QLocale().toString(value);
}

} // namespace

QString timeLeft(int seconds)
{
    if (seconds < 0)
        return {};
    if (seconds < minute)
        return ShelfStatus::tr("under a minute left");
    if (seconds < 90 * minute)
        return ShelfStatus::tr("%1 min left").arg((seconds + minute - 1) / minute);
    return ShelfStatus::tr("%1 h left").arg((seconds + 30 * minute) / (60 * minute));
}

QString progressText(const SyncProgress &progress)
{
    using Step = SyncProgress::Step;
    QString what;
    switch (progress.step) {
    case Step::Idle:
        return {};
    case Step::Folders:
        what = ShelfStatus::tr("Folders");
        break;
    case Step::Items:
        what = ShelfStatus::tr("Collection");
        break;
    case Step::Wants:
        what = ShelfStatus::tr("Wantlist");
        break;
    case Step::Lists:
        what = ShelfStatus::tr("Lists");
        break;
    case Step::Value:
        what = ShelfStatus::tr("Value");
        break;
    }
    if (progress.total > 0)
        what = ShelfStatus::tr("%1: %2 of %3").arg(what, figure(progress.done), figure(progress.total));
    const QString left = timeLeft(progress.secondsLeft);
    return left.isEmpty() ? what : ShelfStatus::tr("%1, %2").arg(what, left);
}

ShelfStatus::ShelfStatus(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_sync(smallButton(QStringLiteral("sync"), tr("Synchronize")))
    , m_text(plainLabel(tr("Collection status")))
    , m_bar(new QProgressBar)
    , m_cancel(smallButton(QStringLiteral("close"), tr("Stop synchronizing")))
    , m_waiting(smallButton(QStringLiteral("history"), tr("Waiting edits")))
    , m_details(plainLabel(tr("Details progress")))
    , m_pause(smallButton(QStringLiteral("pause"), tr("Pause fetching details")))
{
    build();
    connect(desk.collection, &Collection::stateChanged, this, &ShelfStatus::askState);
    connect(desk.collection, &Collection::instancesChanged, this, &ShelfStatus::askState);
    if (desk.sync) {
        connect(desk.sync, &library::Sync::started, this, &ShelfStatus::update);
        connect(desk.sync, &library::Sync::progressed, this, &ShelfStatus::showProgress);
        connect(desk.sync, &library::Sync::finished, this, [this] {
            askState();
            update();
        });
    }
    if (desk.details)
        connect(desk.details, &library::Details::progressed, this, &ShelfStatus::showDetails);
    if (desk.outbox)
        connect(desk.outbox, &library::Outbox::problemChanged, this, &ShelfStatus::update);
    if (desk.account)
        connect(desk.account, &auth::Account::changed, this, &ShelfStatus::update);
    m_minute.setInterval(minute * 1000 / 2);
    connect(&m_minute, &QTimer::timeout, this, &ShelfStatus::update);
    m_minute.start();
    askState();
    update();
    showDetails();
}

void ShelfStatus::build()
{
    m_waiting->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_waiting->setToolTip(tr("Show the history"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(96);
    m_bar->setAccessibleName(tr("Synchronization"));
    connect(m_sync, &QToolButton::clicked, this, [this] { m_desk.sync->start(); });
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_desk.sync->cancel(); });
    connect(m_waiting, &QToolButton::clicked, this, &ShelfStatus::journalWanted);
    connect(m_pause, &QToolButton::clicked, this, [this] { m_desk.details->setPaused(!m_desk.details->isPaused()); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_sync);
    row->addWidget(m_text);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    row->addSpacing(4);
    row->addWidget(m_waiting);
    row->addSpacing(4);
    row->addWidget(m_details);
    row->addWidget(m_pause);
}

void ShelfStatus::askState()
{
    whenDone(m_desk.collection->state(), this, [this](const Result<library::ShelfState> &state) {
        if (!state)
            return;
        m_state = *state;
        update();
        showDetails();
    });
}

QString ShelfStatus::text() const
{
    return m_text->text();
}

QString ShelfStatus::syncedText() const
{
    const QString records = m_state.instances == 1 ? tr("1 record") : tr("%1 records").arg(figure(m_state.instances));
    if (!m_desk.sync)
        return m_state.instances > 0 ? records : QString();
    const QString ago = m_state.synced.isValid() ? ageOf(m_state.synced, QDateTime::currentDateTimeUtc()) : QString();
    const auto error = m_desk.sync->lastError();
    if (error && error->code == ErrorCode::Cancelled)
        return tr("Stopped; goes on with the next synchronization. %1").arg(records);
    if (error && m_state.synced.isValid())
        return tr("%1, synced %2, %3", "what is wrong, when, how many").arg(errorTitle(*error), ago, records);
    if (error)
        return errorTitle(*error);
    if (m_state.synced.isValid())
        return tr("Synced %1, %2").arg(ago, records);
    return m_desk.account && m_desk.account->isSignedIn() ? tr("Not synchronized yet") : QString();
}

void ShelfStatus::update()
{
    const bool signedIn = m_desk.account && m_desk.account->isSignedIn();
    const bool running = m_desk.sync && m_desk.sync->isRunning();
    m_sync->setVisible(m_desk.sync && !running && (signedIn || m_state.synced.isValid()));
    m_sync->setEnabled(signedIn);
    m_bar->setVisible(running);
    m_cancel->setVisible(running);
    if (running)
        showProgress(m_desk.sync->progress());
    else
        m_text->setText(syncedText());
    const int waiting = m_state.waiting;
    QString edits = waiting == 1 ? tr("1 edit waiting") : tr("%n edits waiting", nullptr, waiting);
    if (m_state.refused > 0)
        edits = m_state.refused == 1 ? tr("1 edit refused") : tr("%n edits refused", nullptr, m_state.refused);
    m_waiting->setText(edits);
    m_waiting->setAccessibleName(edits);
    m_waiting->setIcon(icon(m_state.refused > 0 ? QStringLiteral("warning") : QStringLiteral("history")));
    m_waiting->setVisible(waiting + m_state.refused > 0);
}

void ShelfStatus::showProgress(const SyncProgress &progress)
{
    const QString text = progressText(progress);
    m_text->setText(text.isEmpty() ? tr("Synchronizing") : text);
    m_bar->setRange(0, progress.total);
    m_bar->setValue(progress.done);
    m_bar->setToolTip(text);
}

void ShelfStatus::showDetails()
{
    const library::Details *details = m_desk.details;
    const bool more = details && details->total() > 0 && details->done() < details->total();
    m_details->setVisible(more);
    m_pause->setVisible(more);
    if (!more)
        return;
    const QString left = details->isPaused() ? tr("paused") : timeLeft(details->secondsLeft());
    m_details->setText(tr("%1 of %2 in full").arg(figure(details->done()), figure(details->total())));
    m_details->setToolTip(tr("%1 of %2 releases held in full: their tracks, credits and runouts are searchable. %3")
                              .arg(figure(details->done()), figure(details->total()), left)
                              .trimmed());
    m_pause->setIcon(icon(details->isPaused() ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setAccessibleName(details->isPaused() ? tr("Resume fetching details") : tr("Pause fetching details"));
    m_pause->setToolTip(m_pause->accessibleName());
}

} // namespace runout::ui
