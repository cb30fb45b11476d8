// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "tests/support/appfixture.h"
#include "tests/support/httpget.h"
#include "ui/models/releasemodels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLabel>
#include <QRegularExpression>

using namespace runout;
using test::AppFixture;
using test::get;
using test::patience;

namespace {

constexpr auto kindOfBlue = "r1100";

// A figure "0" that stands by itself, as no unknown figure may.
bool showsZero(const QString &text)
{
    static const QRegularExpression zero(QStringLiteral("(^|[^0-9.,:])0([.,]0+)?($|[^0-9.,:])"));
    return zero.match(text).hasMatch();
}

} // namespace

// A release read in full: everything that the five tabs say, in the real window, from the stand-in's answers.
class tst_MainWindowRelease : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTypingToTheTracks();
    void creditsAsPrinted();
    void suffixesAreHidden();
    void rangesAreResolved();
    void marketFiguresHaveACurrency();
    void whatIsUnknownIsNotZero();
    void aChangeOfCurrencyAsksAgain();
    void refusedSuggestionsSayWhy();
    void suggestionsNeedAToken();
    void versions();
    void notesAndIdentifiers();
    void images();
    void aSeenReleaseIsThereAtOnce();

private:
    static bool open(AppFixture &fixture, const QString &what, bool signedIn = true)
    {
        if (!fixture.begin(signedIn))
            return false;
        fixture.enter(what);
        return fixture.settle();
    }
};

void tst_MainWindowRelease::fromTypingToTheTracks()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.type(QStringLiteral("kind of blue"));
    QTRY_VERIFY_WITH_TIMEOUT(test::printed(fixture.list(QStringLiteral("Results"))).contains(u"CS 8163"), patience);
    QVERIFY(fixture.settle());
    QVERIFY(fixture.clickRelease(1100));
    QVERIFY(fixture.settle());
    const QString head = fixture.seen(QStringLiteral("Release"));
    for (const QString &fact :
         {QStringLiteral("Kind Of Blue"), QStringLiteral("Miles Davis"), QStringLiteral("Columbia – CS 8163"),
          QStringLiteral("US"), QStringLiteral("1959"), QStringLiteral("LP, Album, Stereo, 6-Eye"),
          QStringLiteral("Jazz · Modal"), QStringLiteral("Data provided by Discogs.")})
        QVERIFY2(head.contains(fact), qPrintable(fact + QStringLiteral(" in\n") + head));
    QCOMPARE(test::printed(fixture.list(QStringLiteral("Tracklist"))),
             QStringLiteral(" | Side A | 24:45\n"
                            "  A1 | So What | 9:22\n"
                            "  A2 | Freddie Freeloader | 9:46\n"
                            "  A3 | Blue In Green | 5:37\n"
                            " | Side B | 20:59\n"
                            "  B1 | All Blues | 11:33\n"
                            "  B2 | Flamenco Sketches | 9:26\n"));
    QCOMPARE(fixture.find<QLabel>(QStringLiteral("Total time"))->text(), QStringLiteral("5 tracks · 45:44"));
    QCOMPARE(fixture.server.count(QStringLiteral("/releases/1100")), 1);
}

void tst_MainWindowRelease::creditsAsPrinted()
{
    AppFixture fixture;
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue)), qPrintable(fixture.problem()));
    fixture.show(QStringLiteral("Credits"));
    QAbstractItemView *credits = fixture.list(QStringLiteral("Credit list"));
    const QString rows = test::printed(credits);
    QVERIFY2(rows.contains(u"Alto Saxophone | Julian Adderly | A1, A2, B1, B2"), qPrintable(rows));
    QVERIFY2(rows.contains(u"Drums | James Cobb | "), qPrintable(rows));
    QVERIFY(!rows.contains(u"Cannonball"));
    const QModelIndex printed = test::cell(*credits->model(), QStringLiteral("Julian Adderly"));
    QCOMPARE(printed.data(Qt::ToolTipRole).toString(), QStringLiteral("Julian \"Cannonball\" Adderley")); // on hover
    for (const QString &family : {QStringLiteral("Performers"), QStringLiteral("Writers"), QStringLiteral("Production"),
                                  QStringLiteral("Artwork"), QStringLiteral("Companies")})
        QVERIFY2(test::cell(*credits->model(), family).isValid(), qPrintable(family));

    fixture.click(fixture.button(QStringLiteral("By track")));
    const QString byTrack = test::printed(credits);
    const qsizetype first = byTrack.indexOf(u"So What");
    const qsizetype second = byTrack.indexOf(u"Freddie Freeloader");
    QVERIFY2(first > 0 && second > first, qPrintable(byTrack));
    QVERIFY(byTrack.mid(first, second - first).contains(u"Piano | Bill Evans"));
    QVERIFY(!byTrack.mid(first, second - first).contains(u"Wynton Kelly"));
    QVERIFY(byTrack.mid(second).contains(u"Piano | Wynton Kelly"));

    const QModelIndex person = test::cell(*credits->model(), QStringLiteral("Wynton Kelly"));
    QVERIFY(fixture.clickRow(credits, person));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.place().kind, ui::Place::Kind::Artist, patience);
    QVERIFY(fixture.settle());
    QVERIFY(fixture.seen(QStringLiteral("Artist")).contains(u"Wynton Kelly"));
}

