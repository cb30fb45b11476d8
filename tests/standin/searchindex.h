// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/http.h"

#include <QCache>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace runout::standin {

// One thing a search can find: its row, and the words it is found by.
struct SearchEntry
{
    QJsonObject row;
    QString name;                  // title without artist, or the name; plain words
    QHash<QString, QString> words; // by parameter name: " word word "; "q" holds all of them
    QStringList catnos;            // letters and digits only
    QStringList barcodes;
    bool held = true; // false: only the row was recorded, the thing itself can't be opened
    int wanted = 0;
};

// Plain words for comparing: case and accents folded, everything but letters and digits a space.
QString plainWords(const QString &text);

// Search as Discogs does it from outside: every word of every parameter must be found. A word finds what begins with
// it.
class SearchIndex
{
public:
    void addRelease(const QJsonObject &release);
    void addMaster(const QJsonObject &master, const QJsonObject &mainRelease);
    void addNamed(const QJsonObject &artistOrLabel, const QString &type);
    // A recorded row: served as it is, also for a thing that is known in full.
    void addRow(const QJsonObject &row);

    // Positions of what answers the parameters, best first. The last 64 questions are remembered.
    QList<int> find(const Query &query) const;
    const QJsonObject &row(int position) const { return m_entries[position].row; }

private:
    void add(SearchEntry entry);
    QList<int> scan(const Query &query) const;

    QList<SearchEntry> m_entries;
    QHash<QString, int> m_known; // type and id
    mutable QCache<QString, QList<int>> m_answers{64};
};

} // namespace runout::standin
