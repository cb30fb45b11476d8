// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fieldmapdialog.h"

#include "core/tags/tracks.h"
#include "ui/tagtext.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace runout::ui {

using tags::FieldRule;
using tags::NameStyle;
using tags::PatternFault;

namespace {

enum Column { Key, Template, Keep, Value, Columns };
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

// Only templates are typed; a key too where it was added by hand.
class RuleDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 2 * Theme::unit);
    }
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() != Template && index.column() != Key)
            return nullptr;
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setAccessibleName(index.column() == Key ? FieldMapDialog::tr("Field") : FieldMapDialog::tr("Template"));
        auto *line = qobject_cast<QLineEdit *>(editor);
        if (line && index.column() == Key)
            line->setValidator(
                new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z][A-Za-z0-9 _]*")), line));
        return editor;
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        const auto *line = qobject_cast<QLineEdit *>(editor);
        const QString text = line ? line->text() : QString();
        model->setData(index, index.column() == Key ? text.toUpper() : text);
    }
};

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

void FieldMapDialog::build()
{
    auto *title = new QLabel(tr("Fields and names"));
    title->setFont(type::title(font()));
    m_fault = new QLabel;
    m_fault->setTextFormat(Qt::RichText);
    m_fault->setWordWrap(true);
    m_fault->setAccessibleName(tr("Mistake"));
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, colour::warning(warning));
    m_fault->setPalette(warning);
    m_accept = new QPushButton(tr("Use these"));
    m_accept->setDefault(true);
    m_accept->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *side = new QVBoxLayout;
    side->setSpacing(12);
    side->addWidget(buildChoices());
    side->addWidget(buildNames());
    side->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(20);
    middle->addWidget(buildFields(), 3);
    middle->addLayout(side, 2);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_fault, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 20, 20, 16);
    box->setSpacing(12);
    box->addWidget(title);
    box->addLayout(middle, 1);
    box->addLayout(buttons);
}

QWidget *FieldMapDialog::buildFields()
{
    auto *page = new QWidget;
    m_rules = new QTreeWidget;
    m_rules->setAccessibleName(tr("Fields"));
    m_rules->setColumnCount(Columns);
    m_rules->setHeaderLabels({tr("Field"), tr("Template"), tr("Keep"), tr("For example")});
    m_rules->headerItem()->setToolTip(Keep, tr("A value that the file has stays"));
    m_rules->setRootIsDecorated(false);
    m_rules->setUniformRowHeights(true);
    m_rules->setItemDelegate(new RuleDelegate(m_rules));
    m_rules->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::SelectedClicked);
    m_rules->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_rules->setColumnWidth(Key, 190);
    m_rules->setColumnWidth(Template, 150);
    m_rules->setColumnWidth(Keep, 58);
    connect(m_rules, &QTreeWidget::itemChanged, this, &FieldMapDialog::check);
    connect(m_rules, &QTreeWidget::currentItemChanged, this, [this] {
        m_remove->setEnabled(m_rules->currentItem() != nullptr);
        m_value->setEnabled(m_rules->currentItem() != nullptr);
    });

    m_preset = new QComboBox;
    m_preset->setAccessibleName(tr("Preset"));
    m_preset->addItems({tr("Begin with a preset…"), tr("Runout: two sides a disc"), tr("Each side a disc"),
                        tr("As foo_discogger writes"), tr("The fewest fields")});
    connect(m_preset, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            usePreset(index - 1);
        m_preset->setCurrentIndex(0);
    });
    auto *add = new QPushButton(tr("Add field"));
    m_remove = new QPushButton(tr("Remove field"));
    m_remove->setEnabled(false);
    for (QPushButton *button : {add, m_remove})
        button->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] {
        FieldRule rule;
        rule.key = QStringLiteral("COMMENT");
        rule.pattern = QStringLiteral("{notes}");
        if (!tags::valueNames().contains(QStringLiteral("notes")))
            rule.pattern = QStringLiteral("{album}");
        QTreeWidgetItem *item = addRule(rule);
        m_rules->setCurrentItem(item, Key);
        m_rules->editItem(item, Key);
        check();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        delete m_rules->currentItem();
        check();
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_preset, 1);
    row->addWidget(valueButton());
    row->addWidget(add);
    row->addWidget(m_remove);
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    box->addLayout(row);
    box->addWidget(m_rules, 1);
    return page;
}

