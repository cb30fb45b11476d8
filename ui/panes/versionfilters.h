// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/requests.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace runout::ui {

class FacetBox;
class VersionsModel;

// What narrows the version list: four facets, a field for any word, "Only vinyl"; and how many pressings are left.
class VersionFilters : public QWidget
{
    Q_OBJECT
public:
    explicit VersionFilters(QWidget *parent = nullptr);

    void reset(); // nothing chosen, no values to choose from
    // Values to choose from: of the rows, where all are loaded, else those that Discogs offers over all pressings.
    void offer(const VersionsModel &model);
    void offer(const QList<discogs::Facet> &facets);
    void clear(); // nothing chosen; tells

    [[nodiscard]] bool isNarrowed() const; // by a box
    void narrow(VersionsModel &model) const;
    void narrow(discogs::VersionsQuery &query) const;
    void setCount(const QString &text);

Q_SIGNALS:
    void narrowed();
    void textChanged(const QString &text);

private:
    enum Facet { Format, Country, Year, Label, FacetEnd }; // in the order of VersionsModel::setFacets()

    void build();
    void finishOffer(bool hasVinyl);
    void choose();
    void chooseVinyl(bool only);
    [[nodiscard]] QStringList chosen(Facet facet) const;

    FacetBox *m_boxes[FacetEnd];
    QLineEdit *m_text;
    QCheckBox *m_onlyVinyl;
    QLabel *m_count;
};

} // namespace runout::ui
