// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/entitypane.h"

#include "core/discogs/client.h"
#include "core/discogs/credits.h"
#include "core/library/source.h"
#include "ui/desk.h"
#include "ui/panes/releasetext.h"
#include "ui/widgets/linktext.h"
#include "ui/widgets/panestates.h"

#include <QUrl>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

QString joined(const QStringList &html, qsizetype all)
{
    QString text = html.join(QStringLiteral(", "));
    if (all > html.size())
        text += u' ' + EntityPane::tr("and %1 more").arg(all - html.size()).toHtmlEscaped();
    return text;
}

} // namespace

QString namesHtml(const QList<discogs::NamedArtist> &artists, int most)
{
    QStringList html;
    for (const discogs::NamedArtist &artist : artists.mid(0, most)) {
        const QString name = discogs::withoutSuffix(artist.name);
        const QString link = linkHtml(name, discogs::entity(artist.id), name == artist.name ? QString() : artist.name);
        html.append(artist.active.value_or(true) ? link : EntityPane::tr("%1 (former)").arg(link));
    }
    return joined(html, artists.size());
}

QString namesHtml(const QList<discogs::NamedLabel> &labels, int most)
{
    QStringList html;
    for (const discogs::NamedLabel &label : labels.mid(0, most)) {
        const QString name = discogs::withoutSuffix(label.name);
        html.append(linkHtml(name, discogs::entity(label.id), name == label.name ? QString() : label.name));
    }
    return joined(html, labels.size());
}

QString sitesHtml(const QStringList &urls)
{
    QStringList html;
    for (const QString &url : urls) {
        const QString host = QUrl(url).host().remove(QStringLiteral("www."));
        if (!url.trimmed().isEmpty())
            html.append(webLinkHtml(url.trimmed(), host.isEmpty() ? url : host));
    }
    return html.join(QStringLiteral(", "));
}

EntityPane::EntityPane(Desk &desk, Place::Kind kind, const QString &accessibleName, Discography *list, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_kind(kind)
    , m_head(new EntityHead(desk))
    , m_list(list)
{
    setAccessibleName(accessibleName);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_head);
    m_column->addWidget(m_list, 1);
    m_states = new PaneStates(content, tr("%1: content").arg(accessibleName));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_states);
    connect(&desk.state, &BrowserState::placeChanged, this, &EntityPane::follow);
    connect(&desk.state, &BrowserState::aboutToLeave, this, &EntityPane::remember);
    connect(m_head, &EntityHead::refreshWanted, this, &EntityPane::refresh);
    connect(m_head, &EntityHead::settledChanged, this, &EntityPane::settledChanged);
    connect(m_list, &Discography::settledChanged, this, [this] {
        updateFailure();
        Q_EMIT settledChanged();
    });
}

EntityPane::~EntityPane() = default;

void EntityPane::addBelowHead(QWidget *part)
{
    m_column->insertWidget(1, part);
}

discogs::Entity EntityPane::entity() const
{
    return {m_kind == Place::Kind::Artist ? discogs::EntityKind::Artist : discogs::EntityKind::Label, m_id};
}

QString EntityPane::memoryName() const
{
    return m_kind == Place::Kind::Artist ? QStringLiteral("artist") : QStringLiteral("label");
}

bool EntityPane::isSettled() const
{
    return !m_question && m_list->isSettled() && m_head->isSettled();
}

void EntityPane::remember()
{
    const Place &place = m_desk.state.place();
    if (place.kind == m_kind && place.id == m_id)
        m_desk.state.remember(memoryName(), m_list->memory());
}

void EntityPane::follow()
{
    const Place &place = m_desk.state.place();
    if (place.kind != m_kind)
        return;
    if (place.id != m_id) {
        m_id = place.id;
        m_known = false;
        m_error.reset();
        m_head->setAwaited(entity(), {});
        m_states->showContent();
        startList(m_id);
        askHeld();
    }
    m_list->restore(m_desk.state.memory(memoryName()));
}

