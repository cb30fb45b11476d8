// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/credits.h"
#include "core/discogs/tracklist.h"
#include "core/discogs/types.h"
#include "ui/models/recordmodel.h"

#include <QAbstractItemModel>
#include <QAbstractTableModel>
#include <QSet>

#include <memory>

namespace runout::ui {

// A release's tracks as a tree: sides or discs with their totals, headings, tracks, index tracks with sub-tracks.
// Columns: position, title (with the track's own artists), duration.
class TracklistModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Position, Title, Duration, ColumnCount };
    enum DataRole {
        KindRole = Qt::UserRole, // Kind
        ArtistsRole,             // QString, printed artists where they differ, ""
        CreditsRole,             // QStringList, "Role - Name" lines of the track's own credits (folded by the view)
        MissingRole,             // bool: no duration is known
    };
    enum class Kind { Side, Heading, Track, Index, SubTrack };

    explicit TracklistModel(QObject *parent = nullptr);
    ~TracklistModel() override;
    void setRelease(const QList<discogs::Track> &tracklist, const QList<discogs::ArtistCredit> &releaseArtists);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// A release's credits as a tree: by role family (family > credit lines) or by track (track > credit lines).
// Columns: role, name, tracks.
class CreditsModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Grouping { ByFamily, ByTrack };
    enum Column { Role, Name, Tracks, ColumnCount };
    enum DataRole {
        EntityRole = Qt::UserRole + 100, // discogs::Entity of the artist or company; id 0: no page
        CanonicalRole,                   // canonical name, for hover
        PrintedRole,                     // name as printed
    };

    explicit CreditsModel(QObject *parent = nullptr);
    ~CreditsModel() override;
    void setRelease(const discogs::Release &release);
    void setGrouping(Grouping grouping);
    void setTextFilter(const QString &text);
    [[nodiscard]] int creditCount() const; // lines before filtering

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// A master's pressings. Differing columns stand out: DiffersRole is true where a cell differs from the shown pressing.
class VersionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Released, Country, Label, CatalogueNumber, Format, Title, Have, Want, Barcode, Matrix, ColumnCount };
    enum DataRole {
        EntityRole = Qt::UserRole + 100,
        DiffersRole,
        CurrentRole, // the pressing shown in the pane
        OwnedRole,   // in the collection
        WantedRole,  // in the wantlist
    };

    explicit VersionsModel(QObject *parent = nullptr);
    ~VersionsModel() override;
    void setVersions(const QList<discogs::Version> &versions);
    void addVersions(const QList<discogs::Version> &versions);
    void setCurrent(discogs::ReleaseId id);
    // Ids of the releases that are owned and wanted; where both are empty what Discogs says stands.
    void setMarks(const QSet<qint64> &owned, const QSet<qint64> &wanted);
    void setTextFilter(const QString &text);
    // Empty = all; several are alternatives. Values as in the rows.
    void setFacets(const QStringList &formats, const QStringList &countries, const QStringList &years,
                   const QStringList &labels);
    [[nodiscard]] QList<FacetCount> values(Column column) const; // distinct, for the filter boxes
    // Of a pressing whose page is held.
    void setIdentifiers(discogs::ReleaseId id, const QString &barcode, const QString &matrix);
    [[nodiscard]] QList<discogs::ReleaseId> pressings() const; // before filtering
    [[nodiscard]] int total() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::ui
