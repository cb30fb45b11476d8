// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/filesstrip.h"

#include "ui/desk.h"
#include "ui/filestext.h"
#include "ui/panes/elidedlabel.h"
#include "ui/tagledger.h"
#include "ui/theme/theme.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace runout::ui {

using library::FileState;
using library::RecordFiles;

namespace {

constexpr int textLines = 3;

QToolButton *chip(const QString &iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(QStringLiteral("chip"));
    button->setIcon(icon(iconName));
    button->setIconSize({20, 16});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setText(text);
    button->setAccessibleName(text);
    return button;
}

} // namespace

FilesStrip::FilesStrip(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_ledger(desk.writes ? desk.writes->ledger() : nullptr)
    , m_text(new ElidedLabel(textLines))
    , m_retag(chip(QStringLiteral("tag"), tr("Re-tag by diff")))
    , m_show(chip(QStringLiteral("folder"), tr("Show files")))
    , m_forget(chip(QStringLiteral("clear"), tr("Forget files")))
{
    setAccessibleName(tr("Files of this release"));
    build();
    hide();
    if (!m_ledger)
        return;
    connect(m_ledger, &TagLedger::changed, this, [this](const QList<discogs::ReleaseId> &releases) {
        if (m_release && releases.contains(*m_release))
            reload();
    });
}

FilesStrip::~FilesStrip() = default;

void FilesStrip::build()
{
    m_retag->setToolTip(tr("Opens the files on the page “Tag files” with what differs"));
    m_show->setToolTip(tr("Shows the folder of the files"));
    m_forget->setToolTip(tr("Removes these files from the ledger; the files themselves are left alone"));
    connect(m_retag, &QToolButton::clicked, this, [this] {
        const RecordFiles record = m_record; // whoever hears of it may open another release
        Q_EMIT retagWanted(record);
    });
    connect(m_show, &QToolButton::clicked, this, &FilesStrip::showFiles);
    connect(m_forget, &QToolButton::clicked, this, [this] { m_ledger->forget(m_record.release); });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QToolButton *button : {m_retag, m_show, m_forget})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(4 * Theme::unit, 0, 3 * Theme::unit, 2 * Theme::unit);
    box->setSpacing(Theme::unit);
    box->addWidget(m_text);
    box->addLayout(buttons);
}

void FilesStrip::setRelease(std::optional<discogs::ReleaseId> release)
{
    if (release == m_release)
        return;
    m_release = release;
    take({});
    reload();
    if (release && m_ledger)
        m_ledger->check(*release); // what is shown follows
}

void FilesStrip::reload()
{
    m_question.reset();
    if (!m_release || !m_ledger)
        return;
    m_question = std::make_unique<QObject>();
    whenDone(m_ledger->of(*m_release), m_question.get(), [this](const Result<RecordFiles> &record) {
        m_question.release()->deleteLater();
        take(record.value_or(RecordFiles()));
        Q_EMIT settledChanged();
    });
    Q_EMIT settledChanged();
}

void FilesStrip::take(const RecordFiles &record)
{
    m_record = record;
    const bool mayTouch = m_ledger && !m_ledger->isReadOnly();
    const int gone = record.count(FileState::Gone);
    m_text->setText(record.files.isEmpty() ? QString() : filesText(record));
    m_text->setAccessibleName(m_text->text());
    m_retag->setVisible(mayTouch && record.count(FileState::Differs) > 0);
    m_show->setVisible(mayTouch && gone < record.files.size());
    m_forget->setVisible(mayTouch && gone > 0);
    setVisible(!record.files.isEmpty());
}

void FilesStrip::showFiles()
{
    const auto there = std::find_if(m_record.files.begin(), m_record.files.end(),
                                    [](const library::HeldFile &file) { return file.state != FileState::Gone; });
    if (there == m_record.files.end())
        return;
    QUrl url; // by bytes: a name need not be UTF-8
    url.setScheme(QStringLiteral("file"));
    url.setPath(QString::fromLatin1(bytesOf(pathOf(there->path).parent_path()).toPercentEncoding("/")),
                QUrl::TolerantMode);
    QDesktopServices::openUrl(url);
}

} // namespace runout::ui
