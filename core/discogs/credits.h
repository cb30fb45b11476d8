// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

// Pure: how names and credits are read and printed. Rules: Discogs' database guidelines on ANV, join and credits.
namespace runout::discogs {

// "Blade (3)" -> "Blade". Only a final " (N)"; "Heaven (17)" loses it too, "Sunn O)))" keeps its brackets.
[[nodiscard]] QString withoutSuffix(const QString &name);

// The name as printed: the ANV, else the canonical name without its suffix.
[[nodiscard]] QString printedName(const ArtistCredit &credit);

// One piece of a line of artists: a name (with its credit) or the text between two names.
struct ArtistPiece
{
    QString text;
    int credit = -1; // index into the list, -1: join text
    bool operator==(const ArtistPiece &) const = default;
};

// "Miles Davis & John Coltrane, Bill Evans": names as printed with their join phrases. A join that starts with ","
// attaches on the left; the last artist's join is ignored; an empty join becomes ", ".
[[nodiscard]] QList<ArtistPiece> artistLine(const QList<ArtistCredit> &artists);
[[nodiscard]] QString artistText(const QList<ArtistCredit> &artists);

struct Role
{
    QString name;   // "Engineer"
    QString detail; // "Assistant Mix Engineer", "" if none
    bool operator==(const Role &) const = default;
};
// "Engineer [Assistant, Mix], Written-By": split on commas outside brackets.
[[nodiscard]] QList<Role> splitRoles(const QString &role);

enum class RoleFamily { Performers, Writers, Production, Artwork, Companies, Other };
[[nodiscard]] RoleFamily family(const QString &roleName);

// A track in reading order: index tracks are followed by their sub-tracks, headings and blank lines are left out.
struct FlatTrack
{
    const Track *track = nullptr;
    const Track *parent = nullptr; // the index track it belongs to
    int row = 0;                   // of the outermost entry in the tracklist
};
[[nodiscard]] QList<FlatTrack> flatten(const QList<Track> &tracklist);

// The tracks a range names, as indexes into flatten(tracklist), ascending. "to" runs over tracklist order, inclusive;
// separators "," "&" "and" ";". unresolved: the pieces that name no track, as written.
struct ResolvedRange
{
    QList<int> tracks;
    QStringList unresolved;
    bool operator==(const ResolvedRange &) const = default;
};
[[nodiscard]] ResolvedRange resolveRange(const QString &range, const QList<Track> &tracklist);

// One line of the credits page: somebody did something, on some tracks.
struct CreditLine
{
    RoleFamily family = RoleFamily::Other;
    Role role;
    ArtistCredit artist; // or, for companies:
    LabelCredit company; // family Companies; company.entityTypeName is the role
    QList<int> tracks;   // indexes into flatten(); empty: the whole release
    QString unresolved;  // range text that named no track: show as is
    bool operator==(const CreditLine &) const = default;
};
// All credits of a release: release-wide, per track, per sub-track, and companies. Release order within a family;
// the same person in the same role on several tracks is one line.
[[nodiscard]] QList<CreditLine> creditLines(const Release &release);

} // namespace runout::discogs
