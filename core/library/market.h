// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/discogs/usertypes.h"
#include "core/library/markettypes.h"

#include <QObject>

#include <memory>

namespace runout::library {

class Library;
class Store;

// What is held of the market for the collector's own lists: figures against what they were, what the collection is
// worth, which wants are watched, and what is still to be asked. Calls return at once; work runs on the library's
// pools.
class Market : public QObject
{
    Q_OBJECT
public:
    explicit Market(Library &library, QObject *parent = nullptr);
    ~Market() override;

    // Of the copies (of the wants) of these releases, or of all. In `currency` where one was seen in it, else as last
    // seen. Those nothing is held of are left out.
    [[nodiscard]] Answer<QList<Standing>> copies(const QString &currency, const QList<discogs::ReleaseId> &of = {});
    [[nodiscard]] Answer<QList<Standing>> wants(const QString &currency, const QList<discogs::ReleaseId> &of = {});

    [[nodiscard]] Answer<Worth> worth();
    // Of graded copies, newest first: nothing is held, or what is held was seen before `since`.
    [[nodiscard]] Answer<QList<discogs::ReleaseId>> withoutSuggestions(const QDateTime &since);
    [[nodiscard]] Answer<discogs::PriceSuggestions> suggestions(discogs::ReleaseId release); // as last seen

    // Stored here alone. Only what is wanted is watched; a want that comes back is watched again.
    Answer<bool> watch(const QList<discogs::ReleaseId> &releases, const std::optional<discogs::Price> &target);
    Answer<bool> unwatch(const QList<discogs::ReleaseId> &releases);
    Answer<bool> setTold(discogs::ReleaseId release, bool told); // true: it was not so before
    [[nodiscard]] Answer<QList<WatchedWant>> watched(const QList<discogs::ReleaseId> &of = {});

    // What is to be asked of Discogs; survives a restart. How many were added: not those whose figure in that currency
    // is younger than `notBefore`, nor those that wait already.
    Answer<int> wish(const QList<discogs::ReleaseId> &releases, MarketWish::Kind kind, const QString &currency,
                     const QDateTime &notBefore);
    Answer<bool> wishGranted(const MarketWish &wish);
    Answer<bool> forgetWishes(const std::optional<MarketWish::Kind> &kind = {}); // of that kind, or all
    [[nodiscard]] Answer<QList<MarketWish>> wishes(int limit);                   // figures first, as they were made
    [[nodiscard]] Answer<int> wishCount();

Q_SIGNALS:
    void figuresChanged(const QList<runout::discogs::ReleaseId> &releases); // several at once, a moment later
    void suggestionsChanged();                                              // likewise
    void watchesChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
