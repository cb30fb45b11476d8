// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/entityhead.h"

#include "core/discogs/client.h"
#include "core/discogs/credits.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/attribution.h"
#include "ui/panes/coverbutton.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/fold.h"
#include "ui/panes/markuptext.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int pictureSide = 120;

} // namespace

EntityHead::EntityHead(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_picture(new CoverButton(desk.covers, pictureSide))
    , m_name(new ElidedLabel(2))
    , m_subtitle(new ElidedLabel(1))
    , m_profile(new MarkupText(desk))
    , m_grid(new QGridLayout)
    , m_more(new QPushButton)
    , m_attribution(new Attribution(desk))
{
    build();
    connect(m_picture, &QAbstractButton::clicked, this, &EntityHead::showImages);
    connect(m_profile, &MarkupText::settledChanged, this, &EntityHead::settledChanged);
    connect(m_more, &QPushButton::clicked, this, [this] { setUnfolded(!m_fold->isUnfolded()); });
    connect(m_fold, &Fold::hidesChanged, m_more, &QWidget::setVisible);
}

void EntityHead::build()
{
    m_name->setFont(type::title(font()));
    m_profile->setAccessibleName(tr("Profile"));
    m_picture->setAccessibleName(tr("Picture"));
    setMuted(m_subtitle);
    m_more->setFlat(true);
    m_more->hide();

    auto *details = new QWidget;
    auto *inner = new QVBoxLayout(details);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(2 * Theme::unit);
    inner->addWidget(m_profile);
    m_grid->setHorizontalSpacing(3 * Theme::unit);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    inner->addLayout(m_grid);
    m_fold = new Fold(details);
    m_fold->setAccessibleName(tr("Profile and relations"));

    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(m_name);
    titles->addWidget(m_subtitle);
    auto *top = new QHBoxLayout;
    top->addLayout(titles, 1);
    top->addLayout(buildButtons());
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_attribution, 1);
    foot->addWidget(m_more);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(Theme::unit);
    texts->addLayout(top);
    texts->addWidget(m_fold);
    texts->addStretch(1);
    texts->addLayout(foot);
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(4 * Theme::unit, 4 * Theme::unit, 3 * Theme::unit, 2 * Theme::unit);
    box->setSpacing(4 * Theme::unit);
    box->addWidget(m_picture, 0, Qt::AlignTop);
    box->addLayout(texts, 1);
}

QHBoxLayout *EntityHead::buildButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    const auto add = [&](const QString &iconName, const QString &name, auto run) {
        auto *button = new QToolButton;
        button->setIcon(icon(iconName));
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setFocusPolicy(Qt::StrongFocus);
        if (!m_desk.client)
            button->hide(); // the sample library is nowhere else
        connect(button, &QToolButton::clicked, this, run);
        buttons->addWidget(button, 0, Qt::AlignTop);
    };
    add(QStringLiteral("refresh"), tr("Refresh"), [this] { Q_EMIT refreshWanted(); });
    add(QStringLiteral("copy"), tr("Copy link"), [this] { copyLink(); });
    add(QStringLiteral("link-out"), tr("Open on Discogs"),
        [this] { Q_EMIT m_desk.state.webPageRequested(m_desk.client->webPage(m_entity)); });
    return buttons;
}

void EntityHead::setUnfolded(bool unfolded)
{
    m_more->setText(unfolded ? tr("Less") : tr("More"));
    m_more->setAccessibleName(unfolded ? tr("Show less of the profile") : tr("Show the whole profile"));
    m_fold->setUnfolded(unfolded);
}

void EntityHead::setContent(const Content &content)
{
    m_entity = content.entity;
    const QString name = discogs::withoutSuffix(content.name);
    m_name->setText(name);
    m_name->setHint(content.name == name ? QString() : content.name);
    m_subtitle->setText(content.subtitle);
    m_subtitle->setVisible(!content.subtitle.isEmpty());
    m_profile->setKnownNames(content.names);
    m_profile->setMarkup(content.profile);
    m_profile->setVisible(!content.profile.trimmed().isEmpty());
    setLines(content.lines);
    m_picture->setImages(content.images, {{}, content.entity, name, {}});
    m_attribution->setSource(content.entity, content.asOf);
    setUnfolded(false);
}

void EntityHead::setAwaited(const discogs::Entity &entity, const QString &name)
{
    const QString number = entity.kind == discogs::EntityKind::Artist ? tr("Artist %1") : tr("Label %1");
    setContent({entity, name.isEmpty() ? number.arg(entity.id) : name, {}, {}, {}, {}, {}, {}});
    m_attribution->clearSource();
}

void EntityHead::setLines(const QList<Line> &lines)
{
    while (m_lines.size() < lines.size()) {
        auto *name = new QLabel;
        setMuted(name);
        auto *text = new LinkText(m_desk.state);
        connect(text, &LinkText::nameActivated, this,
                [this](discogs::EntityKind kind, const QString &wanted) { openByName(m_desk, this, kind, wanted); });
        m_grid->addWidget(name, int(m_lines.size()), 0, Qt::AlignTop);
        m_grid->addWidget(text, int(m_lines.size()), 1);
        m_lines.append({name, text});
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line line = lines.value(i);
        static_cast<QLabel *>(m_lines[i].first)->setText(line.name);
        m_lines[i].second->setText(line.html);
        m_lines[i].second->setAccessibleName(line.name);
        m_lines[i].first->setVisible(!line.html.isEmpty());
        m_lines[i].second->setVisible(!line.html.isEmpty());
    }
}

bool EntityHead::isSettled() const
{
    return m_profile->isSettled();
}

void EntityHead::copyLink() const
{
    if (m_desk.client)
        QGuiApplication::clipboard()->setText(m_desk.client->webPage(m_entity).toString());
}

void EntityHead::showImages()
{
    Q_EMIT m_desk.state.imagesRequested(m_picture->images(), m_picture->primary(), m_picture->subject());
}

} // namespace runout::ui
