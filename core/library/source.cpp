// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/source.h"

#include "core/base/log.h"
#include "core/discogs/client.h"
#include "core/discogs/mapper.h"
#include "core/library/heldlists.h"
#include "core/library/question.h"

#include <algorithm>

namespace runout::library {

using namespace discogs;

namespace {

constexpr int heldResults = 1000; // more than anybody reads; all of the sample library

// Maps away from the GUI thread.
template<class T>
Answer<Held<T>> mapped(QThreadPool &pool, const Held<QByteArray> &body)
{
    return runOn(pool, [body]() -> Result<Held<T>> {
        return map<T>(body.value).map([&](T &&value) { return Held<T>{std::move(value), body.asOf, body.expired}; });
    });
}

template<class P>
void setNext(P &page, const RequestLine &line)
{
    if (const auto next = requests::nextPage(line, page.pagination))
        page.next = Request<P>{*next};
}

template<class P, class Item>
P onePage(const QList<Item> &items)
{
    P page;
    page.items = items;
    page.pagination.items = static_cast<int>(items.size());
    page.pagination.perPage = std::max(1, page.pagination.items);
    return page;
}

} // namespace

struct Source::Private
{
    Private(Source *asked, Library &held, Client *network)
        : q(asked)
        , library(held)
        , client(network)
    {
        mapping.setMaxThreadCount(2);
        mapping.setObjectName(QStringLiteral("mapping"));
    }

    Source *q;
    Library &library;
    Client *client;
    std::chrono::seconds databaseTtl = std::chrono::hours(168);
    QHash<QString, Entity> subjects; // whose list a path is, for its further pages
    QThreadPool mapping;

    template<class T>
    using Page = discogs::Page<T>;

    // --- one entity

    Held<QByteArray> aged(Held<QByteArray> own) const
    {
        const auto age = std::chrono::seconds(own.asOf.secsTo(QDateTime::currentDateTimeUtc()));
        own.expired = client && age > databaseTtl;
        return own;
    }

    // Maps the first of `bodies` that can be read; else the last one's error.
    template<class T>
    void finishMapped(Question<Held<T>> *question, QList<Result<Held<QByteArray>>> bodies)
    {
        const Result<Held<QByteArray>> body = bodies.takeFirst();
        const auto finish = [this, question, bodies](Result<Held<T>> value) {
            if (!value && !bodies.isEmpty())
                finishMapped(question, bodies);
            else
                question->finish(std::move(value));
        };
        if (body)
            question->ask(mapped<T>(mapping, *body), finish);
        else
            finish(Failure(body.error()));
    }

    // The newer one first, the library's where they are the same answer.
    QList<Result<Held<QByteArray>>> newestFirst(const Result<Held<QByteArray>> &own,
                                                const Result<Held<QByteArray>> &cached) const
    {
        const Result<Held<QByteArray>> kept = own ? aged(*own) : own;
        const bool cacheIsNewer = own && cached && cached->asOf > own->asOf;
        return cacheIsNewer ? QList{cached, kept} : QList{kept, cached};
    }

    template<class T>
    Answer<Held<T>> heldEntity(const Entity &subject, const Request<T> &request)
    {
        auto *question = new Question<Held<T>>(q);
        question->ask(library.body(subject), [this, question, request](const Result<Held<QByteArray>> &own) {
            if (!client)
                return finishMapped(question, {own});
            question->ask(client->fetch(request, Refresh::HeldOnly, Lane::User),
                          [this, question, own](const Result<Held<QByteArray>> &cached) {
                              finishMapped(question, newestFirst(own, cached));
                          });
        });
        return question->answer();
    }

    template<class T>
    Answer<Held<T>> entity(const Entity &subject, const Request<T> &request, Refresh refresh)
    {
        if (!client || refresh == Refresh::HeldOnly)
            return heldEntity(subject, request);
        auto *question = new Question<Held<T>>(q);
        question->ask(client->fetch(request, refresh, Lane::User),
                      [this, question, subject](const Result<Held<QByteArray>> &body) {
                          if (body)
                              library.remember(subject, body->value, body->asOf);
                          finishMapped(question, {body});
                      });
        return question->answer();
    }

    // --- lists

