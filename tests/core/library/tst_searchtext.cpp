// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/searchtext.h"

#include <QTest>

using namespace runout::library;

class TestSearchText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainLettersNeedNoDecomposition()
    {
        QCOMPARE(plainLetters(QStringLiteral("Mø Łódź Straße Ægir Œuvre Đorđe Þórr ı")),
                 QStringLiteral("Mo Lódź Strasse AEgir OEuvre Dorde Thórr i"));
        QCOMPARE(plainLetters(QStringLiteral("はっぴいえんど")), QStringLiteral("はっぴいえんど"));
    }

    void indexedAlsoWithoutPunctuation_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << "Kind Of Blue"
                               << "Kind Of Blue";
        QTest::newRow("slash") << "AC/DC Live"
                               << "AC/DC Live ACDC";
        QTest::newRow("dots") << "R.E.M."
                              << "R.E.M. REM";
        QTest::newRow("apostrophe") << "Don't Stop"
                                    << "Don't Stop Dont";
        QTest::newRow("around only") << "(What's) \"Going\""
                                     << "(What's) \"Going\" Whats";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void indexedAlsoWithoutPunctuation()
    {
        QFETCH(QString, text);
        QTEST(indexed(text), "expected");
    }

    void matchKeys_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("case and accents") << "Björk  GUÐMUNDSDÓTTIR"
                                          << "bjork gudmundsdottir";
        QTest::newRow("the") << "The Beatles"
                             << "beatles";
        QTest::newRow("only the") << "The The"
                                  << "the";
        QTest::newRow("punctuation") << "What's Going On?!"
                                     << "whats going on";
        QTest::newRow("wide") << "ＡＢＣ"
                              << "abc";
        QTest::newRow("nothing") << " - "
                                 << "";
    }
    void matchKeys()
    {
        QFETCH(QString, text);
        QTEST(matchKey(text), "expected");
    }

    void squeezedNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("catno") << "BLP-4195"
                               << "blp4195";
        QTest::newRow("spaces") << "SHVL 804"
                                << "shvl804";
        QTest::newRow("UPC as EAN") << "0 7464-40579-1 2"
                                    << "7464405791"
                                       "2";
        QTest::newRow("short keeps zeros") << "007"
                                           << "007";
        QTest::newRow("letters keep zeros") << "00ABC0001"
                                            << "00abc0001";
        QTest::newRow("nothing") << " / "
                                 << "";
    }
    void squeezedNumbers()
    {
        QFETCH(QString, text);
        QTEST(squeezed(text), "expected");
    }

    void expressionsQuoteEverything()
    {
        QCOMPARE(everyWord(QStringLiteral("miles  davis")), QStringLiteral("\"miles\"* AND \"davis\"*"));
        QCOMPARE(everyWord(QStringLiteral("so & \"what\" - *")), QStringLiteral("\"so\"* AND \"\"\"what\"\"\"*"));
        QCOMPARE(everyWord(QStringLiteral("NOT OR NEAR(a b)")),
                 QStringLiteral("\"NOT\"* AND \"OR\"* AND \"NEAR(a\"* AND \"b)\"*"));
        QCOMPARE(everyWord(QStringLiteral(" && -- ")), QString());
        QCOMPARE(everyWord(QStringLiteral("a") + QChar(0) + QStringLiteral("b")), QStringLiteral("\"ab\"*"));
        QCOMPARE(phrase(QStringLiteral("Blue  Note")), QStringLiteral("\"Blue Note\""));
        QCOMPARE(phrase(QStringLiteral("!")), QString());
        QCOMPARE(within(QStringLiteral("name artist"), QStringLiteral("\"x\"*")),
                 QStringLiteral("{name artist} : (\"x\"*)"));
    }

    void numbersAreAlsoTriedSqueezed()
    {
        QCOMPARE(typedExpression(QStringLiteral("miles")), QStringLiteral("\"miles\"*"));
        QCOMPARE(typedExpression(QStringLiteral("BLP 4195")),
                 QStringLiteral("((\"BLP\"* AND \"4195\"*) OR {number} : (\"blp4195\"*))"));
        QCOMPARE(typedExpression(QStringLiteral("U2")), QStringLiteral("\"U2\"*"));
        QCOMPARE(typedExpression(QStringLiteral("?")), QString());
    }
};

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
