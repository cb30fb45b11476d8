// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "core/library/shelf.h"
#include "core/playing/turntable.h"

#include <QDialog>
#include <QSet>

class QButtonGroup;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QPushButton;
class QRadioButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace runout::ui {

// Which side of a record is played, which tracks of it, and when: now, just finished, or started at some time.
class PlayDialog : public QDialog
{
    Q_OBJECT
public:
    struct Choices
    {
        QList<library::Instance> copies;
        QStringList copyNames;       // one for each
        QHash<QString, int> lengths; // seconds by position, of own files
        int guess = playing::usualGuess;
        bool isKept = true;        // false: the sample library keeps no plays
        bool isScrobbling = false; // what counts goes to Last.fm
    };
    PlayDialog(const discogs::Release &release, const Choices &choices, QWidget *parent = nullptr);

    [[nodiscard]] playing::Record record() const; // as chosen
    [[nodiscard]] qint64 started() const;         // ms since 1970, UTC

Q_SIGNALS:
    void playWanted(const runout::playing::Record &record, qint64 started);

private:
    void build();
    [[nodiscard]] QWidget *buildSides();
    [[nodiscard]] QWidget *buildTimes();
    void buildTracks();
    void showSide(int side);
    void fillRow(QTreeWidgetItem *item, const playing::SideTrack &track) const;
    void edited(QTreeWidgetItem *item, int column);
    void refresh();
    [[nodiscard]] QString notice() const;
    [[nodiscard]] QList<playing::SideTrack> ticked(int side) const;
    [[nodiscard]] qint64 seconds() const; // of what is ticked

    discogs::Release m_release;
    Choices m_choices;
    QList<playing::PlayableSide> m_sides;
    QList<QSet<int>> m_left; // tracks that are not ticked, by side
    int m_side = 0;
    bool m_filling = false;
    QComboBox *m_copy = nullptr; // null where there is nothing to choose
    QButtonGroup *m_sideButtons;
    QTreeWidget *m_tracks;
    QLabel *m_notice;
    QRadioButton *m_now;
    QRadioButton *m_finished;
    QRadioButton *m_at;
    QDateTimeEdit *m_time;
    QPushButton *m_play;
};

} // namespace runout::ui
