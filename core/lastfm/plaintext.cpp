// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/plaintext.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrl>

namespace runout::lastfm {

namespace {

constexpr qsizetype longest = 200000; // characters of a text that are read

QString entity(const QString &name)
{
    static const QHash<QString, QString> named{
        {QStringLiteral("amp"), QStringLiteral("&")},      {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},       {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")},     {QStringLiteral("nbsp"), QStringLiteral(" ")},
        {QStringLiteral("ndash"), QString(QChar(0x2013))}, {QStringLiteral("mdash"), QString(QChar(0x2014))},
        {QStringLiteral("hellip"), QString(QChar(0x2026))}};
    if (!name.startsWith(u'#'))
        return named.value(name, u'&' + name + u';');
    bool ok = false;
    const bool hex = name.startsWith(QLatin1String("#x"), Qt::CaseInsensitive);
    const uint point = name.mid(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
    const bool sound = ok && point >= 0x20 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    const auto character = static_cast<char32_t>(point);
    return sound ? QString::fromUcs4(&character, 1) : QString();
}

QString withoutEntities(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,8});"));
    QString read;
    qsizetype from = 0;
    auto matches = form.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        read += QStringView(text).mid(from, match.capturedStart() - from);
        read += entity(match.captured(1));
        from = match.capturedEnd();
    }
    return read + text.mid(from);
}

// Blanks in a row are one, lines end without, and paragraphs are apart by one empty line.
QString tidied(QString text)
{
    static const QRegularExpression blanks(QStringLiteral("[ \\t\\x{a0}]+"));
    static const QRegularExpression ends(QStringLiteral(" ?\\n ?"));
    static const QRegularExpression gaps(QStringLiteral("\\n{3,}"));
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    return text.replace(blanks, QStringLiteral(" "))
        .replace(ends, QStringLiteral("\n"))
        .replace(gaps, QStringLiteral("\n\n"))
        .trimmed();
}

struct Split
{
    QString text;
    QString url;
    QString licence;
};

// `<a href="URL">Read more on Last.fm</a>`, and behind it the licence, end every text.
Split split(const QString &html)
{
    static const QRegularExpression more(
        QStringLiteral("<a\\s[^>]*href=\"([^\"]*)\"[^>]*>\\s*Read more (?:on|about)[^<]*</a>\\.?"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression licence(QStringLiteral("User-contributed text is available under"));
    Split parts{html, {}, {}};
    auto matches = more.globalMatch(html);
    while (matches.hasNext()) {
        const auto match = matches.next();
        parts.url = webUrl(withoutEntities(match.captured(1)));
        parts.text = html.left(match.capturedStart()) + html.mid(match.capturedEnd());
    }
    if (const qsizetype at = parts.text.indexOf(licence); at >= 0) {
        parts.licence = plainText(parts.text.mid(at));
        parts.text.truncate(at);
    }
    parts.text = plainText(parts.text);
    return parts;
}

} // namespace

QString plainText(const QString &html)
{
    static const QRegularExpression unseen(QStringLiteral("<(script|style)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)"),
                                           QRegularExpression::CaseInsensitiveOption |
                                               QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression breaks(QStringLiteral("<br\\b[^>]*>|</(li|div|tr|h[1-6])\\s*>"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression paragraphs(QStringLiteral("</?p\\b[^>]*>"),
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(QStringLiteral("</?[a-zA-Z!?][^>]*(>|$)"));
    QString text = html.left(longest);
    text.remove(unseen);
    text.replace(breaks, QStringLiteral("\n")).replace(paragraphs, QStringLiteral("\n\n")).remove(tags);
    return tidied(withoutEntities(text));
}

Article article(const QString &summary, const QString &content, const QString &published)
{
    const Split brief = split(summary);
    const Split whole = split(content);
    Article made;
    made.summary = brief.text;
    made.content = whole.text.isEmpty() ? brief.text : whole.text;
    made.url = whole.url.isEmpty() ? brief.url : whole.url;
    made.licence = whole.licence.isEmpty() ? brief.licence : whole.licence;
    if (!published.startsWith(QLatin1String("01 Jan 1970")))
        made.published = published.trimmed();
    return made;
}

QString webUrl(const QString &text)
{
    const QUrl url(text.trimmed());
    const bool web = url.scheme() == u"https" || url.scheme() == u"http";
    return url.isValid() && web && !url.host().isEmpty() && url.userInfo().isEmpty() ? text.trimmed() : QString();
}

} // namespace runout::lastfm
