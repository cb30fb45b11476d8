// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/discography.h"

#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/resultviews.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int fewRows = 20;
constexpr int furtherPages = 5;

struct OrderName
{
    const char *label;
    const char *sort;
    discogs::SortOrder order;
    ResultsModel::Column column;
};

const OrderName orders[] = {
    {QT_TRANSLATE_NOOP("runout::ui::Discography", "Oldest first"), "year", discogs::SortOrder::Ascending,
     ResultsModel::Year},
    {QT_TRANSLATE_NOOP("runout::ui::Discography", "Newest first"), "year", discogs::SortOrder::Descending,
     ResultsModel::Year},
    {QT_TRANSLATE_NOOP("runout::ui::Discography", "By title"), "title", discogs::SortOrder::Ascending,
     ResultsModel::Title},
    {QT_TRANSLATE_NOOP("runout::ui::Discography", "By format"), "format", discogs::SortOrder::Ascending,
     ResultsModel::Format},
};

// "TrackAppearance" -> "Track appearance": Discogs' roles are an open set of words run together.
QString roleText(QString role)
{
    static const QRegularExpression seam(QStringLiteral("(?<=[a-z])(?=[A-Z])"));
    QStringList words = role.replace(seam, QStringLiteral(" ")).split(u' ');
    for (qsizetype i = 1; i < words.size(); ++i)
        words[i] = words[i].toLower();
    return words.join(u' ');
}

} // namespace

Discography::Discography(Desk &desk, const QString &name, const QString &accessibleName, bool byRole, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new ResultsModel(this))
    , m_views(new ResultViews(*m_model, desk, name, accessibleName))
    , m_states(new PaneStates(m_views, tr("%1: content").arg(accessibleName)))
    , m_role(new QComboBox)
    , m_order(new QComboBox)
    , m_filter(new QLineEdit)
    , m_count(new QLabel)
    , m_wall(new QToolButton)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(buildHead(byRole));
    box->addWidget(m_states, 1);
    connect(m_views, &ResultViews::activated, &desk.state, &BrowserState::open);
    connect(m_views, &ResultViews::nearEndReached, this, &Discography::askMore);
}

Discography::~Discography() = default;

