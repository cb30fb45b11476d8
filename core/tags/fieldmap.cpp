// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/fieldmap.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace runout::tags {

namespace {

FieldRule rule(const char *key, const char *pattern)
{
    FieldRule result;
    result.key = QLatin1String(key);
    result.pattern = QString::fromUtf8(pattern);
    return result;
}

// Of another release it would be wrong: goes where this one has nothing.
FieldRule ofRelease(const char *key, const char *pattern)
{
    FieldRule result = rule(key, pattern);
    result.removesWhenEmpty = true;
    return result;
}

QList<FieldRule> basics()
{
    return {rule("TITLE", "[{index}: ]{title}"),  rule("ARTIST", "{artist}"),       rule("ALBUM", "{album}"),
            rule("ALBUMARTIST", "{albumartist}"), rule("TRACKNUMBER", "{number}"),  rule("TRACKTOTAL", "{tracktotal}"),
            rule("DISCNUMBER", "{disc}"),         rule("DISCTOTAL", "{disctotal}"), rule("DATE", "{date}")};
}

QList<FieldRule> people()
{
    return {rule("COMPOSER", "{composer}"),   rule("LYRICIST", "{lyricist}"),  rule("WRITER", "{writer}"),
            rule("CONDUCTOR", "{conductor}"), rule("REMIXER", "{remixer}"),    rule("PRODUCER", "{producer}"),
            rule("ENGINEER", "{engineer}"),   rule("MIXER", "{mixer}"),        rule("DJMIXER", "{djmixer}"),
            rule("ARRANGER", "{arranger}"),   rule("PERFORMER", "{performer}")};
}

QList<FieldRule> runoutRules()
{
    QList<FieldRule> rules = basics();
    rules += {rule("ARTISTS", "{artists}"),
              ofRelease("DISCSUBTITLE", "{discsubtitle}"),
              rule("ORIGINALDATE", "{originalyear}"),
              rule("GENRE", "{genres}"),
              rule("STYLE", "{styles}"),
              rule("LABEL", "{labels}"),
              rule("CATALOGNUMBER", "{catnos}"),
              rule("BARCODE", "{barcode}"),
              rule("MEDIA", "{media}"),
              rule("RELEASECOUNTRY", "{countrycode|country}"),
              ofRelease("COMPILATION", "{compilation}"),
              ofRelease("VINYLTRACK", "{position}")};
    rules += people();
    rules += {ofRelease("DISCOGS_CREDITS", "{credits}"), ofRelease("DISCOGS_RELEASE_ID", "{releaseid}"),
              ofRelease("DISCOGS_MASTER_RELEASE_ID", "{masterid}"), ofRelease("DISCOGS_ARTIST_ID", "{artistids}"),
              ofRelease("DISCOGS_LABEL_ID", "{labelids}")};
    return rules;
}

QList<FieldRule> foobarRules()
{
    QList<FieldRule> rules = basics();
    rules[8].pattern = QStringLiteral("{year}");
    rules += {rule("GENRE", "{genres}"),
              rule("STYLE", "{styles}"),
              rule("PUBLISHER", "{label}"),
              rule("MEDIATYPE", "{format}"),
              rule("COUNTRY", "{country}"),
              rule("ORIGINALDATE", "{originalyear}"),
              ofRelease("VINYLTRACK", "{position}"),
              ofRelease("TRACK_HEADING", "{heading}"),
              ofRelease("INDEX_TRACK_TITLE", "{index}"),
              rule("COMPOSER", "{composer}"),
              rule("REMIXER", "{remixer}"),
              rule("PRODUCER", "{producer}"),
              rule("PERFORMER", "{performer}"),
              ofRelease("DISCOGS_RELEASE_CREDITS", "{credits}"),
              ofRelease("DISCOGS_RELEASE_ID", "{releaseid}"),
              ofRelease("DISCOGS_MASTER_RELEASE_ID", "{masterid}"),
              ofRelease("DISCOGS_ARTIST_ID", "{artistids}"),
              ofRelease("DISCOGS_LABEL_ID", "{labelids}"),
              ofRelease("DISCOGS_LABEL", "{labels}"),
              ofRelease("DISCOGS_CATALOG", "{catnos}"),
              ofRelease("DISCOGS_COUNTRY", "{country}"),
              ofRelease("DISCOGS_RELEASED", "{released}"),
              rule("DISCOGS_RATING", "{rating}"),
              rule("DISCOGS_VOTES", "{votes}")};
    rules[rules.size() - 2].isOn = false; // change from day to day
    rules[rules.size() - 1].isOn = false;
    return rules;
}

// Words of the settings file, in the order of the enumerations.
const QStringList nameStyles{QStringLiteral("printed"), QStringLiteral("canonical")};
const QStringList indexTracks{QStringLiteral("as-printed"), QStringLiteral("as-one"), QStringLiteral("as-parts")};
const QStringList discs{QStringLiteral("two-sides"), QStringLiteral("side-per-disc")};
const QStringList couplings{QStringLiteral("from-release"), QStringLiteral("in-order"), QStringLiteral("automatic")};
const QStringList numbers{QStringLiteral("per-disc"), QStringLiteral("per-side"), QStringLiteral("through")};

template<class E>
QString word(const QStringList &words, E value)
{
    return words[static_cast<int>(value)];
}

// Leaves `value` as it is for a missing key; false for a word that is none.
template<class E>
bool read(const QJsonObject &json, QLatin1String key, const QStringList &words, E &value)
{
    if (!json.contains(key))
        return true;
    const qsizetype index = words.indexOf(json[key].toString());
    if (index >= 0)
        value = static_cast<E>(index);
    return index >= 0;
}

} // namespace

