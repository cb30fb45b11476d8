// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdesk.h"
#include "ui/models/resultsmodel.h"
#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace runout;
using namespace runout::ui;
using discogs::Entity;
using discogs::EntityKind;

namespace {

QList<ResultRow> records(int count, int from = 1)
{
    QList<ResultRow> rows;
    for (int i = 0; i < count; ++i) {
        ResultRow r;
        r.entity = {i % 9 == 4 ? EntityKind::Master : EntityKind::Release, from + i};
        r.title = QStringLiteral("Title %1").arg(from + i);
        r.artist = QStringLiteral("Artist %1").arg(i % 13);
        r.label = QStringLiteral("Label");
        r.year = QString::number(1950 + i % 60);
        r.country = i % 2 ? QStringLiteral("US") : QStringLiteral("UK");
        r.inCollection = i % 3 == 0;
        r.inWantlist = i % 4 == 0;
        rows.append(r);
    }
    return rows;
}

} // namespace

class TestResultViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::TestDesk>();
        m_model = std::make_unique<ResultsModel>();
        makeViews();
    }
    void cleanup()
    {
        m_views.reset();
        m_model.reset();
        m_desk.reset();
    }

    void aClickSelectsAndActivates()
    {
        fill(30);
        QSignalSpy activated(m_views.get(), &ResultViews::activated);
        for (const bool wall : {false, true}) {
            m_views->setWall(wall);
            click(3);
            QCOMPARE(activated.takeFirst().first().value<Entity>().id, 4);
            QCOMPARE(currentId(), 4);
        }
        QVERIFY(activated.isEmpty());
        QCOMPARE(m_views->view()->accessibleName(), QStringLiteral("Results"));
    }

    void whatIsOpenedElsewhereStandsInTheMiddle()
    {
        fill(60);
        for (const bool wall : {false, true}) {
            m_views->setWall(wall);
            m_views->selectKey(QVariant::fromValue(Entity{discogs::EntityKind::Release, 1}));
            m_views->view()->scrollToTop();
            m_views->selectKey(QVariant::fromValue(Entity{discogs::EntityKind::Release, 40}));
            const QAbstractItemView *view = m_views->view();
            const int middle = view->visualRect(view->currentIndex()).center().y();
            const int height = view->viewport()->height();
            QVERIFY2(qAbs(middle - height / 2) < height / 4, qPrintable(QString::number(middle)));
        }
    }

    void theKeyboardMovesAndSettles()
    {
        fill(30);
        QSignalSpy activated(m_views.get(), &ResultViews::activated);
        for (const bool wall : {false, true}) {
            m_views->setWall(wall);
            m_views->view()->setFocus();
            press(Qt::Key_Home);
            press(Qt::Key_Down);
            press(Qt::Key_Down);
            QTRY_VERIFY(!activated.isEmpty());
            QCOMPARE(activated.size(), 1); // only where it came to rest
            QCOMPARE(activated[0][0].value<Entity>().id, currentId());
            activated.clear();
            press(Qt::Key_End);
            QCOMPARE(currentId(), 30);
            press(Qt::Key_Return);
            QVERIFY(!activated.isEmpty());
            QCOMPARE(activated.takeFirst().first().value<Entity>().id, 30);
            press(Qt::Key_PageUp);
            QVERIFY(currentId() < 30);
            press(Qt::Key_PageDown);
            QCOMPARE(currentId(), 30);
            QTRY_VERIFY(!activated.isEmpty());
            activated.clear();
        }
    }

    void typingJumpsToATitle()
    {
        fill(30);
        QList<ResultRow> more = records(1, 100);
        more[0].title = QStringLiteral("Zombie");
        m_model->add(more);
        m_views->view()->setFocus();
        press(Qt::Key_Home);
        m_views->view()->setCurrentIndex(m_model->index(0, ResultsModel::Year));
        QTest::keyClicks(m_views->view(), QStringLiteral("zo"));
        QCOMPARE(currentId(), 100);
    }

    void artistsWaitForEnter()
    {
        ResultRow artist;
        artist.entity = {EntityKind::Artist, 5};
        artist.title = QStringLiteral("Can");
        m_model->add(records(2) + QList<ResultRow>{artist});
        QSignalSpy activated(m_views.get(), &ResultViews::activated);
        m_views->view()->setFocus();
        press(Qt::Key_End);
        QTest::qWait(300);
        QVERIFY(activated.isEmpty());
        press(Qt::Key_Return);
        QCOMPARE(activated[0][0].value<Entity>(), artist.entity);
        m_views->setWall(true);
        QVERIFY(!m_views->grab().isNull());
    }

    void opensBeside()
    {
        fill(30);
        QSignalSpy activated(m_views.get(), &ResultViews::activated);
        QSignalSpy beside(&m_desk->state(), &BrowserState::openBesideRequested);
        click(2, Qt::MiddleButton);
        QCOMPARE(beside.takeFirst().first().value<Entity>().id, 3);
        click(5, Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(beside.takeFirst().first().value<Entity>().id, 6);
        QVERIFY(activated.isEmpty());
    }

    void selectionIsSharedAndSurvives()
    {
        fill(100);
        m_views->select({EntityKind::Release, 60});
        m_views->setWall(true);
        QCOMPARE(currentId(), 60);
        Narrowing narrowing;
        narrowing.countries = {QStringLiteral("US")}; // even numbers
        m_model->setNarrowing(narrowing);
        QCOMPARE(currentId(), 60);
        narrowing.countries = {QStringLiteral("UK")};
        m_model->setNarrowing(narrowing);
        QCOMPARE(currentId(), 0); // no neighbour takes its place
        m_model->setNarrowing({});
        QTRY_COMPARE(currentId(), 60);
        m_model->clear();
        QCOMPARE(currentId(), 0);
        m_views->select({EntityKind::Release, 3});
        QCOMPARE(currentId(), 0);
        fill(100); // chosen before it was there
        QTRY_COMPARE(currentId(), 3);
    }

    void memoryIsRestoredOnceTheRowsAreThere()
    {
        for (const bool wall : {false, true}) {
            m_model->clear();
            m_views->setWall(wall);
            fill(300);
            m_views->select({EntityKind::Release, 151});
            m_views->view()->scrollTo(m_model->index(150, ResultsModel::Title), QAbstractItemView::PositionAtTop);
            QScrollBar *bar = m_views->view()->verticalScrollBar();
            bar->setValue(bar->value() + 7);
            const int scrolled = bar->value();
            QVERIFY(scrolled > 100);
            const QVariant memory = m_views->memory();
            m_model->clear();
            m_views->restore(memory);
            QCOMPARE(m_views->memory(), memory);
            m_model->add(records(100));
            QTest::qWait(20);
            m_model->add(records(200, 101));
            QTRY_COMPARE(bar->value(), scrolled);
            QTRY_COMPARE(currentId(), 151);
        }
        m_views->restore({});
    }

    void saysWhenTheEndIsNear()
    {
        QSignalSpy near(m_views.get(), &ResultViews::nearEndReached);
        fill(300);
        QTest::qWait(20);
        QVERIFY(near.isEmpty());
        QScrollBar *bar = m_views->view()->verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        QVERIFY(near.isEmpty());
        bar->setValue(bar->maximum());
        QVERIFY(!near.isEmpty());
    }

    void coverSizesByWheelAreRemembered()
    {
        fill(50);
        auto *table = qobject_cast<QTableView *>(m_views->view());
        const int height = table->rowHeight(0);
        QCOMPARE(height, 44);
        wheel(120, Qt::ControlModifier);
        QVERIFY(table->rowHeight(0) > height);
        m_views->setWall(true);
        const int tile = m_views->view()->visualRect(m_model->index(0, ResultsModel::Title)).height();
        for (int i = 0; i < 40; ++i)
            wheel(-120, Qt::ControlModifier);
        const int small = m_views->view()->visualRect(m_model->index(0, ResultsModel::Title)).height();
        QVERIFY(small < tile);
        wheel(-120, Qt::NoModifier);
        const int rowHeight = table->rowHeight(0);
        makeViews();
        QVERIFY(m_views->isWall());
        QCOMPARE(m_views->view()->visualRect(m_model->index(0, ResultsModel::Title)).height(), small);
        m_views->setWall(false);
        QCOMPARE(qobject_cast<QTableView *>(m_views->view())->rowHeight(0), rowHeight);
    }

    void theWallUsesTheWidth()
    {
        fill(50);
        m_views->setWall(true);
        m_views->resize(1000, 700);
        QTest::qWait(20);
        const auto columns = [this] {
            int n = 0;
            while (n < 50 && m_views->view()->visualRect(m_model->index(n, ResultsModel::Title)).top() ==
                                 m_views->view()->visualRect(m_model->index(0, ResultsModel::Title)).top())
                ++n;
            return n;
        };
        const int wide = columns();
        QVERIFY(wide >= 4);
        m_views->resize(500, 700);
        QTest::qWait(20);
        QVERIFY(columns() < wide);
        QCOMPARE(m_views->view()->horizontalScrollBar()->maximum(), 0);
    }

    void columnsStepBackChooseAndStay()
    {
        fill(20);
        QTest::qWait(20);
        QHeaderView *header = qobject_cast<QTableView *>(m_views->view())->horizontalHeader();
        QVERIFY(!header->isSectionHidden(ResultsModel::Year));
        QVERIFY(header->isSectionHidden(ResultsModel::Role));            // nothing in it
        QVERIFY(header->isSectionHidden(ResultsModel::CatalogueNumber)); // likewise
        m_views->resize(300, 400);
        QTest::qWait(20);
        QVERIFY(header->isSectionHidden(ResultsModel::Country));
        QVERIFY(!header->isSectionHidden(ResultsModel::Title));
        m_views->resize(1200, 700);
        QTest::qWait(20);
        QVERIFY(!header->isSectionHidden(ResultsModel::Country));

        QAction *have = headerAction(header, QStringLiteral("Have"));
        QVERIFY(have);
        have->setChecked(true);
        QVERIFY(!header->isSectionHidden(ResultsModel::Have));
        headerAction(header, QStringLiteral("Country"))->setChecked(false);
        header->resizeSection(ResultsModel::Label, 222);
        header->moveSection(header->visualIndex(ResultsModel::Year), 2);
        header->setSortIndicator(ResultsModel::Year, Qt::DescendingOrder);
        QCOMPARE(m_model->at(0).year, QStringLiteral("1969"));
        makeViews();
        QTest::qWait(20);
        header = qobject_cast<QTableView *>(m_views->view())->horizontalHeader();
        QVERIFY(!header->isSectionHidden(ResultsModel::Have));
        QVERIFY(header->isSectionHidden(ResultsModel::Country));
        QCOMPARE(header->sectionSize(ResultsModel::Label), 222);
        QCOMPARE(header->visualIndex(ResultsModel::Year), 2);
        QCOMPARE(header->sortIndicatorSection(), int(ResultsModel::Year));
        headerAction(header, QStringLiteral("Reset columns"))->trigger();
        QVERIFY(header->isSectionHidden(ResultsModel::Have));
        QVERIFY(!header->isSectionHidden(ResultsModel::Country));
    }

    void contextMenu()
    {
        fill(5);
        QSignalSpy activated(m_views.get(), &ResultViews::activated);
        QSignalSpy beside(&m_desk->state(), &BrowserState::openBesideRequested);
        const QPoint at = m_views->view()->visualRect(m_model->index(1, ResultsModel::Title)).center();
        const auto trigger = [&](const QString &text) {
            Q_EMIT m_views->view()->customContextMenuRequested(at);
            for (QAction *action : m_views->findChildren<QAction *>()) {
                if (action->text() == text) {
                    action->trigger();
                    action->parent()->deleteLater();
                    return true;
                }
            }
            return false;
        };
        QVERIFY(trigger(QStringLiteral("Open")));
        QCOMPARE(activated[0][0].value<Entity>().id, 2);
        QVERIFY(trigger(QStringLiteral("Open beside")));
        QCOMPARE(beside[0][0].value<Entity>().id, 2);
        QVERIFY(trigger(QStringLiteral("Copy title")));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Artist 1 – Title 2"));
        QVERIFY(!trigger(QStringLiteral("Open on Discogs"))); // no network
    }

    void toolTipsSayMarksAndLongNames()
    {
        QList<ResultRow> rows = records(3);
        rows[1].label = QString(80, u'x');
        m_model->add(rows);
        QTest::qWait(20);
        tip(0, ResultsModel::Title);
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("In your collection and your wantlist")));
        tip(1, ResultsModel::Label);
        QTRY_COMPARE(QToolTip::text(), rows[1].label);
        m_views->setWall(true);
        tip(2, ResultsModel::Title);
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("1952")));
    }

    void paintsHoverBothDirectionsAndBothLooks()
    {
        fill(20);
        m_views->select({EntityKind::Release, 2});
        QImage before;
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            m_views->setLayoutDirection(direction);
            for (const bool wall : {false, true}) {
                m_views->setWall(wall);
                const QImage image = m_views->grab().toImage();
                QVERIFY(image != before);
                before = image;
            }
        }
        m_views->setWall(false);
        const QImage still = m_views->grab().toImage();
        const QPoint on = m_views->view()->visualRect(m_model->index(4, ResultsModel::Title)).center();
        QMouseEvent move(QEvent::MouseMove, on, m_views->view()->viewport()->mapToGlobal(on), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(m_views->view()->viewport(), &move);
        QVERIFY(m_views->grab().toImage() != still);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(m_views->view()->viewport(), &leave);
    }

