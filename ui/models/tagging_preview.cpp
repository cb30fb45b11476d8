// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/pictures.h"
#include "ui/models/tagging.h"

#include <algorithm>

// What would become of each file. Part of Tagging.
namespace runout::ui {

using tags::FilePath;
using tags::FilePlan;

namespace {

bool hasFrontCover(const tags::AudioFile &file)
{
    return std::any_of(file.pictures.begin(), file.pictures.end(), [](const tags::PictureNote &picture) {
        return picture.kind == static_cast<int>(tags::PictureKind::FrontCover);
    });
}

bool hasThisCover(const tags::AudioFile &file, const tags::PictureNote &cover)
{
    return std::any_of(file.pictures.begin(), file.pictures.end(), [&cover](const tags::PictureNote &picture) {
        return picture.kind == cover.kind && picture.hash == cover.hash;
    });
}

} // namespace

void Tagging::makePreviews()
{
    QList<Preview> previews;
    if (m_release && !m_needsProposal) {
        const QList<FilePlan> plans = tags::planOf(m_files, match(), m_tracks, *m_release, m_options.map, m_master);
        qsizetype next = 0;
        for (int row = 0; row < match().rows.size() && next < plans.size(); ++row) {
            const int file = match().rows[row].file;
            if (file < 0 || file >= m_files.size())
                continue;
            Preview preview;
            preview.plan = plans[next++];
            preview.file = file;
            preview.row = row;
            tags::Fields wanted;
            for (const tags::FieldChange &change : std::as_const(preview.plan.changes))
                wanted.insert(change.key, change.after);
            (void)tags::fitted(wanted, m_files[file], &preview.losses);
            previews.append(preview);
        }
        addNames(previews);
        addCovers(previews);
        keepSwitches(previews);
    }
    m_previews = previews;
    Q_EMIT previewChanged();
}

void Tagging::addNames(QList<Preview> &previews) const
{
    if (!m_options.renames)
        return;
    QList<FilePath> paths;
    for (const Preview &preview : std::as_const(previews))
        paths.append(preview.plan.path);
    const auto values = tags::valuesOf(m_files, match(), m_tracks, *m_release, m_options.map, m_master);
    const QList<tags::NewName> names = tags::newNames(paths, values, m_options.names, m_present);
    for (qsizetype i = 0; i < previews.size() && i < names.size(); ++i) {
        previews[i].name = names[i];
        if (names[i].fault == tags::NameFault::None)
            previews[i].plan.newPath = names[i].path;
    }
}

void Tagging::addCovers(QList<Preview> &previews) const
{
    if (!m_cover || m_options.cover == CoverUse::None)
        return;
    const tags::PictureNote note = tags::noteOf(*m_cover);
    for (Preview &preview : previews) {
        const tags::AudioFile &file = m_files[preview.file];
        if (m_options.cover == CoverUse::Everywhere ? !hasThisCover(file, note) : !hasFrontCover(file))
            preview.plan.frontCover = m_cover;
    }
}

void Tagging::keepSwitches(QList<Preview> &previews) const
{
    QList<FilePlan> plans;
    QList<FilePlan> old;
    for (const Preview &preview : std::as_const(previews))
        plans.append(preview.plan);
    for (const Preview &preview : m_previews)
        old.append(preview.plan);
    plans = tags::withSwitchesOf(plans, old);
    std::map<FilePath, const Preview *> known;
    for (const Preview &preview : m_previews)
        known.emplace(preview.plan.path, &preview);
    for (qsizetype i = 0; i < previews.size(); ++i) {
        previews[i].plan = plans[i];
        if (const auto before = known.find(plans[i].path); before != known.end()) {
            previews[i].isCoverOn = before->second->isCoverOn;
            previews[i].isNameOn = before->second->isNameOn;
        }
    }
}

QList<FilePlan> Tagging::plans() const
{
    QList<FilePlan> result;
    for (const Preview &preview : m_previews) {
        FilePlan plan = preview.plan;
        if (!preview.isCoverOn)
            plan.frontCover.reset();
        if (!preview.isNameOn)
            plan.newPath.reset();
        const bool writesField = std::any_of(plan.changes.cbegin(), plan.changes.cend(),
                                             [](const tags::FieldChange &change) { return change.isOn; });
        if (plan.isOn && (writesField || plan.frontCover || plan.newPath))
            result.append(plan);
    }
    return result;
}

tags::PlanSummary Tagging::summary() const
{
    tags::PlanSummary summary = tags::summaryOf(plans());
    summary.unchanged = int(m_previews.size()) - summary.files;
    return summary;
}

void Tagging::switchFile(int preview, bool isOn)
{
    if (preview < 0 || preview >= m_previews.size())
        return;
    m_previews[preview].plan.isOn = isOn;
    Q_EMIT switchesChanged();
}

void Tagging::switchChange(int preview, int change, bool isOn)
{
    if (preview < 0 || preview >= m_previews.size() || change < 0 || change >= m_previews[preview].plan.changes.size())
        return;
    m_previews[preview].plan.changes[change].isOn = isOn;
    Q_EMIT switchesChanged();
}

void Tagging::switchCover(int preview, bool isOn)
{
    if (preview < 0 || preview >= m_previews.size())
        return;
    m_previews[preview].isCoverOn = isOn;
    Q_EMIT switchesChanged();
}

void Tagging::switchName(int preview, bool isOn)
{
    if (preview < 0 || preview >= m_previews.size())
        return;
    m_previews[preview].isNameOn = isOn;
    Q_EMIT switchesChanged();
}

void Tagging::switchField(const QString &key, bool isOn)
{
    for (Preview &preview : m_previews) {
        for (tags::FieldChange &change : preview.plan.changes) {
            if (change.key == key)
                change.isOn = isOn;
        }
    }
    Q_EMIT switchesChanged();
}

} // namespace runout::ui
