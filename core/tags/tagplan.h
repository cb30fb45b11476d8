// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/fieldmap.h"
#include "core/tags/match.h"
#include "core/tags/types.h"

#include <QSet>

// Pure: what every file is, beside what it shall become.
namespace runout::tags {

// What a file's format can't hold as asked.
struct FieldLoss
{
    enum class Kind { NotHeld, CutToYear };
    QString key;
    Kind kind = Kind::NotHeld;
    bool operator==(const FieldLoss &) const = default;
};

// The fields as this file's format can hold them: ID3v2.3 has no place for DISCSUBTITLE and cuts ORIGINALDATE to its
// year. Everything else that formats spell differently is levelled by audiofile: see there.
[[nodiscard]] Fields fitted(const Fields &fields, const AudioFile &file, QList<FieldLoss> *losses = nullptr);

// Whether two values of a field say the same: "01" and "1" of a number, composed and decomposed accents.
[[nodiscard]] bool sameValue(const QString &key, const QStringList &a, const QStringList &b);

// One plan for each file that has a row, in the order of the rows; a file without differences has no changes.
// Fields that the map does not write are left alone. Names and covers are added by the caller.
[[nodiscard]] QList<FilePlan> planOf(const QList<AudioFile> &files, const Match &match, const Tracks &tracks,
                                     const discogs::Release &release, const FieldMap &map, MasterFacts master = {});

// What the map's values are for each row of the match with a file, for names: the same order as planOf().
[[nodiscard]] QList<Values> valuesOf(const QList<AudioFile> &files, const Match &match, const Tracks &tracks,
                                     const discogs::Release &release, const FieldMap &map, MasterFacts master = {});

// Switches of the preview.
[[nodiscard]] QList<FilePlan> withField(QList<FilePlan> plans, const QString &key, bool isOn); // in all files
[[nodiscard]] QList<FilePlan> withFile(QList<FilePlan> plans, int plan, bool isOn);
[[nodiscard]] QList<FilePlan> withChange(QList<FilePlan> plans, int plan, int change, bool isOn);
// A plan made anew keeps what was switched off in the old one: by path and field.
[[nodiscard]] QList<FilePlan> withSwitchesOf(QList<FilePlan> plans, const QList<FilePlan> &old);

// What would be written; what is switched off does not count.
struct PlanSummary
{
    int files = 0;     // with something to write
    int unchanged = 0; // nothing to write, or switched off
    int added = 0;     // fields that the file lacks
    int changed = 0;
    int removed = 0;
    int renamed = 0;
    int covers = 0;
    QMap<QString, int> byField; // files in which the field changes
    bool operator==(const PlanSummary &) const = default;
};
[[nodiscard]] PlanSummary summaryOf(const QList<FilePlan> &plans);

// The fields after the plan.
[[nodiscard]] Fields applied(const Fields &fields, const FilePlan &plan);

} // namespace runout::tags
