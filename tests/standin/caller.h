// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/grants.h"
#include "tests/standin/http.h"
#include "tests/standin/oauth.h"

#include <QSet>

namespace runout::standin {

// Whom the stand-in knows. Personal tokens and consumer keys are given on the command line, grants come from signing
// in.
struct Accounts
{
    QHash<QString, QString> userByToken;
    QHash<QString, QString> secretByKey;
    Grants grants;
    qint64 clockOffset = 0; // seconds by which the clock here is ahead
    QSet<QString> nonces;   // seen with OAuth
    int repeatedNonces = 0; // Discogs doesn't tell, so it's only counted
};

enum class Standing {
    Anonymous,   // sent no credentials
    Unknown,     // sent some that are not valid
    Application, // key and secret: more requests and images, but nobody's data
    User,        // a personal token, or an OAuth token
};

struct Caller
{
    Standing standing = Standing::Anonymous;
    QString username; // also of an application that Discogs knows, but doesn't take for logged in
    QString refusal;  // in plain text, as Discogs answers what is wrong with OAuth

    // Sees image addresses.
    bool isKnown() const { return standing == Standing::Application || standing == Standing::User; }
    bool isUser() const { return standing == Standing::User; }
    bool is(const QString &name) const { return isUser() && username.compare(name, Qt::CaseInsensitive) == 0; }
};

// From "Authorization: Discogs token=...", "Discogs key=..., secret=...", the query parameters of the same names, or an
// OAuth signature.
Caller identified(const Request &request, Accounts &accounts);
bool hasCredentials(const Request &request);

// What is wrong with the consumer, timestamp or signature of an OAuth request; nothing where all is right.
std::optional<QString> refusedSignature(const Request &request, const oauth::Parameters &parameters,
                                        const Accounts &accounts, const QString &tokenSecret);

// Milliseconds since 1970 on the stand-in's clock, which may be wrong.
qint64 clock(const Accounts &accounts);

// The request's query with the values of token, key, secret and oauth parameters replaced: for the log.
QString queryWithoutSecrets(const Request &request);

} // namespace runout::standin
