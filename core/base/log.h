// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// One category per room. What is logged: method, path, status, milliseconds. Never a header, a query or a secret.
namespace runout {
Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcAuth)
Q_DECLARE_LOGGING_CATEGORY(lcDiscogs)
Q_DECLARE_LOGGING_CATEGORY(lcLastfm)
Q_DECLARE_LOGGING_CATEGORY(lcLibrary)
Q_DECLARE_LOGGING_CATEGORY(lcUi)
} // namespace runout
