// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/markuptext.h"

#include "core/discogs/credits.h"
#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/desk.h"

namespace runout::ui {

using discogs::Entity;
using discogs::EntityKind;
using discogs::MarkupRun;

namespace {

// A profile can name fifty labels by id: the allowance is not for those.
constexpr int mostAsked = 8;

void search(Desk &desk, EntityKind kind, const QString &name)
{
    Place place;
    place.kind = Place::Kind::Search;
    place.query.q = discogs::withoutSuffix(name);
    place.query.type = kind;
    place.open = desk.state.place().open;
    desk.state.go(place);
}

} // namespace

void openByName(Desk &desk, QObject *context, EntityKind kind, const QString &name)
{
    whenDone(desk.source.byName(kind, name), context, [&desk, kind, name](const Result<Entity> &found) {
        if (found)
            desk.state.open(*found);
        else if (found.error().code != ErrorCode::Cancelled)
            search(desk, kind, name);
    });
}

MarkupText::MarkupText(Desk &desk, QWidget *parent)
    : LinkText(desk.state, parent)
    , m_desk(desk)
{
    setWordWrap(true);
    connect(this, &LinkText::nameActivated, this,
            [this](EntityKind kind, const QString &name) { openByName(m_desk, this, kind, name); });
}

void MarkupText::setKnownNames(const QHash<Entity, QString> &names)
{
    m_names.insert(names);
}

void MarkupText::setMarkup(const QString &markup)
{
    m_markup = markup;
    m_runs = discogs::parseMarkup(markup);
    m_question.reset();
    m_unknown.clear();
    render();
    askLibrary();
}

QString MarkupText::plainText() const
{
    return discogs::plainText(m_runs, [this](const Entity &entity) -> std::optional<QString> {
        const auto it = m_names.find(entity);
        return it == m_names.end() ? std::nullopt : std::optional(*it);
    });
}

void MarkupText::render()
{
    setText(markupHtml(m_runs, [this](const Entity &entity) -> std::optional<QString> {
        const auto it = m_names.find(entity);
        return it == m_names.end() ? std::nullopt : std::optional(*it);
    }));
}

QList<Entity> MarkupText::withoutName() const
{
    QList<Entity> entities;
    for (const MarkupRun &run : m_runs) {
        const bool nameless = run.target == MarkupRun::Target::Entity && run.text.isEmpty();
        if (nameless && !m_names.contains(run.entity) && !entities.contains(run.entity))
            entities.append(run.entity);
    }
    return entities;
}

void MarkupText::askLibrary()
{
    const QList<Entity> entities = withoutName();
    if (entities.isEmpty())
        return;
    m_question = std::make_unique<QObject>();
    whenDone(m_desk.source.names(entities), m_question.get(), [this](const Result<QHash<Entity, QString>> &names) {
        m_names.insert(names.value_or(QHash<Entity, QString>()));
        render();
        if (m_desk.source.hasNetwork())
            m_unknown = withoutName().mid(0, mostAsked);
        askNext();
    });
}

void MarkupText::askNext()
{
    m_question.release()->deleteLater(); // it may be the one that is answering
    if (m_unknown.isEmpty()) {
        Q_EMIT settledChanged();
        return;
    }
    m_question = std::make_unique<QObject>();
    const Entity entity = m_unknown.takeFirst();
    const auto take = [this, entity](const auto &answer, auto nameOf) {
        if (answer)
            learn(entity, nameOf(answer->value));
        else if (answer.error().code == ErrorCode::Offline || answer.error().code == ErrorCode::RateLimited)
            m_unknown.clear();
        askNext();
    };
    QObject *context = m_question.get();
    switch (entity.kind) {
    case EntityKind::Artist:
        whenDone(m_desk.source.artist(discogs::ArtistId{entity.id}, Refresh::IfStale), context,
                 [take](const auto &answer) { take(answer, [](const discogs::Artist &a) { return a.name; }); });
        break;
    case EntityKind::Label:
        whenDone(m_desk.source.label(discogs::LabelId{entity.id}, Refresh::IfStale), context,
                 [take](const auto &answer) { take(answer, [](const discogs::Label &l) { return l.name; }); });
        break;
    case EntityKind::Release:
        whenDone(m_desk.source.release(discogs::ReleaseId{entity.id}, Refresh::IfStale), context,
                 [take](const auto &answer) { take(answer, [](const discogs::Release &r) { return r.title; }); });
        break;
    case EntityKind::Master:
        whenDone(m_desk.source.master(discogs::MasterId{entity.id}, Refresh::IfStale), context,
                 [take](const auto &answer) { take(answer, [](const discogs::Master &m) { return m.title; }); });
        break;
    }
}

void MarkupText::learn(const Entity &entity, const QString &name)
{
    m_names.insert(entity, name);
    render();
}

} // namespace runout::ui
