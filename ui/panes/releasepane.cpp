// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releasepane.h"

#include "core/discogs/client.h"
#include "core/discogs/links.h"
#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/creditspage.h"
#include "ui/panes/filesstrip.h"
#include "ui/panes/marketpage.h"
#include "ui/panes/markuptext.h"
#include "ui/panes/notespage.h"
#include "ui/panes/ownershipstrip.h"
#include "ui/panes/releasehead.h"
#include "ui/panes/releasetext.h"
#include "ui/panes/trackspage.h"
#include "ui/panes/versionspage.h"
#include "ui/widgets/panestates.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace runout::ui {

using discogs::EntityKind;

namespace {

constexpr int leastContent = 120;
constexpr int leastCopies = 120;
constexpr int buttonRows = 68; // above the copies

const QStringList &tabNames()
{
    static const QStringList names{QStringLiteral("tracks"), QStringLiteral("credits"), QStringLiteral("market"),
                                   QStringLiteral("versions"), QStringLiteral("notes")};
    return names;
}

Shown shownOf(const discogs::Entity &entity, const Held<discogs::Release> &held)
{
    return {entity, held.value, std::nullopt, held.asOf};
}

Shown shownOf(const discogs::Entity &entity, const Held<discogs::Master> &held)
{
    discogs::Release release = asRelease(held.value);
    release.numForSale = held.value.numForSale;
    return {entity, release, held.value, held.asOf};
}

} // namespace

ReleasePane::ReleasePane(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_head(new ReleaseHead(desk))
    , m_ownership(new OwnershipStrip(desk))
    , m_files(new FilesStrip(desk))
    , m_tabs(new QTabWidget)
{
    setAccessibleName(tr("Release"));
    build();
    connect(&desk.state, &BrowserState::openChanged, this, &ReleasePane::follow);
    connect(m_head, &ReleaseHead::refreshWanted, this, &ReleasePane::refresh);
    connect(m_head, &ReleaseHead::copyLinkWanted, this, &ReleasePane::copyLink);
    connect(m_head, &ReleaseHead::tagWanted, this, &ReleasePane::tagWanted);
    connect(m_head, &ReleaseHead::nameActivated, this,
            [this](EntityKind kind, const QString &name) { openByName(m_desk, this, kind, name); });
    connect(m_files, &FilesStrip::retagWanted, this, &ReleasePane::retagWanted);
    connect(m_files, &FilesStrip::settledChanged, this, &ReleasePane::tellSettled);
    connect(m_ownership, &OwnershipStrip::copiesShown, this, &ReleasePane::makeRoom);
    connect(m_ownership, &OwnershipStrip::settledChanged, this, &ReleasePane::tellSettled);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ReleasePane::activate);
    activate(0);
    follow();
}

ReleasePane::~ReleasePane() = default;

void ReleasePane::build()
{
    auto *credits = new CreditsPage(m_desk);
    auto *market = new MarketPage(m_desk);
    auto *versions = new VersionsPage(m_desk);
    addPage(new TracksPage(m_desk), tr("Tracks"));
    addPage(credits, tr("Credits"));
    addPage(market, tr("Market"));
    addPage(versions, tr("Versions"));
    addPage(new NotesPage(m_desk), tr("Notes"));
    connect(credits, &CreditsPage::versionsWanted, this, [this] { showTab(QStringLiteral("versions")); });
    connect(market, &MarketPage::tokenWanted, this, &ReleasePane::tokenWanted);
    // Going through the pressings of a master stays in the list.
    connect(versions, &VersionsPage::pressingChosen, this, [this] { m_releaseTab = QStringLiteral("versions"); });
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Parts of the release"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the release"));
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setStyleSheet(QStringLiteral("QTabWidget::tab-bar { left: 6px; }")); // its labels begin where the text does
    m_tabs->tabBar()->setUsesScrollButtons(true);
    m_states = new PaneStates(m_tabs, tr("Release content"));
    m_states->setMinimumHeight(leastContent); // the tallest page would otherwise squeeze the head

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_ownership);
    column->addWidget(m_files);
    column->addWidget(m_states, 1);
    m_outer = new PaneStates(content, tr("Opened release"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_outer);
}

// The copies leave room for the tabs.
void ReleasePane::makeRoom()
{
    const int head = m_head->layout()->hasHeightForWidth() ? m_head->layout()->totalHeightForWidth(width())
                                                           : m_head->sizeHint().height();
    m_ownership->setRoom(qMax(leastCopies, height() - head - buttonRows - leastContent));
}

void ReleasePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void ReleasePane::addPage(ReleasePage *page, const QString &label)
{
    page->setAccessibleName(label);
    m_pages.append(page);
    m_tabs->addTab(page, label);
    connect(page, &ReleasePage::settledChanged, this, &ReleasePane::tellSettled);
}

void ReleasePane::showTab(const QString &name)
{
    const qsizetype tab = tabNames().indexOf(name);
    if (tab >= 0)
        m_tabs->setCurrentIndex(int(tab));
}

QString ReleasePane::currentTab() const
{
    return tabNames().value(m_tabs->currentIndex());
}

void ReleasePane::nextTab()
{
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count());
}

void ReleasePane::previousTab()
{
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count());
}

