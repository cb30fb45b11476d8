// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include <QTest>

using namespace runout;
using namespace runout::ui;

namespace {

const QList<ErrorCode> codes{ErrorCode::Offline,   ErrorCode::Timeout,  ErrorCode::RateLimited, ErrorCode::SignedOut,
                             ErrorCode::Forbidden, ErrorCode::NotFound, ErrorCode::Rejected,    ErrorCode::BadReply,
                             ErrorCode::Storage,   ErrorCode::File,     ErrorCode::Cancelled};

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnSentenceAndTitle()
    {
        QSet<QString> sentences;
        QSet<QString> titles;
        for (const ErrorCode code : codes) {
            const QString sentence = errorText({code, {}, 0, 0});
            QVERIFY(sentence.endsWith(u'.'));
            QVERIFY2(sentence.contains(u' '), qPrintable(sentence));
            sentences.insert(sentence);
            titles.insert(errorTitle({code, {}, 0, 0}));
        }
        QCOMPARE(sentences.size(), codes.size());
        QCOMPARE(titles.size(), codes.size());
        QVERIFY(!titles.contains(QString()));
    }

    void says_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const Error &error, const QString &part) {
            QTest::newRow(name) << error << part;
        };
        row("429 seconds", {ErrorCode::RateLimited, {}, 429, 42}, QStringLiteral("in 42 s."));
        row("429 minutes", {ErrorCode::RateLimited, {}, 429, 150}, QStringLiteral("in 3 minutes"));
        row("429 unknown", {ErrorCode::RateLimited, {}, 429, 0}, QStringLiteral("in a minute"));
        row("502", {ErrorCode::BadReply, QStringLiteral("HTML"), 502, 0},
            QStringLiteral("Discogs has a problem (502)"));
        row("html", {ErrorCode::BadReply, QStringLiteral("HTML in place of JSON"), 200, 0}, QStringLiteral("web page"));
        row("cut", {ErrorCode::BadReply, QStringLiteral("cut off after 12 bytes"), 200, 0}, QStringLiteral("cut off"));
        row("shape", {ErrorCode::BadReply, QStringLiteral("$.tracklist[3].title: expected text, found list"), 200, 0},
            QStringLiteral("cannot read"));
        row("redirect", {ErrorCode::BadReply, QStringLiteral("redirect to another host"), 302, 0},
            QStringLiteral("another address"));
        row("locked", {ErrorCode::Storage, QStringLiteral("The keychain is locked"), 0, 0},
            QStringLiteral("Unlock it"));
        row("denied", {ErrorCode::Storage, QStringLiteral("access denied"), 0, 0}, QStringLiteral("Allow it"));
        row("no keychain", {ErrorCode::Storage, QStringLiteral("no keychain"), 0, 0}, QStringLiteral("no keychain"));
        row("newer", {ErrorCode::Storage, QStringLiteral("newer schema 9"), 0, 0}, QStringLiteral("newer Runout"));
        row("full", {ErrorCode::Storage, QStringLiteral("disk full"), 0, 0}, QStringLiteral("disk is full"));
        row("read-only", {ErrorCode::Storage, QStringLiteral("read-only file system"), 0, 0},
            QStringLiteral("permissions"));
        row("404", {ErrorCode::NotFound, {}, 404, 0}, QStringLiteral("no such page"));
        row("not held", {ErrorCode::NotFound, {}, 0, 0}, QStringLiteral("not on this computer"));
        row("405", {ErrorCode::Rejected, {}, 405, 0}, QStringLiteral("(405)"));
        row("422", {ErrorCode::Rejected, QStringLiteral("year out of range"), 422, 0},
            QStringLiteral("year out of range"));
        row("file", {ErrorCode::File, QStringLiteral("a.flac"), 0, 0}, QStringLiteral("a.flac"));
    }
    void says()
    {
        QFETCH(Error, error);
        QFETCH(QString, part);
        QVERIFY2(errorText(error).contains(part), qPrintable(errorText(error)));
    }

    void aServerErrorHasATitleOfItsOwn()
    {
        QVERIFY(errorTitle({ErrorCode::BadReply, {}, 503, 0}) != errorTitle({ErrorCode::BadReply, {}, 200, 0}));
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
