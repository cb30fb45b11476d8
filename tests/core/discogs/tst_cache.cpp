// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/cache.h"

#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <atomic>

using namespace runout;
using namespace runout::discogs;
using namespace std::chrono_literals;

namespace {

const auto start = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
const auto key = QStringLiteral("anonymous https://api.discogs.com/releases/249504?curr_abbr=EUR");

// Bytes that do not compress, so that sizes mean something.
QByteArray noise(int size)
{
    QByteArray bytes;
    quint32 state = 12345;
    while (bytes.size() < size) {
        state = state * 1664525 + 1013904223;
        bytes += static_cast<char>(state >> 24);
    }
    return bytes;
}

QStringList filesIn(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        found.append(files.next());
    return found;
}

} // namespace

class tst_Cache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("runout.net=false")); }
    void keeps();
    void nothingHeld();
    void ageLimits_data();
    void ageLimits();
    void shorterLimitForAll();
    void expires();
    void clockRunsBackwards();
    void damage_data();
    void damage();
    void everyCutIsNoticed();
    void aFileUnderAnotherName();
    void bounded();
    void readingKeeps();
    void boundIsLowered();
    void countsWhatIsThere();
    void replacesAndRemoves();
    void clears();
    void unwritable();
    void fullDisk();
    void leftoversOfACrash();
    void foreignFilesStay();
    void threads();
    void namesTellNothing();

private:
    Cache cache(qint64 bytes = 1 << 20, std::chrono::seconds ttl = 168h)
    {
        return Cache(folder(), bytes, ttl, [this] { return m_now; });
    }
    QString folder() const { return m_dir->path() + QStringLiteral("/responses"); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QDateTime m_now;
};

void tst_Cache::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_now = start;
}

void tst_Cache::keeps()
{
    const QByteArray body = R"({"id":249504,"title":"Never Gonna Give You Up"})";
    {
        Cache first = cache();
        QVERIFY(first.write(key, body, m_now));
        QVERIFY(first.write(key + u'2', {}, m_now));
    }
    const Cache again = cache();
    const auto held = again.read(key, Shelf::Database);
    QVERIFY(held);
    QCOMPARE(held->value, body);
    QCOMPARE(held->asOf, start);
    QCOMPARE(held->asOf.timeSpec(), Qt::UTC);
    QCOMPARE(held->expired, false);
    QCOMPARE(again.read(key + u'2', Shelf::Database)->value, QByteArray());
}

void tst_Cache::nothingHeld()
{
    const Cache empty = cache();
    QVERIFY(!empty.read(key, Shelf::Database));
    QCOMPARE(empty.bytes(), 0);
    QVERIFY(!QFile::exists(folder())); // reading makes nothing
}

void tst_Cache::ageLimits_data()
{
    QTest::addColumn<int>("shelf");
    QTest::addColumn<int>("hours");
    QTest::newRow("database") << static_cast<int>(Shelf::Database) << 168;
    QTest::newRow("market") << static_cast<int>(Shelf::Market) << 6;
    QTest::newRow("user") << static_cast<int>(Shelf::User) << 6;
    QTest::newRow("search") << static_cast<int>(Shelf::Search) << 6;
}

void tst_Cache::ageLimits()
{
    QFETCH(int, shelf);
    QFETCH(int, hours);
    QCOMPARE(cache().ageLimit(Shelf(shelf)), std::chrono::seconds(std::chrono::hours(hours)));
}

void tst_Cache::shorterLimitForAll()
{
    Cache short_ = cache(1 << 20, 90s);
    QCOMPARE(short_.ageLimit(Shelf::Database), 90s);
    QCOMPARE(short_.ageLimit(Shelf::Market), 90s);
    short_.setLimits(1 << 20, 24h);
    QCOMPARE(short_.ageLimit(Shelf::Database), std::chrono::seconds(24h));
    QCOMPARE(short_.ageLimit(Shelf::User), std::chrono::seconds(6h));
}

void tst_Cache::expires()
{
    Cache held = cache();
    QVERIFY(held.write(key, "{}", m_now));
    m_now = start.addSecs(6 * 3600 - 1);
    QCOMPARE(held.read(key, Shelf::Market)->expired, false);
    m_now = start.addSecs(6 * 3600);
    QCOMPARE(held.read(key, Shelf::Market)->expired, true); // still shown
    QCOMPARE(held.read(key, Shelf::Database)->expired, false);
    m_now = start.addDays(7);
    QCOMPARE(held.read(key, Shelf::Database)->expired, true);
}

