// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

// Pure: the letters of a file of separated values, and its cells one record after the other: RFC 4180.
namespace runout::library {

// As UTF-8 without a mark: from UTF-8, UTF-16 with a mark, or, where it is neither, Windows' western letters.
[[nodiscard]] QByteArray csvText(const QByteArray &file);

// Comma, semicolon or tab: the one that stands most often outside quotes in the first line.
[[nodiscard]] char csvSeparator(QByteArrayView text);

// Hands out one record after the other; nothing is copied but the cells of the present one.
class CsvCells
{
public:
    enum class Fault { None, OpenQuote, TextAfterQuote };

    CsvCells(QByteArrayView text, char separator)
        : m_text(text)
        , m_separator(separator)
    {}

    // The next record that is not blank; false at the end or at a fault.
    bool next();
    [[nodiscard]] const QList<QByteArray> &cells() const { return m_cells; }
    [[nodiscard]] int line() const { return m_recordLine; } // where the record starts, or the fault is
    [[nodiscard]] Fault fault() const { return m_fault; }

private:
    bool readRecord();
    bool readCell();
    bool readQuoted(QByteArray &cell);
    void endLine();
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool atBreak() const { return m_text[m_at] == '\n' || m_text[m_at] == '\r'; }

    QByteArrayView m_text;
    char m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_recordLine = 0;
    QList<QByteArray> m_cells;
    Fault m_fault = Fault::None;
};

} // namespace runout::library
