// SPDX-License-Identifier: GPL-3.0-or-later

// The library's one object of its own; everything else in it is compiled from the files beside this one.
namespace runout::resources {
extern const char iconPrefix[];
const char iconPrefix[] = ":/icons/";
} // namespace runout::resources
