// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/entitypane.h"

namespace runout::ui {

// A label, company or series: profile, parent, sublabels, contact, sites, and its releases.
class LabelPane : public EntityPane
{
    Q_OBJECT
public:
    explicit LabelPane(Desk &desk, QWidget *parent = nullptr);

protected:
    void ask(QObject *context, qint64 id, Refresh refresh, TakeContent take) override;
    void startList(qint64 id) override;
};

} // namespace runout::ui
