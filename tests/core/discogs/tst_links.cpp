// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/links.h"

#include <QTest>

using namespace runout::discogs;

namespace {

QString drawn(const Typed &typed)
{
    switch (typed.kind) {
    case Typed::Kind::Nothing:
        return QStringLiteral("nothing") + typed.text;
    case Typed::Kind::Words:
        return QStringLiteral("words ") + typed.text;
    case Typed::Kind::Entity:
        return QStringLiteral("entity ") + shortForm(typed.entity);
    case Typed::Kind::Barcode:
        return QStringLiteral("barcode ") + typed.text;
    case Typed::Kind::CatalogueNumber:
        return QStringLiteral("catno ") + typed.text;
    }
    return {};
}

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT

    static void rows(const char *kind, std::initializer_list<const char *> texts)
    {
        for (const char *text : texts) {
            const QString typed = QString::fromUtf8(text);
            QTest::addRow("%s: %s", kind, text) << typed << QString::fromLatin1(kind) + u' ' + typed;
        }
    }

    static void row(const char *text, const char *understood)
    {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(understood);
    }

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("understood");

        row("", "nothing");
        row(" \t\n", "nothing");
        shortForms();
        addresses();
        barcodes();
        rows("catno",
             {"CS 8163",   "SHVL 804",   "BLP-4003",     "FAC 73",     "ST-A-712285", "MOVLP961",  "ECM 1064 ST",
              "PCS 7027",  "SD 19129",   "R2 72425",     "WARP LP 92", "WARPLP92",    "25AP 1234", "5C 062-92015",
              "SHVL 804a", "ILPS 9052",  "7-98456-A",    "V 2001.1",   "CDV/2500",    "SD-1996",   "ÖLP 123",
              "CK 64935",  "MFSL 1-017", "7599-27313-2", "L 1234"});
        rows("words", {"kind of blue",
                       "abbey road 1969",
                       "1999",
                       "Sign 'O' The Times",
                       "Blink 182",
                       "UB40",
                       "Maroon 5",
                       "Top 40",
                       "Blue Train 1957",
                       "U2",
                       "A1 Steak",
                       "A1 B2",
                       "a1 a2",
                       "M83 Saturdays",
                       "ABBA 1976",
                       "MILES DAVIS 1959",
                       "10CC",
                       "AC/DC",
                       "1984 LIVE",
                       "SUM41",
                       "C418",
                       "cs 8163",
                       "Fac 73",
                       "B-52's",
                       "KISS ALIVE 75 TOUR",
                       "24 7",
                       "7 inch",
                       "808 State",
                       "2 Unlimited",
                       "MC 900 Ft Jesus",
                       "M83",
                       "L7",
                       "A1",
                       "R12",
                       "https://www.discogs.com",
                       "ABBA",
                       "12345",
                       "r",
                       "r 12",
                       "[r12",
                       "r12]",
                       "[a=Sade]",
                       "r=12",
                       "r0",
                       "x12",
                       "r-12",
                       "椎名林檎 2000",
                       "r9999999999999999999",
                       "THE NUMBER OF THE BEAST 12345",
                       "Hi",
                       "?",
                       "---",
                       "AC-DC 7"});
    }

    void understands()
    {
        QFETCH(QString, text);
        QTEST(drawn(understand(text)), "understood");
    }

    void trimsWords() { QCOMPARE(understand(QStringLiteral("  kind  of blue ")).text, QStringLiteral("kind of blue")); }

    void namesEntities()
    {
        QCOMPARE(shortForm({EntityKind::Release, 249504}), QStringLiteral("r249504"));
        QCOMPARE(shortForm({EntityKind::Master, 5427}), QStringLiteral("m5427"));
        QCOMPARE(shortForm({EntityKind::Artist, 23}), QStringLiteral("a23"));
        QCOMPARE(shortForm({EntityKind::Label, 1}), QStringLiteral("l1"));
    }

    void makesPages_data()
    {
        QTest::addColumn<QString>("web");
        QTest::addColumn<QString>("start");
        QTest::addRow("plain") << QStringLiteral("https://www.discogs.com")
                               << QStringLiteral("https://www.discogs.com");
        QTest::addRow("slash") << QStringLiteral("https://www.discogs.com/")
                               << QStringLiteral("https://www.discogs.com");
        QTest::addRow("port") << QStringLiteral("http://127.0.0.1:8080") << QStringLiteral("http://127.0.0.1:8080");
        QTest::addRow("folder") << QStringLiteral("http://localhost/web/?x=1#y")
                                << QStringLiteral("http://localhost/web");
    }

    void makesPages()
    {
        QFETCH(QString, web);
        QFETCH(QString, start);
        const QUrl url(web);
        const std::pair<Entity, QString> pages[] = {{{EntityKind::Release, 249504}, QStringLiteral("/release/249504")},
                                                    {{EntityKind::Master, 5427}, QStringLiteral("/master/5427")},
                                                    {{EntityKind::Artist, 23}, QStringLiteral("/artist/23")},
                                                    {{EntityKind::Label, 1}, QStringLiteral("/label/1")}};
        for (const auto &[entity, path] : pages)
            QCOMPARE(webPage(url, entity).toString(), start + path);
    }

    void understandsItsOwnPages()
    {
        const QUrl web(QStringLiteral("https://www.discogs.com"));
        for (const EntityKind kind : {EntityKind::Release, EntityKind::Master, EntityKind::Artist, EntityKind::Label}) {
            const Entity entity{kind, 2851616155};
            QVERIFY(understand(webPage(web, entity).toString()).entity == entity);
            QVERIFY(understand(shortForm(entity)).entity == entity);
        }
    }

