// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/lastfmlookup.h"

#include <QWidget>

class QPushButton;

namespace runout::ui {

struct Desk;
class Fold;
class LinkText;
class Section;
class TagChips;

// What Last.fm says of an artist: listeners, a biography as plain text, tags, similar artists, and which of them are in
// the collection. Without an API key it is not there, and nothing is asked.
class AboutArtist : public QWidget
{
    Q_OBJECT
public:
    explicit AboutArtist(Desk &desk, QWidget *parent = nullptr);

    // discogsName: canonical. The same artist again is asked for again only by Refresh::Always.
    void setArtist(const QString &discogsName, Refresh refresh);
    void clear();
    [[nodiscard]] bool isSettled() const { return m_lookup.isSettled() && !m_marking; }

Q_SIGNALS:
    void settledChanged();

private:
    QWidget *build();
    void ask(Refresh refresh);
    void take(const Result<Held<lastfm::Artist>> &held, bool more);
    void fill(const Held<lastfm::Artist> &held);
    void showSimilar(const QStringList &owned);
    void markSimilar();
    void setUnfolded(bool unfolded);
    void followCredentials();

    Desk &m_desk;
    QString m_name; // as Last.fm writes it; "" for nobody
    std::optional<Held<lastfm::Artist>> m_shown;
    LastfmLookup<lastfm::Artist> m_lookup;
    std::unique_ptr<QObject> m_marking; // asking which of the similar ones are in the collection
    Section *m_section;
    LinkText *m_audience;
    LinkText *m_text;
    Fold *m_fold;
    QPushButton *m_more;
    TagChips *m_tags;
    LinkText *m_similar;
};

} // namespace runout::ui
