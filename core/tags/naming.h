// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/pattern.h"
#include "core/tags/types.h"

#include <optional>

// Pure: file names by template. "/" in a template makes a folder, in a value it does not.
namespace runout::tags {

// Which names the place takes. Vfat: Windows' rules, as sticks and players have them.
enum class NameTarget { Posix, Windows, Vfat };

struct NameOptions
{
    QString pattern = QStringLiteral("[{disc}-]{number:2} {title}");
    NameTarget target = NameTarget::Posix;
    // Where folders of the template start, and files go. Nothing: each file stays in its folder, and a template with
    // folders is refused, because it would nest deeper with each use.
    std::optional<FilePath> root;
    int longest = 255; // bytes of one name; on Windows and Vfat UTF-16 units too
    bool operator==(const NameOptions &) const = default;
};

enum class NameFault {
    None,
    BadPattern, // see faultOfPattern()
    NeedsRoot,  // folders in the template, but no root
    Empty,      // nothing is left of the name
    TooLong,    // the whole path
    Collides,   // with the new name of another file; `other` is its index. Without case too
    Occupied,   // a file stands there already
};

struct NewName
{
    std::optional<FilePath> path; // nothing: the name stays as it is, or there is a fault
    NameFault fault = NameFault::None;
    int other = -1;
    bool operator==(const NewName &) const = default;
};

// New names for files, one for each. `present`: paths that exist in the folders concerned. A name that only changes its
// case is a rename. A name that another of the files still has is refused: nothing is moved in circles.
// The extension stays as it is, byte for byte, and so do all folders that do not come from the template.
[[nodiscard]] QList<NewName> newNames(const QList<FilePath> &files, const QList<Values> &values,
                                      const NameOptions &options, const QList<FilePath> &present = {});

[[nodiscard]] std::optional<PatternFault> faultOfPattern(const QString &pattern);

// One folder's or file's name without what the target does not take: separators, control characters, on Windows also
// <>:"|?* and names like "CON", a point or space at the end. A point in front becomes "_". Cut to `longest` bytes
// between characters.
[[nodiscard]] QString cleanName(const QString &name, NameTarget target, int longest = 255);

} // namespace runout::tags
