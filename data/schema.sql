-- The data file of Kiosk, version 1. Everything that a kiosk shows is in one SQLite file made from
-- this schema; pictures too. Write it with any SQLite editor, or with the stock shell:
--
--     sqlite3 -bail kiosk.db < schema.sql
--     sqlite3 kiosk.db "INSERT INTO slide (position, kind, heading, body)
--                       VALUES (10, 'announcement', 'Open on Sunday', 'From **8:00** to 12:00.')"
--
-- Nonsense is refused when it is written; the name of a constraint is the message that says why.
-- Text is UTF-8, in any Unicode normalization form. A no-break space (U+00A0) ties what must stay on
-- one line. Text that nobody gave is the empty text; NULL stands for "not set" in the other columns.
-- The file keeps to what SQLite 3.40 knows. Leave its journal_mode at delete, as it is by itself: one
-- file, no -wal beside it, readable from a read-only disk.

PRAGMA page_size = 8192;            -- larger pages make text and pictures quicker to read
PRAGMA encoding = 'UTF-8';
PRAGMA application_id = 0x4B696F73;   -- 'Kios'
PRAGMA user_version = 1;              -- of this schema

BEGIN;

-- What holds for the whole file. A setting that is not there has its default.
CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,  -- one of the list below
    value TEXT NOT NULL,              -- what may stand here depends on the name:
    -- title          of the file, for people who look after it
    -- organisation   who speaks; stands at the head of every slide
    -- logo           image.name of a picture of this file: stands on white beside the organisation
    -- language       vi (default) or en: for the words that Kiosk adds, and for writing numbers
    -- theme          formal (default), blue or dark
    -- accent         RRGGBB in place of the theme's colour for coloured text and the newest series
    -- rotation       how long a page stands: auto (default: by what is on it) or 2 to 3600 seconds
    -- reading_speed  for rotation auto: words (in Vietnamese: syllables) a minute, 60 to 600 (default 180)
    -- shortest_s     for rotation auto: no page stands shorter, 2 to 3600 seconds (default 6)
    -- longest_s      for rotation auto: no page stands longer, 2 to 3600 seconds (default 60)
    -- shuffle        no (default) or yes: every round in a new order, with each slide once in it (or as
    --                often as its weight says)
    -- urgent         when urgent slides come: between every two others (between, default), alone
    --                while they last (alone), or where they stand (in_order)
    -- timezone       of the screen: Asia/Ho_Chi_Minh; if not given, that of the machine
    -- text_scale     for viewers who stand farther off: everything larger, 100 (default) to 125 percent
    -- transition     fade (default) or none
    -- dark           hours in which the screen is black: 22:00-05:30, or several: 22:00-05:30, 12:00-13:00
    -- dim            hours in which it is dimmed, the same way; none (default of both) for never
    -- serial         a number that is greater in every later file of the same owner
    -- as_of          when the file was made: 2020-12-29 or 2020-12-29 14:05, in local time
    CONSTRAINT "setting.name is title, organisation, logo, language, theme, accent, rotation, reading_speed, shortest_s, longest_s, shuffle, urgent, timezone, text_scale, transition, dark, dim, serial or as_of"
        CHECK (name IN ('title', 'organisation', 'logo', 'language', 'theme', 'accent', 'rotation',
                        'reading_speed', 'shortest_s', 'longest_s', 'shuffle', 'urgent', 'timezone',
                        'text_scale', 'transition', 'dark', 'dim', 'serial', 'as_of')),
    CONSTRAINT "the setting title has at most 120 characters"
        CHECK (name <> 'title' OR length(value) <= 120),
    CONSTRAINT "the setting organisation has at most 120 characters"
        CHECK (name <> 'organisation' OR length(value) <= 120),
    CONSTRAINT "the setting logo has at most 100 characters"
        CHECK (name <> 'logo' OR length(value) <= 100),
    CONSTRAINT "the setting language is vi or en"
        CHECK (name <> 'language' OR value IN ('vi', 'en')),
    CONSTRAINT "the setting theme is formal, blue or dark"
        CHECK (name <> 'theme' OR value IN ('formal', 'blue', 'dark')),
    CONSTRAINT "the setting accent is a colour of six hexadecimal digits such as 8A1C20"
        CHECK (name <> 'accent' OR (length(value) = 6 AND value NOT GLOB '*[^0-9A-Fa-f]*')),
    CONSTRAINT "the setting rotation is auto or whole seconds from 2 to 3600"
        CHECK (name <> 'rotation' OR value = 'auto'
               OR (value GLOB '[1-9]*' AND value NOT GLOB '*[^0-9]*' AND length(value) <= 4
                   AND CAST(value AS INTEGER) BETWEEN 2 AND 3600)),
    CONSTRAINT "the setting reading_speed is a whole number of words a minute from 60 to 600"
        CHECK (name <> 'reading_speed'
               OR (value GLOB '[1-9]*' AND value NOT GLOB '*[^0-9]*' AND length(value) <= 3
                   AND CAST(value AS INTEGER) BETWEEN 60 AND 600)),
    CONSTRAINT "the settings shortest_s and longest_s are whole seconds from 2 to 3600"
        CHECK (name NOT IN ('shortest_s', 'longest_s')
               OR (value GLOB '[1-9]*' AND value NOT GLOB '*[^0-9]*' AND length(value) <= 4
                   AND CAST(value AS INTEGER) BETWEEN 2 AND 3600)),
    CONSTRAINT "the setting shuffle is yes or no"
        CHECK (name <> 'shuffle' OR value IN ('yes', 'no')),
    CONSTRAINT "the setting urgent is between, alone or in_order"
        CHECK (name <> 'urgent' OR value IN ('between', 'alone', 'in_order')),
    CONSTRAINT "the setting timezone is a name of the IANA time zone database such as Asia/Ho_Chi_Minh"
        CHECK (name <> 'timezone'
               OR (value GLOB '[A-Z]*' AND value NOT GLOB '*[^A-Za-z0-9_+/-]*'
                   AND value NOT GLOB '*//*' AND value NOT GLOB '*/' AND length(value) <= 60)),
    CONSTRAINT "the setting text_scale is whole percent from 100 to 125"
        CHECK (name <> 'text_scale'
               OR (value GLOB '1[0-9][0-9]' AND CAST(value AS INTEGER) BETWEEN 100 AND 125)),
    CONSTRAINT "the setting transition is fade or none"
        CHECK (name <> 'transition' OR value IN ('fade', 'none')),
    CONSTRAINT "the setting serial is a whole number of at most 15 digits"
        CHECK (name <> 'serial'
               OR (value NOT GLOB '*[^0-9]*' AND length(value) BETWEEN 1 AND 15)),
    CONSTRAINT "the setting as_of is a real date and time such as 2020-12-29 or 2020-12-29 14:05"
        CHECK (name <> 'as_of'
               OR (value BETWEEN '1970-01-01' AND '9999-12-31 23:59'
                   AND (value IS date(value, '+0 days')
                        OR value IS strftime('%Y-%m-%d %H:%M', value, '+0 days'))))
) STRICT;

