// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QDateTime>
#include <QWidget>

#include <memory>

namespace runout::ui {

// What the release pane shows: a release, or a master in the shape of one.
struct Shown
{
    discogs::Entity entity;
    discogs::Release release;              // a master's fields where it is one
    std::optional<discogs::Master> master; // the master itself
    QDateTime asOf;
    [[nodiscard]] bool isMaster() const { return master.has_value(); }
};

// One tab of the release pane. Told what is shown at once, it fills itself when it is the one to be seen.
class ReleasePage : public QWidget
{
    Q_OBJECT
public:
    explicit ReleasePage(QWidget *parent = nullptr);

    void setShown(const std::shared_ptr<const Shown> &shown);
    void setActive(bool active);
    [[nodiscard]] virtual bool isSettled() const { return true; }
    virtual void refresh() {} // asks again for what the page asks on its own

Q_SIGNALS:
    void settledChanged();

protected:
    // shown() is new, or the page is seen for the first time with it. Never called with nothing shown.
    virtual void fill() = 0;
    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] const Shown &shown() const { return *m_shown; }
    [[nodiscard]] bool hasShown() const { return m_shown != nullptr; }

private:
    void fillIfNeeded();
    std::shared_ptr<const Shown> m_shown;
    bool m_active = false;
    bool m_stale = false;
};

} // namespace runout::ui
