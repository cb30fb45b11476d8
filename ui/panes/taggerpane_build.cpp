// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk.h"
#include "ui/models/tagchangesmodel.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/models/tagtracksmodel.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/muted.h"
#include "ui/panes/tagdelegates.h"
#include "ui/panes/taggerpane.h"
#include "ui/panes/tagparts.h"
#include "ui/panes/tagpicker.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/toolbutton.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

// How the tagging page is put together. Part of TaggerPane.
namespace runout::ui {

namespace {

constexpr int coverSide = 40;

QToolButton *tool(const QString &iconName, const QString &name)
{
    QToolButton *button = toolButton(iconName, name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QToolButton *menuButton(const QString &text, QMenu *menu)
{
    auto *button = new QToolButton;
    button->setObjectName(QStringLiteral("facet"));
    button->setText(text);
    button->setAccessibleName(text);
    button->setIcon(icon(QStringLiteral("chevron-down")));
    button->setIconSize({10, 10});
    button->setLayoutDirection(QGuiApplication::isRightToLeft() ? Qt::LeftToRight
                                                                : Qt::RightToLeft); // arrow at the end
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    menu->setParent(button, menu->windowFlags());
    menu->setLayoutDirection(QGuiApplication::layoutDirection());
    button->setMenu(menu);
    return button;
}

void dress(QListView *list, const QString &name)
{
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setMouseTracking(true);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    list->setDragEnabled(true);
    list->setResizeMode(QListView::Adjust);
}

// One of several, ticked as `chosen` says whenever the menu opens.
template<class T>
void addChoices(QMenu *menu, const QList<QPair<QString, T>> &choices, const std::function<T()> &chosen,
                const std::function<void(T)> &choose)
{
    auto *group = new QActionGroup(menu);
    for (const auto &[text, value] : choices) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [choose, value = value] { choose(value); });
        QObject::connect(menu, &QMenu::aboutToShow, action,
                         [action, chosen, value = value] { action->setChecked(chosen() == value); });
    }
}

} // namespace

void TaggerPane::build()
{
    setAcceptDrops(true);
    m_columns = new QSplitter;
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    for (QWidget *column : {buildFiles(), buildTracks(), buildChanges()}) {
        column->setMinimumWidth(150);
        m_columns->addWidget(column);
    }
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 4);
    m_columns->setStretchFactor(2, 5);
    m_columns->setSizes({240, 300, 340});
    m_states = new PaneStates(m_columns, tr("Tag files"));
    m_interrupted = new InterruptedStrip;
    m_progress = new TagProgress;
    connect(m_progress, &TagProgress::cancelled, this, [this] {
        m_scan.cancel();
        if (m_desk.writes)
            m_desk.writes->cancel();
    });
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_interrupted);
    box->addWidget(m_states, 1);
    box->addWidget(m_progress);
}

QWidget *TaggerPane::buildFiles()
{
    TagColumn column(tr("Files"));
    m_fileCount = new QLabel;
    m_fileCount->setTextFormat(Qt::PlainText);
    m_fileCount->setAccessibleName(tr("File count"));
    setMuted(m_fileCount);
    auto *folder = tool(QStringLiteral("folder"), tr("Open folder…"));
    auto *files = tool(QStringLiteral("plus"), tr("Open files…"));
    connect(folder, &QToolButton::clicked, this, &TaggerPane::chooseFolder);
    connect(files, &QToolButton::clicked, this, &TaggerPane::chooseFiles);
    column.tools->addWidget(folder);
    column.tools->addWidget(files);
    column.addLine(m_fileCount);
    m_files = new QListView;
    dress(m_files, tr("Files"));
    m_files->setDragDropMode(QAbstractItemView::DragOnly);
    m_files->setModel(m_filesModel);
    m_files->setItemDelegate(new TagFileDelegate(m_files));
    m_files->installEventFilter(this);
    connect(m_files, &QWidget::customContextMenuRequested, this, &TaggerPane::showFileMenu);
    m_fileStates = new PaneStates(m_files, tr("Files content"));
    column.box->addWidget(m_fileStates, 1);
    return column.widget;
}

