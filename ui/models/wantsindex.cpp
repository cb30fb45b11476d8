// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/wantsindex.h"

namespace runout::ui {

using discogs::InstanceId;
using library::Instance;
using library::WantedRecord;

namespace {

Instance asCopy(const WantedRecord &want)
{
    Instance copy;
    copy.id = InstanceId{discogs::number(want.record.id)};
    copy.rating = want.rating;
    copy.added = want.added;
    copy.waiting = want.waiting;
    copy.record = want.record;
    if (!want.notes.isEmpty())
        copy.fields.append({discogs::notesField, want.notes});
    return copy;
}

} // namespace

WantsIndex::WantsIndex(library::Collection *collection, QObject *parent)
    : QObject(parent)
    , m_outside(m_rows, collection)
{
    connect(&m_outside, &OutsideTerms::judged, this, &WantsIndex::visibleChanged);
    connect(&m_outside, &OutsideTerms::waitingChanged, this, &WantsIndex::waitingChanged);
}

QStringList WantsIndex::fieldsWithout()
{
    return {QStringLiteral("folder"), QStringLiteral("condition"), QStringLiteral("sleeve"), QStringLiteral("played"),
            QStringLiteral("files")};
}

void WantsIndex::setWants(const QList<WantedRecord> &wants)
{
    QSet<qint64> there;
    bool isOther = false;
    for (const WantedRecord &want : wants) {
        there.insert(discogs::number(want.record.id));
        isOther = m_rows.put(asCopy(want)) || isOther;
    }
    for (int number = 0; number < m_rows.rows().size(); ++number) {
        const ShelfRow &row = m_rows.rows().row(number);
        if (!row.isThere || there.contains(row.id))
            continue;
        m_rows.remove(InstanceId{row.id});
        isOther = true;
    }
    if (!isOther)
        return;
    m_outside.askAgain();
    Q_EMIT visibleChanged();
}

void WantsIndex::setNarrowing(const Narrowing &narrowing)
{
    m_rows.setNarrowing(narrowing);
    Q_EMIT visibleChanged();
}

void WantsIndex::putStandings(const QList<library::Standing> &standings, bool all)
{
    m_rows.putStandings(standings, all);
    Q_EMIT visibleChanged();
}

void WantsIndex::setWatched(const QList<library::WatchedWant> &wants)
{
    m_rows.setWatched(wants);
    Q_EMIT visibleChanged();
}

QSet<qint64> WantsIndex::visible() const
{
    QSet<qint64> releases;
    for (const int number : m_rows.visible())
        releases.insert(m_rows.rows().row(number).release);
    return releases;
}

} // namespace runout::ui
