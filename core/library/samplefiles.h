// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>

// The sample's files as they are written by hand, before they are expanded.
namespace runout::library {

struct SampleFile
{
    QString name; // seen from the sample's folder
    QJsonObject object;
};

struct SampleFiles
{
    QList<SampleFile> releases;         // in the order of their ids
    QMap<QString, QJsonObject> artists; // by name
    QMap<QString, QJsonObject> labels;
};

[[nodiscard]] QJsonArray listOf(const QJsonObject &object, const char *key);
[[nodiscard]] QString textOf(const QJsonObject &object, const char *key);

// File: the folder has no releases, a file is no JSON, a release has no id or title, two have the same id, an artist or
// label no name.
[[nodiscard]] Result<SampleFiles> readSampleFiles(const QString &folder);

} // namespace runout::library
