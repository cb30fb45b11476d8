// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace runout::library {

// JPEG, PNG, GIF or WebP, by its first bytes: an error page is none of them.
[[nodiscard]] bool looksLikeImage(const QByteArray &bytes);

// The folder of image files, named by the SHA-256 of their URL. read() may run on any thread; the others on one at a
// time.
class CoverShelf
{
public:
    CoverShelf(const QString &folder, qint64 maxBytes);

    // Marks the file as used now. A file that is no image is removed and counts as not held.
    [[nodiscard]] std::optional<QByteArray> read(const QString &url) const;
    // Not stored: what is no image, and what alone is larger than the bound.
    bool write(const QString &url, const QByteArray &image);
    void setMaxBytes(qint64 bytes);
    void clear();

    [[nodiscard]] QString file(const QString &url) const;

private:
    void makeRoom();

    QString m_folder;
    qint64 m_maxBytes;
    qint64 m_bytes = -1; // -1: not counted yet
};

} // namespace runout::library
