// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/query.h"

#include <QRandomGenerator>
#include <QTest>

using namespace runout::library;
using Field = Term::Field;
using Kind = QueryProblem::Kind;

namespace {

QString fieldName(Field field)
{
    static const QStringList names{QStringLiteral("word")};
    if (field == Field::Word)
        return names.first();
    return fieldNames()[int(field) - 1];
}

QString bound(const std::optional<int> &value)
{
    return value ? QString::number(*value) : QStringLiteral("*");
}

// One line for a query: "word(miles)@0 & -format(cd)@6 | style(modal)@20".
QString printed(const ShelfQuery &query)
{
    QStringList any;
    for (const QList<Term> &all : query.any) {
        QStringList terms;
        for (const Term &term : all) {
            QString text = term.quoted ? u'"' + term.text + u'"' : term.text;
            if (term.from || term.to)
                text = bound(term.from) + QStringLiteral("..") + bound(term.to);
            terms.append(QStringLiteral("%1%2(%3)@%4")
                             .arg(term.excluded ? QStringLiteral("-") : QString(), fieldName(term.field), text)
                             .arg(term.at));
        }
        any.append(terms.join(QStringLiteral(" & ")));
    }
    return any.join(QStringLiteral(" | "));
}

} // namespace

class TestQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &typed, const QString &expected) {
            QTest::newRow(name) << typed << expected;
        };
        row("nothing", {}, {});
        row("blanks", QStringLiteral("  \t "), {});
        row("words", QStringLiteral("miles  davis"), QStringLiteral("word(miles)@0 & word(davis)@7"));
        row("phrase", QStringLiteral("\"blue in green\""), QStringLiteral("word(\"blue in green\")@0"));
        row("curly quotes", QStringLiteral("“blue in” green"), QStringLiteral("word(\"blue in\")@0 & word(green)@10"));
        row("minus", QStringLiteral("-reissue"), QStringLiteral("-word(reissue)@0"));
        row("minus phrase", QStringLiteral("-\"best of\""), QStringLiteral("-word(\"best of\")@0"));
        row("field", QStringLiteral("label:columbia"), QStringLiteral("label(columbia)@0"));
        row("field, phrase", QStringLiteral("label:\"blue note\""), QStringLiteral("label(\"blue note\")@0"));
        row("minus field", QStringLiteral("a -format:cd"), QStringLiteral("word(a)@0 & -format(cd)@2"));
        row("case", QStringLiteral("ARTIST:Can"), QStringLiteral("artist(Can)@0"));
        row("catno", QStringLiteral("catno:BLP-4195"), QStringLiteral("cat(BLP-4195)@0"));
        row("media", QStringLiteral("media:vg+"), QStringLiteral("condition(vg+)@0"));
        row("near mint", QStringLiteral("condition:\"near mint\""), QStringLiteral("condition(\"near mint\")@0"));
        row("inches", QStringLiteral("format:7\" 12\""), QStringLiteral("format(7\")@0 & word(12\")@10"));
        row("colon in value", QStringLiteral("title:a:b"), QStringLiteral("title(a:b)@0"));
        row("figure and colon", QStringLiteral("2001:space"), QStringLiteral("word(2001:space)@0"));
        row("dash alone", QStringLiteral("Miles Davis - So What"),
            QStringLiteral("word(Miles)@0 & word(Davis)@6 & word(So)@14 & word(What)@17"));
        row("empty quotes", QStringLiteral("a \"\""), QStringLiteral("word(a)@0"));
        row("close quote", QStringLiteral("\"a b\"c"), QStringLiteral("word(\"a b\")@0 & word(c)@5"));
        row("or", QStringLiteral("a or b c OR d"), QStringLiteral("word(a)@0 | word(b)@5 & word(c)@7 | word(d)@12"));
        row("quoted or", QStringLiteral("a \"or\" b"), QStringLiteral("word(a)@0 & word(\"or\")@2 & word(b)@7"));
        row("minus or", QStringLiteral("a -or"), QStringLiteral("word(a)@0 & -word(or)@2"));
        row("year", QStringLiteral("year:1970"), QStringLiteral("year(1970..1970)@0"));
        row("years", QStringLiteral("year:1970..1979"), QStringLiteral("year(1970..1979)@0"));
        row("years, dash", QStringLiteral("year:1970-1979"), QStringLiteral("year(1970..1979)@0"));
        row("decade", QStringLiteral("year:1970s"), QStringLiteral("year(1970..1979)@0"));
        row("decades", QStringLiteral("year:1960s..1970S"), QStringLiteral("year(1960..1979)@0"));
        row("from", QStringLiteral("year:1970.."), QStringLiteral("year(1970..*)@0"));
        row("to", QStringLiteral("year:..1970"), QStringLiteral("year(*..1970)@0"));
        row(">", QStringLiteral("year:>1970"), QStringLiteral("year(1971..*)@0"));
        row("> decade", QStringLiteral("year:>1970s"), QStringLiteral("year(1980..*)@0"));
        row("<", QStringLiteral("year:<1980"), QStringLiteral("year(*..1979)@0"));
        row(">=", QStringLiteral("rating:>=4"), QStringLiteral("rating(4..*)@0"));
        row("≥", QStringLiteral("rating:≥4"), QStringLiteral("rating(4..*)@0"));
        row("<=", QStringLiteral("rating:<=2"), QStringLiteral("rating(*..2)@0"));
        row("≤", QStringLiteral("rating:≤2"), QStringLiteral("rating(*..2)@0"));
        row("=", QStringLiteral("rating:=0"), QStringLiteral("rating(0..0)@0"));
        row("none", QStringLiteral("rating:none"), QStringLiteral("rating(0..0)@0"));
        row("in quotes", QStringLiteral("rating:\"2 .. 4\""), QStringLiteral("rating(2..4)@0"));
        row("added year", QStringLiteral("added:2024"), QStringLiteral("added(20240101..20241231)@0"));
        row("added month", QStringLiteral("added:2024-02"), QStringLiteral("added(20240201..20240229)@0"));
        row("added day", QStringLiteral("added:2024-2-9"), QStringLiteral("added(20240209..20240209)@0"));
        row("added range", QStringLiteral("added:2024-03-01..2024-06"), QStringLiteral("added(20240301..20240630)@0"));
        row("added >", QStringLiteral("added:>2023-12-31"), QStringLiteral("added(20240101..*)@0"));
        row("added > year", QStringLiteral("added:>2023"), QStringLiteral("added(20240101..*)@0"));
        row("added <", QStringLiteral("added:<2024-03"), QStringLiteral("added(*..20240229)@0"));
        row("added <=", QStringLiteral("added:<=2024"), QStringLiteral("added(*..20241231)@0"));
        row("played", QStringLiteral("played:2024-05"), QStringLiteral("played(20240501..20240531)@0"));
        row("played <", QStringLiteral("played:<2024"), QStringLiteral("played(*..20231231)@0"));
        row("never", QStringLiteral("played:Never -played:none"), QStringLiteral("played(0..0)@0 & -played(0..0)@13"));
        row("price <", QStringLiteral("price:<20"), QStringLiteral("price(*..1999)@0"));
        row("price >=", QStringLiteral("price:>=7.5"), QStringLiteral("price(750..*)@0"));
        row("price range", QStringLiteral("price:9.50..15"), QStringLiteral("price(950..1500)@0"));
        row("price with a comma", QStringLiteral("price:12,05"), QStringLiteral("price(1205..1205)@0"));
        row("for sale", QStringLiteral("forsale:>0"), QStringLiteral("forsale(1..*)@0"));
        row("is", QStringLiteral("is:duplicate -is:Rated"), QStringLiteral("is(duplicate)@0 & -is(Rated)@13"));
        row("all of it",
            QStringLiteral(
                "miles \"blue in green\" label:columbia year:1955..1962 rating:>=4 -format:cd folder:jazz or "
                "style:modal"),
            QStringLiteral("word(miles)@0 & word(\"blue in green\")@6 & label(columbia)@22 & year(1955..1962)@37 & "
                           "rating(4..*)@53 & -format(cd)@64 & folder(jazz)@75 | style(modal)@90"));
    }
    void understands()
    {
        QFETCH(QString, typed);
        const auto query = parseShelfQuery(typed);
        QVERIFY(query.has_value());
        QTEST(printed(*query), "expected");
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("word");
        const auto row = [](const QString &typed, Kind kind, int at, int length, const QString &word) {
            QTest::newRow(qPrintable(typed)) << typed << kind << at << length << word;
        };
        row(QStringLiteral("a lable:x"), Kind::UnknownField, 2, 5, QStringLiteral("lable"));
        row(QStringLiteral("-lable:x"), Kind::UnknownField, 1, 5, QStringLiteral("lable"));
        row(QStringLiteral("a year:"), Kind::NoValue, 2, 5, QStringLiteral("year"));
        row(QStringLiteral("label:\" \" b"), Kind::NoValue, 0, 9, QStringLiteral("label"));
        row(QStringLiteral("x year:197o"), Kind::NotANumber, 7, 4, QStringLiteral("197o"));
        row(QStringLiteral("year:1971s"), Kind::NotANumber, 5, 5, QStringLiteral("1971s"));
        row(QStringLiteral("rating:>="), Kind::NotARating, 7, 2, QStringLiteral(">="));
        row(QStringLiteral("rating:.."), Kind::NotARating, 7, 2, QStringLiteral(".."));
        row(QStringLiteral("rating:4s"), Kind::NotARating, 7, 2, QStringLiteral("4s"));
        row(QStringLiteral("year:99999999999"), Kind::NotANumber, 5, 11, QStringLiteral("99999999999"));
        row(QStringLiteral("year:..-4"), Kind::NotANumber, 5, 4, QStringLiteral("..-4"));
        row(QStringLiteral("price:cheap"), Kind::NotAPrice, 6, 5, QStringLiteral("cheap"));
        row(QStringLiteral("price:9.999"), Kind::NotAPrice, 6, 5, QStringLiteral("9.999"));
        row(QStringLiteral("price:9.x"), Kind::NotAPrice, 6, 3, QStringLiteral("9.x"));
        row(QStringLiteral("price:20..10"), Kind::BackwardRange, 6, 6, QStringLiteral("20..10"));
        row(QStringLiteral("added:24"), Kind::NotADate, 6, 2, QStringLiteral("24"));
        row(QStringLiteral("added:2024-13"), Kind::NotADate, 6, 7, QStringLiteral("2024-13"));
        row(QStringLiteral("added:2023-02-29"), Kind::NotADate, 6, 10, QStringLiteral("2023-02-29"));
        row(QStringLiteral("added:2023-a"), Kind::NotADate, 6, 6, QStringLiteral("2023-a"));
        row(QStringLiteral("added:2024-1-1-1"), Kind::NotADate, 6, 10, QStringLiteral("2024-1-1-1"));
        row(QStringLiteral("added:2024..x"), Kind::NotADate, 6, 7, QStringLiteral("2024..x"));
        row(QStringLiteral("year:1980..1970"), Kind::BackwardRange, 5, 10, QStringLiteral("1980..1970"));
        row(QStringLiteral("added:2025..2024"), Kind::BackwardRange, 6, 10, QStringLiteral("2025..2024"));
        row(QStringLiteral("a \"blue"), Kind::OpenQuote, 2, 5, QStringLiteral("blue"));
        row(QStringLiteral("label:\"blue"), Kind::OpenQuote, 6, 5, QStringLiteral("blue"));
        row(QStringLiteral("or a"), Kind::LonelyOr, 0, 2, QStringLiteral("or"));
        row(QStringLiteral("a Or"), Kind::LonelyOr, 2, 2, QStringLiteral("Or"));
        row(QStringLiteral("a or or b"), Kind::LonelyOr, 5, 2, QStringLiteral("or"));
        row(QStringLiteral("rating:>=x"), Kind::NotARating, 7, 3, QStringLiteral(">=x"));
        row(QStringLiteral("(jazz"), Kind::OpenParenthesis, 0, 5, QStringLiteral("jazz"));
        row(QStringLiteral("miles genre:(jazz or"), Kind::OpenParenthesis, 12, 8, QStringLiteral("jazz"));
        row(QStringLiteral("a (jazz or rock) b"), Kind::Grouping, 2, 14, QStringLiteral("(jazz or rock)"));
        row(QStringLiteral("is:rare"), Kind::UnknownIs, 3, 4, QStringLiteral("rare"));
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, typed);
        QFETCH(Kind, kind);
        QFETCH(int, at);
        QFETCH(int, length);
        QFETCH(QString, word);
        const auto query = parseShelfQuery(typed);
        QVERIFY(!query.has_value());
        QCOMPARE(query.error(), (QueryProblem{kind, at, length, word}));
    }

    void piecesAtTheCursor_data()
    {
        QTest::addColumn<QString>("typed"); // | is the cursor
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("sofar");
        const auto row = [](const QString &typed, int start, int length, const QString &field, const QString &sofar) {
            QTest::newRow(qPrintable(typed)) << typed << start << length << field << sofar;
        };
        row(QStringLiteral("|"), 0, 0, {}, {});
        row(QStringLiteral("a |"), 2, 0, {}, {});
        row(QStringLiteral("| a"), 0, 0, {}, {});
        row(QStringLiteral("a la|"), 2, 2, {}, QStringLiteral("la"));
        row(QStringLiteral("a l|a b"), 2, 2, {}, QStringLiteral("l"));
        row(QStringLiteral("-la|"), 1, 2, {}, QStringLiteral("la"));
        row(QStringLiteral("label:|"), 6, 0, QStringLiteral("label"), {});
        row(QStringLiteral("label:bl|ue x"), 6, 4, QStringLiteral("label"), QStringLiteral("bl"));
        row(QStringLiteral("label:\"blue n|"), 6, 7, QStringLiteral("label"), QStringLiteral("blue n"));
        row(QStringLiteral("label:|\"blue n"), 6, 7, QStringLiteral("label"), {});
        row(QStringLiteral("label:\"blue note\"|"), 17, 0, {}, {});
        row(QStringLiteral("la|bel:blue"), 0, 6, {}, QStringLiteral("la"));
        row(QStringLiteral("-media:v|"), 7, 1, QStringLiteral("condition"), QStringLiteral("v"));
        row(QStringLiteral("bogus:v|"), 6, 1, {}, QStringLiteral("v"));
        row(QStringLiteral("\"blue i|"), 0, 7, {}, QStringLiteral("blue i"));
        row(QStringLiteral("|\"blue"), 0, 5, {}, {});
    }
    void piecesAtTheCursor()
    {
        QFETCH(QString, typed);
        QFETCH(int, start);
        QFETCH(int, length);
        QFETCH(QString, sofar);
        const int cursor = int(typed.indexOf(u'|'));
        typed.remove(cursor, 1);
        const QueryPiece piece = pieceAt(typed, cursor);
        QCOMPARE(piece.start, start);
        QCOMPARE(piece.length, length);
        QCOMPARE(piece.typed, sofar);
        QTEST(piece.field ? fieldName(*piece.field) : QString(), "field");
    }

    void namesOfFields()
    {
        QCOMPARE(fieldNames().first(), QStringLiteral("artist"));
        QVERIFY(!fieldNames().contains(QStringLiteral("media")));
        QVERIFY(isWords().contains(QStringLiteral("duplicate")));
        for (const QString &name : fieldNames())
            QVERIFY2(parseShelfQuery(name + QStringLiteral(":\"x\"")) != tl::unexpected(QueryProblem{}),
                     qPrintable(name));
    }

    // Whatever is typed: an answer, and a problem that lies inside of it.
    void takesAnything()
    {
        QRandomGenerator random(20'260'731);
        const QStringList scraps{QStringLiteral("a"),      QStringLiteral("\""),   QStringLiteral(":"),
                                 QStringLiteral("-"),      QStringLiteral(" "),    QStringLiteral("or"),
                                 QStringLiteral("year:"),  QStringLiteral("1970"), QStringLiteral(".."),
                                 QStringLiteral("added:"), QStringLiteral(">="),   QStringLiteral("is:"),
                                 QStringLiteral("”"),      QStringLiteral("“"),    QStringLiteral("rated"),
                                 QStringLiteral("𝄞"),      QStringLiteral("s"),    QStringLiteral("2024-03"),
                                 QStringLiteral("label:"), QStringLiteral("\t"),   QString(QChar(0))};
        int understood = 0;
        for (int round = 0; round < 20'000; ++round) {
            QString typed;
            for (int i = random.bounded(12); i > 0; --i)
                typed += scraps[random.bounded(int(scraps.size()))];
            const auto query = parseShelfQuery(typed);
            if (query) {
                ++understood;
                for (const QList<Term> &all : query->any) {
                    QVERIFY(!all.isEmpty());
                    for (const Term &term : all)
                        QVERIFY2(term.at >= 0 && term.at < typed.size() && !term.text.isEmpty(), qPrintable(typed));
                }
            } else {
                const QueryProblem &p = query.error();
                QVERIFY2(p.at >= 0 && p.length > 0 && p.at + p.length <= typed.size(), qPrintable(typed));
            }
            const QueryPiece piece = pieceAt(typed, random.bounded(int(typed.size()) + 2));
            QVERIFY2(piece.start >= 0 && piece.length >= 0 && piece.start + piece.length <= typed.size(),
                     qPrintable(typed));
        }
        QVERIFY(understood > 1000);
    }
};

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"
