// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <QHash>

namespace runout::ui {

namespace {

const QLatin1String windows(R"(
QMainWindow::separator, QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QFrame#hairline { background: @line; border: none; }
QStatusBar { background: @window; color: @muted; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @line; spacing: 4px; padding: 6px 8px; }
QToolTip { background: @raised; color: @text; border: 1px solid @edge; padding: 4px 6px; }
QMenuBar { background: @window; border-bottom: 1px solid @line; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @pressed; }
QMenu { background: @base; border: 1px solid @edge; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 5px; margin: 0 1px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
)");

// No colour of text for the fields: with one, Qt 6.4 halves it for placeholders and forgets the palette's.
const QLatin1String fields(R"(
QLineEdit, QPlainTextEdit, QSpinBox, QComboBox {
    background: @base; border: 1px solid @edge; border-radius: 6px; padding: 4px 8px; min-height: 18px;
    selection-background-color: @selected; selection-color: @text; }
QLineEdit:hover, QComboBox:hover, QSpinBox:hover { border-color: @muted; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QComboBox:on, QSpinBox:focus { border-color: @accent; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { background: @window; }
QLineEdit#search { border-radius: 8px; padding: 5px 6px; min-height: 20px; }
QComboBox { padding-right: 22px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/@{scheme}-chevron-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @base; border: 1px solid @edge; padding: 4px; outline: none; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 16px; background: transparent; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
)");

const QLatin1String buttons(R"(
QPushButton { background: @raised; color: @text; border: 1px solid @edge; border-radius: 6px; padding: 5px 14px; min-height: 18px; outline: none; }
QPushButton:hover { background: @hover; border-color: @muted; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @disabled; background: @window; border-color: @line; }
QPushButton:default, QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton:default:hover, QPushButton[primary="true"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton:default:focus, QPushButton[primary="true"]:focus { border: 2px solid @text; padding: 4px 13px; }
QPushButton:default:disabled, QPushButton[primary="true"]:disabled { background: @raised; color: @disabled; border-color: @line; }
QPushButton:flat { background: transparent; border-color: transparent; color: @accent; padding: 4px 10px; }
QPushButton:flat:hover { background: @hover; }
QPushButton:flat:focus { border-color: @accent; }
QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @pressed; }
QToolButton:pressed, QToolButton:checked { background: @selected; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { image: none; }
QToolButton#facet { background: @raised; padding: 3px 6px 3px 8px; }
QToolButton#facet:hover { background: @pressed; }
QToolButton#facet:focus { border-color: @accent; }
QToolButton#facet[chosen="true"] { background: @selected; border-color: @accent; }
QToolButton#chip { background: @raised; padding: 4px 10px 4px 8px; border: 1px solid @edge; }
QToolButton#chip:hover { background: @pressed; }
QToolButton#chip:checked { background: @selected; border-color: @accent; }
QToolButton#chip:focus { border-color: @accent; }
QToolButton#chip[unfolds="true"] { padding-right: 26px; }
QToolButton#chip[popupMode="1"] { padding-right: 24px; }
QToolButton#chip::menu-button { border: none; border-left: 1px solid @edge; width: 18px; border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QToolButton#chip::menu-button:hover { background: @pressed; }
QToolButton#chip::menu-arrow { image: url(:/icons/@{scheme}-chevron-down.svg); width: 10px; height: 10px; }
QFrame#snackbar { background: @base; border: 1px solid @edge; border-radius: 8px; }
QFrame#card { background: @raised; border-radius: 8px; }
QFrame#facetPopup { background: @base; border: 1px solid @edge; }
)");

const QLatin1String tabsAndViews(R"(
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent; padding: 7px 10px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QAbstractScrollArea { border: none; }
QAbstractItemView { background: @base; alternate-background-color: @base; outline: none; border: none; }
QPlainTextEdit#cell { border: 1px solid @accent; border-radius: 4px; padding: 2px; }
QListView#completions { background: @base; border: 1px solid @edge; padding: 4px; }
QListView#completions::item { padding: 4px 8px; border-radius: 4px; }
QListView#completions::item:selected { background: @selected; color: @text; }
QListView#sections, QTreeView#sections { background: @window; }
QHeaderView { background: @base; border: none; }
QHeaderView::section { background: @base; color: @muted; border: none; border-bottom: 1px solid @line; padding: 5px 8px; }
QHeaderView::section:hover { color: @text; background: @hover; }
QHeaderView::down-arrow { image: url(:/icons/@{scheme}-chevron-down.svg); width: 10px; height: 10px; subcontrol-position: center right; subcontrol-origin: padding; right: 4px; }
QHeaderView::up-arrow { image: url(:/icons/@{scheme}-chevron-up.svg); width: 10px; height: 10px; subcontrol-position: center right; subcontrol-origin: padding; right: 4px; }
QTableCornerButton::section { background: @base; border: none; }
QGroupBox { border: none; margin-top: 20px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 0; }
QProgressBar { background: @raised; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)");

const QLatin1String scrollBars(R"(
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
)");

QHash<QString, QString> names(const Tokens &t)
{
    const bool dark = t.window.lightness() < 128;
    QHash<QString, QString> values{
        {QStringLiteral("{scheme}"), dark ? QStringLiteral("dark") : QStringLiteral("light")}};
    const std::initializer_list<std::pair<QLatin1String, QColor>> colours{
        {QLatin1String("window"), t.window},
        {QLatin1String("base"), t.base},
        {QLatin1String("raised"), t.raised},
        {QLatin1String("hover"), t.hover},
        {QLatin1String("pressed"), t.pressed},
        {QLatin1String("selected"), t.selected},
        {QLatin1String("line"), t.line},
        {QLatin1String("edge"), t.edge},
        {QLatin1String("text"), t.text},
        {QLatin1String("muted"), t.muted},
        {QLatin1String("disabled"), t.disabled},
        {QLatin1String("accent"), t.accent},
        {QLatin1String("onAccent"), t.onAccent},
        {QLatin1String("accentHover"), dark ? t.accent.lighter(108) : t.accent.darker(115)},
        {QLatin1String("scroll"), t.scroll}};
    for (const auto &[name, colour] : colours)
        values.insert(name, colour.name());
    return values;
}

// "@name" and "@{name}" become their values.
QString filled(QLatin1String text, const QHash<QString, QString> &values)
{
    const QString from(text);
    QString result;
    result.reserve(from.size() * 2);
    for (qsizetype i = 0; i < from.size();) {
        if (from[i] != u'@') {
            result += from[i++];
            continue;
        }
        qsizetype end = i + 1;
        while (end < from.size() && (from[end].isLetter() || from[end] == u'{' || from[end] == u'}'))
            ++end;
        result += values.value(from.mid(i + 1, end - i - 1));
        i = end;
    }
    return result;
}

} // namespace

QString styleSheetOf(const Tokens &tokens)
{
    const auto values = names(tokens);
    QString sheet;
    for (const QLatin1String part : {windows, fields, buttons, tabsAndViews, scrollBars})
        sheet += filled(part, values);
    return sheet;
}

} // namespace runout::ui