    // remember(page): what of a fresh page goes into the library.
    template<class P, class F>
    Answer<Held<P>> page(const RequestLine &line, Refresh refresh, F remember)
    {
        if (!client)
            return readyFailure<Held<P>>(ErrorCode::NotFound);
        auto *question = new Question<Held<P>>(q);
        question->ask(client->fetch(line, refresh, Lane::User), [this, question, line,
                                                                 remember](const Result<Held<QByteArray>> &body) {
            if (!body)
                return question->finish(Failure(body.error()));
            question->ask(mapped<P>(mapping, *body), [question, line, remember](Result<Held<P>> mappedPage) {
                if (mappedPage) {
                    setNext(mappedPage->value, line);
                    remember(*mappedPage);
                }
                question->finish(std::move(mappedPage));
            });
        });
        return question->answer();
    }

    // What the library put together, or Discogs' own page from the cache where that says as much.
    template<class P, class Item, class F>
    Answer<Held<P>> heldPage(const Answer<QList<Item>> &items, const RequestLine &line, F arrange)
    {
        auto *question = new Question<Held<P>>(q);
        question->ask(items, [this, question, line, arrange](const Result<QList<Item>> &held) {
            if (!held)
                return question->finish(Failure(held.error()));
            const P own = arrange(*held);
            if (!client)
                return question->finish(Held<P>{own, {}, false});
            const auto cached = page<P>(line, Refresh::HeldOnly, [](const Held<P> &) {});
            question->ask(cached, [question, own](const Result<Held<P>> &theirs) {
                if (theirs && theirs->value.items.size() >= own.items.size())
                    question->finish(*theirs);
                else if (own.items.isEmpty())
                    question->finish(failure(ErrorCode::NotFound));
                else
                    question->finish(Held<P>{own, {}, true});
            });
        });
        return question->answer();
    }

    template<class Id, class P>
    auto rememberedUnder(const QString &path)
    {
        const Entity subject = subjects.value(path);
        return [this, subject](const Held<P> &page) {
            if (subject.id > 0)
                library.remember(Id{subject.id}, page.value.items, page.asOf);
        };
    }

    auto rememberedResults()
    {
        return [this](const Held<Page<SearchResult>> &page) { library.remember(page.value.items, page.asOf); };
    }

    // --- figures

    template<class T>
    Answer<Held<T>> figures(const Request<T> &request, Refresh refresh)
    {
        if (!client)
            return readyFailure<Held<T>>(ErrorCode::NotFound);
        return client->get<T>(request, refresh, Lane::User);
    }
};

Source::Source(Library &library, Client *client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, library, client))
{}

Source::~Source()
{
    d->mapping.clear();
    d->mapping.waitForDone();
}

bool Source::hasNetwork() const
{
    return d->client;
}

void Source::setDatabaseTtl(std::chrono::seconds ttl)
{
    d->databaseTtl = ttl;
}

Answer<Held<Release>> Source::release(ReleaseId id, Refresh refresh)
{
    return d->entity(entity(id), requests::release(id), refresh);
}

Answer<Held<Master>> Source::master(MasterId id, Refresh refresh)
{
    return d->entity(entity(id), requests::master(id), refresh);
}

Answer<Held<Artist>> Source::artist(ArtistId id, Refresh refresh)
{
    return d->entity(entity(id), requests::artist(id), refresh);
}

Answer<Held<Label>> Source::label(LabelId id, Refresh refresh)
{
    return d->entity(entity(id), requests::label(id), refresh);
}

Answer<Held<VersionsPage>> Source::versions(const VersionsQuery &query, Refresh refresh)
{
    const auto request = requests::versions(query);
    d->subjects.insert(request.path, entity(query.master));
    if (d->client && refresh != Refresh::HeldOnly)
        return d->page<VersionsPage>(request, refresh, d->rememberedUnder<MasterId, VersionsPage>(request.path));
    return d->heldPage<VersionsPage>(d->library.versions(query.master), request, [query](const QList<Version> &held) {
        VersionsPage page = onePage<VersionsPage>(chosen(held, query));
        page.facets = facetsOf(held);
        return page;
    });
}

Answer<Held<VersionsPage>> Source::more(const Request<VersionsPage> &next)
{
    return d->page<VersionsPage>(next, Refresh::IfStale, d->rememberedUnder<MasterId, VersionsPage>(next.path));
}

Answer<Held<Page<ArtistRelease>>> Source::artistReleases(ArtistId id, const QString &sort, SortOrder order,
                                                         Refresh refresh)
{
    using P = Page<ArtistRelease>;
    if (id == variousArtist)
        return readyValue(Held<P>{{}, QDateTime::currentDateTimeUtc(), false});
    const auto request = requests::artistReleases(id, sort, order);
    d->subjects.insert(request.path, entity(id));
    if (d->client && refresh != Refresh::HeldOnly)
        return d->page<P>(request, refresh, d->rememberedUnder<ArtistId, P>(request.path));
    return d->heldPage<P>(d->library.artistReleases(id), request, [sort, order](const QList<ArtistRelease> &held) {
        return onePage<P>(sorted(held, sort, order));
    });
}

