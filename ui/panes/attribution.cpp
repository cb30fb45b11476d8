// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/attribution.h"

#include "core/discogs/client.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/muted.h"
#include "ui/panes/releasetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QEvent>

namespace runout::ui {

using namespace std::chrono_literals;

Attribution::Attribution(const Desk &desk, QWidget *parent)
    : LinkText(desk.state, parent)
    , m_desk(desk)
{
    setAccessibleName(tr("Source of the data"));
    setWordWrap(true);
    setMuted(this);
    setFont(type::small(font()));
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible())
            say();
    });
    m_minute.start();
}

void Attribution::setSource(const discogs::Entity &entity, const QDateTime &asOf)
{
    setSource(m_desk.client ? m_desk.client->webPage(entity) : QUrl(), asOf);
}

void Attribution::setSource(const QUrl &page, const QDateTime &asOf)
{
    m_page = page;
    m_asOf = asOf;
    say();
}

void Attribution::clearSource()
{
    m_page.clear();
    m_asOf = {};
    setText({});
}

void Attribution::say()
{
    if (!m_desk.client) {
        setText(tr("From the sample library.").toHtmlEscaped());
        return;
    }
    QString text = webLinkHtml(QString::fromLatin1(m_page.toEncoded()), tr("Data provided by Discogs."));
    if (m_asOf.isValid()) {
        const QString age = ageOf(m_asOf, QDateTime::currentDateTimeUtc());
        text += u' ' + tr("Looked up %1.", "an age: 5 minutes ago, 12 Mar 2026").arg(age).toHtmlEscaped();
    }
    setText(text);
}

void Attribution::changeEvent(QEvent *event)
{
    LinkText::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !text().isEmpty())
        say();
}

} // namespace runout::ui
