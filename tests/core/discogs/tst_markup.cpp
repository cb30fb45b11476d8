// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/markup.h"

#include <QTest>

using namespace runout::discogs;

namespace {

QString target(const MarkupRun &run)
{
    switch (run.target) {
    case MarkupRun::Target::None:
        return {};
    case MarkupRun::Target::Entity:
        return QStringLiteral("->%1%2").arg(QChar(u"rmal"[static_cast<int>(run.entity.kind)])).arg(run.entity.id);
    case MarkupRun::Target::ArtistName:
        return QStringLiteral("->a=") + run.name;
    case MarkupRun::Target::LabelName:
        return QStringLiteral("->l=") + run.name;
    case MarkupRun::Target::Url:
        return QStringLiteral("->") + run.url;
    }
    return {};
}

// "{b:text->target}" for a run with a style or a target, else the text itself; plain runs that touch show as "|".
QString drawn(const QList<MarkupRun> &runs)
{
    QString text;
    bool plainBefore = false;
    for (const MarkupRun &run : runs) {
        QString style;
        style += run.bold ? QStringLiteral("b") : QString();
        style += run.italic ? QStringLiteral("i") : QString();
        style += run.underline ? QStringLiteral("u") : QString();
        style += run.strike ? QStringLiteral("s") : QString();
        const bool plain = style.isEmpty() && run.target == MarkupRun::Target::None;
        if (plain)
            text += (plainBefore ? QStringLiteral("|") : QString()) + run.text;
        else
            text += u'{' + (style.isEmpty() ? style : style + u':') + run.text + target(run) + u'}';
        plainBefore = plain;
    }
    return text;
}

std::optional<QString> someNames(const Entity &entity)
{
    if (entity == Entity{EntityKind::Artist, 3})
        return QStringLiteral("Blade (3)");
    if (entity == Entity{EntityKind::Release, 7})
        return QStringLiteral("Live (2)");
    if (entity == Entity{EntityKind::Label, 5})
        return QString();
    return std::nullopt;
}

} // namespace

