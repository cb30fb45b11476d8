// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/artistpane.h"

#include "core/library/source.h"
#include "ui/desk.h"
#include "ui/panes/aboutartist.h"

namespace runout::ui {

using discogs::Artist;
using discogs::NamedArtist;

namespace {

constexpr int mostNames = 40; // an orchestra, not a phone book
constexpr int mostVariations = 12;

QString variationsHtml(const QStringList &variations)
{
    QString text = variations.mid(0, mostVariations).join(QStringLiteral(", ")).toHtmlEscaped();
    if (variations.size() > mostVariations)
        text += u' ' + ArtistPane::tr("and %1 more").arg(variations.size() - mostVariations).toHtmlEscaped();
    return text;
}

EntityHead::Content contentOf(const Held<Artist> &held)
{
    const Artist &artist = held.value;
    EntityHead::Content content;
    content.entity = discogs::entity(artist.id);
    content.name = artist.name;
    content.subtitle = artist.realName == artist.name ? QString() : artist.realName;
    content.profile = artist.profile;
    content.images = artist.images;
    content.asOf = held.asOf;
    content.lines = {{ArtistPane::tr("Members"), namesHtml(artist.members, mostNames)},
                     {ArtistPane::tr("Groups"), namesHtml(artist.groups, mostNames)},
                     {ArtistPane::tr("Aliases"), namesHtml(artist.aliases, mostNames)},
                     {ArtistPane::tr("Also written"), variationsHtml(artist.nameVariations)},
                     {ArtistPane::tr("Sites"), sitesHtml(artist.urls)}};
    for (const QList<NamedArtist> &others : {artist.members, artist.groups, artist.aliases}) {
        for (const NamedArtist &other : others)
            content.names.insert(discogs::entity(other.id), other.name);
    }
    return content;
}

} // namespace

ArtistPane::ArtistPane(Desk &desk, QWidget *parent)
    : EntityPane(desk, Place::Kind::Artist, tr("Artist"),
                 new Discography(desk, QStringLiteral("discography"), tr("Discography"), true), parent)
{
    m_about = new AboutArtist(desk);
    connect(m_about, &AboutArtist::settledChanged, this, &ArtistPane::settledChanged);
    addBelowHead(m_about);
    follow();
}

bool ArtistPane::isSettled() const
{
    return EntityPane::isSettled() && m_about->isSettled();
}

void ArtistPane::ask(QObject *context, qint64 id, Refresh refresh, TakeContent take)
{
    whenDone(desk().source.artist(discogs::ArtistId{id}, refresh), context,
             [this, take, refresh](const Result<Held<Artist>> &held) {
                 if (!held)
                     return take(Failure(held.error()), true);
                 m_about->setArtist(held->value.name, refresh);
                 take(contentOf(*held), held->expired);
             });
}

void ArtistPane::startList(qint64 id)
{
    const discogs::ArtistId artist{id};
    m_about->clear();
    if (artist == discogs::variousArtist) {
        discography().showReason(
            tr("“Various” stands for many artists at once. Its list would be most of Discogs, so it is not loaded."));
        return;
    }
    discography().start([this, artist](QObject *context, Refresh refresh, const Discography::Order &order,
                                       const Discography::Take &take) {
        listen<discogs::ArtistRelease>(desk(), desk().source.artistReleases(artist, order.sort, order.order, refresh),
                                       context, take);
    });
}

} // namespace runout::ui
