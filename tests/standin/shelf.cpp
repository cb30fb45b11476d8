// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/shelf.h"

#include <QDateTime>

#include <algorithm>

namespace runout::standin {

namespace {

QJsonObject dropdown(int id, const char *name, const QStringList &options)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), QString::fromLatin1(name)},
            {QStringLiteral("type"), QStringLiteral("dropdown")},
            {QStringLiteral("position"), id},
            {QStringLiteral("public"), false},
            {QStringLiteral("options"), QJsonArray::fromStringList(options)}};
}

QJsonObject valuesToJson(const QMap<int, QString> &values)
{
    QJsonObject object;
    for (auto value = values.begin(); value != values.end(); ++value)
        object.insert(QString::number(value.key()), value.value());
    return object;
}

QMap<int, QString> valuesFromJson(const QJsonObject &object)
{
    QMap<int, QString> values;
    for (auto value = object.begin(); value != object.end(); ++value)
        values.insert(value.key().toInt(), value->toString());
    return values;
}

} // namespace

Shelf::Shelf(QString user)
    : folders{{uncategorized, QStringLiteral("Uncategorized")}}
    , fields(usualFields())
    , m_user(std::move(user))
{}

Instance *Shelf::instance(qint64 id)
{
    const auto found = std::lower_bound(m_instances.begin(), m_instances.end(), id,
                                        [](const Instance &one, qint64 wanted) { return one.id < wanted; });
    return found != m_instances.end() && found->id == id ? &*found : nullptr;
}

void Shelf::add(const Instance &instance)
{
    const auto place = std::upper_bound(m_instances.begin(), m_instances.end(), instance.id,
                                        [](qint64 id, const Instance &one) { return id < one.id; });
    m_instances.insert(place, instance);
    m_lastInstance = std::max(m_lastInstance, instance.id);
    changed();
}

void Shelf::remove(qint64 instance)
{
    m_instances.removeIf([&](const Instance &one) { return one.id == instance; });
    changed();
}

qint64 Shelf::nextInstance() const
{
    return std::max<qint64>(m_lastInstance, 500'000'000) + 1;
}

Folder *Shelf::folder(qint64 id)
{
    const auto found = std::find_if(folders.begin(), folders.end(), [&](const Folder &one) { return one.id == id; });
    return found == folders.end() ? nullptr : &*found;
}

qint64 Shelf::nextFolder()
{
    for (const Folder &one : folders)
        m_lastFolder = std::max(m_lastFolder, one.id);
    return ++m_lastFolder;
}

int Shelf::count(qint64 folder) const
{
    if (folder == allFolder)
        return static_cast<int>(m_instances.size());
    return static_cast<int>(std::count_if(m_instances.begin(), m_instances.end(),
                                          [&](const Instance &one) { return one.folder == folder; }));
}

Want *Shelf::want(qint64 release)
{
    const auto found =
        std::find_if(wants.begin(), wants.end(), [&](const Want &one) { return one.release == release; });
    return found == wants.end() ? nullptr : &*found;
}

bool Shelf::isWanted(qint64 release) const
{
    return std::any_of(wants.begin(), wants.end(), [&](const Want &one) { return one.release == release; });
}

int Shelf::copies(qint64 release) const
{
    return static_cast<int>(std::count_if(m_instances.begin(), m_instances.end(),
                                          [&](const Instance &one) { return one.release == release; }));
}

void Shelf::rate(qint64 release, int rating)
{
    if (rating == 0)
        ratings.remove(release);
    else
        ratings.insert(release, rating);
    changed();
}

QJsonObject Shelf::field(int id) const
{
    for (const QJsonValue &one : fields) {
        if (one[u"id"].toInt() == id)
            return one.toObject();
    }
    return {};
}

