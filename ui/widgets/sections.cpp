// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sections.h"

#include "ui/browserstate.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

namespace runout::ui {

using discogs::EntityKind;

namespace {

constexpr int KindRole = Qt::UserRole;      // -1: search, else an EntityKind
constexpr int CountRole = Qt::UserRole + 1; // right-aligned figure
constexpr int CaptionRole = Qt::UserRole + 2;
constexpr int searchKind = -1;
constexpr int rowHeight = 34;

class SectionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {120, rowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QPalette &palette = option.palette;
        const QRect row = option.rect.adjusted(8, 1, -8, -1);
        const bool caption = index.data(CaptionRole).toBool();
        const bool selected = option.state & QStyle::State_Selected;
        if (!caption && (selected || option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? colour::raised(palette) : colour::hover(palette));
            painter->drawRoundedRect(row, 6, 6);
        }
        if (selected && option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(colour::accent(palette), 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(row).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
        }
        drawContents(painter, option, index, row, caption, selected);
        painter->restore();
    }

private:
    static void drawContents(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                             const QRect &row, bool caption, bool selected)
    {
        const QPalette &palette = option.palette;
        const Qt::LayoutDirection direction = option.direction;
        QRect inner = row.adjusted(10, 0, -10, 0);
        if (!caption) {
            const QRect iconBox =
                QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(18, 18), inner);
            index.data(Qt::DecorationRole).value<QIcon>().paint(painter, iconBox);
            inner = QStyle::visualRect(direction, row, row.adjusted(38, 0, -10, 0));
        }
        QFont font = caption ? type::small(option.font) : option.font;
        if (selected || caption)
            font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        const QString count = index.data(CountRole).toString();
        painter->setPen(colour::muted(palette));
        painter->drawText(inner, QStyle::visualAlignment(direction, Qt::AlignRight | Qt::AlignVCenter), count);
        painter->setPen(caption ? colour::muted(palette) : palette.color(QPalette::Text));
        const int room = inner.width() - (count.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(count) + 8);
        painter->drawText(inner, QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
    }
};

} // namespace

Sections::Sections(BrowserState &state, bool sample, QWidget *parent)
    : QListWidget(parent)
    , m_state(state)
{
    setAccessibleName(tr("Sections"));
    setObjectName(QStringLiteral("sections"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new SectionDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    addSection(tr("Search"), QStringLiteral("search"), searchKind);
    addCaption(sample ? tr("Sample library") : tr("Seen before"));
    addSection(tr("Releases"), QStringLiteral("release"), static_cast<int>(EntityKind::Release));
    addSection(tr("Masters"), QStringLiteral("master"), static_cast<int>(EntityKind::Master));
    addSection(tr("Artists"), QStringLiteral("artist"), static_cast<int>(EntityKind::Artist));
    addSection(tr("Labels"), QStringLiteral("label"), static_cast<int>(EntityKind::Label));
    setCurrentRow(0);
    connect(this, &QListWidget::itemClicked, this, &Sections::go);
    connect(this, &QListWidget::itemActivated, this, &Sections::go);
    connect(&state, &BrowserState::placeChanged, this, &Sections::follow);
}

QSize Sections::sizeHint() const
{
    return {176, 300};
}

QListWidgetItem *Sections::addSection(const QString &name, const QString &iconName, int kind)
{
    auto *item = new QListWidgetItem(icon(iconName), name, this);
    item->setData(KindRole, kind);
    return item;
}

void Sections::addCaption(const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(CaptionRole, true);
    item->setFlags(Qt::NoItemFlags);
}

void Sections::setCounts(const library::Library::Counts &counts)
{
    const QHash<int, int> byKind = {{static_cast<int>(EntityKind::Release), counts.releases},
                                    {static_cast<int>(EntityKind::Master), counts.masters},
                                    {static_cast<int>(EntityKind::Artist), counts.artists},
                                    {static_cast<int>(EntityKind::Label), counts.labels}};
    for (int row = 0; row < count(); ++row) {
        const QVariant kind = item(row)->data(KindRole);
        if (kind.isValid() && kind.toInt() != searchKind)
            item(row)->setData(CountRole, QLocale().toString(byKind.value(kind.toInt())));
    }
}

void Sections::follow()
{
    const Place &place = m_state.place();
    int kind = searchKind;
    if (place.kind == Place::Kind::Library && place.query.type)
        kind = static_cast<int>(*place.query.type);
    else if (place.kind == Place::Kind::Artist)
        kind = static_cast<int>(EntityKind::Artist);
    else if (place.kind == Place::Kind::Label)
        kind = static_cast<int>(EntityKind::Label);
    for (int row = 0; row < count(); ++row) {
        const QVariant itemKind = item(row)->data(KindRole);
        if (itemKind.isValid() && itemKind.toInt() == kind)
            setCurrentRow(row);
    }
}

void Sections::go(QListWidgetItem *item)
{
    const QVariant kind = item->data(KindRole);
    if (!kind.isValid())
        return;
    Place place;
    place.open = m_state.place().open;
    if (kind.toInt() != searchKind) {
        place.kind = Place::Kind::Library;
        place.query.type = static_cast<EntityKind>(kind.toInt());
    }
    m_state.go(place);
}

} // namespace runout::ui
