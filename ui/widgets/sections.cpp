// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sections.h"

#include "core/library/collection.h"
#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/shelfedits.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sectiondelegate.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLocale>
#include <QMenu>
#include <QMimeData>

namespace runout::ui {

using discogs::EntityKind;
using discogs::number;

namespace {

constexpr int KindRole = Qt::UserRole;
constexpr int searchKind = -1; // else an EntityKind, or one of the collector's own:
constexpr int collectionKind = 100;
constexpr int folderKind = 101;
constexpr int wantlistKind = 102;
constexpr int listsKind = 103;
constexpr int historyKind = 104;
constexpr int taggerKind = 105;
constexpr int playLogKind = 106;
constexpr int statisticsKind = 107;

int kindOf(const Place &place)
{
    switch (place.kind) {
    case Place::Kind::Library:
        return place.query.type ? static_cast<int>(*place.query.type) : searchKind;
    case Place::Kind::Artist:
        return static_cast<int>(EntityKind::Artist);
    case Place::Kind::Label:
        return static_cast<int>(EntityKind::Label);
    case Place::Kind::Collection:
        return folderKind;
    case Place::Kind::Wantlist:
        return wantlistKind;
    case Place::Kind::Lists:
        return listsKind;
    case Place::Kind::Journal:
        return historyKind;
    case Place::Kind::Tagger:
        return taggerKind;
    case Place::Kind::Statistics:
        return statisticsKind;
    case Place::Kind::PlayLog:
        return playLogKind;
    case Place::Kind::Start:
    case Place::Kind::Search:
        break;
    }
    return searchKind;
}

bool isFixed(qint64 folder)
{
    return folder == number(discogs::allFolder) || folder == number(discogs::uncategorizedFolder);
}

} // namespace

Sections::Sections(const Desk &desk, QWidget *parent)
    : QListWidget(parent)
    , m_desk(desk)
{
    setAccessibleName(tr("Sections"));
    setObjectName(QStringLiteral("sections"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new SectionDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    addSection(tr("Search"), QStringLiteral("search"), searchKind);
    if (desk.collection)
        addShelf();
    if (desk.writes)
        addSection(tr("Tag files"), QStringLiteral("tag"), taggerKind);
    addCaption(desk.source.hasNetwork() ? tr("Seen before") : tr("Sample library"));
    addSection(tr("Releases"), QStringLiteral("release"), static_cast<int>(EntityKind::Release));
    addSection(tr("Masters"), QStringLiteral("master"), static_cast<int>(EntityKind::Master));
    addSection(tr("Artists"), QStringLiteral("artist"), static_cast<int>(EntityKind::Artist));
    addSection(tr("Labels"), QStringLiteral("label"), static_cast<int>(EntityKind::Label));
    setCurrentRow(0);
    connect(this, &QListWidget::itemClicked, this, &Sections::go);
    connect(this, &QListWidget::itemActivated, this, &Sections::go);
    connect(this, &QListWidget::itemChanged, this, &Sections::changed);
    connect(itemDelegate(), &QAbstractItemDelegate::closeEditor, this, [this] {
        if (m_new)
            delete std::exchange(m_new, nullptr); // no name, no folder
    });
    connect(&desk.state, &BrowserState::placeChanged, this, &Sections::follow);
    if (desk.collection)
        followShelf();
}

QSize Sections::sizeHint() const
{
    return {184, 300};
}

QListWidgetItem *Sections::addSection(const QString &name, const QString &iconName, int kind)
{
    auto *item = new QListWidgetItem(icon(iconName), name, this);
    item->setData(KindRole, kind);
    return item;
}

void Sections::addCaption(const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(SectionDelegate::CaptionRole, true);
    item->setFlags(Qt::NoItemFlags);
}

void Sections::addShelf()
{
    addSection(tr("Collection"), QStringLiteral("collection"), collectionKind);
    addSection(tr("Wantlist"), QStringLiteral("wantlist"), wantlistKind);
    addSection(tr("Lists"), QStringLiteral("lists"), listsKind);
    addSection(tr("History"), QStringLiteral("history"), historyKind);
    if (m_desk.plays)
        addSection(tr("Play log"), QStringLiteral("record"), playLogKind);
    addSection(tr("Statistics"), QStringLiteral("statistics"), statisticsKind);
    setFolders({});
    setAcceptDrops(mayEdit());
    setDragDropMode(mayEdit() ? DropOnly : NoDragDrop);
    setDropIndicatorShown(false);
}

void Sections::followShelf()
{
    library::Collection *collection = m_desk.collection;
    const auto askFolders = [this, collection] {
        whenDone(collection->folders(), this, [this](const Result<QList<discogs::Folder>> &folders) {
            if (folders)
                setFolders(*folders);
        });
    };
    const auto askState = [this, collection] {
        whenDone(collection->state(), this, [this](const Result<library::ShelfState> &state) {
            if (state)
                setState(*state);
        });
    };
    connect(collection, &library::Collection::foldersChanged, this, askFolders);
    connect(collection, &library::Collection::instancesChanged, this, askFolders);
    connect(collection, &library::Collection::stateChanged, this, askState);
    connect(collection, &library::Collection::wantsChanged, this, askState);
    connect(collection, &library::Collection::listsChanged, this, askState);
    askFolders();
    askState();
}

bool Sections::mayEdit() const
{
    return m_desk.edits && !m_desk.edits->isReadOnly();
}

QListWidgetItem *Sections::section(int kind, qint64 folder) const
{
    for (int row = 0; row < count(); ++row) {
        const QVariant itemKind = item(row)->data(KindRole);
        if (itemKind.isValid() && itemKind.toInt() == kind &&
            (folder < 0 || item(row)->data(SectionDelegate::FolderRole).toLongLong() == folder))
            return item(row);
    }
    return nullptr;
}

void Sections::setFolders(const QList<discogs::Folder> &held)
{
    if (m_new)
        return; // somebody is typing; the next change comes soon enough
    QList<discogs::Folder> folders = held;
    if (folders.isEmpty() || folders.first().id != discogs::allFolder)
        folders.prepend({discogs::allFolder, {}, 0});
    folders.first().name = tr("All");
    const int first = row(section(collectionKind)) + 1;
    m_filling = true;
    const QSignalBlocker quiet(this);
    for (qsizetype i = 0; i < folders.size(); ++i) {
        const int place = first + int(i);
        if (item(place)->data(KindRole).toInt() != folderKind || !item(place)->data(KindRole).isValid()) {
            auto *added = new QListWidgetItem;
            added->setData(KindRole, folderKind);
            insertItem(place, added);
        }
        QListWidgetItem *entry = item(place);
        const qint64 id = number(folders[i].id);
        entry->setText(folders[i].name);
        entry->setData(SectionDelegate::NameRole, folders[i].name);
        entry->setData(SectionDelegate::RecordsRole, folders[i].count);
        entry->setData(SectionDelegate::FolderRole, id);
        entry->setData(SectionDelegate::CountRole, QLocale().toString(folders[i].count));
        entry->setToolTip(folders[i].name.toHtmlEscaped());
        const bool renamable = mayEdit() && !isFixed(id);
        entry->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | (renamable ? Qt::ItemIsEditable : Qt::NoItemFlags));
    }
    const int after = first + int(folders.size());
    while (item(after)->data(KindRole).isValid() && item(after)->data(KindRole).toInt() == folderKind)
        delete takeItem(after);
    m_filling = false;
    follow();
}

void Sections::setState(const library::ShelfState &state)
{
    setCount(wantlistKind, state.wants);
    setCount(listsKind, state.lists);
    setCount(historyKind, state.waiting + state.refused);
    if (QListWidgetItem *history = section(historyKind)) {
        const bool pending = state.waiting + state.refused > 0;
        const bool wasFilling = std::exchange(m_filling, true);
        if (!pending)
            history->setData(SectionDelegate::CountRole, {});
        history->setToolTip(pending ? tr("Changes that have not been sent to Discogs yet") : QString());
        m_filling = wasFilling;
    }
}

void Sections::setCount(int kind, int count)
{
    const bool wasFilling = std::exchange(m_filling, true);
    if (QListWidgetItem *entry = section(kind))
        entry->setData(SectionDelegate::CountRole, QLocale().toString(count));
    m_filling = wasFilling;
}

void Sections::setCounts(const library::Library::Counts &counts)
{
    setCount(static_cast<int>(EntityKind::Release), counts.releases);
    setCount(static_cast<int>(EntityKind::Master), counts.masters);
    setCount(static_cast<int>(EntityKind::Artist), counts.artists);
    setCount(static_cast<int>(EntityKind::Label), counts.labels);
}

void Sections::follow()
{
    const Place &place = m_desk.state.place();
    const int kind = kindOf(place);
    QListWidgetItem *here = section(kind, kind == folderKind ? place.id : -1);
    if (!here && kind == folderKind)
        here = section(collectionKind);
    if (here && here != currentItem())
        setCurrentItem(here);
}

void Sections::go(QListWidgetItem *item)
{
    const QVariant kind = item->data(KindRole);
    if (!kind.isValid() || item == m_new)
        return;
    Place place;
    place.open = m_desk.state.place().open;
    switch (kind.toInt()) {
    case searchKind:
        break;
    case collectionKind:
    case folderKind:
        place.kind = Place::Kind::Collection;
        place.id = item->data(SectionDelegate::FolderRole).toLongLong();
        break;
    case wantlistKind:
        place.kind = Place::Kind::Wantlist;
        break;
    case listsKind:
        place.kind = Place::Kind::Lists;
        break;
    case historyKind:
        place.kind = Place::Kind::Journal;
        break;
    case playLogKind:
        place.kind = Place::Kind::PlayLog;
        break;
    case statisticsKind:
        place.kind = Place::Kind::Statistics;
        break;
    case taggerKind:
        place.kind = Place::Kind::Tagger;
        place.open.reset(); // three columns need the room
        break;
    default:
        place.kind = Place::Kind::Library;
        place.query.type = static_cast<EntityKind>(kind.toInt());
        break;
    }
    m_desk.state.go(place);
}

} // namespace runout::ui
