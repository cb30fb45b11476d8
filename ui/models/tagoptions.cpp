// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tagoptions.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace runout::ui {

namespace {

constexpr int largestCover = 4000; // pixels

const QStringList coverUses{QStringLiteral("none"), QStringLiteral("missing"), QStringLiteral("all")};
const QStringList nameTargets{QStringLiteral("posix"), QStringLiteral("windows"), QStringLiteral("vfat")};

template<class E>
void take(const QJsonValue &word, const QStringList &words, E &value)
{
    const qsizetype index = words.indexOf(word.toString());
    if (index >= 0)
        value = static_cast<E>(index);
}

} // namespace

QByteArray toJson(const TagOptions &options)
{
    const QJsonObject names{{QStringLiteral("on"), options.renames},
                            {QStringLiteral("template"), options.names.pattern},
                            {QStringLiteral("target"), nameTargets[static_cast<int>(options.names.target)]}};
    const QJsonObject cover{{QStringLiteral("embed"), coverUses[static_cast<int>(options.cover)]},
                            {QStringLiteral("side"), options.coverSide},
                            {QStringLiteral("save"), options.savesCover}};
    return QJsonDocument(QJsonObject{{QStringLiteral("map"), tags::toJson(options.map)},
                                     {QStringLiteral("names"), names},
                                     {QStringLiteral("cover"), cover}})
        .toJson(QJsonDocument::Compact);
}

TagOptions tagOptionsFrom(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    TagOptions options;
    if (const auto map = tags::fieldMapFrom(object[u"map"].toObject()); map && !map->rules.isEmpty())
        options.map = *map;
    const QJsonObject names = object[u"names"].toObject();
    options.renames = names[u"on"].toBool(options.renames);
    options.names.pattern = names[u"template"].toString(options.names.pattern);
    take(names[u"target"], nameTargets, options.names.target);
    const QJsonObject cover = object[u"cover"].toObject();
    take(cover[u"embed"], coverUses, options.cover);
    options.coverSide = qBound(0, cover[u"side"].toInt(options.coverSide), largestCover);
    options.savesCover = cover[u"save"].toBool(options.savesCover);
    return options;
}

} // namespace runout::ui
