// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/appfixture.h"
#include "ui/dialogs/tokendialog.h"

#include <QAction>
#include <QDialog>

namespace runout::test {

// Opens the token dialog from the menu as a person does; null if it does not come.
inline ui::TokenDialog *openTokenDialog(const AppFixture &fixture)
{
    fixture.action(QStringLiteral("Enter a personal token…"))->trigger();
    return qobject_cast<ui::TokenDialog *>(fixture.window().front());
}

// Pastes `token` and has it checked; the sentence that is there once the question is answered.
inline QString check(const AppFixture &fixture, ui::TokenDialog &dialog, const QString &token)
{
    auto *field = fixture.find<QLineEdit>(QStringLiteral("Token"), &dialog);
    field->selectAll();
    QTest::keyClicks(field, token);
    QTest::mouseClick(fixture.button(QStringLiteral("Check and keep"), &dialog), Qt::LeftButton);
    const QString asking = dialog.message();
    (void)QTest::qWaitFor([&] { return dialog.message() != asking; }, patience);
    return dialog.message();
}

// As a person does, who keeps the local copy.
inline void signOut(const AppFixture &fixture)
{
    fixture.action(QStringLiteral("Sign out…"))->trigger();
    fixture.click(fixture.button(QStringLiteral("Sign out"), fixture.window().front()));
}

inline QString accountText(const AppFixture &fixture)
{
    return fixture.button(QStringLiteral("Account"))->text();
}

} // namespace runout::test
