// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportcollection.h"
#include "ui/mainwindow.h"
#include "ui/panes/chartpicture.h"
#include "ui/panes/statisticspane.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/snackbar.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStackedWidget>

// What the window has to do with the statistics: their page, and charts as files.
namespace runout::ui {

void MainWindow::buildStatistics()
{
    m_statisticsPane = new StatisticsPane(m_desk);
    m_middle->addWidget(m_statisticsPane);
    connect(m_statisticsPane, &Pane::linkWanted, this, &MainWindow::linkAccount);
    connect(m_statisticsPane, &Pane::sampleWanted, this, &MainWindow::sampleWanted);
    connect(m_statisticsPane, &StatisticsPane::exportWanted, this, &MainWindow::exportCharts);
}

void MainWindow::exportCharts(const QList<Chart> &charts)
{
    if (charts.isEmpty())
        return;
    auto *dialog = new QFileDialog(this, charts.size() == 1 ? tr("Export chart") : tr("Export all charts"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)"), tr("CSV table (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        for (const QString &suffix : {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("csv")}) {
            if (filter.contains(suffix))
                dialog->setDefaultSuffix(suffix);
        }
    });
    QString name = charts.size() == 1 ? titleOf(charts.first()) : tr("Statistics");
    name.replace(u'/', u'-');
    dialog->selectFile(name + QStringLiteral(".png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, charts](const QString &path) {
        whenDone(saveCharts(charts, path, lookOf(*m_statisticsPane)), this, [this, path](const Result<bool> &saved) {
            const QString done = tr("The chart is in “%1”.").arg(QFileInfo(path).fileName());
            m_snackbar->say(saved ? done : exportText(Failure(saved.error()), path));
        });
    });
    showDialog(dialog);
}

} // namespace runout::ui
