// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outsideterms.h"

#include "core/library/collection.h"

namespace runout::ui {

namespace {

QString columnOf(library::Term::Field field)
{
    switch (field) {
    case library::Term::Field::Credit:
        return QStringLiteral("credit");
    case library::Term::Field::Track:
        return QStringLiteral("track");
    case library::Term::Field::Files:
        return QStringLiteral("files");
    default:
        return QStringLiteral("number");
    }
}

} // namespace

OutsideTerms::OutsideTerms(ShelfIndex &rows, library::Collection *collection, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_collection(collection)
{}

void OutsideTerms::askAgain()
{
    m_isOld = true;
    setQuery(m_query);
}

void OutsideTerms::setQuery(const library::ShelfQuery &next)
{
    const bool isOther = next != m_query;
    m_query = next;
    QList<library::Term> missing = m_rows.missing(m_query);
    const bool waits = !missing.isEmpty();
    if (m_isOld && !waits) {
        const ShelfIndex empty;
        missing = empty.missing(m_query); // again, behind what they found before
    }
    if (!isOther && missing.isEmpty())
        return;
    m_question = std::make_unique<QObject>();
    m_awaited = 0;
    m_isOld = false;
    if (!waits && isOther) {
        m_rows.setQuery(m_query);
        Q_EMIT judged();
    }
    for (const library::Term &term : std::as_const(missing))
        ask(term);
    Q_EMIT waitingChanged();
}

void OutsideTerms::ask(const library::Term &term)
{
    if (!m_collection)
        return;
    ++m_awaited;
    whenDone(m_collection->releasesWith(columnOf(term.field), term.text, term.quoted), m_question.get(),
             [this, term](const Result<QSet<qint64>> &found) {
                 m_rows.setReleases(term, found.value_or(QSet<qint64>()));
                 if (--m_awaited > 0)
                     return;
                 m_rows.setQuery(m_query);
                 Q_EMIT judged();
                 Q_EMIT waitingChanged();
             });
}

} // namespace runout::ui
