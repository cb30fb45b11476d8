// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/logparts.h"

#include "ui/models/daylogmodel.h"
#include "ui/panes/journaldelegate.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

namespace runout::ui {

LogHead::LogHead(const QString &countName, const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel)
    , m_filter(new QLineEdit)
{
    m_count->setFont(type::heading(font()));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setAccessibleName(countName);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(placeholder);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(280);
    connect(m_filter, &QLineEdit::textChanged, this, &LogHead::filterChanged);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 12, 8);
    row->addWidget(m_count);
    row->addSpacing(8);
    row->addWidget(m_filter, 1);
    row->addStretch(0);
}

void LogHead::setCount(const QString &text)
{
    m_count->setText(text);
}

void LogHead::clearFilter()
{
    m_filter->clear();
}

void setUpLog(QListView &list, DayLogModel &model, JournalDelegate &delegate, const QString &name)
{
    list.setModel(&model);
    list.setItemDelegate(&delegate);
    list.setAccessibleName(name);
    list.setFrameShape(QFrame::NoFrame);
    list.setMouseTracking(true);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setContextMenuPolicy(Qt::CustomContextMenu);
}

} // namespace runout::ui
