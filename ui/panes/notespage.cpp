// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/notespage.h"

#include "core/discogs/credits.h"
#include "ui/desk.h"
#include "ui/panes/albumaudience.h"
#include "ui/panes/markuptext.h"
#include "ui/panes/muted.h"
#include "ui/panes/releasetext.h"
#include "ui/panes/section.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QTableWidget>
#include <QToolButton>

namespace runout::ui {

namespace {

enum Column { Type, Value, Description, ColumnCount };

// "2004-10-26T09:08:59-07:00" -> the day, as the reader's locale writes it.
QString dayText(const QString &iso)
{
    const QDateTime at = QDateTime::fromString(iso, Qt::ISODate);
    return at.isValid() ? QLocale().toString(at.toLocalTime().date(), QStringLiteral("d MMMM yyyy")) : iso;
}

QHash<discogs::Entity, QString> namesOn(const discogs::Release &release)
{
    QHash<discogs::Entity, QString> names;
    for (const QList<discogs::ArtistCredit> &credits : {release.artists, release.extraArtists}) {
        for (const discogs::ArtistCredit &credit : credits)
            names.insert(discogs::entity(credit.id), credit.name);
    }
    for (const QList<discogs::LabelCredit> &labels : {release.labels, release.companies, release.series}) {
        for (const discogs::LabelCredit &label : labels)
            names.insert(discogs::entity(label.id), label.name);
    }
    return names;
}

} // namespace

NotesPage::NotesPage(Desk &desk, QWidget *parent)
    : ReleasePage(parent)
    , m_desk(desk)
    , m_notes(new MarkupText(desk))
    , m_identifiers(buildIdentifiers())
{
    m_notes->setAccessibleName(tr("Notes"));
    m_notesSection = new Section(tr("Notes"), m_notes, desk.state);
    m_identifiersSection = new Section(tr("Identifiers"), m_identifiers, desk.state);
    m_factsSection = new Section(tr("About this release"), buildFacts(), desk.state);
    m_audience = new AlbumAudience(desk);
    connect(m_audience, &AlbumAudience::settledChanged, this, &ReleasePage::settledChanged);
    auto *copy = new QToolButton;
    copy->setIcon(icon(QStringLiteral("copy")));
    copy->setText(tr("Copy all"));
    copy->setAccessibleName(tr("Copy all identifiers"));
    copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copy->setFocusPolicy(Qt::StrongFocus);
    connect(copy, &QToolButton::clicked, this, &NotesPage::copyAll);
    m_identifiersSection->addButton(copy);
    connect(m_notes, &MarkupText::settledChanged, this, &ReleasePage::settledChanged);

    auto *content = new QWidget;
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(4 * Theme::unit, 4 * Theme::unit, 4 * Theme::unit, 4 * Theme::unit);
    box->setSpacing(5 * Theme::unit);
    box->addWidget(m_notesSection);
    box->addWidget(m_identifiersSection);
    box->addWidget(m_factsSection);
    box->addWidget(m_audience);
    box->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Notes and identifiers"));
    m_states = new PaneStates(scroll, tr("Notes of the release"));
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_states);
}

QTableWidget *NotesPage::buildIdentifiers()
{
    auto *table = new QTableWidget(0, ColumnCount);
    table->setAccessibleName(tr("Identifiers"));
    table->setHorizontalHeaderLabels({tr("Type"), tr("Value"), tr("Description")});
    table->horizontalHeader()->hide();
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(0);
    table->setShowGrid(false);
    table->setWordWrap(true);
    table->setTabKeyNavigation(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->installEventFilter(this);
    table->viewport()->installEventFilter(this);
    connect(table, &QWidget::customContextMenuRequested, this, &NotesPage::showMenu);
    return table;
}

QWidget *NotesPage::buildFacts()
{
    auto *facts = new QWidget;
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4 * Theme::unit);
    grid->setVerticalSpacing(Theme::unit);
    grid->setColumnStretch(1, 1);
    const QString names[] = {tr("Format"), tr("Series"),       tr("Released"),    tr("Weight"),
                             tr("Added"),  tr("Last changed"), tr("Data quality")};
    for (int fact = 0; fact < FactCount; ++fact) {
        auto *name = new QLabel(names[fact]);
        setMuted(name);
        m_names[fact] = name;
        m_facts[fact] = new LinkText(m_desk.state);
        m_facts[fact]->setAccessibleName(names[fact]);
        grid->addWidget(name, fact, 0, Qt::AlignTop);
        grid->addWidget(m_facts[fact], fact, 1);
    }
    return facts;
}

bool NotesPage::isSettled() const
{
    return m_notes->isSettled() && m_audience->isSettled();
}

void NotesPage::fill()
{
    m_factsSection->setHeading(shown().isMaster() ? tr("About this master") : tr("About this release"));
    fillNotes();
    fillIdentifiers();
    fillFacts();
    m_audience->setAlbum(shown().release.artists, shown().release.title);
    m_states->showContent(shown().asOf);
}

