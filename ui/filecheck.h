// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/recordfiles.h"
#include "core/tags/fieldmap.h"
#include "core/tags/placing.h"

// Files of a record beside what would be written into them today. Reads files: not for the GUI thread.
namespace runout::ui {

[[nodiscard]] tags::FilePath pathOf(const QByteArray &path);
[[nodiscard]] QByteArray bytesOf(const tags::FilePath &path);
[[nodiscard]] tags::Placing placingOf(const library::FilePlace &place);
[[nodiscard]] library::FilePlace placeOf(const tags::Placing &placing);

struct FileCheck
{
    library::RecordFiles record;
    std::optional<discogs::Release> release; // nothing: not held; then only what has gone is noticed
    tags::MasterFacts master;
    tags::FieldMap map;
    QByteArray basis; // of the map
};

struct FileChecked
{
    library::RecordFiles record;
    QList<QByteArray> dropped; // gone, and another file has taken its place
};

// Files are read only where the file, the record or the map has changed since the last time.
[[nodiscard]] FileChecked checked(const FileCheck &check);

// Whether checked() would have something to do: sizes and times are looked at, nothing is read.
[[nodiscard]] bool isDue(const library::RecordFiles &record, const QByteArray &basis);

} // namespace runout::ui
