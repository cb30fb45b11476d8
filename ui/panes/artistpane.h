// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/entitypane.h"

namespace runout::ui {

class AboutArtist;

// An artist: picture, real name, profile, members, groups, aliases, sites, what Last.fm says, and the discography.
// "Various" says why it has none.
class ArtistPane : public EntityPane
{
    Q_OBJECT
public:
    explicit ArtistPane(Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] bool isSettled() const override;

protected:
    void ask(QObject *context, qint64 id, Refresh refresh, TakeContent take) override;
    void startList(qint64 id) override;

private:
    AboutArtist *m_about;
};

} // namespace runout::ui
