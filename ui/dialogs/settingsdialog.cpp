// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include "core/base/settings.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <chrono>

namespace runout::ui {

using namespace std::chrono_literals;

namespace {

constexpr int labelWidth = 150;
constexpr int fieldWidth = 340;

struct Unit
{
    std::chrono::seconds length;
    QString one, several;
};

QList<Unit> units()
{
    return {{24h, SettingsDialog::tr("day"), SettingsDialog::tr("days")},
            {1h, SettingsDialog::tr("hour"), SettingsDialog::tr("hours")},
            {1min, SettingsDialog::tr("minute"), SettingsDialog::tr("minutes")},
            {1s, SettingsDialog::tr("second"), SettingsDialog::tr("seconds")}};
}

// "7 days": the largest unit that comes out even.
QString spanText(std::chrono::seconds span)
{
    for (const Unit &unit : units()) {
        const auto count = span / unit.length;
        if (span % unit.length == 0s && count > 0)
            return SettingsDialog::tr("%1 %2", "7 days").arg(count).arg(count == 1 ? unit.one : unit.several);
    }
    return {};
}

// As spanText() says it, or "168h".
std::optional<std::chrono::seconds> spanOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})\\s*(\\p{L}+)$"));
    const auto match = form.match(text.trimmed());
    for (const Unit &unit : units()) {
        const QString word = match.captured(2).toLower();
        if (match.hasMatch() && (word == unit.one || word == unit.several) && match.captured(1).toInt() > 0)
            return match.captured(1).toInt() * unit.length;
    }
    return Settings::parseDuration(text);
}

QComboBox *spans()
{
    auto *box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    for (const std::chrono::seconds span : {1h, 6h, 24h, 7 * 24h, 30 * 24h})
        box->addItem(spanText(span));
    return box;
}

QSpinBox *megabytes(const QString &suffix)
{
    auto *box = new QSpinBox;
    box->setRange(1, 65536);
    box->setSuffix(suffix);
    return box;
}

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setWindowTitle(tr("Settings"));
    setMinimumWidth(560);

    m_theme = new QComboBox;
    m_theme->addItem(tr("As the system"), QStringLiteral("system"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_currency = new QComboBox;
    m_currency->addItems(Settings::currencies());
    m_api = new QLineEdit;
    m_web = new QLineEdit;
    m_rate = new QSpinBox;
    m_rate->setRange(0, 1000);
    m_rate->setSpecialValueText(tr("What Discogs allows"));
    m_rate->setSuffix(tr(" a minute"));
    m_ttl = spans();
    m_lastfmApi = new QLineEdit;
    m_lastfmTtl = spans();
    m_lastfmLanguage = new QComboBox;
    for (const char *code : {"en", "de", "es", "fr", "it", "ja", "pl", "pt", "ru", "sv", "tr", "zh"}) {
        const QLocale locale{QLatin1StringView(code)};
        m_lastfmLanguage->addItem(locale.nativeLanguageName(),
                                  code == QLatin1StringView("en") ? QString() : QString::fromLatin1(code));
    }
    m_cache = megabytes(tr(" MB"));
    m_covers = megabytes(tr(" MB"));
    showValues(settings);

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 12, 20, 16);
    box->setSpacing(4);
    auto *pages = new QTabWidget;
    pages->setDocumentMode(true);
    pages->setAccessibleName(tr("Groups of settings"));
    pages->tabBar()->setAccessibleName(tr("Groups of settings"));
    box->addWidget(pages);
    QFormLayout *form = group(*pages, tr("Appearance"));
    addRow(form, tr("Look"), m_theme, {}, {});
    addRow(form, tr("Currency"), m_currency, {}, tr("In which market figures are shown. Discogs converts them."));
    form = group(*pages, tr("On this computer"));
    addRow(form, tr("Keep Discogs data for"), m_ttl, QStringLiteral("DISCOGS_CACHE_TTL"),
           tr("After that a page is asked for anew when you open it. Your own spans do as well: 12 hours, 168h. Market "
              "figures are never older than six hours."));
    addRow(form, tr("Room for data"), m_cache, {}, tr("What was looked up longest ago goes first."));
    addRow(form, tr("Room for covers"), m_covers, {}, {});
    addClear(form);
    form = group(*pages, tr("Discogs"));
    addRow(form, tr("Requests"), m_rate, QStringLiteral("DISCOGS_RATE_LIMIT"),
           tr("Fewer leave some of your allowance to other programs."));
    addRow(form, tr("API address"), m_api, QStringLiteral("DISCOGS_API_URL"),
           tr("Of another server that speaks like Discogs. Takes effect at the next start."));
    addRow(form, tr("Web address"), m_web, QStringLiteral("DISCOGS_WEB_URL"), tr("Where links to pages lead."));

    addLastfm(*pages);

    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    m_problem->setAccessibleName(tr("Problem"));
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, colour::warning(warning));
    m_problem->setPalette(warning);
    m_problem->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setProperty("primary", true);
    auto *reset = buttons->addButton(tr("Reset to defaults"), QDialogButtonBox::ResetRole);
    reset->setToolTip(tr("Nothing is kept before you save"));
    connect(reset, &QPushButton::clicked, this, &SettingsDialog::reset);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    box->addWidget(m_problem);
    box->addStretch(1);
    box->addSpacing(12);
    box->addWidget(buttons);
}

