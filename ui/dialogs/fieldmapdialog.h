// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "ui/models/tagoptions.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace runout::ui {

// What a release becomes in files: fields with their templates, how artists are named, how discs are counted, names of
// files. A mistake in a template is pointed at and keeps the dialog from being accepted.
class FieldMapDialog : public QDialog
{
    Q_OBJECT
public:
    enum Column { Key, Template, Keep, Value, Columns }; // of the fields

    // `release` and `files` are for the preview.
    FieldMapDialog(const TagOptions &options, const std::optional<discogs::Release> &release,
                   const QList<tags::AudioFile> &files, QWidget *parent = nullptr);

    [[nodiscard]] TagOptions options() const;

private:
    void build();
    [[nodiscard]] QWidget *buildChoices();
    [[nodiscard]] QWidget *buildNames();
    [[nodiscard]] QWidget *buildFields();
    QComboBox *choice(QFormLayout *form, const QString &label, const QStringList &values);
    void show(const TagOptions &options);
    [[nodiscard]] QToolButton *valueButton();
    QTreeWidgetItem *addRule(const tags::FieldRule &rule);
    void usePreset(int preset);
    void swapGenres();
    void check(); // faults and preview
    [[nodiscard]] tags::Values sample(const tags::FieldMap &map) const;

    TagOptions m_options; // what the dialog does not show stays
    std::optional<discogs::Release> m_release;
    QList<tags::AudioFile> m_files;
    QTreeWidget *m_rules;
    QComboBox *m_preset;
    QComboBox *m_artist;
    QComboBox *m_albumArtist;
    QComboBox *m_credits;
    QComboBox *m_genres;
    QComboBox *m_discs;
    QComboBox *m_numbers;
    QLineEdit *m_various;
    QCheckBox *m_featured;
    QCheckBox *m_renames;
    QLineEdit *m_names;
    QComboBox *m_target;
    QLabel *m_namePreview;
    QLabel *m_fault;
    QPushButton *m_remove;
    QToolButton *m_value;
    QPushButton *m_accept;
    bool m_isFilling = false;
};

} // namespace runout::ui
