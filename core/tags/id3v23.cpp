// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/id3v23.h"

#include <QStringList>

namespace runout::tags {

bool hasNoFrameIn23(const QString &field)
{
    // TSST TDRL TMOO TDTG TDEN TPRO came with 2.4.
    static const QStringList none{QStringLiteral("DISCSUBTITLE"), QStringLiteral("RELEASEDATE"),
                                  QStringLiteral("MOOD"),         QStringLiteral("TAGGINGDATE"),
                                  QStringLiteral("ENCODINGTIME"), QStringLiteral("PRODUCEDNOTICE")};
    return none.contains(field);
}

} // namespace runout::tags
