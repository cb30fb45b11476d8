// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releasetext.h"

#include "core/discogs/credits.h"
#include "ui/widgets/linktext.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

namespace runout::ui {

using discogs::Format;
using discogs::LabelCredit;

namespace {

// What a collector calls the carrier by itself: nobody says "Vinyl, LP".
bool namesTheCarrier(const QString &description)
{
    static const QRegularExpression size(QStringLiteral("^(LP|EP|\\d+(½)?\")$"));
    return size.match(description).hasMatch();
}

QString joined(const Format &format, QStringList words)
{
    if (!format.text.isEmpty())
        words.append(format.text);
    const QString text = words.join(QStringLiteral(", "));
    const int quantity = format.qty.toInt();
    return quantity > 1 ? QStringLiteral("%1×%2").arg(QLocale().toString(quantity), text) : text;
}

} // namespace

QString formatText(const Format &format)
{
    QStringList words = format.descriptions;
    const auto size = std::find_if(words.begin(), words.end(), namesTheCarrier);
    if (format.name == u"Vinyl" && size != words.end())
        words.move(std::distance(words.begin(), size), 0);
    else
        words.prepend(format.name);
    return joined(format, words);
}

QString formatsText(const QList<Format> &formats)
{
    QStringList texts;
    for (const Format &format : formats)
        texts.append(formatText(format));
    return texts.join(QStringLiteral(" + "));
}

QString formatInFull(const Format &format)
{
    return joined(format, QStringList(format.name) + format.descriptions);
}

QString priceText(const discogs::Price &price)
{
    const int decimals = price.currency == u"JPY" ? 0 : 2;
    return QStringLiteral("%1 %2").arg(price.currency, QLocale().toString(price.value, 'f', decimals)).trimmed();
}

QString figureText(const std::optional<int> &figure)
{
    return figure ? QLocale().toString(*figure) : QStringLiteral("–");
}

QString dateText(const QString &released)
{
    const QStringList parts = released.split(u'-');
    if (parts.size() != 3)
        return released;
    const int month = parts[1].toInt();
    const QLocale locale;
    if (month < 1 || month > 12)
        return parts[0];
    if (parts[2].toInt() == 0)
        return QStringLiteral("%1 %2").arg(locale.standaloneMonthName(month), parts[0]);
    const QDate date(parts[0].toInt(), month, parts[2].toInt());
    return date.isValid() ? locale.toString(date, QStringLiteral("d MMMM yyyy")) : released;
}

QString catalogueNumber(const LabelCredit &label)
{
    return label.catno.compare(u"none", Qt::CaseInsensitive) == 0 ? QString() : label.catno;
}

QString labelsHtml(const QList<LabelCredit> &labels)
{
    struct Named
    {
        LabelCredit label;
        QStringList numbers;
    };
    QList<Named> named;
    for (const LabelCredit &label : labels) {
        auto it = std::find_if(named.begin(), named.end(), [&](const Named &n) { return n.label.name == label.name; });
        if (it == named.end())
            it = named.insert(named.end(), {label, {}});
        const QString number = catalogueNumber(label);
        if (!number.isEmpty() && !it->numbers.contains(number))
            it->numbers.append(number);
    }
    QStringList texts;
    for (const Named &n : std::as_const(named)) {
        const QString name = discogs::withoutSuffix(n.label.name);
        QString html = discogs::number(n.label.id) > 0 ? linkHtml(name, discogs::entity(n.label.id), n.label.name)
                                                       : name.toHtmlEscaped();
        if (!n.numbers.isEmpty())
            html += QStringLiteral(" \u2013 ") + n.numbers.join(QStringLiteral(", ")).toHtmlEscaped();
        texts.append(html);
    }
    return texts.join(QStringLiteral(" / "));
}

QString webLinkHtml(const QString &url, const QString &text)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool web = parsed.isValid() && (parsed.scheme() == u"https" || parsed.scheme() == u"http");
    if (!web)
        return text.toHtmlEscaped();
    return QStringLiteral("<a href=\"%1\" style=\"text-decoration:none\">%2</a>")
        .arg(QString::fromLatin1(parsed.toEncoded()).toHtmlEscaped(), text.toHtmlEscaped());
}

QUrl webAddress(const QUrl &web, const QString &path)
{
    QUrl url = web;
    url.setPath((web.path() == u"/" ? QString() : web.path()) + path);
    return url;
}

discogs::Release asRelease(const discogs::Master &master)
{
    discogs::Release release;
    release.title = master.title;
    release.year = master.year;
    release.artists = master.artists;
    release.genres = master.genres;
    release.styles = master.styles;
    release.tracklist = master.tracklist;
    release.notes = master.notes;
    release.images = master.images;
    release.videos = master.videos;
    release.masterId = master.id;
    release.dataQuality = master.dataQuality;
    release.uri = master.uri;
    return release;
}

} // namespace runout::ui
