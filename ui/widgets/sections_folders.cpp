// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk.h"
#include "ui/shelfedits.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sectiondelegate.h"
#include "ui/widgets/sections.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>

// What is done with the folders among the sections: new, rename, delete, and records dropped on them.
namespace runout::ui {

using discogs::FolderId;

namespace {

constexpr qint64 unnamed = -1'000'000;

qint64 folderOf(const QListWidgetItem *item)
{
    return item && item->data(SectionDelegate::FolderRole).isValid()
               ? item->data(SectionDelegate::FolderRole).toLongLong()
               : 0;
}

bool isOwn(const QListWidgetItem *item)
{
    return item && item->flags().testFlag(Qt::ItemIsEditable);
}

} // namespace

void Sections::newFolder()
{
    if (!mayEdit() || m_new)
        return;
    int last = 0;
    for (int place = 0; place < count(); ++place) {
        if (item(place)->data(SectionDelegate::FolderRole).isValid())
            last = place;
    }
    m_filling = true;
    m_new = new QListWidgetItem;
    m_new->setData(SectionDelegate::FolderRole, unnamed);
    m_new->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
    insertItem(last + 1, m_new);
    m_filling = false;
    scrollToItem(m_new);
    editItem(m_new);
}

void Sections::changed(QListWidgetItem *item)
{
    if (m_filling || !mayEdit() || !isOwn(item))
        return; // counts and marks change, too
    const QString name = item->text().trimmed();
    const QString before = item->data(SectionDelegate::NameRole).toString();
    if (name.isEmpty() || name == before) {
        m_filling = true;
        item->setText(before);
        m_filling = false;
    } else if (item == m_new) {
        m_desk.edits->createFolder(name);
    } else {
        m_desk.edits->renameFolder(FolderId{folderOf(item)}, name);
    }
}

void Sections::remove(QListWidgetItem *folder)
{
    if (folder->data(SectionDelegate::RecordsRole).toInt() > 0) {
        Q_EMIT notice(tr("The folder %1 is not empty. Move its records to another folder first: choose them in the "
                         "list and drag them there.")
                          .arg(folder->text()));
        return;
    }
    m_desk.edits->removeFolder(FolderId{folderOf(folder)});
}

void Sections::contextMenuEvent(QContextMenuEvent *event)
{
    QListWidgetItem *entry = itemAt(event->pos());
    if (event->reason() == QContextMenuEvent::Keyboard)
        entry = currentItem();
    const bool inCollection =
        entry && (entry->data(SectionDelegate::FolderRole).isValid() || entry->text() == tr("Collection"));
    if (!mayEdit() || !inCollection)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("plus")), tr("New folder…"), this, &Sections::newFolder);
    if (isOwn(entry)) {
        menu->addAction(tr("Rename"), QKeySequence(Qt::Key_F2), this, [this, entry] { editItem(entry); });
        menu->addAction(icon(QStringLiteral("trash")), tr("Delete folder"), this, [this, entry] { remove(entry); });
    }
    menu->popup(event->reason() == QContextMenuEvent::Keyboard
                    ? viewport()->mapToGlobal(visualItemRect(entry).bottomLeft())
                    : event->globalPos());
}

void Sections::keyPressEvent(QKeyEvent *event)
{
    if (isOwn(currentItem()) && event->key() == Qt::Key_F2)
        editItem(currentItem());
    else if (isOwn(currentItem()) && event->key() == Qt::Key_Delete)
        remove(currentItem());
    else
        QListWidget::keyPressEvent(event);
}

QStringList Sections::mimeTypes() const
{
    return {instancesMimeType()};
}

QListWidgetItem *Sections::folderAt(const QPoint &point) const
{
    QListWidgetItem *entry = itemAt(point);
    return folderOf(entry) != 0 && entry != m_new ? entry : nullptr; // a new one has a temporary, negative id
}

void Sections::dragEnterEvent(QDragEnterEvent *event)
{
    if (mayEdit() && event->mimeData()->hasFormat(instancesMimeType()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void Sections::dragMoveEvent(QDragMoveEvent *event)
{
    QListWidgetItem *over = folderAt(event->position().toPoint());
    m_filling = true;
    for (int place = 0; place < count(); ++place) {
        if (item(place)->data(SectionDelegate::DropRole).toBool() != (item(place) == over))
            item(place)->setData(SectionDelegate::DropRole, item(place) == over);
    }
    m_filling = false;
    if (over && event->mimeData()->hasFormat(instancesMimeType()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void Sections::dragLeaveEvent(QDragLeaveEvent *)
{
    m_filling = true;
    for (int place = 0; place < count(); ++place) {
        if (item(place)->data(SectionDelegate::DropRole).toBool())
            item(place)->setData(SectionDelegate::DropRole, false);
    }
    m_filling = false;
}

void Sections::dropEvent(QDropEvent *event)
{
    const QListWidgetItem *over = folderAt(event->position().toPoint());
    const auto instances = instancesFromMime(event->mimeData()->data(instancesMimeType()));
    QDragLeaveEvent left;
    dragLeaveEvent(&left);
    if (!over || !mayEdit() || instances.isEmpty()) {
        event->ignore();
        return;
    }
    m_desk.edits->moveById(instances, FolderId{folderOf(over)});
    event->acceptProposedAction();
}

} // namespace runout::ui
