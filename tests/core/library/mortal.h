// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/library/collector.h"
#include "tests/core/library/intents.h"

#include <QCoreApplication>

#include <cstdio>
#include <random>

namespace runout::test {

// The program that is killed: it opens its library, synchronises without end and edits what it holds, as its seed says.
class Mortal : public QObject
{
    // What is done with a release follows from its number, so that in the end each wish can be judged by itself.
public:
    static bool mayBeAdded(qint64 release) { return release % 7 == 0; }
    static bool mayBeRemoved(qint64 release) { return release % 7 == 1; }
    // Not one that is rated: a want brings its own rating of the release.
    static bool mayBeWanted(qint64 release) { return release % 7 < 2; }

    Mortal(const QUrl &discogs, const QString &folder, unsigned seed)
        : m_me(discogs, folder)
        , m_intents(folder + QStringLiteral("/intents"))
        , m_outbox(m_me.collection, m_me.client)
        , m_sync(m_me.collection, m_me.client)
        , m_seed(seed)
        , m_random(seed)
    {
        m_outbox.setPauses(
            {std::chrono::milliseconds(20), std::chrono::milliseconds(100), std::chrono::milliseconds(40)});
    }

    // Until it is killed. Says "open" and how many edits were uncertain.
    int live()
    {
        if (!isSound())
            return 1;
        say(QStringLiteral("open %1").arg(await(m_me.collection.uncertain()).value().size()));
        connect(&m_sync, &library::Sync::finished, this, [this] { m_sync.start(library::Sync::Depth::Everything); });
        m_sync.start(library::Sync::Depth::Everything);
        for (int edits = 0; edits < 25; ++edits) {
            QTest::qWait(static_cast<int>(m_random() % 20));
            editSomething();
        }
        QTest::qWait(60'000);
        return 2;
    }

    // To a good end: everything sent, everything read.
    int finish()
    {
        if (!isSound())
            return 1;
        const auto isSent = [this] { return m_outbox.isIdle() && m_me.state().waiting == 0; };
        if (!QTest::qWaitFor(isSent, 60'000))
            return 3;
        const auto report = m_me.synced(m_sync, library::Sync::Depth::Everything);
        const auto again = m_me.synced(m_sync, library::Sync::Depth::Everything);
        return report && again && m_me.state().refused == 0 ? 0 : 4;
    }

private:
    bool isSound()
    {
        const bool sound = m_me.library->setAside().isEmpty() && m_intents.open();
        if (!sound)
            say(QStringLiteral("the library was damaged"));
        return sound;
    }
    static void say(const QString &line)
    {
        std::puts(qPrintable(line));
        std::fflush(stdout);
    }

    void editSomething()
    {
        using Kind = library::Edit::Kind;
        const QList<library::Instance> mine = m_me.instances();
        if (mine.isEmpty())
            return;
        const library::Instance &one = mine[static_cast<qsizetype>(m_random() % static_cast<unsigned>(mine.size()))];
        const qint64 release = number(one.record.id);
        library::Edit edit;
        edit.release = one.record.id;
        edit.instance = one.id;
        edit.folder = one.folder;
        const QString number = QStringLiteral("%1-%2").arg(m_seed).arg(++m_edits);
        if (m_random() % 12 == 0) {
            edit = {};
            edit.kind = Kind::CreateFolder;
            edit.text = QStringLiteral("Folder ") + number;
            make(number, QStringLiteral("made:") + edit.text, {}, edit);
        } else if (mayBeWanted(release) && m_random() % 3 != 0) {
            edit.kind = m_random() % 3 == 0 ? Kind::RemoveWant : Kind::PutWant;
            edit.instance = {};
            edit.text = edit.kind == Kind::PutWant ? number : QString();
            const QString value = edit.kind == Kind::PutWant ? number : QStringLiteral("-");
            make(number, QStringLiteral("want:%1").arg(release), value, edit);
        } else if (mayBeAdded(release)) {
            edit.kind = Kind::AddInstance;
            edit.instance = {};
            edit.folder = discogs::uncategorizedFolder;
            if (make(number, QStringLiteral("add:%1").arg(release), number, edit))
                noteTheNewOne(edit.release, number);
        } else if (mayBeRemoved(release)) {
            edit.kind = Kind::RemoveInstance;
            make(number, QStringLiteral("gone:%1").arg(discogs::number(one.id)), QStringLiteral("yes"), edit);
        } else {
            change(number, one, edit);
        }
    }

    void change(const QString &number, const library::Instance &one, library::Edit edit)
    {
        using Kind = library::Edit::Kind;
        const qint64 release = discogs::number(one.record.id);
        const qint64 copy = discogs::number(one.id);
        switch (m_random() % 3) {
        case 0:
            edit.kind = Kind::Rate;
            edit.rating = static_cast<int>(m_random() % 6);
            make(number, QStringLiteral("rating:%1").arg(release), QString::number(edit.rating), edit);
            break;
        case 1:
            edit.kind = Kind::SetField;
            edit.field = discogs::notesField;
            edit.text = number;
            make(number, QStringLiteral("note:%1").arg(copy), number, edit);
            break;
        default: {
            QList<discogs::FolderId> others;
            for (const discogs::Folder &folder : got(m_me.collection.folders())) {
                if (folder.name.startsWith(QStringLiteral("Shelf")) && folder.id != one.folder)
                    others << folder.id;
            }
            if (others.isEmpty())
                return;
            edit.kind = Kind::MoveInstance;
            edit.from = one.folder;
            edit.folder = others[static_cast<qsizetype>(m_random() % static_cast<unsigned>(others.size()))];
            make(number, QStringLiteral("folder:%1").arg(copy), QString::number(discogs::number(edit.folder)), edit);
        }
        }
    }

    // What is edited before Discogs has given it its own id.
    void noteTheNewOne(discogs::ReleaseId release, const QString &number)
    {
        for (const library::Instance &copy : got(m_me.collection.ownership(release)).instances) {
            if (discogs::number(copy.id) > 0 || !copy.fields.isEmpty()) // an earlier one has its note already
                continue;
            library::Edit edit;
            edit.kind = library::Edit::Kind::SetField;
            edit.release = release;
            edit.instance = copy.id;
            edit.folder = copy.folder;
            edit.field = discogs::notesField;
            edit.text = QStringLiteral("new ") + number;
            make(number + u'n', QStringLiteral("tag:%1").arg(number), edit.text, edit);
            return;
        }
    }

    bool make(const QString &number, const QString &key, const QString &value, const library::Edit &edit)
    {
        m_intents.announce(number, key, value);
        const bool made = await(m_me.collection.apply({edit})).has_value();
        m_intents.answered(number, made);
        return made;
    }

    Collector m_me;
    Intents m_intents;
    library::Outbox m_outbox;
    library::Sync m_sync;
    unsigned m_seed;
    std::mt19937 m_random;
    int m_edits = 0;
};

} // namespace runout::test
