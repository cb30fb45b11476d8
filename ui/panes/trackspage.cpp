// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/trackspage.h"

#include "core/base/settings.h"
#include "core/discogs/credits.h"
#include "core/discogs/tracklist.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/linkmouse.h"
#include "ui/panes/muted.h"
#include "ui/panes/rowbackground.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

namespace runout::ui {

using Kind = TracklistModel::Kind;

namespace {

QString creditsSetting()
{
    return QStringLiteral("tracks/credits");
}

bool isTrack(const QModelIndex &index)
{
    const Kind kind = index.data(TracklistModel::KindRole).value<Kind>();
    return kind != Kind::Side && kind != Kind::Heading;
}

void collect(const QAbstractItemModel &model, const QModelIndex &parent, QModelIndexList &into)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, TracklistModel::Title, parent);
        into.append(index);
        collect(model, index.siblingAtColumn(0), into);
    }
}

} // namespace

TracksPage::TracksPage(Desk &desk, QWidget *parent)
    : ReleasePage(parent)
    , m_desk(desk)
    , m_model(new TracklistModel(this))
    , m_view(new QTreeView)
    , m_delegate(new TracklistDelegate(m_view))
    , m_states(new PaneStates(m_view, tr("Tracks of the release")))
    , m_showCredits(new QCheckBox(tr("Show credits")))
    , m_total(new QLabel)
    , m_videos(new QToolButton)
    , m_play(new QToolButton(this))
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setAccessibleName(tr("Tracklist"));
    m_view->setHeaderHidden(true);
    m_view->setIndentation(0);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setMinimumSectionSize(0);
    m_view->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->header()->setSectionResizeMode(TracklistModel::Title, QHeaderView::Stretch);
    m_view->installEventFilter(this);
    new LinkMouse(m_view, desk.state,
                  [this](const QPoint &point) { return m_delegate->linkAt(m_view->indexAt(point), point); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &TracksPage::showMenu);
    connect(m_view->header(), &QHeaderView::sectionResized, m_view, &QTreeView::doItemsLayout, Qt::QueuedConnection);

    m_showCredits->setChecked(desk.settings.layout(creditsSetting(), false).toBool());
    m_delegate->setAllUnfolded(m_showCredits->isChecked());
    connect(m_showCredits, &QCheckBox::toggled, this, [this](bool shown) {
        m_desk.settings.setLayout(creditsSetting(), shown);
        m_delegate->setAllUnfolded(shown);
    });

    auto *foot = new QHBoxLayout;
    buildFoot(foot);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_states, 1);
    box->addLayout(foot);
}

void TracksPage::buildFoot(QHBoxLayout *foot)
{
    m_total->setFont(type::tabular(font()));
    m_total->setAccessibleName(tr("Total time"));
    setMuted(m_total);
    m_total->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_showCredits->setAccessibleName(m_showCredits->text());
    m_videos->setIcon(icon(QStringLiteral("play")));
    m_videos->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_videos->setPopupMode(QToolButton::InstantPopup);
    m_videos->setMenu(new QMenu(m_videos));
    m_videos->setFocusPolicy(Qt::StrongFocus);
    foot->setContentsMargins(paneMargin, Theme::unit, paneMargin, 2 * Theme::unit);
    foot->setSpacing(2 * Theme::unit);
    if (m_desk.turntable) {
        m_play->setObjectName(QStringLiteral("chip"));
        m_play->setIcon(icon(QStringLiteral("record")));
        m_play->setText(tr("Play a side…"));
        m_play->setAccessibleName(m_play->text());
        m_play->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_play->setFocusPolicy(Qt::StrongFocus);
        connect(m_play, &QToolButton::clicked, this, [this] { Q_EMIT m_desk.state.playRequested(shown().release.id); });
        foot->addWidget(m_play);
    }
    foot->addWidget(m_showCredits);
    m_play->hide();
    foot->addWidget(m_videos);
    foot->addStretch(1);
    foot->addWidget(m_total);
}

void TracksPage::fill()
{
    m_model->setRelease(shown().release.tracklist, shown().release.artists);
    if (m_model->rowCount() == 0) {
        m_delegate->setExtras({});
        m_states->showEmpty(shown().isMaster() ? tr("Discogs has no track list for this master.")
                                               : tr("Discogs has no track list for this release."));
    } else {
        m_states->showContent();
        fitColumns();
        setExtras();
        m_view->expandAll();
        span({});
        m_view->scrollToTop();
        m_view->setCurrentIndex({});
    }
    fillFoot();
}

void TracksPage::fitColumns()
{
    for (const int column : {TracklistModel::Position, TracklistModel::Duration}) {
        int width = 0;
        for (const QModelIndex &index : tracks())
            width = qMax(width, m_delegate->sizeHint({}, index.siblingAtColumn(column)).width());
        m_view->setColumnWidth(column, width);
    }
}

void TracksPage::span(const QModelIndex &parent)
{
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        m_view->setFirstColumnSpanned(row, parent, !isTrack(index));
        span(index);
    }
}

QModelIndexList TracksPage::tracks() const
{
    QModelIndexList rows;
    collect(*m_model, {}, rows);
    rows.removeIf([](const QModelIndex &index) { return !isTrack(index); });
    return rows;
}

void TracksPage::setExtras()
{
    const QList<TrackExtras> all = trackExtras(shown().release);
    const QModelIndexList rows = tracks();
    QHash<QPersistentModelIndex, TrackExtras> extras;
    for (qsizetype i = 0; i < qMin(rows.size(), all.size()); ++i) {
        if (!all[i].artists.isEmpty() || !all[i].credits.isEmpty())
            extras.insert(rows[i], all[i]);
    }
    m_showCredits->setVisible(
        std::any_of(all.begin(), all.end(), [](const TrackExtras &extra) { return !extra.credits.isEmpty(); }));
    m_delegate->setExtras(extras);
}

