// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/collection.h"
#include "core/library/outbox.h"
#include "core/library/sync.h"
#include "tests/support/appfixture.h"
#include "tests/support/await.h"

#include <QListWidget>

// What a person does to the shelf in the main window.
namespace runout::test {

inline library::ShelfState shelfState(const AppFixture &fixture)
{
    return await(fixture.app().collection().state()).value_or(library::ShelfState());
}

// Waits for the first synchronization after a start.
inline bool synced(const AppFixture &fixture)
{
    return QTest::qWaitFor([&] { return !fixture.app().sync()->isRunning() && shelfState(fixture).synced.isValid(); },
                           patience) &&
           fixture.settle();
}

// Also what is only on its way into the library yet: a write takes its turn behind it.
inline bool allSent(const AppFixture &fixture)
{
    (void)await(fixture.app().collection().setMark(QStringLiteral("turn"), {}));
    return QTest::qWaitFor([&] { return fixture.app().outbox()->isIdle() && shelfState(fixture).waiting == 0; },
                           patience);
}

// A row of the sections by its text; null if there is none.
inline QListWidgetItem *section(const AppFixture &fixture, const QString &text)
{
    const auto *sections = fixture.find<QListWidget>(QStringLiteral("Sections"));
    const auto found = sections->findItems(text, Qt::MatchExactly);
    return found.isEmpty() ? nullptr : found.first();
}

inline bool clickSection(AppFixture &fixture, const QString &text)
{
    auto *sections = fixture.find<QListWidget>(QStringLiteral("Sections"));
    QListWidgetItem *item = section(fixture, text);
    if (!item)
        return false;
    sections->scrollToItem(item);
    QTest::mouseClick(sections->viewport(), Qt::LeftButton, {}, sections->visualItemRect(item).center());
    return fixture.settle();
}

// The figure at the end of a section.
inline QString sectionCount(const AppFixture &fixture, const QString &text)
{
    const QListWidgetItem *item = section(fixture, text);
    return item ? item->data(Qt::UserRole + 1).toString() : QString();
}

inline QList<library::Instance> copiesOf(const AppFixture &fixture, qint64 release)
{
    return await(fixture.app().collection().ownership(discogs::ReleaseId{release}))
        .value_or(library::Ownership())
        .instances;
}

inline bool isWanted(const AppFixture &fixture, qint64 release)
{
    return fixture.app().collection().wanted().contains(release);
}

} // namespace runout::test
