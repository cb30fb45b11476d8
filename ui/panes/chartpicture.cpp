// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/chartpicture.h"

#include "ui/models/charttable.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>

namespace runout::ui {

namespace {

constexpr int margin = 24;
constexpr int pieceWide = 480; // of one chart
constexpr int lineTall = 180;
constexpr int mostBars = 24;
constexpr int pixels = 2; // for one of the screen's

struct Piece
{
    Chart chart;
    QList<BarChart::Bar> bars;
    QList<LineChart::Point> points;
    int titleTall = 0, noteTall = 0, chartTall = 0;
    QPoint at;
    [[nodiscard]] int tall() const { return titleTall + chartTall + noteTall + margin; }
};

// Where everything stands in the picture.
struct Sheet
{
    QList<Piece> pieces;
    QSize size;

    Sheet(const QList<Chart> &charts, const ChartLook &look)
    {
        const int columns = charts.size() > 1 ? 2 : 1;
        QList<int> heights(columns, margin);
        for (const Chart &chart : charts) {
            Piece piece{chart, {}, {}, 0, 0, 0, {}};
            const QFontMetrics small(type::small(look.font));
            piece.titleTall = QFontMetrics(type::heading(look.font)).height() + 8;
            if (!chart.note.isEmpty())
                piece.noteTall =
                    small.boundingRect(QRect(0, 0, pieceWide, 1000), Qt::TextWordWrap, chart.note).height() + 8;
            if (chart.kind == Chart::Kind::Growth)
                piece.points = pointsOf(chart);
            else
                piece.bars = barsOf(chart, mostBars);
            piece.chartTall = piece.points.isEmpty() ? BarChart::heightOf(piece.bars.size()) : lineTall;
            const auto shortest = std::min_element(heights.begin(), heights.end());
            piece.at = {margin + int(shortest - heights.begin()) * (pieceWide + margin), *shortest};
            *shortest += piece.tall();
            pieces.append(piece);
        }
        size = {margin + columns * (pieceWide + margin), *std::max_element(heights.begin(), heights.end())};
    }

    void draw(QPainter &painter, const ChartLook &look) const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRect(QPoint(), size), look.palette.color(QPalette::Base));
        const Qt::Alignment leading = look.mirrored ? Qt::AlignRight : Qt::AlignLeft;
        for (const Piece &piece : pieces) {
            QRect rect(piece.at, QSize(pieceWide, piece.titleTall));
            painter.setFont(type::heading(look.font));
            painter.setPen(look.palette.color(QPalette::Text));
            painter.drawText(rect, leading | Qt::AlignTop, titleOf(piece.chart));
            rect = QRect(rect.left(), rect.top() + rect.height(), pieceWide, piece.chartTall);
            if (piece.points.isEmpty())
                BarChart::draw(painter, rect, piece.bars, look);
            else
                LineChart::draw(painter, rect, piece.points, look);
            rect = QRect(rect.left(), rect.top() + rect.height() + 4, pieceWide, piece.noteTall);
            painter.setFont(type::small(look.font));
            painter.setPen(colour::muted(look.palette));
            painter.drawText(rect, int(leading) | Qt::TextWordWrap, piece.chart.note);
        }
    }
};

QByteArray pngOf(const Sheet &sheet, const ChartLook &look)
{
    QImage image(sheet.size * pixels, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixels);
    QPainter painter(&image);
    sheet.draw(painter, look);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const Sheet &sheet, const ChartLook &look)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sheet.size);
    generator.setViewBox(QRect(QPoint(), sheet.size));
    generator.setTitle(sheet.pieces.size() == 1 ? titleOf(sheet.pieces.first().chart) : QStringLiteral("Runout"));
    QPainter painter(&generator);
    sheet.draw(painter, look);
    painter.end();
    return bytes;
}

Result<bool> save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        return failure(ErrorCode::File, file.errorString());
    return true;
}

} // namespace

PictureFormat formatOf(const QString &path)
{
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return PictureFormat::Svg;
    return path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? PictureFormat::Csv : PictureFormat::Png;
}

QByteArray picture(const QList<Chart> &charts, PictureFormat format, const ChartLook &look)
{
    if (format == PictureFormat::Csv)
        return csvOf(charts);
    const Sheet sheet(charts, look);
    return format == PictureFormat::Svg ? svgOf(sheet, look) : pngOf(sheet, look);
}

Answer<bool> saveCharts(const QList<Chart> &charts, const QString &path, const ChartLook &look)
{
    return runOn(*QThreadPool::globalInstance(),
                 [charts, path, look] { return save(path, picture(charts, formatOf(path), look)); });
}

} // namespace runout::ui
