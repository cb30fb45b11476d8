// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/reading.h"

namespace runout::discogs::reading {

namespace {

EntityKind namedKind(const QString &type)
{
    return type == u"master"   ? EntityKind::Master
           : type == u"artist" ? EntityKind::Artist
           : type == u"label"  ? EntityKind::Label
                               : EntityKind::Release;
}

} // namespace

qint64 requiredId(Read json)
{
    const auto id = json.integer(KEY("id"));
    json.require(id.has_value(), KEY("id"));
    return id.value_or(0);
}

// An entry without a picture carries the address of an empty one.
QString realPicture(const QString &url)
{
    return url.endsWith(u"spacer.gif") ? QString() : url;
}

ArtistCredit artistCredit(Read json)
{
    ArtistCredit credit;
    credit.id = ArtistId{json.integer(KEY("id")).value_or(0)};
    credit.name = json.text(KEY("name"));
    credit.anv = json.text(KEY("anv"));
    credit.join = json.text(KEY("join"));
    credit.role = json.text(KEY("role"));
    credit.tracks = json.text(KEY("tracks"));
    credit.thumb = realPicture(json.text(KEY("thumbnail_url")));
    return credit;
}

LabelCredit labelCredit(Read json)
{
    LabelCredit credit;
    credit.id = LabelId{json.integer(KEY("id")).value_or(0)};
    credit.name = json.text(KEY("name"));
    credit.catno = json.text(KEY("catno"));
    credit.entityType = json.text(KEY("entity_type"));
    credit.entityTypeName = json.text(KEY("entity_type_name"));
    credit.thumb = realPicture(json.text(KEY("thumbnail_url")));
    return credit;
}

Format format(Read json)
{
    return {json.text(KEY("name")), json.text(KEY("qty")), json.texts(KEY("descriptions")), json.text(KEY("text"))};
}

Pagination pagination(Read json)
{
    Pagination pagination;
    json.with(KEY("pagination"), [&](Read inner) {
        pagination.page = qMax(1, inner.countOr(KEY("page"), 1));
        pagination.pages = qMax(1, inner.countOr(KEY("pages"), 1));
        pagination.perPage = qMax(1, inner.countOr(KEY("per_page"), 50));
        pagination.items = qMax(0, inner.countOr(KEY("items"), 0));
    });
    return pagination;
}

void requireList(Read json, QLatin1String key)
{
    json.require(json.contains(key) || json.contains(KEY("pagination")), key);
}

EntityKind entityKind(Read row)
{
    const QString type = row.text(KEY("type"));
    if (!type.isEmpty())
        return namedKind(type);
    const QString collection = row.text(KEY("resource_url")).section(u'/', -2, -2);
    return namedKind(collection.endsWith(u's') ? collection.chopped(1) : collection);
}

} // namespace runout::discogs::reading
