// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/lastfmparts.h"

#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/releasetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/panestates.h"

#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int mostTags = 5;

} // namespace

TagChips::TagChips(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
    auto *flow = new FlowLayout(Theme::unit, this);
    flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TagChips::setTags(const QList<lastfm::Tag> &tags)
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const lastfm::Tag &tag : tags.mid(0, mostTags)) {
        auto *chip = new QToolButton;
        chip->setObjectName(QStringLiteral("chip"));
        chip->setText(QString(tag.name).replace(u'&', QStringLiteral("&&")));
        chip->setAccessibleName(tr("Tag %1").arg(tag.name));
        chip->setToolTip(tr("Show what in your collection fits"));
        chip->setFont(type::small(font()));
        chip->setFocusPolicy(Qt::StrongFocus);
        connect(chip, &QToolButton::clicked, this, [this, name = tag.name] { open(name); });
        layout()->addWidget(chip);
    }
    setVisible(!tags.isEmpty());
    updateGeometry();
}

// As words of the collection's filter: genres, styles and titles hold them.
void TagChips::open(const QString &tag)
{
    Place place;
    place.kind = Place::Kind::Collection;
    const QString plain = QString(tag).remove(u'"').simplified();
    place.filter = plain.contains(u' ') ? u'"' + plain + u'"' : plain;
    m_desk.state.go(place);
}

QString lastfmSourceHtml(const QString &url, const QDateTime &asOf)
{
    QString text = url.isEmpty() ? TagChips::tr("Data from Last.fm.").toHtmlEscaped()
                                 : webLinkHtml(url, TagChips::tr("Data from Last.fm."));
    if (asOf.isValid()) {
        const QString age = ageOf(asOf, QDateTime::currentDateTimeUtc());
        text += u' ' + TagChips::tr("Looked up %1.", "an age: 5 minutes ago, 12 Mar 2026").arg(age).toHtmlEscaped();
    }
    return text;
}

} // namespace runout::ui
