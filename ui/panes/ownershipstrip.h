// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"

#include <QWidget>

#include <memory>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace runout::ui {

class CopyCard;
class StarRating;
struct Desk;

// What is mine of the opened release: the copies with all that can be said of them, the want, the stars; and the
// actions on them, for buttons and menus alike. Works from what is held, with or without a network.
class OwnershipStrip : public QWidget
{
    Q_OBJECT
public:
    explicit OwnershipStrip(Desk &desk, QWidget *parent = nullptr);
    ~OwnershipStrip() override;

    void setRelease(std::optional<discogs::ReleaseId> release); // nothing: a master, or none is open
    [[nodiscard]] std::optional<discogs::ReleaseId> release() const { return m_release; }
    [[nodiscard]] const library::Ownership &ownership() const { return m_mine; }
    [[nodiscard]] bool isSettled() const { return !m_question; }
    [[nodiscard]] bool mayEdit() const;
    void showCopies(bool shown);
    [[nodiscard]] bool showsCopies() const; // and there are some
    void setRoom(int height);               // the most that the copies may take

    void add(discogs::FolderId folder);
    void addToUsual();
    void toggleWant();
    void askWatch(); // from which price on to tell
    void rate(int rating);
    // Of the one copy there is; of several, these show them to choose from.
    void move(discogs::FolderId folder);
    void remove();

Q_SIGNALS:
    void changed(); // what is mine, or the release
    void settledChanged();
    void copiesShown();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // the card asks for another height

private:
    void build();
    [[nodiscard]] QWidget *buildPager();
    void turnTo(int card);
    void reload();
    void take(const library::Ownership &mine);
    void fillCards();
    void fitCopies();
    void updateButtons();
    void updateWatch(); // ownershipstrip_watch.cpp

    Desk &m_desk;
    std::optional<discogs::ReleaseId> m_release;
    library::Ownership m_mine;
    std::unique_ptr<QObject> m_question;
    QToolButton *m_have;
    QToolButton *m_add;
    QToolButton *m_want;
    QToolButton *m_watch; // where it is wanted
    StarRating *m_stars;
    QScrollArea *m_copies;
    QVBoxLayout *m_cards;
    bool m_copiesShown = false; // stays so from release to release
    QWidget *m_pager = nullptr; // where there are several copies
    QLabel *m_which = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    int m_card = 0;
    int m_room = 400;
};

} // namespace runout::ui
