// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/library/playedpath.h"

#include <QDialog>

#include <atomic>
#include <memory>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace runout::ui {

struct Desk;
class LinkText;

// The way from one person to another through records of the shelf: person, record, person, and so on.
class PathDialog : public QDialog
{
    Q_OBJECT
public:
    PathDialog(Desk &desk, discogs::ArtistId from, QWidget *parent = nullptr);
    ~PathDialog() override;

    void setTogether(const std::shared_ptr<const library::PlayedTogether> &together);
    void fail(const Error &error);
    [[nodiscard]] QString message() const; // what is said now, links as text

private:
    void build();
    void find();
    void stop();
    void showPath(const std::optional<QList<library::PathStep>> &path, const QString &to);

    Desk &m_desk;
    discogs::ArtistId m_from;
    std::shared_ptr<const library::PlayedTogether> m_together;
    std::shared_ptr<std::atomic_bool> m_stopped; // of the search that runs
    QLabel *m_heading;
    QLineEdit *m_name;
    QCheckBox *m_musicians;
    QPushButton *m_find;
    LinkText *m_answer;
};

} // namespace runout::ui
