// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/likelihood.h"

#include <algorithm>
#include <cmath>

namespace runout::tags {

namespace {

constexpr int roundsOfLearning = 3;
constexpr int roundsOfBelief = 8;

// What is thought of a sign before anything is known of the set, and how far learning may go.
struct Trust
{
    double first;
    double most;
};
constexpr std::array<Trust, Signs> trust{{{0.9, 0.99}, {0.7, 0.95}, {0.85, 0.99}}};
constexpr double leastTrust = 0.03;
constexpr double leastTrustInNumbers = 0.4;
constexpr double mostWhenContradicted = 0.75;
static_assert(mostWhenContradicted < acceptedConfidence);

// A mean that starts as if it had seen two pairs with the value that is expected.
class Mean
{
public:
    explicit Mean(double expected)
        : m_sum(2 * expected)
    {}
    void add(double value, double weight)
    {
        m_sum += value * weight;
        m_weight += weight;
    }
    [[nodiscard]] double value() const { return m_sum / m_weight; }

private:
    double m_sum;
    double m_weight = 2;
};

// Sums of a row or column without one member, also where that member is nearly all of it.
class SumWithoutOne
{
public:
    void add(double value, int index)
    {
        if (value > m_largest) {
            m_rest += m_largest;
            m_largest = value;
            m_index = index;
        } else {
            m_rest += value;
        }
    }
    [[nodiscard]] double without(double value, int index) const
    {
        return index == m_index ? m_rest : std::max(0.0, m_rest - value) + m_largest;
    }

private:
    double m_largest = 0;
    double m_rest = 0;
    int m_index = -1;
};

} // namespace

Likelihood::Likelihood(const QList<AudioFile> &files, const Tracks &tracks, const QList<Target> &targets)
    : m_files(matchFiles(files))
    , m_places(matchPlaces(tracks, targets))
{
    forgetUnknownSides(m_files, m_places);
    for (int sign = 0; sign < Signs; ++sign)
        m_trust[sign] = trust[sign].first;
    const auto larger = static_cast<double>(std::max(m_files.size(), m_places.size()));
    // One file in ten is none of the tracks.
    m_none = std::max(-1.5, std::log(larger / 9));
    m_ratio[NumberSign] = numberRatios(m_files, m_places);
    m_likenesses = titleLikenesses(m_files, m_places);
    for (int round = 0; round < roundsOfLearning; ++round) {
        if (round > 0)
            learn();
        m_ratio[DurationSign] = durationRatios(m_files, m_places, m_spread);
        m_ratio[TitleSign] = titleRatios(m_likenesses, m_wear);
        weigh();
        propagate();
    }
}

void Likelihood::weigh()
{
    m_score.assign(m_files.size() * m_places.size(), 0);
    for (int sign = 0; sign < Signs; ++sign) {
        const double trusted = m_trust[sign];
        const std::vector<float> &ratio = m_ratio[sign];
        for (size_t i = 0; i < m_score.size(); ++i) {
            if (ratio[i] >= 0)
                m_score[i] += std::log(trusted * ratio[i] + 1 - trusted);
        }
    }
}

// Sum-product over the assignments: a pair's odds are its weight against those of all that would take its file or its
// row, where each of these counts less the more it is wanted elsewhere.
void Likelihood::propagate()
{
    const int rows = static_cast<int>(m_places.size());
    const int columns = static_cast<int>(m_files.size());
    const double none = std::exp(m_none / 2); // for the row, and once more for the file
    const size_t size = m_score.size();
    std::vector<double> weight(size);
    std::transform(m_score.begin(), m_score.end(), weight.begin(), [](double score) { return std::exp(score); });
    std::vector<double> toFile(size);
    std::vector<double> toRow(size);
    std::vector<SumWithoutOne> ofRow;
    std::vector<SumWithoutOne> ofFile;
    for (int round = 0; round < roundsOfBelief; ++round) {
        ofRow.assign(rows, {});
        ofFile.assign(columns, {});
        for (int row = 0; row < rows; ++row) {
            for (int file = 0; file < columns; ++file)
                ofRow[row].add(toRow[at(row, file)], file);
            for (int file = 0; file < columns; ++file) {
                const size_t i = at(row, file);
                const double next = weight[i] / (none + ofRow[row].without(toRow[i], file));
                toFile[i] = round == 0 ? next : (toFile[i] + next) / 2; // damped: ties would swing for ever
                ofFile[file].add(toFile[i], row);
            }
        }
        for (int row = 0; row < rows; ++row) {
            for (int file = 0; file < columns; ++file) {
                const size_t i = at(row, file);
                toRow[i] = weight[i] / (none + ofFile[file].without(toFile[i], row));
            }
        }
    }
    ofRow.assign(rows, {});
    m_probability.assign(size, 0);
    for (int row = 0; row < rows; ++row) {
        for (int file = 0; file < columns; ++file)
            ofRow[row].add(toRow[at(row, file)], file);
        for (int file = 0; file < columns; ++file) {
            const size_t i = at(row, file);
            const double rivals =
                (none + ofRow[row].without(toRow[i], file)) * (none + ofFile[file].without(toFile[i], row));
            m_probability[i] = weight[i] / (weight[i] + rivals);
        }
    }
}

void Likelihood::learn()
{
    Mean apart(2);
    Mean wear(0.12);
    for (int sign = 0; sign < Signs; ++sign) {
        Mean kept(trust[sign].first);
        for (size_t i = 0; i < m_probability.size(); ++i) {
            const double ratio = m_ratio[sign][i];
            if (ratio < 0 || m_probability[i] < 1e-4)
                continue;
            // The probability that the sign held, and does not look so by chance.
            const double right = m_trust[sign] * ratio;
            const double held = right / (right + 1 - m_trust[sign]);
            kept.add(held, m_probability[i]);
            if (sign == DurationSign)
                apart.add(secondsApart(m_files[i % m_files.size()], m_places[i / m_files.size()]),
                          m_probability[i] * held);
            if (sign == TitleSign)
                wear.add(1 - m_likenesses[i], m_probability[i] * held);
        }
        m_trust[sign] = std::clamp(kept.value(), leastTrust, trust[sign].most);
    }
    // In a wrong order some numbers are right by chance.
    if (m_trust[NumberSign] < leastTrustInNumbers)
        m_trust[NumberSign] = 0;
    m_spread = std::clamp(apart.value(), 0.6, 6.0);
    m_wear = std::clamp(wear.value(), 0.03, 0.3);
}

QList<double> Likelihood::weights() const
{
    QList<double> result;
    result.reserve(static_cast<qsizetype>(m_score.size()));
    for (const double score : m_score)
        result.append(score - m_none);
    return result;
}

double Likelihood::confidence(int row, int file) const
{
    const size_t i = at(row, file);
    // Where most other titles are as printed, one that is wholly another is for a person to judge, whatever else
    // agrees: a file of another record may well have the same number and length.
    const bool isContradicted =
        m_likenesses[i] >= 0 && m_likenesses[i] < 0.35 && m_trust[TitleSign] > 0.6 && m_wear < 0.1;
    return isContradicted ? std::min(m_probability[i], mostWhenContradicted) : m_probability[i];
}

Reasons Likelihood::reasons(int row, int file) const
{
    Reasons reasons;
    const size_t i = at(row, file);
    const auto say = [&](Sign sign, Reason agrees, Reason differs) {
        if (m_ratio[sign][i] >= 0)
            reasons |= m_ratio[sign][i] > 1 ? agrees : differs;
    };
    say(DurationSign, Reason::DurationAgrees, Reason::DurationDiffers);
    if (m_places.size() > 1)
        say(NumberSign, Reason::NumberAgrees, Reason::NumberDiffers);
    if (m_ratio[TitleSign][i] >= 0) {
        const TitleLikeness likeness = titleLikeness(m_files[file], m_places[row]);
        const double best = std::max(likeness.byTag, likeness.byName);
        reasons |= best >= 0.9 ? Reason::TitleAgrees : best >= 0.55 ? Reason::TitleSimilar : Reason::TitleDiffers;
        reasons.setFlag(Reason::FileNameAgrees, best >= 0.55 && likeness.byName > likeness.byTag);
    }
    reasons.setFlag(Reason::WholeSide, m_places[row].isWhole);
    const double near = 0.15;
    for (int other = 0; other < static_cast<int>(m_files.size()); ++other)
        reasons.setFlag(Reason::Ambiguous,
                        reasons.testFlag(Reason::Ambiguous) || (other != file && m_probability[at(row, other)] > near));
    for (int other = 0; other < static_cast<int>(m_places.size()); ++other)
        reasons.setFlag(Reason::Ambiguous,
                        reasons.testFlag(Reason::Ambiguous) || (other != row && m_probability[at(other, file)] > near));
    return reasons;
}

} // namespace runout::tags
