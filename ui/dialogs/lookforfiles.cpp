// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lookforfiles.h"

#include "core/base/settings.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

const auto foldersName = QStringLiteral("musicFolders");

} // namespace

LookForFiles::LookForFiles(TagLedger &ledger, Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_ledger(ledger)
    , m_settings(settings)
    , m_folders(new QListWidget)
    , m_text(new QLabel)
    , m_bar(new QProgressBar)
    , m_add(new QPushButton(tr("Add folder…")))
    , m_remove(new QPushButton(tr("Remove")))
    , m_look(new QPushButton(tr("Look for files")))
    , m_stop(new QPushButton(tr("Stop")))
{
    setWindowTitle(tr("Files of your records"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 400);
    build();
    for (const QString &folder : settings.layout(foldersName).toStringList())
        m_folders->addItem(folder);
    connect(m_folders, &QListWidget::currentRowChanged, this, &LookForFiles::updateButtons);
    connect(m_add, &QPushButton::clicked, this, &LookForFiles::chooseFolder);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        delete m_folders->currentItem();
        keepFolders();
    });
    connect(m_look, &QPushButton::clicked, this, &LookForFiles::look);
    connect(m_stop, &QPushButton::clicked, &ledger, &TagLedger::stopLooking);
    connect(&ledger, &TagLedger::progressed, this, &LookForFiles::showProgress);
    connect(&ledger, &TagLedger::looked, this, &LookForFiles::showResult);
    showProgress();
    if (!ledger.isLooking())
        m_text->setText(m_folders->count() == 0
                            ? tr("Nothing is looked through yet. Add the folder that your music is in.")
                            : tr("Only files that are new or have changed are read."));
}

void LookForFiles::build()
{
    auto *title = new QLabel(tr("Files of your records"));
    title->setFont(type::title(font()));
    auto *why = new QLabel(tr("Files whose tags name a Discogs release are noted beside that record: which sides have "
                              "files, which are missing, and which tags differ from Discogs. No file is changed."));
    why->setWordWrap(true);
    m_folders->setAccessibleName(tr("Folders of music"));
    m_text->setAccessibleName(tr("How it went"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    auto *close = new QPushButton(tr("Close"));
    for (QPushButton *button : {m_add, m_remove, m_look, m_stop, close})
        button->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_look);
    buttons->addWidget(close);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 20, 20, 16);
    box->setSpacing(12);
    box->addWidget(title);
    box->addWidget(why);
    box->addWidget(m_folders, 1);
    box->addWidget(m_text);
    box->addWidget(m_bar);
    box->addLayout(buttons);
}

QStringList LookForFiles::folders() const
{
    QStringList folders;
    for (int row = 0; row < m_folders->count(); ++row)
        folders.append(m_folders->item(row)->text());
    return folders;
}

void LookForFiles::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of music"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &LookForFiles::addFolder);
    dialog->open();
}

void LookForFiles::addFolder(const QString &folder)
{
    if (!folder.isEmpty() && !folders().contains(folder)) {
        m_folders->addItem(folder);
        m_folders->setCurrentRow(m_folders->count() - 1);
    }
    keepFolders();
}

void LookForFiles::keepFolders()
{
    m_settings.setLayout(foldersName, folders());
    updateButtons();
}

void LookForFiles::look()
{
    QList<tags::FilePath> paths;
    for (const QString &folder : folders())
        paths.append(pathOf(QFile::encodeName(folder)));
    m_ledger.lookIn(paths);
}

void LookForFiles::showProgress()
{
    m_bar->setVisible(m_ledger.isLooking());
    m_bar->setRange(0, m_ledger.total());
    m_bar->setValue(m_ledger.done());
    if (m_ledger.isLooking()) {
        const QLocale locale;
        m_text->setText(
            m_ledger.total() > 0
                ? tr("Reading %1 of %2 files").arg(locale.toString(m_ledger.done()), locale.toString(m_ledger.total()))
                : tr("Looking for files…"));
    }
    updateButtons();
}

void LookForFiles::showResult(const TagLedger::Looked &result)
{
    const QLocale locale;
    if (result.wasStopped) {
        m_text->setText(tr("Stopped. Nothing was noted."));
        return;
    }
    QStringList parts{result.files == 0 ? tr("No new files of records.")
                                        : tr("New or changed: %1 files of %2 records.")
                                              .arg(locale.toString(result.files), locale.toString(result.records))};
    if (result.known > 0)
        parts.append(tr("%1 are as they were.").arg(locale.toString(result.known)));
    if (result.others > 0)
        parts.append(tr("%1 name no release: tag them first.").arg(locale.toString(result.others)));
    if (result.refused > 0)
        parts.append(tr("%1 could not be read.").arg(locale.toString(result.refused)));
    m_text->setText(parts.join(u' '));
}

void LookForFiles::updateButtons()
{
    const bool looking = m_ledger.isLooking();
    m_add->setEnabled(!looking);
    m_remove->setEnabled(!looking && m_folders->currentItem());
    m_look->setEnabled(!looking && m_folders->count() > 0 && !m_ledger.isReadOnly());
    m_stop->setVisible(looking);
}

} // namespace runout::ui
