// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagtext.h"

#include "core/tags/scan.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace runout::ui {

using tags::FileProblem;
using tags::Reason;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::tagText)
};

constexpr double certain = 0.97;

} // namespace

QString refusalText(const tags::FileError &error)
{
    switch (error.problem) {
    case FileProblem::Gone:
        return Words::tr("There is no such file");
    case FileProblem::NotAllowed:
        return Words::tr("You may not read it");
    case FileProblem::NotAFile:
        return Words::tr("Not a file");
    case FileProblem::Empty:
        return Words::tr("Empty");
    case FileProblem::NotAudio:
        return Words::tr("Not an audio file");
    case FileProblem::UnknownAudio:
        return Words::tr("A kind of audio that can't be tagged here");
    case FileProblem::Damaged:
        return Words::tr("Damaged");
    default:
        return Words::tr("Could not be read");
    }
}

QString failureText(const tags::FileError &error)
{
    switch (error.problem) {
    case FileProblem::Gone:
        return Words::tr("The file is not there any more. Open its folder again.");
    case FileProblem::NotAllowed:
        return Words::tr(
            "The file may not be changed: it or its folder is read-only. Change the permissions, then write "
            "again.");
    case FileProblem::NotAFile:
        return Words::tr("This is not a file, or a link that leads nowhere.");
    case FileProblem::Empty:
        return Words::tr("The file is empty now. Open its folder again.");
    case FileProblem::NotAudio:
    case FileProblem::UnknownAudio:
    case FileProblem::Damaged:
        return Words::tr("The file can't be read as audio any more. It was left alone.");
    case FileProblem::Changed:
        return Words::tr(
            "Another program has changed the file since it was read, so it was left alone. Open it again.");
    case FileProblem::NoRoom:
        return Words::tr("The disk is full: a copy of the file needs room beside it. Make room, then write again.");
    case FileProblem::NameTaken:
        return Words::tr("Another file has that name already, and no file is ever replaced.");
    case FileProblem::NameImpossible:
        return Words::tr("The disk does not take that name. Change the template for names.");
    case FileProblem::OtherFileSystem:
        return Words::tr("The new name is on another disk. Files are renamed within a disk only.");
    case FileProblem::CannotHold:
        return Words::tr("This kind of file has no place for what should be written. Switch that field off.");
    case FileProblem::Unverified:
        return Words::tr("The new file was not what it should be when it was read again, so the old one was kept.");
    case FileProblem::Cancelled:
        return Words::tr("Not begun: the writing was stopped.");
    case FileProblem::Failed:
        break;
    }
    return Words::tr("The system refused to write the file. It was left as it was.");
}

