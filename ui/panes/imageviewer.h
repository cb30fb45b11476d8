// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/coverimages.h"

#include <QDialog>

class QHBoxLayout;
class QLabel;
class QListWidget;
class QScrollArea;
class QToolButton;

namespace runout::ui {

struct Desk;
class ImageCanvas;

// All images of a release, artist or label in a window of its own: arrow keys turn them over, Z changes between fitting
// the window and full size, Esc closes. Without any image, the painted sleeve.
class ImageViewer : public QDialog
{
    Q_OBJECT
public:
    // first: index into images. of: what they belong to.
    ImageViewer(Desk &desk, const QList<discogs::Image> &images, int first, const CoverSubject &of,
                QWidget *parent = nullptr);

    [[nodiscard]] int current() const { return m_current; } // -1 without images
    [[nodiscard]] QString countText() const;                // "2 of 7", "" without images
    [[nodiscard]] bool isFitting() const { return m_fitting; }

    void next();
    void previous();
    void setFitting(bool fitting);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // keys and wheel over the picture

private:
    QHBoxLayout *buildBar();
    void buildStrip();
    QToolButton *button(const QString &icon, const QString &name);
    void turnTo(int index);
    void setImages(int first);
    void fillStrip();
    [[nodiscard]] CoverSubject thumbnailOf(const discogs::Image &image) const;
    void take(const QString &url);
    void draw();
    [[nodiscard]] QSize box() const; // what the picture has to fit into, in logical pixels

    CoverImages &m_covers;
    QList<discogs::Image> m_images;
    CoverSubject m_of;
    int m_current = -1;
    bool m_fitting = true;

    QScrollArea *m_scroll;
    ImageCanvas *m_canvas;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_zoom;
    QListWidget *m_strip;
};

} // namespace runout::ui
