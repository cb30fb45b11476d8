// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/shelfindex.h"

#include <QObject>

namespace runout::library {
class Collection;
}

namespace runout::ui {

// Hands a query to an index of rows, once what only the library can search (credits, tracks, runouts) has been asked.
class OutsideTerms : public QObject
{
    Q_OBJECT
public:
    // collection: null where nothing can be asked.
    OutsideTerms(ShelfIndex &rows, library::Collection *collection, QObject *parent = nullptr);

    void setQuery(const library::ShelfQuery &query);
    // The library holds other things than before: asked again, behind what was found.
    void askAgain();
    [[nodiscard]] bool isWaiting() const { return m_awaited > 0; }

Q_SIGNALS:
    void judged();         // the index has the query, or what it finds is another
    void waitingChanged(); // asked, or answered

private:
    void ask(const library::Term &term);

    ShelfIndex &m_rows;
    library::Collection *m_collection;
    library::ShelfQuery m_query; // may still wait
    std::unique_ptr<QObject> m_question;
    int m_awaited = 0;
    bool m_isOld = false;
};

} // namespace runout::ui
