// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importdialog.h"
#include "ui/errortext.h"

#include <QProgressBar>
#include <QPushButton>

#include <utility>

namespace runout::ui {

namespace {

constexpr int rowsAtOnce = 50; // whose edits are one transaction

} // namespace

void ImportDialog::start()
{
    if (m_state != State::Ready)
        return;
    m_left.clear();
    m_imported = 0;
    m_isStopping = false;
    const auto &rows = m_model->plan().rows;
    for (int i = 0; i < rows.size(); ++i) {
        if (!rows[i].edits.isEmpty())
            m_left.append(i);
    }
    setState(State::Importing);
    say({}, false);
    m_question = std::make_unique<QObject>();
    if (m_model->plan().folders.isEmpty())
        importNext();
    else
        createFolders();
}

// First of all, so that the rows can name them.
void ImportDialog::createFolders()
{
    const auto failed = [this](const Error &error) {
        stop(tr("Nothing was imported. %1").arg(errorText(error)), true);
    };
    whenDone(m_calls.apply(m_model->plan().folders), m_question.get(), [this, failed](const Result<qint64> &created) {
        if (!created)
            return failed(created.error());
        whenDone(m_calls.folders(), m_question.get(), [this, failed](const Result<QList<discogs::Folder>> &folders) {
            if (!folders)
                return failed(folders.error());
            m_folders = *folders;
            importNext();
        });
    });
}

void ImportDialog::importNext()
{
    if (m_left.isEmpty())
        return stop(tr("%n rows are in the library. They go to Discogs in the background; each step can be undone from "
                       "the journal.",
                       nullptr, m_imported),
                    false);
    if (m_isStopping)
        return stop(tr("Stopped. %n rows are in the library, the rest is not.", nullptr, m_imported), false);
    const library::ImportPlan &plan = m_model->plan();
    const int rows = static_cast<int>(qMin<qsizetype>(rowsAtOnce, m_left.size()));
    QList<library::Edit> edits;
    for (int i = 0; i < rows; ++i)
        edits += plan.rows[m_left[i]].edits;
    edits = library::withFolders(edits, plan.folders, m_folders);
    whenDone(m_calls.apply(edits), m_question.get(), [this, rows](const Result<qint64> &applied) {
        if (!applied)
            return stop(tr("%n rows are in the library, then it stopped. %1", nullptr, m_imported)
                            .arg(errorText(applied.error())),
                        true);
        m_left.remove(0, rows);
        m_imported += rows;
        m_progress->setValue(m_imported);
        importNext();
    });
}

// The plan has been used: what is left of it would have to be made anew.
void ImportDialog::stop(const QString &sentence, bool problem)
{
    m_left.clear();
    setState(State::Ready);
    m_import->setEnabled(false);
    m_import->setText(tr("Import"));
    say(sentence, problem);
    m_close->setFocus();
    if (m_question)
        m_question.release()->deleteLater(); // it may be the sender
    Q_EMIT imported(m_imported);
}

void ImportDialog::done(int result)
{
    const bool wasImporting = std::exchange(m_state, State::Idle) == State::Importing;
    m_question.reset();
    m_left.clear();
    if (wasImporting)
        Q_EMIT imported(m_imported);
    QDialog::done(result);
}

} // namespace runout::ui
