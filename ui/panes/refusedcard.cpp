// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/refusedcard.h"

#include "ui/errortext.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"
#include "ui/widgets/stateparts.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace runout::ui {

using library::Edit;

namespace {

QLabel *line(const QString &text, bool wraps = true)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wraps);
    return label;
}

QString mine(const Edit &edit, const ShelfNames &names)
{
    const QString value = valueOf(edit, names);
    const QString title = titleOf(edit, names);
    return value.isEmpty() ? title : RefusedCard::tr("%1: %2").arg(title, value);
}

QString theirs(const library::OutboxEntry &entry, const ShelfNames &names)
{
    switch (entry.edit.kind) {
    case Edit::Kind::AddInstance:
        return RefusedCard::tr("Not in the collection");
    case Edit::Kind::RemoveInstance:
        return RefusedCard::tr("Still in the collection");
    case Edit::Kind::RemoveWant:
        return RefusedCard::tr("Still in the wantlist");
    case Edit::Kind::CreateFolder:
        return RefusedCard::tr("No such folder");
    case Edit::Kind::RemoveFolder:
        return RefusedCard::tr("The folder is still there");
    default:
        break;
    }
    if (entry.undo.isEmpty())
        return RefusedCard::tr("As it was");
    return entry.undo.first().kind == Edit::Kind::RemoveWant ? RefusedCard::tr("Not in the wantlist")
                                                             : valueOf(entry.undo.first(), names);
}

QString whatIsGone(Edit::Kind kind)
{
    switch (kind) {
    case Edit::Kind::AddInstance:
    case Edit::Kind::PutWant:
        return RefusedCard::tr("Discogs no longer has this record.");
    case Edit::Kind::RemoveWant:
        return RefusedCard::tr("Discogs no longer has this record in the wantlist.");
    case Edit::Kind::CreateFolder:
    case Edit::Kind::RenameFolder:
    case Edit::Kind::RemoveFolder:
        return RefusedCard::tr("Discogs no longer has this folder.");
    default:
        return RefusedCard::tr("Discogs no longer has this copy.");
    }
}

bool isOfCopy(const Edit &edit)
{
    return edit.kind == Edit::Kind::RemoveInstance || edit.kind == Edit::Kind::MoveInstance ||
           edit.kind == Edit::Kind::Rate || edit.kind == Edit::Kind::SetField;
}

// What the two choices do.
QString choices(const library::OutboxEntry &entry, bool isGone)
{
    if (isGone && isOfCopy(entry.edit))
        return RefusedCard::tr("“Keep mine” asks Discogs once more. “Take Discogs’” drops this change; the copy itself "
                               "goes from here with the next synchronization.");
    return RefusedCard::tr("“Keep mine” asks Discogs once more. “Take Discogs’” takes this change back here.");
}

} // namespace

RefusedCard::RefusedCard(const library::OutboxEntry &entry, const ShelfNames &names, QWidget *parent)
    : QFrame(parent)
    , m_entry(entry.id)
{
    setObjectName(QStringLiteral("card"));
    setAccessibleName(tr("Refused change"));
    auto *symbol = new Symbol(18, Symbol::Tone::Warning);
    symbol->setName(QStringLiteral("warning"));
    const bool isGone = entry.error.status == 404;
    QLabel *title = line(entry.subject.isEmpty() ? tr("Discogs refused a change")
                                                 : tr("Discogs refused a change of %1").arg(entry.subject));
    title->setAccessibleName(tr("Refused record"));
    title->setFont(type::heading(font()));
    QLabel *why = line(isGone ? whatIsGone(entry.edit.kind) : errorText(entry.error));
    why->setAccessibleName(tr("Reason"));
    setMuted(why);
    QLabel *which = line(choices(entry, isGone));
    which->setAccessibleName(tr("Choices"));
    setMuted(which);
    QLabel *ours = line(mine(entry.edit, names));
    ours->setAccessibleName(tr("Mine"));
    QLabel *discogs = line(theirs(entry, names));
    discogs->setAccessibleName(tr("Discogs"));
    QLabel *oursName = line(tr("Mine"), false);
    QLabel *discogsName = line(tr("Discogs"), false);
    setMuted(oursName);
    setMuted(discogsName);
    auto *keep = new QPushButton(tr("Keep mine"));
    keep->setAccessibleDescription(which->text());
    keep->setToolTip(tr("Send the change again"));
    auto *take = new QPushButton(tr("Take Discogs’"));
    take->setAccessibleDescription(which->text());
    take->setToolTip(tr("Take the change back here"));
    connect(keep, &QPushButton::clicked, this, [this] { Q_EMIT decided(m_entry, true); });
    connect(take, &QPushButton::clicked, this, [this] { Q_EMIT decided(m_entry, false); });

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(keep);
    buttons->addWidget(take);
    buttons->addStretch(1);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 10, 12, 12);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    grid->addWidget(symbol, 0, 0, Qt::AlignTop);
    grid->addWidget(title, 0, 1, 1, 2);
    grid->addWidget(why, 1, 1, 1, 2);
    grid->addWidget(oursName, 2, 1);
    grid->addWidget(ours, 2, 2);
    grid->addWidget(discogsName, 3, 1);
    grid->addWidget(discogs, 3, 2);
    grid->addWidget(which, 4, 1, 1, 2);
    grid->addLayout(buttons, 5, 1, 1, 2);
}

} // namespace runout::ui
