// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace runout::ui {

class ResultViews;

// Two buttons that show a list as a table or as a wall of covers, and which of the two it is.
class LookSwitch : public QWidget
{
    Q_OBJECT
public:
    explicit LookSwitch(ResultViews &views, QWidget *parent = nullptr);
};

} // namespace runout::ui
