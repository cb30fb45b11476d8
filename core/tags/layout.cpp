// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/layout.h"

#include "core/tags/types.h"

#include <QCryptographicHash>
#include <QHash>

#include <cstring>

namespace runout::tags {

namespace {

const QByteArray asfHeader = QByteArray::fromHex("3026b2758e66cf11a6d900aa0062ce6c");

// A header of MPEG layer III (or II, I), and the length of its frame; 0 where it is none.
qint64 mpegFrame(const QByteArray &head)
{
    static const int rates[2][3][15] = {{{0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
                                         {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
                                         {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}},
                                        {{0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
                                         {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
                                         {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}}};
    static const int samples[3] = {44100, 48000, 32000};
    const auto bits = static_cast<quint32>(bigEndian(head, 0, 4));
    const quint32 version = bits >> 19 & 3;
    const quint32 layer = bits >> 17 & 3;
    const quint32 rate = bits >> 12 & 15;
    const quint32 sampling = bits >> 10 & 3;
    if (bits >> 21 != 0x7ff || version == 1 || layer == 0 || rate == 0 || rate == 15 || sampling == 3)
        return 0;
    const bool isOld = version == 3;
    const int kilobits = rates[isOld ? 0 : 1][3 - layer][rate];
    const int frequency = samples[sampling] / (isOld ? 1 : version == 2 ? 2 : 4);
    const qint64 padding = bits >> 9 & 1;
    if (layer == 3)
        return (12000LL * kilobits / frequency + padding) * 4;
    return (layer == 1 && !isOld ? 72000LL : 144000LL) * kilobits / frequency + padding;
}

// Two frames, one where the other ends, or one that reaches the end.
bool isMpeg(const Draft &draft, qint64 at)
{
    constexpr qint64 far = 128 << 10;
    const QByteArray bytes = draft.read(at, far);
    for (qsizetype i = 0; i + 4 <= bytes.size(); ++i) {
        if (bytes[i] != '\xff')
            continue;
        const qint64 size = mpegFrame(bytes.mid(i, 4));
        if (size > 0 && mpegFrame(draft.read(at + i + size, 4)) > 0)
            return true;
    }
    return false;
}

FileResult<FileFormat> oggFormat(const QByteArray &page)
{
    const QByteArray packet = page.mid(27 + static_cast<qsizetype>(bigEndian(page, 26, 1)));
    if (packet.startsWith("\x01vorbis"))
        return FileFormat::OggVorbis;
    if (packet.startsWith("OpusHead"))
        return FileFormat::Opus;
    return problem(FileProblem::UnknownAudio, QStringLiteral("Ogg, but neither Vorbis nor Opus"));
}

} // namespace

FileResult<FileFormat> formatOf(const Draft &draft)
{
    if (draft.size() == 0)
        return problem(FileProblem::Empty);
    const qint64 start = id3SizeAt(draft, 0);
    const QByteArray head = draft.read(start, 512);
    const QByteArray kind = head.mid(8, 4);
    if (head.startsWith("fLaC"))
        return FileFormat::Flac;
    if (head.startsWith("OggS"))
        return oggFormat(head);
    if (head.mid(4, 4) == "ftyp")
        return FileFormat::Mp4;
    if (head.startsWith("FORM") && (kind == "AIFF" || kind == "AIFC"))
        return FileFormat::Aiff;
    if (head.startsWith("RIFF") && kind == "WAVE")
        return FileFormat::Wav;
    if (head.startsWith("RF64") || head.startsWith("FRM8") || head.startsWith("TTA1") || head.startsWith("caff"))
        return problem(FileProblem::UnknownAudio);
    if (head.startsWith("wvpk"))
        return FileFormat::WavPack;
    if (head.startsWith("MAC "))
        return FileFormat::Ape;
    if (head.startsWith("MPCK") || head.startsWith("MP+"))
        return FileFormat::Musepack;
    if (head.startsWith(asfHeader))
        return FileFormat::Wma;
    if (head.startsWith("DSD "))
        return FileFormat::Dsf;
    if (isMpeg(draft, start))
        return FileFormat::Mp3;
    if (start > 0)
        return problem(FileProblem::Damaged, QStringLiteral("a tag, but no sound behind it"));
    return problem(FileProblem::NotAudio);
}

qint64 id3SizeAt(const Draft &draft, qint64 at)
{
    qint64 size = 0;
    for (;;) {
        const QByteArray head = draft.read(at + size, 10);
        if (head.size() < 10 || !head.startsWith("ID3") || head[3] == '\xff')
            return size;
        qint64 body = 0;
        for (int i = 6; i < 10; ++i)
            body = body << 7 | static_cast<qint64>(bigEndian(head, i, 1) & 0x7f);
        size += 10 + body + ((bigEndian(head, 5, 1) & 0x10) != 0 ? 10 : 0);
    }
}

Tail tailOf(const Draft &draft)
{
    constexpr qint64 id3v1Size = 128;
    constexpr qint64 footerSize = 32;
    Tail tail;
    tail.audioEnd = draft.size();
    if (tail.audioEnd >= id3v1Size && draft.read(tail.audioEnd - id3v1Size, 3) == "TAG") {
        tail.audioEnd -= id3v1Size;
        tail.id3v1At = tail.audioEnd;
    }
    const QByteArray footer = draft.read(tail.audioEnd - footerSize, footerSize);
    if (tail.audioEnd >= footerSize && footer.startsWith("APETAGEX")) {
        const auto size = static_cast<qint64>(littleEndian(footer, 12, 4)) +
                          ((littleEndian(footer, 20, 4) & 0x80000000U) != 0 ? footerSize : 0);
        if (size >= footerSize && size <= tail.audioEnd) {
            tail.audioEnd -= size;
            tail.apeAt = tail.audioEnd;
            tail.apeSize = size;
        }
    }
    return tail;
}

std::optional<FlacBlocks> flacBlocks(const Draft &draft)
{
    FlacBlocks found;
    qint64 at = id3SizeAt(draft, 0);
    if (draft.read(at, 4) != "fLaC")
        return {};
    at += 4;
    for (bool isLast = false; !isLast;) {
        const QByteArray head = draft.read(at, 4);
        if (head.size() < 4)
            return {};
        isLast = (bigEndian(head, 0, 1) & 0x80) != 0;
        const FlacBlock block{static_cast<int>(bigEndian(head, 0, 1) & 0x7f), at,
                              static_cast<qint64>(bigEndian(head, 1, 3))};
        at += 4 + block.size;
        if (block.type == 127 || at > draft.size() || (found.blocks.isEmpty() && (block.type != 0 || block.size != 34)))
            return {};
        found.blocks.append(block);
    }
    found.end = at;
    return found;
}

std::optional<QList<Chunk>> chunksIn(const Draft &draft, bool isBigEndian, qint64 from)
{
    QList<Chunk> chunks;
    while (from + 8 <= draft.size()) {
        const QByteArray head = draft.read(from, 8);
        const Chunk chunk{head.left(4), from,
                          static_cast<qint64>(isBigEndian ? bigEndian(head, 4, 4) : littleEndian(head, 4, 4))};
        if (chunk.id.contains('\0'))
            break; // room that somebody left
        if (chunk.size > draft.size() - from - 8)
            return {};
        chunks.append(chunk);
        from += 8 + chunk.size + chunk.size % 2;
    }
    return chunks;
}

namespace {

FileFailure damaged(const char *what)
{
    return problem(FileProblem::Damaged, QLatin1String(what));
}

FileResult<Sound> flacSound(const Draft &draft)
{
    const auto blocks = flacBlocks(draft);
    if (!blocks)
        return damaged("the blocks do not fit together");
    const Tail tail = tailOf(draft);
    return Sound{{{blocks->blocks[0].at + 4, blocks->blocks[0].size}, {blocks->end, tail.audioEnd - blocks->end}}, {}};
}

FileResult<Sound> chunkSound(const Draft &draft, bool isBigEndian)
{
    const auto chunks = chunksIn(draft, isBigEndian);
    if (!chunks)
        return damaged("a chunk is longer than the file");
    Sound sound;
    for (const Chunk &chunk : *chunks) {
        if (chunk.id == "fmt " || chunk.id == "data" || chunk.id == "COMM" || chunk.id == "SSND")
            sound.ranges.append({chunk.at, 8 + chunk.size});
    }
    if (sound.ranges.size() < 2)
        return damaged("there is no sound in it");
    return sound;
}

FileResult<Sound> dsfSound(const Draft &draft)
{
    const auto format = static_cast<qint64>(littleEndian(draft.read(32, 8), 0, 8));
    const qint64 data = 28 + format;
    const auto size = static_cast<qint64>(littleEndian(draft.read(data + 4, 8), 0, 8));
    if (draft.read(28, 4) != "fmt " || format < 12 || draft.read(data, 4) != "data" || size < 12 ||
        size > draft.size() - data)
        return damaged("the chunks do not fit together");
    return Sound{{{28, format + size}}, {}};
}

FileResult<Sound> asfSound(const Draft &draft)
{
    const QByteArray data = QByteArray::fromHex("3626b2758e66cf11a6d900aa0062ce6c");
    for (qint64 at = 0; at + 24 <= draft.size();) {
        const QByteArray head = draft.read(at, 24);
        const auto size = static_cast<qint64>(littleEndian(head, 16, 8));
        if (size < 24 || size > draft.size() - at)
            return damaged("an object is longer than the file");
        if (head.startsWith(data))
            return Sound{{{at, size}}, {}};
        at += size;
    }
    return damaged("there is no sound in it");
}

FileResult<Sound> oggSound(const Draft &draft)
{
    Sound sound;
    QHash<quint64, int> packets; // finished ones of each stream
    qint64 at = id3SizeAt(draft, 0);
    while (at + 27 <= draft.size()) {
        const QByteArray head = draft.read(at, 27 + 255);
        if (!head.startsWith("OggS"))
            return damaged("a page does not follow the one before");
        const auto segments = static_cast<qsizetype>(bigEndian(head, 26, 1));
        int &packet = packets[littleEndian(head, 14, 4)];
        const bool isHeader = packet < 3;
        qint64 body = at + 27 + segments;
        if (!isHeader)
            sound.ranges.append({at + 4, 10});
        if (!isHeader)
            sound.ranges.append({at + 26, 1 + segments});
        for (qsizetype i = 0; i < segments; ++i) {
            const auto size = static_cast<qint64>(bigEndian(head, 27 + i, 1));
            if (packet != 1 && size > 0) {
                if (!sound.ranges.isEmpty() && sound.ranges.last().at + sound.ranges.last().size == body)
                    sound.ranges.last().size += size;
                else
                    sound.ranges.append({body, size});
            }
            body += size;
            packet += size < 255 ? 1 : 0;
        }
        at = body;
        if (at > draft.size())
            return damaged("the last page is cut off");
    }
    return sound;
}

struct Atom
{
    QByteArray name;
    qint64 body = 0;
    qint64 end = 0;
};

QList<Atom> atomsIn(const Draft &draft, qint64 from, qint64 to)
{
    QList<Atom> atoms;
    while (from + 8 <= to) {
        const QByteArray head = draft.read(from, 16);
        auto size = static_cast<qint64>(bigEndian(head, 0, 4));
        const bool isLong = size == 1;
        if (isLong)
            size = static_cast<qint64>(bigEndian(head, 8, 8));
        if (size == 0)
            size = to - from;
        if (size < 8 || size > to - from)
            break;
        atoms.append({head.mid(4, 4), from + (isLong ? 16 : 8), from + size});
        from += size;
    }
    return atoms;
}

// Each place in the chunk tables as number of the mdat and place in it.
void addPlaces(const Draft &draft, const Atom &parent, Sound &sound)
{
    static const QByteArrayList onTheWay{"moov", "trak", "mdia", "minf", "stbl"};
    for (const Atom &atom : atomsIn(draft, parent.body, parent.end)) {
        if (onTheWay.contains(atom.name))
            addPlaces(draft, atom, sound);
        if (atom.name != "stco" && atom.name != "co64")
            continue;
        const int width = atom.name == "co64" ? 8 : 4;
        const QByteArray table = draft.read(atom.body, atom.end - atom.body);
        for (qsizetype i = 8; i + width <= table.size(); i += width) {
            const auto place = static_cast<qint64>(bigEndian(table, i, width));
            qint64 relative = -1;
            for (qsizetype n = 0; n < sound.ranges.size(); ++n) {
                const Range &range = sound.ranges[n];
                if (place >= range.at && place <= range.at + range.size)
                    relative = place - range.at + (n << 48);
            }
            sound.shape += toBigEndian(static_cast<quint64>(relative), 8);
        }
    }
}

FileResult<Sound> mp4Sound(const Draft &draft)
{
    Sound sound;
    const Atom all{{}, 0, draft.size()};
    for (const Atom &atom : atomsIn(draft, 0, draft.size())) {
        if (atom.name == "mdat")
            sound.ranges.append({atom.body, atom.end - atom.body});
    }
    if (sound.ranges.isEmpty())
        return damaged("there is no sound in it");
    addPlaces(draft, all, sound);
    return sound;
}

} // namespace

FileResult<Sound> soundOf(const Draft &draft, FileFormat format)
{
    switch (format) {
    case FileFormat::Flac:
        return flacSound(draft);
    case FileFormat::Wav:
        return chunkSound(draft, false);
    case FileFormat::Aiff:
        return chunkSound(draft, true);
    case FileFormat::Dsf:
        return dsfSound(draft);
    case FileFormat::Wma:
        return asfSound(draft);
    case FileFormat::OggVorbis:
    case FileFormat::Opus:
        return oggSound(draft);
    case FileFormat::Mp4:
        return mp4Sound(draft);
    case FileFormat::Mp3:
    case FileFormat::WavPack:
    case FileFormat::Ape:
    case FileFormat::Musepack:
        break;
    }
    const qint64 start = id3SizeAt(draft, 0);
    const qint64 end = tailOf(draft).audioEnd;
    if (end <= start)
        return damaged("there is no sound in it");
    return Sound{{{start, end - start}}, {}};
}

namespace {

// Reads ranges as if they stood one after another.
class SoundReader
{
public:
    SoundReader(const Draft &draft, const Sound &sound)
        : m_draft(draft)
        , m_ranges(sound.ranges)
    {}
    // Up to that many; empty at the end. The draft reads zeros where the file has become shorter.
    QByteArray next(qint64 most)
    {
        while (m_index < m_ranges.size() && m_done >= m_ranges[m_index].size) {
            ++m_index;
            m_done = 0;
        }
        if (m_index >= m_ranges.size())
            return {};
        const Range &range = m_ranges[m_index];
        const QByteArray bytes = m_draft.read(range.at + m_done, qMin(most, range.size - m_done));
        m_done += bytes.size();
        if (bytes.isEmpty())
            m_index = m_ranges.size();
        return bytes;
    }

private:
    const Draft &m_draft;
    QList<Range> m_ranges;
    qsizetype m_index = 0;
    qint64 m_done = 0;
};

constexpr qint64 part = 96 << 10; // stays in the cache

} // namespace

bool isSameSound(const Draft &left, const Sound &leftSound, const Draft &right, const Sound &rightSound)
{
    if (leftSound.shape != rightSound.shape)
        return false;
    SoundReader first(left, leftSound);
    SoundReader second(right, rightSound);
    for (;;) {
        const QByteArray bytes = first.next(part);
        if (bytes.isEmpty())
            return second.next(part).isEmpty();
        for (qsizetype at = 0; at < bytes.size();) {
            const QByteArray others = second.next(bytes.size() - at);
            if (others.isEmpty() ||
                memcmp(bytes.constData() + at, others.constData(), static_cast<size_t>(others.size())) != 0)
                return false;
            at += others.size();
        }
    }
}

QByteArray hashOf(const Draft &draft, const Sound &sound)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    SoundReader reader(draft, sound);
    for (QByteArray bytes = reader.next(part); !bytes.isEmpty(); bytes = reader.next(part))
        hash.addData(bytes);
    hash.addData(sound.shape);
    return hash.result();
}

} // namespace runout::tags
