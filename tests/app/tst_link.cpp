// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/auth/registration.h"
#include "core/auth/signin.h"
#include "tests/support/linkdriver.h"

#include <QCheckBox>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace runout;
using test::accountText;
using test::AppFixture;
using test::Browser;
using test::openSignIn;
using test::patience;
using test::setConsumer;
using test::waitForTitle;

namespace {

const auto start = QStringLiteral("Link your Discogs account");
const auto waiting = QStringLiteral("Waiting for your browser");
const auto paste = QStringLiteral("Paste the code from Discogs");
const auto notLinked = QStringLiteral("Your account is not linked");
const auto linkedAsTester = QStringLiteral("Linked as tester");
const auto logIn = QStringLiteral("Log in with Discogs");
const auto again = QStringLiteral("Try again");

// The searches that the stand-in has seen came with valid credentials. Pictures are fetched without any.
bool wasSearchedByUs(const AppFixture &fixture)
{
    int searches = 0;
    for (const QJsonValue &request : fixture.server.requests()) {
        if (!request[u"path"].toString().startsWith(u"/database/search"))
            continue;
        if (!request[u"authorized"].toBool())
            return false;
        ++searches;
    }
    return searches > 0;
}

} // namespace

// Linking an account in the real window: the stand-in is Discogs, its authorize page is opened by a made-up browser.
class tst_Link : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byCallback();
    void byCode();
    void aStrangerAtTheCallbackIsRefused();
    void refusedInTheBrowser();
    void consumerIsAskedForAndKept();
    void consumerThatDiscogsDoesNotKnow();
    void wrongClock();
    void expiry();
    void codeUsedBefore();
    void closedWhileWaiting();
    void twoWindows();
    void withoutABrowser();
    void networkFailsAfterwards();
    void withoutAKeychain();
    void theEnvironmentWins();
    void fromOneDialogToTheOther();
    void revokedAtDiscogs();
    void lockedKeychainAtStart();
    void vanishedEntryAtStart();
    void signingOutAsks();
    void everythingHasAName();
};

void tst_Link::byCallback()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    QVERIFY(dialog);
    QCOMPARE(dialog->title(), start);
    QVERIFY(!fixture.has(QStringLiteral("Consumer key")));
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(browser.waitForPage());
    QCOMPARE(dialog->title(), waiting);
    fixture.click(fixture.button(QStringLiteral("Open the page again"), dialog)); // the tab was closed
    QCOMPARE(browser.opened.size(), 2);
    QCOMPARE(browser.opened[1], browser.opened[0]);
    QVERIFY(browser.opened[0].toString().startsWith(
        fixture.server.url(QStringLiteral("/oauth/authorize?oauth_token=")).toString()));
    const QByteArray page = Browser::visit(fixture.server.authorize(browser.opened[0]));
    QVERIFY(page.startsWith("HTTP/1.1 200 OK"));
    QVERIFY(page.contains("You can close this tab"));
    QVERIFY(waitForTitle(*dialog, linkedAsTester));
    QCOMPARE(dialog->message(), QString());
    QCOMPARE(accountText(fixture), QStringLiteral("tester"));
    QCOMPARE(fixture.secrets.entries.keys(), QStringList{QStringLiteral("account:tester")});
    const auto entry = fixture.secrets.entries.value(QStringLiteral("account:tester"));
    QVERIFY(entry.contains("\"oauth\"") && entry.contains(StandIn::consumerSecret().toLatin1()));
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    const auto profiles = [&] {
        const QJsonArray requests = fixture.server.requests();
        return std::count_if(requests.begin(), requests.end(),
                             [](const QJsonValue &request) { return request[u"path"].toString() == u"/users/tester"; });
    };
    QTRY_COMPARE_WITH_TIMEOUT(profiles(), 1, patience); // for the picture

    fixture.server.forgetRequests();
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(wasSearchedByUs(fixture));
    QCOMPARE(fixture.server.stats()[u"repeatedNonces"].toInt(), 0);

    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QCOMPARE(accountText(fixture), QStringLiteral("tester"));
    QVERIFY(!fixture.app().account()->credentials().isPersonal());
    const QString access = fixture.app().account()->credentials().token.token;
    const QString secret = fixture.app().account()->credentials().token.secret;
    fixture.end();
    QVERIFY(test::filesHolding(access.toLatin1(), fixture.home.path()).isEmpty());
    QVERIFY(test::filesHolding(secret.toLatin1(), fixture.home.path()).isEmpty());
}

