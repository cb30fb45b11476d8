// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace runout::library {

// What is wrong with the sample's files, as "file: why", one line each: a release without tracks, label, format or
// country, an id used twice, a credit range that names no track, a shelf that holds what is not there. Empty: all is
// well.
[[nodiscard]] QStringList sampleFaults(const QString &folder);

// Expands the sample in `folder` into a library file: the same bytes for the same files, compacted, and readable where
// it cannot be written (no journal beside it). Replaces `file` when done. How many entities it holds. File, Storage.
Result<int> writeSampleLibrary(const QString &folder, const QString &file);

// The sample library of this installation: RUNOUT_SAMPLE_LIBRARY, else ../share/runout/sample.library seen from the
// program's folder (the same in the build and when installed). "" where there is none.
[[nodiscard]] QString sampleLibraryFile(const QString &programFolder);

} // namespace runout::library
