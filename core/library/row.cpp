// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/row.h"

#include "core/discogs/credits.h"
#include "core/discogs/tracklist.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace runout::library {

using namespace discogs;

namespace {

void addOnce(QStringList &list, const QString &text)
{
    if (!text.isEmpty() && !list.contains(text))
        list += text;
}

bool isNumber(const QString &catno)
{
    return !catno.isEmpty() && catno.compare(QLatin1String("none"), Qt::CaseInsensitive) != 0;
}

QString titleOf(const QString &artist, const QString &name)
{
    return artist.isEmpty() ? name : artist + QLatin1String(" - ") + name;
}

// Collects who is credited; the sets keep a box set's thousand credits from being compared with each other.
class CreditCollector
{
public:
    explicit CreditCollector(Row &row)
        : m_row(row)
    {}

    void artists(const QList<ArtistCredit> &credits, const QString &role, const QString &track = {})
    {
        for (const ArtistCredit &credit : credits) {
            mention(credit);
            add(credit.id, role, track);
        }
    }

    void roles(const QList<ArtistCredit> &credits, const QString &track = {})
    {
        for (const ArtistCredit &credit : credits) {
            mention(credit);
            for (const Role &role : splitRoles(credit.role)) {
                const bool guest = role.name.compare(QLatin1String("Featuring"), Qt::CaseInsensitive) == 0;
                add(credit.id, guest ? QStringLiteral("Appearance") : role.name, track);
            }
        }
    }

    void tracks(const QList<Track> &tracks)
    {
        for (const Track &track : tracks) {
            if (track.type != TrackType::Heading && !track.title.isEmpty())
                m_row.text.tracks += track.title;
            artists(track.artists, QStringLiteral("TrackAppearance"), track.title);
            roles(track.extraArtists, track.title);
            this->tracks(track.subTracks);
        }
    }

private:
    void mention(const ArtistCredit &credit)
    {
        for (const QString &name : {credit.name, credit.anv}) {
            if (!name.isEmpty() && !m_said.contains(name)) {
                m_said.insert(name);
                m_row.text.credits += name;
            }
        }
        if (number(credit.id) > 0 && !m_named.contains(number(credit.id))) {
            m_named.insert(number(credit.id));
            m_row.names += {entity(credit.id), credit.name};
        }
    }

    void add(ArtistId id, const QString &role, const QString &track)
    {
        const QPair<qint64, QString> key(number(id), role.toLower());
        if (number(id) <= 0 || m_credited.contains(key))
            return;
        m_credited.insert(key);
        m_row.credits += {id, role, track};
    }

    Row &m_row;
    QSet<QString> m_said;
    QSet<qint64> m_named;
    QSet<QPair<qint64, QString>> m_credited;
};

// A label that is also the plant or the publisher stands once, with its numbers.
void addLabels(Row &row, const QList<LabelCredit> &credits, bool numbered)
{
    for (const LabelCredit &credit : credits) {
        addOnce(row.seen.labels, credit.name);
        if (isNumber(credit.catno) && !row.text.numbers.contains(credit.catno))
            row.text.numbers += credit.catno;
        if (number(credit.id) <= 0)
            continue;
        const bool known = std::any_of(row.labels.begin(), row.labels.end(), [&](const LabelRow &label) {
            return label.label == credit.id && (!numbered || label.catno == credit.catno);
        });
        if (known)
            continue;
        row.labels += {credit.id, credit.catno};
        row.names += {entity(credit.id), credit.name};
    }
}

void addFormats(Row &row, const QList<Format> &formats)
{
    row.seen.formatDetails = formats;
    row.format = formatText(formats);
    for (const Format &format : formats) {
        addOnce(row.majorFormats, format.name);
        addOnce(row.seen.formats, format.name);
        for (const QString &word : format.descriptions)
            addOnce(row.seen.formats, word);
    }
}

void addImages(Row &row, const QList<Image> &images)
{
    if (images.isEmpty())
        return;
    const auto primary = std::find_if(images.begin(), images.end(), [](const Image &image) { return image.primary; });
    const Image &image = primary == images.end() ? images.first() : *primary;
    row.seen.cover = image.uri;
    if (row.seen.thumb.isEmpty())
        row.seen.thumb = image.uri150;
}

QString yearText(int year)
{
    return year > 0 ? QString::number(year) : QString();
}

QStringList namesOf(const QList<NamedArtist> &artists)
{
    QStringList names;
    for (const NamedArtist &artist : artists)
        names += artist.name;
    return names;
}

void mention(Row &row, const QList<NamedArtist> &artists)
{
    row.text.credits += namesOf(artists);
    for (const NamedArtist &artist : artists) {
        if (number(artist.id) > 0)
            row.names += {entity(artist.id), artist.name};
    }
}

void mention(Row &row, const NamedLabel &label)
{
    row.text.credits += label.name;
    if (number(label.id) > 0)
        row.names += {entity(label.id), label.name};
}

// What stands before a list row's own words about its format: "2xLP, Album" -> "LP".
void guessFormats(Row &row, const QString &format)
{
    row.format = format;
    const QStringList words = format.split(QLatin1String(", "), Qt::SkipEmptyParts);
    for (QString word : words) {
        const auto times = word.indexOf(u'x');
        if (times > 0 && word.left(times).toInt() > 0)
            word.remove(0, times + 1);
        addOnce(row.seen.formats, word);
    }
}

} // namespace

