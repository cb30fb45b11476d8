// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/outbox.h"
#include "tests/core/library/collector.h"
#include "tests/core/library/elsewhere.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

Outbox::Pauses shortPauses()
{
    return {std::chrono::milliseconds(20), std::chrono::milliseconds(100), std::chrono::milliseconds(30)};
}

const QJsonObject withEffect{{QStringLiteral("method"), QStringLiteral("write")}, {QStringLiteral("effect"), true}};
const QJsonObject withoutEffect{{QStringLiteral("method"), QStringLiteral("write")}, {QStringLiteral("effect"), false}};

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StandIn> m_standIn;
    std::unique_ptr<Elsewhere> m_elsewhere;
    std::unique_ptr<Collector> m_me;
    std::unique_ptr<Outbox> m_outbox;
    QList<Copy> m_before;

    void openAgain()
    {
        m_outbox.reset();
        m_me.reset();
        m_me = std::make_unique<Collector>(m_standIn->url(), m_folder->path());
    }
    void send()
    {
        m_outbox = std::make_unique<Outbox>(m_me->collection, m_me->client);
        m_outbox->setPauses(shortPauses());
    }
    // Until nothing waits but what was refused.
    void sendAll()
    {
        if (!m_outbox)
            send();
        // QTRY_ asks twice, and asking lets the outbox look once more.
        QVERIFY(QTest::qWaitFor([this] { return m_me->state().waiting == 0 && m_outbox->isIdle(); }, 20'000));
        QCOMPARE(m_outbox->problem(), std::nullopt);
    }

    Edit edit(Edit::Kind kind, const Copy &copy)
    {
        Edit edit;
        edit.kind = kind;
        edit.release = ReleaseId{copy.release};
        edit.instance = InstanceId{copy.instance};
        edit.folder = FolderId{copy.folder};
        return edit;
    }
    Edit adding(qint64 release, qint64 folder = 1)
    {
        Edit edit;
        edit.kind = Edit::Kind::AddInstance;
        edit.release = ReleaseId{release};
        edit.folder = FolderId{folder};
        return edit;
    }
    Edit rating(const Copy &copy, int stars)
    {
        Edit rate = edit(Edit::Kind::Rate, copy);
        rate.rating = stars;
        return rate;
    }
    Edit noting(const Copy &copy, const QString &text)
    {
        Edit note = edit(Edit::Kind::SetField, copy);
        note.field = notesField;
        note.text = text;
        return note;
    }
    Edit moving(const Copy &copy, qint64 folder)
    {
        Edit move = edit(Edit::Kind::MoveInstance, copy);
        move.from = FolderId{copy.folder};
        move.folder = FolderId{folder};
        return move;
    }
    Edit wanting(qint64 release, const QString &notes)
    {
        Edit want;
        want.kind = Edit::Kind::PutWant;
        want.release = ReleaseId{release};
        want.text = notes;
        return want;
    }
    Edit named(Edit::Kind kind, qint64 folder, const QString &name = {})
    {
        Edit edit;
        edit.kind = kind;
        edit.folder = FolderId{folder};
        edit.text = name;
        return edit;
    }
    // Made at the website, and known here.
    qint64 folderElsewhere(const QString &name)
    {
        const qint64 folder = m_elsewhere->addFolder(name);
        Sync sync(m_me->collection, m_me->client);
        return m_me->synced(sync) ? folder : 0;
    }
    void apply(const QList<Edit> &edits)
    {
        const auto applied = await(m_me->collection.apply(edits));
        QVERIFY2(applied, qPrintable(applied ? QString() : applied.error().detail));
    }
    Copy now(const Copy &copy)
    {
        for (const Copy &other : m_elsewhere->copies()) {
            if (other.instance == copy.instance)
                return other;
        }
        return {};
    }
    int writes()
    {
        int count = 0;
        for (const QJsonValue request : m_standIn->requests())
            count += request[u"method"].toString() == QLatin1String("GET") ? 0 : 1;
        return count;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_standIn = std::make_unique<StandIn>(StandIn::collection(40, 6));
        QVERIFY2(m_standIn->start(), qPrintable(m_standIn->problem()));
        m_elsewhere = std::make_unique<Elsewhere>(*m_standIn);
        openAgain();
        Sync sync(m_me->collection, m_me->client);
        QVERIFY(m_me->synced(sync));
        m_before = m_elsewhere->copies();
        m_standIn->forgetRequests();
    }
    void cleanup()
    {
        m_outbox.reset();
        m_me.reset();
        m_standIn.reset();
    }

    // Discogs keeps one rating of a release: a want that says none would take that of the copies away.
    void wantingKeepsTheRating()
    {
        const Copy &owned = m_before[0];
        m_elsewhere->rate(owned, 4);
        apply({wanting(owned.release, QStringLiteral("another one"))});
        sendAll();
        QCOMPARE(m_elsewhere->wants().value(owned.release), QStringLiteral("another one"));
        QCOMPARE(now(owned).rating, 4);
        apply({wanting(owned.release, QStringLiteral("a better one"))});
        sendAll();
        QCOMPARE(m_elsewhere->wants().value(owned.release), QStringLiteral("a better one"));
        QCOMPARE(now(owned).rating, 4);
        Edit rated = wanting(owned.release, QStringLiteral("a better one"));
        rated.rating = 2;
        apply({rated});
        sendAll();
        QCOMPARE(now(owned).rating, 2);
        rated.rating = 0; // said by hand
        apply({rated});
        sendAll();
        QCOMPARE(now(owned).rating, 0);
    }

    void everyKindOfEditArrives()
    {
        apply({rating(m_before[0], m_before[0].rating == 3 ? 4 : 3)});
        apply({noting(m_before[1], QStringLiteral("a note, ünd more"))});
        apply({adding(m_before[2].release)});
        apply({edit(Edit::Kind::RemoveInstance, m_before[3])});
        apply({wanting(m_before[4].release, QStringLiteral("the blue one"))});
        apply({named(Edit::Kind::CreateFolder, 0, QStringLiteral("Jazz"))});
        sendAll();
        QCOMPARE(now(m_before[0]).rating, m_before[0].rating == 3 ? 4 : 3);
        QCOMPARE(now(m_before[1]).note, QStringLiteral("a note, ünd more"));
        QCOMPARE(m_elsewhere->copiesOf(m_before[2].release).size(), 2);
        QCOMPARE(now(m_before[3]), Copy());
        QCOMPARE(m_elsewhere->wants().value(m_before[4].release), QStringLiteral("the blue one"));
        QVERIFY(m_elsewhere->folders().contains(QStringLiteral("Jazz")));

        qint64 jazz = 0;
        for (const Folder &folder : got(m_me->collection.folders()))
            jazz = folder.name == QLatin1String("Jazz") ? number(folder.id) : jazz;
        QVERIFY(jazz > 0); // Discogs' own id by now
        apply({named(Edit::Kind::RenameFolder, jazz, QStringLiteral("Dub"))});
        apply({moving(m_before[1], jazz)});
        Edit unwanted;
        unwanted.kind = Edit::Kind::RemoveWant;
        unwanted.release = ReleaseId{m_before[4].release};
        apply({unwanted});
        sendAll();
        QVERIFY(m_elsewhere->folders().contains(QStringLiteral("Dub")));
        QCOMPARE(now(m_before[1]).folder, jazz);
        QVERIFY(!m_elsewhere->wants().contains(m_before[4].release));
        Copy moved = m_before[1];
        moved.folder = jazz;
        apply({moving(moved, 1)});
        apply({named(Edit::Kind::RemoveFolder, jazz)});
        sendAll();
        QVERIFY(!m_elsewhere->folders().contains(QStringLiteral("Dub")));
        QCOMPARE(m_me->state().refused, 0);
    }

    void tenChangesOfOneRatingAreOneRequest()
    {
        const Copy &copy = m_before[0];
        const int last = copy.rating == 5 ? 4 : 5;
        for (int i = 0; i < 10; ++i)
            apply({rating(copy, i < 9 ? i % 5 : last)});
        sendAll();
        QCOMPARE(writes(), 1);
        QCOMPARE(now(copy).rating, last);
        m_outbox.reset();                    // else the first may be on its way already
        for (const int stars : {1, 2, last}) // back to where it was: nothing to send
            apply({rating(copy, stars)});
        sendAll();
        QCOMPARE(writes(), 1);
    }

    // A copy is added to a folder that is new as well, gets a note and moves: in that order, with the ids Discogs
    // gives.
    void inOrderAndWithRealIds()
    {
        apply({named(Edit::Kind::CreateFolder, 0, QStringLiteral("New"))});
        qint64 folder = 0;
        for (const Folder &each : got(m_me->collection.folders()))
            folder = each.name == QLatin1String("New") ? number(each.id) : folder;
        QVERIFY(folder < 0);
        const qint64 release = m_before[0].release;
        apply({adding(release, folder)});
        qint64 instance = 0;
        for (const Instance &mine : got(m_me->collection.ownership(ReleaseId{release})).instances)
            instance = number(mine.id) < 0 ? number(mine.id) : instance;
        QVERIFY(instance < 0);
        apply({noting({instance, release, folder, 0, {}}, QStringLiteral("fresh"))});
        QSignalSpy replaced(&m_me->collection, &Collection::idReplaced);
        sendAll();
        QTRY_COMPARE(replaced.size(), 1);
        const QList<Copy> copies = m_elsewhere->copiesOf(release);
        QCOMPARE(copies.size(), 2);
        QCOMPARE(copies.last().note, QStringLiteral("fresh"));
        QVERIFY(copies.last().folder > 1);
        QCOMPARE(replaced.first().at(1).value<InstanceId>(), InstanceId{copies.last().instance});
    }

    void noDoubleAdd_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("effect");
        QTest::addColumn<int>("times");
        for (const char *kind : {"timeout", "drop", "500", "cutoff", "badjson", "html200", "empty"}) {
            for (const bool effect : {true, false})
                QTest::addRow("%s %s effect", kind, effect ? "with" : "without")
                    << QString::fromLatin1(kind) << effect << 1;
        }
        QTest::newRow("thrice without effect") << QStringLiteral("drop") << false << 3;
        QTest::newRow("always with effect") << QStringLiteral("drop") << true << 0;
    }
    void noDoubleAdd()
    {
        QFETCH(QString, fault);
        QFETCH(bool, effect);
        QFETCH(int, times);
        QVERIFY(m_standIn->fault(fault, QStringLiteral("/users"), times, effect ? withEffect : withoutEffect));
        const qint64 release = m_before[7].release;
        apply({adding(release)});
        sendAll();
        QCOMPARE(m_elsewhere->copiesOf(release).size(), 2);
        QCOMPARE(m_elsewhere->copies().size(), 41);
        const auto mine = await(m_me->collection.ownership(ReleaseId{release})).value().instances;
        QCOMPARE(mine.size(), 2);
        QCOMPARE(number(mine.last().id), m_elsewhere->copiesOf(release).last().instance);
    }

    void noDoubleFolder()
    {
        QVERIFY(m_standIn->fault(QStringLiteral("drop"), QStringLiteral("/users"), 0, withEffect));
        apply({named(Edit::Kind::CreateFolder, 0, QStringLiteral("Once"))});
        sendAll();
        m_standIn->clearFaults();
        QCOMPARE(m_elsewhere->folders().count(QStringLiteral("Once")), 1);
    }

    // Whatever had been sent: it is not sent a second time when it is there.
    void whatArrivedIsNotSentAgain()
    {
        const qint64 other = folderElsewhere(QStringLiteral("Other"));
        QVERIFY(m_standIn->fault(QStringLiteral("drop"), QStringLiteral("/users"), 0, withEffect));
        apply({rating(m_before[0], m_before[0].rating == 2 ? 1 : 2)});
        apply({noting(m_before[1], QStringLiteral("once"))});
        apply({moving(m_before[2], other)});
        apply({edit(Edit::Kind::RemoveInstance, m_before[3])});
        m_standIn->forgetRequests();
        sendAll();
        QCOMPARE(writes(), 4);
        m_standIn->clearFaults();
        QCOMPARE(m_elsewhere->copies().size(), 39);
        QCOMPARE(now(m_before[1]).note, QStringLiteral("once"));
        QCOMPARE(now(m_before[2]).folder, other);
    }

    // Killed while an edit was under way: the entry is found Sending at the next start.
    void aStopInTheMiddle_data()
    {
        QTest::addColumn<bool>("effect");
        QTest::newRow("it had arrived") << true;
        QTest::newRow("it had not") << false;
    }
    void aStopInTheMiddle()
    {
        QFETCH(bool, effect);
        QVERIFY(m_standIn->fault(QStringLiteral("timeout"), QStringLiteral("/users"), 1,
                                 effect ? withEffect : withoutEffect));
        const qint64 release = m_before[9].release;
        apply({adding(release)});
        send();
        QTRY_COMPARE_WITH_TIMEOUT(writes(), 1, 20'000);
        openAgain();
        QCOMPARE(await(m_me->collection.uncertain()).value().size(), 1);
        sendAll();
        QCOMPARE(m_elsewhere->copiesOf(release).size(), 2);
    }

    void refusedIsSetAsideAndTheOthersGo_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("403") << QStringLiteral("403");
        QTest::newRow("404") << QStringLiteral("404");
        QTest::newRow("422") << QStringLiteral("422");
    }
    void refusedIsSetAsideAndTheOthersGo()
    {
        QFETCH(QString, fault);
        const QString path = Elsewhere::copyPath(m_before[0]);
        QVERIFY(m_standIn->fault(fault, path, 0, withoutEffect));
        apply({rating(m_before[0], m_before[0].rating == 2 ? 1 : 2)});
        apply({rating(m_before[1], m_before[1].rating == 2 ? 1 : 2)});
        send();
        QSignalSpy refused(m_outbox.get(), &Outbox::refused);
        sendAll();
        QCOMPARE(refused.size(), 1);
        QCOMPARE(now(m_before[1]).rating, m_before[1].rating == 2 ? 1 : 2);
        QCOMPARE(m_me->state().refused, 1);
        const QList<OutboxEntry> entries = await(m_me->collection.outbox()).value();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().id, refused.first().first().toLongLong());
        QCOMPARE(entries.first().error.status, fault.toInt());
        // Mine, after all.
        m_standIn->clearFaults();
        QVERIFY(await(m_me->collection.decide(entries.first().id, true)));
        sendAll();
        QCOMPARE(now(m_before[0]).rating, m_before[0].rating == 2 ? 1 : 2);
        QCOMPARE(m_me->state().refused, 0);
    }

    void whatIsGoneNeedsNoRemoving()
    {
        m_elsewhere->remove(m_before[0]);
        apply({edit(Edit::Kind::RemoveInstance, m_before[0])});
        const qint64 want = m_elsewhere->wants().keys().first();
        m_elsewhere->ask("DELETE", Elsewhere::path(QStringLiteral("wants/%1")).arg(want));
        Edit unwanted;
        unwanted.kind = Edit::Kind::RemoveWant;
        unwanted.release = ReleaseId{want};
        apply({unwanted});
        sendAll();
        QCOMPARE(m_me->state().refused, 0);
        QCOMPARE(m_elsewhere->copies().size(), 39);
    }

    // Moved at the website meanwhile: the copy is found where it is now, and the right one changed.
    void aCopyThatWasMovedElsewhereIsFound()
    {
        const qint64 folder = m_elsewhere->addFolder(QStringLiteral("Elsewhere"));
        for (int i : {0, 1, 2})
            m_elsewhere->move(m_before[i], folder);
        apply({rating(m_before[0], m_before[0].rating == 2 ? 1 : 2)});
        apply({edit(Edit::Kind::RemoveInstance, m_before[1])});
        apply({noting(m_before[2], QStringLiteral("found"))});
        sendAll();
        QCOMPARE(m_me->state().refused, 0);
        QCOMPARE(now(m_before[0]).rating, m_before[0].rating == 2 ? 1 : 2);
        QCOMPARE(now(m_before[1]), Copy());
        QCOMPARE(now(m_before[2]).note, QStringLiteral("found"));
    }

    void aMoveThatMeetsAnotherMoveIsAConflict()
    {
        const qint64 theirs = folderElsewhere(QStringLiteral("Theirs"));
        const qint64 mine = folderElsewhere(QStringLiteral("Mine"));
        m_elsewhere->move(m_before[0], theirs);
        apply({moving(m_before[0], mine)});
        sendAll();
        QCOMPARE(m_me->state().refused, 1);
        QCOMPARE(now(m_before[0]).folder, theirs);
    }

    void offlineItWaitsAndOnlineItArrivesOnce()
    {
        send();
        m_standIn->stop();
        const int last = m_before[0].rating == 5 ? 4 : 5;
        apply({adding(m_before[1].release)});
        QTRY_VERIFY_WITH_TIMEOUT(m_outbox->problem() && m_outbox->problem()->code == ErrorCode::Offline, 20'000);
        QTRY_COMPARE(m_me->state().waiting, 1);
        openAgain(); // the program is started again meanwhile
        for (const int stars : {1, 2, 3, last})
            apply({rating(m_before[0], stars)});
        QCOMPARE(m_me->state().waiting, 2);

        m_standIn = std::make_unique<StandIn>(StandIn::collection(40, 6));
        QVERIFY(m_standIn->start());
        m_elsewhere = std::make_unique<Elsewhere>(*m_standIn);
        openAgain();
        sendAll();
        QCOMPARE(writes(), 2);
        QCOMPARE(now(m_before[0]).rating, last);
        QCOMPARE(m_elsewhere->copiesOf(m_before[1].release).size(), 2);
    }

    void aRevokedLoginKeepsEverythingUntilItIsLinkedAgain()
    {
        QVERIFY(m_standIn->fault(QStringLiteral("401"), QStringLiteral("/users"), 0));
        apply({rating(m_before[0], m_before[0].rating == 2 ? 1 : 2)});
        apply({adding(m_before[1].release)});
        send();
        QTRY_VERIFY_WITH_TIMEOUT(m_outbox->problem() && m_outbox->problem()->code == ErrorCode::SignedOut, 20'000);
        QTRY_VERIFY(m_outbox->isIdle());
        QVERIFY(m_me->account.isRefused());
        QCOMPARE(m_me->state().waiting, 2);
        m_standIn->forgetRequests();
        m_outbox->wake();
        QVERIFY(m_outbox->isIdle());
        QCOMPARE(m_standIn->requests().size(), 0);
        m_standIn->clearFaults();
        m_me->link();
        sendAll();
        QCOMPARE(m_elsewhere->copiesOf(m_before[1].release).size(), 2);
    }

    void anotherAccountDoesNotSendThem()
    {
        apply({rating(m_before[0], m_before[0].rating == 2 ? 1 : 2)});
        (void)m_me->account.adopt(StandIn::token(), QStringLiteral("somebodyelse"));
        send();
        QTRY_VERIFY_WITH_TIMEOUT(m_outbox->problem() && m_outbox->problem()->code == ErrorCode::Rejected, 20'000);
        QCOMPARE(writes(), 0);
        QCOMPARE(m_me->state().waiting, 1);
    }

    void aServerInTroubleIsTriedAgain()
    {
        QVERIFY(m_standIn->fault(QStringLiteral("500"), QStringLiteral("/users"), 6, {}));
        apply({adding(m_before[1].release)});
        apply({rating(m_before[0], m_before[0].rating == 2 ? 1 : 2)});
        send();
        QSignalSpy problems(m_outbox.get(), &Outbox::problemChanged);
        sendAll();
        QVERIFY(!problems.isEmpty());
        QCOMPARE(m_elsewhere->copiesOf(m_before[1].release).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
