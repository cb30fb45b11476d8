// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/shelffilter.h"

#include "ui/theme/theme.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/queryfield.h"
#include "ui/widgets/queryhelp.h"
#include "ui/widgets/toolbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int mostOffers = 30;

struct ShelfFacet
{
    const char *label;
    QStringList Narrowing::*chosen;
};

// By ShelfIndex::Facet.
const ShelfFacet shelfFacets[] = {
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Folder"), &Narrowing::folders},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Format"), &Narrowing::formats},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Decade"), &Narrowing::decades},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Year"), &Narrowing::years},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Genre"), &Narrowing::genres},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Style"), &Narrowing::styles},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Label"), &Narrowing::labels},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Country"), &Narrowing::countries},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Condition"), &Narrowing::conditions},
    {QT_TRANSLATE_NOOP("runout::ui::ShelfFilter", "Rating"), &Narrowing::ratings},
};
static_assert(std::size(shelfFacets) == ShelfIndex::FacetCountOf);

// Facet boxes know values by what they are called: a rating is called by its stars.
QString toShown(ShelfIndex::Facet facet, const QString &value)
{
    if (value.isEmpty())
        return ShelfFilter::tr("Unknown");
    return facet == ShelfIndex::RatingFacet ? shownValue(library::Term::Field::Rating, value) : value;
}

QStringList toShown(ShelfIndex::Facet facet, const QStringList &values)
{
    QStringList shown;
    for (const QString &value : values)
        shown.append(toShown(facet, value));
    return shown;
}

QString fromShown(ShelfIndex::Facet facet, const QString &shown)
{
    if (facet != ShelfIndex::RatingFacet)
        return shown == ShelfFilter::tr("Unknown") ? QString() : shown;
    return QString::number(shown.startsWith(u'\u2605') ? shown.size() : 0);
}

} // namespace

ShelfFilter::ShelfFilter(const ShelfIndex &index, const QList<ShelfIndex::Facet> &facets, const QStringList &without,
                         QWidget *parent)
    : QWidget(parent)
    , m_index(index)
    , m_which(facets)
    , m_field(new QueryField)
    , m_sentence(new QLabel)
    , m_line(new QHBoxLayout)
{
    m_field->setFieldsWithout(without);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    buildField();
    buildFacets();
}

void ShelfFilter::buildField()
{
    m_field->setValues(
        [this](library::Term::Field field, const QString &typed) { return m_index.values(field, typed, mostOffers); });
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAccessibleName(tr("What is wrong with the filter"));
    m_sentence->hide();
    auto *how = toolButton(QStringLiteral("help"), tr("How to filter"));
    connect(how, &QToolButton::clicked, this, &ShelfFilter::explain);
    connect(m_field, &QueryField::typed, this, &ShelfFilter::typed);
    connect(m_field, &QueryField::listWanted, this, &ShelfFilter::listWanted);
    connect(m_field, &QueryField::sentenceChanged, this, [this](const QString &text) {
        QPalette colours = m_sentence->palette();
        colours.setColor(QPalette::WindowText, colour::warning(palette()));
        m_sentence->setPalette(colours);
        m_sentence->setText(text);
        m_sentence->setVisible(!text.isEmpty());
    });
    m_line->setContentsMargins(16, 8, 12, 0);
    m_line->setSpacing(4);
    m_line->addWidget(m_field, 1);
    m_line->addWidget(how);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(18, 2, 12, 0);
    below->addWidget(m_sentence);
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->addLayout(m_line);
    box->addLayout(below);
}

void ShelfFilter::buildFacets()
{
    auto *row = new QWidget;
    auto *flow = new FlowLayout(6, row);
    flow->setContentsMargins(16, 6, 12, 8);
    for (qsizetype which = 0; which < m_which.size(); ++which) {
        auto *box = new FacetBox(tr(shelfFacets[m_which[which]].label));
        connect(box, &FacetBox::valuesWanted, this, [this, which] { fill(which); });
        connect(box, &FacetBox::chosenChanged, this,
                [this, which](const QStringList &chosen) { narrow(which, chosen); });
        m_facets.append(box);
        flow->addWidget(box);
    }
    m_clear = toolButton(QStringLiteral("clear"), tr("Clear filters"));
    connect(m_clear, &QToolButton::clicked, this, &ShelfFilter::cleared);
    flow->addWidget(m_clear);
    layout()->addWidget(row);
}

void ShelfFilter::explain()
{
    if (!m_help) {
        m_help = new QueryHelp(m_field->fieldsWithout(), this);
        connect(m_help, &QueryHelp::exampleChosen, this, [this](const QString &query) {
            m_field->setFocus();
            Q_EMIT typed(query);
        });
    }
    m_help->showBelow(*m_field);
}

void ShelfFilter::addBeside(QWidget *widget)
{
    m_line->addWidget(widget);
}

void ShelfFilter::setFacetVisible(ShelfIndex::Facet facet, bool visible)
{
    m_facets[m_which.indexOf(facet)]->setVisible(visible);
}

void ShelfFilter::show(const Place &place)
{
    m_field->setQueryText(place.filter);
    m_narrowing = place.narrowing;
    for (qsizetype which = 0; which < m_facets.size(); ++which)
        m_facets[which]->setChosen(toShown(m_which[which], m_narrowing.*shelfFacets[m_which[which]].chosen));
    m_clear->setVisible(!place.narrowing.isEmpty() || !place.filter.isEmpty());
}

void ShelfFilter::fill(qsizetype which)
{
    QList<FacetCount> values = m_index.facet(m_which[which]);
    for (FacetCount &value : values)
        value.value = toShown(m_which[which], value.value);
    m_facets[which]->setValues(values);
}

void ShelfFilter::narrow(qsizetype which, const QStringList &chosen)
{
    Narrowing next = m_narrowing;
    QStringList &values = next.*shelfFacets[m_which[which]].chosen;
    values.clear();
    for (const QString &shown : chosen)
        values.append(fromShown(m_which[which], shown));
    Q_EMIT narrowed(next);
}

QString ShelfFilter::hiddenBy(const Place &place) const
{
    QStringList parts;
    if (!place.filter.trimmed().isEmpty())
        parts.append(tr("“%1”").arg(place.filter.trimmed()));
    for (const ShelfIndex::Facet facet : m_which) {
        const QStringList &chosen = place.narrowing.*shelfFacets[facet].chosen;
        if (!chosen.isEmpty())
            parts.append(tr("%1: %2").arg(tr(shelfFacets[facet].label), toShown(facet, chosen).join(tr(" or "))));
    }
    return parts.join(tr(", "));
}

} // namespace runout::ui
