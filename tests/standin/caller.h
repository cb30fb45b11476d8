// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/http.h"

namespace runout::standin {

// Whom the stand-in knows. Personal tokens and consumer keys are given on the command line.
struct Accounts
{
    QHash<QString, QString> userByToken;
    QHash<QString, QString> secretByKey;
};

enum class Standing {
    Anonymous,   // sent no credentials
    Unknown,     // sent some that are not valid
    Application, // key and secret: more requests and images, but nobody's data
    User,        // a personal token
};

struct Caller
{
    Standing standing = Standing::Anonymous;
    QString username;

    // Sees image addresses.
    bool isKnown() const { return standing == Standing::Application || standing == Standing::User; }
    bool isUser() const { return standing == Standing::User; }
};

// From "Authorization: Discogs token=...", "Discogs key=..., secret=...", or the query parameters of the same names.
Caller identified(const Request &request, const Accounts &accounts);

// The request's query with the values of token, key, secret and oauth parameters replaced: for the log.
QString queryWithoutSecrets(const Request &request);

} // namespace runout::standin
