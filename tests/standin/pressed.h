// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/links.h"

#include <QJsonObject>
#include <QStringList>

// Made-up records as a collector has them: few artists with many records and many with one, labels, years, formats,
// missing years, records without a master. Each follows from its number alone.
namespace runout::standin::pressed {

constexpr qint64 firstRelease = 800'000'001;
constexpr qint64 firstArtist = 810'000'001;
constexpr qint64 firstLabel = 820'000'001;
constexpr qint64 firstPerson = 830'000'001; // credited in roles
constexpr qint64 firstMaster = 840'000'001;

// What a list is sorted by; cheaper than the whole release.
struct Outline
{
    qint64 id = 0;
    qint64 artist = 0, label = 0;
    qint64 master = 0; // 0: none
    QString title, artistName, labelName, catno;
    QString format;    // "Vinyl"
    QStringList words; // "LP", "Album"
    int discs = 1;
    int year = 0; // 0: unknown
};

constexpr bool isPressed(qint64 id, qint64 count)
{
    return id >= firstRelease && id < firstRelease + count;
}

// Of one of `count` records.
Outline outline(qint64 id, qint64 count);
// In full: tracks, credits, identifiers, companies.
QJsonObject release(qint64 id, qint64 count, const Links &links);
// The entities credited there; empty where the id isn't one of theirs.
QJsonObject artist(qint64 id, const Links &links);
QJsonObject label(qint64 id, const Links &links);
QJsonObject master(qint64 id, qint64 count, const Links &links);

} // namespace runout::standin::pressed
