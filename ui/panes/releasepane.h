// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/base/result.h"
#include "core/library/recordfiles.h"
#include "ui/panes/releasepage.h"

class QTabWidget;

namespace runout::ui {

struct Desk;
class FilesStrip;
class OwnershipStrip;
class PaneStates;
class ReleaseHead;

// The right side: what BrowserState::place().open says, release or master. What is held is shown at once, then brought
// up to date; a newer question takes the place of an older one. The tab that is seen is filled first.
class ReleasePane : public QWidget
{
    Q_OBJECT
public:
    explicit ReleasePane(Desk &desk, QWidget *parent = nullptr);
    ~ReleasePane() override;

    // "tracks", "credits", "market", "versions", "notes"; another name changes nothing.
    void showTab(const QString &name);
    [[nodiscard]] QString currentTab() const;
    void nextTab();
    void previousTab();
    void refresh();
    void copyLink();
    void showImages();
    [[nodiscard]] OwnershipStrip &ownership() { return *m_ownership; }

    [[nodiscard]] bool isSettled() const;                       // everything asked for has arrived or failed
    [[nodiscard]] std::optional<discogs::Entity> shown() const; // nothing until its data are there

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void shownChanged();
    void settledChanged();
    void tokenWanted();
    void tagWanted(); // files are to be tagged with the release that is open
    void retagWanted(const runout::library::RecordFiles &record); // its files are to be brought up to date

private:
    void build();
    void addPage(ReleasePage *page, const QString &label);
    void follow(); // place().open changed
    void askHeld();
    void ask(Refresh refresh);
    template<class Take>
    void askEntity(Refresh refresh, Take take);
    void askTitle(); // of what is not held, while it is on its way
    void take(Shown shown);
    void takeFailure(const Error &error);
    void chooseTab(bool master);
    void activate(int tab);
    void tellSettled();
    void makeRoom();

    Desk &m_desk;
    PaneStates *m_outer; // is anything opened at all
    PaneStates *m_states;
    ReleaseHead *m_head;
    OwnershipStrip *m_ownership;
    FilesStrip *m_files;
    QTabWidget *m_tabs;
    QList<ReleasePage *> m_pages;

    std::optional<discogs::Entity> m_entity; // opened
    std::shared_ptr<const Shown> m_shown;
    std::unique_ptr<QObject> m_question;
    bool m_settled = true;
    QString m_releaseTab = QStringLiteral("tracks");
    QString m_masterTab = QStringLiteral("versions");
};

} // namespace runout::ui