QString formatText(const QList<Format> &formats)
{
    QStringList texts;
    for (const Format &format : formats) {
        QStringList words = format.descriptions;
        if (words.isEmpty() || format.name != QLatin1String("Vinyl"))
            words.prepend(format.name);
        const bool several = format.qty.toInt() > 1;
        texts += (several ? format.qty + u'x' : QString()) + words.join(QLatin1String(", "));
    }
    return texts.join(QLatin1String(" + "));
}

QString canonicalArtists(const QList<ArtistCredit> &artists)
{
    QList<ArtistCredit> canonical = artists;
    for (ArtistCredit &artist : canonical)
        artist.anv = artist.name;
    return artistText(canonical);
}

PlayTime playTimeOf(const QList<Track> &tracklist)
{
    PlayTime time;
    for (const Side &side : sides(tracklist)) {
        time.seconds += side.seconds;
        time.missing += side.missing;
    }
    return time;
}

QList<CompanyRow> companiesOf(const Release &release)
{
    QList<CompanyRow> rows;
    const auto add = [&](const QList<LabelCredit> &credits, const QString &otherwise) {
        for (const LabelCredit &credit : credits) {
            const CompanyRow row{credit.id, credit.entityTypeName.isEmpty() ? otherwise : credit.entityTypeName};
            if (number(credit.id) > 0 && !rows.contains(row))
                rows += row;
        }
    };
    add(release.labels, QStringLiteral("Label"));
    add(release.series, QStringLiteral("Series"));
    add(release.companies, QString());
    return rows;
}

Row rowOf(const Release &release)
{
    Row row;
    row.complete = true;
    row.name = release.title;
    row.artist = canonicalArtists(release.artists);
    row.released = release.released;
    row.status = release.status;
    row.seen.entity = entity(release.id);
    row.seen.title = titleOf(row.artist, row.name);
    row.seen.year = yearText(release.year);
    row.seen.country = release.country;
    row.seen.genres = release.genres;
    row.seen.styles = release.styles;
    row.seen.thumb = release.thumb;
    row.seen.masterId = release.masterId;
    row.seen.have = release.community.have;
    row.seen.want = release.community.want;
    row.seen.uri = release.uri;
    if (!release.labels.isEmpty())
        row.seen.catno = isNumber(release.labels.first().catno) ? release.labels.first().catno : QString();
    addLabels(row, release.labels, true);
    addLabels(row, release.series, true);
    addLabels(row, release.companies, false);
    addFormats(row, release.formats);
    addImages(row, release.images);
    for (const Identifier &identifier : release.identifiers)
        addOnce(row.seen.barcodes, identifier.value);
    for (const Format &format : release.formats)
        row.text.names += format.text;
    CreditCollector credits(row);
    credits.artists(release.artists, QStringLiteral("Main"));
    credits.tracks(release.tracklist);
    credits.roles(release.extraArtists);
    row.playTime = playTimeOf(release.tracklist);
    row.companies = companiesOf(release);
    return row;
}

Row rowOf(const BasicInformation &basic)
{
    Row row;
    row.name = basic.title;
    row.artist = canonicalArtists(basic.artists);
    row.seen.entity = entity(basic.id);
    row.seen.title = titleOf(row.artist, row.name);
    row.seen.year = yearText(basic.year);
    row.seen.genres = basic.genres;
    row.seen.styles = basic.styles;
    row.seen.thumb = basic.thumb;
    row.seen.cover = basic.cover;
    row.seen.masterId = basic.masterId;
    if (!basic.labels.isEmpty() && isNumber(basic.labels.first().catno))
        row.seen.catno = basic.labels.first().catno;
    addLabels(row, basic.labels, true);
    addFormats(row, basic.formats);
    for (const ArtistCredit &artist : basic.artists) {
        addOnce(row.text.names, artist.anv);
        if (number(artist.id) > 0)
            row.names += {entity(artist.id), artist.name};
    }
    for (const Format &format : basic.formats)
        addOnce(row.text.names, format.text);
    return row;
}

Row rowOf(const Master &master)
{
    Row row;
    row.complete = true;
    row.name = master.title;
    row.artist = canonicalArtists(master.artists);
    if (number(master.mainRelease) > 0)
        row.mainRelease = master.mainRelease;
    row.seen.entity = entity(master.id);
    row.seen.title = titleOf(row.artist, row.name);
    row.seen.year = yearText(master.year);
    row.seen.genres = master.genres;
    row.seen.styles = master.styles;
    row.seen.masterId = master.id;
    row.seen.uri = master.uri;
    addImages(row, master.images);
    CreditCollector credits(row);
    credits.artists(master.artists, QStringLiteral("Main"));
    credits.tracks(master.tracklist);
    return row;
}

