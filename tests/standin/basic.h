// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/links.h"

#include <QJsonObject>

namespace runout::standin {

// What stands of a release in collections and wantlists: without a master its id is 0 and the address null.
QJsonObject basicInformation(const QJsonObject &release, const Links &links);

} // namespace runout::standin
