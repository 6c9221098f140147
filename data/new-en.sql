-- What kiosk new --language en puts into a new data file; see new-vi.sql.

INSERT INTO setting (name, value) VALUES
    ('title', 'Sample content'),
    ('organisation', 'Name of your organisation'),
    ('language', 'en'),
    ('theme', 'formal'),
    ('serial', '1'),
    ('as_of', date('now', 'localtime'));

UPDATE image SET name = 'sample.jpg', caption = 'A sample picture, drawn by the program' WHERE id = 1;

INSERT INTO slide (id, position, kind, heading, lead, body, link) VALUES
    (1, 10, 'announcement', 'This is a sample announcement',
     'Sample content: change it or delete it',
     '1. The heading says the main thing in one sentence
2. The line below it tells **when and where**
3. Text that is too long goes on to further pages
4. The link is shown as a code for people to scan',
     'https://example.org/sample');

INSERT INTO slide (id, position, kind, heading, note, chart) VALUES
    (2, 20, 'statistics', 'Sample figures in four tiles', 'Sample figures, not real ones', 'tiles');
INSERT INTO statistic (slide, position, label, value, decimals, prefix, unit, previous) VALUES
    (2, 1, 'visitors', 12480, 0, '', '', 11200),
    (2, 2, 'on time', 98.5, 1, '', '%', 97),
    (2, 3, 'meetings', 36, 0, '', '', NULL),
    (2, 4, 'suggestions', 157, 0, '', '', NULL);

INSERT INTO slide (id, position, kind, heading, note, chart, axis) VALUES
    (3, 30, 'statistics', 'Sample figures by month, in columns', 'Sample figures, not real ones',
     'columns', 'Month');
INSERT INTO statistic (slide, position, label, series, value, unit) VALUES
    (3, 1, 'Jan', 'Last year', 182, 'loans'), (3, 2, 'Jan', 'This year', 196, 'loans'),
    (3, 3, 'Feb', 'Last year', 118, 'loans'), (3, 4, 'Feb', 'This year', 104, 'loans'),
    (3, 5, 'Mar', 'Last year', 214, 'loans'), (3, 6, 'Mar', 'This year', 228, 'loans'),
    (3, 7, 'Apr', 'Last year', 226, 'loans'), (3, 8, 'Apr', 'This year', 251, 'loans'),
    (3, 9, 'May', 'Last year', 241, 'loans'), (3, 10, 'May', 'This year', 276, 'loans'),
    (3, 11, 'Jun', 'Last year', 168, 'loans'), (3, 12, 'Jun', 'This year', 190, 'loans');

INSERT INTO slide (id, position, kind, heading, presenter, presenter_office) VALUES
    (4, 40, 'awards', 'Sample awards: a short list', 'Name of the presenter', 'Office of the presenter');
INSERT INTO award (slide, position, category, recipient, reason) VALUES
    (4, 1, 'Teams', 'Sample team A', 'A sample reason'),
    (4, 2, 'People', 'Sample person B', 'A sample reason'),
    (4, 3, 'People', 'Sample person C', 'A sample reason');

INSERT INTO slide (id, position, kind, heading, note) VALUES
    (5, 50, 'awards', 'Sample roll of honour: a long list', 'Sample names, not real ones');
INSERT INTO award (slide, position, category, recipient, honour)
WITH RECURSIVE person (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM person WHERE n < 24)
SELECT 5, n, CASE WHEN n <= 12 THEN 'Sample prize, first class' ELSE 'Sample prize, second class' END,
       printf('Sample person %02d', n), printf('Group %d', 1 + n % 4)
FROM person;

INSERT INTO slide (id, position, kind, note) VALUES
    (6, 60, 'photo', 'Put a picture of your own here: kiosk image');
INSERT INTO photo (slide, position, image) VALUES (6, 1, 1);

INSERT INTO slide (id, position, kind, urgent, enabled, heading, body) VALUES
    (7, 70, 'announcement', 1, 0, 'A sample of an urgent notice',
     'This slide is switched off. In an emergency, change its text and set the column enabled to 1.');
