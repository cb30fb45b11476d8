// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QDir>
#include <QFontMetrics>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace runout::ui;

namespace {

constexpr qreal enough = 4.5; // WCAG 2 AA for text

QColor inkOf(const QIcon &icon, QIcon::Mode mode = QIcon::Normal, QIcon::State state = QIcon::Off)
{
    const QImage image = icon.pixmap(QSize(64, 64), mode, state).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255)
                return image.pixelColor(x, y);
        }
    }
    return {};
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Measured at the field: a rule of the style sheet may well overrule the palette.
    void placeholdersAreReadable_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addRow("light") << QStringLiteral("light");
        QTest::addRow("dark") << QStringLiteral("dark");
    }
    void placeholdersAreReadable()
    {
        QFETCH(QString, scheme);
        const Theme theme(*qApp, scheme);
        QLineEdit line;
        QPlainTextEdit lines;
        line.show();
        lines.show();
        for (QWidget *field : {static_cast<QWidget *>(&line), static_cast<QWidget *>(&lines)}) {
            for (const bool enabled : {true, false}) {
                field->setEnabled(enabled);
                const QPalette &palette = field->palette();
                const QColor ink = palette.color(QPalette::PlaceholderText);
                const QColor ground = palette.color(enabled ? QPalette::Base : QPalette::Window);
                QCOMPARE(ink.alpha(), 255);
                QVERIFY2(colour::contrast(ink, ground) >= enough,
                         qPrintable(QString::number(colour::contrast(ink, ground))));
            }
        }
        QCOMPARE(line.palette().color(QPalette::Disabled, QPalette::Text),
                 tokens(scheme == u"dark").disabled); // the style sheet leaves it to the palette
    }

    void contrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const bool dark : {false, true}) {
            const Tokens &t = tokens(dark);
            const QList<std::pair<const char *, QColor>> texts{
                {"text", t.text}, {"muted", t.muted}, {"accent", t.accent}};
            const QList<std::pair<const char *, QColor>> grounds{{"window", t.window}, {"base", t.base},
                                                                 {"raised", t.raised}, {"selected", t.selected},
                                                                 {"hover", t.hover},   {"pressed", t.pressed}};
            for (const auto &[textName, text] : texts) {
                for (const auto &[groundName, ground] : grounds)
                    QTest::addRow("%s: %s on %s", dark ? "dark" : "light", textName, groundName)
                        << dark << text << ground;
            }
            for (const auto &[groundName, ground] : {grounds[0], grounds[1], std::pair("notice", t.noticeBack)})
                QTest::addRow("%s: warning on %s", dark ? "dark" : "light", groundName) << dark << t.warning << ground;
            QTest::addRow("%s: primary button", dark ? "dark" : "light") << dark << t.onAccent << t.accent;
        }
    }
    void contrast()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const qreal ratio = colour::contrast(text, ground);
        QVERIFY2(ratio >= enough,
                 qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), ground.name()).arg(ratio)));
    }

    void contrastIsAsTheStandardDefinesIt()
    {
        QCOMPARE(colour::contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(colour::contrast(Qt::white, Qt::white), 1.0);
    }

    void schemes()
    {
        Theme theme(*qApp, QStringLiteral("light"));
        QVERIFY(!theme.isDark());
        QVERIFY(!colour::isDark(qApp->palette()));
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setScheme(QStringLiteral("dark"));
        QCOMPARE(changed.size(), 1);
        QVERIFY(theme.isDark());
        QVERIFY(colour::isDark(qApp->palette()));
        QCOMPARE(qApp->palette().color(QPalette::Base), tokens(true).base);
        QCOMPARE(colour::accent(qApp->palette()), tokens(true).accent);
        theme.setScheme(QStringLiteral("dark"));
        QCOMPARE(changed.size(), 1);
        theme.setScheme(QStringLiteral("system")); // the offscreen platform is light
        QVERIFY(!theme.isDark());
    }

    void aDarkPlatformIsFollowed()
    {
        qApp->setStyleSheet({});
        qApp->setPalette(paletteOf(tokens(true)));
        const Theme theme(*qApp, QStringLiteral("system"));
        QVERIFY(theme.isDark());
    }

    void iconsFollowThePalette()
    {
        Theme theme(*qApp, QStringLiteral("light"));
        const QIcon search = icon(QStringLiteral("search"));
        QVERIFY(!search.isNull());
        QCOMPARE(search.name(), QStringLiteral("search"));
        QCOMPARE(inkOf(search), tokens(false).text);
        theme.setScheme(QStringLiteral("dark"));
        QCOMPARE(inkOf(search), tokens(true).text);
        QCOMPARE(inkOf(search, QIcon::Disabled), tokens(true).disabled);
        QCOMPARE(inkOf(search, QIcon::Selected), tokens(true).text);
        QCOMPARE(inkOf(search, QIcon::Normal, QIcon::On), tokens(true).accent);
        QVERIFY(icon(QStringLiteral("no such icon")).isNull());
    }

    void everyIconDrawsSomething()
    {
        const QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(names.size() > 40);
        for (const QString &name : names) {
            QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            const QImage blank = image;
            QPainter painter(&image);
            paintIcon(painter, name.chopped(4), QRectF(0, 0, 40, 40), Qt::red);
            painter.end();
            QVERIFY2(image != blank, qPrintable(name));
        }
    }

    void typeDiffersByWeight()
    {
        const QFont base = qApp->font();
        QVERIFY(type::title(base).weight() > base.weight());
        QVERIFY(type::heading(base).weight() > base.weight());
        QCOMPARE(type::heading(base).pointSizeF(), base.pointSizeF());
        QVERIFY(type::small(base).pointSizeF() < base.pointSizeF());
        QCOMPARE(type::tabular(base).pointSizeF(), base.pointSizeF());
        const QFontMetrics fixed(type::fixed());
        QCOMPARE(fixed.horizontalAdvance(QStringLiteral("iiii")), fixed.horizontalAdvance(QStringLiteral("WWWW")));
    }

    void styleSheetLeavesNoNameUnfilled()
    {
        for (const bool dark : {false, true}) {
            const QString sheet = styleSheetOf(tokens(dark));
            QVERIFY(!sheet.contains(u'@'));
            QVERIFY(!sheet.contains(QLatin1String(": ;")));
            const QRegularExpression image(QStringLiteral("url\\(([^)]*)\\)"));
            for (auto it = image.globalMatch(sheet); it.hasNext();)
                QVERIFY(QFile::exists(it.next().captured(1)));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