-- Pictures. Their bytes are in the file, so that it needs nothing beside it.
CREATE TABLE image (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,      -- for people: hall.jpg
    media_type TEXT NOT NULL,             -- image/jpeg or image/png
    caption    TEXT NOT NULL DEFAULT '',  -- what it shows; heading of its page in a photo slide
    data       BLOB NOT NULL,             -- the picture's file; in the shell: readfile('hall.jpg')
    CONSTRAINT "image.id is 1 or more" CHECK (id >= 1),
    CONSTRAINT "image.name has 1 to 100 characters"
        CHECK (trim(name) <> '' AND length(name) <= 100),
    CONSTRAINT "image.media_type is image/jpeg or image/png"
        CHECK (media_type IN ('image/jpeg', 'image/png')),
    CONSTRAINT "image.caption has at most 200 characters" CHECK (length(caption) <= 200),
    CONSTRAINT "image.data is a picture of the kind that media_type says"
        CHECK ((media_type = 'image/jpeg' AND substr(data, 1, 3) IS X'FFD8FF')
               OR (media_type = 'image/png' AND substr(data, 1, 8) IS X'89504E470D0A1A0A')),
    CONSTRAINT "image.data has at most 64 MiB" CHECK (length(data) <= 67108864)
) STRICT;

-- One thing to say. A slide that does not fit on one page goes on to further pages by itself.
CREATE TABLE slide (
    id               INTEGER PRIMARY KEY,
    position         INTEGER NOT NULL,           -- slides come in this order, then by id
    kind             TEXT NOT NULL,              -- announcement, statistics, awards or photo
    seconds          REAL,                       -- how long a page of it stands; NULL: see rotation
    weight           INTEGER NOT NULL DEFAULT 1, -- how often it comes in a round, spread evenly
    urgent           INTEGER NOT NULL DEFAULT 0, -- 1: in warning colours
    enabled          INTEGER NOT NULL DEFAULT 1, -- 0: kept, but not shown
    label            TEXT NOT NULL DEFAULT '',   -- at the head of the field; '': the kind's name
    heading          TEXT NOT NULL DEFAULT '',   -- only a photo slide may do without
    lead             TEXT NOT NULL DEFAULT '',   -- the line of date and place; may hold line feeds
    body             TEXT NOT NULL DEFAULT '',   -- Markdown: paragraphs, lists, **strong**
    note             TEXT NOT NULL DEFAULT '',   -- on the panel: source, scope; may hold line feeds
    image            INTEGER REFERENCES image (id), -- a picture: beside the text, or on its own page
    image_place      TEXT NOT NULL DEFAULT 'beside', -- behind: an announcement's text stands on it
    link             TEXT NOT NULL DEFAULT '',   -- an address; is shown as a QR code
    chart            TEXT,                       -- statistics: as below; NULL: tiles
    axis             TEXT NOT NULL DEFAULT '',   -- statistics: what the labels are ("Tháng")
    presenter        TEXT NOT NULL DEFAULT '',   -- awards: who hands them over
    presenter_office TEXT NOT NULL DEFAULT '',   -- awards: the presenter's office
    CONSTRAINT "slide.id is 1 or more" CHECK (id >= 1),
    CONSTRAINT "slide.kind is announcement, statistics, awards or photo"
        CHECK (kind IN ('announcement', 'statistics', 'awards', 'photo')),
    CONSTRAINT "slide.seconds is from 2 to 3600, or NULL" CHECK (seconds BETWEEN 2 AND 3600),
    CONSTRAINT "slide.weight is from 1 to 10" CHECK (weight BETWEEN 1 AND 10),
    CONSTRAINT "slide.urgent is 0 or 1" CHECK (urgent IN (0, 1)),
    CONSTRAINT "slide.enabled is 0 or 1" CHECK (enabled IN (0, 1)),
    CONSTRAINT "slide.label has at most 60 characters" CHECK (length(label) <= 60),
    CONSTRAINT "slide.heading has 1 to 200 characters; only a photo slide may do without"
        CHECK (length(heading) <= 200 AND (trim(heading) <> '' OR kind = 'photo')),
    CONSTRAINT "slide.lead has at most 200 characters" CHECK (length(lead) <= 200),
    CONSTRAINT "slide.body has at most 20000 characters" CHECK (length(body) <= 20000),
    CONSTRAINT "slide.note has at most 300 characters" CHECK (length(note) <= 300),
    CONSTRAINT "slide.image_place is beside or behind, behind only in an announcement"
        CHECK (image_place = 'beside' OR (image_place = 'behind' AND kind = 'announcement')),
    CONSTRAINT "slide.link has at most 200 characters, all ASCII letters, digits and signs, no spaces"
        CHECK (length(link) <= 200 AND link NOT GLOB '*[^!-~]*'),
    CONSTRAINT "slide.chart is tiles, bars, columns, line or donut, in a statistics slide only"
        CHECK (chart IS NULL
               OR (kind = 'statistics' AND chart IN ('tiles', 'bars', 'columns', 'line', 'donut'))),
    CONSTRAINT "slide.axis has at most 60 characters, in a statistics slide only"
        CHECK (axis = '' OR (kind = 'statistics' AND length(axis) <= 60)),
    CONSTRAINT "slide.presenter has at most 120 characters, in an awards slide only"
        CHECK (presenter = '' OR (kind = 'awards' AND length(presenter) <= 120)),
    CONSTRAINT "slide.presenter_office has at most 200 characters, and needs a presenter"
        CHECK (presenter_office = '' OR (presenter <> '' AND length(presenter_office) <= 200))
) STRICT;