void tst_Link::byCode()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(waitForTitle(*dialog, waiting));
    fixture.click(fixture.button(QStringLiteral("Paste the code instead"), dialog));
    QVERIFY(browser.waitForPage(2));
    QVERIFY(waitForTitle(*dialog, paste));
    auto *code = fixture.find<QLineEdit>(QStringLiteral("Code"), dialog);
    QVERIFY(!fixture.button(QStringLiteral("Link account"), dialog)->isEnabled());
    QTest::keyClicks(code, QStringLiteral("not a code"));
    fixture.click(fixture.button(QStringLiteral("Link account"), dialog));
    QVERIFY(dialog->message().startsWith(u"This is not the code of this attempt."));
    fixture.click(fixture.button(QStringLiteral("Open the page again"), dialog));
    QCOMPARE(browser.opened.size(), 3);
    QCOMPARE(browser.opened[2], browser.opened[1]);
    code->clear();
    QTest::keyClicks(code, fixture.server.authorizedCode(browser.opened[2]));
    QTest::keyClick(code, Qt::Key_Return);
    QVERIFY(waitForTitle(*dialog, linkedAsTester));
    QCOMPARE(accountText(fixture), QStringLiteral("tester"));
}

void tst_Link::aStrangerAtTheCallbackIsRefused()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(browser.waitForPage());
    const QUrl callback = fixture.server.authorize(browser.opened[0]);
    QUrl wrong = callback;
    wrong.setQuery(QStringLiteral("oauth_token=Somebody&oauth_verifier=Else"));
    QVERIFY(Browser::visit(wrong).startsWith("HTTP/1.1 400"));
    wrong.setPath(QStringLiteral("/"));
    QVERIFY(Browser::visit(wrong).startsWith("HTTP/1.1 404"));
    QCOMPARE(dialog->title(), waiting);
    QVERIFY(Browser::visit(callback).startsWith("HTTP/1.1 200"));
    QVERIFY(waitForTitle(*dialog, linkedAsTester));
    QVERIFY(Browser::visit(callback).isEmpty()); // once
}

void tst_Link::refusedInTheBrowser()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    fixture.server.set({{QStringLiteral("consent"), QStringLiteral("refuse")}});
    Browser browser;
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(browser.waitForPage());
    QVERIFY(Browser::visit(fixture.server.authorize(browser.opened[0])).contains("Nothing was linked"));
    QVERIFY(waitForTitle(*dialog, notLinked));
    QVERIFY2(dialog->message().startsWith(u"Access was not allowed at Discogs"), qPrintable(dialog->message()));
    QCOMPARE(accountText(fixture), QStringLiteral("Not signed in"));
    fixture.server.set({{QStringLiteral("consent"), QStringLiteral("allow")}});
    fixture.click(fixture.button(again, dialog));
    QVERIFY(browser.waitForPage(2));
    (void)Browser::visit(fixture.server.authorize(browser.opened[1]));
    QVERIFY(waitForTitle(*dialog, linkedAsTester));
}

