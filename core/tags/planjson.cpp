// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/planjson.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace runout::tags {

namespace {

QString keep(const QByteArray &bytes, QMap<QString, QByteArray> &images)
{
    for (auto image = images.begin(); image != images.end(); ++image) {
        if (image->constData() == bytes.constData())
            return image.key(); // many files share one cover
    }
    const QString name = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    images.insert(name, bytes);
    return name;
}

QJsonArray list(const QStringList &values)
{
    return QJsonArray::fromStringList(values);
}

QStringList texts(const QJsonValue &value)
{
    QStringList values;
    for (const QJsonValue each : value.toArray())
        values.append(each.toString());
    return values;
}

} // namespace

QString toText(const FilePath &path)
{
    return QString::fromLatin1(QByteArray::fromStdString(path.native()).toPercentEncoding("/ ()[]&,'"));
}

FilePath pathFrom(const QString &text)
{
    return QByteArray::fromPercentEncoding(text.toLatin1()).toStdString();
}

QJsonObject toJson(const Entry &entry, QMap<QString, QByteArray> &images)
{
    QJsonObject line{{QStringLiteral("path"), toText(entry.plan.path)}, {QStringLiteral("place"), toText(entry.place)}};
    if (entry.side) {
        line[u"side"] = keep(entry.side->bytes, images);
        line[u"mayReplace"] = entry.side->mayReplace;
        return line;
    }
    // Numbers in JSON are doubles: nanoseconds and inodes do not fit.
    line[u"stamp"] = list({QString::number(entry.plan.stamp.size), QString::number(entry.plan.stamp.modified),
                           QString::number(entry.plan.stamp.inode)});
    QJsonArray changes;
    for (const FieldChange &change : entry.plan.changes) {
        if (change.isOn)
            changes.append(QJsonObject{{QStringLiteral("key"), change.key},
                                       {QStringLiteral("before"), list(change.before)},
                                       {QStringLiteral("after"), list(change.after)}});
    }
    line[u"changes"] = changes;
    if (entry.plan.newPath)
        line[u"newPath"] = toText(*entry.plan.newPath);
    if (const auto &cover = entry.plan.frontCover)
        line[u"cover"] = QJsonObject{{QStringLiteral("image"), keep(cover->bytes, images)},
                                     {QStringLiteral("kind"), cover->kind},
                                     {QStringLiteral("type"), cover->mimeType},
                                     {QStringLiteral("text"), cover->description}};
    return line;
}

Entry entryFrom(const QJsonObject &line, const std::function<QByteArray(const QString &)> &image)
{
    Entry entry;
    entry.plan.path = pathFrom(line[u"path"].toString());
    entry.place = pathFrom(line[u"place"].toString());
    if (line.contains(u"side")) {
        entry.side = SideFile{entry.plan.path, image(line[u"side"].toString()), line[u"mayReplace"].toBool()};
        return entry;
    }
    const QStringList stamp = texts(line[u"stamp"]);
    entry.plan.stamp = {stamp.value(0).toLongLong(), stamp.value(1).toLongLong(), stamp.value(2).toULongLong()};
    for (const QJsonValue each : line[u"changes"].toArray())
        entry.plan.changes.append({each[u"key"].toString(), texts(each[u"before"]), texts(each[u"after"]), true});
    if (line.contains(u"newPath"))
        entry.plan.newPath = pathFrom(line[u"newPath"].toString());
    if (line.contains(u"cover")) {
        const QJsonObject cover = line[u"cover"].toObject();
        entry.plan.frontCover = Picture{cover[u"kind"].toInt(), cover[u"type"].toString(), cover[u"text"].toString(),
                                        image(cover[u"image"].toString())};
    }
    return entry;
}

} // namespace runout::tags
