// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/library/shelfmade.h"
#include "ui/dialogs/collectioncalls.h"

#include <list>

namespace runout::test {

// A collection in memory that takes the edits of an import, and can be made to answer late or with an error.
struct FakeCollection
{
    QList<library::Instance> instances = someShelf(60);
    QList<discogs::Folder> folders = someFolders();
    QList<QList<library::Edit>> applied; // call by call
    std::optional<Error> readError;
    int failAt = -1; // the call of apply() that fails
    bool late = false;
    std::list<std::function<void()>> waiting;

    [[nodiscard]] ui::CollectionCalls calls()
    {
        return {[this] { return give(instances); }, [this] { return give(folders); },
                [] { return readyValue(someFields()); },
                [this](const QList<library::Edit> &edits) { return apply(edits); }};
    }

private:
    template<class T>
    Answer<T> give(const T &value)
    {
        return readError ? ready<T>(tl::make_unexpected(*readError)) : readyValue(value);
    }
    Answer<qint64> apply(const QList<library::Edit> &edits)
    {
        if (applied.size() == failAt)
            return readyFailure<qint64>(ErrorCode::Storage, QStringLiteral("database or disk is full"));
        applied.append(edits);
        for (const library::Edit &edit : edits) {
            if (edit.kind == library::Edit::Kind::CreateFolder)
                folders.append({discogs::FolderId{-static_cast<qint64>(folders.size())}, edit.text, 0});
        }
        if (!late)
            return readyValue<qint64>(applied.size());
        auto promise = std::make_shared<QPromise<Result<qint64>>>();
        promise->start();
        waiting.push_back([promise] {
            promise->addResult(qint64(1));
            promise->finish();
        });
        return promise->future();
    }
};

} // namespace runout::test
