// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/fold.h"

#include <QLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

namespace runout::ui {

namespace {

constexpr int largestShare = 2; // of the window's height: one in so many

} // namespace

class Fold::Fade final : public QWidget
{
public:
    explicit Fade(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QColor solid = palette().color(QPalette::Window);
        QColor clear = solid;
        clear.setAlpha(0);
        QLinearGradient gradient(0, 0, 0, height());
        gradient.setColorAt(0, clear);
        gradient.setColorAt(1, solid);
        QPainter(this).fillRect(rect(), gradient);
    }
};

Fold::Fold(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
    , m_fade(new Fade(this))
{
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
    m_fade->hide();
}

void Fold::setFoldedLines(int lines)
{
    m_foldedLines = lines;
    refit();
}

void Fold::setUnfolded(bool unfolded)
{
    m_unfolded = unfolded;
    verticalScrollBar()->setValue(0);
    refit();
}

void Fold::refit()
{
    QLayout *layout = widget()->layout();
    const int width = viewport()->width();
    const int wanted =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
    const int folded = m_foldedLines * fontMetrics().lineSpacing();
    const int most = m_unfolded ? qMax(folded, window()->height() / largestShare) : folded;
    const bool hides = wanted > folded;
    setFixedHeight(qMin(wanted, most));
    setVerticalScrollBarPolicy(m_unfolded && wanted > most ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int fade = 2 * fontMetrics().lineSpacing();
    m_fade->setGeometry(0, height() - fade, this->width(), fade);
    m_fade->setVisible(hides && !m_unfolded);
    m_fade->raise();
    if (hides != m_hides) {
        m_hides = hides;
        Q_EMIT hidesChanged(hides);
    }
}

void Fold::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        refit();
}

bool Fold::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &Fold::refit, Qt::QueuedConnection);
    return QScrollArea::eventFilter(watched, event);
}

} // namespace runout::ui
