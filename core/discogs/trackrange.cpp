// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

// Range texts: "A1", "A1 to A3, B2", "1-1 to 1-12, 2-3". What contributors write goes well beyond the guidelines, so
// every piece is tried from the strictest reading to the loosest.
namespace runout::discogs {

namespace {

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

// "CD1-01" -> CD 1 1, "B. 1" -> B 1: runs of letters and of digits, without leading zeros, in one case.
QStringList tokens(const QString &position)
{
    QStringList result;
    const auto isNumber = [](const QString &token) { return token[0].isDigit(); };
    bool goesOn = false;
    for (const QChar c : position.toCaseFolded()) {
        if (!c.isLetterOrNumber()) {
            goesOn = false;
        } else if (goesOn && isNumber(result.last()) == c.isDigit()) {
            result.last() == QLatin1String("0") ? result.last() = c : result.last() += c;
        } else {
            result.append(c);
            goesOn = true;
        }
    }
    return result;
}

struct Span
{
    int first = 0;
    int last = 0;
};

// The tracks of a release, ready to be looked up by what a range calls them.
class Places
{
public:
    explicit Places(const QList<Track> &tracklist)
        : m_flat(flatten(tracklist))
    {
        for (const FlatTrack &track : m_flat)
            m_tokens.append(tokens(track.track->position));
    }

    [[nodiscard]] QList<int> all() const
    {
        return where([](int) { return true; });
    }

    [[nodiscard]] QList<int> positioned(const QString &text) const
    {
        const auto called = [&](Qt::CaseSensitivity sensitivity) {
            return where([&](int i) { return position(i).compare(text, sensitivity) == 0; });
        };
        if (const QList<int> exact = called(Qt::CaseSensitive); !text.isEmpty() && !exact.isEmpty())
            return withParts(exact);
        if (const QList<int> similar = called(Qt::CaseInsensitive); !text.isEmpty() && !similar.isEmpty())
            return withParts(similar);
        return {};
    }

    // One name of a track, an index track, a side or a disc; empty if there is none.
    [[nodiscard]] QList<int> named(const QString &text) const
    {
        if (const QList<int> found = positioned(text); !found.isEmpty())
            return found;
        const QStringList wanted = tokens(text);
        if (wanted.isEmpty())
            return {};
        if (const QList<int> same = where([&](int i) { return m_tokens[i] == wanted; }); !same.isEmpty())
            return withParts(same);
        const auto startsSo = [&](int i) { return m_tokens[i].mid(0, wanted.size()) == wanted; };
        if (const QList<int> within = where(startsSo); !within.isEmpty())
            return withParts(within);
        const auto endsSo = [&](int i) { return isAfterMedium(m_tokens[i], wanted); };
        if (const QList<int> ends = where(endsSo); ends.size() == 1)
            return withParts(ends);
        return {};
    }

    [[nodiscard]] QList<int> titled(const QString &text) const
    {
        return withParts(where([&](int i) {
            return !text.isEmpty() && m_flat[i].track->title.simplified().compare(text, Qt::CaseInsensitive) == 0;
        }));
    }

private:
    [[nodiscard]] QString position(int i) const { return m_flat[i].track->position.trimmed(); }

    template<class Predicate>
    [[nodiscard]] QList<int> where(Predicate holds) const
    {
        QList<int> found;
        for (int i = 0; i < m_flat.size(); ++i) {
            if (holds(i))
                found.append(i);
        }
        return found;
    }

    // "A1" of "LP-A1", "1" of "CD-1".
    static bool isAfterMedium(const QStringList &position, const QStringList &wanted)
    {
        return position.size() == wanted.size() + 1 && position.first().size() > 1 && position.first()[0].isLetter() &&
               position.mid(1) == wanted;
    }

    // An index track stands for itself and all its sub-tracks, which follow it.
    [[nodiscard]] QList<int> withParts(const QList<int> &indexes) const
    {
        return where([&](int i) {
            return std::any_of(indexes.cbegin(), indexes.cend(),
                               [&](int named) { return named == i || m_flat[i].parent == m_flat[named].track; });
        });
    }

