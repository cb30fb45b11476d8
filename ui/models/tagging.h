// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/match.h"
#include "core/tags/placing.h"
#include "core/tags/scan.h"
#include "core/tags/tagplan.h"
#include "ui/models/tagoptions.h"

#include <QObject>

#include <map>
#include <optional>

namespace runout::ui {

// What is being tagged: files, the release, which file is which track, and what would become of each file. Given
// values, it works out the rest at once; only the match is proposed elsewhere, because it may take a while.
class Tagging : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // What a proposal is made from.
    struct Question
    {
        QList<tags::AudioFile> files;
        tags::Tracks tracks;
        tags::MatchOptions options;
        bool operator==(const Question &) const = default;
    };
    // How the tracklist is read; nothing: decided by the files.
    struct Reading
    {
        std::optional<tags::IndexTracks> indexTracks;
        std::optional<bool> wholeSides; // true: a file is a whole side
        bool operator==(const Reading &) const = default;
    };

    // Where files are known to stand, for proposals to come.
    void setPlacings(const std::map<tags::FilePath, tags::Placing> &placings) { m_placings = placings; }
    // Files that were read again keep their rows; `renamed`: names of then to names of now.
    void setFiles(const tags::Scanned &scanned, const std::map<tags::FilePath, tags::FilePath> &renamed = {});
    void setRelease(const discogs::Release &release); // the same id: brought up to date, corrections stay
    void setMaster(tags::MasterFacts master);
    void clearRelease();
    void setOptions(const TagOptions &options);
    void setReading(const Reading &reading);
    void setCover(const std::optional<tags::Picture> &cover);             // as it would be embedded
    void setPresent(const QList<tags::FilePath> &present);                // other files in the folders
    void setProposal(const Question &question, const tags::Match &match); // passed over if it is out of date
    void setFailures(const std::map<tags::FilePath, tags::FileError> &failures);

    [[nodiscard]] const tags::Scanned &scanned() const { return m_scanned; }
    [[nodiscard]] const QList<tags::AudioFile> &files() const { return m_files; }
    [[nodiscard]] const std::optional<discogs::Release> &release() const { return m_release; }
    [[nodiscard]] const TagOptions &options() const { return m_options; }
    [[nodiscard]] const Reading &reading() const { return m_reading; }
    [[nodiscard]] const tags::Tracks &tracks() const { return m_tracks; }
    [[nodiscard]] const tags::Match &match() const { return m_history.now(); }
    [[nodiscard]] const std::optional<tags::Picture> &cover() const { return m_cover; }
    [[nodiscard]] Question question() const;
    [[nodiscard]] tags::IndexTracks indexTracks() const { return trackOptions().indexTracks; } // as they are read
    [[nodiscard]] bool needsProposal() const { return m_needsProposal; }
    [[nodiscard]] int rowOf(int file) const; // of the match, -1: none
    [[nodiscard]] std::optional<tags::FileError> failure(const tags::FilePath &path) const;

    void matchAnew(); // corrections are forgotten
    // Corrections by hand.
    void assign(int file, int row);
    void swapRows(int a, int b);
    void moveRow(int row, int by);
    void unmatch(int row);
    void takeSuggestion(int row);
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }

    // The preview, one for each matched file.
    struct Preview
    {
        tags::FilePlan plan; // everything that could be written, covers and names included
        int file = 0;
        int row = 0;
        bool isCoverOn = true;
        bool isNameOn = true;
        tags::NewName name;
        QList<tags::FieldLoss> losses;
        [[nodiscard]] bool isEmpty() const { return plan.changes.isEmpty() && !plan.frontCover && !plan.newPath; }
    };
    [[nodiscard]] const QList<Preview> &previews() const { return m_previews; }
    // What would be written: switches and faults taken into account; plans without anything to write are not there.
    [[nodiscard]] QList<tags::FilePlan> plans() const;
    [[nodiscard]] tags::PlanSummary summary() const;
    void switchFile(int preview, bool isOn);
    void switchChange(int preview, int change, bool isOn);
    void switchCover(int preview, bool isOn);
    void switchName(int preview, bool isOn);
    void switchField(const QString &key, bool isOn); // in all files

Q_SIGNALS:
    void filesChanged();
    void releaseChanged();
    void proposalWanted();
    void matchChanged();
    void previewChanged(); // other rows
    void switchesChanged();
    void failuresChanged();

private:
    void readTracks(bool keepsMatch);
    void correct(const tags::Match &match);
    void makePreviews();
    void addNames(QList<Preview> &previews) const;
    void addCovers(QList<Preview> &previews) const;
    void keepSwitches(QList<Preview> &previews) const;
    [[nodiscard]] tags::TrackOptions trackOptions() const;

    tags::Scanned m_scanned;
    QList<tags::AudioFile> m_files;
    std::optional<discogs::Release> m_release;
    tags::MasterFacts m_master;
    TagOptions m_options;
    Reading m_reading;
    tags::Tracks m_tracks;
    tags::MatchHistory m_history;
    bool m_needsProposal = false;
    std::optional<tags::Picture> m_cover;
    QList<tags::FilePath> m_present;
    std::map<tags::FilePath, tags::FileError> m_failures;
    QList<Preview> m_previews;
    std::map<tags::FilePath, tags::Placing> m_placings;
};

} // namespace runout::ui
