// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/server.h"

#include <QJsonDocument>

namespace runout::standin {

namespace {

// An object, or nothing where the body is something else.
std::optional<QJsonObject> objectIn(const Request &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

Reply notUnderstood(const QString &problem)
{
    return message(400, problem);
}

void setConsent(Grants &grants, const QJsonObject &object)
{
    const QString consent = object[u"consent"].toString();
    if (consent == u"allow")
        grants.consent = Consent::Allow;
    else if (consent == u"refuse")
        grants.consent = Consent::Refuse;
    else if (consent == u"ask")
        grants.consent = Consent::Ask;
    grants.consentAs = object[u"consentAs"].toString(grants.consentAs);
    grants.showCode = object[u"showCode"].toBool(grants.showCode);
    const double lifetime = object[u"requestTokenLifetime"].toDouble(static_cast<double>(grants.lifetimeMs) / 1000);
    grants.lifetimeMs = qRound64(lifetime * 1000);
}

} // namespace

Reply Server::control(const Request &request)
{
    const QString what = request.path.mid(QStringLiteral("/_standin/").size());
    if (what == u"fault" && request.method == "POST")
        return addFault(request);
    if (what == u"fault" && request.method == "DELETE") {
        m_faults.clear();
        return noContent();
    }
    if (what == u"fault" && request.method == "GET")
        return json(m_faults.toJson());
    if (what == u"requests" && request.method == "GET")
        return json(m_log.toJson());
    if (what == u"requests" && request.method == "DELETE") {
        m_log.clear();
        return noContent();
    }
    if (what == u"stats" && request.method == "GET")
        return json(stats());
    if (what == u"settings" && request.method == "POST")
        return settings(request);
    if (what == u"writes" && request.method == "GET")
        return json(m_log.writes());
    if (what == u"lastfm") {
        if (request.method == "POST")
            lastfm::change(m_site->lastfm, objectIn(request).value_or(QJsonObject()));
        return json(lastfm::state(m_site->lastfm));
    }
    if (what == u"state")
        return state(request);
    if (what == u"revoke" && request.method == "POST")
        return revoke(request);
    return message(404, QStringLiteral("The stand-in has no such switch."));
}

Reply Server::addFault(const Request &request)
{
    const auto object = objectIn(request);
    if (!object)
        return notUnderstood(QStringLiteral("A fault is a JSON object."));
    QString problem;
    const auto fault = readFault(*object, problem);
    if (!fault)
        return notUnderstood(problem);
    m_faults.add(*fault);
    return json(m_faults.toJson(), 201);
}

// {"limit": 60, "anonymousLimit": 25, "window": 60, "sellerSettings": false, "consent": "refuse", ...}: what is left
// out stays.
Reply Server::settings(const Request &request)
{
    const auto object = objectIn(request);
    if (!object)
        return notUnderstood(QStringLiteral("Settings are a JSON object."));
    Limiter::Allowance allowance = m_limiter.allowance();
    allowance.limit = (*object)[u"limit"].toInt(allowance.limit);
    allowance.anonymous = (*object)[u"anonymousLimit"].toInt(allowance.anonymous);
    allowance.windowMs = qRound64((*object)[u"window"].toDouble(static_cast<double>(allowance.windowMs) / 1000) * 1000);
    m_limiter.setAllowance(allowance);
    m_site->sellerSettings = (*object)[u"sellerSettings"].toBool(m_site->sellerSettings);
    m_site->keepsPrivate = (*object)[u"private"].toBool(m_site->keepsPrivate);
    Accounts &accounts = m_site->accounts;
    accounts.clockOffset = (*object)[u"clockOffset"].toInteger(accounts.clockOffset);
    setConsent(accounts.grants, *object);
    return noContent();
}

// GET tells all of one user's things ("?user=", else of the one on the authorize page); POST puts others in their
// place.
Reply Server::state(const Request &request)
{
    if (request.method == "POST") {
        const auto object = objectIn(request);
        if (!object || (*object)[u"user"].toString().isEmpty())
            return notUnderstood(QStringLiteral("A state is a JSON object with a user."));
        const Shelf shelf = Shelf::fromJson(*object);
        m_site->shelves.insert(shelf.user().toLower(), shelf);
        m_site->orders.clear();
        return noContent();
    }
    const QString asked = request.value(u"user");
    const Shelf *shelf = m_site->shelf(asked.isEmpty() ? m_site->accounts.grants.consentAs : asked);
    return shelf ? json(shelf->toJson()) : message(404, QStringLiteral("Nobody of that name."));
}

// {"user": "tester", "personal": true}: their OAuth tokens, and the personal ones too where that is asked for.
Reply Server::revoke(const Request &request)
{
    const QJsonObject object = objectIn(request).value_or(QJsonObject());
    Accounts &accounts = m_site->accounts;
    const QString user = object[u"user"].toString(accounts.grants.consentAs);
    auto revoked = static_cast<qint64>(accounts.grants.revoke(user));
    if (object[u"personal"].toBool())
        revoked += accounts.userByToken.removeIf([&](const auto &entry) { return entry.value() == user; });
    return json({{QStringLiteral("revoked"), revoked}});
}

QJsonObject Server::stats() const
{
    return {{QStringLiteral("requests"), m_log.size()},
            {QStringLiteral("byStatus"), m_log.byStatus()},
            {QStringLiteral("tooMany"), m_log.byStatus()[u"429"].toInt()},
            {QStringLiteral("refused"), m_limiter.refused()},
            {QStringLiteral("inWindow"), m_limiter.inWindow(m_clock.elapsed())},
            {QStringLiteral("peakInWindow"), m_limiter.peak()},
            {QStringLiteral("repeatedNonces"), m_site->accounts.repeatedNonces},
            {QStringLiteral("entities"), m_site->catalog.size()}};
}

} // namespace runout::standin
