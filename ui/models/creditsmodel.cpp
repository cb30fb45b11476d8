// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/releasemodels.h"
#include "ui/models/resultsmodel.h"

#include <QMap>

namespace runout::ui {

using discogs::CreditLine;
using discogs::FlatTrack;
using discogs::RoleFamily;

namespace {

struct Line
{
    QString role, name, canonical, tracks;
    discogs::Entity entity;
};

struct Group
{
    QString title, detail;
    QList<Line> lines;
};

QString familyText(RoleFamily family)
{
    switch (family) {
    case RoleFamily::Performers:
        return CreditsModel::tr("Performers");
    case RoleFamily::Writers:
        return CreditsModel::tr("Writers");
    case RoleFamily::Production:
        return CreditsModel::tr("Production");
    case RoleFamily::Artwork:
        return CreditsModel::tr("Artwork");
    case RoleFamily::Companies:
        return CreditsModel::tr("Companies");
    case RoleFamily::Other:
        return CreditsModel::tr("Other");
    }
    return {};
}

QString trackName(const QList<FlatTrack> &flat, int index)
{
    const discogs::Track &track = *flat[index].track;
    if (!track.position.isEmpty())
        return track.position;
    return track.title.isEmpty() ? QString::number(index + 1) : track.title;
}

// "A1 to A3, B2": neighbours in reading order become a range.
QString tracksText(const CreditLine &line, const QList<FlatTrack> &flat)
{
    QStringList parts;
    for (qsizetype i = 0; i < line.tracks.size();) {
        qsizetype end = i;
        while (end + 1 < line.tracks.size() && line.tracks[end + 1] == line.tracks[end] + 1)
            ++end;
        const QString from = trackName(flat, line.tracks[i]);
        const QString to = trackName(flat, line.tracks[end]);
        if (end >= i + 2)
            parts.append(CreditsModel::tr("%1 to %2").arg(from, to));
        else if (end == i + 1)
            parts << from << to;
        else
            parts.append(from);
        i = end + 1;
    }
    if (!line.unresolved.isEmpty())
        parts.append(line.unresolved);
    return parts.join(QStringLiteral(", "));
}

Line lineOf(const CreditLine &credit, const QList<FlatTrack> &flat)
{
    Line line;
    if (credit.family == RoleFamily::Companies) {
        line.role = credit.company.entityTypeName;
        line.name = discogs::withoutSuffix(credit.company.name);
        line.canonical = credit.company.name;
        line.entity = discogs::entity(credit.company.id);
    } else {
        line.role = credit.role.detail.isEmpty()
                        ? credit.role.name
                        : CreditsModel::tr("%1 [%2]").arg(credit.role.name, credit.role.detail);
        line.name = discogs::printedName(credit.artist);
        line.canonical = credit.artist.name;
        line.entity = discogs::entity(credit.artist.id);
    }
    line.tracks = tracksText(credit, flat);
    return line;
}

} // namespace

struct CreditsModel::Private
{
    discogs::Release release; // lines point into its tracklist
    QList<FlatTrack> flat;
    QList<CreditLine> credits;
    Grouping grouping = Grouping::ByFamily;
    QStringList words;
    QList<Group> groups; // filtered

    void group();
    [[nodiscard]] QList<Group> byFamily() const;
    [[nodiscard]] QList<Group> byTrack() const;
    [[nodiscard]] bool matches(const Line &line) const;
    [[nodiscard]] const Line *line(const QModelIndex &index) const
    {
        return index.internalId() == 0 ? nullptr : &groups[qsizetype(index.internalId()) - 1].lines[index.row()];
    }
};

CreditsModel::CreditsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , d(new Private)
{}

CreditsModel::~CreditsModel() = default;

void CreditsModel::setRelease(const discogs::Release &release)
{
    beginResetModel();
    d->release = release;
    d->flat = discogs::flatten(d->release.tracklist);
    d->credits = discogs::creditLines(d->release);
    d->group();
    endResetModel();
}

void CreditsModel::setGrouping(Grouping grouping)
{
    if (d->grouping == grouping)
        return;
    beginResetModel();
    d->grouping = grouping;
    d->group();
    endResetModel();
}

void CreditsModel::setTextFilter(const QString &text)
{
    beginResetModel();
    d->words = text.split(u' ', Qt::SkipEmptyParts);
    d->group();
    endResetModel();
}

int CreditsModel::creditCount() const
{
    return int(d->credits.size());
}

void CreditsModel::Private::group()
{
    groups.clear();
    for (Group &all : grouping == Grouping::ByFamily ? byFamily() : byTrack()) {
        all.lines.removeIf([this](const Line &line) { return !matches(line); });
        if (!all.lines.isEmpty())
            groups.append(all);
    }
}

bool CreditsModel::Private::matches(const Line &line) const
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return line.role.contains(word, Qt::CaseInsensitive) || line.name.contains(word, Qt::CaseInsensitive) ||
               line.canonical.contains(word, Qt::CaseInsensitive) || line.tracks.contains(word, Qt::CaseInsensitive);
    });
}

QList<Group> CreditsModel::Private::byFamily() const
{
    QMap<RoleFamily, Group> families;
    for (const CreditLine &credit : credits) {
        Group &family = families[credit.family];
        family.title = familyText(credit.family);
        family.lines.append(lineOf(credit, flat));
    }
    return families.values();
}

QList<Group> CreditsModel::Private::byTrack() const
{
    Group whole{tr("Whole release"), {}, {}};
    QList<Group> tracks;
    for (const auto &entry : flat)
        tracks.append({entry.track->title, entry.track->position, {}});
    for (const CreditLine &credit : credits) {
        Line line = lineOf(credit, flat);
        if (credit.tracks.isEmpty() || !credit.unresolved.isEmpty())
            whole.lines.append(line);
        line.tracks.clear();
        for (const int track : credit.tracks)
            tracks[track].lines.append(line);
    }
    return QList<Group>{whole} + tracks;
}

// A group has internal id 0; a line the number of its group plus 1.
QModelIndex CreditsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex CreditsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int CreditsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(d->groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(d->groups[parent.row()].lines.size()) : 0;
}

int CreditsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

namespace {

QVariant groupData(const Group &group, int column, int role)
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const QString title =
        group.detail.isEmpty() ? group.title : CreditsModel::tr("%1  %2").arg(group.detail, group.title);
    return column == CreditsModel::Role ? title : QString();
}

QVariant lineData(const Line &line, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (column == CreditsModel::Role)
            return line.role;
        return column == CreditsModel::Name ? line.name : line.tracks;
    case Qt::ToolTipRole:
        if (column == CreditsModel::Name)
            return line.canonical == line.name ? QString() : line.canonical;
        return column == CreditsModel::Tracks ? line.tracks : line.role;
    case CreditsModel::EntityRole:
        return QVariant::fromValue(line.entity);
    case CreditsModel::CanonicalRole:
        return line.canonical;
    case CreditsModel::PrintedRole:
        return line.name;
    default:
        return {};
    }
}

} // namespace

QVariant CreditsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line *line = d->line(index);
    return line ? lineData(*line, index.column(), role) : groupData(d->groups[index.row()], index.column(), role);
}

QVariant CreditsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Role:
        return tr("Role");
    case Name:
        return tr("Name");
    case Tracks:
        return tr("Tracks");
    default:
        return {};
    }
}

} // namespace runout::ui
