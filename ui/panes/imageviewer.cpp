// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/imageviewer.h"

#include "ui/desk.h"
#include "ui/panes/imagecanvas.h"
#include "ui/panes/muted.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QScrollArea>
#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int thumbnail = 56;
constexpr QSize wholePicture(4000, 4000); // larger than any image Discogs hands out

} // namespace

ImageViewer::ImageViewer(Desk &desk, const QList<discogs::Image> &images, int first, const CoverSubject &of,
                         QWidget *parent)
    : QDialog(parent)
    , m_covers(desk.covers)
    , m_images(images)
    , m_of(of)
    , m_scroll(new QScrollArea)
    , m_canvas(new ImageCanvas)
    , m_count(new QLabel)
    , m_strip(new QListWidget)
{
    setAccessibleName(tr("Images"));
    setModal(false);
    setSizeGripEnabled(false);
    resize(720, 780);
    m_scroll->setWidget(m_canvas);
    m_scroll->setWidgetResizable(true);
    m_scroll->setAlignment(Qt::AlignCenter);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("Picture, scrolled"));
    m_canvas->installEventFilter(this);
    buildStrip();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_scroll, 1);
    box->addWidget(m_strip);
    box->addLayout(buildBar());
    connect(&m_covers, &CoverImages::arrived, this, &ImageViewer::take);
    connect(&m_covers, &CoverImages::failed, this, [this](const QString &url) {
        if (m_current >= 0 && m_images[m_current].uri == url)
            m_canvas->setSentence(tr("This image did not arrive. Try again later."));
    });
    m_canvas->setFocus();
    setImages(first);
}

QToolButton *ImageViewer::button(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QHBoxLayout *ImageViewer::buildBar()
{
    m_previous = button(QStringLiteral("previous"), tr("Previous image"));
    m_next = button(QStringLiteral("next"), tr("Next image"));
    m_zoom = button(QStringLiteral("zoom"), tr("Full size"));
    m_zoom->setCheckable(true);
    m_count->setAccessibleName(tr("Image count"));
    m_count->setFont(type::tabular(font()));
    setMuted(m_count);
    connect(m_previous, &QToolButton::clicked, this, &ImageViewer::previous);
    connect(m_next, &QToolButton::clicked, this, &ImageViewer::next);
    connect(m_zoom, &QToolButton::clicked, this, [this](bool full) { setFitting(!full); });
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(3 * Theme::unit, 2 * Theme::unit, 3 * Theme::unit, 2 * Theme::unit);
    bar->setSpacing(Theme::unit);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    bar->addSpacing(Theme::unit);
    bar->addWidget(m_count, 1);
    bar->addWidget(m_zoom);
    return bar;
}

void ImageViewer::buildStrip()
{
    m_strip->setAccessibleName(tr("All images"));
    m_strip->setViewMode(QListView::IconMode);
    m_strip->setFlow(QListView::LeftToRight);
    m_strip->setWrapping(false);
    m_strip->setMovement(QListView::Static);
    m_strip->setIconSize({thumbnail, thumbnail});
    m_strip->setSpacing(Theme::unit);
    m_strip->setFixedHeight(thumbnail + 8 * Theme::unit);
    m_strip->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_strip, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            turnTo(row);
    });
}

void ImageViewer::setImages(int first)
{
    setWindowTitle(m_of.title.isEmpty() ? tr("Images") : m_of.title);
    fillStrip();
    m_strip->setVisible(m_images.size() > 1);
    m_zoom->setEnabled(!m_images.isEmpty());
    m_previous->setEnabled(m_images.size() > 1);
    m_next->setEnabled(m_images.size() > 1);
    if (m_images.isEmpty()) {
        m_count->setText(tr("No image at Discogs"));
        m_canvas->setSleeve(m_of);
    } else {
        turnTo(qBound(0, first, int(m_images.size()) - 1));
    }
}

CoverSubject ImageViewer::thumbnailOf(const discogs::Image &image) const
{
    return {image.uri150, m_of.entity, m_of.title, m_of.artist};
}

void ImageViewer::fillStrip()
{
    const QSignalBlocker quiet(m_strip);
    m_strip->clear();
    for (qsizetype i = 0; i < m_images.size(); ++i) {
        auto *item = new QListWidgetItem(m_strip);
        item->setIcon(m_covers.pixmap(thumbnailOf(m_images[i]), thumbnail, devicePixelRatioF()));
        item->setData(Qt::AccessibleTextRole, tr("Image %1").arg(i + 1));
        item->setSizeHint({thumbnail + 2 * Theme::unit, thumbnail + 2 * Theme::unit});
    }
}

void ImageViewer::turnTo(int index)
{
    m_current = index;
    const QSignalBlocker quiet(m_strip);
    m_strip->setCurrentRow(index);
    m_count->setText(countText());
    draw();
}

QString ImageViewer::countText() const
{
    if (m_current < 0)
        return {};
    const QLocale locale;
    return tr("%1 of %2", "image number, number of images")
        .arg(locale.toString(m_current + 1), locale.toString(m_images.size()));
}

QSize ImageViewer::box() const
{
    return m_fitting ? m_scroll->viewport()->size() - QSize(4 * Theme::unit, 4 * Theme::unit) : wholePicture;
}

void ImageViewer::draw()
{
    if (m_current < 0)
        return;
    const discogs::Image &image = m_images[m_current];
    if (image.uri.isEmpty()) {
        m_canvas->setSentence(tr("Discogs shows images only to those who are signed in. Enter a token under Account."));
        return;
    }
    const QPixmap picture = m_covers.picture(image.uri, box(), devicePixelRatioF());
    if (picture.isNull())
        m_canvas->setSentence(tr("The image is on its way."));
    else
        m_canvas->setPicture(picture);
    m_canvas->setMinimumSize(m_fitting || picture.isNull() ? QSize(0, 0) : picture.deviceIndependentSize().toSize());
}

void ImageViewer::take(const QString &url)
{
    for (qsizetype i = 0; i < m_images.size(); ++i) {
        if (m_images[i].uri150 == url)
            m_strip->item(int(i))->setIcon(m_covers.pixmap(thumbnailOf(m_images[i]), thumbnail, devicePixelRatioF()));
    }
    if (m_current >= 0 && m_images[m_current].uri == url)
        draw();
}

void ImageViewer::next()
{
    if (!m_images.isEmpty())
        turnTo((m_current + 1) % int(m_images.size()));
}

void ImageViewer::previous()
{
    if (!m_images.isEmpty())
        turnTo((m_current + int(m_images.size()) - 1) % int(m_images.size()));
}

void ImageViewer::setFitting(bool fitting)
{
    m_fitting = fitting;
    m_zoom->setChecked(!fitting);
    draw();
}

void ImageViewer::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Right:
        mirrored ? previous() : next();
        break;
    case Qt::Key_Left:
        mirrored ? next() : previous();
        break;
    case Qt::Key_Home:
        if (!m_images.isEmpty())
            turnTo(0);
        break;
    case Qt::Key_End:
        if (!m_images.isEmpty())
            turnTo(int(m_images.size()) - 1);
        break;
    case Qt::Key_Z:
        setFitting(!m_fitting);
        break;
    default:
        QDialog::keyPressEvent(event);
    }
}

void ImageViewer::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    if (m_fitting)
        draw();
}

bool ImageViewer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_canvas && event->type() == QEvent::MouseButtonDblClick && m_current >= 0) {
        setFitting(!m_fitting);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace runout::ui
