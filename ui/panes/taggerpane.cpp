// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/taggerpane.h"

#include "core/base/settings.h"
#include "core/tags/guess.h"
#include "ui/desk.h"
#include "ui/dialogs/fieldmapdialog.h"
#include "ui/dialogs/writehistory.h"
#include "ui/models/tagchangesmodel.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/models/tagtracksmodel.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/tagparts.h"
#include "ui/panes/tagpicker.h"
#include "ui/tagtext.h"
#include "ui/widgets/panestates.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace runout::ui {

using tags::FilePath;

namespace {

QList<FilePath> pathsIn(const QMimeData *mime)
{
    QList<FilePath> paths;
    for (const QUrl &url : mime->urls()) {
        // By bytes: QUrl::toLocalFile() would lose names that are no UTF-8.
        if (url.isLocalFile())
            paths.append(
                FilePath(QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1()).toStdString()));
    }
    return paths;
}

QList<FilePath> pathsOf(const QStringList &names)
{
    QList<FilePath> paths;
    for (const QString &name : names)
        paths.append(FilePath(QFile::encodeName(name).toStdString()));
    return paths;
}

} // namespace

TaggerPane::TaggerPane(Desk &desk, QWidget *parent)
    : Pane(parent)
    , m_desk(desk)
    , m_filesModel(new TagFilesModel(m_tagging, this))
    , m_tracksModel(new TagTracksModel(m_tagging, this))
    , m_changesModel(new TagChangesModel(m_tagging, this))
{
    m_tagging.setOptions(tagOptionsFrom(desk.settings.tagging()));
    build();
    follow();
    updateAll();
}

TaggerPane::~TaggerPane() = default;

void TaggerPane::follow()
{
    connect(&m_tagging, &Tagging::proposalWanted, this, &TaggerPane::propose);
    connect(&m_tagging, &Tagging::filesChanged, this, &TaggerPane::endPlacing);
    connect(&m_tagging, &Tagging::releaseChanged, this, &TaggerPane::updateHeads);
    connect(&m_tagging, &Tagging::matchChanged, this, [this] {
        updateState();
        Q_EMIT actionsChanged();
    });
    connect(&m_tagging, &Tagging::previewChanged, this, [this] {
        unfoldChanges();
        updateChanges();
    });
    connect(&m_tagging, &Tagging::switchesChanged, this, &TaggerPane::updateChanges);
    connect(&m_desk.settings, &Settings::changed, this,
            [this] { setOptions(tagOptionsFrom(m_desk.settings.tagging())); });
    connect(m_picker, &TagPicker::chosen, this, &TaggerPane::useRelease);
    connect(m_picker, &TagPicker::settledChanged, this, &Pane::settledChanged);
    connect(m_interrupted, &InterruptedStrip::finishWanted, this,
            [this](const QString &batch) { m_desk.writes->finish(batch); });
    connect(m_interrupted, &InterruptedStrip::undoWanted, this,
            [this](const QString &batch) { m_desk.writes->undo(batch); });
    if (TagWrites *writes = m_desk.writes) {
        connect(writes, &TagWrites::changed, this, &TaggerPane::updateFoot);
        connect(writes, &TagWrites::progressed, this, &TaggerPane::updateFoot);
        connect(writes, &TagWrites::ended, this,
                [this](const TagWrites::End &end) { takeReport(end.work, end.report); });
    }
}

// Files

void TaggerPane::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Open audio files"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(
        tr("Audio files (*.flac *.mp3 *.ogg *.oga *.opus *.m4a *.mp4 *.m4b *.aif *.aiff *.wav *.wv *.ape "
           "*.mpc *.wma *.dsf);;All files (*)"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &names) { open(pathsOf(names)); });
    Q_EMIT dialogWanted(dialog);
}

void TaggerPane::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a folder"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &names) { open(pathsOf(names)); });
    Q_EMIT dialogWanted(dialog);
}

void TaggerPane::open(const QList<FilePath> &paths, bool adds)
{
    if (paths.isEmpty())
        return;
    if (adds) {
        for (const FilePath &path : paths) {
            if (!m_paths.contains(path))
                m_paths.append(path);
        }
    } else {
        if (m_wasWritten || !m_outlivesFiles)
            forgetRelease(); // it was that of other files
        m_paths = paths;
        m_wasWritten = false;
        m_folded.clear();
        m_outcome->setText({});
    }
    scanFiles();
}

