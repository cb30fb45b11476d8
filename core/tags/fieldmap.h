// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tags/pattern.h"
#include "core/tags/tracks.h"
#include "core/tags/types.h"

#include <QJsonObject>

// Pure: what a release becomes in tags. A map is a list of fields, each with a template over the names of valueNames().
namespace runout::tags {

// "Printed" is the ANV, the name on this very record; "Canonical" the name of the artist's page. Neither has " (2)".
enum class NameStyle { Printed, Canonical };

struct FieldRule
{
    QString key;     // property name: "ALBUMARTIST"
    QString pattern; // "{albumartist}"
    bool isOn = true;
    bool keepsPresent = false;     // a value that the file has stays
    bool removesWhenEmpty = false; // where the release has nothing, the file's value goes
    bool operator==(const FieldRule &) const = default;
};

struct FieldMap
{
    QList<FieldRule> rules;
    NameStyle artist = NameStyle::Printed;
    NameStyle albumArtist = NameStyle::Canonical;
    NameStyle credits = NameStyle::Printed;
    QString various = QStringLiteral("Various Artists"); // the album artist of a compilation
    bool addsFeatured = false; // "Featuring" credits of a track join its {artist}: "A feat. B"
    TrackOptions tracks;
    bool operator==(const FieldMap &) const = default;
};

enum class Preset {
    Runout,       // Picard's fields; numeric numbers, two sides a disc; position and ids in fields of their own
    SidePerDisc,  // the same, each side a disc
    FooDiscogger, // foo_discogger's fields: STYLE, DISCOGS_CATALOG and so on
    Minimal,      // title, artist, album, album artist, number, disc, date
};
[[nodiscard]] FieldMap fieldMap(Preset preset);

// GENRE from styles and STYLE from genres, or back: exchanges {genres} and {styles} in all templates.
[[nodiscard]] FieldMap withGenresSwapped(FieldMap map);

// A rule whose template is wrong.
struct RuleFault
{
    int rule = 0;
    PatternFault fault;
    bool operator==(const RuleFault &) const = default;
};
// Rules that are off are looked at too.
[[nodiscard]] QList<RuleFault> faultsOf(const FieldMap &map);

// The names that templates know, in the order of a menu.
[[nodiscard]] QStringList valueNames();

// What is asked for by a master, beside the release.
struct MasterFacts
{
    int year = 0; // 0: not known
    bool operator==(const MasterFacts &) const = default;
};

// Values of one release; those of its tracks are made from it one by one.
class ReleaseValues
{
public:
    ReleaseValues(const discogs::Release &release, const Tracks &tracks, const FieldMap &map, MasterFacts master = {});
    [[nodiscard]] Values of(const TrackEntry &entry) const;

private:
    struct CreditValue
    {
        QList<int> tracks; // indexes into discogs::flatten(), empty: the whole release
        QString name;      // of the value: "composer", "credits"
        QString text;
    };
    Values m_release;
    QList<CreditValue> m_credits;
    Tracks m_tracks;
    FieldMap m_map;
    QList<discogs::Format> m_media; // one for each disc, if that is known
};

// The fields of one file by the rules that are on and right. Keys of rules without a value are absent.
[[nodiscard]] Fields fieldsOf(const FieldMap &map, const Values &values);

[[nodiscard]] QJsonObject toJson(const FieldMap &map);
[[nodiscard]] Result<FieldMap> fieldMapFrom(
    const QJsonObject &json); // BadReply: not a map; unknown keys are passed over

} // namespace runout::tags
