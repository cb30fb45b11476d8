// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

class QApplication;
class QPainter;

namespace runout::ui {

// Colours, type and icons, light and dark. Spacing comes in steps of unit pixels; titles differ by weight, not size.
class Theme : public QObject
{
    Q_OBJECT
public:
    static constexpr int unit = 4;

    // scheme: "system" follows the platform's palette, "light", "dark". Sets style, palette, font and style sheet.
    explicit Theme(QApplication &application, const QString &scheme, QObject *parent = nullptr);
    void setScheme(const QString &scheme);
    [[nodiscard]] bool isDark() const { return m_dark; }
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private:
    void apply();
    bool platformIsDark();

    QApplication &m_application;
    QString m_scheme;
    QPalette m_platformPalette;
    bool m_dark = false;
    bool m_applying = false;
    bool m_hasApplied = false;
};

// Roles beyond QPalette's, derived from the palette that is in force, so that any widget can ask without a Theme.
// All text colours have at least 4.5:1 against Base and Window.
namespace colour {
[[nodiscard]] QColor accent(const QPalette &palette); // the one accent: links, focus, selection edge
[[nodiscard]] QColor muted(const QPalette &palette);  // secondary text
[[nodiscard]] QColor line(const QPalette &palette);   // hairlines
[[nodiscard]] QColor raised(const QPalette &palette); // cards, chips, headers of sections
[[nodiscard]] QColor hover(const QPalette &palette);
[[nodiscard]] QColor selected(const QPalette &palette); // behind selected rows, whose text keeps its colour
[[nodiscard]] QColor warning(const QPalette &palette);  // text on a notice
[[nodiscard]] QColor noticeBack(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);
// Contrast ratio as WCAG 2 defines it, 1 to 21.
[[nodiscard]] qreal contrast(const QColor &a, const QColor &b);
} // namespace colour

namespace type {
[[nodiscard]] QFont title(const QFont &base);   // page title: heavier, a little larger
[[nodiscard]] QFont heading(const QFont &base); // section heading: demi-bold
[[nodiscard]] QFont small(const QFont &base);
[[nodiscard]] QFont tabular(const QFont &base); // figures of equal width where the font has them (from Qt 6.7)
[[nodiscard]] QFont fixed();                    // runouts
} // namespace type

// :/icons/NAME.svg in the palette's text colour (disabled and selected states too); follows a palette change by itself.
[[nodiscard]] QIcon icon(const QString &name);
// The same in a colour of the caller's, for delegates.
void paintIcon(QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour);

} // namespace runout::ui
