// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/audiofile.h"
#include "tests/support/appfixture.h"
#include "ui/models/tagfilesmodel.h"
#include "ui/models/tagtracksmodel.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QProcess>
#include <QStandardPaths>

// What a person does on the page "Tag files" of the main window, with real files.
namespace runout::test {

struct Sound
{
    QString name;
    int seconds = 0;
    QStringList tags; // "title=So What"
};

inline bool make(const QString &folder, const Sound &sound)
{
    QStringList arguments{QStringLiteral("-v"),
                          QStringLiteral("error"),
                          QStringLiteral("-y"),
                          QStringLiteral("-f"),
                          QStringLiteral("lavfi"),
                          QStringLiteral("-i"),
                          QStringLiteral("anullsrc=r=8000:cl=mono"),
                          QStringLiteral("-t"),
                          QString::number(sound.seconds)};
    for (const QString &tag : sound.tags)
        arguments << QStringLiteral("-metadata") << tag;
    arguments << folder + u'/' + sound.name;
    return QProcess::execute(QStringLiteral("ffmpeg"), arguments) == 0;
}

inline QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline tags::AudioFile readTags(const QString &name)
{
    return tags::read(tags::FilePath(name.toStdString())).value_or(tags::AudioFile());
}

// As a file manager does it.
inline void drop(QWidget &on, const QString &path)
{
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &event);
    QVERIFY(event.isAccepted());
}

// Kind Of Blue: four files with worn tags, one of which nothing is known.
inline bool album(const QString &folder, const QStringList &more = {})
{
    QDir().mkpath(folder);
    const QStringList common = QStringList{QStringLiteral("artist=miles davis"), QStringLiteral("album=Kind Of Blue"),
                                           QStringLiteral("mood=mine")} +
                               more;
    return make(folder, {QStringLiteral("01.flac"), 562, common + QStringList{QStringLiteral("title=So what?")}}) &&
           make(folder,
                {QStringLiteral("02.mp3"), 586, common + QStringList{QStringLiteral("title=Freddy Freeloader")}}) &&
           make(folder, {QStringLiteral("03.ogg"), 337, common + QStringList{QStringLiteral("title=Blue in green")}}) &&
           make(folder, {QStringLiteral("04.m4a"), 693, common + QStringList{QStringLiteral("title=All Blues")}}) &&
           make(folder, {QStringLiteral("zz.flac"), 40, {}});
}

inline bool choose(AppFixture &fixture, qint64 release)
{
    QAbstractItemView *found = fixture.list(QStringLiteral("Releases found"));
    const auto *model = qobject_cast<ui::ResultsModel *>(found->model());
    return QTest::qWaitFor([&] { return model->indexOf(discogs::entity(discogs::ReleaseId{release})).isValid(); },
                           patience) &&
           fixture.clickRow(found, model->indexOf(discogs::entity(discogs::ReleaseId{release}))) && fixture.settle();
}

inline QModelIndex fileNamed(const AppFixture &fixture, const QString &name)
{
    return cell(*fixture.list(QStringLiteral("Files"))->model(), name);
}

inline QModelIndex track(const AppFixture &fixture, const QString &position)
{
    const QAbstractItemModel *model = fixture.list(QStringLiteral("Release tracks"))->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data(ui::TagTracksModel::PositionRole).toString() == position)
            return model->index(row, 0);
    }
    return {};
}

// "A1 01.flac"
inline QStringList rows(const AppFixture &fixture)
{
    QStringList rows;
    const QAbstractItemModel *model = fixture.list(QStringLiteral("Release tracks"))->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (index.data(ui::TagTracksModel::RowRole).toInt() < 0)
            continue;
        const bool matched = index.data(ui::TagTracksModel::FileRole).toInt() >= 0;
        rows.append(index.data(ui::TagTracksModel::PositionRole).toString() + u' ' +
                    (matched ? index.data(ui::TagTracksModel::FileNameRole).toString() : QStringLiteral("-")));
    }
    return rows;
}

inline bool write(AppFixture &fixture)
{
    QAbstractButton *button = fixture.button(QStringLiteral("Write tags"));
    if (!button || !button->isEnabled())
        return false;
    fixture.click(button);
    return fixture.settle();
}

// The album dropped onto the window, beside Kind Of Blue, from what the stand-in has.
inline bool begin(AppFixture &fixture, const QString &folder)
{
    if (!fixture.begin() || !album(folder))
        return false;
    drop(fixture.window(), folder);
    return fixture.settle() && choose(fixture, 1100);
}

inline bool hasFfmpeg()
{
    return !QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty();
}

} // namespace runout::test
