// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/savedviews.h"

#include "core/base/settings.h"
#include "ui/models/collation.h"

#include <algorithm>

namespace runout::ui {

namespace {

const QLatin1String key("views/collection");

const std::pair<const char *, QStringList Narrowing::*> parts[] = {
    {"formats", &Narrowing::formats},     {"years", &Narrowing::years},     {"decades", &Narrowing::decades},
    {"countries", &Narrowing::countries}, {"labels", &Narrowing::labels},   {"genres", &Narrowing::genres},
    {"styles", &Narrowing::styles},       {"folders", &Narrowing::folders}, {"conditions", &Narrowing::conditions},
    {"ratings", &Narrowing::ratings},
};

QVariantMap toVariant(const SavedView &view)
{
    QVariantMap narrowing;
    for (const auto &[name, part] : parts) {
        if (!(view.narrowing.*part).isEmpty())
            narrowing.insert(QLatin1String(name), view.narrowing.*part);
    }
    return {{QStringLiteral("name"), view.name},     {QStringLiteral("filter"), view.filter},
            {QStringLiteral("folder"), view.folder}, {QStringLiteral("narrowing"), narrowing},
            {QStringLiteral("sort"), view.sort},     {QStringLiteral("wall"), view.wall}};
}

SavedView fromVariant(const QVariantMap &map)
{
    SavedView view;
    view.name = map.value(QStringLiteral("name")).toString();
    view.filter = map.value(QStringLiteral("filter")).toString();
    view.folder = map.value(QStringLiteral("folder")).toLongLong();
    view.sort = map.value(QStringLiteral("sort")).toStringList();
    view.wall = map.value(QStringLiteral("wall")).toBool();
    const QVariantMap narrowing = map.value(QStringLiteral("narrowing")).toMap();
    for (const auto &[name, part] : parts)
        view.narrowing.*part = narrowing.value(QLatin1String(name)).toStringList();
    return view;
}

void removeNamed(QList<SavedView> &views, const QString &name)
{
    views.erase(std::remove_if(views.begin(), views.end(), [&](const SavedView &view) { return view.name == name; }),
                views.end());
}

} // namespace

QList<SavedView> SavedViews::all() const
{
    QList<SavedView> views;
    for (const QVariant &map : m_settings.layout(key).toList())
        views.append(fromVariant(map.toMap()));
    return views;
}

void SavedViews::save(const SavedView &view)
{
    QList<SavedView> views = all();
    removeNamed(views, view.name);
    views.append(view);
    write(views);
}

void SavedViews::rename(const QString &from, const QString &to)
{
    QList<SavedView> views = all();
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const SavedView &view) { return view.name == from; });
    if (found == views.end() || from == to)
        return;
    SavedView view = *found;
    view.name = to;
    removeNamed(views, from);
    removeNamed(views, to);
    views.append(view);
    write(views);
}

void SavedViews::remove(const QString &name)
{
    QList<SavedView> views = all();
    removeNamed(views, name);
    write(views);
}

void SavedViews::write(const QList<SavedView> &views)
{
    QList<SavedView> sorted = views;
    const QCollator collator = collation();
    std::sort(sorted.begin(), sorted.end(),
              [&](const SavedView &a, const SavedView &b) { return collator.compare(a.name, b.name) < 0; });
    QVariantList list;
    for (const SavedView &view : std::as_const(sorted))
        list.append(toVariant(view));
    m_settings.setLayout(key, list);
}

} // namespace runout::ui
