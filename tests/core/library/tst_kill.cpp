// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/elsewhere.h"
#include "tests/core/library/mortal.h"
#include "tests/support/kills.h"

#include <QTemporaryDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

// The program is killed again and again while it synchronises and edits; in the end Discogs has what was asked.
class TestKill : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<StandIn> m_standIn;
    std::unique_ptr<Elsewhere> m_discogs;
    std::mt19937 m_random;

    void trouble()
    {
        m_standIn->clearFaults();
        const QJsonObject write{{QStringLiteral("method"), QStringLiteral("write")},
                                {QStringLiteral("effect"), m_random() % 2 == 0}};
        if (m_random() % 3 == 0)
            QVERIFY(m_standIn->fault(QStringLiteral("drop"), QStringLiteral("/users"), 1, write));
        if (m_random() % 6 == 0)
            QVERIFY(m_standIn->fault(QStringLiteral("500"), QStringLiteral("/users"), 2));
    }

    void judge(const QHash<QString, QList<Intents::Wish>> &wishes, const QHash<qint64, Copy> &before)
    {
        QHash<qint64, Copy> copies;
        QHash<qint64, QList<Copy>> byRelease;
        for (const Copy &copy : m_discogs->copies()) {
            copies.insert(copy.instance, copy);
            byRelease[copy.release] << copy;
        }
        const auto wants = m_discogs->wants();
        const QStringList folders = m_discogs->folders();
        QHash<QString, int> kinds;
        for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
            const QString kind = wish.key().section(u':', 0, 0);
            const QString what = wish.key().section(u':', 1);
            const qint64 id = what.toLongLong();
            const qsizetype sure = Intents::sure(*wish);
            kinds[kind] += static_cast<int>(sure);
            const auto among = [&](const QString &found, const QString &first) {
                const QSet<QString> allowed = Intents::possible(*wish, first);
                const QString told =
                    QStringLiteral("%1 is '%2' after '%3', %4").arg(wish.key(), found, first, Intents::told(*wish));
                QVERIFY2(allowed.contains(found), qPrintable(told));
            };
            const auto between = [&](qsizetype found, qsizetype least, qsizetype most) {
                QVERIFY2(
                    found >= least && found <= most,
                    qPrintable(QStringLiteral("%1: %2, not %3 to %4").arg(wish.key()).arg(found).arg(least).arg(most)));
            };
            if (kind == u"made") {
                between(folders.count(what), sure, wish->size());
            } else if (kind == u"add") {
                const auto first =
                    std::count_if(before.begin(), before.end(), [&](const Copy &c) { return c.release == id; });
                between(byRelease.value(id).size(), first + sure, first + wish->size());
            } else if (kind == u"tag") {
                qsizetype tagged = 0;
                for (const Copy &copy : copies)
                    tagged += copy.note == wish->first().value ? 1 : 0;
                between(tagged, sure, 1);
            } else if (kind == u"want") {
                among(wants.value(id, QStringLiteral("-")), m_wantsBefore.value(id, QStringLiteral("-")));
            } else if (kind == u"gone") {
                QVERIFY(sure == 0 || !copies.contains(id));
            } else if (kind == u"rating") {
                for (const Copy &copy : byRelease.value(id))
                    among(QString::number(copy.rating), QString::number(before[copy.instance].rating));
            } else if (kind == u"note") {
                among(copies[id].note, before[id].note);
            } else if (kind == u"folder") {
                among(QString::number(copies[id].folder), QString::number(before[id].folder));
            }
        }
        // Nothing went that was not asked to go.
        for (const Copy &copy : before) {
            if (!wishes.contains(QStringLiteral("gone:%1").arg(copy.instance)))
                QVERIFY2(copies.contains(copy.instance), qPrintable(QString::number(copy.instance)));
        }
        QStringList counts;
        for (auto kind = kinds.begin(); kind != kinds.end(); ++kind)
            counts << QStringLiteral("%1 %2").arg(kind.value()).arg(kind.key());
        counts.sort();
        qInfo().noquote() << "confirmed:" << counts.join(QStringLiteral(", "));
    }

    void compareLibraryWithDiscogs()
    {
        Collector me(m_standIn->url(), m_folder.path());
        QHash<qint64, Copy> held;
        for (const Instance &instance : me.instances()) {
            Copy copy{number(instance.id), number(instance.record.id), number(instance.folder), instance.rating, {}};
            for (const FieldValue &value : instance.fields)
                copy.note = value.field == notesField ? value.value : copy.note;
            held.insert(copy.instance, copy);
        }
        const QList<Copy> theirs = m_discogs->copies();
        QCOMPARE(held.size(), theirs.size());
        for (const Copy &copy : theirs)
            QVERIFY2(held.value(copy.instance) == copy, qPrintable(QString::number(copy.instance)));
        QCOMPARE(await(me.collection.wants()).value().size(), m_discogs->wants().size());
    }

    QHash<qint64, QString> m_wantsBefore;

private Q_SLOTS:
    void nothingLostAndNothingDoubled()
    {
        const Kills asked(200, 40);
        const int kills = asked.count();
        const unsigned seed = asked.seed();
        qInfo() << "seed" << seed << "kills" << kills;
        m_random.seed(seed);
        m_standIn = std::make_unique<StandIn>(StandIn::collection(420, 120));
        QVERIFY2(m_standIn->start(), qPrintable(m_standIn->problem()));
        m_discogs = std::make_unique<Elsewhere>(*m_standIn);
        for (const char *name : {"Shelf one", "Shelf two", "Shelf three"})
            QVERIFY(m_discogs->addFolder(QLatin1String(name)) > 1);
        QHash<qint64, Copy> before;
        for (const Copy &copy : m_discogs->copies())
            before.insert(copy.instance, copy);
        m_wantsBefore = m_discogs->wants();

        Mortals mortals(m_standIn->url(), m_folder.path());
        for (int i = 0; i < kills; ++i) {
            trouble();
            if (QTest::currentTestFailed())
                return;
            const QString wrong = mortals.killOnce(seed + static_cast<unsigned>(i), m_random, 500);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        m_standIn->clearFaults();
        QVERIFY(mortals.finish(seed, Mortals::patience));

        Intents intents(m_folder.filePath(QStringLiteral("intents")));
        const auto wishes = intents.read();
        QVERIFY2(kills < 20 || wishes.size() > kills / 4, "hardly anything was asked for between the kills");
        judge(wishes, before);
        compareLibraryWithDiscogs();
        qInfo() << kills << "kills," << mortals.beforeOpen() << "before the library was open," << mortals.uncertain()
                << "edits read back at a start";
    }
};

int main(int argc, char *argv[])
{
    return testOrMortal<TestKill, Mortal>(argc, argv);
}

#include "tst_kill.moc"
