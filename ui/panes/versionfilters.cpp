// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/versionfilters.h"

#include "ui/models/releasemodels.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

namespace runout::ui {

namespace {

constexpr int widestPopup = 320;

// As Discogs calls the facets, and the columns that hold their values.
const char *const facetIds[] = {"format", "country", "released", "label"};
constexpr VersionsModel::Column facetColumns[] = {VersionsModel::Format, VersionsModel::Country,
                                                  VersionsModel::Released, VersionsModel::Label};

QString vinyl()
{
    return QStringLiteral("Vinyl");
}

QStringList list(const QString &value)
{
    return value.isEmpty() ? QStringList() : QStringList(value);
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
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(3 * Theme::unit, 2 * Theme::unit, 3 * Theme::unit, Theme::unit);
    grid->setSpacing(Theme::unit);
    const QString names[] = {tr("Format"), tr("Country"), tr("Year"), tr("Label")};
    for (int facet = 0; facet < FacetCount; ++facet) {
        auto *box = m_boxes[facet] = new QComboBox;
        box->setAccessibleName(names[facet]);
        box->setToolTip(tr("Narrow by %1").arg(names[facet].toLower()));
        box->addItem(names[facet]);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(4);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        box->setStyleSheet(QStringLiteral("QComboBox { padding-right: 2px; }")); // four side by side in a narrow pane
        box->setMaxVisibleItems(20);
        connect(box, &QComboBox::activated, this, &VersionFilters::choose);
        grid->addWidget(box, 0, facet);
        grid->setColumnStretch(facet, 1);
    }
    m_text->setAccessibleName(tr("Filter"));
    m_text->setPlaceholderText(tr("Filter pressings"));
    m_text->setClearButtonEnabled(true);
    m_onlyVinyl->setAccessibleName(m_onlyVinyl->text());
    m_count->setAccessibleName(tr("Number of pressings"));
    setMuted(m_count);
    auto *second = new QHBoxLayout;
    second->setSpacing(2 * Theme::unit);
    second->addWidget(m_text, 1);
    second->addWidget(m_onlyVinyl);
    second->addWidget(m_count);
    grid->addLayout(second, 1, 0, 1, FacetCount);
}

void VersionFilters::reset()
{
    for (int facet = 0; facet < FacetCount; ++facet) {
        m_boxes[facet]->setCurrentIndex(0);
        fill(Facet(facet), {});
    }
    m_text->clear();
    finishOffer();
}

void VersionFilters::fill(Facet facet, const QList<std::pair<QString, QString>> &textsAndValues)
{
    QComboBox *box = m_boxes[facet];
    const QString before = chosen(facet);
    while (box->count() > 1)
        box->removeItem(1);
    for (const auto &[text, value] : textsAndValues)
        box->addItem(text, value);
    box->setCurrentIndex(before.isEmpty() ? 0 : qMax(0, box->findData(before)));
    box->setEnabled(box->count() > 1);
    box->view()->setMinimumWidth(qMin(widestPopup, box->view()->sizeHintForColumn(0) + 8 * Theme::unit));
}

void VersionFilters::finishOffer()
{
    m_onlyVinyl->setEnabled(m_boxes[Format]->findData(vinyl()) > 0);
    m_onlyVinyl->setChecked(chosen(Format) == vinyl());
}

void VersionFilters::offer(const VersionsModel &model)
{
    for (int facet = 0; facet < FacetCount; ++facet) {
        QList<std::pair<QString, QString>> values;
        for (const QString &value : model.values(facetColumns[facet]))
            values.append({value, value});
        fill(Facet(facet), values);
    }
    finishOffer();
}

void VersionFilters::offer(const QList<discogs::Facet> &facets)
{
    for (int facet = 0; facet < FacetCount; ++facet) {
        QList<std::pair<QString, QString>> values;
        for (const discogs::Facet &offered : facets) {
            if (offered.id != QLatin1String(facetIds[facet]))
                continue;
            for (const discogs::FacetValue &value : offered.values)
                values.append(
                    {tr("%1 (%2)", "value, how many").arg(value.title, QLocale().toString(value.count)), value.value});
        }
        fill(Facet(facet), values);
    }
    finishOffer();
}

void VersionFilters::clear()
{
    for (QComboBox *box : m_boxes)
        box->setCurrentIndex(0);
    m_text->clear();
    choose();
}

void VersionFilters::choose()
{
    m_onlyVinyl->setChecked(chosen(Format) == vinyl());
    Q_EMIT narrowed();
}

void VersionFilters::chooseVinyl(bool only)
{
    m_boxes[Format]->setCurrentIndex(only ? m_boxes[Format]->findData(vinyl()) : 0);
    choose();
}

QString VersionFilters::chosen(Facet facet) const
{
    return m_boxes[facet]->currentData().toString();
}

bool VersionFilters::isNarrowed() const
{
    return std::any_of(std::begin(m_boxes), std::end(m_boxes),
                       [](const QComboBox *box) { return box->currentIndex() > 0; });
}

void VersionFilters::narrow(VersionsModel &model) const
{
    model.setFacets(chosen(Format), chosen(Country), chosen(Year), chosen(Label));
}

void VersionFilters::narrow(discogs::VersionsQuery &query) const
{
    query.formats = list(chosen(Format));
    query.countries = list(chosen(Country));
    query.labels = list(chosen(Label));
    query.released = chosen(Year);
}

void VersionFilters::setCount(const QString &text)
{
    m_count->setText(text);
}

} // namespace runout::ui
