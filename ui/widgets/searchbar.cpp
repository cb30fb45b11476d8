// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchbar.h"

#include "core/discogs/links.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScopedValueRollback>

namespace runout::ui {

using discogs::EntityKind;
using discogs::Typed;

namespace {

// The beginning of an id or a link: searching for it would bring thousands of strangers.
bool mayBecomeLink(const QString &text)
{
    static const QRegularExpression start(QStringLiteral("^(\\[|[rmal]$|https?:|www\\.|discogs\\.)"),
                                          QRegularExpression::CaseInsensitiveOption);
    return start.match(text).hasMatch();
}

} // namespace

SearchBar::SearchBar(BrowserState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_field(new QLineEdit)
    , m_scope(new QComboBox)
{
    m_field->setAccessibleName(tr("Search"));
    m_field->setObjectName(QStringLiteral("search"));
    m_field->setPlaceholderText(tr("Search, or paste a link, barcode or catalogue number"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_field->setMinimumWidth(200);

    m_scope->setAccessibleName(tr("Search in"));
    m_scope->addItem(tr("All"));
    m_scope->addItem(tr("Releases"), static_cast<int>(EntityKind::Release));
    m_scope->addItem(tr("Masters"), static_cast<int>(EntityKind::Master));
    m_scope->addItem(tr("Artists"), static_cast<int>(EntityKind::Artist));
    m_scope->addItem(tr("Labels"), static_cast<int>(EntityKind::Label));

    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(6);
    box->addWidget(m_field, 1);
    box->addWidget(m_scope);
    setFocusProxy(m_field);

    connect(m_field, &QLineEdit::textEdited, this, &SearchBar::typed);
    connect(m_field, &QLineEdit::returnPressed, this, &SearchBar::commit);
    connect(m_scope, &QComboBox::activated, this, [this] {
        if (!m_field->text().trimmed().isEmpty())
            commit();
    });
    connect(&state, &BrowserState::placeChanged, this, &SearchBar::follow);
}

void SearchBar::focusAndSelect()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchBar::enter(const QString &text)
{
    m_field->setText(text);
    commit();
}

Place SearchBar::placeFor(bool committed) const
{
    const Typed typed = discogs::understand(m_field->text());
    Place place;
    place.kind = Place::Kind::Search;
    place.open = m_state.place().open;
    if (committed && typed.kind == Typed::Kind::Barcode)
        place.query.barcode = typed.text;
    else if (committed && typed.kind == Typed::Kind::CatalogueNumber)
        place.query.catno = typed.text;
    else
        place.query.q = m_field->text().simplified();
    if (m_scope->currentData().isValid())
        place.query.type = static_cast<EntityKind>(m_scope->currentData().toInt());
    // Clearing filters is the user's to do: typing on keeps them.
    if (m_typing)
        place.narrowing = m_state.place().narrowing;
    return place;
}

void SearchBar::typed()
{
    const QScopedValueRollback own(m_own, true);
    const Typed typed = discogs::understand(m_field->text());
    if (typed.kind == Typed::Kind::Entity || mayBecomeLink(m_field->text().trimmed()))
        return; // nothing to search for: Enter opens it
    if (typed.kind == Typed::Kind::Nothing) {
        if (m_typing) {
            Place start;
            start.open = m_state.place().open;
            m_state.amend(start);
        }
        return;
    }
    const Place place = placeFor(false);
    if (m_typing)
        m_state.amend(place);
    else
        m_state.go(place);
    m_typing = true;
}

void SearchBar::commit()
{
    const Typed typed = discogs::understand(m_field->text());
    if (typed.kind == Typed::Kind::Nothing)
        return;
    {
        const QScopedValueRollback own(m_own, true);
        if (typed.kind == Typed::Kind::Entity)
            m_state.open(typed.entity);
        else if (m_typing)
            m_state.amend(placeFor(true));
        else
            m_state.go(placeFor(true));
    }
    m_typing = false;
    if (typed.kind != Typed::Kind::Entity)
        Q_EMIT entered();
}

void SearchBar::follow()
{
    if (m_own)
        return;
    m_typing = false;
    const Place &place = m_state.place();
    if (place.kind == Place::Kind::Search) {
        const discogs::SearchQuery &query = place.query;
        m_field->setText(!query.barcode.isEmpty() ? query.barcode : !query.catno.isEmpty() ? query.catno : query.q);
        m_scope->setCurrentIndex(query.type ? m_scope->findData(static_cast<int>(*query.type)) : 0);
    } else {
        m_field->clear();
    }
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down) {
            Q_EMIT listWanted();
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            typed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace runout::ui
