// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QString>
#include <QStringList>
#include <QUrl>

// How facts of a release are written out. Pure text; nothing is HTML unless the name says so.
namespace runout::ui {

// "2×LP, Album, Stereo, 6-Eye": the carrier's name is left out where a description says it ("LP" is vinyl).
[[nodiscard]] QString formatText(const discogs::Format &format);
// All formats of a release, joined by " + ".
[[nodiscard]] QString formatsText(const QList<discogs::Format> &formats);
// Every word Discogs has: "2×Vinyl, LP, Album, Stereo, 6-Eye".
[[nodiscard]] QString formatInFull(const discogs::Format &format);

// "EUR 12.50", "JPY 1,250": the currency beside the figure, without decimals where the currency has none.
[[nodiscard]] QString priceText(const discogs::Price &price);

// "–" where nothing is known.
[[nodiscard]] QString figureText(const std::optional<int> &figure);

// "1959-08-17" -> by locale, "1959-08-00" -> "August 1959", "1959" -> "1959", else as it stands.
[[nodiscard]] QString dateText(const QString &released);

// "" for "none", which is how Discogs says that there is no number.
[[nodiscard]] QString catalogueNumber(const discogs::LabelCredit &label);

// Labels as links with their numbers, "Columbia – CS 8163, CS 8164"; a label that comes twice is named once.
[[nodiscard]] QString labelsHtml(const QList<discogs::LabelCredit> &labels);

// An http(s) link whose text is escaped here; plain text for any other scheme.
[[nodiscard]] QString webLinkHtml(const QString &url, const QString &text);

// A page of the website, `path` from "/".
[[nodiscard]] QUrl webAddress(const QUrl &web, const QString &path);

// A master in the shape of a release, for what shows either: no labels, formats, identifiers or community figures.
[[nodiscard]] discogs::Release asRelease(const discogs::Master &master);

} // namespace runout::ui
