// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/labelpane.h"

#include "core/library/source.h"
#include "ui/desk.h"

namespace runout::ui {

using discogs::Label;

namespace {

constexpr int mostNames = 40;

QString contactHtml(const QString &contact)
{
    return contact.trimmed().toHtmlEscaped().remove(u'\r').replace(u'\n', QStringLiteral("<br>"));
}

EntityHead::Content contentOf(const Held<Label> &held)
{
    const Label &label = held.value;
    EntityHead::Content content;
    content.entity = discogs::entity(label.id);
    content.name = label.name;
    content.profile = label.profile;
    content.images = label.images;
    content.asOf = held.asOf;
    QList<discogs::NamedLabel> parent;
    if (label.parent)
        parent.append(*label.parent);
    content.lines = {{LabelPane::tr("Part of"), namesHtml(parent, mostNames)},
                     {LabelPane::tr("Sublabels"), namesHtml(label.sublabels, mostNames)},
                     {LabelPane::tr("Contact"), contactHtml(label.contactInfo)},
                     {LabelPane::tr("Sites"), sitesHtml(label.urls)}};
    for (const discogs::NamedLabel &other : label.sublabels + parent)
        content.names.insert(discogs::entity(other.id), other.name);
    return content;
}

} // namespace

LabelPane::LabelPane(Desk &desk, QWidget *parent)
    : EntityPane(desk, Place::Kind::Label, tr("Label"),
                 new Discography(desk, QStringLiteral("label"), tr("Label releases"), false), parent)
{
    follow();
}

void LabelPane::ask(QObject *context, qint64 id, Refresh refresh, TakeContent take)
{
    whenDone(desk().source.label(discogs::LabelId{id}, refresh), context, [take](const Result<Held<Label>> &held) {
        if (held)
            take(contentOf(*held), held->expired);
        else
            take(Failure(held.error()), true);
    });
}

void LabelPane::startList(qint64 id)
{
    const discogs::LabelId label{id};
    discography().start(
        [this, label](QObject *context, Refresh refresh, const Discography::Order &, const Discography::Take &take) {
            listen<discogs::LabelRelease>(desk(), desk().source.labelReleases(label, refresh), context, take);
        });
}

} // namespace runout::ui
