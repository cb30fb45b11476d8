// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/coverimages.h"

#include <QAbstractButton>

namespace runout::ui {

// The cover as a square to press: shows all images. A count in the corner where there is more than one.
class CoverButton : public QAbstractButton
{
    Q_OBJECT
public:
    CoverButton(CoverImages &covers, int side, QWidget *parent = nullptr);

    // `images` may be empty: the painted sleeve of `subject` (its url is not used) is shown then.
    void setImages(const QList<discogs::Image> &images, const CoverSubject &subject);
    [[nodiscard]] const QList<discogs::Image> &images() const { return m_images; }
    [[nodiscard]] int primary() const; // index of the image that is shown, 0 where there is none
    [[nodiscard]] CoverSubject subject() const;

    void setSide(int side); // logical pixels

    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintCount(QPainter &painter) const;

    CoverImages &m_covers;
    int m_side;
    QList<discogs::Image> m_images;
    CoverSubject m_subject;
};

} // namespace runout::ui
