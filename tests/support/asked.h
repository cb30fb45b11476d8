// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/standin.h"

#include <QByteArray>
#include <QNetworkReply>

// Asking the stand-in over a plain socket, so that every byte of the answer can be looked at.
namespace runout {

struct Answer
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    QJsonObject json() const;
    QString message() const { return json()[u"message"].toString(); }
    // The first header of that name, "" where there is none.
    QByteArray header(const QByteArray &name) const;
};

// A header line: without one the stand-in refuses.
inline const QByteArray userAgent = "User-Agent: RunoutTest/1.0\r\n";

// What comes over one socket until the other end closes it.
QByteArray exchanged(const StandIn &standIn, const QByteArray &sent);

// `headers`: whole lines.
Answer asked(const StandIn &standIn, const QByteArray &target, const QByteArray &headers = userAgent,
             const QByteArray &method = "GET", const QByteArray &body = {});

// The same with the token of the user "tester".
Answer known(const StandIn &standIn, const QByteArray &target, const QByteArray &method = "GET",
             const QByteArray &body = {});

// As a client gets it: unpacked where it came packed. (Qt 6.4 takes a cut-off packed body for a whole one.)
QByteArray fetched(const QUrl &url, QNetworkReply::NetworkError *error = nullptr, const QByteArray &encoding = {});

// Arguments for the stand-in: made-up releases; no limit to speak of.
QStringList many(int count, const QStringList &more = {});
QStringList unlimited();

// The id of the first made-up release, and of their artist, label and master.
constexpr qint64 firstMany = 900'000'001;

} // namespace runout
