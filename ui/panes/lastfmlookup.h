// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lastfm/client.h"

#include <functional>
#include <memory>
#include <utility>

namespace runout::ui {

// One question to Last.fm as a pane puts it: what is kept at once, then anew where that is too old. A newer question
// takes the place of an older one.
template<class T>
class LastfmLookup
{
public:
    // more: another answer follows.
    using Take = std::function<void(const Result<Held<T>> &held, bool more)>;

    void ask(lastfm::Client &client, const lastfm::Request<T> &request, Refresh refresh, Take take)
    {
        m_question = std::make_unique<QObject>();
        if (refresh == Refresh::Always)
            return finish(client.get(request, refresh), std::move(take));
        whenDone(client.get(request, Refresh::HeldOnly), m_question.get(),
                 [this, &client, request, take = std::move(take)](const Result<Held<T>> &held) {
                     if (held && !held->expired) {
                         const auto question = std::move(m_question);
                         return take(held, false);
                     }
                     if (held)
                         take(held, true);
                     finish(client.get(request, Refresh::IfStale), take);
                 });
    }
    void clear() { m_question.reset(); }
    [[nodiscard]] bool isSettled() const { return !m_question; }

private:
    void finish(const Answer<Held<T>> &answer, Take take)
    {
        whenDone(answer, m_question.get(), [this, take = std::move(take)](const Result<Held<T>> &held) {
            const auto question = std::move(m_question);
            take(held, false);
        });
    }

    std::unique_ptr<QObject> m_question;
};

} // namespace runout::ui
