// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/library.h"

#include <QListWidget>

namespace runout::ui {

class BrowserState;

// The sections of the program at the left edge, with counts.
class Sections : public QListWidget
{
    Q_OBJECT
public:
    explicit Sections(BrowserState &state, bool sample, QWidget *parent = nullptr);

    void setCounts(const library::Library::Counts &counts);
    QSize sizeHint() const override;

private:
    QListWidgetItem *addSection(const QString &name, const QString &iconName, int kind);
    void addCaption(const QString &text);
    void follow();
    void go(QListWidgetItem *item);

    BrowserState &m_state;
};

} // namespace runout::ui
