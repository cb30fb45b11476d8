// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/onyourshelf.h"

#include "core/discogs/credits.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/dialogs/pathdialog.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linktext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>

namespace runout::ui {

using library::Collection;
using library::ShelfCredits;

namespace {

constexpr int mostRoles = 8;
constexpr int mostCompanions = 12;
constexpr int listTall = 220;
constexpr int pause = 500; // ms: records become complete one after another
constexpr int releaseRole = Qt::UserRole;

// The words that stand for no printed role.
QString shownRole(const QString &role)
{
    if (role == QLatin1String("Main"))
        return OnYourShelf::tr("Artist");
    if (role == QLatin1String("TrackAppearance"))
        return OnYourShelf::tr("Artist of a track");
    if (role == QLatin1String("Appearance"))
        return OnYourShelf::tr("Featuring");
    return role.isEmpty() ? OnYourShelf::tr("Role unknown") : role;
}

QString rolesText(const QList<library::RoleTally> &roles)
{
    QStringList texts;
    for (const library::RoleTally &tally : roles.mid(0, mostRoles))
        texts.append(roleText(tally));
    if (roles.size() > mostRoles)
        texts.append(OnYourShelf::tr("and %n more roles", nullptr, int(roles.size()) - mostRoles));
    return texts.join(QStringLiteral(" · "));
}

QString companionsHtml(const QList<library::Companion> &companions)
{
    QStringList html;
    for (const library::Companion &companion : companions.mid(0, mostCompanions))
        html.append(QStringLiteral("%1 (%2)").arg(
            linkHtml(discogs::withoutSuffix(companion.name), discogs::entity(companion.artist), companion.name),
            QLocale().toString(companion.records)));
    return OnYourShelf::tr("Played with %1").arg(html.join(QStringLiteral(", ")));
}

} // namespace

QString roleText(const library::RoleTally &tally)
{
    return tally.records == 1 ? OnYourShelf::tr("%1: 1 of your records").arg(shownRole(tally.role))
                              : OnYourShelf::tr("%1: %2 of your records")
                                    .arg(shownRole(tally.role), QLocale().toString(tally.records));
}

OnYourShelf::OnYourShelf(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
    build();
    hide();
    if (!desk.collection)
        return;
    const auto changed = [this] {
        m_together.reset();
        if (m_entity.id != 0)
            ask();
    };
    connect(desk.collection, &Collection::ownershipChanged, this, changed);
    m_due.setSingleShot(true);
    m_due.setInterval(pause);
    connect(&m_due, &QTimer::timeout, this, changed);
    connect(desk.collection, &Collection::stateChanged, this, [this] {
        if (!m_due.isActive())
            m_due.start();
    });
}

OnYourShelf::~OnYourShelf() = default;

void OnYourShelf::build()
{
    setAccessibleName(tr("On your shelf"));
    m_title = new QLabel;
    m_title->setFont(type::heading(font()));
    m_coverage = new QLabel;
    m_coverage->setFont(type::small(font()));
    setMuted(m_coverage);
    m_records = new QPushButton(tr("Show records"));
    m_records->setCheckable(true);
    connect(m_records, &QPushButton::toggled, this, &OnYourShelf::showRecords);
    m_path = new QPushButton(tr("Path to…"));
    m_path->setToolTip(tr("Find the way to another person through records of yours"));
    connect(m_path, &QPushButton::clicked, this, [this] { (void)findPath(); });
    m_roles = new QLabel;
    m_roles->setTextFormat(Qt::PlainText);
    m_roles->setWordWrap(true);
    m_roles->setAccessibleName(tr("Roles on your shelf"));
    m_companions = new LinkText(m_desk.state);
    m_companions->setWordWrap(true);
    m_companions->setAccessibleName(tr("Played with"));
    m_list = new QTreeWidget;
    m_list->setAccessibleName(tr("Records on your shelf"));
    m_list->setHeaderLabels({tr("Record"), tr("Role")});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(listTall);
    m_list->hide();
    connect(m_list, &QTreeWidget::itemActivated, this, &OnYourShelf::open);
    connect(m_list, &QTreeWidget::itemClicked, this, &OnYourShelf::open);

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * Theme::unit);
    head->addWidget(m_title);
    head->addWidget(m_coverage, 1);
    head->addWidget(m_records);
    head->addWidget(m_path);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 4, 16, 8);
    box->setSpacing(Theme::unit);
    box->addLayout(head);
    box->addWidget(m_roles);
    box->addWidget(m_companions);
    box->addWidget(m_list);
}

