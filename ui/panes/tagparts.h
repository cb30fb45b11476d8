// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/journal.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

// What the tagging page is put together from.
namespace runout::ui {

// A sentence, a bar and a button to stop; hidden while nothing goes on.
class TagProgress : public QWidget
{
    Q_OBJECT
public:
    explicit TagProgress(QWidget *parent = nullptr);
    void show(const QString &sentence, int done, int total); // total 0: not known
    void clear();

Q_SIGNALS:
    void cancelled();

private:
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

// What an earlier run left unfinished, one batch after the other: to finish or to take back.
class InterruptedStrip : public QWidget
{
    Q_OBJECT
public:
    explicit InterruptedStrip(QWidget *parent = nullptr);
    void set(const QList<tags::BatchNote> &batches);

Q_SIGNALS:
    void finishWanted(const QString &batch);
    void undoWanted(const QString &batch);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_finish;
    QPushButton *m_undo;
    QString m_batch;
};

// A column with a heading, tools at the end of it, and lines below.
struct TagColumn
{
    explicit TagColumn(const QString &title);
    void addLine(QWidget *line); // below the heading
    QWidget *widget;
    QVBoxLayout *box;
    QVBoxLayout *lines; // the heading and what is below it
    QHBoxLayout *tools; // beside it
};

} // namespace runout::ui