QFormLayout *SettingsDialog::group(QTabWidget &pages, const QString &title)
{
    auto *page = new QWidget;
    pages.addTab(page, title);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(4, 16, 4, 4);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(4);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}

void SettingsDialog::addLastfm(QTabWidget &pages)
{
    QFormLayout *form = group(pages, tr("Last.fm"));
    addRow(form, tr("Biographies in"), m_lastfmLanguage, {}, tr("Where nobody has written one in it, there is none."));
    addRow(form, tr("Keep Last.fm data for"), m_lastfmTtl, QStringLiteral("LASTFM_CACHE_TTL"), {});
    addRow(form, tr("Last.fm API address"), m_lastfmApi, QStringLiteral("LASTFM_API_URL"),
           tr("Of another server that speaks like Last.fm. The API key is entered under Account, Connect Last.fm."));
}

void SettingsDialog::addClear(QFormLayout *form)
{
    auto *clear = new QPushButton(tr("Empty the cache"));
    clear->setAutoDefault(false);
    connect(clear, &QPushButton::clicked, this, [this, clear] {
        Q_EMIT cacheClearWanted();
        clear->setEnabled(false);
        clear->setText(tr("The cache is empty"));
    });
    addRow(form, {}, clear, {}, tr("What was looked up and its covers. Your collection, wantlist and lists stay."));
    clear->setAccessibleName(clear->text());
}

void SettingsDialog::reset()
{
    const QTemporaryDir empty;
    showValues(Settings(empty.filePath(QStringLiteral("none.ini")))); // a file that is not there says the defaults
}

// What the environment fixes is the same in all of them.
void SettingsDialog::showValues(const Settings &settings)
{
    m_theme->setCurrentIndex(m_theme->findData(settings.theme()));
    m_currency->setCurrentText(settings.currency());
    m_api->setText(settings.apiUrl().toString());
    m_web->setText(settings.webUrl().toString());
    m_rate->setValue(settings.rateLimit());
    m_ttl->setEditText(spanText(settings.cacheTtl()));
    m_lastfmApi->setText(settings.lastfmApiUrl().toString());
    m_lastfmTtl->setEditText(spanText(settings.lastfmTtl()));
    m_lastfmLanguage->setCurrentIndex(qMax(0, m_lastfmLanguage->findData(settings.lastfmLanguage())));
    m_cache->setValue(int(settings.cacheBytes() >> 20));
    m_covers->setValue(int(settings.coverBytes() >> 20));
}

void SettingsDialog::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &variable,
                            const QString &hint)
{
    field->setAccessibleName(label);
    const bool fixed = !Settings::fixedBy(variable).isEmpty();
    field->setEnabled(!fixed);
    if (!qobject_cast<QPushButton *>(field))
        field->setMinimumWidth(fieldWidth);
    auto *name = new QLabel(label);
    name->setMinimumWidth(labelWidth);
    name->setBuddy(field);
    form->addRow(name, field);
    const QString below = fixed ? tr("Fixed by %1 in the environment.").arg(variable) : hint;
    if (below.isEmpty())
        return;
    auto *note = new QLabel(below);
    note->setFont(type::small(font()));
    note->setWordWrap(true);
    note->setContentsMargins(0, 0, 0, 10);
    note->setFixedSize(fieldWidth, note->heightForWidth(fieldWidth));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, colour::muted(muted));
    note->setPalette(muted);
    form->addRow(QString(), note);
}

QString SettingsDialog::problem() const
{
    for (const QLineEdit *field : {m_api, m_web, m_lastfmApi}) {
        if (!Settings::isAllowedOrigin(QUrl(field->text().trimmed())))
            return tr("“%1” is no address Runout may use: https://…, or http:// on this machine only.")
                .arg(field->text());
    }
    for (const QComboBox *field : {m_ttl, m_lastfmTtl}) {
        if (!spanOf(field->currentText()))
            return tr("“%1” is no time span. Write it as 7 days, 12 hours, 168h or 30m.").arg(field->currentText());
    }
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
        m_settings.setCacheTtl(*spanOf(m_ttl->currentText()));
    if (m_rate->isEnabled())
        m_settings.setRateLimit(m_rate->value());
    if (m_api->isEnabled())
        m_settings.setApiUrl(QUrl(m_api->text().trimmed()));
    if (m_web->isEnabled())
        m_settings.setWebUrl(QUrl(m_web->text().trimmed()));
    m_settings.setLastfmLanguage(m_lastfmLanguage->currentData().toString());
    if (m_lastfmTtl->isEnabled())
        m_settings.setLastfmTtl(*spanOf(m_lastfmTtl->currentText()));
    if (m_lastfmApi->isEnabled())
        m_settings.setLastfmApiUrl(QUrl(m_lastfmApi->text().trimmed()));
    accept();
}

} // namespace runout::ui
