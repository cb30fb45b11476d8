// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/collection.h"
#include "core/library/library.h"
#include "tests/core/library/answers.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace runout::test {

// What a write has to tell is told, too.
template<class T>
Result<T> told(const QFuture<Result<T>> &answer)
{
    const auto result = await(answer);
    QCoreApplication::sendPostedEvents();
    return result;
}

inline discogs::BasicInformation basic(qint64 release)
{
    discogs::BasicInformation info;
    info.id = discogs::ReleaseId{release};
    info.title = QStringLiteral("Title %1").arg(release);
    info.year = 1950 + static_cast<int>(release % 50);
    discogs::ArtistCredit artist;
    artist.id = discogs::ArtistId{100 + release};
    artist.name = QStringLiteral("Artist %1 (2)").arg(release);
    info.artists = {artist};
    discogs::LabelCredit label;
    label.id = discogs::LabelId{7};
    label.name = QStringLiteral("Blue Note (3)");
    label.catno = QStringLiteral("BLP %1").arg(release);
    info.labels = {label};
    info.formats = {{QStringLiteral("Vinyl"),
                     QStringLiteral("2"),
                     {QStringLiteral("LP"), QStringLiteral("Album")},
                     QStringLiteral("Red")}};
    info.genres = {QStringLiteral("Jazz")};
    info.styles = {QStringLiteral("Modal"), QStringLiteral("Hard Bop")};
    info.thumb = QStringLiteral("https://img/%1").arg(release);
    info.masterId = discogs::MasterId{release * 10};
    return info;
}

inline discogs::CollectionItem item(qint64 instance, qint64 release, qint64 folder = 1, int rating = 0)
{
    discogs::CollectionItem item;
    item.release = discogs::ReleaseId{release};
    item.instance = discogs::InstanceId{instance};
    item.folder = discogs::FolderId{folder};
    item.rating = rating;
    item.dateAdded = QDateTime(QDate(2020, 1, 1), QTime(12, 0), Qt::UTC).addDays(instance).toString(Qt::ISODate);
    item.basic = basic(release);
    return item;
}

inline discogs::Want wish(qint64 release, const QString &notes = {}, int rating = 0)
{
    discogs::Want want;
    want.release = discogs::ReleaseId{release};
    want.notes = notes;
    want.rating = rating;
    want.dateAdded = QStringLiteral("2021-05-0%1T10:00:00-07:00").arg(1 + release % 9);
    want.basic = basic(release);
    return want;
}

// A library file of its own with a shelf: folders 1, 2 (Jazz), 3 (Rock, empty); instances 101, 102 of release 1 and 201
// of release 2; a want of release 5.
class HeldShelf
{
public:
    HeldShelf() { open(); }

    void open()
    {
        collection.reset();
        library.reset();
        library = std::move(library::Library::open(file()).value());
        collection = std::make_unique<library::Collection>(*library);
    }

    void fill() const
    {
        using namespace discogs;
        QVERIFY(told(collection->setOwner(QStringLiteral("collectorone"))));
        QVERIFY(told(collection->storeFolders({{allFolder, QStringLiteral("All"), 3},
                                               {uncategorizedFolder, QStringLiteral("Uncategorized"), 2},
                                               {FolderId{2}, QStringLiteral("Jazz"), 1},
                                               {FolderId{3}, QStringLiteral("Rock"), 0}})));
        const QStringList grades{QStringLiteral("Mint (M)"), QStringLiteral("Very Good (VG)")};
        QVERIFY(told(collection->storeFields(
            {{mediaConditionField, QStringLiteral("Media Condition"), 1, QStringLiteral("dropdown"), true, grades, 0},
             {notesField, QStringLiteral("Notes"), 3, QStringLiteral("textarea"), true, {}, 3}})));
        QCOMPARE(told(collection->storeItems({item(101, 1), item(102, 1, 2), item(201, 2)}, 1)).value_or(-1), 3);
        QCOMPARE(told(collection->storeWants({wish(5, QStringLiteral("any pressing"), 3)}, 1)).value_or(-1), 1);
    }

