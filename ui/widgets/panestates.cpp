// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panestates.h"

#include "ui/errortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/stateparts.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace runout::ui {

struct PaneStates::Private
{
    Private(PaneStates &states, QWidget *shown)
        : q(states)
        , content(shown)
    {}

    PaneStates &q;
    QWidget *content;
    State state = State::Nothing;
    bool hasContent = false;
    QDateTime asOf;
    QString failureText; // of the notice over old content
    QString noticeText;  // the caller's

    LoadingBar *bar = nullptr;
    NoticeStrip *failure = nullptr;
    NoticeStrip *notice = nullptr;
    QStackedLayout *stack = nullptr;
    StatePage *page = nullptr;
    Skeleton *skeleton = nullptr;

    void show(State next, QWidget *widget);
    void clearFailure();
};

PaneStates::PaneStates(QWidget *content, const QString &name, QWidget *parent)
    : QWidget(parent)
    , d(new Private(*this, content))
{
    setAccessibleName(name);
    d->bar = new LoadingBar(this);
    d->failure = new NoticeStrip;
    d->notice = new NoticeStrip;
    d->page = new StatePage;
    d->skeleton = new Skeleton;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(d->failure);
    column->addWidget(d->notice);
    d->stack = new QStackedLayout;
    d->stack->addWidget(content);
    d->stack->addWidget(d->page);
    d->stack->addWidget(d->skeleton);
    column->addLayout(d->stack, 1);
    d->show(State::Nothing, d->page);
}

PaneStates::~PaneStates() = default;

PaneStates::State PaneStates::state() const
{
    return d->state;
}

void PaneStates::Private::show(State next, QWidget *widget)
{
    state = next;
    stack->setCurrentWidget(widget);
    bar->setActive(next == State::Loading);
    q.setAccessibleDescription(q.message());
}

void PaneStates::Private::clearFailure()
{
    failureText.clear();
    failure->clear();
}

void PaneStates::showNothing(const QString &sentence, const Action &action, const Action &second, const Action &third)
{
    d->hasContent = false;
    d->asOf = {};
    d->clearFailure();
    d->page->set(QStringLiteral("disc"), sentence, {action, second, third});
    d->show(State::Nothing, d->page);
}

void PaneStates::forgetContent()
{
    d->hasContent = false;
    d->asOf = {};
}

void PaneStates::showLoading()
{
    d->clearFailure();
    d->show(State::Loading, d->hasContent ? d->content : d->skeleton);
}

void PaneStates::showContent(const QDateTime &asOf)
{
    d->hasContent = true;
    d->asOf = asOf;
    d->clearFailure();
    d->show(State::Content, d->content);
}

void PaneStates::showEmpty(const QString &sentence, const Action &action)
{
    d->hasContent = false;
    d->clearFailure();
    d->page->set(action.text.isEmpty() ? QStringLiteral("search") : QStringLiteral("filter"), sentence, {action});
    d->show(State::Empty, d->page);
}

void PaneStates::showFailure(const Error &error, std::function<void()> retry, const Action &instead)
{
    const QString sentence = errorText(error);
    const QString symbol = error.code == ErrorCode::Offline ? QStringLiteral("offline") : QStringLiteral("warning");
    const Action again = retry ? Action{tr("Retry"), std::move(retry)} : instead;
    if (d->hasContent) {
        d->failureText = sentence;
        d->failure->set(symbol, sentence, again, error.detail);
        d->show(State::Failed, d->content);
    } else {
        d->page->set(symbol, sentence, {again}, error.detail);
        d->show(State::Failed, d->page);
    }
}

QString PaneStates::ageText() const
{
    return d->asOf.isValid() ? ageOf(d->asOf, QDateTime::currentDateTimeUtc()) : QString();
}

QString PaneStates::message() const
{
    if (d->stack->currentWidget() == d->page)
        return d->page->sentence();
    return d->failureText.isEmpty() ? d->noticeText : d->failureText;
}

void PaneStates::setNotice(const QString &sentence, const Action &action)
{
    d->noticeText = sentence;
    if (sentence.isEmpty())
        d->notice->clear();
    else
        d->notice->set(QStringLiteral("info"), sentence, action);
    setAccessibleDescription(message());
}

QString ageOf(const QDateTime &asOf, const QDateTime &now)
{
    constexpr qint64 minute = 60;
    constexpr qint64 fewMinutes = 45 * minute;
    const qint64 seconds = asOf.secsTo(now);
    const QDateTime then = asOf.toLocalTime();
    const qint64 days = then.date().daysTo(now.toLocalTime().date());
    const QLocale locale;
    // A plural without a translation would show its bare form, so one of a kind has a sentence of its own.
    if (seconds < minute)
        return PaneStates::tr("just now");
    if (seconds < 2 * minute)
        return PaneStates::tr("a minute ago");
    if (seconds < fewMinutes)
        return PaneStates::tr("%n minutes ago", nullptr, int(seconds / minute));
    if (days <= 0)
        return PaneStates::tr("today %1").arg(locale.toString(then.time(), QLocale::ShortFormat));
    if (days == 1)
        return PaneStates::tr("yesterday %1").arg(locale.toString(then.time(), QLocale::ShortFormat));
    if (days < 14)
        return PaneStates::tr("%n days ago", nullptr, int(days));
    return locale.toString(then.date(), QStringLiteral("d MMM yyyy"));
}

} // namespace runout::ui
