// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/panes/bodies.h"
#include "tests/ui/panes/panedesk.h"
#include "ui/panes/artistpane.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/labelpane.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace runout;
using namespace runout::ui;
using namespace runout::test;
using discogs::Entity;
using discogs::EntityKind;

namespace {

constexpr Entity ola{EntityKind::Artist, 11};
constexpr Entity kyst{EntityKind::Label, 21};
constexpr Entity madeUpLabel{EntityKind::Label, firstMany};

QString text(const QWidget &pane, const QString &name)
{
    const auto *label = named<QLabel>(pane, name);
    return label ? label->text() : QString();
}

bool has(const QWidget &pane, const QString &title)
{
    const auto labels = pane.findChildren<ElidedLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const ElidedLabel *label) { return label->text() == title && label->isVisible(); });
}

void show(QWidget &pane)
{
    pane.resize(640, 700);
    pane.show();
}

} // namespace

class TestEntityPanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_many.start(), qPrintable(m_many.problem())); }

    void init()
    {
        m_many.clearFaults();
        m_many.forgetRequests();
        m_desk = std::make_unique<PaneDesk>();
        QVERIFY(m_desk->hold(ola, bodies::artist()));
        QVERIFY(m_desk->hold(kyst, bodies::label()));
        QVERIFY(m_desk->hold({EntityKind::Artist, 194}, bodies::various()));
        QVERIFY(m_desk->hold({EntityKind::Release, 71}, bodies::release()));
        QVERIFY(m_desk->hold({EntityKind::Release, 74}, bodies::reissue()));
    }

    void anArtistInFull()
    {
        ArtistPane pane(m_desk->desk());
        show(pane);
        QVERIFY(pane.isSettled());
        m_desk->state().open(ola);
        QVERIFY(settled(pane));
        QCOMPARE(pane.accessibleName(), QStringLiteral("Artist"));
        QVERIFY(has(pane, QStringLiteral("Ola Nord"))); // the suffix only on hover
        QVERIFY(has(pane, QStringLiteral("Ola Nordmann")));
        const QString profile = text(pane, QStringLiteral("Profile"));
        QVERIFY2(profile.contains(u">The Fjord Trio</a>") && profile.contains(u"runout:label?name=Kyst%20%283%29"),
                 qPrintable(profile));
        QVERIFY(text(pane, QStringLiteral("Groups")).contains(u"The Fjord Trio"));
        QVERIFY(text(pane, QStringLiteral("Groups")).contains(u"(former)"));
        QVERIFY(text(pane, QStringLiteral("Aliases")).contains(u"runout:a17"));
        QCOMPARE(text(pane, QStringLiteral("Also written")), QStringLiteral("O. Nord"));
        const QString sites = text(pane, QStringLiteral("Sites"));
        QVERIFY2(sites.contains(u">example.com</a>") && !sites.contains(u"href=\"javascript"), qPrintable(sites));
        QCOMPARE(text(pane, QStringLiteral("Source of the data")), QStringLiteral("From the sample library."));
        QVERIFY(!pane.grab().isNull());
        QCOMPARE(nameless(pane), QString());
    }

    void theDiscographyOpensFiltersAndIsRemembered()
    {
        ArtistPane pane(m_desk->desk());
        show(pane);
        m_desk->state().open(ola);
        QVERIFY(settled(pane));
        auto *list = named<QAbstractItemView>(pane, QStringLiteral("Discography"));
        QVERIFY(list);
        const int all = pane.discography().model().rowCount();
        QVERIFY(all > 0);
        auto *filter = named<QLineEdit>(pane, QStringLiteral("Filter"));
        filter->setText(QStringLiteral("no such record"));
        QCOMPARE(pane.discography().message(), QStringLiteral("The filters hide all records."));
        for (QPushButton *button : pane.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Clear filters")
                button->click();
        }
        QCOMPARE(pane.discography().model().rowCount(), all);
        auto *order = named<QComboBox>(pane, QStringLiteral("Order"));
        order->setCurrentIndex(1);
        Q_EMIT order->activated(1);
        QCOMPARE(pane.discography().model().rowCount(), all);

        m_desk->state().open(kyst);
        QVERIFY(m_desk->state().canGoBack());
        m_desk->state().back();
        QVERIFY(settled(pane));
        QVERIFY(m_desk->state().memory(QStringLiteral("artist")).isValid());
        QVERIFY(has(pane, QStringLiteral("Ola Nord")));
    }

    void variousHasNoDiscography()
    {
        ArtistPane pane(m_desk->desk());
        show(pane);
        m_desk->state().open({EntityKind::Artist, 194});
        QVERIFY(settled(pane));
        QVERIFY(pane.discography().message().startsWith(u"“Various” stands for many artists at once."));
        pane.refresh();
        QVERIFY(settled(pane));
        QCOMPARE(pane.discography().model().rowCount(), 0);
    }

    void aLabelInFull()
    {
        LabelPane pane(m_desk->desk());
        show(pane);
        m_desk->state().open(kyst);
        QVERIFY(settled(pane));
        QVERIFY(has(pane, QStringLiteral("Kyst")));
        QVERIFY(text(pane, QStringLiteral("Part of")).contains(u"runout:l26"));
        QVERIFY(text(pane, QStringLiteral("Sublabels")).contains(u"Kyst Ung"));
        QCOMPARE(text(pane, QStringLiteral("Contact")), QStringLiteral("Kaien 1<br>Bergen"));
        QVERIFY(named<QAbstractItemView>(pane, QStringLiteral("Label releases")));
        QVERIFY(pane.discography().model().rowCount() > 0);
        QVERIFY(!named<QComboBox>(pane, QStringLiteral("Role"))->isVisible());
        QVERIFY(!pane.grab().isNull());
        QCOMPARE(nameless(pane), QString());
    }

    void whatIsNotHeldFailsInWords()
    {
        LabelPane pane(m_desk->desk());
        show(pane);
        m_desk->state().open({EntityKind::Label, 999});
        QVERIFY(settled(pane));
        QVERIFY2(pane.message().contains(u"not been seen before"), qPrintable(pane.message()));
    }

    void aLongProfileIsFolded()
    {
        QByteArray body = bodies::artist();
        body.replace("Of [a12]", QByteArray("A long story. ").repeated(200) + "Of [a12]");
        QVERIFY(m_desk->hold(ola, body));
        ArtistPane pane(m_desk->desk());
        show(pane);
        m_desk->state().open(ola);
        QVERIFY(settled(pane));
        auto *more = named<QPushButton>(pane, QStringLiteral("Show the whole profile"));
        QTRY_VERIFY(more && more->isVisible());
        more->click();
        QCOMPARE(more->text(), QStringLiteral("Less"));
        more->click();
        QCOMPARE(more->text(), QStringLiteral("More"));
    }

    void manyRecordsComePageByPage()
    {
        PaneDesk desk(m_many, true);
        LabelPane pane(desk.desk());
        show(pane);
        desk.state().open(madeUpLabel);
        QVERIFY(settled(pane));
        ResultsModel &model = pane.discography().model();
        QCOMPARE(pane.message(), QString());
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(pane.discography().countText(), QStringLiteral("250 records"));
        const QString source = text(pane, QStringLiteral("Source of the data"));
        QVERIFY2(source.contains(QStringLiteral("/label/%1\"").arg(madeUpLabel.id)), qPrintable(source));
        auto *list = named<QAbstractItemView>(pane, QStringLiteral("Label releases"));
        list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum());
        QVERIFY(QTest::qWaitFor([&] { return model.rowCount() == 200; }, patience));
        QVERIFY(settled(pane));
        pane.copyLink();
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("/label/%1").arg(madeUpLabel.id)));
        QSignalSpy images(&desk.state(), &BrowserState::imagesRequested);
        pane.showImages();
        QCOMPARE(images.count(), 1);
        QSignalSpy web(&desk.state(), &BrowserState::webPageRequested);
        named<QToolButton>(pane, QStringLiteral("Open on Discogs"))->click();
        QCOMPARE(web.count(), 1);
    }

    void aFailureKeepsWhatIsThere()
    {
        PaneDesk desk(m_many, true);
        LabelPane pane(desk.desk());
        show(pane);
        desk.state().open(madeUpLabel);
        QVERIFY(settled(pane));
        QVERIFY(m_many.fault(QStringLiteral("404"), QStringLiteral("/labels")));
        pane.refresh();
        QVERIFY(settled(pane));
        QVERIFY(pane.message().contains(u"no such page"));
        QVERIFY(pane.discography().message().contains(u"no such page"));
        QCOMPARE(pane.discography().model().rowCount(), 100);
        m_many.clearFaults();
        pane.refresh();
        QVERIFY(settled(pane));
        QCOMPARE(pane.message(), QString());
    }

private:
    StandIn m_many{many(250)};
    std::unique_ptr<PaneDesk> m_desk;
};

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    TestEntityPanes test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_entitypanes.moc"
