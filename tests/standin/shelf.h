// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace runout::standin {

constexpr qint64 allFolder = 0;
constexpr qint64 uncategorized = 1;

struct Folder
{
    qint64 id = 0;
    QString name;
};

// One copy of a release.
struct Instance
{
    qint64 id = 0;
    qint64 release = 0;
    qint64 folder = uncategorized;
    QString added;             // ISO 8601
    QMap<int, QString> values; // of custom fields, filled ones only
};

struct Want
{
    qint64 release = 0;
    QString notes;
    QString added;
};

// What is one user's: collection, wantlist, ratings, lists. Values only; who may do what is decided by the routes.
class Shelf
{
public:
    explicit Shelf(QString user = {});

    const QString &user() const { return m_user; }

    QList<Folder> folders;     // without "All", which is the union; "Uncategorized" is always there
    QJsonArray fields;         // as the API answers them
    QJsonArray lists;          // whole lists: with "public" and "items"
    QJsonObject profile;       // what the user has written of themselves
    QMap<qint64, int> ratings; // by release; one for all copies of it
    QList<Want> wants;         // newest first

    // In the order of their ids, which is that of being added.
    const QList<Instance> &instances() const { return m_instances; }
    Instance *instance(qint64 id);
    void add(const Instance &instance);
    void remove(qint64 instance);
    qint64 nextInstance() const;

    Folder *folder(qint64 id);
    qint64 nextFolder();
    int count(qint64 folder) const;
    // Of one release.
    int copies(qint64 release) const;
    Want *want(qint64 release);
    bool isWanted(qint64 release) const;
    int rating(qint64 release) const { return ratings.value(release); }
    // 0 takes it away.
    void rate(qint64 release, int rating);
    // Empty where there is none.
    QJsonObject field(int id) const;

    // For every change, so that whoever remembers an order can tell that it's old.
    quint64 changes() const { return m_changes; }
    void changed() { ++m_changes; }

    QJsonObject toJson() const;
    static Shelf fromJson(const QJsonObject &object);

private:
    QString m_user;
    QList<Instance> m_instances;
    qint64 m_lastInstance = 0; // ids aren't used twice
    qint64 m_lastFolder = 100'000;
    quint64 m_changes = 0;
};

// The three fields everybody has.
QJsonArray usualFields();

QJsonObject textArea(int id, const QString &name, int lines, bool isPublic);

// "2024-05-01T12:00:00-07:00", as Discogs writes times.
QString pacificTime(qint64 secondsSince1970);

} // namespace runout::standin
