// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pathdialog.h"

#include "core/base/async.h"
#include "core/discogs/credits.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linktext.h"

#include <QCheckBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QTextDocumentFragment>

#include <algorithm>

namespace runout::ui {

using library::PathStep;
using library::PlayedTogether;

namespace {

constexpr int wide = 460;

QString linkTo(const PathStep &step)
{
    return linkHtml(discogs::withoutSuffix(step.name), discogs::entity(step.person), step.name);
}

QString pathHtml(const QList<PathStep> &path)
{
    QString html;
    for (const PathStep &step : path) {
        html += QStringLiteral("<p style=\"margin:2px 0\"><b>%1</b></p>").arg(linkTo(step));
        if (discogs::number(step.record) != 0)
            html += QStringLiteral("<p style=\"margin:2px 0 2px 18px\">%1</p>")
                        .arg(PathDialog::tr("on %1").arg(linkHtml(step.title, discogs::entity(step.record))));
    }
    return html;
}

// By the whole name, however its letters are written; else -1.
int personCalled(const PlayedTogether &all, const QString &name)
{
    const auto found = std::find_if(all.names.begin(), all.names.end(), [&](const QString &known) {
        return known.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == all.names.end() ? -1 : int(found - all.names.begin());
}

} // namespace

PathDialog::PathDialog(Desk &desk, discogs::ArtistId from, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_from(from)
{
    setWindowTitle(tr("Path between two people"));
    build();
    // A link leads away: what it leads to is behind this.
    connect(&desk.state, &BrowserState::historyChanged, this, &QDialog::accept);
    m_answer->setText(tr("Your records are being read.").toHtmlEscaped());
}

PathDialog::~PathDialog()
{
    stop();
}

void PathDialog::build()
{
    m_heading = new QLabel(tr("To whom?"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setFont(type::heading(font()));
    m_name = new QLineEdit;
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Somebody credited on your records"));
    m_name->setEnabled(false);
    m_musicians = new QCheckBox(tr("Musicians only"));
    m_musicians->setToolTip(tr("Leaves out who only drew, photographed, recorded or wrote"));
    m_find = new QPushButton(tr("Find"));
    m_find->setDefault(true);
    m_find->setEnabled(false);
    m_answer = new LinkText(m_desk.state);
    m_answer->setWordWrap(true);
    m_answer->setAccessibleName(tr("Path"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_find, &QPushButton::clicked, this, &PathDialog::find);
    connect(m_musicians, &QCheckBox::toggled, this, [this] {
        if (!m_name->text().isEmpty())
            find();
    });

    auto *row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_find);
    auto *box = new QVBoxLayout(this);
    box->setSpacing(3 * Theme::unit);
    box->addWidget(m_heading);
    box->addLayout(row);
    box->addWidget(m_musicians);
    box->addWidget(m_answer, 1);
    box->addWidget(buttons);
    setMinimumWidth(wide);
}

void PathDialog::setTogether(const std::shared_ptr<const PlayedTogether> &together)
{
    m_together = together;
    QStringList names(together->names.begin(), together->names.end());
    auto *completer = new QCompleter(new QStringListModel(names, this), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(10);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &PathDialog::find,
            Qt::QueuedConnection);
    m_name->setCompleter(completer);
    m_name->setEnabled(true);
    m_find->setEnabled(true);
    m_answer->setText(
        tr("%n people are credited on your records held in full.", nullptr, int(names.size())).toHtmlEscaped());
    m_name->setFocus();
}

void PathDialog::fail(const Error &error)
{
    m_answer->setText(errorText(error).toHtmlEscaped());
}

QString PathDialog::message() const
{
    return QTextDocumentFragment::fromHtml(m_answer->text()).toPlainText();
}

void PathDialog::stop()
{
    if (m_stopped)
        *m_stopped = true;
}

void PathDialog::find()
{
    const QString name = m_name->text().trimmed();
    if (!m_together || name.isEmpty())
        return;
    stop();
    const int person = personCalled(*m_together, name);
    if (person < 0) {
        m_answer->setText(tr("Nobody called “%1” is credited on your records. Choose a name from the list.")
                              .arg(name)
                              .toHtmlEscaped());
        return;
    }
    m_stopped = std::make_shared<std::atomic_bool>(false);
    m_answer->setText(tr("Looking for a path.").toHtmlEscaped());
    const discogs::ArtistId to{m_together->people[size_t(person)]};
    using Path = std::optional<QList<PathStep>>;
    const auto look = [together = m_together, from = m_from, to, only = m_musicians->isChecked(),
                       stopped = m_stopped]() -> Result<Path> {
        return library::pathBetween(*together, from, to, only, [stopped] { return stopped->load(); });
    };
    whenDone(runOn(*QThreadPool::globalInstance(), look), this,
             [this, name, stopped = m_stopped](const Result<Path> &path) {
                 if (!*stopped && path)
                     showPath(*path, name);
             });
}

void PathDialog::showPath(const std::optional<QList<PathStep>> &path, const QString &to)
{
    if (path)
        m_answer->setText(pathHtml(*path));
    else
        m_answer->setText(tr("There is no path to %1 through your records.").arg(to).toHtmlEscaped());
    adjustSize();
}

} // namespace runout::ui
