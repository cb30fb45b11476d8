// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/scan.h"

#include "core/tags/audiofile.h"
#include "core/tags/draft.h"
#include "core/tags/layout.h"
#include "core/tags/naturalorder.h"

#include <QSet>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace runout::tags {

namespace {

struct Found
{
    FilePath path;
    qsizetype group = 0;
    bool isNamed = false; // by its suffix or by the user: a refusal is told
    std::optional<FileResult<AudioFile>> result;
};

// Everything in one run, shared by those who read.
struct Run
{
    QPromise<Result<Scanned>> promise;
    QList<FilePath> asked;
    IsKnown isKnown;
    int known = 0;
    std::vector<Found> found;
    QList<FileGroup> groups;
    QList<Rejected> rejected;
    std::atomic<size_t> next = 0;
    std::atomic<int> read = 0;
    std::atomic<int> readers = 0;
};

using Identity = std::pair<quint64, quint64>; // device and inode

std::optional<struct stat> look(const FilePath &path)
{
    struct stat status
    {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    return status;
}

class Walk
{
public:
    explicit Walk(Run &run)
        : m_run(run)
    {}

    void walk()
    {
        for (const FilePath &path : m_run.asked) {
            const auto status = look(path);
            if (!status)
                m_run.rejected.append({path, systemFailure(errno, "looking for it").value()});
            else if (S_ISDIR(status->st_mode))
                enter(path, {}, *status);
            else
                add(path, groupOf(path.parent_path()), true, *status);
            if (m_run.promise.isCanceled())
                return;
        }
    }

private:
    static Identity identity(const struct stat &status) { return {status.st_dev, status.st_ino}; }

    qsizetype groupOf(const FilePath &folder)
    {
        for (qsizetype i = 0; i < m_run.groups.size(); ++i) {
            if (m_run.groups[i].folder == folder)
                return i;
        }
        m_run.groups.append({folder, {}, {}});
        return m_run.groups.size() - 1;
    }

    void add(const FilePath &path, qsizetype group, bool isNamed, const struct stat &status)
    {
        if (!S_ISREG(status.st_mode)) {
            if (isNamed)
                m_run.rejected.append({path, {FileProblem::NotAFile, {}}});
            return;
        }
        if (m_files.contains(identity(status)))
            return;
        m_files.insert(identity(status));
        if (m_run.isKnown && m_run.isKnown(path, stampFrom(status))) {
            ++m_run.known;
            return;
        }
        m_run.found.push_back({path, group, isNamed || hasAudioSuffix(path), {}});
    }

    void enter(const FilePath &folder, const QStringList &place, const struct stat &status)
    {
        if (m_folders.contains(identity(status)) || m_run.promise.isCanceled())
            return; // a circle, or a folder that was named twice
        m_folders.insert(identity(status));
        std::vector<std::pair<QString, FilePath>> entries;
        std::error_code error;
        for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            if (entry->path().filename().native().front() != '.')
                entries.emplace_back(shown(entry->path().filename()), entry->path());
        }
        if (error)
            m_run.rejected.append({folder, systemFailure(error.value(), "reading the folder").value()});
        std::sort(entries.begin(), entries.end(),
                  [](const auto &left, const auto &right) { return naturallyBefore(left.first, right.first); });
        const qsizetype group = m_run.groups.size();
        m_run.groups.append({folder, place, {}});
        std::vector<std::pair<QString, FilePath>> folders;
        for (const auto &entry : entries) {
            const auto inside = look(entry.second);
            if (!inside) {
                if (hasAudioSuffix(entry.second))
                    m_run.rejected.append(
                        {entry.second, {FileProblem::NotAFile, QStringLiteral("the link leads nowhere")}});
            } else if (S_ISDIR(inside->st_mode)) {
                folders.push_back(entry);
            } else {
                add(entry.second, group, false, *inside);
            }
        }
        for (const auto &each : folders) {
            if (const auto inside = look(each.second))
                enter(each.second, place + QStringList(each.first), *inside);
        }
    }

    Run &m_run;
    QSet<Identity> m_folders;
    QSet<Identity> m_files;
};

void finish(Run &run)
{
    Scanned scanned;
    scanned.rejected = run.rejected;
    scanned.known = run.known;
    for (Found &found : run.found) {
        if (!found.result)
            continue; // cancelled
        if (*found.result)
            run.groups[found.group].files.append(found.result->value());
        else if (found.isNamed)
            scanned.rejected.append({found.path, found.result->error()});
        else
            ++scanned.others;
    }
    for (const FileGroup &group : std::as_const(run.groups)) {
        if (!group.files.isEmpty())
            scanned.groups.append(group);
    }
    run.promise.addResult(std::move(scanned));
    run.promise.finish();
}

// Of several readers the last one to end hands in the result.
void readOn(Run &run)
{
    while (!run.promise.isCanceled()) {
        const size_t index = run.next++;
        if (index >= run.found.size())
            break;
        run.found[index].result = read(run.found[index].path);
        run.promise.setProgressValue(++run.read);
    }
    if (--run.readers == 0)
        finish(run);
}

} // namespace

QList<AudioFile> Scanned::files() const
{
    QList<AudioFile> all;
    for (const FileGroup &group : groups)
        all += group.files;
    return all;
}

Answer<Scanned> scan(QThreadPool &pool, const QList<FilePath> &paths, const IsKnown &isKnown)
{
    const auto run = std::make_shared<Run>();
    run->asked = paths;
    run->isKnown = isKnown;
    run->promise.start();
    run->promise.setProgressRange(0, 0);
    const auto future = run->promise.future();
    pool.start([run, &pool] {
        Walk(*run).walk();
        run->promise.setProgressRange(0, static_cast<int>(run->found.size()));
        const int readers = std::clamp(pool.maxThreadCount(), 1, 8);
        run->readers = readers;
        for (int i = 1; i < readers; ++i)
            pool.start([run] { readOn(*run); });
        readOn(*run);
    });
    return future;
}

QString shown(const FilePath &path)
{
    return QString::fromStdString(path.native());
}

} // namespace runout::tags
