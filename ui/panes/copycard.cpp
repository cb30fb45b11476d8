// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/copycard.h"

#include "ui/panes/muted.h"
#include "ui/shelfedits.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QWheelEvent>

namespace runout::ui {

using discogs::FieldId;
using discogs::number;

namespace {

constexpr int frameAndPadding = 16; // of the style sheet, and the document's margins

// A wheel that scrolls the page must not change a condition on its way.
class CalmBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

QComboBox *comboBox(const QString &name)
{
    auto *box = new CalmBox;
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

QLabel *caption(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(type::small(label->font()));
    setMuted(label);
    label->setContentsMargins(0, Theme::unit, 0, 0); // nearer to its field than to the one before
    return label;
}

} // namespace

NoteEdit::NoteEdit(int lines, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    const int shown = qBound(1, lines, 3);
    setVerticalScrollBarPolicy(shown == 1 ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    document()->setDocumentMargin(1);
    setFixedHeight(fontMetrics().lineSpacing() * shown + frameAndPadding);
}

void NoteEdit::setNote(const QString &text)
{
    const bool typing = hasFocus() && toPlainText() != m_note;
    m_note = text;
    if (!typing && toPlainText() != text)
        setPlainText(text);
}

void NoteEdit::finish()
{
    const QString typed = toPlainText().trimmed();
    if (typed == m_note)
        return;
    m_note = typed;
    Q_EMIT noteChanged(typed);
}

void NoteEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        finish();
}

void NoteEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        finish();
    else if (event->key() == Qt::Key_Escape && toPlainText() != m_note)
        setPlainText(m_note);
    else
        QPlainTextEdit::keyPressEvent(event);
}

CopyCard::CopyCard(ShelfEdits &edits, QWidget *parent)
    : QFrame(parent)
    , m_edits(edits)
{
    setObjectName(QStringLiteral("card"));
}

void CopyCard::setInstance(const library::Instance &instance, int number, int of)
{
    m_instance = instance;
    m_number = number;
    m_of = of;
    if (!m_folder)
        rebuild();
    else
        fill();
}

void CopyCard::rebuild()
{
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    delete layout();
    m_boxes.clear();
    m_notes.clear();
    m_title = new QLabel;
    m_title->setFont(type::heading(font()));
    m_added = caption({});
    m_folder = comboBox(tr("Folder"));
    m_remove = new QToolButton;
    m_remove->setIcon(icon(QStringLiteral("trash")));
    m_remove->setAutoRaise(true);
    m_remove->setAccessibleName(tr("Remove this copy"));
    m_remove->setToolTip(tr("Remove this copy"));
    const bool mayEdit = !m_edits.isReadOnly();
    m_remove->setVisible(mayEdit);
    m_folder->setEnabled(mayEdit);
    connect(m_remove, &QToolButton::clicked, this, [this] { m_edits.remove({m_instance}); });
    connect(m_folder, &QComboBox::activated, this, [this](int index) {
        m_edits.move({m_instance}, discogs::FolderId{m_folder->itemData(index).toLongLong()});
    });

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 8, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_added, 1);
    head->addWidget(m_remove);
    grid->addLayout(head, 0, 0, 1, 2);
    grid->addWidget(caption(tr("Folder")), 1, 0);
    grid->addWidget(m_folder, 2, 0, 1, 2);
    int row = 3;
    int column = 0;
    for (const discogs::CollectionField &field : m_edits.fields())
        addField(field, *grid, row, column);
    grid->setRowStretch(row + 2, 1); // what room is left stays below
    fill();
}

// Short ones side by side, long ones over the whole width.
void CopyCard::addField(const discogs::CollectionField &field, QGridLayout &grid, int &row, int &column)
{
    const bool isChoice = field.type == u"dropdown";
    if (!isChoice && column == 1) {
        row += 2;
        column = 0;
    }
    const int span = isChoice ? 1 : 2;
    grid.addWidget(caption(field.name), row, column, 1, span);
    if (isChoice) {
        QComboBox *box = comboBox(field.name);
        box->addItem(QStringLiteral("–"), QString());
        for (const QString &option : field.options)
            box->addItem(option, option);
        box->setEnabled(!m_edits.isReadOnly());
        connect(box, &QComboBox::activated, this, [this, box, id = field.id](int index) {
            m_edits.setField(m_instance, id, box->itemData(index).toString());
        });
        m_boxes.append({field.id, box});
        grid.addWidget(box, row + 1, column);
    } else {
        auto *note = new NoteEdit(field.lines);
        note->setAccessibleName(field.name);
        note->setReadOnly(m_edits.isReadOnly());
        connect(note, &NoteEdit::noteChanged, this,
                [this, id = field.id](const QString &text) { m_edits.setField(m_instance, id, text); });
        m_notes.append({field.id, note});
        grid.addWidget(note, row + 1, 0, 1, 2);
    }
    if (column == 1 || span == 2) {
        row += 2;
        column = 0;
    } else {
        column = 1;
    }
}

QString CopyCard::value(FieldId field) const
{
    for (const discogs::FieldValue &held : m_instance.fields) {
        if (held.field == field)
            return held.value;
    }
    return {};
}

void CopyCard::fill()
{
    setAccessibleName(m_of > 1 ? tr("Copy %1").arg(m_number) : tr("Copy"));
    m_title->setText(tr("Copy %1").arg(m_number));
    m_title->setVisible(m_of > 1);
    const QString day =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_instance.added).date(), QStringLiteral("d MMM yyyy"));
    m_added->setText(m_instance.waiting ? tr("Added %1 · not sent yet").arg(day) : tr("Added %1").arg(day));
    m_folder->clear();
    for (const discogs::Folder &folder : m_edits.folders())
        m_folder->addItem(folder.name, number(folder.id));
    m_folder->setCurrentIndex(m_folder->findData(number(m_instance.folder)));
    for (const auto &[field, box] : std::as_const(m_boxes)) {
        const QString held = value(field);
        int index = box->findData(held);
        if (index < 0) { // an option that is no more
            box->addItem(held, held);
            index = box->count() - 1;
        }
        box->setCurrentIndex(index);
        box->setToolTip(held.toHtmlEscaped());
    }
    for (const auto &[field, note] : std::as_const(m_notes))
        note->setNote(value(field));
}

} // namespace runout::ui
