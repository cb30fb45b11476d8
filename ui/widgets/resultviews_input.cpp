// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "ui/browserstate.h"
#include "ui/models/resultsmodel.h"
#include "ui/shelfmenu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/resultcolumns.h"
#include "ui/widgets/resultviews_p.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

// The mouse on a list: Ctrl+wheel sizes covers, middle click opens beside, the context menu.
namespace runout::ui {

using discogs::EntityKind;

namespace {

constexpr int smallestTile = 96, largestTile = 320, tileStep = 16;
constexpr int smallestCover = 24, largestCover = 96, coverStep = 4;

} // namespace

void ResultViews::Private::setSizes(int cover, int tile)
{
    table->setCoverSize(qBound(smallestCover, cover, largestCover));
    columns->setCoverSize(qBound(smallestCover, cover, largestCover));
    wall->setCoverSize(qBound(smallestTile, tile, largestTile));
}

void ResultViews::Private::resize(int steps)
{
    const int cover = rows.rowHeight() - 8 + (q.isWall() ? 0 : steps * coverStep);
    const int tile = tiles.coverSize() + (q.isWall() ? steps * tileStep : 0);
    const QModelIndex top = topIndex();
    setSizes(cover, tile);
    wall->layOut();
    view()->scrollTo(top, QAbstractItemView::PositionAtTop);
    desk.settings.setLayout(name + QStringLiteral("/rowCover"), rows.rowHeight() - 8);
    desk.settings.setLayout(name + QStringLiteral("/tileCover"), tiles.coverSize());
}

bool ResultViews::Private::filterMouse(const QMouseEvent &event)
{
    const QModelIndex index = view()->indexAt(event.position().toPoint());
    const bool withControl =
        !edits && event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ControlModifier);
    if (event.button() != Qt::MiddleButton && !withControl)
        return false;
    if (event.type() == QEvent::MouseButtonPress) {
        pressed = index;
    } else if (event.type() == QEvent::MouseButtonRelease) {
        if (pressed.isValid() && pressed.row() == index.row())
            openBeside(index);
        pressed = QPersistentModelIndex();
    }
    return true;
}

bool ResultViews::Private::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
        return filterMouse(*static_cast<QMouseEvent *>(event));
    case QEvent::Wheel: {
        pending.reset();
        const auto *wheel = static_cast<QWheelEvent *>(event);
        if (!wheel->modifiers().testFlag(Qt::ControlModifier))
            return false;
        if (wheel->angleDelta().y() != 0)
            resize(wheel->angleDelta().y() > 0 ? 1 : -1);
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

void ResultViews::Private::showMenu(const QPoint &at)
{
    QModelIndex index = view()->indexAt(at);
    if (!index.isValid())
        index = selection->currentIndex();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(&q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex kept(index);
    menu->setDefaultAction(menu->addAction(tr("Open"), &q, [this, kept] { choose(kept); }));
    menu->addAction(icon(QStringLiteral("open-beside")), tr("Open beside"), &q, [this, kept] { openBeside(kept); });
    menu->addSeparator();
    const auto *results = qobject_cast<const ResultsModel *>(&model);
    if (results && entityAt(index).kind == EntityKind::Release)
        addShelfActions(*menu, desk, results->at(index.row()));
    menu->addSeparator();
    addCopying(*menu, model.face(index.row()).subject);
    Q_EMIT q.menuOpening(menu);
    menu->popup(view()->viewport()->mapToGlobal(at));
}

void ResultViews::Private::addCopying(QMenu &menu, const CoverSubject &subject)
{
    const auto copy = [](const QString &text) { QApplication::clipboard()->setText(text); };
    const QString title =
        subject.artist.isEmpty() ? subject.title : tr("%1 \u2013 %2").arg(subject.artist, subject.title);
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy title"), &q, [copy, title] { copy(title); });
    if (!desk.client)
        return; // the sample library's numbers mean nothing on the web
    const QUrl page = desk.client->webPage(subject.entity);
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy link"), &q, [copy, page] { copy(page.toString()); });
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("link-out")), tr("Open on Discogs"), &q,
                   [this, page] { Q_EMIT desk.state.webPageRequested(page); });
}

} // namespace runout::ui
