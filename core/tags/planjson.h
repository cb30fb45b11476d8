// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/batch.h"

namespace runout::tags {

// Names of any bytes, as text.
[[nodiscard]] QString toText(const FilePath &path);
[[nodiscard]] FilePath pathFrom(const QString &text);

// One line of a plan. Pictures and side files are named by their SHA-256; `images` collects and hands out their bytes.
[[nodiscard]] QJsonObject toJson(const Entry &entry, QMap<QString, QByteArray> &images);
[[nodiscard]] Entry entryFrom(const QJsonObject &line, const std::function<QByteArray(const QString &)> &image);

} // namespace runout::tags
