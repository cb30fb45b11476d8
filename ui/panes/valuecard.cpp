// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/valuecard.h"

#include "core/auth/account.h"
#include "core/library/collection.h"
#include "core/library/market.h"
#include "core/library/marketrefresh.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/panes/muted.h"
#include "ui/panes/releasetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace runout::ui {

using library::Worth;

namespace {

constexpr int freshDays = 30; // suggestions that are older are asked for again

QLabel *plain(const QString &name)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString orDash(const QString &figure)
{
    return figure.isEmpty() ? QStringLiteral("–") : figure;
}

QString partText(const Worth::Part &part)
{
    const QString sum = priceText(part.sum);
    return part.copies == 1 ? ValueCard::tr("%1 (1 copy)").arg(sum)
                            : ValueCard::tr("%1 (%L2 copies)").arg(sum).arg(part.copies);
}

} // namespace

QString coverageText(const Worth &worth)
{
    QStringList parts{ValueCard::tr("covers %L1 of %L2 copies").arg(worth.covered).arg(worth.copies)};
    if (worth.unasked > 0)
        parts += ValueCard::tr("%L1 not asked for yet").arg(worth.unasked);
    if (worth.unsuggested > 0)
        parts += ValueCard::tr("%L1 without a suggestion").arg(worth.unsuggested);
    if (worth.ungraded > 0)
        parts += ValueCard::tr("%L1 without a media condition").arg(worth.ungraded);
    return parts.join(QStringLiteral(" · "));
}

ValueCard::ValueCard(Desk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_said(plain(tr("Age of Discogs' figures")))
    , m_sum(plain(tr("Sum of suggested prices")))
    , m_covers(plain(tr("What the sum covers")))
    , m_ask(new QPushButton(tr("Ask for the others")))
{
    setObjectName(QStringLiteral("card"));
    setAccessibleName(tr("Value of the collection"));
    build();
    connect(m_ask, &QPushButton::clicked, this, &ValueCard::askMissing);
    const auto again = [this] {
        if (isVisible())
            reload();
    };
    connect(desk.collection, &library::Collection::stateChanged, this, again);
    connect(desk.market, &library::Market::suggestionsChanged, this, again);
    if (desk.figures)
        connect(desk.figures, &library::MarketRefresh::progressed, this, &ValueCard::updateButton);
    if (desk.account)
        connect(desk.account, &auth::Account::changed, this, &ValueCard::updateButton);
}

ValueCard::~ValueCard() = default;

QLabel *ValueCard::addFigure(QHBoxLayout *row, const QString &name)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    auto *caption = new QLabel(name);
    caption->setFont(type::small(font()));
    setMuted(caption);
    QLabel *figure = plain(name);
    figure->setFont(type::tabular(type::heading(font())));
    column->addWidget(caption);
    column->addWidget(figure);
    row->addLayout(column);
    return figure;
}

void ValueCard::build()
{
    auto *figures = new QHBoxLayout;
    figures->setSpacing(6 * Theme::unit);
    m_minimum = addFigure(figures, tr("Minimum"));
    m_median = addFigure(figures, tr("Median"));
    m_maximum = addFigure(figures, tr("Maximum"));
    figures->addStretch(1);
    m_sum->setFont(type::tabular(type::heading(font())));
    m_sum->setWordWrap(true);
    m_covers->setWordWrap(true);
    for (QLabel *label : {m_said, m_covers})
        setMuted(label);
    auto *caption = new QLabel(tr("Suggested for the condition of each copy"));
    caption->setFont(type::small(font()));
    setMuted(caption);
    auto *said = new QVBoxLayout;
    said->setSpacing(2);
    said->addLayout(figures);
    said->addWidget(m_said);
    said->addStretch(1);
    auto *sum = new QVBoxLayout;
    sum->setSpacing(0);
    for (QWidget *part : {caption, m_sum, m_covers})
        sum->addWidget(part);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3 * Theme::unit, 2 * Theme::unit, 3 * Theme::unit, 2 * Theme::unit);
    row->setSpacing(8 * Theme::unit);
    row->addLayout(said);
    row->addLayout(sum, 1);
    row->addWidget(m_ask, 0, Qt::AlignVCenter);
}

void ValueCard::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    reload();
}

void ValueCard::reload()
{
    m_question = std::make_unique<QObject>();
    m_awaited = 2;
    whenDone(m_desk.collection->state(), m_question.get(), [this](const Result<library::ShelfState> &state) {
        if (state)
            takeState(*state);
        answered();
    });
    whenDone(m_desk.market->worth(), m_question.get(), [this](const Result<Worth> &worth) {
        if (worth)
            takeWorth(*worth);
        else
            m_covers->setText(errorText(worth.error()));
        answered();
    });
}

void ValueCard::answered()
{
    if (--m_awaited == 0)
        Q_EMIT settledChanged();
}

void ValueCard::takeState(const library::ShelfState &state)
{
    m_minimum->setText(orDash(state.value.minimum));
    m_median->setText(orDash(state.value.median));
    m_maximum->setText(orDash(state.value.maximum));
    m_said->setText(state.valueAt.isValid()
                        ? tr("Discogs, %1").arg(ageOf(state.valueAt, QDateTime::currentDateTimeUtc()))
                        : tr("Discogs says so when the collection is synchronized."));
}

void ValueCard::takeWorth(const Worth &worth)
{
    m_worth = worth;
    QStringList sums;
    for (const Worth::Part &part : worth.parts)
        sums += worth.parts.size() == 1 ? priceText(part.sum) : partText(part);
    m_sum->setText(sums.isEmpty() ? QStringLiteral("–") : sums.join(tr(" and ", "between sums of two currencies")));
    m_covers->setText(coverageText(worth));
    m_covers->setToolTip(worth.oldest > 0 ? tr("The oldest of these suggestions: %1")
                                                .arg(ageOf(QDateTime::fromMSecsSinceEpoch(worth.oldest),
                                                           QDateTime::currentDateTimeUtc()))
                                          : QString());
    updateButton();
}

void ValueCard::updateButton()
{
    const bool signedIn = m_desk.account && m_desk.account->isSignedIn();
    const auto problem = m_desk.figures ? m_desk.figures->problem() : std::nullopt;
    m_ask->setVisible(m_desk.figures && m_worth.unasked > 0);
    m_ask->setEnabled(signedIn && m_desk.figures && !m_desk.figures->isRunning());
    m_ask->setToolTip(!signedIn ? tr("Discogs suggests prices only to those who are signed in.")
                                : tr("Asks Discogs for %L1 copies in the background").arg(m_worth.unasked));
    if (problem && problem->code == ErrorCode::Forbidden)
        m_covers->setText(tr("Discogs suggests prices only to accounts with seller settings filled in."));
}

void ValueCard::askMissing()
{
    const QDateTime since = QDateTime::currentDateTimeUtc().addDays(-freshDays);
    whenDone(m_desk.market->withoutSuggestions(since), this, [this](const Result<QList<discogs::ReleaseId>> &missing) {
        if (missing)
            m_desk.figures->add(*missing, library::MarketWish::Kind::Suggestions);
    });
}

} // namespace runout::ui