-- The index of the slides: it holds all that is needed to know what comes when, so that a kiosk
-- with 10,000 slides starts without touching the pages of their text.
CREATE INDEX slide_in_order ON slide (position, id, kind, seconds, urgent, enabled, weight);
CREATE INDEX slide_by_image ON slide (image) WHERE image IS NOT NULL;

-- When a slide may be shown. A slide without a row here may always be shown; one with several rows
-- whenever one of them fits. What is NULL does not narrow anything. ('+0 days' makes SQLite work a
-- date out: without it, it believes in 30 February.)
CREATE TABLE showing (
    id         INTEGER PRIMARY KEY,
    slide      INTEGER NOT NULL REFERENCES slide (id) ON DELETE CASCADE,
    first_day  TEXT,  -- 2020-12-29: not before that day
    last_day   TEXT,  -- 2020-12-31: not after that day
    weekdays   TEXT,  -- 12345: Monday (1) to Friday; 7 is Sunday
    from_time  TEXT,  -- 07:30: from then on; NULL: from midnight
    until_time TEXT,  -- 11:00: until then; NULL: until midnight; before from_time: of the next day
    holidays   INTEGER, -- 0: not on the days of the table holiday; 1: on those only; NULL: on any day
    CONSTRAINT "showing.first_day is a real date such as 2020-12-29"
        CHECK (first_day IS NULL OR (first_day IS date(first_day, '+0 days')
                                     AND first_day BETWEEN '1970-01-01' AND '9999-12-31')),
    CONSTRAINT "showing.last_day is a real date such as 2020-12-29"
        CHECK (last_day IS NULL OR (last_day IS date(last_day, '+0 days')
                                    AND last_day BETWEEN '1970-01-01' AND '9999-12-31')),
    CONSTRAINT "showing.last_day is not before first_day" CHECK (last_day >= first_day),
    CONSTRAINT "showing.weekdays has the digits 1 (Monday) to 7 (Sunday), each at most once"
        CHECK (weekdays IS NULL
               OR (weekdays NOT GLOB '*[^1-7]*' AND length(weekdays) >= 1
                   AND length(weekdays) = (instr(weekdays, '1') > 0) + (instr(weekdays, '2') > 0)
                       + (instr(weekdays, '3') > 0) + (instr(weekdays, '4') > 0)
                       + (instr(weekdays, '5') > 0) + (instr(weekdays, '6') > 0)
                       + (instr(weekdays, '7') > 0))),
    CONSTRAINT "showing.from_time is a time from 00:00 to 23:59"
        CHECK (from_time IS NULL
               OR (from_time IS strftime('%H:%M', from_time) AND from_time < '24')),
    CONSTRAINT "showing.until_time is a time from 00:00 to 23:59"
        CHECK (until_time IS NULL
               OR (until_time IS strftime('%H:%M', until_time) AND until_time < '24')),
    CONSTRAINT "showing.until_time is not the same as from_time; for the whole day leave both NULL"
        CHECK (from_time <> until_time),
    CONSTRAINT "showing.holidays is 0, 1 or NULL" CHECK (holidays IN (0, 1))
) STRICT;
CREATE INDEX showing_by_slide ON showing (slide);

