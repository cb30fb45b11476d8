// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/evidence.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace runout::tags {

namespace {

QString first(const Fields &fields, const QString &key)
{
    return fields.value(key).value(0).trimmed();
}

// "3", "03", "3/12"; 0 for other text.
int numberIn(const QString &text)
{
    bool isNumber = false;
    const int number = text.section(u'/', 0, 0).trimmed().toInt(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

// A position with a side: "A", "A1", "AA2", "b3a", "A.1". At most two letters: "Go 2" is none.
bool isSidePosition(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:[A-Za-z]|([A-Za-z])\\1)(?:[.-]?\\d{1,2}(?:[.]?[a-z]|\\.\\d)?)?$"));
    return text.contains(form);
}

// "Side A", "A", "02 - Side B" of a folder.
QString sideOf(const QString &folder)
{
    static const QRegularExpression form(QStringLiteral("\\b(?:side|seite|face|lado)[ _.-]*([A-Za-z]{1,2})\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(folder);
    if (match.hasMatch())
        return match.captured(1).toUpper();
    return folder.size() == 1 && folder.front().isLetter() ? folder.toUpper() : QString();
}

int discOf(const QString &folder)
{
    static const QRegularExpression form(
        QStringLiteral("\\b(?:cd|dis[ck]|lp|vinyl|dvd|record|tape|platte|disque)[ _.#-]*(\\d{1,3})\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(folder).captured(1).toInt();
}

// What stands in front of a title in a file's name: "01", "1-03", "A1", "Track 7".
void readName(const QString &stem, FileClues &clues)
{
    static const QRegularExpression form(
        QStringLiteral(
            "^\\s*[\\[(]?(?:track[ _.-]*)?(?:(?:cd|disc)?(\\d{1,2})[-.](?=\\d))?(\\d{1,3})(?![\\d:'’])[\\])]?"
            "(?:\\s*[-–._)]+\\s*|\\s+|$)(.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression side(
        QStringLiteral("^\\s*[\\[(]?([A-Za-z]|([A-Za-z])\\2)(\\d{1,2}[a-z]?)[\\])]?(?:\\s*[-–._)]+\\s*|\\s+|$)(.*)$"));
    static const QRegularExpression inside(
        QStringLiteral("\\s[-–]\\s(?:(\\d{1,3})|([A-Za-z]\\d{1,2}))(?:\\s*[-–.]+\\s*|\\s+)(.+)$"));
    clues.nameTitle = stem;
    QRegularExpressionMatch match = form.match(stem);
    if (match.hasMatch()) {
        clues.number = match.captured(2).toInt();
        clues.disc = match.captured(1).toInt();
        clues.nameTitle = match.captured(3);
        return;
    }
    match = side.match(stem);
    if (match.hasMatch()) {
        clues.position = (match.captured(1) + match.captured(3)).toUpper();
        clues.nameTitle = match.captured(4);
        return;
    }
    match = inside.match(stem);
    if (match.hasMatch()) {
        clues.number = match.captured(1).toInt();
        clues.position = match.captured(2).toUpper();
        clues.nameTitle = match.captured(3);
    }
}

QString shown(const FilePath &part)
{
    return QString::fromUtf8(QByteArray::fromStdString(part.string()));
}

QString withoutFeatured(const QString &title)
{
    static const QRegularExpression featured(
        QStringLiteral("\\s*[\\[(]?\\b(?:feat|ft|featuring)\\b\\.?\\s[^\\])]*[\\])]?"),
        QRegularExpression::CaseInsensitiveOption);
    QString text = title;
    text.remove(featured);
    return text.isEmpty() ? title : text;
}

// "part ii", "take 2", "verse three" -> "2", "2", "3".
QString numeralsOf(const QString &text)
{
    static const QHash<QString, QString> words = [] {
        QHash<QString, QString> result;
        int number = 0;
        for (const QString &same : QStringLiteral("i one first;ii two second;iii three third;iv four;v five;vi six;"
                                                  "vii seven;viii eight;ix nine;x ten")
                                       .split(u';')) {
            ++number;
            for (const QString &word : same.split(u' '))
                result.insert(word, QString::number(number));
        }
        return result;
    }();
    QStringList numerals;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); }))
            numerals.append(word);
        else if (const auto found = words.constFind(word); found != words.constEnd())
            numerals.append(*found);
    }
    return numerals.join(u' ');
}

} // namespace

FileClues cluesOf(const AudioFile &file)
{
    FileClues clues;
    clues.milliseconds = file.milliseconds;
    readName(shown(file.path.stem()), clues);
    const FilePath folder = file.path.parent_path();
    const QString name = shown(folder.filename());
    const QString named = sideOf(shown(file.path.stem()));
    clues.side = named.isEmpty() ? sideOf(name) : named;
    if (const int disc = discOf(name); disc > 0)
        clues.disc = disc;

    const QString track = first(file.fields, QStringLiteral("TRACKNUMBER"));
    const QString vinyl = first(file.fields, QStringLiteral("VINYLTRACK"));
    if (const int number = numberIn(track); number > 0)
        clues.number = number;
    if (!vinyl.isEmpty())
        clues.position = vinyl.toUpper();
    else if (isSidePosition(track))
        clues.position = track.toUpper();
    if (const int disc = numberIn(first(file.fields, QStringLiteral("DISCNUMBER"))); disc > 0)
        clues.disc = disc;
    clues.title = first(file.fields, QStringLiteral("TITLE"));
    return clues;
}

ComparedTitle compared(const QString &title)
{
    ComparedTitle result;
    bool isGap = true;
    for (const QChar c : withoutFeatured(title).normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            result.text += c;
            isGap = false;
        } else if (c == u'&') {
            result.text += isGap ? QStringLiteral("and ") : QStringLiteral(" and ");
            isGap = true;
        } else if (!c.isMark() && c != u'\'' && c != u'’' && !isGap) {
            result.text += u' ';
            isGap = true;
        }
    }
    result.text = result.text.trimmed();
    result.numerals = numeralsOf(result.text);
    const QString framed = u' ' + result.text + u' ';
    for (qsizetype i = 0; i + 1 < framed.size() && !result.text.isEmpty(); ++i)
        result.pairs.append(framed[i].unicode() << 16U | framed[i + 1].unicode());
    std::sort(result.pairs.begin(), result.pairs.end());
    return result;
}

double similarity(const ComparedTitle &a, const ComparedTitle &b)
{
    const quint32 *x = a.pairs.constData();
    const quint32 *y = b.pairs.constData();
    const quint32 *const endOfX = x + a.pairs.size();
    const quint32 *const endOfY = y + b.pairs.size();
    int common = 0;
    while (x != endOfX && y != endOfY) {
        const quint32 left = *x;
        const quint32 right = *y;
        common += left == right;
        x += left <= right;
        y += right <= left;
    }
    const qsizetype all = a.pairs.size() + b.pairs.size();
    if (all == 0)
        return 0;
    const double share = 2.0 * common / static_cast<double>(all);
    return a.numerals == b.numerals ? share : 0.75 * share;
}

} // namespace runout::tags
