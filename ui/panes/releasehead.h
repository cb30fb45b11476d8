// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/releasepage.h"

class QToolButton;

namespace runout::ui {

struct Desk;
class Attribution;
class CoverButton;
class ElidedLabel;
class LinkText;

// The top of the release pane: cover, title, artists, label and format, community figures, where it is from.
class ReleaseHead : public QWidget
{
    Q_OBJECT
public:
    explicit ReleaseHead(Desk &desk, QWidget *parent = nullptr);

    void setShown(const Shown &shown);
    // What is known before the answer is there.
    void setAwaited(const discogs::Entity &entity, const QString &title);
    void setAge(const QDateTime &asOf);
    void showImages();

Q_SIGNALS:
    void refreshWanted();
    void copyLinkWanted();
    void tagWanted();
    void nameActivated(runout::discogs::EntityKind kind, const QString &name);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QToolButton *button(const QString &icon, const QString &name);
    void setLine(LinkText *label, const QString &html);
    [[nodiscard]] QString factsHtml(const Shown &shown) const;
    [[nodiscard]] QString communityText(const discogs::Community &community) const;

    Desk &m_desk;
    CoverButton *m_cover;
    ElidedLabel *m_title;
    LinkText *m_artists;
    LinkText *m_facts;
    ElidedLabel *m_format;
    ElidedLabel *m_genres;
    ElidedLabel *m_community;
    Attribution *m_attribution;
    QToolButton *m_copy;
    QToolButton *m_web;
    QToolButton *m_tag;
    discogs::Entity m_entity;
    QString m_name;
};

} // namespace runout::ui
