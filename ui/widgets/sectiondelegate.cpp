// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sectiondelegate.h"

#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPainter>

namespace runout::ui {

namespace {

constexpr int rowHeight = 34;
constexpr int folderHeight = 28;
constexpr int folderIndent = 32;

void drawContents(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &row)
{
    const QPalette &palette = option.palette;
    const Qt::LayoutDirection direction = option.direction;
    const bool caption = index.data(SectionDelegate::CaptionRole).toBool();
    const bool folder = index.data(SectionDelegate::FolderRole).isValid();
    const bool selected = option.state & QStyle::State_Selected;
    QRect inner = row.adjusted(10, 0, -10, 0);
    if (!caption) {
        const QRect iconBox = QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(18, 18), inner);
        if (!folder)
            index.data(Qt::DecorationRole).value<QIcon>().paint(&painter, iconBox);
        inner = QStyle::visualRect(direction, row, row.adjusted(folder ? folderIndent : 38, 0, -10, 0));
    }
    QFont font = caption ? type::small(option.font) : option.font;
    if (selected || caption)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QString count = index.data(SectionDelegate::CountRole).toString();
    painter.setPen(colour::muted(palette));
    painter.drawText(inner, QStyle::visualAlignment(direction, Qt::AlignRight | Qt::AlignVCenter), count);
    painter.setPen(caption ? colour::muted(palette) : palette.color(QPalette::Text));
    const int room = inner.width() - (count.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(count) + 6);
    painter.drawText(inner, QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
}

} // namespace

QSize SectionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {120, index.data(FolderRole).isValid() ? folderHeight : rowHeight};
}

void SectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPalette &palette = option.palette;
    const QRect row = option.rect.adjusted(6, 1, -6, -1);
    const bool selected = option.state & QStyle::State_Selected;
    const bool dropping = index.data(DropRole).toBool();
    if (!index.data(CaptionRole).toBool() && (selected || dropping || option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected || dropping ? colour::raised(palette) : colour::hover(palette));
        painter->drawRoundedRect(row, 6, 6);
    }
    if (dropping || (selected && option.state & QStyle::State_HasFocus)) {
        painter->setPen(QPen(colour::accent(palette), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(row).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
    }
    drawContents(*painter, option, index, row);
    painter->restore();
}

QWidget *SectionDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *line = new QLineEdit(parent);
    line->setAccessibleName(tr("Folder name"));
    return line;
}

void SectionDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    const QRect place = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(folderIndent, 0, -8, 0));
    editor->setGeometry(place);
}

} // namespace runout::ui
