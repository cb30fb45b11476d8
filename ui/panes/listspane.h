// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/discogs/usertypes.h"
#include "core/library/shelf.h"
#include "ui/panes/pane.h"

class QLabel;
class QListView;
class QStackedWidget;

namespace runout::ui {

class Attribution;
class ListsModel;
class PaneStates;
class ResultsModel;
class ResultViews;
struct Desk;

// The user's lists at Discogs, and what is in one of them with its comments; to read. A list's items are fetched when
// it is opened and held from then on.
class ListsPane : public Pane
{
    Q_OBJECT
public:
    explicit ListsPane(Desk &desk, QWidget *parent = nullptr);
    ~ListsPane() override;

    [[nodiscard]] bool isSettled() const override { return !m_question && !m_listsQuestion; }
    void refresh() override;
    void focusList() override;
    void setWall(bool wall) override;
    [[nodiscard]] bool isWall() const override;

private:
    QWidget *buildLists();
    QWidget *buildItems();
    void follow();
    void reloadLists();
    void takeLists(const QList<discogs::UserList> &lists);
    void askHeld();
    void askDiscogs(Refresh refresh);
    void takeItems(const discogs::UserListContents &contents);
    void takeFailure(const Error &error);
    void updateListsState();
    void updateHead();
    void openList(const QModelIndex &index);
    [[nodiscard]] std::optional<discogs::UserList> shownList() const;

    Desk &m_desk;
    ListsModel *m_lists;
    ResultsModel *m_items;
    ResultViews *m_views;
    QStackedWidget *m_stack;
    QListView *m_listView;
    PaneStates *m_listStates;
    PaneStates *m_itemStates;
    QLabel *m_headline;
    QLabel *m_name;
    QLabel *m_description;
    Attribution *m_attribution;
    std::unique_ptr<QObject> m_question;
    std::unique_ptr<QObject> m_listsQuestion;
    discogs::ListId m_id{};
    std::optional<discogs::UserListContents> m_contents;
    bool m_everSynced = false;
};

} // namespace runout::ui
