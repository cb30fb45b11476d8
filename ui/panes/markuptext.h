// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/markup.h"
#include "ui/widgets/linktext.h"

#include <QHash>

namespace runout::ui {

struct Desk;

// Text with Discogs markup. Ids become names: from the library at once, further ones one after the other from Discogs.
class MarkupText : public LinkText
{
    Q_OBJECT
public:
    explicit MarkupText(Desk &desk, QWidget *parent = nullptr);

    void setMarkup(const QString &markup);
    // Names that are known anyway: the release's own credits, an artist's members.
    void setKnownNames(const QHash<discogs::Entity, QString> &names);
    [[nodiscard]] QString plainText() const;
    [[nodiscard]] bool isSettled() const { return !m_question && m_unknown.isEmpty(); }

Q_SIGNALS:
    void settledChanged();

private:
    void render();
    void askLibrary();
    void askNext();
    void learn(const discogs::Entity &entity, const QString &name);
    [[nodiscard]] QList<discogs::Entity> withoutName() const;

    Desk &m_desk;
    QString m_markup;
    QList<discogs::MarkupRun> m_runs;
    QHash<discogs::Entity, QString> m_names;
    QList<discogs::Entity> m_unknown; // still to be asked for
    std::unique_ptr<QObject> m_question;
};

// Opens the artist or label of exactly this name; where there is none, searches for it.
void openByName(Desk &desk, QObject *context, discogs::EntityKind kind, const QString &name);

} // namespace runout::ui
