// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/coverimages.h"

#include "ui/theme/theme.h"

#include <QBuffer>
#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QHash>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QThreadPool>

#include <chrono>

namespace runout::ui {

using namespace std::chrono_literals;

namespace {

constexpr int cacheKiloBytes = 48 * 1024;
constexpr qint64 mostPixels = 100'000'000; // larger pictures are not decoded at all
constexpr auto pauseAfterFailure = 5min;
constexpr qsizetype mostLastKeys = 4096;

// What is wanted of a picture's bytes.
struct Cut
{
    enum class Shape { Square, Round, Whole };
    QSize pixels;
    Shape shape = Shape::Square;
    qreal radius = 0;
};

QString key(const QString &url, const Cut &cut)
{
    return QStringLiteral("%1:%2x%3:%4").arg(int(cut.shape)).arg(cut.pixels.width()).arg(cut.pixels.height()).arg(url);
}

QImage rounded(const QImage &square, const Cut &cut)
{
    QImage result(square.size(), QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(square));
    if (cut.shape == Cut::Shape::Round)
        painter.drawEllipse(QRectF(square.rect()));
    else
        painter.drawRoundedRect(QRectF(square.rect()), cut.radius, cut.radius);
    return result;
}

QSize scaledSize(const QSize &natural, const Cut &cut)
{
    if (cut.shape == Cut::Shape::Whole) {
        const bool fits = natural.width() <= cut.pixels.width() && natural.height() <= cut.pixels.height();
        return fits ? natural : natural.scaled(cut.pixels, Qt::KeepAspectRatio).expandedTo({1, 1});
    }
    return natural.scaled(cut.pixels, Qt::KeepAspectRatioByExpanding).expandedTo({1, 1});
}

// Runs on the pool. BadReply: not a picture, or one larger than anything printed on a sleeve.
Result<QImage> decode(const QByteArray &bytes, const Cut &cut)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize natural = reader.size();
    if (!natural.isValid() || qint64(natural.width()) * natural.height() > mostPixels)
        return failure(ErrorCode::BadReply, QStringLiteral("not a picture of a sensible size"));
    const bool turned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    const QSize upright = turned ? natural.transposed() : natural;
    const QSize target = scaledSize(upright, cut);
    // The reader scales JPEG while decoding, but only ever ask it to shrink: growing is ours, smoothly.
    if (target.width() < upright.width())
        reader.setScaledSize(turned ? target.transposed() : target);
    QImage image = reader.read();
    if (image.isNull())
        return failure(ErrorCode::BadReply, reader.errorString());
    if (image.size() != target)
        image = image.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (cut.shape == Cut::Shape::Whole)
        return image;
    QRect middle(QPoint(), cut.pixels);
    middle.moveCenter(image.rect().center());
    return rounded(image.copy(middle), cut);
}

int kiloBytes(const QPixmap &pixmap)
{
    return qMax(1, pixmap.width() * pixmap.height() * 4 / 1024);
}

} // namespace

struct CoverImages::Private
{
    struct Job
    {
        QString url;
        QPointer<QObject> context; // deleting it withdraws the request
        quint64 asked = 0;         // generation
        bool lasting = false;      // a whole picture: not withdrawn by scrolling
    };

    Private(library::Covers &source, CoverImages &images)
        : covers(source)
        , q(images)
    {}

    library::Covers &covers;
    CoverImages &q;
    QCache<QString, QPixmap> cache{cacheKiloBytes};
    QHash<QString, Job> jobs;              // by key
    QHash<QString, QDeadlineTimer> pauses; // by URL, after a failure
    QHash<QString, QString> lastKey;       // URL to the key of what was last decoded from it
    quint64 generation = 0;
    QThreadPool pool;

    void ask(const QString &url, const Cut &cut);
    void fetched(const QString &key, const Cut &cut, const Result<QByteArray> &bytes);
    void decoded(const QString &key, const Result<QImage> &image);
    void fail(const QString &key);
    void keepLast(const QString &url, const QString &key);
    QPixmap standIn(const CoverSubject &subject, const Cut &cut, qreal ratio);
    QPixmap sleeve(const CoverSubject &subject, const Cut &cut, qreal ratio);
};

CoverImages::CoverImages(library::Covers &covers, QObject *parent)
    : QObject(parent)
    , d(new Private(covers, *this))
{
    d->pool.setMaxThreadCount(2);
}

CoverImages::~CoverImages()
{
    d->pool.clear();
    d->pool.waitForDone();
}

QPixmap CoverImages::pixmap(const CoverSubject &subject, int size, qreal ratio)
{
    const int side = qMax(1, qRound(size * ratio));
    Cut cut{{side, side}, Cut::Shape::Square, qBound(3.0, size / 40.0, 6.0) * ratio};
    if (subject.entity.kind == discogs::EntityKind::Artist)
        cut.shape = Cut::Shape::Round;
    if (subject.url.isEmpty())
        return d->sleeve(subject, cut, ratio);
    if (const QPixmap *held = d->cache.object(key(subject.url, cut))) {
        QPixmap result = *held;
        result.setDevicePixelRatio(ratio);
        return result;
    }
    d->ask(subject.url, cut);
    return d->standIn(subject, cut, ratio);
}

