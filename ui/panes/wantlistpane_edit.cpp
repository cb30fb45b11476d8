// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk.h"
#include "ui/panes/wantlistpane.h"
#include "ui/shelfedits.h"
#include "ui/widgets/ratingkeys.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QAction>
#include <QItemSelectionModel>
#include <QKeyEvent>

// What is done to the selected wants at once, as one edit. There is no question before: undo takes it back.
namespace runout::ui {

using discogs::ReleaseId;
using library::Edit;

void WantlistPane::buildKeys()
{
    auto *removing = new QAction(this);
    removing->setShortcut(QKeySequence::Delete);
    removing->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_views->addAction(removing);
    connect(removing, &QAction::triggered, this, &WantlistPane::removeChosen);
    connect(new RatingKeys(*m_views), &RatingKeys::rated, this, &WantlistPane::rateChosen);
    for (QAbstractItemView *view : m_views->findChildren<QAbstractItemView *>())
        view->installEventFilter(this);
}

// F2 where there is nothing to edit goes on to the notes.
bool WantlistPane::eventFilter(QObject *watched, QEvent *event)
{
    auto *view = qobject_cast<QAbstractItemView *>(watched);
    const QModelIndex current = m_views->selection()->currentIndex();
    if (view != m_views->view() || isWall() || event->type() != QEvent::KeyPress || !current.isValid() ||
        static_cast<QKeyEvent *>(event)->key() != Qt::Key_F2 || current.flags().testFlag(Qt::ItemIsEditable))
        return Pane::eventFilter(watched, event);
    const QModelIndex notes = current.siblingAtColumn(ResultsModel::Notes);
    m_views->selection()->setCurrentIndex(notes, QItemSelectionModel::NoUpdate);
    view->scrollTo(notes);
    view->edit(notes);
    return true;
}

QList<ReleaseId> WantlistPane::chosen() const
{
    QList<ReleaseId> releases;
    for (const int row : m_views->selectedRows())
        releases.append(ReleaseId{m_model->entityAt(row).id});
    return releases;
}

void WantlistPane::removeChosen()
{
    QList<Edit> edits;
    for (const ReleaseId release : chosen()) {
        Edit edit;
        edit.kind = Edit::Kind::RemoveWant;
        edit.release = release;
        edits.append(edit);
    }
    m_desk.edits->apply(edits);
}

void WantlistPane::rateChosen(int rating)
{
    QList<Edit> edits;
    for (const int row : m_views->selectedRows()) {
        const ResultRow want = m_model->at(row);
        if (want.rating == rating)
            continue;
        Edit edit;
        edit.kind = Edit::Kind::PutWant;
        edit.release = ReleaseId{want.entity.id};
        edit.text = want.notes;
        edit.rating = rating;
        edits.append(edit);
    }
    m_desk.edits->apply(edits);
}

void WantlistPane::found(const QList<ReleaseId> &releases, discogs::FolderId folder)
{
    m_desk.edits->found(releases, folder);
}

} // namespace runout::ui
