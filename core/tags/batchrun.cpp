// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/batchrun_private.h"

#include "core/tags/audiofile.h"

#include <map>
#include <sys/stat.h>

namespace runout::tags {

namespace {

constexpr qsizetype groupFiles = 32;
constexpr qint64 groupBytes = 256LL << 20; // that much more disk is needed for a moment
constexpr int threads = 4;                 // they wait for the disk more than they compute

} // namespace

bool isThere(const FilePath &path)
{
    struct stat status
    {};
    return ::lstat(path.c_str(), &status) == 0;
}

Whereabouts find(const Batch &batch, qsizetype n)
{
    const Entry &entry = batch.entries()[n];
    const Progress &progress = batch.progress(n);
    Whereabouts found;
    // A file that waits aside is known by its name; under the others may be another one with the same bytes.
    const std::string aside = batch.aside(n);
    QList<FilePath> names{entry.plan.path.parent_path() / aside, entry.goal().parent_path() / aside, entry.goal()};
    if (entry.goal() != entry.plan.path)
        names.append(entry.plan.path);
    for (const FilePath &name : std::as_const(names)) {
        if (!isThere(name))
            continue;
        if (found.state == Whereabouts::Nowhere)
            found = {Whereabouts::Other, name};
        if (!progress.isStaged) {
            if (stampOf(name) == entry.plan.stamp)
                return {Whereabouts::Old, name};
            continue;
        }
        const auto hash = hashOf(name);
        if (hash && *hash == progress.after)
            return {Whereabouts::New, name};
        if (hash && *hash == progress.before)
            return {Whereabouts::Old, name};
    }
    if (found.state == Whereabouts::Nowhere && progress.isStaged && progress.before.isEmpty())
        return {Whereabouts::Old, entry.plan.path}; // it was new: not being there is the old state
    return found;
}

Run::Run(Batch &batch, const Control &control)
    : m_batch(batch)
    , m_control(control)
    , m_outcomes(batch.entries().size())
{
    m_pool.setMaxThreadCount(threads);
    m_batch.sweep();
    for (qsizetype n = 0; n < m_outcomes.size(); ++n)
        m_outcomes[n].path = m_outcomes[n].now = entry(n).plan.path;
}

std::vector<FileResult<Staged>> Run::made(const QList<qsizetype> &group, const Make &make)
{
    std::vector<FileResult<Staged>> results(static_cast<size_t>(group.size()), problem(FileProblem::Cancelled));
    for (qsizetype i = 0; i < group.size(); ++i) {
        m_pool.start([&, i] {
            FileResult<Staged> &result = results[static_cast<size_t>(i)];
            result = make(group[i]);
            if (!result)
                return;
            if (auto synced = sync(*result); !synced) {
                discard(*result);
                result = FileFailure(synced.error());
            }
        });
    }
    m_pool.waitForDone();
    return results;
}

QList<qsizetype> Run::nextGroup(QList<qsizetype> &left) const
{
    QList<qsizetype> group;
    qint64 bytes = 0;
    while (!left.isEmpty() && group.size() < groupFiles && (group.isEmpty() || bytes < groupBytes)) {
        bytes += entry(left.first()).plan.stamp.size;
        group.append(left.takeFirst());
    }
    return group;
}

void Run::fail(qsizetype n, const FileError &error)
{
    m_outcomes[n].error = error;
    m_batch.addError(n, error);
}

// The ones whose new name belongs to another of them, and so on until the first: one of each such circle is set
// aside, and its name gets free. True: there was one.
bool Run::openCircles(std::vector<Rename> &renames)
{
    bool hasOpened = false;
    std::map<FilePath, size_t> holders;
    for (size_t i = 0; i < renames.size(); ++i)
        holders.emplace(renames[i].from, i);
    std::set<size_t> seen;
    for (size_t first = 0; first < renames.size(); ++first) {
        size_t at = first;
        std::set<size_t> walked;
        for (auto next = holders.find(renames[at].to);
             next != holders.end() && seen.count(at) == 0 && walked.insert(at).second;
             next = holders.find(renames[at].to))
            at = next->second;
        const bool isCircle = walked.count(at) > 0 && seen.count(at) == 0;
        seen.insert(walked.begin(), walked.end());
        if (!isCircle)
            continue;
        const FilePath aside = renames[at].from.parent_path() / m_batch.aside(renames[at].n);
        if (!giveName(renames[at].from, aside))
            continue;
        m_folders.insert(aside.parent_path());
        renames[at].home = renames[at].from;
        m_outcomes[renames[at].n].now = renames[at].from = aside;
        hasOpened = true;
    }
    return hasOpened;
}

void Run::renameAll(std::vector<Rename> renames, const std::function<void(qsizetype)> &done)
{
    for (bool isGettingOn = true; isGettingOn && !renames.empty();) {
        isGettingOn = false;
        std::vector<Rename> later;
        for (const Rename &each : renames) {
            const auto renamed = giveName(each.from, each.to);
            if (renamed) {
                m_folders.insert(each.from.parent_path());
                m_folders.insert(each.to.parent_path());
                m_outcomes[each.n].now = each.to;
                done(each.n);
                isGettingOn = true;
            } else if (renamed.error().problem == FileProblem::NameTaken) {
                later.push_back(each);
            } else {
                fail(each.n, renamed.error());
            }
        }
        renames = std::move(later);
        isGettingOn = isGettingOn || openCircles(renames);
    }
    for (const Rename &each : renames) {
        if (!each.home.empty() && giveName(each.from, each.home))
            m_outcomes[each.n].now = each.home;
        fail(each.n, {FileProblem::NameTaken, {}});
    }
    syncFolders();
}

void Run::syncFolders()
{
    for (const FilePath &folder : m_folders)
        (void)syncFolder(folder);
    m_folders.clear();
}

WriteReport Run::report(bool wasCancelled) const
{
    WriteReport report;
    report.batch = m_batch.id();
    report.files = m_outcomes;
    report.wasCancelled = wasCancelled;
    return report;
}

WriteReport reportOf(const Batch &batch)
{
    WriteReport report;
    report.batch = batch.id();
    for (qsizetype n = 0; n < batch.entries().size(); ++n) {
        const Entry &entry = batch.entries()[n];
        const Progress &progress = batch.progress(n);
        FileOutcome outcome{entry.plan.path, entry.plan.path, progress.error, progress.isWritten && !progress.isUndone};
        if (progress.isRenamed && !progress.isUndone)
            outcome.now = entry.goal();
        if (!batch.isEnded() && progress.isStaged && !progress.error) { // killed: the file itself knows
            const Whereabouts found = find(batch, n);
            outcome.isWritten = found.state == Whereabouts::New;
            outcome.now = found.at.empty() ? outcome.now : found.at;
        }
        report.files.append(outcome);
    }
    return report;
}

} // namespace runout::tags
