// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/tagpicker.h"

#include "core/discogs/links.h"
#include "core/library/library.h"
#include "core/library/source.h"
#include "ui/desk.h"
#include "ui/models/resultsmodel.h"
#include "ui/panes/tagdelegates.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace runout::ui {

using discogs::SearchQuery;
using discogs::SearchResult;
using discogs::Typed;

namespace {

constexpr int typingPause = 350; // ms
constexpr int mostHeld = 40;

SearchQuery queryFor(const Typed &typed)
{
    SearchQuery query;
    query.type = discogs::EntityKind::Release;
    if (typed.kind == Typed::Kind::Barcode)
        query.barcode = typed.text;
    else
        query.q = typed.text; // catalogue numbers too: words find them, and a guess may be wrong
    return query;
}

QList<ResultRow> rowsOf(const QList<SearchResult> &results, bool held)
{
    QList<ResultRow> rows;
    for (const SearchResult &result : results) {
        if (result.entity.kind != discogs::EntityKind::Release)
            continue;
        ResultRow each = row(result);
        each.held = held;
        rows.append(each);
    }
    return rows;
}

} // namespace

TagPicker::TagPicker(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_model(new ResultsModel(this))
    , m_states(new PaneStates(m_list, tr("Releases for the files")))
{
    m_field->setAccessibleName(tr("Release for the files"));
    m_field->setPlaceholderText(tr("Words, link, id or barcode of the release"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setModelColumn(ResultsModel::Title);
    m_list->setItemDelegate(new PressingDelegate(desk.covers, m_list));
    m_list->setAccessibleName(tr("Releases found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &TagPicker::ask);
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_typing.start();
        Q_EMIT settledChanged();
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (m_typing.isActive())
            ask();
        else if (m_model->rowCount() > 0)
            choose(m_list->currentIndex().isValid() ? m_list->currentIndex() : m_model->index(0, ResultsModel::Title));
    });
    connect(m_list, &QListView::activated, this, &TagPicker::choose);
    connect(m_list, &QListView::clicked, this, &TagPicker::choose);
    connect(&desk.covers, &CoverImages::arrived, m_list->viewport(), qOverload<>(&QWidget::update));

    auto *top = new QVBoxLayout;
    top->setContentsMargins(12, 4, 12, 8);
    top->addWidget(m_field);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(top);
    box->addWidget(m_states, 1);
    m_states->showNothing(tr("Which release are these files? Type what stands on it, or paste its link."));
}

TagPicker::~TagPicker() = default;

void TagPicker::suggest(const tags::ReleaseGuess &guess)
{
    if (!guess.releases.isEmpty())
        m_field->setText(discogs::shortForm(discogs::entity(guess.releases.first())));
    else if (!guess.barcodes.isEmpty())
        m_field->setText(guess.barcodes.first());
    else
        m_field->setText(guess.words);
    ask();
}

void TagPicker::focusField()
{
    m_field->setFocus();
    m_field->selectAll();
}

void TagPicker::setAsking(bool asking)
{
    m_isAsking = asking;
    Q_EMIT settledChanged();
}

void TagPicker::ask()
{
    m_typing.stop();
    const Typed typed = discogs::understand(m_field->text());
    m_question = std::make_unique<QObject>();
    if (typed.kind == Typed::Kind::Nothing) {
        m_model->clear();
        m_states->forgetContent();
        m_states->showNothing(tr("Which release are these files? Type what stands on it, or paste its link."));
        return setAsking(false);
    }
    if (typed.kind == Typed::Kind::Entity) {
        if (typed.entity.kind == discogs::EntityKind::Release) {
            setAsking(false);
            Q_EMIT chosen(discogs::ReleaseId{typed.entity.id});
            return;
        }
        if (typed.entity.kind == discogs::EntityKind::Master)
            return openMaster(typed.entity.id);
        m_states->showEmpty(tr("This is an artist or a label. Paste the link of a release."));
        return setAsking(false);
    }
    const SearchQuery query = queryFor(typed);
    setAsking(true);
    m_states->showLoading();
    whenDone(m_desk.library.search(query, mostHeld), m_question.get(),
             [this, query](const Result<QList<SearchResult>> &held) {
                 m_model->clear();
                 m_model->add(rowsOf(held.value_or(QList<SearchResult>()), m_desk.source.hasNetwork()));
                 if (m_model->rowCount() > 0)
                     m_states->showContent();
                 askDiscogs(query);
             });
}

void TagPicker::askDiscogs(const SearchQuery &query)
{
    if (!m_desk.source.hasNetwork()) {
        if (m_model->rowCount() == 0)
            m_states->showEmpty(tr("Nothing was found for these words."));
        return setAsking(false);
    }
    m_states->showLoading();
    whenDone(m_desk.source.search(query, Refresh::IfStale), m_question.get(),
             [this](const Result<Held<discogs::Page<SearchResult>>> &answer) {
                 if (answer) {
                     m_model->replaceHeld(rowsOf(answer->value.items, false));
                     if (m_model->rowCount() > 0)
                         m_states->showContent();
                     else
                         m_states->showEmpty(tr("Nothing was found for these words. Fewer words find more."));
                 } else {
                     m_states->showFailure(answer.error(), [this] { ask(); });
                 }
                 setAsking(false);
             });
}

// A link to a master stands for its main release.
void TagPicker::openMaster(qint64 id)
{
    setAsking(true);
    m_states->showLoading();
    whenDone(m_desk.source.master(discogs::MasterId{id}, Refresh::IfStale), m_question.get(),
             [this](const Result<Held<discogs::Master>> &master) {
                 setAsking(false);
                 if (master)
                     Q_EMIT chosen(master->value.mainRelease);
                 else
                     m_states->showFailure(master.error(), [this] { ask(); });
             });
}

void TagPicker::choose(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT chosen(discogs::ReleaseId{m_model->entityAt(index.row()).id});
}

bool TagPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down && m_model->rowCount() > 0) {
        m_list->setFocus();
        m_list->setCurrentIndex(m_model->index(0, ResultsModel::Title));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace runout::ui
