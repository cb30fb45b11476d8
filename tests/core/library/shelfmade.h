// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/collectioncsv.h"

#include <QDateTime>

// A made-up shelf for the tests of the collection as a file.
namespace runout::test {

inline QList<discogs::Folder> someFolders()
{
    using discogs::FolderId;
    return {{FolderId{0}, QStringLiteral("All"), 0},
            {FolderId{1}, QStringLiteral("Uncategorized"), 0},
            {FolderId{5}, QStringLiteral("7\" Box, blue"), 0},
            {FolderId{6}, QStringLiteral("Jazz"), 0}};
}

inline QList<discogs::CollectionField> someFields()
{
    using discogs::FieldId;
    const QStringList grades{QStringLiteral("Mint (M)"), QStringLiteral("Near Mint (NM or M-)"),
                             QStringLiteral("Very Good (VG)")};
    return {{FieldId{1}, QStringLiteral("Media"), 1, QStringLiteral("dropdown"), true, grades, 0},
            {FieldId{2}, QStringLiteral("Sleeve"), 2, QStringLiteral("dropdown"), true,
             QStringList{QStringLiteral("No Cover")} + grades, 0},
            {FieldId{3}, QStringLiteral("Notes"), 3, QStringLiteral("textarea"), true, {}, 3},
            {FieldId{7}, QStringLiteral("Shelf, row"), 4, QStringLiteral("textarea"), false, {}, 1},
            {FieldId{8}, QStringLiteral("Notes"), 5, QStringLiteral("textarea"), false, {}, 1}};
}

inline QHash<discogs::FolderId, QString> namesOf(const QList<discogs::Folder> &folders)
{
    QHash<discogs::FolderId, QString> names;
    for (const discogs::Folder &folder : folders)
        names.insert(folder.id, folder.name);
    return names;
}

// The copy number `n` of a made shelf: a third of the releases is there twice.
inline library::Instance someInstance(int n)
{
    using namespace discogs;
    library::Instance copy;
    copy.id = InstanceId{2851616155LL + n};
    copy.record.id = ReleaseId{1000 + (n % 3 == 2 ? n - 1 : n)};
    const qint64 release = number(copy.record.id);
    copy.folder = FolderId{n % 4 == 0 ? 5 : n % 4 == 1 ? 6 : 1};
    copy.rating = static_cast<int>(release % 6);
    copy.added = QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC).addSecs(n * 3607LL).toMSecsSinceEpoch();
    copy.record.artist = n % 5 == 0 ? QStringLiteral("Bj\u00f6rk, \"live\"") : QStringLiteral("Artist %1").arg(n);
    copy.record.title = QStringLiteral("Title %1").arg(release);
    copy.record.label = QStringLiteral("Label");
    copy.record.labels = {QStringLiteral("Label"), QStringLiteral("[PIAS]")};
    copy.record.catno = QStringLiteral("C %1").arg(n);
    copy.record.format = QStringLiteral("2xLP, Album, Reissue, Clear");
    copy.record.year = n % 7 == 0 ? 0 : 1960 + n % 60;
    if (n % 2 == 0)
        copy.fields.append({mediaConditionField, QStringLiteral("Mint (M)")});
    if (n % 3 == 0)
        copy.fields.append({notesField, QStringLiteral("line one\nline \"two\", %1").arg(n)});
    if (n % 11 == 0)
        copy.fields.append({FieldId{7}, QStringLiteral("top")});
    if (n % 13 == 0)
        copy.fields.append({FieldId{8}, QStringLiteral("the other notes")});
    return copy;
}

inline QList<library::Instance> someShelf(int count)
{
    QList<library::Instance> shelf;
    shelf.reserve(count);
    for (int n = 0; n < count; ++n)
        shelf.append(someInstance(n));
    return shelf;
}

inline QByteArray csvOf(const QList<library::Instance> &shelf)
{
    QByteArray file = library::csvHeader(someFields());
    const auto names = namesOf(someFolders());
    for (const library::Instance &copy : shelf)
        file += library::csvLine(copy, names, someFields());
    return file;
}

} // namespace runout::test
