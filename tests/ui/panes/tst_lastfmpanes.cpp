// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/cache.h"
#include "core/net/http.h"
#include "tests/support/standin.h"
#include "tests/ui/panes/panedesk.h"
#include "ui/panes/aboutartist.h"
#include "ui/panes/albumaudience.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLoggingCategory>

using namespace runout;
using namespace runout::lastfm;
using namespace std::chrono_literals;
using test::PaneDesk;
using test::settled;

namespace {

const auto davis = QStringLiteral("Miles Davis (2)");
const auto made = QStringLiteral("makes records");

// Last.fm with a clock that a test moves.
struct Desktop
{
    explicit Desktop(const StandIn &server)
    {
        panes.settings().setLastfmApiUrl(server.url(QStringLiteral("/2.0")));
        client.setCredentials({StandIn::lastfmKey(), {}, {}, {}});
        panes.desk().lastfm = &client;
    }
    // A file is written behind the answer's back.
    bool waitUntilKept()
    {
        return QTest::qWaitFor([&] { return cache.bytes() > 0; }, test::patience);
    }

    PaneDesk panes;
    QTemporaryDir folder;
    QDateTime now = QDateTime::currentDateTimeUtc();
    net::Http http{calm({})};
    Cache cache{folder.filePath(QStringLiteral("answers")), 1 << 20, 168h, [this] { return now; }};
    Client client{http, cache, panes.settings(), Patience{0, 1ms, 1ms}};
};

QString visibleText(const QWidget &pane)
{
    QStringList texts;
    for (const auto *label : pane.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&pane))
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

discogs::ArtistCredit credit(const QString &name)
{
    discogs::ArtistCredit credit;
    credit.name = name;
    return credit;
}

} // namespace

// What of Last.fm stands on the panes: first what is kept, with its age, then what is new, or why there is nothing new.
class tst_LastfmPanes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("runout.lastfm=false\nrunout.net=false"));
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
    }
    void init()
    {
        m_server.clearFaults();
        m_server.forgetRequests();
    }
    void keptStaysWhereNothingNewerComes();
    void refreshAsksAgain();
    void aKeyThatComesLater();
    void albumFailedAndAgain();
    void albumOfNobody();
    void everythingHasAName();

private:
    int asked() const { return m_server.count(QStringLiteral("/2.0")); }
    StandIn m_server;
};

void tst_LastfmPanes::keptStaysWhereNothingNewerComes()
{
    Desktop desktop(m_server);
    {
        ui::AboutArtist first(desktop.panes.desk());
        first.setArtist(davis, Refresh::IfStale);
        QVERIFY(settled(first));
        QVERIFY(desktop.waitUntilKept());
    }
    desktop.now = desktop.now.addDays(8);
    QVERIFY(m_server.fault(QStringLiteral("lastfm-8"), QStringLiteral("/2.0")));
    ui::AboutArtist about(desktop.panes.desk());
    about.setArtist(davis, Refresh::IfStale);
    QVERIFY(settled(about));
    const QString text = visibleText(about);
    QVERIFY2(text.contains(made) && text.contains(u"Last.fm has a problem just now."), qPrintable(text));
    QCOMPARE(asked(), 2);
    m_server.clearFaults();
    about.setArtist(davis, Refresh::Always);
    QVERIFY(settled(about));
    QVERIFY2(!visibleText(about).contains(u"problem"), qPrintable(visibleText(about)));
}

void tst_LastfmPanes::refreshAsksAgain()
{
    Desktop desktop(m_server);
    ui::AboutArtist about(desktop.panes.desk());
    about.setArtist(davis, Refresh::HeldOnly);
    QVERIFY(settled(about));
    about.setArtist(davis, Refresh::IfStale); // the same artist, told once more
    QVERIFY(about.isSettled());
    QCOMPARE(asked(), 1);
    about.setArtist(davis, Refresh::Always);
    QVERIFY(settled(about));
    QCOMPARE(asked(), 2);
    about.clear();
    QVERIFY(about.isHidden());
}

void tst_LastfmPanes::aKeyThatComesLater()
{
    Desktop desktop(m_server);
    desktop.client.setCredentials({});
    ui::AboutArtist about(desktop.panes.desk());
    ui::AlbumAudience album(desktop.panes.desk());
    about.setArtist(davis, Refresh::IfStale);
    album.setAlbum({credit(davis)}, QStringLiteral("Kind Of Blue"));
    QVERIFY(about.isHidden() && album.isHidden());
    QCOMPARE(asked(), 0);
    desktop.client.setCredentials({StandIn::lastfmKey(), {}, {}, {}});
    QVERIFY(settled(about) && settled(album));
    QVERIFY(!about.isHidden() && !album.isHidden());
    QCOMPARE(asked(), 2);
    desktop.client.setCredentials({});
    QVERIFY(about.isHidden() && album.isHidden());
}

void tst_LastfmPanes::albumFailedAndAgain()
{
    Desktop desktop(m_server);
    QVERIFY(m_server.fault(QStringLiteral("html502"), QStringLiteral("/2.0"), 1));
    ui::AlbumAudience album(desktop.panes.desk());
    album.setAlbum({credit(davis), credit(QStringLiteral("Various"))}, QStringLiteral("Kind Of Blue"));
    QVERIFY(settled(album));
    QVERIFY2(visibleText(album).contains(u"Last.fm has a problem just now."), qPrintable(visibleText(album)));
    test::named<QAbstractButton>(album, QStringLiteral("Ask Last.fm again"))->click();
    QVERIFY(settled(album));
    QVERIFY2(visibleText(album).contains(u"listeners"), qPrintable(visibleText(album)));
    album.refresh();
    QVERIFY(settled(album));
    QCOMPARE(asked(), 3);
}

void tst_LastfmPanes::albumOfNobody()
{
    Desktop desktop(m_server);
    ui::AlbumAudience album(desktop.panes.desk());
    album.setAlbum({credit(QStringLiteral("Various"))}, QStringLiteral("Hits"));
    album.setAlbum({}, QStringLiteral("Hits"));
    QVERIFY(album.isHidden());
    QCOMPARE(asked(), 0);
    album.setAlbum({credit(QStringLiteral("Nobody"))}, QStringLiteral("Hits"));
    QVERIFY(settled(album));
    QVERIFY2(visibleText(album).contains(u"Last.fm does not know this album."), qPrintable(visibleText(album)));
}

void tst_LastfmPanes::everythingHasAName()
{
    Desktop desktop(m_server);
    ui::AboutArtist about(desktop.panes.desk());
    about.setArtist(davis, Refresh::IfStale);
    QVERIFY(settled(about));
    about.show();
    QCOMPARE(test::nameless(about), QString());
}

QTEST_MAIN(tst_LastfmPanes)
#include "tst_lastfmpanes.moc"
