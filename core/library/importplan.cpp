// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/importplan.h"

#include "core/library/importwish.h"

#include <QSet>

#include <algorithm>

namespace runout::library {

using namespace discogs;
using Kind = Edit::Kind;

namespace {

// Ids of the plan's own lie far below those that the library gives to what Discogs does not know yet.
constexpr qint64 ownIds = -(qint64(1) << 52);

class Planner
{
public:
    Planner(const CsvTable &table, const QList<Instance> &held, const QList<Folder> &folders,
            const QList<CollectionField> &fields)
        : m_table(table)
        , m_held(held)
    {
        for (const Folder &folder : folders) {
            m_folderNames.insert(folder.id, folder.name);
            if (!m_folders.contains(folder.name.trimmed().toLower()))
                m_folders.insert(folder.name.trimmed().toLower(), folder.id);
        }
        findColumns(fields);
    }

    ImportPlan plan();

private:
    void findColumns(const QList<CollectionField> &fields);
    Wish wishOf(const CsvRow &row);
    void readFields(const CsvRow &row, Wish &wish);
    void readFolder(const QString &name, Wish &wish);
    static void refuse(Wish &wish, RowReason reason, const QString &detail);
    PlannedRow planned(const CsvRow &row, Wish &wish);
    void addCopy(const Wish &wish, PlannedRow &row);
    void changeCopy(const Wish &wish, const Instance &copy, PlannedRow &row);
    void rate(const Wish &wish, const Edit &base, PlannedRow &row);
    [[nodiscard]] FolderId created(const QString &name, PlannedRow &row);
    [[nodiscard]] QString fieldName(FieldId field) const { return m_names.value(field); }

