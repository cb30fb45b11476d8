// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/filecheck.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/taggerpane.h"
#include "ui/tagledger.h"
#include "ui/tagtext.h"

#include <QPushButton>

// Writing and taking back. Part of TaggerPane.
namespace runout::ui {

using tags::FilePath;

namespace {

QList<tags::SideFile> coverFiles(const QList<tags::FilePlan> &plans, const QByteArray &jpeg, bool mayReplace)
{
    QList<tags::SideFile> files;
    std::set<FilePath> folders;
    for (const tags::FilePlan &plan : plans) {
        const FilePath path = plan.path.parent_path() / "cover.jpg";
        std::error_code error;
        if (folders.insert(path).second && (mayReplace || !std::filesystem::exists(path, error)))
            files.append({path, jpeg, mayReplace});
    }
    return files;
}

QString outcomeText(TagWrites::Work work, const tags::WriteReport &report)
{
    const int failed = report.failed();
    const int done = report.done();
    const bool back = work == TagWrites::Work::TakingBack;
    QString text;
    if (back)
        text = done == 1 ? TaggerPane::tr("1 file is as it was.")
                         : TaggerPane::tr("%n files are as they were.", nullptr, done);
    else
        text = done == 1 ? TaggerPane::tr("1 file written.") : TaggerPane::tr("%n files written.", nullptr, done);
    if (failed == 0)
        return text;
    if (report.wasCancelled)
        return TaggerPane::tr("%1 Stopped before the other %2.").arg(text).arg(failed);
    return failed == 1 ? TaggerPane::tr("%1 One could not be; the reason stands beside it.").arg(text)
                       : TaggerPane::tr("%1 %2 could not be; the reasons stand beside them.").arg(text).arg(failed);
}

} // namespace

bool TaggerPane::mayWrite() const
{
    return m_desk.writes && m_desk.writes->work() == TagWrites::Work::None && !m_scanQuestion &&
           !m_tagging.needsProposal() && !m_tagging.plans().isEmpty();
}

bool TaggerPane::mayUndoWrite() const
{
    return m_desk.writes && m_desk.writes->work() == TagWrites::Work::None && m_desk.writes->last().has_value();
}

void TaggerPane::writeTags()
{
    if (!mayWrite())
        return;
    const discogs::Release &release = *m_tagging.release();
    tags::WriteBatch batch;
    batch.title = tr("%1 – %2", "artist, title").arg(discogs::artistText(release.artists), release.title);
    batch.files = m_tagging.plans();
    const TagOptions &options = m_tagging.options();
    if (options.savesCover && !m_coverJpeg.isEmpty() && m_tagging.cover())
        batch.sideFiles = coverFiles(batch.files, m_coverJpeg, options.cover == CoverUse::Everywhere);
    m_outcome->setText({});
    m_wasWritten = true;
    tellLedger();
    m_desk.writes->write(batch);
}

// Which file is which track; files that were switched off are not told.
void TaggerPane::tellLedger()
{
    if (!m_desk.writes->ledger())
        return;
    QList<library::FileWrite> writes;
    QList<library::FileWrite> same;
    std::set<FilePath> written;
    for (const tags::FilePlan &plan : m_tagging.plans())
        written.insert(plan.path);
    for (const Tagging::Preview &preview : m_tagging.previews()) {
        const tags::Target target = m_tagging.match().rows[preview.row].target;
        const library::FileWrite write{bytesOf(preview.plan.path), m_tagging.release()->id,
                                       int(m_tagging.indexTracks()),
                                       placeOf(tags::placingOf(m_tagging.tracks(), target))};
        if (written.count(preview.plan.path) > 0)
            writes.append(write);
        else if (preview.isEmpty())
            same.append(write);
    }
    m_desk.writes->ledger()->expect(writes, same);
}

void TaggerPane::undoLastWrite()
{
    if (!mayUndoWrite())
        return;
    m_outcome->setText({});
    m_desk.writes->undo(m_desk.writes->last()->id);
}

void TaggerPane::takeReport(TagWrites::Work work, const Result<tags::WriteReport> &report)
{
    if (!report) {
        m_outcome->setText(
            report.error().code == ErrorCode::Storage
                ? tr("No file was touched: the history of writes could not be kept. %1").arg(errorText(report.error()))
                : errorText(report.error()));
        m_outcome->setHint(report.error().detail);
        return;
    }
    m_outcome->setText(outcomeText(work, *report));
    std::map<FilePath, tags::FileError> failures;
    std::map<FilePath, FilePath> renamed;
    for (const tags::FileOutcome &outcome : report->files) {
        const FilePath now = outcome.now.empty() ? outcome.path : outcome.now;
        if (outcome.error)
            failures.emplace(now, *outcome.error);
        const auto before = m_renamed.find(outcome.path);
        if (work == TagWrites::Work::TakingBack && before != m_renamed.end())
            renamed.emplace(before->second, now);
        else if (now != outcome.path)
            renamed.emplace(outcome.path, now);
    }
    m_renamed = work == TagWrites::Work::TakingBack ? std::map<FilePath, FilePath>() : renamed;
    if (m_paths.isEmpty())
        return;
    for (FilePath &path : m_paths) {
        const auto name = renamed.find(path);
        if (name != renamed.end())
            path = name->second;
    }
    m_failuresToTell = failures;
    scanFiles(renamed);
}

} // namespace runout::ui