void tst_Cache::clockRunsBackwards()
{
    Cache held = cache();
    QVERIFY(held.write(key, "{}", m_now));
    m_now = start.addSecs(-60);
    QCOMPARE(held.read(key, Shelf::Database)->expired, false);
    m_now = start.addDays(-400);
    QCOMPARE(held.read(key, Shelf::Database)->expired, true);
}

void tst_Cache::damage_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < 6; ++kind)
        QTest::addRow("kind %d", kind) << kind;
}

void tst_Cache::damage()
{
    QFETCH(int, kind);
    Cache held = cache();
    QVERIFY(held.write(key, noise(2000), m_now));
    const qint64 before = held.bytes();
    QFile file(filesIn(folder()).value(0));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    if (kind == 0)
        bytes.clear();
    else if (kind == 1)
        bytes.chop(1);
    else if (kind == 2)
        bytes[bytes.size() / 2] = static_cast<char>(~bytes[bytes.size() / 2]);
    else if (kind == 3)
        bytes[10] = static_cast<char>(~bytes[10]); // the age
    else if (kind == 4)
        bytes = "<html>";
    else
        bytes[5] = 99; // a version to come
    file.resize(0);
    file.seek(0);
    file.write(bytes);
    file.close();
    QVERIFY(!held.read(key, Shelf::Database));
    QVERIFY(filesIn(folder()).isEmpty());
    QVERIFY(held.bytes() <= before);
    QVERIFY(held.write(key, "{}", m_now));
    QCOMPARE(held.read(key, Shelf::Database)->value, QByteArray("{}"));
}

void tst_Cache::everyCutIsNoticed()
{
    Cache held = cache();
    QVERIFY(held.write(key, "{\"id\":1}", m_now));
    const QString path = filesIn(folder()).value(0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        QFile cut(path);
        QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
        cut.write(whole.left(length));
        cut.close();
        QVERIFY(!held.read(key, Shelf::Database));
    }
}

void tst_Cache::aFileUnderAnotherName()
{
    Cache held = cache();
    QVERIFY(held.write(key, "{\"id\":1}", m_now));
    const QString first = filesIn(folder()).value(0);
    QVERIFY(held.write(key + u'x', "{\"id\":2}", m_now));
    QString second;
    for (const QString &path : filesIn(folder())) {
        if (path != first)
            second = path;
    }
    QVERIFY(QFile::remove(second));
    QVERIFY(QFile::copy(first, second));
    QVERIFY(!held.read(key + u'x', Shelf::Database));
    QVERIFY(held.read(key, Shelf::Database));
}

void tst_Cache::bounded()
{
    Cache held = cache(100000);
    for (int i = 0; i < 100; ++i) {
        m_now = start.addSecs(i);
        QVERIFY(held.write(QString::number(i), noise(5000), m_now));
        QVERIFY(held.bytes() <= 100000);
    }
    qint64 onDisk = 0;
    for (const QString &path : filesIn(folder()))
        onDisk += QFileInfo(path).size();
    QCOMPARE(held.bytes(), onDisk);
    QVERIFY(onDisk > 80000);
    QVERIFY(!held.read(QStringLiteral("0"), Shelf::Database)); // the oldest went
    QVERIFY(held.read(QStringLiteral("99"), Shelf::Database));
}

void tst_Cache::readingKeeps()
{
    Cache held = cache(100000);
    for (int i = 0; i < 18; ++i) {
        m_now = start.addSecs(100 * i);
        QVERIFY(held.write(QString::number(i), noise(5000), m_now));
    }
    m_now = start.addSecs(10000);
    QVERIFY(held.read(QStringLiteral("0"), Shelf::Database));
    for (int i = 18; i < 26; ++i)
        QVERIFY(held.write(QString::number(i), noise(5000), m_now));
    QVERIFY(held.read(QStringLiteral("0"), Shelf::Database)); // read lately
    QVERIFY(!held.read(QStringLiteral("1"), Shelf::Database));
}

void tst_Cache::boundIsLowered()
{
    Cache held = cache(100000);
    for (int i = 0; i < 15; ++i)
        QVERIFY(held.write(QString::number(i), noise(5000), m_now));
    held.setLimits(20000, 168h);
    QVERIFY(held.write(QStringLiteral("last"), noise(100), m_now.addSecs(1)));
    QVERIFY(held.bytes() <= 20000);
}

