// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <optional>
#include <vector>

namespace runout::tags {

// What becomes of a file, as a list of pieces: bytes that stay, from where in the old file, and bytes that are new.
// Editing it is cheap whatever the size of the file, and the way back follows from it. Positions are in bytes.
class Patch
{
public:
    struct Piece
    {
        qint64 at = 0; // in the result
        qint64 size = 0;
        qint64 from = -1; // in the old file; -1: new bytes
        qint64 text = 0;  // new bytes: where in added()
    };

    Patch() = default;
    explicit Patch(qint64 oldSize); // the file as it is

    [[nodiscard]] qint64 size() const;
    [[nodiscard]] qint64 oldSize() const { return m_oldSize; }
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }
    [[nodiscard]] const QByteArray &added() const { return m_added; }
    // Nothing but the old file.
    [[nodiscard]] bool isIdentity() const;

    // Puts `bytes` in the place of `size` bytes at `at`. Beyond the end: at the end.
    void replace(qint64 at, qint64 size, const QByteArray &bytes);

    // The pieces that make the old file out of the new one; `dropped(from, size)` hands out bytes of the old file that
    // the new one lacks.
    template<class Read>
    [[nodiscard]] Patch inverse(Read &&dropped) const
    {
        Patch back;
        back.m_oldSize = size();
        qint64 done = 0;
        for (const Piece &piece : m_pieces) {
            if (piece.from < 0)
                continue;
            if (piece.from > done)
                back.append(-1, dropped(done, piece.from - done), piece.from - done);
            back.append(piece.at, {}, piece.size);
            done = piece.from + piece.size;
        }
        if (done < m_oldSize)
            back.append(-1, dropped(done, m_oldSize - done), m_oldSize - done);
        return back;
    }

    [[nodiscard]] QByteArray serialized() const;
    // Nothing where the bytes are not those of serialized().
    [[nodiscard]] static std::optional<Patch> parsed(const QByteArray &bytes);

private:
    void append(qint64 from, const QByteArray &bytes, qint64 size);
    [[nodiscard]] size_t split(qint64 at);

    qint64 m_oldSize = 0;
    std::vector<Piece> m_pieces;
    QByteArray m_added;
};

} // namespace runout::tags
