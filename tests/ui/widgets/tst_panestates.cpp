// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panestates.h"
#include "ui/widgets/stateparts.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace runout;
using namespace runout::ui;
using State = PaneStates::State;

class TestPaneStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_content = new QLabel(QStringLiteral("content"));
        m_pane = std::make_unique<PaneStates>(m_content, QStringLiteral("Results"));
        m_pane->resize(600, 400);
        m_pane->show();
    }
    void cleanup() { m_pane.reset(); }

    void nothingYet()
    {
        int first = 0;
        int second = 0;
        m_pane->showNothing(QStringLiteral("Link your account."), {QStringLiteral("Link"), [&] { ++first; }},
                            {QStringLiteral("Sample"), [&] { ++second; }});
        QCOMPARE(m_pane->state(), State::Nothing);
        QCOMPARE(m_pane->message(), QStringLiteral("Link your account."));
        QCOMPARE(m_pane->accessibleName(), QStringLiteral("Results"));
        QCOMPARE(m_pane->accessibleDescription(), m_pane->message());
        QVERIFY(!m_content->isVisible());
        button(QStringLiteral("Link"))->click();
        button(QStringLiteral("Sample"))->click();
        QCOMPARE(first, 1);
        QCOMPARE(second, 1);
    }

    void loadingKeepsWhatIsKnown()
    {
        m_pane->showLoading();
        QCOMPARE(m_pane->state(), State::Loading);
        QVERIFY(!m_content->isVisible());
        QVERIFY(m_pane->findChild<Skeleton *>()->isVisible());
        QVERIFY(m_pane->findChild<LoadingBar *>()->isVisible());
        m_pane->showContent(QDateTime::currentDateTimeUtc());
        QCOMPARE(m_pane->state(), State::Content);
        QVERIFY(m_content->isVisible());
        QVERIFY(!m_pane->findChild<LoadingBar *>()->isVisible());
        QCOMPARE(m_pane->ageText(), QStringLiteral("just now"));
        QCOMPARE(m_pane->message(), QString());
        m_pane->showLoading();
        QVERIFY(m_content->isVisible());
        m_pane->resize(700, 300);
        QCOMPARE(m_pane->findChild<LoadingBar *>()->width(), 700);
        m_pane->grab();
    }

    void emptySaysWhy()
    {
        bool cleared = false;
        m_pane->showContent();
        m_pane->showEmpty(QStringLiteral("The filter hides everything."),
                          {QStringLiteral("Clear filter"), [&] { cleared = true; }});
        QCOMPARE(m_pane->state(), State::Empty);
        QVERIFY(!m_content->isVisible());
        QCOMPARE(m_pane->message(), QStringLiteral("The filter hides everything."));
        button(QStringLiteral("Clear filter"))->click();
        QVERIFY(cleared);
        QVERIFY(!button(QStringLiteral("Sample")));
    }

    void failureWithoutContent()
    {
        int retries = 0;
        m_pane->showFailure({ErrorCode::BadReply, QStringLiteral("<b>HTML</b>"), 502, 0}, [&] { ++retries; });
        QCOMPARE(m_pane->state(), State::Failed);
        QVERIFY(m_pane->message().contains(QStringLiteral("(502)")));
        QVERIFY(!m_content->isVisible());
        button(QStringLiteral("Retry"))->click();
        QCOMPARE(retries, 1);
        m_pane->grab();
    }

    void failureKeepsOldContent()
    {
        int retries = 0;
        m_pane->showContent();
        m_pane->showFailure({ErrorCode::Offline, {}, 0, 0}, [&] { ++retries; });
        QCOMPARE(m_pane->state(), State::Failed);
        QVERIFY(m_content->isVisible());
        QVERIFY(m_pane->message().contains(QStringLiteral("cannot be reached")));
        button(QStringLiteral("Retry"))->click();
        QCOMPARE(retries, 1);
        m_pane->grab();
        m_pane->showContent();
        QVERIFY(!button(QStringLiteral("Retry")));
        QCOMPARE(m_pane->message(), QString());
    }

    void whatDoesNotExistIsNotAskedForAgain()
    {
        bool shown = false;
        const Error missing{ErrorCode::NotFound, {}, 404, 0};
        m_pane->showFailure(missing, {}, {QStringLiteral("Open"), [&] { shown = true; }});
        QVERIFY(!button(QStringLiteral("Retry")));
        button(QStringLiteral("Open"))->click();
        QVERIFY(shown);
        m_pane->showContent();
        m_pane->showFailure(missing, {});
        QVERIFY(!button(QStringLiteral("Retry")));
        QVERIFY(!button(QStringLiteral("Open")));
    }

    void theFirstOfSeveralLinesIsTheHeading()
    {
        bool third = false;
        m_pane->showNothing(QStringLiteral("Welcome\nSearch above."), {}, {},
                            {QStringLiteral("Sample"), [&] { third = true; }});
        QCOMPARE(m_pane->message(), QStringLiteral("Welcome\nSearch above."));
        button(QStringLiteral("Sample"))->click();
        QVERIFY(third);
        m_pane->showNothing(QStringLiteral("Nothing."));
        QCOMPARE(m_pane->message(), QStringLiteral("Nothing."));
        QVERIFY(!button(QStringLiteral("Sample")));
    }

    void retryMayReplaceItself()
    {
        m_pane->showContent();
        m_pane->showFailure({ErrorCode::Timeout, {}, 0, 0}, [this] {
            m_pane->showFailure({ErrorCode::Offline, {}, 0, 0}, [] {});
        });
        button(QStringLiteral("Retry"))->click();
        QVERIFY(m_pane->message().contains(QStringLiteral("cannot be reached")));
    }

    void notices()
    {
        bool ran = false;
        m_pane->showContent();
        m_pane->setNotice(QStringLiteral("Offline: shown as of today."),
                          {QStringLiteral("Try now"), [&] { ran = true; }});
        QCOMPARE(m_pane->state(), State::Content);
        QCOMPARE(m_pane->message(), QStringLiteral("Offline: shown as of today."));
        button(QStringLiteral("Try now"))->click();
        QVERIFY(ran);
        m_pane->setNotice({});
        QCOMPARE(m_pane->message(), QString());
        QVERIFY(!button(QStringLiteral("Try now")));
    }

    void ages_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("age");
        QTest::newRow("now") << QStringLiteral("2026-03-12T14:02:30") << QStringLiteral("just now");
        QTest::newRow("the clock was set") << QStringLiteral("2026-03-12T15:00:00") << QStringLiteral("just now");
        QTest::newRow("one") << QStringLiteral("2026-03-12T14:01:40") << QStringLiteral("a minute ago");
        QTest::newRow("minutes") << QStringLiteral("2026-03-12T13:57:00") << QStringLiteral("6 minutes ago");
        QTest::newRow("today") << QStringLiteral("2026-03-12T09:05:00") << QStringLiteral("today ");
        QTest::newRow("yesterday") << QStringLiteral("2026-03-11T23:05:00") << QStringLiteral("yesterday ");
        QTest::newRow("days") << QStringLiteral("2026-03-09T23:05:00") << QStringLiteral("3 days ago");
        QTest::newRow("long ago") << QStringLiteral("2025-12-31T12:00:00") << QStringLiteral("31 Dec 2025");
    }
    void ages()
    {
        QFETCH(QString, then);
        QFETCH(QString, age);
        const QDateTime now = QDateTime::fromString(QStringLiteral("2026-03-12T14:03:00"), Qt::ISODate);
        const QString text = ageOf(QDateTime::fromString(then, Qt::ISODate), now);
        QVERIFY2(text.startsWith(age), qPrintable(text));
    }

private:
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : m_pane->findChildren<QPushButton *>()) {
            if (button->text() == text && button->isVisible())
                return button;
        }
        return nullptr;
    }

    QLabel *m_content = nullptr;
    std::unique_ptr<PaneStates> m_pane;
};

QTEST_MAIN(TestPaneStates)
#include "tst_panestates.moc"
