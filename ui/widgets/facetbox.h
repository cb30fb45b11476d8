// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/resultsmodel.h"

#include <QToolButton>

class QLineEdit;
class QListWidget;

namespace runout::ui {

// One facet: a chip that says what is chosen, and a popup with values and counts to tick. Several values are
// alternatives. The accessible name is the facet's label.
class FacetBox : public QToolButton
{
    Q_OBJECT
public:
    FacetBox(const QString &label, QWidget *parent = nullptr);

    // Keeps ticked values that are no longer among `values`, with a count of 0.
    void setValues(const QList<FacetCount> &values);
    void setChosen(const QStringList &chosen);
    void setSingle(bool single) { m_single = single; } // at most one value
    [[nodiscard]] QStringList chosen() const { return m_chosen; }
    // Ticks or unticks a value as a click would.
    void toggle(const QString &value);

Q_SIGNALS:
    void chosenChanged(const QStringList &chosen);
    // The popup is about to show: whoever knows the counts sets them now.
    void valuesWanted();

private:
    void showPopup();
    void fill();
    void updateText();

    QString m_label;
    QList<FacetCount> m_values;
    QStringList m_chosen;
    bool m_single = false;
    QWidget *m_popup = nullptr;
    QLineEdit *m_filter = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace runout::ui
