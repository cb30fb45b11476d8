// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace runout;

namespace {

const QLatin1String key("k");

// One reader over {"k": value}, with its fault.
struct Reading
{
    explicit Reading(const char *value)
        : object(QJsonDocument::fromJson(QByteArray("{\"k\": ") + value + '}').object())
    {}

    QJsonObject object;
    JsonObject::Fault fault;
    JsonObject json{object, fault};
};

void row(const char *value, const char *read, const char *fault = "")
{
    QTest::addRow("%s", value) << QByteArray(value) << QString::fromUtf8(read) << QString::fromLatin1(fault);
}

template<class N>
QString drawn(const std::optional<N> &number)
{
    return number ? QString::number(*number) : QStringLiteral("unknown");
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("fault");
    }

private Q_SLOTS:
    void text_data()
    {
        columns();
        row("\"abc\"", "abc");
        row("\"\"", "");
        row("\" \\u00e4 \"", " ä ");
        row("12", "12");
        row("2851616155", "2851616155");
        row("9007199254740", "9007199254740");
        row("99.6", "99.6");
        row("-1", "-1");
        row("null", "");
        row("[]", "");
        row("{}", "");
        row("true", "", "$.k: expected text, found true or false");
        row("[1]", "", "$.k: expected text, found list");
        row("{\"a\":1}", "", "$.k: expected text, found object");
    }

