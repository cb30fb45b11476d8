// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/versionfilters.h"

#include "ui/models/releasemodels.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"
#include "ui/widgets/facetbox.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace runout::ui {

namespace {

// As Discogs calls the facets, and the columns that hold their values.
const char *const facetIds[] = {"format", "country", "released", "label"};
constexpr VersionsModel::Column facetColumns[] = {VersionsModel::Format, VersionsModel::Country,
                                                  VersionsModel::Released, VersionsModel::Label};

QString vinyl()
{
    return QStringLiteral("Vinyl");
}

} // namespace

VersionFilters::VersionFilters(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit)
    , m_onlyVinyl(new QCheckBox(tr("Only vinyl")))
    , m_count(new QLabel)
{
    build();
    connect(m_text, &QLineEdit::textChanged, this, &VersionFilters::textChanged);
    connect(m_onlyVinyl, &QCheckBox::clicked, this, &VersionFilters::chooseVinyl);
}

void VersionFilters::build()
{
    const QString names[] = {tr("Format"), tr("Country"), tr("Year"), tr("Label")};
    auto *pills = new FlowLayout(6);
    for (int facet = 0; facet < FacetEnd; ++facet) {
        FacetBox *box = m_boxes[facet] = new FacetBox(names[facet]);
        connect(box, &FacetBox::chosenChanged, this, &VersionFilters::choose);
        pills->addWidget(box);
    }
    m_boxes[Year]->setSingle(true);                               // Discogs narrows by one
    m_onlyVinyl->setFixedHeight(m_boxes[0]->sizeHint().height()); // on one line with them
    pills->addWidget(m_onlyVinyl);
    m_text->setAccessibleName(tr("Filter"));
    m_text->setPlaceholderText(tr("Filter pressings"));
    m_text->setClearButtonEnabled(true);
    m_onlyVinyl->setAccessibleName(m_onlyVinyl->text());
    m_count->setAccessibleName(tr("Number of pressings"));
    setMuted(m_count);
    auto *second = new QHBoxLayout;
    second->setSpacing(3 * Theme::unit);
    second->addWidget(m_text, 1);
    second->addWidget(m_count);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(4 * Theme::unit, 2 * Theme::unit, 3 * Theme::unit, 2 * Theme::unit);
    box->setSpacing(2 * Theme::unit);
    box->addLayout(pills);
    box->addLayout(second);
}

void VersionFilters::reset()
{
    for (FacetBox *box : m_boxes) {
        box->setChosen({});
        box->setValues({});
        box->setEnabled(false);
    }
    m_text->clear();
    finishOffer(false);
}

void VersionFilters::finishOffer(bool hasVinyl)
{
    m_onlyVinyl->setEnabled(hasVinyl || m_onlyVinyl->isChecked());
    m_onlyVinyl->setChecked(chosen(Format) == QStringList(vinyl()));
}

void VersionFilters::offer(const VersionsModel &model)
{
    bool hasVinyl = false;
    for (int facet = 0; facet < FacetEnd; ++facet) {
        const QList<FacetCount> values = model.values(facetColumns[facet]);
        m_boxes[facet]->setValues(values);
        m_boxes[facet]->setEnabled(!values.isEmpty());
        for (const auto &value : values)
            hasVinyl = hasVinyl || (facet == Format && value.value == vinyl());
    }
    finishOffer(hasVinyl);
}

void VersionFilters::offer(const QList<discogs::Facet> &facets)
{
    bool hasVinyl = false;
    for (int facet = 0; facet < FacetEnd; ++facet) {
        QList<FacetCount> values;
        for (const discogs::Facet &offered : facets) {
            if (offered.id != QLatin1String(facetIds[facet]))
                continue;
            for (const discogs::FacetValue &value : offered.values) {
                values.append({value.value, value.count});
                hasVinyl = hasVinyl || (facet == Format && value.value == vinyl());
            }
        }
        m_boxes[facet]->setValues(values);
        m_boxes[facet]->setEnabled(!values.isEmpty());
    }
    finishOffer(hasVinyl);
}

void VersionFilters::clear()
{
    for (FacetBox *box : m_boxes)
        box->setChosen({});
    m_text->clear();
    choose();
}

void VersionFilters::choose()
{
    m_onlyVinyl->setChecked(chosen(Format) == QStringList(vinyl()));
    Q_EMIT narrowed();
}

void VersionFilters::chooseVinyl(bool only)
{
    m_boxes[Format]->setChosen(only ? QStringList(vinyl()) : QStringList());
    choose();
}

QStringList VersionFilters::chosen(Facet facet) const
{
    return m_boxes[facet]->chosen();
}

bool VersionFilters::isNarrowed() const
{
    return std::any_of(std::begin(m_boxes), std::end(m_boxes),
                       [](const FacetBox *box) { return !box->chosen().isEmpty(); });
}

void VersionFilters::narrow(VersionsModel &model) const
{
    model.setFacets(chosen(Format), chosen(Country), chosen(Year), chosen(Label));
}

void VersionFilters::narrow(discogs::VersionsQuery &query) const
{
    query.formats = chosen(Format);
    query.countries = chosen(Country);
    query.labels = chosen(Label);
    query.released = chosen(Year).value(0);
}

void VersionFilters::setCount(const QString &text)
{
    m_count->setText(text);
}

} // namespace runout::ui
