// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <limits>

namespace runout {

namespace {

QString nameOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("true or false");
    case QJsonValue::Double:
        return QStringLiteral("number");
    case QJsonValue::String:
        return QStringLiteral("text");
    case QJsonValue::Array:
        return QStringLiteral("list");
    case QJsonValue::Object:
        return QStringLiteral("object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

} // namespace

QString JsonObject::path() const
{
    if (!m_up)
        return QStringLiteral("$");
    QString path = m_up->path() + u'.' + m_key;
    if (m_index >= 0)
        path += QStringLiteral("[%1]").arg(m_index);
    return path;
}

void JsonObject::wrong(QLatin1String key, qsizetype index, const char *expected, const QJsonValue &found) const
{
    if (!m_fault->text.isEmpty())
        return;
    m_fault->text = path() + u'.' + key;
    if (index >= 0)
        m_fault->text += QStringLiteral("[%1]").arg(index);
    m_fault->text += QStringLiteral(": expected %1, found %2").arg(QLatin1String(expected), nameOf(found));
}

void JsonObject::require(bool there, QLatin1String key) const
{
    if (!there && m_fault->text.isEmpty())
        m_fault->text = path() + u'.' + key + QStringLiteral(": missing");
}

QString JsonObject::text(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Array:
        if (value.toArray().isEmpty())
            return {};
        break;
    case QJsonValue::Object:
        if (value.toObject().isEmpty())
            return {};
        break;
    case QJsonValue::Bool:
        break;
    }
    wrong(key, -1, "text", value);
    return {};
}

std::optional<double> JsonObject::real(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    switch (value.type()) {
    case QJsonValue::Double:
        return value.toDouble();
    case QJsonValue::Bool:
        return value.toBool() ? 1 : 0;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return std::nullopt;
    case QJsonValue::String: {
        bool ok = false;
        const double number = value.toString().trimmed().toDouble(&ok);
        if (ok && std::isfinite(number))
            return number;
        if (value.toString().trimmed().isEmpty())
            return std::nullopt;
        break;
    }
    case QJsonValue::Array:
        if (value.toArray().isEmpty())
            return std::nullopt;
        break;
    case QJsonValue::Object:
        if (value.toObject().isEmpty())
            return std::nullopt;
        break;
    }
    wrong(key, -1, "a number", value);
    return std::nullopt;
}

std::optional<qint64> JsonObject::integer(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isDouble()) {
        const qint64 exact = value.toInteger(std::numeric_limits<qint64>::min());
        if (exact != std::numeric_limits<qint64>::min())
            return exact;
    }
    if (value.isString()) {
        bool ok = false;
        const qint64 exact = value.toString().trimmed().toLongLong(&ok);
        if (ok)
            return exact;
    }
    const std::optional<double> number = real(key);
    if (!number || std::abs(*number) > 9e15)
        return std::nullopt;
    return static_cast<qint64>(*number);
}

std::optional<int> JsonObject::count(QLatin1String key) const
{
    const std::optional<qint64> number = integer(key);
    if (!number)
        return std::nullopt;
    return static_cast<int>(
        qBound(qint64(std::numeric_limits<int>::min()), *number, qint64(std::numeric_limits<int>::max())));
}

bool JsonObject::flag(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isBool())
        return value.toBool();
    if (value.isString()) {
        const QString text = value.toString().trimmed().toLower();
        if (text == u"true" || text == u"yes" || text == u"y")
            return true;
        if (text == u"false" || text == u"no" || text == u"n")
            return false;
    }
    return real(key).value_or(0) != 0;
}

QJsonArray JsonObject::array(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isArray())
        return value.toArray();
    const bool nothing = value.isNull() || value.isUndefined() || (value.isObject() && value.toObject().isEmpty()) ||
                         (value.isString() && value.toString().trimmed().isEmpty());
    if (!nothing)
        wrong(key, -1, "a list", value);
    return {};
}

QJsonObject JsonObject::object(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isObject())
        return value.toObject();
    const bool nothing = value.isNull() || value.isUndefined() || (value.isArray() && value.toArray().isEmpty()) ||
                         (value.isString() && value.toString().trimmed().isEmpty());
    if (!nothing)
        wrong(key, -1, "an object", value);
    return {};
}

QStringList JsonObject::texts(QLatin1String key) const
{
    const QJsonValue single = m_object.value(key);
    if (single.isString())
        return single.toString().isEmpty() ? QStringList() : QStringList(single.toString());
    const QJsonArray list = array(key);
    QStringList texts;
    texts.reserve(list.size());
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonValue value = list.at(i);
        if (value.isString())
            texts.append(value.toString());
        else if (value.isDouble())
            texts.append(QString::number(value.toDouble(), 'g', 15));
        else if (!value.isNull())
            wrong(key, i, "text", value);
    }
    return texts;
}

Result<QJsonObject> parseJsonObject(const QByteArray &json)
{
    const auto start =
        std::find_if_not(json.begin(), json.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    if (start == json.end())
        return failure(ErrorCode::BadReply, QStringLiteral("the answer is empty"));
    if (*start == '<')
        return failure(ErrorCode::BadReply, QStringLiteral("the answer is HTML, not JSON"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::BadReply, QStringLiteral("not JSON at byte %1 of %2: %3")
                                                .arg(error.offset)
                                                .arg(json.size())
                                                .arg(error.errorString()));
    if (!document.isObject())
        return failure(ErrorCode::BadReply, QStringLiteral("$: expected an object, found list"));
    return document.object();
}

} // namespace runout
