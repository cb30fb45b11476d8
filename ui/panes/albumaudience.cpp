// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/albumaudience.h"

#include "core/base/settings.h"
#include "core/lastfm/names.h"
#include "ui/desk.h"
#include "ui/lastfmtext.h"
#include "ui/panes/lastfmparts.h"
#include "ui/panes/section.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linktext.h"

#include <QVBoxLayout>

namespace runout::ui {

AlbumAudience::AlbumAudience(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
    m_audience = new LinkText(desk.state);
    m_audience->setAccessibleName(tr("Audience at Last.fm"));
    m_tags = new TagChips(desk);
    m_tags->setAccessibleName(tr("Tags"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * Theme::unit);
    column->addWidget(m_audience);
    column->addWidget(m_tags);
    m_section = new Section(tr("At Last.fm"), content, desk.state);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_section);
    hide();
    if (desk.lastfm)
        connect(desk.lastfm, &lastfm::Client::credentialsChanged, this, [this] {
            hide();
            ask(Refresh::IfStale);
        });
}

// Several artists stand at Last.fm under the first one as a rule, Various under none that is asked for.
void AlbumAudience::setAlbum(const QList<discogs::ArtistCredit> &artists, const QString &title)
{
    m_artist = artists.isEmpty() ? QString() : lastfm::artistName(artists.first().name);
    m_title = lastfm::albumName(title);
    m_filled = false;
    m_lookup.clear();
    hide();
    ask(Refresh::IfStale);
}

void AlbumAudience::refresh()
{
    ask(Refresh::Always);
}

void AlbumAudience::ask(Refresh refresh)
{
    if (!m_desk.lastfm || !m_desk.lastfm->canRead() || m_artist.isEmpty() || m_title.isEmpty())
        return;
    if (!m_filled)
        m_section->showSentence(tr("Asking Last.fm…").toHtmlEscaped());
    show();
    m_lookup.ask(*m_desk.lastfm, lastfm::requests::albumInfo(m_artist, m_title, m_desk.settings.lastfmLanguage()),
                 refresh, [this](const Result<Held<lastfm::Album>> &held, bool more) { take(held, more); });
    Q_EMIT settledChanged();
}

void AlbumAudience::take(const Result<Held<lastfm::Album>> &held, bool more)
{
    if (held) {
        m_filled = true;
        const lastfm::Album &album = held->value;
        const QString audience = audienceText(album.listeners, album.playcount);
        m_audience->setText(audience.toHtmlEscaped());
        m_audience->setVisible(!audience.isEmpty());
        m_tags->setTags(album.tags);
        m_section->setRemark(lastfmSourceHtml(album.url, held->asOf));
        m_section->showContent();
    } else if (held.error().code == ErrorCode::NotFound) {
        m_section->showSentence(tr("Last.fm does not know this album.").toHtmlEscaped());
    } else if (!m_filled && held.error().code != ErrorCode::Cancelled) {
        m_section->showSentence(lastfmErrorText(held.error()).toHtmlEscaped(), tr("Ask Last.fm again"),
                                [this] { ask(Refresh::IfStale); });
    }
    if (!m_desk.lastfm->canRead())
        hide();
    if (!more)
        Q_EMIT settledChanged();
}

} // namespace runout::ui
