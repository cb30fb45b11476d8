// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releasehead.h"
#include "ui/widgets/toolbutton.h"

#include "core/discogs/client.h"
#include "core/discogs/credits.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/attribution.h"
#include "ui/panes/coverbutton.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/muted.h"
#include "ui/panes/releasetext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLocale>
#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int coverSide = 144;
constexpr int smallCoverSide = 96; // where the words need the room
constexpr int narrow = 440;
constexpr int mostArtists = 6; // further ones are counted

QString headArtistsHtml(const QList<discogs::ArtistCredit> &artists)
{
    if (artists.size() <= mostArtists)
        return artistHtml(artists);
    return ReleaseHead::tr("%1 and %n more", nullptr, int(artists.size()) - mostArtists)
        .arg(artistHtml(artists.first(mostArtists)));
}

// One of the genres has commas of its own, and a style may be called like a genre.
QString genresText(const discogs::Release &release)
{
    QStringList words = release.genres + release.styles;
    words.removeDuplicates();
    return words.join(QStringLiteral(" · "));
}

} // namespace

ReleaseHead::ReleaseHead(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_cover(new CoverButton(desk.covers, coverSide))
    , m_title(new ElidedLabel(3))
    , m_artists(new LinkText(desk.state))
    , m_facts(new LinkText(desk.state))
    , m_format(new ElidedLabel(3))
    , m_genres(new ElidedLabel(2))
    , m_community(new ElidedLabel(2))
    , m_attribution(new Attribution(desk))
    , m_copy(button(QStringLiteral("copy"), tr("Copy link")))
    , m_web(button(QStringLiteral("link-out"), tr("Open on Discogs")))
    , m_tag(button(QStringLiteral("tag"), tr("Tag files with this")))
{
    build();
    connect(m_cover, &QAbstractButton::clicked, this, &ReleaseHead::showImages);
    connect(m_copy, &QToolButton::clicked, this, &ReleaseHead::copyLinkWanted);
    connect(m_tag, &QToolButton::clicked, this, &ReleaseHead::tagWanted);
    connect(m_web, &QToolButton::clicked, this, [this] {
        if (m_desk.client)
            Q_EMIT m_desk.state.webPageRequested(m_desk.client->webPage(m_entity));
    });
    for (LinkText *text : {m_artists, m_facts})
        connect(text, &LinkText::nameActivated, this, &ReleaseHead::nameActivated);
}

QToolButton *ReleaseHead::button(const QString &iconName, const QString &name)
{
    QToolButton *button = toolButton(iconName, name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void ReleaseHead::build()
{
    QFont title = type::title(font());
    m_title->setFont(title);
    m_artists->setAccessibleName(tr("Artists"));
    m_facts->setAccessibleName(tr("Label, country and year"));
    m_artists->setWordWrap(true);
    m_facts->setWordWrap(true);
    setMuted(m_genres);
    setMuted(m_community);

    auto *refresh = button(QStringLiteral("refresh"), tr("Refresh"));
    connect(refresh, &QToolButton::clicked, this, &ReleaseHead::refreshWanted);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(3); // lines of one paragraph
    texts->setContentsMargins(0, 0, 0, 0);
    texts->addWidget(m_title);
    texts->addWidget(m_artists);
    texts->addWidget(m_facts);
    texts->addWidget(m_format);
    texts->addWidget(m_genres);
    texts->addStretch(1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    m_tag->hide();
    buttons->addWidget(m_tag);
    for (QToolButton *button : {refresh, m_copy, m_web}) {
        if (!m_desk.client)
            button->hide(); // the sample library is nowhere else
        buttons->addWidget(button);
    }
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_attribution, 1);
    foot->addLayout(buttons);

    auto *top = new QHBoxLayout;
    top->setSpacing(3 * Theme::unit);
    top->addWidget(m_cover, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(4 * Theme::unit, 4 * Theme::unit, 3 * Theme::unit, 2 * Theme::unit);
    box->setSpacing(Theme::unit);
    box->addLayout(top);
    box->addWidget(m_community);
    box->addLayout(foot);
}

void ReleaseHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_cover->setSide(width() < narrow ? smallCoverSide : coverSide);
}

void ReleaseHead::setLine(LinkText *label, const QString &html)
{
    label->setText(html);
    label->setVisible(!html.isEmpty());
}

void ReleaseHead::setShown(const Shown &shown)
{
    const discogs::Release &release = shown.release;
    m_entity = shown.entity;
    m_tag->setVisible(m_desk.writes && m_entity.kind == discogs::EntityKind::Release);
    m_name = release.title;
    m_title->setText(release.title);
    setLine(m_artists, headArtistsHtml(release.artists));
    setLine(m_facts, factsHtml(shown));
    const auto setText = [](ElidedLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    setText(m_format, formatsText(release.formats));
    setText(m_genres, genresText(release));
    setText(m_community, communityText(release.community));
    m_cover->setImages(release.images, {{}, shown.entity, release.title, discogs::artistText(release.artists)});
    setAge(shown.asOf);
}

void ReleaseHead::setAwaited(const discogs::Entity &entity, const QString &title)
{
    Shown shown;
    shown.entity = entity;
    const QString number = entity.kind == discogs::EntityKind::Master ? tr("Master %1") : tr("Release %1");
    shown.release.title = title.isEmpty() ? number.arg(entity.id) : title;
    setShown(shown);
    m_attribution->clearSource();
}

void ReleaseHead::setAge(const QDateTime &asOf)
{
    m_attribution->setSource(m_entity, asOf);
}

QString ReleaseHead::factsHtml(const Shown &shown) const
{
    const discogs::Release &release = shown.release;
    QStringList facts;
    if (shown.isMaster())
        facts.append(tr("Master release").toHtmlEscaped());
    facts.append(release.country.toHtmlEscaped());
    if (release.year > 0)
        facts.append(QString::number(release.year));
    if (shown.isMaster() && discogs::number(shown.master->mainRelease) > 0)
        facts.append(linkHtml(tr("main pressing"), discogs::entity(shown.master->mainRelease)));
    facts.removeAll(QString());
    const QString line = facts.join(QStringLiteral(" · "));
    const QString labels = shown.isMaster() ? QString() : labelsHtml(release.labels);
    return labels.isEmpty() || line.isEmpty() ? labels + line : labels + QStringLiteral("<br>") + line;
}

QString ReleaseHead::communityText(const discogs::Community &community) const
{
    const QLocale locale;
    QStringList texts;
    if (community.have)
        texts.append(tr("%1 have").arg(locale.toString(*community.have)));
    if (community.want)
        texts.append(tr("%1 want").arg(locale.toString(*community.want)));
    if (community.rating && community.rating->count > 0) {
        texts.append(
            tr("%1 of 5 (%2)", "rating, number of votes")
                .arg(locale.toString(community.rating->average, 'f', 2), locale.toString(community.rating->count)));
    }
    return texts.join(QStringLiteral(" · "));
}

void ReleaseHead::showImages()
{
    Q_EMIT m_desk.state.imagesRequested(m_cover->images(), m_cover->primary(), m_cover->subject());
}

} // namespace runout::ui
