// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/pattern.h"

#include <algorithm>
#include <utility>

namespace runout::tags {

namespace {

constexpr int deepest = 16; // brackets within brackets

} // namespace

// Recursive descent over the text.
class Pattern::Reader
{
public:
    Reader(const QString &text, const QStringList &names)
        : m_text(text)
        , m_known(names)
    {}

    tl::expected<QList<Piece>, PatternFault> read()
    {
        QList<Piece> pieces = readUntil(-1);
        if (m_fault)
            return tl::unexpected(*m_fault);
        return pieces;
    }

private:
    using Kind = PatternFault::Kind;

    void fail(Kind kind, qsizetype at, qsizetype length = 1, const QString &text = {})
    {
        if (!m_fault)
            m_fault = PatternFault{kind, static_cast<int>(at), static_cast<int>(length), text};
    }

    // `opened`: where the bracket stands that is to be closed, -1: none.
    QList<Piece> readUntil(qsizetype opened)
    {
        QList<Piece> pieces;
        while (m_at < m_text.size() && !m_fault) {
            const QChar c = m_text[m_at];
            if (c == u']' && opened >= 0) {
                ++m_at;
                return pieces;
            }
            if (c == u']')
                fail(Kind::StrayBracket, m_at);
            else if (c == u'}')
                fail(Kind::StrayBrace, m_at);
            else if (c == u'{')
                pieces.append(readName());
            else if (c == u'[')
                pieces.append(readOptional());
            else
                addText(pieces);
        }
        if (opened >= 0)
            fail(Kind::OpenBracket, opened);
        return pieces;
    }

    void addText(QList<Piece> &pieces)
    {
        static const QString special = QStringLiteral("{}[]\\");
        if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size() && special.contains(m_text[m_at + 1]))
            ++m_at;
        if (pieces.isEmpty() || !pieces.last().names.isEmpty() || pieces.last().isOptional)
            pieces.append(Piece());
        pieces.last().text += m_text[m_at++];
    }

    Piece readOptional()
    {
        const qsizetype opened = m_at++;
        Piece piece;
        piece.isOptional = true;
        if (++m_depth > deepest)
            fail(Kind::OpenBracket, opened);
        piece.inner = readUntil(opened);
        --m_depth;
        return piece;
    }

    Piece readName()
    {
        const qsizetype opened = m_at;
        const qsizetype closed = m_text.indexOf(u'}', opened);
        const qsizetype again = m_text.indexOf(u'{', opened + 1);
        Piece piece;
        if (closed < 0 || (again >= 0 && again < closed)) {
            fail(Kind::OpenBrace, opened);
            return piece;
        }
        qsizetype end = closed;
        const qsizetype colon = m_text.indexOf(u':', opened);
        if (colon >= 0 && colon < closed) {
            readWidth(colon, closed, piece);
            end = colon;
        }
        for (qsizetype at = opened + 1; at <= end;) {
            qsizetype stop = m_text.indexOf(u'|', at);
            if (stop < 0 || stop > end)
                stop = end;
            readOneName(at, stop, piece);
            at = stop + 1;
        }
        m_at = closed + 1;
        return piece;
    }

    void readOneName(qsizetype begin, qsizetype end, Piece &piece)
    {
        const QString name = m_text.mid(begin, end - begin).trimmed().toLower();
        if (name.isEmpty())
            fail(Kind::EmptyName, begin - 1, end - begin + 2);
        else if (!m_known.contains(name))
            fail(Kind::UnknownName, begin, end - begin, name);
        piece.names.append(name);
    }

    void readWidth(qsizetype colon, qsizetype closed, Piece &piece)
    {
        bool isNumber = false;
        const QString text = m_text.mid(colon + 1, closed - colon - 1).trimmed();
        piece.width = text.toInt(&isNumber);
        if (!isNumber || piece.width < 1 || piece.width > 9)
            fail(Kind::BadWidth, colon + 1, std::max<qsizetype>(1, closed - colon - 1), text);
    }

    const QString &m_text;
    const QStringList &m_known;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<PatternFault> m_fault;
};

class Pattern::Writer
{
public:
    Writer(const Values &values, QString (*clean)(const QString &))
        : m_values(values)
        , m_clean(clean)
    {}

    [[nodiscard]] QStringList valuesOf(const Piece &piece) const
    {
        for (const QString &name : piece.names) {
            QStringList found = m_values.value(name);
            found.removeAll(QString());
            if (found.isEmpty())
                continue;
            for (QString &value : found)
                value = shaped(value, piece.width);
            return found;
        }
        return {};
    }

    [[nodiscard]] QString text(const QList<Piece> &pieces) const
    {
        QString result;
        for (const Piece &piece : pieces) {
            if (piece.isOptional)
                result += isThere(piece.inner) ? text(piece.inner) : QString();
            else
                result += piece.names.isEmpty() ? piece.text : valuesOf(piece).join(QStringLiteral(", "));
        }
        return result;
    }

private:
    [[nodiscard]] QString shaped(const QString &value, int width) const
    {
        const bool isNumber = std::all_of(value.begin(), value.end(), [](QChar c) { return c.isDigit(); });
        const QString padded = isNumber ? value.rightJustified(width, u'0') : value;
        return m_clean ? m_clean(padded) : padded;
    }

    // Whether one of its names has a value, or it has no name at all.
    [[nodiscard]] bool isThere(const QList<Piece> &pieces) const
    {
        bool hasName = false;
        for (const Piece &piece : pieces) {
            if (!piece.names.isEmpty() && !valuesOf(piece).isEmpty())
                return true;
            if (piece.isOptional && hasNames(piece.inner) && isThere(piece.inner))
                return true;
            hasName = hasName || !piece.names.isEmpty() || (piece.isOptional && hasNames(piece.inner));
        }
        return !hasName;
    }

    static bool hasNames(const QList<Piece> &pieces)
    {
        return std::any_of(pieces.begin(), pieces.end(),
                           [](const Piece &piece) { return !piece.names.isEmpty() || hasNames(piece.inner); });
    }

    const Values &m_values;
    QString (*m_clean)(const QString &);
};

tl::expected<Pattern, PatternFault> Pattern::parse(const QString &text, const QStringList &names)
{
    auto pieces = Reader(text, names).read();
    if (!pieces)
        return tl::unexpected(pieces.error());
    Pattern pattern;
    pattern.m_pieces = *std::move(pieces);
    return pattern;
}

QStringList Pattern::values(const Values &values) const
{
    if (m_pieces.size() == 1 && !m_pieces.first().names.isEmpty())
        return Writer(values, nullptr).valuesOf(m_pieces.first());
    const QString all = text(values).trimmed();
    return all.isEmpty() ? QStringList() : QStringList(all);
}

QString Pattern::text(const Values &values, QString (*clean)(const QString &)) const
{
    return Writer(values, clean).text(m_pieces);
}

} // namespace runout::tags
