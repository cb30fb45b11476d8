// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/site.h"

// What the routes of a user's own things share. The first capture of their patterns is the user's name.
namespace runout::standin {

// The shelf of the user in the path; nothing for an unknown one.
Shelf *shelfOf(Site &site, const Call &call);

// Nothing where the caller may go on; else 404 for an unknown user, 401 or 403. Reading is for everybody unless the
// owner keeps it private.
std::optional<Reply> refusedReader(Site &site, const Call &call);
std::optional<Reply> refusedOwner(Site &site, const Call &call);

// What was sent under that name: in a JSON object, else in the query.
QJsonValue sent(const Call &call, const char *name);
// Nothing where it isn't a whole number.
std::optional<qint64> numberIn(const QJsonValue &value);

// A rating from 0 to 5, or what is wrong with it.
Reply invalidRating();
bool isRating(std::optional<qint64> rating);

QString now(const Site &site);

} // namespace runout::standin
