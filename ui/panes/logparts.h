// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace runout::ui {

class DayLogModel;
class JournalDelegate;

// What stands above a log: how much there is, and a field to narrow it.
class LogHead : public QWidget
{
    Q_OBJECT
public:
    LogHead(const QString &countName, const QString &placeholder, QWidget *parent = nullptr);

    void setCount(const QString &text);
    void clearFilter();

Q_SIGNALS:
    void filterChanged(const QString &text);

private:
    QLabel *m_count;
    QLineEdit *m_filter;
};

// How a log looks, wherever one is shown.
void setUpLog(QListView &list, DayLogModel &model, JournalDelegate &delegate, const QString &name);

} // namespace runout::ui
