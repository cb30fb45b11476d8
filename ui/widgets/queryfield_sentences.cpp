// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/queryfield.h"

#include <algorithm>

// What is wrong with a query, in words.
namespace runout::ui {

using library::QueryProblem;
using Kind = QueryProblem::Kind;

namespace {

// How many letters have to be changed, added or left out.
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[size_t(j)];
            row[size_t(j)] = std::min({changed, diagonal + 1, row[size_t(j) - 1] + 1});
        }
    }
    return row.back();
}

QString closestField(const QString &word)
{
    const QStringList names = library::fieldNames();
    const QString wanted = word.toLower();
    const auto best = std::min_element(names.begin(), names.end(), [&](const QString &a, const QString &b) {
        return distance(wanted, a) < distance(wanted, b);
    });
    return distance(wanted, *best) <= 2 ? *best : QString();
}

} // namespace

QString sentenceFor(const QueryProblem &problem)
{
    const QString &word = problem.word;
    switch (problem.kind) {
    case Kind::UnknownField: {
        const QString meant = closestField(word);
        return meant.isEmpty() || meant == word
                   ? QueryField::tr("There is no field “%1:”. To look for the text itself, put it in quotes.").arg(word)
                   : QueryField::tr("There is no field “%1:”. Is %2: meant?").arg(word, meant);
    }
    case Kind::NoValue:
        return QueryField::tr("“%1:” needs a value behind the colon.").arg(word);
    case Kind::NotANumber:
        return QueryField::tr("“%1” is no number. Right would be 1970, 1970..1979, 1970s or >=4.").arg(word);
    case Kind::NotADate:
        return QueryField::tr(
                   "“%1” is no date. Right would be 2024, 2024-03, 2024-03-15 or a range like 2023..2024-06.")
            .arg(word);
    case Kind::BackwardRange:
        return QueryField::tr("The range “%1” runs backwards: the smaller end comes first.").arg(word);
    case Kind::OpenQuote:
        return QueryField::tr("The quote before “%1” is not closed.").arg(word);
    case Kind::LonelyOr:
        return QueryField::tr("“or” stands between two things to look for; here one is missing.");
    case Kind::NotARating:
        return QueryField::tr("“%1” is no rating. Right would be 4, 3..5, >=4, or 0 for what is not rated.").arg(word);
    case Kind::NotAPrice:
        return QueryField::tr("“%1” is no price. Right would be 20, <20, 9.50..15 or >=100.").arg(word);
    case Kind::OpenParenthesis:
        return QueryField::tr(
                   "The parenthesis before “%1” is not closed. To look for the text itself, put it in quotes.")
            .arg(word);
    case Kind::Grouping:
        return QueryField::tr(
                   "“%1”: parentheses do not group. “or” stands between two whole lists of conditions, as in "
                   "genre:jazz year:1960s or genre:soul year:1960s.")
            .arg(word);
    case Kind::UnknownIs:
        return QueryField::tr("“is:%1” is not known. Known are is:%2.")
            .arg(word, library::isWords().join(QStringLiteral(", is:")));
    case Kind::UnknownFiles:
        return QueryField::tr("“files:%1” is not known. Known are files:%2.")
            .arg(word, library::filesWords().join(QStringLiteral(", files:")));
    }
    return {};
}

} // namespace runout::ui
