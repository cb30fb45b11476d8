// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/safewrite.h"

#include "core/tags/audiofile.h"
#include "core/tags/diskfile.h"
#include "core/tags/layout.h"
#include "core/tags/pictures.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace runout::tags {

namespace {

FilePath folderOf(const FilePath &path)
{
    return path.has_parent_path() ? path.parent_path() : FilePath(".");
}

// Removes what was made unless it is kept.
class Made
{
public:
    explicit Made(FilePath path)
        : m_path(std::move(path))
    {}
    ~Made()
    {
        if (!m_path.empty())
            ::unlink(m_path.c_str());
    }
    Made(const Made &) = delete;
    Made &operator=(const Made &) = delete;
    void keep() { m_path.clear(); }

private:
    FilePath m_path;
};

// We are to change the file itself, so it must be ours to write; that its folder lets us rename is not enough.
FileResult<void> checkWritable(const FilePath &path)
{
    if (::access(path.c_str(), W_OK) != 0)
        return systemFailure(errno, "asking whether the file may be written");
    return {};
}

// Makes the new file and looks at it again as it is on disk.
FileResult<Staged> makeFrom(const DiskFile &old, const FilePath &place, const Patch &patch, const FilePath &made)
{
    Staged staged;
    staged.place = place;
    staged.made = made;
    auto stamp = old.stamp();
    if (!stamp)
        return FileFailure(stamp.error());
    staged.before = *stamp;
    if (auto room = checkRoom(folderOf(place), patch.size()); !room)
        return FileFailure(room.error());
    auto file = DiskFile::make(made);
    if (!file)
        return FileFailure(file.error());
    Made guard(made);
    if (auto written = writePatched(old, patch, *file); !written)
        return FileFailure(written.error());
    if (auto copied = copyAttributes(old, *file); !copied)
        return FileFailure(copied.error());
    staged.sizeAfter = patch.size();
    staged.hashBefore = hashOf(old);
    staged.hashAfter = hashOf(*file);
    staged.back = patch.inverse([&](qint64 from, qint64 size) { return old.read(from, size); });
    guard.keep();
    return staged;
}

bool isSamePictures(const QList<Picture> &before, const QList<Picture> &after, const std::optional<Picture> &cover)
{
    if (!cover)
        return before == after;
    const auto isFront = [](const Picture &picture) {
        return picture.kind == static_cast<int>(PictureKind::FrontCover);
    };
    QList<Picture> others = before;
    QList<Picture> kept = after;
    others.removeIf(isFront);
    const bool isOne = kept.removeIf(isFront) == 1;
    const auto front = std::find_if(after.begin(), after.end(), isFront);
    return isOne && kept == others && front->bytes == cover->bytes;
}

QString difference(const Fields &wanted, const Fields &found)
{
    QStringList names;
    for (const QString &key : (wanted.keys() + found.keys())) {
        if (wanted.value(key) != found.value(key))
            names.append(
                QStringLiteral("%1 (%2, not %3)").arg(key, found.value(key).join(u';'), wanted.value(key).join(u';')));
    }
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

FileResult<void> verify(const DiskFile &old, const WholeFile &before, const FilePlan &plan, const FilePath &made)
{
    const auto after = readWhole(made);
    if (!after)
        return problem(FileProblem::Unverified, QStringLiteral("it can't be read: ") + after.error().detail);
    const Fields wanted = planned(before.file, plan);
    if (after->file.fields != wanted)
        return problem(FileProblem::Unverified,
                       QStringLiteral("other fields than planned: ") + difference(wanted, after->file.fields));
    if (!isSamePictures(before.pictures, after->pictures, plan.frontCover))
        return problem(FileProblem::Unverified, QStringLiteral("other pictures than planned"));
    const auto file = DiskFile::open(made);
    if (!file)
        return problem(FileProblem::Unverified, file.error().detail);
    const Draft left(old);
    const Draft right(*file);
    const auto oldSound = soundOf(left, before.file.format);
    const auto newSound = soundOf(right, before.file.format);
    if (!oldSound || !newSound || !isSameSound(left, *oldSound, right, *newSound))
        return problem(FileProblem::Unverified, QStringLiteral("the sound is not the same"));
    return {};
}

} // namespace

FileResult<Staged> stage(const FilePlan &plan, const std::string &beside)
{
    const auto place = throughLinks(plan.path);
    if (!place)
        return FileFailure(place.error());
    if (auto ours = checkWritable(*place); !ours)
        return FileFailure(ours.error());
    const auto before = readWhole(*place);
    if (!before)
        return FileFailure(before.error());
    const auto patch = patched(plan);
    if (!patch)
        return FileFailure(patch.error());
    const auto old = DiskFile::open(*place);
    if (!old)
        return FileFailure(old.error());
    auto staged = makeFrom(*old, *place, *patch, folderOf(*place) / beside);
    if (!staged)
        return staged;
    Made guard(staged->made);
    if (staged->before != plan.stamp)
        return problem(FileProblem::Changed);
    if (auto verified = verify(*old, *before, plan, staged->made); !verified)
        return FileFailure(verified.error());
    guard.keep();
    return staged;
}

FileResult<Staged> stageWhole(const FilePath &path, const QByteArray &bytes, const std::string &beside)
{
    const auto place = throughLinks(path);
    const bool isNew = !place && place.error().problem == FileProblem::Gone;
    if (!place && !isNew)
        return FileFailure(place.error());
    const FilePath there = isNew ? path : *place;
    if (!isNew) {
        if (auto ours = checkWritable(there); !ours)
            return FileFailure(ours.error());
        const auto old = DiskFile::open(there);
        if (!old)
            return FileFailure(old.error());
        Patch patch(old->size());
        patch.replace(0, old->size(), bytes);
        return makeFrom(*old, there, patch, folderOf(there) / beside);
    }
    if (auto room = checkRoom(folderOf(there), bytes.size()); !room)
        return FileFailure(room.error());
    Staged staged;
    staged.place = there;
    staged.made = folderOf(there) / beside;
    const auto file = DiskFile::make(staged.made, 0666);
    if (!file)
        return FileFailure(file.error());
    Made guard(staged.made);
    if (auto written = file->write(bytes); !written)
        return FileFailure(written.error());
    staged.sizeAfter = bytes.size();
    staged.hashAfter = hashOf(*file);
    guard.keep();
    return staged;
}

FileResult<Staged> stageBack(const FilePath &place, const Patch &back, const QByteArray &now, const QByteArray &then,
                             const std::string &beside)
{
    const auto there = throughLinks(place);
    if (!there)
        return FileFailure(there.error());
    if (auto ours = checkWritable(*there); !ours)
        return FileFailure(ours.error());
    const auto file = DiskFile::open(*there);
    if (!file)
        return FileFailure(file.error());
    if (file->size() != back.oldSize() || hashOf(*file) != now)
        return problem(FileProblem::Changed);
    auto staged = makeFrom(*file, *there, back, folderOf(*there) / beside);
    if (staged && staged->hashAfter != then) {
        discard(*staged);
        return problem(FileProblem::Unverified, QStringLiteral("not the bytes of before"));
    }
    return staged;
}

FileResult<void> sync(const Staged &staged)
{
    const auto file = DiskFile::open(staged.made);
    if (!file)
        return FileFailure(file.error());
    return file->sync();
}

FileResult<void> commit(const Staged &staged)
{
    Made guard(staged.made);
    if (staged.hashBefore.isEmpty()) { // there was none before
        if (::syscall(SYS_renameat2, AT_FDCWD, staged.made.c_str(), AT_FDCWD, staged.place.c_str(), RENAME_NOREPLACE) !=
            0)
            return systemFailure(errno, "giving the name");
        guard.keep();
        return {};
    }
    struct stat status
    {};
    if (::lstat(staged.place.c_str(), &status) != 0)
        return systemFailure(errno, "looking for the file");
    if (stampFrom(status) != staged.before)
        return problem(FileProblem::Changed);
    if (::rename(staged.made.c_str(), staged.place.c_str()) != 0)
        return systemFailure(errno, "taking the place of the file");
    guard.keep();
    return {};
}

void discard(const Staged &staged)
{
    ::unlink(staged.made.c_str());
}

namespace {

// Whether the folder itself lists this very name: on file systems that ignore case, lstat() finds it by another one.
bool isListed(const FilePath &path)
{
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folderOf(path), error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().filename() == path.filename())
            return true;
    }
    return false;
}

