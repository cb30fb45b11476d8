// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/base/result.h"
#include "core/library/library.h"
#include "ui/panes/releasepage.h"

class QLabel;

namespace runout::ui {

struct Desk;
class Attribution;
class LineChart;
class PaneStates;
class Section;
class Stars;
class SuggestedPrices;

// What copies cost: for sale from, suggested prices per grade, who has and wants it, the own price history. A figure
// always has its currency beside it; what is not known is a dash or a sentence, never 0.
class MarketPage : public ReleasePage
{
    Q_OBJECT
public:
    explicit MarketPage(Desk &desk, QWidget *parent = nullptr);
    ~MarketPage() override;

    [[nodiscard]] bool isSettled() const override;
    void refresh() override;

Q_SIGNALS:
    void tokenWanted();

protected:
    void fill() override;

private:
    void build();
    void fillCommunity();
    void fillMaster();
    void fillHeld();
    void ask(Refresh refresh);
    void askStats(Refresh refresh);
    void askHeldStats();
    void askRating();
    void askHistory();
    void takeStats(const Held<discogs::MarketStats> &stats);
    void takeHistory(const QList<library::Library::MarketPoint> &points);
    void await(int change);
    void becomeAware(); // of another currency or account
    [[nodiscard]] discogs::ReleaseId id() const { return discogs::ReleaseId{shown().entity.id}; }
    [[nodiscard]] QString offers(const discogs::MarketStats &stats) const;
    [[nodiscard]] QUrl marketplace() const;

    Desk &m_desk;
    PaneStates *m_states;
    QLabel *m_offer;
    Section *m_sale;
    SuggestedPrices *m_suggested;
    Section *m_community;
    QLabel *m_haveWant;
    Stars *m_stars;
    Section *m_history;
    LineChart *m_line;
    Attribution *m_attribution;

    std::unique_ptr<QObject> m_question; // whoever answers for another release or currency finds nobody
    QString m_currency;
    bool m_signedIn = false;
    bool m_fresh = false; // Discogs has answered, not only what was held
    int m_awaited = 0;
};

} // namespace runout::ui
