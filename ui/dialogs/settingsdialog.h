// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace runout {
class Settings;
}

namespace runout::ui {

// All settings in one page. A value that the environment fixes is shown and cannot be changed here.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(Settings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void cacheClearWanted();

private:
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
    QLineEdit *m_ttl;
    QSpinBox *m_cache;
    QSpinBox *m_covers;
    QLabel *m_problem;
};

} // namespace runout::ui
