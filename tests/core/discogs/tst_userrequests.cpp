// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/userrequests.h"

#include <QTest>
#include <QUrl>

using namespace runout;
using namespace runout::discogs;
using namespace runout::discogs::requests;

namespace {

const auto somebody = QStringLiteral("some.body");

QString drawn(const RequestLine &line)
{
    const QString query = line.query.toString(QUrl::FullyEncoded);
    return query.isEmpty() ? line.path : line.path + u'?' + query;
}

QString drawn(const WriteLine &line)
{
    return QString::fromLatin1(line.method) + u' ' + line.path + u' ' + QString::fromUtf8(line.body);
}

} // namespace

class TestUserRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("isKept");
        const auto row = [](const RequestLine &line, const char *expected) {
            QTest::newRow(expected) << drawn(line) << QString::fromLatin1(expected) << (line.shelf != Shelf::None);
        };
        row(folders(somebody), "/users/some.body/collection/folders");
        row(folders(QStringLiteral("a/b c?")), "/users/a%2Fb%20c%3F/collection/folders");
        row(collectionFields(somebody), "/users/some.body/collection/fields");
        row(collectionItems(somebody, allFolder), "/users/some.body/collection/folders/0/releases?page=1&per_page=100");
        row(collectionItems(somebody, FolderId{3000000001}, QStringLiteral("added"), SortOrder::Descending, 2),
            "/users/some.body/collection/folders/3000000001/releases?page=2&per_page=100&sort=added&sort_order=desc");
        row(collectionItems(somebody, allFolder, QStringLiteral("artist")),
            "/users/some.body/collection/folders/0/releases?page=1&per_page=100&sort=artist&sort_order=asc");
        row(instancesOf(somebody, ReleaseId{5460}), "/users/some.body/collection/releases/5460?page=1&per_page=100");
        row(collectionValue(somebody), "/users/some.body/collection/value");
        row(wants(somebody, 3), "/users/some.body/wants?page=3&per_page=100");
        row(lists(somebody), "/users/some.body/lists?page=1&per_page=100");
        row(list(ListId{77}), "/lists/77");
    }

    void reads()
    {
        QFETCH(QString, line);
        QFETCH(bool, isKept);
        QTEST(line, "expected");
        QVERIFY(!isKept);
    }

    void writes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        const auto row = [](const WriteLine &line, const char *expected) {
            QTest::newRow(expected) << drawn(line) << QString::fromUtf8(expected);
        };
        const FolderId folder{5};
        const ReleaseId release{5460};
        const InstanceId instance{2851616155};
        row(createFolder(somebody, QStringLiteral("7\" & Übriges")),
            "POST /users/some.body/collection/folders {\"name\":\"7\\\" & Übriges\"}");
        row(renameFolder(somebody, folder, QStringLiteral("Jazz")),
            "POST /users/some.body/collection/folders/5 {\"name\":\"Jazz\"}");
        row(removeFolder(somebody, folder), "DELETE /users/some.body/collection/folders/5 ");
        row(addInstance(somebody, folder, release), "POST /users/some.body/collection/folders/5/releases/5460 ");
        row(moveInstance(somebody, folder, release, instance, FolderId{6}),
            "POST /users/some.body/collection/folders/5/releases/5460/instances/2851616155 {\"folder_id\":6}");
        row(rateInstance(somebody, folder, release, instance, 0),
            "POST /users/some.body/collection/folders/5/releases/5460/instances/2851616155 {\"rating\":0}");
        row(removeInstance(somebody, folder, release, instance),
            "DELETE /users/some.body/collection/folders/5/releases/5460/instances/2851616155 ");
        row(setField(somebody, folder, release, instance, notesField, QStringLiteral("a\nb")),
            "POST /users/some.body/collection/folders/5/releases/5460/instances/2851616155/fields/3 "
            "{\"value\":\"a\\nb\"}");
        row(setField(somebody, folder, release, instance, mediaConditionField, QString()),
            "POST /users/some.body/collection/folders/5/releases/5460/instances/2851616155/fields/1 {\"value\":\"\"}");
        row(putWant(somebody, release, QString(), 4), "PUT /users/some.body/wants/5460 {\"notes\":\"\",\"rating\":4}");
        row(putWant(somebody, release, QStringLiteral("x"), std::nullopt),
            "PUT /users/some.body/wants/5460 {\"notes\":\"x\"}");
        row(removeWant(QStringLiteral("a b"), release), "DELETE /users/a%20b/wants/5460 ");
    }

    void writes()
    {
        QFETCH(QString, line);
        QTEST(line, "expected");
    }

    void pages()
    {
        const auto line = wants(somebody, 1);
        const auto next = nextPage(line, Pagination{1, 3, 100, 250});
        QCOMPARE(drawn(*next), QStringLiteral("/users/some.body/wants?page=2&per_page=100"));
        QVERIFY(next->shelf == Shelf::None);
        QVERIFY(!nextPage(*next, Pagination{2, 2, 100, 150}));
    }

    void tellsWhatMayHaveArrived()
    {
        const auto may = [](ErrorCode code, int status = 0) { return mayHaveArrived({code, {}, status, 0}); };
        QVERIFY(may(ErrorCode::Timeout));
        QVERIFY(may(ErrorCode::BadReply)); // cut off
        QVERIFY(may(ErrorCode::Cancelled));
        QVERIFY(may(ErrorCode::BadReply, 500));
        QVERIFY(may(ErrorCode::BadReply, 502));
        QVERIFY(may(ErrorCode::BadReply, 201)); // done, but not understood
        for (const ErrorCode code :
             {ErrorCode::Offline, ErrorCode::RateLimited, ErrorCode::SignedOut, ErrorCode::Forbidden,
              ErrorCode::NotFound, ErrorCode::Rejected, ErrorCode::Storage, ErrorCode::File})
            QVERIFY(!may(code));
        QVERIFY(!may(ErrorCode::SignedOut, 401));
        QVERIFY(!may(ErrorCode::Forbidden, 403));
        QVERIFY(!may(ErrorCode::NotFound, 404));
        QVERIFY(!may(ErrorCode::Rejected, 422));
        QVERIFY(!may(ErrorCode::RateLimited, 429));
        QVERIFY(!may(ErrorCode::BadReply, 302)); // a write is not sent on
    }
};

QTEST_GUILESS_MAIN(TestUserRequests)
#include "tst_userrequests.moc"
