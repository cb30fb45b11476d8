// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/diskfile.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/fs.h>
#include <memory>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <xxhash.h>

namespace runout::tags {

namespace {

constexpr qint64 part = 96 << 10;   // stays in the cache
constexpr qint64 block = 4096;      // what file systems clone by
constexpr qint64 slack = 4LL << 20; // bytes that are left on a disk: the journal and others need some

FileProblem meaning(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return FileProblem::Gone;
    case EACCES:
    case EPERM:
    case EROFS:
        return FileProblem::NotAllowed;
    case EISDIR:
    case ELOOP:
        return FileProblem::NotAFile;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return FileProblem::NoRoom;
    case EEXIST:
        return FileProblem::NameTaken;
    case ENAMETOOLONG:
    case EILSEQ:
        return FileProblem::NameImpossible;
    case EXDEV:
        return FileProblem::OtherFileSystem;
    default:
        return FileProblem::Failed;
    }
}

// Copies a range to the end of `made`, which is at `at`.
FileResult<void> copyRange(const DiskFile &old, qint64 from, qint64 size, const DiskFile &made, qint64 at)
{
    if (from % block == at % block && size > 4 * block) {
        const qint64 lead = (block - from % block) % block;
        qint64 whole = (size - lead) / block * block;
        file_clone_range range{old.fd(), static_cast<__u64>(from + lead), static_cast<__u64>(whole),
                               static_cast<__u64>(at + lead)};
        if (::ioctl(made.fd(), FICLONERANGE, &range) == 0) {
            if (auto head = copyRange(old, from, lead, made, at); !head)
                return head;
            if (::lseek(made.fd(), at + lead + whole, SEEK_SET) < 0)
                return systemFailure(errno, "seeking");
            return copyRange(old, from + lead + whole, size - lead - whole, made, at + lead + whole);
        }
    }
    bool kernelCopies = true;
    QByteArray buffer;
    while (size > 0) {
        if (kernelCopies) {
            loff_t where = from;
            const ssize_t copied =
                ::copy_file_range(old.fd(), &where, made.fd(), nullptr, static_cast<size_t>(size), 0);
            if (copied > 0) {
                from += copied;
                size -= copied;
                continue;
            }
            if (copied == 0)
                return problem(FileProblem::Changed, QStringLiteral("the file became shorter while it was read"));
            if (errno == EINTR)
                continue;
            if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EIO)
                return systemFailure(errno, "copying");
            kernelCopies = false;
        }
        buffer.resize(std::min(size, part));
        const qint64 got = old.readInto(from, buffer.data(), buffer.size());
        if (got <= 0)
            return problem(FileProblem::Changed, QStringLiteral("the file became shorter while it was read"));
        if (auto written = made.write(buffer.constData(), got); !written)
            return written;
        from += got;
        size -= got;
    }
    return {};
}

void copyExtended(const DiskFile &from, const DiskFile &to)
{
    const ssize_t room = ::flistxattr(from.fd(), nullptr, 0);
    if (room <= 0)
        return;
    QByteArray names(room, '\0');
    const ssize_t size = ::flistxattr(from.fd(), names.data(), static_cast<size_t>(names.size()));
    if (size <= 0)
        return;
    names.truncate(size);
    for (const QByteArray &name : names.split('\0')) {
        if (name.isEmpty())
            continue;
        const ssize_t length = ::fgetxattr(from.fd(), name.constData(), nullptr, 0);
        if (length < 0)
            continue;
        QByteArray value(length, '\0');
        const ssize_t got = ::fgetxattr(from.fd(), name.constData(), value.data(), static_cast<size_t>(length));
        // Labels of the security system are its own affair: it may refuse, and sets its own.
        if (got >= 0)
            (void)::fsetxattr(to.fd(), name.constData(), value.constData(), static_cast<size_t>(got), 0);
    }
}

} // namespace

FileFailure systemFailure(int error, const char *what)
{
    return problem(meaning(error),
                   QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromLocal8Bit(std::strerror(error))));
}

FileStamp stampFrom(const struct stat &status)
{
    FileStamp stamp;
    stamp.size = status.st_size;
    stamp.modified = status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec;
    stamp.inode = status.st_ino;
    return stamp;
}

FileResult<DiskFile> DiskFile::open(const FilePath &path)
{
    // A pipe must not hold us up before it can be told from a file.
    DiskFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.m_fd < 0)
        return systemFailure(errno, "opening");
    struct stat status
    {};
    if (::fstat(file.m_fd, &status) != 0)
        return systemFailure(errno, "looking at the file");
    if (!S_ISREG(status.st_mode))
        return problem(FileProblem::NotAFile);
    file.m_size = status.st_size;
    return file;
}

FileResult<DiskFile> DiskFile::make(const FilePath &path, unsigned int mode)
{
    DiskFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (file.m_fd < 0)
        return systemFailure(errno, "making the new file");
    return file;
}

