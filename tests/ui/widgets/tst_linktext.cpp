// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browserstate.h"
#include "ui/widgets/linktext.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QUrl>

using namespace runout;
using namespace runout::ui;
using discogs::Entity;
using discogs::EntityKind;
using discogs::MarkupRun;
using Target = discogs::MarkupRun::Target;

namespace {

MarkupRun plain(const QString &text)
{
    MarkupRun run;
    run.text = text;
    return run;
}

MarkupRun to(Target target, const QString &text, const QString &where = {})
{
    MarkupRun run = plain(text);
    run.target = target;
    run.url = target == Target::Url ? where : QString();
    run.name = target == Target::Url ? QString() : where;
    return run;
}

QString read(const QString &html)
{
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText();
}

} // namespace

class TestLinkText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfDiscogsIsMarkup_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("script") << QStringLiteral("<script>alert(1)</script>");
        QTest::newRow("image") << QStringLiteral("<img src=\"http://x/y.png\" onerror='x'>");
        QTest::newRow("quotes") << QStringLiteral("\"><a href=\"javascript:x\">");
        QTest::newRow("entities") << QStringLiteral("&lt;b&gt; &amp;");
    }
    void nothingOfDiscogsIsMarkup()
    {
        QFETCH(QString, text);
        discogs::ArtistCredit artist;
        artist.id = discogs::ArtistId(1);
        artist.name = text;
        artist.join = text;
        MarkupRun byId = plain({});
        byId.target = Target::Entity;
        byId.entity = {EntityKind::Artist, 1};
        const discogs::NameOf names = [&](const Entity &) { return std::optional(text); };
        const QStringList all{linkHtml(text, {EntityKind::Release, 1}, text),
                              linkHtml(text, {}),
                              artistHtml({artist, artist}),
                              markupHtml({plain(text)}, {}),
                              markupHtml({to(Target::ArtistName, text, text)}, {}),
                              markupHtml({to(Target::LabelName, text, text)}, {}),
                              markupHtml({byId}, names)};
        for (const QString &html : all) {
            QVERIFY2(!html.contains(QLatin1String("<script")), qPrintable(html));
            QVERIFY2(!html.contains(QLatin1String("<img")), qPrintable(html));
            QVERIFY2(!html.contains(QLatin1String("href=\"javascript")), qPrintable(html));
            QVERIFY2(read(html).contains(text), qPrintable(html));
        }
    }

    void onlyWebAddressesAreLinks_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("linked");
        QTest::newRow("https") << QStringLiteral("https://example.org/a?b=c&d=%20") << true;
        QTest::newRow("http") << QStringLiteral("http://example.org") << true;
        QTest::newRow("javascript") << QStringLiteral("javascript:alert(1)") << false;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
        QTest::newRow("data") << QStringLiteral("data:text/html,x") << false;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("no host") << QStringLiteral("https:///x") << false;
        QTest::newRow("space before") << QStringLiteral(" javascript:x") << false;
        QTest::newRow("our own scheme") << QStringLiteral("runout:r1") << false;
    }
    void onlyWebAddressesAreLinks()
    {
        QFETCH(QString, url);
        QFETCH(bool, linked);
        const QString html = markupHtml({to(Target::Url, QStringLiteral("here"), url)}, {});
        QCOMPARE(html.contains(QLatin1String("<a ")), linked);
        QCOMPARE(read(html), QStringLiteral("here"));
    }

    void stylesAndLines()
    {
        MarkupRun run = plain(QStringLiteral("a\r\nb"));
        run.bold = run.italic = run.underline = run.strike = true;
        QCOMPARE(markupHtml({run}, {}), QStringLiteral("<b><i><u><s>a<br>b</s></u></i></b>"));
    }

    void namesOfIds()
    {
        MarkupRun run = plain({});
        run.target = Target::Entity;
        for (const auto &[kind, expected] : {std::pair(EntityKind::Release, QStringLiteral("release 5")),
                                             std::pair(EntityKind::Master, QStringLiteral("master 5")),
                                             std::pair(EntityKind::Artist, QStringLiteral("artist 5")),
                                             std::pair(EntityKind::Label, QStringLiteral("label 5"))}) {
            run.entity = {kind, 5};
            QCOMPARE(read(markupHtml({run}, {})), expected);
            QCOMPARE(read(markupHtml({run}, [](const Entity &) { return std::optional(QStringLiteral("Sade (2)")); })),
                     QStringLiteral("Sade"));
        }
    }

    void artistsAsPrinted()
    {
        discogs::ArtistCredit miles;
        miles.id = discogs::ArtistId(23);
        miles.name = QStringLiteral("Miles Davis (2)");
        miles.anv = QStringLiteral("Miles");
        miles.join = QStringLiteral("&");
        discogs::ArtistCredit guest;
        guest.name = QStringLiteral("Guest");
        const QString html = artistHtml({miles, guest});
        QCOMPARE(read(html), QStringLiteral("Miles & Guest"));
        QVERIFY(html.contains(QLatin1String("href=\"runout:a23\"")));
        QVERIFY(html.contains(QLatin1String("title=\"Miles Davis (2)\"")));
        QCOMPARE(html.count(QLatin1String("<a ")), 1);
    }

    void linksLeadThroughTheState()
    {
        BrowserState state;
        LinkText text(state);
        QSignalSpy web(&state, &BrowserState::webPageRequested);
        QSignalSpy named(&text, &LinkText::nameActivated);
        Q_EMIT text.linkActivated(QStringLiteral("runout:r5"));
        QCOMPARE(state.place().open, (Entity{EntityKind::Release, 5}));
        Q_EMIT text.linkActivated(QStringLiteral("runout:l7"));
        QCOMPARE(state.place().kind, Place::Kind::Label);
        QCOMPARE(state.place().id, 7);
        Q_EMIT text.linkActivated(QStringLiteral("https://example.org/x"));
        QCOMPARE(web.takeFirst().first().toUrl(), QUrl(QStringLiteral("https://example.org/x")));
        text.setText(
            markupHtml({to(Target::LabelName, QStringLiteral("Warp"), QStringLiteral("Warp & Söhne (2)"))}, {}));
        const QRegularExpression href(QStringLiteral("href=\"([^\"]*)\""));
        Q_EMIT text.linkActivated(href.match(text.text()).captured(1));
        QCOMPARE(named.size(), 1);
        QCOMPARE(named[0][0].value<EntityKind>(), EntityKind::Label);
        QCOMPARE(named[0][1].toString(), QStringLiteral("Warp & Söhne (2)"));
        for (const QString &bad :
             {QStringLiteral("javascript:x"), QStringLiteral("runout:"), QStringLiteral("runout:x9"),
              QStringLiteral("runout:r-1"), QStringLiteral("file:///etc")})
            Q_EMIT text.linkActivated(bad);
        QVERIFY(web.isEmpty());
        QCOMPARE(state.place().id, 7);
    }

    void keyboardAndMiddleButton()
    {
        BrowserState state;
        LinkText text(state);
        text.setText(
            linkHtml(QStringLiteral("A long enough link"), {EntityKind::Artist, 9}, QStringLiteral("Canonical <(2)>")));
        text.resize(300, 40);
        text.show();
        QSignalSpy beside(&state, &BrowserState::openBesideRequested);
        const QPoint on(20, 20);
        QTest::mouseMove(&text, on);
        QMouseEvent move(QEvent::MouseMove, on, text.mapToGlobal(on), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&text, &move);
        QCOMPARE(text.toolTip(), QStringLiteral("<qt>Canonical &lt;(2)&gt;</qt>"));
        QTest::mouseClick(&text, Qt::MiddleButton, Qt::NoModifier, on);
        QCOMPARE(beside.size(), 1);
        QCOMPARE(beside[0][0].value<Entity>(), (Entity{EntityKind::Artist, 9}));
        text.setFocus(Qt::TabFocusReason);
        QVERIFY(text.focusPolicy() & Qt::TabFocus);
        QTest::keyClick(&text, Qt::Key_Tab);
        text.setFocus();
        QTest::keyClick(&text, Qt::Key_Return);
        QCOMPARE(state.place().kind, Place::Kind::Artist);
    }
};

QTEST_MAIN(TestLinkText)
#include "tst_linktext.moc"
