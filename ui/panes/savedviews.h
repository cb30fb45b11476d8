// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/browserstate.h"

#include <QStringList>

namespace runout {
class Settings;
}

namespace runout::ui {

// A way to look at a shelf: query, folder, facets, order and look, under a name.
struct SavedView
{
    QString name;
    QString filter;
    qint64 folder = 0;
    Narrowing narrowing;
    QStringList sort; // names of columns, "-" before those that fall
    bool wall = false;
    bool operator==(const SavedView &) const = default;
};

// The views somebody saved, in the settings.
class SavedViews
{
public:
    explicit SavedViews(Settings &settings)
        : m_settings(settings)
    {}

    [[nodiscard]] QList<SavedView> all() const; // by name
    void save(const SavedView &view);           // takes the place of the one of that name
    void rename(const QString &from, const QString &to);
    void remove(const QString &name);

private:
    void write(const QList<SavedView> &views);
    Settings &m_settings;
};

} // namespace runout::ui
