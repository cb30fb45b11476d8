// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/marketstatus.h"

#include "core/library/marketrefresh.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/panes/shelfstatus.h"
#include "ui/theme/theme.h"
#include "ui/widgets/toolbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

namespace runout::ui {

using library::MarketRefresh;

MarketStatus::MarketStatus(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_text(new QLabel)
    , m_bar(new QProgressBar)
    , m_pause(toolButton(QStringLiteral("pause"), tr("Pause the refresh of market figures")))
    , m_stop(toolButton(QStringLiteral("close"), tr("Stop the refresh of market figures")))
{
    build();
    connect(desk.figures, &MarketRefresh::progressed, this, &MarketStatus::update);
    connect(m_pause, &QToolButton::clicked, this, [this] { m_desk.figures->setPaused(!m_desk.figures->isPaused()); });
    connect(m_stop, &QToolButton::clicked, this, [this] { m_desk.figures->cancel(); });
    update();
}

void MarketStatus::build()
{
    setAccessibleName(tr("Market refresh"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAccessibleName(tr("Market refresh status"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(64);
    m_bar->setAccessibleName(tr("Market refresh progress"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 0, 0);
    row->setSpacing(6);
    for (QToolButton *button : {m_pause, m_stop}) {
        button->setIconSize({14, 14});
        button->setFocusPolicy(Qt::TabFocus);
    }
    for (QWidget *part : std::initializer_list<QWidget *>{m_text, m_bar, m_pause, m_stop})
        row->addWidget(part);
}

void MarketStatus::update()
{
    const MarketRefresh &figures = *m_desk.figures;
    const int total = figures.total();
    setVisible(figures.done() < total);
    if (figures.done() >= total)
        return;
    QString text = tr("Market: %L1 of %L2").arg(figures.done()).arg(total);
    const QString left = timeLeft(figures.secondsLeft());
    if (figures.isPaused())
        text = tr("%1, paused").arg(text);
    else if (figures.problem())
        text = tr("%1, waits: %2").arg(text, errorTitle(*figures.problem()));
    m_text->setText(text);
    const QString tip = left.isEmpty() ? text : tr("%1, %2").arg(text, left);
    m_text->setToolTip(figures.problem() ? errorText(*figures.problem()) : tip);
    m_bar->setRange(0, total);
    m_bar->setValue(figures.done());
    const QString name =
        figures.isPaused() ? tr("Resume the refresh of market figures") : tr("Pause the refresh of market figures");
    m_pause->setIcon(icon(figures.isPaused() ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setAccessibleName(name);
    m_pause->setToolTip(name);
}

QString MarketStatus::text() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace runout::ui
