// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filestext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace runout::ui {

namespace {

struct FilesText
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::FilesText)
};

constexpr qsizetype mostNamed = 6;

// "A", "BB": not "CD1".
bool areSides(const QStringList &names)
{
    return std::all_of(names.begin(), names.end(), [](const QString &name) {
        return name.size() <= 2 && std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); });
    });
}

QString joined(const QStringList &names)
{
    return names.join(QStringLiteral(", "));
}

QString thereText(const library::RecordFiles &record, bool sides)
{
    const auto there = record.files.size() - record.count(library::FileState::Gone);
    if (there == 0)
        return FilesText::tr("no files left");
    if (record.sides.isEmpty() || record.tracks == 0)
        return there == 1 ? FilesText::tr("1") : QLocale().toString(there);
    if (!sides)
        return joined(record.sides);
    return record.sides.size() == 1 ? FilesText::tr("side %1").arg(record.sides.first())
                                    : FilesText::tr("sides %1").arg(joined(record.sides));
}

QString missingSidesText(const QStringList &names, bool sides)
{
    if (!sides)
        return FilesText::tr("%1 missing").arg(joined(names));
    return names.size() == 1 ? FilesText::tr("side %1 missing").arg(names.first())
                             : FilesText::tr("sides %1 missing").arg(joined(names));
}

QString missingTracksText(const QStringList &positions)
{
    if (positions.size() > mostNamed)
        return FilesText::tr("%1 tracks missing").arg(positions.size());
    return positions.size() == 1 ? FilesText::tr("track %1 missing").arg(positions.first())
                                 : FilesText::tr("tracks %1 missing").arg(joined(positions));
}

} // namespace

QString filesText(const library::RecordFiles &record)
{
    using library::FileState;
    const bool sides = areSides(record.sides + record.missingSides);
    QStringList parts{thereText(record, sides)};
    if (!record.missingSides.isEmpty() && !record.sides.isEmpty())
        parts.append(missingSidesText(record.missingSides, sides));
    if (!record.missingTracks.isEmpty())
        parts.append(missingTracksText(record.missingTracks));
    if (const int differ = record.count(FileState::Differs))
        parts.append(differ == 1 ? FilesText::tr("1 file differs from Discogs")
                                 : FilesText::tr("%1 files differ from Discogs").arg(differ));
    if (const int gone = record.count(FileState::Gone))
        parts.append(gone == 1 ? FilesText::tr("1 file is not where it was")
                               : FilesText::tr("%1 files are not where they were").arg(gone));
    if (const int unknown = record.count(FileState::Unchecked); unknown > 0 && record.bodyAt >= 0)
        parts.append(unknown == 1 ? FilesText::tr("1 file matches no track")
                                  : FilesText::tr("%1 files match no track").arg(unknown));
    if (record.count(FileState::Same) == record.files.size())
        parts.append(FilesText::tr("tagged as on Discogs"));
    return FilesText::tr("Files: %1").arg(parts.join(QStringLiteral("; ")));
}

} // namespace runout::ui
