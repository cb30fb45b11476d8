// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/markup.h"

#include "core/discogs/credits.h"

#include <QUrl>

namespace runout::discogs {

namespace {

using Target = MarkupRun::Target;

// A tag longer than this is somebody's prose between brackets.
constexpr qsizetype longestTag = 2000;

// A stretch of the source: text, a link that stands alone, or one half of a pair.
struct Piece
{
    enum class Kind { Text, Link, Open, Close };
    Kind kind = Kind::Text;
    qsizetype from = 0;
    qsizetype to = 0;
    QString pair;          // "b", "i", "u", "s", "quote" or "url"
    QString value;         // of [url=value]
    QList<MarkupRun> runs; // of a link
    qsizetype partner = -1;
};

bool isHttp(const QString &address)
{
    const QUrl url(address);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
}

MarkupRun plainRun(const QString &text)
{
    MarkupRun run;
    run.text = text;
    return run;
}

MarkupRun urlRun(const QString &address)
{
    MarkupRun run = plainRun(address);
    if (isHttp(address)) {
        run.target = Target::Url;
        run.url = address;
    }
    return run;
}

MarkupRun nameRun(Target target, const QString &name)
{
    MarkupRun run = plainRun(withoutSuffix(name));
    run.target = target;
    run.name = name;
    return run;
}

MarkupRun entityRun(EntityKind kind, qint64 id)
{
    MarkupRun run;
    run.target = Target::Entity;
    run.entity = {kind, id};
    return run;
}

std::optional<EntityKind> kindOf(QChar letter)
{
    switch (letter.unicode()) {
    case u'r':
        return EntityKind::Release;
    case u'm':
        return EntityKind::Master;
    case u'a':
        return EntityKind::Artist;
    case u'l':
        return EntityKind::Label;
    default:
        return std::nullopt;
    }
}

// Digits only, above 0 and within 64 bits.
std::optional<qint64> idFrom(QStringView text)
{
    if (text.isEmpty() || text.size() > 18)
        return std::nullopt;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
    }
    const qint64 id = text.toLongLong();
    return id > 0 ? std::optional(id) : std::nullopt;
}

// "12,13" of [r=12,13]: every number a link of its own; nothing if one of them is no number.
QList<MarkupRun> entityRuns(EntityKind kind, QStringView value)
{
    QList<MarkupRun> runs;
    for (const QStringView part : value.split(u',')) {
        const auto id = idFrom(part.trimmed());
        if (!id)
            return {};
        if (!runs.isEmpty())
            runs.append(plainRun(QStringLiteral(", ")));
        runs.append(entityRun(kind, *id));
    }
    return runs;
}

// What [name=value] shows; nothing if no such tag is known. `name` is in lower case.
QList<MarkupRun> linkRuns(QStringView name, const QString &value)
{
    if (value.isEmpty())
        return {};
    if (name == u"a")
        return {nameRun(Target::ArtistName, value)};
    if (name == u"l")
        return {nameRun(Target::LabelName, value)};
    if (name == u"r" || name == u"m")
        return entityRuns(*kindOf(name[0]), value);
    if (name == u"img")
        return {urlRun(value)};
    if (name == u"g" || name == u"t" || name == u"user")
        return {plainRun(value)};
    return {};
}

bool isStyle(QStringView name)
{
    return name == u"b" || name == u"i" || name == u"u" || name == u"s" || name == u"quote";
}

// For every opening bracket the index of the one that closes it on the same line; -1 elsewhere and where there is none.
// Names hold brackets of their own: [l=[PIAS] Recordings].
QList<qsizetype> closingBrackets(const QString &text)
{
    QList<qsizetype> closing(text.size(), -1);
    QList<qsizetype> open;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'[')
            open.append(i);
        else if (text[i] == u']' && !open.isEmpty())
            closing[open.takeLast()] = i;
        else if (text[i] == u'\n')
            open.clear();
    }
    return closing;
}

Piece pairHalf(Piece::Kind kind, const QString &pair, const QString &value = {})
{
    Piece piece;
    piece.kind = kind;
    piece.pair = pair;
    piece.value = value;
    return piece;
}

Piece link(const QList<MarkupRun> &runs)
{
    Piece piece;
    piece.kind = runs.isEmpty() ? Piece::Kind::Text : Piece::Kind::Link;
    piece.runs = runs;
    return piece;
}

// What stands between two brackets. Kind::Text: no tag.
Piece tag(const QString &inside)
{
    const qsizetype equals = inside.indexOf(u'=');
    if (equals > 0) {
        const QString name = inside.left(equals).toLower();
        const QString value = inside.mid(equals + 1).trimmed();
        if (name == u"url" && !value.isEmpty())
            return pairHalf(Piece::Kind::Open, name, value);
        return link(linkRuns(name, value));
    }
    const QString name = inside.toLower();
    if (isStyle(name) || name == u"url")
        return pairHalf(Piece::Kind::Open, name);
    if (name.startsWith(u'/') && (isStyle(QStringView(name).mid(1)) || name == u"/url"))
        return pairHalf(Piece::Kind::Close, name.mid(1));
    // Without "=" lower case only: [A2] is a position.
    const auto kind = inside.isEmpty() ? std::nullopt : kindOf(inside[0]);
    const auto id = kind ? idFrom(QStringView(inside).mid(1)) : std::nullopt;
    return id ? link({entityRun(*kind, *id)}) : Piece();
}

