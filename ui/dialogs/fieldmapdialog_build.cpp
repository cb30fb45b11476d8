// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fieldmapdialog.h"

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

// How the dialog is put together. Part of FieldMapDialog.
namespace runout::ui {

using tags::FieldRule;

namespace {

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
        if (index.column() != FieldMapDialog::Template && index.column() != FieldMapDialog::Key)
            return nullptr;
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setAccessibleName(index.column() == FieldMapDialog::Key ? FieldMapDialog::tr("Field")
                                                                        : FieldMapDialog::tr("Template"));
        auto *line = qobject_cast<QLineEdit *>(editor);
        if (line && index.column() == FieldMapDialog::Key)
            line->setValidator(
                new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z][A-Za-z0-9 _]*")), line));
        return editor;
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        const auto *line = qobject_cast<QLineEdit *>(editor);
        const QString text = line ? line->text() : QString();
        model->setData(index, index.column() == FieldMapDialog::Key ? text.toUpper() : text);
    }
};

} // namespace

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

} // namespace runout::ui
