// SPDX-License-Identifier: GPL-3.0-or-later
#include "madereleases.h"

#include "core/tags/tagplan.h"

#include <QTest>

using namespace runout;
using namespace runout::tags;
using test::audioFile;
using test::release;

namespace {

FieldRule rule(const char *key, const char *pattern)
{
    FieldRule result;
    result.key = QLatin1String(key);
    result.pattern = QLatin1String(pattern);
    return result;
}

FieldMap smallMap()
{
    FieldMap map;
    map.rules = {rule("TITLE", "{title}"), rule("TRACKNUMBER", "{number}"), rule("VINYLTRACK", "{position}")};
    return map;
}

Fields fields(std::initializer_list<std::pair<const char *, const char *>> pairs)
{
    Fields result;
    for (const auto &[key, value] : pairs)
        result.insert(QLatin1String(key), {QString::fromUtf8(value)});
    return result;
}

// Files in the order of the tracks.
Match inOrder(int count)
{
    Match match;
    for (int i = 0; i < count; ++i)
        match.rows.append({Target{i, -1}, i, -1, 1, {}});
    return match;
}

QList<FilePlan> planned(const QList<AudioFile> &files, const FieldMap &map)
{
    const discogs::Release set = release(QStringLiteral("A1 A2"));
    return planOf(files, inOrder(static_cast<int>(files.size())), tracksOf(set), set, map);
}

} // namespace

class TestTagPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyDifferences();
    void keepsAndRemoves();
    void onlyMatchedFiles();
    void stampAndPath();
    void wholeSide();
    void id3v23();
    void switches();
    void switchesSurvive();
    void summary();
    void applies();
};

void TestTagPlan::onlyDifferences()
{
    const AudioFile file =
        audioFile("x/1.flac", 180, fields({{"TITLE", "Title A1"}, {"TRACKNUMBER", "01"}, {"COMMENT", "mine"}}));
    const QList<FilePlan> plans = planned({file}, smallMap());
    QCOMPARE(plans.size(), 1);
    QCOMPARE(plans[0].changes, (QList<FieldChange>{{QStringLiteral("VINYLTRACK"), {}, {QStringLiteral("A1")}, true}}));
    QVERIFY(planned({audioFile("x/1.flac", 180, applied(file.fields, plans[0]))}, smallMap())[0].changes.isEmpty());
    QVERIFY(sameValue(QStringLiteral("TITLE"), {QString::fromUtf8("e\xcc\x81")}, {QString::fromUtf8("\xc3\xa9")}));
    QVERIFY(!sameValue(QStringLiteral("TITLE"), {QStringLiteral("01")}, {QStringLiteral("1")}));
    QVERIFY(!sameValue(QStringLiteral("GENRE"), {QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("a")}));
}

void TestTagPlan::keepsAndRemoves()
{
    FieldMap map = smallMap();
    map.rules[0].keepsPresent = true;
    map.rules.append(rule("DISCSUBTITLE", "{discsubtitle}"));
    map.rules.append(rule("BARCODE", "{barcode}"));
    map.rules[3].removesWhenEmpty = true;
    const AudioFile file = audioFile("x/1.flac", 180,
                                     fields({{"TITLE", "Mine"},
                                             {"TRACKNUMBER", "1"},
                                             {"VINYLTRACK", "A1"},
                                             {"DISCSUBTITLE", "Old"},
                                             {"BARCODE", "123"}}));
    QCOMPARE(planned({file}, map)[0].changes,
             (QList<FieldChange>{{QStringLiteral("DISCSUBTITLE"), {QStringLiteral("Old")}, {}, true}}));
    QCOMPARE(planned({audioFile("x/1.flac")}, map)[0].changes.first().key, QStringLiteral("TITLE"));
}

void TestTagPlan::onlyMatchedFiles()
{
    Match match = inOrder(2);
    match.rows[0].file = -1;
    match.spare = {0};
    const discogs::Release set = release(QStringLiteral("A1 A2"));
    const QList<AudioFile> files{audioFile("x/1.flac"), audioFile("x/2.flac")};
    const QList<FilePlan> plans = planOf(files, match, tracksOf(set), set, smallMap());
    QCOMPARE(plans.size(), 1);
    QCOMPARE(plans[0].path, files[1].path);
    QCOMPARE(valuesOf(files, match, tracksOf(set), set, smallMap()).first()[QStringLiteral("position")],
             QStringList(QStringLiteral("A2")));
}

void TestTagPlan::stampAndPath()
{
    AudioFile file = audioFile("x/\xff.flac");
    file.stamp = {1, 2, 3};
    const FilePlan plan = planned({file}, smallMap())[0];
    QCOMPARE(plan.stamp, file.stamp);
    QVERIFY(plan.path.native() == "x/\xff.flac");
}

