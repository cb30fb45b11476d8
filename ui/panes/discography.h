// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/base/result.h"
#include "core/discogs/requests.h"
#include "ui/models/resultsmodel.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace runout::ui {

struct Desk;
class PaneStates;
class ResultViews;

// The records of an artist or a label: what is held at once, then page by page from Discogs while scrolling. Filtered
// by role and by any word; with further pages outstanding Discogs does the sorting.
class Discography : public QWidget
{
    Q_OBJECT
public:
    struct Page;
    using Take = std::function<void(const Result<Page> &)>;
    struct Page
    {
        QList<ResultRow> rows;
        int items = 0; // over all pages
        QDateTime asOf;
        bool expired = false;
        std::function<void(QObject *context, Take take)> more; // empty on the last page
    };
    struct Order
    {
        QString sort; // as Discogs calls it
        discogs::SortOrder order = discogs::SortOrder::Ascending;
        bool operator==(const Order &) const = default;
    };
    using Ask = std::function<void(QObject *context, Refresh refresh, const Order &order, Take take)>;

    // name: in the settings. byRole: rows have roles and Discogs sorts them.
    Discography(Desk &desk, const QString &name, const QString &accessibleName, bool byRole, QWidget *parent = nullptr);
    ~Discography() override;

    void start(const Ask &ask);
    void showReason(const QString &sentence); // why there is no list
    void refresh(Refresh refresh = Refresh::Always);
    [[nodiscard]] bool isSettled() const { return !m_question && !m_moreQuestion; }
    [[nodiscard]] QVariant memory() const;
    void restore(const QVariant &memory);
    [[nodiscard]] ResultsModel &model() { return *m_model; }
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString message() const; // the sentence of the state, "" with content

Q_SIGNALS:
    void settledChanged();

private:
    QHBoxLayout *buildHead(bool byRole);
    void askHeld();
    void askDiscogs(Refresh refresh);
    void askMore();
    void take(const Page &page, bool held);
    void takeFailure(const Error &error);
    void setOrder();
    void filterChanged();
    void lookFurther(); // a filter that hides what is loaded asks for some more
    void fillRoles();
    void clearFilters();
    void updateState();
    [[nodiscard]] Order order() const;

    Desk &m_desk;
    ResultsModel *m_model;
    ResultViews *m_views;
    PaneStates *m_states;
    QComboBox *m_role;
    QComboBox *m_order;
    QLineEdit *m_filter;
    QLabel *m_count;
    QToolButton *m_wall;

    Ask m_ask;
    QString m_reason;
    std::function<void(QObject *, Take)> m_more;
    int m_items = 0;
    int m_further = 0; // pages that may still be asked for on behalf of a filter
    QDateTime m_asOf;
    std::optional<Error> m_error;
    std::unique_ptr<QObject> m_question;
    std::unique_ptr<QObject> m_moreQuestion;
};

} // namespace runout::ui