void OnYourShelf::setEntity(const discogs::Entity &entity)
{
    if (entity == m_entity || !m_desk.collection)
        return;
    m_entity = entity;
    hide();
    m_records->setChecked(false);
    ask();
}

void OnYourShelf::ask()
{
    m_question = std::make_unique<QObject>();
    whenDone(m_desk.collection->creditsOf(m_entity), m_question.get(), [this](const Result<ShelfCredits> &credits) {
        m_question.release()->deleteLater();
        take(credits.value_or(ShelfCredits()));
        Q_EMIT settledChanged();
    });
    Q_EMIT settledChanged();
}

void OnYourShelf::take(const ShelfCredits &credits)
{
    setVisible(!credits.records.isEmpty());
    if (credits.records.isEmpty())
        return;
    const int count = int(credits.records.size());
    m_title->setText(count == 1 ? tr("On your shelf: 1 record") : tr("On your shelf: %n records", nullptr, count));
    m_coverage->setText(tr("from %1 of %2 records held in full")
                            .arg(QLocale().toString(credits.complete), QLocale().toString(credits.releases)));
    m_roles->setText(rolesText(credits.roles));
    m_companions->setText(companionsHtml(credits.companions));
    m_companions->setVisible(!credits.companions.isEmpty());
    m_path->setVisible(m_entity.kind == discogs::EntityKind::Artist && !credits.companions.isEmpty());
    fillRecords(credits);
}

void OnYourShelf::fillRecords(const ShelfCredits &credits)
{
    m_list->clear();
    auto record = credits.records.cbegin();
    for (const library::YearTally &year : credits.years) {
        const QString name = year.year > 0 ? QString::number(year.year) : tr("Year unknown");
        auto *head = new QTreeWidgetItem(m_list, {tr("%1 (%2)").arg(name, QLocale().toString(year.records))});
        for (; record != credits.records.cend() && record->year == year.year; ++record) {
            QStringList roles;
            for (const QString &role : record->roles)
                roles.append(shownRole(role));
            auto *row = new QTreeWidgetItem(head, {record->subject, roles.join(QStringLiteral(", "))});
            row->setData(0, releaseRole, discogs::number(record->release));
            row->setToolTip(0, record->subject.toHtmlEscaped());
        }
    }
    m_list->expandAll();
}

void OnYourShelf::open(const QTreeWidgetItem *item)
{
    const qint64 release = item->data(0, releaseRole).toLongLong();
    if (release > 0)
        m_desk.state.open(discogs::entity(discogs::ReleaseId{release}));
}

void OnYourShelf::showRecords(bool shown)
{
    m_records->setChecked(shown);
    m_records->setText(shown ? tr("Hide records") : tr("Show records"));
    m_list->setVisible(shown);
}

PathDialog *OnYourShelf::findPath()
{
    if (!m_dialog) {
        m_dialog = new PathDialog(m_desk, discogs::ArtistId{m_entity.id}, window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->open();
    if (m_together) {
        m_dialog->setTogether(m_together);
        return m_dialog;
    }
    whenDone(m_desk.collection->playedTogether(), m_dialog.data(),
             [this, dialog = m_dialog](const Result<std::shared_ptr<const library::PlayedTogether>> &together) {
                 if (!together)
                     return dialog->fail(together.error());
                 m_together = *together;
                 dialog->setTogether(m_together);
             });
    return m_dialog;
}

} // namespace runout::ui
