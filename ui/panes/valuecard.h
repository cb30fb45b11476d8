// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/markettypes.h"
#include "core/library/shelf.h"

#include <QFrame>

#include <memory>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace runout::ui {

struct Desk;

// What the collection is worth: Discogs' minimum, median and maximum, and beside them the sum of the prices suggested
// for each copy's media condition, per currency, with how many copies that covers and a way to ask for the others.
class ValueCard : public QFrame
{
    Q_OBJECT
public:
    explicit ValueCard(Desk &desk, QWidget *parent = nullptr);
    ~ValueCard() override;

    [[nodiscard]] bool isSettled() const { return m_awaited == 0; }

Q_SIGNALS:
    void settledChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void reload();
    void takeState(const library::ShelfState &state);
    void takeWorth(const library::Worth &worth);
    void updateButton();
    void askMissing();
    void answered();
    QLabel *addFigure(QHBoxLayout *row, const QString &name);

    Desk &m_desk;
    QLabel *m_minimum = nullptr;
    QLabel *m_median = nullptr;
    QLabel *m_maximum = nullptr;
    QLabel *m_said; // when Discogs said so
    QLabel *m_sum;
    QLabel *m_covers;
    QPushButton *m_ask;
    library::Worth m_worth;
    std::unique_ptr<QObject> m_question;
    int m_awaited = 0;
};

// "Covers 412 of 812 copies; 3 have no media condition ...".
[[nodiscard]] QString coverageText(const library::Worth &worth);

} // namespace runout::ui
