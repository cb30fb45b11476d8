// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/conditions.h"
#include "core/library/shelf.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <cmath>

namespace runout::test {

// A made-up shelf with the spread of a real one: few artists own much, most own one; labels, countries, formats and
// grades lean as they do; every twentieth record is there twice; one in three has notes.
class MadeShelf
{
public:
    explicit MadeShelf(quint32 seed = 1)
        : m_random(seed)
    {}

    [[nodiscard]] QList<library::Instance> instances(int count) { return part(0, count, count); }
    // Some of a shelf of `whole`, to be made piece by piece from the first on.
    [[nodiscard]] QList<library::Instance> part(int from, int count, int whole)
    {
        QList<library::Instance> all;
        all.reserve(count);
        for (int i = 0; i < count; ++i) {
            library::Instance instance = next(whole, from + i);
            if (i % 20 == 19)
                instance.record = all[i - 1 - int(m_random.bounded(qMin(i - 1, 15)))].record;
            all.append(instance);
        }
        return all;
    }

    [[nodiscard]] static QList<discogs::Folder> folders()
    {
        QList<discogs::Folder> all{{discogs::allFolder, QStringLiteral("All"), 0},
                                   {discogs::uncategorizedFolder, QStringLiteral("Uncategorized"), 0}};
        const QStringList names{QStringLiteral("Jazz"),   QStringLiteral("Rock"),    QStringLiteral("Electronic"),
                                QStringLiteral("7 inch"), QStringLiteral("To sell"), QStringLiteral("Classical"),
                                QStringLiteral("Reggae")};
        for (const QString &name : names)
            all.append({discogs::FolderId(100 + all.size()), name, 0});
        return all;
    }

    [[nodiscard]] static QList<discogs::CollectionField> fields()
    {
        QStringList sleeves = discogs::conditions();
        sleeves += {QStringLiteral("Generic"), QStringLiteral("Not Graded"), QStringLiteral("No Cover")};
        return {{discogs::mediaConditionField, QStringLiteral("Media Condition"), 1, QStringLiteral("dropdown"), true,
                 discogs::conditions(), 0},
                {discogs::sleeveConditionField, QStringLiteral("Sleeve Condition"), 2, QStringLiteral("dropdown"), true,
                 sleeves, 0},
                {discogs::notesField, QStringLiteral("Notes"), 3, QStringLiteral("textarea"), true, {}, 3},
                {discogs::FieldId(4), QStringLiteral("Bought at"), 4, QStringLiteral("textarea"), false, {}, 1},
                {discogs::FieldId(5),
                 QStringLiteral("Cleaned"),
                 5,
                 QStringLiteral("dropdown"),
                 false,
                 {QStringLiteral("Yes"), QStringLiteral("No")},
                 0}};
    }

private:
    // Small numbers more often than large ones.
    int leaning(int below) { return int(double(below) * std::pow(m_random.generateDouble(), 2.5)); }
    QString word()
    {
        static const QStringList syllables{QStringLiteral("ba"),  QStringLiteral("co"),  QStringLiteral("del"),
                                           QStringLiteral("mi"),  QStringLiteral("les"), QStringLiteral("ra"),
                                           QStringLiteral("ton"), QStringLiteral("vi"),  QStringLiteral("so"),
                                           QStringLiteral("na"),  QStringLiteral("blu"), QStringLiteral("kra"),
                                           QStringLiteral("jör"), QStringLiteral("que"), QStringLiteral("st")};
        QString text;
        for (int i = 1 + int(m_random.bounded(3)); i >= 0; --i)
            text += syllables[m_random.bounded(int(syllables.size()))];
        text[0] = text[0].toUpper();
        return text;
    }
    QString name(int number) // the same for the same number
    {
        QRandomGenerator random(quint32(number) * 2654435761U + 7U);
        std::swap(random, m_random);
        QString text = word() + u' ' + word();
        std::swap(random, m_random);
        return number % 400 < 200 ? text : text + u' ' + QString::number(number);
    }