    QList<FlatTrack> m_flat;
    QList<QStringList> m_tokens;
};

// "Side A" -> "A", "Tracks 1 to 3" -> "1 to 3", "(A1)" -> "A1".
QString withoutNoun(const QString &text)
{
    static const QRegularExpression noun =
        pattern(QStringLiteral("^(?:on\\s+)?(?:sides?|dis[ck]s?|cds?|lps?|records?|tracks?|tapes?|vinyl|nos?|numbers?)"
                               "(?:[\\s.:#]+|(?=\\d))"));
    QString rest = text;
    if (rest.startsWith(u'(') && rest.endsWith(u')'))
        rest = rest.mid(1, rest.size() - 2);
    rest.remove(noun);
    return rest.trimmed();
}

QList<int> namedOrNoun(const Places &places, const QString &text)
{
    const QList<int> found = places.named(text);
    return found.isEmpty() ? places.named(withoutNoun(text)) : found;
}

// The far end of a range may leave out what it shares with the near end: "A1 to 3", "1-1 to 12".
QList<int> farEnd(const Places &places, const QString &near, const QString &far)
{
    static const QRegularExpression lastNumber(QStringLiteral("\\d+$"));
    static const QRegularExpression isNumber(QStringLiteral("^\\d+$"));
    if (const QList<int> exact = places.positioned(far); !exact.isEmpty())
        return exact;
    if (far.contains(isNumber) && near.contains(lastNumber) && !near.contains(isNumber)) {
        const QString whole = QString(near).remove(lastNumber) + far;
        if (const QList<int> completed = places.named(whole); !completed.isEmpty())
            return completed;
    }
    return namedOrNoun(places, far);
}

std::optional<Span> between(const Places &places, const QString &near, const QString &far)
{
    if (near.isEmpty() || far.isEmpty())
        return std::nullopt;
    const QList<int> from = namedOrNoun(places, near);
    const QList<int> to = farEnd(places, withoutNoun(near), far);
    if (from.isEmpty() || to.isEmpty())
        return std::nullopt;
    return Span{std::min(from.first(), to.first()), std::max(from.last(), to.last())};
}

// "A1 to A3", and "A1-A3" where the dash is not part of a position: tried at every separator in turn.
std::optional<Span> spanOf(const Places &places, const QString &piece)
{
    static const QRegularExpression word = pattern(QStringLiteral("\\s+(?:to|thru|through|till|until|bis)\\s+"));
    static const QRegularExpression dash(QStringLiteral("\\s*(?:->|[-–—−~→>])\\s*"));
    for (const QRegularExpression *separator : {&word, &dash}) {
        QRegularExpressionMatchIterator matches = separator->globalMatch(piece);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const auto span = between(places, piece.left(match.capturedStart()), piece.mid(match.capturedEnd()));
            if (span)
                return span;
        }
    }
    return std::nullopt;
}

QList<int> resolvePiece(const Places &places, const QString &piece)
{
    static const QRegularExpression everything = pattern(
        QStringLiteral("^(?:on\\s+)?(?:all|all(?: of)?(?: the)? (?:tracks|songs|titles)|(?:the )?(?:whole|entire) "
                       "(?:release|album|record))$"));
    if (piece.contains(everything))
        return places.all();
    if (const QList<int> found = namedOrNoun(places, piece); !found.isEmpty())
        return found;
    for (const QString &text : {piece, withoutNoun(piece)}) {
        if (const auto span = spanOf(places, text)) {
            QList<int> tracks;
            for (int i = span->first; i <= span->last; ++i)
                tracks.append(i);
            return tracks;
        }
    }
    return places.titled(piece);
}

QStringList split(const QString &range)
{
    static const QRegularExpression separator = pattern(QStringLiteral("\\s*(?:[,;&+\\n]|\\band\\b)\\s*"));
    return range.split(separator, Qt::SkipEmptyParts);
}

} // namespace

ResolvedRange resolveRange(const QString &range, const QList<Track> &tracklist)
{
    const Places places(tracklist);
    const QString text = range.simplified();
    ResolvedRange result;
    // A position or a title may hold a separator itself.
    result.tracks = places.positioned(text);
    if (result.tracks.isEmpty())
        result.tracks = places.titled(text);
    if (!result.tracks.isEmpty())
        return result;

    for (const QString &part : split(text)) {
        const QString piece = part.trimmed();
        if (piece.isEmpty())
            continue;
        const QList<int> tracks = resolvePiece(places, piece);
        if (tracks.isEmpty())
            result.unresolved.append(piece);
        result.tracks += tracks;
    }
    std::sort(result.tracks.begin(), result.tracks.end());
    result.tracks.erase(std::unique(result.tracks.begin(), result.tracks.end()), result.tracks.end());
    return result;
}

} // namespace runout::discogs