void tst_Link::consumerIsAskedForAndKept()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    if (!fixture.app().registration()->consumer().isEmpty())
        QSKIP("this build has a consumer of its own");
    Browser browser;
    auto *dialog = openSignIn(fixture);
    auto *key = fixture.find<QLineEdit>(QStringLiteral("Consumer key"), dialog);
    auto *secret = fixture.find<QLineEdit>(QStringLiteral("Consumer secret"), dialog);
    QVERIFY(key->isVisible() && secret->isVisible());
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QVERIFY(fixture.find<QLabel>(QStringLiteral("About consumer keys"), dialog)
                ->text()
                .contains(u"https://www.discogs.com/settings/developers"));
    QTest::keyClicks(key, StandIn::consumerKey());
    fixture.click(fixture.button(logIn, dialog));
    QCOMPARE(dialog->message(), QStringLiteral("The consumer key and the consumer secret are both needed."));
    QCOMPARE(dialog->focusWidget(), secret);
    QTest::keyClicks(secret, StandIn::consumerSecret());
    QTest::keyClick(secret, Qt::Key_Return);
    QVERIFY(browser.waitForPage());
    (void)Browser::visit(fixture.server.authorize(browser.opened[0]));
    QVERIFY(waitForTitle(*dialog, linkedAsTester));
    QVERIFY(fixture.secrets.entries.contains(QStringLiteral("consumer")));

    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    dialog = openSignIn(fixture);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.has(QStringLiteral("Consumer key")), patience); // known by now
}

void tst_Link::consumerThatDiscogsDoesNotKnow()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    auto *key = fixture.find<QLineEdit>(QStringLiteral("Consumer key"), dialog);
    auto *secret = fixture.find<QLineEdit>(QStringLiteral("Consumer secret"), dialog);
    QTest::keyClicks(key, QStringLiteral("Unknown"));
    QTest::keyClicks(secret, QStringLiteral("Secret"));
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(waitForTitle(*dialog, notLinked));
    QVERIFY2(dialog->message().startsWith(u"Discogs does not know this consumer key"), qPrintable(dialog->message()));
    fixture.click(fixture.button(again, dialog));
    QCOMPARE(dialog->title(), start);
    QVERIFY(key->isVisible()); // to be mended
    QCOMPARE(dialog->focusWidget(), key);
    QCOMPARE(key->selectedText(), QStringLiteral("Unknown"));
    key->setText(StandIn::consumerKey());
    secret->setText(StandIn::consumerSecret());
    QVERIFY(test::link(fixture, browser, *dialog));
}

void tst_Link::wrongClock()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    fixture.server.set({{QStringLiteral("clockOffset"), -3600}});
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(waitForTitle(*dialog, notLinked));
    QVERIFY2(dialog->message().startsWith(u"The clock of this computer is 60 minutes ahead"),
             qPrintable(dialog->message()));
    fixture.server.set({{QStringLiteral("clockOffset"), 5 * 86400}});
    fixture.click(fixture.button(again, dialog));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->message().startsWith(u"The clock of this computer is 5 days behind"), patience);
}

void tst_Link::expiry()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    fixture.app().signIn()->setLifetime(std::chrono::milliseconds(400));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(waitForTitle(*dialog, notLinked));
    QVERIFY2(dialog->message().startsWith(u"Discogs gives 15 minutes"), qPrintable(dialog->message()));
    fixture.app().signIn()->setLifetime(std::chrono::minutes(15));
    fixture.click(fixture.button(again, dialog));
    QVERIFY(waitForTitle(*dialog, waiting));
}

void tst_Link::codeUsedBefore()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(waitForTitle(*dialog, waiting));
    fixture.click(fixture.button(QStringLiteral("Paste the code instead"), dialog));
    QVERIFY(waitForTitle(*dialog, paste));
    QTest::keyClicks(fixture.find<QLineEdit>(QStringLiteral("Code"), dialog), QStringLiteral("OldCode"));
    fixture.click(fixture.button(QStringLiteral("Link account"), dialog));
    QVERIFY(waitForTitle(*dialog, notLinked));
    QVERIFY2(dialog->message().startsWith(u"Discogs does not take this code"), qPrintable(dialog->message()));
    fixture.click(fixture.button(again, dialog));
    QVERIFY(waitForTitle(*dialog, paste)); // the same way again
}

void tst_Link::closedWhileWaiting()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(browser.waitForPage());
    const QUrl callback = fixture.server.authorize(browser.opened[0]);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.app().signIn()->step(), auth::SignIn::Step::Idle, patience);
    QVERIFY(Browser::visit(callback).isEmpty()); // nobody listens
    QCOMPARE(accountText(fixture), QStringLiteral("Not signed in"));
}

