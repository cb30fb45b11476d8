// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shelfdelegate.h"

#include "ui/models/shelfmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/starrating.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTimer>

namespace runout::ui {

namespace {

constexpr int padding = 8;
constexpr int leastTextWidth = 220;
constexpr int textLines = 3;

bool isCurrentCell(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->hasFocus() && view->currentIndex() == index;
}

} // namespace

QRect ShelfDelegate::starRoom(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(padding, 0, -padding, 0);
}

bool ShelfDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (index.column() == ShelfModel::Rating && index.flags().testFlag(Qt::ItemIsEditable)) {
        const int rating = index.data(Qt::EditRole).toInt();
        const auto answer = m_stars.take(*event, starRoom(option), option.direction, rating);
        if (answer == StarClicks::Answer::Rated)
            return model->setData(index, m_stars.rated(), Qt::EditRole);
        if (answer == StarClicks::Answer::Taken)
            return true;
    }
    return RowDelegate::editorEvent(event, model, option, index);
}

ShelfDelegate::ShelfDelegate(CoverImages &covers, const ShelfModel &model, QObject *parent)
    : RowDelegate(covers, parent)
    , m_model(model)
{}

void ShelfDelegate::paintFact(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int rating = index.column() == ShelfModel::Rating ? index.data(Qt::EditRole).toInt() : 0;
    const bool isOffered =
        index.column() == ShelfModel::Rating && index.flags().testFlag(Qt::ItemIsEditable) && isAttended(option, index);
    if (rating > 0 || isOffered)
        paintStars(painter, starRoom(option), rating, option.palette, option.direction);
    else
        RowDelegate::paintFact(painter, option, index);
    if (!isCurrentCell(option, index))
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(colour::accent(option.palette));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 4.5, -2.5, -4.5), 4, 4);
}

QWidget *ShelfDelegate::choice(QWidget *parent, const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(m_model.columnName(index.column()));
    if (index.column() == ShelfModel::Folder) {
        for (const discogs::Folder &folder : m_model.folders()) {
            if (folder.id != discogs::allFolder)
                box->addItem(folder.name, qlonglong(discogs::number(folder.id)));
        }
    } else {
        box->addItem(QString(), QString());
        for (const QString &option : index.data(ShelfModel::OptionsRole).toStringList())
            box->addItem(option, option);
    }
    connect(box, &QComboBox::activated, this, [this, box] { finish(box); });
    QTimer::singleShot(0, box, &QComboBox::showPopup); // once it has its place
    return box;
}

QWidget *ShelfDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.column() == ShelfModel::Rating) {
        auto *stars = new StarRating(parent);
        stars->setAutoFillBackground(true);
        stars->setBackgroundRole(QPalette::Base);
        connect(stars, &StarRating::rated, this, [this, stars] { finish(stars); });
        return stars;
    }
    if (index.column() == ShelfModel::Folder || index.data(ShelfModel::OptionsRole).isValid())
        return choice(parent, index);
    auto *text = new QPlainTextEdit(parent);
    text->setObjectName(QStringLiteral("cell"));
    text->setAccessibleName(m_model.columnName(index.column()));
    text->setTabChangesFocus(true);
    text->setToolTip(tr("Enter keeps, Escape leaves it as it was, Shift+Enter begins a new line"));
    return text;
}

void ShelfDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QVariant value = index.data(Qt::EditRole);
    if (auto *stars = qobject_cast<StarRating *>(editor)) {
        stars->setRating(value.toInt());
    } else if (auto *box = qobject_cast<QComboBox *>(editor)) {
        if (box->findData(value) < 0)
            box->addItem(value.toString(), value); // no option any more
        box->setCurrentIndex(box->findData(value));
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
        text->setPlainText(value.toString());
        text->selectAll();
    }
}

void ShelfDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *stars = qobject_cast<StarRating *>(editor))
        model->setData(index, stars->rating());
    else if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentData());
    else if (const auto *text = qobject_cast<QPlainTextEdit *>(editor))
        model->setData(index, text->toPlainText().trimmed());
}

void ShelfDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect place = option.rect;
    const QWidget *viewport = editor->parentWidget();
    if (qobject_cast<QPlainTextEdit *>(editor)) {
        place.setWidth(qMax(place.width(), leastTextWidth));
        place.setHeight(qMax(place.height(), textLines * editor->fontMetrics().lineSpacing() + 16));
    } else {
        const int height = qMin(place.height(), editor->sizeHint().height());
        place = QRect(place.left(), place.center().y() - height / 2, qMax(place.width(), editor->sizeHint().width()),
                      height);
    }
    place.moveRight(qMin(place.right(), viewport->width() - 1));
    place.moveBottom(qMin(place.bottom(), viewport->height() - 1));
    place.moveTopLeft({qMax(0, place.left()), qMax(0, place.top())});
    editor->setGeometry(place);
}

void ShelfDelegate::finish(QWidget *editor) const
{
    auto *self = const_cast<ShelfDelegate *>(this); // signals are not const
    Q_EMIT self->commitData(editor);
    Q_EMIT self->closeEditor(editor);
}

bool ShelfDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *text = qobject_cast<QPlainTextEdit *>(watched);
    if (text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !key->modifiers().testFlag(Qt::ShiftModifier)) {
            finish(text);
            return true;
        }
    }
    return RowDelegate::eventFilter(watched, event);
}

} // namespace runout::ui
