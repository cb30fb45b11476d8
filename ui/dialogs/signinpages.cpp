// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signinpages.h"

#include "ui/errortext.h"

#include <QCoreApplication>

namespace runout::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::SignInDialog)
};

QByteArray page(const QString &title, const QString &text)
{
    static const auto frame = QStringLiteral(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>Runout</title><style>"
        ":root{color-scheme:light dark}"
        "body{font:16px/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0;"
        "background:#f6f6f4;color:#222}"
        "main{max-width:26em;padding:2em;text-align:center}"
        "main::before{content:'';display:block;width:72px;height:72px;margin:0 auto 1.5em;border-radius:50%;"
        "background:radial-gradient(circle,#f6f6f4 0 4px,#b4552d 5px 16px,#222 17px)}"
        "h1{font-size:1.3em;margin:0 0 .4em}p{margin:0;opacity:.75}"
        "@media(prefers-color-scheme:dark){body{background:#1d1d1f;color:#eee}"
        "main::before{background:radial-gradient(circle,#1d1d1f 0 4px,#d9774b 5px 16px,#555 17px)}}"
        "</style></head><body><main><h1>%1</h1><p>%2</p></main></body></html>");
    return frame.arg(title.toHtmlEscaped(), text.toHtmlEscaped()).toUtf8();
}

QString clockText(std::chrono::seconds skew)
{
    const auto minutes = static_cast<int>(std::chrono::abs(skew).count() + 30) / 60;
    if (minutes >= 48 * 60) {
        const int days = (minutes + 12 * 60) / (24 * 60);
        return skew.count() > 0
                   ? Words::tr("The clock of this computer is %n days ahead, so Discogs refuses what it signs. Set it "
                               "right, then try again.",
                               nullptr, days)
                   : Words::tr("The clock of this computer is %n days behind, so Discogs refuses what it signs. Set it "
                               "right, then try again.",
                               nullptr, days);
    }
    return skew.count() > 0
               ? Words::tr("The clock of this computer is %n minutes ahead, so Discogs refuses what it signs. Set it "
                           "right, then try again.",
                           nullptr, minutes)
               : Words::tr("The clock of this computer is %n minutes behind, so Discogs refuses what it signs. Set it "
                           "right, then try again.",
                           nullptr, minutes);
}

} // namespace

auth::SignIn::Pages signInPages()
{
    return {page(Words::tr("Runout has heard from Discogs"), Words::tr("You can close this tab.")),
            page(Words::tr("Nothing was linked"), Words::tr("Access was not allowed. You can close this tab.")),
            page(Words::tr("There is nothing here"),
                 Words::tr("This is not the page that Runout waits for. Go back to Runout and try again."))};
}

QString signInText(const auth::SignIn::Failure &failure)
{
    using Problem = auth::SignIn::Problem;
    switch (failure.problem) {
    case Problem::Expired:
        return Words::tr("Discogs gives 15 minutes to allow access, and they are over. Try again; it is quick when you "
                         "are logged in already.");
    case Problem::Denied:
        return Words::tr("Access was not allowed at Discogs, so nothing was linked. Try again if that was a slip.");
    case Problem::CodeRefused:
        return Words::tr("Discogs does not take this code: it was used before, has expired or is not complete. Try "
                         "again for a new one.");
    case Problem::Consumer:
        return Words::tr("Discogs does not know this consumer key and secret. Compare them with those of your "
                         "application at Discogs, then try again.");
    case Problem::Clock:
        return clockText(failure.skew);
    case Problem::NoListener:
        return Words::tr("This computer lets no program listen for the browser. Paste the code instead.");
    case Problem::Network:
        break;
    }
    return errorText(failure.error);
}

} // namespace runout::ui
