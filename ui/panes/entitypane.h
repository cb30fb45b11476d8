// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/held.h"
#include "ui/browserstate.h"
#include "ui/panes/discography.h"
#include "ui/panes/entityhead.h"

class QVBoxLayout;

namespace runout::ui {

struct Desk;
class PaneStates;

// What an artist's and a label's page have in common: the head, the list below, and how both follow BrowserState.
class EntityPane : public QWidget
{
    Q_OBJECT
public:
    ~EntityPane() override;

    [[nodiscard]] virtual bool isSettled() const; // everything asked for has arrived or failed
    void refresh();
    void copyLink();
    void showImages();
    [[nodiscard]] Discography &discography() { return *m_list; }
    [[nodiscard]] QString message() const; // the sentence of the page's state, "" with content

Q_SIGNALS:
    void settledChanged();

protected:
    using TakeContent = std::function<void(const Result<EntityHead::Content> &, bool stale)>;
    // accessibleName: of the page; list: the records, taken as a child.
    EntityPane(Desk &desk, Place::Kind kind, const QString &accessibleName, Discography *list, QWidget *parent);

    // Asks for the artist or label and tells `take` in the context of `context`.
    virtual void ask(QObject *context, qint64 id, Refresh refresh, TakeContent take) = 0;
    virtual void startList(qint64 id) = 0;
    void follow(); // to be called at the end of construction
    void addBelowHead(QWidget *part);
    [[nodiscard]] Desk &desk() { return m_desk; }

    // Listens to a list's answer and hands it on page by page.
    template<class Item>
    static void listen(Desk &desk, const Answer<Held<discogs::Page<Item>>> &answer, QObject *context,
                       const Discography::Take &take);

private:
    void askHeld();
    void askDiscogs(Refresh refresh);
    void askName();
    void retry();
    void updateFailure();
    void remember();
    [[nodiscard]] discogs::Entity entity() const;
    [[nodiscard]] QString memoryName() const;

    Desk &m_desk;
    Place::Kind m_kind;
    EntityHead *m_head;
    QVBoxLayout *m_column;
    Discography *m_list;
    PaneStates *m_states;
    qint64 m_id = 0;
    std::optional<Error> m_error;
    bool m_known = false; // the head shows the answer, not only the name
    std::unique_ptr<QObject> m_question;
};

// Name, links to others, as one line of HTML; beyond `most` the rest is counted.
[[nodiscard]] QString namesHtml(const QList<discogs::NamedArtist> &artists, int most);
[[nodiscard]] QString namesHtml(const QList<discogs::NamedLabel> &labels, int most);
// http(s) addresses as links, others as text.
[[nodiscard]] QString sitesHtml(const QStringList &urls);

} // namespace runout::ui
