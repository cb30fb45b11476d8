// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"

#include <QHash>

// The families of Discogs' credit roles. Source: the credits list of the database guidelines, whose groups are
// gathered here: instruments, vocals, conducting, featuring and DJ mix are performers; management, production, remix
// and technical are production; visual credits and texts on the sleeve are artwork.
namespace runout::discogs {

namespace {

using enum RoleFamily;
using Families = QHash<QString, RoleFamily>;

// Roles whose last word would mislead, in the spelling of normalized().
constexpr auto writerPhrases =
    u"music by;music;text by;lyrics and music;score editor;musical assistance;words by;words and music by;"
    u"written by;adapted by text;sheet music;authored by;book by;story by;additional music;original music;"
    u"written produced by;idea by;poem by;poems by";
constexpr auto artworkPhrases =
    u"art direction;art director;artistic director;creative director;creative direction;make up;makeup;hair;"
    u"liner notes;sleeve notes;booklet editor;film stills;hand lettering;image editor;cd artwork;set designer;"
    u"costume designer;costumes;lighting;lighting director;fashion;wardrobe;digital imaging;cover producer;"
    u"digital artwork;camera;gaffer;grip;label design;art work;front cover;back cover;notes;text on sleeve";
constexpr auto productionPhrases =
    u"sound designer;sound design;sound;music supervisor;music consultant;music librarian;recording supervisor;"
    u"vocal coach;drum technician;piano tuner;project manager;product manager;label manager;tour manager;a&r;"
    u"a & r;a and r;public relations;business affairs;dj tools;executive producer;concept producer;"
    u"instrument builder;tuned by;instrument maker;studio manager;programming;recording;mixing;mastering;"
    u"tape op;tape operator;tape editor;sound supervisor;repertoire owner;field recording;musical supervisor;"
    u"sequenced by;looped by;dj assistant;location manager;music editor;voice editor;sampled by;tracked by";
constexpr auto performerPhrases =
    u"drum programming;bass programming;rhythm programming;percussion programming;synthesizer programming;"
    u"keyboard programming;keyboards programming;beats programming;beat programming;musical director;"
    u"music director;directed by;direction;chorus master;concert master;choir master;vocal director;"
    u"vocal percussion;dj mix;dj;contractor;tape;tapes;computer;lead;read by;dance by;played by;performed by;"
    u"sung by;spoken by;rap by;presented by;presenter;featuring;feat;ft;with;guest;guests;voices by;noises;"
    u"musical box;musical saw;jaw harp;jew's harp;jews' harp;mouth organ;mouth music;spoons;bones;saw;body;"
    u"musician;musicians;turntables;sampler;sequencer;effects;sound effects;electronics;treatments;loops;"
    u"field organ;bass instrument;vocal;lead vocal;solo;comb;jug;whistle;whistling;beat box;beatbox;scat;"
    u"steel drums;steel pan;thumb piano;prepared piano;toy;toys;found objects;objects;no input mixing board;"
    u"mixing board;mixer;lap steel;pedal steel;hand drum;tape loops;vocoder;talkbox;talk box;human beatbox;"
    u"radio;shortwave;glass harmonica;squeezebox;typewriter;wind chimes;sound engine;sampling;live electronics";
constexpr auto otherPhrases = u"other;acknowledgements;thanks;film director;film producer;film editor;video editor;"
                              u"video director;video producer;camera operator;cinematographer;dedicated to";

// Words that tell the family wherever they stand; the last one in a role decides.
constexpr auto writerWords =
    u"written;writer;writers;composed;composer;composition;lyrics;lyricist;songwriter;songwriters;songwriting;"
    u"arranged;arranger;arrangement;arrangements;rearranged;libretto;librettist;words;orchestrated;orchestrator;"
    u"orchestration;adapted;adaptation;transcription;transcribed;translated;translator;translation;score;scored;"
    u"copyist;notated;instrumentation;script;author;poet;poetry;poem;lyric;traditional;text;texts;harmonized;"
    u"writing;cowritten;screenplay";
constexpr auto artworkWords =
    u"artwork;art;design;designer;designed;photography;photograph;photographer;photo;photos;photographs;cover;"
    u"sleeve;layout;illustration;illustrations;illustrator;painting;paintings;painter;painted;typography;"
    u"typographer;typesetting;graphics;graphic;lettering;logo;calligraphy;drawing;drawings;concept;conceptualized;"
    u"image;images;imaging;visuals;visual;animation;animated;packaging;package;booklet;notes;essay;stylist;styling;"
    u"collage;sculpture;sculptor;model;models;retouching;picture;pictures;poster;print;printmaking;engraving;etching;"
    u"screenprint;silkscreen;proofreading;proofreader;annotation;inlay;insert;label;linocut;woodcut;cartoon;"
    u"cartoons;comics;map;frontispiece;portrait;tattoo";
constexpr auto productionWords =
    u"producer;producers;produced;production;reproduced;coproducer;engineer;engineers;engineered;engineering;mixed;"
    u"remixed;remix;remixer;remixes;mastered;remastered;remastering;recorded;recordist;lacquer;lathe;cut;edited;"
    u"edit;editor;editing;editors;programmed;programmer;coordinator;coordination;coordinated;management;manager;"
    u"supervised;supervisor;supervision;transferred;transfer;transfers;transfered;compiled;compiler;compilation;"
    u"technician;technicians;tech;technical;authoring;restoration;restored;plated;pressed;electroplated;"
    u"reconstruction;reconstructed;research;researcher;administrator;administration;advisor;adviser;booking;legal;"
    u"marketing;promotion;promoter;publicity;publicist;liaison;crew;commissioned;curated;curator;executive;"
    u"financed;overdubbed;tracking;mix;remaster;equipment;luthier;tuner;assistant;assisted;assistance;selected;"
    u"selection;licensed;consultant;organizer;organized;operator;broadcast;sequencing;digitized;digitised;"
    u"metalwork;tracklist;postproduction;licensing;catalogue;clearance;facilitator;realization;realized;version;"
    u"rework;dub;supported;sponsored;distributed;manufactured;acoustics;soundman;roadie;mastering;mixing";
constexpr auto performerWords =
    u"performer;performers;performed;performance;performing;band;ensemble;orchestra;orchestras;conductor;conducted;"
    u"leader;soloist;soloists;choir;chorus;chorale;choral;concertmaster;concertmistress;directed;musicians;musician;"
    u"instruments;instrument;instrumental;multi;vocals;vocal;vocalist;vocalists;voice;voices;singer;singers;singing;"
    u"sung;rap;rapper;rapping;mc;toasting;toaster;scratches;scratching;scratched;turntables;turntablist;spoken;"
    u"speech;speaker;narrator;narrated;narration;reader;reading;recitation;reciter;actor;actress;actors;dialog;"
    u"dialogue;host;interviewee;interviewer;interview;comedian;cast;commentator;commentary;monologue;dancer;"
    u"handclaps;claps;clapping;fingersnaps;snaps;footsteps;stomps;yodeling;humming;hum;laughter;screams;growls;"
    u"shouts;whispers;adlibs;ad;libs;overtone;throat;caller;eefing;beatboxing;"
    // vocal and string ranges
    u"soprano;mezzo;alto;contralto;countertenor;tenor;baritone;bass;treble;falsetto;"
    // strings
    u"strings;string;violin;violins;viola;violas;cello;cellos;violoncello;contrabass;guitar;guitars;guitarist;"
    u"guitarrón;guitarron;guitarra;guitalele;bassist;basses;ukulele;ukelele;banjo;banjolin;banjolele;mandolin;"
    u"mandola;mandocello;mandoguitar;octobass;octophone;harp;harps;lyre;lute;luth;theorbo;archlute;chitarrone;"
    u"cittern;gittern;vihuela;bandurria;bandura;bandola;bandolim;cavaquinho;cuatro;charango;tres;requinto;tiple;"
    u"dobro;resonator;bouzouki;baglama;saz;cura;oud;balalaika;domra;kobza;sitar;surbahar;sarod;sarangi;dilruba;"
    u"esraj;veena;vina;tanpura;tambura;tamburitza;tambur;santoor;santur;sarinda;koto;shamisen;sanshin;biwa;erhu;"
    u"pipa;guqin;guzheng;zhonghu;yangqin;ruan;gayageum;geomungo;haegeum;kora;ngoni;gimbri;guembri;kologo;"
    u"rebab;rabab;rubab;rebec;fiddle;hardingfele;nyckelharpa;psaltery;zither;autoharp;dulcimer;cimbalom;cymbalom;"
    u"kantele;kannel;kokle;gusli;kemenche;kamancha;kemence;gadulka;crwth;viol;viols;gamba;viole;violone;baryton;"
    u"arpeggione;stick;chapman;dutar;tar;setar;ektara;dotar;berimbau;bulbul;swarmandal;komuz;morin;khuur;"
    u"stroh;pochette;ouds;bow;hurdy;gurdy;"
    // keyboards and electronics
    u"keyboards;keyboard;piano;pianos;pianist;fortepiano;pianoforte;pianet;pianola;harpsichord;clavichord;clavinet;"
    u"clavier;spinet;virginal;virginals;celesta;celeste;organ;organist;hammond;wurlitzer;rhodes;mellotron;"
    u"chamberlin;harmonium;melodeon;accordion;concertina;bandoneon;bandoneón;bayan;garmon;accordian;melodica;"
    u"synth;synths;synthesizer;synthesizers;synthesiser;moog;minimoog;clavioline;ondes;martenot;theremin;trautonium;"
    u"omnichord;stylophone;keytar;electronics;electronic;computer;laptop;sampler;samples;sample;sequencer;groovebox;"
    u"drumulator;vocoder;talkbox;effects;noise;noises;sounds;soundscape;soundscapes;loops;loop;beats;beat;feedback;"
    u"drone;drones;tape;tapes;oscillator;ebow;guitorgan;synclavier;fairlight;jupiter;ambience;atmosphere;"
    u"textures;tannerin;waterphone;toy;novachord;ondioline;drum;machine;"
    // winds
    u"horn;horns;brass;woodwind;woodwinds;wind;winds;reeds;reed;trumpet;trumpets;cornet;flugelhorn;fluegelhorn;"
    u"flugabone;bugle;clarion;trombone;trombones;sackbut;tuba;tubas;euphonium;mellophone;sousaphone;serpent;"
    u"ophicleide;cornett;cornetto;helicon;saxhorn;saxophone;saxophones;saxophonist;sax;saxes;saxello;saxtuba;"
    u"manzello;stritch;tarogato;tárogató;clarinet;clarinets;chalumeau;flute;flutes;flutist;flautist;flageolet;"
    u"piccolo;fife;oboe;oboes;oboist;cor;anglais;bassoon;contrabassoon;heckelphone;sarrusophone;shawm;crumhorn;"
    u"krummhorn;dulcian;rackett;bombarde;piffero;duduk;zurna;nay;ney;kaval;bansuri;shakuhachi;shehnai;suona;dizi;"
    u"xiao;hulusi;sheng;khene;sho;hichiriki;recorder;recorders;ocarina;panpipes;pan;quena;zampona;zampoña;siku;"
    u"tin;whistle;whistles;pipe;pipes;bagpipe;bagpipes;uilleann;gaita;musette;didgeridoo;didjeridu;alphorn;"
    u"shofar;conch;conches;kazoo;harmonica;harmonicas;ewi;lyricon;launeddas;"
    // percussion
    u"percussion;percussionist;drums;drummer;snare;tom;toms;timpani;kettledrum;tabor;tambourine;tamboura;tambora;"
    u"bongos;bongo;congas;conga;timbales;cajon;cajón;djembe;dunun;talking;udu;ashiko;darbuka;darabuka;dumbek;"
    u"doumbek;derbuka;bendir;riq;daf;def;dhol;dholak;tabla;tablas;mridangam;pakhawaj;kanjira;ghatam;taiko;"
    u"bodhran;bodhrán;pandeiro;surdo;repinique;tamborim;cuica;cuíca;ganza;ganzá;agogo;agogô;caxixi;cabasa;"
    u"shekere;shaker;shakers;maracas;maraca;guiro;güiro;reco;claves;clave;castanets;cowbell;cowbells;bells;bell;"
    u"chimes;chime;crotales;cymbal;cymbals;hihat;gong;gongs;gamelan;bonang;angklung;triangle;woodblock;blocks;"
    u"block;temple;ratchet;rattle;vibraslap;flexatone;whip;slapstick;sleigh;spoons;washboard;rhythm;rhythms;"
    u"xylophone;marimba;marimbaphone;vibraphone;vibes;glockenspiel;balafon;balaphone;kalimba;mbira;sanza;lamellophone;"
    u"metallophone;hang;handpan;steelpan;steelpans;steeldrums;jawharp;bata;batá;batucada;quijada;marimbula;"
    u"anvil;thunder;siren;bongo;idiophone;goblet;frame;karkabas;qraqeb;davul;zarb;tombak;"
    u"featuring;starring;guest;backing;lead;rhythm";

QString normalized(const QString &roleName)
{
    QString text = roleName.toCaseFolded();
    for (const QChar mark : {u'-', u'_', u'/', u'.', u'(', u')', u':'})
        text.replace(mark, u' ');
    return text.simplified();
}

void add(Families &families, QStringView list, RoleFamily family)
{
    const QList<QStringView> entries = list.split(u';', Qt::SkipEmptyParts);
    for (const QStringView entry : entries)
        families.insert(entry.toString(), family);
}

Families phrases()
{
    Families families;
    add(families, performerPhrases, Performers);
    add(families, writerPhrases, Writers);
    add(families, productionPhrases, Production);
    add(families, artworkPhrases, Artwork);
    add(families, otherPhrases, Other);
    return families;
}

Families words()
{
    Families families;
    add(families, performerWords, Performers);
    add(families, writerWords, Writers);
    add(families, artworkWords, Artwork);
    add(families, productionWords, Production);
    return families;
}

} // namespace

RoleFamily family(const QString &roleName)
{
    static const Families knownPhrases = phrases();
    static const Families knownWords = words();

    const QString role = normalized(roleName);
    if (const auto known = knownPhrases.constFind(role); known != knownPhrases.cend())
        return *known;
    const QStringList parts = role.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype last = parts.size(); last-- > 0;) {
        if (const auto known = knownWords.constFind(parts[last]); known != knownWords.cend())
            return *known;
    }
    return Other;
}

} // namespace runout::discogs
