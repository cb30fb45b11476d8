// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "ui/panes/lastfmlookup.h"

#include <QWidget>

namespace runout::ui {

struct Desk;
class LinkText;
class Section;
class TagChips;

// How many hear an album at Last.fm, and its tags there. Without an API key it is not there, and nothing is asked.
class AlbumAudience : public QWidget
{
    Q_OBJECT
public:
    explicit AlbumAudience(Desk &desk, QWidget *parent = nullptr);

    void setAlbum(const QList<discogs::ArtistCredit> &artists, const QString &title);
    void refresh();
    [[nodiscard]] bool isSettled() const { return m_lookup.isSettled(); }

Q_SIGNALS:
    void settledChanged();

private:
    void ask(Refresh refresh);
    void take(const Result<Held<lastfm::Album>> &held, bool more);

    Desk &m_desk;
    QString m_artist; // as Last.fm writes it; "" for nobody
    QString m_title;
    bool m_filled = false;
    LastfmLookup<lastfm::Album> m_lookup;
    Section *m_section;
    LinkText *m_audience;
    TagChips *m_tags;
};

} // namespace runout::ui
