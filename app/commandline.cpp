// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "ui/mainwindow.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace runout::app {

namespace {

const QStringList &withValue()
{
    static const QStringList options = {QStringLiteral("--screenshot"), QStringLiteral("--size"),
                                        QStringLiteral("--page"), QStringLiteral("--theme")};
    return options;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("runout::app::CommandLine", text);
}

QSize parseSize(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
    const auto match = form.match(text);
    return match.hasMatch() ? QSize(match.captured(1).toInt(), match.captured(2).toInt()) : QSize();
}

// Takes an option's value; says what is wrong with it, or "".
QString take(CommandLine &line, const QString &option, const QString &value)
{
    if (option == u"--screenshot") {
        line.screenshot = value;
    } else if (option == u"--size") {
        line.size = parseSize(value);
        if (!line.size.isValid())
            return tr("“%1” is no size. Write it as 1440x900.").arg(value);
    } else if (option == u"--page") {
        line.page = value;
        if (!ui::MainWindow::pageNames().contains(value))
            return tr("There is no page “%1”. Pages: %2.")
                .arg(value, ui::MainWindow::pageNames().join(QStringLiteral(", ")));
    } else if (option == u"--theme") {
        line.theme = value;
        if (value != u"light" && value != u"dark")
            return tr("“%1” is no theme. Write light or dark.").arg(value);
    }
    return {};
}

std::optional<tags::FilePath> pathIn(const QString &word)
{
    static const QLatin1String scheme("file://");
    if (word.startsWith(scheme))
        return tags::FilePath(QByteArray::fromPercentEncoding(word.mid(scheme.size()).toUtf8()).toStdString());
    if (word.startsWith(u'/'))
        return tags::FilePath(word.toStdString());
    return {};
}

} // namespace

QStringList withAddresses(const QList<QByteArray> &arguments)
{
    const auto isWord = [](const QByteArray &argument) { return !argument.startsWith('-') && !argument.isEmpty(); };
    const auto isThere = [](const QByteArray &argument) {
        std::error_code error;
        return std::filesystem::exists(tags::FilePath(argument.toStdString()), error);
    };
    // "kind of blue" stays three words where only a folder "kind" is there.
    const auto isValue = [&](qsizetype i) {
        return i > 0 && withValue().contains(QString::fromLocal8Bit(arguments[i - 1]));
    };
    bool allThere = true;
    for (qsizetype i = 0; i < arguments.size(); ++i)
        allThere = allThere && (!isWord(arguments[i]) || isValue(i) || isThere(arguments[i]));
    QStringList result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QByteArray &argument = arguments[i];
        const bool isPath = argument.startsWith('/') || argument.startsWith("./") || argument.startsWith("../");
        if (isWord(argument) && !isValue(i) && ((allThere && isThere(argument)) || isPath)) {
            std::error_code error;
            const tags::FilePath whole = std::filesystem::absolute(tags::FilePath(argument.toStdString()), error);
            result.append(QStringLiteral("file://") +
                          QString::fromLatin1(QByteArray::fromStdString(whole.native()).toPercentEncoding("/")));
        } else {
            result.append(QString::fromLocal8Bit(argument));
        }
    }
    return result;
}

CommandLine parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    QStringList words;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < arguments.size() && line.problem.isEmpty(); ++i) {
        const QString &argument = arguments[i];
        const QString option = argument.section(u'=', 0, 0);
        if (optionsEnded || !argument.startsWith(u'-') || argument.size() < 2) {
            words.append(argument);
        } else if (argument == u"--") {
            optionsEnded = true;
        } else if (withValue().contains(option)) {
            const bool inside = argument.contains(u'=');
            if (!inside && i + 1 == arguments.size())
                line.problem = tr("%1 needs a value.").arg(option);
            else
                line.problem = take(line, option, inside ? argument.section(u'=', 1) : arguments[++i]);
        } else if (argument == u"--sample") {
            line.sample = true;
        } else if (argument == u"--offscreen") {
            line.offscreen = true;
        } else if (argument == u"--version" || argument == u"-v") {
            line.version = true;
        } else if (argument == u"--help" || argument == u"-h") {
            line.help = true;
        } else {
            line.problem = tr("Unknown option %1. Try --help.").arg(argument);
        }
    }
    for (const QString &word : std::as_const(words)) {
        if (const auto path = pathIn(word))
            line.files.append(*path);
    }
    if (line.files.isEmpty())
        line.open = words.join(u' ').trimmed();
    if (line.offscreen && line.screenshot.isEmpty() && !line.version && !line.help && line.problem.isEmpty())
        line.problem = tr("--offscreen opens no window: it needs --screenshot FILE.");
    return line;
}

QString helpText()
{
    return tr("Usage: runout [options] [r249504 | m5427 | a23 | l1 | URL | words | files or folders]\n"
              "\n"
              "Opens a release, master, artist or label, or searches for words.\n"
              "Audio files and folders are opened to be tagged.\n"
              "\n"
              "  --sample            the built-in sample library: no account, no network\n"
              "  --screenshot FILE   draw the page once its content has arrived, and exit\n"
              "  --offscreen         without a display; with --screenshot\n"
              "  --size WxH          of the picture, default 1440x900\n"
              "  --page NAME         %1\n"
              "  --theme light|dark  for this run\n"
              "  --version, --help\n"
              "\n"
              "Environment: DISCOGS_TOKEN, DISCOGS_CONSUMER_KEY, DISCOGS_CONSUMER_SECRET, DISCOGS_API_URL,\n"
              "DISCOGS_WEB_URL, DISCOGS_RATE_LIMIT, DISCOGS_CACHE_TTL, LASTFM_API_KEY, LASTFM_API_SECRET,\n"
              "LASTFM_API_URL, LASTFM_WEB_URL, LASTFM_CACHE_TTL.\n")
        .arg(ui::MainWindow::pageNames().join(QStringLiteral(", ")));
}

} // namespace runout::app
