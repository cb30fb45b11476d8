// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/base/result.h"
#include "core/discogs/requests.h"
#include "ui/panes/releasepage.h"

namespace runout::ui {

struct Desk;
class PaneStates;
class VersionFilters;
class VersionsModel;
class VersionsView;

// Every pressing of the master. While all are loaded, filters and order work on what is here; with further pages
// outstanding Discogs narrows and sorts, so that nothing is missed.
class VersionsPage : public ReleasePage
{
    Q_OBJECT
public:
    explicit VersionsPage(Desk &desk, QWidget *parent = nullptr);
    ~VersionsPage() override;

    [[nodiscard]] bool isSettled() const override { return !m_question && !m_moreQuestion; }
    void refresh() override;

Q_SIGNALS:
    void pressingChosen(); // just before it is opened

protected:
    void fill() override;

private:
    void open(const discogs::Entity &pressing, bool beside);
    void forget(); // what was known of another master
    void askHeld();
    void ask(Refresh refresh);
    void askMoreIfNear();
    void askMore();
    // base: of all pressings, not of a choice.
    void take(const Held<discogs::VersionsPage> &page, bool base);
    void takeMore(const discogs::VersionsPage &page);
    void askIdentifiers();
    void narrow();
    void sort();
    void updateState();
    void updateCount();
    [[nodiscard]] discogs::VersionsQuery query() const; // of the boxes and the order, for Discogs
    void settle(std::unique_ptr<QObject> &question);

    Desk &m_desk;
    VersionsModel *m_model;
    VersionsView *m_view;
    PaneStates *m_states;
    VersionFilters *m_filters;

    discogs::MasterId m_master{};
    discogs::VersionsQuery m_asked;
    bool m_whole = false; // all pressings are loaded: filter and sort here
    int m_items = 0;      // of the current question
    std::optional<discogs::Request<discogs::VersionsPage>> m_next;
    QDateTime m_asOf;
    std::optional<Error> m_error;
    std::unique_ptr<QObject> m_question;
    std::unique_ptr<QObject> m_moreQuestion;
    std::unique_ptr<QObject> m_identifiers;
    QSet<discogs::ReleaseId> m_lookedAt; // for identifiers
};

} // namespace runout::ui
