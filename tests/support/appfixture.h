// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "tests/support/cleanhome.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/standin.h"
#include "ui/mainwindow.h"
#include "ui/models/resultsmodel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLineEdit>
#include <QTest>

#include <functional>
#include <memory>

namespace runout::test {

constexpr int patience = 60'000; // ms; the machine may be busy

// The program as app::Application builds it, in a home folder of its own, before the stand-in as a process: what a
// person does is done with keys and mouse, what is there is found by its accessible name (see "Accessible names").
class AppFixture
{
public:
    // What the stand-in is told beside its content; a generous allowance, so that only those who ask for a tight one
    // wait.
    explicit AppFixture(const QStringList &content = StandIn::sample(), const QStringList &more = generous());
    ~AppFixture();
    static QStringList generous();

    // Starts the stand-in and the program. False: see problem().
    [[nodiscard]] bool begin(bool signedIn = true);
    // Ends the program, if it runs, and starts it in the same home folder.
    [[nodiscard]] bool restart(const app::CommandLine &line = {});
    void end();
    [[nodiscard]] QString problem() const { return m_problem; }

    CleanHome home;
    StandIn server;
    MemorySecrets secrets;     // the keychain; survives restart()
    bool realKeychain = false; // the system's in its place
    QStringList notified;      // on the desktop: title and text, in two lines
    net::HttpOptions network;  // pauses and time-outs are short

    [[nodiscard]] app::Application &app() const { return *m_app; }
    [[nodiscard]] ui::MainWindow &window() const { return *m_app->window(); }
    [[nodiscard]] const ui::Place &place() const { return m_app->state()->place(); }

    // The widget of that accessible name, seen ones first, below `in` or the window. Ends the test where there is none.
    template<class T = QWidget>
    [[nodiscard]] T *find(const QString &name, const QWidget *in = nullptr) const
    {
        QWidget *found = findWidget(name, in, [](QWidget *widget) { return qobject_cast<T *>(widget) != nullptr; });
        if (!found)
            qFatal("there is no %s named \"%s\"", T::staticMetaObject.className(), qPrintable(name));
        return qobject_cast<T *>(found);
    }
    [[nodiscard]] bool has(const QString &name) const; // and it is seen
    [[nodiscard]] QAbstractItemView *list(const QString &name) const { return find<QAbstractItemView>(name); }
    // A seen button by its text or accessible name; null if there is none.
    [[nodiscard]] QAbstractButton *button(const QString &text, const QWidget *in = nullptr) const;
    [[nodiscard]] QAction *action(const QString &text) const; // of the menus, without "&"; null if there is none

    void type(const QString &text);  // into the search field, in place of what stands there
    void enter(const QString &text); // and Enter
    void show(const QString &tab);   // of the release pane, by its label
    void click(QAbstractButton *button) const { QTest::mouseClick(button, Qt::LeftButton); }
    // Clicks a row of a list. False: it has no such row.
    bool clickRow(QAbstractItemView *list, const QModelIndex &index) const;
    // Clicks a record in a list of results. False: it is not there.
    bool clickResult(const discogs::Entity &entity, const QString &list = QStringLiteral("Results"));
    bool clickRelease(qint64 id) { return clickResult({discogs::EntityKind::Release, id}); }

    // Waits until all that was asked for has arrived or failed.
    [[nodiscard]] bool settle() const;
    // The sentence a pane says of itself, by its accessible name: nothing, empty, failed, a notice.
    [[nodiscard]] QString says(const QString &pane) const;
    [[nodiscard]] QString seen(const QString &name) const; // all texts to be read below a widget

private:
    [[nodiscard]] QWidget *findWidget(const QString &name, const QWidget *in,
                                      const std::function<bool(QWidget *)> &fits) const;

    std::unique_ptr<app::Application> m_app;
    QString m_problem;
};

// What a model holds, a line a row: columns joined by " | ", children indented by two spaces.
[[nodiscard]] QString printed(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0);
[[nodiscard]] inline QString printed(const QAbstractItemView *view)
{
    return printed(*view->model());
}
// The cell whose text is `text`, anywhere in the model; invalid if there is none.
[[nodiscard]] QModelIndex cell(const QAbstractItemModel &model, const QString &text, const QModelIndex &parent = {});
// The texts below `widget` that can be seen, a line each; links as their texts.
[[nodiscard]] QString visibleText(const QWidget &widget);

} // namespace runout::test
