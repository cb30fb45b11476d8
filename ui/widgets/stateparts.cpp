// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stateparts.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

constexpr int barHeight = 2;
constexpr int barSteps = 60;
constexpr int barInterval = 33; // ms
constexpr int textWidth = 420;

bool mayMove(const QWidget *widget)
{
    return QApplication::isEffectEnabled(Qt::UI_AnimateMenu) &&
           widget->style()->styleHint(QStyle::SH_Widget_Animate, nullptr, widget) != 0;
}

QLabel *plainLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setTextColour(QWidget *widget, const QColor &colour)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, colour);
    widget->setPalette(palette);
}

} // namespace

LoadingBar::LoadingBar(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_timer.setInterval(barInterval);
    connect(&m_timer, &QTimer::timeout, this, &LoadingBar::step);
    parent->installEventFilter(this);
    hide();
}

void LoadingBar::setActive(bool active)
{
    setVisible(active);
    if (!active) {
        m_timer.stop();
        return;
    }
    place();
    raise();
    if (mayMove(this))
        m_timer.start();
}

void LoadingBar::step()
{
    m_step = (m_step + 1) % barSteps;
    update();
}

void LoadingBar::place()
{
    setGeometry(0, 0, parentWidget()->width(), barHeight);
}

bool LoadingBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void LoadingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor accent = colour::accent(palette());
    QColor track = accent;
    track.setAlphaF(0.2F);
    painter.fillRect(rect(), track);
    if (!m_timer.isActive()) {
        painter.fillRect(rect(), accent);
        return;
    }
    const qreal length = width() * 0.3;
    const qreal start = (width() + length) * m_step / barSteps - length;
    painter.fillRect(QRectF(start, 0, length, height()), accent);
}

Symbol::Symbol(int size, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
{
    setFixedSize(size, size);
}

void Symbol::setName(const QString &name)
{
    m_name = name;
    update();
}

void Symbol::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(painter, m_name, rect(), m_tone == Tone::Warning ? colour::warning(palette()) : colour::muted(palette()));
}

NoticeStrip::NoticeStrip(QWidget *parent)
    : QWidget(parent)
    , m_symbol(new Symbol(16, Symbol::Tone::Warning))
    , m_text(plainLabel())
    , m_button(new QPushButton)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, 8, 6);
    line->setSpacing(8);
    line->addWidget(m_symbol);
    line->addWidget(m_text, 1);
    line->addWidget(m_button);
    m_button->setFlat(true);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (const auto run = m_run)
            run();
    });
    recolour();
    hide();
}

void NoticeStrip::set(const QString &symbol, const QString &sentence, const PaneStates::Action &action,
                      const QString &detail)
{
    m_symbol->setName(symbol);
    m_text->setText(sentence);
    m_text->setToolTip(detail.toHtmlEscaped());
    m_button->setText(action.text);
    m_button->setVisible(!action.text.isEmpty());
    m_run = action.run;
    setAccessibleName(sentence);
    show();
}

void NoticeStrip::clear()
{
    m_run = nullptr;
    hide();
}

void NoticeStrip::recolour()
{
    if (m_text->palette().color(QPalette::WindowText) != colour::warning(palette()))
        setTextColour(m_text, colour::warning(palette()));
}

void NoticeStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        recolour();
    QWidget::changeEvent(event);
}

void NoticeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour::noticeBack(palette()));
    painter.fillRect(QRect(0, 0, 3, height()), colour::warning(palette()));
}

StatePage::StatePage(QWidget *parent)
    : QWidget(parent)
    , m_symbol(new Symbol(40, Symbol::Tone::Muted))
    , m_text(plainLabel())
    , m_heading(plainLabel())
{
    m_heading->setFont(type::title(font()));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (int i = 0; i < most; ++i) {
        QPushButton *button = m_buttons[i] = new QPushButton;
        button->setFlat(i > 0);
        button->setProperty("primary", i == 0);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, i] {
            if (const auto run = m_runs[i])
                run();
        });
    }
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_symbol, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    for (QLabel *text : {m_heading, m_text}) {
        text->setAlignment(Qt::AlignHCenter);
        text->setMaximumWidth(textWidth);
        text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
        auto *words = new QHBoxLayout;
        words->addStretch();
        words->addWidget(text, 100);
        words->addStretch();
        column->addLayout(words);
    }
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(3);
}

void StatePage::set(const QString &symbol, const QString &sentence, const QList<PaneStates::Action> &actions,
                    const QString &detail)
{
    m_symbol->setName(symbol);
    const bool hasHeading = sentence.contains(u'\n');
    m_heading->setText(hasHeading ? sentence.section(u'\n', 0, 0) : QString());
    m_heading->setVisible(hasHeading);
    m_text->setText(hasHeading ? sentence.section(u'\n', 1) : sentence);
    m_text->setToolTip(detail.toHtmlEscaped());
    for (int i = 0; i < most; ++i) {
        const PaneStates::Action action = actions.value(i);
        m_buttons[i]->setText(action.text);
        m_buttons[i]->setVisible(!action.text.isEmpty());
        m_runs[i] = action.run;
    }
}

QString StatePage::sentence() const
{
    return m_heading->text().isEmpty() ? m_text->text() : m_heading->text() + u'\n' + m_text->text();
}

void StatePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().window()); // one with the head above, which may be empty too
}

Skeleton::Skeleton(QWidget *parent)
    : QWidget(parent)
{}

void Skeleton::paintEvent(QPaintEvent *)
{
    constexpr int rowHeight = 44;
    constexpr int cover = 36;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().base());
    painter.setPen(Qt::NoPen);
    QColor shade = colour::raised(palette());
    const int rows = qMin(10, height() / rowHeight);
    for (int row = 0; row < rows; ++row) {
        shade.setAlphaF(1.0F - 0.09F * float(row));
        painter.setBrush(shade);
        const int y = 8 + row * rowHeight;
        const int room = qMax(40, width() - 24 - cover);
        painter.drawRoundedRect(QRectF(12, y, cover, cover), 4, 4);
        painter.drawRoundedRect(QRectF(60, y + 5, room * (0.30 + 0.05 * ((row * 7) % 5)), 10), 4, 4);
        painter.drawRoundedRect(QRectF(60, y + 22, room * (0.16 + 0.04 * ((row * 3) % 4)), 8), 4, 4);
    }
}

} // namespace runout::ui
