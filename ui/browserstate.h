// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/requests.h"
#include "core/discogs/types.h"
#include "ui/widgets/coverimages.h"

#include <QObject>
#include <QVariant>

#include <optional>

namespace runout::ui {

// What narrows a result list beyond the request: several values of one facet are alternatives, facets combine.
struct Narrowing
{
    QStringList formats, years, decades, countries, labels, genres, styles; // decades as "1970s"
    QStringList folders, conditions, ratings; // of the collector's own copies; ratings "0" to "5"
    bool operator==(const Narrowing &) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == Narrowing(); }
};

// Where we are. The middle shows a list page, the right side an opened release or master.
struct Place
{
    // Library: what was seen before, of query.type, without asking Discogs. Collection to Journal: the collector's own.
    // Tagger: files, beside whatever is opened. PlayLog, Statistics: of the collection.
    enum class Kind {
        Start,
        Search,
        Library,
        Artist,
        Label,
        Collection,
        Wantlist,
        Lists,
        Journal,
        Tagger,
        PlayLog,
        Statistics,
    };
    Kind kind = Kind::Start;
    discogs::SearchQuery query;          // Search, Library
    Narrowing narrowing;                 // Search, Library, Collection, Wantlist
    QString filter;                      // Collection, Wantlist: the query as typed (core/library/query.h)
    qint64 id = 0;                       // Artist, Label; Collection: the folder; Lists: the list, 0 = all of them
    std::optional<discogs::Entity> open; // release or master beside it
    bool operator==(const Place &) const = default;
};

// Where we are and were: back and forward as in a browser. Panes show it and ask it to go elsewhere; they never talk to
// each other. Each place in the history remembers what its panes told it (scroll position, selection).
class BrowserState : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const Place &place() const { return m_history[m_current].place; }
    [[nodiscard]] bool canGoBack() const { return m_current > 0; }
    [[nodiscard]] bool canGoForward() const { return m_current + 1 < m_history.size(); }

    // A new entry in the history; the same place again is none. An artist or label becomes the middle, a release or
    // master opens beside what is there.
    void go(const Place &place);
    void open(const discogs::Entity &entity);
    // Replaces the current place without a new entry: narrowing, typing on in the same search.
    void amend(const Place &place);
    void back();
    void forward();

    // Scroll position, selection and the like of the current place, by pane.
    void remember(const QString &pane, const QVariant &memory);
    [[nodiscard]] QVariant memory(const QString &pane) const;

Q_SIGNALS:
    void placeChanged();                                             // kind, query, id or narrowing
    void openChanged();                                              // the opened release or master
    void historyChanged();                                           // can go back, forward
    void aboutToLeave();                                             // panes remember() now
    void openBesideRequested(const runout::discogs::Entity &entity); // Ctrl+click: a window of its own
    void imagesRequested(const QList<runout::discogs::Image> &images, int first, const runout::ui::CoverSubject &of);
    void playRequested(runout::discogs::ReleaseId release); // a side of it
    void webPageRequested(const QUrl &url);                 // http(s) only, opened in the browser after a click

private:
    struct Entry
    {
        Place place;
        QVariantMap memory;
    };
    void moveTo(qsizetype index);
    void announce(const Place &before);
    QList<Entry> m_history{Entry{}};
    qsizetype m_current = 0;
};

} // namespace runout::ui
