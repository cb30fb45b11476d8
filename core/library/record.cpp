// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/record.h"

#include "core/discogs/credits.h"

#include <QRegularExpression>

#include <algorithm>

namespace runout::library {

using namespace discogs;

namespace {

constexpr QChar betweenParts(0x1f);
constexpr QChar betweenPairs(0x1e);

QString cleaned(QString text)
{
    text.remove(betweenParts);
    text.remove(betweenPairs);
    return text;
}

QString namesOf(QList<ArtistCredit> artists)
{
    for (ArtistCredit &artist : artists)
        artist.anv = withoutSuffix(artist.name);
    return artistText(artists);
}

void addOnce(QStringList &list, const QString &text)
{
    if (!text.isEmpty() && !list.contains(text))
        list += text;
}

void addLabels(Record &record, const QList<LabelCredit> &labels)
{
    for (const LabelCredit &label : labels)
        addOnce(record.labels, withoutSuffix(label.name));
    record.label = record.labels.value(0);
    const QString catno = labels.isEmpty() ? QString() : labels.first().catno;
    if (catno.compare(QLatin1String("none"), Qt::CaseInsensitive) != 0)
        record.catno = catno;
}

void addFormats(Record &record, const QList<Format> &formats)
{
    record.format = formatText(formats);
    for (const Format &format : formats) {
        addOnce(record.formats, format.name);
        for (const QString &word : format.descriptions)
            addOnce(record.formats, word);
    }
}

// The free text ("Red") stands behind the words of each format.
QList<Format> withText(QList<Format> formats)
{
    for (Format &format : formats) {
        if (!format.text.isEmpty())
            format.descriptions += format.text;
    }
    return formats;
}

} // namespace

Record recordOf(const BasicInformation &basic)
{
    Record record;
    record.id = basic.id;
    record.artist = namesOf(basic.artists);
    record.title = basic.title;
    record.year = basic.year;
    record.thumb = basic.thumb;
    record.genres = basic.genres;
    record.styles = basic.styles;
    record.master = basic.masterId;
    addLabels(record, basic.labels);
    addFormats(record, basic.formats);
    record.format = formatText(withText(basic.formats));
    return record;
}

BasicInformation basicOf(const Release &release)
{
    BasicInformation basic;
    basic.id = release.id;
    basic.title = release.title;
    basic.year = release.year;
    basic.artists = release.artists;
    basic.labels = release.labels;
    basic.formats = release.formats;
    basic.genres = release.genres;
    basic.styles = release.styles;
    basic.masterId = release.masterId;
    basic.thumb = release.thumb;
    return basic;
}

Record recordOf(const Release &release)
{
    Record record = recordOf(basicOf(release));
    record.country = release.country;
    record.complete = true;
    return record;
}

Record recordOf(const Row &row)
{
    static const QRegularExpression suffix(QStringLiteral("(?<=\\S) \\([0-9]+\\)(?=$|,| )"));
    Record record;
    record.id = ReleaseId{row.seen.entity.id};
    record.artist = QString(row.artist).remove(suffix);
    record.title = row.name;
    record.year = row.seen.year.toInt();
    record.catno = row.seen.catno;
    record.country = row.seen.country;
    record.thumb = row.seen.thumb;
    record.genres = row.seen.genres;
    record.styles = row.seen.styles;
    record.formats = row.seen.formats;
    record.master = row.seen.masterId;
    record.complete = row.complete;
    for (const QString &label : row.seen.labels)
        addOnce(record.labels, withoutSuffix(label));
    record.label = record.labels.value(0);
    record.format = row.seen.formatDetails.isEmpty() ? row.format : formatText(withText(row.seen.formatDetails));
    return record;
}

QString subjectOf(const Record &record)
{
    return record.artist.isEmpty() ? record.title : record.artist + QLatin1String(" - ") + record.title;
}

QString packed(const QStringList &parts)
{
    QStringList clean;
    clean.reserve(parts.size());
    for (const QString &part : parts)
        clean += cleaned(part);
    return clean.join(betweenParts);
}

QStringList unpacked(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(betweenParts);
}

QString packed(const QList<FieldValue> &fields)
{
    QStringList pairs;
    pairs.reserve(fields.size());
    for (const FieldValue &field : fields)
        pairs += QString::number(number(field.field)) + betweenParts + cleaned(field.value);
    return pairs.join(betweenPairs);
}

QList<FieldValue> unpackedFields(const QString &text)
{
    QList<FieldValue> fields;
    const auto pairs = QStringView(text).split(betweenPairs, Qt::SkipEmptyParts);
    fields.reserve(pairs.size());
    for (const QStringView pair : pairs) {
        const qsizetype at = pair.indexOf(betweenParts);
        fields += {FieldId{pair.left(at).toLongLong()}, pair.mid(at + 1).toString()};
    }
    return fields;
}

QList<FieldValue> tidied(QList<FieldValue> fields)
{
    const auto isEmpty = [](const FieldValue &field) { return field.value.isEmpty(); };
    fields.erase(std::remove_if(fields.begin(), fields.end(), isEmpty), fields.end());
    std::stable_sort(fields.begin(), fields.end(),
                     [](const FieldValue &a, const FieldValue &b) { return number(a.field) < number(b.field); });
    return fields;
}

QString valueOf(const QList<FieldValue> &fields, FieldId field)
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const FieldValue &value) { return value.field == field; });
    return found == fields.end() ? QString() : found->value;
}

void setValue(QList<FieldValue> &fields, FieldId field, const QString &value)
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const FieldValue &held) { return held.field == field; });
    if (found == fields.end())
        fields += {field, value};
    else
        found->value = value;
    fields = tidied(fields);
}

} // namespace runout::library