// One sign-in at a time: what another window begins takes over.
void tst_Link::twoWindows()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *first = openSignIn(fixture);
    fixture.click(fixture.button(logIn, first));
    QVERIFY(waitForTitle(*first, waiting));
    ui::SignInDialog second(
        {*fixture.app().signIn(), *fixture.app().registration(), *fixture.app().account(), *fixture.app().client()});
    second.show();
    QVERIFY(test::link(fixture, browser, second));
    QCOMPARE(first->title(), start);
    QCOMPARE(accountText(fixture), QStringLiteral("tester"));
}

void tst_Link::withoutABrowser()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openSignIn(fixture); // the offscreen platform has none
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(waitForTitle(*dialog, waiting));
    auto *address = fixture.find<QLineEdit>(QStringLiteral("Address"), dialog);
    QTRY_VERIFY_WITH_TIMEOUT(address->isVisible(), patience);
    fixture.click(fixture.button(QStringLiteral("Copy the address"), dialog));
    (void)Browser::visit(fixture.server.authorize(QUrl(address->text())));
    QVERIFY(waitForTitle(*dialog, linkedAsTester));
}

// Linked, but who it is cannot be asked: trying again does not begin from the start.
void tst_Link::networkFailsAfterwards()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QVERIFY(fixture.server.fault(QStringLiteral("500"), QStringLiteral("/oauth/identity")));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(logIn, dialog));
    QVERIFY(browser.waitForPage());
    (void)Browser::visit(fixture.server.authorize(browser.opened[0]));
    QVERIFY(waitForTitle(*dialog, notLinked));
    QVERIFY(dialog->message().startsWith(u"Discogs has a problem (500)."));
    fixture.server.clearFaults();
    fixture.click(fixture.button(again, dialog));
    QVERIFY(waitForTitle(*dialog, linkedAsTester));
    QCOMPARE(browser.opened.size(), 1);
}

void tst_Link::withoutAKeychain()
{
    AppFixture fixture;
    setConsumer(fixture);
    fixture.secrets.problem = QStringLiteral("the keychain is locked");
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    QVERIFY(test::link(fixture, browser, *dialog));
    QVERIFY2(dialog->message().startsWith(u"The link holds for this run only. The keychain is locked."),
             qPrintable(dialog->message()));
    QCOMPARE(fixture.app().account()->source(), auth::Account::Source::Memory);
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    fixture.server.forgetRequests();
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(wasSearchedByUs(fixture));
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QCOMPARE(accountText(fixture), QStringLiteral("Not signed in"));
}

void tst_Link::theEnvironmentWins()
{
    AppFixture fixture;
    setConsumer(fixture);
    fixture.home.setVariable("DISCOGS_TOKEN", StandIn::token().toLatin1());
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QVERIFY(!fixture.action(QStringLiteral("Link Discogs account…"))->isEnabled());
    fixture.window().showPage(QStringLiteral("signin"));
    auto *dialog = qobject_cast<ui::SignInDialog *>(fixture.window().front());
    QVERIFY(dialog);
    QVERIFY(dialog->message().startsWith(u"DISCOGS_TOKEN is set"));
    QVERIFY(!fixture.button(logIn, dialog)->isEnabled());
    fixture.server.revoke(true);
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QTRY_COMPARE_WITH_TIMEOUT(accountText(fixture), QStringLiteral("Token refused"), patience);
    QVERIFY(test::visibleText(fixture.window()).contains(u"no longer accepts the token of DISCOGS_TOKEN"));
}

void tst_Link::fromOneDialogToTheOther()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openSignIn(fixture);
    fixture.click(fixture.button(QStringLiteral("Use a personal token"), dialog));
    auto *token = qobject_cast<ui::TokenDialog *>(fixture.window().front());
    QVERIFY(token);
    fixture.click(fixture.button(QStringLiteral("Log in with the browser"), token));
    QVERIFY(qobject_cast<ui::SignInDialog *>(fixture.window().front()));
}

