// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "core/base/version.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

void addClose(QDialog *dialog, QVBoxLayout *box)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    box->addWidget(buttons);
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Runout"));
    auto *title = new QLabel(tr("Runout %1").arg(QStringLiteral(RUNOUT_VERSION)));
    title->setFont(type::title(font()));
    auto *text = new QLabel(
        tr("<p>For people who own records: browse every pressing, read the credits in full, keep your shelf.</p>"
           "<p>Runout is free software under the GNU General Public License, version 3 or later. It comes with no "
           "warranty.</p>"
           "<p>This application uses Discogs’ API but is not affiliated with, sponsored or endorsed by Discogs. "
           "“Discogs” is a trademark of Zink Media, LLC.</p>"
           "<p>Data provided by <a href=\"https://www.discogs.com\">Discogs</a>. Pictures and market figures belong "
           "to Discogs and their owners and are shown, not given away.</p>"
           "<p>Biographies, listeners and tags come from <a href=\"https://www.last.fm\">Last.fm</a>.</p>"));
    text->setWordWrap(true);
    text->setOpenExternalLinks(true);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setAccessibleName(tr("About Runout"));
    text->setMinimumWidth(420);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 20, 20, 16);
    box->addWidget(title);
    box->addWidget(text);
    box->addSpacing(2 * Theme::unit);
    addClose(this, box);
}

ShortcutsDialog::ShortcutsDialog(const QList<QPair<QString, QString>> &shortcuts, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(520, 560);
    auto *list = new QTreeWidget;
    list->setAccessibleName(tr("Shortcuts"));
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setHeaderHidden(true); // what stands where is plain to see
    list->setStyleSheet(QStringLiteral("QTreeView::item { padding: 0 8px; }"));
    list->setRootIsDecorated(false);
    list->setFrameShape(QFrame::NoFrame);
    list->setFocusPolicy(Qt::StrongFocus);
    list->setIndentation(0);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list->header()->setStretchLastSection(false);
    for (const auto &[name, keys] : shortcuts) {
        auto *item = new QTreeWidgetItem(list, {name, keys});
        item->setSizeHint(0, {0, fontMetrics().height() + (keys.isEmpty() ? 4 : 2) * Theme::unit});
        if (!keys.isEmpty())
            continue;
        item->setFirstColumnSpanned(true);
        item->setFont(0, type::heading(type::small(font())));
        item->setFlags(Qt::ItemIsEnabled);
    }
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 12, 12, 12);
    box->addWidget(list);
    addClose(this, box);
}

} // namespace runout::ui
