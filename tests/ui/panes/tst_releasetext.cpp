// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releasetext.h"

#include <QLocale>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using discogs::Format;
using discogs::LabelCredit;
using discogs::LabelId;

class TestReleaseText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void formats_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QStringList>("descriptions");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const QString vinyl = QStringLiteral("Vinyl");
        const auto words = [](const char *list) { return QString::fromUtf8(list).split(u'|', Qt::SkipEmptyParts); };
        QTest::newRow("album") << vinyl << "1" << words("LP|Album|Stereo") << "6-Eye"
                               << "LP, Album, Stereo, 6-Eye";
        QTest::newRow("double") << vinyl << "2" << words("LP|Album") << ""
                                << "2×LP, Album";
        QTest::newRow("size later") << vinyl << "1" << words("Album|LP") << ""
                                    << "LP, Album";
        QTest::newRow("single") << vinyl << "1" << words("7\"|45 RPM") << ""
                                << "7\", 45 RPM";
        QTest::newRow("no size") << vinyl << "1" << words("White Label") << ""
                                 << "Vinyl, White Label";
        QTest::newRow("disc") << "CD"
                              << "1" << words("Album") << ""
                              << "CD, Album";
        QTest::newRow("bare") << "Cassette"
                              << "1" << QStringList() << ""
                              << "Cassette";
        QTest::newRow("no number") << "Box Set"
                                   << "" << QStringList() << ""
                                   << "Box Set";
    }
    void formats()
    {
        QFETCH(QString, name);
        QFETCH(QString, quantity);
        QFETCH(QStringList, descriptions);
        QFETCH(QString, text);
        QTEST(formatText(Format{name, quantity, descriptions, text}), "expected");
    }

    void severalFormatsAreAddedUp()
    {
        const Format box{QStringLiteral("Box Set"), QStringLiteral("1"), {}, {}};
        const Format records{QStringLiteral("Vinyl"), QStringLiteral("4"), {QStringLiteral("LP")}, {}};
        QCOMPARE(formatsText({box, records}), QStringLiteral("Box Set + 4×LP"));
        QCOMPARE(formatInFull(records), QStringLiteral("4×Vinyl, LP"));
        QCOMPARE(formatsText({}), QString());
    }

    void pricesHaveTheirCurrency()
    {
        QCOMPARE(priceText({7.679804607882764, QStringLiteral("EUR")}), QStringLiteral("EUR 7.68"));
        QCOMPARE(priceText({1250, QStringLiteral("JPY")}), QStringLiteral("JPY 1,250"));
    }

    void unknownFiguresAreADash()
    {
        QCOMPARE(figureText(std::nullopt), QStringLiteral("–"));
        QCOMPARE(figureText(1234), QStringLiteral("1,234"));
    }

    void dates_data()
    {
        QTest::addColumn<QString>("released");
        QTest::addColumn<QString>("expected");
        QTest::newRow("day") << "1959-08-17"
                             << "17 August 1959";
        QTest::newRow("month") << "1959-08-00"
                               << "August 1959";
        QTest::newRow("year") << "1959-00-00"
                              << "1959";
        QTest::newRow("year alone") << "1959"
                                    << "1959";
        QTest::newRow("no such day") << "1959-02-31"
                                     << "1959-02-31";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void dates()
    {
        QFETCH(QString, released);
        QTEST(dateText(released), "expected");
    }

    void aLabelIsNamedOnceWithItsNumbers()
    {
        const LabelCredit a{LabelId{5}, QStringLiteral("Blue <Note> (2)"), QStringLiteral("B 1"), {}, {}, {}};
        LabelCredit b = a;
        b.catno = QStringLiteral("B 2");
        const LabelCredit none{LabelId{0}, QStringLiteral("Own"), QStringLiteral("none"), {}, {}, {}};
        const QString html = labelsHtml({a, b, a, none});
        QCOMPARE(html.count(QStringLiteral("Blue &lt;Note&gt;<")), 1);
        QVERIFY2(html.contains(u"href=\"runout:l5\""), qPrintable(html));
        QVERIFY2(html.endsWith(u"</a> – B 1, B 2 / Own"), qPrintable(html));
        QCOMPARE(catalogueNumber(none), QString());
        QCOMPARE(labelsHtml({}), QString());
    }

    void onlyWebAddressesAreLinks()
    {
        QVERIFY(webLinkHtml(QStringLiteral("https://example.com/?a=1&b=2"), QStringLiteral("x & y"))
                    .startsWith(u"<a href=\"https://example.com/?a=1&amp;b=2\""));
        QCOMPARE(webLinkHtml(QStringLiteral("javascript:alert(1)"), QStringLiteral("<b>")),
                 QStringLiteral("&lt;b&gt;"));
        QCOMPARE(webLinkHtml(QStringLiteral("file:///etc/passwd"), QStringLiteral("f")), QStringLiteral("f"));
    }

    void aMasterTakesTheShapeOfARelease()
    {
        discogs::Master master;
        master.id = discogs::MasterId{7};
        master.title = QStringLiteral("T");
        master.year = 1970;
        master.tracklist = {discogs::Track()};
        const discogs::Release release = asRelease(master);
        QCOMPARE(release.title, master.title);
        QCOMPARE(release.year, 1970);
        QCOMPARE(release.masterId, std::optional(master.id));
        QCOMPARE(release.tracklist.size(), 1);
        QVERIFY(release.labels.isEmpty() && release.formats.isEmpty());
    }
};

QTEST_MAIN(TestReleaseText)
#include "tst_releasetext.moc"
