// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/guess.h"

#include "core/discogs/links.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace runout::tags {

namespace {

// What most files say; of equals what came first.
class Votes
{
public:
    void add(const QString &value)
    {
        if (value.isEmpty())
            return;
        const QString key = value.toCaseFolded();
        if (!m_count.contains(key))
            m_order.append(value);
        ++m_count[key];
    }
    [[nodiscard]] QStringList ranked() const
    {
        QStringList result = m_order;
        std::stable_sort(result.begin(), result.end(),
                         [this](const QString &a, const QString &b) { return count(a) > count(b); });
        return result;
    }
    [[nodiscard]] QString winner() const { return ranked().value(0); }
    [[nodiscard]] qsizetype different() const { return m_order.size(); }
    [[nodiscard]] int count(const QString &value) const { return m_count.value(value.toCaseFolded()); }

private:
    QStringList m_order;
    QHash<QString, int> m_count;
};

QString first(const Fields &fields, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        const QString value = fields.value(QLatin1String(key)).value(0).trimmed();
        if (!value.isEmpty())
            return value;
    }
    return {};
}

std::optional<discogs::ReleaseId> releaseIn(const QString &text)
{
    bool isNumber = false;
    const qint64 id = text.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return id > 0 ? std::optional(discogs::ReleaseId{id}) : std::nullopt;
    const discogs::Typed typed = discogs::understand(text);
    if (typed.kind == discogs::Typed::Kind::Entity && typed.entity.kind == discogs::EntityKind::Release)
        return discogs::ReleaseId{typed.entity.id};
    return std::nullopt;
}

QString shown(const FilePath &part)
{
    return QString::fromUtf8(QByteArray::fromStdString(part.string()));
}

// The folder of the whole release.
FilePath releaseFolder(const FilePath &file)
{
    FilePath folder = file.parent_path();
    while (folder.has_filename() && folder.has_parent_path() && isPartFolder(shown(folder.filename())))
        folder = folder.parent_path();
    return folder;
}

bool isVarious(const QString &artist)
{
    static const QRegularExpression words(QStringLiteral("^(?:various(?: artists)?|va|v\\.a\\.?|unknown(?: artist)?)$"),
                                          QRegularExpression::CaseInsensitiveOption);
    return artist.contains(words);
}

QString digitsOf(const QString &barcode)
{
    QString digits;
    for (const QChar c : barcode) {
        if (c.isDigit())
            digits += c;
    }
    return digits.size() >= 8 && digits.size() <= 14 ? digits : QString();
}

QString yearIn(const QString &text)
{
    static const QRegularExpression year(QStringLiteral("(?<!\\d)(1[89]\\d\\d|20\\d\\d)(?!\\d)"));
    return year.match(text).captured(1);
}

// Without what stands in brackets, but "(Live)" and the like say nothing to a search either.
QString withoutBrackets(const QString &text)
{
    static const QRegularExpression brackets(QStringLiteral("[\\[({][^\\])}]*[\\])}]"));
    QString result = text;
    result.replace(brackets, QStringLiteral(" "));
    result = result.simplified();
    return result.isEmpty() ? text.simplified() : result;
}

} // namespace

std::optional<discogs::ReleaseId> releaseIdIn(const Fields &fields)
{
    for (const char *key :
         {"DISCOGS_RELEASE_ID", "DISCOGS_RELEASEID", "DISCOGS RELEASE ID", "DISCOGSRELEASEID", "DISCOGS_RELEASE",
          "DISCOGS_ID", "URL_DISCOGS_RELEASE_SITE", "DISCOGS_URL", "WWW", "WEBSITE", "URL"}) {
        const QString text = first(fields, {key});
        // A number alone may be anything in a field for addresses.
        const bool isForIds = QLatin1String(key).startsWith(QLatin1String("DISCOGS"));
        if (text.isEmpty() || (!isForIds && !text.contains(QLatin1String("discogs.com/"))))
            continue;
        if (const auto id = releaseIn(text))
            return id;
    }
    return std::nullopt;
}

