// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/filledshelf.h"
#include "tests/support/shelfdesk.h"
#include "ui/models/shelfmodel.h"
#include "ui/panes/collectionpane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/resultviews.h"
#include "ui/widgets/starrating.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace runout;
using namespace runout::ui;
using library::Instance;

// The pane over a real collection in a file of its own.
class TestCollectionPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, QStringLiteral("light")); }
    void init()
    {
        m_desk = std::make_unique<test::ShelfDesk>();
        go({});
    }
    void cleanup()
    {
        m_pane.reset();
        m_desk.reset();
    }

    void showsTheShelf()
    {
        QVERIFY(fill(600));
        QCOMPARE(m_pane->headline(), QStringLiteral("600 records, 570 releases"));
        QCOMPARE(view()->accessibleName(), QStringLiteral("Collection"));
        QCOMPARE(filter()->accessibleName(), QStringLiteral("Filter"));
        QCOMPARE(m_pane->shown().size(), 600);
        QVERIFY(test::nameless(*m_pane).isEmpty());
        QVERIFY(!m_pane->isWall());
        QSignalSpy wall(m_pane.get(), &Pane::wallChanged);
        named<QToolButton>(QStringLiteral("Show as wall of covers"))->click();
        QVERIFY(m_pane->isWall());
        QCOMPARE(wall.size(), 1);
        QVERIFY(!m_pane->grab().isNull());
        m_pane->setWall(false);
    }

    void filtersAsOneTypes()
    {
        QVERIFY(fill(600));
        filter()->setFocus();
        QTest::keyClicks(filter(), QStringLiteral("year:1990s -format:cd"));
        QCOMPARE(m_desk->state().place().filter, QStringLiteral("year:1990s -format:cd"));
        const QList<Instance> shown = m_pane->shown();
        QVERIFY(!shown.isEmpty() && shown.size() < 600);
        for (const Instance &instance : shown)
            QVERIFY(instance.record.year / 10 == 199 && !instance.record.formats.contains(QStringLiteral("CD")));
        QCOMPARE(m_pane->headline(), QStringLiteral("%1 of 600 records").arg(shown.size()));
        QVERIFY(!m_desk->state().canGoBack()); // typing on is one place
        QTest::keyClick(filter(), Qt::Key_Return);
        QVERIFY(view()->hasFocus());
        filter()->setFocus();
        QTest::keyClick(filter(), Qt::Key_Escape);
        QCOMPARE(m_pane->shown().size(), 600);
    }

    void aWrongQuerySaysWhere()
    {
        QVERIFY(fill(100));
        filter()->setFocus();
        QTest::keyClicks(filter(), QStringLiteral("lable:x"));
        auto *sentence = named<QLabel>(QStringLiteral("What is wrong with the filter"));
        QVERIFY(sentence->isVisible());
        QCOMPARE(sentence->text(), QStringLiteral("There is no field “lable:”. Is label: meant?"));
        QCOMPARE(m_pane->shown().size(), 100); // what was shown stays
        QVERIFY(!m_pane->grab().isNull());
        QTest::keyClick(filter(), Qt::Key_Escape);
        QVERIFY(!sentence->isVisible());
        // What is still being typed is no mistake.
        QTest::keyClicks(filter(), QStringLiteral("title:\"no such tit"));
        QVERIFY(!sentence->isVisible());
        QCOMPARE(m_pane->shown().size(), 0);
        view()->setFocus(Qt::TabFocusReason);
        QVERIFY(sentence->isVisible());
        QCOMPARE(sentence->text(), QStringLiteral("The quote before “no such tit” is not closed."));
    }

    void completesNamesAndValues()
    {
        QVERIFY(fill(300));
        filter()->setFocus();
        auto *popup = filter()->findChild<QCompleter *>()->popup();
        QTest::keyClicks(filter(), QStringLiteral("form"));
        QVERIFY(popup->isVisible());
        QCOMPARE(popup->model()->index(0, 0).data().toString(), QStringLiteral("format:"));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(filter()->text(), QStringLiteral("format:"));
        QTRY_VERIFY(popup->isVisible());
        QVERIFY(popup->model()->index(0, 0).data().toString().startsWith(QStringLiteral("Vinyl  (")));
        QTest::keyClicks(filter(), QStringLiteral("12"));
        QVERIFY(popup->model()->index(0, 0).data().toString().startsWith(QStringLiteral("12\"")));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(filter()->text(), QStringLiteral("format:12\" "));
        QVERIFY(m_pane->shown().size() > 3);
        for (const Instance &instance : m_pane->shown())
            QVERIFY(instance.record.formats.contains(QStringLiteral("12\"")));
    }

    void tabTakesWhatIsOffered()
    {
        QVERIFY(fill(300));
        filter()->setFocus();
        auto *popup = filter()->findChild<QCompleter *>()->popup();
        QTest::keyClicks(filter(), QStringLiteral("form"));
        QVERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Tab);
        QCOMPARE(filter()->text(), QStringLiteral("format:"));
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClicks(filter(), QStringLiteral("12"));
        QVERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Tab);
        QCOMPARE(filter()->text(), QStringLiteral("format:12\" "));
        QVERIFY(filter()->hasFocus());
        QVERIFY(!popup->isVisible());
        QTest::keyClick(filter(), Qt::Key_Tab); // nothing is offered: on to the next
        QVERIFY(!filter()->hasFocus());
    }

    void whatIsNotClosedIsSaidInTime()
    {
        QVERIFY(fill(50));
        filter()->setFocus();
        auto *sentence = named<QLabel>(QStringLiteral("What is wrong with the filter"));
        QTest::keyClicks(filter(), QStringLiteral("(jazz"));
        QTRY_VERIFY(sentence->isVisible());
        QVERIFY2(sentence->text().contains(u"The parenthesis before “jazz” is not closed."),
                 qPrintable(sentence->text()));
        QTest::keyClick(filter(), Qt::Key_Escape);
        QTest::keyClicks(filter(), QStringLiteral("artist:\"unfinished"));
        QTRY_VERIFY(sentence->isVisible());
        QCOMPARE(sentence->text(), QStringLiteral("The quote before “unfinished” is not closed."));
        QTest::keyClick(filter(), Qt::Key_Escape);
        QTest::keyClicks(filter(), QStringLiteral("rating:>=x"));
        QTRY_VERIFY(sentence->isVisible());
        QVERIFY2(sentence->text().contains(u"is no rating"), qPrintable(sentence->text()));
    }

    void facetsNarrowAndAreSaid()
    {
        QVERIFY(fill(300));
        auto *rating = named<FacetBox>(QStringLiteral("Rating"));
        rating->toggle(QStringLiteral("\u2605\u2605\u2605\u2605\u2605"));
        QCOMPARE(m_desk->state().place().narrowing.ratings, QStringList(QStringLiteral("5")));
        for (const Instance &instance : m_pane->shown())
            QCOMPARE(instance.rating, 5);
        filter()->setFocus();
        QTest::keyClicks(filter(), QStringLiteral("year:1800"));
        QCOMPARE(states()->state(), PaneStates::State::Empty);
        QCOMPARE(states()->message(),
                 QStringLiteral("None of the 300 records match “year:1800”, Rating: \u2605\u2605\u2605\u2605\u2605."));
        named<QToolButton>(QStringLiteral("Clear filters"))->click();
        QCOMPARE(m_pane->shown().size(), 300);
        QVERIFY(filter()->text().isEmpty());
        auto *genre = named<FacetBox>(QStringLiteral("Genre"));
        QTest::mouseClick(genre, Qt::LeftButton); // asks for the values
        QVERIFY(QApplication::activePopupWidget());
        QApplication::activePopupWidget()->close();
    }

    void aFolderIsAPlace()
    {
        QVERIFY(fill(300));
        Place place;
        place.kind = Place::Kind::Collection;
        place.id = 102;
        m_desk->state().go(place);
        QVERIFY(m_pane->headline().startsWith(QStringLiteral("Jazz: ")));
        QVERIFY(!named<FacetBox>(QStringLiteral("Folder"))->isVisible());
        for (const Instance &instance : m_pane->shown())
            QCOMPARE(instance.folder, discogs::FolderId(102));
        m_desk->state().back();
        QCOMPARE(m_pane->shown().size(), 300);
    }

    void backBringsFilterSelectionAndScroll()
    {
        QVERIFY(fill(600));
        filter()->setFocus();
        QTest::keyClicks(filter(), QStringLiteral("year:>=1900"));
        view()->verticalScrollBar()->setValue(2'000);
        const int row = 60;
        click(row, ShelfModel::Title);
        const Instance chosen = m_pane->shown().at(row);
        QCOMPARE(m_desk->state().place().open->id, discogs::number(chosen.record.id));
        const int scrolled = view()->verticalScrollBar()->value();
        Place elsewhere;
        elsewhere.kind = Place::Kind::Collection;
        elsewhere.id = 102;
        m_desk->state().go(elsewhere);
        QCOMPARE(filter()->text(), QString());
        m_desk->state().back();
        QCOMPARE(filter()->text(), QStringLiteral("year:>=1900"));
        QTRY_COMPARE(view()->verticalScrollBar()->value(), scrolled);
        QCOMPARE(view()->currentIndex().row(), row);
    }

    void headersSortAndShiftAddsALevel()
    {
        QVERIFY(fill(300));
        QHeaderView *header = table()->horizontalHeader();
        const auto clickHeader = [&](int column, Qt::KeyboardModifiers modifiers) {
            const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                            header->height() / 2);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
        };
        clickHeader(ShelfModel::Rating, {});
        clickHeader(ShelfModel::Year, Qt::ShiftModifier);
        QCOMPARE(model()->sortLevels(),
                 (QList<SortLevel>{{ShelfModel::Rating, Qt::AscendingOrder}, {ShelfModel::Year, Qt::AscendingOrder}}));
        const auto says = [this](int column, int role = Qt::DisplayRole) {
            return model()->headerData(column, Qt::Horizontal, role).toString();
        };
        QCOMPARE(says(ShelfModel::Rating), QStringLiteral("Rating\u00A0\u25B21"));
        QCOMPARE(says(ShelfModel::Year), QStringLiteral("Year\u00A0\u25B22"));
        QCOMPARE(says(ShelfModel::Country), QStringLiteral("Country"));
        // Room for it, and no longer than needed.
        const int usual = model()->traits(ShelfModel::Year).width;
        QVERIFY(header->sectionSize(ShelfModel::Year) >= header->sectionSizeHint(ShelfModel::Year));
        QVERIFY(header->sectionSize(ShelfModel::Year) > usual);
        QVERIFY(!header->isSortIndicatorShown()); // the places stand in its stead, also where a name is cut
        QCOMPARE(header->textElideMode(), Qt::ElideMiddle);
        clickHeader(ShelfModel::Year, Qt::ShiftModifier);
        QCOMPARE(model()->sortLevels().at(1).order, Qt::DescendingOrder);
        QCOMPARE(says(ShelfModel::Year), QStringLiteral("Year\u00A0\u25BC2"));
        QCOMPARE(says(ShelfModel::Year, Qt::AccessibleTextRole), QStringLiteral("Year, sorted descending, level 2"));
        QCOMPARE(model()->columnName(ShelfModel::Year), QStringLiteral("Year"));
        QCOMPARE(header->sortIndicatorSection(), int(ShelfModel::Rating));
        model()->sort(ShelfModel::Year, Qt::AscendingOrder);
        QVERIFY(header->isSortIndicatorShown());
        QCOMPARE(header->sectionSize(ShelfModel::Year), usual);
        QCOMPARE(says(ShelfModel::Year), QStringLiteral("Year"));
        model()->setSortLevels({{ShelfModel::Rating, Qt::AscendingOrder}, {ShelfModel::Year, Qt::DescendingOrder}});
        m_pane.reset(); // and it is remembered
        makePane();
        QTRY_COMPARE(model()->sortLevels().size(), 2);
        QCOMPARE(model()->sortLevels().at(1), (SortLevel{ShelfModel::Year, Qt::DescendingOrder}));
    }

    void cellsAreEditedWithTheirOwnEditors()
    {
        QVERIFY(fill(100));
        edit(2, ShelfModel::Folder);
        auto *folders = table()->findChild<QComboBox *>();
        QVERIFY(folders);
        QVERIFY(folders->findData(0LL) < 0); // All takes none
        folders->setCurrentIndex(folders->findData(105LL));
        Q_EMIT folders->activated(folders->currentIndex());
        QCOMPARE(model()->instanceAt(2).folder, discogs::FolderId(105));

        edit(2, ShelfModel::FirstField);
        QTRY_VERIFY(table()->findChild<QComboBox *>());
        auto *grades = table()->findChild<QComboBox *>();
        QCOMPARE(grades->count(), 9);
        grades->setCurrentIndex(2);
        Q_EMIT grades->activated(2);
        QCOMPARE(model()->instanceAt(2).fields.first().value, QStringLiteral("Near Mint (NM or M-)"));

        edit(2, ShelfModel::FirstField + 2);
        auto *notes = table()->findChild<QPlainTextEdit *>();
        QVERIFY(notes);
        notes->setPlainText(QStringLiteral("two\nlines "));
        QTest::keyClick(notes, Qt::Key_Return);
        QCOMPARE(model()->index(2, ShelfModel::FirstField + 2).data(Qt::EditRole).toString(),
                 QStringLiteral("two\nlines"));

        edit(2, ShelfModel::Rating);
        auto *stars = table()->findChild<StarRating *>();
        QVERIFY(stars);
        const int rating = stars->rating() == 3 ? 4 : 3;
        QTest::keyClick(stars, Qt::Key(Qt::Key_0 + rating));
        QCOMPARE(model()->instanceAt(2).rating, rating);
        QVERIFY(model()->face(2).waiting);
        QVERIFY(!m_pane->grab().isNull());
    }

    void figuresRateTheSelected()
    {
        QVERIFY(fill(100));
        select({1, 3, 4});
        table()->selectionModel()->setCurrentIndex(model()->index(4, ShelfModel::Rating),
                                                   QItemSelectionModel::NoUpdate);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_1);
        for (const int row : {1, 3, 4})
            QCOMPARE(model()->instanceAt(row).rating, 1);
        QTest::keyClick(table(), Qt::Key_0);
        QCOMPARE(model()->instanceAt(3).rating, 0);
    }

    // From whichever column; a figure within a word that is typed finds a title.
    void figuresRateWhereverTheKeyboardIs()
    {
        QVERIFY(fill(100));
        select({2});
        table()->setFocus();
        const int other = model()->instanceAt(2).rating == 5 ? 4 : 5;
        QTest::keyClick(table(), Qt::Key(Qt::Key_0 + other));
        QCOMPARE(model()->instanceAt(2).rating, other);
        QTest::keyClick(table(), Qt::Key_Z);
        QTest::keyClick(table(), Qt::Key_1);
        QCOMPARE(model()->instanceAt(2).rating, other);
    }

    void oneClickOnAStarRates()
    {
        QVERIFY(fill(100));
        table()->setColumnHidden(ShelfModel::Rating, false);
        const auto star = [this](int row, int which) {
            const QModelIndex cell = model()->index(row, ShelfModel::Rating);
            table()->scrollTo(cell);
            const QRect place = table()->visualRect(cell);
            return QPoint(place.left() + 8 + (which - 1) * 16 + 8, place.center().y());
        };
        const int other = model()->instanceAt(3).rating == 4 ? 3 : 4;
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, star(3, other));
        QCOMPARE(model()->instanceAt(3).rating, other);
        QVERIFY(!table()->findChild<StarRating *>()); // without an editor
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, star(3, other));
        QCOMPARE(model()->instanceAt(3).rating, 0);
        // A double click is one, and with Ctrl a click only selects.
        const int again = model()->instanceAt(5).rating == 2 ? 1 : 2;
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, star(5, again));
        QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, star(5, again));
        QCOMPARE(model()->instanceAt(5).rating, again);
        const int before = model()->instanceAt(7).rating;
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::ControlModifier, star(7, before == 5 ? 4 : 5));
        QCOMPARE(model()->instanceAt(7).rating, before);
    }

    void theMenuEditsManyAtOnce()
    {
        QVERIFY(fill(100));
        select({0, 1, 2});
        const QList<Instance> before = m_pane->shown().mid(0, 3);
        action({QStringLiteral("Move to folder"), QStringLiteral("Reggae")})->trigger();
        for (int row = 0; row < 3; ++row)
            QCOMPARE(model()->instanceAt(row).folder, discogs::FolderId(108));
        action({QStringLiteral("Rate"), QStringLiteral("\u2605\u2605")})->trigger();
        QCOMPARE(model()->instanceAt(1).rating, 2);
        action({QStringLiteral("Sleeve Condition"), QStringLiteral("No Cover")})->trigger();
        QCOMPARE(model()->index(1, ShelfModel::FirstField + 1).data(Qt::EditRole).toString(),
                 QStringLiteral("No Cover"));
        QSignalSpy wanted(m_pane.get(), &CollectionPane::exportWanted);
        action({QStringLiteral("Export 3 records…")})->trigger();
        QCOMPARE(wanted.first().first().value<QList<Instance>>().size(), 3);
        action({QStringLiteral("Remove 3 records from collection")})->trigger();
        QCOMPARE(m_pane->shown().size(), 97);
        QVERIFY(m_pane->shown().first().id != before.first().id);
        QTRY_VERIFY(m_pane->isSettled());
    }

    void aRefusalIsSaid()
    {
        QVERIFY(fill(50));
        const Instance before = model()->instanceAt(0);
        model()->apply({model()->move(before, discogs::FolderId(4711))});
        QTRY_VERIFY(states()->message().startsWith(QStringLiteral("It stays as it was: ")));
        QCOMPARE(model()->instanceAt(0), before);
    }

    void picksOneOfThoseShown()
    {
        QVERIFY(fill(100));
        filter()->setFocus();
        QTest::keyClicks(filter(), QStringLiteral("is:rated"));
        m_pane->pickOne();
        const auto open = m_desk->state().place().open;
        QVERIFY(open.has_value());
        const int row = view()->currentIndex().row();
        QVERIFY(row >= 0);
        QCOMPARE(discogs::number(m_pane->shown().at(row).record.id), open->id);
        QVERIFY(m_pane->shown().at(row).rating > 0);
    }

    void duplicatesStandTogether()
    {
        QVERIFY(fill(300));
        m_pane->showDuplicates();
        const QList<Instance> shown = m_pane->shown();
        QVERIFY(shown.size() >= 20);
        QList<qint64> order;
        for (const Instance &instance : shown) {
            if (order.isEmpty() || order.last() != discogs::number(instance.record.id))
                order.append(discogs::number(instance.record.id));
        }
        QCOMPARE(QSet<qint64>(order.begin(), order.end()).size(), order.size());
        QVERIFY(m_desk->state().canGoBack());
        m_desk->state().back();
        QCOMPARE(m_pane->shown().size(), 300);
    }

    void viewsAreSavedAppliedRenamedRemoved()
    {
        QVERIFY(fill(200));
        filter()->setFocus();
        QTest::keyClicks(filter(), QStringLiteral("rating:>=4"));
        model()->setSortLevels({{ShelfModel::Year, Qt::DescendingOrder}});
        viewAction({QStringLiteral("Save this view…")})->trigger();
        auto *name = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(name);
        QTest::keyClicks(name, QStringLiteral("Best"));
        QTest::keyClick(name, Qt::Key_Return);
        const qsizetype best = m_pane->shown().size();
        viewAction({QStringLiteral("Added last")})->trigger();
        QCOMPARE(m_pane->shown().size(), 200);
        QVERIFY(model()->sortLevels().isEmpty());
        viewAction({QStringLiteral("Best")})->trigger();
        QCOMPARE(m_pane->shown().size(), best);
        QCOMPARE(model()->sortLevels(), (QList<SortLevel>{{ShelfModel::Year, Qt::DescendingOrder}}));
        QVERIFY(viewAction({QStringLiteral("Best")})->isChecked());
        viewAction({QStringLiteral("Rename"), QStringLiteral("Best")})->trigger();
        name = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(name);
        QTest::keyClicks(name, QStringLiteral("Finest"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!viewAction({QStringLiteral("Best")}));
        viewAction({QStringLiteral("Remove"), QStringLiteral("Finest")})->trigger();
        QVERIFY(!viewAction({QStringLiteral("Finest")}));
    }

    void newCopiesArriveWithoutDisturbing()
    {
        QVERIFY(fill(300));
        click(40, ShelfModel::Title);
        const QVariant key = model()->keyAt(40);
        QVERIFY(m_desk->shelf().addOne(9'000'001, QStringLiteral("Arrived")));
        QTRY_COMPARE(m_pane->shown().size(), 301);
        QCOMPARE(model()->keyAt(view()->currentIndex().row()), key);
        QCOMPARE(m_pane->shown().first().record.title, QStringLiteral("Arrived"));
    }

    void nothingYet()
    {
        makePane();
        QTRY_VERIFY(m_pane->isSettled());
        QTRY_COMPARE(states()->state(), PaneStates::State::Nothing);
        QVERIFY(!filter()->isVisible());
        QCOMPARE(m_pane->headline(), QStringLiteral("Collection"));
        m_pane->pickOne(); // of nothing
        QVERIFY(!m_desk->state().place().open);
        m_pane->refresh();
        QTRY_VERIFY(m_pane->isSettled());
    }

    void theLanguageIsExplained()
    {
        QVERIFY(fill(20));
        named<QToolButton>(QStringLiteral("How to filter"))->click();
        QWidget *help = QApplication::activePopupWidget();
        QVERIFY(help);
        for (QToolButton *example : help->findChildren<QToolButton *>())
            QVERIFY2(library::parseShelfQuery(example->text()).has_value(), qPrintable(example->text()));
        help->findChildren<QToolButton *>().first()->click();
        QCOMPARE(filter()->text(), QStringLiteral("miles blue"));
    }

private:
    void go(const QString &typed)
    {
        Place place;
        place.kind = Place::Kind::Collection;
        place.filter = typed;
        m_desk->state().amend(place);
    }
    void makePane()
    {
        m_pane = std::make_unique<CollectionPane>(m_desk->desk());
        m_pane->resize(1300, 800);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_pane->activateWindow();
    }
    bool fill(int count)
    {
        if (!m_desk->shelf().fill(count))
            return false;
        makePane();
        return QTest::qWaitFor(
            [this] {
                return m_pane->isSettled() && model()->columnCount() > ShelfModel::FirstField &&
                       !model()->folders().isEmpty();
            },
            20'000);
    }
    template<class T>
    T *named(const QString &name)
    {
        return test::named<T>(*m_pane, name);
    }
    QueryField *filter() { return m_pane->findChild<QueryField *>(); }
    PaneStates *states() { return m_pane->findChild<PaneStates *>(); }
    ShelfModel *model() { return m_pane->findChild<ShelfModel *>(); }
    QTableView *table() { return m_pane->findChild<QTableView *>(); }
    QAbstractItemView *view() { return m_pane->findChild<ResultViews *>()->view(); }
    void click(int row, int column)
    {
        table()->scrollTo(model()->index(row, column));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          table()->visualRect(model()->index(row, column)).center());
    }
    void edit(int row, int column)
    {
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        table()->setColumnHidden(column, false);
        table()->setCurrentIndex(model()->index(row, column));
        table()->edit(model()->index(row, column));
    }
    void select(const QList<int> &rows)
    {
        table()->selectionModel()->clear();
        for (const int row : rows)
            table()->selectionModel()->select(model()->index(row, ShelfModel::Title),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        table()->selectionModel()->setCurrentIndex(model()->index(rows.last(), ShelfModel::Title),
                                                   QItemSelectionModel::NoUpdate);
    }
    static QAction *find(const QMenu &menu, const QStringList &path)
    {
        for (QAction *action : menu.actions()) {
            if (action->text() != path.first())
                continue;
            if (path.size() == 1)
                return action;
            return action->menu() ? find(*action->menu(), path.mid(1)) : nullptr;
        }
        return nullptr;
    }
    QAction *action(const QStringList &path)
    {
        delete m_menu;
        m_menu = new QMenu(m_pane.get());
        Q_EMIT m_pane->findChild<ResultViews *>()->menuOpening(m_menu);
        return find(*m_menu, path);
    }
    QAction *viewAction(const QStringList &path)
    {
        QMenu *menu = named<QToolButton>(QStringLiteral("Views"))->menu();
        Q_EMIT menu->aboutToShow();
        return find(*menu, path);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::ShelfDesk> m_desk;
    std::unique_ptr<CollectionPane> m_pane;
    QPointer<QMenu> m_menu;
};

QTEST_MAIN(TestCollectionPane)
#include "tst_collectionpane.moc"
