// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "ui/browserstate.h"
#include "ui/models/resultsmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace runout::ui {

class Attribution;
class FacetBox;
class LookSwitch;
class PaneStates;
class ResultViews;
struct Desk;

// The middle of the window for searches, for what was seen before, and at the start: own library at once, Discogs
// below as it arrives. Follows BrowserState; facets narrow both the request and what is shown.
class SearchPane : public QWidget
{
    Q_OBJECT
public:
    explicit SearchPane(Desk &desk, QWidget *parent = nullptr);
    ~SearchPane() override;

    void setWall(bool wall);
    [[nodiscard]] bool isWall() const;
    void refresh();                       // asks Discogs again
    void askNow();                        // Enter: does not wait for more typing
    [[nodiscard]] bool isSettled() const; // nothing is awaited
    [[nodiscard]] ResultsModel &results() { return *m_model; }
    [[nodiscard]] QString headline() const;
    void focusResults();
    // The first release or master shown is opened, where there is one.
    void openFirst();
    // Something may have been seen: a page that found nothing held looks again.
    void takeNews();

Q_SIGNALS:
    void settledChanged();
    void wallChanged(bool wall);
    void tokenWanted();
    void sampleWanted();
    void linkWanted();

private:
    enum class Awaited { Nothing, Held, Discogs };

    void buildHead();
    void follow(); // the place changed
    void askHeld();
    void askDiscogs(Refresh refresh);
    void askMore();
    void takeHeld(const QList<discogs::SearchResult> &results);
    void takeAnswer(const Held<discogs::Page<discogs::SearchResult>> &answer);
    void takeFailure(const Error &error);
    void openIfOnly(const discogs::Page<discogs::SearchResult> &page);
    void narrow(const QString &facet, const QStringList &chosen);
    void updateFacets();
    void updateHead();
    void updateState();
    void setAwaited(Awaited awaited);
    [[nodiscard]] bool asksDiscogs() const;
    [[nodiscard]] static QString words(const discogs::SearchQuery &query); // what was asked for, to show
    [[nodiscard]] discogs::SearchQuery request() const; // the query with the facets that Discogs can narrow by

    Desk &m_desk;
    ResultsModel *m_model;
    ResultViews *m_views;
    PaneStates *m_states;
    QLabel *m_headline;
    Attribution *m_attribution;
    QLabel *m_banner;
    QWidget *m_bannerRow;
    QWidget *m_facetRow;
    LookSwitch *m_lookSwitch;
    QToolButton *m_clear;
    QList<FacetBox *> m_facets;
    QTimer m_typing;
    std::unique_ptr<QObject> m_question; // whoever answers an older question finds nobody
    std::unique_ptr<QObject> m_moreQuestion;

    Place m_shown;
    discogs::SearchQuery m_asked;
    std::optional<discogs::Request<discogs::Page<discogs::SearchResult>>> m_next;
    std::optional<int> m_items; // what Discogs says there are
    QDateTime m_asOf;
    std::optional<Error> m_error;
    Awaited m_awaited = Awaited::Nothing;
    bool m_mayOpenOnly = false;
    bool m_loadingMore = false;
};

} // namespace runout::ui
