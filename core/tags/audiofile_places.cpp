// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/audiofile_private.h"
#include "core/tags/layout.h"

#include <opusfile.h>
#include <vorbisfile.h>

namespace runout::tags {

namespace {

namespace Ogg = TagLib::Ogg;

constexpr qint64 block = 4096;
constexpr qint64 spare = 4096;
constexpr qint64 mostSpare = 256 << 10;
constexpr qint64 mostFlacBlock = 0xffffff;

// Edits go from the end to the beginning: what is still to come then has its place.
template<class T>
QList<T> backwards(QList<T> list)
{
    std::reverse(list.begin(), list.end());
    return list;
}

enum Flac { Padding = 1, CommentBlock = 4, PictureBlock = 6 };

FileFailure damaged(const char *what)
{
    return problem(FileProblem::Damaged, QLatin1String(what));
}

QByteArray flacBlock(int type, const QByteArray &body)
{
    return static_cast<char>(type) + toBigEndian(static_cast<quint64>(body.size()), 3) + body;
}

FileResult<Contents> flacContents(const Draft &draft)
{
    const auto blocks = flacBlocks(draft);
    if (!blocks)
        return damaged("the blocks do not fit together");
    Contents contents;
    for (const FlacBlock &each : blocks->blocks) {
        if (each.type == CommentBlock) {
            const auto comment = parsedComment(draft.read(each.at + 4, each.size));
            if (!comment)
                return damaged("the comment is cut off");
            contents.fields = fieldsOf(*comment);
        } else if (each.type == PictureBlock) {
            if (auto picture = parsedFlacPicture(draft.read(each.at + 4, each.size)))
                contents.pictures.append(*picture);
        }
    }
    return contents;
}

// The size of the padding block that makes what follows stay, or move by whole blocks of the file system; 0: none
// needed.
qint64 flacPadding(qint64 before, qint64 needed)
{
    if (before == needed)
        return 0;
    if (before - needed >= 4 && before - needed <= mostSpare)
        return before - needed;
    const qint64 least = needed + spare;
    return spare + ((before - least) % block + block) % block;
}

FileResult<void> editFlac(Draft &draft, const Asked &asked)
{
    const auto blocks = flacBlocks(draft);
    if (!blocks)
        return damaged("the blocks do not fit together");
    qint64 before = 0;
    qint64 after = 0;
    bool hasComment = false;
    std::optional<qint64> coverAt; // where the new one goes
    qint64 at = blocks->end;
    QList<std::pair<FlacBlock, QByteArray>> changes; // what comes in place of a block
    for (const FlacBlock &each : blocks->blocks) {
        const qint64 size = each.size + 4;
        before += size;
        after += size;
        if (each.type == Padding) {
            changes.append({each, {}});
            after -= size;
        } else if (each.type == CommentBlock && !hasComment) {
            auto comment = parsedComment(draft.read(each.at + 4, each.size));
            if (!comment)
                return damaged("the comment is cut off");
            hasComment = true;
            if (asked.changes.isEmpty())
                continue;
            apply(asked, false, *comment);
            changes.append({each, flacBlock(CommentBlock, rendered(*comment))});
            after += changes.last().second.size() - size;
        } else if (each.type == PictureBlock && asked.cover) {
            if (!coverAt)
                coverAt = each.at;
            const auto picture = parsedFlacPicture(draft.read(each.at + 4, each.size));
            if (picture && picture->kind == static_cast<int>(PictureKind::FrontCover)) {
                changes.append({each, {}});
                after -= size;
            }
        }
    }
    QByteArray end;
    if (!hasComment && !asked.changes.isEmpty()) {
        Comment comment;
        comment.vendor = "Runout";
        apply(asked, false, comment);
        end += flacBlock(CommentBlock, rendered(comment));
    }
    const QByteArray cover = asked.cover ? flacBlock(PictureBlock, renderedFlacPicture(*asked.cover)) : QByteArray();
    if (!coverAt)
        end += cover;
    if (cover.size() > mostFlacBlock)
        return problem(FileProblem::CannotHold, QStringLiteral("a picture in FLAC has less than 16 MB"));
    after += end.size() + (coverAt ? cover.size() : 0);
    const qint64 padding = flacPadding(before, after);
    if (padding > 0)
        end += flacBlock(Padding, QByteArray(padding - 4, '\0'));
    draft.replace(at, 0, end);
    for (const auto &[old, bytes] : backwards(changes)) {
        if (bytes.size() > mostFlacBlock)
            return problem(FileProblem::CannotHold, QStringLiteral("a comment in FLAC has less than 16 MB"));
        if (coverAt && *coverAt > old.at) {
            draft.replace(*coverAt, 0, cover);
            coverAt.reset();
        }
        draft.replace(old.at, old.size + 4, bytes);
    }
    if (coverAt)
        draft.replace(*coverAt, 0, cover);

    // Only the last block says that it is the last.
    at = blocks->blocks[0].at;
    const qint64 sound = blocks->end + after + padding - before;
    while (at < sound) {
        const QByteArray head = draft.read(at, 4);
        const qint64 next = at + 4 + static_cast<qint64>(bigEndian(head, 1, 3));
        const char first = static_cast<char>((head[0] & 0x7f) | (next >= sound ? 0x80 : 0));
        if (head[0] != first)
            draft.replace(at, 1, QByteArray(1, first));
        at = next;
    }
    return {};
}

Contents apeContents(const Draft &draft, const Tail &tail)
{
    Contents contents;
    if (tail.id3v1At >= 0)
        contents.fields = id3v1Fields(draft.read(tail.id3v1At, 128));
    if (const auto tag = parsedApe(draft.read(tail.apeAt, tail.apeSize))) {
        contents.fields = fieldsOf(*tag);
        contents.pictures = picturesOf(*tag);
    }
    return contents;
}

void editTail(Draft &draft, const Asked &asked, bool makesApe)
{
    const Tail tail = tailOf(draft);
    if (tail.id3v1At >= 0) {
        const QByteArray old = draft.read(tail.id3v1At, 128);
        const QByteArray edited = editedId3v1(old, asked);
        if (edited != old)
            draft.replace(tail.id3v1At, 128, edited);
    }
    const auto old = parsedApe(draft.read(tail.apeAt, tail.apeSize));
    if (!old && (!makesApe || tail.apeSize > 0))
        return;
    ApeTag tag = old.value_or(ApeTag());
    Asked whole = asked;
    // At the end of an MP3 a large tag is taken for sound by some: the cover is in the tag in front.
    if (!makesApe && std::none_of(tag.items.begin(), tag.items.end(),
                                  [](const ApeItem &item) { return item.key.toLower().startsWith("cover art"); }))
        whole.cover.reset();
    if (!old && tail.id3v1At >= 0) { // what only the old tag says must not be hidden by the new one
        const Fields fields = id3v1Fields(draft.read(tail.id3v1At, 128));
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            if (!whole.has(field.key()))
                whole.changes[field.key()] = *field;
        }
    }
    apply(whole, tag);
    draft.replace(tail.apeSize > 0 ? tail.apeAt : tail.audioEnd, tail.apeSize, rendered(tag));
}

Contents mp3Contents(const Draft &draft)
{
    const qint64 size = id3Size(draft.read(0, 10));
    if (size > 0)
        return id3Contents(draft.read(0, size));
    return apeContents(draft, tailOf(draft));
}

void editMp3(Draft &draft, const Asked &asked)
{
    const qint64 size = id3Size(draft.read(0, 10));
    Asked whole = asked;
    if (size == 0) { // the new tag is read before the others: it takes over what they say
        const Contents others = apeContents(draft, tailOf(draft));
        for (auto field = others.fields.begin(); field != others.fields.end(); ++field) {
            if (!whole.has(field.key()))
                whole.changes[field.key()] = *field;
        }
        joinTotals(whole, others.fields);
    }
    editTail(draft, asked, false);
    draft.replace(0, size, editedId3(draft.read(0, size), whole, true));
}

std::optional<Chunk> id3Chunk(const QList<Chunk> &chunks)
{
    for (const Chunk &chunk : chunks) {
        if (chunk.id == "ID3 " || chunk.id == "id3 ")
            return chunk;
    }
    return {};
}

struct InfoName
{
    const char *id;
    QString field;
};
const InfoName infoNames[] = {{"INAM", QStringLiteral("TITLE")},       {"IART", QStringLiteral("ARTIST")},
                              {"IPRD", QStringLiteral("ALBUM")},       {"ICRD", QStringLiteral("DATE")},
                              {"IGNR", QStringLiteral("GENRE")},       {"ICMT", QStringLiteral("COMMENT")},
                              {"IPRT", QStringLiteral("TRACKNUMBER")}, {"ITRK", QStringLiteral("TRACKNUMBER")}};

QString infoField(const QByteArray &id)
{
    for (const InfoName &name : infoNames) {
        if (id == name.id)
            return name.field;
    }
    return {};
}

// LIST chunks of the kind INFO: the entries with their places from the beginning of the chunk.
QList<Chunk> infoIn(const QByteArray &list)
{
    QList<Chunk> entries;
    if (list.mid(8, 4) != "INFO")
        return entries;
    for (qsizetype at = 12; at + 8 <= list.size();) {
        const Chunk entry{list.mid(at, 4), at, static_cast<qint64>(littleEndian(list, at + 4, 4))};
        if (entry.size > list.size() - at - 8)
            break;
        entries.append(entry);
        at += 8 + entry.size + entry.size % 2;
    }
    return entries;
}

FileResult<Contents> chunkContents(const Draft &draft, bool isBigEndian)
{
    const auto chunks = chunksIn(draft, isBigEndian);
    if (!chunks)
        return damaged("a chunk is longer than the file");
    if (const auto tag = id3Chunk(*chunks))
        return id3Contents(draft.read(tag->at + 8, tag->size));
    Contents contents;
    for (const Chunk &chunk : *chunks) {
        if (isBigEndian || chunk.id != "LIST")
            continue;
        const QByteArray list = draft.read(chunk.at, chunk.size + 8);
        for (const Chunk &entry : infoIn(list)) {
            const QString field = infoField(entry.id);
            QByteArray text = list.mid(entry.at + 8, entry.size);
            while (text.endsWith('\0'))
                text.chop(1);
            if (!field.isEmpty() && !text.isEmpty())
                contents.fields[field] = {QString::fromUtf8(text)};
        }
    }
    splitTotals(contents.fields);
    return contents;
}

// Entries that are there and asked about are brought up to date; players that know no ID3 in WAV read them.
QByteArray editedInfo(QByteArray list, const Asked &asked)
{
    for (const Chunk &entry : backwards(infoIn(list))) {
        const QString field = infoField(entry.id);
        if (field.isEmpty() || !asked.has(field))
            continue;
        QByteArray text = asked.changes.value(field).value(0).toUtf8();
        text.append('\0');
        QByteArray bytes;
        if (text.size() > 1)
            bytes = entry.id + toLittleEndian(static_cast<quint64>(text.size()), 4) + text +
                    QByteArray(text.size() % 2, '\0');
        list.replace(entry.at, 8 + entry.size + entry.size % 2, bytes);
    }
    list.replace(4, 4, toLittleEndian(static_cast<quint64>(list.size() - 8), 4));
    return list;
}

FileResult<void> editChunks(Draft &draft, const Asked &asked, const Contents &now, bool isBigEndian)
{
    const auto number = [&](qint64 size) {
        return isBigEndian ? toBigEndian(static_cast<quint64>(size), 4) : toLittleEndian(static_cast<quint64>(size), 4);
    };
    const auto chunks = chunksIn(draft, isBigEndian);
    if (!chunks)
        return damaged("a chunk is longer than the file");
    const auto old = id3Chunk(*chunks);
    Asked whole = asked;
    if (!old) {
        for (auto field = now.fields.begin(); field != now.fields.end(); ++field) {
            if (!whole.has(field.key()))
                whole.changes[field.key()] = *field;
        }
        joinTotals(whole, now.fields);
    }
    const QByteArray tag = editedId3(old ? draft.read(old->at + 8, old->size) : QByteArray(), whole, false);
    const QByteArray id = old ? old->id : isBigEndian ? QByteArray("ID3 ") : QByteArray("id3 ");
    const QByteArray chunk = tag.isEmpty() ? tag : id + number(tag.size()) + tag + QByteArray(tag.size() % 2, '\0');
    qint64 end = 12;
    if (!chunks->isEmpty())
        end = chunks->last().at + 8 + chunks->last().size;
    if (!old) {
        const QByteArray padding(end % 2, '\0');
        draft.replace(end, end < draft.size() ? padding.size() : 0, padding + chunk);
    }
    for (const Chunk &each : backwards(*chunks)) {
        if (old && each.at == old->at) {
            draft.replace(each.at, 8 + each.size + each.size % 2, chunk);
        } else if (!isBigEndian && each.id == "LIST") {
            const QByteArray list = draft.read(each.at, 8 + each.size);
            const QByteArray edited = editedInfo(list, asked);
            if (edited != list)
                draft.replace(each.at, 8 + each.size + each.size % 2, edited + QByteArray(edited.size() % 2, '\0'));
        }
    }
    if (draft.size() - 8 > 0xffffffffLL)
        return problem(FileProblem::CannotHold, QStringLiteral("more than 4 GB"));
    draft.replace(4, 4, number(draft.size() - 8));
    return {};
}

qint64 dsfTag(const Draft &draft)
{
    const auto at = static_cast<qint64>(littleEndian(draft.read(20, 8), 0, 8));
    return at > 0 && at < draft.size() ? at : 0;
}

void editDsf(Draft &draft, const Asked &asked)
{
    const qint64 at = dsfTag(draft);
    const QByteArray tag = editedId3(at > 0 ? draft.read(at, draft.size() - at) : QByteArray(), asked, false);
    const qint64 end = at > 0 ? at : draft.size();
    draft.replace(end, draft.size() - end, tag);
    draft.replace(12, 8, toLittleEndian(static_cast<quint64>(draft.size()), 8));
    draft.replace(20, 8, toLittleEndian(static_cast<quint64>(tag.isEmpty() ? 0 : end), 8));
}

// The comment packet: what stands before the comment itself.
struct OggKind
{
    QByteArray mark;
    bool hasFraming; // Vorbis ends with a bit that is set
};

OggKind kindOf(FileFormat format)
{
    return format == FileFormat::Opus ? OggKind{"OpusTags", false} : OggKind{"\x03vorbis", true};
}

// Calls f(Ogg::File &).
template<class F>
auto withOgg(FileFormat format, Draft &draft, F &&f)
{
    DraftStream stream(draft);
    if (format == FileFormat::Opus) {
        Ogg::Opus::File file(&stream, false);
        return f(file);
    }
    Ogg::Vorbis::File file(&stream, false);
    return f(file);
}

std::optional<Comment> oggComment(FileFormat format, Ogg::File &file)
{
    const QByteArray packet = fromTagLib(file.packet(1));
    const OggKind kind = kindOf(format);
    return packet.startsWith(kind.mark) ? parsedComment(packet.mid(kind.mark.size())) : std::nullopt;
}

FileResult<Contents> oggContents(FileFormat format, Draft &draft)
{
    const auto comment = withOgg(format, draft, [&](Ogg::File &file) { return oggComment(format, file); });
    if (!comment)
        return damaged("the comment is missing or cut off");
    return Contents{fieldsOf(*comment), picturesOf(*comment), 0};
}

FileResult<void> editOgg(FileFormat format, Draft &draft, const Asked &asked)
{
    return withOgg(format, draft, [&](Ogg::File &file) -> FileResult<void> {
        auto comment = oggComment(format, file);
        if (!comment)
            return damaged("the comment is missing or cut off");
        apply(asked, true, *comment);
        const OggKind kind = kindOf(format);
        if (kind.hasFraming && comment->rest.isEmpty())
            comment->rest = "\x01";
        file.setPacket(1, toTagLib(kind.mark + rendered(*comment)));
        // Not the save() of Vorbis or Opus: that one would write the comment as TagLib understood it.
        if (!file.Ogg::File::save())
            return problem(FileProblem::Failed, QStringLiteral("TagLib could not page the comment"));
        return {};
    });
}

} // namespace