FileResult<void> makeFolders(const FilePath &folder, QList<FilePath> *made)
{
    struct stat status
    {};
    if (folder.empty() || ::stat(folder.c_str(), &status) == 0)
        return {};
    if (auto above = makeFolders(folder.parent_path(), made); !above)
        return above;
    if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST)
        return systemFailure(errno, "making a folder");
    if (made)
        made->append(folder);
    return syncFolder(folderOf(folder));
}

FileResult<void> renameWithoutReplacing(const FilePath &from, const FilePath &to)
{
    if (::syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return {};
    if (errno == EINVAL || errno == ENOSYS) {
        // A file system without that: a second name is refused where there is one, and the first one goes. Where there
        // are no second names either (FAT), look first.
        if (::link(from.c_str(), to.c_str()) == 0)
            return ::unlink(from.c_str()) == 0 ? FileResult<void>() : systemFailure(errno, "giving up the old name");
        struct stat status
        {};
        if (errno != EPERM && errno != EOPNOTSUPP && errno != EINVAL)
            return systemFailure(errno, "giving the new name");
        if (::lstat(to.c_str(), &status) == 0)
            return problem(FileProblem::NameTaken);
        if (::rename(from.c_str(), to.c_str()) == 0)
            return {};
        if (errno == EINVAL)
            return problem(FileProblem::NameImpossible);
    }
    return systemFailure(errno, "giving the new name");
}

} // namespace

FileResult<void> giveName(const FilePath &from, const FilePath &to, QList<FilePath> *made)
{
    if (from == to)
        return {};
    struct stat old
    {};
    if (::lstat(from.c_str(), &old) != 0)
        return systemFailure(errno, "looking for the file");
    // A link that says "the file over there" would lead nowhere from another folder.
    if (S_ISLNK(old.st_mode) && folderOf(from) != folderOf(to))
        return problem(FileProblem::CannotHold, QStringLiteral("a link can't move to another folder"));
    if (auto folders = makeFolders(to.parent_path(), made); !folders)
        return folders;
    struct stat there
    {};
    if (::lstat(to.c_str(), &there) == 0) {
        const bool isItself = there.st_ino == old.st_ino && there.st_dev == old.st_dev && !isListed(to);
        if (!isItself)
            return problem(FileProblem::NameTaken);
        if (::rename(from.c_str(), to.c_str()) != 0)
            return systemFailure(errno, "giving the new name");
        return {};
    }
    return renameWithoutReplacing(from, to);
}

FileResult<void> syncFolder(const FilePath &folder)
{
    const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return systemFailure(errno, "opening the folder");
    // Some network file systems can't; their server does it.
    const bool failed = ::fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP;
    const int error = errno;
    ::close(fd);
    if (failed)
        return systemFailure(error, "writing the folder to the disk");
    return {};
}

FileResult<QByteArray> hashOf(const FilePath &path)
{
    const auto file = DiskFile::open(path);
    if (!file)
        return FileFailure(file.error());
    return hashOf(*file);
}

} // namespace runout::tags
