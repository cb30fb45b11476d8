// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/discogs/requests.h"
#include "core/discogs/types.h"

#include <QByteArray>

#include <type_traits>

// What the mappers share: the small readers, and the way from bytes to a value or the first fault. Theirs alone.
namespace runout::discogs::reading {

#define KEY(text) QLatin1String(text)

using Read = const JsonObject &;

[[nodiscard]] qint64 requiredId(Read json);
[[nodiscard]] QString realPicture(const QString &url); // "" for the address of an empty picture
[[nodiscard]] ArtistCredit artistCredit(Read json);
[[nodiscard]] LabelCredit labelCredit(Read json);
[[nodiscard]] Format format(Read json);
[[nodiscard]] Pagination pagination(Read json);

// By its type; a row without one shows it by its address in the API ("https://api.discogs.com/masters/5427").
[[nodiscard]] EntityKind entityKind(Read row);

// Something else, such as an error's {"message": ...}, must not be taken for an empty page.
void requireList(Read json, QLatin1String key);

template<class Id>
std::optional<Id> knownId(const std::optional<qint64> &number)
{
    if (!number || *number <= 0)
        return std::nullopt;
    return Id{*number};
}

template<class T, class F>
QList<T> list(Read json, QLatin1String key, F one)
{
    QList<T> items;
    json.each(key, [&](Read item) { items.append(one(item)); });
    return items;
}

template<class T, class F>
Page<T> page(Read json, QLatin1String key, F one)
{
    Page<T> page;
    requireList(json, key);
    page.pagination = pagination(json);
    page.items = list<T>(json, key, one);
    return page;
}

template<class F>
auto read(const QJsonObject &object, F one) -> Result<std::invoke_result_t<F, Read>>
{
    JsonObject::Fault fault;
    auto value = one(JsonObject(object, fault));
    if (!fault.text.isEmpty())
        return failure(ErrorCode::BadReply, fault.text);
    return value;
}

template<class F>
auto readDocument(const QByteArray &json, F one) -> Result<std::invoke_result_t<F, Read>>
{
    const Result<QJsonObject> object = parseJsonObject(json);
    if (!object)
        return Failure(object.error());
    return read(*object, one);
}

} // namespace runout::discogs::reading
