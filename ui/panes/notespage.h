// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/releasepage.h"

class QGridLayout;
class QTableWidget;

namespace runout::ui {

struct Desk;
class LinkText;
class MarkupText;
class PaneStates;
class Section;
class AlbumAudience;

// What else Discogs says: notes, matrix/runout and barcodes, formats in full, series, weight, dates, data quality.
class NotesPage : public ReleasePage
{
    Q_OBJECT
public:
    explicit NotesPage(Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] bool isSettled() const override;
    void copySelected() const;
    void copyAll() const;
    void refresh() override;

protected:
    void fill() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // One line of facts; the order is that of the page.
    enum Fact { Formats, Series, Released, Weight, Added, Changed, Quality, FactCount };

    QWidget *buildFacts();
    QTableWidget *buildIdentifiers();
    void fillNotes();
    void fillIdentifiers();
    void fillFacts();
    void fitIdentifiers(); // no scrolling inside the page
    void setFact(Fact fact, const QString &html);
    void showMenu(const QPoint &point);
    [[nodiscard]] QString identifierText(int row) const;

    Desk &m_desk;
    PaneStates *m_states;
    MarkupText *m_notes;
    QTableWidget *m_identifiers;
    Section *m_notesSection;
    Section *m_identifiersSection;
    Section *m_factsSection;
    AlbumAudience *m_audience;
    QWidget *m_names[FactCount];
    LinkText *m_facts[FactCount];
};

} // namespace runout::ui
