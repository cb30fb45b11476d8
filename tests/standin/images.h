// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/http.h"

#include <QSize>

// Pictures made on the spot: PNG, colours and motif from the name. Addresses are signed as Discogs' are: any change,
// of the size too, is answered with 403.
namespace runout::standin::images {

// "/img/SIGNATURE/600x600/NAME.png"
QString signedPath(const QString &name, QSize size);

// Answers a GET below /img/.
Reply answer(const QString &path);

// An RGB picture, the same for the same name and size.
QByteArray png(const QString &name, QSize size);

} // namespace runout::standin::images
