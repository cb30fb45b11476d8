// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace runout::ui {

// A short notice over the lower edge of its parent with one button, such as "Removed ... Undo". Goes by itself unless
// the mouse or the focus is on it; a newer one takes its place.
class Snackbar : public QFrame
{
    Q_OBJECT
public:
    explicit Snackbar(QWidget *parent);

    // about: what the notice is of, as the caller counts; 0: nothing in particular.
    void say(const QString &sentence, const QString &button = {}, std::function<void()> run = {}, qint64 about = 0);
    [[nodiscard]] qint64 about() const;     // 0 while nothing is said
    [[nodiscard]] QString sentence() const; // "" while nothing is said

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();
    QLabel *m_text;
    QPushButton *m_button;
    QToolButton *m_close;
    std::function<void()> m_run;
    qint64 m_about = 0;
    QTimer m_timer;
};

} // namespace runout::ui
