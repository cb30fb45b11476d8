// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/http.h"

#include <optional>

// OAuth 1.0a (RFC 5849) as a server reads it: pure functions over a request.
namespace runout::standin::oauth {

struct Parameters
{
    QHash<QString, QString> own; // the oauth_ ones, decoded, from the header, the query and a form body
    Query signedOver;            // everything the signature covers: own and others, without the signature itself

    QString value(const char *name) const { return own.value(QString::fromLatin1(name)); }
};

// Nothing where the request isn't an OAuth request at all.
std::optional<Parameters> parametersOf(const Request &request);

// Section 3.4.1: method, address and sorted parameters, each percent-encoded.
QByteArray baseString(const Request &request, const Parameters &parameters);

// Whether oauth_signature is right for these secrets, by PLAINTEXT or HMAC-SHA1; false for any other method.
bool isSignedWith(const Request &request, const Parameters &parameters, const QString &consumerSecret,
                  const QString &tokenSecret);

// Name=value pairs as the body of an answer.
QByteArray formEncoded(const Query &pairs);

} // namespace runout::standin::oauth
