// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "ui/widgets/coverimages.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

#include <vector>

namespace runout::ui {

struct FacetCount
{
    QString value;
    int count = 0;
    bool operator==(const FacetCount &) const = default;
};

// What a row looks like in a table as on a wall.
struct RecordFace
{
    CoverSubject subject; // the title is the first line
    QString second;       // the second line: who made it, or what it is where nobody did
    QString word;         // what kind of thing it is, where that has to be said
    bool inCollection = false;
    bool inWantlist = false;
    bool waiting = false; // an edit of it has not been sent yet
};

struct ColumnTraits
{
    enum class Shown { OnChoice, WhenFilled, Usually };
    QString name;     // under which its width and place are remembered
    int width = 68;   // to begin with
    int stepBack = 0; // where the room is short the lowest goes first; 0: never
    Shown shown = Shown::OnChoice;
    bool isFigure = false; // to the right
    bool isLast = false;   // behind columns that come later, until somebody moves it
};

struct SortLevel
{
    int column = -1;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool operator==(const SortLevel &) const = default;
};

// A list of records for ResultViews. Rows have numbers that stay while filters and orders change what is shown; what
// is shown changes with a handful of signals, so that selection and scroll position survive.
class RecordModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum { Cover, Title }; // the first two columns of every such list
    enum DataRole { EntityRole = Qt::UserRole, SubjectRole /* CoverSubject */, RowRole, LastRole };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] virtual discogs::Entity entityAt(int row) const = 0;
    [[nodiscard]] virtual RecordFace face(int row) const = 0;
    [[nodiscard]] virtual QStringList facts(int row) const = 0; // for a tool tip
    // Year, country, label: what tells pressings apart at a glance. "" where nothing is known.
    [[nodiscard]] virtual QString brief(int row) const = 0;
    [[nodiscard]] virtual ColumnTraits traits(int column) const = 0;
    // What the column is called, whatever else its header says.
    [[nodiscard]] virtual QString columnName(int column) const;
    [[nodiscard]] virtual QModelIndex indexOf(const discogs::Entity &entity) const = 0; // the first of them
    // What tells rows apart beyond this run: the entity, or more where it may be there twice.
    [[nodiscard]] virtual QVariant keyAt(int row) const;
    [[nodiscard]] virtual QModelIndex indexOfKey(const QVariant &key) const;
    // Sorting by further columns where the first ones leave it open; a column that is among them turns round.
    virtual void addSortLevel(int column);
    [[nodiscard]] virtual QList<SortLevel> sortLevels() const = 0;
    virtual void setSortLevels(const QList<SortLevel> &levels);
    // Ids of the releases in the collection and in the wantlist, for the marks of the rows there are and will be.
    virtual void setMarks(const QSet<qint64> &owned, const QSet<qint64> &wanted);

    int rowCount(const QModelIndex &parent = {}) const override;

Q_SIGNALS:
    void sortLevelsChanged();
    void columnsFilled(); // one that was empty may not be any more

protected:
    [[nodiscard]] const std::vector<int> &visible() const { return m_visible; } // numbers by row
    // From the rows shown to those of `next`. numbers: how many there are in all.
    void show(const std::vector<int> &next, int numbers);
    [[nodiscard]] static QString briefOf(QStringList facts); // those that are known, with a dot between
    void forgetShown() { m_visible.clear(); }                // within a reset
    // Says that the rows of these numbers have changed, where they are shown.
    void announceChanged(const QList<int> &numbers);

private:
    void append(const std::vector<int> &next);
    void dropOneByOne(const std::vector<char> &wanted);
    void dropTail(size_t kept);
    void reorder(const std::vector<int> &next, int numbers);
    std::vector<int> m_visible;
};

} // namespace runout::ui
