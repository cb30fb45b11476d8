// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/intents.h"
#include "tests/core/playing/listener.h"
#include "tests/support/kills.h"

#include <QTemporaryDir>

#include <cstdio>
#include <random>

using namespace runout;
using namespace runout::test;

namespace {

// The program that is killed: it plays side after side, and sends what counts.
class Mortal
{
public:
    Mortal(const QUrl &lastfm, const QString &folder, unsigned seed)
        : m_me(lastfm, folder)
        , m_intents(folder + QStringLiteral("/intents"))
        , m_seed(seed)
        , m_random(seed)
    {}

    // Until it is killed. Says "open" and how many scrobbles were uncertain.
    int live()
    {
        if (!isSound())
            return 1;
        std::puts(qPrintable(QStringLiteral("open %1").arg(await(m_me.plays.uncertain()).value().size())));
        std::fflush(stdout);
        constexpr int sides = 20;
        for (int side = 0; side < sides; ++side) {
            QTest::qWait(static_cast<int>(m_random() % 25));
            play(QStringLiteral("%1-%2").arg(m_seed).arg(side));
        }
        QTest::qWait(60'000);
        return 2;
    }

    int finish() { return isSound() && m_me.hasSentAll() ? 0 : 3; }

private:
    bool isSound() { return m_me.library->setAside().isEmpty() && m_intents.open(); }

    // All within the last days, so that sides get in each other's seconds.
    void play(const QString &name)
    {
        const qint64 then = QDateTime::currentSecsSinceEpoch() - 1000 - static_cast<qint64>(m_random() % 500'000);
        QList<library::Scrobble> tracks = scrobbles(1 + static_cast<int>(m_random() % 5), then);
        for (library::Scrobble &track : tracks)
            track.track = name + u'/' + track.track;
        m_intents.announce(name, name, QString::number(tracks.size()));
        const bool kept = await(m_me.plays.keep(playOf(m_me.plays.newId(), then), tracks)).has_value();
        m_intents.answered(name, kept);
    }

    Listener m_me;
    Intents m_intents;
    unsigned m_seed;
    std::mt19937 m_random;
};

} // namespace

// The program is killed again and again while it scrobbles; in the end Last.fm has everything once.
class TestScrobbleKill : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    StandIn m_standIn;
    std::mt19937 m_random;

    void trouble()
    {
        m_standIn.clearFaults();
        const QString scrobbling = QStringLiteral("^/2\\.0/\\?.*method=track\\.scrobble");
        const QJsonObject effect{{QStringLiteral("effect"), m_random() % 2 == 0}};
        if (m_random() % 3 == 0)
            QVERIFY(m_standIn.fault(QStringLiteral("drop"), scrobbling, 1, effect));
        else if (m_random() % 4 == 0)
            QVERIFY(m_standIn.fault(QStringLiteral("lastfm-16"), scrobbling, 1, effect));
    }

    // Of each side all tracks or, where the answer was not heard, none; each once and in a second of its own.
    void judge(const QHash<QString, QList<Intents::Wish>> &wishes)
    {
        QHash<QString, int> bySide;
        QHash<QString, int> byTrack;
        QSet<QString> seconds;
        const QJsonArray arrived = m_standIn.lastfm()[u"plays"][StandIn::user()].toArray();
        for (const QJsonValue &play : arrived) {
            const QString track = play[u"track"].toString();
            ++bySide[track.section(u'/', 0, 0)];
            QVERIFY2(++byTrack[track] == 1, qPrintable(track + QStringLiteral(" arrived twice")));
            seconds += play[u"timestamp"].toString();
        }
        QCOMPARE(seconds.size(), arrived.size());
        QCOMPARE(m_standIn.lastfm()[u"repeated"].toInt(), 0); // it keeps what comes twice once
        for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
            const int all = wish->first().value.toInt();
            const int found = bySide.value(wish.key());
            const bool isRight = found == all || (found == 0 && !wish->first().isSure);
            QVERIFY2(isRight, qPrintable(QStringLiteral("%1: %2 of %3").arg(wish.key()).arg(found).arg(all)));
        }
        qInfo() << arrived.size() << "scrobbles of" << wishes.size() << "sides arrived once";
    }

private Q_SLOTS:
    void nothingLostAndNothingDoubled()
    {
        const Kills asked(200, 40);
        const int kills = asked.count();
        const unsigned seed = asked.seed();
        qInfo() << "seed" << seed << "kills" << kills;
        m_random.seed(seed);
        QVERIFY2(m_standIn.start(), qPrintable(m_standIn.problem()));
        m_standIn.setLastfm({{QStringLiteral("session"), Listener::session()},
                             {QStringLiteral("user"), StandIn::user()},
                             {QStringLiteral("dailyLimit"), 1'000'000}});
        Mortals mortals(m_standIn.url(QStringLiteral("/2.0")), m_folder.path());
        for (int i = 0; i < kills; ++i) {
            trouble();
            if (QTest::currentTestFailed())
                return;
            const QString wrong = mortals.killOnce(seed + static_cast<unsigned>(i), m_random, 300);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        m_standIn.clearFaults();
        QVERIFY(mortals.finish(seed, 3 * Mortals::patience));
        const auto wishes = Intents(m_folder.filePath(QStringLiteral("intents"))).read();
        QVERIFY2(kills < 20 || wishes.size() > kills / 4, "hardly anything was played between the kills");
        judge(wishes);
        qInfo() << kills << "kills," << mortals.beforeOpen() << "before the library was open," << mortals.uncertain()
                << "scrobbles looked for at a start";
    }
};

int main(int argc, char *argv[])
{
    return testOrMortal<TestScrobbleKill, Mortal>(argc, argv);
}

#include "tst_scrobblekill.moc"
