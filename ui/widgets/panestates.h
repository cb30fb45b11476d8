// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QWidget>

#include <functional>

namespace runout::ui {

// The five states around a pane's content: nothing yet, loading (thin bar over what is known), content with its age,
// empty (which filter hides everything), failed (old content stays under a notice with Retry).
class PaneStates : public QWidget
{
    Q_OBJECT
public:
    // Takes `content` as a child. `name` is the accessible name of the pane.
    PaneStates(QWidget *content, const QString &name, QWidget *parent = nullptr);

    enum class State { Nothing, Loading, Content, Empty, Failed };
    [[nodiscard]] State state() const;

    struct Action
    {
        QString text;
        std::function<void()> run;
    };
    // Where the sentence has several lines the first one is its heading.
    void showNothing(const QString &sentence, const Action &action = {}, const Action &second = {},
                     const Action &third = {});
    void forgetContent();                         // the content has gone: what comes next stands alone
    void showLoading();                           // keeps content visible if there was any; else a calm skeleton
    void showContent(const QDateTime &asOf = {}); // hides bar and notices; the age stands in ageText()
    void showEmpty(const QString &sentence, const Action &action = {}); // action: clears the filter
    // With content already shown it stays, below a notice; else the sentence stands alone. Retry calls `retry`; without
    // one, as for what does not exist, `instead` is offered.
    void showFailure(const Error &error, std::function<void()> retry, const Action &instead = {});
    [[nodiscard]] QString ageText() const; // "from 14:02", "3 days old", ""
    [[nodiscard]] QString message() const; // the sentence shown now, for tests and screen readers
    // A calm one-line notice over the content ("Offline: shown as of ..."), "" removes it.
    void setNotice(const QString &sentence, const Action &action = {});

private:
    struct Private;
    std::unique_ptr<Private> d;

public:
    ~PaneStates() override;
};

// "just now", "5 minutes ago", "today 14:02", "3 days ago", "12 Mar 2026".
[[nodiscard]] QString ageOf(const QDateTime &asOf, const QDateTime &now);

} // namespace runout::ui
