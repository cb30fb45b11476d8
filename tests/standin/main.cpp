// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/collector.h"
#include "tests/standin/server.h"
#include "tests/standin/statefile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace runout::standin;

namespace {

struct Options
{
    QString sample, recorded, fixtures, log;
    QString user, state;
    QStringList collectionFrom, tokens, consumers, lastfm, access, faults;
    Limiter::Allowance allowance;
    quint16 port = 0;
    int many = 0;
    int collection = 0;
    int wants = 0;
    bool keepImageUrls = false;
    bool noSellerSettings = false;
    bool untilInputEnds = false;
};

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("A Discogs server on loopback, for tests."));
    parser.addHelpOption();
    const auto add = [&](const char *name, const char *text, const char *value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    add("port", "Listen there; 0 takes a free port.", "N");
    add("sample", "Serve our own sample files (resources/sample).", "DIR");
    add("recorded", "Serve a folder of recorded answers.", "DIR");
    add("fixtures", "Serve a folder of our own answers, laid out in the same way; they come first.", "DIR");
    add("many", "Serve so many made-up releases: search \"many\".", "N");
    add("collection", "A made-up collection of so many items for the user.", "N");
    add("wants", "A made-up wantlist of so many releases for the user.", "N");
    add("collection-from", "Recorded pages of a collection or wantlist for the user; repeat for several.", "DIR");
    add("state", "Users' own things: read from there at the start where it exists, kept there.", "FILE");
    add("token", "Valid personal tokens: name=token, several with commas or by repeating.", "LIST");
    add("consumer", "Valid consumers: key=secret.", "LIST");
    add("lastfm", "Valid API keys of Last.fm: key=secret.", "LIST");
    add("access", "Valid OAuth access tokens: name=token:secret.", "LIST");
    add("user", "Whose the collection is, and who is signed in on the authorize page (the first name of --token).",
        "NAME");
    add("limit", "Requests in a window with credentials (60).", "N");
    add("anonymous-limit", "Requests in a window without (25).", "N");
    add("window", "Length of the window (60).", "SECONDS");
    add("fault", "A fault from the start, as the JSON of POST /_standin/fault.", "JSON");
    add("log", "Write each request as a line of JSON.", "FILE");
    parser.addOption(
        {QStringLiteral("keep-image-urls"), QStringLiteral("Leave recorded image addresses as they are.")});
    parser.addOption({QStringLiteral("no-seller-settings"), QStringLiteral("Refuse price suggestions.")});
    parser.addOption({QStringLiteral("until-input-ends"), QStringLiteral("Quit when standard input is closed.")});
}

// "a=1,b=2" and repeated options as one list of pairs.
QHash<QString, QString> pairs(const QStringList &lists, bool swapped)
{
    QHash<QString, QString> found;
    for (const QString &one : lists.join(u',').split(u',', Qt::SkipEmptyParts)) {
        const auto equals = one.indexOf(u'=');
        const QString left = one.left(equals).trimmed();
        const QString right = one.mid(equals + 1).trimmed();
        if (equals > 0)
            found.insert(swapped ? right : left, swapped ? left : right);
    }
    return found;
}

Options read(const QCommandLineParser &parser)
{
    const auto value = [&](const char *name) { return parser.value(QString::fromLatin1(name)); };
    const auto number = [&](const char *name, int otherwise) {
        return parser.isSet(QString::fromLatin1(name)) ? value(name).toInt() : otherwise;
    };
    Options options;
    options.sample = value("sample");
    options.recorded = value("recorded");
    options.fixtures = value("fixtures");
    options.log = value("log");
    options.tokens = parser.values(QStringLiteral("token"));
    options.consumers = parser.values(QStringLiteral("consumer"));
    options.lastfm = parser.values(QStringLiteral("lastfm"));
    options.access = parser.values(QStringLiteral("access"));
    options.state = value("state");
    options.collectionFrom = parser.values(QStringLiteral("collection-from"));
    options.collection = number("collection", 0);
    options.wants = number("wants", 0);
    options.user = value("user");
    if (options.user.isEmpty())
        options.user = options.tokens.join(u',').section(u'=', 0, 0).trimmed();
    options.faults = parser.values(QStringLiteral("fault"));
    options.port = static_cast<quint16>(number("port", 0));
    options.many = number("many", 0);
    options.allowance.limit = number("limit", options.allowance.limit);
    options.allowance.anonymous = number("anonymous-limit", options.allowance.anonymous);
    if (parser.isSet(QStringLiteral("window")))
        options.allowance.windowMs = qRound64(value("window").toDouble() * 1000);
    options.keepImageUrls = parser.isSet(QStringLiteral("keep-image-urls"));
    options.noSellerSettings = parser.isSet(QStringLiteral("no-seller-settings"));
    options.untilInputEnds = parser.isSet(QStringLiteral("until-input-ends"));
    return options;
}

