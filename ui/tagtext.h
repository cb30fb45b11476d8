// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/fieldmap.h"
#include "core/tags/journal.h"
#include "core/tags/match.h"
#include "core/tags/naming.h"
#include "core/tags/tagplan.h"

#include <QString>

// What tagging says to people. Pure text.
namespace runout::ui {

// Why a file was not read: what is the matter, a few words.
[[nodiscard]] QString refusalText(const tags::FileError &error);
// Why a file was not written, a sentence: what happened, then what to do.
[[nodiscard]] QString failureText(const tags::FileError &error);

[[nodiscard]] QString fieldName(const QString &key); // "Album artist"; the key itself where it has no name
[[nodiscard]] QString valuesText(const QStringList &values);
[[nodiscard]] QString lossText(const tags::FieldLoss &loss);

[[nodiscard]] QString confidenceWord(const tags::MatchRow &row);
[[nodiscard]] QString reasonText(const tags::MatchRow &row); // sentences for a tool tip

[[nodiscard]] QString faultText(const tags::PatternFault &fault);
[[nodiscard]] QString nameFaultText(const tags::NewName &name,
                                    const QString &other); // `other`: the file it collides with

// "12 files, 87 fields change, cover added to 12"
[[nodiscard]] QString summaryText(const tags::PlanSummary &summary);
[[nodiscard]] QString batchText(const tags::BatchNote &note); // "Written", "40 of 100 written", ...
[[nodiscard]] QString wholeFileName(const tags::FilePath &path);

} // namespace runout::ui
