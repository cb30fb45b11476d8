// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

// What made-up records and people are called. Each follows from a number from 0.
namespace runout::standin::pressed {

template<size_t N>
QString oneOf(const std::array<const char *, N> &words, quint64 number)
{
    return QString::fromUtf8(words[number % N]);
}

// Different for different numbers: those of one name are told apart by a number, as Discogs does it.
QString artistName(qint64 number);
QString labelName(qint64 number);
QString personName(qint64 number);
QString recordTitle(qint64 number);
QString trackTitle(quint64 number);

} // namespace runout::standin::pressed
