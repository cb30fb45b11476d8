// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/tracks.h"
#include "core/tags/types.h"

#include <QFlags>

// Pure: which file is which track. One assignment over all files and all tracks that makes the sum of the evidence
// largest. How far titles, numbers and durations can be trusted is learned from the set itself: files numbered in a
// wrong order soon count for nothing by their numbers. Source of the model: Fellegi and Sunter, record linkage.
namespace runout::tags {

// What spoke for a row, and what against it. Sentences are made in ui.
enum class Reason {
    DurationAgrees = 0x1,
    DurationDiffers = 0x2,
    NumberAgrees = 0x4, // the position, or disc and number
    NumberDiffers = 0x8,
    TitleAgrees = 0x10,
    TitleSimilar = 0x20,
    TitleDiffers = 0x40,
    FileNameAgrees = 0x80, // the title stands in the file's name, not in its tags
    OrderAgrees = 0x100,   // no file has a number, and it stands where the track does: for suggestions only
    Ambiguous = 0x200,     // another file or track is nearly as likely
    WholeSide = 0x400,
    ByHand = 0x800,
};
Q_DECLARE_FLAGS(Reasons, Reason)

// Rows below stay unmatched. A row left open costs one drag, a wrong one that nobody notices a wrong tag: a file is
// taken when it is four times as likely as all else together. Counted by tst_worn with 40 seeds: where Discogs has
// durations no row above it was wrong; without, 5 of 27,000 by typos ("Part I" for "Part II"), and 5 in 1,000 by typos
// in files of a wrong order. From 0.9 on, files with nothing but numbers would stay open on records without durations.
constexpr double acceptedConfidence = 0.8;

// What a row of the match stands for: a track, or a whole side.
struct Target
{
    int track = -1; // index into Tracks::tracks, else
    int side = -1;  // index into Tracks::sides
    bool operator==(const Target &) const = default;
};

struct MatchRow
{
    Target target;
    int file = -1;         // -1: none is certain enough
    int suggestion = -1;   // the likeliest file of a row without one, -1 if nothing speaks for any
    double confidence = 0; // 0..1 of `file`, else of `suggestion`
    Reasons reasons;
    bool operator==(const MatchRow &) const = default;
};

struct Match
{
    QList<MatchRow> rows; // one for each target, in reading order
    QList<int> spare;     // files without a row, in the order of the files
    bool operator==(const Match &) const = default;
};

struct MatchOptions
{
    // Sides that are one file each, as indexes into Tracks::sides; nothing: recognised from count and durations.
    std::optional<QList<int>> wholeSides;
    bool operator==(const MatchOptions &) const = default;
};

// Any number of files, none and more than tracks included. Below a second for 500 files and 500 tracks.
[[nodiscard]] Match match(const QList<AudioFile> &files, const Tracks &tracks, const MatchOptions &options = {});

// Sides that seem to be one file each.
[[nodiscard]] QList<int> wholeSidesIn(const QList<AudioFile> &files, const Tracks &tracks);

// The entry that a row's file is tagged as.
[[nodiscard]] TrackEntry entryOf(const Tracks &tracks, const Target &target);

// Corrections by hand. Rows that they touch are certain (Reason::ByHand). An index out of range changes nothing.
[[nodiscard]] Match assigned(const Match &match, int file, int row); // the file that was there becomes spare
[[nodiscard]] Match swapped(const Match &match, int rowA, int rowB); // either may be empty
[[nodiscard]] Match moved(const Match &match, int row, int by);      // by -1 or 1: swaps with the neighbour
[[nodiscard]] Match unmatched(const Match &match, int row);          // its file becomes spare
[[nodiscard]] Match suggestionTaken(const Match &match, int row);    // the suggestion, if it is still spare

// A match with what came before it, to undo and redo. A value: copies are cheap.
class MatchHistory
{
public:
    explicit MatchHistory(Match match = {})
        : m_now(std::move(match))
    {}
    [[nodiscard]] const Match &now() const { return m_now; }
    [[nodiscard]] bool canUndo() const { return !m_past.isEmpty(); }
    [[nodiscard]] bool canRedo() const { return !m_future.isEmpty(); }
    void change(const Match &match); // one that equals now() is no step; the oldest of 200 steps is forgotten
    void undo();
    void redo();

private:
    Match m_now;
    QList<Match> m_past;
    QList<Match> m_future;
};

// The assignment that makes the sum of weights largest: for each row its column or -1. weights[row * columns + column];
// what is not above zero is never taken. Hungarian method with potentials, O(rows * rows * columns).
[[nodiscard]] QList<int> bestAssignment(const QList<double> &weights, int rows, int columns);

} // namespace runout::tags

Q_DECLARE_OPERATORS_FOR_FLAGS(runout::tags::Reasons)