FieldMap fieldMap(Preset preset)
{
    FieldMap map;
    switch (preset) {
    case Preset::Runout:
        map.rules = runoutRules();
        break;
    case Preset::SidePerDisc:
        map.rules = runoutRules();
        map.tracks.discs = Discs::SidePerDisc;
        break;
    case Preset::FooDiscogger:
        map.rules = foobarRules();
        break;
    case Preset::Minimal:
        map.rules = basics();
        break;
    }
    return map;
}

FieldMap withGenresSwapped(FieldMap map)
{
    for (FieldRule &rule : map.rules) {
        QString &text = rule.pattern;
        text.replace(QLatin1String("{genres}"), QLatin1String("{\n}"));
        text.replace(QLatin1String("{styles}"), QLatin1String("{genres}"));
        text.replace(QLatin1String("{\n}"), QLatin1String("{styles}"));
    }
    return map;
}

QList<RuleFault> faultsOf(const FieldMap &map)
{
    QList<RuleFault> faults;
    for (int i = 0; i < map.rules.size(); ++i) {
        if (const auto pattern = Pattern::parse(map.rules[i].pattern, valueNames()); !pattern)
            faults.append({i, pattern.error()});
    }
    return faults;
}

Fields fieldsOf(const FieldMap &map, const Values &values)
{
    Fields fields;
    for (const FieldRule &rule : map.rules) {
        if (!rule.isOn || rule.key.isEmpty())
            continue;
        const auto pattern = Pattern::parse(rule.pattern, valueNames());
        const QStringList found = pattern ? pattern->values(values) : QStringList();
        if (!found.isEmpty())
            fields.insert(rule.key, found);
    }
    return fields;
}

QJsonObject toJson(const FieldMap &map)
{
    QJsonArray rules;
    for (const FieldRule &rule : map.rules)
        rules.append(QJsonObject{{QStringLiteral("key"), rule.key},
                                 {QStringLiteral("pattern"), rule.pattern},
                                 {QStringLiteral("on"), rule.isOn},
                                 {QStringLiteral("keepsPresent"), rule.keepsPresent},
                                 {QStringLiteral("removesWhenEmpty"), rule.removesWhenEmpty}});
    return {{QStringLiteral("rules"), rules},
            {QStringLiteral("artist"), word(nameStyles, map.artist)},
            {QStringLiteral("albumArtist"), word(nameStyles, map.albumArtist)},
            {QStringLiteral("credits"), word(nameStyles, map.credits)},
            {QStringLiteral("various"), map.various},
            {QStringLiteral("addsFeatured"), map.addsFeatured},
            {QStringLiteral("indexTracks"), word(indexTracks, map.tracks.indexTracks)},
            {QStringLiteral("discs"), word(discs, map.tracks.discs)},
            {QStringLiteral("coupling"), word(couplings, map.tracks.coupling)},
            {QStringLiteral("numbers"), word(numbers, map.tracks.numbers)}};
}

Result<FieldMap> fieldMapFrom(const QJsonObject &json)
{
    FieldMap map;
    if (!json[u"rules"].isArray())
        return failure(ErrorCode::BadReply, QStringLiteral("$.rules: expected a list"));
    const QJsonArray rules = json[u"rules"].toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QJsonObject from = rules[i].toObject();
        FieldRule rule;
        rule.key = from[u"key"].toString().trimmed().toUpper();
        rule.pattern = from[u"pattern"].toString();
        rule.isOn = from[u"on"].toBool(true);
        rule.keepsPresent = from[u"keepsPresent"].toBool();
        rule.removesWhenEmpty = from[u"removesWhenEmpty"].toBool();
        if (rule.key.isEmpty() || !from[u"pattern"].isString())
            return failure(ErrorCode::BadReply, QStringLiteral("$.rules[%1]: expected key and pattern").arg(i));
        map.rules.append(rule);
    }
    map.various = json[u"various"].toString(map.various);
    map.addsFeatured = json[u"addsFeatured"].toBool();
    const bool isRight = read(json, QLatin1String("artist"), nameStyles, map.artist) &&
                         read(json, QLatin1String("albumArtist"), nameStyles, map.albumArtist) &&
                         read(json, QLatin1String("credits"), nameStyles, map.credits) &&
                         read(json, QLatin1String("indexTracks"), indexTracks, map.tracks.indexTracks) &&
                         read(json, QLatin1String("discs"), discs, map.tracks.discs) &&
                         read(json, QLatin1String("coupling"), couplings, map.tracks.coupling) &&
                         read(json, QLatin1String("numbers"), numbers, map.tracks.numbers);
    if (!isRight)
        return failure(ErrorCode::BadReply, QStringLiteral("$: a choice that is not known"));
    return map;
}

} // namespace runout::tags
