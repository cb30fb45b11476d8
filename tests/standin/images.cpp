// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/images.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <zlib.h>

namespace runout::standin::images {

namespace {

struct Colour
{
    double red = 0, green = 0, blue = 0;
};

// One made sleeve: five colours and a motif.
struct Sleeve
{
    std::array<Colour, 5> colours;
    int motif = 0;
    double turn = 0; // 0..1, shifts the motif
};

constexpr int motifs = 6;
constexpr int largestSide = 1200;

// h in turns, s and l in 0..1.
Colour fromHsl(double h, double s, double l)
{
    const auto channel = [&](double n) {
        const double k = std::fmod(n + h * 12, 12);
        return l - s * std::min(l, 1 - l) * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    };
    return {channel(0), channel(8), channel(4)};
}

Sleeve sleeve(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1);
    const auto part = [&](int i) { return static_cast<quint8>(hash[i]) / 256.0; };
    const double hue = part(0);
    const double away = 0.08 + part(1) * 0.42;
    Sleeve made;
    made.colours = {fromHsl(hue, 0.20 + part(2) * 0.35, 0.14 + part(3) * 0.16), fromHsl(hue + away, 0.42, 0.50),
                    fromHsl(hue + 0.04, 0.32, 0.74), fromHsl(hue + 2 * away, 0.50, 0.60), fromHsl(hue, 0.15, 0.92)};
    made.motif = static_cast<int>(part(4) * motifs);
    made.turn = part(5);
    return made;
}

// Which of the five colours stands at x, y in 0..1.
size_t colourAt(const Sleeve &sleeve, double x, double y)
{
    const double fromCentre = std::hypot(x - 0.5, y - 0.5);
    switch (sleeve.motif) {
    case 0: // rings
        if (fromCentre > 0.42)
            return 0;
        return fromCentre < 0.05 ? 4 : 1 + static_cast<size_t>(fromCentre * (8 + 6 * sleeve.turn)) % 3;
    case 1: // slanting stripes
        return static_cast<size_t>((x + y * (0.3 + sleeve.turn)) * 7) % 5;
    case 2: { // a sun over bands
        const double sun = std::hypot(x - 0.3 - 0.4 * sleeve.turn, y - 0.42);
        if (y < 0.62)
            return sun < 0.22 ? 3 : 2;
        return static_cast<size_t>((y - 0.62) * 13) % 2 == 0 ? 1 : 0;
    }
    case 3: { // blocks
        const double split = 0.25 + 0.5 * sleeve.turn;
        if (x < split)
            return y < 0.6 ? 1 : 4;
        return y < split ? 2 : (x > 0.86 ? 3 : 0);
    }
    case 4: // chevrons
        return static_cast<size_t>((y + std::abs(x - 0.5) * (0.6 + sleeve.turn)) * 6) % 5;
    default: { // two discs
        const bool left = std::hypot(x - 0.38, y - 0.44 - 0.1 * sleeve.turn) < 0.27;
        const bool right = std::hypot(x - 0.62, y - 0.56 + 0.1 * sleeve.turn) < 0.27;
        return left && right ? 4 : left ? 1 : right ? 3 : 0;
    }
    }
}

// Four samples a pixel keep the edges smooth.
Colour pixel(const Sleeve &sleeve, double x, double y, double step)
{
    Colour sum;
    for (const double dx : {0.25, 0.75}) {
        for (const double dy : {0.25, 0.75}) {
            const Colour &at = sleeve.colours[colourAt(sleeve, x + dx * step, y + dy * step)];
            sum.red += at.red / 4;
            sum.green += at.green / 4;
            sum.blue += at.blue / 4;
        }
    }
    return sum;
}

QByteArray rows(const Sleeve &sleeve, QSize size)
{
    const double step = 1.0 / std::max(size.width(), size.height());
    QByteArray raw;
    raw.reserve(size.height() * (1 + 3 * size.width()));
    const auto byte = [](double part) { return static_cast<char>(std::lround(std::clamp(part, 0.0, 1.0) * 255)); };
    for (int y = 0; y < size.height(); ++y) {
        raw.append('\0'); // no filter
        for (int x = 0; x < size.width(); ++x) {
            const Colour colour = pixel(sleeve, x * step, y * step, step);
            raw.append(byte(colour.red));
            raw.append(byte(colour.green));
            raw.append(byte(colour.blue));
        }
    }
    return raw;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &kind, const QByteArray &content)
{
    const QByteArray checked = kind + content;
    const auto sum = crc32(0, reinterpret_cast<const Bytef *>(checked.constData()), static_cast<uInt>(checked.size()));
    return bigEndian(static_cast<quint32>(content.size())) + checked + bigEndian(static_cast<quint32>(sum));
}

QString signature(const QString &rest)
{
    const QByteArray hash = QCryptographicHash::hash("stand-in" + rest.toUtf8(), QCryptographicHash::Sha1);
    return QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).left(20));
}

// A transparent pixel: what Discogs sends for an entry without an image.
QByteArray spacer()
{
    return QByteArray::fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
}

} // namespace

QString signedPath(const QString &name, QSize size)
{
    const QString rest = QStringLiteral("%1x%2/%3.png").arg(size.width()).arg(size.height()).arg(name);
    return QStringLiteral("/img/") + signature(rest) + u'/' + rest;
}

QByteArray png(const QString &name, QSize size)
{
    QByteArray head = bigEndian(static_cast<quint32>(size.width())) + bigEndian(static_cast<quint32>(size.height()));
    head += QByteArray("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB, deflate, standard filters, not interlaced
    const QByteArray packed = qCompress(rows(sleeve(name), size), 1).mid(4); // without Qt's length in front
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", head) + chunk("IDAT", packed) + chunk("IEND", {});
}

Reply answer(const QString &path)
{
    if (path == u"/img/spacer.gif")
        return {200, spacer(), "image/gif", {}};
    static const QRegularExpression form(QStringLiteral("^/img/([\\w-]+)/((\\d{1,4})x(\\d{1,4})/([\\w.-]+)\\.png)$"));
    const auto match = form.match(path);
    if (!match.hasMatch() || match.captured(1) != signature(match.captured(2)))
        return {403, "Forbidden", "text/plain", {}};
    const QSize size(std::clamp(match.captured(3).toInt(), 1, largestSide),
                     std::clamp(match.captured(4).toInt(), 1, largestSide));
    return {200, png(match.captured(5), size), "image/png", {{"Cache-Control", "max-age=31536000"}}};
}

} // namespace runout::standin::images