QString fieldName(const QString &key)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("TITLE"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Title")},
        {QStringLiteral("ARTIST"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Artist")},
        {QStringLiteral("ARTISTS"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Artists")},
        {QStringLiteral("ALBUM"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Album")},
        {QStringLiteral("ALBUMARTIST"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Album artist")},
        {QStringLiteral("TRACKNUMBER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Track number")},
        {QStringLiteral("TRACKTOTAL"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Tracks")},
        {QStringLiteral("DISCNUMBER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Disc number")},
        {QStringLiteral("DISCTOTAL"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Discs")},
        {QStringLiteral("DISCSUBTITLE"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Disc title")},
        {QStringLiteral("DATE"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Date")},
        {QStringLiteral("ORIGINALDATE"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Original date")},
        {QStringLiteral("GENRE"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Genre")},
        {QStringLiteral("STYLE"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Style")},
        {QStringLiteral("LABEL"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Label")},
        {QStringLiteral("CATALOGNUMBER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Catalogue number")},
        {QStringLiteral("BARCODE"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Barcode")},
        {QStringLiteral("MEDIA"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Media")},
        {QStringLiteral("RELEASECOUNTRY"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Country")},
        {QStringLiteral("COMPILATION"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Compilation")},
        {QStringLiteral("VINYLTRACK"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Printed position")},
        {QStringLiteral("COMPOSER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Composer")},
        {QStringLiteral("LYRICIST"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Lyricist")},
        {QStringLiteral("WRITER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Writer")},
        {QStringLiteral("CONDUCTOR"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Conductor")},
        {QStringLiteral("REMIXER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Remixer")},
        {QStringLiteral("PRODUCER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Producer")},
        {QStringLiteral("ENGINEER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Engineer")},
        {QStringLiteral("MIXER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Mixer")},
        {QStringLiteral("DJMIXER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "DJ mixer")},
        {QStringLiteral("ARRANGER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Arranger")},
        {QStringLiteral("PERFORMER"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Performers")},
        {QStringLiteral("DISCOGS_CREDITS"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Credits")},
        {QStringLiteral("DISCOGS_RELEASE_ID"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Discogs release")},
        {QStringLiteral("DISCOGS_MASTER_RELEASE_ID"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Discogs master")},
        {QStringLiteral("DISCOGS_ARTIST_ID"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Discogs artist")},
        {QStringLiteral("DISCOGS_LABEL_ID"), QT_TRANSLATE_NOOP("runout::ui::tagText", "Discogs label")},
    };
    const char *name = names.value(key);
    return name ? Words::tr(name) : key;
}

QString valuesText(const QStringList &values)
{
    return values.join(Words::tr("; ", "between several values of a field"));
}

QString lossText(const tags::FieldLoss &loss)
{
    const QString name = fieldName(loss.key);
    return loss.kind == tags::FieldLoss::Kind::CutToYear
               ? Words::tr("%1: the ID3v2.3 tag of this file holds the year only").arg(name)
               : Words::tr("%1: the ID3v2.3 tag of this file has no place for it").arg(name);
}

QString confidenceWord(const tags::MatchRow &row)
{
    if (row.file < 0)
        return row.suggestion < 0 ? QString() : Words::tr("unsure");
    if (row.reasons & Reason::ByHand)
        return Words::tr("by hand");
    return row.confidence >= certain ? Words::tr("certain") : Words::tr("likely");
}

QString reasonText(const tags::MatchRow &row)
{
    if (row.file < 0 && row.suggestion < 0)
        return Words::tr("No file seems to be this track.");
    static const QList<QPair<Reason, const char *>> known{
        {Reason::ByHand, QT_TRANSLATE_NOOP("runout::ui::tagText", "Chosen by hand.")},
        {Reason::WholeSide, QT_TRANSLATE_NOOP("runout::ui::tagText", "The file is a whole side.")},
        {Reason::DurationAgrees, QT_TRANSLATE_NOOP("runout::ui::tagText", "The duration agrees.")},
        {Reason::DurationDiffers, QT_TRANSLATE_NOOP("runout::ui::tagText", "The duration differs.")},
        {Reason::NumberAgrees, QT_TRANSLATE_NOOP("runout::ui::tagText", "The number agrees.")},
        {Reason::NumberDiffers, QT_TRANSLATE_NOOP("runout::ui::tagText", "The number differs.")},
        {Reason::TitleAgrees, QT_TRANSLATE_NOOP("runout::ui::tagText", "The title agrees.")},
        {Reason::TitleSimilar, QT_TRANSLATE_NOOP("runout::ui::tagText", "The title is similar.")},
        {Reason::TitleDiffers, QT_TRANSLATE_NOOP("runout::ui::tagText", "The title differs.")},
        {Reason::FileNameAgrees, QT_TRANSLATE_NOOP("runout::ui::tagText", "The file's name agrees.")},
        {Reason::OrderAgrees, QT_TRANSLATE_NOOP("runout::ui::tagText", "It stands where the track does.")},
        {Reason::Ambiguous, QT_TRANSLATE_NOOP("runout::ui::tagText", "Another one is nearly as likely.")},
    };
    QStringList sentences;
    if (!(row.reasons & Reason::ByHand))
        sentences.append(Words::tr("Confidence %1 %.").arg(QLocale().toString(qRound(row.confidence * 100))));
    for (const auto &[reason, sentence] : known) {
        if (row.reasons & reason)
            sentences.append(Words::tr(sentence));
    }
    if (row.file < 0)
        sentences.append(Words::tr("Not certain enough to be taken; press Enter to take it."));
    return sentences.join(u' ');
}

QString faultText(const tags::PatternFault &fault)
{
    using Kind = tags::PatternFault::Kind;
    switch (fault.kind) {
    case Kind::UnknownName:
        return Words::tr("There is no value “%1”.").arg(fault.text);
    case Kind::EmptyName:
        return Words::tr("A name is missing between the braces.");
    case Kind::OpenBrace:
        return Words::tr("This “{” is never closed.");
    case Kind::OpenBracket:
        return Words::tr("This “[” is never closed.");
    case Kind::StrayBrace:
        return Words::tr("This “}” closes nothing. Write \\} for the character itself.");
    case Kind::StrayBracket:
        return Words::tr("This “]” closes nothing. Write \\] for the character itself.");
    case Kind::BadWidth:
        return Words::tr("“%1” is no number of digits.").arg(fault.text);
    }
    return {};
}

QString nameFaultText(const tags::NewName &name, const QString &other)
{
    switch (name.fault) {
    case tags::NameFault::None:
        return {};
    case tags::NameFault::BadPattern:
        return Words::tr("The template for names has a mistake.");
    case tags::NameFault::NeedsRoot:
        return Words::tr("Files stay in their folders: the template may have no “/”.");
    case tags::NameFault::Empty:
        return Words::tr("Nothing would be left of the name.");
    case tags::NameFault::TooLong:
        return Words::tr("The name would be too long.");
    case tags::NameFault::Collides:
        return Words::tr("“%1” would get the same name.").arg(other);
    case tags::NameFault::Occupied:
        return Words::tr("A file of that name stands there already.");
    }
    return {};
}

QString summaryText(const tags::PlanSummary &summary)
{
    if (summary.files == 0)
        return Words::tr("Nothing to write");
    const int fields = summary.added + summary.changed + summary.removed;
    QStringList parts{summary.files == 1 ? Words::tr("1 file") : Words::tr("%n files", nullptr, summary.files)};
    if (fields > 0)
        parts.append(fields == 1 ? Words::tr("1 field changes") : Words::tr("%n fields change", nullptr, fields));
    if (summary.covers > 0)
        parts.append(Words::tr("cover added to %n", nullptr, summary.covers));
    if (summary.renamed > 0)
        parts.append(Words::tr("%n renamed", nullptr, summary.renamed));
    return parts.join(Words::tr(", ", "between parts of a summary"));
}

QString batchText(const tags::BatchNote &note)
{
    switch (note.state) {
    case tags::BatchState::TakenBack:
        return Words::tr("Taken back");
    case tags::BatchState::Interrupted:
        return note.isTakingBack ? Words::tr("Interrupted while it was taken back")
                                 : Words::tr("Interrupted: %1 of %2 files written").arg(note.written).arg(note.files);
    case tags::BatchState::Written:
        break;
    }
    if (note.failed > 0)
        return Words::tr("%1 of %2 files written").arg(note.written).arg(note.files);
    return note.files == 1 ? Words::tr("1 file written") : Words::tr("%n files written", nullptr, note.files);
}

QString wholeFileName(const tags::FilePath &path)
{
    return tags::shown(path.filename());
}

} // namespace runout::ui
