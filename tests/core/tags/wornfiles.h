// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/match.h"

#include <QRandomGenerator>

#include <algorithm>
#include <numeric>

// Files as they would be made of a release, worn in ways that real ones are.
namespace runout::test {

enum class Damage {
    None,
    Typos,         // some letters wrong, missing or twice
    OtherLanguage, // titles that share nothing with the printed ones
    NoTitles,      // no title at all, name "Track 03"
    NoNumbers,
    WrongOrder, // numbered in an order that is not the release's
    OneMissing, // and the others numbered anew without it
    OneExtra,   // a file of another record in between
    MissingAndExtra,
    TyposNoNumbers,
    LanguageNoNumbers,
    TyposWrongOrder,
    NamesOnly, // no tags at all, all in the name of the file
    SpeedOff,  // durations 1 % longer
};

struct WornSet
{
    QList<tags::AudioFile> files;
    QList<int> truth; // for each file the index into Tracks::tracks, -1: of another record
};

class Wear
{
public:
    explicit Wear(quint32 seed)
        : m_random(seed)
    {}

    WornSet make(const tags::Tracks &tracks, Damage damage, bool withDurations)
    {
        WornSet set;
        QList<int> order(tracks.tracks.size());
        std::iota(order.begin(), order.end(), 0);
        if (damage == Damage::WrongOrder || damage == Damage::TyposWrongOrder)
            std::shuffle(order.begin(), order.end(), m_random);
        if ((damage == Damage::OneMissing || damage == Damage::MissingAndExtra) && order.size() > 1)
            order.removeAt(m_random.bounded(order.size()));
        if (damage == Damage::OneExtra || damage == Damage::MissingAndExtra)
            order.insert(m_random.bounded(order.size() + 1), -1);
        QMap<int, int> onDisc;
        for (const int track : std::as_const(order)) {
            const int disc = track < 0 ? 1 : tracks.tracks[track].discNumber;
            set.files.append(file(tracks, track, disc, ++onDisc[disc], damage, withDurations));
            set.truth.append(track);
        }
        return set;
    }

private:
    tags::AudioFile file(const tags::Tracks &tracks, int track, int disc, int number, Damage damage, bool withDurations)
    {
        tags::AudioFile file;
        QString title = track < 0 ? foreign() : tracks.tracks[track].title;
        const int seconds = track < 0 ? m_random.bounded(60, 600) : tracks.tracks[track].seconds;
        if (withDurations || track < 0)
            file.milliseconds = seconds * 1000 + m_random.bounded(-499, 500);
        if (withDurations && seconds == 0)
            file.milliseconds = m_random.bounded(60'000, 600'000); // files have one, Discogs does not say
        if (damage == Damage::SpeedOff)
            file.milliseconds += file.milliseconds / 100;
        if (damage == Damage::Typos || damage == Damage::TyposNoNumbers || damage == Damage::TyposWrongOrder)
            title = worn(title);
        if (damage == Damage::OtherLanguage || damage == Damage::LanguageNoNumbers)
            title = foreign();
        const bool isNumbered =
            damage != Damage::NoNumbers && damage != Damage::TyposNoNumbers && damage != Damage::LanguageNoNumbers;
        QString name = title;
        if (damage == Damage::NoTitles)
            name = QStringLiteral("Track %1").arg(number, 2, 10, QLatin1Char('0'));
        else if (isNumbered)
            name = QStringLiteral("%1-%2 %3").arg(disc).arg(number, 2, 10, QLatin1Char('0')).arg(title);
        name.replace(u'/', u'_');
        if (damage != Damage::NamesOnly) {
            if (damage != Damage::NoTitles)
                file.fields.insert(QStringLiteral("TITLE"), {title});
            if (isNumbered) {
                file.fields.insert(QStringLiteral("TRACKNUMBER"), {QString::number(number)});
                file.fields.insert(QStringLiteral("DISCNUMBER"), {QString::number(disc)});
            }
        }
        file.path = tags::FilePath("/music/record") / (name + QStringLiteral(".flac")).toStdString();
        return file;
    }

    // One letter in eight, at least one.
    QString worn(QString title)
    {
        const qsizetype times = std::max<qsizetype>(1, title.size() / 8);
        for (qsizetype i = 0; i < times && title.size() > 2; ++i) {
            const auto at = static_cast<qsizetype>(m_random.bounded(static_cast<int>(title.size())));
            switch (m_random.bounded(3)) {
            case 0:
                title[at] = QChar(u'a' + m_random.bounded(26));
                break;
            case 1:
                title.remove(at, 1);
                break;
            default:
                title.insert(at, title[at]);
            }
        }
        return title;
    }

    // Words of a language that nobody speaks.
    QString foreign()
    {
        static const QStringList syllables =
            QStringLiteral("zo qua xi bry ulm fje kto wny hrr oeb yks vyd jup dza").split(u' ');
        QString title;
        for (int i = m_random.bounded(3, 8); i > 0; --i)
            title += syllables[m_random.bounded(static_cast<int>(syllables.size()))] +
                     (m_random.bounded(2) ? QStringLiteral(" ") : QString());
        return title.trimmed();
    }

    QRandomGenerator m_random;
};

} // namespace runout::test