void tst_Link::revokedAtDiscogs()
{
    AppFixture fixture;
    setConsumer(fixture);
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    Browser browser;
    auto *dialog = openSignIn(fixture);
    QVERIFY(test::link(fixture, browser, *dialog));
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    QVERIFY(fixture.server.revoke() > 0);
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QTRY_COMPARE_WITH_TIMEOUT(accountText(fixture), QStringLiteral("Link again"), patience);
    QVERIFY(test::visibleText(fixture.window()).contains(u"Discogs no longer accepts the link to tester."));
    QVERIFY(fixture.secrets.entries.contains(QStringLiteral("account:tester"))); // nothing is thrown away
    dialog = openSignIn(fixture, QStringLiteral("Link again…"));
    QVERIFY(dialog);
    QVERIFY(test::link(fixture, browser, *dialog));
    fixture.click(fixture.button(QStringLiteral("Close"), dialog));
    QCOMPARE(accountText(fixture), QStringLiteral("tester"));
    QVERIFY(!test::visibleText(fixture.window()).contains(u"no longer accepts"));
    fixture.enter(QStringLiteral("blue train"));
    QVERIFY(fixture.settle());
    QVERIFY(!fixture.app().account()->isRefused());
}

void tst_Link::lockedKeychainAtStart()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.secrets.entries.contains(QStringLiteral("account:tester")), patience);
    fixture.secrets.problem = QStringLiteral("the keychain is locked");
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(accountText(fixture), QStringLiteral("Not signed in"), patience);
    QVERIFY(test::visibleText(fixture.window()).contains(u"The system keychain is locked, so tester is not linked"));
    QVERIFY(fixture.action(QStringLiteral("Ask the keychain again"))->isVisible());
    fixture.secrets.problem.clear();
    fixture.click(fixture.button(again));
    QTRY_COMPARE_WITH_TIMEOUT(accountText(fixture), QStringLiteral("tester"), patience);
    QVERIFY(!test::visibleText(fixture.window()).contains(u"locked"));
}

void tst_Link::vanishedEntryAtStart()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.secrets.entries.contains(QStringLiteral("account:tester")), patience);
    fixture.secrets.entries.clear();
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(
        test::visibleText(fixture.window()).contains(u"The link to tester is no longer in the system keychain."),
        patience);
    fixture.click(fixture.button(QStringLiteral("Link again")));
    QVERIFY(qobject_cast<ui::SignInDialog *>(fixture.window().front()));
}

void tst_Link::signingOutAsks()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.secrets.entries.contains(QStringLiteral("account:tester")), patience);
    QSignalSpy signedOut(&fixture.window(), &ui::MainWindow::signedOut);
    fixture.action(QStringLiteral("Sign out…"))->trigger();
    QWidget *question = fixture.window().front();
    QCOMPARE(question->accessibleName(), QStringLiteral("Question"));
    QTest::keyClick(question, Qt::Key_Return); // "Cancel" is the default
    QCOMPARE(signedOut.size(), 0);
    QCOMPARE(accountText(fixture), QStringLiteral("tester"));

    fixture.action(QStringLiteral("Sign out…"))->trigger();
    question = fixture.window().front();
    fixture
        .find<QCheckBox>(QStringLiteral("Also remove the collection, wantlist and lists from this computer"), question)
        ->setChecked(true);
    fixture.click(fixture.button(QStringLiteral("Sign out"), question));
    QCOMPARE(signedOut.size(), 1);
    QCOMPARE(signedOut[0][0].toBool(), true);
    QCOMPARE(accountText(fixture), QStringLiteral("Not signed in"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.secrets.entries.isEmpty(), patience);
}

void tst_Link::everythingHasAName()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    auto *dialog = openSignIn(fixture);
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QPushButton *>(widget);
        if (widget->focusPolicy() != Qt::NoFocus && !(button && !button->text().isEmpty()))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_Link)
#include "tst_link.moc"