FileResult<Contents> contentsOf(FileFormat format, Draft &draft)
{
    switch (format) {
    case FileFormat::Flac:
        return flacContents(draft);
    case FileFormat::Mp3:
        return mp3Contents(draft);
    case FileFormat::OggVorbis:
    case FileFormat::Opus:
        return oggContents(format, draft);
    case FileFormat::Mp4:
        return mp4Contents(draft);
    case FileFormat::Aiff:
        return chunkContents(draft, true);
    case FileFormat::Wav:
        return chunkContents(draft, false);
    case FileFormat::WavPack:
    case FileFormat::Ape:
    case FileFormat::Musepack:
        return apeContents(draft, tailOf(draft));
    case FileFormat::Wma:
        return asfContents(draft);
    case FileFormat::Dsf: {
        const qint64 at = dsfTag(draft);
        return at > 0 ? id3Contents(draft.read(at, draft.size() - at)) : Contents();
    }
    }
    return damaged("no such format");
}

FileResult<void> edit(FileFormat format, Draft &draft, const Asked &asked)
{
    const auto now = contentsOf(format, draft);
    if (!now)
        return FileFailure(now.error());
    Asked joined = asked;
    joinTotals(joined, now->fields);
    switch (format) {
    case FileFormat::Flac:
        return editFlac(draft, asked);
    case FileFormat::Mp3:
        editMp3(draft, joined);
        return {};
    case FileFormat::OggVorbis:
    case FileFormat::Opus:
        return editOgg(format, draft, asked);
    case FileFormat::Mp4:
        return editMp4(draft, joined);
    case FileFormat::Aiff:
        return editChunks(draft, joined, *now, true);
    case FileFormat::Wav:
        return editChunks(draft, joined, *now, false);
    case FileFormat::WavPack:
    case FileFormat::Ape:
    case FileFormat::Musepack:
        editTail(draft, joined, true);
        return {};
    case FileFormat::Wma:
        return editAsf(draft, asked);
    case FileFormat::Dsf:
        editDsf(draft, joined);
        return {};
    }
    return {};
}

} // namespace runout::tags
