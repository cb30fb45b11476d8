// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QDateTime>
#include <QHash>
#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QPushButton;

namespace runout::ui {

struct Desk;
class Attribution;
class CoverButton;
class ElidedLabel;
class Fold;
class LinkText;
class MarkupText;

// The top of an artist's or label's page: picture, name, who belongs to whom, profile. Long ones are folded.
class EntityHead : public QWidget
{
    Q_OBJECT
public:
    struct Line
    {
        QString name; // "Members"
        QString html;
    };
    struct Content
    {
        discogs::Entity entity;
        QString name;     // canonical
        QString subtitle; // the real name
        QString profile;  // Discogs markup
        QList<Line> lines;
        QList<discogs::Image> images;
        QHash<discogs::Entity, QString> names; // of those on the page, for the profile
        QDateTime asOf;
    };

    explicit EntityHead(Desk &desk, QWidget *parent = nullptr);

    void setContent(const Content &content);
    // What is known before the answer is there; name may be "".
    void setAwaited(const discogs::Entity &entity, const QString &name);
    void setUnfolded(bool unfolded);
    [[nodiscard]] bool isSettled() const;
    void copyLink() const;
    void showImages();

Q_SIGNALS:
    void refreshWanted();
    void settledChanged();

private:
    void build();
    QHBoxLayout *buildButtons();
    void setLines(const QList<Line> &lines);

    Desk &m_desk;
    CoverButton *m_picture;
    ElidedLabel *m_name;
    ElidedLabel *m_subtitle;
    MarkupText *m_profile;
    Fold *m_fold;
    QGridLayout *m_grid;
    QList<std::pair<QWidget *, LinkText *>> m_lines;
    QPushButton *m_more;
    Attribution *m_attribution;
    discogs::Entity m_entity;
};

} // namespace runout::ui
