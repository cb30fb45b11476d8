// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/elidedlabel.h"
#include "ui/panes/fold.h"
#include "ui/panes/linkflow.h"

#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QTest>
#include <QVBoxLayout>

using namespace runout;
using namespace runout::ui;
using discogs::ArtistCredit;
using discogs::ArtistId;

class TestLinkFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void artistsArePieces()
    {
        const ArtistCredit first{
            ArtistId{1}, QStringLiteral("Ola Nord (2)"), QStringLiteral("O. Nord"), QStringLiteral("&"), {}, {}, {}};
        const ArtistCredit second{ArtistId{0}, QStringLiteral("Somebody"), {}, {}, {}, {}, {}};
        const QList<LinkPiece> pieces = artistPieces({first, second});
        QCOMPARE(pieces.size(), 3);
        QCOMPARE(pieces[0].text, QStringLiteral("O. Nord"));
        QCOMPARE(pieces[0].canonical, QStringLiteral("Ola Nord (2)"));
        QVERIFY(pieces[0].isLink());
        QVERIFY(pieces[1].muted && !pieces[1].isLink());
        QVERIFY(!pieces[2].isLink());
    }

    void breaksIntoLinesAndFindsWhatIsUnderAPoint()
    {
        const discogs::Entity entity = discogs::entity(ArtistId{1});
        const QList<LinkPiece> pieces{{QStringLiteral("Role  "), {}, {}, true},
                                      {QStringLiteral("First Second Third"), entity, {}, false}};
        const QFontMetrics metrics(font());
        const LinkFlow wide(pieces, font(), 2000);
        const int line = wide.height();
        QVERIFY(line > 0);
        QCOMPARE(wide.pieceAt({1, line / 2}), 0);
        QCOMPARE(wide.pieceAt({metrics.horizontalAdvance(QStringLiteral("Role  ")) + 2, line / 2}), 1);
        QCOMPARE(wide.pieceAt({1990, line / 2}), -1);

        const LinkFlow narrow(pieces, font(), metrics.horizontalAdvance(QStringLiteral("Second ")));
        QCOMPARE(narrow.height(), 4 * line);
        QCOMPARE(narrow.pieceAt({1, narrow.height() - 2}), 1);

        const LinkFlow mirrored(pieces, font(), 2000, Qt::RightToLeft);
        QCOMPARE(mirrored.pieceAt({1998, line / 2}), 0);
        QCOMPARE(mirrored.pieceAt({1, line / 2}), -1);
        QCOMPARE(LinkFlow({}, font(), 100).height(), 0);
    }

    void drawsSomething()
    {
        QImage image(200, 40, QImage::Format_ARGB32);
        image.fill(Qt::white);
        const QImage before = image;
        QPainter painter(&image);
        LinkFlow({{QStringLiteral("Text"), {}, {}, false}}, font(), 200).paint(painter, {}, QPalette());
        painter.end();
        QVERIFY(image != before);
    }

    void aLongNameIsElidedWithATooltip()
    {
        ElidedLabel label(2);
        label.setText(
            QStringLiteral("A title so long that it goes on and on and cannot possibly fit into two short lines"));
        label.setHint(QStringLiteral("Canonical (2)"));
        label.resize(120, 60);
        (void)label.grab();
        QVERIFY(label.toolTip().contains(u"cannot possibly fit"));
        QVERIFY(label.toolTip().contains(u"Canonical (2)"));
        QCOMPARE(label.heightForWidth(120), 2 * label.fontMetrics().height());
        QCOMPARE(label.accessibleName(), label.text());
        label.resize(2000, 60);
        (void)label.grab();
        QVERIFY(!label.toolTip().contains(u"cannot possibly fit"));
        label.setHint(QString());
        QCOMPARE(label.toolTip(), QString());
    }

    void aFoldHidesWhatIsLong()
    {
        auto *content = new QWidget;
        auto *text = new QLabel;
        text->setWordWrap(true);
        auto *box = new QVBoxLayout(content);
        box->addWidget(text);
        QWidget window;
        auto *outer = new QVBoxLayout(&window);
        auto *fold = new Fold(content);
        outer->addWidget(fold);
        outer->addStretch(1);
        window.resize(300, 600);
        window.show();
        text->setText(QStringLiteral("Short."));
        fold->refit();
        QVERIFY(!fold->hidesSomething());
        text->setText(QStringLiteral("Long. ").repeated(300));
        QTRY_VERIFY(fold->hidesSomething());
        const int folded = fold->height();
        fold->setUnfolded(true);
        QVERIFY(fold->height() > folded);
        QVERIFY(fold->height() <= window.height());
        fold->setUnfolded(false);
        QCOMPARE(fold->height(), folded);
        (void)window.grab();
    }

private:
    static QFont font() { return QFont(); }
};

QTEST_MAIN(TestLinkFlow)
#include "tst_linkflow.moc"
