// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

namespace runout::ui {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Tokens light()
{
    Tokens t;
    t.window = rgb(0xF5F4F1);
    t.base = rgb(0xFEFDFB);
    t.raised = rgb(0xEEECE7);
    t.hover = rgb(0xF3F1ED);
    t.pressed = rgb(0xE6E3DD);
    t.selected = rgb(0xD9ECE9);
    t.line = rgb(0xE5E2DC);
    t.edge = rgb(0xD3CFC7);
    t.text = rgb(0x211F1C);
    t.muted = rgb(0x67625B);
    t.disabled = rgb(0xA09A91);
    t.accent = rgb(0x0B6B69);
    t.onAccent = rgb(0xFFFFFF);
    t.warning = rgb(0x7A4B05);
    t.noticeBack = rgb(0xFAF0DB);
    t.scroll = rgb(0xC9C4BB);
    return t;
}

Tokens dark()
{
    Tokens t;
    t.window = rgb(0x191817);
    t.base = rgb(0x1F1E1C);
    t.raised = rgb(0x2B2927);
    t.hover = rgb(0x282624);
    t.pressed = rgb(0x363330);
    t.selected = rgb(0x1C3F3D);
    t.line = rgb(0x312F2C);
    t.edge = rgb(0x45413D);
    t.text = rgb(0xECE9E4);
    t.muted = rgb(0xA8A299);
    t.disabled = rgb(0x6F6A64);
    t.accent = rgb(0x62C9BE);
    t.onAccent = rgb(0x08201E);
    t.warning = rgb(0xF0C37B);
    t.noticeBack = rgb(0x382E1C);
    t.scroll = rgb(0x4B4743);
    return t;
}

} // namespace

const Tokens &tokens(bool dark_)
{
    static const Tokens lightTokens = light();
    static const Tokens darkTokens = dark();
    return dark_ ? darkTokens : lightTokens;
}

QPalette paletteOf(const Tokens &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.base);
    p.setColor(QPalette::AlternateBase, t.hover);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.warning);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.selected);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.hover);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.edge);
    p.setColor(QPalette::Shadow, t.edge);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    return p;
}

} // namespace runout::ui
