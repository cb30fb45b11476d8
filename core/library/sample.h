// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/discogs/types.h"

#include <QByteArray>
#include <QList>

namespace runout::library {

// One entity of the sample library in the shape of a Discogs answer.
struct SampleEntity
{
    discogs::Entity entity;
    QByteArray body;
};

// Reads our own lean release files (resources/sample: releases/*.json, artists-*.json, labels-*.json) and writes them
// out as answers: ids for artists, labels and masters are given by name in sorted order (stable for the same
// files), masters are made of their pressings, artists and labels of all who are credited. File: which file and why.
[[nodiscard]] Result<QList<SampleEntity>> expandSample(const QString &folder);

} // namespace runout::library
