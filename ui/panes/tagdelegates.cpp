// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/tagdelegates.h"

#include "ui/models/resultsmodel.h"
#include "ui/models/tagchangesmodel.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/models/tagtracksmodel.h"
#include "ui/panes/rowbackground.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace runout::ui {

namespace {

constexpr int margin = 12;
constexpr int gap = 2 * Theme::unit;
constexpr int headingHeight = 30;
constexpr int positionWidth = 34;
constexpr int coverSide = 40;
constexpr int bars = 5;

// Draws in one row, in the reading direction, elided where the room ends.
class Line
{
public:
    Line(QPainter &painter, const QStyleOptionViewItem &option, const QRect &room)
        : m_painter(painter)
        , m_option(option)
        , m_room(room)
    {}

    void atEnd(const QString &text, const QFont &font, const QColor &colour)
    {
        if (text.isEmpty())
            return;
        const int width = qMin(QFontMetrics(font).horizontalAdvance(text) + 2, m_room.width());
        draw(QRect(m_room.right() - width + 1, m_room.top(), width, m_room.height()), text, font, colour, true);
        m_room.setRight(m_room.right() - width - gap);
    }
    void atStart(const QString &text, const QFont &font, const QColor &colour, int width = 0)
    {
        const int taken = width > 0 ? width : m_room.width();
        draw(QRect(m_room.left(), m_room.top(), taken, m_room.height()), text, font, colour, false);
        m_room.setLeft(m_room.left() + taken);
    }
    [[nodiscard]] QRect &room() { return m_room; }
    [[nodiscard]] QRect placed(const QRect &rect) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, rect);
    }

private:
    void draw(const QRect &rect, const QString &text, const QFont &font, const QColor &colour, bool toEnd)
    {
        m_painter.setFont(font);
        m_painter.setPen(colour);
        const Qt::Alignment side = toEnd ? Qt::AlignRight : Qt::AlignLeft;
        m_painter.drawText(placed(rect),
                           int(QStyle::visualAlignment(m_option.direction, side | Qt::AlignVCenter)) |
                               Qt::TextSingleLine,
                           m_painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    }

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    QRect m_room;
};

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}

int twoLines(const QStyleOptionViewItem &option)
{
    return lineHeight(option.font) + lineHeight(type::small(option.font)) + 3 * Theme::unit;
}

std::pair<QRect, QRect> linesOf(const QStyleOptionViewItem &option)
{
    const int first = lineHeight(option.font);
    const int second = lineHeight(type::small(option.font));
    const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    const int top = room.top() + (room.height() - first - second) / 2;
    return {QRect(room.left(), top, room.width(), first), QRect(room.left(), top + first, room.width(), second)};
}

void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text, const QString &end)
{
    QFont font = type::small(option.font);
    Line line(painter, option, option.rect.adjusted(margin, 4, -margin, 0));
    line.atEnd(end, font, colour::muted(option.palette));
    font.setWeight(QFont::DemiBold);
    line.atStart(text, font, colour::muted(option.palette));
}

QFont medium(QFont font)
{
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

QSize TagFileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool heading = index.data(TagFilesModel::KindRole).toInt() == static_cast<int>(TagFilesModel::Kind::Heading);
    return {100, heading ? headingHeight : twoLines(option)};
}

void TagFileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const auto kind = TagFilesModel::Kind(index.data(TagFilesModel::KindRole).toInt());
    if (kind == TagFilesModel::Kind::Heading) {
        paintHeading(*painter, option, index.data().toString(), index.data(TagFilesModel::FactsRole).toString());
        painter->restore();
        return;
    }
    paintRowBackground(*painter, option, true);
    const QPalette &palette = option.palette;
    const QColor muted = colour::muted(palette);
    const auto [first, second] = linesOf(option);
    const QString place = index.data(TagFilesModel::PlaceRole).toString();
    const bool refused = kind == TagFilesModel::Kind::Rejected;
    Line name(*painter, option, first);
    name.atEnd(place, medium(option.font), colour::accent(palette));
    name.atStart(index.data().toString(), option.font, refused ? muted : palette.color(QPalette::Text));
    Line facts(*painter, option, second);
    const QFont small = type::small(option.font);
    const QString failure = index.data(TagFilesModel::FailureRole).toString();
    if (!failure.isEmpty()) {
        const QRect symbol(facts.room().left(), facts.room().top() + 1, 14, 14);
        paintIcon(*painter, QStringLiteral("warning"), facts.placed(symbol), colour::warning(palette));
        facts.room().setLeft(symbol.right() + 5);
        facts.atStart(failure, small, colour::warning(palette));
    } else {
        facts.atStart(index.data(TagFilesModel::FactsRole).toString(), type::tabular(small), muted);
    }
    painter->restore();
}

