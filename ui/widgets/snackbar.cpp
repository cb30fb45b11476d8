// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/snackbar.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int shownFor = 10'000; // ms
constexpr int distance = 16;     // from the parent's edge
constexpr int widest = 560;

} // namespace

Snackbar::Snackbar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_button(new QPushButton)
    , m_close(new QToolButton)
{
    setObjectName(QStringLiteral("snackbar"));
    setAccessibleName(tr("Notice"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_button->setFlat(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize({14, 14});
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close notice"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 6, 6);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    row->addWidget(m_close);
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownFor);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!isAncestorOf(focusWidget()) && !underMouse())
            hide();
    });
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto run = m_run)
            run();
    });
    parent->installEventFilter(this);
    hide();
}

void Snackbar::say(const QString &sentence, const QString &button, std::function<void()> run, qint64 about)
{
    m_about = about;
    m_text->setText(sentence);
    setAccessibleDescription(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_run = std::move(run);
    show();
    place();
    raise();
    m_timer.start();
}

QString Snackbar::sentence() const
{
    return isHidden() ? QString() : m_text->text();
}

qint64 Snackbar::about() const
{
    return isHidden() ? 0 : m_about;
}

void Snackbar::place()
{
    const QWidget *over = parentWidget();
    const int room = qMin(widest, over->width() - 2 * distance);
    m_text->setWordWrap(false);
    const bool fits = sizeHint().width() <= room;
    m_text->setWordWrap(!fits);
    const int width = fits ? sizeHint().width() : room;
    const int height = qMax(sizeHint().height(), layout()->hasHeightForWidth() ? heightForWidth(width) : 0);
    setGeometry((over->width() - width) / 2, over->height() - height - distance, width, height);
}

bool Snackbar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Snackbar::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Snackbar::leaveEvent(QEvent *)
{
    m_timer.start();
}

} // namespace runout::ui
