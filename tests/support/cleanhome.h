// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QTemporaryDir>

namespace runout::test {

// A home folder of its own for this process: settings, library, cache and covers go there. The environment is as it was
// before once this is gone.
class CleanHome
{
public:
    CleanHome();
    ~CleanHome();
    CleanHome(const CleanHome &) = delete;
    CleanHome &operator=(const CleanHome &) = delete;

    [[nodiscard]] QString path() const { return m_folder.path(); }
    // Set for as long as this lives; "" unsets.
    void setVariable(const char *name, const QByteArray &value);

private:
    QTemporaryDir m_folder;
    QHash<QByteArray, QByteArray> m_before; // a null value: it was not set
};

// The files below `folder` that contain `secret`, as it is or within what qCompress made of it, also in
// the cells of a database.
[[nodiscard]] QStringList filesHolding(const QByteArray &secret, const QString &folder);

} // namespace runout::test