    [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("a library.sqlite")); }
    [[nodiscard]] library::Instance instance(qint64 id) const
    {
        const auto found = told(collection->instances({discogs::InstanceId{id}})).value();
        return found.isEmpty() ? library::Instance() : found.first();
    }
    [[nodiscard]] QList<library::OutboxEntry> outbox() const { return told(collection->outbox()).value(); }
    [[nodiscard]] QList<library::JournalEntry> journal() const { return told(collection->journal()).value(); }
    [[nodiscard]] QList<discogs::Folder> folders() const { return told(collection->folders()).value(); }
    [[nodiscard]] QList<library::Instance> copies(qint64 release) const
    {
        return told(collection->ownership(discogs::ReleaseId{release})).value().instances;
    }
    [[nodiscard]] library::ShelfState state() const { return told(collection->state()).value(); }
    // The edits on their way, one line each.
    [[nodiscard]] QStringList waiting() const
    {
        QStringList lines;
        for (const library::OutboxEntry &entry : outbox())
            lines += line(entry.edit);
        return lines;
    }
    static QString line(const library::Edit &edit)
    {
        return QString::fromUtf8(bytes(toJson(edit)))
            .remove(u'"')
            .remove(u'{')
            .remove(u'}')
            .remove(QStringLiteral("kind:"));
    }
    Result<qint64> apply(const QList<library::Edit> &edits) const { return told(collection->apply(edits)); }
    Result<qint64> undo(qint64 entry) const { return told(collection->undo(entry)); }
    // Everything that may go is sent; additions and folders get ids from `next` on. How many went.
    int sendAll(qint64 next = 9001) const
    {
        int count = 0;
        for (auto entry = told(collection->nextToSend()); entry; entry = told(collection->nextToSend())) {
            const auto kind = entry->edit.kind;
            const bool adds = kind == library::Edit::Kind::AddInstance;
            const bool creates = kind == library::Edit::Kind::CreateFolder;
            const qint64 id = adds || creates ? next++ : 0;
            if (!told(collection->sent(entry->id, discogs::InstanceId{adds ? id : 0},
                                       discogs::FolderId{creates ? id : 0})))
                break;
            ++count;
        }
        return count;
    }

    QTemporaryDir folder;
    std::unique_ptr<library::Library> library;
    std::unique_ptr<library::Collection> collection;
};

inline library::Edit edit(library::Edit::Kind kind, qint64 release = 0, qint64 instance = 0)
{
    library::Edit edit;
    edit.kind = kind;
    edit.release = discogs::ReleaseId{release};
    edit.instance = discogs::InstanceId{instance};
    return edit;
}

inline library::Edit add(qint64 release, qint64 folder = 1)
{
    library::Edit made = edit(library::Edit::Kind::AddInstance, release);
    made.folder = discogs::FolderId{folder};
    return made;
}

inline library::Edit removal(qint64 release, qint64 instance)
{
    return edit(library::Edit::Kind::RemoveInstance, release, instance);
}

inline library::Edit rate(qint64 release, int rating, qint64 instance = 0)
{
    library::Edit made = edit(library::Edit::Kind::Rate, release, instance);
    made.rating = rating;
    return made;
}

inline library::Edit move(qint64 instance, qint64 to, qint64 from = 0)
{
    library::Edit made = edit(library::Edit::Kind::MoveInstance, 0, instance);
    made.folder = discogs::FolderId{to};
    made.from = discogs::FolderId{from};
    return made;
}

inline library::Edit set(qint64 instance, discogs::FieldId field, const QString &text)
{
    library::Edit made = edit(library::Edit::Kind::SetField, 0, instance);
    made.field = field;
    made.text = text;
    return made;
}

inline library::Edit folder(library::Edit::Kind kind, qint64 id, const QString &name = {})
{
    library::Edit made = edit(kind);
    made.folder = discogs::FolderId{id};
    made.text = name;
    return made;
}

inline library::Edit put(qint64 release, const QString &notes, int rating = 0)
{
    library::Edit made = edit(library::Edit::Kind::PutWant, release);
    made.text = notes;
    made.rating = rating;
    return made;
}

} // namespace runout::test