    const CsvTable &m_table;
    const QList<Instance> &m_held;
    QHash<QString, FolderId> m_folders; // by name in lower case
    QHash<FolderId, QString> m_folderNames;
    QList<std::optional<CollectionField>> m_columns; // by place in the table
    QHash<FieldId, QString> m_names;
    QHash<ReleaseId, int> m_ratings; // as they would be
    QSet<ReleaseId> m_rated;         // by an earlier row
    qint64 m_lastId = ownIds;
    ImportPlan m_plan;
};

// The columns that Discogs names itself are those of the first three fields, whatever they are called by now. Of two
// fields with one name the first column is the first one's.
void Planner::findColumns(const QList<CollectionField> &fields)
{
    static const QHash<QString, FieldId> fixed{{QStringLiteral("media condition"), mediaConditionField},
                                               {QStringLiteral("sleeve condition"), sleeveConditionField},
                                               {QStringLiteral("notes"), notesField}};
    QSet<FieldId> taken;
    const auto take = [&](auto fits) -> std::optional<CollectionField> {
        for (const CollectionField &field : fields) {
            if (taken.contains(field.id) || !fits(field))
                continue;
            taken.insert(field.id);
            return field;
        }
        return std::nullopt;
    };
    for (const QString &column : m_table.fieldColumns) {
        const QString name = column.toLower();
        std::optional<CollectionField> found;
        if (const auto id = fixed.find(name); id != fixed.end())
            found = take([&](const CollectionField &field) { return field.id == *id; });
        if (!found)
            found = take([&](const CollectionField &field) { return field.name.trimmed().toLower() == name; });
        m_columns.append(found);
        if (found)
            m_names.insert(found->id, found->name);
    }
}

void Planner::refuse(Wish &wish, RowReason reason, const QString &detail)
{
    if (wish.reason != RowReason::None)
        return;
    wish.reason = reason;
    wish.detail = detail;
}

Wish Planner::wishOf(const CsvRow &row)
{
    Wish wish;
    bool isNumber = false;
    const qint64 release = row.release.toLongLong(&isNumber);
    if (row.release.isEmpty())
        refuse(wish, RowReason::NoRelease, {});
    else if (!isNumber || release <= 0)
        refuse(wish, RowReason::NotANumber, row.release);
    else
        wish.release = ReleaseId{release};
    if (!row.rating.isEmpty()) {
        wish.rating = row.rating.toInt(&isNumber);
        if (!isNumber || wish.rating < 0 || wish.rating > 5)
            refuse(wish, RowReason::RatingOutOfRange, row.rating);
    }
    readFields(row, wish);
    readFolder(row.folder, wish);
    wish.added = csvDate(row.added);
    return wish;
}

void Planner::readFields(const CsvRow &row, Wish &wish)
{
    for (const CsvField &cell : row.fields) {
        const auto &field = m_columns[cell.column];
        if (!field) {
            if (const QString &name = m_table.fieldColumns[cell.column]; !m_plan.unknownColumns.contains(name))
                m_plan.unknownColumns.append(name);
            continue;
        }
        QString value = plainText(cell.value);
        if (field->type == u"dropdown") {
            const auto option = std::find_if(field->options.begin(), field->options.end(), [&](const QString &one) {
                return one.compare(value, Qt::CaseInsensitive) == 0;
            });
            if (option == field->options.end())
                return refuse(wish, RowReason::NotAnOption, value);
            value = *option;
        }
        wish.fields.append({field->id, value});
    }
}

// A name that is not known: the folder would be created.
void Planner::readFolder(const QString &name, Wish &wish)
{
    wish.folderName = name.trimmed();
    if (wish.folderName.isEmpty())
        return;
    const auto known = m_folders.find(wish.folderName.toLower());
    if (known == m_folders.end())
        return;
    wish.folder = *known;
    if (*known == allFolder)
        refuse(wish, RowReason::FolderNotAllowed, wish.folderName);
}

ImportPlan Planner::plan()
{
    for (const Instance &copy : m_held)
        m_ratings.insert(copy.record.id, qMax(copy.rating, m_ratings.value(copy.record.id)));
    QList<Wish> wishes;
    wishes.reserve(m_table.rows.size());
    for (const CsvRow &row : m_table.rows)
        wishes.append(wishOf(row));
    matchCopies(wishes, m_held);
    m_plan.rows.reserve(wishes.size());
    for (int i = 0; i < wishes.size(); ++i)
        m_plan.rows.append(planned(m_table.rows[i], wishes[i]));
    return std::move(m_plan);
}

PlannedRow Planner::planned(const CsvRow &row, Wish &wish)
{
    PlannedRow planned;
    planned.line = row.line;
    planned.subject = row.artist.isEmpty() ? row.title : row.artist + QLatin1String(" - ") + row.title;
    planned.release = wish.release.value_or(ReleaseId{});
    if (wish.reason == RowReason::None && wish.rating > 0 && m_rated.contains(*wish.release) &&
        m_ratings.value(*wish.release) != wish.rating)
        refuse(wish, RowReason::RatingsDiffer, row.rating);
    if (wish.reason != RowReason::None) {
        planned.outcome = RowOutcome::Refused;
        planned.reason = wish.reason;
        planned.detail = wish.detail;
        return planned;
    }
    if (wish.copy < 0) {
        addCopy(wish, planned);
    } else {
        const Instance &copy = m_held[wish.copy];
        if (planned.subject.isEmpty())
            planned.subject = copy.record.artist + QLatin1String(" - ") + copy.record.title;
        changeCopy(wish, copy, planned);
    }
    return planned;
}

// The folder of that name, planned once.
FolderId Planner::created(const QString &name, PlannedRow &row)
{
    row.newFolder = true;
    for (const Edit &edit : std::as_const(m_plan.folders)) {
        if (edit.text.compare(name, Qt::CaseInsensitive) == 0)
            return edit.folder;
    }
    Edit edit;
    edit.kind = Kind::CreateFolder;
    edit.folder = FolderId{--m_lastId};
    edit.text = name;
    m_plan.folders.append(edit);
    return edit.folder;
}

void Planner::rate(const Wish &wish, const Edit &base, PlannedRow &row)
{
    if (wish.rating == 0)
        return;
    const int before = m_ratings.value(*wish.release);
    m_rated.insert(*wish.release);
    m_ratings.insert(*wish.release, wish.rating);
    if (before == wish.rating)
        return;
    Edit edit = base;
    edit.kind = Kind::Rate;
    edit.rating = wish.rating;
    row.edits.append(edit);
    row.changes.append(
        {RowChange::What::Rating, {}, before > 0 ? QString::number(before) : QString(), QString::number(wish.rating)});
}

void Planner::addCopy(const Wish &wish, PlannedRow &row)
{
    row.outcome = RowOutcome::Added;
    Edit base;
    base.kind = Kind::AddInstance;
    base.release = *wish.release;
    base.instance = InstanceId{--m_lastId};
    base.folder = wish.folder                 ? *wish.folder
                  : wish.folderName.isEmpty() ? uncategorizedFolder
                                              : created(wish.folderName, row);
    row.edits.append(base);
    row.changes.append({RowChange::What::Folder,
                        {},
                        {},
                        wish.folderName.isEmpty() ? m_folderNames.value(uncategorizedFolder) : wish.folderName});
    rate(wish, base, row);
    for (const FieldValue &value : wish.fields) {
        Edit edit = base;
        edit.kind = Kind::SetField;
        edit.field = value.field;
        edit.text = value.value;
        row.edits.append(edit);
        row.changes.append({RowChange::What::Field, fieldName(value.field), {}, value.value});
    }
}

void Planner::changeCopy(const Wish &wish, const Instance &copy, PlannedRow &row)
{
    Edit base;
    base.release = copy.record.id;
    base.instance = copy.id;
    base.folder = copy.folder;
    rate(wish, base, row);
    for (const FieldValue &value : wish.fields) {
        const QString before = plainValue(copy, value.field);
        if (before == value.value)
            continue;
        Edit edit = base;
        edit.kind = Kind::SetField;
        edit.field = value.field;
        edit.text = value.value;
        row.edits.append(edit);
        row.changes.append({RowChange::What::Field, fieldName(value.field), before, value.value});
    }
    if (!wish.folderName.isEmpty() && (!wish.folder || *wish.folder != copy.folder)) {
        // Two folders may have one name: then it is where the row says.
        const QString before = m_folderNames.value(copy.folder);
        if (before.trimmed().compare(wish.folderName, Qt::CaseInsensitive) != 0) {
            Edit edit = base;
            edit.kind = Kind::MoveInstance;
            edit.from = copy.folder;
            edit.folder = wish.folder ? *wish.folder : created(wish.folderName, row);
            row.edits.append(edit);
            row.changes.append({RowChange::What::Folder, {}, before, wish.folderName});
        }
    }
    row.outcome = row.edits.isEmpty() ? RowOutcome::Unchanged : RowOutcome::Changed;
}

} // namespace

int ImportPlan::count(RowOutcome outcome) const
{
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [outcome](const PlannedRow &row) { return row.outcome == outcome; }));
}

ImportPlan importPlan(const CsvTable &table, const QList<Instance> &held, const QList<Folder> &folders,
                      const QList<CollectionField> &fields)
{
    return Planner(table, held, folders, fields).plan();
}

QList<Edit> withFolders(QList<Edit> edits, const QList<Edit> &planned, const QList<Folder> &created)
{
    QHash<FolderId, FolderId> ids;
    for (const Edit &folder : planned) {
        for (const Folder &there : created) {
            if (there.name.trimmed().compare(folder.text.trimmed(), Qt::CaseInsensitive) == 0)
                ids.insert(folder.folder, there.id);
        }
    }
    for (Edit &edit : edits)
        edit.folder = ids.value(edit.folder, edit.folder);
    return edits;
}

} // namespace runout::library
