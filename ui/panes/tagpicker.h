// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/discogs/requests.h"
#include "core/tags/guess.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListView;

namespace runout::ui {

class PaneStates;
class ResultsModel;
struct Desk;

// Which release the files are: by words, barcode, catalogue number, link or id. What is held comes at once, what
// Discogs has below it as it arrives.
class TagPicker : public QWidget
{
    Q_OBJECT
public:
    explicit TagPicker(Desk &desk, QWidget *parent = nullptr);
    ~TagPicker() override;

    // Begins with what the files say of themselves.
    void suggest(const tags::ReleaseGuess &guess);
    void focusField();
    [[nodiscard]] bool isSettled() const { return !m_isAsking && !m_typing.isActive(); }

Q_SIGNALS:
    void chosen(runout::discogs::ReleaseId release);
    void settledChanged();

private:
    void ask();
    void askDiscogs(const discogs::SearchQuery &query);
    void openMaster(qint64 id);
    void setAsking(bool asking);
    void choose(const QModelIndex &index);
    bool eventFilter(QObject *watched, QEvent *event) override;

    Desk &m_desk;
    QLineEdit *m_field;
    QListView *m_list;
    ResultsModel *m_model;
    PaneStates *m_states;
    QTimer m_typing;
    std::unique_ptr<QObject> m_question;
    bool m_isAsking = false;
};

} // namespace runout::ui