void TracksPage::fillFoot()
{
    int seconds = 0, missing = 0, count = 0;
    for (const discogs::Side &side : discogs::sides(shown().release.tracklist)) {
        seconds += side.seconds;
        missing += side.missing;
    }
    for (const discogs::FlatTrack &track : discogs::flatten(shown().release.tracklist))
        count += track.track->subTracks.isEmpty() ? 1 : 0;
    QStringList texts{count == 1 ? tr("1 track") : tr("%n tracks", nullptr, count)};
    if (seconds > 0) {
        const QString time = discogs::durationText(seconds);
        texts.append(missing > 0 ? tr("at least %1").arg(time) : time);
    }
    m_total->setText(texts.join(QStringLiteral(" · ")));
    m_total->setVisible(count > 0);
    m_play->setVisible(m_desk.turntable && count > 0 && !shown().isMaster());
    if (m_model->rowCount() == 0)
        m_showCredits->hide();

    const QList<discogs::Video> &videos = shown().release.videos;
    m_videos->setVisible(!videos.isEmpty());
    m_videos->setText(videos.size() == 1 ? tr("1 video") : tr("%n videos", nullptr, int(videos.size())));
    m_videos->setAccessibleName(tr("Videos"));
    m_videos->setToolTip(tr("Opens in the browser"));
    m_videos->menu()->clear();
    for (const discogs::Video &video : videos) {
        const QString title = video.title.isEmpty() ? video.uri : video.title;
        const QString text =
            QFontMetrics(font()).elidedText(title, Qt::ElideRight, 360).replace(u'&', QStringLiteral("&&"));
        QAction *action = m_videos->menu()->addAction(
            video.duration > 0 ? text + u'\t' + discogs::durationText(video.duration) : text);
        connect(action, &QAction::triggered, this,
                [this, url = QUrl(video.uri)] { Q_EMIT m_desk.state.webPageRequested(url); });
    }
}

bool TracksPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && fold(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return ReleasePage::eventFilter(watched, event);
}

bool TracksPage::fold(int key)
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid() || m_delegate->extras(index).credits.isEmpty())
        return false;
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)
        m_delegate->setUnfolded(index, !m_delegate->isUnfolded(index));
    else if (key == (rightToLeft ? Qt::Key_Left : Qt::Key_Right))
        m_delegate->setUnfolded(index, true);
    else if (key == (rightToLeft ? Qt::Key_Right : Qt::Key_Left))
        m_delegate->setUnfolded(index, false);
    else
        return false;
    return true;
}

void TracksPage::addLinks(QMenu &menu, const QModelIndex &index) const
{
    QList<LinkPiece> links;
    const TrackExtras extra = m_delegate->extras(index);
    for (const QList<LinkPiece> &line : QList<QList<LinkPiece>>(extra.credits) << extra.artists) {
        for (const LinkPiece &piece : line) {
            const bool known =
                std::any_of(links.begin(), links.end(), [&](const LinkPiece &l) { return l.entity == piece.entity; });
            if (piece.isLink() && !known)
                links.append(piece);
        }
    }
    for (const LinkPiece &link : std::as_const(links)) {
        QAction *action = menu.addAction(tr("Open %1").arg(QString(link.text).replace(u'&', QStringLiteral("&&"))));
        connect(action, &QAction::triggered, this, [this, link] { m_desk.state.open(link.entity); });
    }
    if (!links.isEmpty())
        menu.addSeparator();
}

void TracksPage::showMenu(const QPoint &point)
{
    QMenu menu;
    const QModelIndex index = m_view->currentIndex();
    if (index.isValid() && isTrack(index)) {
        addLinks(menu, index);
        const QString title = index.siblingAtColumn(TracklistModel::Title).data().toString();
        menu.addAction(tr("Copy title"), this, [title] { QGuiApplication::clipboard()->setText(title); });
    }
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy track list"), this, &TracksPage::copyTracklist);
    menu.exec(m_view->viewport()->mapToGlobal(point));
}

QString TracksPage::plainText() const
{
    QModelIndexList rows;
    collect(*m_model, {}, rows);
    QStringList lines;
    for (const QModelIndex &index : std::as_const(rows)) {
        const auto cell = [&](int column) { return index.siblingAtColumn(column).data().toString(); };
        const Kind kind = index.data(TracklistModel::KindRole).value<Kind>();
        const QString artists = index.data(TracklistModel::ArtistsRole).toString();
        QString title = cell(TracklistModel::Title);
        if (!artists.isEmpty())
            title = artists + QStringLiteral(" – ") + title;
        if (kind == Kind::Side && title.isEmpty())
            title = cell(TracklistModel::Position);
        QStringList parts;
        if (isTrack(index))
            parts << cell(TracklistModel::Position) << title;
        else
            parts << title;
        if (!index.data(TracklistModel::MissingRole).toBool())
            parts << cell(TracklistModel::Duration);
        parts.removeAll(QString());
        if (kind == Kind::Side && !lines.isEmpty())
            lines.append(QString());
        lines.append(parts.join(QStringLiteral("  ")));
    }
    return lines.join(u'\n');
}

void TracksPage::copyTracklist() const
{
    const QString head =
        QStringLiteral("%1 – %2").arg(discogs::artistText(shown().release.artists), shown().release.title);
    QGuiApplication::clipboard()->setText(head + QStringLiteral("\n\n") + plainText() + u'\n');
}

} // namespace runout::ui
