// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/figurestrip.h"

#include "ui/panes/muted.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QLabel>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

QLabel *label(const QString &text, const QFont &font)
{
    auto *line = new QLabel(text);
    line->setTextFormat(Qt::PlainText);
    line->setFont(font);
    return line;
}

QWidget *blockOf(const FigureStrip::Figure &figure, const QFont &font)
{
    auto *block = new QWidget;
    block->setAccessibleName(FigureStrip::tr("%1: %2").arg(figure.name, figure.figure));
    auto *box = new QVBoxLayout(block);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    QFont large = type::title(font);
    large.setPointSizeF(large.pointSizeF() * 1.35);
    box->addWidget(label(figure.figure, type::tabular(large)));
    box->addWidget(label(figure.name, font));
    QLabel *detail = label(figure.detail, type::small(font));
    setMuted(detail);
    box->addWidget(detail);
    return block;
}

} // namespace

FigureStrip::FigureStrip(QWidget *parent)
    : QWidget(parent)
{
    auto *flow = new FlowLayout(8 * Theme::unit, this);
    flow->setContentsMargins(0, 0, 0, 0);
    setAccessibleName(tr("Figures"));
}

void FigureStrip::setFigures(const QList<Figure> &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (const Figure &figure : figures)
        layout()->addWidget(blockOf(figure, font()));
}

} // namespace runout::ui
