// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/collation.h"

#include <algorithm>

namespace runout::ui {

QCollator collation()
{
    const QLocale reader;
    QCollator collator(reader.language() == QLocale::C ? QLocale(QLocale::English) : reader);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

QString folded(const QString &text)
{
    constexpr char16_t firstBeyond = 0x80;
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < firstBeyond; }))
        return text.toLower();
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    QString result;
    result.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            result += c;
    }
    return result.toCaseFolded();
}

} // namespace runout::ui
