// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/collation.h"

namespace runout::ui {

QCollator collation()
{
    const QLocale reader;
    QCollator collator(reader.language() == QLocale::C ? QLocale(QLocale::English) : reader);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

} // namespace runout::ui
