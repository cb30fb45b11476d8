// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/style.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QStyleHints>

#include <cmath>

namespace runout::ui {

namespace {

constexpr qreal smallestPointSize = 10;

QFont applicationFont(QFont font)
{
    const QString preferred = QStringLiteral("Inter");
    if (QFontDatabase::families().contains(preferred))
        font.setFamilies({preferred});
    if (font.pointSizeF() > 0)
        font.setPointSizeF(qMax(font.pointSizeF(), smallestPointSize));
    return font;
}

QFont scaled(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

const Tokens &tokensFor(const QPalette &palette)
{
    return tokens(colour::isDark(palette));
}

qreal luminance(const QColor &colour)
{
    const auto linear = [](qreal c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

Theme::Theme(QApplication &application, const QString &scheme, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_scheme(scheme)
    , m_platformPalette(application.palette())
{
    application.setStyle(new Style);
    application.setFont(applicationFont(application.font()));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(application.styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
#else
    application.installEventFilter(this);
#endif
    apply();
}

void Theme::setScheme(const QString &scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    apply();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Before Qt 6.5 a change of the platform's scheme is told to windows only.
    if (event->type() == QEvent::ThemeChange && m_scheme == QLatin1String("system") && !m_applying &&
        watched->isWindowType())
        QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
    return false;
}

bool Theme::platformIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (m_application.styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return m_application.styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    return colour::isDark(m_platformPalette);
}

void Theme::apply()
{
    m_applying = true;
    if (m_hasApplied) {
        // Giving up our own palette for a moment is the one way to read the platform's of today.
        m_application.setPalette(QPalette());
        m_platformPalette = m_application.palette();
    }
    m_dark = m_scheme == QLatin1String("dark") || (m_scheme != QLatin1String("light") && platformIsDark());
    const Tokens &t = tokens(m_dark);
    m_application.setPalette(paletteOf(t));
    m_application.setStyleSheet(styleSheetOf(t));
    m_hasApplied = true;
    m_applying = false;
    Q_EMIT changed();
}

namespace colour {

QColor accent(const QPalette &palette)
{
    return tokensFor(palette).accent;
}

QColor muted(const QPalette &palette)
{
    return tokensFor(palette).muted;
}

QColor line(const QPalette &palette)
{
    return tokensFor(palette).line;
}

QColor raised(const QPalette &palette)
{
    return tokensFor(palette).raised;
}

QColor hover(const QPalette &palette)
{
    return tokensFor(palette).hover;
}

QColor selected(const QPalette &palette)
{
    return tokensFor(palette).selected;
}

QColor warning(const QPalette &palette)
{
    return tokensFor(palette).warning;
}

QColor noticeBack(const QPalette &palette)
{
    return tokensFor(palette).noticeBack;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

qreal contrast(const QColor &a, const QColor &b)
{
    const qreal x = luminance(a);
    const qreal y = luminance(b);
    return (qMax(x, y) + 0.05) / (qMin(x, y) + 0.05);
}

} // namespace colour

namespace type {

QFont title(const QFont &base)
{
    QFont font = scaled(base, 1.25);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont heading(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont small(const QFont &base)
{
    return scaled(base, 0.9);
}

QFont tabular(const QFont &base)
{
    QFont font = base;
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

QFont fixed()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies({font.family(), QStringLiteral("monospace")});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    const qreal size = QApplication::font().pointSizeF();
    if (size > 0)
        font.setPointSizeF(size);
    return font;
}

} // namespace type

} // namespace runout::ui