// What templates know, to be put at the end of the chosen one.
QToolButton *FieldMapDialog::valueButton()
{
    m_value = new QToolButton;
    m_value->setObjectName(QStringLiteral("facet"));
    m_value->setText(tr("Add value"));
    m_value->setPopupMode(QToolButton::InstantPopup);
    m_value->setFocusPolicy(Qt::StrongFocus);
    m_value->setEnabled(false);
    auto *menu = new QMenu(m_value);
    for (const QString &name : tags::valueNames()) {
        menu->addAction(u'{' + name + u'}', this, [this, name] {
            if (QTreeWidgetItem *item = m_rules->currentItem())
                item->setText(Template, item->text(Template) + u'{' + name + u'}');
        });
    }
    m_value->setMenu(menu);
    return m_value;
}

QComboBox *FieldMapDialog::choice(QFormLayout *form, const QString &label, const QStringList &values)
{
    auto *box = new QComboBox;
    box->addItems(values);
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    form->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, &FieldMapDialog::check);
    return box;
}

QWidget *FieldMapDialog::buildChoices()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const QStringList styles{tr("As printed"), tr("Canonical name")};
    m_artist = choice(form, tr("Artists"), styles);
    m_albumArtist = choice(form, tr("Album artist"), styles);
    m_credits = choice(form, tr("Credits"), styles);
    m_various = new QLineEdit;
    m_various->setAccessibleName(tr("Several artists"));
    form->addRow(tr("Several artists"), m_various);
    connect(m_various, &QLineEdit::textChanged, this, &FieldMapDialog::check);
    m_featured = new QCheckBox(tr("Featured artists join the artist"));
    form->addRow(m_featured);
    connect(m_featured, &QCheckBox::toggled, this, &FieldMapDialog::check);
    m_genres = new QComboBox;
    m_genres->setAccessibleName(tr("Genre"));
    m_genres->addItems({tr("Genres of Discogs"), tr("Styles of Discogs")});
    form->addRow(tr("Genre"), m_genres);
    connect(m_genres, &QComboBox::activated, this, &FieldMapDialog::swapGenres);
    m_discs = choice(form, tr("Discs of records"), {tr("Two sides a disc"), tr("Each side a disc")});
    m_numbers =
        choice(form, tr("Track numbers"), {tr("From 1 on each disc"), tr("From 1 on each side"), tr("Through")});
    return page;
}

QWidget *FieldMapDialog::buildNames()
{
    auto *page = new QWidget;
    m_renames = new QCheckBox(tr("Rename files"));
    m_names = new QLineEdit;
    m_names->setAccessibleName(tr("Template for file names"));
    m_names->setFont(type::fixed());
    m_target = new QComboBox;
    m_target->setAccessibleName(tr("Names for"));
    m_target->addItems({tr("Linux and macOS"), tr("Windows"), tr("Sticks and players")});
    m_namePreview = new QLabel;
    m_namePreview->setTextFormat(Qt::PlainText);
    m_namePreview->setWordWrap(true);
    m_namePreview->setAccessibleName(tr("Name preview"));
    connect(m_renames, &QCheckBox::toggled, this, &FieldMapDialog::check);
    connect(m_names, &QLineEdit::textChanged, this, &FieldMapDialog::check);
    connect(m_target, &QComboBox::currentIndexChanged, this, &FieldMapDialog::check);
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_renames, m_names, m_target, m_namePreview})
        box->addWidget(part);
    return page;
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