void ReleasePane::activate(int tab)
{
    for (int i = 0; i < m_pages.size(); ++i)
        m_pages[i]->setActive(i == tab);
    if (m_shown)
        (m_shown->isMaster() ? m_masterTab : m_releaseTab) = currentTab();
    tellSettled();
}

void ReleasePane::chooseTab(bool master)
{
    showTab(master ? m_masterTab : m_releaseTab);
}

bool ReleasePane::isSettled() const
{
    return !m_question && m_ownership->isSettled() && m_files->isSettled() &&
           m_pages[m_tabs->currentIndex()]->isSettled();
}

std::optional<discogs::Entity> ReleasePane::shown() const
{
    return m_shown ? std::optional(m_shown->entity) : std::nullopt;
}

void ReleasePane::tellSettled()
{
    if (m_settled == isSettled())
        return;
    m_settled = isSettled();
    Q_EMIT settledChanged();
}

void ReleasePane::follow()
{
    m_entity = m_desk.state.place().open;
    const bool isRelease = m_entity && m_entity->kind == EntityKind::Release;
    m_ownership->setRelease(isRelease ? std::optional(discogs::ReleaseId{m_entity->id}) : std::nullopt);
    m_files->setRelease(m_ownership->release());
    if (!m_entity) {
        m_question.reset();
        m_shown.reset();
        m_outer->showNothing(tr("Choose a record to see its tracks, credits, market figures, pressings and notes."));
        tellSettled();
        Q_EMIT shownChanged();
        return;
    }
    askHeld();
}

template<class Take>
void ReleasePane::askEntity(Refresh refresh, Take take)
{
    m_question = std::make_unique<QObject>();
    const discogs::Entity entity = *m_entity;
    const auto listen = [this, entity, take](const auto &future) {
        whenDone(future, m_question.get(), [entity, take](const auto &held) {
            if (held)
                take(Result<Shown>(shownOf(entity, *held)), held->expired);
            else
                take(Result<Shown>(Failure(held.error())), true);
        });
    };
    if (entity.kind == EntityKind::Master)
        listen(m_desk.source.master(discogs::MasterId{entity.id}, refresh));
    else
        listen(m_desk.source.release(discogs::ReleaseId{entity.id}, refresh));
    tellSettled();
}

// What was shown stays until this answers, a few milliseconds: no flicker from row to row.
void ReleasePane::askHeld()
{
    askEntity(Refresh::HeldOnly, [this](const Result<Shown> &held, bool stale) {
        if (held)
            take(*held);
        if (held && !stale) {
            m_question.reset();
            m_states->showContent(held->asOf);
            tellSettled();
            return;
        }
        if (!held) {
            m_shown.reset();
            m_outer->showContent();
            m_head->setAwaited(*m_entity, {});
            m_states->showNothing({});
            Q_EMIT shownChanged();
        }
        ask(Refresh::IfStale);
        if (!m_shown)
            askTitle();
    });
}

void ReleasePane::ask(Refresh refresh)
{
    m_states->showLoading();
    askEntity(refresh, [this](const Result<Shown> &answer, bool) {
        m_question.reset();
        if (answer) {
            take(*answer);
            m_states->showContent(answer->asOf);
        } else {
            takeFailure(answer.error());
        }
        tellSettled();
    });
}

void ReleasePane::askTitle()
{
    const discogs::Entity entity = *m_entity;
    whenDone(m_desk.source.names({entity}), m_question.get(),
             [this, entity](const Result<QHash<discogs::Entity, QString>> &names) {
                 if (names && names->contains(entity) && !m_shown)
                     m_head->setAwaited(entity, names->value(entity));
             });
}

void ReleasePane::take(Shown shown)
{
    const bool same = m_shown && m_shown->entity == shown.entity && m_shown->release == shown.release &&
                      m_shown->master == shown.master;
    if (same) {
        m_head->setAge(shown.asOf);
        return;
    }
    const bool master = shown.isMaster();
    const bool first = !m_shown || m_shown->entity != shown.entity;
    m_shown = std::make_shared<const Shown>(std::move(shown));
    m_outer->showContent();
    m_states->showContent(m_shown->asOf);
    m_head->setShown(*m_shown);
    if (first) {
        for (ReleasePage *page : std::as_const(m_pages))
            page->setShown(nullptr); // changing the tab must not fill it with what was shown before
        chooseTab(master);
    }
    for (ReleasePage *page : std::as_const(m_pages))
        page->setShown(m_shown);
    Q_EMIT shownChanged();
}

void ReleasePane::takeFailure(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    PaneStates::Action onTheWeb;
    if (m_desk.client)
        onTheWeb = {tr("Open on Discogs"),
                    [this] { Q_EMIT m_desk.state.webPageRequested(m_desk.client->webPage(*m_entity)); }};
    std::function<void()> again;
    if (error.code != ErrorCode::NotFound)
        again = [this] { ask(Refresh::IfStale); };
    m_states->showFailure(error, again, onTheWeb);
}

void ReleasePane::refresh()
{
    if (!m_entity)
        return;
    ask(Refresh::Always);
    m_pages[m_tabs->currentIndex()]->refresh();
}

void ReleasePane::copyLink()
{
    if (m_entity && m_desk.client)
        QGuiApplication::clipboard()->setText(m_desk.client->webPage(*m_entity).toString());
}

void ReleasePane::showImages()
{
    if (m_shown)
        m_head->showImages();
}

} // namespace runout::ui
