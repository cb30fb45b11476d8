// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/markup.h"
#include "core/discogs/types.h"

#include <QLabel>

namespace runout::ui {

class BrowserState;

// HTML of our own making, everything of Discogs' escaped; links are "runout:r1", "runout:artist?name=..", or http(s).
[[nodiscard]] QString linkHtml(const QString &text, const discogs::Entity &entity, const QString &tooltip = {});
[[nodiscard]] QString artistLinkHtml(const QString &name); // by name only: the pane resolves it
[[nodiscard]] QString artistHtml(
    const QList<discogs::ArtistCredit> &artists); // printed names, joins, canonical on hover
[[nodiscard]] QString markupHtml(const QList<discogs::MarkupRun> &runs, const discogs::NameOf &names);

// A label whose links lead through BrowserState: click opens, Ctrl+click and middle click open beside, keyboard too.
// Text is set as HTML of the functions above only.
class LinkText : public QLabel
{
    Q_OBJECT
public:
    explicit LinkText(BrowserState &state, QWidget *parent = nullptr);

Q_SIGNALS:
    // A link by name only ("[a=Sade]"): the pane resolves it (Source::byName).
    void nameActivated(runout::discogs::EntityKind kind, const QString &name);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void follow(const QString &link);
    void open(const QString &link, bool beside);
    [[nodiscard]] QString titleOf(const QString &link) const;

    BrowserState &m_state;
    QString m_hovered;
};

} // namespace runout::ui
