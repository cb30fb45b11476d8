// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shelfdesk.h"
#include "tests/ui/panes/bodies.h"
#include "ui/dialogs/pathdialog.h"
#include "ui/panes/onyourshelf.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace runout;
using namespace runout::ui;
using test::await;
using test::named;
using test::patience;

// What somebody did on my own records, over a real library without a network.
class TestOnYourShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::ShelfDesk>();
        auto &collection = m_desk->shelf().collection();
        discogs::CollectionItem item;
        item.release = item.basic.id = discogs::ReleaseId{71};
        item.instance = discogs::InstanceId{1};
        item.folder = discogs::uncategorizedFolder;
        item.basic.title = QStringLiteral("Blue Harbour");
        QVERIFY(await(collection.setOwner(QStringLiteral("me"))) &&
                await(collection.storeFolders(test::MadeShelf::folders())) && await(collection.storeItems({item}, 1)));
        QVERIFY(await(m_desk->shelf().library().remember({discogs::EntityKind::Release, 71}, test::bodies::release(),
                                                         QDateTime::currentDateTimeUtc())));
        m_strip = std::make_unique<OnYourShelf>(m_desk->desk());
        m_strip->resize(700, 400);
    }
    void cleanup()
    {
        m_strip.reset();
        m_desk.reset();
    }

    void aPersonIsTold()
    {
        m_strip->setEntity(discogs::entity(discogs::ArtistId{16}));
        QVERIFY(test::settled(*m_strip));
        QVERIFY(!m_strip->isHidden());
        QCOMPARE(named<QLabel>(*m_strip, QStringLiteral("Roles on your shelf"))->text(),
                 QStringLiteral("Producer: 1 of your records · Written-By: 1 of your records"));
        QVERIFY(named<QLabel>(*m_strip, QStringLiteral("Played with"))->text().contains(QStringLiteral("Per Strand")));
        m_strip->showRecords(true);
        auto *list = named<QTreeWidget>(*m_strip, QStringLiteral("Records on your shelf"));
        QCOMPARE(list->topLevelItemCount(), 1); // a year
        const QTreeWidgetItem *row = list->topLevelItem(0)->child(0);
        QCOMPARE(row->text(1), QStringLiteral("Producer, Written-By"));
        Q_EMIT list->itemActivated(list->topLevelItem(0)->child(0), 0);
        QCOMPARE(m_desk->state().place().open, discogs::entity(discogs::ReleaseId{71}));
        m_strip->showRecords(false);
        QVERIFY(list->isHidden());
    }

    void aCompanyIsTold()
    {
        m_strip->setEntity(discogs::entity(discogs::LabelId{24}));
        QVERIFY(test::settled(*m_strip));
        QCOMPARE(named<QLabel>(*m_strip, QStringLiteral("Roles on your shelf"))->text(),
                 QStringLiteral("Recorded At: 1 of your records"));
    }

    void aStrangerIsNot()
    {
        m_strip->setEntity(discogs::entity(discogs::ArtistId{999}));
        QVERIFY(test::settled(*m_strip));
        QVERIFY(m_strip->isHidden());
    }

    void aPathIsFound()
    {
        m_strip->show();
        m_strip->setEntity(discogs::entity(discogs::ArtistId{16}));
        QVERIFY(test::settled(*m_strip));
        PathDialog *dialog = m_strip->findPath();
        auto *name = named<QLineEdit>(*dialog, QStringLiteral("Name"));
        QTRY_VERIFY_WITH_TIMEOUT(name->isEnabled(), patience);
        auto *find = dialog->findChild<QPushButton *>();
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            find = button->text() == u"Find" ? button : find;
        name->setText(QStringLiteral("per strand"));
        find->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->message().contains(QStringLiteral("Per Strand")), patience);
        QVERIFY(dialog->message().contains(QStringLiteral("Blue Harbour")));
        dialog->findChild<QCheckBox *>()->setChecked(true);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->message().contains(QStringLiteral("no path")), patience);
        name->setText(QStringLiteral("Nobody"));
        find->click();
        QVERIFY(dialog->message().contains(QStringLiteral("Nobody")));
        dialog->fail({ErrorCode::Storage, {}});
        QVERIFY(!dialog->message().isEmpty());
        dialog->reject();
    }

private:
    std::unique_ptr<test::ShelfDesk> m_desk;
    std::unique_ptr<OnYourShelf> m_strip;
};

QTEST_MAIN(TestOnYourShelf)
#include "tst_onyourshelf.moc"
