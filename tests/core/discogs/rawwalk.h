// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/mapper.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

// A second reading of an answer, straight from its JSON, compared with what the mapper made of it. Every key has to be
// compared or named as left out on purpose: a new key shows.
namespace rawwalk {

using namespace runout::discogs;

inline QString text(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

inline QString picture(const QJsonValue &value)
{
    const QString url = value.toString();
    return url.contains(u"spacer.gif") ? QString() : url;
}

inline QString yearText(const QJsonValue &value)
{
    return text(value) == u"0" ? QString() : text(value);
}

inline QStringList texts(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        list.append(item.toString());
    return list;
}

template<class N>
std::optional<N> known(const QJsonValue &value)
{
    if (value.isDouble())
        return static_cast<N>(value.toDouble());
    return std::nullopt;
}

class Walk
{
public:
    Walk(const QJsonObject &raw, const QString &path, QStringList &problems)
        : m_raw(raw)
        , m_path(path)
        , m_problems(&problems)
    {}

    // The raw value; the key counts as compared.
    QJsonValue raw(const char *key)
    {
        m_seen.insert(QLatin1String(key));
        return m_raw.value(QLatin1String(key));
    }

    bool has(const char *key) const { return m_raw.contains(QLatin1String(key)); }

    template<class T>
    void same(const char *key, const T &raw, const T &mapped)
    {
        if (!(raw == mapped))
            m_problems->append(QStringLiteral("%1.%2 differs").arg(m_path, QLatin1String(key)));
    }

    void text(const char *key, const QString &mapped) { same(key, rawwalk::text(raw(key)), mapped); }
    void year(const char *key, const QString &mapped) { same(key, yearText(raw(key)), mapped); }
    void texts(const char *key, const QStringList &mapped) { same(key, rawwalk::texts(raw(key)), mapped); }
    void picture(const char *key, const QString &mapped) { same(key, rawwalk::picture(raw(key)), mapped); }
    void flag(const char *key, bool mapped) { same(key, raw(key).toBool(), mapped); }
    void number(const char *key, qint64 mapped) { same(key, raw(key).toInteger(), mapped); }
    void count(const char *key, std::optional<int> mapped) { same(key, known<int>(raw(key)), mapped); }
    void real(const char *key, std::optional<double> mapped) { same(key, known<double>(raw(key)), mapped); }

    template<class Id>
    void id(const char *key, Id mapped)
    {
        number(key, static_cast<qint64>(mapped));
    }

    template<class Id>
    void knownId(const char *key, const std::optional<Id> &mapped)
    {
        number(key, mapped ? runout::discogs::number(*mapped) : 0);
    }

    // Compares list with list, item by item.
    template<class T, class F>
    void list(const char *key, const QList<T> &mapped, F one)
    {
        const QJsonArray items = raw(key).toArray();
        same(key, items.size(), mapped.size());
        for (qsizetype i = 0; i < qMin(items.size(), mapped.size()); ++i) {
            Walk walk(items[i].toObject(), QStringLiteral("%1.%2[%3]").arg(m_path, QLatin1String(key)).arg(i),
                      *m_problems);
            one(walk, mapped[i]);
        }
    }

    Walk inner(const char *key)
    {
        return Walk(raw(key).toObject(), QStringLiteral("%1.%2").arg(m_path, QLatin1String(key)), *m_problems);
    }

    // All keys have been compared, but for these, which the values have no place for.
    void nothingLeft(std::initializer_list<const char *> leftOut = {})
    {
        for (const char *key : leftOut)
            m_seen.insert(QLatin1String(key));
        for (auto it = m_raw.constBegin(); it != m_raw.constEnd(); ++it) {
            if (!m_seen.contains(it.key()))
                m_problems->append(QStringLiteral("%1.%2 is dropped").arg(m_path, it.key()));
        }
    }

private:
    QJsonObject m_raw;
    QString m_path;
    QStringList *m_problems;
    QSet<QString> m_seen;
};

} // namespace rawwalk
