// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/linktext.h"

#include <QDateTime>
#include <QTimer>

namespace runout::ui {

struct Desk;

// "Data provided by Discogs. Looked up 5 minutes ago.": beside the data, with a link to exactly its page, as the API
// terms ask. Says where it is from instead for the sample library. The age moves on by itself.
class Attribution : public LinkText
{
    Q_OBJECT
public:
    explicit Attribution(const Desk &desk, QWidget *parent = nullptr);

    void setSource(const discogs::Entity &entity, const QDateTime &asOf);
    // Another page of discogs.com than the entity's own: the marketplace.
    void setSource(const QUrl &page, const QDateTime &asOf);
    void clearSource();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
    const Desk &m_desk;
    QUrl m_page;
    QDateTime m_asOf;
    QTimer m_minute;
};

} // namespace runout::ui
