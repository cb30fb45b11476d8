// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/elidedlabel.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace runout::ui {

ElidedLabel::ElidedLabel(int maxLines, QWidget *parent)
    : QFrame(parent)
    , m_maxLines(maxLines)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setHint(const QString &hint)
{
    m_hint = hint;
    updateToolTip();
}

QStringList ElidedLabel::lines(int width, bool *elided) const
{
    QStringList result;
    QTextLayout layout(m_text, font());
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const QString rest = m_text.mid(line.textStart());
        if (result.size() + 1 == m_maxLines) {
            const QString last = fontMetrics().elidedText(rest, Qt::ElideRight, width);
            if (elided)
                *elided = last != rest;
            result.append(last);
            break;
        }
        result.append(m_text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return result;
}

QSize ElidedLabel::sizeHint() const
{
    const int width = fontMetrics().horizontalAdvance(m_text) + 2;
    return {width, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

int ElidedLabel::heightForWidth(int width) const
{
    return int(qMax(qsizetype(1), lines(width).size())) * fontMetrics().height();
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QStringList shown = lines(width());
    int y = qMax(0, (height() - int(shown.size()) * fontMetrics().height()) / 2);
    for (const QString &line : shown) {
        painter.drawText(QRect(0, y, width(), fontMetrics().height()),
                         int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter), line);
        y += fontMetrics().height();
    }
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void ElidedLabel::updateToolTip()
{
    bool elided = false;
    (void)lines(width(), &elided);
    QStringList says;
    if (elided)
        says.append(m_text);
    if (!m_hint.isEmpty() && m_hint != m_text)
        says.append(m_hint);
    setToolTip(says.isEmpty() ? QString()
                              : QStringLiteral("<qt>%1</qt>")
                                    .arg(says.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
}

} // namespace runout::ui
