// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/match.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>

// Files matched to tracks: worn titles, no numbers, durations that many tracks share. Goal: 500 to 500 below a second.
using namespace runout;

namespace {

constexpr int runs = 5;

QString words(QRandomGenerator &random)
{
    static const QStringList known =
        QStringLiteral("blue night river dub version love street rain part song of the to in "
                       "fire dance little road home light")
            .split(u' ');
    QStringList title;
    for (int i = random.bounded(2, 6); i > 0; --i)
        title.append(known[random.bounded(static_cast<int>(known.size()))]);
    return title.join(u' ');
}

discogs::Release made(int tracks, QRandomGenerator &random)
{
    discogs::Release release;
    for (int i = 0; i < tracks; ++i) {
        discogs::Track track;
        track.position = QStringLiteral("%1-%2").arg(i / 20 + 1).arg(i % 20 + 1);
        track.title = words(random);
        track.duration =
            QStringLiteral("%1:%2").arg(random.bounded(2, 8)).arg(random.bounded(60), 2, 10, QLatin1Char('0'));
        release.tracklist.append(track);
    }
    return release;
}

QList<tags::AudioFile> filesOf(const tags::Tracks &tracks, QRandomGenerator &random)
{
    QList<tags::AudioFile> files;
    for (const tags::TrackEntry &entry : tracks.tracks) {
        tags::AudioFile file;
        QString title = entry.title;
        title[random.bounded(static_cast<int>(title.size()))] = u'x';
        file.path = "/music/" + title.toStdString() + ".flac";
        file.milliseconds = entry.seconds * 1000 + random.bounded(-900, 900);
        file.fields.insert(QStringLiteral("TITLE"), {title});
        files.append(file);
    }
    std::shuffle(files.begin(), files.end(), random);
    return files;
}

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace

int main()
{
    QTextStream out(stdout);
    out << "files matched to as many tracks, median of " << runs << "\n";
    for (const int size : {20, 100, 500}) {
        QRandomGenerator random(1);
        const tags::Tracks tracks = tags::tracksOf(made(size, random));
        const QList<tags::AudioFile> files = filesOf(tracks, random);
        QList<double> times;
        qsizetype matched = 0;
        for (int run = 0; run < runs; ++run) {
            QElapsedTimer clock;
            clock.start();
            const tags::Match found = tags::match(files, tracks);
            times.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            matched = found.rows.size() - found.spare.size();
        }
        out << QStringLiteral("  %1  %2 ms   %3 matched\n").arg(size, 4).arg(median(times), 8, 'f', 1).arg(matched);
    }
    return 0;
}
