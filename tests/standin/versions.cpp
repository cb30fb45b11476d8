// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/versions.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace runout::standin {

namespace {

const QStringList &filterNames()
{
    static const QStringList all{QStringLiteral("format"), QStringLiteral("label"), QStringLiteral("country"),
                                 QStringLiteral("released")};
    return all;
}

// What a row offers to a filter: several formats, several labels, one year.
QStringList valuesOf(const QJsonObject &row, const QString &filter)
{
    if (filter == u"released") {
        const QString year = row[u"released"].toString().left(4);
        return year.toInt() > 0 ? QStringList{year} : QStringList();
    }
    QStringList values = row[filter].toString().split(QStringLiteral(", "), Qt::SkipEmptyParts);
    if (filter == u"format") {
        for (const QJsonValue &format : row[u"major_formats"].toArray())
            values.append(format.toString());
    }
    values.removeDuplicates();
    return values;
}

bool passes(const QJsonObject &row, const QString &filter, const QStringList &wanted)
{
    if (wanted.isEmpty())
        return true;
    const QStringList offered = valuesOf(row, filter);
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const QString &value) { return offered.contains(value, Qt::CaseInsensitive); });
}

bool passesAll(const QJsonObject &row, const Request &request, const QString &except = {})
{
    const QStringList &names = filterNames();
    return std::all_of(names.begin(), names.end(),
                       [&](const QString &name) { return name == except || passes(row, name, request.values(name)); });
}

using Counts = QList<QPair<QString, int>>;

// Most frequent first, as Discogs lists them; years in order.
Counts counts(const Rows &versions, const Request &request, const QString &filter)
{
    QHash<QString, int> tally;
    for (const QJsonObject &row : versions) {
        if (!passesAll(row, request, filter))
            continue;
        for (const QString &value : valuesOf(row, filter))
            ++tally[value];
    }
    Counts list;
    for (auto count = tally.constBegin(); count != tally.constEnd(); ++count)
        list.append({count.key(), count.value()});
    const bool byCount = filter != u"released";
    std::sort(list.begin(), list.end(), [&](const auto &a, const auto &b) {
        return byCount && a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return list;
}

QJsonObject facet(const QString &filter, const Counts &values)
{
    QJsonArray list;
    for (const auto &[title, count] : values) {
        const QByteArray encoded = QUrl::toPercentEncoding(title, " ").replace(' ', '+');
        list.append(QJsonObject{{QStringLiteral("title"), title},
                                {QStringLiteral("value"), QString::fromLatin1(encoded)},
                                {QStringLiteral("count"), count}});
    }
    const QString title = filter[0].toUpper() + filter.mid(1);
    return {{QStringLiteral("id"), filter},
            {QStringLiteral("title"), title},
            {QStringLiteral("allows_multiple_values"), filter == u"format"},
            {QStringLiteral("values"), list}};
}

} // namespace

Rows matching(const Rows &versions, const Request &request)
{
    Rows rows;
    std::copy_if(versions.begin(), versions.end(), std::back_inserter(rows),
                 [&](const QJsonObject &row) { return passesAll(row, request); });
    return rows;
}

QJsonObject facets(const Rows &versions, const Request &request)
{
    QJsonObject applied, available;
    QJsonArray list;
    for (const QString &filter : filterNames()) {
        const Counts values = counts(versions, request, filter);
        QJsonObject byName;
        for (const auto &[name, count] : values)
            byName.insert(name, count);
        available.insert(filter, byName);
        list.append(facet(filter, values));
        if (const QStringList wanted = request.values(filter); !wanted.isEmpty())
            applied.insert(filter, QJsonArray::fromStringList(wanted));
    }
    return {{QStringLiteral("filters"),
             QJsonObject{{QStringLiteral("applied"), applied}, {QStringLiteral("available"), available}}},
            {QStringLiteral("filter_facets"), list}};
}

} // namespace runout::standin
