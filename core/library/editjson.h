// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/edits.h"

#include <QJsonArray>
#include <QJsonDocument>

// Pure: lists of edits and texts as the library's tables hold them.
namespace runout::library {

[[nodiscard]] inline QString jsonText(const QList<Edit> &edits)
{
    QJsonArray array;
    for (const Edit &edit : edits)
        array += toJson(edit);
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

// What is no edit is left out.
[[nodiscard]] inline QList<Edit> editsFrom(const QString &json)
{
    QList<Edit> edits;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : array) {
        if (const auto edit = editFrom(value.toObject()))
            edits += *edit;
    }
    return edits;
}

[[nodiscard]] inline QString jsonText(const QStringList &texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

[[nodiscard]] inline QStringList textsFrom(const QString &json)
{
    QStringList texts;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : array)
        texts += value.toString();
    return texts;
}

} // namespace runout::library
