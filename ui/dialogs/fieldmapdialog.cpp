// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fieldmapdialog.h"

#include "core/tags/tracks.h"
#include "ui/tagtext.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace runout::ui {

using tags::FieldRule;
using tags::NameStyle;
using tags::PatternFault;

namespace {

constexpr int RemovesRole = Qt::UserRole + 1; // goes where the release has nothing

// "{artst}: There is no value “artst”." with the place marked.
QString pointedAt(const QString &what, const QString &pattern, const PatternFault &fault)
{
    const QString before = pattern.left(fault.at).toHtmlEscaped();
    const QString wrong = pattern.mid(fault.at, qMax(1, fault.length)).toHtmlEscaped();
    const QString after = pattern.mid(fault.at + qMax(1, fault.length)).toHtmlEscaped();
    return QStringLiteral("%1: %2<u><b>%3</b></u>%4<br>%5")
        .arg(what.toHtmlEscaped(), before, wrong, after, faultText(fault).toHtmlEscaped());
}

} // namespace

FieldMapDialog::FieldMapDialog(const TagOptions &options, const std::optional<discogs::Release> &release,
                               const QList<tags::AudioFile> &files, QWidget *parent)
    : QDialog(parent)
    , m_options(options)
    , m_release(release)
    , m_files(files)
{
    setWindowTitle(tr("Fields and names"));
    resize(900, 600);
    build();
    show(options);
}

QTreeWidgetItem *FieldMapDialog::addRule(const FieldRule &rule)
{
    auto *item = new QTreeWidgetItem({rule.key, rule.pattern});
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
    item->setCheckState(Key, rule.isOn ? Qt::Checked : Qt::Unchecked);
    item->setCheckState(Keep, rule.keepsPresent ? Qt::Checked : Qt::Unchecked);
    item->setData(Key, RemovesRole, rule.removesWhenEmpty);
    item->setToolTip(Key, fieldName(rule.key).toHtmlEscaped());
    item->setFont(Template, type::fixed());
    m_rules->addTopLevelItem(item);
    return item;
}

void FieldMapDialog::show(const TagOptions &options)
{
    m_isFilling = true;
    m_rules->clear();
    for (const FieldRule &rule : options.map.rules)
        addRule(rule);
    m_artist->setCurrentIndex(static_cast<int>(options.map.artist));
    m_albumArtist->setCurrentIndex(static_cast<int>(options.map.albumArtist));
    m_credits->setCurrentIndex(static_cast<int>(options.map.credits));
    m_various->setText(options.map.various);
    m_featured->setChecked(options.map.addsFeatured);
    m_discs->setCurrentIndex(static_cast<int>(options.map.tracks.discs));
    m_numbers->setCurrentIndex(static_cast<int>(options.map.tracks.numbers));
    m_renames->setChecked(options.renames);
    m_names->setText(options.names.pattern);
    m_target->setCurrentIndex(static_cast<int>(options.names.target));
    m_isFilling = false;
    check();
}

TagOptions FieldMapDialog::options() const
{
    TagOptions options = m_options;
    options.map.rules.clear();
    for (int i = 0; i < m_rules->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_rules->topLevelItem(i);
        FieldRule rule;
        rule.key = item->text(Key);
        rule.pattern = item->text(Template);
        rule.isOn = item->checkState(Key) == Qt::Checked;
        rule.keepsPresent = item->checkState(Keep) == Qt::Checked;
        rule.removesWhenEmpty = item->data(Key, RemovesRole).toBool();
        if (!rule.key.isEmpty())
            options.map.rules.append(rule);
    }
    options.map.artist = NameStyle(m_artist->currentIndex());
    options.map.albumArtist = NameStyle(m_albumArtist->currentIndex());
    options.map.credits = NameStyle(m_credits->currentIndex());
    options.map.various = m_various->text();
    options.map.addsFeatured = m_featured->isChecked();
    options.map.tracks.discs = tags::Discs(m_discs->currentIndex());
    options.map.tracks.numbers = tags::Numbers(m_numbers->currentIndex());
    options.renames = m_renames->isChecked();
    options.names.pattern = m_names->text();
    options.names.target = tags::NameTarget(m_target->currentIndex());
    return options;
}

void FieldMapDialog::usePreset(int preset)
{
    TagOptions options = this->options();
    options.map = tags::fieldMap(tags::Preset(preset));
    show(options);
}

void FieldMapDialog::swapGenres()
{
    const TagOptions before = options();
    for (const FieldRule &rule : before.map.rules) {
        const bool styles = rule.pattern.contains(u"{styles");
        if (rule.key != u"GENRE" || styles == (m_genres->currentIndex() == 1))
            continue;
        TagOptions swapped = before;
        swapped.map = tags::withGenresSwapped(swapped.map);
        show(swapped);
        return;
    }
}

tags::Values FieldMapDialog::sample(const tags::FieldMap &map) const
{
    if (!m_release)
        return {};
    const tags::Tracks tracks = tags::tracksOf(*m_release, map.tracks);
    if (tracks.tracks.isEmpty())
        return {};
    return tags::ReleaseValues(*m_release, tracks, map).of(tracks.tracks.first());
}

void FieldMapDialog::check()
{
    if (m_isFilling)
        return;
    m_isFilling = true;
    const TagOptions options = this->options();
    const tags::Values values = sample(options.map);
    for (int i = 0; i < m_rules->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_rules->topLevelItem(i);
        const auto pattern = tags::Pattern::parse(item->text(Template), tags::valueNames());
        item->setText(Value, pattern ? valuesText(pattern->values(values)) : QString());
        item->setToolTip(Value, item->text(Value).toHtmlEscaped());
        if (item->text(Key) == u"GENRE")
            m_genres->setCurrentIndex(item->text(Template).contains(u"{styles") ? 1 : 0);
    }
    QString fault;
    const QList<tags::RuleFault> faults = tags::faultsOf(options.map);
    if (!faults.isEmpty()) {
        const FieldRule &rule = options.map.rules[faults.first().rule];
        fault = pointedAt(rule.key, rule.pattern, faults.first().fault);
    } else if (const auto wrong = tags::faultOfPattern(options.names.pattern); wrong && options.renames) {
        fault = pointedAt(tr("File names"), options.names.pattern, *wrong);
    }
    m_fault->setText(fault);
    m_accept->setEnabled(fault.isEmpty());
    m_names->setEnabled(options.renames);
    m_target->setEnabled(options.renames);
    QString preview;
    if (options.renames && !values.isEmpty() && fault.isEmpty()) {
        const tags::FilePath file = m_files.isEmpty() ? tags::FilePath("/music/file.flac") : m_files.first().path;
        const tags::NewName name = tags::newNames({file}, {values}, options.names).value(0);
        preview = name.fault != tags::NameFault::None ? nameFaultText(name, {})
                                                      : wholeFileName(name.path ? *name.path : file);
    }
    m_namePreview->setText(preview);
    m_isFilling = false;
}

} // namespace runout::ui
