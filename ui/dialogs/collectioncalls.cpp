// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/collectioncalls.h"

namespace runout::ui {

void readCollection(const CollectionCalls &calls, QObject *context,
                    const std::function<void(const Result<HeldCollection> &)> &done)
{
    auto held = std::make_shared<HeldCollection>();
    const auto fields = [held, done](const Result<QList<discogs::CollectionField>> &answer) {
        if (!answer)
            return done(tl::make_unexpected(answer.error()));
        held->fields = *answer;
        done(std::move(*held));
    };
    const auto folders = [held, done, calls, context, fields](const Result<QList<discogs::Folder>> &answer) {
        if (!answer)
            return done(tl::make_unexpected(answer.error()));
        held->folders = *answer;
        whenDone(calls.fields(), context, fields);
    };
    whenDone(calls.instances(), context,
             [held, done, calls, context, folders](const Result<QList<library::Instance>> &answer) {
                 if (!answer)
                     return done(tl::make_unexpected(answer.error()));
                 held->instances = *answer;
                 whenDone(calls.folders(), context, folders);
             });
}

} // namespace runout::ui
