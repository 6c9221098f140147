-- The gallery in English: one slide for every layout and chart; see vi.sql.

BEGIN;

INSERT INTO setting (name, value) VALUES
    ('title', 'Sample content: every layout'),
    ('organisation', 'Sample Office'),
    ('language', 'en'),
    ('theme', 'formal'),
    ('serial', '1'),
    ('as_of', '2020-12-29');

INSERT INTO image (id, name, media_type, caption, data) VALUES
    (1, 'hall.jpg', 'image/jpeg', 'A sample hall, drawn', readfile('data/pictures/hoi-truong.jpg')),
    (2, 'library.png', 'image/png', '', readfile('data/pictures/thu-vien.png')),
    (3, 'emblem.png', 'image/png', '', readfile(:pictures || '/emblem.png'));
INSERT INTO setting (name, value) VALUES ('logo', 'emblem.png');

INSERT INTO slide (id, position, kind, heading, lead, body, link, note) VALUES
    (1, 1, 'announcement', 'A sample announcement with a code', 'Friday 8 January 2021, main hall',
     'Everyone is welcome. Please bring:

- a form that is filled in
- **two** photographs
- something to write with', 'https://sample.example/registration', 'Sample content');
INSERT INTO slide (id, position, kind, heading, body) VALUES
    (2, 2, 'announcement', 'Sample office hours',
     '| Day | Desk | Room | From |
|:--|:--|:-:|--:|
| Monday | Sample desk A | 101 | 7:30 |
| Tuesday | Sample desk B, with the registry | 102 | 8:00 |
| Wednesday | Sample desk C | 101 | 13:30 |

> This is a sample of a quotation; nobody said it.');
INSERT INTO slide (id, position, kind, heading, lead, body, image) VALUES
    (3, 3, 'announcement', 'A sample with a picture beside it', 'From Monday 4 January 2021',
     'The sample reading corner has **two shelves** and seats for three.', 2);
INSERT INTO slide (id, position, kind, urgent, heading, body, note) VALUES
    (11, 11, 'announcement', 1, 'Sample of an urgent notice: no water from 1 pm',
     'Sample areas 2 and 3 have no water until 6 pm.', 'Issued at 10:05');

INSERT INTO slide (id, position, kind, heading, note, chart, axis) VALUES
    (21, 21, 'statistics', 'Sample figures, against last year', 'Sample figures, not real ones', 'tiles', ''),
    (31, 31, 'statistics', 'Bars: five sample items', 'Sample figures, not real ones', 'bars', ''),
    (41, 41, 'statistics', 'Columns: two samples by quarter', 'Sample figures, not real ones', 'columns', 'Quarter'),
    (51, 51, 'statistics', 'Line: two samples by month', 'Sample figures, not real ones', 'line', 'Month'),
    (61, 61, 'statistics', 'Donut: four sample parts', 'Sample figures, not real ones', 'donut', '');
INSERT INTO statistic (slide, position, label, value, decimals, prefix, unit, previous) VALUES
    (21, 1, 'visitors', 70880, 0, 'over', '', 64120),
    (21, 2, 'on time', 98.5, 1, '', '%', 99.1),
    (21, 3, 'paid out', 1250000000000, 0, '', 'dong', 1100000000000),
    (21, 4, 'suggestions', 157, 0, 'nearly', '', 157);
INSERT INTO statistic (slide, position, label, value, unit) VALUES
    (31, 1, 'Children''s books', 1940, 'loans'), (31, 2, 'Popular science', 1655, 'loans'),
    (31, 3, 'History and geography', 420, 'loans'), (31, 4, 'Life skills', 345, 'loans'), (31, 5, 'Other', 12, 'loans'),
    (61, 1, 'Online', 5230, 'files'), (61, 2, 'At the desk', 3110, 'files'),
    (61, 3, 'By post', 940, 'files'), (61, 4, 'Other', 120, 'files');
INSERT INTO statistic (slide, position, label, series, value, unit) VALUES
    (41, 1, 'Q1', '2019', 1960, 'files'), (41, 2, 'Q1', '2020', 2110, 'files'),
    (41, 3, 'Q2', '2019', 1040, 'files'), (41, 4, 'Q2', '2020', 990, 'files'),
    (41, 5, 'Q3', '2019', 2280, 'files'), (41, 6, 'Q3', '2020', 2405, 'files'),
    (41, 7, 'Q4', '2019', 2510, 'files'), (41, 8, 'Q4', '2020', 2675, 'files');
INSERT INTO statistic (slide, position, label, series, value, decimals, unit)
WITH RECURSIVE month (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM month WHERE n < 12),
place (k, name) AS (VALUES (0, 'Sample station A'), (1, 'Sample station B'))
SELECT 51, 2 * n + k, substr('JanFebMarAprMayJunJulAugSepOctNovDec', 3 * n - 2, 3), name,
       round(22 + 5 * k - abs(n - 6) * (1.5 + k) + (n * 5) % 3, 1), 1, '°C' FROM month, place;

INSERT INTO slide (id, position, kind, heading, presenter, presenter_office, note) VALUES
    (71, 71, 'awards', 'Sample awards: a short list', 'Name of the presenter', 'Office of the presenter', ''),
    (81, 81, 'awards', 'Sample roll of honour', '', '', 'Sample names, not real ones');
INSERT INTO award (slide, position, category, recipient, honour, reason) VALUES
    (71, 1, 'Teams', 'Sample team A', 'First class', 'A sample reason'),
    (71, 2, 'People', 'Sample person B', '', 'A sample reason'),
    (71, 3, 'People', 'Sample person C', '', 'A longer sample reason, with two things done well this year');
INSERT INTO award (slide, position, category, recipient, honour)
WITH RECURSIVE person (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM person WHERE n < 24)
SELECT 81, n, CASE WHEN n <= 12 THEN 'Sample prize, first class' ELSE 'Sample prize, second class' END,
       printf('Sample person %02d', n), printf('Group %d', 1 + n % 4) FROM person;

INSERT INTO slide (id, position, kind, heading, note) VALUES
    (91, 91, 'photo', 'Two sample pictures', 'Drawn, not photographed');
INSERT INTO photo (slide, position, image) VALUES (91, 1, 1), (91, 2, 2);

COMMIT;
