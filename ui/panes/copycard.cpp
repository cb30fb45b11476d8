// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/copycard.h"

#include "ui/panes/muted.h"
#include "ui/shelfedits.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QStylePainter>
#include <QToolButton>
#include <QWheelEvent>

namespace runout::ui {

using discogs::FieldId;
using discogs::number;

namespace {

constexpr int frameAndPadding = 12; // of the style sheet, and the document's margins
constexpr int arrowAndPadding = 32;
constexpr int mostLines = 2;

// "Near Mint (NM or M-)" is said as "Near Mint" or "NM" where the whole of it has no room.
QString fittingText(const QString &text, const QFontMetrics &metrics, int width)
{
    const qsizetype bracket = text.indexOf(QLatin1String(" ("));
    if (bracket < 0 || metrics.horizontalAdvance(text) <= width)
        return text;
    const QString name = text.left(bracket);
    return metrics.horizontalAdvance(name) <= width ? name
                                                    : text.mid(bracket + 2).section(u')', 0, 0).section(u' ', 0, 0);
}

// A wheel that scrolls the page must not change a condition on its way.
class CalmBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    void showPopup() override
    {
        view()->setMinimumWidth(qMax(width(), view()->sizeHintForColumn(0) + arrowAndPadding));
        QComboBox::showPopup();
    }
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const int room = width() - arrowAndPadding;
        option.currentText =
            fontMetrics().elidedText(fittingText(option.currentText, fontMetrics(), room), Qt::ElideRight, room);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

// What cannot be changed is text, not a field that is switched off.
QLabel *plainValue(const QString &name)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAccessibleName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

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
    return label;
}

QString playedText(const library::Listening &heard)
{
    constexpr double hour = 3600;
    const QString day =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(heard.last).date(), QStringLiteral("d MMM yyyy"));
    const QString times = heard.plays == 1 ? CopyCard::tr("1 side") : CopyCard::tr("%n sides", nullptr, heard.plays);
    return CopyCard::tr("Last played %1 · %2 · %3 hours on the stylus")
        .arg(day, times, QLocale().toString(double(heard.seconds) / hour, 'f', 1));
}

} // namespace

NoteEdit::NoteEdit(int lines, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    const int shown = qBound(1, lines, mostLines);
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
    if (!m_added)
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
    m_values.clear();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 8, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    for (const int column : {0, 1})
        grid->setColumnStretch(column, 1);
    m_added = caption({});
    m_remove = new QToolButton;
    m_remove->setIcon(icon(QStringLiteral("trash")));
    m_remove->setAutoRaise(true);
    m_remove->setAccessibleName(tr("Remove this copy"));
    m_remove->setToolTip(tr("Remove this copy"));
    m_remove->setVisible(!m_edits.isReadOnly());
    connect(m_remove, &QToolButton::clicked, this, [this] { m_edits.remove({m_instance}); });
    m_folder = nullptr;
    if (m_edits.isReadOnly())
        grid->addWidget(caption(tr("Folder")), 0, 0);
    grid->addWidget(folderField(), 1, 0);
    auto *said = new QHBoxLayout;
    said->addWidget(m_added, 1);
    said->addWidget(m_remove);
    grid->addLayout(said, 1, 1);
    m_heard = caption({});
    m_heard->setAccessibleName(tr("Played"));
    grid->addWidget(m_heard, 2, 0, 1, 2);
    int row = 3;
    int column = 0;
    for (const discogs::CollectionField &field : m_edits.fields())
        addField(field, *grid, row, column);
    fill();
}

QWidget *CopyCard::folderField()
{
    if (m_edits.isReadOnly())
        return m_folderName = plainValue(tr("Folder"));
    m_folder = comboBox(tr("Folder"));
    m_folder->setToolTip(tr("Folder"));
    connect(m_folder, &QComboBox::activated, this, [this](int index) {
        m_edits.move({m_instance}, discogs::FolderId{m_folder->itemData(index).toLongLong()});
    });
    return m_folder;
}

QWidget *CopyCard::choice(const discogs::CollectionField &field)
{
    QComboBox *box = comboBox(field.name);
    box->addItem(QStringLiteral("–"), QString());
    for (const QString &option : field.options)
        box->addItem(option, option);
    connect(box, &QComboBox::activated, this, [this, box, id = field.id](int index) {
        m_edits.setField(m_instance, id, box->itemData(index).toString());
    });
    m_boxes.append({field.id, box});
    return box;
}

QWidget *CopyCard::note(const discogs::CollectionField &field)
{
    auto *note = new NoteEdit(field.lines);
    note->setAccessibleName(field.name);
    note->setPlaceholderText(field.name);
    connect(note, &NoteEdit::noteChanged, this,
            [this, id = field.id](const QString &text) { m_edits.setField(m_instance, id, text); });
    m_notes.append({field.id, note});
    return note;
}

// Choices side by side, text over the whole width.
void CopyCard::addField(const discogs::CollectionField &field, QGridLayout &grid, int &row, int &column)
{
    const bool isChoice = field.type == u"dropdown";
    if (!isChoice && column == 1) {
        row += 2;
        column = 0;
    }
    const int span = isChoice ? 1 : 2;
    QLabel *name = caption(field.name);
    QWidget *value = nullptr;
    if (m_edits.isReadOnly()) {
        QLabel *text = plainValue(field.name);
        m_values.append({field.id, name, text});
        value = text;
    } else {
        value = isChoice ? choice(field) : note(field);
    }
    name->setContentsMargins(0, Theme::unit, 0, 0); // nearer to its field than to the one before
    if (field.id == discogs::notesField && !m_edits.isReadOnly()) {
        delete name; // says what it is while it is empty, and is plain to see when it is not
        grid.setRowMinimumHeight(row, Theme::unit);
    } else {
        grid.addWidget(name, row, column, 1, span);
    }
    grid.addWidget(value, row + 1, column, 1, span, Qt::AlignTop);
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
    const QString day =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_instance.added).date(), QStringLiteral("d MMM yyyy"));
    m_added->setText(m_instance.waiting ? tr("Added %1 · not sent yet").arg(day) : tr("Added %1").arg(day));
    const library::Listening &heard = m_instance.listening;
    m_heard->setVisible(heard.plays > 0);
    m_heard->setText(playedText(heard));
    if (!m_folder) {
        fillPlain();
        return;
    }
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

// Only what somebody has said.
void CopyCard::fillPlain()
{
    m_folderName->setText(m_edits.names().folders.value(number(m_instance.folder)));
    for (const auto &[field, name, text] : std::as_const(m_values)) {
        text->setText(value(field));
        name->setVisible(!text->text().isEmpty());
        text->setVisible(!text->text().isEmpty());
    }
}

} // namespace runout::ui
