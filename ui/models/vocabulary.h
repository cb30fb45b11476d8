// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <limits>
#include <string_view>
#include <vector>

namespace runout::ui {

// The different texts of one column, each kept once and named by a number; number 0 is the empty text. Looked through
// as a whole, so that a list of 100,000 rows is searched by its few thousand different values. Pure.
class Vocabulary
{
public:
    static constexpr quint32 unranked = std::numeric_limits<quint32>::max(); // of the empty text: last either way

    enum class Kind {
        Texts,
        Numbers, // of catalogues: found without their blanks and dashes too
    };

    explicit Vocabulary(Kind kind = Kind::Texts)
        : m_kind(kind)
    {
        id(QString());
    }

    int id(const QString &text);                       // added if need be
    [[nodiscard]] int find(const QString &text) const; // -1: unknown
    [[nodiscard]] int size() const { return int(m_starts.size()); }
    [[nodiscard]] QString text(int id) const { return QString::fromUtf8(plain(id)); }
    [[nodiscard]] std::vector<QString> texts() const;

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
    // Where the texts of a number begin in m_plain and m_folded.
    struct Start
    {
        quint32 plain = 0;
        quint32 folded = 0;
    };
    [[nodiscard]] QByteArrayView plain(int id) const;
    [[nodiscard]] std::string_view folded(int id) const;
    [[nodiscard]] size_t placeOf(QByteArrayView text) const; // in m_table: where its number stands, or would
    void grow();
    void insertNewcomers() const;

    [[nodiscard]] QString indexed(const QString &text) const;

    Kind m_kind;
    QByteArray m_plain;  // all texts in UTF-8
    QByteArray m_folded; // likewise, for finding; each ended by a zero
    std::vector<Start> m_starts;
    std::vector<int> m_table;         // numbers by the hash of their text, -1: free
    mutable std::vector<int> m_order; // numbers
    mutable std::vector<quint32> m_ranks;
    mutable QByteArray m_needle; // the last one
    mutable std::vector<char> m_holding;
};

} // namespace runout::ui
