// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/releasemodels.h"

namespace runout::ui {

using discogs::Track;
using discogs::TrackType;

namespace {

const QString unknownDuration = QStringLiteral("\u2013");

struct Node
{
    TracklistModel::Kind kind = TracklistModel::Kind::Track;
    QString position, title, duration, artists;
    QStringList credits;
    bool missing = false;
    QString hint;
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;

    Node &add(TracklistModel::Kind childKind)
    {
        auto child = std::make_unique<Node>();
        child->kind = childKind;
        child->parent = this;
        child->row = int(children.size());
        children.push_back(std::move(child));
        return *children.back();
    }
};

QString sideTitle(const discogs::Side &side)
{
    if (side.isSide)
        return TracklistModel::tr("Side %1").arg(side.name);
    const bool isNumber = !side.name.isEmpty() && side.name.front().isDigit();
    return isNumber ? TracklistModel::tr("Disc %1").arg(side.name) : side.name;
}

// "9:22", "at least 9:22" where some tracks have no duration; a dash where none has.
QString totalText(const discogs::Side &side)
{
    if (side.seconds == 0)
        return unknownDuration;
    const QString known = discogs::durationText(side.seconds);
    return side.missing > 0 ? TracklistModel::tr("at least %1").arg(known) : known;
}

QString missingText(int missing)
{
    if (missing == 0)
        return {};
    return missing == 1 ? TracklistModel::tr("One track has no duration")
                        : TracklistModel::tr("%n tracks have no duration", nullptr, missing);
}

QStringList creditTexts(const Track &track)
{
    QStringList lines;
    for (const discogs::ArtistCredit &credit : track.extraArtists)
        lines.append(TracklistModel::tr("%1 \u2013 %2").arg(credit.role, discogs::printedName(credit)));
    return lines;
}

} // namespace

struct TracklistModel::Private
{
    std::unique_ptr<Node> root = std::make_unique<Node>();
    QString releaseArtists;

    void fill(const QList<Track> &tracklist);
    void add(Node &parent, const Track &track, Kind kind) const;
    [[nodiscard]] const Node *node(const QModelIndex &index) const
    {
        return index.isValid() ? static_cast<const Node *>(index.internalPointer()) : root.get();
    }
};

TracklistModel::TracklistModel(QObject *parent)
    : QAbstractItemModel(parent)
    , d(new Private)
{}

TracklistModel::~TracklistModel() = default;

void TracklistModel::setRelease(const QList<Track> &tracklist, const QList<discogs::ArtistCredit> &releaseArtists)
{
    beginResetModel();
    d->root = std::make_unique<Node>();
    d->releaseArtists = discogs::artistText(releaseArtists);
    d->fill(tracklist);
    endResetModel();
}

void TracklistModel::Private::fill(const QList<Track> &tracklist)
{
    const QList<discogs::Side> sides = discogs::sides(tracklist);
    for (const discogs::Side &side : sides) {
        Node *under = root.get();
        // A single disc without a name needs no heading of its own.
        if (!side.name.isEmpty() && (side.isSide || sides.size() > 1)) {
            under = &root->add(Kind::Side);
            under->title = sideTitle(side);
            under->duration = totalText(side);
            under->missing = side.seconds == 0;
            under->hint = missingText(side.missing);
        }
        for (const int row : side.rows) {
            const Track &track = tracklist[row];
            switch (track.type) {
            case TrackType::Heading:
                under->add(Kind::Heading).title = track.title;
                break;
            case TrackType::Index:
                add(*under, track, Kind::Index);
                break;
            case TrackType::Track:
                add(*under, track, Kind::Track);
                break;
            }
        }
    }
}

void TracklistModel::Private::add(Node &parent, const Track &track, Kind kind) const
{
    Node &node = parent.add(kind);
    node.position = track.position;
    node.title = track.title;
    const auto seconds = discogs::trackSeconds(track);
    node.duration = seconds ? discogs::durationText(*seconds) : track.duration.trimmed();
    node.missing = node.duration.isEmpty();
    if (node.missing)
        node.duration = unknownDuration;
    const QString artists = discogs::artistText(track.artists);
    if (artists != releaseArtists)
        node.artists = artists;
    node.credits = creditTexts(track);
    for (const Track &subTrack : track.subTracks)
        add(node, subTrack, Kind::SubTrack);
}

QModelIndex TracklistModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, d->node(parent)->children[size_t(row)].get());
}

QModelIndex TracklistModel::parent(const QModelIndex &index) const
{
    const Node *above = index.isValid() ? d->node(index)->parent : nullptr;
    return above && above->parent ? createIndex(above->row, 0, above) : QModelIndex();
}

int TracklistModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(d->node(parent)->children.size());
}

int TracklistModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TracklistModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *d->node(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Position)
            return node.position;
        return index.column() == Title ? node.title : node.duration;
    case Qt::ToolTipRole:
        if (index.column() == Duration)
            return node.missing && node.hint.isEmpty() ? tr("No duration given") : node.hint;
        return index.column() == Title ? node.credits.join(u'\n') : QString();
    case Qt::AccessibleTextRole:
        if (index.column() == Title && !node.artists.isEmpty())
            return tr("%1, %2").arg(node.title, node.artists);
        if (index.column() == Duration && node.missing)
            return node.kind == Kind::Heading ? QString() : tr("no duration");
        return data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return index.column() == Duration ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case KindRole:
        return QVariant::fromValue(node.kind);
    case ArtistsRole:
        return node.artists;
    case CreditsRole:
        return node.credits;
    case MissingRole:
        return node.missing;
    default:
        return {};
    }
}

QVariant TracklistModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Position:
        return tr("Position");
    case Title:
        return tr("Title");
    case Duration:
        return tr("Duration");
    default:
        return {};
    }
}

} // namespace runout::ui
