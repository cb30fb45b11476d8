// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "tests/standin/links.h"

#include <QJsonObject>

namespace runout::standin {

// Adds to an entity what a live answer would have beside the facts: addresses, pictures, community figures, offers.
// Figures follow from the id alone; what stands in the body already stays.
QJsonObject enriched(const QJsonObject &body, discogs::EntityKind kind, const Links &links);

} // namespace runout::standin
