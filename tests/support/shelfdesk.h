// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/filledshelf.h"
#include "tests/ui/panes/panedesk.h"
#include "ui/shelfedits.h"

namespace runout::test {

// A desk without a network before a collection of its own.
class ShelfDesk
{
public:
    explicit ShelfDesk(const QString &folder = {})
        : m_shelf(folder)
    {
        m_desk.collection = &m_shelf.collection();
        m_desk.edits = &m_edits;
    }

    [[nodiscard]] ui::Desk &desk() { return m_desk; }
    [[nodiscard]] ui::BrowserState &state() { return m_state; }
    [[nodiscard]] FilledShelf &shelf() { return m_shelf; }

private:
    static constexpr qint64 bound = 64 * 1024 * 1024;
    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    FilledShelf m_shelf;
    library::Source m_source{m_shelf.library(), nullptr};
    library::Covers m_covers{m_folder.filePath(QStringLiteral("covers")), bound, nullptr};
    ui::CoverImages m_images{m_covers};
    ui::BrowserState m_state;
    ui::ShelfEdits m_edits{m_shelf.collection(), m_settings};
    ui::Desk m_desk{m_source, m_shelf.library(), m_images, m_state, m_settings};
};

} // namespace runout::test
