// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/library/database.h"

namespace runout::library {

namespace detail {

template<class T>
struct Answered
{
    using Type = Result<T>;
};
template<class T>
struct Answered<Result<T>>
{
    using Type = Result<T>;
};

} // namespace detail

// The library file: one connection that writes and one that reads, each on a serial pool of its own, so that a read
// does not wait for a long write (WAL).
class Store
{
public:
    // Opens or creates and migrates `file` (backup first), or opens it for reading only. Storage: cannot be opened, or
    // a newer schema. A damaged file that may be written is set aside as FILE.damaged-DATE and a new one begun.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &file, bool writable);
    // Questions nobody will hear the answer to are dropped; what was to be written is still written.
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    [[nodiscard]] QString setAside() const { return m_setAside; } // path of a damaged file that was replaced, or ""
    // Edits on their way to Discogs that were found in that file, and are here now.
    [[nodiscard]] int rescuedEdits() const { return m_rescuedEdits; }
    [[nodiscard]] bool isReadOnly() const { return !m_writer; }
    void waitForAll(); // what was asked so far is done

    // f(Database &) -> T or Result<T>, on the reading pool. Storage: SQLite says no.
    template<class F>
    [[nodiscard]] auto read(F f)
    {
        return runOn(m_reading, [this, f = std::move(f)]() mutable { return guarded(*m_reader, f); });
    }

    // The same on the writing pool, in the order asked. Storage also: the file is for reading only.
    template<class T, class F>
    Answer<T> write(F f)
    {
        if (!m_writer)
            return readyFailure<T>(ErrorCode::Storage, QStringLiteral("this library is read-only"));
        return runOn(m_writing, [this, f = std::move(f)]() mutable { return guarded(*m_writer, f); });
    }

    struct Opened
    {
        std::unique_ptr<Database> database;
        QString setAside;
    };

private:
    Store();
    [[nodiscard]] Result<bool> rescue(const Opened &opened);
    [[nodiscard]] Result<bool> openBoth(const QString &file);
    [[nodiscard]] Result<bool> openOnlyReader(const QString &file);
    static Error logged(const char *what);

    template<class F>
    static auto guarded(Database &database, F &f) ->
        typename detail::Answered<std::decay_t<std::invoke_result_t<F, Database &>>>::Type
    {
        try {
            return f(database);
        } catch (const SQLite::Exception &e) {
            return Failure(logged(e.what()));
        }
    }

    QString m_setAside;
    int m_rescuedEdits = 0;
    std::unique_ptr<Database> m_writer; // none in a file for reading only
    std::unique_ptr<Database> m_reader;
    QThreadPool m_writing;
    QThreadPool m_reading;
};

} // namespace runout::library
