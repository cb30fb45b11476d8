// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tagging.h"

#include "core/tags/pictures.h"

#include <algorithm>
#include <utility>

namespace runout::ui {

using tags::FilePath;
using tags::Match;
using tags::MatchRow;

namespace {

QList<int> allSides(const tags::Tracks &tracks)
{
    QList<int> sides;
    for (int side = 0; side < tracks.sides.size(); ++side)
        sides.append(side);
    return sides;
}

// The same files in another order, or under other names. Nothing if one of those with a row has gone.
std::optional<Match> carriedOver(const Match &match, const QList<int> &places)
{
    Match result = match;
    for (MatchRow &row : result.rows) {
        row.suggestion = row.suggestion >= 0 ? places.value(row.suggestion, -1) : -1;
        if (row.file < 0)
            continue;
        row.file = places.value(row.file, -1);
        if (row.file < 0)
            return {};
    }
    result.spare.clear();
    for (const int file : match.spare) {
        if (places.value(file, -1) >= 0)
            result.spare.append(places[file]);
    }
    std::sort(result.spare.begin(), result.spare.end());
    return result;
}

} // namespace

void Tagging::setFiles(const tags::Scanned &scanned, const std::map<FilePath, FilePath> &renamed)
{
    const QList<tags::AudioFile> before = std::exchange(m_files, scanned.files());
    m_scanned = scanned;
    std::map<FilePath, int> places;
    for (int i = 0; i < m_files.size(); ++i)
        places.emplace(m_files[i].path, i);
    QList<int> moved;
    for (const tags::AudioFile &file : before) {
        const auto name = renamed.find(file.path);
        const auto place = places.find(name == renamed.end() ? file.path : name->second);
        moved.append(place == places.end() ? -1 : place->second);
    }
    const auto carried = before.size() == m_files.size() && !moved.contains(-1) ? carriedOver(m_history.now(), moved)
                                                                                : std::optional<Match>();
    m_failures.clear();
    Q_EMIT filesChanged();
    if (carried && !m_needsProposal && !carried->rows.isEmpty()) {
        m_history = tags::MatchHistory(*carried);
        readTracks(true);
    } else {
        readTracks(false);
    }
}

void Tagging::setRelease(const discogs::Release &release)
{
    const bool isSame = m_release && m_release->id == release.id;
    const bool hasSameTracks = isSame && m_release->tracklist == release.tracklist;
    m_release = release;
    if (!isSame) {
        m_master = {};
        m_reading = {};
        m_cover.reset();
    }
    Q_EMIT releaseChanged();
    readTracks(hasSameTracks);
}

void Tagging::clearRelease()
{
    m_release.reset();
    m_reading = {};
    m_master = {};
    m_cover.reset();
    Q_EMIT releaseChanged();
    readTracks(false);
}

void Tagging::setMaster(tags::MasterFacts master)
{
    if (m_master == master)
        return;
    m_master = master;
    makePreviews();
}

void Tagging::setOptions(const TagOptions &options)
{
    if (m_options == options)
        return;
    const tags::TrackOptions before = trackOptions();
    m_options = options;
    const tags::TrackOptions now = trackOptions();
    readTracks(before.indexTracks == now.indexTracks && before.byRow == now.byRow);
}

void Tagging::setReading(const Reading &reading)
{
    if (m_reading == reading)
        return;
    m_reading = reading;
    readTracks(false);
}

void Tagging::setCover(const std::optional<tags::Picture> &cover)
{
    m_cover = cover;
    makePreviews();
}

void Tagging::setPresent(const QList<FilePath> &present)
{
    m_present = present;
    makePreviews();
}

tags::TrackOptions Tagging::trackOptions() const
{
    tags::TrackOptions options = m_options.map.tracks;
    if (m_reading.indexTracks)
        options.indexTracks = *m_reading.indexTracks;
    else if (m_release && !m_files.isEmpty())
        options.indexTracks = tags::indexTracksFor(*m_release, int(m_files.size()), options);
    return options;
}

void Tagging::readTracks(bool keepsMatch)
{
    m_tracks = m_release ? tags::tracksOf(*m_release, trackOptions()) : tags::Tracks();
    if (keepsMatch && !m_needsProposal) {
        Q_EMIT matchChanged();
        makePreviews();
        return;
    }
    // Until a proposal is there the tracks stand without files.
    Match open;
    for (int track = 0; track < m_tracks.tracks.size(); ++track)
        open.rows.append({{track, -1}, -1, -1, 0, {}});
    for (int file = 0; file < m_files.size(); ++file)
        open.spare.append(file);
    m_history = tags::MatchHistory(open);
    m_needsProposal = m_release && !m_files.isEmpty();
    Q_EMIT matchChanged();
    makePreviews();
    if (m_needsProposal)
        Q_EMIT proposalWanted();
}

void Tagging::matchAnew()
{
    readTracks(false);
}

Tagging::Question Tagging::question() const
{
    tags::MatchOptions options;
    if (m_reading.wholeSides)
        options.wholeSides = *m_reading.wholeSides ? allSides(m_tracks) : QList<int>();
    return {m_files, m_tracks, options};
}

void Tagging::setProposal(const Question &question, const Match &match)
{
    if (!m_needsProposal || question != this->question())
        return;
    m_needsProposal = false;
    m_history = tags::MatchHistory(tags::placed(match, m_files, m_tracks, m_placings));
    Q_EMIT matchChanged();
    makePreviews();
}

int Tagging::rowOf(int file) const
{
    const QList<MatchRow> &rows = match().rows;
    const auto row =
        std::find_if(rows.begin(), rows.end(), [file](const MatchRow &candidate) { return candidate.file == file; });
    return row == rows.end() ? -1 : int(row - rows.begin());
}

void Tagging::correct(const Match &match)
{
    if (match == m_history.now())
        return;
    m_history.change(match);
    Q_EMIT matchChanged();
    makePreviews();
}

void Tagging::assign(int file, int row)
{
    correct(tags::assigned(match(), file, row));
}

void Tagging::swapRows(int a, int b)
{
    correct(tags::swapped(match(), a, b));
}

void Tagging::moveRow(int row, int by)
{
    correct(tags::moved(match(), row, by));
}

void Tagging::unmatch(int row)
{
    correct(tags::unmatched(match(), row));
}

void Tagging::takeSuggestion(int row)
{
    correct(tags::suggestionTaken(match(), row));
}

void Tagging::undo()
{
    if (!canUndo())
        return;
    m_history.undo();
    Q_EMIT matchChanged();
    makePreviews();
}

void Tagging::redo()
{
    if (!canRedo())
        return;
    m_history.redo();
    Q_EMIT matchChanged();
    makePreviews();
}

void Tagging::setFailures(const std::map<FilePath, tags::FileError> &failures)
{
    m_failures = failures;
    Q_EMIT failuresChanged();
}

std::optional<tags::FileError> Tagging::failure(const FilePath &path) const
{
    const auto found = m_failures.find(path);
    return found == m_failures.end() ? std::nullopt : std::optional(found->second);
}

} // namespace runout::ui
