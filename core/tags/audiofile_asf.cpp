// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/audiofile_private.h"

#include <asffile.h>
#include <asfpicture.h>
#include <asftag.h>

namespace runout::tags {

namespace {

namespace ASF = TagLib::ASF;

const char *const pictureName = "WM/Picture";

bool isSameText(const QString &left, const QString &right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

// The field an attribute stands for; one that TagLib does not know goes by its own name.
QString fieldOf(const TagLib::String &name)
{
    ASF::Tag one;
    one.setAttribute(name, ASF::Attribute(TagLib::String("1")));
    for (const auto &property : one.properties()) {
        if (!property.second.isEmpty() && property.second.front() == "1")
            return fromTagLib(property.first);
    }
    return fromTagLib(name).toUpper();
}

bool isText(const ASF::AttributeList &attributes)
{
    return !attributes.isEmpty() && attributes.front().type() != ASF::Attribute::BytesType &&
           attributes.front().type() != ASF::Attribute::GuidType;
}

void set(ASF::Tag &tag, const QString &field, const QStringList &values)
{
    const TagLib::String text = toTagLib(values.join(QStringLiteral(" / ")));
    if (field == u"TITLE")
        return tag.setTitle(text);
    if (field == u"ARTIST")
        return tag.setArtist(text);
    if (field == u"COPYRIGHT")
        return tag.setCopyright(text);
    if (field == u"COMMENT")
        return tag.setComment(text);
    QList<TagLib::String> names;
    for (const auto &attribute : tag.attributeListMap()) {
        if (isSameText(fieldOf(attribute.first), field) && isText(attribute.second))
            names.append(attribute.first);
    }
    for (const TagLib::String &name : names)
        tag.removeItem(name);
    if (values.isEmpty())
        return;
    TagLib::PropertyMap properties;
    properties.insert(toTagLib(field), toTagLib(values));
    ASF::Tag fresh;
    if (fresh.setProperties(properties).isEmpty()) {
        for (const auto &attribute : fresh.attributeListMap())
            tag.setAttribute(attribute.first, attribute.second);
        return;
    }
    ASF::AttributeList attributes;
    for (const QString &value : values)
        attributes.append(ASF::Attribute(toTagLib(value)));
    tag.setAttribute(toTagLib(field), attributes);
}

// TagLib writes the first value in one object and the others in another one, which may come first in the file: then the
// fields are read in another order than they were given in, and are given in an order that comes out right.
FileResult<void> putInOrder(Draft &draft, const Asked &asked)
{
    const auto found = asfContents(draft);
    if (!found)
        return FileFailure(found.error());
    DraftStream stream(draft);
    ASF::File file(&stream, false);
    bool isWrong = false;
    for (auto change = asked.changes.begin(); change != asked.changes.end(); ++change) {
        if (change->size() < 2 || found->fields.value(change.key()) != change->mid(1) + change->mid(0, 1))
            continue;
        set(*file.tag(), change.key(), change->mid(change->size() - 1) + change->mid(0, change->size() - 1));
        isWrong = true;
    }
    if (isWrong && !file.save())
        return problem(FileProblem::Failed, QStringLiteral("TagLib could not make the header"));
    return {};
}

} // namespace

FileResult<Contents> asfContents(Draft &draft)
{
    DraftStream stream(draft);
    ASF::File file(&stream, false);
    if (!file.isValid() || !file.tag())
        return problem(FileProblem::Damaged, QStringLiteral("the header can't be read"));
    Contents contents;
    contents.fields = fromTagLib(file.tag()->properties());
    for (const auto &attribute : file.tag()->attributeListMap()) {
        if (attribute.first == pictureName) {
            for (const ASF::Attribute &each : attribute.second) {
                const ASF::Picture picture = each.toPicture();
                if (picture.isValid())
                    contents.pictures.append({static_cast<int>(picture.type()), fromTagLib(picture.mimeType()),
                                              fromTagLib(picture.description()), fromTagLib(picture.picture())});
            }
            continue;
        }
        const QString field = fieldOf(attribute.first);
        if (field.contains(u'/') || contents.fields.contains(field) || !isText(attribute.second))
            continue;
        for (const ASF::Attribute &each : attribute.second)
            contents.fields[field].append(fromTagLib(each.toString()));
    }
    return contents;
}

FileResult<void> editAsf(Draft &draft, const Asked &asked)
{
    DraftStream stream(draft);
    ASF::File file(&stream, false);
    if (!file.isValid() || !file.tag())
        return problem(FileProblem::Damaged, QStringLiteral("the header can't be read"));
    for (auto change = asked.changes.begin(); change != asked.changes.end(); ++change)
        set(*file.tag(), change.key(), *change);
    if (asked.cover) {
        ASF::Picture picture;
        picture.setMimeType(toTagLib(asked.cover->mimeType));
        picture.setDescription(toTagLib(asked.cover->description));
        picture.setType(static_cast<ASF::Picture::Type>(asked.cover->kind));
        picture.setPicture(toTagLib(asked.cover->bytes));
        ASF::AttributeList attributes;
        attributes.append(ASF::Attribute(picture));
        for (const ASF::Attribute &each : file.tag()->attribute(pictureName)) {
            if (each.toPicture().type() != ASF::Picture::FrontCover)
                attributes.append(each);
        }
        file.tag()->setAttribute(pictureName, attributes);
    }
    if (!file.save())
        return problem(FileProblem::Failed, QStringLiteral("TagLib could not make the header"));
    return putInOrder(draft, asked);
}

} // namespace runout::tags
