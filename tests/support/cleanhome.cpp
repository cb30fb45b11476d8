// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cleanhome.h"

#include <QDirIterator>
#include <QFile>
#include <QSettings>
#include <QtEndian>

#include <SQLiteCpp/SQLiteCpp.h>

namespace runout::test {

namespace {

QByteArray valueOf(const char *name)
{
    return qEnvironmentVariableIsSet(name) ? qgetenv(name) : QByteArray();
}

constexpr quint32 largestBody = 16 << 20;

// What qCompress made of something, wherever in `bytes` it begins: its length, then a zlib stream.
bool holdsPacked(const QByteArray &bytes, const QByteArray &secret)
{
    for (qsizetype at = 4; at + 1 < bytes.size(); ++at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        if (first != 0x78 || (first * 256 + second) % 31 != 0)
            continue;
        const auto length = qFromBigEndian<quint32>(bytes.constData() + at - 4);
        if (length > 0 && length < largestBody && qUncompress(bytes.mid(at - 4)).contains(secret))
            return true;
    }
    return false;
}

bool holds(const QByteArray &bytes, const QByteArray &secret)
{
    return bytes.contains(secret) || holdsPacked(bytes, secret);
}

QStringList tablesOf(SQLite::Database &database)
{
    QStringList names;
    SQLite::Statement tables(database, "SELECT name FROM sqlite_master WHERE type = 'table'");
    while (tables.executeStep())
        names.append(QString::fromStdString(tables.getColumn(0).getString()));
    return names;
}

// A database keeps a long body in pieces, so that its cells are looked at one by one.
bool databaseHolds(const QString &file, const QByteArray &secret)
{
    SQLite::Database database(file.toStdString(), SQLite::OPEN_READONLY);
    for (const QString &table : tablesOf(database)) {
        SQLite::Statement rows(database, "SELECT * FROM \"" + table.toStdString() + '"');
        while (rows.executeStep()) {
            for (int column = 0; column < rows.getColumnCount(); ++column) {
                const std::string cell = rows.getColumn(column).getString();
                if (holds(QByteArray::fromStdString(cell), secret))
                    return true;
            }
        }
    }
    return false;
}

bool fileHolds(const QString &path, const QByteArray &secret)
{
    QFile file(path);
    if (path.contains(QLatin1String(secret)))
        return true;
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    return holds(bytes, secret) || (bytes.startsWith("SQLite format 3") && databaseHolds(path, secret));
}

} // namespace

CleanHome::CleanHome()
{
    const QByteArray home = m_folder.path().toLocal8Bit();
    setVariable("HOME", home);
    setVariable("XDG_CONFIG_HOME", home + "/.config");
    setVariable("XDG_DATA_HOME", home + "/.local/share");
    setVariable("XDG_CACHE_HOME", home + "/.cache");
    for (const char *name :
         {"DISCOGS_TOKEN", "DISCOGS_API_URL", "DISCOGS_WEB_URL", "DISCOGS_RATE_LIMIT", "DISCOGS_CACHE_TTL"})
        setVariable(name, {});
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path() + QStringLiteral("/.config"));
}

CleanHome::~CleanHome()
{
    for (auto before = m_before.cbegin(); before != m_before.cend(); ++before) {
        if (before->isNull())
            qunsetenv(before.key().constData());
        else
            qputenv(before.key().constData(), *before);
    }
}

void CleanHome::setVariable(const char *name, const QByteArray &value)
{
    if (!m_before.contains(name))
        m_before.insert(name, valueOf(name));
    if (value.isEmpty())
        qunsetenv(name);
    else
        qputenv(name, value);
}

QStringList filesHolding(const QByteArray &secret, const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (fileHolds(file, secret))
            found.append(file);
    }
    return found;
}

} // namespace runout::test
