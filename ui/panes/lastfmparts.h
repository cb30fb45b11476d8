// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lastfm/types.h"

#include <QWidget>

namespace runout::ui {

struct Desk;

// The tags of Last.fm as small buttons; one shows what of the own collection fits it.
class TagChips : public QWidget
{
    Q_OBJECT
public:
    explicit TagChips(Desk &desk, QWidget *parent = nullptr);
    void setTags(const QList<lastfm::Tag> &tags);

private:
    void open(const QString &tag);
    Desk &m_desk;
};

// "Data from Last.fm, looked up 5 minutes ago." with a link to its page, as HTML; http(s) only.
[[nodiscard]] QString lastfmSourceHtml(const QString &url, const QDateTime &asOf);

} // namespace runout::ui
