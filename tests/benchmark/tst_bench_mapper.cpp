// SPDX-License-Identifier: GPL-3.0-or-later
// Reading releases: Qt's JSON parser alone against parser and mapper, over the recorded answers or our fixtures.
#include "core/discogs/mapper.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>

using namespace runout;

namespace {

constexpr int rounds = 15;
constexpr qsizetype bytesPerRound = 16 << 20;

QList<QByteArray> releases()
{
    const QString folders[] = {qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded/releases"),
                               qEnvironmentVariable("RUNOUT_SOURCE_DIR") + QStringLiteral("/tests/fixtures/discogs")};
    for (const QString &folder : folders) {
        QList<QByteArray> bodies;
        const auto files = QDir(folder).entryInfoList({QStringLiteral("release-*.json")}, QDir::Files, QDir::Name);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                bodies.append(file.readAll());
        }
        if (!bodies.isEmpty())
            return bodies;
    }
    return {};
}

template<class F>
double megabytesPerSecond(const QList<QByteArray> &bodies, F read)
{
    QElapsedTimer timer;
    qsizetype bytes = 0;
    timer.start();
    while (bytes < bytesPerRound) {
        for (const QByteArray &body : bodies) {
            if (!read(body))
                qFatal("a release could not be read");
            bytes += body.size();
        }
    }
    return static_cast<double>(bytes) * 1e3 / static_cast<double>(timer.nsecsElapsed());
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main()
{
    QTextStream out(stdout);
    const QList<QByteArray> bodies = releases();
    if (bodies.isEmpty()) {
        out << "no releases to read: set RUNOUT_SAMPLES or RUNOUT_SOURCE_DIR\n";
        return 1;
    }
    QList<double> parserAlone, mapper;
    for (int round = 0; round < rounds; ++round) {
        parserAlone.append(megabytesPerSecond(
            bodies, [](const QByteArray &json) { return QJsonDocument::fromJson(json).isObject(); }));
        mapper.append(megabytesPerSecond(
            bodies, [](const QByteArray &json) { return discogs::map<discogs::Release>(json).has_value(); }));
    }
    qsizetype bytes = 0;
    for (const QByteArray &body : bodies)
        bytes += body.size();
    out << "reading " << bodies.size() << " releases, " << bytes / bodies.size() << " bytes each on average, median of "
        << rounds << " rounds\n"
        << "  QJsonDocument alone     " << QString::number(median(parserAlone), 'f', 1) << " MB/s\n"
        << "  map<Release>            " << QString::number(median(mapper), 'f', 1) << " MB/s\n"
        << "  ratio                   " << QString::number(median(mapper) / median(parserAlone), 'f', 2)
        << "  (goal: at least 0.5)\n";
    return 0;
}
