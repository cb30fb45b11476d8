// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/cache.h"

#include "core/base/log.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMutex>
#include <QSaveFile>

#include <algorithm>
#include <atomic>
#include <vector>

namespace runout::net {

using std::chrono::seconds;

namespace {

constexpr quint32 magic = 0x524e4f54; // "RNOT"
constexpr quint16 version = 1;
constexpr qint64 touchPace = 60;   // seconds between two notes of "read just now"
constexpr qint64 clockSlack = 300; // seconds that an answer may come from the future
constexpr auto nameLength = 64;    // SHA-256 in hex

struct Entry
{
    QString path;
    qint64 size = 0;
    QDateTime lastRead;
};

QByteArray checksum(const QByteArray &name, qint64 asOf, const QByteArray &packed)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(name);
    hash.addData(QByteArray::number(asOf));
    hash.addData(packed);
    return hash.result();
}

QByteArray pack(const QByteArray &name, const QByteArray &body, qint64 asOf)
{
    const QByteArray packed = qCompress(body);
    QByteArray file;
    QDataStream out(&file, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << magic << version << asOf << checksum(name, asOf, packed) << packed;
    return file;
}

struct Unpacked
{
    QByteArray body;
    qint64 asOf = 0;
};

std::optional<Unpacked> unpack(const QByteArray &name, const QByteArray &file)
{
    quint32 fileMagic = 0;
    quint16 fileVersion = 0;
    qint64 asOf = 0;
    QByteArray sum;
    QByteArray packed;
    QDataStream in(file);
    in.setVersion(QDataStream::Qt_6_0);
    in >> fileMagic >> fileVersion;
    if (fileMagic != magic || fileVersion != version)
        return std::nullopt;
    in >> asOf >> sum >> packed;
    if (in.status() != QDataStream::Ok || sum != checksum(name, asOf, packed))
        return std::nullopt;
    return Unpacked{qUncompress(packed), asOf};
}

void noteRead(QFile &file, const QDateTime &now)
{
    if (qAbs(file.fileTime(QFileDevice::FileModificationTime).secsTo(now)) > touchPace)
        file.setFileTime(now, QFileDevice::FileModificationTime);
}

} // namespace

struct Cache::Private
{
    QByteArray name(const QString &key) const
    {
        return QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex();
    }
    QString path(const QByteArray &name) const
    {
        return folder + u'/' + QString::fromLatin1(name.left(2)) + u'/' + QString::fromLatin1(name);
    }

    std::vector<Entry> entries() const;
    void prepare();
    void count();
    void evict();
    bool drop(const QString &path);

    mutable QMutex mutex;
    QString folder;
    std::function<QDateTime()> clock;
    std::atomic<qint64> maxBytes;
    std::optional<qint64> bytes; // once counted
};

Cache::Cache(const QString &folder, qint64 maxBytes, Clock clock)
    : d(std::make_unique<Private>())
{
    d->folder = folder;
    d->clock = clock ? std::move(clock) : [] { return QDateTime::currentDateTimeUtc(); };
    setMaxBytes(maxBytes);
}

Cache::~Cache() = default;

QDateTime Cache::now() const
{
    return d->clock();
}

void Cache::setMaxBytes(qint64 bytes)
{
    d->maxBytes = bytes;
}

std::optional<Held<QByteArray>> Cache::read(const QString &key, seconds ageLimit) const
{
    const QMutexLocker lock(&d->mutex);
    const QByteArray name = d->name(key);
    QFile file(d->path(name));
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto content = unpack(name, file.readAll());
    if (!content) {
        file.close();
        qCWarning(lcNet) << "a damaged file of the cache was dropped";
        d->drop(file.fileName());
        return std::nullopt;
    }
    const QDateTime time = now();
    noteRead(file, time);
    const QDateTime asOf = QDateTime::fromMSecsSinceEpoch(content->asOf, Qt::UTC);
    const qint64 age = asOf.secsTo(time);
    return Held<QByteArray>{content->body, asOf, age >= ageLimit.count() || age < -clockSlack};
}

Result<bool> Cache::write(const QString &key, const QByteArray &body, const QDateTime &asOf)
{
    const QMutexLocker lock(&d->mutex);
    if (!d->bytes)
        d->prepare();
    const QByteArray name = d->name(key);
    const QString path = d->path(name);
    const qint64 before = QFileInfo(path).size();
    QDir().mkpath(QFileInfo(path).path());

    const QByteArray content = pack(name, body, asOf.toMSecsSinceEpoch());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(ErrorCode::Storage, file.errorString());
    if (QFile written(path); written.open(QIODevice::ReadWrite))
        written.setFileTime(now(), QFileDevice::FileModificationTime);
    *d->bytes += content.size() - before;
    if (*d->bytes > d->maxBytes)
        d->evict();
    return true;
}

void Cache::remove(const QString &key)
{
    const QMutexLocker lock(&d->mutex);
    d->drop(d->path(d->name(key)));
}

void Cache::clear()
{
    const QMutexLocker lock(&d->mutex);
    for (const Entry &entry : d->entries())
        QFile::remove(entry.path);
    d->bytes = 0;
}

qint64 Cache::bytes() const
{
    const QMutexLocker lock(&d->mutex);
    if (!d->bytes)
        d->count();
    return *d->bytes;
}

// Our files, and only ours: a folder "ab" with a file whose name starts so.
std::vector<Entry> Cache::Private::entries() const
{
    std::vector<Entry> found;
    QDirIterator files(folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        const QFileInfo info = files.fileInfo();
        if (info.dir().dirName() == info.fileName().left(2) && info.fileName().size() >= nameLength)
            found.push_back({info.filePath(), info.size(), info.lastModified()});
    }
    return found;
}

// The first write. What somebody looked at is nobody else's business.
void Cache::Private::prepare()
{
    if (QDir().mkpath(folder))
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    count();
}

// Also clears away what a crash in the middle of a write left behind: a longer name than an entry's.
void Cache::Private::count()
{
    const QDateTime old = QDateTime::currentDateTimeUtc().addSecs(-3600);
    qint64 sum = 0;
    for (const Entry &entry : entries()) {
        const bool leftover = QFileInfo(entry.path).fileName().size() > nameLength && entry.lastRead < old;
        if (!leftover || !QFile::remove(entry.path))
            sum += entry.size;
    }
    bytes = sum;
}

// Down to nine tenths, so that not every write has to look through the folder.
void Cache::Private::evict()
{
    std::vector<Entry> all = entries();
    std::sort(all.begin(), all.end(), [](const Entry &a, const Entry &b) { return a.lastRead < b.lastRead; });
    qint64 sum = 0;
    for (const Entry &entry : all)
        sum += entry.size;
    for (const Entry &entry : all) {
        if (sum <= maxBytes / 10 * 9)
            break;
        if (QFile::remove(entry.path))
            sum -= entry.size;
    }
    bytes = sum;
}

bool Cache::Private::drop(const QString &path)
{
    const qint64 size = QFileInfo(path).size();
    const bool gone = QFile::remove(path);
    if (gone && bytes)
        *bytes -= size;
    return gone;
}

} // namespace runout::net
