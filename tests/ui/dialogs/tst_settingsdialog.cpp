// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "ui/dialogs/settingsdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace runout;
using namespace std::chrono_literals;

// Spans of time in words, defaults on request, and nothing kept before it is saved.
class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spansAreWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("hours"); // 0: refused
        QTest::addRow("days") << QStringLiteral("3 days") << 72;
        QTest::addRow("one day") << QStringLiteral("1 day") << 24;
        QTest::addRow("short") << QStringLiteral("168h") << 168;
        QTest::addRow("capital") << QStringLiteral(" 12 Hours ") << 12;
        QTest::addRow("nonsense") << QStringLiteral("a while") << 0;
        QTest::addRow("none") << QStringLiteral("0 days") << 0;
    }
    void spansAreWords()
    {
        QFETCH(QString, typed);
        QFETCH(int, hours);
        ui::SettingsDialog dialog(m_settings);
        auto *span = named<QComboBox>(dialog, QStringLiteral("Keep Discogs data for"));
        QVERIFY(span);
        span->setEditText(typed);
        button(dialog, QStringLiteral("Save"))->click();
        QCOMPARE(dialog.result() == QDialog::Accepted, hours > 0);
        if (hours > 0)
            QCOMPARE(m_settings.cacheTtl(), std::chrono::hours(hours));
        else
            QVERIFY(named<QLabel>(dialog, QStringLiteral("Problem"))->text().contains(typed));
    }

    void whatIsKeptIsSaidInTheLargestUnit()
    {
        m_settings.setCacheTtl(168h);
        QCOMPARE(span(), QStringLiteral("7 days"));
        m_settings.setCacheTtl(24h);
        QCOMPARE(span(), QStringLiteral("1 day"));
        m_settings.setCacheTtl(36h);
        QCOMPARE(span(), QStringLiteral("36 hours"));
        m_settings.setCacheTtl(90s);
        QCOMPARE(span(), QStringLiteral("90 seconds"));
    }

    void defaultsAreShownAndSavedOnlyBySaving()
    {
        m_settings.setCacheTtl(1h);
        m_settings.setTheme(QStringLiteral("dark"));
        m_settings.setCoverBytes(64LL << 20);
        ui::SettingsDialog dialog(m_settings);
        button(dialog, QStringLiteral("Reset to defaults"))->click();
        QCOMPARE(named<QComboBox>(dialog, QStringLiteral("Keep Discogs data for"))->currentText(),
                 QStringLiteral("7 days"));
        QCOMPARE(named<QSpinBox>(dialog, QStringLiteral("Room for covers"))->value(), 512);
        QCOMPARE(m_settings.cacheTtl(), std::chrono::seconds(1h));
        button(dialog, QStringLiteral("Save"))->click();
        QCOMPARE(m_settings.cacheTtl(), std::chrono::seconds(168h));
        QCOMPARE(m_settings.theme(), QStringLiteral("system"));
    }

private:
    template<class Widget>
    static Widget *named(const QWidget &parent, const QString &name)
    {
        for (Widget *widget : parent.findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    static QPushButton *button(const QWidget &parent, const QString &text)
    {
        for (QPushButton *one : parent.findChildren<QPushButton *>()) {
            if (one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    }
    QString span()
    {
        const ui::SettingsDialog dialog(m_settings);
        return named<QComboBox>(dialog, QStringLiteral("Keep Discogs data for"))->currentText();
    }

    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
