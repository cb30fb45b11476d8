// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/queryfield.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QStandardItemModel>
#include <QTextCharFormat>

#include <algorithm>

namespace runout::ui {

using library::QueryPiece;
using library::QueryProblem;
using library::Term;
using Kind = QueryProblem::Kind;

namespace {

constexpr int thinkingTime = 1'200; // ms
constexpr int leastPopup = 220;
enum OfferRole { InsertRole = Qt::UserRole, IsNameRole };

// Nothing is wrong yet with what ends where the cursor stands.
bool mayGoOn(const QueryProblem &problem, const QString &text)
{
    const bool atEnd = problem.at + problem.length >= text.size();
    return atEnd && problem.kind != Kind::UnknownField && problem.kind != Kind::BackwardRange &&
           problem.kind != Kind::Grouping;
}

} // namespace

QString asTyped(const QString &value)
{
    const bool isPlain = std::none_of(value.begin(), value.end(), [](QChar c) { return c.isSpace(); });
    return isPlain && !value.startsWith(u'"') ? value : u'"' + QString(value).remove(u'"') + u'"';
}

QString shownValue(Term::Field field, const QString &value)
{
    if (field != Term::Field::Rating)
        return value;
    const int stars = value.toInt();
    return stars == 0 ? QueryField::tr("Not rated") : QString(stars, u'\u2605');
}

QueryField::QueryField(QWidget *parent)
    : QLineEdit(parent)
    , m_completer(new QCompleter(this))
    , m_offers(new QStandardItemModel(this))
{
    setAccessibleName(tr("Filter"));
    setPlaceholderText(tr("Filter: words, label:, year:1970s, rating:>=4 …"));
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_completer->setModel(m_offers);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->setMaxVisibleItems(12);
    m_completer->popup()->setObjectName(QStringLiteral("completions"));
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(
        m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { take(index.data(InsertRole).toString(), index.data(IsNameRole).toBool()); });
    m_thinking.setSingleShot(true);
    m_thinking.setInterval(thinkingTime);
    connect(&m_thinking, &QTimer::timeout, this, [this] { read(false); });
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        read(true);
        Q_EMIT typed(text);
        offer();
    });
    read(false);
}

QueryField::~QueryField() = default;

void QueryField::setQueryText(const QString &text)
{
    if (text == this->text())
        return;
    setText(text);
    read(false);
}

tl::expected<library::ShelfQuery, QueryProblem> QueryField::parsed(const QString &text) const
{
    auto query = library::parseShelfQuery(text);
    for (const QList<Term> &all : query ? query->any : QList<QList<Term>>()) {
        for (const Term &term : all) {
            const QString name = library::nameOf(term.field);
            if (m_without.contains(name))
                return tl::unexpected(QueryProblem{Kind::UnknownField, term.at, int(name.size()), name});
        }
    }
    return query;
}

void QueryField::read(bool isBeingTyped)
{
    m_thinking.stop();
    auto query = parsed(text());
    if (query) {
        m_query = *query;
        show(std::nullopt);
        return;
    }
    // What is understood goes on finding: what stands before the mistake, and a phrase before it is closed.
    QString sofar = text();
    if (query.error().kind == Kind::OpenQuote)
        sofar += u'"';
    else
        sofar.truncate(sofar.lastIndexOf(u' ', query.error().at) + 1);
    if (const auto earlier = parsed(sofar))
        m_query = *earlier;
    const bool goesOn =
        isBeingTyped && hasFocus() && cursorPosition() == text().size() && mayGoOn(query.error(), text());
    if (goesOn)
        m_thinking.start();
    show(goesOn ? std::nullopt : std::optional(query.error()));
}

void QueryField::show(const std::optional<QueryProblem> &problem)
{
    const QString sentence = problem ? sentenceFor(*problem) : QString();
    underline(problem ? problem->at : 0, problem ? problem->length : 0);
    setAccessibleDescription(sentence);
    if (sentence == m_sentence)
        return;
    m_sentence = sentence;
    Q_EMIT sentenceChanged(sentence);
}

// The only way to format a part of a line edit: as an input method does it.
void QueryField::underline(int at, int length)
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(colour::warning(palette()));
        attributes.append({QInputMethodEvent::TextFormat, at - cursorPosition(), length, format});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
}

