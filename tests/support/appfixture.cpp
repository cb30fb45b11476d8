// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/appfixture.h"

#include "ui/panes/elidedlabel.h"
#include "ui/widgets/panestates.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QToolButton>

namespace runout::test {

namespace {

constexpr int calmLooks = 4; // settled for that many looks in a row

// A keychain that outlives the program which was handed it.
class SharedSecrets final : public auth::Secrets
{
public:
    explicit SharedSecrets(auth::Secrets &secrets)
        : m_secrets(secrets)
    {}
    Answer<QByteArray> read(const QString &key) override { return m_secrets.read(key); }
    Answer<bool> write(const QString &key, const QByteArray &secret) override { return m_secrets.write(key, secret); }
    Answer<bool> remove(const QString &key) override { return m_secrets.remove(key); }

private:
    auth::Secrets &m_secrets;
};

QString plain(const QString &text)
{
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->textFormat() == Qt::PlainText ? label->text() : plain(label->text());
    if (const auto *label = qobject_cast<const ui::ElidedLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    return {};
}

QAction *actionOf(const QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

} // namespace

QStringList AppFixture::generous()
{
    return {QStringLiteral("--limit"), QStringLiteral("2000"), QStringLiteral("--anonymous-limit"),
            QStringLiteral("2000")};
}

AppFixture::AppFixture(const QStringList &content, const QStringList &more)
    : server(content + more)
{
    network.retryPause = std::chrono::milliseconds(20);
    network.idle = std::chrono::seconds(15);
}

AppFixture::~AppFixture()
{
    end();
}

bool AppFixture::begin(bool signedIn)
{
    if (!server.start()) {
        m_problem = server.problem();
        return false;
    }
    home.setVariable("DISCOGS_API_URL", server.url().toString().toLatin1());
    home.setVariable("DISCOGS_WEB_URL", server.url().toString().toLatin1());
    home.setVariable("LASTFM_API_URL", server.url(QStringLiteral("/2.0")).toString().toLatin1());
    home.setVariable("LASTFM_WEB_URL", server.url().toString().toLatin1());
    if (signedIn)
        secrets.entries.insert(QStringLiteral("discogs-token"),
                               "{\"token\":\"" + StandIn::token().toLatin1() + "\",\"username\":\"tester\"}");
    return restart();
}

bool AppFixture::restart(const app::CommandLine &line)
{
    end();
    std::unique_ptr<auth::Secrets> keychain;
    if (realKeychain)
        keychain = std::make_unique<auth::Keychain>();
    else
        keychain = std::make_unique<SharedSecrets>(secrets);
    m_app = std::make_unique<app::Application>(*qApp, line, std::move(keychain), network);
    const auto started = m_app->start();
    if (!started) {
        m_problem = started.error().detail;
        m_app.reset();
        return false;
    }
    window().resize(1440, 900);
    return QTest::qWaitForWindowExposed(&window()) && settle();
}

void AppFixture::end()
{
    if (m_app && m_app->window())
        m_app->window()->close();
    m_app.reset();
}

QWidget *AppFixture::findWidget(const QString &name, const QWidget *in,
                                const std::function<bool(QWidget *)> &fits) const
{
    QWidget *hidden = nullptr;
    for (QWidget *widget : (in ? in : m_app->window())->findChildren<QWidget *>()) {
        if (widget->accessibleName() != name || !fits(widget))
            continue;
        if (widget->isVisible())
            return widget;
        hidden = hidden ? hidden : widget;
    }
    return hidden;
}

bool AppFixture::has(const QString &name) const
{
    return findWidget(name, nullptr, [](QWidget *widget) { return widget->isVisible(); });
}

QAbstractButton *AppFixture::button(const QString &text, const QWidget *in) const
{
    for (auto *button : (in ? in : m_app->window())->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && (button->text() == text || button->accessibleName() == text))
            return button;
    }
    return nullptr;
}

QAction *AppFixture::action(const QString &text) const
{
    for (const QAction *top : window().menuBar()->actions()) {
        if (QAction *action = actionOf(top->menu(), text))
            return action;
    }
    const auto *account = find<QToolButton>(QStringLiteral("Account"));
    return account->menu() ? actionOf(account->menu(), text) : nullptr;
}

void AppFixture::type(const QString &text)
{
    auto *field = find<QLineEdit>(QStringLiteral("Search"));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

void AppFixture::enter(const QString &text)
{
    type(text);
    QTest::keyClick(find<QLineEdit>(QStringLiteral("Search")), Qt::Key_Return);
}

void AppFixture::show(const QString &tab)
{
    auto *bar = find<QTabBar>(QStringLiteral("Parts of the release"));
    for (int i = 0; i < bar->count(); ++i) {
        if (bar->tabText(i) == tab)
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
    }
}

bool AppFixture::clickRow(QAbstractItemView *list, const QModelIndex &index) const
{
    const auto *column = qobject_cast<QListView *>(list); // it shows one column only
    const QModelIndex seen = column ? index.siblingAtColumn(column->modelColumn()) : index;
    if (!seen.isValid())
        return false;
    list->scrollTo(seen);
    const QRect place = list->visualRect(seen) & list->viewport()->rect();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      QPoint(place.left() + qMin(16, place.width() / 2), place.center().y()));
    return true;
}

bool AppFixture::clickResult(const discogs::Entity &entity, const QString &name)
{
    QAbstractItemView *results = list(name);
    const auto *model = qobject_cast<ui::ResultsModel *>(results->model());
    return model && clickRow(results, model->indexOf(entity));
}

bool AppFixture::settle() const
{
    QElapsedTimer clock;
    clock.start();
    for (int calm = 0; calm < calmLooks;) {
        if (clock.elapsed() > patience)
            return false;
        QTest::qWait(15);
        calm = window().isSettled() ? calm + 1 : 0;
    }
    return true;
}

QString AppFixture::says(const QString &pane) const
{
    return find<ui::PaneStates>(pane)->message();
}

QString AppFixture::seen(const QString &name) const
{
    return visibleText(*find<QWidget>(name));
}

QString printed(const QAbstractItemModel &model, const QModelIndex &parent, int depth)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells.append(model.index(row, column, parent).data().toString());
        text += QString(2 * depth, u' ') + cells.join(QStringLiteral(" | ")) + u'\n';
        text += printed(model, model.index(row, 0, parent), depth + 1);
    }
    return text;
}

QModelIndex cell(const QAbstractItemModel &model, const QString &text, const QModelIndex &parent)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            if (index.data().toString() == text)
                return index;
        }
        if (const QModelIndex below = cell(model, text, model.index(row, 0, parent)); below.isValid())
            return below;
    }
    return {};
}

QString visibleText(const QWidget &widget)
{
    QStringList texts{textOf(&widget)};
    for (const QWidget *child : widget.findChildren<QWidget *>()) {
        if (child->isVisible())
            texts.append(textOf(child));
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

} // namespace runout::test
