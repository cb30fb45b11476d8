// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/signs.h"

#include <array>
#include <vector>

namespace runout::tags {

// How likely each file is each target. Part of match.
//
// Every sign (duration, number, title) has a likelihood ratio r: how much more often it looks so on the right
// pair than on a wrong one. A sign that is to be trusted with probability t counts log(t r + 1 - t). The t and the
// spread of the durations are learned from the set by expectation and maximisation. How likely a pair is beside all its
// rivals comes from belief propagation over the assignments.
class Likelihood
{
public:
    Likelihood(const QList<AudioFile> &files, const Tracks &tracks, const QList<Target> &targets);
    // Above zero where being a pair is likelier than being none: row * files + file.
    [[nodiscard]] QList<double> weights() const;
    [[nodiscard]] double confidence(int row, int file) const;
    [[nodiscard]] Reasons reasons(int row, int file) const;

private:
    [[nodiscard]] size_t at(int row, int file) const { return static_cast<size_t>(row) * m_files.size() + file; }
    void weigh();
    void propagate();
    void learn();

    std::vector<MatchFile> m_files;
    std::vector<MatchPlace> m_places;
    std::array<std::vector<float>, Signs> m_ratio; // negative: the sign says nothing of this pair
    std::array<double, Signs> m_trust;
    std::vector<float> m_likenesses; // of titles
    double m_spread = 2;             // seconds by which durations of right pairs differ
    double m_wear = 0.12;            // share by which their titles differ
    std::vector<double> m_score;
    std::vector<double> m_probability;
    double m_none = 0; // the score of being no pair
};

} // namespace runout::tags
