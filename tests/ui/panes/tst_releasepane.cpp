// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelprinter.h"
#include "tests/ui/panes/bodies.h"
#include "tests/ui/panes/panedesk.h"
#include "ui/models/releasemodels.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/linkmouse.h"
#include "ui/panes/notespage.h"
#include "ui/panes/releasepane.h"
#include "ui/panes/trackspage.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/panestates.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeView>

using namespace runout;
using namespace runout::ui;
using namespace runout::test;
using discogs::Entity;
using discogs::EntityKind;

namespace {

constexpr Entity harbour{EntityKind::Release, 71};
constexpr Entity plain{EntityKind::Release, 72};
constexpr Entity nothingKnown{EntityKind::Release, 73};
constexpr Entity reissue{EntityKind::Release, 74};
constexpr Entity master{EntityKind::Master, 31};

QString html(const QWidget &pane, const QString &name)
{
    return named<QLabel>(pane, name)->text();
}

QModelIndex find(const QAbstractItemModel &model, const QString &text)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndexList found =
            model.match(model.index(0, column), Qt::DisplayRole, text, 1, Qt::MatchExactly | Qt::MatchRecursive);
        if (!found.isEmpty())
            return found.first();
    }
    return {};
}

} // namespace

// The release pane on what is held alone, as with the sample library.
class TestReleasePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<PaneDesk>();
        QVERIFY(m_desk->hold(harbour, bodies::release()));
        QVERIFY(m_desk->hold(plain, bodies::plainRelease()));
        QVERIFY(m_desk->hold(nothingKnown, bodies::emptyRelease()));
        QVERIFY(m_desk->hold(reissue, bodies::reissue()));
        QVERIFY(m_desk->hold(master, bodies::master()));
        m_pane = std::make_unique<ReleasePane>(m_desk->desk());
        m_pane->resize(480, 800);
        m_pane->show();
    }

    void cleanup()
    {
        m_pane.reset();
        m_desk.reset();
    }

    void nothingIsOpen()
    {
        QVERIFY(m_pane->isSettled());
        QVERIFY(!m_pane->shown());
        QVERIFY(named<PaneStates>(*m_pane, QStringLiteral("Opened release"))->message().startsWith(u"Choose a record"));
        m_pane->refresh();
        m_pane->copyLink();
        m_pane->showImages();
        QVERIFY(m_pane->isSettled());
    }

    void theHeadSaysWhatItIs()
    {
        QSignalSpy shown(m_pane.get(), &ReleasePane::shownChanged);
        open(harbour);
        QCOMPARE(shown.count(), 1);
        QCOMPARE(m_pane->shown(), std::optional(harbour));
        QCOMPARE(m_pane->accessibleName(), QStringLiteral("Release"));
        const QString artists = html(*m_pane, QStringLiteral("Artists"));
        QVERIFY2(artists.contains(u">O. Nord</a>") && artists.contains(u"title=\"Ola Nord (2)\""), qPrintable(artists));
        QVERIFY2(artists.contains(u"runout:a12"), qPrintable(artists));
        const QString facts = html(*m_pane, QStringLiteral("Label, country and year"));
        QVERIFY2(facts.contains(u"runout:l21") && facts.contains(u"K 71, K 71 S") &&
                     facts.endsWith(u"<br>Norway · 1971"),
                 qPrintable(facts));
        QVERIFY2(!facts.contains(u" – none"), qPrintable(facts));
        QVERIFY(has(QStringLiteral("Blue Harbour")));
        QVERIFY(has(QStringLiteral("2×LP, Album, Blue")));
        QVERIFY(has(QStringLiteral("Jazz · Modal · Free Jazz")));
        QVERIFY(has(QStringLiteral("1,234 have · 56 want · 4.25 of 5 (20)")));
        QCOMPARE(html(*m_pane, QStringLiteral("Source of the data")), QStringLiteral("From the sample library."));
        QVERIFY(!named<QToolButton>(*m_pane, QStringLiteral("Open on Discogs"))->isVisible());
    }

    void linksOpenOtherPages()
    {
        open(harbour);
        Q_EMIT named<QLabel>(*m_pane, QStringLiteral("Artists"))->linkActivated(QStringLiteral("runout:a12"));
        QCOMPARE(m_desk->state().place().kind, Place::Kind::Artist);
        QCOMPARE(m_desk->state().place().id, 12);
        QCOMPARE(m_pane->shown(), std::optional(harbour));
    }

    void theTracklistWithTotalsCreditsAndVideos()
    {
        open(harbour);
        auto *view = named<QTreeView>(*m_pane, QStringLiteral("Tracklist"));
        QVERIFY(view && view->isVisible());
        const QAbstractItemModel &model = *view->model();
        QCOMPARE(find(model, QStringLiteral("1:01:00")).siblingAtColumn(TracklistModel::Title).data().toString(),
                 QStringLiteral("Dawn"));
        QVERIFY(find(model, QStringLiteral("Gulls")).data(TracklistModel::MissingRole).toBool());
        QCOMPARE(find(model, QStringLiteral("Gulls")).data(TracklistModel::ArtistsRole).toString(),
                 QStringLiteral("Guest"));
        QCOMPARE(html(*m_pane, QStringLiteral("Total time")), QStringLiteral("4 tracks · at least 1:13:22"));
        auto *videos = named<QToolButton>(*m_pane, QStringLiteral("Videos"));
        QCOMPARE(videos->text(), QStringLiteral("1 video"));
        QSignalSpy web(&m_desk->state(), &BrowserState::webPageRequested);
        videos->menu()->actions().first()->trigger();
        QCOMPARE(web.first().first().toUrl(), QUrl(QStringLiteral("https://example.com/v")));
        QVERIFY(!m_pane->grab().isNull());
    }

    void creditsOfATrackAreFoldedAndLead()
    {
        open(harbour);
        auto *view = named<QTreeView>(*m_pane, QStringLiteral("Tracklist"));
        auto *delegate = qobject_cast<TracklistDelegate *>(view->itemDelegate());
        const QModelIndex tide = find(*view->model(), QStringLiteral("Tide"));
        const TrackExtras extras = delegate->extras(tide);
        QCOMPARE(extras.credits.size(), 2); // her own vocals, and the bass that the range says
        QVERIFY(!delegate->isUnfolded(tide));
        const int folded = view->visualRect(tide).height();
        view->setCurrentIndex(tide);
        QTest::keyClick(view, Qt::Key_Right);
        QVERIFY(delegate->isUnfolded(tide));
        QVERIFY(view->visualRect(tide).height() > folded);
        QTest::keyClick(view, Qt::Key_Left);
        QVERIFY(!delegate->isUnfolded(tide));
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(delegate->isUnfolded(tide));
        const QPoint name = linkIn(*view, *delegate, tide);
        QVERIFY(!name.isNull());
        QTest::mouseMove(view->viewport(), name);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, name);
        QTRY_COMPARE(m_desk->state().place().kind, Place::Kind::Artist);

        QSignalSpy beside(&m_desk->state(), &BrowserState::openBesideRequested);
        QTest::mouseClick(view->viewport(), Qt::MiddleButton, Qt::NoModifier, name);
        QCOMPARE(beside.count(), 1);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, name);
        QTRY_COMPARE(beside.count(), 2);
    }

    void theArrowUnfoldsAndTheChoiceIsRemembered()
    {
        open(harbour);
        auto *view = named<QTreeView>(*m_pane, QStringLiteral("Tracklist"));
        auto *delegate = qobject_cast<TracklistDelegate *>(view->itemDelegate());
        const QModelIndex tide = find(*view->model(), QStringLiteral("Tide"));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier,
                          view->visualRect(tide).topRight() + QPoint(-8, 8));
        QVERIFY(delegate->isUnfolded(tide));
        auto *all = named<QCheckBox>(*m_pane, QStringLiteral("Show credits"));
        QVERIFY(all->isVisible());
        all->setChecked(true);
        QVERIFY(delegate->isUnfolded(tide));
        QCOMPARE(m_desk->settings().layout(QStringLiteral("tracks/credits")).toBool(), true);
        open(plain);
        QVERIFY(!all->isVisible()); // there are none
    }

    void theTracklistCanBeCopied()
    {
        open(harbour);
        const auto *page = m_pane->findChild<TracksPage *>();
        page->copyTracklist();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(u"O. Nord & The Fjord Trio – Blue Harbour\n"), qPrintable(text));
        QVERIFY2(text.contains(u"\nA1  Tide  9:22\nA2  Guest – Gulls\n"), qPrintable(text));
        QVERIFY2(text.contains(u"B1  Dawn  1:01:00"), qPrintable(text));
    }

    void emptyTracklistAndNoCredits()
    {
        open(nothingKnown);
        QCOMPARE(named<PaneStates>(*m_pane, QStringLiteral("Tracks of the release"))->message(),
                 QStringLiteral("Discogs has no track list for this release."));
        m_pane->showTab(QStringLiteral("credits"));
        QCOMPARE(named<PaneStates>(*m_pane, QStringLiteral("Credits of the release"))->message(),
                 QStringLiteral("Discogs has no credits for this release."));
        m_pane->showTab(QStringLiteral("notes"));
        QCOMPARE(html(*m_pane, QStringLiteral("Notes")), QStringLiteral("Nobody has written notes."));
        QVERIFY(!m_pane->findChild<QTableWidget *>()->isVisible());
    }

    void creditsByRoleByTrackAndFiltered()
    {
        open(harbour);
        m_pane->showTab(QStringLiteral("credits"));
        QCOMPARE(m_pane->currentTab(), QStringLiteral("credits"));
        auto *view = named<QTreeView>(*m_pane, QStringLiteral("Credit list"));
        const QString byRole = modelText(*view->model());
        QVERIFY2(byRole.contains(u"P. Strand") && byRole.contains(u"Studio By"), qPrintable(byRole));
        QVERIFY(!m_pane->grab().isNull());
        named<QToolButton>(*m_pane, QStringLiteral("By track"))->click();
        QVERIFY(modelText(*view->model()).contains(u"Dawn"));
        QVERIFY(m_desk->settings().layout(QStringLiteral("credits/byTrack")).toBool());
        named<QToolButton>(*m_pane, QStringLiteral("By role"))->click();

        auto *filter = named<QLineEdit>(*m_pane, QStringLiteral("Filter"));
        filter->setText(QStringLiteral("strand"));
        QVERIFY(!modelText(*view->model()).contains(u"Studio By"));
        filter->setText(QStringLiteral("nobody at all"));
        auto *states = named<PaneStates>(*m_pane, QStringLiteral("Credits of the release"));
        QCOMPARE(states->state(), PaneStates::State::Empty);
        QVERIFY(states->message().contains(u"nobody at all"));
        filter->clear();
        QCOMPARE(states->state(), PaneStates::State::Content);
    }

    void aCreditOpensByClickAndByEnter()
    {
        open(harbour);
        m_pane->showTab(QStringLiteral("credits"));
        auto *view = named<QTreeView>(*m_pane, QStringLiteral("Credit list"));
        const QModelIndex person = find(*view->model(), QStringLiteral("P. Strand"));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier,
                          view->visualRect(person).topLeft() + QPoint(8, 8));
        QTRY_COMPARE(m_desk->state().place().id, 15);
        view->setCurrentIndex(find(*view->model(), QStringLiteral("Studio By")));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(m_desk->state().place().kind, Place::Kind::Label);
        QCOMPARE(m_desk->state().place().id, 24);
        const Place before = m_desk->state().place();
        view->setCurrentIndex(find(*view->model(), QStringLiteral("A Friend")));
        QTest::keyClick(view, Qt::Key_Return); // a name without a page
        QCOMPARE(m_desk->state().place(), before);
    }

    void theSampleHasNoMarket()
    {
        open(harbour);
        m_pane->showTab(QStringLiteral("market"));
        QVERIFY(settled(*m_pane));
        QVERIFY(named<PaneStates>(*m_pane, QStringLiteral("Market figures of the release"))
                    ->message()
                    .startsWith(u"The sample library has no market figures"));
        m_pane->refresh();
        QVERIFY(settled(*m_pane));
    }

    void versionsAreComparedFilteredAndOpened()
    {
        open(harbour);
        m_pane->showTab(QStringLiteral("versions"));
        QVERIFY(settled(*m_pane));
        auto *view = named<QTableView>(*m_pane, QStringLiteral("Version list"));
        QAbstractItemModel &model = *view->model();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(html(*m_pane, QStringLiteral("Number of pressings")), QStringLiteral("2 pressings"));
        const QModelIndex japan = find(model, QStringLiteral("Japan"));
        QVERIFY(japan.data(VersionsModel::DiffersRole).toBool());
        QVERIFY(find(model, QStringLiteral("Norway")).data(VersionsModel::CurrentRole).toBool());
        QVERIFY(!m_pane->grab().isNull());

        auto *vinyl = named<QCheckBox>(*m_pane, QStringLiteral("Only vinyl"));
        vinyl->click();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(named<FacetBox>(*m_pane, QStringLiteral("Format"))->text(), QStringLiteral("Vinyl"));
        vinyl->click();
        named<QLineEdit>(*m_pane, QStringLiteral("Filter"))->setText(QStringLiteral("no such"));
        auto *states = named<PaneStates>(*m_pane, QStringLiteral("Versions of the release"));
        QCOMPARE(states->message(), QStringLiteral("The filters hide all pressings."));
        named<QLineEdit>(*m_pane, QStringLiteral("Filter"))->clear();
        QCOMPARE(model.rowCount(), 2);

        const QModelIndex other = find(model, QStringLiteral("Japan"));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, view->visualRect(other).center());
        QVERIFY(settled(*m_pane));
        QTRY_COMPARE(m_pane->shown(), std::optional(reissue));
        QCOMPARE(m_pane->currentTab(), QStringLiteral("versions")); // going through the pressings stays in the list
        QVERIFY(find(model, QStringLiteral("Japan")).data(VersionsModel::CurrentRole).toBool());
        QSignalSpy beside(&m_desk->state(), &BrowserState::openBesideRequested);
        QTest::mouseClick(view->viewport(), Qt::MiddleButton, Qt::NoModifier,
                          view->visualRect(find(model, QStringLiteral("Norway"))).center());
        QCOMPARE(beside.count(), 1);
    }

    void aReleaseWithoutAMasterIsTheOnlyPressing()
    {
        open(plain);
        m_pane->showTab(QStringLiteral("versions"));
        QVERIFY(settled(*m_pane));
        QCOMPARE(named<PaneStates>(*m_pane, QStringLiteral("Versions of the release"))->message(),
                 QStringLiteral("Discogs knows only this pressing."));
    }

    void aMasterOpensWithItsVersions()
    {
        open(harbour);
        QCOMPARE(m_pane->currentTab(), QStringLiteral("tracks"));
        open(master);
        QCOMPARE(m_pane->currentTab(), QStringLiteral("versions"));
        QVERIFY(settled(*m_pane));
        QVERIFY(html(*m_pane, QStringLiteral("Label, country and year")).startsWith(u"Master release · 1971 · "));
        QVERIFY(html(*m_pane, QStringLiteral("Label, country and year")).contains(u"runout:r71"));
        m_pane->showTab(QStringLiteral("credits"));
        auto *states = named<PaneStates>(*m_pane, QStringLiteral("Credits of the release"));
        QVERIFY(states->message().contains(u"pressings"));
        open(harbour);
        QCOMPARE(m_pane->currentTab(), QStringLiteral("tracks"));
    }

    void notesIdentifiersAndFacts()
    {
        open(harbour);
        m_pane->showTab(QStringLiteral("notes"));
        QVERIFY(settled(*m_pane));
        const QString notes = html(*m_pane, QStringLiteral("Notes"));
        QVERIFY2(notes.contains(u"runout:artist?name=Liv%20Holm"), qPrintable(notes));
        QVERIFY2(notes.contains(u">Studio By</a>") && notes.contains(u">Per Strand</a>"),
                 qPrintable(notes)); // from the credits
        QVERIFY2(notes.contains(u">artist 99</a>"), qPrintable(notes));
        QVERIFY2(notes.contains(u"<b>bold</b> &lt;i&gt;"), qPrintable(notes));
        auto *page = m_pane->findChild<NotesPage *>();
        page->copyAll();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("Barcode: 7 012345 678900\nMatrix / Runout (Side A): K71-A1"));
        auto *table = named<QTableWidget>(*m_pane, QStringLiteral("Identifiers"));
        table->selectRow(1);
        table->setFocus();
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("K71-A1"));
        QVERIFY(html(*m_pane, QStringLiteral("Series")).contains(u"Nordic Nights"));
        QCOMPARE(html(*m_pane, QStringLiteral("Released")), QStringLiteral("9 March 1971"));
        QCOMPARE(html(*m_pane, QStringLiteral("Weight")), QStringLiteral("about 460 g"));
        QCOMPARE(named<QLabel>(*m_pane, QStringLiteral("Data quality"))->text(), QStringLiteral("Correct"));
        QVERIFY(!m_pane->grab().isNull());
    }

    void aLinkByNameIsResolvedOrSearched()
    {
        QVERIFY(m_desk->hold({EntityKind::Artist, 11}, bodies::artist()));
        open(harbour);
        m_pane->showTab(QStringLiteral("notes"));
        auto *notes = named<QLabel>(*m_pane, QStringLiteral("Notes"));
        Q_EMIT notes->linkActivated(QStringLiteral("runout:artist?name=Ola%20Nord%20(2)"));
        QTRY_COMPARE(m_desk->state().place().id, 11);
        Q_EMIT notes->linkActivated(QStringLiteral("runout:artist?name=Unheard%20Of%20(7)"));
        QTRY_COMPARE(m_desk->state().place().kind, Place::Kind::Search);
        QCOMPARE(m_desk->state().place().query.q, QStringLiteral("Unheard Of"));
    }

    void whatIsNotHeldFailsInWords()
    {
        open(harbour);
        m_desk->state().open({EntityKind::Release, 999});
        QVERIFY(settled(*m_pane));
        auto *states = named<PaneStates>(*m_pane, QStringLiteral("Release content"));
        QCOMPARE(states->state(), PaneStates::State::Failed);
        QVERIFY(!m_pane->shown());
        QVERIFY(has(QStringLiteral("Release 999")));
        open(plain);
        QCOMPARE(states->state(), PaneStates::State::Content);
    }

    void aNewerQuestionTakesThePlaceOfAnOlder()
    {
        QSignalSpy shown(m_pane.get(), &ReleasePane::shownChanged);
        for (const Entity &entity : {harbour, plain, reissue, nothingKnown, plain})
            m_desk->state().open(entity);
        QVERIFY(settled(*m_pane));
        QCOMPARE(m_pane->shown(), std::optional(plain));
        QCOMPARE(shown.count(), 1);
    }

    void tabsGoRound()
    {
        open(harbour);
        m_pane->previousTab();
        QCOMPARE(m_pane->currentTab(), QStringLiteral("notes"));
        m_pane->nextTab();
        QCOMPARE(m_pane->currentTab(), QStringLiteral("tracks"));
        m_pane->showTab(QStringLiteral("no such tab"));
        QCOMPARE(m_pane->currentTab(), QStringLiteral("tracks"));
    }

    void theCoverAsksForTheImages()
    {
        open(harbour);
        QSignalSpy images(&m_desk->state(), &BrowserState::imagesRequested);
        QTest::keyClick(named<QAbstractButton>(*m_pane, QStringLiteral("Cover")), Qt::Key_Space);
        m_pane->showImages();
        QCOMPARE(images.count(), 2);
        const auto of = images.first().at(2).value<CoverSubject>();
        QCOMPARE(of.title, QStringLiteral("Blue Harbour"));
        QVERIFY(of.entity.id > 0 && !of.artist.isEmpty());
    }

    void closingWhileAskingIsHarmless()
    {
        m_desk->state().open(harbour);
        m_pane.reset();
        QTest::qWait(20);
    }

    void everythingThatTakesFocusHasAName()
    {
        open(harbour);
        for (const char *tab : {"tracks", "credits", "market", "versions", "notes"}) {
            m_pane->showTab(QString::fromLatin1(tab));
            QVERIFY(settled(*m_pane));
            QCOMPARE(nameless(*m_pane), QString());
        }
    }

    void fourHundredPixelsAreEnough()
    {
        open(harbour);
        QVERIFY2(m_pane->minimumSizeHint().width() <= 400,
                 qPrintable(QString::number(m_pane->minimumSizeHint().width())));
    }

private:
    void open(const Entity &entity)
    {
        m_desk->state().open(entity);
        QVERIFY(settled(*m_pane));
    }

    bool has(const QString &text) const
    {
        const auto labels = m_pane->findChildren<ElidedLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const ElidedLabel *label) { return label->text() == text && label->isVisible(); });
    }

    // A point over the first link in a track's cell.
    static QPoint linkIn(const QTreeView &view, const TracklistDelegate &delegate, const QModelIndex &index)
    {
        const QRect cell = view.visualRect(index);
        for (int y = cell.top(); y < cell.bottom(); y += 2) {
            for (int x = cell.left(); x < cell.right(); x += 2) {
                if (delegate.linkAt(index, {x, y}).isLink())
                    return {x + 2, y + 2};
            }
        }
        return {};
    }

    std::unique_ptr<PaneDesk> m_desk;
    std::unique_ptr<ReleasePane> m_pane;
};

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    TestReleasePane test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_releasepane.moc"
