// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filecheck.h"

#include "core/tags/audiofile.h"
#include "core/tags/tagplan.h"

#include <algorithm>

namespace runout::ui {

using library::FileState;
using library::HeldFile;
using library::RecordFiles;
using tags::AudioFile;
using tags::Target;

tags::FilePath pathOf(const QByteArray &path)
{
    return path.toStdString();
}

QByteArray bytesOf(const tags::FilePath &path)
{
    return QByteArray::fromStdString(path.native());
}

tags::Placing placingOf(const library::FilePlace &place)
{
    return {place.position, place.ordinal, place.isSide};
}

library::FilePlace placeOf(const tags::Placing &placing)
{
    return {placing.position, placing.ordinal, placing.isSide};
}

namespace {

bool isGone(tags::FileProblem problem)
{
    return problem == tags::FileProblem::Gone || problem == tags::FileProblem::NotAFile;
}

bool hasStamp(const HeldFile &file, const tags::FileStamp &stamp)
{
    return file.size == stamp.size && file.modified == stamp.modified;
}

class Checking
{
public:
    explicit Checking(const FileCheck &check)
        : m_check(check)
        , m_release(*check.release)
    {
        m_result.record = check.record;
        RecordFiles &record = m_result.record;
        tags::TrackOptions options = check.map.tracks;
        if (record.reading < 0)
            record.reading = int(tags::indexTracksFor(m_release, int(record.files.size()), options));
        options.indexTracks = static_cast<tags::IndexTracks>(record.reading);
        m_tracks = tags::tracksOf(m_release, options);
        m_audio.resize(size_t(record.files.size()));
    }

    FileChecked run(const QList<tags::FileResult<tags::FileStamp>> &stamps)
    {
        place();
        const tags::ReleaseValues values(m_release, m_tracks, m_check.map, m_check.master);
        QList<Target> covered;
        for (qsizetype i = 0; i < m_result.record.files.size(); ++i) {
            HeldFile &file = m_result.record.files[i];
            if (file.state == FileState::Gone)
                continue;
            const auto target = tags::targetOf(m_tracks, placingOf(file.place));
            if (target)
                covered.append(*target);
            compare(i, target, values, *stamps[i]);
        }
        dropReplaced(covered);
        const tags::Coverage coverage = tags::coverageOf(m_tracks, covered);
        m_result.record.tracks = coverage.tracks;
        m_result.record.sides = coverage.sides;
        m_result.record.missingSides = coverage.missingSides;
        m_result.record.missingTracks = coverage.missingTracks;
        m_result.record.bodyAt = m_check.record.heldBodyAt;
        m_result.record.basis = m_check.basis;
        return m_result;
    }

private:
    const std::optional<AudioFile> &audio(qsizetype i)
    {
        std::optional<AudioFile> &audio = m_audio[size_t(i)];
        if (!audio) {
            if (auto read = tags::read(pathOf(m_result.record.files[i].path)))
                audio = *read;
        }
        return audio;
    }

    // Files that were come across are matched among themselves, to what is free.
    void place()
    {
        QList<AudioFile> loose;
        QList<qsizetype> numbers;
        QList<Target> taken;
        for (qsizetype i = 0; i < m_result.record.files.size(); ++i) {
            const HeldFile &file = m_result.record.files[i];
            if (file.state == FileState::Gone)
                continue;
            if (file.place.ordinal >= 0) {
                if (const auto target = tags::targetOf(m_tracks, placingOf(file.place)))
                    taken.append(*target);
            } else if (const auto &read = audio(i)) {
                loose.append(*read);
                numbers.append(i);
            }
        }
        if (loose.isEmpty())
            return;
        const tags::Match match = tags::match(loose, m_tracks);
        for (const tags::MatchRow &row : match.rows) {
            if (row.file >= 0 && !taken.contains(row.target))
                m_result.record.files[numbers[row.file]].place = placeOf(tags::placingOf(m_tracks, row.target));
        }
    }

    void compare(qsizetype i, const std::optional<Target> &target, const tags::ReleaseValues &values,
                 const tags::FileStamp &stamp)
    {
        HeldFile &file = m_result.record.files[i];
        if (!target) {
            // Once matched, and its track is no more; or never matched.
            file.state = file.place.ordinal >= 0 ? FileState::Differs : FileState::Unchecked;
            file.size = stamp.size;
            file.modified = stamp.modified;
            return;
        }
        const QByteArray plan = tags::fingerprintOf(
            tags::fieldsOf(m_check.map, values.of(tags::entryOf(m_tracks, *target))), m_check.basis);
        const bool isJudged = file.state == FileState::Same || file.state == FileState::Differs;
        if (isJudged && plan == file.plan && hasStamp(file, stamp))
            return;
        file.plan = plan;
        file.size = stamp.size;
        file.modified = stamp.modified;
        file.state = FileState::Unchecked;
        const auto &read = audio(i);
        if (!read)
            return;
        file.seconds = qRound(read->milliseconds / 1000.0);
        tags::Match match;
        match.rows.append({*target, 0, -1, 1, {}});
        const QList<tags::FilePlan> plans =
            tags::planOf({*read}, match, m_tracks, m_release, m_check.map, m_check.master);
        file.state = plans.value(0).changes.isEmpty() ? FileState::Same : FileState::Differs;
    }

    void dropReplaced(const QList<Target> &covered)
    {
        QList<HeldFile> kept;
        for (const HeldFile &file : std::as_const(m_result.record.files)) {
            const auto target = tags::targetOf(m_tracks, placingOf(file.place));
            if (file.state == FileState::Gone && target && covered.contains(*target))
                m_result.dropped.append(file.path);
            else
                kept.append(file);
        }
        m_result.record.files = kept;
    }

    const FileCheck &m_check;
    const discogs::Release &m_release;
    tags::Tracks m_tracks;
    std::vector<std::optional<AudioFile>> m_audio;
    FileChecked m_result;
};

} // namespace

FileChecked checked(const FileCheck &check)
{
    FileCheck now = check;
    QList<tags::FileResult<tags::FileStamp>> stamps;
    for (HeldFile &file : now.record.files) {
        stamps.append(tags::stampOf(pathOf(file.path)));
        if (!stamps.last() && isGone(stamps.last().error().problem))
            file.state = FileState::Gone;
        else if (!stamps.last())
            stamps.last() = tags::FileStamp{file.size, file.modified, 0}; // not ours to look at: left as it was
        else if (file.state == FileState::Gone)
            file.state = FileState::Unchecked; // it is back
    }
    if (!now.release)
        return {now.record, {}};
    return Checking(now).run(stamps);
}

bool isDue(const RecordFiles &record, const QByteArray &basis)
{
    if (record.heldBodyAt >= 0 && (record.bodyAt != record.heldBodyAt || record.basis != basis))
        return true;
    return std::any_of(record.files.begin(), record.files.end(), [](const HeldFile &file) {
        const auto stamp = tags::stampOf(pathOf(file.path));
        if (!stamp)
            return isGone(stamp.error().problem) != (file.state == FileState::Gone);
        return file.state == FileState::Gone || !hasStamp(file, *stamp);
    });
}

} // namespace runout::ui
