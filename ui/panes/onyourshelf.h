// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/collection.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace runout::ui {

struct Desk;
class LinkText;
class PathDialog;

// What the person or company of the page did on the records of the shelf: how often in which role, with whom, and the
// records by year. From the library alone. Nothing of it: the strip is not there.
class OnYourShelf : public QWidget
{
    Q_OBJECT
public:
    explicit OnYourShelf(Desk &desk, QWidget *parent = nullptr);
    ~OnYourShelf() override;

    void setEntity(const discogs::Entity &entity);
    [[nodiscard]] bool isSettled() const { return !m_question; }
    void showRecords(bool shown);
    [[nodiscard]] PathDialog *findPath(); // opens the dialog

Q_SIGNALS:
    void settledChanged();

private:
    void build();
    void ask();
    void take(const library::ShelfCredits &credits);
    void fillRecords(const library::ShelfCredits &credits);
    void open(const QTreeWidgetItem *item);

    Desk &m_desk;
    discogs::Entity m_entity;
    QLabel *m_title;
    QLabel *m_coverage;
    QLabel *m_roles;
    LinkText *m_companions;
    QPushButton *m_records;
    QPushButton *m_path;
    QTreeWidget *m_list;
    QPointer<PathDialog> m_dialog;
    std::shared_ptr<const library::PlayedTogether> m_together; // kept until the shelf changes
    std::unique_ptr<QObject> m_question;
    QTimer m_due; // records have become complete
};

// "Mastered By: 41 of your records".
[[nodiscard]] QString roleText(const library::RoleTally &tally);

} // namespace runout::ui
