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

QString theirs(const library::JournalEntry &journal, const Edit &edit, const ShelfNames &names)
{
    const qsizetype place = journal.edits.indexOf(edit);
    const QString before = beforeOf(journal, place, names);
    switch (edit.kind) {
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
    case Edit::Kind::PutWant:
        return before.isEmpty() ? RefusedCard::tr("Not so in the wantlist") : before;
    default:
        return before.isEmpty() ? RefusedCard::tr("As it was") : before;
    }
}

} // namespace

RefusedCard::RefusedCard(const library::OutboxEntry &entry, const library::JournalEntry &journal,
                         const ShelfNames &names, QWidget *parent)
    : QFrame(parent)
    , m_entry(entry.id)
{
    setObjectName(QStringLiteral("card"));
    setAccessibleName(tr("Refused change"));
    auto *symbol = new Symbol(18, Symbol::Tone::Warning);
    symbol->setName(QStringLiteral("warning"));
    QLabel *title = line(tr("Discogs refused a change of %1").arg(journal.subject));
    title->setFont(type::heading(font()));
    QLabel *why = line(entry.error.status == 404 ? tr("Discogs no longer has it.") : errorText(entry.error));
    why->setAccessibleName(tr("Reason"));
    setMuted(why);
    QLabel *ours = line(mine(entry.edit, names));
    ours->setAccessibleName(tr("Mine"));
    QLabel *discogs = line(theirs(journal, entry.edit, names));
    discogs->setAccessibleName(tr("Discogs"));
    QLabel *oursName = line(tr("Mine"), false);
    QLabel *discogsName = line(tr("Discogs"), false);
    setMuted(oursName);
    setMuted(discogsName);
    auto *keep = new QPushButton(tr("Keep mine"));
    keep->setToolTip(tr("Send it again"));
    auto *take = new QPushButton(tr("Take Discogs’"));
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
    grid->addLayout(buttons, 4, 1, 1, 2);
}

} // namespace runout::ui
