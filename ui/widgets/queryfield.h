// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/query.h"
#include "ui/models/recordmodel.h"

#include <QLineEdit>
#include <QTimer>

#include <functional>

class QCompleter;
class QStandardItemModel;

namespace runout::ui {

// A field for the filter language: completes names of fields, then their values; underlines what it does not
// understand. What is still being typed is no mistake yet.
class QueryField : public QLineEdit
{
    Q_OBJECT
public:
    explicit QueryField(QWidget *parent = nullptr);
    ~QueryField() override;

    using Values = std::function<QList<FacetCount>(library::Term::Field field, const QString &typed)>;
    void setValues(Values values) { m_values = std::move(values); }
    // Names of fields that these rows do not have: not offered, and not known.
    void setFieldsWithout(const QStringList &names) { m_without = names; }
    [[nodiscard]] const QStringList &fieldsWithout() const { return m_without; }
    void setQueryText(const QString &text); // as from elsewhere: no completion, nothing typed
    [[nodiscard]] const library::ShelfQuery &query() const { return m_query; } // as far as it is understood
    [[nodiscard]] QString sentence() const { return m_sentence; } // what is wrong and where; "" if nothing is

Q_SIGNALS:
    void typed(const QString &text);
    void sentenceChanged(const QString &sentence);
    void listWanted(); // down or Enter: on to the rows

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void read(bool isBeingTyped);
    [[nodiscard]] tl::expected<library::ShelfQuery, library::QueryProblem> parsed(const QString &text) const;
    void show(const std::optional<library::QueryProblem> &problem);
    void underline(int at, int length);
    void offer();
    void fillOffer(const library::QueryPiece &piece);
    void take(const QString &text, bool isName);

    Values m_values;
    QCompleter *m_completer;
    QStandardItemModel *m_offers;
    QTimer m_thinking; // after that long it is a mistake
    library::ShelfQuery m_query;
    QString m_sentence;
    QStringList m_without;
};

// What is wrong, where, and what would be right.
[[nodiscard]] QString sentenceFor(const library::QueryProblem &problem);
// A value as it has to be typed: in quotes where there are blanks in it.
[[nodiscard]] QString asTyped(const QString &value);
// A name and a value for reading: "5" of a rating as stars.
[[nodiscard]] QString shownValue(library::Term::Field field, const QString &value);

} // namespace runout::ui
