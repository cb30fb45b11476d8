// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/tagplan.h"

#include "core/tags/id3v23.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace runout::tags {

namespace {

bool isCount(const QString &key)
{
    static const QStringList counts{QStringLiteral("TRACKNUMBER"), QStringLiteral("TRACKTOTAL"),
                                    QStringLiteral("DISCNUMBER"), QStringLiteral("DISCTOTAL")};
    return counts.contains(key);
}

QString asCompared(const QString &key, const QString &value)
{
    if (isCount(key)) {
        bool isNumber = false;
        const int number = value.trimmed().toInt(&isNumber);
        if (isNumber)
            return QString::number(number);
    }
    return value.normalized(QString::NormalizationForm_C);
}

void addChange(FilePlan &plan, const AudioFile &file, const QString &key, const QStringList &after)
{
    const QStringList before = file.fields.value(key);
    if (!sameValue(key, before, after))
        plan.changes.append({key, before, after, true});
}

FilePlan planOf(const AudioFile &file, const FieldMap &map, const Fields &wanted)
{
    FilePlan plan;
    plan.path = file.path;
    plan.stamp = file.stamp;
    QSet<QString> seen;
    for (const FieldRule &rule : map.rules) {
        // Two rules for one field: the last one that has a value was taken, see fieldsOf().
        if (!rule.isOn || seen.contains(rule.key))
            continue;
        seen.insert(rule.key);
        const bool isPresent = file.fields.contains(rule.key);
        if (isPresent && rule.keepsPresent)
            continue;
        if (wanted.contains(rule.key))
            addChange(plan, file, rule.key, wanted.value(rule.key));
        else if (isPresent && rule.removesWhenEmpty)
            addChange(plan, file, rule.key, {});
    }
    return plan;
}

template<class F>
void eachMatched(const QList<AudioFile> &files, const Match &match, const Tracks &tracks, F &&f)
{
    for (const MatchRow &row : match.rows) {
        if (row.file >= 0 && row.file < files.size())
            f(files[row.file], entryOf(tracks, row.target));
    }
}

bool writes(const FilePlan &plan)
{
    return plan.isOn && (plan.frontCover || plan.newPath ||
                         std::any_of(plan.changes.cbegin(), plan.changes.cend(),
                                     [](const FieldChange &change) { return change.isOn; }));
}

void count(PlanSummary &summary, const FieldChange &change)
{
    if (!change.isOn)
        return;
    ++(change.before.isEmpty() ? summary.added : change.after.isEmpty() ? summary.removed : summary.changed);
    ++summary.byField[change.key];
}

} // namespace

Fields fitted(const Fields &fields, const AudioFile &file, QList<FieldLoss> *losses)
{
    if (file.id3Version != 3)
        return fields;
    Fields result = fields;
    const auto lose = [&](const QString &key, FieldLoss::Kind kind) {
        if (losses)
            losses->append({key, kind});
    };
    for (auto field = fields.keyBegin(); field != fields.keyEnd(); ++field) {
        if (hasNoFrameIn23(*field)) {
            result.remove(*field);
            lose(*field, FieldLoss::Kind::NotHeld);
        }
    }
    const QString original = QStringLiteral("ORIGINALDATE");
    if (const QString date = result.value(original).value(0); date.size() > 4) {
        result[original] = {date.left(4)};
        lose(original, FieldLoss::Kind::CutToYear);
    }
    return result;
}

bool sameValue(const QString &key, const QStringList &a, const QStringList &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(),
                      [&](const QString &x, const QString &y) { return asCompared(key, x) == asCompared(key, y); });
}

QList<FilePlan> planOf(const QList<AudioFile> &files, const Match &match, const Tracks &tracks,
                       const discogs::Release &release, const FieldMap &map, MasterFacts master)
{
    const ReleaseValues values(release, tracks, map, master);
    QList<FilePlan> plans;
    eachMatched(files, match, tracks, [&](const AudioFile &file, const TrackEntry &entry) {
        plans.append(planOf(file, map, fitted(fieldsOf(map, values.of(entry)), file)));
    });
    return plans;
}

QList<Values> valuesOf(const QList<AudioFile> &files, const Match &match, const Tracks &tracks,
                       const discogs::Release &release, const FieldMap &map, MasterFacts master)
{
    const ReleaseValues values(release, tracks, map, master);
    QList<Values> result;
    eachMatched(files, match, tracks,
                [&](const AudioFile &, const TrackEntry &entry) { result.append(values.of(entry)); });
    return result;
}

QList<FilePlan> withField(QList<FilePlan> plans, const QString &key, bool isOn)
{
    for (FilePlan &plan : plans) {
        for (FieldChange &change : plan.changes) {
            if (change.key == key)
                change.isOn = isOn;
        }
    }
    return plans;
}

QList<FilePlan> withFile(QList<FilePlan> plans, int plan, bool isOn)
{
    if (plan >= 0 && plan < plans.size())
        plans[plan].isOn = isOn;
    return plans;
}

QList<FilePlan> withChange(QList<FilePlan> plans, int plan, int change, bool isOn)
{
    if (plan >= 0 && plan < plans.size() && change >= 0 && change < plans[plan].changes.size())
        plans[plan].changes[change].isOn = isOn;
    return plans;
}

QList<FilePlan> withSwitchesOf(QList<FilePlan> plans, const QList<FilePlan> &old)
{
    QHash<QByteArray, const FilePlan *> known;
    const auto name = [](const FilePlan &plan) { return QByteArray::fromStdString(plan.path.string()); };
    for (const FilePlan &plan : old)
        known.insert(name(plan), &plan);
    for (FilePlan &plan : plans) {
        const FilePlan *const before = known.value(name(plan));
        if (!before)
            continue;
        plan.isOn = before->isOn;
        for (FieldChange &change : plan.changes) {
            change.isOn = std::none_of(before->changes.cbegin(), before->changes.cend(), [&](const FieldChange &other) {
                return other.key == change.key && !other.isOn;
            });
        }
    }
    return plans;
}

PlanSummary summaryOf(const QList<FilePlan> &plans)
{
    PlanSummary summary;
    for (const FilePlan &plan : plans) {
        if (!writes(plan)) {
            ++summary.unchanged;
            continue;
        }
        ++summary.files;
        summary.renamed += plan.newPath ? 1 : 0;
        summary.covers += plan.frontCover ? 1 : 0;
        for (const FieldChange &change : plan.changes)
            count(summary, change);
    }
    return summary;
}

Fields applied(const Fields &fields, const FilePlan &plan)
{
    Fields result = fields;
    if (!plan.isOn)
        return result;
    for (const FieldChange &change : plan.changes) {
        if (!change.isOn)
            continue;
        if (change.after.isEmpty())
            result.remove(change.key);
        else
            result.insert(change.key, change.after);
    }
    return result;
}

} // namespace runout::tags
