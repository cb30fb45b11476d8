// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/collectionpane.h"

namespace runout::ui {

struct CollectionPane::Private
{};

CollectionPane::CollectionPane(Desk &, QWidget *parent)
    : QWidget(parent)
    , d(new Private)
{}

CollectionPane::~CollectionPane() = default;

void CollectionPane::setWall(bool) {}

bool CollectionPane::isWall() const
{
    return false;
}

void CollectionPane::refresh() {}

void CollectionPane::pickOne() {}

void CollectionPane::showDuplicates() {}

bool CollectionPane::isSettled() const
{
    return true;
}

void CollectionPane::focusResults() {}

void CollectionPane::focusFilter() {}

QString CollectionPane::headline() const
{
    return {};
}

QList<library::Instance> CollectionPane::shown() const
{
    return {};
}

} // namespace runout::ui
