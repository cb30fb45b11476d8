// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/aboutartist.h"

#include "core/base/settings.h"
#include "core/lastfm/names.h"
#include "core/library/collection.h"
#include "ui/desk.h"
#include "ui/lastfmtext.h"
#include "ui/panes/fold.h"
#include "ui/panes/lastfmparts.h"
#include "ui/panes/markuptext.h"
#include "ui/panes/muted.h"
#include "ui/panes/section.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

constexpr int foldedLines = 3;

QString paragraphs(const QString &text)
{
    QString html = text.toHtmlEscaped();
    return html.replace(QStringLiteral("\n\n"), QStringLiteral("<br><br>")).replace(u'\n', QStringLiteral("<br>"));
}

} // namespace

AboutArtist::AboutArtist(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
    m_section = new Section(tr("About"), build(), desk.state);
    m_section->addButton(m_audience);
    m_section->addButton(m_more);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(4 * Theme::unit, Theme::unit, 3 * Theme::unit, 2 * Theme::unit);
    box->addWidget(m_section);
    hide();
    if (desk.lastfm)
        connect(desk.lastfm, &lastfm::Client::credentialsChanged, this, &AboutArtist::followCredentials);
    if (desk.collection)
        connect(desk.collection, &library::Collection::ownershipChanged, this, &AboutArtist::markSimilar);
}

QWidget *AboutArtist::build()
{
    m_audience = new LinkText(m_desk.state);
    m_audience->setAccessibleName(tr("Audience at Last.fm"));
    m_audience->setWordWrap(false);
    setMuted(m_audience);
    m_audience->setFont(type::small(font()));
    m_text = new LinkText(m_desk.state);
    m_text->setAccessibleName(tr("Biography"));
    auto *inside = new QWidget;
    auto *inner = new QVBoxLayout(inside);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_text);
    m_fold = new Fold(inside);
    m_fold->setFoldedLines(foldedLines);
    m_fold->setAccessibleName(tr("Biography"));
    m_more = new QPushButton;
    m_more->setFlat(true);
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, [this] { setUnfolded(!m_fold->isUnfolded()); });
    connect(m_fold, &Fold::hidesChanged, m_more, &QWidget::setVisible);
    m_tags = new TagChips(m_desk);
    m_tags->setAccessibleName(tr("Tags"));
    m_similar = new LinkText(m_desk.state);
    m_similar->setAccessibleName(tr("Similar artists"));
    connect(m_similar, &LinkText::nameActivated, this,
            [this](discogs::EntityKind kind, const QString &name) { openByName(m_desk, this, kind, name); });
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * Theme::unit);
    column->addWidget(m_fold);
    column->addWidget(m_tags);
    column->addWidget(m_similar);
    setUnfolded(false);
    return content;
}

void AboutArtist::setUnfolded(bool unfolded)
{
    m_more->setText(unfolded ? tr("Less") : tr("More"));
    m_more->setAccessibleName(unfolded ? tr("Show less of the biography") : tr("Show the whole biography"));
    const QString text = m_shown ? m_shown->value.biography.content : QString();
    if (!text.isEmpty()) // folded, paragraphs would cost lines
        m_text->setText(unfolded ? paragraphs(text) : text.simplified().toHtmlEscaped());
    m_fold->setUnfolded(unfolded);
}

void AboutArtist::clear()
{
    m_name.clear();
    m_shown.reset();
    m_audience->clear();
    m_section->setRemark({});
    m_lookup.clear();
    m_marking.reset();
    hide();
}

void AboutArtist::setArtist(const QString &discogsName, Refresh refresh)
{
    const QString name = lastfm::artistName(discogsName);
    if (name == m_name && refresh != Refresh::Always)
        return;
    if (name != m_name) {
        clear();
        m_name = name;
    }
    ask(refresh == Refresh::Always ? refresh : Refresh::IfStale);
}

// A key that has just been entered, or that is refused.
void AboutArtist::followCredentials()
{
    if (m_desk.lastfm->canRead())
        ask(Refresh::IfStale);
    else
        hide();
}

void AboutArtist::ask(Refresh refresh)
{
    if (!m_desk.lastfm || !m_desk.lastfm->canRead() || m_name.isEmpty())
        return;
    show();
    if (!m_shown)
        m_section->showSentence(tr("Asking Last.fm…").toHtmlEscaped());
    m_lookup.ask(*m_desk.lastfm, lastfm::requests::artistInfo(m_name, m_desk.settings.lastfmLanguage()), refresh,
                 [this](const Result<Held<lastfm::Artist>> &held, bool more) { take(held, more); });
    Q_EMIT settledChanged();
}

void AboutArtist::take(const Result<Held<lastfm::Artist>> &held, bool more)
{
    if (held)
        fill(*held);
    else if (m_shown && held.error().code != ErrorCode::NotFound)
        m_section->setRemark(lastfmSourceHtml(m_shown->value.url, m_shown->asOf) + u' ' +
                             lastfmErrorText(held.error()).toHtmlEscaped());
    else if (held.error().code == ErrorCode::NotFound)
        m_section->showSentence(tr("Last.fm does not know this artist.").toHtmlEscaped());
    else if (held.error().code != ErrorCode::Cancelled)
        m_section->showSentence(lastfmErrorText(held.error()).toHtmlEscaped(), tr("Ask Last.fm again"),
                                [this] { ask(Refresh::IfStale); });
    if (!m_desk.lastfm->canRead())
        hide();
    if (!more)
        Q_EMIT settledChanged();
}

void AboutArtist::fill(const Held<lastfm::Artist> &held)
{
    m_shown = held;
    const lastfm::Artist &artist = held.value;
    const lastfm::Article &bio = artist.biography;
    const QString audience = audienceText(artist.listeners, artist.playcount);
    m_audience->setText(audience.toHtmlEscaped());
    m_audience->setVisible(!audience.isEmpty());
    if (bio.isEmpty())
        m_text->setText(tr("Nobody has written about this artist yet.").toHtmlEscaped());
    m_tags->setTags(artist.tags);
    QString remark = lastfmSourceHtml(bio.url, held.asOf);
    if (!bio.isEmpty() && !bio.licence.isEmpty())
        remark += u' ' + bio.licence.toHtmlEscaped();
    m_section->setRemark(remark);
    m_section->showContent();
    setUnfolded(false);
    showSimilar({});
    markSimilar();
}

void AboutArtist::showSimilar(const QStringList &owned)
{
    QStringList links;
    for (const lastfm::SimilarArtist &other : m_shown->value.similar) {
        const QString link = artistLinkHtml(other.name);
        links.append(owned.contains(other.name) ? tr("%1 (in your collection)").arg(link) : link);
    }
    m_similar->setText(tr("Similar: %1").arg(links.join(QStringLiteral(", "))));
    m_similar->setVisible(!links.isEmpty());
}

void AboutArtist::markSimilar()
{
    if (!m_shown || !m_desk.collection || m_shown->value.similar.isEmpty())
        return;
    QStringList names;
    for (const lastfm::SimilarArtist &other : m_shown->value.similar)
        names.append(other.name);
    m_marking = std::make_unique<QObject>();
    whenDone(m_desk.collection->ownedArtists(names), m_marking.get(), [this](const Result<QStringList> &owned) {
        const auto question = std::move(m_marking);
        if (owned)
            showSimilar(*owned);
        Q_EMIT settledChanged();
    });
}

} // namespace runout::ui
