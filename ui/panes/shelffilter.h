// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/browserstate.h"
#include "ui/models/shelfindex.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace runout::ui {

class FacetBox;
class QueryField;
class QueryHelp;

// What narrows a list of the collector's own: the field for the filter language with completion and help, what is wrong
// with what stands there, and facets with counts. Shows a place and says what it should be instead.
class ShelfFilter : public QWidget
{
    Q_OBJECT
public:
    // index: of the rows, for values and counts; has to outlive it. without: names of fields that these rows do not
    // have.
    ShelfFilter(const ShelfIndex &index, const QList<ShelfIndex::Facet> &facets, const QStringList &without,
                QWidget *parent = nullptr);

    void show(const Place &place);
    void addBeside(QWidget *widget); // at the end of the field's line
    void setFacetVisible(ShelfIndex::Facet facet, bool visible);
    [[nodiscard]] QueryField &field() const { return *m_field; }
    // What it is that leaves nothing over, in words; "": nothing narrows.
    [[nodiscard]] QString hiddenBy(const Place &place) const;

Q_SIGNALS:
    void typed(const QString &text);
    void narrowed(const runout::ui::Narrowing &narrowing);
    void cleared(); // field and facets are to be empty
    void listWanted();

private:
    void buildField();
    void buildFacets();
    void explain();
    void fill(qsizetype which);
    void narrow(qsizetype which, const QStringList &chosen);

    const ShelfIndex &m_index;
    QList<ShelfIndex::Facet> m_which;
    QList<FacetBox *> m_facets;
    Narrowing m_narrowing; // the one shown
    QueryField *m_field;
    QueryHelp *m_help = nullptr;
    QLabel *m_sentence;
    QHBoxLayout *m_line;
    QToolButton *m_clear = nullptr;
};

} // namespace runout::ui
