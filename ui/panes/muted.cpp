// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/muted.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QGuiApplication>
#include <QWidget>

namespace runout::ui {

namespace {

class Muting final : public QObject
{
public:
    explicit Muting(QWidget *label)
        : QObject(label)
        , m_label(label)
    {
        apply();
        label->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        QPalette palette = m_label->palette();
        palette.setColor(QPalette::WindowText, colour::muted(QGuiApplication::palette()));
        palette.setColor(QPalette::Text, palette.color(QPalette::WindowText));
        m_label->setPalette(palette);
    }

    QWidget *m_label;
};

} // namespace

void setMuted(QWidget *label)
{
    new Muting(label);
}

} // namespace runout::ui
