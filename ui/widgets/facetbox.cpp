// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facetbox.h"

#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

constexpr int popupWidth = 280;
constexpr int mostRows = 12;
// A filter field helps from here on.
constexpr int manyValues = 10;

} // namespace

FacetBox::FacetBox(const QString &label, QWidget *parent)
    : QToolButton(parent)
    , m_label(label)
{
    setAccessibleName(label);
    setObjectName(QStringLiteral("facet"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft
                                                            : Qt::LeftToRight); // arrow behind the text
    setIcon(ui::icon(QStringLiteral("chevron-down")));
    setIconSize({12, 12});
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &FacetBox::showPopup);
    updateText();
}

void FacetBox::setValues(const QList<FacetCount> &values)
{
    m_values = values;
    for (const QString &value : std::as_const(m_chosen)) {
        const bool there =
            std::any_of(values.begin(), values.end(), [&](const FacetCount &v) { return v.value == value; });
        if (!there)
            m_values.prepend({value, 0});
    }
    if (m_popup && m_popup->isVisible())
        fill();
}

void FacetBox::setChosen(const QStringList &chosen)
{
    if (m_chosen == chosen)
        return;
    m_chosen = chosen;
    updateText();
    if (m_popup && m_popup->isVisible())
        fill();
}

void FacetBox::toggle(const QString &value)
{
    QStringList next = m_chosen;
    if (next.removeAll(value) == 0) {
        if (m_single)
            next.clear();
        next.append(value);
    }
    setChosen(next);
    Q_EMIT chosenChanged(next);
}

void FacetBox::updateText()
{
    if (m_chosen.isEmpty())
        setText(m_label);
    else if (m_chosen.size() == 1)
        setText(m_chosen.first());
    else
        setText(tr("%1: %2").arg(m_label, QLocale().toString(m_chosen.size())));
    setProperty("chosen", !m_chosen.isEmpty());
    setToolTip(m_chosen.isEmpty() ? tr("Narrow by %1").arg(m_label.toLower()) : m_chosen.join(QStringLiteral(", ")));
    setAccessibleDescription(m_chosen.join(QStringLiteral(", ")));
    style()->unpolish(this);
    style()->polish(this);
}

void FacetBox::showPopup()
{
    Q_EMIT valuesWanted();
    if (!m_popup) {
        m_popup = new QFrame(this, Qt::Popup);
        m_popup->setObjectName(QStringLiteral("facetPopup"));
        m_filter = new QLineEdit;
        m_filter->setPlaceholderText(tr("Filter values"));
        m_filter->setAccessibleName(tr("%1 values: filter").arg(m_label));
        m_filter->setClearButtonEnabled(true);
        m_list = new QListWidget;
        m_list->setAccessibleName(tr("%1 values").arg(m_label));
        m_list->setFrameShape(QFrame::NoFrame);
        auto *clear = new QPushButton(tr("Clear"));
        clear->setFlat(true);
        auto *box = new QVBoxLayout(m_popup);
        box->setContentsMargins(8, 8, 8, 8);
        box->setSpacing(4);
        box->addWidget(m_filter);
        box->addWidget(m_list);
        box->addWidget(clear);
        connect(m_filter, &QLineEdit::textChanged, this, &FacetBox::fill);
        connect(m_list, &QListWidget::itemClicked, this,
                [this](QListWidgetItem *item) { toggle(item->data(Qt::UserRole).toString()); });
        connect(m_list, &QListWidget::itemActivated, this,
                [this](QListWidgetItem *item) { toggle(item->data(Qt::UserRole).toString()); });
        auto *space = new QShortcut(Qt::Key_Space, m_list, nullptr, nullptr, Qt::WidgetShortcut);
        connect(space, &QShortcut::activated, this, [this] {
            if (const QListWidgetItem *item = m_list->currentItem())
                toggle(item->data(Qt::UserRole).toString());
        });
        connect(clear, &QPushButton::clicked, this, [this] {
            setChosen({});
            Q_EMIT chosenChanged({});
            m_popup->hide();
        });
    }
    m_filter->clear();
    m_filter->setVisible(m_values.size() > manyValues);
    fill();
    const int row = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : fontMetrics().height() + 8;
    m_list->setFixedHeight(row * qBound(1, int(m_values.size()), mostRows) + 4);
    m_popup->setFixedWidth(popupWidth);
    m_popup->adjustSize();
    QPoint at = mapToGlobal(QPoint(0, height() + 4));
    const QRect room = screen()->availableGeometry();
    at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - popupWidth)));
    m_popup->move(at);
    m_popup->show();
    (m_filter->isVisible() ? static_cast<QWidget *>(m_filter) : m_list)->setFocus();
}

void FacetBox::fill()
{
    const QString current = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    m_list->clear();
    for (const FacetCount &value : std::as_const(m_values)) {
        if (!value.value.contains(m_filter->text(), Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(tr("%1  (%2)").arg(value.value, QLocale().toString(value.count)), m_list);
        item->setData(Qt::UserRole, value.value);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setData(Qt::CheckStateRole, m_chosen.contains(value.value) ? Qt::Checked : Qt::Unchecked);
        item->setSizeHint({0, fontMetrics().height() + 2 * Theme::unit});
        if (value.value == current)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
}

} // namespace runout::ui
