// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/journaldelegate.h"

#include "core/library/edits.h"
#include "ui/models/daylogmodel.h"
#include "ui/panes/rowbackground.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace runout::ui {

using State = library::JournalEntry::State;

namespace {

constexpr int rowHeight = 52;
constexpr int headingHeight = 36;
constexpr int iconSize = 18;
constexpr int undoWidth = 56;
constexpr int stateWidth = 148;

QString change(const QModelIndex &index)
{
    const QString before = index.data(DayLogModel::BeforeRole).toString();
    const QString after = index.data(DayLogModel::AfterRole).toString();
    QString text = before.isEmpty() || after.isEmpty()
                       ? before + after
                       : JournalDelegate::tr("%1 → %2", "before, after").arg(before, after);
    const int more = index.data(DayLogModel::MoreRole).toInt();
    if (more > 0)
        text = text.isEmpty() ? JournalDelegate::tr("and %n more", nullptr, more)
                              : JournalDelegate::tr("%1, and %n more", nullptr, more).arg(text);
    return text;
}

QString stateIcon(State state)
{
    switch (state) {
    case State::Sent:
        return QStringLiteral("check");
    case State::Waiting:
        return QStringLiteral("sync");
    case State::Refused:
        return QStringLiteral("warning");
    case State::Undone:
        return QStringLiteral("undo");
    }
    return {};
}

} // namespace

QSize JournalDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {300, index.data(DayLogModel::IdRole).toLongLong() == 0 ? headingHeight : rowHeight};
}

QRect JournalDelegate::undoRect(const QStyleOptionViewItem &option) const
{
    const QRect rect(option.rect.right() - paneMargin - undoWidth, option.rect.top() + (option.rect.height() - 28) / 2,
                     undoWidth + 8, 28);
    return QStyle::visualRect(option.direction, option.rect, rect);
}

void JournalDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QFont font = type::small(option.font);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(colour::muted(option.palette));
    painter.drawText(option.rect.adjusted(paneMargin, 8, -paneMargin, 0),
                     QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter),
                     index.data().toString());
}

// State and time at the end of the row; takes its room.
void JournalDelegate::paintEnd(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                               QRect &room) const
{
    const auto place = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const auto state = State(index.data(DayLogModel::StateRole).toInt());
    room.setRight(room.right() - undoWidth - 8);
    if (m_mayUndo && index.data(DayLogModel::UndoableRole).toBool()) {
        painter.setFont(option.font);
        painter.setPen(colour::accent(option.palette));
        painter.drawText(undoRect(option), Qt::AlignCenter, m_undoText.isEmpty() ? tr("Undo") : m_undoText);
    }
    if (index.data(DayLogModel::StateTextRole).toString().isEmpty())
        return;
    const bool narrow = room.width() < 420;
    const int width = narrow ? iconSize + 4 : stateWidth;
    const QRect end(room.right() - width, room.top(), width, room.height());
    const QColor tone = state == State::Refused ? colour::warning(option.palette) : colour::muted(option.palette);
    const QRect symbol(end.left(), end.top() + (end.height() - iconSize) / 2, iconSize, iconSize);
    paintIcon(painter, stateIcon(state), place(symbol), tone);
    if (!narrow) {
        painter.setFont(type::small(option.font));
        painter.setPen(tone);
        painter.drawText(place(end.adjusted(iconSize + 6, 0, 0, 0)),
                         QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter),
                         painter.fontMetrics().elidedText(index.data(DayLogModel::StateTextRole).toString(),
                                                          Qt::ElideRight, width - iconSize - 6));
    }
    room.setRight(end.left() - 12);
}

void JournalDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(DayLogModel::IdRole).toLongLong() == 0) {
        paintHeading(*painter, option, index);
        painter->restore();
        return;
    }
    paintRowBackground(*painter, option, true);
    const QPalette &palette = option.palette;
    const auto place = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const Qt::Alignment leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    QRect room = option.rect.adjusted(paneMargin, 0, -paneMargin, 0);
    const QRect symbol(room.left(), room.top() + (room.height() - iconSize) / 2, iconSize, iconSize);
    paintIcon(*painter, index.data(DayLogModel::IconRole).toString(), place(symbol), colour::muted(palette));
    room.setLeft(symbol.right() + 12);
    paintEnd(*painter, option, index, room);

    const QFont small = type::small(option.font);
    QFont strong = option.font;
    strong.setWeight(QFont::Medium);
    const bool undone = index.data(DayLogModel::StateRole).toInt() == static_cast<int>(State::Undone);
    strong.setStrikeOut(undone);
    const int first = QFontMetrics(strong).height();
    const int second = QFontMetrics(small).height();
    QRect line(room.left(), room.top() + (room.height() - first - second) / 2, room.width(), first);
    const auto draw = [&](const QRect &rect, const QString &text) {
        painter->drawText(place(rect), int(leading) | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    };
    painter->setFont(strong);
    painter->setPen(undone ? colour::muted(palette) : palette.color(QPalette::Text));
    draw(line, index.data(DayLogModel::SubjectRole).toString());
    QString below =
        tr("%1 · %2", "time, what was done").arg(index.data(DayLogModel::TimeRole).toString(), index.data().toString());
    if (const QString what = change(index); !what.isEmpty())
        below = tr("%1: %2").arg(below, what);
    painter->setFont(small);
    painter->setPen(colour::muted(palette));
    draw(QRect(line.left(), line.bottom() + 1, line.width(), second), below);
    painter->restore();
}

bool JournalDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && m_mayUndo && index.data(DayLogModel::UndoableRole).toBool()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && undoRect(option).contains(mouse->position().toPoint())) {
            Q_EMIT undoWanted(index.data(DayLogModel::IdRole).toLongLong());
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace runout::ui
