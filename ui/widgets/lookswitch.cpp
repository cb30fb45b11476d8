// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lookswitch.h"

#include "ui/widgets/resultviews.h"
#include "ui/widgets/toolbutton.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace runout::ui {

LookSwitch::LookSwitch(ResultViews &views, QWidget *parent)
    : QWidget(parent)
{
    QToolButton *table = toolButton(QStringLiteral("table"), tr("Show as table"));
    QToolButton *wall = toolButton(QStringLiteral("wall"), tr("Show as wall of covers"));
    const auto show = [table, wall](bool isWall) {
        table->setChecked(!isWall);
        wall->setChecked(isWall);
    };
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QToolButton *look : {table, wall}) {
        look->setCheckable(true);
        row->addWidget(look);
    }
    show(views.isWall());
    connect(&views, &ResultViews::wallChanged, this, show);
    // The look that is shown already stays pressed.
    connect(table, &QToolButton::clicked, &views, [&views, show] {
        views.setWall(false);
        show(views.isWall());
    });
    connect(wall, &QToolButton::clicked, &views, [&views, show] {
        views.setWall(true);
        show(views.isWall());
    });
}

} // namespace runout::ui
