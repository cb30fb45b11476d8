// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/naming.h"

#include "core/tags/fieldmap.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace runout::tags {

namespace {

constexpr size_t longestPosixPath = 4095;
constexpr qsizetype longestWindowsPath = 259;

QByteArray bytesOf(const FilePath &path)
{
    return QByteArray::fromStdString(path.string());
}

// How names are told apart where case does not matter. Bytes that are no UTF-8 stay apart.
QByteArray folded(const FilePath &path)
{
    const QByteArray bytes = bytesOf(path.lexically_normal());
    const QString text = QString::fromUtf8(bytes);
    return text.toUtf8() == bytes ? text.normalized(QString::NormalizationForm_C).toCaseFolded().toUtf8() : bytes;
}

// A value never makes a folder.
QString withoutSeparators(const QString &value)
{
    QString text = value;
    text.replace(u'/', u'-');
    text.replace(u'\\', u'-');
    return text;
}

bool isReserved(const QString &name)
{
    static const QRegularExpression devices(QStringLiteral("^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\\s*(?:\\.|$)"),
                                            QRegularExpression::CaseInsensitiveOption);
    return name.contains(devices);
}

QString replaced(QChar c)
{
    switch (c.unicode()) {
    case u'"':
        return QStringLiteral("'");
    case u':':
    case u'|':
        return QStringLiteral("-");
    case u'<':
        return QStringLiteral("(");
    case u'>':
        return QStringLiteral(")");
    case u'?':
        return {};
    case u'*':
        return QStringLiteral("_");
    default:
        return c;
    }
}

bool isTooLong(const QString &text, NameTarget target, int longest)
{
    return text.toUtf8().size() > longest || (target != NameTarget::Posix && text.size() > longest);
}

QString cut(QString text, NameTarget target, int longest)
{
    if (!isTooLong(text, target, longest))
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.toEnd();
    while (isTooLong(text, target, longest)) {
        const qsizetype at = finder.toPreviousBoundary();
        if (at <= 0)
            return {};
        text.truncate(at);
    }
    return text;
}

QString trimmed(const QString &name, NameTarget target)
{
    QString text = name.trimmed();
    while (target != NameTarget::Posix && (text.endsWith(u'.') || text.endsWith(u' ')))
        text.chop(1);
    return text;
}

// One file's way from its values to its name.
class Namer
{
public:
    explicit Namer(const NameOptions &options)
        : m_options(options)
        , m_pattern(Pattern::parse(options.pattern, valueNames()))
    {}

    [[nodiscard]] NewName nameFor(const FilePath &file, const Values &values) const
    {
        if (!m_pattern)
            return fault(NameFault::BadPattern);
        QStringList parts = m_pattern->text(values, &withoutSeparators).split(u'/', Qt::SkipEmptyParts);
        if (parts.size() > 1 && !m_options.root)
            return fault(NameFault::NeedsRoot);
        if (parts.isEmpty())
            return fault(NameFault::Empty);
        FilePath path = m_options.root ? *m_options.root : file.parent_path();
        const QString stem = parts.takeLast();
        for (const QString &part : std::as_const(parts)) {
            const QString folder = cleanName(part, m_options.target, m_options.longest);
            if (folder.isEmpty())
                return fault(NameFault::Empty);
            path /= folder.toStdString();
        }
        const std::string extension = file.extension().string();
        const QString name = cleanName(stem, m_options.target, m_options.longest - static_cast<int>(extension.size()));
        if (name.isEmpty())
            return fault(NameFault::Empty);
        path /= name.toStdString() + extension;
        if (isPathTooLong(path))
            return fault(NameFault::TooLong);
        NewName result;
        if (path.native() != file.native())
            result.path = path;
        return result;
    }

private:
    static NewName fault(NameFault kind)
    {
        NewName result;
        result.fault = kind;
        return result;
    }

    [[nodiscard]] bool isPathTooLong(const FilePath &path) const
    {
        if (m_options.target == NameTarget::Windows)
            return QString::fromUtf8(bytesOf(path)).size() > longestWindowsPath;
        return path.native().size() > longestPosixPath;
    }

    const NameOptions &m_options;
    tl::expected<Pattern, PatternFault> m_pattern;
};

void refuseCollisions(const QList<FilePath> &files, QList<NewName> &names)
{
    QHash<QByteArray, QList<int>> wanted;
    for (int i = 0; i < names.size(); ++i)
        wanted[folded(names[i].path.value_or(files[i]))].append(i);
    for (const QList<int> &same : std::as_const(wanted)) {
        if (same.size() < 2)
            continue;
        for (const int i : same) {
            if (!names[i].path)
                continue; // stays where it is
            names[i].path.reset();
            names[i].fault = NameFault::Collides;
            names[i].other = same[0] == i ? same[1] : same[0];
        }
    }
}

void refuseOccupied(const QList<FilePath> &files, const QList<FilePath> &present, QList<NewName> &names)
{
    QSet<QByteArray> exact;
    QSet<QByteArray> anyCase;
    for (const QList<FilePath> *paths : {&present, &files}) {
        for (const FilePath &path : *paths) {
            exact.insert(bytesOf(path.lexically_normal()));
            anyCase.insert(folded(path));
        }
    }
    for (int i = 0; i < names.size(); ++i) {
        if (!names[i].path)
            continue;
        // Its own name in another case is no obstacle, unless both are there.
        const bool isOwn = folded(files[i]) == folded(*names[i].path);
        const bool isTaken = isOwn ? exact.contains(bytesOf(names[i].path->lexically_normal()))
                                   : anyCase.contains(folded(*names[i].path));
        if (isTaken) {
            names[i].path.reset();
            names[i].fault = NameFault::Occupied;
        }
    }
}

} // namespace

QString cleanName(const QString &name, NameTarget target, int longest)
{
    QString text;
    for (const QChar c : name) {
        if (c.category() == QChar::Other_Control)
            text += c.isSpace() ? QStringLiteral(" ") : QString();
        else if (c == u'/' || (c == u'\\' && target != NameTarget::Posix))
            text += u'-';
        else
            text += target == NameTarget::Posix ? QString(c) : replaced(c);
    }
    text = trimmed(text.simplified(), target);
    if (text.startsWith(u'.'))
        text[0] = u'_';
    if (target != NameTarget::Posix && isReserved(text))
        text.insert(text.indexOf(u'.') < 0 ? text.size() : text.indexOf(u'.'), u'_');
    return trimmed(cut(text, target, longest), target);
}

std::optional<PatternFault> faultOfPattern(const QString &pattern)
{
    const auto parsed = Pattern::parse(pattern, valueNames());
    return parsed ? std::nullopt : std::optional(parsed.error());
}

QList<NewName> newNames(const QList<FilePath> &files, const QList<Values> &values, const NameOptions &options,
                        const QList<FilePath> &present)
{
    const Namer namer(options);
    QList<NewName> names;
    for (qsizetype i = 0; i < files.size(); ++i)
        names.append(namer.nameFor(files[i], values.value(i)));
    refuseCollisions(files, names);
    refuseOccupied(files, present, names);
    return names;
}

} // namespace runout::tags
