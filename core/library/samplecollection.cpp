// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/samplecollection.h"

#include "core/library/collection.h"
#include "core/library/library.h"
#include "core/library/record.h"
#include "core/library/samplefiles.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>

namespace runout::library {

using namespace discogs;
using L1 = QLatin1String;

namespace {

constexpr qint64 firstInstance = 1000;
constexpr qint64 firstList = 500;

Failure fault(const QString &why)
{
    return failure(ErrorCode::File, L1("collection.json: ") + why);
}

// Turns the file into values; the first thing that does not fit is kept.
class Reading
{
public:
    Reading(const QJsonObject &file, const QHash<qint64, Release> &releases)
        : m_file(file)
        , m_releases(releases)
    {}

    Result<SampleCollection> run()
    {
        m_read.owner = textOf(m_file, "owner");
        m_read.synced = textOf(m_file, "synced");
        folders();
        fields();
        for (const QJsonValue &value : listOf(m_file, "items"))
            item(value.toObject());
        count();
        for (const QJsonValue &value : listOf(m_file, "wants"))
            want(value.toObject());
        for (const QJsonValue &value : listOf(m_file, "lists"))
            list(value.toObject());
        for (const QJsonValue &value : listOf(m_file, "plays"))
            play(value.toObject());
        if (!m_fault.isEmpty())
            return fault(m_fault);
        return m_read;
    }

private:
    void wrong(const QString &why)
    {
        if (m_fault.isEmpty())
            m_fault = why;
    }

    BasicInformation basic(const QJsonObject &object)
    {
        const qint64 id = object[L1("release")].toInteger();
        const auto found = m_releases.constFind(id);
        if (found == m_releases.constEnd())
            wrong(QStringLiteral("no release %1").arg(id));
        return found == m_releases.constEnd() ? BasicInformation() : basicOf(*found);
    }

    void folders()
    {
        m_read.folders += {allFolder, QStringLiteral("All"), 0};
        for (const QJsonValue &value : listOf(m_file, "folders"))
            m_read.folders += {FolderId{value[L1("id")].toInteger()}, value[L1("name")].toString(), 0};
    }

    void fields()
    {
        for (const QJsonValue &value : listOf(m_file, "fields")) {
            CollectionField field;
            field.id = FieldId{value[L1("id")].toInteger()};
            field.name = value[L1("name")].toString();
            field.position = static_cast<int>(m_read.fields.size()) + 1;
            field.type = value[L1("type")].toString();
            field.isPublic = true;
            field.lines = value[L1("lines")].toInt();
            for (const QJsonValue &option : value[L1("options")].toArray())
                field.options += option.toString();
            m_read.fields += field;
        }
    }

    void value(CollectionItem &item, FieldId field, const QString &text)
    {
        if (text.isEmpty())
            return;
        const auto held = std::find_if(m_read.fields.cbegin(), m_read.fields.cend(),
                                       [&](const CollectionField &known) { return known.id == field; });
        if (held == m_read.fields.cend() || (!held->options.isEmpty() && !held->options.contains(text)))
            wrong(QStringLiteral("no such value: ") + text);
        item.fields += {field, text};
    }

    void item(const QJsonObject &object)
    {
        CollectionItem item;
        item.basic = basic(object);
        item.release = item.basic.id;
        item.instance = InstanceId{firstInstance + m_read.items.size()};
        item.folder = FolderId{object[L1("folder")].toInteger()};
        item.rating = object[L1("rating")].toInt();
        item.dateAdded = textOf(object, "added");
        value(item, mediaConditionField, textOf(object, "media"));
        value(item, sleeveConditionField, textOf(object, "sleeve"));
        value(item, notesField, textOf(object, "notes"));
        m_read.items += item;
    }

