// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "ui/dialogs/playdialog.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QTreeWidget>

// How the dialog is put together.
namespace runout::ui {

namespace {

constexpr int lengthWidth = 128;
constexpr int listHeight = 168; // six rows at least

} // namespace

PlayDialog::PlayDialog(const discogs::Release &release, const Choices &choices, QWidget *parent)
    : QDialog(parent)
    , m_release(release)
    , m_choices(choices)
    , m_sides(playing::playableSides(release, choices.lengths, choices.guess))
    , m_left(m_sides.size())
    , m_sideButtons(new QButtonGroup(this))
    , m_tracks(new QTreeWidget)
    , m_notice(new QLabel)
    , m_now(new QRadioButton(tr("Play now")))
    , m_finished(new QRadioButton(tr("Just finished")))
    , m_at(new QRadioButton(tr("Started at")))
    , m_time(new QDateTimeEdit(QDateTime::currentDateTime().addSecs(-60 * 60)))
    , m_play(new QPushButton)
{
    setWindowTitle(tr("Play a side"));
    setMinimumSize(440, 460);
    resize(520, 560);
    build();
    showSide(0);
    m_play->setFocus();
}

void PlayDialog::build()
{
    auto *title = new QLabel(tr("Play a side"));
    title->setFont(type::title(font()));
    auto *name = new ElidedLabel;
    name->setText(tr("%1 – %2", "artist, title").arg(discogs::artistText(m_release.artists), m_release.title));
    name->setAccessibleName(tr("Record"));
    setMuted(name);
    buildTracks();
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setAccessibleName(tr("Notice"));
    setMuted(m_notice);

    auto *close = new QPushButton(tr("Cancel"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_play->setDefault(true);
    m_play->setProperty("primary", true);
    connect(m_play, &QPushButton::clicked, this, [this] {
        Q_EMIT playWanted(record(), started());
        accept();
    });
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_play);

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 20, 20, 16);
    box->setSpacing(12);
    auto *head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(title);
    head->addWidget(name);
    box->addLayout(head);
    if (m_choices.copies.size() > 1) {
        m_copy = new QComboBox;
        m_copy->setAccessibleName(tr("Copy"));
        m_copy->addItems(m_choices.copyNames);
        box->addWidget(m_copy);
    }
    box->addWidget(buildSides());
    box->addWidget(m_tracks, 1);
    box->addWidget(m_notice);
    box->addWidget(buildTimes());
    box->addLayout(buttons);
}

// A box has more sides than there is room for.
QWidget *PlayDialog::buildSides()
{
    constexpr int line = 38;
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(2 * Theme::unit, chips);
    flow->setContentsMargins(0, 0, 0, 0);
    for (int side = 0; side < m_sides.size(); ++side) {
        auto *chip = new QToolButton;
        chip->setObjectName(QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setChecked(side == 0);
        chip->setFocusPolicy(Qt::StrongFocus);
        m_sideButtons->addButton(chip, side);
        flow->addWidget(chip);
    }
    m_sideButtons->setExclusive(true);
    connect(m_sideButtons, &QButtonGroup::idClicked, this, &PlayDialog::showSide);
    auto *area = new QScrollArea;
    area->setWidget(chips);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(tr("Sides"));
    constexpr int inOneLine = 4;
    area->setFixedHeight(m_sides.size() > inOneLine ? 2 * line : line);
    return area;
}

void PlayDialog::buildTracks()
{
    m_tracks->setAccessibleName(tr("Tracks to play"));
    m_tracks->setColumnCount(2);
    m_tracks->setHeaderHidden(true);
    m_tracks->setRootIsDecorated(false);
    m_tracks->setIndentation(0);
    m_tracks->setUniformRowHeights(true);
    m_tracks->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tracks->setMinimumHeight(listHeight);
    m_tracks->header()->setStretchLastSection(false);
    m_tracks->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tracks->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_tracks->header()->resizeSection(1, lengthWidth);
    connect(m_tracks, &QTreeWidget::itemChanged, this, &PlayDialog::edited);
    connect(m_tracks, &QTreeWidget::itemDoubleClicked, this,
            [this](QTreeWidgetItem *item) { m_tracks->editItem(item, 1); });
    auto *editing = new QShortcut(QKeySequence(Qt::Key_F2), m_tracks);
    editing->setContext(Qt::WidgetShortcut);
    connect(editing, &QShortcut::activated, this, [this] {
        if (QTreeWidgetItem *item = m_tracks->currentItem())
            m_tracks->editItem(item, 1);
    });
}

QWidget *PlayDialog::buildTimes()
{
    m_now->setChecked(true);
    m_time->setAccessibleName(tr("When it started"));
    m_time->setCalendarPopup(true);
    m_time->setDisplayFormat(QStringLiteral("d MMM yyyy, HH:mm"));
    m_time->setMaximumDateTime(QDateTime::currentDateTime());
    auto *when = new QWidget;
    auto *row = new QHBoxLayout(when);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4 * Theme::unit);
    for (QRadioButton *button : {m_now, m_finished, m_at}) {
        button->setAccessibleName(button->text());
        connect(button, &QRadioButton::toggled, this, &PlayDialog::refresh);
        row->addWidget(button);
    }
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &PlayDialog::refresh);
    row->addWidget(m_time);
    row->addStretch(1);
    return when;
}

} // namespace runout::ui
