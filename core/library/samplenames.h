// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/samplefiles.h"

#include <QHash>
#include <QSet>

// Pure: who is named in the sample, under which id, and who belongs to whom.
namespace runout::library {

// Ids given by name in sorted order: the same for the same names.
class SampleIds
{
public:
    SampleIds() = default;
    SampleIds(const QSet<QString> &names, qint64 first, const QMap<QString, qint64> &fixed = {});
    [[nodiscard]] qint64 operator[](const QString &name) const { return m_ids.value(name); } // 0: nobody
    [[nodiscard]] const QMap<QString, qint64> &all() const { return m_ids; }

private:
    QMap<QString, qint64> m_ids;
};

struct SampleNames
{
    SampleIds artists;
    SampleIds labels;
    SampleIds masters;
    QHash<QString, QSet<QString>> variations;     // names as printed, by artist
    QHash<QString, QList<QJsonObject>> pressings; // by master
};
[[nodiscard]] SampleNames namesIn(const SampleFiles &files);

// The same files with every relation said on both sides: member and group, aliases, label and sublabel.
[[nodiscard]] SampleFiles linked(SampleFiles files);

} // namespace runout::library
