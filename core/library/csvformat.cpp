// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collectioncsv.h"

#include <QHash>
#include <QRegularExpression>

namespace runout::library {

namespace {

// As Discogs writes them in its export; compared with recorded releases. "" : left out.
const QHash<QString, QString> &abbreviations()
{
    static const QHash<QString, QString> table = [] {
        const char *const pairs[] = {"Reissue=RE",
                                     "Repress=RP",
                                     "Remastered=RM",
                                     "Limited Edition=Ltd",
                                     "Numbered=Num",
                                     "Compilation=Comp",
                                     "Deluxe Edition=Dlx",
                                     "Special Edition=S/Edition",
                                     "Single Sided=S/Sided",
                                     "Etched=Etch",
                                     "White Label=W/Lbl",
                                     "Picture Disc=Pic",
                                     "Test Pressing=TP",
                                     "Sampler=Smplr",
                                     "Mini-Album=MiniAlbum",
                                     "Maxi-Single=Maxi",
                                     "Misprint=M/Print",
                                     "Mispress=M/Press",
                                     "Unofficial Release=Unofficial",
                                     "Record Store Day=RSD",
                                     "Club Edition=Club",
                                     "Box Set=Box",
                                     "Flexi-disc=Flexi",
                                     "Quadraphonic=Quad",
                                     "Enhanced=Enh",
                                     "Copy Protected=Copy Prot.",
                                     "Partially Mixed=P/Mixed",
                                     "DVD-Video=DVD-V",
                                     "Shape=Shape",
                                     "Advance=Adv",
                                     "Stereo=",
                                     "33 ⅓ RPM=",
                                     "45 RPM=",
                                     "78 RPM=",
                                     "16 ⅔ RPM=",

                                     "Gatefold=Gat",
                                     "Red=Red",
                                     "Blue=Blu",
                                     "White=Whi",
                                     "Clear=Cle",
                                     "Yellow=Yel",
                                     "Orange=Ora",
                                     "Green=Gre",
                                     "Gold=Gol",
                                     "Pink=Pin",
                                     "Purple=Pur",
                                     "Transparent=Tra",
                                     "Silver=Sil",
                                     "Black=Bla",
                                     "Brown=Bro",
                                     "Turquoise=Tur",
                                     "Violet=Vio",
                                     "Grey=Gre",
                                     "Gray=Gra",
                                     "Marbled=Mar",
                                     "Splatter=Spl",
                                     "Crystal=Cry",
                                     "Half=Hal",
                                     "Cream=Cre",
                                     "Glow=Glo",
                                     "Smoke=Smo",
                                     "Magenta=Mag",
                                     "Teal=Tea",
                                     "Neon=Neo",
                                     "Lavender=Lav"};
        QHash<QString, QString> words;
        for (const char *pair : pairs) {
            const QString text = QString::fromUtf8(pair);
            words.insert(text.section(u'=', 0, 0), text.section(u'=', 1));
        }
        return words;
    }();
    return table;
}

// "180 Gram" -> "180"; "2xReissue" keeps its number.
QString abbreviatedWord(const QString &word)
{
    static const QRegularExpression grams(QStringLiteral("^(\\d{3}) ?g(ram)?$"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (const auto match = grams.match(word); match.hasMatch())
        return match.captured(1);
    return abbreviations().value(word, word);
}

} // namespace

QString abbreviatedFormat(const QString &format)
{
    static const QRegularExpression number(QStringLiteral("^(\\d+x)(.+)$"));
    QStringList parts;
    for (const QString &part : format.split(QLatin1String(" + "))) {
        QStringList words;
        for (const QString &word : part.split(QLatin1String(", "), Qt::SkipEmptyParts)) {
            const auto several = number.match(word);
            const QString shorter =
                several.hasMatch() ? several.captured(1) + abbreviatedWord(several.captured(2)) : abbreviatedWord(word);
            if (!shorter.isEmpty())
                words.append(shorter);
        }
        parts.append(words.join(QLatin1String(", ")));
    }
    return parts.join(QLatin1String(" + "));
}

} // namespace runout::library
