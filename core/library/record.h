// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/row.h"
#include "core/library/shelf.h"

// Pure: what the collector's lists show of a release, made of what is known of it.
namespace runout::library {

// All but the country, which lists of a user's do not say.
[[nodiscard]] Record recordOf(const discogs::BasicInformation &basic);
[[nodiscard]] Record recordOf(const discogs::Release &release);
[[nodiscard]] discogs::BasicInformation basicOf(const discogs::Release &release);
// Of a row seen in a search or a discography: its artists are one text there.
[[nodiscard]] Record recordOf(const Row &row);

// "Artist - Title", or the title alone.
[[nodiscard]] QString subjectOf(const Record &record);

// Lists of text as one text and back. Parts do not hold the separators: they are control characters.
[[nodiscard]] QString packed(const QStringList &parts);
[[nodiscard]] QStringList unpacked(const QString &text);
[[nodiscard]] QString packed(const QList<discogs::FieldValue> &fields);
[[nodiscard]] QList<discogs::FieldValue> unpackedFields(const QString &text);

// Sorted by field, without empty values.
[[nodiscard]] QList<discogs::FieldValue> tidied(QList<discogs::FieldValue> fields);
[[nodiscard]] QString valueOf(const QList<discogs::FieldValue> &fields, discogs::FieldId field);
void setValue(QList<discogs::FieldValue> &fields, discogs::FieldId field, const QString &value);

} // namespace runout::library
