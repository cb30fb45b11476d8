// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"

#include "core/discogs/tracklist.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace runout::discogs {

namespace {

// The text between two names, spaces included.
QString joinText(const QString &join)
{
    const QString text = join.simplified();
    if (text.isEmpty())
        return QStringLiteral(", ");
    return text.startsWith(u',') ? text + u' ' : u' ' + text + u' ';
}

// "Engineer [Assistant, Mix]" as one piece of a list of roles.
Role readRole(const QString &piece)
{
    QString name;
    QStringList details;
    int depth = 0;
    for (const QChar c : piece) {
        if (c == u'[' && depth++ == 0)
            details.append(QString());
        else if (c == u']' && depth > 0 && --depth == 0)
            name += u' ';
        else
            (depth > 0 ? details.last() : name) += c;
    }
    for (QString &detail : details)
        detail = detail.simplified();
    details.removeAll(QString());
    return {name.simplified(), details.join(QStringLiteral(", "))};
}

void flattenInto(QList<FlatTrack> &flat, const Track &track, const Track *parent, int row)
{
    if (track.type == TrackType::Heading || isBlank(track))
        return;
    flat.append({&track, parent, row});
    for (const Track &sub : track.subTracks)
        flattenInto(flat, sub, parent ? parent : &track, row);
}

// What is said of an index track holds for its sub-tracks too.
QList<int> withParts(const QList<FlatTrack> &flat, int index)
{
    QList<int> tracks{index};
    for (int i = index + 1; i < flat.size() && flat[i].parent == flat[index].track; ++i)
        tracks.append(i);
    return tracks;
}

bool samePersonAndRole(const CreditLine &a, const CreditLine &b)
{
    return a.role == b.role && a.artist.id == b.artist.id && a.artist.name == b.artist.name &&
           printedName(a.artist) == printedName(b.artist);
}

bool isReleaseWide(const CreditLine &line)
{
    return line.tracks.isEmpty() && line.unresolved.isEmpty();
}

// Adds what `more` says to a line of the same person and role. A credit for the whole release includes every track.
void merge(CreditLine &line, const CreditLine &more)
{
    if (isReleaseWide(line) || isReleaseWide(more)) {
        line.tracks.clear();
        line.unresolved.clear();
        return;
    }
    line.tracks += more.tracks;
    std::sort(line.tracks.begin(), line.tracks.end());
    line.tracks.erase(std::unique(line.tracks.begin(), line.tracks.end()), line.tracks.end());
    if (line.unresolved.isEmpty())
        line.unresolved = more.unresolved;
    else if (!more.unresolved.isEmpty() && line.unresolved != more.unresolved)
        line.unresolved += QStringLiteral(", ") + more.unresolved;
}

// One line for each role of a credit, merged into the lines there are.
void addCredit(QList<CreditLine> &lines, const ArtistCredit &credit, const ResolvedRange &where)
{
    QList<Role> roles = splitRoles(credit.role);
    if (roles.isEmpty())
        roles.append(Role{});
    for (const Role &role : std::as_const(roles)) {
        CreditLine line;
        line.family = family(role.name);
        line.role = role;
        line.artist = credit;
        line.artist.join.clear();
        line.artist.role.clear();
        line.artist.tracks.clear();
        line.tracks = where.tracks;
        line.unresolved = where.unresolved.join(QStringLiteral(", "));
        const auto same = std::find_if(lines.begin(), lines.end(),
                                       [&](const CreditLine &other) { return samePersonAndRole(other, line); });
        if (same == lines.end())
            lines.append(line);
        else
            merge(*same, line);
    }
}

CreditLine companyLine(const LabelCredit &company)
{
    CreditLine line;
    line.family = RoleFamily::Companies;
    line.role.name = company.entityTypeName.isEmpty() ? QStringLiteral("Company") : company.entityTypeName;
    line.company = company;
    return line;
}

} // namespace

QString withoutSuffix(const QString &name)
{
    static const QRegularExpression suffix(QStringLiteral("(?<=\\S)\\s+\\([0-9]+\\)\\s*$"));
    QString result = name;
    result.remove(suffix);
    return result;
}

QString printedName(const ArtistCredit &credit)
{
    const QString anv = credit.anv.trimmed();
    return anv.isEmpty() ? withoutSuffix(credit.name) : anv;
}

QList<ArtistPiece> artistLine(const QList<ArtistCredit> &artists)
{
    QList<ArtistPiece> line;
    for (int i = 0; i < artists.size(); ++i) {
        line.append({printedName(artists[i]), i});
        if (i + 1 < artists.size())
            line.append({joinText(artists[i].join), -1});
    }
    return line;
}

QString artistText(const QList<ArtistCredit> &artists)
{
    QString text;
    for (const ArtistPiece &piece : artistLine(artists))
        text += piece.text;
    return text;
}

QList<Role> splitRoles(const QString &role)
{
    QList<Role> roles;
    const auto add = [&](const QString &piece) {
        const Role read = readRole(piece);
        if (read != Role{})
            roles.append(read);
    };
    int depth = 0;
    qsizetype start = 0;
    for (qsizetype i = 0; i < role.size(); ++i) {
        if (role[i] == u'[') {
            ++depth;
        } else if (role[i] == u']') {
            depth = std::max(depth - 1, 0);
        } else if (role[i] == u',' && depth == 0) {
            add(role.sliced(start, i - start));
            start = i + 1;
        }
    }
    add(role.sliced(start));
    return roles;
}

QList<FlatTrack> flatten(const QList<Track> &tracklist)
{
    QList<FlatTrack> flat;
    for (int row = 0; row < tracklist.size(); ++row)
        flattenInto(flat, tracklist[row], nullptr, row);
    return flat;
}

QList<CreditLine> creditLines(const Release &release)
{
    QList<CreditLine> lines;
    for (const ArtistCredit &credit : release.extraArtists) {
        const bool isWide = credit.tracks.trimmed().isEmpty();
        addCredit(lines, credit, isWide ? ResolvedRange{} : resolveRange(credit.tracks, release.tracklist));
    }
    const QList<FlatTrack> flat = flatten(release.tracklist);
    for (int i = 0; i < flat.size(); ++i) {
        for (const ArtistCredit &credit : flat[i].track->extraArtists)
            addCredit(lines, credit, {withParts(flat, i), {}});
    }
    for (const LabelCredit &company : release.companies)
        lines.append(companyLine(company));
    std::stable_sort(lines.begin(), lines.end(),
                     [](const CreditLine &a, const CreditLine &b) { return a.family < b.family; });
    return lines;
}

} // namespace runout::discogs