QList<Piece> split(const QString &text)
{
    const QList<qsizetype> closing = closingBrackets(text);
    QList<Piece> pieces;
    qsizetype done = 0;
    const auto literal = [&](qsizetype to) {
        if (to > done)
            pieces.append(Piece{Piece::Kind::Text, done, to, {}, {}, {}, -1});
    };
    for (qsizetype at = text.indexOf(u'['); at >= 0; at = text.indexOf(u'[', at)) {
        const qsizetype end = closing[at];
        Piece piece = end < 0 || end - at > longestTag ? Piece() : tag(text.mid(at + 1, end - at - 1));
        if (piece.kind == Piece::Kind::Text) {
            ++at;
            continue;
        }
        literal(at);
        piece.from = at;
        piece.to = at = done = end + 1;
        pieces.append(piece);
    }
    literal(text.size());
    return pieces;
}

// A closer belongs to the nearest open opener of its kind; what is left alone on either side is text.
void match(QList<Piece> &pieces)
{
    QHash<QString, QList<qsizetype>> open;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        QList<qsizetype> &waiting = open[pieces[i].pair];
        if (pieces[i].kind == Piece::Kind::Open) {
            waiting.append(i);
        } else if (pieces[i].kind == Piece::Kind::Close && !waiting.isEmpty()) {
            pieces[i].partner = waiting.takeLast();
            pieces[pieces[i].partner].partner = i;
        }
    }
}

// Walks the pieces and writes the runs, with what is switched on at that point.
class Writer
{
public:
    Writer(const QString &text, const QList<Piece> &pieces)
        : m_text(text)
        , m_pieces(pieces)
    {}

    QList<MarkupRun> runs()
    {
        for (const Piece &piece : m_pieces)
            write(piece);
        return m_runs;
    }

private:
    void write(const Piece &piece)
    {
        const bool half = piece.kind == Piece::Kind::Open || piece.kind == Piece::Kind::Close;
        if (piece.kind == Piece::Kind::Link) {
            for (const MarkupRun &run : piece.runs)
                append(run);
        } else if (!half || piece.partner < 0) {
            append(plainRun(m_text.mid(piece.from, piece.to - piece.from)));
        } else if (piece.pair == u"url") {
            piece.kind == Piece::Kind::Open ? openLink(piece) : closeLink();
        } else {
            m_depth[piece.pair] += piece.kind == Piece::Kind::Open ? 1 : -1;
        }
    }

    void openLink(const Piece &piece)
    {
        const qsizetype end = m_pieces[piece.partner].from;
        const QString inner = m_text.mid(piece.to, end - piece.to).trimmed();
        const QString address = piece.value.isEmpty() ? inner : piece.value;
        m_links.append(isHttp(address) ? address : QString());
        if (inner.isEmpty())
            append(plainRun(address));
    }

    void closeLink() { m_links.removeLast(); }

    void append(MarkupRun run)
    {
        if (!m_links.isEmpty() && !m_links.last().isEmpty() && run.target != Target::Entity) {
            run.target = Target::Url;
            run.url = m_links.last();
            run.name.clear();
        }
        run.bold = m_depth.value(QStringLiteral("b")) > 0;
        run.italic = m_depth.value(QStringLiteral("i")) > 0;
        run.underline = m_depth.value(QStringLiteral("u")) > 0;
        run.strike = m_depth.value(QStringLiteral("s")) > 0;
        if (!continuesLast(run))
            m_runs.append(run);
        else
            m_runs.last().text += run.text;
    }

    bool continuesLast(const MarkupRun &run) const
    {
        if (m_runs.isEmpty() || run.target != Target::None)
            return false;
        MarkupRun last = m_runs.last();
        last.text = run.text;
        return last == run;
    }

    const QString &m_text;
    const QList<Piece> &m_pieces;
    QHash<QString, int> m_depth;
    QStringList m_links; // addresses of the [url]s we are in, "" for one that is no link
    QList<MarkupRun> m_runs;
};

QString kindName(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Release:
        return QStringLiteral("release");
    case EntityKind::Master:
        return QStringLiteral("master");
    case EntityKind::Artist:
        return QStringLiteral("artist");
    case EntityKind::Label:
        return QStringLiteral("label");
    }
    return {};
}

QString linkText(const Entity &entity, const std::optional<QString> &name)
{
    if (!name || name->isEmpty())
        return kindName(entity.kind) + u' ' + QString::number(entity.id);
    const bool hasSuffix = entity.kind == EntityKind::Artist || entity.kind == EntityKind::Label;
    return hasSuffix ? withoutSuffix(*name) : *name;
}

} // namespace

QList<MarkupRun> parseMarkup(const QString &text)
{
    QString lines = text;
    lines.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    QList<Piece> pieces = split(lines);
    match(pieces);
    return Writer(lines, pieces).runs();
}

QString plainText(const QList<MarkupRun> &runs, const NameOf &names)
{
    QString text;
    for (const MarkupRun &run : runs) {
        if (run.target != Target::Entity || !run.text.isEmpty()) {
            text += run.text;
            continue;
        }
        text += linkText(run.entity, names ? names(run.entity) : std::nullopt);
    }
    return text;
}

} // namespace runout::discogs
