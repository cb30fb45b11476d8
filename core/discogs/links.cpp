// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/links.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace runout::discogs {

namespace {

// From EAN-8 to an EAN-13 with the five digits of an add-on.
constexpr qsizetype fewestBarcodeDigits = 8;
constexpr qsizetype mostBarcodeDigits = 18;
constexpr qsizetype longestCatalogueNumber = 24;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isDash(QChar c)
{
    return c == u'-' || (c >= u'\u2010' && c <= u'\u2013');
}

bool isNumber(const QString &word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), isDigit);
}

bool hasDigit(const QString &word)
{
    return std::any_of(word.begin(), word.end(), isDigit);
}

std::optional<Entity> numbered(EntityKind kind, const QString &digits)
{
    bool ok = false;
    const qint64 id = isNumber(digits) ? digits.toLongLong(&ok) : 0;
    return ok && id > 0 ? std::optional(Entity{kind, id}) : std::nullopt;
}

// "release" of the website, "releases" of the API, "release_id" of a query.
std::optional<EntityKind> kindOf(QString word)
{
    word = word.toLower();
    if (word == u"r" || word == u"release" || word == u"releases" || word == u"release_id")
        return EntityKind::Release;
    if (word == u"m" || word == u"master" || word == u"masters" || word == u"master_id")
        return EntityKind::Master;
    if (word == u"a" || word == u"artist" || word == u"artists" || word == u"artist_id")
        return EntityKind::Artist;
    if (word == u"l" || word == u"label" || word == u"labels" || word == u"label_id")
        return EntityKind::Label;
    return std::nullopt;
}

// "r249504", "R249504", "[r249504]", "[r=249504]". A capital with few digits is somebody's name: "M83", "L7".
std::optional<Entity> fromShortForm(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:[rmal][0-9]+|[RMAL][0-9]{4,}|\\[(?:[rmal]|[rmalRMAL]=)[0-9]+\\])$"));
    static const QRegularExpression letterOrDigits(QStringLiteral("[A-Za-z]|[0-9]+"));
    if (!form.match(text).hasMatch())
        return std::nullopt;
    auto parts = letterOrDigits.globalMatch(text);
    const auto kind = kindOf(parts.next().captured());
    return numbered(*kind, parts.next().captured());
}

// "96559-Title" -> "96559"
QString leadingNumber(const QString &segment)
{
    const auto end = std::find_if_not(segment.begin(), segment.end(), isDigit);
    return end == segment.end() || *end == u'-' ? segment.left(end - segment.begin()) : QString();
}

// The last kind in the path that is followed by a number. Old addresses begin with the title, which may be any word;
// some pages put a word between ("/master/view/123").
std::optional<Entity> fromPath(const QStringList &segments)
{
    for (qsizetype i = segments.size() - 2; i >= 0; --i) {
        const auto kind = kindOf(segments[i]);
        if (!kind || segments[i].size() == 1)
            continue;
        const bool skip = leadingNumber(segments[i + 1]).isEmpty() && i + 2 < segments.size();
        if (const auto found = numbered(*kind, leadingNumber(segments[skip ? i + 2 : i + 1])))
            return found;
    }
    return std::nullopt;
}

// "/sell/list?release_id=1", "/viewimages?release=1"
std::optional<Entity> fromQuery(const QString &query)
{
    const auto items = QUrlQuery(query).queryItems();
    for (const auto &[key, value] : items) {
        const auto kind = key.size() > 1 ? kindOf(key) : std::nullopt;
        const auto found = kind ? numbered(*kind, value) : std::nullopt;
        if (found)
            return found;
    }
    return std::nullopt;
}

// "/artist/Miles+Davis": addresses of old named what they showed.
QString nameInPath(const QStringList &segments)
{
    const auto kind = segments.size() < 2 ? std::nullopt : kindOf(segments[segments.size() - 2]);
    if (kind != EntityKind::Artist && kind != EntityKind::Label)
        return {};
    QString name = segments.last();
    return QUrl::fromPercentEncoding(name.replace(u'+', u' ').toUtf8()).trimmed();
}

std::optional<Typed> fromAddress(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:https?:)?(?://)?(?:[a-z0-9-]+\\.)*discogs\\.com(?::[0-9]+)?(?:/([^\\s?#]*))?"
                       "(?:\\?([^\\s#]*))?(?:#\\S*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QStringList segments = match.captured(1).split(u'/', Qt::SkipEmptyParts);
    auto found = fromPath(segments);
    if (!found)
        found = fromQuery(match.captured(2));
    if (found)
        return Typed{Typed::Kind::Entity, text, *found};
    const QString name = nameInPath(segments);
    return Typed{Typed::Kind::Words, name.isEmpty() ? text : name, {}};
}

// "1977-1984" and "1969-09-26" have eight digits too.
bool isYearsOrDate(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(19|20)[0-9]{2}\\s*[\\s\\W]\\s*(?:(19|20)[0-9]{2}|[01][0-9]\\W[0-3][0-9])$"));
    return form.match(text).hasMatch();
}