int fail(const QString &problem)
{
    std::fprintf(stderr, "%s\n", qPrintable(problem));
    return 1;
}

// Everybody with a token has a shelf, the collection is the user's. Where a state was kept it is that instead.
QString fillShelves(Site &site, const Options &options)
{
    for (const QString &user : std::as_const(site.accounts.userByToken))
        site.addShelf(user);
    const int wants = std::max(0, options.wants);
    const int items = std::max(0, options.collection);
    if (items + wants > 0) {
        site.catalog.addPressed(collector::records(items, wants));
        collector::fill(site.addShelf(options.user), items, wants);
    }
    for (const QString &folder : options.collectionFrom) {
        if (collector::addRecorded(site.addShelf(options.user), folder, site.catalog) == 0)
            return QStringLiteral("Nothing to collect in %1").arg(folder);
    }
    QString problem;
    if (!options.state.isEmpty())
        statefile::read(options.state, site, problem);
    return problem;
}

// What went wrong, or nothing.
QString fill(Site &site, const Options &options)
{
    site.accounts.userByToken = pairs(options.tokens, true);
    site.accounts.secretByKey = pairs(options.consumers, false);
    site.accounts.grants.consentAs = options.user;
    site.lastfm.secretByKey = pairs(options.lastfm, false);
    site.lastfm.user = options.user;
    const auto access = pairs(options.access, true);
    for (auto one = access.begin(); one != access.end(); ++one)
        site.accounts.grants.add(one.key().section(u':', 0, 0), {one.key().section(u':', 1), one.value()});
    site.sellerSettings = !options.noSellerSettings;
    QString problem;
    for (const QString &folder : {options.fixtures, options.recorded}) {
        if (!folder.isEmpty() && site.catalog.addRecorded(folder) == 0)
            return QStringLiteral("Nothing to serve in %1").arg(folder);
    }
    if (!options.sample.isEmpty() && site.catalog.addSample(options.sample, problem) == 0)
        return QStringLiteral("The sample can't be served: %1").arg(problem);
    site.catalog.addMany(options.many);
    problem = fillShelves(site, options);
    site.catalog.finish();
    return problem;
}

QString addFaults(Faults &faults, const QStringList &texts)
{
    for (const QString &text : texts) {
        QString problem;
        const auto fault = readFault(QJsonDocument::fromJson(text.toUtf8()).object(), problem);
        if (!fault)
            return problem;
        faults.add(*fault);
    }
    return {};
}

// Whoever started us holds the other end of standard input: when they are gone, however they went, so are we.
void quitWhenInputEnds(QCoreApplication &application)
{
    auto *input = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &application);
    QObject::connect(input, &QSocketNotifier::activated, &application, [&application] {
        char dropped[64];
        if (::read(STDIN_FILENO, dropped, sizeof dropped) <= 0)
            application.quit();
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("runout_standin"));
    QCommandLineParser parser;
    describe(parser);
    parser.process(application);
    const Options options = read(parser);

    Server server(options.allowance);
    if (!server.listen(options.port))
        return fail(QStringLiteral("Port %1 is taken").arg(options.port));
    auto site = std::make_unique<Site>(Links(server.url(), options.keepImageUrls));
    if (const QString problem = fill(*site, options); !problem.isEmpty())
        return fail(problem);
    if (const QString problem = addFaults(server.faults(), options.faults); !problem.isEmpty())
        return fail(problem);
    if (!options.log.isEmpty() && !server.log().writeTo(options.log))
        return fail(QStringLiteral("%1 can't be written").arg(options.log));
    server.open(std::move(site));
    if (!options.state.isEmpty())
        server.keepStateIn(options.state);
    if (options.untilInputEnds)
        quitWhenInputEnds(application);

    std::printf("listening on %s\n", qPrintable(server.url()));
    std::fflush(stdout);
    return application.exec();
}
