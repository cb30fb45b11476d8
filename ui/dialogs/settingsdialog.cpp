// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include "core/base/settings.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

QSpinBox *megabytes(qint64 bytes, const QString &suffix)
{
    auto *box = new QSpinBox;
    box->setRange(1, 65536);
    box->setSuffix(suffix);
    box->setValue(static_cast<int>(bytes >> 20));
    return box;
}

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setWindowTitle(tr("Settings"));
    setMinimumWidth(520);

    m_theme = new QComboBox;
    m_theme->addItem(tr("As the system"), QStringLiteral("system"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->setCurrentIndex(m_theme->findData(settings.theme()));
    m_currency = new QComboBox;
    m_currency->addItems(Settings::currencies());
    m_currency->setCurrentText(settings.currency());
    m_api = new QLineEdit(settings.apiUrl().toString());
    m_web = new QLineEdit(settings.webUrl().toString());
    m_rate = new QSpinBox;
    m_rate->setRange(0, 1000);
    m_rate->setSpecialValueText(tr("What Discogs allows"));
    m_rate->setSuffix(tr(" a minute"));
    m_rate->setValue(settings.rateLimit());
    m_ttl = new QLineEdit(Settings::durationText(settings.cacheTtl()));
    m_cache = megabytes(settings.cacheBytes(), tr(" MB"));
    m_covers = megabytes(settings.coverBytes(), tr(" MB"));

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addRow(form, tr("Look"), m_theme, {}, {});
    addRow(form, tr("Currency"), m_currency, {}, tr("For market figures."));
    addRow(form, tr("Keep Discogs data for"), m_ttl, QStringLiteral("DISCOGS_CACHE_TTL"),
           tr("Such as 168h, 7d or 30m. Market figures are asked for again after six hours at the latest."));
    addRow(form, tr("Room for data"), m_cache, {}, {});
    addRow(form, tr("Room for covers"), m_covers, {}, {});
    addRow(form, tr("Requests"), m_rate, QStringLiteral("DISCOGS_RATE_LIMIT"), {});
    addRow(form, tr("API address"), m_api, QStringLiteral("DISCOGS_API_URL"), tr("Takes effect at the next start."));
    addRow(form, tr("Web address"), m_web, QStringLiteral("DISCOGS_WEB_URL"), {});

    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    m_problem->setAccessibleName(tr("Problem"));
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, colour::warning(warning));
    m_problem->setPalette(warning);
    m_problem->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setProperty("primary", true);
    auto *clear = buttons->addButton(tr("Empty the cache"), QDialogButtonBox::ResetRole);
    connect(clear, &QPushButton::clicked, this, [this, clear] {
        Q_EMIT cacheClearWanted();
        clear->setEnabled(false);
        clear->setText(tr("The cache is empty"));
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 20, 20, 16);
    box->setSpacing(16);
    box->addLayout(form);
    box->addWidget(m_problem);
    box->addStretch(1);
    box->addWidget(buttons);
}

void SettingsDialog::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &variable,
                            const QString &hint)
{
    field->setAccessibleName(label);
    const bool fixed = !Settings::fixedBy(variable).isEmpty();
    field->setEnabled(!fixed);
    form->addRow(label, field);
    const QString below = fixed ? tr("Fixed by %1 in the environment.").arg(variable) : hint;
    if (below.isEmpty())
        return;
    auto *note = new QLabel(below);
    note->setWordWrap(true);
    note->setFont(type::small(font()));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, colour::muted(muted));
    note->setPalette(muted);
    form->addRow(QString(), note);
}

QString SettingsDialog::problem() const
{
    for (const QLineEdit *field : {m_api, m_web}) {
        if (!Settings::isAllowedOrigin(QUrl(field->text().trimmed())))
            return tr("“%1” is no address Runout may use: https://…, or http:// on this machine only.")
                .arg(field->text());
    }
    if (!Settings::parseDuration(m_ttl->text()))
        return tr("“%1” is no time span. Write it as 168h, 7d, 30m or 90s.").arg(m_ttl->text());
    return {};
}

void SettingsDialog::save()
{
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    if (!wrong.isEmpty())
        return;
    m_settings.setTheme(m_theme->currentData().toString());
    m_settings.setCurrency(m_currency->currentText());
    m_settings.setCacheBytes(qint64(m_cache->value()) << 20);
    m_settings.setCoverBytes(qint64(m_covers->value()) << 20);
    if (m_ttl->isEnabled())
        m_settings.setCacheTtl(*Settings::parseDuration(m_ttl->text()));
    if (m_rate->isEnabled())
        m_settings.setRateLimit(m_rate->value());
    if (m_api->isEnabled())
        m_settings.setApiUrl(QUrl(m_api->text().trimmed()));
    if (m_web->isEnabled())
        m_settings.setWebUrl(QUrl(m_web->text().trimmed()));
    accept();
}

} // namespace runout::ui
