// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QStringList>

#include <optional>
#include <utility>

namespace runout {

// Reads an object leniently: a missing key or null is "not known", numbers may be text and the reverse, an empty list
// may stand for an empty object and the reverse. What is of a wholly wrong shape is kept in the document's first
// fault, with its path ("$.tracklist[3].title: expected text, found list"); reading goes on with "not known".
class JsonObject
{
public:
    struct Fault
    {
        QString text; // "" while all is well
    };

    // The root of a document; `fault` outlives all readers made from it.
    JsonObject(const QJsonObject &object, Fault &fault)
        : m_object(object)
        , m_fault(&fault)
    {}

    [[nodiscard]] bool contains(QLatin1String key) const { return m_object.contains(key); }
    [[nodiscard]] bool isText(QLatin1String key) const { return m_object.value(key).isString(); }
    [[nodiscard]] QString text(QLatin1String key) const;
    [[nodiscard]] std::optional<qint64> integer(QLatin1String key) const;
    [[nodiscard]] std::optional<double> real(QLatin1String key) const;
    [[nodiscard]] bool flag(QLatin1String key) const;
    [[nodiscard]] QStringList texts(QLatin1String key) const;
    [[nodiscard]] std::optional<int> count(QLatin1String key) const; // an integer that fits int
    [[nodiscard]] int countOr(QLatin1String key, int fallback) const { return count(key).value_or(fallback); }

    // Calls f(const JsonObject &) for each object of the list; nothing for a missing list.
    template<class F>
    void each(QLatin1String key, F &&f) const
    {
        const QJsonArray list = array(key);
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QJsonValue value = list.at(i);
            if (value.isObject())
                f(JsonObject(value.toObject(), *m_fault, this, key, i));
            else if (!isNothing(value))
                wrong(key, i, "an object", value);
        }
    }

    // The same where a list of one may stand as the object alone, as in JSON made from XML.
    template<class F>
    void eachOrOne(QLatin1String key, F &&f) const
    {
        if (m_object.value(key).isObject())
            with(key, std::forward<F>(f));
        else
            each(key, std::forward<F>(f));
    }

    // Calls f(const JsonObject &) if the key holds a non-empty object.
    template<class F>
    void with(QLatin1String key, F &&f) const
    {
        const QJsonObject inner = object(key);
        if (!inner.isEmpty())
            f(JsonObject(inner, *m_fault, this, key, -1));
    }

    // Calls f(key, const JsonObject &) for every member; each has to be an object or nothing.
    template<class F>
    void eachMember(F &&f) const
    {
        for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
            const QByteArray name = it.key().toLatin1();
            if (it.value().isObject())
                f(it.key(), JsonObject(it.value().toObject(), *m_fault, this, QLatin1String(name), -1));
            else if (!isNothing(it.value()))
                wrong(QLatin1String(name), -1, "an object", it.value());
        }
    }

    // Records that a required value is missing.
    void require(bool there, QLatin1String key) const;

private:
    JsonObject(const QJsonObject &object, Fault &fault, const JsonObject *up, QLatin1String key, qsizetype index)
        : m_object(object)
        , m_fault(&fault)
        , m_up(up)
        , m_key(key)
        , m_index(index)
    {}

    // null, and [] for {}.
    static bool isNothing(const QJsonValue &value)
    {
        return value.isNull() || (value.isArray() && value.toArray().isEmpty());
    }

    [[nodiscard]] QJsonArray array(QLatin1String key) const;
    [[nodiscard]] QJsonObject object(QLatin1String key) const;
    void wrong(QLatin1String key, qsizetype index, const char *expected, const QJsonValue &found) const;
    [[nodiscard]] QString path() const;

    QJsonObject m_object;
    Fault *m_fault;
    const JsonObject *m_up = nullptr;
    QLatin1String m_key;
    qsizetype m_index = -1;
};

// The root object of `json`. BadReply: not JSON (with the offset), HTML, empty, not an object.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &json);

} // namespace runout
