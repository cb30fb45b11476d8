// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/names.h"

#include <QRegularExpression>

namespace runout::lastfm {

namespace {

bool isNobody(const QString &name)
{
    static const QStringList nobody{QStringLiteral("various"),        QStringLiteral("various artists"),
                                    QStringLiteral("unknown artist"), QStringLiteral("no artist"),
                                    QStringLiteral("unknown"),        QStringLiteral("anonymous artist")};
    return nobody.contains(name.toLower());
}

} // namespace

QString artistName(const QString &discogsName)
{
    static const QRegularExpression suffix(QStringLiteral("\\s*\\(\\d+\\)$"));
    static const QRegularExpression moved(QStringLiteral("^(.+), (The)$"), QRegularExpression::CaseInsensitiveOption);
    QString name = discogsName.simplified();
    if (name.size() > 1 && name.endsWith(u'*'))
        name = name.chopped(1).trimmed();
    name.remove(suffix);
    if (const auto match = moved.match(name); match.hasMatch())
        name = match.captured(2) + u' ' + match.captured(1);
    return isNobody(name) ? QString() : name;
}

QString albumName(const QString &title)
{
    return title.simplified();
}

} // namespace runout::lastfm