QSize TagTrackDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {100, index.data(TagTracksModel::RowRole).toInt() < 0 ? headingHeight : twoLines(option)};
}

void TagTrackDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(TagTracksModel::RowRole).toInt() < 0) {
        paintHeading(*painter, option, index.data().toString(), index.data(TagTracksModel::DurationRole).toString());
        painter->restore();
        return;
    }
    paintRowBackground(*painter, option, true);
    const QPalette &palette = option.palette;
    const QColor muted = colour::muted(palette);
    const auto [first, second] = linesOf(option);
    Line title(*painter, option, first);
    const QString duration = index.data(TagTracksModel::DurationRole).toString();
    const bool own = index.data(TagTracksModel::IsFilesDurationRole).toBool();
    QFont figures = type::tabular(option.font);
    figures.setItalic(own);
    title.atEnd(own ? tr("%1 (file)", "a duration that the file has").arg(duration) : duration, figures, muted);
    title.atStart(index.data(TagTracksModel::PositionRole).toString(), medium(option.font), muted, positionWidth);
    title.atStart(index.data().toString(), medium(option.font), palette.color(QPalette::Text));
    paintFile(*painter, option, index, second.adjusted(positionWidth, 0, 0, 0));
    painter->restore();
}

void TagTrackDelegate::paintFile(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                 const QRect &room) const
{
    const QPalette &palette = option.palette;
    const QColor muted = colour::muted(palette);
    const QFont small = type::small(option.font);
    const QString file = index.data(TagTracksModel::FileNameRole).toString();
    Line line(painter, option, room);
    if (file.isEmpty()) {
        QFont quiet = small;
        quiet.setItalic(true);
        line.atStart(tr("no file"), quiet, muted);
        return;
    }
    const bool suggested = index.data(TagTracksModel::IsSuggestionRole).toBool();
    const QColor tone = suggested ? colour::warning(palette) : palette.color(QPalette::Text);
    line.atEnd(index.data(TagTracksModel::ConfidenceWordRole).toString(), small, suggested ? tone : muted);
    const double confidence = index.data(TagTracksModel::ConfidenceRole).toDouble();
    constexpr int width = 4;
    const int total = bars * (width + 1);
    const int left = line.room().right() - total;
    for (int bar = 0; bar < bars; ++bar) {
        const int height = 4 + bar * 2;
        const QRect rect(left + bar * (width + 1), room.bottom() - 2 - height, width, height);
        const bool filled = confidence * bars > bar + 0.5 || (bar == 0 && confidence > 0);
        painter.fillRect(line.placed(rect),
                         filled ? (suggested ? tone : colour::accent(palette)) : colour::line(palette));
    }
    line.room().setRight(left - gap);
    const QString duration = index.data(TagTracksModel::FileDurationRole).toString();
    const bool differs = index.data(TagTracksModel::DurationDiffersRole).toBool();
    line.atEnd(differs ? tr("≠ %1", "a duration that is not the track's").arg(duration) : duration,
               type::tabular(small), differs ? colour::warning(palette) : muted);
    QFont name = small;
    name.setItalic(suggested);
    line.atStart(suggested ? tr("%1?", "a file that may be it").arg(file) : file, name, suggested ? muted : tone);
}

