// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/draft.h"

#include <algorithm>
#include <cstring>

namespace runout::tags {

namespace {
constexpr qint64 bite = 32 << 10;
}

void Draft::readOld(qint64 from, char *into, qint64 size) const
{
    if (size >= bite) {
        const qint64 got = m_file->readInto(from, into, size);
        std::fill(into + got, into + size, '\0');
        return;
    }
    if (from < m_nearAt || from + size > m_nearAt + m_near.size()) {
        m_nearAt = from;
        m_near = m_file->read(from, bite);
    }
    const qint64 there = std::clamp<qint64>(m_near.size() - (from - m_nearAt), 0, size);
    std::memcpy(into, m_near.constData() + (from - m_nearAt), static_cast<size_t>(there));
    std::fill(into + there, into + size, '\0'); // it became shorter: the stamp will tell
}

QByteArray Draft::read(qint64 at, qint64 size) const
{
    at = std::max<qint64>(at, 0);
    size = std::clamp<qint64>(size, 0, std::max<qint64>(0, this->size() - at));
    QByteArray bytes(size, Qt::Uninitialized);
    const auto &pieces = m_patch.pieces();
    auto piece = std::upper_bound(pieces.begin(), pieces.end(), at,
                                  [](qint64 where, const Patch::Piece &each) { return where < each.at; });
    if (piece != pieces.begin())
        --piece;
    qint64 done = 0;
    for (; done < size && piece != pieces.end(); ++piece) {
        const qint64 skip = at + done - piece->at;
        const qint64 count = std::min(piece->size - skip, size - done);
        if (piece->from < 0)
            std::memcpy(bytes.data() + done, m_patch.added().constData() + piece->text + skip,
                        static_cast<size_t>(count));
        else
            readOld(piece->from + skip, bytes.data() + done, count);
        done += count;
    }
    return bytes;
}

quint64 bigEndian(const QByteArray &bytes, qsizetype at, int size)
{
    quint64 number = 0;
    if (at < 0 || at + size > bytes.size())
        return 0;
    for (int i = 0; i < size; ++i)
        number = number << 8 | static_cast<quint8>(bytes[at + i]);
    return number;
}

quint64 littleEndian(const QByteArray &bytes, qsizetype at, int size)
{
    quint64 number = 0;
    if (at < 0 || at + size > bytes.size())
        return 0;
    for (int i = size - 1; i >= 0; --i)
        number = number << 8 | static_cast<quint8>(bytes[at + i]);
    return number;
}

QByteArray toBigEndian(quint64 number, int size)
{
    QByteArray bytes(size, '\0');
    for (int i = size - 1; i >= 0; --i, number >>= 8)
        bytes[i] = static_cast<char>(number & 0xff);
    return bytes;
}

QByteArray toLittleEndian(quint64 number, int size)
{
    QByteArray bytes(size, '\0');
    for (int i = 0; i < size; ++i, number >>= 8)
        bytes[i] = static_cast<char>(number & 0xff);
    return bytes;
}

} // namespace runout::tags