void TestTagPlan::wholeSide()
{
    const discogs::Release set = release(QStringLiteral("A1 A2 B1"));
    Match match;
    match.rows = {{Target{-1, 0}, 0, -1, 1, {}}};
    const QList<FilePlan> plans = planOf({audioFile("x/a.flac")}, match, tracksOf(set), set, smallMap());
    QCOMPARE(plans[0].changes[0].after, QStringList(QStringLiteral("Title A1 / Title A2")));
    QCOMPARE(plans[0].changes[2].after, QStringList(QStringLiteral("A")));
}

void TestTagPlan::id3v23()
{
    AudioFile file = audioFile("x/1.mp3");
    const Fields asked = fields({{"DISCSUBTITLE", "One"}, {"ORIGINALDATE", "1973-03-01"}, {"TITLE", "T"}});
    QList<FieldLoss> losses;
    QCOMPARE(fitted(asked, file, &losses), asked);
    QVERIFY(losses.isEmpty());
    file.id3Version = 3;
    QCOMPARE(fitted(asked, file, &losses), fields({{"ORIGINALDATE", "1973"}, {"TITLE", "T"}}));
    QCOMPARE(losses, (QList<FieldLoss>{{QStringLiteral("DISCSUBTITLE"), FieldLoss::Kind::NotHeld},
                                       {QStringLiteral("ORIGINALDATE"), FieldLoss::Kind::CutToYear}}));
}

void TestTagPlan::switches()
{
    QList<FilePlan> plans = planned({audioFile("x/1.flac"), audioFile("x/2.flac")}, smallMap());
    plans = withField(plans, QStringLiteral("TITLE"), false);
    QVERIFY(!plans[0].changes[0].isOn && !plans[1].changes[0].isOn && plans[1].changes[1].isOn);
    plans = withFile(plans, 1, false);
    plans = withChange(plans, 0, 2, false);
    QVERIFY(plans[0].isOn && !plans[1].isOn && !plans[0].changes[2].isOn);
    QCOMPARE(withFile(plans, 9, false), plans);
    QCOMPARE(withChange(plans, 0, 9, false), plans);
}

void TestTagPlan::switchesSurvive()
{
    const QList<AudioFile> files{audioFile("x/1.flac"), audioFile("x/2.flac")};
    const QList<FilePlan> old = withFile(withChange(planned(files, smallMap()), 0, 0, false), 1, false);
    FieldMap map = smallMap();
    map.rules[0].pattern = QStringLiteral("{title}!");
    const QList<FilePlan> fresh = withSwitchesOf(planned(files, map), old);
    QVERIFY(!fresh[0].changes[0].isOn && fresh[0].changes[1].isOn && !fresh[1].isOn);
    QCOMPARE(fresh[0].changes[0].after, QStringList(QStringLiteral("Title A1!")));
}

void TestTagPlan::summary()
{
    FilePlan plan;
    plan.changes = {{QStringLiteral("A"), {}, {QStringLiteral("1")}, true},
                    {QStringLiteral("B"), {QStringLiteral("1")}, {QStringLiteral("2")}, true},
                    {QStringLiteral("C"), {QStringLiteral("1")}, {}, true},
                    {QStringLiteral("D"), {QStringLiteral("1")}, {}, false}};
    plan.newPath = FilePath("x");
    FilePlan off = plan;
    off.isOn = false;
    FilePlan nothing;
    nothing.changes = {plan.changes[3]};
    FilePlan cover;
    cover.frontCover = Picture();
    const PlanSummary found = summaryOf({plan, off, nothing, cover});
    QCOMPARE(found,
             (PlanSummary{
                 2, 2, 1, 1, 1, 1, 1, {{QStringLiteral("A"), 1}, {QStringLiteral("B"), 1}, {QStringLiteral("C"), 1}}}));
}

void TestTagPlan::applies()
{
    FilePlan plan;
    plan.changes = {{QStringLiteral("A"), {}, {QStringLiteral("1")}, true},
                    {QStringLiteral("B"), {QStringLiteral("x")}, {}, true},
                    {QStringLiteral("C"), {QStringLiteral("x")}, {}, false}};
    const Fields before = fields({{"B", "x"}, {"C", "x"}, {"Z", "mine"}});
    QCOMPARE(applied(before, plan), fields({{"A", "1"}, {"C", "x"}, {"Z", "mine"}}));
    plan.isOn = false;
    QCOMPARE(applied(before, plan), before);
}

QTEST_APPLESS_MAIN(TestTagPlan)
#include "tst_tagplan.moc"
