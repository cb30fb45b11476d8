// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/requestlog.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace runout::standin {

namespace {

QJsonObject lineOf(const Logged &logged)
{
    return {{QStringLiteral("method"), QString::fromLatin1(logged.method)},
            {QStringLiteral("path"), logged.path},
            {QStringLiteral("query"), logged.query},
            {QStringLiteral("authorized"), logged.authorized},
            {QStringLiteral("userAgent"), logged.userAgent},
            {QStringLiteral("status"), logged.status},
            {QStringLiteral("ms"), logged.ms},
            {QStringLiteral("fault"), logged.fault},
            {QStringLiteral("changed"), logged.changed}};
}

} // namespace

bool RequestLog::writeTo(const QString &path)
{
    m_file.setFileName(path);
    return m_file.open(QIODevice::WriteOnly | QIODevice::Truncate);
}

void RequestLog::add(const Logged &logged)
{
    m_logged.append(logged);
    if (!m_file.isOpen())
        return;
    m_file.write(QJsonDocument(lineOf(logged)).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

QJsonObject RequestLog::toJson() const
{
    QJsonArray list;
    for (const Logged &logged : m_logged)
        list.append(lineOf(logged));
    return {{QStringLiteral("requests"), list}};
}

QJsonObject RequestLog::writes() const
{
    QJsonArray list;
    QHash<QString, qsizetype> places;
    for (const Logged &logged : m_logged) {
        if (logged.method == "GET" || logged.method == "HEAD")
            continue;
        const QString method = QString::fromLatin1(logged.method);
        const QString key = method + u' ' + logged.path;
        if (!places.contains(key)) {
            places.insert(key, list.size());
            list.append(QJsonObject{{QStringLiteral("method"), method}, {QStringLiteral("path"), logged.path}});
        }
        QJsonObject line = list[places[key]].toObject();
        line.insert(QStringLiteral("asked"), line[u"asked"].toInt() + 1);
        line.insert(QStringLiteral("made"), line[u"made"].toInt() + (logged.changed ? 1 : 0));
        list[places[key]] = line;
    }
    return {{QStringLiteral("writes"), list}};
}

QJsonObject RequestLog::byStatus() const
{
    QJsonObject counts;
    for (const Logged &logged : m_logged) {
        const QString key = QString::number(logged.status);
        counts.insert(key, counts[key].toInt() + 1);
    }
    return counts;
}

} // namespace runout::standin
