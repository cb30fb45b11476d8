// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/naturalorder.h"

namespace runout::tags {

bool naturallyBefore(const QString &left, const QString &right)
{
    qsizetype i = 0;
    qsizetype j = 0;
    const auto numberAt = [](const QString &text, qsizetype &at) {
        while (at < text.size() && text[at] == u'0')
            ++at;
        const qsizetype begin = at;
        while (at < text.size() && text[at].isDigit())
            ++at;
        return text.mid(begin, at - begin);
    };
    while (i < left.size() && j < right.size()) {
        if (left[i].isDigit() && right[j].isDigit()) {
            const QString first = numberAt(left, i);
            const QString second = numberAt(right, j);
            if (first.size() != second.size())
                return first.size() < second.size();
            if (first != second)
                return first < second;
            continue;
        }
        const QChar first = left[i++].toCaseFolded();
        const QChar second = right[j++].toCaseFolded();
        if (first != second)
            return first < second;
    }
    if (left.size() - i != right.size() - j)
        return left.size() - i < right.size() - j;
    return left < right;
}

} // namespace runout::tags
