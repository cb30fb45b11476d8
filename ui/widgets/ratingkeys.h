// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

class QKeyEvent;

namespace runout::ui {

class ResultViews;

// 0 to 5 in a list of one's own rate what is selected, whichever column the keyboard is at. A figure within a word that
// is being typed goes on finding titles.
class RatingKeys : public QObject
{
    Q_OBJECT
public:
    explicit RatingKeys(ResultViews &views);

Q_SIGNALS:
    void rated(int rating);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isWithinWord() const;
    ResultViews &m_views;
    QElapsedTimer m_typed; // since the last letter
};

} // namespace runout::ui
