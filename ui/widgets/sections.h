// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/usertypes.h"
#include "core/library/library.h"
#include "core/library/shelf.h"

#include <QListWidget>

namespace runout::ui {

struct Desk;

// The sections of the program at the left edge, with counts: search, the collector's own with the folders below it, and
// what was seen before. Folders are renamed in place and take records that are dropped on them.
class Sections : public QListWidget
{
    Q_OBJECT
public:
    // Names beyond those of the folders are fixed; `desk` without a collection has no sections of the collector's own.
    explicit Sections(const Desk &desk, QWidget *parent = nullptr);

    void setCounts(const library::Library::Counts &counts);
    QSize sizeHint() const override;
    void newFolder(); // a row to type its name into

Q_SIGNALS:
    void notice(const QString &sentence); // why something was not done

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QStringList mimeTypes() const override;

private:
    QListWidgetItem *addSection(const QString &name, const QString &iconName, int kind);
    void addCaption(const QString &text);
    void addShelf();
    void followShelf();
    void setFolders(const QList<discogs::Folder> &folders);
    void setState(const library::ShelfState &state);
    void setCount(int kind, int count);
    void follow();
    void go(QListWidgetItem *item);
    void changed(QListWidgetItem *item); // a name was typed
    void remove(QListWidgetItem *folder);
    [[nodiscard]] QListWidgetItem *section(int kind, qint64 folder = -1) const;
    [[nodiscard]] QListWidgetItem *folderAt(const QPoint &point) const; // one that takes records
    [[nodiscard]] bool mayEdit() const;

    const Desk &m_desk;
    QListWidgetItem *m_new = nullptr; // the folder being named
    bool m_filling = false;           // our own changes are not typed ones
};

} // namespace runout::ui