void NotesPage::refresh()
{
    m_audience->refresh();
}

void NotesPage::fillNotes()
{
    m_notes->setKnownNames(namesOn(shown().release));
    m_notes->setMarkup(shown().release.notes);
    if (shown().release.notes.trimmed().isEmpty())
        m_notesSection->showSentence(tr("Nobody has written notes.").toHtmlEscaped());
    else
        m_notesSection->showContent();
}

void NotesPage::fillIdentifiers()
{
    const QList<discogs::Identifier> &identifiers = shown().release.identifiers;
    m_identifiersSection->setVisible(!identifiers.isEmpty());
    m_identifiers->setRowCount(int(identifiers.size()));
    for (int row = 0; row < identifiers.size(); ++row) {
        const discogs::Identifier &identifier = identifiers[row];
        const QString texts[] = {identifier.type, identifier.value, identifier.description};
        for (int column = 0; column < ColumnCount; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
            item->setToolTip(texts[column].toHtmlEscaped());
            if (column == Value)
                item->setFont(type::fixed());
            else
                item->setForeground(colour::muted(palette()));
            m_identifiers->setItem(row, column, item);
        }
    }
    fitIdentifiers();
}

void NotesPage::fitIdentifiers()
{
    const QAbstractItemView &view = *m_identifiers;
    const int width = view.viewport()->width();
    const int typeWidth = qMin(view.sizeHintForColumn(Type) + Theme::unit, width / 3);
    const int valueWidth = qMin(view.sizeHintForColumn(Value) + 2 * Theme::unit, (width - typeWidth) * 2 / 3);
    m_identifiers->setColumnWidth(Type, typeWidth);
    m_identifiers->setColumnWidth(Value, valueWidth);
    m_identifiers->setColumnWidth(Description, width - typeWidth - valueWidth);
    m_identifiers->resizeRowsToContents();
    m_identifiers->setFixedHeight(m_identifiers->verticalHeader()->length() + 2 * m_identifiers->frameWidth());
}

void NotesPage::setFact(Fact fact, const QString &html)
{
    m_facts[fact]->setText(html);
    m_facts[fact]->setVisible(!html.isEmpty());
    m_names[fact]->setVisible(!html.isEmpty());
}

void NotesPage::fillFacts()
{
    const discogs::Release &release = shown().release;
    QStringList formats;
    for (const discogs::Format &format : release.formats)
        formats.append(formatInFull(format).toHtmlEscaped());
    setFact(Formats, formats.join(QStringLiteral("<br>")));
    setFact(Series, labelsHtml(release.series));
    const QString released =
        release.released.isEmpty() && release.year > 0 ? QString::number(release.year) : dateText(release.released);
    setFact(Released, released.toHtmlEscaped());
    setFact(Weight, release.estimatedWeight > 0 ? tr("about %1 g").arg(QLocale().toString(release.estimatedWeight))
                                                : QString());
    setFact(Added, dayText(release.dateAdded).toHtmlEscaped());
    setFact(Changed, dayText(release.dateChanged).toHtmlEscaped());
    const QString quality = release.dataQuality.isEmpty() ? release.community.dataQuality : release.dataQuality;
    setFact(Quality, quality.toHtmlEscaped());
    const bool any = std::any_of(std::begin(m_facts), std::end(m_facts),
                                 [](const LinkText *fact) { return !fact->text().isEmpty(); });
    m_factsSection->setVisible(any);
}

QString NotesPage::identifierText(int row) const
{
    const discogs::Identifier &identifier = shown().release.identifiers[row];
    const QString type = identifier.description.isEmpty()
                             ? identifier.type
                             : QStringLiteral("%1 (%2)").arg(identifier.type, identifier.description);
    return QStringLiteral("%1: %2").arg(type, identifier.value);
}

void NotesPage::copySelected() const
{
    QStringList values;
    for (const QModelIndex &index : m_identifiers->selectionModel()->selectedRows(Value))
        values.append(index.data().toString());
    if (!values.isEmpty())
        QGuiApplication::clipboard()->setText(values.join(u'\n'));
}

void NotesPage::copyAll() const
{
    QStringList lines;
    for (int row = 0; row < m_identifiers->rowCount(); ++row)
        lines.append(identifierText(row));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void NotesPage::showMenu(const QPoint &point)
{
    QMenu menu;
    QAction *copy =
        menu.addAction(icon(QStringLiteral("copy")), tr("Copy"), QKeySequence::Copy, this, &NotesPage::copySelected);
    copy->setEnabled(m_identifiers->selectionModel()->hasSelection());
    menu.addAction(tr("Copy all"), this, &NotesPage::copyAll);
    menu.exec(m_identifiers->viewport()->mapToGlobal(point));
}

bool NotesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_identifiers && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copySelected();
        return true;
    }
    if (event->type() == QEvent::Resize && watched != m_identifiers && hasShown())
        fitIdentifiers();
    return ReleasePage::eventFilter(watched, event);
}

} // namespace runout::ui