    void count()
    {
        for (const CollectionItem &item : std::as_const(m_read.items)) {
            const auto in = std::find_if(m_read.folders.begin(), m_read.folders.end(),
                                         [&](const Folder &folder) { return folder.id == item.folder; });
            if (in == m_read.folders.end())
                return wrong(QStringLiteral("no folder %1").arg(number(*item.folder)));
            ++in->count;
            ++m_read.folders.first().count;
        }
    }

    void want(const QJsonObject &object)
    {
        Want want;
        want.basic = basic(object);
        want.release = want.basic.id;
        want.rating = object[L1("rating")].toInt();
        want.notes = textOf(object, "notes");
        want.dateAdded = textOf(object, "added");
        m_read.wants += want;
    }

    // Of the first copy there is.
    void play(const QJsonObject &object)
    {
        const BasicInformation info = basic(object);
        const Record record = recordOf(info);
        const auto copy = std::find_if(m_read.items.cbegin(), m_read.items.cend(),
                                       [&](const CollectionItem &item) { return item.release == info.id; });
        Play play;
        play.id = m_read.plays.size() + 1;
        play.instance = copy == m_read.items.cend() ? InstanceId() : copy->instance;
        play.release = info.id;
        play.artist = record.artist;
        play.title = record.title;
        play.side = textOf(object, "side");
        play.isSide = true;
        play.started = QDateTime::fromString(textOf(object, "started"), Qt::ISODate).toMSecsSinceEpoch();
        play.seconds = object[L1("seconds")].toInt();
        play.tracks = object[L1("tracks")].toInt();
        m_read.plays += play;
    }

    void list(const QJsonObject &object)
    {
        UserListContents contents;
        contents.list.id = ListId{firstList + m_read.lists.size()};
        contents.list.name = textOf(object, "name");
        contents.list.description = textOf(object, "description");
        contents.list.isPublic = object[L1("public")].toBool();
        contents.list.dateAdded = textOf(object, "added");
        contents.list.dateChanged = textOf(object, "changed");
        for (const QJsonValue &value : listOf(object, "items")) {
            const BasicInformation info = basic(value.toObject());
            contents.items += {entity(info.id), subjectOf(recordOf(info)), value[L1("comment")].toString(), {}};
        }
        m_read.lists += contents;
    }

    const QJsonObject m_file;
    const QHash<qint64, Release> &m_releases;
    SampleCollection m_read;
    QString m_fault;
};

template<class T>
Result<bool> done(Answer<T> answer)
{
    answer.waitForFinished();
    return answer.result().map([](const T &) { return true; });
}

} // namespace

Result<SampleCollection> readSampleCollection(const QString &folder, const QHash<qint64, Release> &releases)
{
    QFile file(QDir(folder).filePath(QStringLiteral("collection.json")));
    if (!file.exists())
        return SampleCollection();
    if (!file.open(QIODevice::ReadOnly))
        return fault(file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return fault(QStringLiteral("%1 at byte %2").arg(error.errorString()).arg(error.offset));
    return Reading(document.object(), releases).run();
}

Result<bool> storeSampleCollection(Library &library, const SampleCollection &sample)
{
    if (sample.owner.isEmpty())
        return true;
    Collection collection(library);
    Result<bool> stored = done(collection.setOwner(sample.owner));
    const auto next = [&](auto &&store) { stored = stored.and_then([&](bool) { return done(store()); }); };
    next([&] { return collection.storeFolders(sample.folders); });
    next([&] { return collection.storeFields(sample.fields); });
    next([&] { return collection.storeItems(sample.items, 1); });
    next([&] { return collection.storeWants(sample.wants, 1); });
    for (const UserListContents &list : sample.lists)
        next([&] { return collection.storeList(list); });
    Plays log(library);
    for (const Play &play : sample.plays)
        next([&] { return log.keep(play, {}); });
    next([&] { return collection.setMark(QStringLiteral("synced"), sample.synced); });
    next([&] { return collection.setMark(QStringLiteral("swept"), sample.synced); });
    return stored;
}

} // namespace runout::library
