// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/conditions.h"

namespace runout::discogs {

const QStringList &conditions()
{
    static const QStringList order = {QStringLiteral("Mint (M)"),
                                      QStringLiteral("Near Mint (NM or M-)"),
                                      QStringLiteral("Very Good Plus (VG+)"),
                                      QStringLiteral("Very Good (VG)"),
                                      QStringLiteral("Good Plus (G+)"),
                                      QStringLiteral("Good (G)"),
                                      QStringLiteral("Fair (F)"),
                                      QStringLiteral("Poor (P)")};
    return order;
}

std::optional<int> gradeOf(const QString &text)
{
    const QString wanted = text.simplified().toLower();
    for (int grade = 0; grade < conditions().size(); ++grade) {
        const QString full = conditions()[grade].toLower();
        const qsizetype bracket = full.indexOf(u'(');
        const QStringList shorts = full.mid(bracket + 1).chopped(1).split(QStringLiteral(" or "));
        if (wanted == full || wanted == full.left(bracket).trimmed() || shorts.contains(wanted))
            return grade;
    }
    return std::nullopt;
}

} // namespace runout::discogs