void tst_MainWindowRelease::suffixesAreHidden()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("velvet underground nico"));
    QVERIFY(fixture.settle());
    QAbstractItemView *results = fixture.list(QStringLiteral("Results"));
    const QModelIndex record = test::cell(*results->model(), QStringLiteral("US"));
    QVERIFY(fixture.clickRow(results, record));
    QVERIFY(fixture.settle());
    const QString rows =
        test::printed(fixture.list(QStringLiteral("Results"))) + fixture.seen(QStringLiteral("Release"));
    QVERIFY2(rows.contains(u"Nico"), qPrintable(rows));
    QVERIFY2(!rows.contains(u"Nico (3)"), qPrintable(rows));
}

void tst_MainWindowRelease::rangesAreResolved()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    // A release of the sample with a range from one side into the next.
    const QJsonArray found =
        get(fixture.server, QStringLiteral("/database/search?type=release&per_page=100"))[u"results"].toArray();
    QJsonObject release, credit;
    for (const QJsonValue &row : found) {
        release = get(fixture.server, QStringLiteral("/releases/%1").arg(row[u"id"].toInteger()));
        const QJsonArray credits = release[u"extraartists"].toArray();
        const auto ranged = std::find_if(credits.begin(), credits.end(),
                                         [](const QJsonValue &c) { return c[u"tracks"].toString() == u"A1 to B1"; });
        if (ranged == credits.end())
            continue;
        credit = ranged->toObject();
        break;
    }
    QVERIFY(!credit.isEmpty());
    fixture.enter(QStringLiteral("r%1").arg(release[u"id"].toInteger()));
    QVERIFY(fixture.settle());
    fixture.show(QStringLiteral("Credits"));
    fixture.click(fixture.button(QStringLiteral("By track")));
    const QAbstractItemModel &model = *fixture.list(QStringLiteral("Credit list"))->model();
    const QString printed =
        credit[u"anv"].toString().isEmpty() ? credit[u"name"].toString() : credit[u"anv"].toString();
    const QString role = credit[u"role"].toString().section(u',', 0, 0);
    const QString line = QStringLiteral("%1 | %2 |").arg(role, printed);
    bool within = true;
    for (const QJsonValue &track : release[u"tracklist"].toArray()) {
        const QString position = track[u"position"].toString();
        const QModelIndex group = test::cell(model, QStringLiteral("%1  %2").arg(position, track[u"title"].toString()));
        const bool has = group.isValid() && test::printed(model, group).contains(line);
        QVERIFY2(has == within, qPrintable(position + u' ' + line + u'\n' + test::printed(model)));
        within = within && position != u"B1";
    }
}

