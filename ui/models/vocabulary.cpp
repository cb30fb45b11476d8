// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/vocabulary.h"

#include "core/library/searchtext.h"
#include "ui/models/collation.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string_view>

namespace runout::ui {

namespace {

constexpr size_t leastTable = 16;

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

bool isWordByte(char c)
{
    constexpr char firstBeyond = '\0'; // bytes of letters beyond ASCII are negative
    return c < firstBeyond || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

// memchr for the first byte and a comparison: on short texts faster than anything cleverer.
const char *foundIn(const char *from, const char *end, std::string_view needle)
{
    if (needle.size() > size_t(end - from))
        return nullptr;
    const char *last = end - needle.size();
    while (from <= last) {
        from = static_cast<const char *>(std::memchr(from, needle.front(), size_t(last - from) + 1));
        if (!from)
            return nullptr;
        if (std::memcmp(from, needle.data(), needle.size()) == 0)
            return from;
        ++from;
    }
    return nullptr;
}

bool needsIndexing(const QString &text)
{
    return !std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u' ';
    });
}

} // namespace

size_t Vocabulary::placeOf(QByteArrayView text) const
{
    const size_t mask = m_table.size() - 1;
    size_t at = qHash(text) & mask;
    while (m_table[at] >= 0 && plain(m_table[at]) != text)
        at = (at + 1) & mask;
    return at;
}

void Vocabulary::grow()
{
    m_table.assign(std::max(leastTable, m_table.size() * 2), -1);
    for (int id = 0; id < size(); ++id)
        m_table[placeOf(plain(id))] = id;
}

int Vocabulary::id(const QString &text)
{
    if (m_table.size() < 2 * m_starts.size() + 2)
        grow();
    const QByteArray bytes = text.toUtf8();
    int &known = m_table[placeOf(bytes)];
    if (known >= 0)
        return known;
    known = size();
    m_starts.push_back({quint32(m_plain.size()), quint32(m_folded.size())});
    m_plain += bytes;
    m_folded += ui::folded(indexed(text)).toUtf8().replace('\0', ' ');
    m_folded += '\0';
    return size() - 1;
}

QByteArrayView Vocabulary::plain(int id) const
{
    const auto start = m_starts[size_t(id)].plain;
    const auto end = id + 1 < size() ? m_starts[size_t(id) + 1].plain : quint32(m_plain.size());
    return QByteArrayView(m_plain).sliced(start, end - start);
}

std::string_view Vocabulary::folded(int id) const
{
    const auto start = m_starts[size_t(id)].folded;
    const auto end = id + 1 < size() ? m_starts[size_t(id) + 1].folded : quint32(m_folded.size());
    return {m_folded.constData() + start, end - start - 1};
}

std::vector<QString> Vocabulary::texts() const
{
    std::vector<QString> all;
    all.reserve(m_starts.size());
    for (int id = 0; id < size(); ++id)
        all.push_back(text(id));
    return all;
}

QString Vocabulary::indexed(const QString &text) const
{
    if (m_kind == Kind::Numbers) {
        const QString squeezed = library::squeezed(text);
        return squeezed == text ? text : text + u' ' + squeezed;
    }
    return needsIndexing(text) ? library::indexed(text) : text;
}

int Vocabulary::find(const QString &text) const
{
    return m_table[placeOf(text.toUtf8())];
}

QByteArray Vocabulary::needleOf(const QString &typed)
{
    return ui::folded(library::plainLetters(typed.simplified())).toUtf8().replace('\0', ' ');
}

bool Vocabulary::holds(int id, const QByteArray &needle) const
{
    const std::string_view text = folded(id);
    return needle.isEmpty() || foundIn(text.data(), text.data() + text.size(), view(needle)) != nullptr;
}

const std::vector<char> &Vocabulary::holding(const QByteArray &needle) const
{
    if (needle == m_needle && m_holding.size() == m_starts.size() && !needle.isEmpty())
        return m_holding;
    const bool narrows = !m_needle.isEmpty() && needle.contains(m_needle) && m_holding.size() == m_starts.size();
    if (narrows) {
        for (int id = 0; id < size(); ++id) {
            if (m_holding[size_t(id)])
                m_holding[size_t(id)] = char(holds(id, needle));
        }
    } else {
        m_holding.assign(m_starts.size(), char(needle.isEmpty()));
        for (int id = 0; id < size() && !needle.isEmpty(); ++id)
            m_holding[size_t(id)] = char(holds(id, needle));
    }
    m_needle = needle;
    return m_holding;
}

std::vector<char> Vocabulary::beginning(const QByteArray &needle) const
{
    std::vector<char> result = holding(needle);
    for (int id = 0; id < size(); ++id) {
        if (!result[size_t(id)] || needle.isEmpty())
            continue;
        const char *start = folded(id).data();
        const char *end = start + folded(id).size();
        const char *at = foundIn(start, end, view(needle));
        while (at && at != start && isWordByte(at[-1]))
            at = foundIn(at + 1, end, view(needle));
        result[size_t(id)] = char(at != nullptr);
    }
    return result;
}

int Vocabulary::named(const QByteArray &needle) const
{
    for (int id = 0; id < size(); ++id) {
        if (folded(id) == view(needle))
            return id;
    }
    return -1;
}

std::vector<int> Vocabulary::orderOf(const std::vector<QString> &texts)
{
    const QCollator collator = collation();
    std::vector<QCollatorSortKey> keys;
    keys.reserve(texts.size());
    for (const QString &text : texts)
        keys.push_back(collator.sortKey(text));
    std::vector<int> order(texts.empty() ? 0 : texts.size() - 1);
    std::iota(order.begin(), order.end(), 1);
    std::sort(order.begin(), order.end(), [&](int a, int b) { return keys[size_t(a)] < keys[size_t(b)]; });
    return order;
}

void Vocabulary::takeOrder(std::vector<int> order)
{
    if (order.size() < m_order.size())
        return; // of an older state
    m_order = std::move(order);
    m_ranks.clear();
}

// Each text that came after the last sorting goes to its place; many of them are sorted anew.
void Vocabulary::insertNewcomers() const
{
    constexpr size_t few = 200;
    const size_t newcomers = m_starts.size() - 1 - m_order.size();
    if (m_order.empty() || newcomers > few) {
        m_order = orderOf(texts());
        return;
    }
    const QCollator collator = collation();
    for (int id = int(m_order.size()) + 1; id < size(); ++id) {
        const auto place = std::lower_bound(m_order.begin(), m_order.end(), id,
                                            [&](int a, int b) { return collator.compare(text(a), text(b)) < 0; });
        m_order.insert(place, id);
    }
}

const std::vector<quint32> &Vocabulary::ranks() const
{
    if (m_ranks.size() == m_starts.size())
        return m_ranks;
    insertNewcomers();
    m_ranks.assign(m_starts.size(), unranked);
    for (size_t place = 0; place < m_order.size(); ++place)
        m_ranks[size_t(m_order[place])] = quint32(place);
    return m_ranks;
}

} // namespace runout::ui
