// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTabWidget;

namespace runout {
class Settings;
}

namespace runout::ui {

// All settings on one page, in groups. A value that the environment fixes is shown and cannot be changed here.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(Settings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void cacheClearWanted();

private:
    [[nodiscard]] QFormLayout *group(QTabWidget &pages, const QString &title);
    void addClear(QFormLayout *form);
    void addLastfm(QTabWidget &pages);
    void showValues(const Settings &settings);
    void reset(); // what is shown; saved by Save
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &variable, const QString &hint);
    // Says what cannot be taken, or "".
    [[nodiscard]] QString problem() const;
    void save();

    Settings &m_settings;
    QComboBox *m_theme;
    QComboBox *m_currency;
    QLineEdit *m_api;
    QLineEdit *m_web;
    QSpinBox *m_rate;
    QComboBox *m_ttl; // "7 days"; also takes "168h"
    QLineEdit *m_lastfmApi;
    QComboBox *m_lastfmTtl; // likewise
    QComboBox *m_lastfmLanguage;
    QSpinBox *m_cache;
    QSpinBox *m_covers;
    QLabel *m_problem;
};

} // namespace runout::ui