QJsonObject Shelf::toJson() const
{
    QJsonArray folderList{QJsonObject{{QStringLiteral("id"), allFolder},
                                      {QStringLiteral("name"), QStringLiteral("All")},
                                      {QStringLiteral("count"), count(allFolder)}}};
    for (const Folder &one : folders)
        folderList.append(QJsonObject{{QStringLiteral("id"), one.id},
                                      {QStringLiteral("name"), one.name},
                                      {QStringLiteral("count"), count(one.id)}});
    QJsonArray copies;
    for (const Instance &one : m_instances)
        copies.append(QJsonObject{{QStringLiteral("instance"), one.id},
                                  {QStringLiteral("release"), one.release},
                                  {QStringLiteral("folder"), one.folder},
                                  {QStringLiteral("rating"), rating(one.release)},
                                  {QStringLiteral("added"), one.added},
                                  {QStringLiteral("fields"), valuesToJson(one.values)}});
    QJsonArray wanted;
    for (const Want &one : wants)
        wanted.append(QJsonObject{{QStringLiteral("release"), one.release},
                                  {QStringLiteral("rating"), rating(one.release)},
                                  {QStringLiteral("notes"), one.notes},
                                  {QStringLiteral("added"), one.added}});
    QJsonObject rated;
    for (auto one = ratings.begin(); one != ratings.end(); ++one)
        rated.insert(QString::number(one.key()), one.value());
    return {{QStringLiteral("user"), m_user},      {QStringLiteral("folders"), folderList},
            {QStringLiteral("instances"), copies}, {QStringLiteral("wants"), wanted},
            {QStringLiteral("ratings"), rated},    {QStringLiteral("fields"), fields},
            {QStringLiteral("lists"), lists},      {QStringLiteral("profile"), profile}};
}

Shelf Shelf::fromJson(const QJsonObject &object)
{
    Shelf shelf(object[u"user"].toString());
    for (const QJsonValue &one : object[u"folders"].toArray()) {
        const qint64 id = one[u"id"].toInteger();
        if (id > uncategorized)
            shelf.folders.append({id, one[u"name"].toString()});
    }
    for (const QJsonValue &one : object[u"instances"].toArray())
        shelf.add({one[u"instance"].toInteger(), one[u"release"].toInteger(), one[u"folder"].toInteger(uncategorized),
                   one[u"added"].toString(), valuesFromJson(one[u"fields"].toObject())});
    for (const QJsonValue &one : object[u"wants"].toArray())
        shelf.wants.append({one[u"release"].toInteger(), one[u"notes"].toString(), one[u"added"].toString()});
    const QJsonObject rated = object[u"ratings"].toObject();
    for (auto one = rated.begin(); one != rated.end(); ++one)
        shelf.ratings.insert(one.key().toLongLong(), one->toInt());
    if (object.contains(u"fields"))
        shelf.fields = object[u"fields"].toArray();
    shelf.lists = object[u"lists"].toArray();
    shelf.profile = object[u"profile"].toObject();
    return shelf;
}

QJsonArray usualFields()
{
    const QStringList grades{QStringLiteral("Mint (M)"),
                             QStringLiteral("Near Mint (NM or M-)"),
                             QStringLiteral("Very Good Plus (VG+)"),
                             QStringLiteral("Very Good (VG)"),
                             QStringLiteral("Good Plus (G+)"),
                             QStringLiteral("Good (G)"),
                             QStringLiteral("Fair (F)"),
                             QStringLiteral("Poor (P)")};
    const QStringList none{QStringLiteral("Generic"), QStringLiteral("No Cover")};
    return {dropdown(1, "Media Condition", grades), dropdown(2, "Sleeve Condition", none + grades),
            textArea(3, QStringLiteral("Notes"), 3, false)};
}

QJsonObject textArea(int id, const QString &name, int lines, bool isPublic)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), name},
            {QStringLiteral("type"), QStringLiteral("textarea")},
            {QStringLiteral("position"), id},
            {QStringLiteral("public"), isPublic},
            {QStringLiteral("lines"), lines}};
}

QString pacificTime(qint64 secondsSince1970)
{
    return QDateTime::fromSecsSinceEpoch(secondsSince1970, Qt::OffsetFromUTC, -7 * 3600).toString(Qt::ISODate);
}

} // namespace runout::standin
