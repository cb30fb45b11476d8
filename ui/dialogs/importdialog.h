// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/collectioncalls.h"
#include "ui/models/importmodel.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace runout::ui {

// Reads a file of somebody's collection, shows row by row what it would change and why not, and changes nothing before
// it is told to. The edits then go into the library in pieces, each of which undoes on its own.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ImportDialog(CollectionCalls calls, QWidget *parent = nullptr);
    ~ImportDialog() override;

    void load(const QString &path);
    void setFilter(std::optional<library::RowOutcome> outcome);

    [[nodiscard]] QString message() const; // the sentence shown, for tests and screen readers
    [[nodiscard]] const ImportModel &model() const { return *m_model; }

    void done(int result) override; // stops what is under way

Q_SIGNALS:
    void loaded();              // a plan, or a sentence that says why not
    void imported(int changes); // rows whose edits are in the library, at the end or where it stopped

private:
    enum class State { Idle, Reading, Ready, Importing };

    [[nodiscard]] QWidget *buildFilters();
    [[nodiscard]] QTableView *buildTable();
    void setState(State state);
    void say(const QString &sentence, bool problem);
    void showPlan(const library::ImportPlan &plan);
    void updateFilters();
    void start();
    void createFolders();
    void importNext();
    void stop(const QString &sentence, bool problem);
    [[nodiscard]] int changeCount() const;

    CollectionCalls m_calls;
    ImportModel *m_model;
    QLabel *m_head;
    QWidget *m_filterRow = nullptr;
    QButtonGroup *m_filters = nullptr;
    QTableView *m_table;
    QLabel *m_message;
    QProgressBar *m_progress;
    QPushButton *m_import;
    QPushButton *m_close;
    State m_state = State::Idle;
    QList<discogs::Folder> m_folders; // as they are once the new ones are created
    QList<int> m_left;                // rows of the plan with edits, not imported yet
    int m_imported = 0;               // rows
    bool m_isStopping = false;
    std::unique_ptr<QObject> m_question;
};

} // namespace runout::ui
