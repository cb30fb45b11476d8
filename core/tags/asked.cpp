// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/asked.h"

namespace runout::tags {

namespace {

struct Pair
{
    QString number;
    QString total;
};
const Pair pairs[] = {{QStringLiteral("TRACKNUMBER"), QStringLiteral("TRACKTOTAL")},
                      {QStringLiteral("DISCNUMBER"), QStringLiteral("DISCTOTAL")}};

} // namespace

void splitTotals(Fields &fields)
{
    for (const Pair &pair : pairs) {
        const QStringList values = fields.value(pair.number);
        if (values.size() != 1 || values.first().count(u'/') != 1)
            continue;
        const QString number = values.first().section(u'/', 0, 0).trimmed();
        const QString total = values.first().section(u'/', 1, 1).trimmed();
        if (number.isEmpty())
            fields.remove(pair.number);
        else
            fields[pair.number] = {number};
        if (!total.isEmpty() && total != u"0")
            fields[pair.total] = {total};
    }
}

void joinTotals(Asked &asked, const Fields &now)
{
    for (const Pair &pair : pairs) {
        if (!asked.has(pair.number) && !asked.has(pair.total))
            continue;
        const auto wanted = [&](const QString &key) {
            return (asked.has(key) ? asked.changes.value(key) : now.value(key)).value(0);
        };
        const QString number = wanted(pair.number);
        const QString total = wanted(pair.total);
        if (asked.has(pair.total))
            asked.changes[pair.total] = QStringList(); // one that stands alone goes
        if (total.isEmpty())
            asked.changes[pair.number] = number.isEmpty() ? QStringList() : QStringList(number);
        else
            asked.changes[pair.number] = {(number.isEmpty() ? QStringLiteral("0") : number) + u'/' + total};
    }
}

} // namespace runout::tags
