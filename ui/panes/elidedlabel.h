// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace runout::ui {

// Plain text over at most so many lines; what does not fit is elided and stands in the tooltip. Takes any width.
class ElidedLabel : public QFrame
{
    Q_OBJECT
public:
    explicit ElidedLabel(int maxLines = 1, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    // What the tooltip says besides: the canonical name.
    void setHint(const QString &hint);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QStringList lines(int width, bool *elided = nullptr) const;
    void updateToolTip();

    QString m_text;
    QString m_hint;
    int m_maxLines;
};

} // namespace runout::ui
