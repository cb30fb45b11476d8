// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/match.h"

#include <limits>
#include <vector>

namespace runout::tags {

namespace {

// Rows are given columns one after the other, each time along the cheapest augmenting path; potentials keep all
// reduced costs at or above zero. Rows must not outnumber columns.
class Hungarian
{
public:
    Hungarian(std::vector<double> costs, size_t rows, size_t columns)
        : m_costs(std::move(costs))
        , m_columns(columns)
        , m_ofRow(rows + 1)
        , m_ofColumn(columns + 1)
        , m_rowOf(columns + 1)
        , m_before(columns + 1)
    {
        for (size_t row = 1; row <= rows; ++row)
            add(row);
    }

    [[nodiscard]] size_t rowOf(size_t column) const { return m_rowOf[column + 1]; } // from 1; 0: none

private:
    void add(size_t row)
    {
        std::vector<double> slack(m_columns + 1, std::numeric_limits<double>::infinity());
        std::vector<char> isUsed(m_columns + 1, 0);
        size_t column = 0;
        m_rowOf[0] = row;
        do {
            isUsed[column] = 1;
            column = step(column, slack, isUsed);
        } while (m_rowOf[column] != 0);
        while (column != 0) {
            const size_t before = m_before[column];
            m_rowOf[column] = m_rowOf[before];
            column = before;
        }
    }

    // Reaches one more column, the one with the least slack.
    size_t step(size_t from, std::vector<double> &slack, const std::vector<char> &isUsed)
    {
        const size_t row = m_rowOf[from];
        const double *const costs = m_costs.data() + (row - 1) * m_columns;
        double least = std::numeric_limits<double>::infinity();
        size_t next = 0;
        for (size_t column = 1; column <= m_columns; ++column) {
            if (isUsed[column])
                continue;
            const double reduced = costs[column - 1] - m_ofRow[row] - m_ofColumn[column];
            if (reduced < slack[column]) {
                slack[column] = reduced;
                m_before[column] = from;
            }
            if (slack[column] < least) {
                least = slack[column];
                next = column;
            }
        }
        for (size_t column = 0; column <= m_columns; ++column) {
            if (isUsed[column]) {
                m_ofRow[m_rowOf[column]] += least;
                m_ofColumn[column] -= least;
            } else {
                slack[column] -= least;
            }
        }
        return next;
    }

    std::vector<double> m_costs;
    size_t m_columns;
    std::vector<double> m_ofRow;
    std::vector<double> m_ofColumn;
    std::vector<size_t> m_rowOf;
    std::vector<size_t> m_before;
};

} // namespace

QList<int> bestAssignment(const QList<double> &weights, int rows, int columns)
{
    QList<int> result(rows, -1);
    if (rows <= 0 || columns <= 0)
        return result;
    const bool isTurned = rows > columns;
    const auto few = static_cast<size_t>(isTurned ? columns : rows);
    const auto many = static_cast<size_t>(isTurned ? rows : columns);
    const auto weight = [&](size_t row, size_t column) {
        return weights[static_cast<qsizetype>(isTurned ? column * few + row : row * many + column)];
    };
    // Cut off at zero, every row can be given some column: one of no weight means none.
    std::vector<double> costs(few * many);
    for (size_t row = 0; row < few; ++row) {
        for (size_t column = 0; column < many; ++column)
            costs[row * many + column] = -std::max(0.0, weight(row, column));
    }
    const Hungarian solved(std::move(costs), few, many);
    for (size_t column = 0; column < many; ++column) {
        const size_t row = solved.rowOf(column);
        if (row == 0 || weight(row - 1, column) <= 0)
            continue;
        const size_t of = isTurned ? column : row - 1;
        result[static_cast<qsizetype>(of)] = static_cast<int>(isTurned ? row - 1 : column);
    }
    return result;
}

} // namespace runout::tags