void TaggerPane::scanFiles(const std::map<FilePath, FilePath> &renamed)
{
    m_scan.cancel();
    m_scanQuestion = std::make_unique<QObject>();
    m_scan = tags::scan(*QThreadPool::globalInstance(), m_paths);
    auto *watcher = new QFutureWatcher<Result<tags::Scanned>>(m_scanQuestion.get());
    const auto tell = [this, watcher] {
        const int total = watcher->progressMaximum();
        const QLocale locale;
        m_progress->show(
            total > 0
                ? tr("Reading %1 of %2 files").arg(locale.toString(watcher->progressValue()), locale.toString(total))
                : tr("Looking for files…"),
            watcher->progressValue(), total);
    };
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, tell);
    connect(watcher, &QFutureWatcherBase::progressRangeChanged, this, tell);
    watcher->setFuture(m_scan);
    tell();
    whenDone(m_scan, m_scanQuestion.get(), [this, renamed](const Result<tags::Scanned> &scanned) {
        m_scanQuestion.release()->deleteLater();
        if (scanned)
            takeScanned(*scanned, renamed);
        else if (m_tagging.files().isEmpty())
            m_paths.clear(); // stopped
        updateAll();
    });
    updateAll();
}

void TaggerPane::takeScanned(const tags::Scanned &scanned, const std::map<FilePath, FilePath> &renamed)
{
    m_tagging.setFiles(scanned, renamed);
    m_tagging.setFailures(std::exchange(m_failuresToTell, {}));
    askPresent();
    if (m_tagging.release() || m_wanted || scanned.groups.isEmpty())
        return;
    const tags::ReleaseGuess guess = tags::guessRelease(m_tagging.files());
    setPicking(true);
    m_picker->suggest(guess);
}

// Names that are in use in the folders, so that none is given twice.
void TaggerPane::askPresent()
{
    std::set<FilePath> folders;
    for (const tags::AudioFile &file : m_tagging.files())
        folders.insert(file.path.parent_path());
    ++m_asking;
    const auto list = [folders]() -> Result<QList<FilePath>> {
        QList<FilePath> present;
        for (const FilePath &folder : folders) {
            std::error_code error;
            for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
                 entry.increment(error))
                present.append(entry->path());
        }
        return present;
    };
    whenDone(runOn(*QThreadPool::globalInstance(), list), this, [this](const Result<QList<FilePath>> &present) {
        --m_asking;
        if (present)
            m_tagging.setPresent(*present);
        Q_EMIT settledChanged();
    });
}

void TaggerPane::refresh()
{
    if (!m_paths.isEmpty())
        scanFiles();
}

bool TaggerPane::takes(const QMimeData *mime)
{
    return mime && mime->hasUrls() && !pathsIn(mime).isEmpty();
}

// What comes after a write is another record; before it, more of the same.
void TaggerPane::take(const QMimeData *mime)
{
    open(pathsIn(mime), !m_wasWritten && !m_paths.isEmpty());
}

void TaggerPane::dragEnterEvent(QDragEnterEvent *event)
{
    if (takes(event->mimeData()))
        event->acceptProposedAction();
}

void TaggerPane::dropEvent(QDropEvent *event)
{
    if (!takes(event->mimeData()))
        return;
    event->acceptProposedAction();
    take(event->mimeData());
}

// The match

void TaggerPane::propose()
{
    m_matchQuestion = std::make_unique<QObject>();
    const Tagging::Question question = m_tagging.question();
    const auto work = [question]() -> Result<tags::Match> {
        return tags::match(question.files, question.tracks, question.options);
    };
    whenDone(runOn(*QThreadPool::globalInstance(), work), m_matchQuestion.get(),
             [this, question](const Result<tags::Match> &match) {
                 m_matchQuestion.release()->deleteLater();
                 if (match)
                     m_tagging.setProposal(question, *match);
                 updateAll();
             });
    updateAll();
}

bool TaggerPane::isSettled() const
{
    return !m_scanQuestion && !m_matchQuestion && !m_releaseQuestion && m_asking == 0 && !m_isCoverBusy &&
           m_picker->isSettled() && (!m_desk.writes || m_desk.writes->isSettled());
}

void TaggerPane::focusList()
{
    m_files->setFocus();
}

void TaggerPane::setOptions(const TagOptions &options)
{
    if (options == m_tagging.options())
        return;
    const bool rescale = options.coverSide != m_tagging.options().coverSide;
    m_tagging.setOptions(options);
    m_desk.settings.setTagging(toJson(options));
    if (rescale)
        scaleCover();
    updateAll();
}

void TaggerPane::editFields()
{
    auto *dialog = new FieldMapDialog(m_tagging.options(), m_tagging.release(), m_tagging.files(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { setOptions(dialog->options()); });
    Q_EMIT dialogWanted(dialog);
}

QDialog *TaggerPane::showHistory()
{
    if (!m_history) {
        m_history = new WriteHistory(*m_desk.writes, this);
        m_history->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_history->show();
    m_history->raise();
    return m_history;
}

} // namespace runout::ui
