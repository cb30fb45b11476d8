// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/samplecollection.h"

namespace runout::library {

// Market figures for the shelf of the sample library: made up from each release's number, the same every time.
Result<bool> storeSampleMarket(Library &library, const SampleCollection &sample);

} // namespace runout::library