QSize TagChangeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize base = QStyledItemDelegate::sizeHint(option, index);
    const bool file = index.data(TagChangesModel::KindRole).toInt() == static_cast<int>(TagChangesModel::Kind::File);
    return {base.width(), lineHeight(option.font) + (file ? 10 : 6)};
}

void TagChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option(given);
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    painter->save();
    paintRowBackground(*painter, option, index.column() == TagChangesModel::What);
    const auto kind = TagChangesModel::Kind(index.data(TagChangesModel::KindRole).toInt());
    const bool off = index.data(TagChangesModel::IsOffRole).toBool();
    QRect room = option.rect.adjusted(4, 0, -4, 0);
    if (index.data(Qt::CheckStateRole).isValid()) {
        QStyleOptionViewItem box(option);
        box.rect = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, option.widget);
        box.state.setFlag(option.checkState == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
        if (option.direction == Qt::RightToLeft)
            room.setRight(box.rect.left() - gap);
        else
            room.setLeft(box.rect.right() + gap);
    }
    const QColor muted = colour::muted(option.palette);
    const QColor text = off ? muted : option.palette.color(QPalette::Text);
    const auto draw = [&](const QRect &rect, const QString &words, const QFont &font, const QColor &tone, int side) {
        painter->setFont(font);
        painter->setPen(tone);
        painter->drawText(rect,
                          int(QStyle::visualAlignment(option.direction, Qt::Alignment(side) | Qt::AlignVCenter)) |
                              Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, rect.width()));
    };
    QFont font = given.font;
    if (kind == TagChangesModel::Kind::File) {
        const QFont small = type::small(given.font);
        const QString count = index.data(TagChangesModel::CountRole).toString();
        const int width = QFontMetrics(small).horizontalAdvance(count) + 4;
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QRect end = mirrored ? QRect(room.left(), room.top(), width, room.height())
                                   : QRect(room.right() - width, room.top(), width, room.height());
        draw(end, count, small, muted, Qt::AlignRight);
        draw(mirrored ? room.adjusted(width + gap, 0, 0, 0) : room.adjusted(0, 0, -width - gap, 0),
             index.data().toString(), medium(font), text, Qt::AlignLeft);
    } else if (kind == TagChangesModel::Kind::Note) {
        draw(room, index.data().toString(), type::small(font), colour::warning(option.palette), Qt::AlignLeft);
    } else {
        // Switched off, the old value stays.
        font.setStrikeOut((index.column() == TagChangesModel::Before) != off &&
                          index.column() != TagChangesModel::What);
        const bool strong =
            index.column() == TagChangesModel::After ? !off : index.column() == TagChangesModel::Before && off;
        draw(room, index.data().toString(), font, strong ? option.palette.color(QPalette::Text) : muted, Qt::AlignLeft);
    }
    painter->restore();
}

QSize PressingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, coverSide + 2 * gap};
}

void PressingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintRowBackground(*painter, option, true);
    const auto *model = static_cast<const ResultsModel *>(index.model());
    const ResultRow row = model->at(index.row());
    const RecordFace face = model->face(index.row());
    QRect cover(option.rect.left() + margin, option.rect.top() + gap, coverSide, coverSide);
    const auto [first, second] = linesOf(option);
    Line top(*painter, option, first.adjusted(coverSide + gap, 0, 0, 0));
    painter->drawPixmap(top.placed(cover),
                        m_covers.pixmap(face.subject, coverSide, painter->device()->devicePixelRatioF()));
    if (row.inCollection)
        top.atEnd(tr("in collection"), type::small(option.font), colour::accent(option.palette));
    const QString title = row.artist.isEmpty() ? row.title : tr("%1 – %2", "artist, title").arg(row.artist, row.title);
    top.atStart(title, medium(option.font), option.palette.color(QPalette::Text));
    QStringList facts{row.label, row.catno, row.year, row.country, row.format};
    facts.removeAll(QString());
    Line below(*painter, option, second.adjusted(coverSide + gap, 0, 0, 0));
    below.atStart(facts.join(QStringLiteral(" · ")), type::small(option.font), colour::muted(option.palette));
    painter->restore();
}

} // namespace runout::ui