private:
    static void shortForms()
    {
        for (const char *text : {"r249504", "R249504", "[r249504]", "[r=249504]", "[R=249504]", "  r249504 "})
            row(text, "entity r249504");
        row("m5427", "entity m5427");
        row("[m=5427]", "entity m5427");
        row("a23", "entity a23");
        row("A1234", "entity a1234");
        row("l1", "entity l1");
        row("[l1]", "entity l1");
    }

    static void addresses()
    {
        for (const char *text : {"https://www.discogs.com/release/249504-Rick-Astley-Never-Gonna-Give-You-Up",
                                 "https://www.discogs.com/release/249504",
                                 "https://www.discogs.com/Rick-Astley-Never-Gonna-Give-You-Up/release/249504",
                                 "https://www.discogs.com/de/release/249504-Rick-Astley",
                                 "https://www.discogs.com/pt_BR/release/249504-x",
                                 "https://www.discogs.com/sell/release/249504",
                                 "https://www.discogs.com/release/249504?ev=rr&x=a/b",
                                 "https://www.discogs.com/sell/release/249504?sort=price%2Casc#more",
                                 "https://www.discogs.com/release/249504#images",
                                 "https://www.discogs.com/release/249504/",
                                 "http://discogs.com/release/249504",
                                 "discogs.com/release/249504",
                                 "www.discogs.com/release/249504-x",
                                 "//www.discogs.com/release/249504",
                                 "m.discogs.com/release/249504",
                                 "https://WWW.Discogs.COM/Release/249504",
                                 "https://api.discogs.com/releases/249504",
                                 "api.discogs.com/releases/249504?curr_abbr=EUR",
                                 "https://www.discogs.com/release/249504-Artist/reviews",
                                 "https://www.discogs.com/release/edit/249504",
                                 "https://www.discogs.com/release/stats/249504",
                                 "https://www.discogs.com/Release-Master-Artist/release/249504",
                                 "https://www.discogs.com/master/release/249504",
                                 "https://www.discogs.com/release/249504-%E3%83%AA%E3%83%83%E3%82%AF"}) {
            row(text, "entity r249504");
        }
        row("https://www.discogs.com/master/view/123", "entity m123");
        row("https://www.discogs.com/master/96559-Rick-Astley-Never-Gonna-Give-You-Up", "entity m96559");
        row("https://www.discogs.com/master/96559", "entity m96559");
        row("https://www.discogs.com/Rick-Astley-Never/master/96559", "entity m96559");
        row("https://api.discogs.com/masters/96559/versions?page=2", "entity m96559");
        row("https://www.discogs.com/artist/72872-Rick-Astley", "entity a72872");
        row("https://www.discogs.com/fr/artist/72872-Rick-Astley?superFilter=Releases", "entity a72872");
        row("https://api.discogs.com/artists/72872/releases", "entity a72872");
        row("https://www.discogs.com/artist/Rick+Astley", "words Rick Astley");
        row("https://www.discogs.com/label/Blue%20Note", "words Blue Note");
        row("https://www.discogs.com/sell/list?master_id=5427&ev=mb", "entity m5427");
        row("https://www.discogs.com/viewimages?release=249504", "entity r249504");
        row("https://www.discogs.com/search/?artist_id=x&label_id=895", "entity l895");
        row("https://www.discogs.com/label/895-RCA", "entity l895");
        row("https://api.discogs.com/labels/895", "entity l895");
        rows("words",
             {"https://www.discogs.com/", "https://www.discogs.com/search/?q=x", "https://www.discogs.com/release/",
              "https://www.discogs.com/release/x", "https://www.discogs.com/release/12x",
              "https://www.discogs.com/release/0", "https://www.discogs.com/user/release/",
              "https://www.discogs.com.example/release/1", "https://notdiscogs.com/release/1",
              "https://a.example/www.discogs.com/release/1", "see https://www.discogs.com/release/1",
              "https://www.discogs.com/release/1 please", "https://a.example/release/249504"});
    }

    static void barcodes()
    {
        row("5012394144777", "barcode 5012394144777");
        row("5 012394 144777", "barcode 5012394144777");
        row("0-7464-36506-2-1", "barcode 074643650621");
        row("0 7464–36506 2", "barcode 07464365062");
        row("12345678", "barcode 12345678");
        row(" 05012394144777 ", "barcode 05012394144777");
        row("501239414477712345", "barcode 501239414477712345");
        row("501 2394\t144 777", "barcode 5012394144777");
        rows("words", {"1234567", "5012394144777123456", "-12345678", "12345678-", "1977-1984", "1977 1984",
                       "1977 - 1984", "1969-09-26", "1969 09 26", "1234.5678"});
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
