// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection.h"
#include "ui/dialogs/collectioncalls.h"

namespace runout::ui {

CollectionCalls callsOf(library::Collection &collection)
{
    return {[&collection] { return collection.instances(); }, [&collection] { return collection.folders(); },
            [&collection] { return collection.fields(); },
            [&collection](const QList<library::Edit> &edits) { return collection.apply(edits); }};
}

} // namespace runout::ui
