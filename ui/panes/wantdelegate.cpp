// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/wantdelegate.h"

#include "ui/models/resultsmodel.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/starrating.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace runout::ui {

namespace {

constexpr int padding = 8;

ResultRow rowOf(const QModelIndex &index)
{
    return index.data(ResultsModel::RowRole).value<ResultRow>();
}

QRect starRoom(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(padding, 0, -padding, 0);
}

} // namespace

void WantDelegate::paintFact(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != ResultsModel::Rating) {
        RowDelegate::paintFact(painter, option, index);
        return;
    }
    const int rating = rowOf(index).rating;
    if (rating > 0 || (index.flags().testFlag(Qt::ItemIsEditable) && isAttended(option, index)))
        paintStars(painter, starRoom(option), rating, option.palette, option.direction);
}

bool WantDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (index.column() == ResultsModel::Rating && index.flags().testFlag(Qt::ItemIsEditable)) {
        const auto answer = m_stars.take(*event, starRoom(option), option.direction, rowOf(index).rating);
        if (answer == StarClicks::Answer::Rated)
            return model->setData(index, m_stars.rated(), Qt::EditRole);
        if (answer == StarClicks::Answer::Taken)
            return true;
    }
    return RowDelegate::editorEvent(event, model, option, index);
}

QWidget *WantDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.column() == ResultsModel::Rating) {
        auto *stars = new StarRating(parent);
        stars->setAutoFillBackground(true);
        stars->setBackgroundRole(QPalette::Base);
        connect(stars, &StarRating::rated, this, [this, stars] {
            auto *self = const_cast<WantDelegate *>(this); // signals are not const
            Q_EMIT self->commitData(stars);
            Q_EMIT self->closeEditor(stars);
        });
        return stars;
    }
    auto *line = new QLineEdit(parent);
    line->setAccessibleName(tr("Notes"));
    return line;
}

void WantDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *stars = qobject_cast<StarRating *>(editor))
        stars->setRating(rowOf(index).rating);
    else
        RowDelegate::setEditorData(editor, index);
}

void WantDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *stars = qobject_cast<StarRating *>(editor))
        model->setData(index, stars->rating(), Qt::EditRole);
    else
        RowDelegate::setModelData(editor, model, index);
}

bool WantDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    const bool isNotes = index.column() == ResultsModel::Notes;
    if (event->type() != QEvent::ToolTip || !index.isValid() || !isNotes)
        return RowDelegate::helpEvent(event, view, option, index);
    const QString text = rowOf(index).notes.toHtmlEscaped();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), text, view->viewport(), option.rect);
    return true;
}

} // namespace runout::ui
