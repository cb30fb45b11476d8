// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "ui/models/resultsmodel.h"

namespace runout::ui {

namespace {

QString nameOnly(const QString &name)
{
    return discogs::withoutSuffix(name);
}

// "Vinyl, LP, Album" is printed as "LP, Album": the carrier goes without saying once its kind is there.
QString formatText(QStringList words)
{
    words.removeDuplicates();
    if (words.size() > 1 && words.first() == QLatin1String("Vinyl"))
        words.removeFirst();
    return words.join(QStringLiteral(", "));
}

QString formatText(const discogs::Format &format)
{
    QString text = formatText(QStringList{format.name} + format.descriptions);
    if (!format.qty.isEmpty() && format.qty != QLatin1String("1"))
        text.prepend(format.qty + u'\u00D7');
    return text;
}

QString formatText(const QList<discogs::Format> &formats)
{
    QStringList texts;
    for (const discogs::Format &format : formats)
        texts.append(formatText(format));
    return texts.join(QStringLiteral(" + "));
}

QString yearText(int year)
{
    return year > 0 ? QString::number(year) : QString();
}

// "2xLP, Album" of a discography row as words for the facet.
QStringList formatWords(const QString &format)
{
    QStringList words;
    for (QString word : format.split(u',', Qt::SkipEmptyParts)) {
        word = word.trimmed();
        qsizetype digits = 0;
        while (digits < word.size() && word[digits].isDigit())
            ++digits;
        if (digits > 0 && digits < word.size() && (word[digits] == u'x' || word[digits] == u'\u00D7'))
            word.remove(0, digits + 1);
        if (!word.isEmpty() && !words.contains(word))
            words.append(word);
    }
    return words;
}

bool isKnownNumber(const QString &catno)
{
    return !catno.isEmpty() && catno.compare(QLatin1String("none"), Qt::CaseInsensitive) != 0;
}

} // namespace

ResultRow row(const discogs::SearchResult &result)
{
    ResultRow r;
    r.entity = result.entity;
    const bool isRecord =
        result.entity.kind == discogs::EntityKind::Release || result.entity.kind == discogs::EntityKind::Master;
    const qsizetype dash = isRecord ? result.title.indexOf(QLatin1String(" - ")) : -1;
    r.artist = dash < 0 ? QString() : nameOnly(result.title.left(dash).trimmed());
    r.title = dash < 0 ? nameOnly(result.title) : result.title.mid(dash + 3).trimmed();
    r.label = result.labels.isEmpty() ? QString() : nameOnly(result.labels.first());
    r.catno = isKnownNumber(result.catno) ? result.catno : QString();
    r.year = result.year == QLatin1String("0") ? QString() : result.year;
    r.country = result.country;
    r.format = result.formatDetails.isEmpty() ? formatText(result.formats) : formatText(result.formatDetails);
    r.thumb = result.thumb;
    r.formats = result.formats;
    r.formats.removeDuplicates();
    // Companies follow the labels in one list without a mark between them: the first is what everybody means.
    r.labels = r.label.isEmpty() ? QStringList() : QStringList(r.label);
    r.genres = result.genres;
    r.styles = result.styles;
    r.have = result.have;
    r.want = result.want;
    r.inCollection = result.inCollection;
    r.inWantlist = result.inWantlist;
    return r;
}

ResultRow row(const discogs::ArtistRelease &release)
{
    ResultRow r;
    r.entity = release.entity;
    r.artist = nameOnly(release.artist);
    r.title = release.title;
    r.label = nameOnly(release.label);
    r.year = yearText(release.year);
    r.format = release.format;
    r.role = release.role;
    r.thumb = release.thumb;
    r.formats = formatWords(release.format);
    r.labels = r.label.isEmpty() ? QStringList() : QStringList(r.label);
    r.have = release.have;
    r.want = release.want;
    r.inCollection = release.inCollection;
    r.inWantlist = release.inWantlist;
    return r;
}

ResultRow row(const discogs::LabelRelease &release)
{
    ResultRow r;
    r.entity = discogs::entity(release.id);
    r.artist = nameOnly(release.artist);
    r.title = release.title;
    r.catno = isKnownNumber(release.catno) ? release.catno : QString();
    r.year = yearText(release.year);
    r.format = release.format;
    r.thumb = release.thumb;
    r.formats = formatWords(release.format);
    r.have = release.have;
    r.want = release.want;
    r.inCollection = release.inCollection;
    r.inWantlist = release.inWantlist;
    return r;
}

ResultRow row(const library::WantedRecord &want)
{
    const library::Record &record = want.record;
    ResultRow r;
    r.entity = discogs::entity(record.id);
    r.artist = record.artist;
    r.title = record.title;
    r.label = record.label;
    r.catno = isKnownNumber(record.catno) ? record.catno : QString();
    r.year = yearText(record.year);
    r.country = record.country;
    r.format = record.format;
    r.thumb = record.thumb;
    r.formats = record.formats;
    r.labels = record.labels;
    r.genres = record.genres;
    r.styles = record.styles;
    r.rating = want.rating;
    r.notes = want.notes;
    r.added = want.added;
    r.waiting = want.waiting;
    r.inWantlist = true;
    if (want.market) {
        r.marketAt = want.marketAt;
        r.copies = want.market->numForSale;
        if (want.market->lowestPrice)
            r.lowest = want.market->lowestPrice->value;
    }
    return r;
}

ResultRow row(const discogs::UserListItem &item)
{
    ResultRow r;
    r.entity = item.entity;
    const bool isRecord =
        item.entity.kind == discogs::EntityKind::Release || item.entity.kind == discogs::EntityKind::Master;
    const qsizetype dash = isRecord ? item.title.indexOf(QLatin1String(" - ")) : -1;
    r.artist = dash < 0 ? QString() : nameOnly(item.title.left(dash).trimmed());
    r.title = dash < 0 ? nameOnly(item.title) : item.title.mid(dash + 3).trimmed();
    r.notes = item.comment;
    r.thumb = item.image;
    return r;
}

} // namespace runout::ui
