// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/types.h"

#include <QSize>
#include <QString>
#include <QStringList>

namespace runout::app {

// What was asked on the command line. Pure: read from the arguments, nothing is done.
struct CommandLine
{
    QString open;                // words, a link, an id: r249504, m5427, a23, l1, a URL
    QList<tags::FilePath> files; // to be tagged; then nothing else is opened
    bool sample = false;
    bool offscreen = false;
    QString screenshot; // file to draw to, then exit
    QSize size{1440, 900};
    QString page;  // a name of MainWindow::pageNames()
    QString theme; // "light", "dark": for this run
    bool version = false;
    bool help = false;
    QString problem; // what cannot be understood, a sentence; then nothing else counts

    bool operator==(const CommandLine &) const = default;
};

// Files and folders as they go from program to program: words that name something there become file:// addresses by
// bytes, from whatever folder the program was started in. Not pure: it looks.
[[nodiscard]] QStringList withAddresses(const QList<QByteArray> &arguments);

// `arguments` without the program's name.
[[nodiscard]] CommandLine parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString helpText();

} // namespace runout::app
