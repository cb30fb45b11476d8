// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/fileproblem.h"
#include "core/tags/patch.h"
#include "core/tags/types.h"

#include <functional>

struct stat;

// The system's side of files: names of any bytes, and errors as FileProblem.
namespace runout::tags {

// An open file; closed at the end.
class DiskFile
{
public:
    DiskFile() = default;
    ~DiskFile() { close(); }
    DiskFile(DiskFile &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
        , m_size(other.m_size)
    {}
    DiskFile &operator=(DiskFile &&other) noexcept
    {
        close();
        m_fd = std::exchange(other.m_fd, -1);
        m_size = other.m_size;
        return *this;
    }

    // A regular file, through links.
    [[nodiscard]] static FileResult<DiskFile> open(const FilePath &path);
    // There must be none of that name. Only we may read it until the rights of another are given to it.
    [[nodiscard]] static FileResult<DiskFile> make(const FilePath &path, unsigned int mode = 0600);
    // Made when there is none; bytes are added at its end.
    [[nodiscard]] static FileResult<DiskFile> openToAppend(const FilePath &path);

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] qint64 size() const { return m_size; } // when it was opened
    [[nodiscard]] FileResult<FileStamp> stamp() const;
    // Up to `size` bytes; fewer at the end of the file. A failing disk reads as the end.
    [[nodiscard]] QByteArray read(qint64 at, qint64 size) const;
    [[nodiscard]] qint64 readInto(qint64 at, char *into, qint64 size) const;
    [[nodiscard]] FileResult<void> write(const char *bytes, qint64 size) const;
    [[nodiscard]] FileResult<void> write(const QByteArray &bytes) const
    {
        return write(bytes.constData(), bytes.size());
    }
    [[nodiscard]] FileResult<void> sync() const;

private:
    explicit DiskFile(int fd)
        : m_fd(fd)
    {}
    void close();

    int m_fd = -1;
    qint64 m_size = 0;
};

// What errno means, with its words and `what` as detail.
[[nodiscard]] FileFailure systemFailure(int error, const char *what);
[[nodiscard]] FileStamp stampFrom(const struct stat &status);

// Writes what `patch` makes of `old` to the empty file `made`. Clones where the file system can, else lets the kernel
// copy.
[[nodiscard]] FileResult<void> writePatched(const DiskFile &old, const Patch &patch, const DiskFile &made);
// Owner where allowed, permissions, extended attributes (with them the access list) and times, in this order.
[[nodiscard]] FileResult<void> copyAttributes(const DiskFile &from, const DiskFile &to);
// NoRoom where the disk of `folder` has not `size` bytes left and a little more.
[[nodiscard]] FileResult<void> checkRoom(const FilePath &folder, qint64 size);
// The file a link leads to; the same path for anything else.
[[nodiscard]] FileResult<FilePath> throughLinks(const FilePath &path);
// Calls `f` with the bytes of the file, in order, a part at a time, until it says false.
void eachPart(const DiskFile &file, qint64 from, qint64 size, const std::function<bool(const char *, qint64)> &f);
// XXH3 of 128 bits: it tells files apart that were changed by accident or by a program, at the speed of memory.
[[nodiscard]] QByteArray hashOf(const DiskFile &file);

} // namespace runout::tags
