// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "core/library/covers.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace runout::ui {

// What a cover is drawn from: the image's URL, and what the painted sleeve needs where there is none.
struct CoverSubject
{
    QString url; // "" = no image
    discogs::Entity entity{};
    QString title;
    QString artist;
    bool operator==(const CoverSubject &) const = default;
};

// Covers as pixmaps: asked for while painting, answered at once (from memory, else a painted sleeve), fetched and
// decoded off the GUI thread, announced when there. Memory is bounded.
class CoverImages : public QObject
{
    Q_OBJECT
public:
    explicit CoverImages(library::Covers &covers, QObject *parent = nullptr);
    ~CoverImages() override;

    // A square of `size` logical pixels at `ratio` device pixels. Starts fetching if need be.
    [[nodiscard]] QPixmap pixmap(const CoverSubject &subject, int size, qreal ratio);
    // The whole picture, uncropped, scaled down to fit; null until arrived().
    [[nodiscard]] QPixmap picture(const QString &url, const QSize &box, qreal ratio);
    // Requests not asked for again since the last call are withdrawn: views call it after scrolling.
    void forgetUnseen();
    [[nodiscard]] bool isIdle() const; // nothing being fetched or decoded: a screenshot may be taken

Q_SIGNALS:
    void arrived(const QString &url);
    void failed(const QString &url);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// A quiet colour from the id, title and artist set as type. Pure drawing, no network.
void paintSleeve(QPainter &painter, const QRectF &square, const CoverSubject &subject);

} // namespace runout::ui
