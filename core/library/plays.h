// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/discogs/usertypes.h"

#include <QObject>

namespace runout::library {

class Library;

// A track that was played long enough to count, as it goes to Last.fm.
struct Scrobble
{
    enum class State { Waiting, Sending, Sent, Ignored };
    enum class Reason { None, Artist, Track, TooOld, InFuture, Rejected };
    qint64 id = 0;
    qint64 play = 0;
    qint64 started = 0; // seconds since 1970, UTC; no two have the same
    QString artist;
    QString track;
    QString album;
    QString albumArtist;
    int number = 0; // on the record, from 1
    int seconds = 0;
    State state = State::Waiting;
    qint64 sending = 0; // ms since 1970: since when it is on its way
    Reason reason = Reason::None;
    QString detail; // in Last.fm's words
    bool operator==(const Scrobble &) const = default;
};

// A side on the turntable.
struct Play
{
    qint64 id = 0;                  // see Plays::newId
    discogs::InstanceId instance{}; // 0: no copy of the collection
    discogs::ReleaseId release{};
    QString artist; // as they were called then
    QString title;
    QString thumb;
    QString side;        // "A", "CD1", "" where the record does not say
    bool isSide = false; // else a disc
    qint64 started = 0;  // ms since 1970, UTC
    int seconds = 0;     // under the stylus
    int tracks = 0;      // that count
    QList<Scrobble> scrobbles;
    bool operator==(const Play &) const = default;
};

// The play log, and the queue of what goes to Last.fm. Calls return at once; work runs on the library's pools, writes
// in the order they are asked.
class Plays : public QObject
{
    Q_OBJECT
public:
    explicit Plays(Library &library, QObject *parent = nullptr);
    ~Plays() override;

    [[nodiscard]] bool isReadOnly() const; // the sample library: what is played is not kept
    [[nodiscard]] qint64 newId();          // for a play to come; never given twice

    // Keeps what is known of a play now, and its tracks that have come to count since, in one transaction. A second
    // that is taken already gives way to the next free one. How many scrobbles were kept.
    Answer<int> keep(const Play &play, const QList<Scrobble> &counted);
    Answer<bool> remove(qint64 play); // with what has not been sent of it
    Answer<bool> forget(qint64 scrobble);
    [[nodiscard]] Answer<QList<Play>> log(int limit = 500); // newest first, with their scrobbles

    struct Counts
    {
        int plays = 0, waiting = 0, ignored = 0;
        bool operator==(const Counts &) const = default;
    };
    [[nodiscard]] Answer<Counts> counts();

    // --- for Scrobbler
    // The oldest that wait, at most `most`, marked Sending; in the order they were played.
    Answer<QList<Scrobble>> nextToSend(int most);
    // Left Sending by a stop or a lost connection: it is not known whether they arrived.
    [[nodiscard]] Answer<QList<Scrobble>> uncertain();
    // Keeps state, reason and detail of each.
    Answer<bool> settle(const QList<Scrobble> &scrobbles);

Q_SIGNALS:
    void changed();         // the log or the queue
    void scrobbleWaiting(); // something is there to be sent

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
