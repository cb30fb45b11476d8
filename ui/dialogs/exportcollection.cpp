// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportcollection.h"

#include "core/library/collectioncsv.h"
#include "ui/errortext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>
#include <QThreadPool>

#include <utility>

namespace runout::ui {

namespace {

constexpr qsizetype pieceSize = 1 << 18; // bytes written at a time

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::exportCollection)
};

QList<library::Instance> chosen(const QList<library::Instance> &all, const QList<discogs::InstanceId> &only)
{
    QHash<discogs::InstanceId, qsizetype> places;
    for (qsizetype i = 0; i < all.size(); ++i)
        places.insert(all[i].id, i);
    QList<library::Instance> copies;
    for (const discogs::InstanceId id : only) {
        if (const auto place = places.find(id); place != places.end())
            copies.append(all[*place]);
    }
    return copies;
}

Result<int> save(const QString &path, const HeldCollection &collection)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorCode::File, file.errorString());
    const auto written = writeCollection(file, collection);
    if (!written) {
        file.cancelWriting();
        return written;
    }
    if (!file.commit())
        return failure(ErrorCode::File, file.errorString());
    return written;
}

} // namespace

Result<int> writeCollection(QIODevice &device, const HeldCollection &collection)
{
    QHash<discogs::FolderId, QString> names;
    for (const discogs::Folder &folder : collection.folders)
        names.insert(folder.id, folder.name);
    QByteArray piece = library::csvHeader(collection.fields);
    const auto put = [&] { return device.write(std::exchange(piece, {})) >= 0; };
    bool good = true;
    for (const library::Instance &copy : collection.instances) {
        piece += library::csvLine(copy, names, collection.fields);
        if (piece.size() >= pieceSize)
            good = good && put();
    }
    good = good && put();
    if (auto *file = qobject_cast<QFileDevice *>(&device))
        good = good && file->flush(); // a full disk shows here
    if (!good)
        return failure(ErrorCode::File, device.errorString());
    return static_cast<int>(collection.instances.size());
}

void exportCollection(const CollectionCalls &calls, const std::optional<QList<discogs::InstanceId>> &only,
                      const QString &path, QObject *context, const std::function<void(const Result<int> &)> &done)
{
    readCollection(calls, context, [only, path, context, done](const Result<HeldCollection> &held) {
        if (!held)
            return done(tl::make_unexpected(held.error()));
        const auto write = [collection = *held, only, path]() mutable {
            if (only)
                collection.instances = chosen(collection.instances, *only);
            return save(path, collection);
        };
        whenDone(runOn(*QThreadPool::globalInstance(), write), context, done);
    });
}

QString exportText(const Result<int> &result, const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const QString folder = QDir::toNativeSeparators(QFileInfo(path).absolutePath());
    if (result)
        return Sentences::tr("%n copies are in “%1”.", nullptr, *result).arg(name);
    const QString reason = result.error().detail;
    const auto says = [&](const char *word) { return reason.contains(QLatin1String(word), Qt::CaseInsensitive); };
    if (result.error().code != ErrorCode::File)
        return errorText(result.error());
    if (says("no space") || says("quota"))
        return Sentences::tr("“%1” was not written: the disk is full. Make some room or choose another folder, then "
                             "export again. What was there before is untouched.")
            .arg(name);
    if (says("permission") || says("read-only"))
        return Sentences::tr("“%1” was not written: nothing may be written in %2. Choose another folder, then export "
                             "again.")
            .arg(name, folder);
    if (says("no such file") || !QFileInfo::exists(QFileInfo(path).absolutePath()))
        return Sentences::tr("“%1” was not written: the folder %2 is not there. Choose another one, then export again.")
            .arg(name, folder);
    return Sentences::tr("“%1” was not written: %2. Choose another folder, then export again.").arg(name, reason);
}

} // namespace runout::ui
