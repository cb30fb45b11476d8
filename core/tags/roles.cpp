// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/roles.h"

#include "core/discogs/credits.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace runout::tags {

namespace {

// The union of what Kid3, foo_discogger, beets and VinylKit take, in small letters without "-".
constexpr auto roles =
    u"composer=composed by;composer=music by;composer=songwriter;composer=written by;composer=composer;"
    u"composer=words and music by;composer=lyrics and music;composer=score;composer=score by;"
    u"composer=additional music;composer=written produced by;writer=author;writer=authored by;writer=text by;"
    u"writer=libretto by;writer=story by;writer=script by;lyricist=lyrics by;lyricist=words by;lyricist=lyrics;"
    u"lyricist=lyricist;conductor=conductor;conductor=conducted by;conductor=chorus master;"
    u"remixer=remix;remixer=remixed by;remixer=additional remix;remixer=re edit;"
    u"producer=producer;producer=coproducer;producer=co producer;producer=produced by;"
    u"producer=executive producer;producer=additional production;producer=vocal producer;producer=reissue producer;"
    u"engineer=engineer;engineer=recorded by;engineer=mastered by;engineer=remastered by;engineer=lacquer cut by;"
    u"engineer=recording engineer;engineer=mastering;engineer=mastering engineer;engineer=assistant engineer;"
    u"engineer=balance engineer;engineer=sound engineer;engineer=recording;engineer=transferred by;"
    u"mixer=mixed by;mixer=mixing;mixer=mix engineer;mixer=mixer;mixer=mixing engineer;mixer=additional mix;"
    u"djmixer=dj mix;djmixer=mixed by dj;arranger=arranged by;arranger=arranger;arranger=orchestrated by;"
    u"arranger=orchestration;arranger=adapted by;arranger=string arrangements;arranger=arrangement;"
    u"arranger=arranged by strings;featured=featuring;featured=feat";

const QHash<QString, QString> &table()
{
    static const QHash<QString, QString> known = [] {
        QHash<QString, QString> result;
        for (const QString &entry : QString::fromUtf16(roles).split(u';'))
            result.insert(entry.section(u'=', 1), entry.section(u'=', 0, 0));
        return result;
    }();
    return known;
}

struct Country
{
    const char16_t *name;
    const char16_t *code;
};
// Discogs' names that are not the common English ones are in it too.
constexpr std::array countries{
    Country{u"US", u"US"},
    Country{u"USA", u"US"},
    Country{u"UK", u"GB"},
    Country{u"Germany", u"DE"},
    Country{u"France", u"FR"},
    Country{u"Japan", u"JP"},
    Country{u"Italy", u"IT"},
    Country{u"Europe", u"XE"},
    Country{u"Canada", u"CA"},
    Country{u"Netherlands", u"NL"},
    Country{u"Spain", u"ES"},
    Country{u"Australia", u"AU"},
    Country{u"Russia", u"RU"},
    Country{u"Brazil", u"BR"},
    Country{u"Sweden", u"SE"},
    Country{u"Belgium", u"BE"},
    Country{u"Poland", u"PL"},
    Country{u"Greece", u"GR"},
    Country{u"Finland", u"FI"},
    Country{u"Jamaica", u"JM"},
    Country{u"Switzerland", u"CH"},
    Country{u"USSR", u"SU"},
    Country{u"Denmark", u"DK"},
    Country{u"Argentina", u"AR"},
    Country{u"Portugal", u"PT"},
    Country{u"Norway", u"NO"},
    Country{u"Austria", u"AT"},
    Country{u"Mexico", u"MX"},
    Country{u"New Zealand", u"NZ"},
    Country{u"Yugoslavia", u"YU"},
    Country{u"South Africa", u"ZA"},
    Country{u"Hungary", u"HU"},
    Country{u"Turkey", u"TR"},
    Country{u"Ukraine", u"UA"},
    Country{u"Colombia", u"CO"},
    Country{u"Czech Republic", u"CZ"},
    Country{u"Czechoslovakia", u"XC"},
    Country{u"Israel", u"IL"},
    Country{u"Venezuela", u"VE"},
    Country{u"India", u"IN"},
    Country{u"Ireland", u"IE"},
    Country{u"Romania", u"RO"},
    Country{u"Indonesia", u"ID"},
    Country{u"Taiwan", u"TW"},
    Country{u"Chile", u"CL"},
    Country{u"Peru", u"PE"},
    Country{u"South Korea", u"KR"},
    Country{u"China", u"CN"},
    Country{u"Hong Kong", u"HK"},
    Country{u"Slovakia", u"SK"},
    Country{u"Slovenia", u"SI"},
    Country{u"Croatia", u"HR"},
    Country{u"Serbia", u"RS"},
    Country{u"Bulgaria", u"BG"},
    Country{u"Malaysia", u"MY"},
    Country{u"Singapore", u"SG"},
    Country{u"Thailand", u"TH"},
    Country{u"Philippines", u"PH"},
    Country{u"Iceland", u"IS"},
    Country{u"Lithuania", u"LT"},
    Country{u"Latvia", u"LV"},
    Country{u"Estonia", u"EE"},
    Country{u"Luxembourg", u"LU"},
    Country{u"Uruguay", u"UY"},
    Country{u"Ecuador", u"EC"},
    Country{u"Bolivia", u"BO"},
    Country{u"Cuba", u"CU"},
    Country{u"Costa Rica", u"CR"},
    Country{u"Panama", u"PA"},
    Country{u"Nigeria", u"NG"},
    Country{u"Ghana", u"GH"},
    Country{u"Kenya", u"KE"},
    Country{u"Egypt", u"EG"},
    Country{u"Morocco", u"MA"},
    Country{u"Algeria", u"DZ"},
    Country{u"Tunisia", u"TN"},
    Country{u"Lebanon", u"LB"},
    Country{u"Iran", u"IR"},
    Country{u"Pakistan", u"PK"},
    Country{u"Belarus", u"BY"},
    Country{u"Cyprus", u"CY"},
    Country{u"Malta", u"MT"},
    Country{u"Trinidad & Tobago", u"TT"},
    Country{u"Barbados", u"BB"},
    Country{u"Puerto Rico", u"PR"},
    Country{u"Dominican Republic", u"DO"},
    Country{u"Ethiopia", u"ET"},
    Country{u"Zimbabwe", u"ZW"},
    Country{u"Congo, Democratic Republic of the", u"CD"},
    Country{u"German Democratic Republic (GDR)", u"XG"},
    Country{u"Worldwide", u"XW"},
    Country{u"UK & Europe", u"XE"},
};

} // namespace

QString valueOfRole(const QString &role)
{
    QString name = role.toCaseFolded();
    name.replace(u'-', u' ');
    name = name.simplified();
    if (const auto found = table().constFind(name); found != table().constEnd())
        return *found;
    return discogs::family(role) == discogs::RoleFamily::Performers ? QStringLiteral("performer") : QString();
}

QString countryCode(const QString &discogsCountry)
{
    const auto *const found = std::find_if(countries.begin(), countries.end(), [&](const Country &country) {
        return discogsCountry.compare(QStringView(country.name), Qt::CaseInsensitive) == 0;
    });
    return found == countries.end() ? QString() : QString::fromUtf16(found->code);
}

QString mediaName(const discogs::Format &format)
{
    if (format.name == QLatin1String("File"))
        return QStringLiteral("Digital Media");
    if (format.name != QLatin1String("Vinyl"))
        return format.name;
    for (const QString &size : {QStringLiteral("7\""), QStringLiteral("10\""), QStringLiteral("12\"")}) {
        if (format.descriptions.contains(size))
            return size + QStringLiteral(" Vinyl");
    }
    return format.descriptions.contains(QLatin1String("LP")) ? QStringLiteral("12\" Vinyl") : format.name;
}

} // namespace runout::tags
