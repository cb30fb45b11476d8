// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tagchangesmodel.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/models/tagtracksmodel.h"
#include "ui/panes/taggerpane.h"
#include "ui/tagtext.h"
#include "ui/widgets/panestates.h"

#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QTreeView>

// Corrections of the match by hand, by mouse and keys. Part of TaggerPane.
namespace runout::ui {

int TaggerPane::currentRow() const
{
    const QModelIndex index = m_tracks->currentIndex();
    return index.isValid() ? index.data(TagTracksModel::RowRole).toInt() : -1;
}

void TaggerPane::selectRow(int row)
{
    const QModelIndex index = m_tracksModel->indexOf(row);
    if (index.isValid())
        m_tracks->setCurrentIndex(index);
}

// A file chosen by keyboard waits for its track: Enter on it.
void TaggerPane::beginPlacing(int file)
{
    if (file < 0 || m_tagging.match().rows.isEmpty())
        return;
    m_placing = file;
    m_trackStates->setNotice(
        tr("Enter on its track puts “%1” there, Escape leaves it.").arg(wholeFileName(m_tagging.files()[file].path)));
    m_tracks->setFocus();
    if (currentRow() < 0)
        selectRow(0);
}

void TaggerPane::endPlacing()
{
    if (m_placing < 0)
        return;
    m_placing = -1;
    m_trackStates->setNotice({});
}

void TaggerPane::activateTrack(const QModelIndex &index)
{
    const int row = index.data(TagTracksModel::RowRole).toInt();
    if (row < 0)
        return;
    if (m_placing >= 0)
        m_tagging.assign(std::exchange(m_placing, -1), row);
    else if (index.data(TagTracksModel::IsSuggestionRole).toBool())
        m_tagging.takeSuggestion(row);
    m_trackStates->setNotice({});
    selectRow(row);
}

bool TaggerPane::handleTrackKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int row = currentRow();
    const auto last = int(m_tagging.match().rows.size()) - 1;
    if (modifiers == Qt::AltModifier && (key == Qt::Key_Up || key == Qt::Key_Down)) {
        const int by = key == Qt::Key_Up ? -1 : 1;
        if (row < 0 || row + by < 0 || row + by > last)
            return true;
        m_tagging.moveRow(row, by);
        selectRow(row + by);
        return true;
    }
    if (modifiers == Qt::NoModifier && key == Qt::Key_Delete) {
        if (row >= 0)
            m_tagging.unmatch(row);
        return true;
    }
    if (modifiers == Qt::ControlModifier && key == Qt::Key_T) {
        QList<int> rows;
        for (const QModelIndex &index : m_tracks->selectionModel()->selectedIndexes())
            rows.append(index.data(TagTracksModel::RowRole).toInt());
        if (rows.size() == 2)
            m_tagging.swapRows(rows[0], rows[1]);
        return true;
    }
    if (modifiers == Qt::NoModifier && key == Qt::Key_Escape && m_placing >= 0) {
        endPlacing();
        m_files->setFocus();
        return true;
    }
    return false;
}

bool TaggerPane::eventFilter(QObject *watched, QEvent *event)
{
    if (m_changes && watched == m_changes->viewport() && event->type() == QEvent::Resize)
        shareRoom();
    if (event->type() != QEvent::KeyPress)
        return Pane::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_files && enter && key->modifiers() == Qt::NoModifier) {
        beginPlacing(m_files->currentIndex().data(TagFilesModel::FileRole).toInt());
        return true;
    }
    if (watched == m_tracks && handleTrackKey(key->key(), key->modifiers()))
        return true;
    return Pane::eventFilter(watched, event);
}

void TaggerPane::showTrackMenu(const QPoint &at)
{
    const QModelIndex index = m_tracks->indexAt(at);
    const int row = index.isValid() ? index.data(TagTracksModel::RowRole).toInt() : -1;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QKeySequence &key, bool may, const std::function<void()> &run) {
        QAction *action = menu->addAction(text, this, run);
        action->setShortcut(key);
        action->setEnabled(may);
    };
    if (row >= 0) {
        const tags::MatchRow match = m_tagging.match().rows[row];
        const auto press = [this](int key, Qt::KeyboardModifiers modifiers) {
            return [this, key, modifiers] { handleTrackKey(key, modifiers); };
        };
        if (match.file < 0 && match.suggestion >= 0)
            add(tr("Take the suggestion"), QKeySequence(Qt::Key_Return), true,
                [this, row] { m_tagging.takeSuggestion(row); });
        add(tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up), row > 0, press(Qt::Key_Up, Qt::AltModifier));
        add(tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down), row + 1 < m_tagging.match().rows.size(),
            press(Qt::Key_Down, Qt::AltModifier));
        add(tr("Swap the two"), QKeySequence(Qt::CTRL | Qt::Key_T),
            m_tracks->selectionModel()->selectedIndexes().size() == 2, press(Qt::Key_T, Qt::ControlModifier));
        add(tr("Take the file away"), QKeySequence(Qt::Key_Delete), match.file >= 0,
            press(Qt::Key_Delete, Qt::NoModifier));
        menu->addSeparator();
    }
    add(tr("Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z), m_tagging.canUndo(), [this] { m_tagging.undo(); });
    add(tr("Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), m_tagging.canRedo(), [this] { m_tagging.redo(); });
    menu->popup(m_tracks->viewport()->mapToGlobal(at));
}

void TaggerPane::showFileMenu(const QPoint &at)
{
    const QModelIndex index = m_files->indexAt(at);
    const int file = index.isValid() ? index.data(TagFilesModel::FileRole).toInt() : -1;
    if (file < 0 || m_tagging.match().rows.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QMenu *tracks = menu->addMenu(tr("Put on track"));
    for (int i = 0; i < m_tracksModel->rowCount(); ++i) {
        const QModelIndex track = m_tracksModel->index(i);
        const int row = track.data(TagTracksModel::RowRole).toInt();
        if (row < 0) {
            tracks->addSeparator();
            continue;
        }
        const QString text = tr("%1 %2", "position, title")
                                 .arg(track.data(TagTracksModel::PositionRole).toString(), track.data().toString());
        tracks->addAction(QString(text).replace(u'&', QStringLiteral("&&")), this,
                          [this, file, row] { m_tagging.assign(file, row); });
    }
    const int row = m_tagging.rowOf(file);
    menu->addAction(tr("Take off its track"), this, [this, row] { m_tagging.unmatch(row); })->setEnabled(row >= 0);
    menu->popup(m_files->viewport()->mapToGlobal(at));
}

void TaggerPane::showChangeMenu(const QPoint &at)
{
    const QModelIndex index = m_changes->indexAt(at);
    const QString key = index.isValid() ? index.data(TagChangesModel::KeyRole).toString() : QString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!key.isEmpty()) {
        const QString name = fieldName(key);
        menu->addAction(tr("Change “%1” in all files").arg(name), this,
                        [this, key] { m_tagging.switchField(key, true); });
        menu->addAction(tr("Change “%1” in no file").arg(name), this,
                        [this, key] { m_tagging.switchField(key, false); });
        menu->addSeparator();
    }
    menu->addAction(tr("Unfold all"), this, [this] {
        m_folded.clear();
        m_changes->expandAll();
    });
    menu->addAction(tr("Fold all"), m_changes, &QTreeView::collapseAll);
    menu->popup(m_changes->viewport()->mapToGlobal(at));
}

} // namespace runout::ui
