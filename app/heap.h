// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runout::app {

// Before the first thread begins: keeps the threads to two heaps. What the library's threads read, the window's frees;
// with a heap for each thread, glibc holds on to as much again as a large collection takes.
void shareHeaps();

} // namespace runout::app
