// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browserstate.h"

#include <QSignalSpy>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using discogs::Entity;
using discogs::EntityKind;

namespace {

Place search(const QString &words)
{
    Place place;
    place.kind = Place::Kind::Search;
    place.query.q = words;
    return place;
}

} // namespace

class TestBrowserState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAtTheStartWithNoHistory()
    {
        BrowserState state;
        QCOMPARE(state.place().kind, Place::Kind::Start);
        QVERIFY(!state.canGoBack());
        QVERIFY(!state.canGoForward());
        state.back();
        state.forward();
        QCOMPARE(state.place(), Place());
    }

    void aReleaseOpensBesideTheListAnArtistInItsPlace()
    {
        BrowserState state;
        state.go(search(QStringLiteral("blue")));
        QSignalSpy placeChanged(&state, &BrowserState::placeChanged);
        QSignalSpy openChanged(&state, &BrowserState::openChanged);

        state.open({EntityKind::Release, 249504});
        QCOMPARE(placeChanged.count(), 0);
        QCOMPARE(openChanged.count(), 1);
        QCOMPARE(state.place().query.q, QStringLiteral("blue"));

        state.open({EntityKind::Artist, 23755});
        QCOMPARE(placeChanged.count(), 1);
        QCOMPARE(openChanged.count(), 1);
        QCOMPARE(state.place().kind, Place::Kind::Artist);
        QCOMPARE(state.place().id, 23755);
        QCOMPARE(state.place().open, (Entity{EntityKind::Release, 249504}));
        QVERIFY(state.place().query.isEmpty());

        state.open({EntityKind::Label, 1});
        QCOMPARE(state.place().kind, Place::Kind::Label);
    }

    void backAndForwardRestorePlaceAndMemory()
    {
        BrowserState state;
        QObject::connect(&state, &BrowserState::aboutToLeave, &state,
                         [&state] { state.remember(QStringLiteral("list"), state.place().query.q + u'!'); });
        state.go(search(QStringLiteral("one")));
        state.go(search(QStringLiteral("two")));
        QVERIFY(state.canGoBack());
        state.back();
        QCOMPARE(state.place(), search(QStringLiteral("one")));
        QCOMPARE(state.memory(QStringLiteral("list")), QVariant(QStringLiteral("one!")));
        QVERIFY(state.canGoForward());
        state.forward();
        QCOMPARE(state.memory(QStringLiteral("list")), QVariant(QStringLiteral("two!")));
    }

    void goingElsewhereForgetsTheWayForward()
    {
        BrowserState state;
        state.go(search(QStringLiteral("one")));
        state.go(search(QStringLiteral("two")));
        state.back();
        state.go(search(QStringLiteral("three")));
        QVERIFY(!state.canGoForward());
        state.back();
        QCOMPARE(state.place().query.q, QStringLiteral("one"));
    }

    void theSamePlaceIsNoNewEntry()
    {
        BrowserState state;
        state.go(search(QStringLiteral("one")));
        QSignalSpy left(&state, &BrowserState::aboutToLeave);
        state.go(search(QStringLiteral("one")));
        QCOMPARE(left.count(), 0);
        state.back();
        QVERIFY(!state.canGoBack());
    }

    void amendingReplacesTheEntry()
    {
        BrowserState state;
        state.go(search(QStringLiteral("blu")));
        QSignalSpy placeChanged(&state, &BrowserState::placeChanged);
        state.amend(search(QStringLiteral("blue")));
        QCOMPARE(placeChanged.count(), 1);
        state.amend(search(QStringLiteral("blue")));
        QCOMPARE(placeChanged.count(), 1);
        state.back();
        QCOMPARE(state.place().kind, Place::Kind::Start);
        state.forward();
        QCOMPARE(state.place().query.q, QStringLiteral("blue"));
    }
};

QTEST_GUILESS_MAIN(TestBrowserState)
#include "tst_browserstate.moc"
