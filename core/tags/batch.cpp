// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/batch.h"

#include "core/tags/planjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <sys/file.h>
#include <unistd.h>

namespace runout::tags {

namespace {

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::string imageName(const QString &name)
{
    return "image-" + name.toStdString();
}

QByteArray contentOf(const FilePath &path)
{
    const auto file = DiskFile::open(path);
    return file ? file->read(0, file->size()) : QByteArray();
}

FileResult<void> writeSynced(const FilePath &path, const QByteArray &bytes)
{
    const auto file = DiskFile::make(path);
    if (!file)
        return FileFailure(file.error());
    if (auto written = file->write(bytes); !written)
        return written;
    return file->sync();
}

Failure storage(const FileError &error)
{
    return failure(ErrorCode::Storage, error.detail);
}

qint64 sizeOf(const FilePath &folder)
{
    qint64 size = 0;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code ignored;
        const auto bytes = entry->file_size(ignored);
        size += ignored ? 0 : static_cast<qint64>(bytes);
    }
    return size;
}

} // namespace

bool Entry::writes() const
{
    return side || plan.frontCover ||
           std::any_of(plan.changes.begin(), plan.changes.end(), [](const FieldChange &change) { return change.isOn; });
}

Result<std::unique_ptr<Batch>> Batch::make(const FilePath &folder, const BatchId &id, const WriteBatch &batch)
{
    std::unique_ptr<Batch> made(new Batch(folder, id));
    if (auto written = made->writePlan(batch); !written)
        return storage(written.error());
    if (!made->readPlan() || !made->lock() || !made->openLog())
        return failure(ErrorCode::Storage, QStringLiteral("the journal can't be read back"));
    return made;
}

Result<std::unique_ptr<Batch>> Batch::open(const FilePath &folder, const BatchId &id)
{
    std::unique_ptr<Batch> batch(new Batch(folder, id));
    if (!batch->readPlan() || !batch->openLog())
        return failure(ErrorCode::Storage, QStringLiteral("the batch can't be read"));
    return batch;
}

FileResult<void> Batch::writePlan(const WriteBatch &batch)
{
    QList<Entry> entries;
    for (const FilePlan &plan : batch.files) {
        if (plan.isOn)
            entries.append({plan, {}, throughLinks(plan.path).value_or(plan.path)});
    }
    for (const SideFile &side : batch.sideFiles) {
        Entry entry;
        entry.plan.path = side.path;
        entry.side = side;
        entry.place = throughLinks(side.path).value_or(side.path);
        entries.append(entry);
    }
    QByteArray lines = lineOf({{QStringLiteral("title"), batch.title},
                               {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                               {QStringLiteral("files"), static_cast<int>(entries.size())}});
    QMap<QString, QByteArray> images;
    for (const Entry &entry : std::as_const(entries))
        lines += lineOf(toJson(entry, images));
    for (auto image = images.begin(); image != images.end(); ++image) {
        if (auto written = writeSynced(m_folder / imageName(image.key()), *image); !written)
            return written;
    }
    if (auto written = writeSynced(m_folder / "plan.new", lines); !written)
        return written;
    std::error_code error;
    std::filesystem::rename(m_folder / "plan.new", m_folder / "plan", error);
    if (error)
        return systemFailure(error.value(), "naming the plan");
    if (auto synced = syncFolder(m_folder); !synced)
        return synced;
    return syncFolder(m_folder.parent_path());
}

bool Batch::readPlan()
{
    auto file = DiskFile::open(m_folder / "plan");
    if (!file)
        return false;
    m_plan = std::move(*file);
    QMap<QString, QByteArray> images; // many files share one cover
    const auto image = [&](const QString &name) {
        if (!images.contains(name))
            images.insert(name, contentOf(m_folder / imageName(name)));
        return images.value(name);
    };
    const QByteArrayList lines = m_plan.read(0, m_plan.size()).split('\n');
    const QJsonObject head = QJsonDocument::fromJson(lines.value(0)).object();
    m_title = head[u"title"].toString();
    m_time = QDateTime::fromString(head[u"time"].toString(), Qt::ISODateWithMs);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!lines[i].isEmpty())
            m_entries.append(entryFrom(QJsonDocument::fromJson(lines[i]).object(), image));
    }
    m_progress.resize(m_entries.size());
    return head.contains(u"files") && head[u"files"].toInt() == m_entries.size();
}

bool Batch::openLog()
{
    auto log = DiskFile::openToAppend(m_folder / "log");
    auto back = DiskFile::openToAppend(m_folder / "back");
    if (!log || !back)
        return false;
    m_log = std::move(*log);
    m_back = std::move(*back);
    m_backSize = m_back.size();
    const QByteArray text = m_log.read(0, m_log.size());
    for (const QByteArray &line : text.split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (document.isObject())
            take(document.object());
    }
    // A line that was cut off must not spoil the next one.
    return text.isEmpty() || text.endsWith('\n') || m_log.write("\n").has_value();
}

