// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace runout::ui {

// Shows the first lines of its content and fades out; unfolded, all of it up to a height, with a scroll bar beyond.
class Fold : public QScrollArea
{
    Q_OBJECT
public:
    // Takes `content` as a child.
    explicit Fold(QWidget *content, QWidget *parent = nullptr);

    void setFoldedLines(int lines);
    void setUnfolded(bool unfolded);
    [[nodiscard]] bool isUnfolded() const { return m_unfolded; }
    [[nodiscard]] bool hidesSomething() const { return m_hides; } // there is more than the folded height shows
    void refit();                                                 // the content has changed

Q_SIGNALS:
    void hidesChanged(bool hides);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // the fade over the last line

private:
    class Fade;
    Fade *m_fade;
    int m_foldedLines = 6;
    bool m_unfolded = false;
    bool m_hides = false;
};

} // namespace runout::ui