-- The days on which the place is closed, or is something else than on other days. They mean nothing
-- by themselves: showing.holidays asks for them. A showing that goes past midnight asks for the day
-- that it begins on.
CREATE TABLE holiday (
    day  TEXT NOT NULL PRIMARY KEY,  -- 2021-02-12
    name TEXT NOT NULL DEFAULT '',   -- for people: Tết
    CONSTRAINT "holiday.day is a real date such as 2021-02-12"
        CHECK (day IS date(day, '+0 days') AND day BETWEEN '1970-01-01' AND '9999-12-31'),
    CONSTRAINT "holiday.name has at most 60 characters" CHECK (length(name) <= 60)
) STRICT, WITHOUT ROWID;

-- The figures of a statistics slide.
CREATE TABLE statistic (
    slide    INTEGER NOT NULL REFERENCES slide (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,            -- they come in this order; the first tile is the big one
    label    TEXT NOT NULL,               -- what is counted ("lượt thích"); on an axis: the place ("12")
    series   TEXT NOT NULL DEFAULT '',    -- charts that compare: the series it is of ("Năm 2020")
    value    REAL NOT NULL,
    decimals INTEGER NOT NULL DEFAULT 0,  -- digits that are written after the decimal mark
    prefix   TEXT NOT NULL DEFAULT '',    -- part of the figure: "trên" in "trên 570"
    unit     TEXT NOT NULL DEFAULT '',    -- behind the figure: "%", "lượt"
    previous REAL,                        -- the same a period earlier, for the change (of shares in points); NULL: not known
    PRIMARY KEY (slide, position),
    CONSTRAINT "statistic.position is from 1 to 500" CHECK (position BETWEEN 1 AND 500),
    CONSTRAINT "statistic.label has 1 to 60 characters"
        CHECK (trim(label) <> '' AND length(label) <= 60),
    CONSTRAINT "statistic.series has at most 60 characters" CHECK (length(series) <= 60),
    CONSTRAINT "statistic.value is a number of at most 15 digits" CHECK (abs(value) < 1e15),
    CONSTRAINT "statistic.decimals is from 0 to 6" CHECK (decimals BETWEEN 0 AND 6),
    CONSTRAINT "statistic.prefix has at most 20 characters" CHECK (length(prefix) <= 20),
    CONSTRAINT "statistic.unit has at most 20 characters" CHECK (length(unit) <= 20),
    CONSTRAINT "statistic.previous is a number of at most 15 digits, or NULL"
        CHECK (abs(previous) < 1e15)
) STRICT, WITHOUT ROWID;

-- The lines of an awards slide: a name each, or the number of those whose names are not told.
CREATE TABLE award (
    slide     INTEGER NOT NULL REFERENCES slide (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,            -- they come in this order
    recipient TEXT NOT NULL DEFAULT '',    -- the name; '' in a line that tells only a count
    category  TEXT NOT NULL DEFAULT '',    -- lines of one category stand together under it
    honour    TEXT NOT NULL DEFAULT '',    -- short, beside the name: a class, a rank
    reason    TEXT NOT NULL DEFAULT '',    -- what for
    count     INTEGER NOT NULL DEFAULT 0,  -- how many, in a line without a name; else 0
    photo     INTEGER REFERENCES image (id), -- of the recipient, beside the name; NULL: none
    PRIMARY KEY (slide, position),
    CONSTRAINT "award.position is from 1 to 5000" CHECK (position BETWEEN 1 AND 5000),
    CONSTRAINT "award.recipient has at most 200 characters" CHECK (length(recipient) <= 200),
    CONSTRAINT "award.category has at most 100 characters" CHECK (length(category) <= 100),
    CONSTRAINT "award.honour has at most 60 characters" CHECK (length(honour) <= 60),
    CONSTRAINT "award.reason has at most 200 characters" CHECK (length(reason) <= 200),
    CONSTRAINT "an award has a recipient, or else a count from 1 to 1000000 and a category"
        CHECK ((trim(recipient) <> '' AND count = 0)
               OR (recipient = '' AND count BETWEEN 1 AND 1000000 AND trim(category) <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX award_by_photo ON award (photo) WHERE photo IS NOT NULL;

-- The series of a photo slide, one page each; they come after the slide's own image, if it has one.
CREATE TABLE photo (
    slide    INTEGER NOT NULL REFERENCES slide (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- they come in this order
    image    INTEGER NOT NULL REFERENCES image (id),
    PRIMARY KEY (slide, position),
    CONSTRAINT "photo.position is from 1 to 500" CHECK (position BETWEEN 1 AND 500)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_by_image ON photo (image);

-- ---------------------------------------------------------------------------------------------
-- What a CHECK can't see, triggers do; also where foreign_keys is off, as it is in the stock shell.

-- Text must be UTF-8 without zero bytes. SQLite itself takes any bytes as text, so each character is
-- taken apart and put together again, which gives the same bytes only where they were right. That
-- is done in pieces of 100 characters, since finding the n-th one means counting from the start.
-- The view has no rows: tables hand their text to it, and its trigger refuses what is wrong.
CREATE VIEW text_check (text) AS SELECT '' WHERE 0;
CREATE TRIGGER text_is_utf8 INSTEAD OF INSERT ON text_check BEGIN
    SELECT RAISE(ABORT, 'a text is not UTF-8, or has a zero byte in it: convert it to UTF-8 first')
    WHERE instr(CAST(NEW.text AS BLOB), X'00') > 0
       OR EXISTS (
           WITH RECURSIVE
           piece (start, text) AS (
               SELECT 1, substr(NEW.text, 1, 100)
               UNION ALL
               SELECT start + 100, substr(NEW.text, start + 100, 100) FROM piece WHERE text <> ''
           ),
           place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 100)
           SELECT 1 FROM piece JOIN place ON n <= length(piece.text)
           WHERE CAST(char(unicode(substr(piece.text, n, 1))) AS BLOB)
                 <> CAST(substr(piece.text, n, 1) AS BLOB)
       );
END;

-- Hours of the day: none, or up to eight spans with commas between them, past midnight too.
CREATE VIEW hours_check (text) AS SELECT '' WHERE 0;
CREATE TRIGGER hours_are_spans INSTEAD OF INSERT ON hours_check BEGIN
    SELECT RAISE(ABORT, 'the settings dark and dim are none, or up to 8 spans such as 22:00-05:30, 12:00-13:00')
    WHERE NEW.text <> 'none'
      AND (length(replace(NEW.text, ', ', ',')) > 95
           OR EXISTS (
               WITH RECURSIVE span (text, rest) AS (
                   SELECT '00:00-00:01', replace(NEW.text, ', ', ',') || ','
                   UNION ALL
                   SELECT substr(rest, 1, instr(rest, ',') - 1), substr(rest, instr(rest, ',') + 1)
                   FROM span WHERE rest <> ''
               )
               SELECT 1 FROM span
               WHERE text NOT GLOB '[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]'
                  OR substr(text, 1, 2) > '23' OR substr(text, 7, 2) > '23'
                  OR substr(text, 1, 5) = substr(text, 7)
           ));
END;
CREATE TRIGGER setting_hours_insert AFTER INSERT ON setting WHEN NEW.name IN ('dark', 'dim') BEGIN
    INSERT INTO hours_check VALUES (NEW.value);
END;
CREATE TRIGGER setting_hours_update AFTER UPDATE ON setting WHEN NEW.name IN ('dark', 'dim') BEGIN
    INSERT INTO hours_check VALUES (NEW.value);
END;

CREATE TRIGGER setting_text_insert AFTER INSERT ON setting BEGIN
    INSERT INTO text_check VALUES (NEW.value);
END;
CREATE TRIGGER setting_text_update AFTER UPDATE ON setting BEGIN
    INSERT INTO text_check VALUES (NEW.value);
END;
CREATE TRIGGER holiday_text_insert AFTER INSERT ON holiday BEGIN
    INSERT INTO text_check VALUES (NEW.name);
END;
CREATE TRIGGER holiday_text_update AFTER UPDATE OF name ON holiday BEGIN
    INSERT INTO text_check VALUES (NEW.name);
END;
CREATE TRIGGER image_text_insert AFTER INSERT ON image BEGIN
    INSERT INTO text_check VALUES (NEW.name || char(10) || NEW.caption);
END;
CREATE TRIGGER image_text_update AFTER UPDATE OF name, caption ON image BEGIN
    INSERT INTO text_check VALUES (NEW.name || char(10) || NEW.caption);
END;
CREATE TRIGGER slide_text_insert AFTER INSERT ON slide BEGIN
    INSERT INTO text_check VALUES (NEW.label || char(10) || NEW.heading || char(10) || NEW.lead
        || char(10) || NEW.body || char(10) || NEW.note || char(10) || NEW.link || char(10)
        || NEW.axis || char(10) || NEW.presenter || char(10) || NEW.presenter_office);
END;
CREATE TRIGGER slide_text_update AFTER UPDATE OF label, heading, lead, body, note, link, axis,
    presenter, presenter_office ON slide BEGIN
    INSERT INTO text_check VALUES (NEW.label || char(10) || NEW.heading || char(10) || NEW.lead
        || char(10) || NEW.body || char(10) || NEW.note || char(10) || NEW.link || char(10)
        || NEW.axis || char(10) || NEW.presenter || char(10) || NEW.presenter_office);
END;
CREATE TRIGGER statistic_text_insert AFTER INSERT ON statistic BEGIN
    INSERT INTO text_check VALUES (NEW.label || char(10) || NEW.series || char(10) || NEW.prefix
        || char(10) || NEW.unit);
END;
CREATE TRIGGER statistic_text_update AFTER UPDATE OF label, series, prefix, unit ON statistic BEGIN
    INSERT INTO text_check VALUES (NEW.label || char(10) || NEW.series || char(10) || NEW.prefix
        || char(10) || NEW.unit);
END;
CREATE TRIGGER award_text_insert AFTER INSERT ON award BEGIN
    INSERT INTO text_check VALUES (NEW.recipient || char(10) || NEW.category || char(10)
        || NEW.honour || char(10) || NEW.reason);
END;
CREATE TRIGGER award_text_update AFTER UPDATE OF recipient, category, honour, reason ON award BEGIN
    INSERT INTO text_check VALUES (NEW.recipient || char(10) || NEW.category || char(10)
        || NEW.honour || char(10) || NEW.reason);
END;

-- A row belongs to a slide that is there, and of the kind that shows such rows.
CREATE TRIGGER showing_slide_insert AFTER INSERT ON showing
    WHEN NOT EXISTS (SELECT 1 FROM slide WHERE id = NEW.slide) BEGIN
    SELECT RAISE(ABORT, 'showing.slide is the id of no slide: write the slide first');
END;
CREATE TRIGGER showing_slide_update AFTER UPDATE OF slide ON showing
    WHEN NOT EXISTS (SELECT 1 FROM slide WHERE id = NEW.slide) BEGIN
    SELECT RAISE(ABORT, 'showing.slide is the id of no slide: write the slide first');
END;
CREATE TRIGGER statistic_slide_insert AFTER INSERT ON statistic
    WHEN NOT EXISTS (SELECT 1 FROM slide WHERE id = NEW.slide AND kind = 'statistics') BEGIN
    SELECT RAISE(ABORT, 'statistic.slide is the id of no slide of kind statistics: write the slide first');
END;
CREATE TRIGGER statistic_slide_update AFTER UPDATE OF slide ON statistic
    WHEN NOT EXISTS (SELECT 1 FROM slide WHERE id = NEW.slide AND kind = 'statistics') BEGIN
    SELECT RAISE(ABORT, 'statistic.slide is the id of no slide of kind statistics: write the slide first');
END;
CREATE TRIGGER award_slide_insert AFTER INSERT ON award
    WHEN NOT EXISTS (SELECT 1 FROM slide WHERE id = NEW.slide AND kind = 'awards') BEGIN
    SELECT RAISE(ABORT, 'award.slide is the id of no slide of kind awards: write the slide first');
END;
CREATE TRIGGER award_slide_update AFTER UPDATE OF slide ON award
    WHEN NOT EXISTS (SELECT 1 FROM slide WHERE id = NEW.slide AND kind = 'awards') BEGIN
    SELECT RAISE(ABORT, 'award.slide is the id of no slide of kind awards: write the slide first');
END;
CREATE TRIGGER photo_slide_insert AFTER INSERT ON photo
    WHEN NOT EXISTS (SELECT 1 FROM slide WHERE id = NEW.slide AND kind = 'photo') BEGIN
    SELECT RAISE(ABORT, 'photo.slide is the id of no slide of kind photo: write the slide first');
END;
CREATE TRIGGER photo_slide_update AFTER UPDATE OF slide ON photo
    WHEN NOT EXISTS (SELECT 1 FROM slide WHERE id = NEW.slide AND kind = 'photo') BEGIN
    SELECT RAISE(ABORT, 'photo.slide is the id of no slide of kind photo: write the slide first');
END;
CREATE TRIGGER slide_kind_update AFTER UPDATE OF kind ON slide
    WHEN NEW.kind <> OLD.kind
     AND (EXISTS (SELECT 1 FROM statistic WHERE slide = OLD.id)
          OR EXISTS (SELECT 1 FROM award WHERE slide = OLD.id)
          OR EXISTS (SELECT 1 FROM photo WHERE slide = OLD.id)) BEGIN
    SELECT RAISE(ABORT, 'slide.kind can''t change while the slide has statistics, awards or photos: delete those first');
END;
CREATE TRIGGER slide_id_update AFTER UPDATE OF id ON slide WHEN NEW.id <> OLD.id BEGIN
    SELECT RAISE(ABORT, 'slide.id can''t change: the order of the slides is slide.position');
END;
CREATE TRIGGER slide_delete AFTER DELETE ON slide BEGIN
    DELETE FROM showing WHERE slide = OLD.id;
    DELETE FROM statistic WHERE slide = OLD.id;
    DELETE FROM award WHERE slide = OLD.id;
    DELETE FROM photo WHERE slide = OLD.id;
END;

-- A picture that is used is there.
CREATE TRIGGER slide_image_insert AFTER INSERT ON slide
    WHEN NEW.image IS NOT NULL AND NOT EXISTS (SELECT 1 FROM image WHERE id = NEW.image) BEGIN
    SELECT RAISE(ABORT, 'slide.image is the id of no image: write the image first');
END;
CREATE TRIGGER slide_image_update AFTER UPDATE OF image ON slide
    WHEN NEW.image IS NOT NULL AND NOT EXISTS (SELECT 1 FROM image WHERE id = NEW.image) BEGIN
    SELECT RAISE(ABORT, 'slide.image is the id of no image: write the image first');
END;
CREATE TRIGGER award_photo_insert AFTER INSERT ON award
    WHEN NEW.photo IS NOT NULL AND NOT EXISTS (SELECT 1 FROM image WHERE id = NEW.photo) BEGIN
    SELECT RAISE(ABORT, 'award.photo is the id of no image: write the image first');
END;
CREATE TRIGGER award_photo_update AFTER UPDATE OF photo ON award
    WHEN NEW.photo IS NOT NULL AND NOT EXISTS (SELECT 1 FROM image WHERE id = NEW.photo) BEGIN
    SELECT RAISE(ABORT, 'award.photo is the id of no image: write the image first');
END;
CREATE TRIGGER photo_image_insert AFTER INSERT ON photo
    WHEN NOT EXISTS (SELECT 1 FROM image WHERE id = NEW.image) BEGIN
    SELECT RAISE(ABORT, 'photo.image is the id of no image: write the image first');
END;
CREATE TRIGGER photo_image_update AFTER UPDATE OF image ON photo
    WHEN NOT EXISTS (SELECT 1 FROM image WHERE id = NEW.image) BEGIN
    SELECT RAISE(ABORT, 'photo.image is the id of no image: write the image first');
END;
CREATE TRIGGER setting_logo_insert AFTER INSERT ON setting
    WHEN NEW.name = 'logo' AND NOT EXISTS (SELECT 1 FROM image WHERE name = NEW.value) BEGIN
    SELECT RAISE(ABORT, 'the setting logo is the name of no image: write the image first');
END;
CREATE TRIGGER setting_logo_update AFTER UPDATE ON setting
    WHEN NEW.name = 'logo' AND NOT EXISTS (SELECT 1 FROM image WHERE name = NEW.value) BEGIN
    SELECT RAISE(ABORT, 'the setting logo is the name of no image: write the image first');
END;
CREATE TRIGGER image_name_update AFTER UPDATE OF name ON image WHEN NEW.name <> OLD.name BEGIN
    UPDATE setting SET value = NEW.name WHERE name = 'logo' AND value = OLD.name;
END;
CREATE TRIGGER image_delete AFTER DELETE ON image
    WHEN EXISTS (SELECT 1 FROM slide WHERE image = OLD.id)
      OR EXISTS (SELECT 1 FROM award WHERE photo = OLD.id)
      OR EXISTS (SELECT 1 FROM photo WHERE image = OLD.id)
      OR EXISTS (SELECT 1 FROM setting WHERE name = 'logo' AND value = OLD.name) BEGIN
    SELECT RAISE(ABORT, 'the image is used by a slide, an award or a photo, or is the logo: take it out there first');
END;
CREATE TRIGGER image_id_update AFTER UPDATE OF id ON image WHEN NEW.id <> OLD.id BEGIN
    SELECT RAISE(ABORT, 'image.id can''t change: the name for people is image.name');
END;
-- INSERT OR REPLACE takes the old row of that name away without a word to image_delete.
CREATE TRIGGER image_replace AFTER INSERT ON image
    WHEN EXISTS (SELECT 1 FROM slide WHERE image IS NOT NULL AND image NOT IN (SELECT id FROM image))
      OR EXISTS (SELECT 1 FROM award WHERE photo IS NOT NULL AND photo NOT IN (SELECT id FROM image))
      OR EXISTS (SELECT 1 FROM photo WHERE image NOT IN (SELECT id FROM image))
      OR EXISTS (SELECT 1 FROM setting
                 WHERE name = 'logo' AND value NOT IN (SELECT name FROM image)) BEGIN
    SELECT RAISE(ABORT, 'an image that is used can''t be replaced: change its data with UPDATE');
END;

COMMIT;
