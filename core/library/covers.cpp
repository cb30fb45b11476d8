// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/covers.h"

#include "core/discogs/client.h"
#include "core/library/covershelf.h"

#include <QHash>
#include <QThreadPool>

namespace runout::library {
namespace {

using Image = QByteArray;

// Discogs' way to say that there is no picture.
bool isNoPicture(const QString &url)
{
    return url.isEmpty() || url.section(u'/', -1).startsWith(QLatin1String("spacer"));
}

// One request for all who want the same picture; gone with the last of them.
class Flight final : public QObject
{
public:
    using QObject::QObject;

    Answer<Image> join(const std::function<void()> &whenDeserted)
    {
        auto asker = std::make_shared<Asker>();
        asker->promise.start();
        const auto future = asker->promise.future();
        m_askers += asker;
        connect(&asker->watch, &QFutureWatcherBase::canceled, this, [this, whenDeserted] {
            ++m_gone;
            if (m_gone == m_askers.size())
                whenDeserted();
        });
        asker->watch.setFuture(future);
        return future;
    }

    void land(const Result<Image> &image)
    {
        for (const auto &asker : std::as_const(m_askers)) {
            asker->promise.addResult(image);
            asker->promise.finish();
        }
    }

private:
    struct Asker
    {
        QPromise<Result<Image>> promise;
        QFutureWatcher<Result<Image>> watch;
    };
    QList<std::shared_ptr<Asker>> m_askers;
    qsizetype m_gone = 0;
};

} // namespace

struct Covers::Private
{
    Private(Covers *asked, discogs::Client *network, const QString &folder, qint64 maxBytes)
        : q(asked)
        , client(network)
        , shelf(folder, maxBytes)
    {
        reading.setMaxThreadCount(2);
        keeping.setMaxThreadCount(1);
    }

    Covers *q;
    discogs::Client *client;
    CoverShelf shelf;
    QHash<QString, Flight *> flights;
    QThreadPool reading; // several at once: a wall of covers
    QThreadPool keeping; // one at a time: it counts and makes room

    void end(const QString &url)
    {
        if (Flight *flight = flights.take(url))
            flight->deleteLater();
    }

    // A deserted flight lives on until the event loop comes round; nothing it still hears counts.
    [[nodiscard]] bool isCurrent(const QString &url, const Flight *flight) const
    {
        return flights.value(url) == flight;
    }

    void land(const QString &url, Flight *flight, const Result<Image> &image)
    {
        flight->land(image);
        end(url);
    }

    void fetch(const QString &url, Flight *flight)
    {
        if (!client)
            return land(url, flight, failure(ErrorCode::NotFound));
        whenDone(client->image(QUrl(url)), flight, [this, url, flight](const Result<Image> &image) {
            if (!isCurrent(url, flight))
                return;
            if (image && !looksLikeImage(*image))
                return land(url, flight, failure(ErrorCode::BadReply, QStringLiteral("not an image")));
            if (image)
                keeping.start([this, url, bytes = *image] { shelf.write(url, bytes); });
            land(url, flight, image);
        });
    }

    Flight *takeOff(const QString &url)
    {
        auto *flight = new Flight(q);
        flights.insert(url, flight);
        const auto held = runOn(reading, [this, url]() -> Result<std::optional<Image>> { return shelf.read(url); });
        whenDone(held, flight, [this, url, flight](const Result<std::optional<Image>> &image) {
            if (!isCurrent(url, flight))
                return;
            if (image && *image)
                land(url, flight, **image);
            else
                fetch(url, flight);
        });
        return flight;
    }
};

Covers::Covers(const QString &folder, qint64 maxBytes, discogs::Client *client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, folder, maxBytes))
{}

Covers::~Covers()
{
    d->reading.clear();
    d->reading.waitForDone();
    d->keeping.waitForDone();
    qDeleteAll(findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly));
}

Answer<QByteArray> Covers::image(const QString &url)
{
    if (isNoPicture(url))
        return readyFailure<QByteArray>(ErrorCode::NotFound);
    Flight *flight = d->flights.value(url);
    if (!flight)
        flight = d->takeOff(url);
    return flight->join([this, url, flight] {
        if (d->flights.value(url) == flight)
            d->end(url);
    });
}

void Covers::setMaxBytes(qint64 bytes)
{
    d->keeping.start([this, bytes] { d->shelf.setMaxBytes(bytes); });
}

void Covers::clear()
{
    d->keeping.start([this] { d->shelf.clear(); });
}

} // namespace runout::library