private:
    void makeViews()
    {
        m_views.reset();
        m_views = std::make_unique<ResultViews>(*m_model, m_desk->desk(), QStringLiteral("results"),
                                                QStringLiteral("Results"));
        m_views->resize(1000, 700);
        m_views->show();
        QTest::qWait(20);
    }

    void fill(int count)
    {
        m_model->add(records(count));
        QTest::qWait(20);
    }

    qint64 currentId() const
    {
        const QModelIndex index = m_views->view()->currentIndex();
        return index.isValid() ? m_model->at(index.row()).entity.id : 0;
    }

    void press(Qt::Key key) { QTest::keyClick(m_views->view(), key); }

    void click(int row, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const QPoint at = m_views->view()->visualRect(m_model->index(row, ResultsModel::Title)).center();
        QTest::mouseClick(m_views->view()->viewport(), button, modifiers, at);
    }

    void wheel(int delta, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(QPointF(50, 50), m_views->view()->viewport()->mapToGlobal(QPointF(50, 50)), {}, {0, delta},
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_views->view()->viewport(), &event);
        QTest::qWait(1);
    }

    void tip(int row, int column)
    {
        QToolTip::hideText();
        const QPoint at = m_views->view()->visualRect(m_model->index(row, column)).center();
        QHelpEvent help(QEvent::ToolTip, at, m_views->view()->viewport()->mapToGlobal(at));
        QApplication::sendEvent(m_views->view()->viewport(), &help);
    }

    // Opens the header's menu and hands out one of its entries.
    QAction *headerAction(QHeaderView *header, const QString &text)
    {
        Q_EMIT header->customContextMenuRequested({5, 5});
        const QList<QMenu *> menus = m_views->findChildren<QMenu *>();
        for (QAction *action : menus.last()->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }

    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<ResultsModel> m_model;
    std::unique_ptr<ResultViews> m_views;
};

QTEST_MAIN(TestResultViews)
#include "tst_resultviews.moc"
