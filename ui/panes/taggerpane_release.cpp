// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/covers.h"
#include "core/library/source.h"
#include "core/tags/guess.h"
#include "core/tags/pictures.h"
#include "ui/desk.h"
#include "ui/filecheck.h"
#include "ui/panes/taggerpane.h"
#include "ui/panes/tagpicker.h"
#include "ui/widgets/panestates.h"

#include <QBuffer>
#include <QImage>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

// The release that files are tagged with, and its cover. Part of TaggerPane.
namespace runout::ui {

namespace {

constexpr int jpegQuality = 90;
constexpr int shownCover = 40; // logical pixels

struct Scaled
{
    tags::Picture picture;
    QByteArray jpeg;
    QImage small;
};

QByteArray jpegOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.convertToFormat(QImage::Format_RGB32).save(&buffer, "JPEG", jpegQuality);
    return bytes;
}

// What fits and is of a kind that players know stays as it was fetched. Off the GUI thread.
Result<Scaled> scaled(const QByteArray &bytes, int side, int small)
{
    QImage image = QImage::fromData(bytes);
    if (image.isNull())
        return failure(ErrorCode::BadReply, QStringLiteral("the cover is no picture"));
    Scaled result;
    result.small = image.scaled(small, small, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QString type = tags::imageType(bytes);
    result.picture.bytes = bytes;
    const bool isLarger = side > 0 && qMax(image.width(), image.height()) > side;
    if (isLarger)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    if (isLarger || (type != u"image/jpeg" && type != u"image/png")) {
        result.picture.bytes = jpegOf(image);
        type = QStringLiteral("image/jpeg");
    }
    result.picture.mimeType = type;
    result.jpeg = type == u"image/jpeg" ? result.picture.bytes : jpegOf(image);
    return result;
}

QString coverUrl(const discogs::Release &release)
{
    for (const discogs::Image &image : release.images) {
        if (image.primary && !image.uri.isEmpty())
            return image.uri;
    }
    return release.images.isEmpty() ? QString() : release.images.first().uri;
}

} // namespace

void TaggerPane::setPicking(bool picking)
{
    const bool shown = picking || (!m_tagging.release() && !m_wanted);
    m_middle->setCurrentIndex(shown ? 1 : 0);
    const QSignalBlocker quiet(m_otherRelease);
    m_otherRelease->setChecked(shown);
    if (picking && isVisible())
        m_picker->focusField();
}

void TaggerPane::useRelease(discogs::ReleaseId release)
{
    m_wanted = release;
    m_outlivesFiles = m_paths.isEmpty();
    setPicking(false);
    askRelease();
}

void TaggerPane::retag(const library::RecordFiles &record)
{
    QList<tags::FilePath> paths;
    std::map<tags::FilePath, tags::Placing> placings;
    bool areSides = true;
    for (const library::HeldFile &file : record.files) {
        if (file.state == library::FileState::Gone)
            continue;
        paths.append(pathOf(file.path));
        placings.emplace(paths.last(), placingOf(file.place));
        areSides = areSides && file.place.isSide;
    }
    if (paths.isEmpty())
        return;
    m_wasWritten = false;
    m_paths.clear(); // so that the release outlives the files that come
    useRelease(record.release);
    open(paths);
    m_outlivesFiles = false;
    m_tagging.setPlacings(placings);
    Tagging::Reading reading;
    if (record.reading >= 0)
        reading.indexTracks = static_cast<tags::IndexTracks>(record.reading);
    if (areSides)
        reading.wholeSides = true;
    m_reading = reading;
}

void TaggerPane::forgetRelease()
{
    m_reading.reset();
    m_tagging.setPlacings({});
    m_releaseQuestion.reset();
    m_coverQuestion.reset();
    m_isCoverBusy = false;
    m_wanted.reset();
    m_coverUrl.clear();
    m_coverBytes.clear();
    m_coverPicture->hide();
    m_tagging.clearRelease();
    setPicking(true);
}

void TaggerPane::askRelease()
{
    if (!m_wanted)
        return;
    if (m_tagging.release() && m_tagging.release()->id != *m_wanted) {
        const discogs::ReleaseId wanted = *m_wanted;
        forgetRelease();
        m_wanted = wanted;
        setPicking(false);
    }
    m_releaseQuestion = std::make_unique<QObject>();
    m_trackStates->forgetContent();
    m_trackStates->showLoading();
    updateAll();
    const auto ask = [this](Refresh refresh, auto then) {
        whenDone(m_desk.source.release(*m_wanted, refresh), m_releaseQuestion.get(), then);
    };
    ask(Refresh::HeldOnly, [this, ask](const Result<Held<discogs::Release>> &held) {
        if (held)
            takeRelease(held->value);
        ask(Refresh::IfStale, [this](const Result<Held<discogs::Release>> &answer) {
            if (answer)
                takeRelease(answer->value);
            else if (!m_tagging.release())
                m_trackStates->showFailure(answer.error(), [this] { askRelease(); });
            m_releaseQuestion.release()->deleteLater();
            Q_EMIT settledChanged();
        });
    });
}

void TaggerPane::takeRelease(const discogs::Release &release)
{
    const bool isNew = !m_tagging.release() || m_tagging.release()->id != release.id;
    m_tagging.setRelease(release);
    if (m_reading)
        m_tagging.setReading(*std::exchange(m_reading, {}));
    m_trackStates->showContent();
    if (release.masterId && isNew)
        askMaster(*release.masterId);
    askCover();
    updateAll();
}

// For the year of the first pressing. Without it the field of the original date is left alone.
void TaggerPane::askMaster(discogs::MasterId master)
{
    ++m_asking;
    const discogs::ReleaseId release = m_tagging.release()->id;
    whenDone(m_desk.source.master(master, Refresh::IfStale), this,
             [this, release](const Result<Held<discogs::Master>> &answer) {
                 --m_asking;
                 if (answer && m_tagging.release() && m_tagging.release()->id == release)
                     m_tagging.setMaster({answer->value.year});
                 Q_EMIT settledChanged();
             });
}

void TaggerPane::askCover()
{
    const QString url = m_tagging.release() ? coverUrl(*m_tagging.release()) : QString();
    m_coverButton->setToolTip(
        url.isEmpty() ? tr("Discogs shows no cover of this release. Covers need a linked account.") : QString());
    if (url.isEmpty() || url == m_coverUrl || !m_desk.coverFiles)
        return;
    m_coverUrl = url;
    m_coverQuestion = std::make_unique<QObject>();
    m_isCoverBusy = true;
    whenDone(m_desk.coverFiles->image(url), m_coverQuestion.get(), [this](const Result<QByteArray> &bytes) {
        m_isCoverBusy = false;
        m_coverBytes = bytes.value_or(QByteArray());
        if (bytes)
            scaleCover();
        else
            m_coverUrl.clear(); // asked for again with the next release
        Q_EMIT settledChanged();
    });
}

void TaggerPane::scaleCover()
{
    if (m_coverBytes.isEmpty())
        return;
    m_isCoverBusy = true;
    m_coverQuestion = std::make_unique<QObject>();
    const qreal ratio = devicePixelRatioF();
    const auto work = [bytes = m_coverBytes, side = m_tagging.options().coverSide, ratio]() {
        return scaled(bytes, side, int(shownCover * ratio));
    };
    whenDone(runOn(*QThreadPool::globalInstance(), work), m_coverQuestion.get(),
             [this, ratio](const Result<Scaled> &cover) {
                 m_isCoverBusy = false;
                 if (cover) {
                     QPixmap picture = QPixmap::fromImage(cover->small);
                     picture.setDevicePixelRatio(ratio);
                     m_coverPicture->setPixmap(picture);
                     m_coverPicture->show();
                     m_coverJpeg = cover->jpeg;
                     m_tagging.setCover(cover->picture);
                 }
                 updateAll();
             });
}

} // namespace runout::ui
