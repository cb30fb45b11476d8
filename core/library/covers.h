// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <QObject>
#include <QUrl>

namespace runout::discogs {
class Client;
}

namespace runout::library {

// Image files on disk, bounded (least recently used go first), fetched in the covers lane. Bytes only: decoding is
// the window's, off its GUI thread.
class Covers : public QObject
{
    Q_OBJECT
public:
    Covers(const QString &folder, qint64 maxBytes, discogs::Client *client, QObject *parent = nullptr);
    ~Covers() override;

    // From disk, else from Discogs. NotFound for an empty or "spacer" URL, or without a network.
    // Askers of the same URL share one request; cancelling withdraws it when nobody is left.
    [[nodiscard]] Answer<QByteArray> image(const QString &url);

    void setMaxBytes(qint64 bytes);
    void clear();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