QToolButton *TaggerPane::readingButton()
{
    using tags::IndexTracks;
    auto *menu = new QMenu;
    menu->addSection(tr("Index tracks"));
    addChoices<std::optional<IndexTracks>>(
        menu,
        {{tr("As there are files"), std::nullopt},
         {tr("As one track"), IndexTracks::AsOne},
         {tr("As their parts"), IndexTracks::AsParts}},
        [this] { return m_tagging.reading().indexTracks; },
        [this](std::optional<IndexTracks> index) {
            Tagging::Reading reading = m_tagging.reading();
            reading.indexTracks = index;
            m_tagging.setReading(reading);
        });
    menu->addSection(tr("A file is"));
    addChoices<std::optional<bool>>(
        menu, {{tr("What its duration says"), std::nullopt}, {tr("A track"), false}, {tr("A whole side"), true}},
        [this] { return m_tagging.reading().wholeSides; },
        [this](std::optional<bool> whole) {
            Tagging::Reading reading = m_tagging.reading();
            reading.wholeSides = whole;
            m_tagging.setReading(reading);
        });
    menu->addSeparator();
    menu->addAction(tr("Match anew"), this, [this] {
        if (m_tagging.release())
            m_tagging.matchAnew();
    });
    return menuButton(tr("Tracks as"), menu);
}

QToolButton *TaggerPane::coverButton()
{
    auto *menu = new QMenu;
    const auto change = [this](auto f) {
        TagOptions options = m_tagging.options();
        f(options);
        setOptions(options);
    };
    menu->addSection(tr("Embed the front cover"));
    addChoices<CoverUse>(
        menu,
        {{tr("Where there is none"), CoverUse::WhereMissing},
         {tr("In all files, in place of theirs"), CoverUse::Everywhere},
         {tr("Nowhere"), CoverUse::None}},
        [this] { return m_tagging.options().cover; },
        [change](CoverUse use) { change([use](TagOptions &options) { options.cover = use; }); });
    menu->addSection(tr("Size"));
    QList<QPair<QString, int>> sizes{{tr("As fetched"), 0}};
    for (const int side : {1200, 1000, 800, 500})
        sizes.append({tr("At most %1 pixels").arg(side), side});
    addChoices<int>(
        menu, sizes, [this] { return m_tagging.options().coverSide; },
        [change](int side) { change([side](TagOptions &options) { options.coverSide = side; }); });
    menu->addSeparator();
    QAction *save = menu->addAction(tr("Save as cover.jpg too"));
    save->setCheckable(true);
    connect(save, &QAction::triggered, this,
            [change](bool on) { change([on](TagOptions &options) { options.savesCover = on; }); });
    connect(menu, &QMenu::aboutToShow, save, [this, save] { save->setChecked(m_tagging.options().savesCover); });
    return menuButton(tr("Cover"), menu);
}

QWidget *TaggerPane::buildTracks()
{
    TagColumn column(tr("Release tracks"));
    m_releaseTitle = new ElidedLabel;
    m_releaseTitle->setAccessibleName(tr("Release for the files, title"));
    m_releaseFacts = new ElidedLabel;
    setMuted(m_releaseFacts);
    m_releaseFacts->setFont(type::small(font()));
    m_otherRelease = tool(QStringLiteral("search"), tr("Choose another release"));
    m_otherRelease->setCheckable(true);
    connect(m_otherRelease, &QToolButton::toggled, this, &TaggerPane::setPicking);
    m_readingButton = readingButton();
    column.tools->addWidget(m_readingButton);
    column.tools->addWidget(m_otherRelease);
    column.addLine(m_releaseTitle);
    column.addLine(m_releaseFacts);

    m_tracks = new QListView;
    dress(m_tracks, tr("Release tracks"));
    m_tracks->setDragDropMode(QAbstractItemView::DragDrop);
    m_tracks->setDefaultDropAction(Qt::MoveAction);
    m_tracks->setDropIndicatorShown(true);
    m_tracks->setDragDropOverwriteMode(true);
    m_tracks->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tracks->setModel(m_tracksModel);
    m_tracks->setItemDelegate(new TagTrackDelegate(m_tracks));
    m_tracks->installEventFilter(this);
    connect(m_tracks, &QListView::activated, this, &TaggerPane::activateTrack);
    connect(m_tracks, &QWidget::customContextMenuRequested, this, &TaggerPane::showTrackMenu);
    m_trackStates = new PaneStates(m_tracks, tr("Release tracks content"));
    m_picker = new TagPicker(m_desk);
    m_middle = new QStackedWidget;
    m_middle->addWidget(m_trackStates);
    m_middle->addWidget(m_picker);
    column.box->addWidget(m_middle, 1);
    return column.widget;
}

