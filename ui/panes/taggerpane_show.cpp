// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "ui/desk.h"
#include "ui/models/tagchangesmodel.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/releasetext.h"
#include "ui/panes/taggerpane.h"
#include "ui/panes/tagparts.h"
#include "ui/tagtext.h"
#include "ui/widgets/panestates.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

// What the tagging page shows at the moment. Part of TaggerPane.
namespace runout::ui {

namespace {

constexpr int mostUnfolded = 40; // files whose changes are all shown at first

} // namespace

void TaggerPane::updateAll()
{
    updateHeads();
    updateState();
    updateChanges();
    updateFoot();
    Q_EMIT settledChanged();
    Q_EMIT actionsChanged();
}

void TaggerPane::updateState()
{
    const bool reading = m_scanQuestion != nullptr;
    const tags::Scanned &scanned = m_tagging.scanned();
    const PaneStates::Action folder{tr("Open folder…"), [this] { chooseFolder(); }};
    const PaneStates::Action files{tr("Open files…"), [this] { chooseFiles(); }};
    if (!scanned.groups.isEmpty() || !scanned.rejected.isEmpty() || m_tagging.release() || m_wanted) {
        if (reading)
            m_states->showLoading();
        else
            m_states->showContent();
    } else if (reading) {
        m_states->showLoading();
    } else if (!m_paths.isEmpty()) {
        m_states->forgetContent();
        m_states->showNothing(tr("No audio files are there. Open the folder of a record."), folder, files);
    } else {
        m_states->showNothing(tr("Drop the files of a record here: they are matched to its pressing, and nothing is "
                                 "written before you say so."),
                              folder, files);
    }
    if (m_filesModel->rowCount() > 0) {
        m_fileStates->showContent();
    } else {
        m_fileStates->forgetContent();
        m_fileStates->showNothing(tr("Drop the files of this release here."), folder);
    }
    if (m_tagging.release())
        m_trackStates->showContent();
}

void TaggerPane::updateHeads()
{
    const auto count = int(m_tagging.files().size());
    qint64 length = 0;
    for (const tags::AudioFile &file : m_tagging.files())
        length += file.milliseconds;
    const QString counted = count == 1 ? tr("1 file") : tr("%n files", nullptr, count);
    m_fileCount->setText(count == 0    ? QString()
                         : length == 0 ? counted
                                       : tr("%1 · %2", "files, duration").arg(counted, lengthText(int(length))));
    const std::optional<discogs::Release> &release = m_tagging.release();
    m_releaseTitle->setVisible(release.has_value());
    m_readingButton->setVisible(release.has_value());
    m_otherRelease->setVisible(release.has_value() || m_wanted);
    if (!release) {
        m_releaseFacts->setText(m_wanted ? QString() : tr("Which release are these files?"));
        return;
    }
    m_releaseTitle->setText(tr("%1 – %2", "artist, title").arg(discogs::artistText(release->artists), release->title));
    QStringList facts;
    if (!release->labels.isEmpty())
        facts << discogs::withoutSuffix(release->labels.first().name) << catalogueNumber(release->labels.first());
    facts << (release->year > 0 ? QString::number(release->year) : QString()) << release->country
          << formatsText(release->formats);
    facts.removeAll(QString());
    m_releaseFacts->setText(facts.join(QStringLiteral(" · ")));
}

void TaggerPane::updateChanges()
{
    const tags::PlanSummary summary = m_tagging.summary();
    const bool hasRows = !m_tagging.previews().isEmpty();
    m_summary->setText(hasRows ? summaryText(summary) : QString());
    QStringList fields;
    for (auto it = summary.byField.begin(); it != summary.byField.end(); ++it)
        fields.append(tr("%1: %2", "field, number of files").arg(fieldName(it.key())).arg(it.value()));
    m_summary->setHint(fields.join(u'\n'));
    if (hasRows)
        m_changeStates->showContent();
    else {
        m_changeStates->forgetContent();
        m_changeStates->showNothing(m_tagging.release()
                                        ? m_tagging.files().isEmpty()
                                              ? tr("Open the files of this release to see what would change.")
                                              : tr("No file has a track yet. Drag files onto tracks.")
                                        : tr("What would change stands here once the release is chosen."));
    }
    updateFoot();
    Q_EMIT actionsChanged();
}

void TaggerPane::unfoldChanges()
{
    m_isUnfolding = true;
    const QList<Tagging::Preview> &previews = m_tagging.previews();
    for (int row = 0; row < previews.size(); ++row) {
        const QModelIndex file = m_changesModel->index(row, 0);
        m_changes->setFirstColumnSpanned(row, {}, true);
        for (int item = 0; item < m_changesModel->rowCount(file); ++item) {
            const auto kind = m_changesModel->index(item, 0, file).data(TagChangesModel::KindRole).toInt();
            m_changes->setFirstColumnSpanned(item, file, kind == static_cast<int>(TagChangesModel::Kind::Note));
        }
        m_changes->setExpanded(file, previews.size() <= mostUnfolded && m_folded.count(previews[row].plan.path) == 0);
    }
    m_isUnfolding = false;
}

void TaggerPane::updateFoot()
{
    const TagWrites *writes = m_desk.writes;
    const auto work = writes ? writes->work() : TagWrites::Work::None;
    if (m_write->hasFocus() && !mayWrite())
        m_changes->setFocus(); // else the focus would go to the other end of the window
    m_write->setEnabled(mayWrite());
    m_undo->setEnabled(mayUndoWrite());
    const auto last = writes ? writes->last() : std::nullopt;
    m_undo->setToolTip(last ? tr("Take back the last write: %1").arg(last->title).toHtmlEscaped() : QString());
    m_interrupted->set(work == TagWrites::Work::None && writes ? writes->interrupted() : QList<tags::BatchNote>());
    if (work != TagWrites::Work::None) {
        const QLocale locale;
        const QString sentence =
            work == TagWrites::Work::TakingBack ? tr("Taking back %1 of %2 files") : tr("Writing %1 of %2 files");
        m_progress->show(sentence.arg(locale.toString(writes->done()), locale.toString(writes->total())),
                         writes->done(), writes->total());
    } else if (!m_scanQuestion) {
        m_progress->clear();
    }
    Q_EMIT settledChanged();
    Q_EMIT actionsChanged();
}

} // namespace runout::ui