QPixmap CoverImages::picture(const QString &url, const QSize &box, qreal ratio)
{
    if (url.isEmpty() || box.isEmpty())
        return {};
    const Cut cut{(QSizeF(box) * ratio).toSize(), Cut::Shape::Whole, 0};
    if (const QPixmap *held = d->cache.object(key(url, cut))) {
        QPixmap result = *held;
        result.setDevicePixelRatio(ratio);
        return result;
    }
    d->ask(url, cut);
    return {};
}

void CoverImages::forgetUnseen()
{
    QStringList withdrawn;
    for (auto it = d->jobs.begin(); it != d->jobs.end();) {
        if (!it->lasting && it->asked < d->generation) {
            delete it->context;
            withdrawn.append(it->url);
            it = d->jobs.erase(it);
        } else {
            ++it;
        }
    }
    ++d->generation;
    // Whoever still shows one of them paints again and thereby asks again.
    for (const QString &url : std::as_const(withdrawn))
        Q_EMIT arrived(url);
}

bool CoverImages::isIdle() const
{
    return d->jobs.isEmpty();
}

void CoverImages::Private::ask(const QString &url, const Cut &cut)
{
    const QString what = key(url, cut);
    if (const auto job = jobs.find(what); job != jobs.end()) {
        job->asked = generation;
        return;
    }
    if (const auto pause = pauses.find(url); pause != pauses.end()) {
        if (!pause->hasExpired())
            return;
        pauses.erase(pause);
    }
    auto *context = new QObject(&q);
    jobs.insert(what, {url, context, generation, cut.shape == Cut::Shape::Whole});
    whenDone(covers.image(url), context,
             [this, what, cut](const Result<QByteArray> &bytes) { fetched(what, cut, bytes); });
}

void CoverImages::Private::fetched(const QString &key, const Cut &cut, const Result<QByteArray> &bytes)
{
    if (!bytes) {
        fail(key);
        return;
    }
    const auto decoding = runOn(pool, [bytes = *bytes, cut] { return decode(bytes, cut); });
    whenDone(decoding, jobs.value(key).context, [this, key](const Result<QImage> &image) { decoded(key, image); });
}

void CoverImages::Private::decoded(const QString &key, const Result<QImage> &image)
{
    if (!image) {
        fail(key);
        return;
    }
    const Job job = jobs.take(key);
    auto *pixmap = new QPixmap(QPixmap::fromImage(*image));
    cache.insert(key, pixmap, kiloBytes(*pixmap));
    if (!job.lasting)
        keepLast(job.url, key);
    job.context->deleteLater();
    Q_EMIT q.arrived(job.url);
}

void CoverImages::Private::fail(const QString &key)
{
    const Job job = jobs.take(key);
    pauses.insert(job.url, QDeadlineTimer(pauseAfterFailure));
    job.context->deleteLater();
    Q_EMIT q.failed(job.url);
}

void CoverImages::Private::keepLast(const QString &url, const QString &key)
{
    if (lastKey.size() >= mostLastKeys)
        lastKey.removeIf([this](const auto &entry) { return !cache.contains(entry.value()); });
    lastKey.insert(url, key);
}

// While a cover is on its way: the same cover in another size if there is one, else a sleeve.
QPixmap CoverImages::Private::standIn(const CoverSubject &subject, const Cut &cut, qreal ratio)
{
    const QPixmap *other = cache.object(lastKey.value(subject.url));
    if (!other)
        return sleeve(subject, cut, ratio);
    QPixmap result = other->scaled(cut.pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    result.setDevicePixelRatio(ratio);
    return result;
}

QPixmap CoverImages::Private::sleeve(const CoverSubject &subject, const Cut &cut, qreal ratio)
{
    const QString what = QStringLiteral("sleeve:%1:%2:%3:%4:%5:%6\n%7\n%8")
                             .arg(int(cut.shape))
                             .arg(cut.pixels.width())
                             .arg(ratio)
                             .arg(int(colour::isDark(QGuiApplication::palette())))
                             .arg(int(subject.entity.kind))
                             .arg(subject.entity.id)
                             .arg(subject.title, subject.artist);
    if (const QPixmap *held = cache.object(what))
        return *held;
    QImage square(cut.pixels, QImage::Format_ARGB32_Premultiplied);
    square.setDevicePixelRatio(ratio);
    QPainter painter(&square);
    paintSleeve(painter, QRectF(QPointF(), QSizeF(cut.pixels) / ratio), subject);
    painter.end();
    square.setDevicePixelRatio(1);
    QPixmap result = QPixmap::fromImage(rounded(square, cut));
    result.setDevicePixelRatio(ratio);
    cache.insert(what, new QPixmap(result), kiloBytes(result));
    return result;
}

} // namespace runout::ui
