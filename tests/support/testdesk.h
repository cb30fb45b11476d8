// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/settings.h"
#include "core/library/covers.h"
#include "core/library/covershelf.h"
#include "core/library/library.h"
#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/widgets/coverimages.h"

#include <QTemporaryDir>

namespace runout::test {

// A desk without a network, in a folder of its own, for tests of single widgets.
class TestDesk
{
public:
    [[nodiscard]] ui::Desk &desk() { return m_desk; }
    [[nodiscard]] ui::BrowserState &state() { return m_state; }
    [[nodiscard]] ui::CoverImages &images() { return m_images; }
    [[nodiscard]] Settings &settings() { return m_settings; }
    // As if the cover had been fetched before.
    bool keepCover(const QString &url, const QByteArray &bytes)
    {
        return library::CoverShelf(m_folder.filePath(QStringLiteral("covers")), bound).write(url, bytes);
    }

private:
    static constexpr qint64 bound = 64 * 1024 * 1024;
    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    std::unique_ptr<library::Library> m_library =
        library::Library::open(m_folder.filePath(QStringLiteral("library.db"))).value();
    library::Source m_source{*m_library, nullptr};
    library::Covers m_covers{m_folder.filePath(QStringLiteral("covers")), bound, nullptr};
    ui::CoverImages m_images{m_covers};
    ui::BrowserState m_state;
    ui::Desk m_desk{m_source, *m_library, m_images, m_state, m_settings};
};

} // namespace runout::test
