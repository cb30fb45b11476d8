// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/searchindex.h"

#include "tests/standin/rows.h"

#include <QJsonArray>

#include <algorithm>

namespace runout::standin {

namespace {

// Parameters that are compared word by word with the text of the same name.
const QStringList &wordParameters()
{
    static const QStringList all{
        QStringLiteral("q"),       QStringLiteral("title"),     QStringLiteral("release_title"),
        QStringLiteral("credit"),  QStringLiteral("artist"),    QStringLiteral("anv"),
        QStringLiteral("label"),   QStringLiteral("genre"),     QStringLiteral("style"),
        QStringLiteral("country"), QStringLiteral("year"),      QStringLiteral("format"),
        QStringLiteral("track"),   QStringLiteral("submitter"), QStringLiteral("contributor")};
    return all;
}

QString padded(const QString &text)
{
    return u' ' + plainWords(text) + u' ';
}

QString joined(const QJsonArray &strings)
{
    QStringList list;
    for (const QJsonValue &value : strings)
        list.append(value.toString());
    return list.join(u' ');
}

QString compact(const QString &text)
{
    QString letters = plainWords(text);
    return letters.remove(u' ');
}

struct Credits
{
    QStringList names, anvs, tracks;
};

void collectCredits(const QJsonArray &credits, Credits &into)
{
    into.names += rows::names(credits);
    into.anvs += rows::names(credits, QLatin1StringView("anv"));
}

void collectTracks(const QJsonArray &tracks, Credits &performers, Credits &others)
{
    for (const QJsonValue &value : tracks) {
        const QJsonObject track = value.toObject();
        performers.tracks.append(track[u"title"].toString());
        collectCredits(track[u"artists"].toArray(), performers);
        collectCredits(track[u"extraartists"].toArray(), others);
        collectTracks(track[u"sub_tracks"].toArray(), performers, others);
    }
}

bool findsAll(const QString &words, const QString &wanted)
{
    const auto parts = QStringView(wanted).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(parts.begin(), parts.end(),
                       [&](QStringView part) { return words.contains(u' ' + part.toString()); });
}

bool beginsAny(const QStringList &codes, const QString &wanted)
{
    return std::any_of(codes.begin(), codes.end(), [&](const QString &code) { return code.startsWith(wanted); });
}

bool answersOne(const SearchEntry &entry, const QString &name, const QString &value)
{
    if (name == u"type")
        return entry.row[u"type"].toString() == value;
    if (name == u"catno")
        return beginsAny(entry.catnos, value);
    if (name == u"barcode")
        return beginsAny(entry.barcodes, value);
    return findsAll(entry.words.value(name), value);
}

bool answers(const SearchEntry &entry, const Query &query)
{
    return std::all_of(query.begin(), query.end(),
                       [&](const auto &pair) { return answersOne(entry, pair.first, pair.second); });
}

// Only what narrows a search, with values ready for comparing.
Query prepared(const Query &query)
{
    Query ready;
    for (const auto &[name, value] : query) {
        if (value.trimmed().isEmpty())
            continue;
        if (name == u"type")
            ready.append({name, value});
        else if (name == u"catno" || name == u"barcode")
            ready.append({name, compact(value)});
        else if (wordParameters().contains(name))
            ready.append({name, plainWords(value)});
    }
    return ready;
}

// How well an entry answers what was typed; the rest of the order is how much it is wanted.
int fitness(const SearchEntry &entry, const QString &typed)
{
    int points = entry.held ? 10 : 0;
    if (typed.isEmpty())
        return points;
    const QString title = entry.words.value(QStringLiteral("title"));
    if (entry.name == typed || title.trimmed() == typed)
        points += 100;
    if (findsAll(title, typed))
        points += 40;
    const QString type = entry.row[u"type"].toString();
    return points + (type == u"artist" ? 3 : type == u"master" ? 2 : type == u"release" ? 1 : 0);
}

} // namespace

QString plainWords(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            plain.append(c.toCaseFolded());
        else if (!c.isMark() && c != u'\'' && c != u'’')
            plain.append(u' ');
    }
    return plain.simplified();
}

void SearchIndex::add(SearchEntry entry)
{
    const QString key = entry.row[u"type"].toString() + QString::number(entry.row[u"id"].toInteger());
    if (m_known.contains(key))
        return;
    m_known.insert(key, static_cast<int>(m_entries.size()));
    QString &title = entry.words[QStringLiteral("title")];
    title = padded(entry.row[u"title"].toString());
    entry.words[QStringLiteral("q")] += title;
    entry.wanted = entry.row[u"community"][u"want"].toInt();
    m_entries.append(std::move(entry));
}

