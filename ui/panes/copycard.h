// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"

#include <QFrame>
#include <QPlainTextEdit>

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace runout::ui {

class ShelfEdits;

// A few lines of text; done when left or with Ctrl+Enter, Escape takes back what was typed.
class NoteEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit NoteEdit(int lines, QWidget *parent = nullptr);
    void setNote(const QString &text); // leaves alone what is being typed

Q_SIGNALS:
    void noteChanged(const QString &text);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finish();
    QString m_note;
};

// One copy of a release: folder, conditions, notes and the other fields, each changed in place.
class CopyCard : public QFrame
{
    Q_OBJECT
public:
    CopyCard(ShelfEdits &edits, QWidget *parent = nullptr);

    // number of of: "Copy 1"; not said where there is one.
    void setInstance(const library::Instance &instance, int number, int of);
    void rebuild(); // folders or fields are other ones
    [[nodiscard]] const library::Instance &instance() const { return m_instance; }

private:
    void addField(const discogs::CollectionField &field, QGridLayout &grid, int &row, int &column);
    [[nodiscard]] QWidget *folderField();
    [[nodiscard]] QWidget *choice(const discogs::CollectionField &field);
    [[nodiscard]] QWidget *note(const discogs::CollectionField &field);
    void fill();
    void fillPlain();
    [[nodiscard]] QString value(discogs::FieldId field) const;

    ShelfEdits &m_edits;
    library::Instance m_instance;
    int m_number = 1;
    int m_of = 1;
    QLabel *m_added = nullptr;
    QLabel *m_heard = nullptr;     // when it was played
    QComboBox *m_folder = nullptr; // null where nothing may be changed
    QLabel *m_folderName = nullptr;
    QToolButton *m_remove = nullptr;
    QList<std::pair<discogs::FieldId, QComboBox *>> m_boxes;
    QList<std::pair<discogs::FieldId, NoteEdit *>> m_notes;
    struct PlainValue
    {
        discogs::FieldId field;
        QLabel *name;
        QLabel *text;
    };
    QList<PlainValue> m_values;
};

} // namespace runout::ui
