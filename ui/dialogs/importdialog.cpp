// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importdialog.h"

#include "ui/dialogs/importtext.h"
#include "ui/errortext.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStyle>
#include <QTableView>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace runout::ui {

using library::RowOutcome;

namespace {

constexpr qint64 largestFile = 64 << 20; // bytes; a row has about 150
constexpr int allRows = 100;             // id of the filter that shows all

// A plan, or a sentence that says why there is none.
struct Planned
{
    library::ImportPlan plan;
    QString problem;
};

// Off the GUI thread.
Result<Planned> planOf(const QString &path, const HeldCollection &held)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::File, file.errorString());
    if (file.size() > largestFile)
        return Planned{{},
                       ImportDialog::tr("The file is larger than 64 MB: it is no export of a collection. Choose "
                                        "another one.")};
    const auto table = library::readCsv(file.readAll());
    if (!table)
        return Planned{{}, problemText(table.error())};
    return Planned{library::importPlan(*table, held.instances, held.folders, held.fields), {}};
}

QString counted(int count)
{
    return QLocale().toString(count);
}

} // namespace

ImportDialog::ImportDialog(CollectionCalls calls, QWidget *parent)
    : QDialog(parent)
    , m_calls(std::move(calls))
    , m_model(new ImportModel({{tr("Line"), tr("Record"), tr("Change"), tr("What")}, outcomeText, detailText}, this))
    , m_head(new QLabel)
    , m_message(new QLabel)
    , m_progress(new QProgressBar)
    , m_import(new QPushButton)
    , m_close(new QPushButton)
{
    setWindowTitle(tr("Import a collection"));
    resize(860, 560);
    auto *title = new QLabel(tr("Import a collection"));
    title->setFont(type::title(font()));
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAccessibleName(tr("Import"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_import->setProperty("primary", true);
    m_import->setDefault(true);
    m_close->setAutoDefault(false);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::start);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_state != State::Importing)
            return reject();
        m_isStopping = true; // the piece under way is still told of
        m_close->setEnabled(false);
    });

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_import);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 20, 20, 16);
    box->setSpacing(12);
    box->addWidget(title);
    box->addWidget(m_head);
    box->addWidget(buildFilters());
    box->addWidget(m_table = buildTable(), 1);
    box->addWidget(m_message);
    box->addStretch(0); // takes the room while there is no table
    box->addLayout(buttons);
    setState(State::Idle);
}

ImportDialog::~ImportDialog() = default;

QWidget *ImportDialog::buildFilters()
{
    m_filterRow = new QWidget;
    m_filters = new QButtonGroup(this);
    auto *row = new QHBoxLayout(m_filterRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Theme::unit);
    for (const int id : {allRows, static_cast<int>(RowOutcome::Added), static_cast<int>(RowOutcome::Changed),
                         static_cast<int>(RowOutcome::Unchanged), static_cast<int>(RowOutcome::Refused)}) {
        auto *button = new QToolButton;
        button->setObjectName(QStringLiteral("facet"));
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        m_filters->addButton(button);
        m_filters->setId(button, id);
        row->addWidget(button);
    }
    row->addStretch(1);
    connect(m_filters, &QButtonGroup::idClicked, this,
            [this](int id) { setFilter(id == allRows ? std::nullopt : std::optional(static_cast<RowOutcome>(id))); });
    return m_filterRow;
}

