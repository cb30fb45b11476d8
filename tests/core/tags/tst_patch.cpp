// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/patch.h"

#include <QTest>

#include <random>

using namespace runout::tags;

namespace {

QByteArray applied(const Patch &patch, const QByteArray &old)
{
    QByteArray bytes;
    for (const Patch::Piece &piece : patch.pieces())
        bytes += piece.from < 0 ? patch.added().mid(piece.text, piece.size) : old.mid(piece.from, piece.size);
    return bytes;
}

} // namespace

class TestPatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editsAreThoseOfAByteArray()
    {
        const auto seed = std::random_device()();
        std::mt19937 random(seed);
        for (int round = 0; round < 300; ++round) {
            QByteArray old(static_cast<qsizetype>(random() % 200), '\0');
            for (char &byte : old)
                byte = static_cast<char>('a' + random() % 26);
            QByteArray expected = old;
            Patch patch(old.size());
            for (int edit = 0; edit < 30; ++edit) {
                const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(expected.size() + 1));
                const auto size = std::min<qsizetype>(static_cast<qsizetype>(random() % 20), expected.size() - at);
                const QByteArray bytes(static_cast<qsizetype>(random() % 12), static_cast<char>('A' + edit % 26));
                expected.replace(at, size, bytes);
                patch.replace(at, size, bytes);
                QVERIFY2(applied(patch, old) == expected, qPrintable(QStringLiteral("seed %1").arg(seed)));
            }
            const Patch back = patch.inverse([&](qint64 from, qint64 size) { return old.mid(from, size); });
            QCOMPARE(applied(back, expected), old);
            const auto kept = Patch::parsed(back.serialized());
            QVERIFY(kept);
            QCOMPARE(applied(*kept, expected), old);
        }
    }

    void identity()
    {
        QVERIFY(Patch(5).isIdentity());
        QVERIFY(Patch(0).isIdentity());
        Patch patch(5);
        patch.replace(5, 0, "x");
        QVERIFY(!patch.isIdentity());
    }

    void damagedBytesAreNoPatch()
    {
        Patch patch(100);
        patch.replace(10, 5, "hello");
        const QByteArray bytes = patch.serialized();
        QVERIFY(Patch::parsed(bytes));
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!Patch::parsed(bytes.left(size)));
    }
};

QTEST_GUILESS_MAIN(TestPatch)
#include "tst_patch.moc"