Row rowOf(const Artist &artist)
{
    Row row;
    row.complete = true;
    row.name = artist.name;
    row.seen.entity = entity(artist.id);
    row.seen.title = artist.name;
    row.seen.uri = artist.uri;
    addImages(row, artist.images);
    row.text.names = artist.nameVariations;
    addOnce(row.text.names, artist.realName);
    row.names += {row.seen.entity, artist.name};
    for (const auto &others : {artist.aliases, artist.members, artist.groups})
        mention(row, others);
    return row;
}

Row rowOf(const Label &label)
{
    Row row;
    row.complete = true;
    row.name = label.name;
    row.seen.entity = entity(label.id);
    row.seen.title = label.name;
    row.seen.uri = label.uri;
    addImages(row, label.images);
    row.names += {row.seen.entity, label.name};
    for (const NamedLabel &sublabel : label.sublabels)
        mention(row, sublabel);
    if (label.parent)
        mention(row, *label.parent);
    return row;
}

Row rowOf(const SearchResult &seen)
{
    Row row;
    row.seen = seen;
    row.name = seen.title;
    const bool isMusic = seen.entity.kind == EntityKind::Release || seen.entity.kind == EntityKind::Master;
    const auto dash = isMusic ? seen.title.indexOf(QLatin1String(" - ")) : -1;
    if (dash > 0) {
        row.artist = seen.title.left(dash);
        row.name = seen.title.mid(dash + 3);
    }
    if (isNumber(seen.catno))
        row.text.numbers += seen.catno;
    row.format = formatText(seen.formatDetails);
    if (!isMusic)
        row.names += {seen.entity, seen.title};
    return row;
}

Row rowOf(const ArtistRelease &listed)
{
    Row row;
    row.name = listed.title;
    row.artist = listed.artist;
    row.status = listed.status;
    row.mainRelease = listed.mainRelease;
    row.seen.entity = listed.entity;
    row.seen.title = titleOf(listed.artist, listed.title);
    row.seen.year = yearText(listed.year);
    row.seen.thumb = listed.thumb;
    row.seen.have = listed.have;
    row.seen.want = listed.want;
    addOnce(row.seen.labels, listed.label);
    guessFormats(row, listed.format);
    return row;
}

Row rowOf(const LabelRelease &listed)
{
    Row row;
    row.name = listed.title;
    row.artist = listed.artist;
    row.status = listed.status;
    row.seen.entity = entity(listed.id);
    row.seen.title = titleOf(listed.artist, listed.title);
    row.seen.year = yearText(listed.year);
    row.seen.thumb = listed.thumb;
    row.seen.have = listed.have;
    row.seen.want = listed.want;
    if (isNumber(listed.catno)) {
        row.seen.catno = listed.catno;
        row.text.numbers += listed.catno;
    }
    guessFormats(row, listed.format);
    return row;
}

Row rowOf(const Version &version, MasterId master, const QString &artist)
{
    Row row;
    row.name = version.title;
    row.artist = artist;
    row.status = version.status;
    row.released = version.released;
    row.majorFormats = version.majorFormats;
    row.seen.entity = entity(version.id);
    row.seen.title = titleOf(artist, version.title);
    row.seen.year = yearText(version.released.left(4).toInt());
    row.seen.country = version.country;
    row.seen.thumb = version.thumb;
    row.seen.have = version.have;
    row.seen.want = version.want;
    row.seen.masterId = master;
    addOnce(row.seen.labels, version.label);
    if (isNumber(version.catno)) {
        row.seen.catno = version.catno;
        row.text.numbers += version.catno;
    }
    row.seen.formats = version.majorFormats;
    guessFormats(row, version.format);
    return row;
}

Row merged(Row better, const Row &other)
{
    const auto fill = [](auto &target, const auto &value) {
        if (target == std::decay_t<decltype(target)>{})
            target = value;
    };
    if (better.artist.isEmpty() && !other.artist.isEmpty()) {
        better.artist = other.artist;
        better.seen.title = titleOf(better.artist, better.name);
    }
    fill(better.released, other.released);
    fill(better.format, other.format);
    fill(better.status, other.status);
    fill(better.majorFormats, other.majorFormats);
    fill(better.mainRelease, other.mainRelease);
    SearchResult &seen = better.seen;
    fill(seen.year, other.seen.year);
    fill(seen.country, other.seen.country);
    fill(seen.catno, other.seen.catno);
    fill(seen.labels, other.seen.labels);
    fill(seen.genres, other.seen.genres);
    fill(seen.styles, other.seen.styles);
    fill(seen.formats, other.seen.formats);
    fill(seen.formatDetails, other.seen.formatDetails);
    fill(seen.barcodes, other.seen.barcodes);
    fill(seen.thumb, other.seen.thumb);
    fill(seen.cover, other.seen.cover);
    fill(seen.masterId, other.seen.masterId);
    fill(seen.have, other.seen.have);
    fill(seen.want, other.seen.want);
    fill(seen.uri, other.seen.uri);
    return better;
}

} // namespace runout::library