bool Batch::hasEnded(const FilePath &folder)
{
    const QByteArray lines = contentOf(folder / "log").trimmed();
    return QJsonDocument::fromJson(lines.mid(lines.lastIndexOf('\n') + 1)).object()[u"what"].toString() == u"end";
}

bool Batch::lock()
{
    return ::flock(m_plan.fd(), LOCK_EX | LOCK_NB) == 0;
}

BatchNote Batch::note() const
{
    BatchNote note;
    note.id = m_id;
    note.title = m_title;
    note.time = m_time;
    note.state = !m_isEnded ? BatchState::Interrupted : m_isTakingBack ? BatchState::TakenBack : BatchState::Written;
    note.isTakingBack = m_isTakingBack && !m_isEnded;
    note.files = static_cast<int>(m_entries.size());
    for (const Progress &progress : m_progress) {
        note.written += !progress.isUndone && (progress.isWritten || progress.isRenamed) ? 1 : 0;
        note.failed += progress.error ? 1 : 0;
    }
    note.bytes = sizeOf(m_folder);
    return note;
}

std::string Batch::beside(qsizetype n) const
{
    return ".runout-" + m_id.toStdString() + '-' + std::to_string(n);
}

void Batch::sweep() const
{
    for (qsizetype n = 0; n < m_entries.size(); ++n) {
        ::unlink((m_entries[n].place.parent_path() / beside(n)).c_str());
        ::unlink((m_entries[n].goal().parent_path() / beside(n)).c_str());
    }
}

FileResult<void> Batch::addStaged(qsizetype n, const Staged &staged, const QList<FilePath> &folders)
{
    const QByteArray back = staged.back.serialized();
    if (const auto stamp = m_back.stamp()) // an earlier one may have been cut off by a full disk
        m_backSize = stamp->size;
    if (auto written = m_back.write(back); !written)
        return written;
    QStringList names;
    for (const FilePath &folder : folders)
        names.append(toText(folder));
    const QJsonObject line{{QStringLiteral("n"), n},
                           {QStringLiteral("what"), QStringLiteral("staged")},
                           {QStringLiteral("before"), QString::fromLatin1(staged.hashBefore.toHex())},
                           {QStringLiteral("after"), QString::fromLatin1(staged.hashAfter.toHex())},
                           {QStringLiteral("at"), m_backSize},
                           {QStringLiteral("size"), back.size()},
                           {QStringLiteral("folders"), QJsonArray::fromStringList(names)}};
    m_backSize += back.size();
    return addLine(line);
}

FileResult<Patch> Batch::back(qsizetype n) const
{
    const auto file = DiskFile::open(m_folder / "back");
    if (!file)
        return FileFailure(file.error());
    auto patch = Patch::parsed(file->read(m_progress[n].backAt, m_progress[n].backSize));
    if (!patch)
        return problem(FileProblem::Failed, QStringLiteral("the journal is damaged"));
    return *patch;
}

void Batch::addError(qsizetype n, const FileError &error)
{
    (void)addLine({{QStringLiteral("n"), n},
                   {QStringLiteral("what"), QStringLiteral("error")},
                   {QStringLiteral("problem"), static_cast<int>(error.problem)},
                   {QStringLiteral("detail"), error.detail}});
}

FileResult<void> Batch::syncLog() const
{
    if (auto synced = m_back.sync(); !synced)
        return synced;
    return m_log.sync();
}

void Batch::add(qsizetype n, const char *what)
{
    // Not vital: what happened to a file shows in the file itself.
    (void)addLine({{QStringLiteral("n"), n}, {QStringLiteral("what"), QLatin1String(what)}});
}

FileResult<void> Batch::addLine(const QJsonObject &line)
{
    take(line);
    return m_log.write(lineOf(line));
}

void Batch::take(const QJsonObject &line)
{
    const QString what = line[u"what"].toString();
    if (what == u"undo") {
        m_isTakingBack = true;
        m_isEnded = false;
    } else if (what == u"end") {
        m_isEnded = true;
    }
    const qsizetype n = line[u"n"].toInt(-1);
    if (n < 0 || n >= m_progress.size())
        return;
    Progress &progress = m_progress[n];
    if (what == u"staged") {
        progress = {};
        progress.isStaged = true;
        progress.before = QByteArray::fromHex(line[u"before"].toString().toLatin1());
        progress.after = QByteArray::fromHex(line[u"after"].toString().toLatin1());
        progress.backAt = line[u"at"].toInteger();
        progress.backSize = line[u"size"].toInteger();
        for (const QJsonValue folder : line[u"folders"].toArray())
            progress.folders.append(pathFrom(folder.toString()));
    } else if (what == u"written") {
        progress.isWritten = true;
    } else if (what == u"renamed") {
        progress.isRenamed = true;
    } else if (what == u"undone") {
        progress.isUndone = true;
        progress.error.reset();
    } else if (what == u"error") {
        progress.error = FileError{static_cast<FileProblem>(line[u"problem"].toInt()), line[u"detail"].toString()};
    }
}

} // namespace runout::tags
