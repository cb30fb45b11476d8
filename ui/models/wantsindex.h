// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/outsideterms.h"

namespace runout::ui {

// Which wants a query and facets let through: each is to the index of the collection what a copy is, in no folder and
// with its notes as the one field.
class WantsIndex : public QObject
{
    Q_OBJECT
public:
    explicit WantsIndex(library::Collection *collection, QObject *parent = nullptr);

    void setWants(const QList<library::WantedRecord> &wants); // exactly these
    void setQuery(const library::ShelfQuery &query) { m_outside.setQuery(query); }
    void setNarrowing(const Narrowing &narrowing);
    [[nodiscard]] QSet<qint64> visible() const; // releases
    // Figures by release; all: there are no others.
    void setCurrency(const QString &currency) { m_rows.setCurrency(currency); }
    void putStandings(const QList<library::Standing> &standings, bool all);
    void setWatched(const QList<library::WatchedWant> &wants);
    [[nodiscard]] bool isWaiting() const { return m_outside.isWaiting(); }
    [[nodiscard]] const ShelfIndex &rows() const { return m_rows; }
    // Names of fields that a want does not have.
    [[nodiscard]] static QStringList fieldsWithout();

Q_SIGNALS:
    void visibleChanged();
    void waitingChanged();

private:
    ShelfIndex m_rows;
    OutsideTerms m_outside;
};

} // namespace runout::ui
