// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/filledshelf.h"
#include "tests/support/modelprinter.h"
#include "ui/models/shelfmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using library::Edit;
using library::Instance;
using library::Term;

// The model over a real collection in a file of its own.
class TestShelfModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_shelf = std::make_unique<test::FilledShelf>();
        QVERIFY(m_shelf->fill(1'200));
        m_model = std::make_unique<ShelfModel>(&m_shelf->collection());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_shelf.reset();
    }

    void theFirstComeAtOnceTheOthersWithoutAReset()
    {
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QList<int> sizes;
        connect(m_model.get(), &ShelfModel::rowsChanged, this, [&] {
            if (sizes.isEmpty() || sizes.last() != m_model->rowCount())
                sizes.append(m_model->rowCount());
        });
        m_model->load();
        QVERIFY(m_model->isLoading());
        QVERIFY(loaded());
        QVERIFY(reset.isEmpty());
        QVERIFY(sizes.contains(100));
        QCOMPARE(m_model->rowCount(), 1'200);
        QCOMPARE(m_model->columnCount(), int(ShelfModel::FirstField) + 5);
        QVERIFY(!m_model->problem());
        // Newest first.
        QVERIFY(m_model->instanceAt(0).added >= m_model->instanceAt(1).added);
    }

    void showsEveryColumn()
    {
        QVERIFY(load());
        const Instance instance = m_model->instanceAt(3);
        const auto text = [this](int column) { return m_model->index(3, column).data().toString(); };
        QCOMPARE(text(ShelfModel::Title), instance.record.title);
        QCOMPARE(text(ShelfModel::Label), instance.record.label);
        QCOMPARE(text(ShelfModel::CatalogueNumber), instance.record.catno);
        QCOMPARE(text(ShelfModel::Country), instance.record.country);
        QCOMPARE(text(ShelfModel::Format), instance.record.format);
        QVERIFY(!text(ShelfModel::Folder).isEmpty());
        QVERIFY(!text(ShelfModel::Added).isEmpty());
        const auto header = [this](int column) {
            return m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        };
        QCOMPARE(header(ShelfModel::FirstField), QStringLiteral("Media"));
        QCOMPARE(header(ShelfModel::FirstField + 3), QStringLiteral("Bought at"));
        QVERIFY(header(ShelfModel::Cover).isEmpty());
        const QString condition = instance.fields.first().value;
        QVERIFY(condition.contains(text(ShelfModel::FirstField))); // the short form
        QVERIFY(text(ShelfModel::FirstField).size() <= 3);
        QCOMPARE(m_model->index(3, ShelfModel::FirstField).data(Qt::EditRole).toString(), condition);
        QCOMPARE(m_model->index(3, ShelfModel::FirstField).data(ShelfModel::OptionsRole).toStringList().size(), 8);
        QVERIFY(!m_model->index(3, ShelfModel::FirstField + 2).data(ShelfModel::OptionsRole).isValid());
        QVERIFY(m_model->index(3, ShelfModel::Title)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(instance.record.artist));
        QCOMPARE(m_model->entityAt(3).id, discogs::number(instance.record.id));
        QCOMPARE(m_model->face(3).second, instance.record.artist);
        QVERIFY(m_model->facts(3).contains(instance.record.label));
        QCOMPARE(m_model->index(3, 0).data(ShelfModel::InstanceRole).value<Instance>().id, instance.id);
        QSet<QString> names;
        for (int column = 0; column < m_model->columnCount(); ++column)
            names.insert(m_model->traits(column).name);
        QCOMPARE(names.size(), m_model->columnCount());
    }

    void editsAreShownAtOnceAndArrive()
    {
        QVERIFY(load());
        const Instance before = m_model->instanceAt(0);
        QSignalSpy applied(m_model.get(), &ShelfModel::applied);
        const QModelIndex notes = m_model->index(0, ShelfModel::FirstField + 2);
        QVERIFY(notes.flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(!m_model->index(0, ShelfModel::Title).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(!m_model->setData(m_model->index(0, ShelfModel::Title), QStringLiteral("no"), Qt::EditRole));
        QVERIFY(m_model->setData(notes, QStringLiteral("first press"), Qt::EditRole));
        QCOMPARE(notes.data().toString(), QStringLiteral("first press"));
        QVERIFY(m_model->face(0).waiting);
        QVERIFY(m_model->setData(m_model->index(0, ShelfModel::Rating), 4, Qt::EditRole));
        QVERIFY(m_model->setData(m_model->index(0, ShelfModel::Rating), 4, Qt::EditRole)); // as it is: no edit
        QVERIFY(m_model->setData(m_model->index(0, ShelfModel::Folder), qlonglong(104), Qt::EditRole));
        QCOMPARE(m_model->instanceAt(0).rating, 4);
        QTRY_COMPARE(applied.size(), before.folder == discogs::FolderId(104) ? 2 : 3);
        const auto held = test::await(m_shelf->collection().instances(QList<discogs::InstanceId>{before.id}));
        QVERIFY(held.has_value());
        QCOMPARE(held->first().rating, 4);
        QCOMPARE(held->first().folder, discogs::FolderId(104));
        QTRY_COMPARE(m_model->instanceAt(0), held->first());
    }

    void aRatingIsOfAllCopies()
    {
        QVERIFY(load());
        const auto duplicates = library::parseShelfQuery(QStringLiteral("is:duplicate"));
        m_model->setQuery(*duplicates);
        QVERIFY(m_model->rowCount() > 20);
        m_model->sort(ShelfModel::Title, Qt::AscendingOrder);
        QCOMPARE(m_model->entityAt(0), m_model->entityAt(1)); // copies stand together
        const int rating = m_model->instanceAt(0).rating == 2 ? 3 : 2;
        m_model->apply({m_model->rate(m_model->instanceAt(0), rating)});
        QCOMPARE(m_model->instanceAt(1).rating, rating);
        QTRY_VERIFY(!m_model->isLoading());
    }

    void whatIsRefusedComesBack()
    {
        QVERIFY(load());
        QSignalSpy refused(m_model.get(), &ShelfModel::refused);
        const Instance before = m_model->instanceAt(0);
        m_model->apply({m_model->move(before, discogs::FolderId(4711))}); // no such folder
        QCOMPARE(m_model->instanceAt(0).folder, discogs::FolderId(4711));
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(m_model->instanceAt(0), before);
        m_model->apply({m_model->removal(before), m_model->move(m_model->instanceAt(1), discogs::FolderId(4711))});
        QCOMPARE(m_model->rowCount(), 1'199);
        QTRY_COMPARE(refused.size(), 2);
        QCOMPARE(m_model->rowCount(), 1'200);
        QCOMPARE(m_model->instanceAt(0), before);
    }

    void removingAndUndoing()
    {
        QVERIFY(load());
        QSignalSpy applied(m_model.get(), &ShelfModel::applied);
        const Instance gone = m_model->instanceAt(5);
        m_model->apply({m_model->removal(gone)});
        QVERIFY(!m_model->indexOf(gone.id).isValid());
        QTRY_COMPARE(applied.size(), 1);
        QVERIFY(test::await(m_shelf->collection().undo(applied[0][0].toLongLong())).has_value());
        QTRY_COMPARE(m_model->rowCount(), 1'200);
    }

    void followsTheCollection()
    {
        QVERIFY(load());
        const QPersistentModelIndex kept = m_model->index(700, ShelfModel::Title);
        const qint64 id = m_model->keyAt(700).toLongLong();
        QVERIFY(m_shelf->addOne(9'000'000, QStringLiteral("Arrived")));
        QTRY_COMPARE(m_model->rowCount(), 1'201);
        QVERIFY(kept.isValid());
        QCOMPARE(m_model->keyAt(kept.row()).toLongLong(), id);
        QVERIFY(m_model->indexOf(discogs::InstanceId(9'000'000)).isValid());
        QVERIFY(m_model->indexOfKey(9'000'000LL).isValid());
        QVERIFY(m_model->indexOf(m_model->entityAt(12)).isValid());
        QVERIFY(!m_model->indexOf(discogs::Entity{discogs::EntityKind::Artist, 1}).isValid());
        // Loading again finds what went unannounced, and nothing twice.
        m_model->load();
        QVERIFY(loaded());
        QCOMPARE(m_model->rowCount(), 1'201);
    }

    void sortsByLevels()
    {
        QVERIFY(load());
        m_model->sort(ShelfModel::Country, Qt::AscendingOrder);
        m_model->addSortLevel(ShelfModel::Rating);
        m_model->addSortLevel(ShelfModel::FirstField);
        QCOMPARE(m_model->sortLevels(), (QList<SortLevel>{{ShelfModel::Country, Qt::AscendingOrder},
                                                          {ShelfModel::Rating, Qt::DescendingOrder},
                                                          {ShelfModel::FirstField, Qt::AscendingOrder}}));
        QCOMPARE(m_model->headerData(ShelfModel::Rating, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Rating\u00A0\u25BC2"));
        for (int row = 1; row < m_model->rowCount(); ++row) {
            const QString a = m_model->index(row - 1, ShelfModel::Country).data().toString();
            const QString b = m_model->index(row, ShelfModel::Country).data().toString();
            QVERIFY(a <= b);
            if (a == b && m_model->instanceAt(row).rating > 0)
                QVERIFY(m_model->instanceAt(row - 1).rating >= m_model->instanceAt(row).rating);
        }
        m_model->addSortLevel(ShelfModel::Rating); // turns round
        QCOMPARE(m_model->sortLevels().at(1).order, Qt::AscendingOrder);
        m_model->setSortLevels({});
        QVERIFY(m_model->sortLevels().isEmpty());
    }

    void fieldsComeAndGo()
    {
        QVERIFY(load());
        m_model->setSortLevels({{ShelfModel::FirstField + 4, Qt::AscendingOrder}});
        QList<discogs::CollectionField> fields = test::MadeShelf::fields();
        fields.removeAt(2);
        QVERIFY(test::await(m_shelf->collection().storeFields(fields)).has_value());
        QTRY_COMPARE(m_model->columnCount(), int(ShelfModel::FirstField) + 4);
        QCOMPARE(m_model->sortLevels(), (QList<SortLevel>{{ShelfModel::FirstField + 3, Qt::AscendingOrder}}));
        fields.removeLast();
        QVERIFY(test::await(m_shelf->collection().storeFields(fields)).has_value());
        QTRY_VERIFY(m_model->sortLevels().isEmpty());
    }

    void outsideTermsWaitForTheLibrary()
    {
        QVERIFY(load());
        const auto query = library::parseShelfQuery(QStringLiteral("track:nothing-of-that-name"));
        m_model->setQuery(*query);
        QVERIFY(m_model->isFiltering());
        QCOMPARE(m_model->rowCount(), 1'200); // what was shown stays until it is known
        QTRY_VERIFY(!m_model->isFiltering());
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setQuery({});
        QCOMPARE(m_model->rowCount(), 1'200);
        m_model->setQuery(*query); // known by now
        QCOMPARE(m_model->rowCount(), 0);
    }

    void copiesAreDragged()
    {
        QVERIFY(load());
        const std::unique_ptr<QMimeData> data(
            m_model->mimeData({m_model->index(0, 1), m_model->index(0, 2), m_model->index(4, 1)}));
        QVERIFY(data->hasFormat(m_model->mimeTypes().first()));
        QCOMPARE(data->data(m_model->mimeTypes().first()).split(',').size(), 2);
    }

    void withoutACollectionThereIsNothing()
    {
        ShelfModel model(nullptr);
        model.load();
        QVERIFY(!model.isLoading());
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.isEditable());
    }

private:
    bool load()
    {
        m_model->load();
        return loaded();
    }
    bool loaded()
    {
        return QTest::qWaitFor(
            [this] {
                return !m_model->isLoading() && m_model->columnCount() > ShelfModel::FirstField &&
                       !m_model->folders().isEmpty();
            },
            20'000);
    }

    std::unique_ptr<test::FilledShelf> m_shelf;
    std::unique_ptr<ShelfModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestShelfModel)
#include "tst_shelfmodel.moc"
