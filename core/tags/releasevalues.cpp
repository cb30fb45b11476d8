// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "core/discogs/tracklist.h"
#include "core/tags/fieldmap.h"
#include "core/tags/roles.h"

#include <algorithm>
#include <utility>

namespace runout::tags {

namespace {

using discogs::ArtistCredit;

QString nameOf(const ArtistCredit &artist, NameStyle style)
{
    return style == NameStyle::Printed ? discogs::printedName(artist) : discogs::withoutSuffix(artist.name);
}

bool isVarious(const QList<ArtistCredit> &artists)
{
    return artists.size() == 1 && (artists.first().id == discogs::variousArtist ||
                                   artists.first().name.compare(QLatin1String("Various"), Qt::CaseInsensitive) == 0);
}

QList<ArtistCredit> styled(QList<ArtistCredit> artists, NameStyle style)
{
    for (ArtistCredit &artist : artists) {
        if (style == NameStyle::Canonical)
            artist.anv.clear();
    }
    return artists;
}

QStringList namesOf(const QList<ArtistCredit> &artists, NameStyle style)
{
    QStringList names;
    for (const ArtistCredit &artist : artists)
        names.append(nameOf(artist, style));
    names.removeDuplicates();
    return names;
}

template<class List>
QStringList idsOf(const List &entities)
{
    QStringList ids;
    for (const auto &entity : entities) {
        if (discogs::number(entity.id) > 0)
            ids.append(QString::number(discogs::number(entity.id)));
    }
    ids.removeDuplicates();
    return ids;
}

// "1987-07-00" -> "1987-07".
QString dateOf(const discogs::Release &release)
{
    QString date = release.released;
    while (date.endsWith(QLatin1String("-00")))
        date.chop(3);
    return date.isEmpty() && release.year > 0 ? QString::number(release.year) : date;
}

// Printed and scanned forms of the same number are one: the shortest spelling of each, digits only first.
QStringList barcodesOf(const discogs::Release &release)
{
    QStringList known;
    QStringList barcodes;
    for (const discogs::Identifier &identifier : release.identifiers) {
        if (identifier.type != QLatin1String("Barcode"))
            continue;
        QString digits;
        for (const QChar c : identifier.value) {
            if (c.isLetterOrNumber())
                digits += c;
        }
        if (!digits.isEmpty() && !known.contains(digits)) {
            known.append(digits);
            barcodes.append(digits);
        }
    }
    return barcodes;
}

QStringList formatWords(const QList<discogs::Format> &formats)
{
    QStringList all;
    for (const discogs::Format &format : formats) {
        QStringList words{format.qty.toInt() > 1 ? format.qty + QStringLiteral("x") + format.name : format.name};
        words += format.descriptions;
        if (!format.text.isEmpty())
            words.append(format.text);
        all.append(words.join(QStringLiteral(", ")));
    }
    return all;
}

bool isRecord(const discogs::Format &format)
{
    static const QStringList sided{QStringLiteral("Vinyl"),      QStringLiteral("Cassette"),
                                   QStringLiteral("Shellac"),    QStringLiteral("Lathe Cut"),
                                   QStringLiteral("Flexi-disc"), QStringLiteral("Acetate")};
    return sided.contains(format.name);
}

// The format of each disc: in order where the numbers of discs agree, else by its kind.
QList<discogs::Format> mediaOf(const discogs::Release &release, const Tracks &tracks, bool isSidePerDisc)
{
    QList<discogs::Format> kinds;
    QList<discogs::Format> each;
    for (const discogs::Format &format : release.formats) {
        if (format.name == QLatin1String("All Media") || format.name == QLatin1String("Box Set"))
            continue;
        kinds.append(format);
        const int times = std::clamp(format.qty.toInt(), 1, 200) * (isSidePerDisc && isRecord(format) ? 2 : 1);
        for (int i = 0; i < times; ++i)
            each.append(format);
    }
    QList<discogs::Format> media(tracks.discTotal);
    for (const SideEntry &side : tracks.sides) {
        discogs::Format &medium = media[side.discNumber - 1];
        const auto fits = [&](const discogs::Format &format) {
            return side.isSide ? isRecord(format)
                               : !side.name.isEmpty() && side.name.startsWith(format.name, Qt::CaseInsensitive);
        };
        const auto found = std::find_if(kinds.cbegin(), kinds.cend(), fits);
        const auto other = std::find_if(kinds.cbegin(), kinds.cend(),
                                        [&](const discogs::Format &format) { return isRecord(format) == side.isSide; });
        if (each.size() == tracks.discTotal && isRecord(each[side.discNumber - 1]) == side.isSide)
            medium = each[side.discNumber - 1];
        else if (found != kinds.cend())
            medium = *found;
        else if (other != kinds.cend())
            medium = *other;
        else if (!kinds.isEmpty())
            medium = kinds.first();
    }
    return media;
}

void setText(Values &values, const char *name, const QString &text)
{
    if (!text.isEmpty())
        values.insert(QLatin1String(name), {text});
}

void setTexts(Values &values, const char *name, QStringList texts)
{
    texts.removeAll(QString());
    if (!texts.isEmpty())
        values.insert(QLatin1String(name), texts);
}

void setNumber(Values &values, const char *name, int number)
{
    if (number > 0)
        values.insert(QLatin1String(name), {QString::number(number)});
}

void setLabels(Values &values, const discogs::Release &release)
{
    QStringList labels;
    QStringList catnos;
    for (const discogs::LabelCredit &label : release.labels) {
        labels.append(discogs::withoutSuffix(label.name));
        if (label.catno.compare(QLatin1String("none"), Qt::CaseInsensitive) != 0)
            catnos.append(label.catno.trimmed());
    }
    labels.removeDuplicates();
    catnos.removeDuplicates();
    setTexts(values, "labels", labels);
    setTexts(values, "catnos", catnos);
    setText(values, "label", labels.value(0));
    setText(values, "catno", catnos.value(0));
    setTexts(values, "labelids", idsOf(release.labels));
    QStringList series;
    for (const discogs::LabelCredit &one : release.series)
        series.append(discogs::withoutSuffix(one.name));
    setTexts(values, "series", series);
}

void setIds(Values &values, const discogs::Release &release)
{
    const qint64 id = discogs::number(release.id);
    if (id > 0) {
        setText(values, "releaseid", QString::number(id));
        setText(values, "url", QStringLiteral("https://www.discogs.com/release/%1").arg(id));
    }
    if (release.masterId && discogs::number(*release.masterId) > 0)
        setText(values, "masterid", QString::number(discogs::number(*release.masterId)));
    setTexts(values, "artistids", idsOf(release.artists));
    if (const auto rating = release.community.rating) {
        setText(values, "rating", rating->count > 0 ? QString::number(rating->average, 'f', 2) : QString());
        setNumber(values, "votes", rating->count);
    }
}

QString roleText(const discogs::Role &role)
{
    return role.detail.isEmpty() ? role.name : role.name + QStringLiteral(" [") + role.detail + u']';
}

// "Name (guitar)": how PERFORMER is written; a detail is more exact than the role.
QString performerText(const QString &name, const discogs::Role &role)
{
    const QString part = role.detail.isEmpty() ? role.name : role.detail;
    return part.isEmpty() ? name : name + QStringLiteral(" (") + part.toLower() + u')';
}

} // namespace

QStringList valueNames()
{
    static const QStringList names =
        QStringLiteral(
            "title artist artists album albumartist albumartists number tracktotal disc disctotal discsubtitle "
            "position side index parts heading discname numberonside numberthrough date year released "
            "originalyear genres styles genresandstyles label labels catno catnos barcode barcodes media format "
            "country countrycode series compilation composer lyricist writer conductor remixer producer engineer "
            "mixer djmixer arranger performer featured credits releaseid masterid artistids trackartistids "
            "labelids url rating votes duration")
            .split(u' ');
    return names;
}

ReleaseValues::ReleaseValues(const discogs::Release &release, const Tracks &tracks, const FieldMap &map,
                             MasterFacts master)
    : m_tracks(tracks)
    , m_map(map)
    , m_media(mediaOf(release, tracks, map.tracks.discs == Discs::SidePerDisc))
{
    const bool various = isVarious(release.artists);
    const QString albumArtist = discogs::artistText(styled(release.artists, map.albumArtist));
    setText(m_release, "album", release.title);
    setText(m_release, "albumartist", various ? map.various : albumArtist);
    setTexts(m_release, "albumartists", various ? QStringList(map.various) : namesOf(release.artists, map.albumArtist));
    setText(m_release, "compilation", various ? QStringLiteral("1") : QString());
    setText(m_release, "date", dateOf(release));
    setNumber(m_release, "year", release.year > 0 ? release.year : dateOf(release).left(4).toInt());
    setText(m_release, "released", release.released);
    setNumber(m_release, "originalyear", master.year);
    setTexts(m_release, "genres", release.genres);
    setTexts(m_release, "styles", release.styles);
    setTexts(m_release, "genresandstyles", release.genres + release.styles);
    setTexts(m_release, "barcodes", barcodesOf(release));
    setText(m_release, "barcode", barcodesOf(release).value(0));
    setTexts(m_release, "format", formatWords(release.formats));
    setText(m_release, "country", release.country);
    setText(m_release, "countrycode", countryCode(release.country));
    setNumber(m_release, "disctotal", tracks.discTotal);
    setLabels(m_release, release);
    setIds(m_release, release);

    for (const discogs::CreditLine &line : discogs::creditLines(release)) {
        const bool isCompany = line.family == discogs::RoleFamily::Companies && !line.company.name.isEmpty();
        const QString name = isCompany ? discogs::withoutSuffix(line.company.name) : nameOf(line.artist, map.credits);
        const bool isSomewhere = !line.tracks.isEmpty() || line.unresolved.isEmpty();
        const QString value = isCompany || !isSomewhere ? QString() : valueOfRole(line.role.name);
        if (value.isEmpty()) {
            const QString where = line.unresolved.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(line.unresolved);
            m_credits.append(
                {line.tracks, QStringLiteral("credits"), roleText(line.role) + QStringLiteral(": ") + name + where});
        } else {
            const bool isPerformer = value == QLatin1String("performer");
            if (value == QLatin1String("featured") && !map.addsFeatured)
                m_credits.append(
                    {line.tracks, QStringLiteral("credits"), roleText(line.role) + QStringLiteral(": ") + name});
            m_credits.append({line.tracks, value, isPerformer ? performerText(name, line.role) : name});
        }
    }
}

Values ReleaseValues::of(const TrackEntry &entry) const
{
    Values values = m_release;
    setText(values, "title", entry.title);
    setText(values, "index", entry.index);
    setTexts(values, "parts", entry.parts);
    setText(values, "heading", entry.heading);
    setText(values, "position", entry.position);
    setText(values, "discname", entry.disc);
    setNumber(values, "number", entry.number);
    setNumber(values, "tracktotal", entry.total);
    setNumber(values, "disc", entry.discNumber);
    setNumber(values, "numberonside", entry.numberOnSide);
    setNumber(values, "numberthrough", entry.numberThrough);
    setText(values, "discsubtitle", m_tracks.discSubtitles.value(entry.discNumber));
    setText(values, "media", mediaName(m_media.value(entry.discNumber - 1)));
    if (entry.side >= 0 && entry.side < m_tracks.sides.size() && m_tracks.sides[entry.side].isSide)
        setText(values, "side", m_tracks.sides[entry.side].name.section(u'-', -1));
    if (entry.seconds > 0)
        setText(values, "duration", discogs::durationText(entry.seconds));
    for (const CreditValue &credit : m_credits) {
        const bool isHere =
            credit.tracks.isEmpty() || std::any_of(credit.tracks.cbegin(), credit.tracks.cend(),
                                                   [&](int track) { return entry.flat.contains(track); });
        if (!isHere)
            continue;
        QStringList &texts = values[credit.name];
        if (!texts.contains(credit.text))
            texts.append(credit.text);
    }
    const QStringList featured = values.value(QStringLiteral("featured"));
    QString artist = discogs::artistText(styled(entry.artists, m_map.artist));
    QStringList artists = namesOf(entry.artists, m_map.artist);
    if (m_map.addsFeatured && !featured.isEmpty()) {
        artist += QStringLiteral(" feat. ") + featured.join(QStringLiteral(", "));
        artists += featured;
        artists.removeDuplicates();
    }
    setText(values, "artist", artist);
    setTexts(values, "artists", artists);
    setTexts(values, "trackartistids", idsOf(entry.artists));
    return values;
}

} // namespace runout::tags
