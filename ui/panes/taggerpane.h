// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "core/library/recordfiles.h"
#include "core/tags/scan.h"
#include "ui/models/tagging.h"
#include "ui/panes/pane.h"
#include "ui/tagwrites.h"

#include <QPointer>

#include <set>

class QDialog;
class QLabel;
class QListView;
class QMimeData;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace runout::ui {

class ElidedLabel;
class PaneStates;
class TagChangesModel;
class TagFilesModel;
class TagPicker;
class TagProgress;
class TagTracksModel;
class InterruptedStrip;
struct Desk;

// "Tag files": files, the tracks of their release, what changes. Nothing is written before it is asked for, and what
// was written can be taken back.
class TaggerPane : public Pane
{
    Q_OBJECT
public:
    explicit TaggerPane(Desk &desk, QWidget *parent = nullptr);
    ~TaggerPane() override;

    // In place of what is there, or beside it.
    void open(const QList<tags::FilePath> &paths, bool adds = false);
    void useRelease(discogs::ReleaseId release);
    // Files of a record once more, on the tracks they were matched to.
    void retag(const library::RecordFiles &record);
    // What is dragged onto the page or the window.
    [[nodiscard]] static bool takes(const QMimeData *mime);
    void take(const QMimeData *mime);

    [[nodiscard]] bool isSettled() const override;
    void refresh() override; // the files are read again
    void focusList() override;

    void chooseFiles();
    void chooseFolder();
    void writeTags();
    void undoLastWrite();
    void editFields();
    [[nodiscard]] QDialog *showHistory();
    [[nodiscard]] bool mayWrite() const;
    [[nodiscard]] bool mayUndoWrite() const;

    // Corrections of the match.
    [[nodiscard]] Tagging &tagging() { return m_tagging; }

Q_SIGNALS:
    void actionsChanged(); // what may be done
    void dialogWanted(QDialog *dialog);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildFiles();
    [[nodiscard]] QWidget *buildTracks();
    [[nodiscard]] QWidget *buildChanges();
    [[nodiscard]] QToolButton *readingButton();
    [[nodiscard]] QToolButton *coverButton();
    void follow();

    void scanFiles(const std::map<tags::FilePath, tags::FilePath> &renamed = {});
    void takeScanned(const tags::Scanned &scanned, const std::map<tags::FilePath, tags::FilePath> &renamed);
    void askPresent();
    void propose();
    void forgetRelease();
    void askRelease();
    void takeRelease(const discogs::Release &release);
    void askMaster(discogs::MasterId master);
    void askCover();
    void scaleCover();
    void setOptions(const TagOptions &options);
    void setPicking(bool picking);
    void tellLedger();
    void takeReport(TagWrites::Work work, const Result<tags::WriteReport> &report);

    bool handleTrackKey(int key, Qt::KeyboardModifiers modifiers);
    void beginPlacing(int file);
    void endPlacing();
    void activateTrack(const QModelIndex &index);
    void showTrackMenu(const QPoint &at);
    void showFileMenu(const QPoint &at);
    void showChangeMenu(const QPoint &at);
    [[nodiscard]] int currentRow() const; // of the match, -1
    void selectRow(int row);

    void updateAll();
    void updateState();
    void updateHeads();
    void updateChanges();
    void updateFoot();
    void unfoldChanges();
    void shareRoom();

    Desk &m_desk;
    Tagging m_tagging;
    TagFilesModel *m_filesModel;
    TagTracksModel *m_tracksModel;
    TagChangesModel *m_changesModel;
    PaneStates *m_states;
    PaneStates *m_fileStates;
    QSplitter *m_columns;
    QListView *m_files = nullptr;
    QListView *m_tracks = nullptr;
    QTreeView *m_changes = nullptr; // events come while the page is put together
    QStackedWidget *m_middle;
    TagPicker *m_picker;
    PaneStates *m_trackStates;
    PaneStates *m_changeStates;
    InterruptedStrip *m_interrupted;
    TagProgress *m_progress;
    QLabel *m_fileCount;
    ElidedLabel *m_releaseTitle;
    ElidedLabel *m_releaseFacts;
    QToolButton *m_otherRelease;
    QToolButton *m_readingButton;
    QToolButton *m_coverButton;
    QLabel *m_coverPicture;
    ElidedLabel *m_summary;
    ElidedLabel *m_outcome;
    QPushButton *m_write;
    QPushButton *m_undo;

    std::optional<Tagging::Reading> m_reading; // for the release that is on its way
    QList<tags::FilePath> m_paths;             // as they were given
    Answer<tags::Scanned> m_scan;
    std::unique_ptr<QObject> m_scanQuestion;
    std::unique_ptr<QObject> m_matchQuestion;
    std::unique_ptr<QObject> m_releaseQuestion;
    std::unique_ptr<QObject> m_coverQuestion;
    int m_asking = 0;                           // release, master and the like
    std::optional<discogs::ReleaseId> m_wanted; // the release that is on its way or there
    QByteArray m_coverBytes;                    // as fetched
    QByteArray m_coverJpeg;                     // for cover.jpg
    QString m_coverUrl;
    bool m_isCoverBusy = false;
    bool m_outlivesFiles = false;                               // the release was chosen before any files
    bool m_wasWritten = false;                                  // these files, since they were opened
    int m_placing = -1;                                         // file that waits for its track
    std::map<tags::FilePath, tags::FilePath> m_renamed;         // by the last write: then to now
    std::map<tags::FilePath, tags::FileError> m_failuresToTell; // once the files are read again
    std::set<tags::FilePath> m_folded;                          // files whose changes are folded
    bool m_isUnfolding = false;
    QPointer<QDialog> m_history;
};

} // namespace runout::ui