class TestMarkup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("runs");
        const auto row = [](const char *name, const char *text, const char *runs) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(runs);
        };
        const auto literal = [&](const char *text) { row(text, text, text); };

        row("nothing", "", "");
        row("plain", "Recorded at night.", "Recorded at night.");
        row("artist by name", "with [a=Blade (3)].", "with {Blade->a=Blade (3)}.");
        row("label by name", "on [l=Blue Note]", "on {Blue Note->l=Blue Note}");
        row("upper case with =", "[A=Sade] [L=Intergroove]", "{Sade->a=Sade} {Intergroove->l=Intergroove}");
        row("artist by id", "by [a123]", "by {->a123}");
        row("label by id", "[l456]", "{->l456}");
        row("release, both spellings", "[r=12] [r13]", "{->r12} {->r13}");
        row("master, both spellings", "[m=12] [M=13] [m14]", "{->m12} {->m13} {->m14}");
        row("several releases", "[r=12,13]", "{->r12}, {->r13}");
        row("several releases, spaced", "[r= 12 , 13 ]", "{->r12}, {->r13}");
        row("links that touch", "[a1][a2]", "{->a1}{->a2}");
        row("name of digits", "[a=808]", "{808->a=808}");
        row("large id", "[r2851616155]", "{->r2851616155}");
        row("name with brackets", "[l=[PIAS] Recordings] 2", "{[PIAS] Recordings->l=[PIAS] Recordings} 2");
        row("name with a bracket inside", "[a=DJ [x] Y]", "{DJ [x] Y->a=DJ [x] Y}");
        row("name with spaces", "[a= Sade ]", "{Sade->a=Sade}");
        row("name beyond ASCII", "[a=Björk]", "{Björk->a=Björk}");
        row("unclosed link, then a good one", "[a=One, [a=Two]", "[a=One, {Two->a=Two}");

        row("url", "[url=https://a.example/x]here[/url].", "{here->https://a.example/x}.");
        row("url, upper case", "[URL=http://a.example]here[/URL]", "{here->http://a.example}");
        row("url is its own text", "[url]http://a.example/[/url]", "{http://a.example/->http://a.example/}");
        row("url without text", "[url=http://a.example][/url]", "{http://a.example->http://a.example}");
        row("style inside a link", "[url=http://a.example]a[b]b[/b][/url]",
            "{a->http://a.example}{b:b->http://a.example}");
        row("link inside a style", "[i][url=http://a.example]a[/url][/i]", "{i:a->http://a.example}");
        row("name inside a link", "[url=http://a.example][a=Sade][/url]", "{Sade->http://a.example}");
        row("id inside a link", "[url=http://a.example]see [r1][/url]", "{see ->http://a.example}{->r1}");
        row("address with brackets", "[url=http://a.example/?x[]=1]y[/url]", "{y->http://a.example/?x[]=1}");
        row("no script", "[url=javascript:alert(1)]x[/url]", "x");
        row("no file", "[url=file:///etc/passwd]x[/url]", "x");
        row("no mail", "[url=mailto:a@b.example]x[/url]", "x");
        row("no bare host", "[url=www.a.example]x[/url]", "x");
        row("no host at all", "[url=http://]x[/url]", "x");
        row("no link in [url]x[/url]", "[url]x[/url]", "x");
        row("unclosed url", "[url=http://a.example]x", "[url=http://a.example]x");
        row("url closer alone", "x[/url]", "x[/url]");
        row("url opened twice", "[url=http://a.example]x[url=http://b.example]y[/url]",
            "[url=http://a.example]x{y->http://b.example}");
        row("image", "[img=https://a.example/p.jpg]", "{https://a.example/p.jpg->https://a.example/p.jpg}");
        row("image, no link", "[img=data:image/png;base64,xx]", "data:image/png;base64,xx");

        row("bold", "a [b]b[/b] c", "a {b:b} c");
        row("upper case style", "[B]b[/b]", "{b:b}");
        row("four styles", "[b][i][u][s]x[/s][/u][/i][/b]", "{bius:x}");
        row("crossed", "[b]1[i]2[/b]3[/i]4", "{b:1}{bi:2}{i:3}4");
        row("nested twice", "[b]1[b]2[/b]3[/b]4", "{b:123}4");
        row("styled link", "[b][a=Sade][/b]", "{b:Sade->a=Sade}");
        row("quote marks vanish", "[quote]as said[/quote]", "as said");
        row("opened twice, closed once", "[b]1[b]2[/b]", "[b]1{b:2}");
        row("over lines", "[i]one\ntwo[/i]", "{i:one\ntwo}");
        literal("Soundmaster[s]");
        literal("[/b] first");
        literal("[b] never closed");
        literal("[/i][i]");

        row("guideline", "see [g=1.2.3]", "see 1.2.3");
        row("thread", "[t=123]", "123");
        row("user", "by [user=somebody]", "by somebody");

        for (const char *text : {"[sic]",
                                 "[PIAS]",
                                 "[Back cover]",
                                 "[WEA logo]",
                                 "[A2]",
                                 "[A6] and [B4]",
                                 "[R12]",
                                 "[M12]",
                                 "[L1]",
                                 "[a]",
                                 "[a=]",
                                 "[r=]",
                                 "[r=x]",
                                 "[r=12,x]",
                                 "[r=0]",
                                 "[r0]",
                                 "[r12x]",
                                 "[r=12345678901234567890]",
                                 "[m=-1]",
                                 "[url=]x[/url",
                                 "[img=]",
                                 "[q=1]",
                                 "[=1]",
                                 "[]",
                                 "[",
                                 "]",
                                 "[[[[",
                                 "]]]]",
                                 "[a=Sade",
                                 "[a=Sa\nde]",
                                 "[ b]x[/ b]",
                                 "a < b & c > d",
                                 "<b>bold</b>"}) {
            literal(text);
        }
        row("brackets around a link", "[see [r12]]", "[see {->r12}]");
        row("an unknown tag around known ones", "[x=[b]y[/b]]", "[x={b:y}]");
        row("Windows line ends", "one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour");
    }

    void reads()
    {
        QFETCH(QString, text);
        QTEST(drawn(parseMarkup(text)), "runs");
    }

    void keepsTextInOneRun()
    {
        const auto runs = parseMarkup(QStringLiteral("a [sic] b [PIAS] c [x"));
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs[0].text, QStringLiteral("a [sic] b [PIAS] c [x"));
        QCOMPARE(target(runs[0]), QString());
    }

    void plainText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char *name, const char *text, const char *plain) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(plain);
        };
        row("nothing", "", "");
        row("known artist", "by [a3]", "by Blade");
        row("known release keeps its title", "see [r7]", "see Live (2)");
        row("name known to be empty", "[l5]", "label 5");
        row("unknown", "[a1] [l2] [r=3] [m=4]", "artist 1 label 2 release 3 master 4");
        row("names", "[a=Sade] on [l=Epic (2)]", "Sade on Epic");
        row("link and style", "[b]see[/b] [url=http://a.example]here[/url]", "see here");
    }

    void plainText()
    {
        QFETCH(QString, text);
        QTEST(readPlain(text), "plain");
    }

    void plainTextWithoutNames()
    {
        QCOMPARE(runout::discogs::plainText(parseMarkup(QStringLiteral("[a3]"))), QStringLiteral("artist 3"));
    }

    // Nothing but tags may get lost, and long nonsense is read at once.
    void copesWithNonsense()
    {
        const QString pieces[] = {QStringLiteral("["),
                                  QStringLiteral("[b]"),
                                  QStringLiteral("[a="),
                                  QStringLiteral("[/b]"),
                                  QStringLiteral("[url=http://a.example]"),
                                  QStringLiteral("]")};
        for (const QString &one : pieces) {
            const QString text = one.repeated(20000);
            const QString read = runout::discogs::plainText(parseMarkup(text));
            QVERIFY2(read == text, qPrintable(one));
        }
        const QString styled = QStringLiteral("[b]x[/b]").repeated(5000);
        QCOMPARE(runout::discogs::plainText(parseMarkup(styled)), QString(5000, u'x'));
    }

private:
    static QString readPlain(const QString &text) { return runout::discogs::plainText(parseMarkup(text), someNames); }
};

QTEST_GUILESS_MAIN(TestMarkup)
#include "tst_markup.moc"