QTableView *ImportDialog::buildTable()
{
    auto *table = new QTableView;
    table->setModel(m_model);
    table->setStyleSheet(QStringLiteral("QTableView::item { padding: 0 8px; }")); // as the header
    table->setAccessibleName(tr("What would change"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * Theme::unit);
    QHeaderView *header = table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    table->setColumnWidth(ImportModel::Line, 9 * letter);
    table->setColumnWidth(ImportModel::Subject, 44 * letter);
    table->setColumnWidth(ImportModel::Outcome, 13 * letter);
    return table;
}

QString ImportDialog::message() const
{
    return m_message->text();
}

void ImportDialog::load(const QString &path)
{
    setState(State::Reading);
    m_head->setText(QFileInfo(path).fileName());
    say(tr("Reading the file and comparing it with the collection…"), false);
    m_question = std::make_unique<QObject>();
    const auto planned = [this](const Result<Planned> &plan) {
        setState(State::Idle);
        if (!plan)
            say(errorText(plan.error()), true);
        else if (!plan->problem.isEmpty())
            say(plan->problem, true);
        else
            showPlan(plan->plan);
        Q_EMIT loaded();
    };
    readCollection(m_calls, m_question.get(), [this, path, planned](const Result<HeldCollection> &held) {
        if (!held)
            return planned(tl::make_unexpected(held.error()));
        m_folders = held->folders;
        whenDone(runOn(*QThreadPool::globalInstance(), [path, held = *held] { return planOf(path, held); }),
                 m_question.get(), planned);
    });
}

void ImportDialog::showPlan(const library::ImportPlan &plan)
{
    m_model->setPlan(plan);
    setState(State::Ready);
    m_head->setText(tr("%1: %n rows. Nothing is changed before you say so, nothing is ever removed, and an empty cell "
                       "changes nothing.",
                       nullptr, static_cast<int>(plan.rows.size()))
                        .arg(m_head->text()));
    QStringList notes;
    if (!plan.folders.isEmpty()) {
        QStringList names;
        for (const library::Edit &folder : plan.folders)
            names.append(folder.text);
        notes.append(tr("Folders that would be created: %1.").arg(names.join(QStringLiteral(", "))));
    }
    if (!plan.unknownColumns.isEmpty())
        notes.append(tr("Your collection has no field for these columns, so they are left out: %1.")
                         .arg(plan.unknownColumns.join(QStringLiteral(", "))));
    if (changeCount() == 0)
        notes.append(tr("There is nothing to import."));
    say(notes.join(u' '), false);
}

void ImportDialog::setFilter(std::optional<RowOutcome> outcome)
{
    m_model->setFilter(outcome);
    m_table->verticalScrollBar()->setValue(0);
    m_filters->button(outcome ? static_cast<int>(*outcome) : allRows)->setChecked(true);
    updateFilters();
}

void ImportDialog::updateFilters()
{
    const library::ImportPlan &plan = m_model->plan();
    for (QAbstractButton *button : m_filters->buttons()) {
        const int id = m_filters->id(button);
        const auto outcome = static_cast<RowOutcome>(id);
        const QString name = id == allRows ? tr("All") : outcomeText(outcome);
        const int count = id == allRows ? static_cast<int>(plan.rows.size()) : plan.count(outcome);
        button->setText(QStringLiteral("%1  %2").arg(name, counted(count)));
        button->setEnabled(count > 0 || id == allRows);
        button->setProperty("chosen", button->isChecked());
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

int ImportDialog::changeCount() const
{
    return m_model->plan().count(RowOutcome::Added) + m_model->plan().count(RowOutcome::Changed);
}

void ImportDialog::setState(State state)
{
    m_state = state;
    const bool importing = state == State::Importing;
    const bool hasPlan = state == State::Ready || importing;
    const int changes = hasPlan ? changeCount() : 0;
    m_filterRow->setVisible(hasPlan);
    m_table->setVisible(hasPlan);
    m_progress->setVisible(importing || state == State::Reading);
    m_progress->setRange(0, importing ? changes : 0);
    m_progress->setValue(0);
    m_import->setText(changes > 0 ? tr("Import %n changes", nullptr, changes) : tr("Import"));
    m_import->setEnabled(state == State::Ready && changes > 0);
    m_close->setEnabled(true);
    m_close->setText(importing ? tr("Stop") : tr("Close"));
    if (state == State::Ready)
        setFilter(std::nullopt);
}

void ImportDialog::say(const QString &sentence, bool problem)
{
    m_message->setText(sentence);
    QPalette palette = this->palette();
    if (problem)
        palette.setColor(QPalette::WindowText, colour::warning(palette));
    m_message->setPalette(palette);
    m_message->setVisible(!sentence.isEmpty());
}

} // namespace runout::ui
