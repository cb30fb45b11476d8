// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

// Every address inside an answer leads back to the stand-in, so that nothing goes out to the net.
namespace runout::standin {

class Links
{
public:
    // `base` without a slash at its end. With `keepImages` image addresses stay as they were recorded.
    explicit Links(QString base, bool keepImages = false);

    const QString &base() const { return m_base; }
    // "http://127.0.0.1:4000/releases/1"
    QString resource(QLatin1StringView kind, qint64 id) const;
    // A signed address for a made picture of that size; the name decides what it looks like.
    QString image(const QString &name, int width, int height) const;
    // The same value with API and image addresses led here, at any depth.
    QJsonValue ledHere(const QJsonValue &value) const;

private:
    QString led(const QString &text) const;

    QString m_base;
    bool m_keepImages;
};

} // namespace runout::standin
