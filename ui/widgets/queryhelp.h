// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace runout::ui {

// A popup that explains the filter language by examples; a click on one takes it over.
class QueryHelp : public QFrame
{
    Q_OBJECT
public:
    // without: names of fields that are not to be explained.
    QueryHelp(const QStringList &without, QWidget *parent);
    void showBelow(const QWidget &field);

Q_SIGNALS:
    void exampleChosen(const QString &query);
};

} // namespace runout::ui
