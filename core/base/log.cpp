// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

namespace runout {
Q_LOGGING_CATEGORY(lcNet, "runout.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAuth, "runout.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(lcDiscogs, "runout.discogs", QtWarningMsg)
Q_LOGGING_CATEGORY(lcLastfm, "runout.lastfm", QtWarningMsg)
Q_LOGGING_CATEGORY(lcLibrary, "runout.library", QtWarningMsg)
Q_LOGGING_CATEGORY(lcUi, "runout.ui", QtWarningMsg)
} // namespace runout