void tst_MainWindowRelease::marketFiguresHaveACurrency()
{
    AppFixture fixture;
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue)), qPrintable(fixture.problem()));
    QCOMPARE(fixture.server.count(QStringLiteral("/marketplace")), 0); // not asked for before it is looked at
    fixture.show(QStringLiteral("Market"));
    QVERIFY(fixture.settle());
    const QJsonObject stats = get(fixture.server, QStringLiteral("/marketplace/stats/1100?curr_abbr=USD"));
    QVERIFY(stats[u"num_for_sale"].toInt() > 1);
    const QString price =
        QStringLiteral("USD %1").arg(QLocale().toString(stats[u"lowest_price"][u"value"].toDouble(), 'f', 2));
    QCOMPARE(fixture.find<QLabel>(QStringLiteral("For sale"))->text(),
             QStringLiteral("From %1, %2 copies for sale").arg(price).arg(stats[u"num_for_sale"].toInt()));
    const QString all = fixture.seen(QStringLiteral("Market"));
    QVERIFY2(!showsZero(all), qPrintable(all));
    QString suggested;
    for (const QWidget *child : fixture.find<QWidget>(QStringLiteral("Market"))->findChildren<QWidget *>()) {
        if (child->accessibleName() == u"Suggested prices")
            suggested += child->accessibleDescription(); // what the bars say to a screen reader
    }
    QVERIFY2(suggested.contains(u"Near Mint (NM or M-): USD "), qPrintable(suggested));
    QVERIFY2(fixture.find<QLabel>(QStringLiteral("Collectors"))->text().contains(u" have · "), qPrintable(all));
    QVERIFY2(all.contains(u"Looked up just now"), qPrintable(all)); // the time of the figure
}

void tst_MainWindowRelease::whatIsUnknownIsNotZero()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QJsonArray found =
        get(fixture.server, QStringLiteral("/database/search?type=release&per_page=100"))[u"results"].toArray();
    qint64 unoffered = 0;
    for (const QJsonValue &row : found) {
        const QJsonObject stats =
            get(fixture.server, QStringLiteral("/marketplace/stats/%1").arg(row[u"id"].toInteger()));
        if (stats[u"num_for_sale"].isNull() && !stats[u"blocked_from_sale"].toBool())
            unoffered = row[u"id"].toInteger();
        if (unoffered > 0)
            break;
    }
    QVERIFY(unoffered > 0);
    fixture.enter(QStringLiteral("r%1").arg(unoffered));
    QVERIFY(fixture.settle());
    fixture.show(QStringLiteral("Market"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.find<QLabel>(QStringLiteral("For sale"))->text(), QStringLiteral("No copies listed"));
    const QString all = fixture.seen(QStringLiteral("Market"));
    QVERIFY2(all.contains(u"No suggestions for this release."), qPrintable(all));
    QVERIFY2(!showsZero(all), qPrintable(all));
}

void tst_MainWindowRelease::aChangeOfCurrencyAsksAgain()
{
    AppFixture fixture;
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue)), qPrintable(fixture.problem()));
    fixture.show(QStringLiteral("Market"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.find<QLabel>(QStringLiteral("For sale"))->text().startsWith(u"From USD "));
    fixture.server.forgetRequests();
    fixture.app().settings().setCurrency(QStringLiteral("EUR"));
    QVERIFY(fixture.settle());
    QVERIFY2(fixture.find<QLabel>(QStringLiteral("For sale"))->text().startsWith(u"From EUR "),
             qPrintable(fixture.find<QLabel>(QStringLiteral("For sale"))->text()));
    const QJsonArray requests = fixture.server.requests();
    QVERIFY(std::any_of(requests.begin(), requests.end(),
                        [](const QJsonValue &r) { return r[u"query"].toString() == u"curr_abbr=EUR"; }));
}

void tst_MainWindowRelease::refusedSuggestionsSayWhy()
{
    AppFixture fixture(StandIn::sample(), AppFixture::generous() + QStringList{QStringLiteral("--no-seller-settings")});
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue)), qPrintable(fixture.problem()));
    fixture.show(QStringLiteral("Market"));
    QVERIFY(fixture.settle());
    const QString all = fixture.seen(QStringLiteral("Market"));
    QVERIFY2(all.contains(u"Discogs suggests prices only to accounts with seller settings filled in"), qPrintable(all));
    QVERIFY2(fixture.find<QLabel>(QStringLiteral("For sale"))->text().startsWith(u"From USD "), qPrintable(all));
}

void tst_MainWindowRelease::suggestionsNeedAToken()
{
    AppFixture fixture;
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue), false), qPrintable(fixture.problem()));
    fixture.show(QStringLiteral("Market"));
    QVERIFY(fixture.settle());
    const QString all = fixture.seen(QStringLiteral("Market"));
    QVERIFY2(all.contains(u"Discogs tells suggested prices only to those who are signed in."), qPrintable(all));
    QCOMPARE(fixture.server.count(QStringLiteral("/marketplace/price_suggestions")), 0);
    fixture.click(fixture.button(QStringLiteral("Enter token…"), fixture.find<QWidget>(QStringLiteral("Market"))));
    QVERIFY(fixture.find<QLineEdit>(QStringLiteral("Token")));
}