FileResult<DiskFile> DiskFile::openToAppend(const FilePath &path)
{
    DiskFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.m_fd < 0)
        return systemFailure(errno, "opening");
    struct stat status
    {};
    if (::fstat(file.m_fd, &status) == 0)
        file.m_size = status.st_size;
    return file;
}

void DiskFile::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

FileResult<FileStamp> DiskFile::stamp() const
{
    struct stat status
    {};
    if (::fstat(m_fd, &status) != 0)
        return systemFailure(errno, "looking at the file");
    return stampFrom(status);
}

qint64 DiskFile::readInto(qint64 at, char *into, qint64 size) const
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t got = ::pread(m_fd, into + done, static_cast<size_t>(size - done), at + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += got;
    }
    return done;
}

QByteArray DiskFile::read(qint64 at, qint64 size) const
{
    // A length field may claim anything: never more than there is.
    size = std::clamp<qint64>(size, 0, std::max<qint64>(0, m_size - at));
    QByteArray bytes(size, Qt::Uninitialized);
    bytes.truncate(readInto(at, bytes.data(), size));
    return bytes;
}

FileResult<void> DiskFile::write(const char *bytes, qint64 size) const
{
    while (size > 0) {
        const ssize_t written = ::write(m_fd, bytes, static_cast<size_t>(size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemFailure(errno, "writing");
        bytes += written;
        size -= written;
    }
    return {};
}

FileResult<void> DiskFile::sync() const
{
    if (::fsync(m_fd) != 0)
        return systemFailure(errno, "writing to the disk");
    return {};
}

FileResult<void> writePatched(const DiskFile &old, const Patch &patch, const DiskFile &made)
{
    for (const Patch::Piece &piece : patch.pieces()) {
        FileResult<void> done = piece.from < 0 ? made.write(patch.added().constData() + piece.text, piece.size)
                                               : copyRange(old, piece.from, piece.size, made, piece.at);
        if (!done)
            return done;
    }
    return {};
}

FileResult<void> copyAttributes(const DiskFile &from, const DiskFile &to)
{
    struct stat status
    {};
    if (::fstat(from.fd(), &status) != 0)
        return systemFailure(errno, "looking at the file");
    // Another's file stays another's where we may say so; the group alone where that is all we may.
    mode_t mode = status.st_mode & 07777;
    if (::fchown(to.fd(), status.st_uid, status.st_gid) != 0 &&
        ::fchown(to.fd(), static_cast<uid_t>(-1), status.st_gid) != 0)
        mode &= 01777; // the s-bits mean owner and group, which are not the same now
    copyExtended(from, to);
    if (::fchmod(to.fd(), mode) != 0)
        return systemFailure(errno, "giving the permissions");
    const timespec times[2] = {status.st_atim, status.st_mtim};
    if (::futimens(to.fd(), times) != 0)
        return systemFailure(errno, "giving the times");
    return {};
}

FileResult<void> checkRoom(const FilePath &folder, qint64 size)
{
    struct statvfs room
    {};
    if (::statvfs(folder.empty() ? "." : folder.c_str(), &room) != 0)
        return systemFailure(errno, "asking for room");
    const auto free = static_cast<quint64>(room.f_bavail) * room.f_frsize;
    if (free < static_cast<quint64>(size + slack))
        return problem(FileProblem::NoRoom, QStringLiteral("%1 bytes free, %2 needed").arg(free).arg(size + slack));
    return {};
}

FileResult<FilePath> throughLinks(const FilePath &path)
{
    struct stat status
    {};
    if (::lstat(path.c_str(), &status) != 0)
        return systemFailure(errno, "looking for the file");
    if (!S_ISLNK(status.st_mode))
        return path;
    std::error_code error;
    FilePath target = std::filesystem::canonical(path, error);
    if (error)
        return systemFailure(error.value() == ENOENT ? ELOOP : error.value(), "following the link");
    return target;
}

void eachPart(const DiskFile &file, qint64 from, qint64 size, const std::function<bool(const char *, qint64)> &f)
{
    QByteArray buffer(std::min(size, part), Qt::Uninitialized);
    while (size > 0) {
        const qint64 got = file.readInto(from, buffer.data(), std::min<qint64>(size, buffer.size()));
        if (got <= 0 || !f(buffer.constData(), got))
            return;
        from += got;
        size -= got;
    }
}

QByteArray hashOf(const DiskFile &file)
{
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t *)> hash(XXH3_createState(), XXH3_freeState);
    XXH3_128bits_reset(hash.get());
    struct stat status
    {};
    if (::fstat(file.fd(), &status) != 0)
        return {};
    eachPart(file, 0, status.st_size, [&](const char *bytes, qint64 size) {
        XXH3_128bits_update(hash.get(), bytes, static_cast<size_t>(size));
        return true;
    });
    XXH128_canonical_t result;
    XXH128_canonicalFromHash(&result, XXH3_128bits_digest(hash.get()));
    return {reinterpret_cast<const char *>(result.digest), sizeof(result.digest)};
}

} // namespace runout::tags
