// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/match.h"

#include <algorithm>

namespace runout::tags {

namespace {

constexpr qsizetype steps = 200;

bool isRow(const Match &match, int row)
{
    return row >= 0 && row < match.rows.size();
}

void put(Match &match, int file, int row)
{
    MatchRow &changed = match.rows[row];
    changed.file = file;
    changed.suggestion = -1;
    changed.confidence = 1;
    changed.reasons = Reason::ByHand;
    if (changed.target.side >= 0)
        changed.reasons |= Reason::WholeSide;
    if (file < 0)
        changed.confidence = 0;
}

void makeSpare(Match &match, int file)
{
    if (file >= 0)
        match.spare.insert(std::lower_bound(match.spare.begin(), match.spare.end(), file), file);
}

} // namespace

Match assigned(const Match &match, int file, int row)
{
    const auto holder = std::find_if(match.rows.cbegin(), match.rows.cend(),
                                     [&](const MatchRow &other) { return file >= 0 && other.file == file; });
    const bool isKnown = holder != match.rows.cend() || match.spare.contains(file);
    if (!isRow(match, row) || !isKnown || match.rows[row].file == file)
        return match;
    Match result = match;
    makeSpare(result, match.rows[row].file);
    if (holder != match.rows.cend())
        put(result, -1, static_cast<int>(holder - match.rows.cbegin()));
    result.spare.removeAll(file);
    for (MatchRow &other : result.rows) {
        if (other.suggestion == file)
            other.suggestion = -1;
    }
    put(result, file, row);
    return result;
}

Match swapped(const Match &match, int rowA, int rowB)
{
    if (!isRow(match, rowA) || !isRow(match, rowB) || match.rows[rowA].file == match.rows[rowB].file)
        return match;
    Match result = match;
    put(result, match.rows[rowB].file, rowA);
    put(result, match.rows[rowA].file, rowB);
    return result;
}

Match moved(const Match &match, int row, int by)
{
    return swapped(match, row, row + by);
}

Match unmatched(const Match &match, int row)
{
    if (!isRow(match, row) || match.rows[row].file < 0)
        return match;
    Match result = match;
    makeSpare(result, match.rows[row].file);
    put(result, -1, row);
    return result;
}

Match suggestionTaken(const Match &match, int row)
{
    if (!isRow(match, row) || !match.spare.contains(match.rows[row].suggestion))
        return match;
    return assigned(match, match.rows[row].suggestion, row);
}

void MatchHistory::change(const Match &match)
{
    if (match == m_now)
        return;
    m_past.append(m_now);
    if (m_past.size() > steps)
        m_past.removeFirst();
    m_future.clear();
    m_now = match;
}

void MatchHistory::undo()
{
    if (canUndo()) {
        m_future.append(m_now);
        m_now = m_past.takeLast();
    }
}

void MatchHistory::redo()
{
    if (canRedo()) {
        m_past.append(m_now);
        m_now = m_future.takeLast();
    }
}

} // namespace runout::tags