void tst_MainWindowRelease::versions()
{
    AppFixture fixture;
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue)), qPrintable(fixture.problem()));
    fixture.show(QStringLiteral("Versions"));
    QVERIFY(fixture.settle());
    QAbstractItemView *list = fixture.list(QStringLiteral("Version list"));
    QCOMPARE(list->model()->rowCount(), 3);
    const QString rows = test::printed(list);
    for (const QString &part :
         {QStringLiteral("US"), QStringLiteral("UK"), QStringLiteral("Europe"), QStringLiteral("CS 8163")})
        QVERIFY2(rows.contains(part), qPrintable(rows));
    int current = 0;
    for (int row = 0; row < 3; ++row) {
        const QModelIndex first = list->model()->index(row, 0);
        if (first.data(ui::VersionsModel::CurrentRole).toBool())
            current +=
                first.siblingAtColumn(ui::VersionsModel::CatalogueNumber).data().toString() == u"CS 8163" ? 1 : 10;
    }
    QCOMPARE(current, 1);

    const QModelIndex british = test::cell(*list->model(), QStringLiteral("UK"));
    QVERIFY(fixture.clickRow(list, british));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.place().open->id != 1100);
    QVERIFY(fixture.seen(QStringLiteral("Release")).contains(u"UK"));
    QVERIFY(fixture.list(QStringLiteral("Version list"))->isVisible()); // going through the pressings stays in the list
}

void tst_MainWindowRelease::notesAndIdentifiers()
{
    AppFixture fixture;
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue)), qPrintable(fixture.problem()));
    fixture.show(QStringLiteral("Notes"));
    QVERIFY(fixture.settle());
    const QString notes = fixture.seen(QStringLiteral("Notes and identifiers"));
    QVERIFY2(notes.contains(u"Recorded on 2 March and 22 April 1959."), qPrintable(notes));
    QVERIFY2(notes.contains(u"Bill Evans is now widely thought"), qPrintable(notes)); // the markup is gone
    const QString identifiers = test::printed(fixture.list(QStringLiteral("Identifiers")));
    QCOMPARE(
        identifiers,
        QStringLiteral("Matrix / Runout | XSM47326 | Label, side A\nMatrix / Runout | XSM47327 | Label, side B\n"));
    fixture.click(fixture.button(QStringLiteral("Copy all identifiers")));
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Matrix / Runout (Label, side A): XSM47326\nMatrix / Runout (Label, side B): XSM47327"));
}

void tst_MainWindowRelease::images()
{
    AppFixture fixture;
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue)), qPrintable(fixture.problem()));
    const qsizetype images = get(fixture.server, QStringLiteral("/releases/1100"))[u"images"].toArray().size();
    QVERIFY(images > 0);
    fixture.action(QStringLiteral("Images"))->trigger();
    QVERIFY(fixture.settle());
    QWidget *viewer = fixture.find<QWidget>(QStringLiteral("Images"));
    QVERIFY(viewer->isVisible());
    const QString count = fixture.find<QLabel>(QStringLiteral("Image count"))->text();
    QVERIFY2(images == 1 || count.contains(QString::number(images)), qPrintable(count));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count(QStringLiteral("/img/")) > 0, patience);
    QTest::keyClick(viewer, Qt::Key_Right);
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.window().front(), static_cast<QWidget *>(&fixture.window()), patience);
}

void tst_MainWindowRelease::aSeenReleaseIsThereAtOnce()
{
    AppFixture fixture;
    QVERIFY2(open(fixture, QString::fromLatin1(kindOfBlue)), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("r1101"));
    QVERIFY(fixture.settle());
    fixture.server.forgetRequests();
    fixture.enter(QString::fromLatin1(kindOfBlue));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.seen(QStringLiteral("Release")).contains(u"Kind Of Blue"));
    QCOMPARE(fixture.server.count(QStringLiteral("/releases/")), 0);
}

QTEST_MAIN(tst_MainWindowRelease)
#include "tst_mainwindow_release.moc"
