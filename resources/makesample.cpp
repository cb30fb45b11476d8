// SPDX-License-Identifier: GPL-3.0-or-later

// Build step: checks the sample's files and writes them out as a library file.
//   makesample FOLDER FILE

#include "core/library/samplefile.h"

#include <QCoreApplication>

#include <cstdio>

using namespace runout;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() != 3) {
        std::fputs("makesample FOLDER FILE\n", stderr);
        return 2;
    }
    const QStringList faults = library::sampleFaults(arguments.at(1));
    for (const QString &fault : faults)
        std::fprintf(stderr, "%s\n", qPrintable(fault));
    if (!faults.isEmpty())
        return 1;
    const auto written = library::writeSampleLibrary(arguments.at(1), arguments.at(2));
    if (!written) {
        std::fprintf(stderr, "%s\n", qPrintable(written.error().detail));
        return 1;
    }
    std::printf("%d entities\n", *written);
    return 0;
}
