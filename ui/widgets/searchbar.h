// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/browserstate.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace runout::ui {

// The one field for everything: words, a link or id, a barcode, a catalogue number. Words search while they are typed;
// a link, id, barcode or number goes to its thing on Enter.
class SearchBar : public QWidget
{
    Q_OBJECT
public:
    explicit SearchBar(BrowserState &state, QWidget *parent = nullptr);

    void focusAndSelect();
    // What --search or a second start hands over: as if typed and entered.
    void enter(const QString &text);

Q_SIGNALS:
    void entered();    // Enter, after the place was set
    void listWanted(); // Down: to the results

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed();
    void commit();
    void follow();
    [[nodiscard]] Place placeFor(bool committed) const;

    BrowserState &m_state;
    QLineEdit *m_field;
    QComboBox *m_scope;
    bool m_typing = false; // the current place is this search in the making
    bool m_own = false;    // the change of place is ours
};

} // namespace runout::ui
