// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <tl/expected.hpp>

#include <optional>

// Pure: the template language of fields and file names.
//   {artist}     a value; several are joined with ", " in text, and stay several where the name stands alone
//   {number:2}   with leading zeros to two digits
//   {label|catno} the first that is not empty
//   [ ... ]      left out if every name in it is empty; a part without any name stays as it is
//   \{ \[ \\     the character itself
namespace runout::tags {

using Values = QHash<QString, QStringList>; // name to values in order; absent: empty

struct PatternFault
{
    enum class Kind { UnknownName, EmptyName, OpenBrace, OpenBracket, StrayBrace, StrayBracket, BadWidth };
    Kind kind = Kind::UnknownName;
    int at = 0;     // character of the template where it goes wrong, from 0
    int length = 1; // characters to mark
    QString text;   // the name that is not known, the width that is none
    bool operator==(const PatternFault &) const = default;
};

class Pattern
{
public:
    Pattern() = default;
    // Names have to be among `names`.
    [[nodiscard]] static tl::expected<Pattern, PatternFault> parse(const QString &text, const QStringList &names);

    // The values of a field: those of the name where the template is one name alone, else one text. Never empty texts.
    [[nodiscard]] QStringList values(const Values &values) const;
    // One text. `clean` is applied to every value, not to the text between (a "/" there makes a folder).
    [[nodiscard]] QString text(const Values &values, QString (*clean)(const QString &) = nullptr) const;

private:
    struct Piece
    {
        QString text;      // literal, if names is empty
        QStringList names; // the first that is not empty
        int width = 0;
        QList<Piece> inner; // an optional part
        bool isOptional = false;
    };
    class Reader;
    class Writer;
    QList<Piece> m_pieces;
};

} // namespace runout::tags
