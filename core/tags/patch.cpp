// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/patch.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace runout::tags {

namespace {
constexpr quint32 magic = 0x52505431; // "RPT1"
}

Patch::Patch(qint64 oldSize)
    : m_oldSize(oldSize)
{
    if (oldSize > 0)
        m_pieces.push_back({0, oldSize, 0, 0});
}

qint64 Patch::size() const
{
    return m_pieces.empty() ? 0 : m_pieces.back().at + m_pieces.back().size;
}

bool Patch::isIdentity() const
{
    if (m_oldSize == 0)
        return m_pieces.empty();
    return m_pieces.size() == 1 && m_pieces[0].from == 0 && m_pieces[0].size == m_oldSize;
}

// The index of the piece that begins at `at`, after cutting the one that holds it.
size_t Patch::split(qint64 at)
{
    const auto after = std::upper_bound(m_pieces.begin(), m_pieces.end(), at,
                                        [](qint64 where, const Piece &piece) { return where < piece.at; });
    if (after == m_pieces.begin())
        return 0;
    const auto index = static_cast<size_t>(after - m_pieces.begin()) - 1;
    const Piece piece = m_pieces[index];
    if (piece.at == at)
        return index;
    if (at >= piece.at + piece.size)
        return index + 1;
    const qint64 head = at - piece.at;
    m_pieces[index].size = head;
    m_pieces.insert(m_pieces.begin() + static_cast<qptrdiff>(index) + 1,
                    Piece{at, piece.size - head, piece.from < 0 ? -1 : piece.from + head, piece.text + head});
    return index + 1;
}

void Patch::replace(qint64 at, qint64 size, const QByteArray &bytes)
{
    const qint64 end = this->size();
    at = std::clamp<qint64>(at, 0, end);
    size = std::clamp<qint64>(size, 0, end - at);
    const size_t first = split(at);
    const size_t last = split(at + size);
    m_pieces.erase(m_pieces.begin() + static_cast<qptrdiff>(first), m_pieces.begin() + static_cast<qptrdiff>(last));
    const qint64 text = m_added.size();
    m_added += bytes;
    size_t next = first;
    if (!bytes.isEmpty()) {
        const bool goesOn =
            first > 0 && m_pieces[first - 1].from < 0 && m_pieces[first - 1].text + m_pieces[first - 1].size == text;
        if (goesOn) {
            m_pieces[first - 1].size += bytes.size();
        } else {
            m_pieces.insert(m_pieces.begin() + static_cast<qptrdiff>(first), Piece{at, bytes.size(), -1, text});
            ++next;
        }
    }
    const qint64 moved = bytes.size() - size;
    for (size_t i = next; moved != 0 && i < m_pieces.size(); ++i)
        m_pieces[i].at += moved;
}

void Patch::append(qint64 from, const QByteArray &bytes, qint64 size)
{
    if (size <= 0)
        return;
    const qint64 at = this->size();
    if (from >= 0 && !m_pieces.empty() && m_pieces.back().from >= 0 &&
        m_pieces.back().from + m_pieces.back().size == from) {
        m_pieces.back().size += size;
        return;
    }
    m_pieces.push_back({at, size, from, m_added.size()});
    if (from < 0)
        m_added += bytes;
}

QByteArray Patch::serialized() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << magic << m_oldSize << static_cast<qint64>(m_pieces.size());
    QByteArray used;
    for (const Piece &piece : m_pieces) {
        out << piece.from << piece.size;
        if (piece.from < 0)
            used += m_added.mid(piece.text, piece.size);
    }
    out << used;
    return bytes;
}

std::optional<Patch> Patch::parsed(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 mark = 0;
    qint64 count = 0;
    Patch patch;
    in >> mark >> patch.m_oldSize >> count;
    if (mark != magic || count < 0 || count > bytes.size() / 16)
        return {};
    qint64 at = 0;
    qint64 text = 0;
    for (qint64 i = 0; i < count; ++i) {
        Piece piece;
        in >> piece.from >> piece.size;
        if (piece.size <= 0 || (piece.from >= 0 && piece.from + piece.size > patch.m_oldSize))
            return {};
        piece.at = at;
        at += piece.size;
        if (piece.from < 0) {
            piece.text = text;
            text += piece.size;
        }
        patch.m_pieces.push_back(piece);
    }
    in >> patch.m_added;
    if (in.status() != QDataStream::Ok || patch.m_added.size() != text)
        return {};
    return patch;
}

} // namespace runout::tags
