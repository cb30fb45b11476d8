// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/signin.h"

#include <QDateTime>
#include <QUrl>
#include <QUrlQuery>

namespace runout::standin {

namespace {

const QByteArray notConforming =
    "This URL is an OAuth endpoint, but the request you made doesn't appear to conform to the OAuth specification.";
const QString nobody = QStringLiteral("oob");

// Tokens age by the real clock, however wrong the stand-in pretends its own to be.
qint64 realTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

Reply tokens(Query pairs)
{
    return {200, oauth::formEncoded(pairs), "application/x-www-form-urlencoded", {}};
}

Reply requestToken(const Request &request, const oauth::Parameters &parameters, Accounts &accounts)
{
    if (const auto refusal = refusedSignature(request, parameters, accounts, {}))
        return plainText(401, refusal->toUtf8());
    const RequestToken made =
        accounts.grants.begin(parameters.value("oauth_consumer_key"), parameters.value("oauth_callback"), realTime());
    return tokens({{QStringLiteral("oauth_token"), made.token},
                   {QStringLiteral("oauth_token_secret"), made.secret},
                   {QStringLiteral("oauth_callback_confirmed"), QStringLiteral("true")}});
}

Reply accessToken(const Request &request, const oauth::Parameters &parameters, Accounts &accounts)
{
    const QString token = parameters.value("oauth_token");
    const RequestToken *waiting = accounts.grants.waiting(token, realTime());
    // The signature can't be checked without the token's secret, and what is wrong with the consumer goes first.
    if (const auto refusal = refusedSignature(request, parameters, accounts, waiting ? waiting->secret : QString());
        refusal && (waiting || *refusal != u"Invalid signature."))
        return plainText(401, refusal->toUtf8());
    if (!waiting || waiting->consumer != parameters.value("oauth_consumer_key"))
        return plainText(400, "Invalid request token.");
    if (waiting->verifier.isEmpty() || waiting->verifier != parameters.value("oauth_verifier"))
        return plainText(400, "Invalid OAuth verifier.");
    const auto [made, secret] = accounts.grants.trade(token);
    return tokens({{QStringLiteral("oauth_token"), made}, {QStringLiteral("oauth_token_secret"), secret}});
}

QByteArray document(const QString &content)
{
    return QStringLiteral("<!DOCTYPE html><html><head><title>Authorize</title></head><body>%1</body></html>")
        .arg(content)
        .toUtf8();
}

Reply back(const QString &callback, const Query &more)
{
    QUrl url(callback);
    QUrlQuery query(url);
    for (const auto &[name, value] : more)
        query.addQueryItem(name, value);
    url.setQuery(query);
    Reply reply = page(302, document(QStringLiteral("<p>Back to the application.</p>")));
    reply.addHeader("Location", url.toEncoded());
    return reply;
}

Reply question(const QString &token)
{
    const QString address = QStringLiteral("/oauth/authorize?oauth_token=%1&decision=").arg(token.toHtmlEscaped());
    return page(200, document(QStringLiteral("<a href=\"%1allow\">Authorize</a> <a href=\"%1deny\">Deny</a>")
                                  .arg(address.toHtmlEscaped())));
}

Reply decided(bool allowed, RequestToken &request, Grants &grants)
{
    const bool comesBack = request.callback != nobody && !grants.showCode;
    const QString callback = request.callback;
    const QString token = request.token;
    if (!allowed) {
        grants.forget(token);
        return comesBack ? back(callback, {{QStringLiteral("denied"), token}})
                         : page(200, document(QStringLiteral("<p>The application was denied.</p>")));
    }
    const QString verifier = grants.allow(request);
    if (comesBack)
        return back(callback, {{QStringLiteral("oauth_token"), token}, {QStringLiteral("oauth_verifier"), verifier}});
    return page(200, document(QStringLiteral("<p>Your code: <code id=\"verifier\">%1</code></p>").arg(verifier)));
}

} // namespace

bool isSigningIn(const Request &request)
{
    return request.path == u"/oauth/request_token" || request.path == u"/oauth/access_token";
}

Reply signIn(const Request &request, Accounts &accounts)
{
    if (request.method != "POST" && request.method != "GET")
        return plainText(405, "Method not allowed.");
    const auto parameters = oauth::parametersOf(request);
    if (!parameters)
        return plainText(400, notConforming);
    return request.path == u"/oauth/request_token" ? requestToken(request, *parameters, accounts)
                                                   : accessToken(request, *parameters, accounts);
}

bool isAuthorizePage(const Request &request)
{
    return request.path == u"/oauth/authorize";
}

Reply authorizePage(const Request &request, Accounts &accounts)
{
    Grants &grants = accounts.grants;
    RequestToken *waiting = grants.waiting(request.value(u"oauth_token"), realTime());
    if (!waiting)
        return page(404, document(QStringLiteral("<p>This request token is unknown or has expired.</p>")));
    const QString decision = request.value(u"decision");
    if (decision.isEmpty() && grants.consent == Consent::Ask)
        return question(waiting->token);
    const bool allowed = decision.isEmpty() ? grants.consent == Consent::Allow : decision == u"allow";
    return decided(allowed, *waiting, grants);
}

} // namespace runout::standin
