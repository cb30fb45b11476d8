// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/diskfile.h"
#include "core/tags/patch.h"

namespace runout::tags {

// A file as it would be with a patch: read anywhere, changed without a byte being written.
class Draft
{
public:
    explicit Draft(const DiskFile &file)
        : m_file(&file)
        , m_patch(file.size())
    {}
    Draft(const DiskFile &file, Patch patch)
        : m_file(&file)
        , m_patch(std::move(patch))
    {}

    [[nodiscard]] qint64 size() const { return m_patch.size(); }
    // Fewer bytes where the draft ends.
    [[nodiscard]] QByteArray read(qint64 at, qint64 size) const;
    void replace(qint64 at, qint64 size, const QByteArray &bytes) { m_patch.replace(at, size, bytes); }
    [[nodiscard]] const Patch &patch() const { return m_patch; }

private:
    void readOld(qint64 from, char *into, qint64 size) const;

    const DiskFile *m_file;
    Patch m_patch;
    mutable QByteArray m_near; // what was read last, and after it: tags are read in small bites
    mutable qint64 m_nearAt = 0;
};

// Numbers as they stand in files; 0 beyond the end.
[[nodiscard]] quint64 bigEndian(const QByteArray &bytes, qsizetype at, int size);
[[nodiscard]] quint64 littleEndian(const QByteArray &bytes, qsizetype at, int size);
[[nodiscard]] QByteArray toBigEndian(quint64 number, int size);
[[nodiscard]] QByteArray toLittleEndian(quint64 number, int size);

} // namespace runout::tags