    void text()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QTEST(reading.json.text(key), "read");
        QTEST(reading.fault.text, "fault");
        QCOMPARE(reading.json.text(QLatin1String("none")), QString());
    }

    void integer_data()
    {
        columns();
        row("12", "12");
        row("2851616155", "2851616155");
        row("9007199254740993", "9007199254740993");
        row("-3", "-3");
        row("3.0", "3");
        row("3.9", "3");
        row("\"17\"", "17");
        row("\" 17 \"", "17");
        row("\"9007199254740993\"", "9007199254740993");
        row("\"3.5\"", "3");
        row("true", "1");
        row("null", "unknown");
        row("\"\"", "unknown");
        row("\" \"", "unknown");
        row("[]", "unknown");
        row("{}", "unknown");
        row("1e300", "unknown");
        row("\"many\"", "unknown", "$.k: expected a number, found text");
        row("\"1e999\"", "unknown", "$.k: expected a number, found text");
        row("\"nan\"", "unknown", "$.k: expected a number, found text");
        row("[1]", "unknown", "$.k: expected a number, found list");
        row("{\"a\":1}", "unknown", "$.k: expected a number, found object");
    }

    void integer()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QTEST(drawn(reading.json.integer(key)), "read");
        QTEST(reading.fault.text, "fault");
        QVERIFY(!reading.json.integer(QLatin1String("none")));
    }

    void real_data()
    {
        columns();
        row("12", "12");
        row("4.71", "4.71");
        row("\"99.6\"", "99.6");
        row("false", "0");
        row("null", "unknown");
        row("\"\"", "unknown");
        row("[]", "unknown");
        row("{}", "unknown");
        row("\"A$1,597.46\"", "unknown", "$.k: expected a number, found text");
        row("[4]", "unknown", "$.k: expected a number, found list");
    }

    void real()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QTEST(drawn(reading.json.real(key)), "read");
        QTEST(reading.fault.text, "fault");
    }

    void countsFitInt()
    {
        QCOMPARE(*Reading("2851616155").json.count(key), std::numeric_limits<int>::max());
        QCOMPARE(*Reading("-2851616155").json.count(key), std::numeric_limits<int>::min());
        QCOMPARE(*Reading("7").json.count(key), 7);
        QVERIFY(!Reading("null").json.count(key));
        QCOMPARE(Reading("null").json.countOr(key, 50), 50);
        QCOMPARE(Reading("0").json.countOr(key, 50), 0);
    }

    void flag_data()
    {
        columns();
        for (const char *value : {"true", "1", "0.5", "\"true\"", "\"Yes\"", "\"Y\"", "\"1\"", "\" true \""})
            row(value, "yes");
        for (const char *value : {"false", "0", "null", "\"\"", "\"false\"", "\"No\"", "\"n\"", "\"0\"", "[]", "{}"})
            row(value, "no");
        row("\"maybe\"", "no", "$.k: expected a number, found text");
        row("[true]", "no", "$.k: expected a number, found list");
    }

    void flag()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QTEST(reading.json.flag(key) ? QStringLiteral("yes") : QStringLiteral("no"), "read");
        QTEST(reading.fault.text, "fault");
    }

    void texts_data()
    {
        columns();
        row("[\"a\", \"b\"]", "a|b");
        row("[\"\", \"b\"]", "|b");
        row("[1, 2.5, null, \"x\"]", "1|2.5|x");
        row("[]", "");
        row("{}", "");
        row("null", "");
        row("\"\"", "");
        row("\"Album\"", "Album");
        row("[\"a\", [1]]", "a", "$.k[1]: expected text, found list");
        row("[\"a\", true, \"b\"]", "a|b", "$.k[1]: expected text, found true or false");
        row("3", "", "$.k: expected a list, found number");
        row("{\"a\": 1}", "", "$.k: expected a list, found object");
    }

    void texts()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QTEST(reading.json.texts(key).join(u'|'), "read");
        QTEST(reading.fault.text, "fault");
    }

    void each_data()
    {
        columns();
        row("[{\"n\": 1}, {\"n\": 2}]", "12");
        row("[{\"n\": 1}, null, {\"n\": 3}]", "13");
        row("[]", "");
        row("{}", "");
        row("null", "");
        row("\"\"", "");
        row("[{\"n\": 1}, 2, {\"n\": 3}]", "13", "$.k[1]: expected an object, found number");
        row("[{\"n\": 1}, {\"n\": [9]}]", "1", "$.k[1].n: expected text, found list");
        row("\"x\"", "", "$.k: expected a list, found text");
    }

    void each()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QString seen;
        reading.json.each(key, [&](const JsonObject &item) { seen += item.text(QLatin1String("n")); });
        QTEST(seen, "read");
        QTEST(reading.fault.text, "fault");
    }

    void eachOrOne_data()
    {
        columns();
        row("[{\"n\": 1}, {\"n\": 2}]", "12");
        row("{\"n\": 1}", "1");
        row("[]", "");
        row("{}", "");
        row("null", "");
        row("\"\\n\"", "");
        row("5", "", "$.k: expected a list, found number");
        row("{\"n\": [9]}", "", "$.k.n: expected text, found list");
    }

    void eachOrOne()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QString seen;
        reading.json.eachOrOne(key, [&](const JsonObject &item) { seen += item.text(QLatin1String("n")); });
        QTEST(seen, "read");
        QTEST(reading.fault.text, "fault");
    }

    void with_data()
    {
        columns();
        row("{\"n\": 1}", "1");
        row("{}", "");
        row("[]", "");
        row("null", "");
        row("\"\"", "");
        row("{\"n\": {\"a\": 1}}", "", "$.k.n: expected text, found object");
        row("[1]", "", "$.k: expected an object, found list");
        row("5", "", "$.k: expected an object, found number");
    }

    void with()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QString seen;
        reading.json.with(key, [&](const JsonObject &inner) { seen += inner.text(QLatin1String("n")); });
        QTEST(seen, "read");
        QTEST(reading.fault.text, "fault");
    }

    void eachMember_data()
    {
        columns();
        row("{\"a\": {\"n\": 1}, \"b\": null, \"c\": {\"n\": 3}}", "a1c3");
        row("{\"a\": {\"n\": 1}, \"b\": 2}", "a1", "$.k.b: expected an object, found number");
        row("{\"a b\": {\"n\": [1]}}", "a b", "$.k.a b.n: expected text, found list");
    }

    void eachMember()
    {
        QFETCH(QByteArray, value);
        Reading reading(value.constData());
        QString seen;
        reading.json.with(key, [&](const JsonObject &inner) {
            inner.eachMember(
                [&](const QString &name, const JsonObject &item) { seen += name + item.text(QLatin1String("n")); });
        });
        QTEST(seen, "read");
        QTEST(reading.fault.text, "fault");
    }

    void remembersTheFirstFault()
    {
        Reading reading("[1]");
        QVERIFY(reading.json.contains(key));
        QVERIFY(!reading.json.contains(QLatin1String("none")));
        (void)reading.json.text(key);
        (void)reading.json.real(key);
        reading.json.require(false, QLatin1String("id"));
        QCOMPARE(reading.fault.text, QStringLiteral("$.k: expected text, found list"));
    }

    void demandsWhatIsRequired()
    {
        Reading reading("1");
        reading.json.require(true, key);
        QCOMPARE(reading.fault.text, QString());
        reading.json.require(false, QLatin1String("id"));
        QCOMPARE(reading.fault.text, QStringLiteral("$.id: missing"));
    }

    void parses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        const auto document = [](const char *name, const QByteArray &json, const char *error) {
            QTest::newRow(name) << json << QString::fromLatin1(error);
        };
        document("object", "{\"a\": 1}", "");
        document("empty object", "{}", "");
        document("spaced", "\r\n {} \n", "");
        document("byte order mark", "\xEF\xBB\xBF{}", "");
        document("much space", QByteArray(500, ' ') + "{}", "");
        document("nothing", "", "the answer is empty");
        document("space", QByteArray(500, ' '), "the answer is empty");
        document("html", "<!DOCTYPE html>", "the answer is HTML, not JSON");
        document("html after much space", QByteArray(500, '\n') + "<html>", "the answer is HTML, not JSON");
        document("list", "[{}]", "$: expected an object, found list");
        document("text", "Invalid consumer.", "not JSON at byte ");
        document("cut off", "{\"a\": [1, 2", "not JSON at byte ");
        document("two", "{} {}", "not JSON at byte ");
    }

    void parses()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, error);
        const Result<QJsonObject> object = parseJsonObject(json);
        QCOMPARE(object.has_value(), error.isEmpty());
        if (!object) {
            QVERIFY(object.error().code == ErrorCode::BadReply);
            QVERIFY2(object.error().detail.startsWith(error), qPrintable(object.error().detail));
        }
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
