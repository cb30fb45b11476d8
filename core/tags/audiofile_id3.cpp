// SPDX-License-Identifier: GPL-3.0-or-later
// https://id3.org/id3v2.3.0 and https://id3.org/id3v2.4.0-structure
#include "core/tags/audiofile_private.h"
#include "core/tags/id3v23.h"

#include <attachedpictureframe.h>
#include <id3v1genres.h>
#include <id3v2framefactory.h>
#include <id3v2header.h>
#include <id3v2tag.h>
#include <mpegfile.h>
#include <tbytevectorstream.h>
#include <textidentificationframe.h>

#include <memory>

namespace runout::tags {

namespace {

namespace ID3v2 = TagLib::ID3v2;

constexpr qsizetype headSize = 10; // of a tag, and of a frame
constexpr qint64 block = 4096;
constexpr qint64 spare = 1024; // room left for the next time
constexpr qint64 mostSpare = 64 << 10;

struct Frame
{
    QByteArray id;
    QByteArray bytes; // with its header
};

struct RawTag
{
    int version = 4;
    QList<Frame> frames;
};

// Who did what: TIPL, TMCL and IPLS are lists of these.
struct Person
{
    QString role;
    QString name;
};

struct Role
{
    QString field;
    QString role;
};
const Role roles[] = {{QStringLiteral("PRODUCER"), QStringLiteral("producer")},
                      {QStringLiteral("ENGINEER"), QStringLiteral("engineer")},
                      {QStringLiteral("MIXER"), QStringLiteral("mix")},
                      {QStringLiteral("ARRANGER"), QStringLiteral("arranger")},
                      {QStringLiteral("DJMIXER"), QStringLiteral("DJ-mix")}};
const QString performer = QStringLiteral("PERFORMER");

QString fieldOfRole(const QString &role)
{
    for (const Role &each : roles) {
        if (each.role.compare(role, Qt::CaseInsensitive) == 0)
            return each.field;
    }
    return role.compare(u"mixer", Qt::CaseInsensitive) == 0 ? QStringLiteral("MIXER") : performer;
}

bool isOfPeople(const QString &field)
{
    return field == performer ||
           std::any_of(std::begin(roles), std::end(roles), [&](const Role &each) { return each.field == field; });
}

bool holdsPeople(const QByteArray &id)
{
    return id == "TIPL" || id == "TMCL" || id == "IPLS";
}

quint32 syncSafe(const QByteArray &bytes, qsizetype at)
{
    quint32 number = 0;
    for (int i = 0; i < 4; ++i)
        number = number << 7 | (static_cast<quint32>(bigEndian(bytes, at + i, 1)) & 0x7fU);
    return number;
}

QByteArray toSyncSafe(quint64 number)
{
    QByteArray bytes(4, '\0');
    for (int i = 3; i >= 0; --i, number >>= 7)
        bytes[i] = static_cast<char>(number & 0x7f);
    return bytes;
}

bool isId(const QByteArray &id)
{
    return id.size() == 4 &&
           std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

QByteArray withoutSynchronisation(const QByteArray &bytes)
{
    QByteArray plain;
    plain.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        plain += bytes[i];
        if (bytes[i] == '\xff' && i + 1 < bytes.size() && bytes[i + 1] == '\0')
            ++i;
    }
    return plain;
}

// Some writers of 2.4 forgot that sizes are synch-safe: believe what leads to another frame.
qsizetype frameSizeAt(const QByteArray &body, qsizetype at, int version)
{
    const auto plain = static_cast<qsizetype>(bigEndian(body, at + 4, 4));
    if (version != 4)
        return plain;
    const auto safe = static_cast<qsizetype>(syncSafe(body, at + 4));
    const auto leadsOn = [&](qsizetype size) {
        const qsizetype next = at + headSize + size;
        return next == body.size() || (next < body.size() && (body[next] == '\0' || isId(body.mid(next, 4))));
    };
    return safe == plain || leadsOn(safe) || !leadsOn(plain) ? safe : plain;
}

// Tags of 2.3 and 2.4; nothing for others.
std::optional<RawTag> parsed(const QByteArray &tag)
{
    const int version = static_cast<int>(bigEndian(tag, 3, 1));
    if (!tag.startsWith("ID3") || (version != 3 && version != 4))
        return {};
    RawTag raw;
    raw.version = version;
    const auto flags = bigEndian(tag, 5, 1);
    QByteArray body = tag.mid(headSize, syncSafe(tag, 6));
    if (version == 3 && (flags & 0x80) != 0)
        body = withoutSynchronisation(body);
    qsizetype at = 0;
    if ((flags & 0x40) != 0)
        at = version == 3 ? static_cast<qsizetype>(bigEndian(body, 0, 4)) + 4
                          : static_cast<qsizetype>(syncSafe(body, 0));
    while (at + headSize <= body.size() && isId(body.mid(at, 4))) {
        const qsizetype size = frameSizeAt(body, at, version);
        if (size > body.size() - at - headSize)
            break;
        Frame frame{body.mid(at, 4), body.mid(at, headSize + size)};
        if (version == 4) // a size that was written plainly is put right
            frame.bytes.replace(4, 4, toSyncSafe(static_cast<quint64>(size)));
        raw.frames.append(frame);
        at += headSize + size;
    }
    return raw;
}

std::unique_ptr<ID3v2::Frame> understood(const Frame &frame, int version)
{
    const QByteArray head = QByteArray("ID3") + static_cast<char>(version) + QByteArray(6, '\0');
    const ID3v2::Header header(toTagLib(head));
    const auto *factory = ID3v2::FrameFactory::instance();
    return std::unique_ptr<ID3v2::Frame>(factory->createFrame(toTagLib(frame.bytes), &header));
}

QStringList fieldsIn(const Frame &frame, int version)
{
    if (version == 3 && (frame.id == "TYER" || frame.id == "TDAT" || frame.id == "TIME"))
        return {QStringLiteral("DATE")};
    if (version == 3 && frame.id == "TORY")
        return {QStringLiteral("ORIGINALDATE")};
    auto one = understood(frame, version);
    if (!one)
        return {};
    ID3v2::Tag tag;
    tag.addFrame(one.release());
    return fromTagLib(tag.properties()).keys();
}

QList<Person> peopleIn(const RawTag &raw)
{
    QList<Person> people;
    for (const Frame &frame : raw.frames) {
        if (!holdsPeople(frame.id))
            continue;
        const auto one = understood(frame, raw.version);
        const auto *text = dynamic_cast<const ID3v2::TextIdentificationFrame *>(one.get());
        if (!text)
            continue;
        const TagLib::StringList list = text->fieldList();
        for (unsigned int i = 0; i + 1 < list.size(); i += 2)
            people.append({fromTagLib(list[i]), fromTagLib(list[i + 1])});
    }
    return people;
}

void addPeople(const QList<Person> &people, Fields &fields)
{
    for (const Person &person : people) {
        const QString field = fieldOfRole(person.role);
        const bool isNamed = field == performer && !person.role.isEmpty();
        fields[field].append(isNamed ? QStringLiteral("%1 (%2)").arg(person.name, person.role) : person.name);
    }
}

QList<Person> peopleAfter(QList<Person> people, const Asked &asked)
{
    people.removeIf([&](const Person &person) { return asked.has(fieldOfRole(person.role)); });
    for (const Role &each : roles) {
        for (const QString &name : asked.changes.value(each.field))
            people.append({each.role, name});
    }
    for (const QString &value : asked.changes.value(performer)) {
        const qsizetype bracket = value.lastIndexOf(QStringLiteral(" ("));
        if (bracket > 0 && value.endsWith(u')'))
            people.append({value.mid(bracket + 2, value.size() - bracket - 3), value.left(bracket)});
        else
            people.append({QString(), value});
    }
    return people;
}

ID3v2::Frame *frameOf(const char *id, const TagLib::StringList &values)
{
    auto frame = std::make_unique<ID3v2::TextIdentificationFrame>(id, TagLib::String::UTF8);
    frame->setText(values);
    return frame.release();
}

// The new frames, as TagLib makes them for that version.
QList<Frame> made(const Asked &asked, const QList<Person> *people, int version)
{
    ID3v2::Tag tag;
    Asked plain = asked;
    for (const QString &field : asked.changes.keys()) {
        // Not all releases of TagLib leave out what 2.3 has no frame for.
        if (isOfPeople(field) || (version == 3 && hasNoFrameIn23(field)))
            plain.changes.remove(field);
    }
    tag.setProperties(propertiesOf(plain.changes));
    if (people) {
        TagLib::StringList involved;
        TagLib::StringList musicians;
        for (const Person &person : *people) {
            auto &list = fieldOfRole(person.role) == performer ? musicians : involved;
            list.append(toTagLib(person.role));
            list.append(toTagLib(person.name));
        }
        if (!involved.isEmpty())
            tag.addFrame(frameOf("TIPL", involved));
        if (!musicians.isEmpty())
            tag.addFrame(frameOf("TMCL", musicians));
    }
    if (asked.cover) {
        auto picture = std::make_unique<ID3v2::AttachedPictureFrame>();
        picture->setMimeType(toTagLib(asked.cover->mimeType));
        picture->setDescription(toTagLib(asked.cover->description));
        picture->setType(static_cast<ID3v2::AttachedPictureFrame::Type>(asked.cover->kind));
        picture->setPicture(toTagLib(asked.cover->bytes));
        tag.addFrame(picture.release());
    }
    if (tag.frameList().isEmpty())
        return {};
    const auto bytes = tag.render(version == 3 ? ID3v2::v3 : ID3v2::v4);
    const auto raw = parsed(fromTagLib(bytes));
    return raw ? raw->frames : QList<Frame>();
}

std::optional<Picture> pictureIn(const Frame &frame, int version)
{
    if (frame.id != "APIC")
        return {};
    const auto one = understood(frame, version);
    const auto *attached = dynamic_cast<const ID3v2::AttachedPictureFrame *>(one.get());
    if (!attached)
        return {};
    return Picture{static_cast<int>(attached->type()), fromTagLib(attached->mimeType()),
                   fromTagLib(attached->description()), fromTagLib(attached->picture())};
}

// Calls f(ID3v2::Tag *) with what TagLib reads from a tag of any version.
template<class F>
void withTag(const QByteArray &tag, F &&f)
{
    TagLib::ByteVectorStream stream(toTagLib(tag));
#if TAGLIB_MAJOR_VERSION >= 2
    TagLib::MPEG::File file(&stream, false);
#else
    TagLib::MPEG::File file(&stream, ID3v2::FrameFactory::instance(), false);
#endif
    if (file.hasID3v2Tag())
        f(file.ID3v2Tag());
}

// Tags of 2.2 have frames of another form: TagLib makes new ones of them.
RawTag rawOf(const QByteArray &tag)
{
    if (auto raw = parsed(tag))
        return *raw;
    RawTag raw;
    withTag(tag, [&](ID3v2::Tag *old) { raw = parsed(fromTagLib(old->render())).value_or(RawTag{}); });
    return raw;
}

qint64 roomFor(qint64 needed, qint64 before, bool fitsBefore)
{
    if (before >= needed && before - needed <= mostSpare)
        return before;
    if (!fitsBefore)
        return needed;
    const qint64 least = needed + spare;
    return least + ((before - least) % block + block) % block;
}

} // namespace

qint64 id3Size(const QByteArray &header)
{
    if (header.size() < headSize || !header.startsWith("ID3") || header[3] == '\xff' || header[4] == '\xff')
        return 0;
    return headSize + syncSafe(header, 6) + ((bigEndian(header, 5, 1) & 0x10) != 0 ? headSize : 0);
}

Contents id3Contents(const QByteArray &tag)
{
    Contents contents;
    if (id3Size(tag) == 0)
        return contents;
    contents.id3Version = static_cast<int>(bigEndian(tag, 3, 1));
    withTag(tag, [&](ID3v2::Tag *read) { contents.fields = fromTagLib(read->properties()); });
    const RawTag raw = rawOf(tag);
    for (const QString &field : contents.fields.keys()) {
        if (field.startsWith(u"PERFORMER:") || isOfPeople(field))
            contents.fields.remove(field);
    }
    addPeople(peopleIn(raw), contents.fields);
    splitTotals(contents.fields);
    for (const Frame &frame : raw.frames) {
        if (auto picture = pictureIn(frame, raw.version))
            contents.pictures.append(*picture);
    }
    return contents;
}

QByteArray editedId3(const QByteArray &tag, const Asked &asked, bool fitsBefore)
{
    const RawTag raw = id3Size(tag) > 0 ? rawOf(tag) : RawTag{};
    QList<Person> people = peopleIn(raw);
    bool arePeopleAsked = false;
    for (auto change = asked.changes.begin(); change != asked.changes.end(); ++change)
        arePeopleAsked = arePeopleAsked || isOfPeople(change.key());
    people = peopleAfter(people, asked);
    QByteArray frames;
    auto put = [&frames, wanted = made(asked, arePeopleAsked ? &people : nullptr, raw.version)]() mutable {
        for (const Frame &frame : wanted)
            frames += frame.bytes;
        wanted.clear();
    };
    for (const Frame &frame : raw.frames) {
        const auto picture = asked.cover ? pictureIn(frame, raw.version) : std::nullopt;
        const bool isOldCover = picture && picture->kind == static_cast<int>(PictureKind::FrontCover);
        if (picture)
            put(); // before the first picture: players show that one
        const bool goes =
            holdsPeople(frame.id) ? arePeopleAsked : isOldCover || asked.hasAny(fieldsIn(frame, raw.version));
        if (!goes)
            frames += frame.bytes;
    }
    put();
    if (frames.isEmpty())
        return {};
    const qint64 size = roomFor(headSize + frames.size(), tag.size(), fitsBefore);
    return QByteArray("ID3") + static_cast<char>(raw.version) + QByteArray(2, '\0') +
           toSyncSafe(static_cast<quint64>(size - headSize)) + frames +
           QByteArray(size - headSize - frames.size(), '\0');
}

namespace {

struct Slot
{
    QString field;
    qsizetype at;
    qsizetype size;
};
const Slot places[] = {{QStringLiteral("TITLE"), 3, 30},
                       {QStringLiteral("ARTIST"), 33, 30},
                       {QStringLiteral("ALBUM"), 63, 30},
                       {QStringLiteral("DATE"), 93, 4}};
constexpr qsizetype zeroAt = 125; // 0 here: a track number follows (ID3v1.1)
constexpr qsizetype genreAt = 127;

} // namespace

Fields id3v1Fields(const QByteArray &tag)
{
    Fields fields;
    for (const Slot &place : places) {
        QByteArray text = tag.mid(place.at, place.size);
        if (text.contains('\0'))
            text.truncate(text.indexOf('\0'));
        if (!text.trimmed().isEmpty())
            fields[place.field] = {QString::fromLatin1(text.trimmed())};
    }
    if (tag[zeroAt] == '\0' && tag[zeroAt + 1] != '\0')
        fields[QStringLiteral("TRACKNUMBER")] = {QString::number(bigEndian(tag, zeroAt + 1, 1))};
    const auto genre = TagLib::ID3v1::genre(static_cast<int>(bigEndian(tag, genreAt, 1)));
    if (!genre.isEmpty())
        fields[QStringLiteral("GENRE")] = {fromTagLib(genre)};
    return fields;
}

QByteArray editedId3v1(QByteArray tag, const Asked &asked)
{
    for (const Slot &place : places) {
        if (!asked.has(place.field))
            continue;
        const QByteArray text = asked.changes.value(place.field).value(0).toLatin1().left(place.size);
        tag.replace(place.at, place.size, text + QByteArray(place.size - text.size(), '\0'));
    }
    if (asked.has(QStringLiteral("TRACKNUMBER"))) {
        const int number = asked.changes.value(QStringLiteral("TRACKNUMBER")).value(0).section(u'/', 0, 0).toInt();
        tag[zeroAt] = '\0';
        tag[zeroAt + 1] = static_cast<char>(number > 0 && number < 256 ? number : 0);
    }
    if (asked.has(QStringLiteral("GENRE")))
        tag[genreAt] = static_cast<char>(
            TagLib::ID3v1::genreIndex(toTagLib(asked.changes.value(QStringLiteral("GENRE")).value(0))));
    return tag;
}

} // namespace runout::tags
