// SPDX-License-Identifier: GPL-3.0-or-later
// ISO/IEC 14496-12 (atoms) and the iTunes metadata in moov.udta.meta.ilst
#include "core/tags/audiofile_private.h"
#include "core/tags/pictures.h"

#include <mp4coverart.h>
#include <mp4file.h>
#include <mp4item.h>
#include <mp4tag.h>
#include <tbytevectorstream.h>

namespace runout::tags {

namespace {

namespace MP4 = TagLib::MP4;

constexpr qint64 block = 4096;
constexpr qint64 spare = 2048;
const char *const freeForm = "----:com.apple.iTunes:";

struct Atom
{
    QByteArray name;
    qint64 at = 0;
    qint64 head = 8; // 16 where the size has 64 bits
    qint64 size = 0;
    [[nodiscard]] qint64 end() const { return at + size; }
};

// The atoms in a row; nothing where sizes do not add up.
std::optional<QList<Atom>> atomsIn(const Draft &draft, qint64 from, qint64 to)
{
    QList<Atom> atoms;
    while (from + 8 <= to) {
        const QByteArray head = draft.read(from, 16);
        Atom atom{head.mid(4, 4), from, 8, static_cast<qint64>(bigEndian(head, 0, 4))};
        if (atom.size == 1) {
            atom.head = 16;
            atom.size = static_cast<qint64>(bigEndian(head, 8, 8));
        } else if (atom.size == 0) {
            // To the end of the file; in a container, a terminator as QuickTime writes it in udta.
            if (to != draft.size())
                break;
            atom.size = to - from;
        }
        if (atom.size < atom.head || atom.size > to - from)
            return {};
        atoms.append(atom);
        from += atom.size;
    }
    return atoms;
}

std::optional<Atom> childOf(const Draft &draft, const Atom &parent, const char *name, qint64 skip = 0)
{
    const auto atoms = atomsIn(draft, parent.at + parent.head + skip, parent.end());
    for (const Atom &atom : atoms.value_or(QList<Atom>())) {
        if (atom.name == name)
            return atom;
    }
    return {};
}

struct Places
{
    Atom moov;
    std::optional<Atom> udta;
    std::optional<Atom> meta;
    qint64 metaSkip = 4; // version and flags
    std::optional<Atom> ilst;
    QList<Atom> top;
};

FileResult<Places> placesIn(const Draft &draft)
{
    const auto top = atomsIn(draft, 0, draft.size());
    if (!top)
        return problem(FileProblem::Damaged, QStringLiteral("the sizes of the atoms do not add up"));
    Places places;
    places.top = *top;
    for (const Atom &atom : *top) {
        if (atom.name == "moov")
            places.moov = atom;
    }
    if (places.moov.size == 0)
        return problem(FileProblem::Damaged, QStringLiteral("there is no moov"));
    places.udta = childOf(draft, places.moov, "udta");
    if (places.udta)
        places.meta = childOf(draft, *places.udta, "meta");
    if (places.meta) {
        if (draft.read(places.meta->at + places.meta->head + 4, 4) == "hdlr")
            places.metaSkip = 0;
        places.ilst = childOf(draft, *places.meta, "ilst", places.metaSkip);
    }
    return places;
}

QByteArray atom(const char *name, const QByteArray &body)
{
    return toBigEndian(static_cast<quint64>(body.size()) + 8, 4) + QByteArray(name, 4) + body;
}

QByteArray handler()
{
    return atom("hdlr", QByteArray(8, '\0') + "mdirappl" + QByteArray(9, '\0'));
}

// The smallest file that TagLib reads and writes these items in.
QByteArray stub(const QByteArray &items)
{
    return atom("ftyp", "M4A \0\0\0\0M4A ") +
           atom("moov", atom("udta", atom("meta", QByteArray(4, '\0') + handler() + atom("ilst", items))));
}

Fields fieldsIn(const QByteArray &items)
{
    TagLib::ByteVectorStream stream(toTagLib(stub(items)));
    MP4::File file(&stream, false);
    if (!file.isValid() || !file.tag())
        return {};
    Fields fields = fromTagLib(file.tag()->properties());
    for (const auto &item : file.tag()->itemMap()) {
        const QString name = fromTagLib(item.first);
        const QString key = name.section(u':', 2).toUpper();
        if (!name.startsWith(u"----:") || key.isEmpty() || fields.contains(key))
            continue;
        // Known to TagLib by another name of ours: it is there already.
        const auto unknown = file.tag()->properties().unsupportedData();
        if (!unknown.contains(item.first))
            continue;
        QStringList values;
        for (const TagLib::String &value : item.second.toStringList())
            values.append(fromTagLib(value));
        if (!values.isEmpty())
            fields.insert(key, values);
    }
    splitTotals(fields);
    return fields;
}

QList<QByteArray> itemsIn(const Draft &draft, const Atom &ilst)
{
    QList<QByteArray> items;
    for (const Atom &item : atomsIn(draft, ilst.at + ilst.head, ilst.end()).value_or(QList<Atom>()))
        items.append(draft.read(item.at, item.size));
    return items;
}

QList<QByteArray> splitAtoms(const QByteArray &bytes)
{
    QList<QByteArray> atoms;
    for (qsizetype at = 0; at + 8 <= bytes.size();) {
        const auto size = static_cast<qsizetype>(bigEndian(bytes, at, 4));
        if (size < 8 || size > bytes.size() - at)
            break;
        atoms.append(bytes.mid(at, size));
        at += size;
    }
    return atoms;
}

FileResult<QList<QByteArray>> made(const Asked &asked)
{
    TagLib::ByteVectorStream stream(toTagLib(stub({})));
    MP4::File file(&stream, false);
    const auto properties = propertiesOf(asked.changes);
    for (const auto &ignored : file.tag()->setProperties(properties)) {
        const QByteArray name = freeForm + fromTagLib(ignored.first).toUtf8();
        file.tag()->setItem(toTagLib(QString::fromUtf8(name)), MP4::Item(ignored.second));
    }
    if (!properties.isEmpty() && !file.save())
        return problem(FileProblem::Failed, QStringLiteral("TagLib made no items"));
    const QByteArray bytes = fromTagLib(*stream.data());
    const qsizetype ilst = bytes.indexOf("ilst");
    return splitAtoms(bytes.mid(ilst + 4, static_cast<qsizetype>(bigEndian(bytes, ilst - 4, 4)) - 8));
}

QByteArray coverData(const Picture &cover)
{
    const quint64 kind = cover.mimeType == u"image/png" ? 14 : 13;
    return atom("data", toBigEndian(kind, 4) + QByteArray(4, '\0') + cover.bytes);
}

FileResult<QByteArray> editedItems(const QList<QByteArray> &items, const Asked &asked)
{
    auto wanted = made(asked);
    if (!wanted)
        return FileFailure(wanted.error());
    QByteArray all;
    bool hasCover = !asked.cover;
    const auto put = [&] {
        for (const QByteArray &item : *wanted)
            all += item;
        wanted->clear();
    };
    for (const QByteArray &item : items) {
        if (item.mid(4, 4) == "covr" && !hasCover) {
            // Its first picture is the front cover.
            QList<QByteArray> pictures = splitAtoms(item.mid(8));
            if (pictures.isEmpty())
                pictures.append(QByteArray());
            pictures[0] = coverData(*asked.cover);
            all += atom("covr", pictures.join());
            hasCover = true;
        } else if (item.mid(4, 4) != "covr" && asked.hasAny(fieldsIn(item).keys())) {
            put();
        } else {
            all += item;
        }
    }
    put();
    if (!hasCover)
        all += atom("covr", coverData(*asked.cover));
    return all;
}

void grow(Draft &draft, const Atom &parent, qint64 by)
{
    const auto size = static_cast<quint64>(parent.size + by);
    if (bigEndian(draft.read(parent.at, 4), 0, 4) == 0)
        return;
    if (parent.head == 16)
        draft.replace(parent.at + 8, 8, toBigEndian(size, 8));
    else
        draft.replace(parent.at, 4, toBigEndian(size, 4));
}

// Chunks behind `from` move by `by`. False: a table can't hold the place.
bool moveChunks(Draft &draft, const Atom &table, qint64 from, qint64 by)
{
    const int width = table.name == "co64" ? 8 : 4;
    QByteArray bytes = draft.read(table.at + table.head + 8, table.size - table.head - 8);
    const auto count = static_cast<qsizetype>(bigEndian(draft.read(table.at + table.head + 4, 4), 0, 4));
    for (qsizetype i = 0; i < count && (i + 1) * width <= bytes.size(); ++i) {
        const auto place = static_cast<qint64>(bigEndian(bytes, i * width, width));
        if (place < from)
            continue;
        if (width == 4 && place + by > 0xffffffffLL)
            return false;
        bytes.replace(i * width, width, toBigEndian(static_cast<quint64>(place + by), width));
    }
    draft.replace(table.at + table.head + 8, bytes.size(), bytes);
    return true;
}

bool moveAll(Draft &draft, const Places &places, qint64 from, qint64 by)
{
    const auto below = [&](const Atom &parent, const QByteArray &name) {
        QList<Atom> found;
        for (const Atom &child : atomsIn(draft, parent.at + parent.head, parent.end()).value_or(QList<Atom>())) {
            if (child.name == name)
                found.append(child);
        }
        return found;
    };
    for (const Atom &trak : below(places.moov, "trak")) {
        for (const Atom &mdia : below(trak, "mdia")) {
            for (const Atom &minf : below(mdia, "minf")) {
                for (const Atom &stbl : below(minf, "stbl")) {
                    for (const Atom &table : below(stbl, "stco") + below(stbl, "co64")) {
                        if (!moveChunks(draft, table, from, by))
                            return false;
                    }
                }
            }
        }
    }
    for (const Atom &moof : places.top) {
        if (moof.name != "moof")
            continue;
        for (const Atom &traf : below(moof, "traf")) {
            for (const Atom &tfhd : below(traf, "tfhd")) {
                const QByteArray bytes = draft.read(tfhd.at + tfhd.head, 16);
                const auto place = static_cast<qint64>(bigEndian(bytes, 8, 8));
                if ((bigEndian(bytes, 0, 4) & 1) != 0 && place >= from)
                    draft.replace(tfhd.at + tfhd.head + 8, 8, toBigEndian(static_cast<quint64>(place + by), 8));
            }
        }
    }
    return true;
}

} // namespace

Fields mp4Fields(const Asked &asked)
{
    return fieldsIn(made(asked).value_or(QList<QByteArray>()).join());
}

FileResult<Contents> mp4Contents(const Draft &draft)
{
    const auto places = placesIn(draft);
    if (!places)
        return FileFailure(places.error());
    Contents contents;
    if (!places->ilst)
        return contents;
    const QList<QByteArray> items = itemsIn(draft, *places->ilst);
    QByteArray texts;
    for (const QByteArray &item : items) {
        if (item.mid(4, 4) != "covr") {
            texts += item;
            continue;
        }
        for (const QByteArray &data : splitAtoms(item.mid(8))) {
            const auto kind = contents.pictures.isEmpty() ? PictureKind::FrontCover : PictureKind::Other;
            const QByteArray bytes = data.mid(16);
            contents.pictures.append({static_cast<int>(kind), imageType(bytes), {}, bytes});
        }
    }
    contents.fields = fieldsIn(texts);
    return contents;
}

FileResult<void> editMp4(Draft &draft, const Asked &asked)
{
    const auto places = placesIn(draft);
    if (!places)
        return FileFailure(places.error());
    const auto items = editedItems(places->ilst ? itemsIn(draft, *places->ilst) : QList<QByteArray>(), asked);
    if (!items)
        return FileFailure(items.error());
    const QByteArray ilst = atom("ilst", *items);

    // The old list with the free room behind it is replaced by the new one with free room behind it.
    qint64 at = places->moov.end();
    qint64 old = 0;
    QList<Atom> parents{places->moov};
    if (places->udta) {
        at = places->udta->end();
        parents.append(*places->udta);
    }
    if (places->meta) {
        at = places->meta->end();
        parents.append(*places->meta);
    }
    if (places->ilst) {
        at = places->ilst->at;
        old = places->ilst->size;
        const auto next = atomsIn(draft, places->ilst->end(), places->meta->end());
        if (next && !next->isEmpty() && next->first().name == "free")
            old += next->first().size;
    }
    const auto wrapped = [&](qint64 room) {
        QByteArray bytes = room > 0 ? ilst + atom("free", QByteArray(room - 8, '\0')) : ilst;
        if (!places->meta)
            bytes = atom("meta", QByteArray(4, '\0') + handler() + bytes);
        return places->udta ? bytes : atom("udta", bytes);
    };
    const qint64 left = old - ilst.size();
    if (places->ilst && (left == 0 || left >= 8)) {
        draft.replace(at, old, wrapped(left));
        return {};
    }
    const qint64 least = wrapped(0).size() + spare;
    const qint64 by = ((least - old) + block - 1) / block * block; // whole blocks: what follows can be cloned
    // The tables first: once a parent has grown, its children no longer add up until the list is in.
    if (!moveAll(draft, *places, at + old, by))
        return problem(FileProblem::CannotHold, QStringLiteral("the file would be too large for its tables"));
    for (const Atom &parent : parents)
        grow(draft, parent, by);
    draft.replace(at, old, wrapped(spare + by - (least - old)));
    return {};
}

} // namespace runout::tags