bool isPartFolder(const QString &name)
{
    static const QRegularExpression form(
        QStringLiteral(
            "^(?:(?:cd|dis[ck]|lp|vinyl|dvd|record|tape|side|seite|platte)(?:[ _.#-]*\\d{1,3}|[ _.#-]+[a-z]{1,2})"
            "(?:[ _.:-]+.*)?|([a-z])\\1?|\\d{1,2})$"),
        QRegularExpression::CaseInsensitiveOption);
    return name.trimmed().contains(form);
}

FolderWords folderWords(const FilePath &file)
{
    FolderWords words;
    const FilePath folder = releaseFolder(file);
    QString name = shown(folder.filename());
    if (!name.contains(u' '))
        name.replace(u'_', u' ');
    words.year = yearIn(name);
    QString text = withoutBrackets(name);
    QStringList parts = text.split(QRegularExpression(QStringLiteral("\\s+[-–—]\\s+")), Qt::SkipEmptyParts);
    if (parts.size() > 1)
        parts.removeIf([&](const QString &part) { return part == words.year; });
    if (parts.size() > 1) {
        words.artist = parts.takeFirst();
        words.album = parts.join(QStringLiteral(" - "));
        return words;
    }
    static const QRegularExpression yearInFront(QStringLiteral("^(?:1[89]|20)\\d\\d\\b[ ._-]*(?=\\S)"));
    words.album = parts.value(0);
    words.album.remove(yearInFront);
    const FilePath above = folder.parent_path();
    if (above.has_filename())
        words.artist = withoutBrackets(shown(above.filename()));
    return words;
}

ReleaseGuess guessRelease(const QList<AudioFile> &files)
{
    Votes ids;
    Votes barcodes;
    Votes albumArtists;
    Votes artists;
    Votes albums;
    Votes catnos;
    Votes years;
    for (const AudioFile &file : files) {
        auto id = releaseIdIn(file.fields);
        static const QRegularExpression inFolder(QStringLiteral("\\[(r=?\\d+)\\]"));
        if (!id)
            id = releaseIn(inFolder.match(shown(releaseFolder(file.path).filename())).captured(1));
        if (id)
            ids.add(QString::number(discogs::number(*id)));
        barcodes.add(digitsOf(first(file.fields, {"BARCODE", "UPC", "EAN", "EAN/UPN"})));
        albumArtists.add(first(file.fields, {"ALBUMARTIST", "ALBUM ARTIST"}));
        artists.add(first(file.fields, {"ARTIST"}));
        albums.add(withoutBrackets(first(file.fields, {"ALBUM"})));
        catnos.add(first(file.fields, {"CATALOGNUMBER", "DISCOGS_CATALOG", "LABELNO"}));
        years.add(yearIn(first(file.fields, {"DATE", "YEAR"})));
    }
    ReleaseGuess guess;
    for (const QString &id : ids.ranked())
        guess.releases.append(discogs::ReleaseId{id.toLongLong()});
    guess.barcodes = barcodes.ranked();
    guess.album = albums.winner();
    guess.artist = albumArtists.winner();
    // Many artists on one record are a compilation.
    if (guess.artist.isEmpty() && 2 * artists.count(artists.winner()) > files.size())
        guess.artist = artists.winner();
    const FolderWords folder = files.isEmpty() ? FolderWords() : folderWords(files.first().path);
    if (guess.album.isEmpty()) {
        guess.album = folder.album;
        if (guess.artist.isEmpty())
            guess.artist = folder.artist;
    }
    if (isVarious(guess.artist))
        guess.artist.clear();
    guess.catno = catnos.different() == 1 ? catnos.winner() : QString();
    guess.year = years.winner().isEmpty() ? folder.year : years.winner();
    guess.words = (guess.artist + u' ' + guess.album).simplified();
    return guess;
}

} // namespace runout::tags
