// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/heldlists.h"

#include <algorithm>

namespace runout::library {

using namespace discogs;

namespace {

int byText(const QString &a, const QString &b)
{
    return QString::compare(a, b, Qt::CaseInsensitive);
}

// Sorts so that rows which do not say it stand last whichever way the others run.
template<class Item, class Known, class Compare>
void sortKnownFirst(QList<Item> &items, SortOrder order, Known known, Compare compare)
{
    std::stable_sort(items.begin(), items.end(), [&](const Item &a, const Item &b) {
        if (known(a) != known(b))
            return static_cast<bool>(known(a));
        const int difference = compare(a, b);
        return order == SortOrder::Ascending ? difference < 0 : difference > 0;
    });
}

template<class Item>
void sortByText(QList<Item> &items, SortOrder order, QString Item::*field)
{
    sortKnownFirst(
        items, order, [&](const Item &item) { return !(item.*field).isEmpty(); },
        [&](const Item &a, const Item &b) { return byText(a.*field, b.*field); });
}

QString yearOf(const Version &version)
{
    return version.released.left(4);
}

QStringList formatsOf(const Version &version)
{
    return version.majorFormats + version.format.split(QLatin1String(", "), Qt::SkipEmptyParts);
}

bool passes(const QStringList &wanted, const QStringList &offered)
{
    return wanted.isEmpty() || std::any_of(wanted.begin(), wanted.end(), [&](const QString &value) {
               return offered.contains(value, Qt::CaseInsensitive);
           });
}

class FacetCounter
{
public:
    FacetCounter(QString id, QString title, bool allowsMultiple)
        : m_facet{std::move(id), std::move(title), allowsMultiple, {}}
    {}

    void count(QStringList values)
    {
        values.removeDuplicates();
        for (const QString &value : std::as_const(values)) {
            if (!value.isEmpty())
                ++m_counts[value];
        }
    }

    [[nodiscard]] Facet facet(bool inOrder) const
    {
        Facet facet = m_facet;
        for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
            facet.values += {it.key(), it.key(), it.value()};
        if (!inOrder) {
            std::stable_sort(facet.values.begin(), facet.values.end(),
                             [](const FacetValue &a, const FacetValue &b) { return a.count > b.count; });
        }
        return facet;
    }

private:
    Facet m_facet;
    QMap<QString, int> m_counts;
};

} // namespace

QList<ArtistRelease> sorted(QList<ArtistRelease> releases, const QString &sort, SortOrder order)
{
    const auto byTitle = [](const ArtistRelease &a, const ArtistRelease &b) { return byText(a.title, b.title) < 0; };
    std::stable_sort(releases.begin(), releases.end(), byTitle);
    if (sort == QLatin1String("title"))
        sortByText(releases, order, &ArtistRelease::title);
    else if (sort == QLatin1String("format"))
        sortByText(releases, order, &ArtistRelease::format);
    else
        sortKnownFirst(
            releases, order, [](const ArtistRelease &release) { return release.year > 0; },
            [](const ArtistRelease &a, const ArtistRelease &b) { return a.year - b.year; });
    return releases;
}

QList<Version> chosen(const QList<Version> &versions, const VersionsQuery &query)
{
    QList<Version> kept;
    std::copy_if(versions.begin(), versions.end(), std::back_inserter(kept), [&](const Version &version) {
        return passes(query.formats, formatsOf(version)) && passes(query.labels, {version.label}) &&
               passes(query.countries, {version.country}) &&
               (query.released.isEmpty() || yearOf(version) == query.released);
    });
    if (query.sort == QLatin1String("title"))
        sortByText(kept, query.order, &Version::title);
    else if (query.sort == QLatin1String("format"))
        sortByText(kept, query.order, &Version::format);
    else if (query.sort == QLatin1String("label"))
        sortByText(kept, query.order, &Version::label);
    else if (query.sort == QLatin1String("catno"))
        sortByText(kept, query.order, &Version::catno);
    else if (query.sort == QLatin1String("country"))
        sortByText(kept, query.order, &Version::country);
    else
        sortByText(kept, query.order, &Version::released);
    return kept;
}

QList<Facet> facetsOf(const QList<Version> &versions)
{
    FacetCounter formats(QStringLiteral("format"), QStringLiteral("Format"), true);
    FacetCounter labels(QStringLiteral("label"), QStringLiteral("Label"), true);
    FacetCounter countries(QStringLiteral("country"), QStringLiteral("Country"), true);
    FacetCounter years(QStringLiteral("released"), QStringLiteral("Released"), false);
    for (const Version &version : versions) {
        formats.count(formatsOf(version));
        labels.count({version.label});
        countries.count({version.country});
        years.count({yearOf(version)});
    }
    return {formats.facet(false), labels.facet(false), countries.facet(false), years.facet(true)};
}

} // namespace runout::library
