// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <limits>
#include <vector>

namespace runout::ui {

// The different texts of one column, each kept once and named by a number; number 0 is the empty text. Looked through
// as a whole, so that a list of 100,000 rows is searched by its few thousand different values. Pure.
class Vocabulary
{
public:
    static constexpr quint32 unranked = std::numeric_limits<quint32>::max(); // of the empty text: last either way

    Vocabulary() { id(QString()); }

    int id(const QString &text);                       // added if need be
    [[nodiscard]] int find(const QString &text) const; // -1: unknown
    [[nodiscard]] int size() const { return int(m_texts.size()); }
    [[nodiscard]] const QString &text(int id) const { return m_texts[size_t(id)]; }
    [[nodiscard]] const std::vector<QString> &texts() const { return m_texts; }

    // What is looked for, as needleOf() makes it: anywhere in a text; at the beginning of a word; the whole text.
    [[nodiscard]] const std::vector<char> &holding(const QByteArray &needle) const; // by number; until the next call
    [[nodiscard]] bool holds(int id, const QByteArray &needle) const;
    [[nodiscard]] std::vector<char> beginning(const QByteArray &needle) const;
    [[nodiscard]] int named(const QByteArray &needle) const; // -1: none is called so
    [[nodiscard]] static QByteArray needleOf(const QString &typed);

    // The reader's order: a place for each number. Sorting once is the dear part and may be done elsewhere with
    // orderOf(); what comes later is put in between.
    [[nodiscard]] const std::vector<quint32> &ranks() const;
    [[nodiscard]] bool isRanked() const { return !m_order.empty(); }
    [[nodiscard]] static std::vector<int> orderOf(const std::vector<QString> &texts); // of all but the first
    void takeOrder(std::vector<int> order);

private:
    [[nodiscard]] const char *folded(int id) const { return m_folded.constData() + m_starts[size_t(id)]; }
    [[nodiscard]] size_t foldedSize(int id) const;
    void insertNewcomers() const;

    std::vector<QString> m_texts;
    QHash<QString, int> m_ids;
    QByteArray m_folded; // of all texts, each ended by a zero
    std::vector<quint32> m_starts;
    mutable std::vector<int> m_order; // numbers
    mutable std::vector<quint32> m_ranks;
    mutable QByteArray m_needle; // the last one
    mutable std::vector<char> m_holding;
};

} // namespace runout::ui
