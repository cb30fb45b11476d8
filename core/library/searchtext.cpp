// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/searchtext.h"

#include <algorithm>

namespace runout::library {
namespace {

// What the tokenizer (unicode61) takes as part of a word.
bool isWordCharacter(char32_t c)
{
    const auto category = QChar::category(c);
    return QChar::isLetterOrNumber(c) || category == QChar::Other_PrivateUse || category == QChar::Mark_NonSpacing ||
           category == QChar::Mark_SpacingCombining;
}

bool hasWord(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](uint c) { return QChar::isLetterOrNumber(c); });
}

QString wordCharacters(const QString &text)
{
    QString kept;
    kept.reserve(text.size());
    for (const uint c : text.toUcs4()) {
        if (isWordCharacter(c))
            kept += QStringView(QChar::fromUcs4(c));
    }
    return kept;
}

QString plainLetter(QChar c)
{
    switch (c.unicode()) {
    case u'ø':
        return QStringLiteral("o");
    case u'Ø':
        return QStringLiteral("O");
    case u'ł':
        return QStringLiteral("l");
    case u'Ł':
        return QStringLiteral("L");
    case u'đ':
        return QStringLiteral("d");
    case u'Đ':
        return QStringLiteral("D");
    case u'ð':
        return QStringLiteral("d");
    case u'Ð':
        return QStringLiteral("D");
    case u'þ':
        return QStringLiteral("th");
    case u'Þ':
        return QStringLiteral("Th");
    case u'ß':
        return QStringLiteral("ss");
    case u'æ':
        return QStringLiteral("ae");
    case u'Æ':
        return QStringLiteral("AE");
    case u'œ':
        return QStringLiteral("oe");
    case u'Œ':
        return QStringLiteral("OE");
    case u'ı':
        return QStringLiteral("i");
    default:
        return {};
    }
}

QStringList words(const QString &text)
{
    QStringList kept;
    const QStringList all = plainLetters(text).simplified().split(u' ', Qt::SkipEmptyParts);
    std::copy_if(all.begin(), all.end(), std::back_inserter(kept), hasWord);
    return kept;
}

QString quoted(QString text)
{
    text.remove(QChar(0));
    return u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
}

} // namespace

QString plainLetters(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        const QString letter = c.unicode() < 0xc0 ? QString() : plainLetter(c);
        if (letter.isEmpty())
            plain += c;
        else
            plain += letter;
    }
    return plain;
}

QString indexed(const QString &text)
{
    const QString plain = plainLetters(text);
    QStringList joined;
    const QStringList all = plain.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : all) {
        const QString inner = wordCharacters(word);
        if (!inner.isEmpty() && !word.contains(inner))
            joined += inner;
    }
    return joined.isEmpty() ? plain : plain + u' ' + joined.join(u' ');
}

QString matchKey(const QString &text)
{
    QString key;
    key.reserve(text.size());
    const QString decomposed = plainLetters(text).normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const uint c : decomposed.toUcs4()) {
        if (QChar::category(c) == QChar::Mark_NonSpacing)
            continue;
        if (QChar::isLetterOrNumber(c))
            key += QStringView(QChar::fromUcs4(c));
        else if (c != u'\'' && c != u'’')
            key += u' ';
    }
    key = key.simplified();
    if (key.startsWith(QLatin1String("the ")))
        key.remove(0, 4);
    return key;
}

QString squeezed(const QString &number)
{
    QString kept = wordCharacters(plainLetters(number)).toLower();
    const bool digitsOnly = std::all_of(kept.begin(), kept.end(), [](QChar c) { return c.isDigit(); });
    if (digitsOnly && kept.size() >= 8) {
        while (kept.startsWith(u'0'))
            kept.remove(0, 1);
    }
    return kept;
}

QString everyWord(const QString &text)
{
    QStringList terms;
    for (const QString &word : words(text))
        terms += quoted(word) + u'*';
    return terms.join(QLatin1String(" AND "));
}

QString phrase(const QString &text)
{
    const QStringList kept = words(text);
    return kept.isEmpty() ? QString() : quoted(kept.join(u' '));
}

QString within(const QString &columns, const QString &expression)
{
    return u'{' + columns + QLatin1String("} : (") + expression + u')';
}

QString typedExpression(const QString &typed)
{
    const QString everywhere = everyWord(typed);
    const QString number = squeezed(typed);
    const bool hasDigit = std::any_of(number.begin(), number.end(), [](QChar c) { return c.isDigit(); });
    if (everywhere.isEmpty() || number.size() < 3 || !hasDigit)
        return everywhere;
    return QLatin1String("((") + everywhere + QLatin1String(") OR ") +
           within(QStringLiteral("number"), quoted(number) + u'*') + u')';
}

} // namespace runout::library
