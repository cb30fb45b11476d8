// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shelfmenu.h"

#include "core/auth/account.h"
#include "ui/desk.h"
#include "ui/models/resultsmodel.h"
#include "ui/shelfedits.h"
#include "ui/theme/theme.h"

#include <QMenu>

namespace runout::ui {

namespace {

void fill(QMenu &menu, const ShelfEdits &edits, const std::function<void(discogs::FolderId)> &choose)
{
    menu.clear();
    QList<discogs::Folder> folders = edits.folders();
    const discogs::FolderId usual = edits.usualFolder();
    std::stable_partition(folders.begin(), folders.end(),
                          [usual](const discogs::Folder &folder) { return folder.id == usual; });
    for (const discogs::Folder &folder : std::as_const(folders)) {
        QString name = folder.name;
        QAction *action = menu.addAction(icon(QStringLiteral("folder")), name.replace(u'&', QStringLiteral("&&")));
        QObject::connect(action, &QAction::triggered, &menu, [choose, id = folder.id] { choose(id); });
        if (folder.id == usual && folders.size() > 1)
            menu.addSeparator();
    }
}

} // namespace

QMenu *folderMenu(const ShelfEdits &edits, const QString &title, QWidget *parent,
                  std::function<void(discogs::FolderId)> choose)
{
    auto *menu = new QMenu(title, parent);
    const auto refill = [menu, &edits, choose = std::move(choose)] { fill(*menu, edits, choose); };
    QObject::connect(menu, &QMenu::aboutToShow, menu, refill);
    QObject::connect(&edits, &ShelfEdits::namesChanged, menu, refill);
    refill();
    return menu;
}

bool mayAdd(const Desk &desk)
{
    if (!desk.edits || desk.edits->isReadOnly())
        return false;
    const auth::Account *account = desk.account;
    return !account || account->isSignedIn() || account->isLoading() || !account->rememberedName().isEmpty();
}

QString whyNotAdd()
{
    return QMenu::tr("Link your Discogs account first: what you add here is added there too.");
}

void addShelfActions(QMenu &menu, const Desk &desk, const ResultRow &row)
{
    if (!desk.edits || desk.edits->isReadOnly())
        return;
    ShelfEdits *edits = desk.edits;
    const discogs::ReleaseId release{row.entity.id};
    QMenu *folders =
        folderMenu(*edits, row.inCollection ? QMenu::tr("Add another copy to") : QMenu::tr("Add to collection"), &menu,
                   [edits, release](discogs::FolderId folder) { edits->add(release, folder); });
    folders->setIcon(icon(QStringLiteral("plus")));
    menu.addMenu(folders);
    const bool may = mayAdd(desk);
    menu.setToolTipsVisible(!may);
    folders->menuAction()->setEnabled(may);
    folders->menuAction()->setToolTip(whyNotAdd());
    if (row.inWantlist)
        menu.addAction(icon(QStringLiteral("wanted")), QMenu::tr("Remove from wantlist"), edits,
                       [edits, release] { edits->removeWant(release); });
    else {
        QAction *want = menu.addAction(icon(QStringLiteral("wantlist")), QMenu::tr("Add to wantlist"), edits,
                                       [edits, release] { edits->want(release); });
        want->setEnabled(may);
        want->setToolTip(whyNotAdd());
    }
}

} // namespace runout::ui
