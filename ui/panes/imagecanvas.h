// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/coverimages.h"

#include <QWidget>

namespace runout::ui {

// One picture in the middle; while it is on its way a sentence, and where there is none the painted sleeve.
class ImageCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit ImageCanvas(QWidget *parent = nullptr);

    void setPicture(const QPixmap &picture);
    void setSleeve(const CoverSubject &subject);
    void setSentence(const QString &sentence);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPixmap m_picture;
    CoverSubject m_sleeve;
    QString m_sentence;
};

} // namespace runout::ui
