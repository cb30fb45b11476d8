// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/covershelf.h"

#include "core/base/log.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace runout::library {

bool looksLikeImage(const QByteArray &bytes)
{
    const bool isWebP = bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP";
    return bytes.startsWith("\xff\xd8\xff") || bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("GIF8") ||
           isWebP;
}

CoverShelf::CoverShelf(const QString &folder, qint64 maxBytes)
    : m_folder(folder)
    , m_maxBytes(maxBytes)
{}

QString CoverShelf::file(const QString &url) const
{
    const QByteArray name = QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + u'/' + QLatin1String(name);
}

std::optional<QByteArray> CoverShelf::read(const QString &url) const
{
    QFile image(file(url));
    if (!image.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = image.readAll();
    if (!looksLikeImage(bytes)) {
        image.remove();
        return std::nullopt;
    }
    image.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
    return bytes;
}

bool CoverShelf::write(const QString &url, const QByteArray &image)
{
    if (!looksLikeImage(image) || image.size() > m_maxBytes || !QDir().mkpath(m_folder))
        return false;
    const QString path = file(url);
    const qint64 before = QFileInfo(path).size();
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly) || target.write(image) != image.size() || !target.commit()) {
        qCWarning(lcLibrary) << "cannot keep a cover:" << target.errorString();
        return false;
    }
    if (m_bytes >= 0)
        m_bytes += image.size() - before;
    makeRoom();
    return true;
}

void CoverShelf::setMaxBytes(qint64 bytes)
{
    m_maxBytes = bytes;
    makeRoom();
}

void CoverShelf::clear()
{
    QDir folder(m_folder);
    const QStringList names = folder.entryList(QDir::Files);
    for (const QString &name : names)
        folder.remove(name);
    m_bytes = 0;
}

// Least recently used first, down to nine tenths of the bound, so that not every picture makes room again.
void CoverShelf::makeRoom()
{
    if (m_bytes >= 0 && m_bytes <= m_maxBytes)
        return;
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time | QDir::Reversed);
    m_bytes = 0;
    for (const QFileInfo &info : files)
        m_bytes += info.size();
    if (m_bytes <= m_maxBytes)
        return;
    for (const QFileInfo &info : files) {
        if (m_bytes <= m_maxBytes / 10 * 9)
            break;
        if (QFile::remove(info.filePath()))
            m_bytes -= info.size();
    }
}

} // namespace runout::library
