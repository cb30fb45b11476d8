// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browserstate.h"
#include "ui/marketmenu.h"
#include "ui/panes/collectionpane_p.h"
#include "ui/shelfedits.h"
#include "ui/shelfmenu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/resultviews.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMenu>

// What is done to the selected rows at once. There is no question before: undo takes it back.
namespace runout::ui {

using library::Edit;
using library::Instance;

namespace {

constexpr int mostRating = 5;

QString menuText(const QString &text)
{
    return QString(text).replace(u'&', QStringLiteral("&&"));
}

} // namespace

QList<Instance> CollectionPane::Private::chosen() const
{
    QList<Instance> instances;
    for (const int row : views->selectedRows())
        instances.append(model->instanceAt(row));
    return instances;
}

void CollectionPane::Private::applyToAll(const QList<Instance> &chosen,
                                         const std::function<Edit(const Instance &)> &edit)
{
    QList<Edit> edits;
    QSet<qint64> rated;
    for (const Instance &instance : chosen) {
        const Edit one = edit(instance);
        const qint64 release = discogs::number(instance.record.id);
        const bool isSame =
            (one.kind == Edit::Kind::MoveInstance && one.folder == instance.folder) ||
            (one.kind == Edit::Kind::Rate && (one.rating == instance.rating || rated.contains(release)));
        if (isSame)
            continue;
        if (one.kind == Edit::Kind::Rate)
            rated.insert(release);
        edits.append(one);
    }
    model->apply(edits);
}

void CollectionPane::Private::fillMenu(QMenu &menu)
{
    const QList<Instance> all = chosen();
    if (all.isEmpty())
        return;
    menu.addSeparator();
    if (all.size() == 1)
        menu.addAction(icon(QStringLiteral("record")), tr("Play a side…"), &q,
                       [this, release = all.first().record.id] { Q_EMIT desk.state.playRequested(release); });
    if (model->isEditable()) {
        QMenu *folders = menu.addMenu(icon(QStringLiteral("folder")), tr("Move to folder"));
        for (const discogs::Folder &folder : model->folders()) {
            if (folder.id == discogs::allFolder)
                continue;
            QAction *action = folders->addAction(menuText(folder.name));
            action->setCheckable(true);
            action->setChecked(std::all_of(all.begin(), all.end(),
                                           [&](const Instance &instance) { return instance.folder == folder.id; }));
            connect(action, &QAction::triggered, this, [this, all, to = folder.id] {
                applyToAll(all, [this, to](const Instance &instance) { return model->move(instance, to); });
            });
        }
        QMenu *ratings = menu.addMenu(icon(QStringLiteral("star")), tr("Rate"));
        for (int rating = mostRating; rating >= 0; --rating) {
            QAction *action = ratings->addAction(shownValue(library::Term::Field::Rating, QString::number(rating)));
            connect(action, &QAction::triggered, this, [this, all, rating] {
                applyToAll(all, [this, rating](const Instance &instance) { return model->rate(instance, rating); });
            });
        }
        addFields(menu, all);
        menu.addSeparator();
        menu.addAction(
            icon(QStringLiteral("trash")),
            all.size() == 1 ? tr("Remove from collection") : tr("Remove %L1 records from collection").arg(all.size()),
            this,
            [this, all] { applyToAll(all, [this](const Instance &instance) { return model->removal(instance); }); });
    }
    QList<discogs::ReleaseId> releases;
    for (const Instance &instance : all) {
        if (!releases.contains(instance.record.id))
            releases.append(instance.record.id);
    }
    addFigureActions(menu, desk, releases);
    menu.addAction(all.size() == 1 ? tr("Export this record…") : tr("Export %L1 records…").arg(all.size()), &q,
                   [this, all] { Q_EMIT q.exportWanted(all); });
}

void CollectionPane::Private::addFields(QMenu &menu, const QList<Instance> &chosen)
{
    for (const discogs::CollectionField &field : model->fields()) {
        if (field.options.isEmpty())
            continue;
        QMenu *options = menu.addMenu(menuText(field.name));
        const auto add = [&](const QString &text, const QString &value) {
            connect(options->addAction(menuText(text)), &QAction::triggered, this,
                    [this, chosen, id = field.id, value] {
                        applyToAll(chosen, [this, id, value](const Instance &instance) {
                            return model->setField(instance, id, value);
                        });
                    });
        };
        for (const QString &option : field.options)
            add(option, option);
        options->addSeparator();
        add(tr("None"), {});
    }
}

bool CollectionPane::Private::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !model->isEditable())
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isPlain = !(key->modifiers() & ~Qt::KeypadModifier);
    if (isPlain && key->key() == Qt::Key_Delete) {
        applyToAll(chosen(), [this](const Instance &instance) { return model->removal(instance); });
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace runout::ui
