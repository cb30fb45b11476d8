// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/lastfm/mapper.h"
#include "core/lastfm/plaintext.h"

#include <type_traits>

// What the mappers share: the small readers, and the way from bytes to a value or the first fault. Theirs alone.
namespace runout::lastfm::reading {

#define KEY(text) QLatin1String(text)

using Read = const JsonObject &;

// Reads what stands under `key`; a missing one is not what the method promises.
template<class F>
auto read(const QByteArray &json, QLatin1String key, F one) -> Result<std::invoke_result_t<F, Read>>
{
    const Result<QJsonObject> root = answerIn(json);
    if (!root)
        return Failure(root.error());
    JsonObject::Fault fault;
    const JsonObject object(*root, fault);
    bool isThere = false;
    std::invoke_result_t<F, Read> value{};
    object.with(key, [&](Read inner) {
        isThere = true;
        value = one(inner);
    });
    object.require(isThere, key);
    if (!fault.text.isEmpty())
        return failure(ErrorCode::BadReply, fault.text);
    return value;
}

template<class T, class F>
QList<T> list(Read json, QLatin1String key, F one)
{
    QList<T> items;
    json.eachOrOne(key, [&](Read item) { items.append(one(item)); });
    return items;
}

inline QString required(Read json, QLatin1String key)
{
    const QString text = json.text(key);
    json.require(!text.isEmpty(), key);
    return text;
}

inline QDateTime time(const std::optional<qint64> &seconds)
{
    return seconds && *seconds > 0 ? QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC) : QDateTime();
}

// {"artist": "X"}, {"artist": {"name": "X"}} or {"artist": {"#text": "X"}}.
inline QString name(Read json, QLatin1String key)
{
    if (json.isText(key))
        return json.text(key).trimmed();
    QString text;
    json.with(key, [&](Read inner) {
        text = inner.contains(KEY("name")) ? inner.text(KEY("name")) : inner.text(KEY("#text"));
    });
    return text;
}

inline QString url(Read json)
{
    return webUrl(json.text(KEY("url")));
}

} // namespace runout::lastfm::reading
