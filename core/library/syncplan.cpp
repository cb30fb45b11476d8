// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/syncplan.h"

#include "core/discogs/requests.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace runout::library {

namespace {

using discogs::requests::perPage;

constexpr qint64 placeHolds = 24 * 3600;     // seconds
constexpr qint64 sweepHolds = 7 * 24 * 3600; // seconds
constexpr double secondsAtOnce = 0.5;        // a request that does not wait for its turn

int pagesOf(int items)
{
    return std::max(1, (items + perPage - 1) / perPage);
}

Reading afterOneOfAll(Reading reading, const PageSeen &seen)
{
    if (seen.isMissing) {
        reading.end = std::max(1, reading.page - 1);
        reading.page = reading.end;
        return reading;
    }
    const int fewer = reading.said - seen.items;
    reading.said = seen.items;
    if (fewer > 0 && reading.page > 1) { // what stood at the head of this page stands at the end of the one before
        reading.page = std::max(1, reading.page - pagesOf(fewer));
        return reading;
    }
    const int last = reading.end > 0 ? std::min(reading.end, seen.pages) : seen.pages;
    if (reading.page < last) {
        ++reading.page;
    } else if (reading.page > 1) {
        reading.phase = Reading::Phase::Newest;
        reading.page = 1;
    } else {
        reading.phase = seen.known == seen.items ? Reading::Phase::Agrees : Reading::Phase::Differs;
    }
    return reading;
}

Reading afterOneOfNewest(Reading reading, const PageSeen &seen)
{
    if (!seen.isMissing)
        reading.said = seen.items;
    const int fresh = seen.known - seen.knownBefore;
    const bool allFresh = fresh >= perPage;
    const bool someMissing = fresh > 0 && seen.known < reading.said;
    if (!seen.isMissing && (allFresh || someMissing) && reading.page < seen.pages)
        ++reading.page;
    else
        reading.phase = seen.known == reading.said ? Reading::Phase::Agrees : Reading::Phase::Differs;
    return reading;
}

QJsonObject toJson(const Reading &reading)
{
    return {{QStringLiteral("phase"), static_cast<int>(reading.phase)},
            {QStringLiteral("page"), reading.page},
            {QStringLiteral("end"), reading.end},
            {QStringLiteral("said"), reading.said},
            {QStringLiteral("pass"), reading.pass},
            {QStringLiteral("before"), reading.before},
            {QStringLiteral("sweep"), reading.sweep}};
}

Reading readingFrom(const QJsonObject &json)
{
    Reading reading;
    reading.phase =
        static_cast<Reading::Phase>(std::clamp(json[u"phase"].toInt(), 0, static_cast<int>(Reading::Phase::Differs)));
    reading.page = std::max(1, json[u"page"].toInt());
    reading.end = json[u"end"].toInt();
    reading.said = json[u"said"].toInt(-1);
    reading.pass = json[u"pass"].toInt();
    reading.before = json[u"before"].toInt(-1);
    reading.sweep = json[u"sweep"].toInteger();
    return reading;
}

int requestsLeft(const Reading &reading, int items)
{
    if (reading.isOver())
        return 0;
    if (reading.phase == Reading::Phase::Newest)
        return 1;
    const int pages = pagesOf(reading.said < 0 ? items : reading.said);
    return std::max(1, pages - reading.page + 1) + (pages > 1 ? 1 : 0);
}

} // namespace

Reading readingAll(qint64 sweep)
{
    Reading reading;
    reading.phase = Reading::Phase::Pages;
    reading.pass = 1;
    reading.sweep = sweep;
    return reading;
}

Reading afterPage(Reading reading, const PageSeen &seen)
{
    return reading.phase == Reading::Phase::Pages ? afterOneOfAll(reading, seen) : afterOneOfNewest(reading, seen);
}

Reading readingAgain(const Reading &reading, qint64 sweep, int known)
{
    Reading again = readingAll(sweep);
    again.pass = reading.pass + 1;
    again.before = known;
    return again;
}

bool needsSecondPass(const Reading &reading)
{
    return reading.pass == 1 && reading.phase == Reading::Phase::Differs;
}

bool mayEndSweep(const Reading &reading, int known)
{
    if (reading.pass == 0)
        return false;
    return reading.phase == Reading::Phase::Agrees ||
           (reading.phase == Reading::Phase::Differs && known == reading.before);
}

Reading resumed(Reading reading)
{
    if (!reading.isOver())
        reading.page = std::max(1, reading.page - 1);
    return reading;
}

QString toText(const SyncPlace &place)
{
    const QJsonObject json{{QStringLiteral("begun"), place.begun.toMSecsSinceEpoch()},
                           {QStringLiteral("step"), static_cast<int>(place.step)},
                           {QStringLiteral("items"), toJson(place.items)},
                           {QStringLiteral("wants"), toJson(place.wants)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<SyncPlace> placeFrom(const QString &text, const QDateTime &now)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    if (json.isEmpty())
        return std::nullopt;
    SyncPlace place;
    place.begun = QDateTime::fromMSecsSinceEpoch(json[u"begun"].toInteger(), Qt::UTC);
    place.step =
        static_cast<SyncPlace::Step>(std::clamp(json[u"step"].toInt(), 0, static_cast<int>(SyncPlace::Step::Value)));
    place.items = readingFrom(json[u"items"].toObject());
    place.wants = readingFrom(json[u"wants"].toObject());
    const qint64 age = place.begun.secsTo(now);
    return age >= 0 && age <= placeHolds ? std::optional(place) : std::nullopt;
}

bool isSweepDue(const ShelfState &state, const QDateTime &now)
{
    return !state.swept.isValid() || state.swept.secsTo(now) >= sweepHolds || state.swept > now.addDays(1);
}

QString differing(const QList<discogs::Folder> &said, const QList<discogs::Folder> &held)
{
    QHash<qint64, int> counts;
    for (const discogs::Folder &folder : held)
        counts.insert(number(folder.id), folder.count);
    QStringList words;
    for (const discogs::Folder &folder : said) {
        if (counts.value(number(folder.id)) != folder.count)
            words << QStringLiteral("%1:%2").arg(number(folder.id)).arg(folder.count);
    }
    return words.join(u' ');
}

int requestsLeft(const SyncPlace &place, int items, int wants)
{
    using Step = SyncPlace::Step;
    int requests = 0;
    for (const Step single : {Step::Folders, Step::Fields, Step::Lists, Step::Value})
        requests += place.step <= single ? 1 : 0;
    return requests + requestsLeft(place.items, items) + requestsLeft(place.wants, wants);
}

int secondsLeft(int requests, int soon, const Budget &budget)
{
    const int atOnce = std::clamp(soon, 0, requests);
    const double paced =
        budget.limit > 0 ? 60.0 * (requests - atOnce) / budget.limit : secondsAtOnce * (requests - atOnce);
    return static_cast<int>(secondsAtOnce * atOnce + paced + 0.999) + budget.holdSeconds;
}

} // namespace runout::library
