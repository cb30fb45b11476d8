// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/errors.h"
#include "ui/lastfmtext.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace runout;
using namespace runout::ui;

// Every error of Last.fm is a sentence that names it and ends as one.
class TestLastfmText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyError()
    {
        for (int code = 2; code <= 29; ++code) {
            const QString text = lastfmErrorText(lastfm::errorOf(code, QStringLiteral("What it says")));
            QVERIFY2(text.contains(u"Last.fm") && (text.endsWith(u'.') || text.endsWith(u"What it says")),
                     qPrintable(text));
        }
        for (int kind = 0; kind <= static_cast<int>(ErrorCode::Cancelled); ++kind)
            QVERIFY(!lastfmErrorText(Error{static_cast<ErrorCode>(kind), {}, 0, 0}).isEmpty());
    }

    void eachOfItsOwn()
    {
        QSet<QString> texts;
        for (const int code : {9, 10, 13, 17, 29, 11})
            texts.insert(lastfmErrorText(lastfm::errorOf(code, {})));
        texts.insert(lastfmErrorText(Error{ErrorCode::Offline, {}, 0, 0}));
        texts.insert(lastfmErrorText(Error{ErrorCode::Timeout, {}, 0, 0}));
        texts.insert(lastfmErrorText(Error{ErrorCode::NotFound, {}, 0, 0}));
        QCOMPARE(texts.size(), 9);
        QVERIFY(lastfmErrorText(lastfm::errorOf(6, QStringLiteral("no user"))).contains(u"no user"));
    }

    void whyItIsNotKept()
    {
        QVERIFY(notKeptText(QStringLiteral("the keychain is locked")).contains(u"locked"));
        QVERIFY(notKeptText(QStringLiteral("the keychain denied access")).contains(u"denied"));
        QVERIFY(notKeptText(QStringLiteral("no keychain: no session bus")).contains(u"no keychain"));
    }

    void audience()
    {
        QCOMPARE(audienceText(1234, 56789), QStringLiteral("1234 listeners, 56789 plays"));
        QCOMPARE(audienceText(1, 1), QStringLiteral("1 listener, 1 play"));
        QCOMPARE(audienceText({}, 0), QStringLiteral("0 plays"));
        QCOMPARE(audienceText({}, {}), QString());
    }
};

QTEST_GUILESS_MAIN(TestLastfmText)
#include "tst_lastfmtext.moc"
