// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browserstate.h"
#include "ui/panes/collectionpane_p.h"
#include "ui/theme/theme.h"
#include "ui/widgets/resultviews.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

// Views: a query, facets, an order and a look under a name.
namespace runout::ui {

QStringList CollectionPane::Private::sortNames() const
{
    QStringList names;
    for (const SortLevel &level : model->sortLevels())
        names.append((level.order == Qt::DescendingOrder ? QStringLiteral("-") : QString()) +
                     model->traits(level.column).name);
    return names;
}

void CollectionPane::Private::setSort(const QStringList &names)
{
    QList<SortLevel> levels;
    for (const QString &name : names) {
        const bool falls = name.startsWith(u'-');
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->traits(column).name == (falls ? name.mid(1) : name))
                levels.append({column, falls ? Qt::DescendingOrder : Qt::AscendingOrder});
        }
    }
    model->setSortLevels(levels);
}

SavedView CollectionPane::Private::present(const QString &name) const
{
    return {name, place.filter, place.id, place.narrowing, sortNames(), views->isWall()};
}

void CollectionPane::Private::applyView(const SavedView &view)
{
    Place next;
    next.kind = Place::Kind::Collection;
    next.filter = view.filter;
    next.id = view.folder;
    next.narrowing = view.narrowing;
    next.open = desk.state.place().open;
    setSort(view.sort);
    views->setWall(view.wall);
    desk.state.go(next);
}

void CollectionPane::Private::fillViews(QMenu &menu)
{
    menu.clear();
    const auto builtIn = [&](const QString &name, const QString &query, const QStringList &sort) {
        QAction *action = menu.addAction(name);
        connect(action, &QAction::triggered, this, [this, query, sort] {
            applyView({{}, query, 0, {}, sort, views->isWall()});
        });
    };
    builtIn(tr("Everything"), {}, sortNames());
    builtIn(tr("Added last"), {}, {});
    menu.addAction(tr("Duplicates"), &q, &CollectionPane::showDuplicates);
    builtIn(tr("Not rated"), QStringLiteral("-is:rated"), sortNames());
    builtIn(tr("Waiting to be sent"), QStringLiteral("is:waiting"), sortNames());
    const QList<SavedView> all = saved.all();
    if (!all.isEmpty())
        menu.addSeparator();
    for (const SavedView &view : all) {
        QAction *action = menu.addAction(QString(view.name).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(present(view.name) == view);
        connect(action, &QAction::triggered, this, [this, view] { applyView(view); });
    }
    menu.addSeparator();
    menu.addAction(tr("Save this view…"), this,
                   [this] { askName({}, [this](const QString &name) { saved.save(present(name)); }); });
    if (all.isEmpty())
        return;
    QMenu *renaming = menu.addMenu(tr("Rename"));
    QMenu *removing = menu.addMenu(tr("Remove"));
    for (const SavedView &view : all) {
        const QString text = QString(view.name).replace(u'&', QStringLiteral("&&"));
        renaming->addAction(text, this, [this, name = view.name] {
            askName(name, [this, name](const QString &next) { saved.rename(name, next); });
        });
        removing->addAction(text, this, [this, name = view.name] { saved.remove(name); });
    }
}

void CollectionPane::Private::askName(const QString &was, const std::function<void(const QString &)> &named)
{
    auto *popup = new QFrame(&q, Qt::Popup);
    popup->setObjectName(QStringLiteral("facetPopup"));
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto *name = new QLineEdit(was);
    name->setAccessibleName(tr("Name of the view"));
    name->setPlaceholderText(tr("Name of the view"));
    name->setMinimumWidth(200);
    auto *keep = new QPushButton(was.isEmpty() ? tr("Save") : tr("Rename"));
    keep->setProperty("primary", true);
    keep->setEnabled(!was.isEmpty());
    auto *row = new QHBoxLayout(popup);
    row->setContentsMargins(8, 8, 8, 8);
    row->addWidget(name);
    row->addWidget(keep);
    const auto done = [popup, name, named] {
        if (!name->text().trimmed().isEmpty())
            named(name->text().trimmed());
        popup->close();
    };
    connect(name, &QLineEdit::textChanged, keep,
            [keep](const QString &text) { keep->setEnabled(!text.trimmed().isEmpty()); });
    connect(name, &QLineEdit::returnPressed, popup, done);
    connect(keep, &QPushButton::clicked, popup, done);
    popup->adjustSize();
    popup->move(viewsButton->mapToGlobal(QPoint(viewsButton->width() - popup->width(), viewsButton->height() + 4)));
    popup->show();
    name->setFocus();
    name->selectAll();
}

} // namespace runout::ui
