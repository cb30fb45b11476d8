// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/csvcells.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>

namespace runout::library {

QByteArray csvText(const QByteArray &file)
{
    const auto utf16 = [&file](QStringConverter::Encoding encoding) {
        QStringDecoder decoder(encoding);
        const QString text = decoder(file.mid(2));
        return text.toUtf8();
    };
    if (file.startsWith("\xff\xfe"))
        return utf16(QStringConverter::Utf16LE);
    if (file.startsWith("\xfe\xff"))
        return utf16(QStringConverter::Utf16BE);
    const QByteArray text = file.startsWith("\xef\xbb\xbf") ? file.mid(3) : file;
    return text.isValidUtf8() ? text : QString::fromLatin1(text).toUtf8();
}

char csvSeparator(QByteArrayView text)
{
    constexpr char candidates[] = {',', ';', '\t'};
    int counts[] = {0, 0, 0};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '\n' || c == '\r')
            break;
        for (size_t i = 0; i < std::size(candidates); ++i)
            counts[i] += c == candidates[i] ? 1 : 0;
    }
    return candidates[std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts)];
}

bool CsvCells::next()
{
    while (m_fault == Fault::None && !atEnd()) {
        if (!readRecord())
            return false;
        const bool blank = std::all_of(m_cells.begin(), m_cells.end(),
                                       [](const QByteArray &cell) { return cell.trimmed().isEmpty(); });
        if (!blank)
            return true;
    }
    return false;
}

bool CsvCells::readRecord()
{
    m_cells.clear();
    m_recordLine = m_line;
    for (;;) {
        if (!readCell())
            return false;
        if (atEnd())
            return true;
        if (m_text[m_at] != m_separator)
            break;
        ++m_at;
    }
    endLine();
    return true;
}

bool CsvCells::readCell()
{
    QByteArray cell;
    if (!atEnd() && m_text[m_at] == '"') {
        if (!readQuoted(cell))
            return false;
        if (!atEnd() && m_text[m_at] != m_separator && !atBreak()) {
            m_recordLine = m_line;
            m_fault = Fault::TextAfterQuote;
            return false;
        }
    } else {
        const qsizetype start = m_at;
        while (!atEnd() && m_text[m_at] != m_separator && !atBreak())
            ++m_at;
        cell = m_text.sliced(start, m_at - start).toByteArray();
    }
    m_cells.append(cell);
    return true;
}

// Line breaks inside become LF.
bool CsvCells::readQuoted(QByteArray &cell)
{
    const int opened = m_line;
    for (++m_at; !atEnd();) {
        const char c = m_text[m_at];
        if (c == '"') {
            ++m_at;
            if (atEnd() || m_text[m_at] != '"')
                return true;
            ++m_at;
            cell += '"';
        } else if (atBreak()) {
            endLine();
            cell += '\n';
        } else {
            ++m_at;
            cell += c;
        }
    }
    m_recordLine = opened;
    m_fault = Fault::OpenQuote;
    return false;
}

// CR LF, LF, or CR alone.
void CsvCells::endLine()
{
    m_at += m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n' ? 2 : 1;
    ++m_line;
}

} // namespace runout::library
