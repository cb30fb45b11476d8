// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/query.h"

#include "core/library/queryranges.h"

#include <algorithm>
#include <array>

namespace runout::library {

namespace {

using Field = Term::Field;
using Kind = QueryProblem::Kind;

struct FieldName
{
    const char *name;
    Field field;
    bool isOffered; // else another name of one that is
};

constexpr std::array names{
    FieldName{"artist", Field::Artist, true},    FieldName{"title", Field::Title, true},
    FieldName{"label", Field::Label, true},      FieldName{"cat", Field::CatalogueNumber, true},
    FieldName{"year", Field::Year, true},        FieldName{"country", Field::Country, true},
    FieldName{"format", Field::Format, true},    FieldName{"genre", Field::Genre, true},
    FieldName{"style", Field::Style, true},      FieldName{"folder", Field::Folder, true},
    FieldName{"rating", Field::Rating, true},    FieldName{"added", Field::Added, true},
    FieldName{"played", Field::Played, true},    FieldName{"condition", Field::Condition, true},
    FieldName{"sleeve", Field::Sleeve, true},    FieldName{"notes", Field::Notes, true},
    FieldName{"credit", Field::Credit, true},    FieldName{"track", Field::Track, true},
    FieldName{"runout", Field::Runout, true},    FieldName{"price", Field::Price, true},
    FieldName{"forsale", Field::ForSale, true},  FieldName{"is", Field::Is, true},
    FieldName{"files", Field::Files, true},      FieldName{"catno", Field::CatalogueNumber, false},
    FieldName{"media", Field::Condition, false},
};

std::optional<Field> fieldOf(QStringView name)
{
    const auto found = std::find_if(names.begin(), names.end(), [&](const FieldName &known) {
        return name.compare(QLatin1String(known.name), Qt::CaseInsensitive) == 0;
    });
    return found == names.end() ? std::nullopt : std::optional(found->field);
}

bool opensQuote(QChar c)
{
    return c == u'"' || c == u'\u201C';
}

bool closesQuote(QChar c)
{
    return c == u'"' || c == u'\u201D';
}

bool isNameLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// What stands between two blanks, cut up but not understood.
struct Piece
{
    qsizetype at = 0; // with the minus
    qsizetype nameAt = 0;
    qsizetype nameEnd = 0; // where the colon stands; nameAt: there is no name
    qsizetype valueAt = 0; // with the quote
    qsizetype end = 0;
    bool excluded = false;
    bool quoted = false;
    bool open = false; // the closing quote is missing
    QString text;

    [[nodiscard]] bool hasName() const { return nameEnd > nameAt; }
};

Piece pieceFrom(const QString &typed, qsizetype at)
{
    Piece piece;
    piece.at = at;
    qsizetype i = at;
    const auto isBlankAt = [&](qsizetype k) { return k >= typed.size() || typed[k].isSpace(); };
    if (typed[i] == u'-' && !isBlankAt(i + 1)) {
        piece.excluded = true;
        ++i;
    }
    qsizetype letters = i;
    while (letters < typed.size() && isNameLetter(typed[letters]))
        ++letters;
    piece.nameAt = piece.nameEnd = i;
    if (letters > i && letters < typed.size() && typed[letters] == u':') {
        piece.nameEnd = letters;
        i = letters + 1;
    }
    piece.valueAt = i;
    piece.quoted = i < typed.size() && opensQuote(typed[i]);
    qsizetype end = piece.quoted ? i + 1 : i;
    if (piece.quoted) {
        while (end < typed.size() && !closesQuote(typed[end]))
            ++end;
        piece.open = end == typed.size();
        piece.text = typed.mid(i + 1, end - i - 1);
        piece.end = piece.open ? end : end + 1;
    } else {
        while (!isBlankAt(end))
            ++end;
        piece.text = typed.mid(i, end - i);
        piece.end = end;
    }
    return piece;
}

QList<Piece> piecesOf(const QString &typed)
{
    QList<Piece> pieces;
    for (qsizetype i = 0; i < typed.size();) {
        if (typed[i].isSpace()) {
            ++i;
            continue;
        }
        pieces.append(pieceFrom(typed, i));
        i = pieces.last().end;
    }
    return pieces;
}

QueryProblem problem(Kind kind, qsizetype from, qsizetype end, const QString &word)
{
    return {kind, int(from), int(end - from), word};
}

bool isOr(const Piece &piece)
{
    return !piece.excluded && !piece.quoted && !piece.hasName() &&
           piece.text.compare(QLatin1String("or"), Qt::CaseInsensitive) == 0;
}

// Dashes between artist and title, pasted as they are, and quotes around nothing ask for nothing.
bool asksNothing(const Piece &piece)
{
    if (piece.hasName() || piece.open)
        return false;
    return piece.text.trimmed().isEmpty() || (!piece.quoted && (piece.text == u'-' || piece.text == u'\u2013'));
}

bool isKnownState(const QString &word)
{
    return isWords().contains(word, Qt::CaseInsensitive);
}

tl::expected<Term, QueryProblem> termOf(const QString &typed, const Piece &piece)
{
    Term term;
    term.excluded = piece.excluded;
    term.quoted = piece.quoted;
    term.text = piece.text;
    term.at = int(piece.at);
    const QString name = typed.mid(piece.nameAt, piece.nameEnd - piece.nameAt);
    if (piece.hasName()) {
        const auto field = fieldOf(name);
        if (!field)
            return tl::unexpected(problem(Kind::UnknownField, piece.nameAt, piece.nameEnd, name));
        term.field = *field;
    }
    if (piece.open)
        return tl::unexpected(problem(Kind::OpenQuote, piece.valueAt, piece.end, piece.text));
    if (piece.text.trimmed().isEmpty())
        return tl::unexpected(problem(Kind::NoValue, piece.nameAt, piece.end, name));
    std::optional<Kind> wrong;
    if (term.field == Field::Year || term.field == Field::Rating || term.field == Field::ForSale)
        wrong = readNumbers(term);
    else if (term.field == Field::Price)
        wrong = readPrices(term);
    else if (term.field == Field::Added || term.field == Field::Played)
        wrong = readDates(term);
    else if (term.field == Field::Is && !isKnownState(term.text))
        wrong = Kind::UnknownIs;
    else if (term.field == Field::Files && !filesWords().contains(term.text, Qt::CaseInsensitive))
        wrong = Kind::UnknownFiles;
    if (wrong == Kind::NotANumber && term.field == Field::Rating)
        wrong = Kind::NotARating;
    if (wrong)
        return tl::unexpected(problem(*wrong, piece.valueAt, piece.end, piece.text));
    return term;
}

bool opensGroup(const Piece &piece)
{
    return !piece.quoted && piece.text.startsWith(u'(');
}

// Parentheses are letters like others, as in a title that was pasted; but none stays open, and none holds an "or".
std::optional<QueryProblem> wrongParenthesis(const QString &typed, const QList<Piece> &pieces)
{
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (!opensGroup(pieces[i]))
            continue;
        qsizetype last = i;
        while (last < pieces.size() && (pieces[last].quoted || !pieces[last].text.contains(u')')))
            ++last;
        if (last == pieces.size())
            return problem(Kind::OpenParenthesis, pieces[i].valueAt, typed.size(), pieces[i].text.mid(1));
        if (std::any_of(pieces.begin() + i, pieces.begin() + last, isOr))
            return problem(Kind::Grouping, pieces[i].at, pieces[last].end,
                           typed.mid(pieces[i].at, pieces[last].end - pieces[i].at));
    }
    return std::nullopt;
}

} // namespace

