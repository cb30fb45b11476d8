// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/collector.h"

#include "tests/standin/names.h"
#include "tests/standin/pressed.h"
#include "tests/standin/scatter.h"

#include <QDirIterator>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace runout::standin::collector {

namespace {

constexpr int block = 40;               // of items, the last of which is another copy
constexpr int copied = 32;              // of the one in that place
constexpr qint64 began = 1'325'400'000; // the first of January 2012
constexpr qint64 years = 13LL * 365 * 24 * 3600;
constexpr qint64 firstInstance = 500'000'001;
constexpr qint64 firstFolder = 200'001;

constexpr std::array folderNames{"Jazz shelf", "45s", "Box sets", "Upstairs", "To sell", "Japan"};
constexpr std::array shops{"Flea market", "Record fair", "Plattenladen", "Online", "Gift"};
constexpr std::array remarks{"Original inner sleeve",      "Seam split, top", "Signed",
                             "Plays better than it looks", "With poster",     "Warped, plays fine"};

constexpr bool isCopy(qint64 item)
{
    return item % block == block - 1 || item % 200 == 78;
}

constexpr qint64 copiesBefore(qint64 items)
{
    return items / block + (items + 121) / 200;
}

// The number of the record that an item is a copy of.
constexpr qint64 recordOf(qint64 item)
{
    const qint64 first = isCopy(item) ? item - item % block + copied : item;
    return first - copiesBefore(first);
}

QMap<int, QString> valuesOf(qint64 item)
{
    static const QStringList grades{QStringLiteral("Mint (M)"),
                                    QStringLiteral("Near Mint (NM or M-)"),
                                    QStringLiteral("Near Mint (NM or M-)"),
                                    QStringLiteral("Very Good Plus (VG+)"),
                                    QStringLiteral("Very Good Plus (VG+)"),
                                    QStringLiteral("Very Good (VG)"),
                                    QStringLiteral("Good Plus (G+)")};
    QMap<int, QString> values;
    if (fraction(item, 60) < 0.7)
        values.insert(1, grades[between(item, 61, 0, 6)]);
    if (fraction(item, 62) < 0.65)
        values.insert(2, fraction(item, 63) < 0.1 ? QStringLiteral("Generic") : grades[between(item, 64, 0, 6)]);
    if (fraction(item, 65) < 0.2)
        values.insert(3, pressed::oneOf(remarks, scattered(item, 66)));
    if (fraction(item, 67) < 0.3)
        values.insert(4, pressed::oneOf(shops, scattered(item, 68)));
    if (fraction(item, 69) < 0.15)
        values.insert(5, QString::number(between(item, 70, 1, 60)));
    if (fraction(item, 71) < 0.1)
        values.insert(6, QStringLiteral("Yes"));
    return values;
}

qint64 folderOf(qint64 item)
{
    const double where = fraction(item, 72);
    return where < 0.5 ? uncategorized : firstFolder + std::min<qint64>(5, static_cast<qint64>((where - 0.5) * 14));
}

void addFoldersAndFields(Shelf &shelf)
{
    for (size_t i = 0; i < folderNames.size(); ++i)
        shelf.folders.append({firstFolder + static_cast<qint64>(i), pressed::oneOf(folderNames, i)});
    shelf.fields.append(textArea(4, QStringLiteral("Bought at"), 1, true));
    shelf.fields.append(textArea(5, QStringLiteral("Price paid"), 1, false));
    QJsonObject cleaned = shelf.field(1);
    cleaned.insert(QStringLiteral("id"), 6);
    cleaned.insert(QStringLiteral("position"), 6);
    cleaned.insert(QStringLiteral("name"), QStringLiteral("Cleaned"));
    cleaned.insert(QStringLiteral("options"), QJsonArray{QStringLiteral("Yes"), QStringLiteral("No")});
    shelf.fields.append(cleaned);
}

QJsonObject listOf(int id, const char *name, bool isPublic, qint64 first, qint64 many)
{
    QJsonArray items;
    for (qint64 i = 0; i < many; ++i)
        items.append(
            QJsonObject{{QStringLiteral("id"), pressed::firstRelease + first + i},
                        {QStringLiteral("type"), QStringLiteral("release")},
                        {QStringLiteral("comment"), i % 2 == 0 ? QStringLiteral("To play again") : QString()}});
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), QString::fromLatin1(name)},
            {QStringLiteral("description"), QStringLiteral("Made up.")},
            {QStringLiteral("public"), isPublic},
            {QStringLiteral("items"), items}};
}

void addItem(Shelf &shelf, const QJsonObject &item)
{
    Instance instance{item[u"instance_id"].toInteger(),
                      item[u"id"].toInteger(),
                      item[u"folder_id"].toInteger(uncategorized),
                      item[u"date_added"].toString(),
                      {}};
    for (const QJsonValue &note : item[u"notes"].toArray())
        instance.values.insert(note[u"field_id"].toInt(), note[u"value"].toString());
    if (!shelf.folder(instance.folder))
        shelf.folders.append({instance.folder, QStringLiteral("Folder %1").arg(instance.folder)});
    for (auto value = instance.values.begin(); value != instance.values.end(); ++value) {
        if (shelf.field(value.key()).isEmpty())
            shelf.fields.append(textArea(value.key(), QStringLiteral("Field %1").arg(value.key()), 1, false));
    }
    if (!shelf.instance(instance.id))
        shelf.add(instance);
}

} // namespace

qint64 records(int items, int wants)
{
    return items - copiesBefore(items) + wants;
}

void fill(Shelf &shelf, int items, int wants)
{
    addFoldersAndFields(shelf);
    const qint64 step = years / std::max(1, items + wants);
    for (qint64 item = 0; item < items; ++item) {
        const qint64 release = pressed::firstRelease + recordOf(item);
        shelf.add(
            {firstInstance + item * 3, release, folderOf(item), pacificTime(began + item * step), valuesOf(item)});
        if (fraction(release, 73) > 0.4)
            shelf.ratings.insert(release, between(release, 74, 3, 5));
    }
    const qint64 firstWanted = pressed::firstRelease + records(items, 0);
    for (qint64 i = wants; i-- > 0;) // newest first
        shelf.wants.append({firstWanted + i, i % 4 == 0 ? QStringLiteral("Only with the insert") : QString(),
                            pacificTime(began + (items + i) * step)});
    if (items >= 10) {
        shelf.lists.append(listOf(700'001, "Sunday morning", true, 0, 5));
        shelf.lists.append(listOf(700'002, "Wedding", false, 3, std::min<qint64>(4, records(items, 0) - 3)));
    }
}

int addRecorded(Shelf &shelf, const QString &folder, Catalog &catalog)
{
    QStringList paths;
    QDirIterator files(folder, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    int read = 0;
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject body = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonArray items = body[u"releases"].toArray();
        const QJsonArray wants = body[u"wants"].toArray();
        for (const QJsonValue &item : items)
            addItem(shelf, item.toObject());
        for (const QJsonValue &want : wants)
            shelf.wants.append({want[u"id"].toInteger(), want[u"notes"].toString(), want[u"date_added"].toString()});
        for (const QJsonArray &list : {items, wants}) {
            for (const QJsonValue &one : list) {
                catalog.addBasic(one[u"basic_information"].toObject());
                if (one[u"rating"].toInt() > 0)
                    shelf.ratings.insert(one[u"id"].toInteger(), one[u"rating"].toInt());
            }
        }
        read += static_cast<int>(items.size() + wants.size());
    }
    return read;
}

} // namespace runout::standin::collector
