// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/queryhelp.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QToolButton>

namespace runout::ui {

namespace {

struct Example
{
    const char *query;
    const char *meaning;
};

const Example examples[] = {
    {"miles blue", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "both words, anywhere in the row")},
    {"\"kind of blue\"", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "these words in this order")},
    {"label:\"blue note\"",
     QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "in one field; also artist, title, cat, notes …")},
    {"year:1970..1979", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "a range; also 1970s, >=1970, <1980, none")},
    {"country:uk format:lp", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "by name; also genre, style")},
    {"rating:>=4", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "four stars and more")},
    {"added:2024-03", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "added in that year, month or day")},
    {"played:<2024",
     QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "not played since; also played:never, a year, a range")},
    {"condition:vg+ sleeve:nm", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "grades of record and sleeve")},
    {"credit:\"rudy van gelder\"", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "who worked on it; also track, runout")},
    {"genre:\"jazz\"",
     QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "a name in full, quoted, is that alone; also artist, label, style")},
    {"is:duplicate", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "there more than once; also rated, waiting, complete")},
    {"price:<20 forsale:>0",
     QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "what copies cost now; also is:watched, is:met")},
    {"files:stale",
     QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "with tags that differ from Discogs; also yes, no, partial, gone")},
    {"jazz -format:cd", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "a minus leaves out")},
    {"folder:jazz or style:modal", QT_TRANSLATE_NOOP("runout::ui::QueryHelp", "one or the other")},
};

} // namespace

QueryHelp::QueryHelp(const QStringList &without, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("facetPopup"));
    setAccessibleName(tr("How to filter"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 10, 16, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    auto *title = new QLabel(tr("How to filter"));
    title->setFont(type::heading(font()));
    title->setContentsMargins(4, 0, 0, 4);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const Example &example : examples) {
        const QString query = QString::fromLatin1(example.query);
        if (std::any_of(without.begin(), without.end(),
                        [&](const QString &name) { return query.contains(name + u':'); }))
            continue;
        auto *button = new QToolButton;
        button->setText(query);
        button->setFont(type::fixed());
        button->setAutoRaise(true);
        button->setToolTip(tr("Take this over"));
        connect(button, &QToolButton::clicked, this, [this, query] {
            hide();
            Q_EMIT exampleChosen(query);
        });
        auto *meaning = new QLabel(tr(example.meaning));
        meaning->setTextFormat(Qt::PlainText);
        grid->addWidget(button, row, 0, Qt::AlignLeading | Qt::AlignVCenter);
        grid->addWidget(meaning, row++, 1);
    }
}

void QueryHelp::showBelow(const QWidget &field)
{
    adjustSize();
    QPoint at = field.mapToGlobal(QPoint(0, field.height() + 4));
    const QRect room = field.screen()->availableGeometry();
    at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - width())));
    move(at);
    show();
    setFocus();
}

} // namespace runout::ui
