// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collectioncsv.h"

#include "core/library/csvcells.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace runout::library {

using namespace discogs;

namespace {

constexpr auto fieldPrefix = QLatin1String("Collection ");
// The names of the columns whose fields every account starts with; these may be called otherwise by now.
constexpr FieldId namedFields[] = {mediaConditionField, sleeveConditionField, notesField};
const char *const fixedColumns =
    "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,"
    "Collection Media Condition,Collection Sleeve Condition,Collection Notes";

bool hasColumn(FieldId field)
{
    return std::find(std::begin(namedFields), std::end(namedFields), field) != std::end(namedFields);
}

QByteArray quoted(const QString &text)
{
    QByteArray cell = text.toUtf8();
    const bool plain =
        std::none_of(cell.begin(), cell.end(), [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
    return plain ? cell : '"' + cell.replace('"', "\"\"") + '"';
}

QString valueOf(const Instance &instance, FieldId field)
{
    const auto found = std::find_if(instance.fields.begin(), instance.fields.end(),
                                    [field](const FieldValue &value) { return value.field == field; });
    return found == instance.fields.end() ? QString() : found->value;
}

QString dateText(qint64 added)
{
    return added <= 0 ? QString()
                      : QDateTime::fromMSecsSinceEpoch(added, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

// Where the columns of a file stand; -1: nowhere.
struct Columns
{
    int artist = -1, title = -1, rating = -1, release = -1, folder = -1, added = -1;
    QList<int> fields; // by place in CsvTable::fieldColumns
    qsizetype count = 0;
};

Columns columnsOf(const QList<QByteArray> &header, QStringList &fieldNames)
{
    Columns columns;
    columns.count = header.size();
    const QHash<QString, int Columns::*> known{
        {QStringLiteral("artist"), &Columns::artist},           {QStringLiteral("title"), &Columns::title},
        {QStringLiteral("rating"), &Columns::rating},           {QStringLiteral("release_id"), &Columns::release},
        {QStringLiteral("collectionfolder"), &Columns::folder}, {QStringLiteral("date added"), &Columns::added}};
    for (int i = 0; i < header.size(); ++i) {
        const QString name = QString::fromUtf8(header[i]).trimmed();
        if (const auto found = known.find(name.toLower()); found != known.end()) {
            if (columns.*found.value() < 0)
                columns.*found.value() = i;
        } else if (name.startsWith(fieldPrefix, Qt::CaseInsensitive)) {
            fieldNames.append(name.mid(fieldPrefix.size()).trimmed());
            columns.fields.append(i);
        }
    }
    return columns;
}

CsvRow rowOf(const CsvCells &record, const Columns &columns)
{
    const auto cell = [&record](int column) {
        return column < 0 || column >= record.cells().size() ? QString()
                                                             : QString::fromUtf8(record.cells()[column]).trimmed();
    };
    CsvRow row;
    row.line = record.line();
    row.artist = cell(columns.artist);
    row.title = cell(columns.title);
    row.release = cell(columns.release);
    row.folder = cell(columns.folder);
    row.rating = cell(columns.rating);
    row.added = cell(columns.added);
    for (int i = 0; i < columns.fields.size(); ++i) {
        if (const QString value = cell(columns.fields[i]); !value.isEmpty())
            row.fields.append({i, value});
    }
    return row;
}

bool hasTooMany(const QList<QByteArray> &cells, qsizetype columns)
{
    return std::any_of(cells.begin() + qMin(columns, cells.size()), cells.end(),
                       [](const QByteArray &cell) { return !cell.trimmed().isEmpty(); });
}

} // namespace

QByteArray csvHeader(const QList<CollectionField> &fields)
{
    QByteArray line = fixedColumns;
    for (const CollectionField &field : fields) {
        if (!hasColumn(field.id))
            line += ',' + quoted(fieldPrefix + field.name);
    }
    return line + "\r\n";
}

QByteArray csvLine(const Instance &instance, const QHash<FolderId, QString> &folderNames,
                   const QList<CollectionField> &fields)
{
    const Record &record = instance.record;
    const QString labels = record.labels.isEmpty() ? record.label : record.labels.join(QLatin1String(", "));
    QStringList cells{record.catno,
                      record.artist,
                      record.title,
                      labels,
                      abbreviatedFormat(record.format),
                      instance.rating > 0 ? QString::number(instance.rating) : QString(),
                      QString::number(record.year),
                      QString::number(number(record.id)),
                      folderNames.value(instance.folder),
                      dateText(instance.added)};
    for (const FieldId field : namedFields)
        cells.append(valueOf(instance, field));
    for (const CollectionField &field : fields) {
        if (!hasColumn(field.id))
            cells.append(valueOf(instance, field.id));
    }
    QByteArrayList line;
    for (const QString &cell : std::as_const(cells))
        line.append(quoted(cell));
    return line.join(',') + "\r\n";
}

tl::expected<CsvTable, CsvProblem> readCsv(const QByteArray &file)
{
    const auto broken = [](CsvProblem::Kind kind, int line = 0) { return tl::unexpected(CsvProblem{kind, line}); };
    const QByteArray text = csvText(file);
    if (text.contains('\0'))
        return broken(CsvProblem::Kind::NotText, static_cast<int>(text.left(text.indexOf('\0')).count('\n')) + 1);
    // What a spreadsheet may put on top: "sep=;".
    const bool named = text.startsWith("sep=") && text.size() > 4;
    const QByteArrayView view(text);
    const qsizetype firstBreak = text.indexOf('\n');
    const char separator = named ? text[4] : csvSeparator(view);
    CsvCells records(view, separator);
    if (named && firstBreak > 0)
        records.next(); // steps over it, and keeps the count of lines
    CsvTable table;
    Columns columns;
    if (records.next())
        columns = columnsOf(records.cells(), table.fieldColumns);
    else if (records.fault() == CsvCells::Fault::None)
        return broken(CsvProblem::Kind::Empty);
    if (records.fault() == CsvCells::Fault::None && columns.release < 0)
        return broken(CsvProblem::Kind::NoReleaseColumn, records.line());
    while (records.next()) {
        if (hasTooMany(records.cells(), columns.count))
            return broken(CsvProblem::Kind::TooManyCells, records.line());
        table.rows.append(rowOf(records, columns));
    }
    if (records.fault() == CsvCells::Fault::OpenQuote)
        return broken(CsvProblem::Kind::OpenQuote, records.line());
    if (records.fault() == CsvCells::Fault::TextAfterQuote)
        return broken(CsvProblem::Kind::TextAfterQuote, records.line());
    return table;
}

qint64 csvDate(const QString &text)
{
    static const QRegularExpression iso(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d)?$"));
    if (iso.match(text).hasMatch()) {
        const QString seconds = text.size() > 16 ? text : text + QLatin1String(":00");
        QDateTime date =
            QDateTime::fromString(QString(seconds).replace(u'T', u' '), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        date.setTimeSpec(Qt::UTC);
        return date.isValid() ? date.toMSecsSinceEpoch() : 0;
    }
    for (const char *format :
         {"yyyy-MM-dd", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "d/M/yyyy", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss",
          "d.M.yyyy", "M/d/yyyy H:mm", "M/d/yyyy H:mm:ss", "M/d/yyyy h:mm AP", "M/d/yyyy"}) {
        QDateTime date = QLocale::c().toDateTime(text, QLatin1String(format));
        date.setTimeSpec(Qt::UTC);
        if (date.isValid())
            return date.toMSecsSinceEpoch();
    }
    return 0;
}

} // namespace runout::library
