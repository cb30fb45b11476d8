// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/trackextras.h"

#include "core/discogs/credits.h"

namespace runout::ui {

namespace {

// One line per role, everybody who has it: "Written-By  Bill Evans, Miles Davis".
QList<QList<LinkPiece>> creditPieces(const QList<discogs::CreditLine> &lines, int track)
{
    QList<QList<LinkPiece>> result;
    QStringList roles;
    for (const discogs::CreditLine &line : lines) {
        if (!line.tracks.contains(track) || line.family == discogs::RoleFamily::Companies)
            continue;
        const QString role = line.role.detail.isEmpty()
                                 ? line.role.name
                                 : QStringLiteral("%1 [%2]").arg(line.role.name, line.role.detail);
        const LinkPiece name{discogs::printedName(line.artist), discogs::entity(line.artist.id), line.artist.name,
                             false};
        const qsizetype known = roles.indexOf(role);
        if (known >= 0) {
            result[known].append({QStringLiteral(", "), {}, {}, true});
            result[known].append(name);
        } else {
            roles.append(role);
            result.append({{role + QStringLiteral("  "), {}, {}, true}, name});
        }
    }
    return result;
}

} // namespace

QList<TrackExtras> trackExtras(const discogs::Release &release)
{
    const QList<discogs::FlatTrack> flat = discogs::flatten(release.tracklist);
    const QList<discogs::CreditLine> lines = discogs::creditLines(release);
    const QString releaseArtists = discogs::artistText(release.artists);
    QList<TrackExtras> extras;
    for (qsizetype i = 0; i < flat.size(); ++i) {
        TrackExtras extra;
        if (discogs::artistText(flat[i].track->artists) != releaseArtists)
            extra.artists = artistPieces(flat[i].track->artists);
        extra.credits = creditPieces(lines, int(i));
        extras.append(extra);
    }
    return extras;
}

} // namespace runout::ui