    library::Instance next(int count, int i)
    {
        static const QStringList countries{
            QStringLiteral("US"),     QStringLiteral("UK"),          QStringLiteral("Germany"),
            QStringLiteral("France"), QStringLiteral("Japan"),       QStringLiteral("Italy"),
            QStringLiteral("Europe"), QStringLiteral("Netherlands"), QStringLiteral("Australia"),
            QStringLiteral("Brazil"), QStringLiteral("Jamaica"),     QStringLiteral("USSR")};
        static const QList<QStringList> formats{
            {QStringLiteral("Vinyl"), QStringLiteral("LP"), QStringLiteral("Album")},
            {QStringLiteral("Vinyl"), QStringLiteral("LP"), QStringLiteral("Album"), QStringLiteral("Reissue")},
            {QStringLiteral("Vinyl"), QStringLiteral("12\""), QStringLiteral("33 ⅓ RPM")},
            {QStringLiteral("Vinyl"), QStringLiteral("7\""), QStringLiteral("45 RPM"), QStringLiteral("Single")},
            {QStringLiteral("CD"), QStringLiteral("Album")},
            {QStringLiteral("Vinyl"), QStringLiteral("LP"), QStringLiteral("Compilation")},
            {QStringLiteral("Cassette"), QStringLiteral("Album")},
            {QStringLiteral("Vinyl"), QStringLiteral("LP"), QStringLiteral("Album"), QStringLiteral("Stereo"),
             QStringLiteral("Gatefold")}};
        static const QStringList genres{QStringLiteral("Rock"),       QStringLiteral("Jazz"),
                                        QStringLiteral("Electronic"), QStringLiteral("Funk / Soul"),
                                        QStringLiteral("Hip Hop"),    QStringLiteral("Reggae"),
                                        QStringLiteral("Classical"),  QStringLiteral("Pop")};
        library::Instance instance;
        instance.id = discogs::InstanceId(1'000'000 + i);
        instance.folder = discogs::FolderId(i % 7 == 0 ? 1 : 102 + leaning(7));
        instance.rating = m_random.bounded(10) < 4 ? 1 + int(m_random.bounded(5)) : 0;
        const qint64 newest = QDateTime(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
        instance.added = newest - qint64(i) * (10LL * 365 * 24 * 3'600'000 / count);
        instance.fields.append({discogs::mediaConditionField, discogs::conditions()[qMin(7, leaning(8))]});
        instance.fields.append({discogs::sleeveConditionField, discogs::conditions()[qMin(7, leaning(8))]});
        if (m_random.bounded(3) == 0)
            instance.fields.append(
                {discogs::notesField, word() + u' ' + word() + QStringLiteral(" from the fair, ") + word()});
        library::Record &record = instance.record;
        record.id = discogs::ReleaseId(5'000 + i);
        record.artist = name(leaning(count / 3 + 1));
        record.title = word() + u' ' + word() + (i % 3 ? QString() : u' ' + word());
        record.label = name(1'000'000 + leaning(count / 12 + 1));
        record.labels = {record.label};
        record.catno = record.label.left(3).toUpper() + u'-' + QString::number(1000 + m_random.bounded(90'000));
        record.country = countries[leaning(int(countries.size()))];
        record.formats = formats[leaning(int(formats.size()))];
        record.format = record.formats.mid(record.formats[0] == u"Vinyl" ? 1 : 0).join(QStringLiteral(", "));
        record.year = m_random.bounded(30) == 0 ? 0 : 2025 - leaning(70);
        record.genres = {genres[leaning(int(genres.size()))]};
        record.styles = {name(2'000'000 + leaning(120)), name(2'000'000 + leaning(400))};
        record.thumb =
            QStringLiteral("https://i.discogs.com/%1/rs:fit/g:sm/q:40/h:150/w:150/czM6Ly9kaXNjb2dzLWRhdGFiYXNlL"
                           "WltYWdlcy9SLTEx%2.jpeg")
                .arg(m_random.generate64(), 20, 36)
                .arg(i);
        record.complete = i % 4 != 0;
        return instance;
    }

    QRandomGenerator m_random;
};

} // namespace runout::test