void EntityPane::askHeld()
{
    m_question = std::make_unique<QObject>();
    ask(m_question.get(), m_id, Refresh::HeldOnly, [this](const Result<EntityHead::Content> &content, bool stale) {
        if (content) {
            m_known = true;
            m_head->setContent(*content);
            m_states->showContent(content->asOf);
        }
        if (!content || stale) {
            askDiscogs(Refresh::IfStale);
            return;
        }
        m_question.reset();
        Q_EMIT settledChanged();
    });
    Q_EMIT settledChanged();
}

void EntityPane::askDiscogs(Refresh refresh)
{
    m_question = std::make_unique<QObject>();
    m_error.reset();
    m_states->showLoading();
    ask(m_question.get(), m_id, refresh, [this](const Result<EntityHead::Content> &content, bool) {
        m_question.reset();
        if (content) {
            m_known = true;
            m_head->setContent(*content);
            m_states->showContent(content->asOf);
        } else if (content.error().code != ErrorCode::Cancelled) {
            m_error = content.error();
            updateFailure();
        }
        Q_EMIT settledChanged();
    });
    if (!m_known)
        askName();
}

// With anything to be seen the failure is a notice over it; else it is all there is.
void EntityPane::updateFailure()
{
    if (!m_error)
        return;
    if (m_known || m_list->model().total() > 0)
        m_states->showContent();
    else
        m_states->showNothing({});
    PaneStates::Action onTheWeb;
    if (m_desk.client)
        onTheWeb = {tr("Open on Discogs"),
                    [this] { Q_EMIT m_desk.state.webPageRequested(m_desk.client->webPage(entity())); }};
    std::function<void()> again;
    if (m_error->code != ErrorCode::NotFound)
        again = [this] { retry(); };
    m_states->showFailure(*m_error, again, onTheWeb);
}

void EntityPane::retry()
{
    askDiscogs(Refresh::IfStale);
    if (m_list->model().total() == 0)
        m_list->refresh(Refresh::IfStale);
}

void EntityPane::askName()
{
    const discogs::Entity wanted = entity();
    whenDone(m_desk.source.names({wanted}), m_question.get(),
             [this, wanted](const Result<QHash<discogs::Entity, QString>> &names) {
                 if (names && names->contains(wanted) && !m_known)
                     m_head->setAwaited(wanted, names->value(wanted));
             });
}

void EntityPane::refresh()
{
    if (m_id == 0)
        return;
    askDiscogs(Refresh::Always);
    m_list->refresh();
}

void EntityPane::copyLink()
{
    m_head->copyLink();
}

void EntityPane::showImages()
{
    m_head->showImages();
}

QString EntityPane::message() const
{
    return m_states->message();
}

template<class Item>
void EntityPane::listen(Desk &desk, const Answer<Held<discogs::Page<Item>>> &answer, QObject *context,
                        const Discography::Take &take)
{
    whenDone(answer, context, [&desk, take](const Result<Held<discogs::Page<Item>>> &held) {
        if (!held) {
            take(Failure(held.error()));
            return;
        }
        Discography::Page page;
        for (const Item &item : held->value.items)
            page.rows.append(row(item));
        page.items = held->value.pagination.items;
        page.asOf = held->asOf;
        page.expired = held->expired;
        if (held->value.next) {
            page.more = [&desk, next = *held->value.next](QObject *listener, const Discography::Take &takeMore) {
                listen<Item>(desk, desk.source.more(next), listener, takeMore);
            };
        }
        take(page);
    });
}

template void EntityPane::listen<discogs::ArtistRelease>(Desk &,
                                                         const Answer<Held<discogs::Page<discogs::ArtistRelease>>> &,
                                                         QObject *, const Discography::Take &);
template void EntityPane::listen<discogs::LabelRelease>(Desk &,
                                                        const Answer<Held<discogs::Page<discogs::LabelRelease>>> &,
                                                        QObject *, const Discography::Take &);

} // namespace runout::ui