// "7599-27313-2": catalogue numbers of the WEA group.
bool isWeaNumber(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9]{4}-[0-9]{5}-[0-9]$"));
    return form.match(text).hasMatch();
}

// The digits of a barcode, "" if it is none.
QString barcode(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (isDigit(c))
            digits += c;
        else if (!c.isSpace() && !isDash(c))
            return {};
    }
    const bool ends = isDigit(text.front()) && isDigit(text.back());
    const bool fits = digits.size() >= fewestBarcodeDigits && digits.size() <= mostBarcodeDigits;
    return ends && fits && !isYearsOrDate(text) && !isWeaNumber(text) ? digits : QString();
}

struct Count
{
    int letters = 0;
    int digits = 0;
    int longestRun = 0; // of digits
};

// Nothing where a character has no place in a catalogue number: all letters are capitals, but for one after a digit.
std::optional<Count> count(const QString &text)
{
    Count count;
    int run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool edition = c.isLower() && i + 1 == text.size() && i > 0 && isDigit(text[i - 1]);
        run = isDigit(c) ? run + 1 : 0;
        count.longestRun = std::max(count.longestRun, run);
        if (isDigit(c))
            ++count.digits;
        else if (c.isUpper() || edition)
            ++count.letters;
        else if (!isDash(c) && !QStringView(u" ./_+").contains(c))
            return std::nullopt;
    }
    return count;
}

bool isMedium(const QString &word)
{
    return word == u"LP" || word == u"CD" || word == u"EP" || word == u"MC" || word == u"DVD" || word == u"SACD";
}

// Words of letters alone: a prefix, perhaps the medium or a short ending. More is a title in capitals.
bool isPrefixed(const QStringList &words)
{
    const auto isPlain = [](const QString &word) { return word.size() > 2 && !hasDigit(word) && !isMedium(word); };
    const auto plain = std::count_if(words.begin(), words.end(), isPlain);
    return plain <= 1 && !isNumber(words.first()) && (hasDigit(words.last()) || words.last().size() <= 2);
}

bool endsWithYear(const QStringList &words)
{
    static const QRegularExpression year(QStringLiteral("^(19[0-9]{2}|20[0-4][0-9])$"));
    return words.size() > 1 && year.match(words.last()).hasMatch();
}

// Conservative, as what is missed is still found as words: capitals and digits, the two divided or, in one piece, long
// enough not to be a band (UB40, M83).
bool isCatalogueNumber(const QString &text)
{
    const auto found = text.size() <= longestCatalogueNumber ? count(text) : std::nullopt;
    if (!found || found->letters < 1 || found->letters > 8 || found->longestRun < 2)
        return isWeaNumber(text);
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (!isPrefixed(words) || endsWithYear(words))
        return false;
    const bool inOnePiece = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (!inOnePiece)
        return found->letters <= 6 || found->digits >= 3;
    return (found->letters >= 2 && found->digits >= 3) || (found->letters >= 4 && found->digits >= 2);
}

} // namespace

Typed understand(const QString &typed)
{
    const QString text = typed.simplified();
    if (text.isEmpty())
        return {};
    if (const auto found = fromShortForm(text))
        return {Typed::Kind::Entity, text, *found};
    if (const auto found = fromAddress(text))
        return *found;
    if (const QString digits = barcode(text); !digits.isEmpty())
        return {Typed::Kind::Barcode, digits, {}};
    return {isCatalogueNumber(text) ? Typed::Kind::CatalogueNumber : Typed::Kind::Words, text, {}};
}

QUrl webPage(const QUrl &web, const Entity &entity)
{
    const QLatin1String words[] = {QLatin1String("/release/"), QLatin1String("/master/"), QLatin1String("/artist/"),
                                   QLatin1String("/label/")};
    QUrl page = web.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const QString folder = page.path() == u"/" ? QString() : page.path();
    page.setPath(folder + words[static_cast<int>(entity.kind)] + QString::number(entity.id));
    return page;
}

QUrl searchPage(const QUrl &web, const QString &words)
{
    QUrl page = web;
    page.setPath(web.path() + QStringLiteral("/search/"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("q"), QString::fromLatin1(QUrl::toPercentEncoding(words)));
    page.setQuery(query);
    return page;
}

QUrl userPage(const QUrl &web, const QString &username)
{
    QUrl page = web;
    page.setPath(web.path(QUrl::FullyEncoded) + QStringLiteral("/user/") +
                     QString::fromLatin1(QUrl::toPercentEncoding(username)),
                 QUrl::TolerantMode);
    return page;
}

QString shortForm(const Entity &entity)
{
    const char letters[] = {'r', 'm', 'a', 'l'};
    return QLatin1Char(letters[static_cast<int>(entity.kind)]) + QString::number(entity.id);
}

} // namespace runout::discogs