tl::expected<ShelfQuery, QueryProblem> parseShelfQuery(const QString &typed)
{
    ShelfQuery query;
    QList<Term> all;
    std::optional<Piece> lastOr;
    const QList<Piece> pieces = piecesOf(typed);
    if (const auto wrong = wrongParenthesis(typed, pieces))
        return tl::unexpected(*wrong);
    for (const Piece &piece : pieces) {
        if (isOr(piece)) {
            if (all.isEmpty())
                return tl::unexpected(problem(Kind::LonelyOr, piece.at, piece.end, piece.text));
            query.any.append(std::exchange(all, {}));
            lastOr = piece;
        } else if (!asksNothing(piece)) {
            auto term = termOf(typed, piece);
            if (!term)
                return tl::unexpected(term.error());
            all.append(*term);
        }
    }
    if (!all.isEmpty())
        query.any.append(all);
    else if (lastOr)
        return tl::unexpected(problem(Kind::LonelyOr, lastOr->at, lastOr->end, lastOr->text));
    return query;
}

QStringList fieldNames()
{
    QStringList offered;
    for (const FieldName &known : names) {
        if (known.isOffered)
            offered.append(QLatin1String(known.name));
    }
    return offered;
}

QString nameOf(Term::Field field)
{
    const auto found =
        std::find_if(names.begin(), names.end(), [field](const FieldName &known) { return known.field == field; });
    return found == names.end() ? QString() : QString(QLatin1String(found->name));
}

QStringList isWords()
{
    return {QStringLiteral("rated"),    QStringLiteral("waiting"), QStringLiteral("duplicate"),
            QStringLiteral("complete"), QStringLiteral("watched"), QStringLiteral("met")};
}

QStringList filesWords()
{
    return {QStringLiteral("yes"), QStringLiteral("no"), QStringLiteral("partial"), QStringLiteral("stale"),
            QStringLiteral("gone")};
}

QueryPiece pieceAt(const QString &typed, int cursor)
{
    const qsizetype at = qBound(0, cursor, int(typed.size()));
    for (const Piece &piece : piecesOf(typed)) {
        if (at < piece.at || at > piece.end)
            continue;
        if (at == piece.end && piece.quoted && !piece.open)
            continue; // behind the closing quote something new begins
        if (piece.hasName() && at > piece.nameEnd) {
            const qsizetype from = piece.valueAt + (piece.quoted ? 1 : 0);
            return {int(piece.valueAt), int(piece.end - piece.valueAt),
                    fieldOf(QStringView(typed).mid(piece.nameAt, piece.nameEnd - piece.nameAt)),
                    typed.mid(from, qMax<qsizetype>(0, at - from))};
        }
        const qsizetype end = piece.hasName() ? piece.nameEnd + 1 : piece.end;
        const qsizetype from = piece.nameAt + (piece.quoted && !piece.hasName() ? 1 : 0);
        return {int(piece.nameAt), int(end - piece.nameAt), std::nullopt,
                typed.mid(from, qMax<qsizetype>(0, at - from))};
    }
    return {int(at), 0, std::nullopt, {}};
}

} // namespace runout::library