// The words that stand in the row itself.
static void addWordsOfRow(SearchEntry &entry)
{
    const QJsonObject &row = entry.row;
    for (const char *list : {"label", "genre", "style", "format"})
        entry.words.insert(QLatin1StringView(list), padded(joined(row[QLatin1StringView(list)].toArray())));
    entry.words.insert(QStringLiteral("country"), padded(row[u"country"].toString()));
    entry.words.insert(QStringLiteral("year"), padded(row[u"year"].toString()));
    entry.catnos.append(compact(row[u"catno"].toString()));
    for (const QJsonValue &code : row[u"barcode"].toArray())
        entry.barcodes.append(compact(code.toString()));
    entry.words[QStringLiteral("q")] += entry.words.value(QStringLiteral("label")) + padded(row[u"catno"].toString()) +
                                        entry.catnos.join(u' ') + u' ' + entry.barcodes.join(u' ') + u' ' +
                                        padded(joined(row[u"barcode"].toArray()));
}

// The words that only the whole release or master has.
static void addWordsOfBody(SearchEntry &entry, const QJsonObject &body)
{
    Credits performers, others;
    collectCredits(body[u"artists"].toArray(), performers);
    collectTracks(body[u"tracklist"].toArray(), performers, others);
    collectCredits(body[u"extraartists"].toArray(), others);
    entry.name = plainWords(body[u"title"].toString());
    const auto put = [&](const QString &name, const QStringList &texts) {
        entry.words.insert(name, padded(texts.join(u' ')));
    };
    put(QStringLiteral("release_title"), {body[u"title"].toString()});
    put(QStringLiteral("artist"), performers.names + performers.anvs);
    put(QStringLiteral("anv"), performers.anvs + others.anvs);
    put(QStringLiteral("credit"), others.names + others.anvs);
    put(QStringLiteral("track"), performers.tracks);
    const QJsonObject community = body[u"community"].toObject();
    put(QStringLiteral("submitter"), {community[u"submitter"][u"username"].toString()});
    put(QStringLiteral("contributor"),
        rows::names(community[u"contributors"].toArray(), QLatin1StringView("username")));
    for (const QString &catno : rows::names(body[u"labels"].toArray(), QLatin1StringView("catno")))
        entry.catnos.append(compact(catno));
    for (const char *part : {"artist", "credit", "track"})
        entry.words[QStringLiteral("q")] += entry.words.value(QLatin1StringView(part));
}

void SearchIndex::addRelease(const QJsonObject &release)
{
    SearchEntry entry;
    entry.row = rows::searchRelease(release);
    addWordsOfRow(entry);
    addWordsOfBody(entry, release);
    add(std::move(entry));
}

void SearchIndex::addMaster(const QJsonObject &master, const QJsonObject &mainRelease)
{
    SearchEntry entry;
    entry.row = rows::searchMaster(master, mainRelease);
    addWordsOfRow(entry);
    addWordsOfBody(entry, master);
    add(std::move(entry));
}

void SearchIndex::addNamed(const QJsonObject &artistOrLabel, const QString &type)
{
    SearchEntry entry;
    entry.row = rows::searchNamed(artistOrLabel, type);
    entry.name = plainWords(artistOrLabel[u"name"].toString());
    entry.words.insert(QStringLiteral("q"), padded(artistOrLabel[u"realname"].toString()) +
                                                padded(joined(artistOrLabel[u"namevariations"].toArray())));
    add(std::move(entry));
}

void SearchIndex::addRow(const QJsonObject &row)
{
    const QString key = row[u"type"].toString() + QString::number(row[u"id"].toInteger());
    if (const auto known = m_known.constFind(key); known != m_known.constEnd()) {
        m_entries[*known].row = row;
        return;
    }
    SearchEntry entry;
    entry.row = row;
    entry.held = false;
    addWordsOfRow(entry);
    add(std::move(entry));
}

QList<int> SearchIndex::find(const Query &query) const
{
    const Query ready = prepared(query);
    const QString key = encodedQuery(ready);
    if (const QList<int> *known = m_answers.object(key))
        return *known;
    const QList<int> found = scan(ready);
    m_answers.insert(key, new QList<int>(found));
    return found;
}

QList<int> SearchIndex::scan(const Query &query) const
{
    QString typed;
    for (const auto &[name, value] : query)
        typed = name == u"q" ? value : typed;
    QList<QPair<int, int>> fitting; // fitness and position
    for (int i = 0; i < m_entries.size(); ++i) {
        if (answers(m_entries[i], query))
            fitting.append({fitness(m_entries[i], typed), i});
    }
    std::stable_sort(fitting.begin(), fitting.end(), [&](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : m_entries[a.second].wanted > m_entries[b.second].wanted;
    });
    QList<int> found;
    found.reserve(fitting.size());
    for (const auto &[fit, position] : fitting)
        found.append(position);
    return found;
}

} // namespace runout::standin