// Of the columns of the changes: what there is and what there will be get the same.
void TaggerPane::shareRoom()
{
    const int room = m_changes->viewport()->width();
    const int field = qBound(132, room * 2 / 5, 180);
    m_changes->header()->resizeSection(TagChangesModel::What, field);
    const int before = qMax(60, (room - field) / 2);
    m_changes->header()->resizeSection(TagChangesModel::Before, before);
    m_changes->header()->resizeSection(TagChangesModel::After, qMax(60, room - field - before));
}

QWidget *TaggerPane::buildChanges()
{
    TagColumn column(tr("Changes"));
    auto *fields = new QToolButton;
    fields->setObjectName(QStringLiteral("facet"));
    fields->setText(tr("Fields…"));
    fields->setFocusPolicy(Qt::StrongFocus);
    connect(fields, &QToolButton::clicked, this, &TaggerPane::editFields);
    m_coverButton = coverButton();
    column.tools->addWidget(m_coverButton);
    column.tools->addWidget(fields);
    m_coverPicture = new QLabel;
    m_coverPicture->setFixedSize(coverSide, coverSide);
    m_coverPicture->setAccessibleName(tr("Front cover"));
    m_coverPicture->hide();
    m_summary = new ElidedLabel(2);
    m_summary->setAccessibleName(tr("Summary"));
    setMuted(m_summary);
    auto *summary = new QHBoxLayout;
    summary->setContentsMargins(0, 2, 0, 0);
    summary->setSpacing(8);
    summary->addWidget(m_coverPicture);
    summary->addWidget(m_summary, 1);
    column.lines->insertLayout(column.lines->count() - 1, summary);

    m_changes = new QTreeView;
    m_changes->setAccessibleName(tr("Changes"));
    m_changes->setModel(m_changesModel);
    m_changes->setItemDelegate(new TagChangeDelegate(m_changes));
    m_changes->setFrameShape(QFrame::NoFrame);
    m_changes->setMouseTracking(true);
    m_changes->setIndentation(14);
    m_changes->setAllColumnsShowFocus(true);
    m_changes->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_changes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_changes->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_changes->header();
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setSectionsMovable(false);
    header->setMinimumSectionSize(60);
    header->setStretchLastSection(false);
    m_changes->viewport()->installEventFilter(this); // see shareRoom()
    connect(m_changes, &QWidget::customContextMenuRequested, this, &TaggerPane::showChangeMenu);
    connect(m_changes, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        const int preview = index.row();
        if (!m_isUnfolding && preview < m_tagging.previews().size())
            m_folded.insert(m_tagging.previews()[preview].plan.path);
    });
    connect(m_changes, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_isUnfolding && index.row() < m_tagging.previews().size())
            m_folded.erase(m_tagging.previews()[index.row()].plan.path);
    });
    m_changeStates = new PaneStates(m_changes, tr("Changes content"));

    m_outcome = new ElidedLabel(3);
    m_outcome->setAccessibleName(tr("Outcome"));
    m_undo = new QPushButton(tr("Undo"));
    m_undo->setAccessibleName(tr("Undo"));
    m_write = new QPushButton(tr("Write tags"));
    m_write->setAccessibleName(tr("Write tags"));
    m_write->setProperty("primary", true);
    connect(m_undo, &QPushButton::clicked, this, &TaggerPane::undoLastWrite);
    connect(m_write, &QPushButton::clicked, this, &TaggerPane::writeTags);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 8);
    foot->setSpacing(8);
    foot->addWidget(m_outcome, 1);
    foot->addWidget(m_undo);
    foot->addWidget(m_write);
    column.box->addWidget(m_changeStates, 1);
    column.box->addLayout(foot);
    return column.widget;
}

} // namespace runout::ui
