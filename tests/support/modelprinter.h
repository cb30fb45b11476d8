// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace runout::test {

// A model as text, a line a row: cells joined by " | ", empty cells at the end left out, children indented by two
// spaces. For tests that say what they expect as text.
[[nodiscard]] inline QStringList modelLines(const QAbstractItemModel &model, int role = Qt::DisplayRole,
                                            const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells.append(model.index(row, column, parent).data(role).toString());
        while (!cells.isEmpty() && cells.last().isEmpty())
            cells.removeLast();
        lines.append(QString(depth * 2, u' ') + cells.join(QStringLiteral(" | ")));
        lines.append(modelLines(model, role, model.index(row, 0, parent), depth + 1));
    }
    return lines;
}

[[nodiscard]] inline QString modelText(const QAbstractItemModel &model, int role = Qt::DisplayRole)
{
    return modelLines(model, role).join(u'\n');
}

} // namespace runout::test
