// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/base/result.h"
#include "core/discogs/types.h"
#include "ui/panes/section.h"

#include <memory>

namespace runout::ui {

struct Desk;
class BarChart;

// What Discogs suggests to ask for a copy, per grade, as bars; or why it does not say.
class SuggestedPrices : public Section
{
    Q_OBJECT
public:
    explicit SuggestedPrices(Desk &desk, QWidget *parent = nullptr);
    ~SuggestedPrices() override;

    void ask(discogs::ReleaseId id, Refresh refresh);
    void showHeld(discogs::ReleaseId id); // as last seen; asks nobody
    void forget();                        // what was shown, and what is on its way
    [[nodiscard]] bool isSettled() const { return !m_question; }

Q_SIGNALS:
    void tokenWanted();
    void retryWanted();
    void settledChanged();

private:
    SuggestedPrices(Desk &desk, BarChart *bars, QWidget *parent);
    void take(const discogs::PriceSuggestions &suggestions);
    void refuse(const Error &error);
    void wantToken();

    Desk &m_desk;
    BarChart *m_bars;
    std::unique_ptr<QObject> m_question;
};

} // namespace runout::ui
