// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panestates.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

// What PaneStates is put together from.
namespace runout::ui {

// Two pixels along the top edge of its parent while something is on its way. Stands still where movement is unwanted.
class LoadingBar : public QWidget
{
    Q_OBJECT
public:
    explicit LoadingBar(QWidget *parent);
    void setActive(bool active);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step();
    void place();
    QTimer m_timer;
    int m_step = 0;
};

// An icon that follows the palette.
class Symbol : public QWidget
{
    Q_OBJECT
public:
    enum class Tone { Muted, Warning };
    Symbol(int size, Tone tone, QWidget *parent = nullptr);
    void setName(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Tone m_tone;
};

// One calm line over the content: icon, sentence, a button.
class NoticeStrip : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeStrip(QWidget *parent = nullptr);
    void set(const QString &symbol, const QString &sentence, const PaneStates::Action &action,
             const QString &detail = {});
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void recolour();
    Symbol *m_symbol;
    QLabel *m_text;
    QPushButton *m_button;
    std::function<void()> m_run;
};

// A sentence in the middle, with the button that helps.
class StatePage : public QWidget
{
    Q_OBJECT
public:
    explicit StatePage(QWidget *parent = nullptr);
    // Up to three actions, the one that helps most first.
    void set(const QString &symbol, const QString &sentence, const QList<PaneStates::Action> &actions,
             const QString &detail = {});
    [[nodiscard]] QString sentence() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Symbol *m_symbol;
    QLabel *m_text;
    static constexpr int most = 3;
    QLabel *m_heading; // the first line of several
    QPushButton *m_buttons[most];
    std::function<void()> m_runs[most];
};

// The outline of a list before the first rows are there.
class Skeleton : public QWidget
{
    Q_OBJECT
public:
    explicit Skeleton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace runout::ui
