// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/panes/panedesk.h"
#include "ui/panes/discography.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace runout;
using namespace runout::ui;
using namespace runout::test;
using Page = Discography::Page;
using Take = Discography::Take;

namespace {

constexpr int perPage = 100;

ResultRow record(int number)
{
    ResultRow row;
    row.entity = {discogs::EntityKind::Release, number + 1};
    row.title = QStringLiteral("Record %1").arg(number, 4, 10, QLatin1Char('0'));
    row.year = QString::number(1950 + number % 60);
    row.role = number == 0     ? QStringLiteral("TrackAppearance")
               : number == 750 ? QStringLiteral("Remix")
                               : QStringLiteral("Main");
    return row;
}

// Hands out a long discography page by page and keeps what it was asked.
struct Shelf
{
    int records = 1000;
    bool failsFurther = false;
    QStringList asked;

    Page page(int first)
    {
        Page page;
        for (int i = first; i < qMin(first + perPage, records); ++i)
            page.rows.append(record(i));
        page.items = records;
        if (first + perPage < records) {
            page.more = [this, first](QObject *, const Take &take) {
                asked.append(QStringLiteral("more"));
                if (failsFurther)
                    take(failure(ErrorCode::Timeout));
                else
                    take(this->page(first + perPage));
            };
        }
        return page;
    }
    Discography::Ask ask()
    {
        return [this](QObject *, Refresh refresh, const Discography::Order &order, const Take &take) {
            if (refresh == Refresh::HeldOnly) {
                take(failure(ErrorCode::NotFound));
                return;
            }
            asked.append(order.sort +
                         (order.order == discogs::SortOrder::Descending ? QLatin1Char('-') : QLatin1Char('+')));
            take(page(0));
        };
    }
};

QPushButton *button(const QWidget &in, const QString &text)
{
    for (QPushButton *button : in.findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

void choose(QComboBox *box, int index)
{
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

} // namespace

class TestDiscography : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<PaneDesk>();
        m_list =
            std::make_unique<Discography>(m_desk->desk(), QStringLiteral("test"), QStringLiteral("Discography"), true);
        m_list->resize(640, 480);
        m_list->show();
    }
    void cleanup()
    {
        m_list.reset();
        m_desk.reset();
    }

    void withPagesOutstandingDiscogsSorts()
    {
        Shelf shelf;
        m_list->start(shelf.ask());
        QVERIFY(m_list->isSettled());
        QCOMPARE(m_list->model().rowCount(), perPage);
        QCOMPARE(m_list->countText(), QStringLiteral("1,000 records"));
        auto *order = named<QComboBox>(*m_list, QStringLiteral("Order"));
        choose(order, 1);
        choose(order, 2);
        QCOMPARE(shelf.asked,
                 QStringList({QStringLiteral("year+"), QStringLiteral("year-"), QStringLiteral("title+")}));
        QCOMPARE(m_list->model().rowCount(), perPage);
    }

    void aWholeListIsSortedHere()
    {
        Shelf shelf;
        shelf.records = 80;
        m_list->start(shelf.ask());
        choose(named<QComboBox>(*m_list, QStringLiteral("Order")), 1);
        QCOMPARE(shelf.asked, QStringList(QStringLiteral("year+")));
        QCOMPARE(m_list->model().at(0).year, QStringLiteral("2009"));
    }

    void rolesAreOfferedInWords()
    {
        Shelf shelf;
        m_list->start(shelf.ask());
        auto *roles = named<QComboBox>(*m_list, QStringLiteral("Role"));
        QCOMPARE(roles->itemText(0), QStringLiteral("All roles"));
        QCOMPARE(roles->itemText(1), QStringLiteral("Track appearance"));
        choose(roles, 1);
        QCOMPARE(m_list->model().rowCount(), 1);
    }

    void aFilterLooksFurtherButNotForEver()
    {
        Shelf shelf;
        m_list->start(shelf.ask());
        named<QLineEdit>(*m_list, QStringLiteral("Filter"))->setText(QStringLiteral("Record 0999"));
        QCOMPARE(shelf.asked.count(QStringLiteral("more")), 5);
        QCOMPARE(m_list->model().rowCount(), 0);
        QVERIFY2(m_list->message().startsWith(u"The filters hide all records."), qPrintable(m_list->message()));
        QPushButton *further = button(*m_list, QStringLiteral("Look further"));
        QVERIFY(further);
        further->click();
        QCOMPARE(m_list->model().rowCount(), 1);
        QCOMPARE(m_list->countText(), QStringLiteral("1 of 1,000"));
    }

    void aPageThatDoesNotArriveIsANotice()
    {
        Shelf shelf;
        shelf.failsFurther = true;
        m_list->start(shelf.ask());
        named<QLineEdit>(*m_list, QStringLiteral("Filter"))->setText(QStringLiteral("Record 0150"));
        QCOMPARE(m_list->model().rowCount(), 0);
        QVERIFY(button(*m_list, QStringLiteral("Retry")));
        shelf.failsFurther = false;
        button(*m_list, QStringLiteral("Retry"))->click();
        QCOMPARE(m_list->model().rowCount(), 1);
    }

    void refreshAsksAgain()
    {
        Shelf shelf;
        m_list->start(shelf.ask());
        QSignalSpy settled(m_list.get(), &Discography::settledChanged);
        m_list->refresh();
        QCOMPARE(shelf.asked.size(), 2);
        QVERIFY(settled.count() > 0);
        QCOMPARE(m_list->model().rowCount(), perPage);
    }

    void aReasonStandsWhereThereIsNoList()
    {
        m_list->showReason(QStringLiteral("Because."));
        QVERIFY(m_list->isSettled());
        QCOMPARE(m_list->message(), QStringLiteral("Because."));
        m_list->refresh();
        QCOMPARE(m_list->message(), QStringLiteral("Because."));
    }

    void anEmptyListSaysSo()
    {
        Shelf shelf;
        shelf.records = 0;
        m_list->start(shelf.ask());
        QCOMPARE(m_list->message(), QStringLiteral("The sample library has no records here."));
    }

private:
    std::unique_ptr<PaneDesk> m_desk;
    std::unique_ptr<Discography> m_list;
};

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    TestDiscography test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_discography.moc"
