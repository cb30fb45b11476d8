// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace runout::test {

// What a program that may be killed at any moment was asked, line by line in a file: an edit is announced before it is
// made and confirmed once the library has answered. Confirmed ones have to arrive; those that were only announced may
// or may not have been made.
class Intents
{
public:
    explicit Intents(const QString &file)
        : m_file(file)
    {}

    // --- for the program
    [[nodiscard]] bool open() { return m_file.open(QIODevice::Append | QIODevice::Unbuffered); }
    void announce(const QString &number, const QString &key, const QString &value)
    {
        write({{QStringLiteral("edit"), number}, {QStringLiteral("key"), key}, {QStringLiteral("value"), value}});
    }
    // made: false where it was turned down, and nothing has changed.
    void answered(const QString &number, bool made)
    {
        write({{QStringLiteral("edit"), number}, {QStringLiteral("made"), made}});
    }

    // --- for who judges
    struct Wish
    {
        QString value;
        bool isSure = false; // confirmed
    };
    // By key, in the order they were asked; those turned down are left out.
    [[nodiscard]] QHash<QString, QList<Wish>> read()
    {
        struct Line
        {
            QString number, key;
            Wish wish;
        };
        QList<Line> lines;
        QHash<QString, bool> answers;
        if (m_file.open(QIODevice::ReadOnly)) {
            while (!m_file.atEnd()) {
                const QJsonObject line = QJsonDocument::fromJson(m_file.readLine()).object(); // a cut-off one is none
                const QString number = line[u"edit"].toString();
                if (line.contains(u"made"))
                    answers.insert(number, line[u"made"].toBool());
                else if (!number.isEmpty())
                    lines << Line{number, line[u"key"].toString(), {line[u"value"].toString(), false}};
            }
            m_file.close();
        }
        QHash<QString, QList<Wish>> wishes;
        for (Line &line : lines) {
            line.wish.isSure = answers.value(line.number, false);
            if (line.wish.isSure || !answers.contains(line.number))
                wishes[line.key] << line.wish;
        }
        return wishes;
    }

    // The values that may stand in the end where the last one counts.
    static QSet<QString> possible(const QList<Wish> &wishes, const QString &before)
    {
        QSet<QString> values{before};
        for (const Wish &wish : wishes) {
            if (wish.isSure)
                values.clear();
            values.insert(wish.value);
        }
        return values;
    }
    [[nodiscard]] static QString told(const QList<Wish> &wishes)
    {
        QStringList words;
        for (const Wish &wish : wishes)
            words << wish.value + (wish.isSure ? QString() : QStringLiteral("?"));
        return words.join(QStringLiteral(", "));
    }
    static qsizetype sure(const QList<Wish> &wishes)
    {
        return std::count_if(wishes.begin(), wishes.end(), [](const Wish &wish) { return wish.isSure; });
    }

private:
    void write(const QJsonObject &line)
    {
        m_file.write('\n' + QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }

    QFile m_file;
};

} // namespace runout::test