QHBoxLayout *Discography::buildHead(bool byRole)
{
    m_role->setAccessibleName(tr("Role"));
    m_role->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_role->addItem(tr("All roles"));
    m_order->setAccessibleName(tr("Order"));
    for (const OrderName &name : orders)
        m_order->addItem(tr(name.label));
    m_filter->setAccessibleName(tr("Filter"));
    if (!byRole) {
        m_role->hide();
        m_order->hide();
    }
    m_filter->setPlaceholderText(tr("Filter records"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(280);
    m_count->setAccessibleName(tr("Number of records"));
    setMuted(m_count);
    m_wall->setIcon(icon(QStringLiteral("wall")));
    m_wall->setAccessibleName(tr("Show as wall of covers"));
    m_wall->setToolTip(m_wall->accessibleName());
    m_wall->setCheckable(true);
    m_wall->setChecked(m_views->isWall());
    m_wall->setFocusPolicy(Qt::StrongFocus);
    connect(m_wall, &QToolButton::clicked, m_views, &ResultViews::setWall);
    connect(m_views, &ResultViews::wallChanged, m_wall, &QToolButton::setChecked);
    connect(m_role, &QComboBox::activated, this, [this] {
        m_model->setRoleFilter(m_role->currentData().toString());
        filterChanged();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setTextFilter(text);
        filterChanged();
    });
    connect(m_order, &QComboBox::activated, this, &Discography::setOrder);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(4 * Theme::unit, 2 * Theme::unit, 3 * Theme::unit, 2 * Theme::unit);
    head->setSpacing(2 * Theme::unit);
    head->addWidget(m_role);
    head->addWidget(m_order);
    head->addWidget(m_filter, 1);
    head->addStretch(0);
    head->addWidget(m_count);
    head->addWidget(m_wall);
    return head;
}

void Discography::start(const Ask &ask)
{
    m_ask = ask;
    m_reason.clear();
    m_more = {};
    m_items = 0;
    m_further = 0;
    m_asOf = {};
    m_error.reset();
    m_moreQuestion.reset();
    m_filter->clear();
    m_order->setCurrentIndex(0);
    m_model->setRoleFilter({});
    m_model->clear();
    fillRoles();
    m_states->setNotice({});
    m_states->showNothing({});
    askHeld();
}

void Discography::showReason(const QString &sentence)
{
    start({});
    m_reason = sentence;
    updateState();
}

Discography::Order Discography::order() const
{
    const OrderName &name = orders[qMax(0, m_order->currentIndex())];
    return {QString::fromLatin1(name.sort), name.order};
}

void Discography::askHeld()
{
    m_question.reset();
    if (!m_ask)
        return;
    m_question = std::make_unique<QObject>();
    updateState();
    m_ask(m_question.get(), Refresh::HeldOnly, order(), [this](const Result<Page> &page) {
        if (page)
            take(*page, page->expired);
        if (!page || page->expired) {
            askDiscogs(Refresh::IfStale);
            return;
        }
        m_question.reset();
        updateState();
        Q_EMIT settledChanged();
    });
    Q_EMIT settledChanged();
}

void Discography::askDiscogs(Refresh refresh)
{
    if (!m_ask)
        return;
    m_question = std::make_unique<QObject>();
    m_moreQuestion.reset();
    m_error.reset();
    updateState();
    m_ask(m_question.get(), refresh, order(), [this](const Result<Page> &page) {
        m_question.reset();
        if (page)
            take(*page, false);
        else
            takeFailure(page.error());
        updateState();
        lookFurther();
        Q_EMIT settledChanged();
    });
}

void Discography::take(const Page &page, bool held)
{
    QList<ResultRow> rows = page.rows;
    for (ResultRow &row : rows)
        row.held = held;
    m_more = page.more;
    m_items = page.items;
    m_asOf = page.asOf;
    m_model->sort(-1, Qt::AscendingOrder);
    if (held)
        m_model->add(rows);
    else
        m_model->replaceHeld(rows);
    fillRoles();
}

void Discography::takeFailure(const Error &error)
{
    if (error.code != ErrorCode::Cancelled)
        m_error = error;
}

void Discography::askMore()
{
    if (!m_more || m_question || m_moreQuestion)
        return;
    m_moreQuestion = std::make_unique<QObject>();
    m_states->setNotice({});
    Q_EMIT settledChanged();
    const auto more = m_more; // outlives its answer, which brings the next one
    more(m_moreQuestion.get(), [this](const Result<Page> &page) {
        m_moreQuestion.reset();
        if (page) {
            m_more = page->more;
            m_model->add(page->rows);
            fillRoles();
        } else if (page.error().code != ErrorCode::Cancelled) {
            m_states->setNotice(tr("Further records did not arrive. %1").arg(errorText(page.error())),
                                {tr("Retry"), [this] { askMore(); }});
        }
        updateState();
        if (page)
            lookFurther();
        Q_EMIT settledChanged();
    });
}

void Discography::setOrder()
{
    const OrderName &name = orders[qMax(0, m_order->currentIndex())];
    if (m_more) {
        m_model->clear();
        askDiscogs(Refresh::IfStale);
    } else {
        m_model->sort(name.column,
                      name.order == discogs::SortOrder::Ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
}

void Discography::filterChanged()
{
    m_further = furtherPages;
    m_states->setNotice({});
    updateState();
    lookFurther();
}

void Discography::lookFurther()
{
    const bool filtered = m_role->currentIndex() > 0 || !m_filter->text().isEmpty();
    if (!filtered || !m_more || m_model->rowCount() >= fewRows || m_question || m_moreQuestion)
        return;
    if (m_further-- > 0) {
        askMore();
        return;
    }
    const QLocale locale;
    m_states->setNotice(
        tr("Looked through %1 of %2 records.").arg(locale.toString(m_model->total()), locale.toString(m_items)),
        {tr("Look further"), [this] { filterChanged(); }});
}

void Discography::fillRoles()
{
    const QString before = m_role->currentData().toString();
    const QStringList roles = m_model->roles();
    if (m_role->count() == roles.size() + 1 && m_role->findData(before) >= 0)
        return;
    while (m_role->count() > 1)
        m_role->removeItem(1);
    for (const QString &role : roles) {
        if (!role.isEmpty())
            m_role->addItem(roleText(role), role);
    }
    m_role->setCurrentIndex(before.isEmpty() ? 0 : qMax(0, m_role->findData(before)));
    m_role->setEnabled(m_role->count() > 2);
}

void Discography::clearFilters()
{
    m_role->setCurrentIndex(0);
    m_model->setRoleFilter({});
    m_filter->clear();
    filterChanged();
}

QString Discography::countText() const
{
    return m_count->text();
}

QString Discography::message() const
{
    return m_states->message();
}

void Discography::updateState()
{
    // Discogs counts a record once for each role.
    const int all = m_more ? qMax(m_items, m_model->total()) : m_model->total();
    const QLocale locale;
    QString count;
    if (all > 0 && m_model->rowCount() < m_model->total())
        count = tr("%1 of %2", "records").arg(locale.toString(m_model->rowCount()), locale.toString(all));
    else if (all > 0)
        count = all == 1 ? tr("One record") : tr("%1 records").arg(locale.toString(all));
    m_count->setText(count);

    if (!m_reason.isEmpty())
        m_states->showEmpty(m_reason);
    else if (m_question)
        m_states->showLoading();
    else if (m_error)
        m_states->showFailure(*m_error, [this] { askDiscogs(Refresh::IfStale); });
    else if (m_model->rowCount() > 0)
        m_states->showContent(m_asOf);
    else if (m_moreQuestion || m_model->total() > 0)
        m_states->showEmpty(m_moreQuestion ? tr("Looking through further records.")
                                           : tr("The filters hide all records."),
                            {tr("Clear filters"), [this] { clearFilters(); }});
    else
        m_states->showEmpty(m_desk.source.hasNetwork() ? tr("Discogs lists no records here.")
                                                       : tr("The sample library has no records here."));
}

void Discography::refresh(Refresh refresh)
{
    askDiscogs(refresh);
}

QVariant Discography::memory() const
{
    return m_views->memory();
}

void Discography::restore(const QVariant &memory)
{
    m_views->restore(memory);
}

} // namespace runout::ui
