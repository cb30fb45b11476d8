// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/linktext.h"

#include "core/discogs/credits.h"
#include "ui/browserstate.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFocusEvent>
#include <QMouseEvent>
#include <QUrl>
#include <QUrlQuery>

namespace runout::ui {

using discogs::EntityKind;
using discogs::MarkupRun;

namespace {

const QLatin1String scheme("runout");

QString kindLetter(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Release:
        return QStringLiteral("r");
    case EntityKind::Master:
        return QStringLiteral("m");
    case EntityKind::Artist:
        return QStringLiteral("a");
    case EntityKind::Label:
        return QStringLiteral("l");
    }
    return {};
}

// `href` is ours or a checked URL; both are escaped all the same.
QString anchor(const QString &href, const QString &innerHtml, const QString &tooltip)
{
    const QString title = tooltip.isEmpty() ? QString() : QStringLiteral(" title=\"%1\"").arg(tooltip.toHtmlEscaped());
    return QStringLiteral("<a href=\"%1\"%2 style=\"text-decoration:none\">%3</a>")
        .arg(href.toHtmlEscaped(), title, innerHtml);
}

QString entityHref(const discogs::Entity &entity)
{
    return QStringLiteral("runout:%1%2").arg(kindLetter(entity.kind)).arg(entity.id);
}

QString nameHref(EntityKind kind, const QString &name)
{
    const QString what = kind == EntityKind::Label ? QStringLiteral("label") : QStringLiteral("artist");
    return QStringLiteral("runout:%1?name=%2").arg(what, QString::fromLatin1(QUrl::toPercentEncoding(name)));
}

bool isWeb(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

std::optional<discogs::Entity> entityOf(const QString &path)
{
    static const QHash<QChar, EntityKind> kinds{
        {u'r', EntityKind::Release}, {u'm', EntityKind::Master}, {u'a', EntityKind::Artist}, {u'l', EntityKind::Label}};
    bool isNumber = false;
    const qint64 id = path.mid(1).toLongLong(&isNumber);
    if (!isNumber || id <= 0 || !kinds.contains(path.front()))
        return std::nullopt;
    return discogs::Entity{kinds.value(path.front()), id};
}

QString lineBreaks(const QString &text)
{
    QString html = text.toHtmlEscaped();
    html.remove(u'\r');
    html.replace(u'\n', QStringLiteral("<br>"));
    return html;
}

QString unknownName(const discogs::Entity &entity)
{
    switch (entity.kind) {
    case EntityKind::Release:
        return LinkText::tr("release %1").arg(entity.id);
    case EntityKind::Master:
        return LinkText::tr("master %1").arg(entity.id);
    case EntityKind::Artist:
        return LinkText::tr("artist %1").arg(entity.id);
    case EntityKind::Label:
        return LinkText::tr("label %1").arg(entity.id);
    }
    return {};
}

QString linked(const MarkupRun &run, const discogs::NameOf &names)
{
    switch (run.target) {
    case MarkupRun::Target::None:
        break;
    case MarkupRun::Target::Entity: {
        QString text = run.text;
        if (text.isEmpty() && names)
            text = discogs::withoutSuffix(names(run.entity).value_or(QString()));
        if (text.isEmpty())
            text = unknownName(run.entity);
        return linkHtml(text, run.entity);
    }
    case MarkupRun::Target::ArtistName:
        return anchor(nameHref(EntityKind::Artist, run.name), lineBreaks(run.text), {});
    case MarkupRun::Target::LabelName:
        return anchor(nameHref(EntityKind::Label, run.name), lineBreaks(run.text), {});
    case MarkupRun::Target::Url:
        if (const QUrl url(run.url, QUrl::StrictMode); isWeb(url))
            return anchor(QString::fromLatin1(url.toEncoded()), lineBreaks(run.text), url.toDisplayString());
        break;
    }
    return lineBreaks(run.text);
}

} // namespace

QString linkHtml(const QString &text, const discogs::Entity &entity, const QString &tooltip)
{
    const QString inner = lineBreaks(text);
    return entity.id > 0 ? anchor(entityHref(entity), inner, tooltip) : inner;
}

QString artistLinkHtml(const QString &name)
{
    return anchor(nameHref(EntityKind::Artist, name), lineBreaks(name), {});
}

QString artistHtml(const QList<discogs::ArtistCredit> &artists)
{
    QString html;
    for (const discogs::ArtistPiece &piece : discogs::artistLine(artists)) {
        if (piece.credit < 0) {
            html += piece.text.toHtmlEscaped();
            continue;
        }
        const discogs::ArtistCredit &artist = artists[piece.credit];
        html += linkHtml(piece.text, discogs::entity(artist.id), piece.text == artist.name ? QString() : artist.name);
    }
    return html;
}

QString markupHtml(const QList<discogs::MarkupRun> &runs, const discogs::NameOf &names)
{
    QString html;
    for (const MarkupRun &run : runs) {
        QString piece = linked(run, names);
        if (run.strike)
            piece = QStringLiteral("<s>%1</s>").arg(piece);
        if (run.underline)
            piece = QStringLiteral("<u>%1</u>").arg(piece);
        if (run.italic)
            piece = QStringLiteral("<i>%1</i>").arg(piece);
        if (run.bold)
            piece = QStringLiteral("<b>%1</b>").arg(piece);
        html += piece;
    }
    return html;
}

LinkText::LinkText(BrowserState &state, QWidget *parent)
    : QLabel(parent)
    , m_state(state)
{
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setOpenExternalLinks(false);
    setWordWrap(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QLabel::linkActivated, this, &LinkText::follow);
    connect(this, &QLabel::linkHovered, this, [this](const QString &link) {
        m_hovered = link;
        setToolTip(titleOf(link));
    });
}

// The title of a link in our own HTML, still escaped. QLabel reads links but not their titles.
QString LinkText::titleOf(const QString &link) const
{
    if (link.isEmpty())
        return {};
    const QString start = QStringLiteral("<a href=\"%1\" title=\"").arg(link.toHtmlEscaped());
    const qsizetype at = text().indexOf(start);
    if (at < 0)
        return {};
    const qsizetype from = at + start.size();
    return QStringLiteral("<qt>%1</qt>").arg(text().mid(from, text().indexOf(u'"', from) - from));
}

void LinkText::follow(const QString &link)
{
    open(link, QApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
}

void LinkText::open(const QString &link, bool beside)
{
    const QUrl url(link, QUrl::StrictMode);
    if (isWeb(url)) {
        Q_EMIT m_state.webPageRequested(url);
        return;
    }
    if (url.scheme() != scheme || url.path().isEmpty())
        return;
    const QString name = QUrlQuery(url).queryItemValue(QStringLiteral("name"), QUrl::FullyDecoded);
    if (!name.isEmpty())
        Q_EMIT nameActivated(url.path() == QLatin1String("label") ? EntityKind::Label : EntityKind::Artist, name);
    else if (const auto entity = entityOf(url.path()); entity && beside)
        Q_EMIT m_state.openBesideRequested(*entity);
    else if (entity)
        m_state.open(*entity);
}

// Tab goes straight to the first link; QLabel would first stop at the text around it.
void LinkText::focusInEvent(QFocusEvent *event)
{
    QLabel::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        QLabel::focusNextPrevChild(event->reason() == Qt::TabFocusReason);
}

void LinkText::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && !m_hovered.isEmpty()) {
        open(m_hovered, true);
        event->accept();
        return;
    }
    QLabel::mouseReleaseEvent(event);
}

} // namespace runout::ui