// Before the focus goes on: Tab takes what is offered, the first where nothing is chosen.
bool QueryField::event(QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const auto *key = isKey ? static_cast<QKeyEvent *>(event) : nullptr;
    if (!key || key->key() != Qt::Key_Tab || key->modifiers() != Qt::NoModifier || !m_completer->popup()->isVisible() ||
        m_offers->rowCount() == 0)
        return QLineEdit::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        const QModelIndex chosen = m_completer->popup()->currentIndex();
        const QStandardItem *offer = m_offers->item(chosen.isValid() ? chosen.row() : 0);
        m_completer->popup()->hide();
        take(offer->data(InsertRole).toString(), offer->data(IsNameRole).toBool());
    }
    return true;
}

void QueryField::keyPressEvent(QKeyEvent *event)
{
    const bool isOffering = m_completer->popup()->isVisible();
    if (!isOffering && event->key() == Qt::Key_Down) {
        if (text().isEmpty() || cursorPosition() == text().size())
            Q_EMIT listWanted();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isChosen = isOffering && m_completer->popup()->currentIndex().isValid();
    if ((isEnter && isChosen) || (isOffering && event->key() == Qt::Key_Escape)) {
        event->ignore(); // the completer's
        return;
    }
    if (isEnter) {
        m_completer->popup()->hide();
        read(false);
        Q_EMIT listWanted();
        return;
    }
    if (!isOffering && event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        read(false);
        Q_EMIT typed(QString());
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offer();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void QueryField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        read(false);
}

void QueryField::offer()
{
    const QueryPiece piece = library::pieceAt(text(), cursorPosition());
    m_offers->clear();
    fillOffer(piece);
    if (m_offers->rowCount() == 0 || !hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    const int left = qMax(0, cursorRect().left() - fontMetrics().horizontalAdvance(piece.typed));
    const int wide = m_completer->popup()->sizeHintForColumn(0) + 32;
    m_completer->complete(QRect(qMin(left, qMax(0, width() - leastPopup)), 0, qMax(leastPopup, wide), height() + 2));
}

void QueryField::fillOffer(const QueryPiece &piece)
{
    const auto add = [this](const QString &shown, const QString &inserted, bool isName) {
        auto *item = new QStandardItem(shown);
        item->setData(inserted, InsertRole);
        item->setData(isName, IsNameRole);
        item->setEditable(false);
        m_offers->appendRow(item);
    };
    if (!piece.field) {
        for (const QString &name : library::fieldNames()) {
            if (!piece.typed.isEmpty() && !m_without.contains(name) &&
                name.startsWith(piece.typed, Qt::CaseInsensitive))
                add(name + u':', name + u':', true);
        }
        return;
    }
    if (*piece.field == Term::Field::Is || *piece.field == Term::Field::Files) {
        for (const QString &word : *piece.field == Term::Field::Is ? library::isWords() : library::filesWords()) {
            if (word.startsWith(piece.typed, Qt::CaseInsensitive) && word != piece.typed)
                add(word, word, false);
        }
        return;
    }
    const QString never = QStringLiteral("never");
    if (*piece.field == Term::Field::Played && never.startsWith(piece.typed, Qt::CaseInsensitive) &&
        piece.typed != never)
        add(never, never, false);
    const QList<FacetCount> values = m_values ? m_values(*piece.field, piece.typed) : QList<FacetCount>();
    for (const FacetCount &value : values) {
        if (values.size() == 1 && value.value.compare(piece.typed, Qt::CaseInsensitive) == 0)
            return; // typed out already
        add(tr("%1  (%2)").arg(shownValue(*piece.field, value.value), QLocale().toString(value.count)),
            asTyped(value.value), false);
    }
}

void QueryField::take(const QString &text, bool isName)
{
    const QueryPiece piece = library::pieceAt(this->text(), cursorPosition());
    QString next = this->text();
    next.replace(piece.start, piece.length, isName ? text : text + u' ');
    setText(next);
    setCursorPosition(piece.start + int(text.size()) + (isName ? 0 : 1));
    read(true);
    Q_EMIT typed(next);
    if (isName)
        QMetaObject::invokeMethod(this, &QueryField::offer, Qt::QueuedConnection); // once this popup has gone
}

} // namespace runout::ui
