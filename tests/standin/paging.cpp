// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/paging.h"

#include <QUrl>

#include <algorithm>

namespace runout::standin {

namespace {

constexpr int defaultPerPage = 50;
constexpr int largestPerPage = 100;

struct Cut
{
    qsizetype page = 1;
    qsizetype pages = 1;
    qsizetype perPage = defaultPerPage;
};

int numberOr(const QString &text, int otherwise)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber ? number : otherwise;
}

Cut cutFor(const Request &request, const Listing &listing)
{
    Cut cut;
    cut.perPage = std::clamp(numberOr(request.value(u"per_page"), defaultPerPage), 1, largestPerPage);
    cut.page = numberOr(request.value(u"page"), 1);
    if (listing.reachable >= 0 && listing.items > listing.reachable)
        cut.pages = listing.reachable / cut.perPage; // rounded down: 666 pages of 15
    else
        cut.pages = std::max<qsizetype>(1, (listing.items + cut.perPage - 1) / cut.perPage);
    return cut;
}

// The request's own address with another page number; page and per_page stand at the end.
QString address(const Request &request, const QString &base, const Cut &cut, qsizetype page)
{
    Query query = request.query;
    query.removeIf([](const auto &pair) { return pair.first == u"page" || pair.first == u"per_page"; });
    query.append({QStringLiteral("page"), QString::number(page)});
    query.append({QStringLiteral("per_page"), QString::number(cut.perPage)});
    return base + request.path + u'?' + encodedQuery(query);
}

QList<QPair<QString, QString>> addresses(const Request &request, const QString &base, const Cut &cut)
{
    QList<QPair<QString, QString>> urls;
    if (cut.page > 1) {
        urls.append({QStringLiteral("first"), address(request, base, cut, 1)});
        urls.append({QStringLiteral("prev"), address(request, base, cut, cut.page - 1)});
    }
    if (cut.page < cut.pages) {
        urls.append({QStringLiteral("last"), address(request, base, cut, cut.pages)});
        urls.append({QStringLiteral("next"), address(request, base, cut, cut.page + 1)});
    }
    return urls;
}

} // namespace

Reply paged(const Request &request, const QString &base, const Listing &listing)
{
    const Cut cut = cutFor(request, listing);
    if (cut.page < 1 || cut.page > cut.pages)
        return message(404, QStringLiteral("Page %1 is outside of valid range [1, %2].").arg(cut.page).arg(cut.pages));

    QJsonObject urls;
    QStringList links;
    for (const auto &[rel, url] : addresses(request, base, cut)) {
        urls.insert(rel, url);
        links.append(QStringLiteral("<%1>; rel=\"%2\"").arg(url, rel));
    }
    QJsonArray items;
    const qsizetype end = std::min(listing.items, cut.page * cut.perPage);
    for (qsizetype i = (cut.page - 1) * cut.perPage; i < end; ++i)
        items.append(listing.item(i));

    QJsonObject body = listing.extra;
    body.insert(QStringLiteral("pagination"), QJsonObject{{QStringLiteral("page"), cut.page},
                                                          {QStringLiteral("pages"), cut.pages},
                                                          {QStringLiteral("per_page"), cut.perPage},
                                                          {QStringLiteral("items"), listing.items},
                                                          {QStringLiteral("urls"), urls}});
    body.insert(listing.key, items);
    Reply reply = json(body);
    if (!links.isEmpty())
        reply.addHeader("Link", links.join(QStringLiteral(", ")).toUtf8());
    return reply;
}

} // namespace runout::standin
