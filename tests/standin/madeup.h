// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/links.h"

#include <QJsonObject>

// Any number of made-up releases for paging and load, made when they are asked for and always the same.
namespace runout::standin::madeup {

constexpr qint64 firstId = 900'000'001;
constexpr qint64 artistId = 900'000'001;
constexpr qint64 labelId = 900'000'001;
constexpr qint64 masterId = 900'000'001;
constexpr int pressings = 250; // the first so many releases belong to the one master

constexpr bool isMadeUp(qint64 id, int count)
{
    return id >= firstId && id < firstId + count;
}

QJsonObject release(qint64 id, const Links &links);
QJsonObject artist(const Links &links);
QJsonObject label(const Links &links);
QJsonObject master(const Links &links);

} // namespace runout::standin::madeup