Answer<Held<Page<ArtistRelease>>> Source::more(const Request<Page<ArtistRelease>> &next)
{
    using P = Page<ArtistRelease>;
    return d->page<P>(next, Refresh::IfStale, d->rememberedUnder<ArtistId, P>(next.path));
}

Answer<Held<Page<LabelRelease>>> Source::labelReleases(LabelId id, Refresh refresh)
{
    using P = Page<LabelRelease>;
    const auto request = requests::labelReleases(id);
    d->subjects.insert(request.path, entity(id));
    if (d->client && refresh != Refresh::HeldOnly)
        return d->page<P>(request, refresh, d->rememberedUnder<LabelId, P>(request.path));
    return d->heldPage<P>(d->library.labelReleases(id), request,
                          [](const QList<LabelRelease> &held) { return onePage<P>(held); });
}

Answer<Held<Page<LabelRelease>>> Source::more(const Request<Page<LabelRelease>> &next)
{
    using P = Page<LabelRelease>;
    return d->page<P>(next, Refresh::IfStale, d->rememberedUnder<LabelId, P>(next.path));
}

Answer<Held<Page<SearchResult>>> Source::search(const SearchQuery &query, Refresh refresh)
{
    using P = Page<SearchResult>;
    if (d->client && refresh != Refresh::HeldOnly)
        return d->page<P>(requests::search(query, 1, requests::perPage), refresh, d->rememberedResults());
    auto *question = new Question<Held<P>>(this);
    question->ask(d->library.search(query, heldResults), [this, question](const Result<QList<SearchResult>> &held) {
        question->finish(held.map([this](const QList<SearchResult> &results) {
            return Held<P>{onePage<P>(results), {}, hasNetwork()};
        }));
    });
    return question->answer();
}

Answer<Held<Page<SearchResult>>> Source::more(const Request<Page<SearchResult>> &next)
{
    return d->page<Page<SearchResult>>(next, Refresh::IfStale, d->rememberedResults());
}

Answer<Held<MarketStats>> Source::marketStats(ReleaseId id, const QString &currency, Refresh refresh)
{
    const auto figures = d->figures(requests::marketStats(id, currency), refresh);
    if (!d->client || refresh == Refresh::HeldOnly)
        return figures;
    auto *question = new Question<Held<MarketStats>>(this);
    question->ask(figures, [this, question, id](const Result<Held<MarketStats>> &stats) {
        if (stats)
            d->library.rememberMarket(id, stats->value, stats->asOf);
        question->finish(stats);
    });
    return question->answer();
}

Answer<Held<PriceSuggestions>> Source::priceSuggestions(ReleaseId id, Refresh refresh)
{
    const auto figures = d->figures(requests::priceSuggestions(id), refresh);
    if (!d->client || refresh == Refresh::HeldOnly)
        return figures;
    auto *question = new Question<Held<PriceSuggestions>>(this);
    question->ask(figures, [this, question, id](const Result<Held<PriceSuggestions>> &suggestions) {
        if (suggestions)
            d->library.rememberSuggestions(id, suggestions->value, suggestions->asOf);
        question->finish(suggestions);
    });
    return question->answer();
}

Answer<Held<CommunityRating>> Source::communityRating(ReleaseId id, Refresh refresh)
{
    return d->figures(requests::communityRating(id), refresh);
}

Answer<QList<Library::MarketPoint>> Source::marketHistory(ReleaseId id)
{
    return d->library.marketHistory(id);
}

Answer<QHash<Entity, QString>> Source::names(const QList<Entity> &entities)
{
    return d->library.names(entities);
}

Answer<Entity> Source::byName(EntityKind kind, const QString &name)
{
    auto *question = new Question<Entity>(this);
    question->ask(d->library.byName(kind, name), [this, question, kind, name](const Result<Entity> &known) {
        if (known || !d->client)
            return question->finish(known);
        SearchQuery query;
        query.q = name;
        query.type = kind;
        question->ask(search(query, Refresh::IfStale), [question, name](const Result<Held<Page<SearchResult>>> &found) {
            if (!found)
                return question->finish(Failure(found.error()));
            const auto &items = found->value.items;
            const auto same =
                std::find_if(items.begin(), items.end(), [&](const SearchResult &item) { return item.title == name; });
            if (same == items.end())
                question->finish(failure(ErrorCode::NotFound));
            else
                question->finish(same->entity);
        });
    });
    return question->answer();
}

} // namespace runout::library