void tst_Cache::countsWhatIsThere()
{
    qint64 size = 0;
    {
        Cache held = cache();
        QVERIFY(held.write(key, noise(3000), m_now));
        size = held.bytes();
    }
    QVERIFY(size > 3000);
    QCOMPARE(cache().bytes(), size);
}

void tst_Cache::replacesAndRemoves()
{
    Cache held = cache();
    QVERIFY(held.write(key, noise(3000), m_now));
    QVERIFY(held.write(key, noise(1000), m_now));
    QVERIFY(held.bytes() < 1500);
    QCOMPARE(held.read(key, Shelf::Database)->value.size(), 1000);
    held.remove(key);
    held.remove(key);
    QVERIFY(!held.read(key, Shelf::Database));
    QCOMPARE(held.bytes(), 0);
}

void tst_Cache::clears()
{
    Cache held = cache();
    for (int i = 0; i < 10; ++i)
        QVERIFY(held.write(QString::number(i), "{}", m_now));
    held.clear();
    QCOMPARE(held.bytes(), 0);
    QVERIFY(filesIn(folder()).isEmpty());
    QVERIFY(held.write(key, "{}", m_now));
}

void tst_Cache::unwritable()
{
    QFile inTheWay(folder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // a file where the folder should be
    inTheWay.close();
    Cache held = cache();
    const auto result = held.write(key, "{}", m_now);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Storage);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY(!held.read(key, Shelf::Database));
    held.remove(key);
    held.clear();
    QCOMPARE(held.bytes(), 0);
}

void tst_Cache::fullDisk()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no /dev/full here");
    Cache held(QStringLiteral("/dev/full/responses"), 1 << 20, 168h);
    QCOMPARE(held.write(key, "{}", start).error().code, ErrorCode::Storage);
}

void tst_Cache::leftoversOfACrash()
{
    {
        Cache held = cache();
        QVERIFY(held.write(key, "{}", m_now));
    }
    const QString path = filesIn(folder()).value(0);
    QVERIFY(QFile::copy(path, path + QStringLiteral(".AbCdEf")));
    QVERIFY(QFile::copy(path, path + QStringLiteral(".GhIjKl")));
    QFile old(path + QStringLiteral(".AbCdEf"));
    QVERIFY(old.open(QIODevice::ReadWrite));
    QVERIFY(old.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime));
    old.close();
    Cache held = cache();
    QVERIFY(held.bytes() > 0);
    QVERIFY(!QFile::exists(path + QStringLiteral(".AbCdEf")));
    QVERIFY(QFile::exists(path + QStringLiteral(".GhIjKl"))); // perhaps being written right now
    QVERIFY(held.read(key, Shelf::Database));
}

void tst_Cache::foreignFilesStay()
{
    QVERIFY(QDir().mkpath(folder() + QStringLiteral("/letters")));
    QFile letter(folder() + QStringLiteral("/letters/dear"));
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write("dear");
    letter.close();
    Cache held = cache(10);
    QVERIFY(held.write(key, noise(3000), m_now));
    held.clear();
    QVERIFY(letter.exists());
}

void tst_Cache::threads()
{
    Cache held = cache(50000);
    QThreadPool pool;
    pool.setMaxThreadCount(4);
    std::atomic<int> wrong = 0;
    for (int i = 0; i < 400; ++i) {
        pool.start([&held, &wrong, i] {
            const QString name = QString::number(i % 20);
            const QByteArray body = name.toLatin1() + noise(2000);
            if (i % 3 == 0)
                wrong += !held.write(name, body, start);
            else if (const auto found = held.read(name, Shelf::Database))
                wrong += found->value != body;
        });
    }
    pool.waitForDone();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(held.bytes() <= 50000);
}

void tst_Cache::namesTellNothing()
{
    Cache held = cache();
    QVERIFY(held.write(key, "{}", m_now));
    const QString path = filesIn(folder()).value(0).mid(folder().size());
    QVERIFY(!path.contains(QStringLiteral("249504")));
    QCOMPARE(path.count(u'/'), 2);
    QCOMPARE(QFileInfo(folder()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

QTEST_GUILESS_MAIN(tst_Cache)
#include "tst_cache.moc"
