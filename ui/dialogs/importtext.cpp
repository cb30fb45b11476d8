// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importtext.h"

#include <QCoreApplication>

namespace runout::ui {

using library::CsvProblem;
using library::PlannedRow;
using library::RowChange;
using library::RowOutcome;
using library::RowReason;

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::importText)
};

QString changeText(const RowChange &change, bool newFolder)
{
    const QString to = change.to.simplified();
    const QString value = change.from.isEmpty() ? to : change.from.simplified() + QStringLiteral(" → ") + to;
    switch (change.what) {
    case RowChange::What::Folder:
        return newFolder ? Sentences::tr("Folder: %1 (is created)").arg(value) : Sentences::tr("Folder: %1").arg(value);
    case RowChange::What::Rating:
        return Sentences::tr("Rating: %1").arg(value);
    case RowChange::What::Field:
        break;
    }
    return Sentences::tr("%1: %2", "field: value").arg(change.field, value);
}

QString reasonText(const PlannedRow &row)
{
    switch (row.reason) {
    case RowReason::NoRelease:
        return Sentences::tr("The row has no release_id");
    case RowReason::NotANumber:
        return Sentences::tr("“%1” is no release_id").arg(row.detail);
    case RowReason::RatingOutOfRange:
        return Sentences::tr("“%1” is no rating from 0 to 5").arg(row.detail);
    case RowReason::RatingsDiffer:
        return Sentences::tr("Another row gives this release another rating; all copies share one");
    case RowReason::NotAnOption:
        return Sentences::tr("“%1” is not among the choices of its field").arg(row.detail);
    case RowReason::FolderNotAllowed:
        return Sentences::tr("“%1” holds every copy and takes none of its own").arg(row.detail);
    case RowReason::None:
        break;
    }
    return {};
}

} // namespace

QString outcomeText(RowOutcome outcome)
{
    switch (outcome) {
    case RowOutcome::Added:
        return Sentences::tr("New");
    case RowOutcome::Changed:
        return Sentences::tr("Changed");
    case RowOutcome::Unchanged:
        return Sentences::tr("Unchanged");
    case RowOutcome::Refused:
        return Sentences::tr("Refused");
    }
    return {};
}

QString detailText(const PlannedRow &row)
{
    if (row.outcome == RowOutcome::Refused)
        return reasonText(row);
    if (row.outcome == RowOutcome::Unchanged)
        return Sentences::tr("In the collection as the row says");
    QStringList texts;
    for (const RowChange &change : row.changes)
        texts.append(changeText(change, row.newFolder));
    return texts.join(QStringLiteral(" · "));
}

QString problemText(const CsvProblem &problem)
{
    switch (problem.kind) {
    case CsvProblem::Kind::Empty:
        return Sentences::tr("The file is empty. Choose an export of a collection.");
    case CsvProblem::Kind::NotText:
        return Sentences::tr("The file is no text. Choose an export of a collection, saved as CSV.");
    case CsvProblem::Kind::NoReleaseColumn:
        return Sentences::tr("The file has no column “release_id”, so it says nothing of releases on Discogs. Choose "
                             "an export of a collection.");
    case CsvProblem::Kind::OpenQuote:
        return Sentences::tr("Line %1: a quotation mark is opened and never closed. Mend the line, or export the file "
                             "again.")
            .arg(problem.line);
    case CsvProblem::Kind::TextAfterQuote:
        return Sentences::tr("Line %1: text follows a closing quotation mark. Mend the line, or export the file again.")
            .arg(problem.line);
    case CsvProblem::Kind::TooManyCells:
        return Sentences::tr("Line %1: there are more values than columns, so it is not clear which is which. Mend "
                             "the line, or export the file again.")
            .arg(problem.line);
    }
    return {};
}

} // namespace runout::ui
